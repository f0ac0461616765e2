//! Article to text, Markdown and HTML. JSON is [`serde`]'s.
//!
//! Renderers print finished values and decide nothing. Whatever they print is safe where it goes: no control characters in
//! text, escaped Markdown, and HTML by an own allow-list writer that never copies a page's markup.

mod html;
mod markdown;
mod schema;
mod terminal;
mod text;

use crate::article::{Article, Metadata};
use serde_json_value::Json;
pub use terminal::{terminal_json, terminal_line};

impl Article {
    /// Plain text for a reader: title, date, authors, paragraphs wrapped to `width` columns, then the quotes with their
    /// speakers. Control characters of the page are left out, so a terminal is safe.
    ///
    pub fn to_text(&self, width: usize) -> String {
        text::render(self, width)
    }

    /// `CommonMark` with GitHub's tables. Inline links and emphasis are shown if the article has spans
    /// ([`Extractor::spans`](crate::Extractor::spans)). It holds no image and no HTML, no link, heading, list or table that the
    /// article does not have, and links lead to `http`, `https`, `mailto` or relative addresses only, whatever the page held.
    pub fn to_markdown(&self) -> String {
        markdown::render(self)
    }

    /// A fragment of HTML, an `<article>`: only elements that this crate writes itself, all text escaped, addresses of
    /// `http`, `https` and `mailto` or relative ones only. It holds no active content, whatever the page held.
    pub fn to_html(&self) -> String {
        html::render(self)
    }

    /// The article as a schema.org `NewsArticle` in JSON-LD. Printed, it may stand within a `<script>` as it is.
    pub fn to_schema_org(&self) -> Json {
        schema::render(self)
    }
}

impl Metadata {
    /// What the page says of itself as plain text for a reader: title, subtitle, and a line of date, authors and site. As
    /// safe for a terminal as [`Article::to_text`]; empty where the page says nothing.
    pub fn to_text(&self, width: usize) -> String {
        text::head(self, width)
    }
}

/// JSON without another crate's type in a signature.
pub(crate) mod serde_json_value {
    use serde::{Serialize, Serializer};

    /// A JSON document; prints and serialises as such. What it prints may stand within a `<script>` as it is: a `<`, which
    /// stands in strings alone, is printed as `\u003c`, so that no text ends the script or opens a comment in it.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Json(pub(crate) serde_json::Value);

    impl std::fmt::Display for Json {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&format!("{:#}", self.0).replace('<', "\\u003c"))
        }
    }

    impl Serialize for Json {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.serialize(serializer)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_json_may_stand_within_a_script() {
        let text = "a</script><!--<script>\"\\";
        let json = Json(serde_json::json!({"headline": text}));
        assert!(!json.to_string().contains('<'));
        let back: serde_json::Value = serde_json::from_str(&json.to_string()).expect("JSON");
        assert_eq!(back["headline"], text);
    }
}
