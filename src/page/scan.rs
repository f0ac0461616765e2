//! Where tags and comments end, as the tokenizer sees it, so that no tag reaches it with too many attributes.
//!
//! html5ever's tokenizer compares each new attribute with all before it, so a tag of a million attributes takes minutes, and
//! nothing behind the tokenizer can help. The scan mirrors the states of the HTML standard's tokenization that decide where a
//! token ends; where those depend on the tree (raw text, foreign content), the caller asks the tree builder. A scan that
//! guessed could be led astray by a quote in a comment or a script, and would then miss a tag, or cut one that is none.

use memchr::{memchr, memmem};

/// A piece of a page at a `<` in ordinary text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A start or end tag.
    Tag(TagPiece),
    /// A comment or what is treated as one, or a lone `<`.
    Other { end: usize },
    /// `<![CDATA[`, which depends on the tree.
    CData,
}

/// A tag as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TagPiece {
    pub(super) end: usize,
    /// Its name.
    pub(super) name: (usize, usize),
    /// Where its attribute after the `most`th begins, if it has so many.
    pub(super) cut: Option<usize>,
    pub(super) may_open_raw_text: bool,
    pub(super) is_self_closing: bool,
    /// Whether it is ended: the page's end may come first.
    pub(super) is_whole: bool,
}

/// Where an attribute's name and value stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AttributeSpan {
    pub(super) name: (usize, usize),
    pub(super) value: (usize, usize),
}

/// Reads the piece that begins with the `<` at `at`, and the first `most` attributes of a tag.
pub(super) fn piece(bytes: &[u8], at: usize, most: usize, attributes: &mut Vec<AttributeSpan>) -> Piece {
    attributes.clear();
    let rest = &bytes[at..];
    let to_bracket = |from: usize| memchr(b'>', &rest[from..]).map_or(bytes.len(), |end| at + from + end + 1);
    match rest.get(1) {
        Some(b) if b.is_ascii_alphabetic() => Piece::Tag(tag(bytes, at, at + 1, most, attributes)),
        Some(b'/') => match rest.get(2) {
            Some(b) if b.is_ascii_alphabetic() => Piece::Tag(tag(bytes, at, at + 2, most, attributes)),
            _ => Piece::Other { end: to_bracket(1) },
        },
        Some(b'!') if rest.starts_with(b"<!--") => Piece::Other { end: at + comment_end(rest) },
        Some(b'!') if rest.starts_with(b"<![CDATA[") => Piece::CData,
        Some(b'!' | b'?') => Piece::Other { end: to_bracket(1) },
        _ => Piece::Other { end: at + 1 },
    }
}

/// Where a comment ends: at `-->` (which may overlap its beginning, as in `<!-->`) or `--!>`.
fn comment_end(comment: &[u8]) -> usize {
    let plain = memmem::find(&comment[2..], b"-->").map_or(comment.len(), |end| 2 + end + 3);
    let bang = memmem::find(&comment[4..plain], b"--!>").map_or(comment.len(), |end| 4 + end + 4);
    plain.min(bang)
}

/// Where a CDATA section of foreign content ends.
pub(super) fn cdata_end(bytes: &[u8], at: usize) -> usize {
    memmem::find(&bytes[at..], b"]]>").map_or(bytes.len(), |end| at + end + 3)
}

/// Where the next end tag of that name begins, which alone may end raw text; within a script's comment it need not.
pub(super) fn raw_text_end(bytes: &[u8], mut at: usize, name: &[u8]) -> usize {
    while let Some(found) = memmem::find(&bytes[at..], b"</") {
        let end = at + found + 2 + name.len();
        let is_named = bytes.get(at + found + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_named && bytes.get(end).is_none_or(|&b| ends_name(b)) {
            return at + found;
        }
        at += found + 2;
    }
    bytes.len()
}

fn name_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|&b| ends_name(b)).map_or(bytes.len(), |length| from + length)
}

fn ends_name(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>')
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// The first byte from `from` on for which the test holds, or the end.
fn until(bytes: &[u8], from: usize, test: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|&b| test(b)).map_or(bytes.len(), |length| from + length)
}

fn tag(bytes: &[u8], start: usize, name: usize, most: usize, spans: &mut Vec<AttributeSpan>) -> TagPiece {
    let name_end = name_end(bytes, name);
    let mut found = TagPiece {
        end: bytes.len(),
        name: (name, name_end),
        cut: None,
        may_open_raw_text: name == start + 1 && is_raw_text(&bytes[name..name_end]),
        is_self_closing: false,
        is_whole: false,
    };
    let mut at = name_end;
    // where the last `/` between attributes ends
    let mut slash = usize::MAX;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'>' {
            return TagPiece { end: at + 1, is_self_closing: slash == at, is_whole: true, ..found };
        }
        if byte == b'/' || is_space(byte) {
            at += 1;
            if byte == b'/' {
                slash = at;
            }
            continue;
        }
        // whatever it is, a `=` too, a name begins here
        let from = at;
        at = until(bytes, at + 1, |b| ends_name(b) || b == b'=');
        let to = at;
        at = until(bytes, at, |b| !is_space(b));
        let mut value = (at, at);
        if bytes.get(at) == Some(&b'=') {
            at = until(bytes, at + 1, |b| !is_space(b));
            value = match bytes.get(at) {
                // only a quoted value may hold a `>`
                Some(&quote @ (b'"' | b'\'')) => {
                    let Some(length) = memchr(quote, &bytes[at + 1..]) else {
                        at = bytes.len();
                        spans_or_cut(spans, &mut found, most, AttributeSpan { name: (from, to), value });
                        continue;
                    };
                    at += length + 2;
                    (at - 1 - length, at - 1)
                }
                _ => {
                    let value = at;
                    at = until(bytes, at, |b| is_space(b) || b == b'>');
                    (value, at)
                }
            };
        }
        spans_or_cut(spans, &mut found, most, AttributeSpan { name: (from, to), value });
    }
    found
}

/// Notes an attribute, or that it is the first of too many.
fn spans_or_cut(spans: &mut Vec<AttributeSpan>, tag: &mut TagPiece, most: usize, span: AttributeSpan) {
    if spans.len() < most {
        spans.push(span);
    } else if tag.cut.is_none() {
        tag.cut = Some(span.name.0);
    }
}

/// Start tags behind which the tree builder may switch the tokenizer to raw text.
const RAW_TEXT: &[&[u8]] = &[
    b"iframe",
    b"noembed",
    b"noframes",
    b"noscript",
    b"plaintext",
    b"script",
    b"style",
    b"textarea",
    b"title",
    b"xmp",
];
/// How many there are.
pub(super) const RAW_TEXT_ELEMENTS: usize = RAW_TEXT.len();

/// Which of the raw text elements a name is.
pub(super) fn raw_text_element(name: &[u8]) -> Option<usize> {
    RAW_TEXT.iter().position(|raw| raw.eq_ignore_ascii_case(name))
}

fn is_raw_text(name: &[u8]) -> bool {
    raw_text_element(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the piece at the beginning covers.
    fn covered(html: &str) -> &str {
        match piece(html.as_bytes(), 0, 3, &mut Vec::new()) {
            Piece::Tag(TagPiece { end, .. }) | Piece::Other { end } => &html[..end],
            Piece::CData => "CDATA",
        }
    }

    #[test]
    fn test_pieces_end_where_the_standard_ends_them() {
        for (html, expected) in [
            ("<p>a", "<p>"),
            ("<p a='>' b=\">\" c=>d", "<p a='>' b=\">\" c=>"),
            ("<p =\">x\">", "<p =\">"),
            ("<p a\">x", "<p a\">"),
            ("<p a=b\">x", "<p a=b\">"),
            ("<p a= ' > ' >x", "<p a= ' > ' >"),
            ("<p a='1'b=\">\">x", "<p a='1'b=\">\">"),
            ("<p/a=/'>x", "<p/a=/'>"),
            ("</p a='>'>x", "</p a='>'>"),
            ("<!-- a --> b", "<!-- a -->"),
            ("<!--> b -->", "<!-->"),
            ("<!---> b -->", "<!--->"),
            ("<!--!> b -->", "<!--!> b -->"),
            ("<!-- a --!> b -->", "<!-- a --!>"),
            ("<!doctype html \">\">", "<!doctype html \">"),
            ("<?x '>' ?>", "<?x '>"),
            ("</ a='>'>", "</ a='>"),
            ("</>b", "</>"),
            ("< p>", "<"),
            ("<![CDATA[", "CDATA"),
            ("<p a='", "<p a='"),
        ] {
            assert_eq!(covered(html), expected, "{html}");
        }
    }

    #[test]
    fn test_raw_text_ends_at_its_own_end_tag() {
        let text = b"a</b></scriptx></scr</SCRIPT >b";
        assert_eq!(&text[raw_text_end(text, 0, b"script")..], b"</SCRIPT >b");
        assert_eq!(raw_text_end(b"a</scrip", 0, b"script"), 8);
    }

    #[test]
    fn test_attributes_are_counted_as_the_tokenizer_does() {
        for (html, cut) in [
            ("<p a b c>", None),
            ("<p a b c d e>", Some(9)),
            ("<p a='1 2 3 4 5' b=\"x y\" c=z>", None),
            ("<p a='1'b='2'c='3'd='4'>", Some(18)),
            ("<p/a/b/c/d>", Some(9)),
            ("<p a = 1 b = 2 c = 3 d>", Some(21)),
        ] {
            let Piece::Tag(TagPiece { cut: found, .. }) = piece(html.as_bytes(), 0, 3, &mut Vec::new())
            else {
                panic!("{html}")
            };
            assert_eq!(found, cut, "{html}");
        }
    }
}
