//! A piece of an article's text, for a language model or an index.

use serde::{Deserialize, Serialize};

/// A piece of [`Article::text`](crate::Article::text), as [`Article::chunks`](crate::Article::chunks) cuts it: exactly the slice that its
/// offsets name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Chunk {
    /// Its text. The first piece beneath a heading opens with that.
    pub text: String,
    /// The subheadings above it, the outermost first, its own last. The article's title is not among them.
    /// A heading of more than 200 characters is cut there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// Byte offset of its first byte in the article's text.
    pub start: usize,
    /// Byte offset behind its last byte.
    pub end: usize,
    /// As `start`, counted in characters.
    pub start_char: usize,
    /// As `end`, counted in characters.
    pub end_char: usize,
    /// About how many tokens it has; see [`estimated_tokens`](crate::estimated_tokens).
    pub tokens: usize,
}
