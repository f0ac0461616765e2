//! The fallbacks: a text from JSON-LD, or else from a program's data, where the page itself prints none.

use std::collections::HashSet;

use super::Text;
use super::text::words_of;
use crate::article::Limits;
use crate::article::{BodySource, Entry, Kind, Paragraph};
use crate::claims::{LinkedText, timestamp_of};
use crate::page::Page;
use crate::text::letter_chars;
use crate::text::words;

/// Words from which JSON-LD holds a text rather than a summary.
const MIN_WORDS: f32 = 40.0;
/// Share of the text in JSON-LD that the kept body may have at most, in words.
const MAX_KEPT: f32 = 0.3;
/// Share of the runs of the text in JSON-LD that the page may print at most, wherever: a page that prints it needs no fallback.
const MAX_PRINTED: f32 = 0.5;
/// Characters of a run: some five words.
const RUN: usize = 24;
/// Characters from one run to the next.
const STEP: usize = 48;

/// The confidence of a text that the page's own metadata calls the article's: the mean F1 of such texts on the 45 pages of the
/// corpus that have both one and a truth.
const CONFIDENCE: f32 = 0.9;

/// The confidence of a text from a program's data: no page of the corpus shows what it is worth, so it is less than that.
const PAYLOAD_CONFIDENCE: f32 = 0.7;

/// The text of a page whose text stands in JSON-LD only, or in another script's data. `kept` is how many words of the page were kept.
pub(super) fn linked_body(
    page: &Page,
    linked: &LinkedText,
    source: BodySource,
    kept: f32,
    language: Option<&str>,
) -> Option<Text> {
    let texts = || linked.updates.iter().map(|update| update.body.as_str()).chain(linked.body.as_deref());
    let words: f32 = texts().map(words).sum();
    if words < MIN_WORDS || kept > MAX_KEPT * words {
        return None;
    }
    let all: Vec<char> = texts().flat_map(letter_chars).collect();
    if printed(&all, &page.text) > MAX_PRINTED {
        return None;
    }
    let mut body: Vec<Paragraph> = linked.body.as_deref().map(paragraphs).unwrap_or_default();
    let mut entries = Vec::new();
    for update in &linked.updates {
        let start = body.len();
        if let Some(headline) = &update.headline {
            body.push(Paragraph {
                kind: Kind::Heading,
                text: headline.clone(),
                level: Some(2),
                ..Paragraph::default()
            });
        }
        body.extend(paragraphs(&update.body));
        entries.push(Entry {
            time: update.posted.clone(),
            posted: update.posted.as_deref().and_then(|posted| timestamp_of(posted, language, "json_ld")),
            headline: update.headline.clone(),
            start,
            end: body.len(),
        });
    }
    (!body.is_empty()).then(|| Text {
        words: words_of(&body),
        paragraphs: body,
        figures: Vec::new(),
        entries,
        source,
        least_confidence: if source == BodySource::JsonLd { CONFIDENCE } else { PAYLOAD_CONFIDENCE },
    })
}

/// The paragraphs of a string that may hold HTML: by its elements if it has any, else by its line ends.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let is_html = ["<p", "<br", "<div", "</"].iter().any(|tag| text.contains(tag));
    let page = if is_html {
        Page::parse(text, &Limits::default())
    } else {
        Page::from_text(&text.replace('\n', "\n\n"), &Limits::default())
    };
    let Ok(page) = page else { return Vec::new() };
    page.blocks
        .iter()
        .map(|block| Paragraph { text: page.block_text(block).to_owned(), ..Paragraph::default() })
        .collect()
}

/// How much of a text, as letters, the page prints: the share of its runs that the page has too.
fn printed(wanted: &[char], page: &str) -> f32 {
    if wanted.len() < RUN {
        return 1.0;
    }
    let runs: HashSet<&[char]> = wanted.windows(RUN).step_by(STEP).collect();
    let page: Vec<char> = letter_chars(page).collect();
    let found: HashSet<&[char]> = page.windows(RUN).filter(|run| runs.contains(run)).collect();
    found.len() as f32 / runs.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The footbridge over the river will close for two years, the harbour office said on Tuesday.\n\n\
        Its cables have rusted more than the engineers had expected when they looked at them in spring.\n\
        The town council will pay for a ferry that runs every ten minutes from six in the morning on.";

    fn read(html: &str, text: &str, kept: f32) -> Option<Text> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let linked = LinkedText { body: Some(text.to_owned()), updates: Vec::new() };
        linked_body(&page, &linked, BodySource::JsonLd, kept, None)
    }

    #[test]
    fn test_only_what_the_page_does_not_print() {
        let body = read("<div id=app></div>", TEXT, 0.0).expect("a body");
        assert_eq!(body.paragraphs.len(), 3);
        assert!(read(&format!("<div>{TEXT}</div>"), TEXT, 0.0).is_none(), "the page prints it");
        assert!(read("<div id=app></div>", TEXT, 45.0).is_none(), "enough was kept");
        assert!(read("<div id=app></div>", "A summary.", 0.0).is_none());
    }

    #[test]
    fn test_elements_part_the_paragraphs() {
        let html = format!("<p>{}</p><p>Second &amp; <b>last</b>.</p>", TEXT.replace('\n', " "));
        let body = read("", &html, 0.0).expect("a body");
        assert_eq!(body.paragraphs.last().map(|last| last.text.as_str()), Some("Second & last."));
    }
}
