//! The pictures of an article.

use serde::{Deserialize, Serialize};

/// A picture of the article: where its file is, what it shows, and where it stands in the body.
///
/// A caption that the body has is a paragraph of its kind too; `caption_paragraph` names it. Whoever wants no pictures clears
/// [`Article::figures`](crate::Article::figures): all that prints an article prints it without them.
///
/// ```
/// let page = include_str!("../../fixtures/pages/captions/page.html");
/// let article = copydesk::extract(page)?;
/// let figure = &article.figures[1];
/// assert_eq!(figure.url, "https://img.example/claes.jpg?w=1200");
/// assert_eq!(figure.caption.as_deref(), Some("Pieter Claes shows how high the water stood."));
/// assert_eq!(figure.caption_paragraph, Some(figure.before));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Figure {
    /// The picture's address: the largest that the page offers. It is absolute where the page's own address is known.
    pub url: String,
    /// Index of the paragraph of [`Article::body`](crate::Article::body) that it stands before: its caption's, where the body has
    /// that; the body's length where it stands behind everything.
    pub before: usize,
    /// Index of its caption in the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption_paragraph: Option<usize>,
    /// What the page says for those who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Its caption, without the credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Who made it, or who lets the page show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Its width in pixels, where the page states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Its height in pixels, where the page states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Whether it is the article's lead picture.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lead: bool,
}

impl Figure {
    /// A picture of your own, for tests: before the first paragraph, and nothing else known of it.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }
}
