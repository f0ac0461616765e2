//! Article to text, Markdown and HTML. JSON is [`serde`]'s.
//!
//! Renderers print finished values and decide nothing. Whatever they print is safe where it goes: no control characters in
//! text, escaped Markdown, and HTML by an own allow-list writer that never copies a page's markup.

mod chunks;
mod dates;
mod front_matter;
mod html;
mod markdown;
mod options;
mod schema;
pub mod terminal;
mod text;

use crate::article::{Article, Chunk, Metadata};
pub use options::MarkdownOptions;
use serde::Serialize;

impl Article {
    /// Plain text for a reader: title, date, authors, paragraphs wrapped to `width` columns, then the quotes with their
    /// speakers. Control characters of the page are left out, so a terminal is safe.
    ///
    pub fn to_text(&self, width: usize) -> String {
        text::render(self, width)
    }

    /// `CommonMark` with GitHub's tables. Inline links and emphasis are shown if the article has spans
    /// ([`Extractor::spans`](crate::Extractor::spans)), pictures where they stand if their addresses are absolute. It holds no HTML, no
    /// picture, link, heading, list or table that the article does not have; links lead to `http`, `https`, `mailto` or relative
    /// addresses only and pictures to `http` and `https`, whatever the page held.
    pub fn to_markdown(&self) -> String {
        markdown::render(self, MarkdownOptions::default())
    }

    /// As [`to_markdown`](Self::to_markdown), with options.
    pub fn to_markdown_with(&self, options: MarkdownOptions) -> String {
        markdown::render(self, options)
    }

    /// A fragment of HTML, an `<article>`: only elements that this crate writes itself, all text escaped, addresses of
    /// `http`, `https` and `mailto` or relative ones only, and pictures of `http` and `https`. It holds no active content, whatever the
    /// page held.
    pub fn to_html(&self) -> String {
        html::render(self)
    }

    /// The same as a page by itself: with charset, title and a style that reads well on a phone and on paper, in light and dark. It loads
    /// the pictures of the article and nothing else, and its own policy (CSP) forbids everything else.
    ///
    /// ```
    /// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
    /// assert!(article.to_html_page().contains(&article.to_html()));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn to_html_page(&self) -> String {
        html::page(self)
    }

    /// The text in pieces for a language model or an index: each a slice of [`text`](Self::text) of about `limit` tokens at most
    /// ([`estimated_tokens`](crate::estimated_tokens)), with the headings above it. Pieces stand beneath one heading each; they end where
    /// a paragraph ends, or, in a paragraph that is larger than the limit, a sentence. No sentence and no quote is cut, so one that is
    /// larger than the limit makes a piece that is.
    ///
    /// ```
    /// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
    /// let text = article.text();
    /// for chunk in article.chunks(100) {
    ///     assert_eq!(chunk.text, text[chunk.start..chunk.end]);
    ///     println!("{} > {} ({} tokens)", chunk.headings.join(" > "), chunk.text, chunk.tokens);
    /// }
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn chunks(&self, limit: usize) -> Vec<Chunk> {
        chunks::of(self, limit)
    }

    /// The article as a schema.org `NewsArticle` in JSON-LD, as text. It may stand within a `<script>` as it is: a `<`, which stands
    /// in strings alone, is printed as `\u003c`, so that no text ends the script or opens a comment in it.
    ///
    /// ```
    /// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
    /// let script = format!("<script type=\"application/ld+json\">{}</script>", article.to_schema_org());
    /// assert!(script.contains("\"@type\": \"NewsArticle\""));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn to_schema_org(&self) -> String {
        schema::text(self)
    }

    /// The same as a value that serialises, to stand within a document of your own.
    ///
    /// ```
    /// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
    /// let graph = serde_json::to_value(article.schema_org())?;
    /// assert_eq!(graph["@type"], "NewsArticle");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn schema_org(&self) -> impl Serialize + use<> {
        schema::value(self)
    }
}

impl Metadata {
    /// What the page says of itself as plain text for a reader: title, subtitle, and a line of date, authors and site. As
    /// safe for a terminal as [`Article::to_text`]; empty where the page says nothing.
    pub fn to_text(&self, width: usize) -> String {
        text::head(self, width)
    }
}
