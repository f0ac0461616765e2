//! The article: what comes out.

use serde::{Deserialize, Serialize};

use super::names::names;
use super::{Figure, Fingerprint, Limit, Metadata, Paragraph, Quote, Timestamp};

/// A news article, as the page prints it. Owned, `Send + Sync`; its JSON is [`serde`]'s, and comes back as the same value.
///
/// ```
/// use copydesk::{Article, Kind};
/// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
/// for paragraph in article.body.iter().filter(|paragraph| paragraph.kind == Kind::Heading) {
///     println!("## {}", paragraph.text);
/// }
/// let stored = serde_json::to_string(&article)?;
/// let again: Article = serde_json::from_str(&stored)?;
/// assert_eq!(article, again);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Article {
    /// What the page says of itself.
    #[serde(flatten)]
    pub meta: Metadata,
    /// The text in reading order.
    pub body: Vec<Paragraph>,
    /// Where the body comes from.
    pub body_source: BodySource,
    /// Its pictures, in the order of the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// The entries of a live blog, in the order of the page; empty elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
    /// Who said what; offsets point into `body`.
    pub quotes: Vec<Quote>,
    /// The text in 64 bits, of which texts that are nearly the same have nearly all alike: duplicates are found by it. None where the
    /// text is too short to be told by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Fingerprint>,
    /// The word F1 that pages with such scores had on sites that the fit had not seen, 0 to 1: at 1 their bodies had every word of the article
    /// and no other. It says nothing of title, day or authors, which [`field_confidence`](crate::Metadata::field_confidence) does.
    pub confidence: f32,
    /// Which limits cut something off, by their names in [`Limits`](crate::Limits); empty as a rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub truncated: Vec<Limit>,
}

impl Article {
    /// An article of your own, for tests: no quotes, no entries, a confidence of 1.
    ///
    /// ```
    /// use copydesk::{Article, Kind, Paragraph, Metadata};
    /// let mut meta = Metadata::default();
    /// meta.title = Some("Bridge closed".to_owned());
    /// let article = Article::new(meta, vec![Paragraph::new(Kind::Paragraph, "It will stay shut.")]);
    /// assert!(article.to_markdown().starts_with("# Bridge closed"));
    /// ```
    pub fn new(meta: Metadata, body: Vec<Paragraph>) -> Self {
        Self {
            fingerprint: Fingerprint::of_body(&body),
            meta,
            body,
            body_source: BodySource::Page,
            figures: Vec::new(),
            entries: Vec::new(),
            quotes: Vec::new(),
            confidence: 1.0,
            truncated: Vec::new(),
        }
    }

    /// The body alone, as plain text: its paragraphs, parted by blank lines. Captions stand beside the text and pull quotes repeat
    /// it, so both are left out.
    ///
    /// ```
    /// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
    /// let text = article.text();
    /// assert!(text.split("\n\n").count() > 2 && !text.contains("Velmouth closes its old footbridge for two years"));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn text(&self) -> String {
        text_of(&self.body)
    }

    /// The entry of a live blog that begins with a paragraph of the body.
    pub(crate) fn entry_at(&self, paragraph: usize) -> Option<&Entry> {
        let at = self.entries.binary_search_by_key(&paragraph, |entry| entry.start).ok()?;
        self.entries.get(at)
    }
}

/// The running text of some paragraphs, parted by blank lines.
pub(crate) fn text_of(paragraphs: &[Paragraph]) -> String {
    let texts = paragraphs.iter().filter(|paragraph| paragraph.is_of_text());
    texts.map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// Where the body comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodySource {
    /// The visible page.
    #[default]
    Page,
    /// JSON-LD `articleBody`: the page itself prints no text.
    JsonLd,
    /// Data of the page's own program, in a script: the page itself prints no text, and its JSON-LD states none.
    Payload,
    /// Plain text.
    Text,
}

names!(BodySource prints, "source of a body", Page = "page", JsonLd = "json_ld", Payload = "payload", Text = "text");

/// An entry of a live blog: when it was posted, and which paragraphs of the body it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entry {
    /// The time as the page prints it: "14:32", "2 hours ago".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The moment, where the page or its metadata states a date.
    #[serde(flatten, with = "super::timestamp::posted")]
    pub posted: Option<Timestamp>,
    /// Its headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Index of its first paragraph in [`Article::body`].
    pub start: usize,
    /// Index behind its last paragraph.
    pub end: usize,
}
