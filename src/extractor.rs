//! `Extractor`: the options, and the pipeline in one screenful.

use crate::article::{self, Article, BodySource, Kind, PageKind, Paragraph};
use crate::classify::{self, Verdicts};
use crate::decode;
use crate::error::{Error, NoArticle};
use crate::explain::Explanation;
use crate::limits::Limits;
use crate::metadata::{self, Claim, Meta};
use crate::page::Page;
use crate::quotes;
use crate::refusal;
use crate::signals::Context;
use crate::sniff;

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
    pub(crate) indirect: bool,
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

    /// Whether reported speech without quotation marks ("Peskov said that …") is among the quotes, as
    /// [`QuoteKind::Indirect`](crate::QuoteKind::Indirect). Only clauses that a cue clearly opens or closes are taken.
    pub fn indirect(mut self, on: bool) -> Self {
        self.indirect = on;
        self
    }

    /// The bounds on time and memory.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Extracts the article of a page's bytes.
    pub fn extract(&self, bytes: &[u8]) -> Result<Article, Error> {
        self.run(&self.page_of(bytes)?).0
    }

    /// Extracts the article of a page that is decoded already.
    pub fn extract_str(&self, html: &str) -> Result<Article, Error> {
        self.run(&Page::parse(html, &self.limits)?).0
    }

    /// Extracts the article of plain text: paragraphs parted by blank lines.
    pub fn extract_text(&self, text: &str) -> Result<Article, Error> {
        self.run(&Page::from_text(text, &self.limits)?).0
    }

    /// The quotes of a plain text in this extractor's language; as [`quotes`](crate::quotes()), with this extractor's options.
    ///
    /// ```
    /// let text = "Marta Lindholm said that the bridge would stay shut until spring.";
    /// let quotes = copydesk::Extractor::new().language("en").indirect(true).quotes(text);
    /// assert_eq!(quotes[0].text, "the bridge would stay shut until spring");
    /// ```
    pub fn quotes(&self, text: &str) -> Vec<quotes::Quote> {
        quotes::of_text(text, quotes::Options { language: self.language.as_deref(), indirect: self.indirect })
    }

    /// As [`extract`](Self::extract), with the evidence for every choice: it is the same run.
    pub fn explain(&self, bytes: &[u8]) -> Explanation {
        match self.page_of(bytes) {
            Ok(page) => {
                let (article, evidence) = self.run(&page);
                Explanation::new(&page, article, &evidence)
            }
            Err(error) => Explanation::of_error(error),
        }
    }

    fn page_of(&self, bytes: &[u8]) -> Result<Page, Error> {
        if bytes.len() > self.limits.bytes {
            return Err(Error::Limit {
                limit: "bytes",
                found: bytes.len() as u64,
                allowed: self.limits.bytes as u64,
            });
        }
        if let Some(found) = sniff::not_text(bytes) {
            return Err(Error::NotText { found });
        }
        let text = decode::decode(bytes, self.content_type.as_deref());
        let is_plain = self
            .content_type
            .as_deref()
            .is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/plain"));
        if is_plain { Page::from_text(&text, &self.limits) } else { Page::parse(&text, &self.limits) }
    }

    /// The pipeline: page, metadata, verdicts, article, quotes.
    fn run(&self, page: &Page) -> (Result<Article, Error>, Evidence) {
        let hints = metadata::ResolveHints {
            url: self.url.as_deref(),
            language: self.language.as_deref(),
            reference_time: self.reference_time.as_deref(),
        };
        let Meta { article: mut meta, claims, anchors } = metadata::resolve(page, hints);
        let context = Context::new(page, &anchors);
        let verdicts = classify::verdicts(&context, self.bias);
        // `<q>` quotes without marks: its span is needed even where spans are not asked for
        let has_quote_elements = page.inlines.iter().any(|inline| inline.mark == article::Mark::Quote);
        let body = article::body(page, &verdicts.blocks, self.spans || has_quote_elements);
        let is_live = meta.page_kind == Some(PageKind::LiveBlog);
        let kept = words_of(&body.paragraphs);
        let language = meta.language.clone();
        let linked = if is_live || kept < words(&anchors.article_body) {
            metadata::linked_text(page)
        } else {
            metadata::LinkedText::default()
        };
        let mut confidence = verdicts.confidence;
        let (mut paragraphs, entries, body_source) =
            match article::linked_body(page, &linked, kept, language.as_deref()) {
                Some(body) => {
                    confidence = confidence.max(LINKED_CONFIDENCE);
                    (body.paragraphs, body.entries, BodySource::JsonLd)
                }
                None => {
                    let declared = article::Declared {
                        is_live,
                        updates: &linked.updates,
                        language: language.as_deref(),
                    };
                    let entries = article::entries(page, &body, declared);
                    let source = if page.is_plain_text { BodySource::Text } else { BodySource::Page };
                    (body.paragraphs, entries, source)
                }
            };
        if !entries.is_empty() {
            meta.page_kind = Some(PageKind::LiveBlog);
        }
        // a standfirst or a line of service may stand before the paragraph that opens with the place
        meta.dateline = paragraphs
            .iter()
            .filter(|paragraph| matches!(paragraph.kind, Kind::Paragraph | Kind::Standfirst))
            .take(3)
            .find_map(|paragraph| metadata::dateline(&paragraph.text));
        let is_article = meta.page_kind == Some(PageKind::Article) || meta.published.is_some();
        let refusal = refusal::refusal(
            meta.title.as_deref().unwrap_or_default(),
            &page.text,
            words_of(&paragraphs),
            is_article,
        );
        let refusal = refusal.or_else(|| {
            let listing = classify::listing(&context, &verdicts);
            let is_declared = meta.page_kind.is_some()
                || meta.published.as_ref().is_some_and(|published| refusal::is_declared(published.source));
            let address = self.url.as_deref().or(meta.url.as_deref());
            let is_listing =
                body_source == BodySource::Page && refusal::is_listing(&listing, is_declared, address);
            is_listing.then_some(NoArticle::Listing)
        });
        if refusal == Some(NoArticle::Listing) {
            meta.page_kind = Some(PageKind::Index);
        }
        let article = if let Some(reason) = refusal {
            Err(Error::NoArticle { reason, partial: Box::new(meta) })
        } else {
            let quotes = quotes::find(
                &paragraphs,
                quotes::Options { language: meta.language.as_deref(), indirect: self.indirect },
            );
            if !self.spans {
                paragraphs.iter_mut().for_each(|paragraph| paragraph.spans = Vec::new());
            }
            Ok(Article {
                meta,
                body: paragraphs,
                body_source,
                entries,
                quotes,
                confidence,
                truncated: page.truncated.clone(),
            })
        };
        (article, Evidence { verdicts, claims })
    }
}

/// The confidence of a text that the page's own metadata calls the article's: the mean F1 of such texts on the 45 pages of the
/// corpus that have both one and a truth.
const LINKED_CONFIDENCE: f32 = 0.9;

fn words(text: &str) -> f32 {
    crate::page::measure(text).words
}

fn words_of(paragraphs: &[Paragraph]) -> f32 {
    paragraphs.iter().map(|paragraph| words(&paragraph.text)).sum()
}

/// What a run leaves for its explanation.
pub(crate) struct Evidence {
    pub(crate) verdicts: Verdicts,
    pub(crate) claims: Vec<Claim>,
}
