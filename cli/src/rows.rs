//! Rows of JSON: one answer a line, `id` first, the keys of a value in one order wherever it is printed.

use copydesk::{Error, Metadata, Refusal};
use serde::Serialize;

/// The kind of the error of a file or folder that could not be opened or read: that may be otherwise another time.
pub(crate) const UNREADABLE: &str = "unreadable";

/// Why there is no article.
#[derive(Serialize)]
pub(crate) struct Failure<'a> {
    pub(crate) kind: &'a str,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Refusal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<&'a Metadata>,
}

impl<'a> Failure<'a> {
    pub(crate) fn new(kind: &'a str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), reason: None, partial: None }
    }

    pub(crate) fn of(error: &'a Error) -> Self {
        let reason = if let Error::NoArticle { reason, .. } = error { Some(*reason) } else { None };
        Self { reason, partial: error.partial(), ..Self::new(error.kind(), error.to_string()) }
    }
}

/// The exit code of a page that gave no article: it has none, or it could not be read.
pub(crate) fn no_article(error: &Error) -> u8 {
    if matches!(error, Error::NoArticle { .. } | Error::NotText { .. }) { 1 } else { 3 }
}

/// A row. An id is JSON already: it comes back as it was written.
pub(crate) fn row(id: &str, name: &str, value: &impl Serialize) -> String {
    let value = serde_json::to_string(value).unwrap_or_default();
    format!("{{\"id\":{id},\"{name}\":{value}}}")
}
