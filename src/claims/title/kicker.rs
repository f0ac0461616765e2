//! The kicker within a heading: the short line above a headline, in an element of its own.

use crate::page::{Page, RowId};
use crate::text::letter_chars;

/// Parts of class names of the line above a headline, in several languages. Lower case.
pub(in crate::claims) const KICKERS: &[&str] = &[
    "kicker",
    "overline",
    "eyebrow",
    "topline",
    "roofline",
    "dachzeile",
    "spitzmarke",
    "oberzeile",
    "antetitulo",
    "volanta",
    "occhiello",
    "surtitre",
    "suptitle",
    "overtitle",
    "preheadline",
    "pre-headline",
    "pretitle",
    "cintillo",
    "chapeu",
];

/// Elements of a heading that are looked at, bytes of a class, and characters of a kicker.
const MAX_INNER: usize = 12;
const MAX_CLASS: usize = 400;
const MAX_KICKER: usize = 80;
/// Letters that a headline has at least: what is left of a shorter one was no kicker's headline.
const MIN_HEADLINE: usize = 8;

/// A title without the kicker that stands ahead of it in its heading, and the kicker: where an element named for a kicker begins
/// the heading, and the title begins with its letters.
pub(super) fn parted<'a>(page: &'a Page, block: usize, title: &str) -> Option<(String, &'a str)> {
    let block = page.blocks.get(block)?;
    let heading = &page.rows[block.row as usize];
    let inner = (block.row + 1..heading.end).take(MAX_INNER).find(|&row| {
        let (from, to) = page.rows[row as usize].text;
        let is_first = from <= block.text.0 && to > from && to < block.text.1;
        is_first && is_named(page, row)
    })?;
    let kicker = page.row_text(inner);
    if kicker.chars().count() > MAX_KICKER {
        return None;
    }
    let mut letters = letter_chars(kicker).peekable();
    letters.peek()?;
    let mut end = 0;
    for (at, c) in title.char_indices() {
        if letters.peek().is_none() {
            break;
        }
        end = at + c.len_utf8();
        if c.is_alphanumeric() && c.to_lowercase().any(|c| letters.next() != Some(c)) {
            return None;
        }
    }
    let headline = title[end..].trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|' | '•' | '·' | '/')
    });
    let is_whole =
        letters.next().is_none() && headline.chars().filter(|c| c.is_alphanumeric()).count() >= MIN_HEADLINE;
    is_whole.then(|| (headline.to_owned(), kicker))
}

/// Whether an element's class is that of a kicker.
fn is_named(page: &Page, row: RowId) -> bool {
    page.attr(row, "class").is_some_and(|class| {
        let class = class[..class.floor_char_boundary(MAX_CLASS)].to_ascii_lowercase();
        KICKERS.iter().any(|name| class.contains(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    #[test]
    fn test_only_a_named_kicker_that_opens_the_heading_is_cut_off() {
        for (heading, title, expected) in [
            (
                "<span class=kicker>Marle</span> <span>Council closes the ferry</span>",
                "Marle: Council closes the ferry",
                Some(("Council closes the ferry", "Marle")),
            ),
            (
                "<span class='article__overline'>Streit um Brücke</span>Rat stimmt für den Abriss",
                "Streit um Brücke Rat stimmt für den Abriss",
                Some(("Rat stimmt für den Abriss", "Streit um Brücke")),
            ),
            (
                "<small class=occhiello>Il caso</small> Chiude il traghetto",
                "Il caso – Chiude il traghetto",
                Some(("Chiude il traghetto", "Il caso")),
            ),
            ("<span class=kicker>Marle</span> Council closes the ferry", "Council closes the ferry", None),
            (
                "<span class=city>Marle</span> Council closes the ferry",
                "Marle: Council closes the ferry",
                None,
            ),
            ("Council closes <span class=kicker>the ferry</span>", "Council closes the ferry", None),
            ("<span class=kicker>Live</span> Osk", "Live Osk", None),
        ] {
            let html = format!("<p>Menu</p><h1>{heading}</h1><p>Text.</p>");
            let page = Page::parse(&html, &Limits::default()).expect("small");
            let found = parted(&page, 1, title);
            assert_eq!(
                found.as_ref().map(|(title, kicker)| (title.as_str(), *kicker)),
                expected,
                "{heading}"
            );
        }
    }
}
