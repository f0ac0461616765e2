#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod article;
mod assemble;
mod blocks;
mod claims;
mod explain;
mod extractor;
#[cfg(feature = "fetch")]
#[cfg_attr(docsrs, doc(cfg(feature = "fetch")))]
pub mod fetch;
#[cfg(feature = "fixtures")]
pub mod fixtures;
mod forest;
#[cfg(feature = "lab")]
#[doc(hidden)]
pub mod lab;
mod lexicon;
mod page;
mod quotes;
mod render;
mod site_rules;
mod text;

pub use article::{
    Access, AccessState, Article, BodySource, Chunk, Direction, Entry, Error, FieldConfidence, Figure,
    Fingerprint, FingerprintError, Kind, Limit, Limits, Mark, Metadata, PageKind, Paragraph, Person,
    Precision, Quote, QuoteKind, QuotePart, Refusal, RightsKind, RightsStatement, Source, Span, SpeakerKind,
    Timestamp, TimestampError, UnknownName,
};
pub use blocks::Reason;
pub use explain::{
    BlockExplanation, CandidateExplanation, ClaimExplanation, Contribution, DrawingExplanation, Explanation,
    RulePart, SpeakerExplanation,
};
pub use extractor::Extractor;
pub use quotes::quotes;
pub use render::{MarkdownOptions, terminal};
pub use site_rules::{Selector, SelectorError, SiteRule, SiteRules};
pub use text::estimated_tokens;

/// Extracts the article of a page that is decoded already.
///
/// `html` is the whole page. The answer is an [`Article`], or an [`Error`] that says why there is none; nothing panics.
/// Options are set on an [`Extractor`]. Accuracy may change in any release.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let page = include_str!("../fixtures/pages/sprite/page.html");
/// let article = copydesk::extract(page)?;
/// assert_eq!(article.meta.title.as_deref(), Some("Velmouth closes its old footbridge for two years"));
/// # Ok(())
/// # }
/// ```
///
pub fn extract(html: &str) -> Result<Article, Error> {
    Extractor::new().extract_str(html)
}

/// The guide to saved pages, whose code needs their feature.
#[cfg(all(doctest, feature = "fixtures"))]
#[doc = include_str!("../docs/saved-pages.md")]
mod saved_pages {}

/// The guides, whose code is compiled and run as this crate's own.
#[cfg(doctest)]
mod guides {
    macro_rules! guides {
        ($($name:ident = $file:literal),* $(,)?) => {
            $(#[doc = include_str!(concat!("../docs/", $file, ".md"))] mod $name {})*
        };
    }
    guides!(
        start = "start",
        fields = "fields",
        why = "why",
        quotes = "quotes",
        threads = "threads",
        limits = "limits",
        site_rules = "site-rules",
        chunks = "chunks",
        rights = "rights",
        coming_from = "coming-from",
        dataset = "dataset",
        cluster = "cluster",
    );
}
