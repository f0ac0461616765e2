//! `FetchError`: which address failed, and why, for a program and for a person.

use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use crate::text::is_invisible;

/// Longest piece of a server's text that a message repeats.
const MAX_SHOWN: usize = 200;

/// Why a page could not be fetched, and at which address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{url}: {failure}{}", self.detour())]
#[non_exhaustive]
pub struct FetchError {
    /// The address that failed: the one that was asked for or, after redirects, the last one. It holds no credentials.
    pub url: String,
    /// The address that was asked for, if redirects led away from it.
    pub redirected_from: Option<String>,
    /// What went wrong; [`source`](std::error::Error::source) gives it too.
    #[source]
    pub failure: FetchFailure,
}

impl FetchError {
    /// A short, stable name of the failure, as the `batch` example prints it.
    pub fn kind(&self) -> &'static str {
        self.failure.kind()
    }

    fn detour(&self) -> String {
        self.redirected_from.as_ref().map(|first| format!(" (redirected from {first})")).unwrap_or_default()
    }
}

/// What went wrong with a fetch.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FetchFailure {
    /// The address cannot be read, or is too long.
    #[error("not an address that can be fetched: {reason}; http://… or https://… was expected")]
    Url {
        /// What is wrong with it.
        reason: String,
    },
    /// The scheme, the port or the address is not the public web's. Nothing was sent. The reason ends in what would let it through.
    #[error("blocked: {reason}")]
    Blocked {
        /// What is refused.
        reason: String,
    },
    /// The site's robots.txt forbids the page, or could not be read, which forbids all.
    #[error("robots.txt: {reason}")]
    Robots {
        /// Which of the two.
        reason: String,
    },
    /// No connection: the name is unknown, nobody listens, or the certificate is not trusted.
    #[error("no connection: {reason}")]
    Connect {
        /// What was met.
        reason: String,
    },
    /// A time-out: connecting, waiting for bytes, or the whole fetch.
    #[error("timed out after {:.1} s, while {doing}", after.as_secs_f64())]
    Timeout {
        /// Time since the fetch began.
        after: Duration,
        /// What was waited for.
        doing: &'static str,
    },
    /// The page is larger than allowed, on the wire or unpacked.
    #[error("larger than {limit} bytes; raise it with Fetcher::max_bytes if you trust the source")]
    TooLarge {
        /// Bytes that are allowed.
        limit: u64,
    },
    /// A status that brings no page.
    #[error("HTTP status {status}{}{}", reason_of(*status), retry(retry_after.as_ref()))]
    Status {
        /// The status code.
        status: u16,
        /// How long the server asks to wait, by `Retry-After`. Nothing here waits for it.
        retry_after: Option<Duration>,
    },
    /// A redirect that cannot be followed, or too many.
    #[error("redirect: {reason}")]
    Redirect {
        /// What is wrong with it.
        reason: String,
    },
    /// The answer is not HTTP.
    #[error("not a valid HTTP answer: {reason}")]
    Protocol {
        /// What was met.
        reason: String,
    },
    /// The connection ended before the page did.
    #[error("the page is cut off: the connection ended after {received} bytes")]
    Truncated {
        /// Bytes of the page that came, unpacked.
        received: u64,
    },
    /// The body cannot be unpacked.
    #[error("the Content-Encoding cannot be unpacked: {reason}")]
    Encoding {
        /// What was met.
        reason: String,
    },
    /// Neither HTML nor plain text.
    #[error("not a page: {found}; HTML or plain text was expected")]
    NotHtml {
        /// What it is instead.
        found: String,
    },
}

impl FetchFailure {
    /// A short, stable name.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Url { .. } => "url",
            Self::Blocked { .. } => "blocked",
            Self::Robots { .. } => "robots",
            Self::Connect { .. } => "connect",
            Self::Timeout { .. } => "timeout",
            Self::TooLarge { .. } => "too_large",
            Self::Status { .. } => "status",
            Self::Redirect { .. } => "redirect",
            Self::Protocol { .. } => "protocol",
            Self::Truncated { .. } => "truncated",
            Self::Encoding { .. } => "encoding",
            Self::NotHtml { .. } => "not_html",
        }
    }
}

/// The statuses that a reader meets, in words.
fn reason_of(status: u16) -> &'static str {
    match status {
        204 | 205 => " (no content)",
        206 => " (part of a page, unasked)",
        304 => " (not modified, unasked)",
        401 => " (log-in required)",
        402 => " (payment required)",
        403 => " (forbidden)",
        404 => " (not found)",
        410 => " (gone)",
        429 => " (too many requests)",
        451 => " (unavailable for legal reasons)",
        500..600 => " (the server failed)",
        _ => "",
    }
}

fn retry(after: Option<&Duration>) -> String {
    after.map(|wait| format!("; the server asks to wait {} s", wait.as_secs())).unwrap_or_default()
}

/// What a resolver or a connection was refused for; travels through the client's own error.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refused(pub(super) String);

/// Text of a server or a user, fit for a message: without control characters, overrides of direction and what else cannot be seen,
/// and short.
pub(super) fn shown(text: &str) -> String {
    let mut seen = text.chars().filter(|&c| !c.is_control() && !is_invisible(c));
    let mut kept: String = seen.by_ref().take(MAX_SHOWN).collect();
    if seen.next().is_some() {
        kept.push('…');
    }
    kept
}

/// An error and its causes. `io::Error` hides the error that it wraps from `source`, so it is opened here.
fn causes<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> + use<'a> {
    /// A chain of causes has a few links; more is a circle.
    const MOST: usize = 16;
    std::iter::successors(Some(error), |error| {
        let error: &'a (dyn StdError + 'static) = *error;
        match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner as &(dyn StdError + 'static)),
            None => error.source(),
        }
    })
    .take(MOST)
}

fn is_timeout(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| {
        cause.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_timeout)
            || cause.downcast_ref::<io::Error>().is_some_and(|cause| cause.kind() == io::ErrorKind::TimedOut)
    })
}

fn innermost(error: &(dyn StdError + 'static)) -> String {
    shown(&causes(error).last().map(ToString::to_string).unwrap_or_default())
}

fn io_kinds(error: &(dyn StdError + 'static)) -> impl Iterator<Item = io::ErrorKind> {
    causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind)
}

/// Why no answer came. `after` is the time since the fetch began.
pub(super) fn of_request(error: &reqwest::Error, after: Duration) -> FetchFailure {
    if let Some(refused) = causes(error).find_map(|cause| cause.downcast_ref::<Refused>()) {
        return FetchFailure::Blocked { reason: refused.to_string() };
    }
    if is_timeout(error) {
        let doing = if error.is_connect() { "connecting" } else { "waiting for the answer" };
        return FetchFailure::Timeout { after, doing };
    }
    if error.is_connect() {
        return FetchFailure::Connect { reason: innermost(error) };
    }
    FetchFailure::Protocol { reason: innermost(error) }
}

/// Why the body, as it comes off the wire, ended.
pub(super) fn of_body(error: &io::Error, after: Duration, received: u64) -> FetchFailure {
    if is_timeout(error) {
        return FetchFailure::Timeout { after, doing: "reading the page" };
    }
    let is_cut = io_kinds(error).any(|kind| {
        matches!(
            kind,
            io::ErrorKind::UnexpectedEof
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe
        )
    });
    if is_cut {
        return FetchFailure::Truncated { received };
    }
    FetchFailure::Protocol { reason: innermost(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_messages_are_for_a_person_and_name_both_addresses() {
        let error = FetchError {
            url: "http://10.0.0.1/".to_owned(),
            redirected_from: Some("https://news.example/a".to_owned()),
            failure: FetchFailure::Blocked {
                reason: "10.0.0.1 is not a public address (private)".to_owned(),
            },
        };
        assert_eq!(
            error.to_string(),
            "http://10.0.0.1/: blocked: 10.0.0.1 is not a public address (private) (redirected from https://news.example/a)"
        );
        assert_eq!(StdError::source(&error).map(ToString::to_string), Some(error.failure.to_string()));
        let failure = FetchFailure::Status { status: 429, retry_after: Some(Duration::from_secs(30)) };
        assert_eq!(failure.to_string(), "HTTP status 429 (too many requests); the server asks to wait 30 s");
        let failure =
            FetchFailure::Timeout { after: Duration::from_millis(15_020), doing: "reading the page" };
        assert_eq!(failure.to_string(), "timed out after 15.0 s, while reading the page");
    }

    #[test]
    fn test_shown_text_holds_no_control_characters_and_is_short() {
        assert_eq!(
            shown("gpj.\u{202e}exe\u{2066}\u{e0041}\u{feff}"),
            "gpj.exe",
            "nor what turns text round or is unseen"
        );
        assert_eq!(shown("a\u{1b}[31mb\r\nc\u{9b}d"), "a[31mbcd");
        assert_eq!(shown(&"ü".repeat(500)).chars().count(), MAX_SHOWN + 1);
    }

    #[test]
    fn test_wrapped_errors_are_found() {
        let error = io::Error::other(io::Error::other(Refused("x".to_owned())));
        assert!(causes(&error).any(|cause| cause.downcast_ref::<Refused>().is_some()));
        let cut = io::Error::other(io::Error::new(io::ErrorKind::UnexpectedEof, "end"));
        assert_eq!(of_body(&cut, Duration::ZERO, 7), FetchFailure::Truncated { received: 7 });
    }
}
