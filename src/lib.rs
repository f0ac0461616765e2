//! News pages in, articles out.
#![doc = ""]

mod article;
mod classify;
mod decode;
mod error;
mod explain;
mod extractor;
#[cfg(feature = "fetch")]
mod fetch;
#[cfg(feature = "lab")]
#[doc(hidden)]
pub mod lab;
mod lexicon;
mod limits;
mod metadata;
mod page;
mod quotes;
mod render;
mod signals;

pub use article::{
    Access, AccessState, Article, BodySource, Direction, Kind, Mark, PageKind, Paragraph, PartialArticle,
    Span,
};
pub use classify::Reason;
pub use error::{Error, NoArticle};
pub use explain::{BlockExplanation, ClaimExplanation, Contribution, Explanation};
pub use extractor::Extractor;
pub use limits::Limits;
pub use metadata::{Precision, Timestamp};
pub use quotes::{Quote, QuoteKind, SpeakerKind, quotes};
pub use render::serde_json_value::Json;

/// Extracts the article of a page.
///
pub fn extract(html: &str) -> Result<Article, Error> {
    Extractor::new().extract_str(html)
}
