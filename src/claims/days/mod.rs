//! When the article was published and changed: candidates, named signals, a forest, and what follows from its choice.
//!
//! Every reading of a date at one place is a candidate, also those of comments, teasers and the foot: the forest must see what it
//! shall refuse. What decides is mostly how the days differ from each other, and how many kinds of source name the same one.

mod address;
mod facts;
mod gather;
mod keys;
mod resolve;
mod says;
mod signals;

pub(super) use gather::{Given, Stated, stated_by};
#[cfg(any(test, feature = "lab"))]
pub(crate) use resolve::Candidates;
#[cfg(feature = "lab")]
pub(crate) use resolve::LEAST;
pub(crate) use resolve::contributions;
pub(super) use resolve::resolve;
pub(crate) use signals::SIGNALS;

use crate::article::Timestamp;
use crate::page::RowId;
use keys::{Key, Node};
use says::Says;

/// Where a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    JsonLd,
    Meta,
    Microdata,
    Rdfa,
    /// The machine-readable value of a `<time>`.
    Time,
    /// Another attribute for machines: `data-date`, the title of an abbreviation.
    Attribute,
    /// The text of an element that is named for a date, or of a `<time>`.
    Named,
    Line,
    /// The headline, or a part of `<title>`.
    Title,
    Address,
    /// The address of an image.
    Image,
    /// "3 hours ago", counted from the reference time.
    Ago,
}

impl Source {
    /// Its name in claims and timestamps.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "json_ld",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::Rdfa => "rdfa",
            Self::Time => "time",
            Self::Attribute | Self::Named => "markup",
            Self::Line | Self::Title | Self::Ago => "text",
            Self::Address => "url",
            Self::Image => "image",
        }
    }

    fn is_printed(self) -> bool {
        matches!(self, Self::Time | Self::Named | Self::Line)
    }

    /// Whether it is written for machines.
    fn is_stated(self) -> bool {
        matches!(self, Self::JsonLd | Self::Meta | Self::Microdata | Self::Rdfa)
    }
}

/// How a date was read, where it can be read in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Only,
    /// The likelier one of day and month, and the other.
    First,
    Other,
    /// An instant an hour or two before midnight in UTC, as the next day: local midnight east of Greenwich.
    NextDay,
}

/// One reading of a date at one place.
#[derive(Debug, Clone)]
struct Candidate {
    source: Source,
    key: Key,
    timestamp: Timestamp,
    /// Days since 1970.
    day: i32,
    reading: Reading,
    /// Of a meta element: how much of a standard its name is, 0 to 3.
    standard: u8,
    /// Of JSON-LD and microdata: what the thing is.
    node: Node,
    /// Of JSON-LD: depth, index, and whether address and headline are the page's own (1), another's (-1) or unknown (0).
    depth: u8,
    index: u16,
    own_address: i8,
    own_headline: i8,
    /// Where it stands on the page.
    row: Option<RowId>,
    block: Option<usize>,
    /// What the words before, after, within, and in the blocks around say, and how far before the date the first do.
    before: Says,
    before_distance: u8,
    after: Says,
    inside: Says,
    label: Says,
    /// What the names of its element say.
    named: Says,
    /// What further words before it or in its label say, which no signal reads.
    further: Says,
    /// Whether it is the stock sentence of a blog.
    is_stock: bool,
    /// Its share of its part of the line and of the line, and the line's length in bytes; nothing where it is no line.
    share: f32,
    line_share: f32,
    line: u16,
    /// Whether it opens the line, and its part of the line.
    is_first: bool,
    opens_part: bool,
    is_span: bool,
    /// Share of the block's letters that are links.
    link_share: f32,
    is_written_for_machines: bool,
}
