//! The article: what comes out.

use serde::Serialize;

use super::{Paragraph, PartialArticle, Quote, Timestamp};

/// A news article, as the page prints it. Owned, `Send + Sync`; its JSON is [`serde`]'s.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Article {
    /// What the page says of itself.
    #[serde(flatten)]
    pub meta: PartialArticle,
    /// The text in reading order.
    pub body: Vec<Paragraph>,
    /// Where the body comes from.
    pub body_source: BodySource,
    /// The entries of a live blog, in the order of the page; empty elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
    /// Who said what; offsets point into `body`.
    pub quotes: Vec<Quote>,
    /// How likely it is that this is the article and the whole of it, 0 to 1.
    pub confidence: f32,
    /// Which limits cut something off, by their names in [`Limits`](crate::Limits); empty as a rule.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub truncated: Vec<&'static str>,
}

impl Article {
    /// The entry of a live blog that begins with a paragraph of the body.
    pub(crate) fn entry_at(&self, paragraph: usize) -> Option<&Entry> {
        let at = self.entries.binary_search_by_key(&paragraph, |entry| entry.start).ok()?;
        self.entries.get(at)
    }
}

/// Where the body comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BodySource {
    /// The visible page.
    Page,
    /// JSON-LD `articleBody`: the page itself prints no text.
    JsonLd,
    /// Plain text.
    Text,
}

/// An entry of a live blog: when it was posted, and which paragraphs of the body it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// The time as the page prints it: "14:32", "2 hours ago".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The moment, where the page or its metadata states a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posted: Option<Timestamp>,
    /// Its headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Index of its first paragraph in [`Article::body`].
    pub start: usize,
    /// Index behind its last paragraph.
    pub end: usize,
}
