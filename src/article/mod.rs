//! Finished values: what comes out, owned and plain. They serialise, and know nothing of how they were found.

#[expect(clippy::module_inception, reason = "the article is the chief of the finished values")]
mod article;
mod chunk;
mod error;
mod figure;
mod fingerprint;
mod join;
mod limits;
mod metadata;
pub(crate) mod names;
mod paragraph;
mod quote;
mod rights;
mod source;
mod timestamp;

pub(crate) use article::text_of;
pub use article::{Article, BodySource, Entry};
pub use chunk::Chunk;
pub use error::{Error, Refusal};
pub use figure::Figure;
pub use fingerprint::{Fingerprint, FingerprintError};
pub(crate) use join::joined;
pub use limits::{Limit, Limits};
pub use metadata::{Access, AccessState, Direction, FieldConfidence, Metadata, PageKind, Person};
pub use names::UnknownName;
pub use paragraph::{Kind, Mark, Paragraph, Span};
pub use quote::{Quote, QuoteKind, QuotePart, SpeakerKind};
pub use rights::{RightsKind, RightsStatement};
pub use source::Source;
pub use timestamp::{Precision, Timestamp, TimestampError};
