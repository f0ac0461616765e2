//! The pieces of a body, and the markup within them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::names::names;

/// A piece of the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// The bytes of the page that hold its text, markup included; only with [`Extractor::sources`](crate::Extractor::sources). Absent
    /// where no one stretch of the page does: a page that is not UTF-8, a text of JSON-LD, a frame, what was misnested in a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Range<usize>>,
}

impl Paragraph {
    /// A paragraph of a kind and a text; all else is empty.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), ..Self::default() }
    }

    /// Takes in what another piece of the page holds.
    pub(crate) fn reach(&mut self, source: Option<&Range<usize>>) {
        self.source = match (self.source.take(), source) {
            (Some(known), Some(more)) => Some(known.start.min(more.start)..known.end.max(more.end)),
            _ => None,
        };
    }

    /// Whether it is part of the running text: captions and pull quotes stand beside it, and frames have none.
    pub(crate) fn is_of_text(&self) -> bool {
        !matches!(self.kind, Kind::Caption | Kind::PullQuote) && !self.text.is_empty()
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
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
    /// An embedded post, with the line that says whose it is, or a frame of another site (a video, a chart), which has no text of its own.
    /// What a platform prints around a post ("View this post on …") is left out, so that a post may have no text either, but `author` and `url`.
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

names!(Kind prints, "kind of paragraph", Standfirst = "standfirst", Paragraph = "paragraph", Heading = "heading", ListItem = "list_item", Blockquote = "blockquote", PullQuote = "pull_quote", Embed = "embed", Caption = "caption", Table = "table", Code = "code", Note = "note");

/// An inline link or emphasis within a paragraph's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

names!(Mark prints, "mark", Link = "link", Emphasis = "emphasis", Strong = "strong", Code = "code", Quote = "quote");
