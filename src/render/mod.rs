//! Article to text, Markdown and HTML. JSON is [`serde`]'s.
//!
//! Renderers print finished values and decide nothing. Whatever they print is safe where it goes: no control characters in
//! text, escaped Markdown, and HTML by an own allow-list writer that never copies a page's markup.

mod html;
mod markdown;
mod schema;
mod text;

use crate::article::{Article, PartialArticle};
use crate::text::visible_line;
use serde_json_value::Json;

impl Article {
    /// Plain text for a reader: title, date, authors, paragraphs wrapped to `width` columns, then the quotes with their
    /// speakers. Control characters of the page are left out, so a terminal is safe.
    ///
    pub fn to_text(&self, width: usize) -> String {
        text::render(self, width)
    }

    /// `CommonMark` with GitHub's tables. Inline links and emphasis are shown if the article has spans
    /// ([`Extractor::spans`](crate::Extractor::spans)).
    pub fn to_markdown(&self) -> String {
        markdown::render(self)
    }

    /// A fragment of HTML, an `<article>`: only elements that this crate writes itself, all text escaped, addresses of
    /// `http`, `https` and `mailto` or relative ones only. It holds no active content, whatever the page held.
    pub fn to_html(&self) -> String {
        html::render(self)
    }

    /// The article as a schema.org `NewsArticle` in JSON-LD.
    pub fn to_schema_org(&self) -> Json {
        schema::render(self)
    }
}

impl PartialArticle {
    /// What the page says of itself as plain text for a reader: title, subtitle, and a line of date, authors and site. As
    /// safe for a terminal as [`Article::to_text`]; empty where the page says nothing.
    pub fn to_text(&self, width: usize) -> String {
        text::head(self, width)
    }
}

/// A text as one line for a terminal: white space collapsed; without control characters, overrides of direction and what else
/// cannot be seen. For programs that print a title, a quote or a message about a page; [`Article::to_text`] does so itself.
///
/// ```
/// assert_eq!(copydesk::terminal_line("gpj.\u{202e}exe\u{1b}[2J\n now"), "gpj.exe[2J now");
/// ```
pub fn terminal_line(text: &str) -> String {
    visible_line(text)
}

/// JSON without another crate's type in a signature.
pub(crate) mod serde_json_value {
    use serde::{Serialize, Serializer};

    /// A JSON document; prints and serialises as such.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Json(pub(crate) serde_json::Value);

    impl std::fmt::Display for Json {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{:#}", self.0)
        }
    }

    impl Serialize for Json {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.serialize(serializer)
        }
    }
}
