//! Text to tree: html5ever into scraper's tree, scripting off, through the guard.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};
use scraper::Html;

use super::feed;
use crate::article::Error;
use crate::article::{Limit, Limits};

/// A parsed page and what its limits cut off.
pub(crate) struct Parsed {
    pub(crate) html: Html,
    pub(crate) truncated: Vec<Limit>,
}

/// Parses a page within limits.
pub(crate) fn parse(html: &str, limits: &Limits) -> Result<Parsed, Error> {
    if html.len() > limits.bytes {
        return Err(Error::Limit {
            limit: Limit::Bytes,
            found: html.len() as u64,
            allowed: limits.bytes as u64,
        });
    }
    let (html, truncated) = feed::parse(&with_closed_title(html), limits);
    Ok(Parsed { html, truncated })
}

/// Bytes of a page in which its `<title>` opens.
const HEAD_BYTES: usize = 20_000;

/// A page whose `<title>` is never closed would be all title. It is closed before the next tag, as its readers' browsers once did.
fn with_closed_title(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let Some(open) = memchr_iter(b'<', head).find(|&at| is_tag(&bytes[at + 1..], b"title")) else {
        return Cow::Borrowed(html);
    };
    let is_closed = memchr_iter(b'<', &bytes[open + 1..])
        .any(|at| bytes.get(open + at + 2) == Some(&b'/') && is_tag(&bytes[open + at + 3..], b"title"));
    let text = memchr(b'>', &bytes[open..]).map(|end| open + end + 1);
    match text.and_then(|text| Some(text + memchr(b'<', &bytes[text..])?)) {
        Some(next) if !is_closed => Cow::Owned([&html[..next], "</title>", &html[next..]].concat()),
        _ => Cow::Borrowed(html),
    }
}

/// Whether what follows `<` or `</` is a tag of this name.
fn is_tag(rest: &[u8], name: &[u8]) -> bool {
    rest.len() > name.len()
        && rest[..name.len()].eq_ignore_ascii_case(name)
        && !rest[name.len()].is_ascii_alphanumeric()
        && rest[name.len()] != b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_title_that_is_never_closed_ends_before_the_next_tag() {
        assert_eq!(with_closed_title("<Title>A ferry\n<body><p>x"), "<Title>A ferry\n</title><body><p>x");
        for html in [
            "<title>A ferry</title><p>x",
            "<TITLE>1 < 2</TITLE ><p>x",
            "<title>A ferry",
            "<p>x",
            "<titles><p>x",
            "<title",
        ] {
            assert_eq!(with_closed_title(html), html);
        }
    }
}
