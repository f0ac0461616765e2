//! Text to tree: html5ever's tree builder, scripting off, through the guard.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::tree::{Bytes, Tree};
use super::{Attributes, feed};
use crate::article::Error;
use crate::article::{Limit, Limits};

/// What closes a title.
const TITLE_END: &str = "</title>";

/// A parsed page and what its limits cut off.
pub(super) struct Parsed {
    pub(super) tree: Tree,
    pub(super) truncated: Vec<Limit>,
    pub(super) origin: Origin,
}

/// How what was parsed differs from the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// Bytes of the mark that stood before it.
    mark: u32,
    /// Where a title's end tag was put in, if one was.
    closed: Option<u32>,
}

impl Origin {
    /// The bytes of the page for those of what was parsed.
    pub(super) fn in_page(self, bytes: Bytes) -> Bytes {
        let in_page = |at: u32| {
            let added =
                if self.closed.is_some_and(|closed| at > closed) { TITLE_END.len() as u32 } else { 0 };
            at.saturating_sub(added) + self.mark
        };
        match bytes.known() {
            Some(_) => Bytes { from: in_page(bytes.from), to: in_page(bytes.to) },
            None => bytes,
        }
    }
}

/// Parses a page within limits.
pub(super) fn parse(html: &str, limits: &Limits, attributes: Attributes) -> Result<Parsed, Error> {
    if html.len() > limits.bytes {
        return Err(Error::Limit {
            limit: Limit::Bytes,
            found: html.len() as u64,
            allowed: limits.bytes as u64,
        });
    }
    let bare = html.strip_prefix('\u{feff}').unwrap_or(html);
    let closed = unclosed_title(bare);
    let text =
        closed.map_or(Cow::Borrowed(bare), |at| Cow::Owned([&bare[..at], TITLE_END, &bare[at..]].concat()));
    let (tree, truncated) = feed::parse(&text, limits, attributes);
    let origin = Origin { mark: (html.len() - bare.len()) as u32, closed: closed.map(|at| at as u32) };
    Ok(Parsed { tree, truncated, origin })
}

/// Bytes of a page in which its `<title>` opens.
const HEAD_BYTES: usize = 20_000;

/// Where a `<title>` that is never closed ends: before the next tag, as its readers' browsers once had it. The whole page would be
/// title else.
fn unclosed_title(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let open = memchr_iter(b'<', head).find(|&at| is_tag(&bytes[at + 1..], b"title"))?;
    let is_closed = memchr_iter(b'<', &bytes[open + 1..])
        .any(|at| bytes.get(open + at + 2) == Some(&b'/') && is_tag(&bytes[open + at + 3..], b"title"));
    let text = open + memchr(b'>', &bytes[open..])? + 1;
    let next = text + memchr(b'<', &bytes[text..])?;
    (!is_closed).then_some(next)
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
        assert_eq!(unclosed_title("<Title>A ferry\n<body><p>x"), Some(15));
        for html in [
            "<title>A ferry</title><p>x",
            "<TITLE>1 < 2</TITLE ><p>x",
            "<title>A ferry",
            "<p>x",
            "<titles><p>x",
            "<title",
        ] {
            assert_eq!(unclosed_title(html), None, "{html}");
        }
    }
}
