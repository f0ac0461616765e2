//! The article's text: the body that was kept, or the one fallback; and what only the text tells of the page.

use super::linked::linked_body;
use super::payload::payload_text;
use super::{Body, Declared, entries};
use crate::article::{BodySource, Entry, Figure, Kind, Metadata, PageKind, Paragraph};
use crate::claims::{LinkedText, dateline, linked_text};
use crate::page::Page;
use crate::text::words;

/// The article's text, and where it comes from.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) figures: Vec<Figure>,
    /// Its words.
    pub(crate) words: f32,
    pub(crate) entries: Vec<Entry>,
    pub(crate) source: BodySource,
    /// What the article's confidence is at least, for its source.
    pub(crate) least_confidence: f32,
}

/// Paragraphs of running text among which the dateline is looked for: a standfirst or a line of service may stand before the
/// one that opens with the place.
const DATELINE_PARAGRAPHS: usize = 3;

impl Text {
    /// Writes into the metadata what only the text tells: a dateline, and that the page is a live blog.
    pub(crate) fn complete(&self, meta: &mut Metadata) {
        if !self.entries.is_empty() {
            meta.page_kind = Some(PageKind::LiveBlog);
        }
        meta.dateline = self
            .paragraphs
            .iter()
            .filter(|paragraph| matches!(paragraph.kind, Kind::Paragraph | Kind::Standfirst))
            .take(DATELINE_PARAGRAPHS)
            .find_map(|paragraph| dateline(&paragraph.text));
    }
}

/// Words below which a page may be the shell of a program that draws its text.
const SHELL_WORDS: f32 = 60.0;

/// The text of a page: its kept body, or JSON-LD's where the page itself prints little of that, or that of its scripts' data (`html` is the
/// page as it came). `article_body` is JSON-LD's as
/// the metadata has it: without its line ends, which are read only where they are needed.
pub(crate) fn text(
    page: &Page,
    body: Body,
    figures: Vec<Figure>,
    article_body: &str,
    meta: &Metadata,
    html: &str,
) -> Text {
    let is_live = meta.page_kind == Some(PageKind::LiveBlog);
    let language = meta.language.as_deref();
    let kept = words_of(&body.paragraphs);
    let linked =
        if is_live || kept < words(article_body) { linked_text(page) } else { LinkedText::default() };
    if let Some(text) = linked_body(page, &linked, BodySource::JsonLd, kept, language) {
        return text;
    }
    if kept < SHELL_WORDS
        && !page.is_plain_text
        && let Some(body) = payload_text(html, meta.title.as_deref().unwrap_or_default())
    {
        let linked = LinkedText { body: Some(body), updates: Vec::new() };
        if let Some(text) = linked_body(page, &linked, BodySource::Payload, kept, language) {
            return text;
        }
    }
    let entries = entries(page, &body, Declared { is_live, updates: &linked.updates, language });
    let source = if page.is_plain_text { BodySource::Text } else { BodySource::Page };
    Text { paragraphs: body.paragraphs, words: kept, figures, entries, source, least_confidence: 0.0 }
}

pub(super) fn words_of(paragraphs: &[Paragraph]) -> f32 {
    paragraphs.iter().map(|paragraph| words(&paragraph.text)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    const TEXT: &str = "The footbridge over the river will close for two years, the harbour office said on Tuesday.\n\n\
        Its cables have rusted more than the engineers had expected when they looked at them in spring.\n\
        The town council will pay for a ferry that runs every ten minutes from six in the morning on.";

    #[test]
    fn test_the_pages_own_text_comes_first_and_tells_the_dateline() {
        let page = |html: &str| Page::parse(html, &Limits::default()).expect("small");
        let script = serde_json::json!({"@type": "NewsArticle", "articleBody": TEXT});
        let shell = page(&format!("<script type='application/ld+json'>{script}</script><div id=app></div>"));
        let linked = text(&shell, Body::default(), Vec::new(), TEXT, &Metadata::default(), "");
        assert_eq!((linked.source, linked.paragraphs.len()), (BodySource::JsonLd, 3));
        assert!(linked.least_confidence > 0.0);
        let paragraph = Paragraph { text: format!("VELMOUTH (AP) — {TEXT}"), ..Paragraph::default() };
        let body = Body { paragraphs: vec![paragraph], blocks: vec![0] };
        let own = text(&shell, body, Vec::new(), TEXT, &Metadata::default(), "");
        assert_eq!((own.source, own.least_confidence), (BodySource::Page, 0.0));
        let mut meta = Metadata::default();
        own.complete(&mut meta);
        assert_eq!((meta.dateline.as_deref(), meta.page_kind), (Some("VELMOUTH"), None));
    }
}
