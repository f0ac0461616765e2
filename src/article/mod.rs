//! Finished values: what comes out, owned and plain. They serialise, and know nothing of how they were found.

#[expect(clippy::module_inception, reason = "the article is the chief of the finished values")]
mod article;
mod error;
mod limits;
mod metadata;
mod paragraph;
mod quote;
mod timestamp;

pub use article::{Article, BodySource, Entry};
pub use error::{Error, NoArticle};
pub use limits::Limits;
pub use metadata::{Access, AccessState, Direction, PageKind, PartialArticle};
pub use paragraph::{Kind, Mark, Paragraph, Span};
pub use quote::{Quote, QuoteKind, QuotePart, SpeakerKind};
pub use timestamp::{Precision, Timestamp};
