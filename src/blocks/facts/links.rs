//! Where the links of a block lead: to other sites, to stories, to places of the same page.

use super::{View, ratio};
use crate::article::Mark;
use crate::claims::Anchors;
use crate::page::Page;
use crate::text::host_of;

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
}

/// Links of a block that are looked at.
const MAX_LINKS: usize = 20;

/// Where the links of each block lead.
pub(super) fn links(page: &Page, views: &[View<'_>], anchors: &Anchors) -> Vec<Links> {
    let of_view = |view: &View<'_>| {
        if view.block.links == 0 {
            return Links::default();
        }
        let (from, to) = view.block.inlines;
        let (mut all, mut outside, mut stories, mut places) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for inline in page.inlines[from as usize..to as usize]
            .iter()
            .filter(|inline| inline.mark == Mark::Link)
            .take(MAX_LINKS)
        {
            let Some(href) = page.attr(inline.row, "href") else { continue };
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
        Links { outside: ratio(outside, all), stories: ratio(stories, all), places: ratio(places, all) }
    };
    views.iter().map(of_view).collect()
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
