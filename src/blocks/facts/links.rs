//! Where the links of a block lead: to other sites, to stories, to places of the same page.

use super::{View, ratio};
use crate::article::Mark;
use crate::claims::Anchors;
use crate::lexicon::page::{self as phrases, Phrases};
use crate::page::{Inline, Page};
use crate::text::{host_of, is_terminal};

/// Bytes from which the last part of a link's path is a story's, not a section's.
const SLUG_BYTES: usize = 25;
/// Digits from which it is a story's number or day.
const SLUG_DIGITS: usize = 6;

/// Where the links of a block lead, as shares of them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Links {
    /// To other sites.
    pub(crate) outside: f32,
    /// To stories of the same site.
    pub(crate) stories: f32,
    /// To places of the page, to scripts and to mail.
    pub(crate) places: f32,
    /// One of them opens a sentence that asks the reader for something, by its own words: "Sign up", "Donate".
    pub(crate) asks: bool,
}

/// Words of a block whose links may ask for something, and bytes of such a link's words: an appeal is short, and so is its button.
const APPEAL_WORDS: f32 = 60.0;
const ASKED_BYTES: usize = 60;

/// Links of a block that are looked at.
const MAX_LINKS: usize = 20;

/// Where the links of each block lead.
pub(super) fn links(page: &Page, views: &[View<'_>], anchors: &Anchors) -> Vec<Links> {
    let of_view = |view: &View<'_>| {
        if view.block.links == 0 {
            return Links::default();
        }
        let (from, to) = view.block.inlines;
        let mut asks = false;
        let (mut all, mut outside, mut stories, mut places) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for inline in page.inlines[from as usize..to as usize]
            .iter()
            .filter(|inline| inline.mark == Mark::Link)
            .take(MAX_LINKS)
        {
            let Some(href) = page.attr(inline.row, "href") else { continue };
            let words = page.text.get(inline.text.0 as usize..inline.text.1 as usize).unwrap_or_default();
            // in the middle of a sentence the writer speaks of it
            asks |= view.measure.words < APPEAL_WORDS
                && words.len() <= ASKED_BYTES
                && opens_sentence(page, view, inline)
                && phrases::of_text(words, APPEAL_WORDS).has(Phrases::NEWSLETTER);
            let href = href.trim();
            all += 1.0;
            if href.starts_with('#') || href.starts_with("javascript") || href.starts_with("mailto") {
                places += 1.0;
                continue;
            }
            let host = host_of(href);
            if !host.is_empty() && !anchors.host.is_empty() && !is_same_site(host, &anchors.host) {
                outside += 1.0;
                continue;
            }
            let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
            let slug = path.rsplit('/').next().unwrap_or_default();
            stories += f32::from(u8::from(
                slug.len() >= SLUG_BYTES || slug.bytes().filter(u8::is_ascii_digit).count() >= SLUG_DIGITS,
            ));
        }
        Links { outside: ratio(outside, all), stories: ratio(stories, all), places: ratio(places, all), asks }
    };
    views.iter().map(of_view).collect()
}

/// Whether a link is the first of its sentence.
fn opens_sentence(page: &Page, view: &View<'_>, inline: &Inline) -> bool {
    let before = page.text.get(view.block.text.0 as usize..inline.text.0 as usize).unwrap_or_default();
    // a colon announces it
    let ends = |c: char| is_terminal(c) || c == ':';
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !ends(c));
    before.chars().next_back().is_none_or(ends)
}

/// Whether two hosts end in the same two labels.
fn is_same_site(a: &str, b: &str) -> bool {
    a.rsplit('.').take(2).eq(b.rsplit('.').take(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_hosts_of_one_site_end_alike() {
        assert!(is_same_site("news.courier.example", "courier.example"));
        assert!(!is_same_site("courier.example", "ferry.example"));
    }
}
