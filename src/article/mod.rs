//! The article: what comes out, and its assembly from verdicts and metadata.

mod assemble;
mod credits;
mod embeds;
mod linked;
mod live;
mod text;

use serde::Serialize;

use crate::metadata::Timestamp;
use crate::quotes::Quote;

pub(crate) use assemble::{Body, Spans, body};
use live::{Declared, entries};
pub(crate) use text::{Text, text};

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

/// All that a page says of itself: an article without its text. Absent values are `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartialArticle {
    /// The headline, without the site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The line beneath the headline, where the page has one beside the standfirst.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The short line above the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The section or innermost breadcrumb.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// People, in order, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// News agencies and newsrooms that are credited.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agency: Vec<String>,
    /// The byline as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The place that opens the first paragraph ("MOSCOW").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// When it was published; where the page prints only when it was updated, that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// BCP 47 language, declared or else detected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Text direction, where it is right to left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The canonical URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of the AMP version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amp_url: Option<String>,
    /// The site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    /// The page's own summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Keywords.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The lead image's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The lead image's caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_caption: Option<String>,
    /// Who made the lead image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_credit: Option<String>,
    /// The licence's address or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Whether all of the text can be read, with the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// What sort of page this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_kind: Option<PageKind>,
}

/// Text direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Whether a reader gets the whole text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Access {
    /// Free, gated or unknown.
    pub state: AccessState,
    /// What on the page says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// The three answers to "may I read it all?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AccessState {
    /// The page says that it is free.
    Free,
    /// The page says, or shows, that part of it is for subscribers.
    Gated,
    /// The page does not say.
    Unknown,
}

/// What sort of page this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PageKind {
    /// One story.
    Article,
    /// A live blog with dated entries.
    LiveBlog,
    /// A list of stories.
    Index,
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

/// A piece of the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Paragraph {
    /// What it is.
    pub kind: Kind,
    /// Its text; lines of a table are parted by `\n`, its cells by `\t`.
    pub text: String,
    /// The level of a heading (1 to 6), the depth of a list item (1 to 6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Whether the list of a list item is ordered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered: Option<bool>,
    /// The number of a list item: as printed in an ordered list, its place from 1 on in any other. A further paragraph of
    /// the same item has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<i32>,
    /// The cells of a table, row by row; a cell that spans columns or rows is followed by empty ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Vec<String>>,
    /// The title of an embedded frame (a video, a chart), which a page names but does not print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A caption's credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Who wrote an embedded post; who is quoted in a blockquote, where its caption says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The address of an embedded post or frame, as the page gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Inline links and emphasis, in order; only with [`Extractor::spans`](crate::Extractor::spans).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
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

/// What a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// The summary that opens an article.
    Standfirst,
    /// Running text.
    #[default]
    Paragraph,
    /// A subheading.
    Heading,
    /// An item of a list.
    ListItem,
    /// Text quoted as a block.
    Blockquote,
    /// A quotation lifted from the body and printed a second time.
    PullQuote,
    /// An embedded post, or a frame of another site (a video, a chart), which has no text of its own.
    Embed,
    /// The caption of an image.
    Caption,
    /// A data table.
    Table,
    /// Preformatted text.
    Code,
    /// A correction, an update, an editor's note.
    Note,
}

/// An inline link or emphasis within a paragraph's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Span {
    /// Byte offset of the first byte in the paragraph's text.
    pub start: usize,
    /// Byte offset behind the last byte.
    pub end: usize,
    /// What the text is marked as.
    pub mark: Mark,
    /// A link's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// What inline markup says of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Mark {
    /// A link.
    Link,
    /// `<em>`, `<i>`.
    Emphasis,
    /// `<strong>`, `<b>`.
    Strong,
    /// `<code>`.
    Code,
    /// `<q>`.
    Quote,
}
