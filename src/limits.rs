//! The bounds on what one page may cost, each with a name and a default.

/// Bounds on time and memory, as a builder. None of the defaults changes any of 1,302 real pages (their depth is at most 53,
/// their nodes at most 27,755).
///
/// What is cut off at a limit is named in [`Article::truncated`](crate::Article::truncated); only too many bytes are an error.
///
/// ```
/// use copydesk::{Error, Extractor, Limits};
/// let extractor = Extractor::new().limits(Limits::new().bytes(1_000));
/// assert!(matches!(extractor.extract(&[b'x'; 2_000]), Err(Error::Limit { limit: "bytes", .. })));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Limits {
    pub(crate) bytes: usize,
    pub(crate) depth: usize,
    pub(crate) nodes: usize,
    pub(crate) attributes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 20 << 20, depth: 512, nodes: 300_000, attributes: 1_024 }
    }
}

impl Limits {
    /// The defaults: 20 MiB, depth 512, 300,000 nodes, 1,024 attributes a tag.
    pub fn new() -> Self {
        Self::default()
    }

    /// Bytes of the input, before and after decoding; more is [`Error::Limit`](crate::Error::Limit).
    pub fn bytes(mut self, most: usize) -> Self {
        self.bytes = most;
        self
    }

    /// Nesting depth of elements; deeper tags are dropped and their text stays, as in browsers.
    pub fn depth(mut self, most: usize) -> Self {
        self.depth = most.clamp(16, 4_096);
        self
    }

    /// Nodes of the tree; the page ends where they are used up.
    pub fn nodes(mut self, most: usize) -> Self {
        self.nodes = most;
        self
    }

    /// Attributes of one tag; further ones are dropped.
    pub fn attributes(mut self, most: usize) -> Self {
        self.attributes = most;
        self
    }
}
