//! What a renderer may be asked for.

/// Options of [`Article::to_markdown_with`](crate::Article::to_markdown_with), as a builder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct MarkdownOptions {
    pub(super) front_matter: bool,
}

impl MarkdownOptions {
    /// The defaults: no front matter.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the metadata stand above the text as YAML front matter, between two lines of `---`: title, subtitle, authors, agency,
    /// published, modified, url, site, section, language, description, tags, image, licence; what is absent is left out. Every value is
    /// a string in double quotes or a list of them, so that no reader takes a title for a number, a date or a truth value.
    ///
    /// ```
    /// use copydesk::MarkdownOptions;
    /// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
    /// let markdown = article.to_markdown_with(MarkdownOptions::new().front_matter(true));
    /// assert!(markdown.starts_with("---\ntitle: \"Velmouth closes its old footbridge for two years\"\n"));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn front_matter(mut self, on: bool) -> Self {
        self.front_matter = on;
        self
    }
}
