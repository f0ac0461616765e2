//! By what a server knows again what it has sent: `ETag` and `Last-Modified` (RFC 9110, 8.8).

use reqwest::header::{
    ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use serde::{Deserialize, Serialize};

/// The longest that is kept, and so sent again.
const MAX_VALIDATOR: usize = 1 << 10;

/// By what a server knows again what it has sent, as it said it: to be kept, and given to
/// [`Fetcher::fetch_if_changed`](super::Fetcher::fetch_if_changed).
///
/// ```
/// use copydesk::fetch::Validators;
/// let kept: Validators = serde_json::from_str(r#"{"etag": "\"a1\""}"#)?;
/// assert_eq!(kept.etag.as_deref(), Some("\"a1\""));
/// assert!(!kept.is_empty() && Validators::default().is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Validators {
    /// The `ETag`, with its quotation marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

impl Validators {
    /// Whether the server said nothing by which it could know the page again.
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }

    pub(super) fn of(headers: &HeaderMap) -> Self {
        let text = |name: &HeaderName| {
            let value = headers.get(name)?.to_str().ok()?;
            (!value.is_empty() && value.len() <= MAX_VALIDATOR).then(|| value.to_owned())
        };
        Self { etag: text(&ETAG), last_modified: text(&LAST_MODIFIED) }
    }

    /// Asks for what has changed since.
    pub(super) fn tell(&self, headers: &mut HeaderMap) {
        for (name, value) in [(IF_NONE_MATCH, &self.etag), (IF_MODIFIED_SINCE, &self.last_modified)] {
            // what a file held that somebody has changed may be no header
            if let Some(value) = value.as_deref().and_then(|value| HeaderValue::from_str(value).ok()) {
                headers.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_what_was_said_is_asked_with() {
        let mut answer = HeaderMap::new();
        answer.insert(ETAG, HeaderValue::from_static("W/\"a\""));
        answer.insert(LAST_MODIFIED, HeaderValue::from_static("Wed, 21 Oct 2015 07:28:00 GMT"));
        let mut question = HeaderMap::new();
        Validators::of(&answer).tell(&mut question);
        assert_eq!(question[IF_NONE_MATCH], "W/\"a\"");
        assert_eq!(question[IF_MODIFIED_SINCE], "Wed, 21 Oct 2015 07:28:00 GMT");
        answer.insert(ETAG, HeaderValue::from_str(&"a".repeat(2_000)).expect("ASCII"));
        answer.insert(LAST_MODIFIED, HeaderValue::from_bytes(b"\xff").expect("a value"));
        assert!(Validators::of(&answer).is_empty(), "neither too long nor unreadable");
        let mut question = HeaderMap::new();
        Validators { etag: Some("a\r\nX: b".to_owned()), last_modified: None }.tell(&mut question);
        assert!(question.is_empty());
    }
}
