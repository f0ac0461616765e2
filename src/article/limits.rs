//! The bounds on what one page may cost and what one article may hold, each with a name, a unit and a default.

use super::names::names;

/// A limit's name: the method of [`Limits`] that sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of the input.
    Bytes,
    /// Open elements.
    Depth,
    /// Nodes of the tree.
    Nodes,
    /// Attributes of a tag.
    Attributes,
    /// Looks at open elements.
    Work,
    /// Bytes of visible text.
    TextBytes,
    /// Blocks of text.
    Blocks,
    /// Bytes of JSON-LD.
    JsonLdBytes,
    /// Scripts of JSON-LD.
    JsonLdScripts,
    /// Characters of a title.
    TitleChars,
    /// Authors.
    Authors,
    /// Characters of a name.
    NameChars,
    /// Bytes of an address.
    UrlBytes,
    /// Quotes.
    Quotes,
}

names!(Limit prints, "limit", Bytes = "bytes",
    Depth = "depth",
    Nodes = "nodes",
    Attributes = "attributes",
    Work = "work",
    TextBytes = "text_bytes",
    Blocks = "blocks",
    JsonLdBytes = "json_ld_bytes",
    JsonLdScripts = "json_ld_scripts",
    TitleChars = "title_chars",
    Authors = "authors",
    NameChars = "name_chars",
    UrlBytes = "url_bytes",
    Quotes = "quotes");

/// Bounds on time, memory and the size of what comes out, as a builder.
///
/// None of the defaults changes any of 1,302 real pages (their depth is at most 53, their nodes at most 27,755). Every bound is
/// counted and none is timed: the same bytes give the same answer on any machine. What is cut off at a limit is named in
/// [`Article::truncated`](crate::Article::truncated); only too many bytes are an error.
///
/// ```
/// use copydesk::{Error, Extractor, Limit, Limits};
/// let extractor = Extractor::new().limits(Limits::new().bytes(1_000));
/// let error = extractor.extract(&[b'x'; 2_000]).unwrap_err();
/// assert_eq!(error, Error::Limit { limit: Limit::Bytes, found: 2_000, allowed: 1_000 });
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Limits {
    pub(crate) bytes: usize,
    pub(crate) depth: usize,
    pub(crate) nodes: usize,
    pub(crate) attributes: usize,
    pub(crate) work: u64,
    pub(crate) text_bytes: usize,
    pub(crate) blocks: usize,
    pub(crate) json_ld_bytes: usize,
    pub(crate) json_ld_scripts: usize,
    pub(crate) title_chars: usize,
    pub(crate) authors: usize,
    pub(crate) name_chars: usize,
    pub(crate) url_bytes: usize,
    pub(crate) quotes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 20 << 20,
            depth: 512,
            nodes: 300_000,
            attributes: 1_024,
            work: 60_000_000,
            text_bytes: 4 << 20,
            blocks: 50_000,
            json_ld_bytes: 2 << 20,
            json_ld_scripts: 100,
            title_chars: 1_000,
            authors: 50,
            name_chars: 200,
            url_bytes: 8 << 10,
            quotes: 5_000,
        }
    }
}

impl Limits {
    /// The defaults, which stand at each method.
    pub fn new() -> Self {
        Self::default()
    }

    /// What a limit is set to.
    ///
    /// ```
    /// use copydesk::{Limit, Limits};
    /// assert_eq!(Limits::new().quotes(10).get(Limit::Quotes), 10);
    /// ```
    pub const fn get(&self, limit: Limit) -> u64 {
        match limit {
            Limit::Bytes => self.bytes as u64,
            Limit::Depth => self.depth as u64,
            Limit::Nodes => self.nodes as u64,
            Limit::Attributes => self.attributes as u64,
            Limit::Work => self.work,
            Limit::TextBytes => self.text_bytes as u64,
            Limit::Blocks => self.blocks as u64,
            Limit::JsonLdBytes => self.json_ld_bytes as u64,
            Limit::JsonLdScripts => self.json_ld_scripts as u64,
            Limit::TitleChars => self.title_chars as u64,
            Limit::Authors => self.authors as u64,
            Limit::NameChars => self.name_chars as u64,
            Limit::UrlBytes => self.url_bytes as u64,
            Limit::Quotes => self.quotes as u64,
        }
    }

    /// Bytes of the input, before and after decoding; more is [`Error::Limit`](crate::Error::Limit). Default 20 MiB.
    pub fn bytes(mut self, most: usize) -> Self {
        self.bytes = most;
        self
    }

    /// Nesting depth of elements, 16 to 4,096; deeper tags are dropped and their text stays, as in browsers. Default 512.
    pub fn depth(mut self, most: usize) -> Self {
        self.depth = most.clamp(16, 4_096);
        self
    }

    /// Nodes of the tree; the page ends where they are used up. Default 300,000.
    pub fn nodes(mut self, most: usize) -> Self {
        self.nodes = most;
        self
    }

    /// Attributes of one tag; further ones are dropped. Default 1,024.
    pub fn attributes(mut self, most: usize) -> Self {
        self.attributes = most;
        self
    }

    /// Open elements that the parser may look at in all, summed over tags: misnested tags make it look at every open one each
    /// time. A piece of text counts as ten. The page ends where they are used up. Default 60 million, some tenths of a second; real pages need less than 3.
    pub fn work(mut self, most: u64) -> Self {
        self.work = most;
        self
    }

    /// Bytes of visible text that are read, in UTF-8; the page ends there, and so does the plain text whose quotes are asked for
    /// ([`Extractor::quotes`](crate::Extractor::quotes)). Default 4 MiB, seven long novels.
    pub fn text_bytes(mut self, most: usize) -> Self {
        self.text_bytes = most;
        self
    }

    /// Blocks of text (paragraphs, headings, cells, menu items …) that are read; the page ends there. Default 50,000.
    pub fn blocks(mut self, most: usize) -> Self {
        self.blocks = most;
        self
    }

    /// Bytes of JSON-LD that are read of one page; a script that would exceed it is left out. Default 2 MiB.
    pub fn json_ld_bytes(mut self, most: usize) -> Self {
        self.json_ld_bytes = most;
        self
    }

    /// Scripts of JSON-LD that are read of one page. Default 100.
    pub fn json_ld_scripts(mut self, most: usize) -> Self {
        self.json_ld_scripts = most;
        self
    }

    /// Characters of a title, and of every other line of metadata; the description may have five times as many. Default 1,000.
    pub fn title_chars(mut self, most: usize) -> Self {
        self.title_chars = most;
        self
    }

    /// Authors, and as many agencies. Default 50.
    pub fn authors(mut self, most: usize) -> Self {
        self.authors = most;
        self
    }

    /// Characters of a name of an author, an agency or a tag. Default 200.
    pub fn name_chars(mut self, most: usize) -> Self {
        self.name_chars = most;
        self
    }

    /// Bytes of an address; a longer one is left out, since a part of an address is another address. Default 8 KiB.
    pub fn url_bytes(mut self, most: usize) -> Self {
        self.url_bytes = most;
        self
    }

    /// Quotations that are looked at, and clauses of reported speech where they are asked for. Default 5,000 of each.
    pub fn quotes(mut self, most: usize) -> Self {
        self.quotes = most;
        self
    }
}
