//! The plain tags and texts of a page as tokens, without html5ever's tokenizer, which reads character by character and is most of
//! a parse.
//!
//! Plain is what has one reading: no null, no carriage return, no character reference but the well-formed. Of anything else the
//! answer is `None`, and the tokenizer reads it; so this knows nothing of the standard's repairs and cannot differ from them.

use html5ever::data::NAMED_ENTITIES;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind};
use html5ever::{Attribute, LocalName, QualName, ns};

use super::guard::{MAX_VALUE, is_read};
use super::scan::AttributeSpan;

/// Names that are remembered; a page has some thirty.
const NAMES: usize = 128;
/// Longest number of a character reference, in digits.
const MAX_DIGITS: usize = 6;

/// Makes tokens of the pieces of a page.
pub(super) struct Maker<'a> {
    html: &'a str,
    tags: Names<'a>,
    attributes: Names<'a>,
    decoded: String,
}

/// What a name is read as.
#[derive(Debug, Clone)]
enum Reading {
    Name(LocalName),
    /// An attribute that no stage reads.
    Unread,
}

/// Names met before, as they are written: the same few come again and again.
struct Names<'a>(Vec<Option<(&'a str, Reading)>>);

impl<'a> Names<'a> {
    fn new() -> Self {
        Self(vec![None; NAMES])
    }

    /// The name for what is written, in lower case; `None` for one that is not plain.
    fn get(&mut self, written: &'a str, is_wanted: fn(&str) -> bool) -> Option<Reading> {
        let bytes = written.as_bytes();
        let (first, last) = (bytes.first()?, bytes.last()?);
        let middle = bytes[bytes.len() / 2];
        let slot =
            (bytes.len() * 31 + usize::from(*first) * 7 + usize::from(*last) * 3 + usize::from(middle))
                % NAMES;
        if let Some((known, reading)) = &self.0[slot]
            && *known == written
        {
            return Some(reading.clone());
        }
        if bytes.contains(&0) {
            return None;
        }
        let lower;
        let name = if bytes.iter().any(u8::is_ascii_uppercase) {
            lower = written.to_ascii_lowercase();
            lower.as_str()
        } else {
            written
        };
        let reading = if is_wanted(name) { Reading::Name(LocalName::from(name)) } else { Reading::Unread };
        self.0[slot] = Some((written, reading.clone()));
        Some(reading)
    }
}

impl<'a> Maker<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, tags: Names::new(), attributes: Names::new(), decoded: String::new() }
    }

    /// The name of the tag that begins with the `<` at `at`, and whether it is an end tag.
    pub(super) fn name(&mut self, at: usize, name: (usize, usize)) -> Option<(LocalName, TagKind)> {
        let kind = if name.0 == at + 1 { TagKind::StartTag } else { TagKind::EndTag };
        match self.tags.get(&self.html[name.0..name.1], |_| true)? {
            Reading::Name(name) => Some((name, kind)),
            Reading::Unread => None,
        }
    }

    /// A start tag with its attributes, those that some stage reads.
    pub(super) fn start_tag(
        &mut self,
        name: LocalName,
        spans: &[AttributeSpan],
        self_closing: bool,
    ) -> Option<Tag> {
        let mut attrs: Vec<Attribute> = Vec::new();
        for span in spans {
            let Reading::Name(local) = self.attributes.get(&self.html[span.name.0..span.name.1], is_read)?
            else {
                continue;
            };
            // of several of one name, the first counts
            if attrs.iter().any(|known| known.name.local == local) {
                continue;
            }
            if span.value.1 - span.value.0 > MAX_VALUE {
                return None;
            }
            let value = self.text(span.value, true)?;
            if attrs.is_empty() {
                attrs.reserve_exact(spans.len().min(4));
            }
            attrs.push(Attribute { name: QualName::new(None, ns!(), local), value });
        }
        Some(Tag { kind: TagKind::StartTag, name, self_closing, attrs, had_duplicate_attributes: false })
    }

    /// An end tag.
    pub(super) fn end_tag(name: LocalName) -> Tag {
        Tag {
            kind: TagKind::EndTag,
            name,
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        }
    }

    /// A stretch of the page as text, or as an attribute's value, where an ampersand is more often itself.
    pub(super) fn text(&mut self, (from, to): (usize, usize), is_value: bool) -> Option<StrTendril> {
        let text = &self.html[from..to];
        let Some(first) = memchr::memchr3(b'&', b'\r', 0, text.as_bytes()) else {
            return Some(StrTendril::from_slice(text));
        };
        if memchr::memchr2(b'\r', 0, &text.as_bytes()[first..]).is_some() {
            return None;
        }
        self.decoded.clear();
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
            self.decoded.push_str(&rest[..at]);
            let reference = &rest[at + 1..];
            rest = &reference[decode(reference, is_value, &mut self.decoded)?..];
        }
        self.decoded.push_str(rest);
        Some(StrTendril::from_slice(&self.decoded))
    }
}

/// The references that are nearly all of them: a look into the table of two thousand costs ten times as much.
fn common(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}

/// Decodes what follows an ampersand; how many bytes of it are read.
fn decode(reference: &str, is_value: bool, into: &mut String) -> Option<usize> {
    let bytes = reference.as_bytes();
    if bytes.first() == Some(&b'#') {
        let (radix, from) = if matches!(bytes.get(1), Some(b'x' | b'X')) { (16, 2) } else { (10, 1) };
        let digits = bytes[from..].iter().take_while(|b| char::from(**b).is_digit(radix)).count();
        let end = from + digits;
        if digits > MAX_DIGITS || bytes.get(end) != Some(&b';') {
            return None;
        }
        let code = u32::from_str_radix(&reference[from..end], radix).ok()?;
        // the standard maps control characters to others
        let c = char::from_u32(code).filter(|c| *c >= ' ' && !c.is_control())?;
        into.push(c);
        return Some(end + 1);
    }
    let end = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    match bytes.get(end) {
        _ if end == 0 => {
            into.push('&');
            Some(0)
        }
        Some(b';') => {
            if let Some(c) = common(&reference[..end]) {
                into.push(c);
                return Some(end + 1);
            }
            let &(first, second) = NAMED_ENTITIES.get(&reference[..=end])?;
            into.push(char::from_u32(first).filter(|_| first > 0)?);
            if second > 0 {
                into.push(char::from_u32(second)?);
            }
            Some(end + 1)
        }
        // a parameter of an address
        Some(b'=') if is_value => {
            into.push('&');
            into.push_str(&reference[..end]);
            Some(end)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str, is_value: bool) -> Option<String> {
        Maker::new(html).text((0, html.len()), is_value).map(|text| text.to_string())
    }

    #[test]
    fn test_well_formed_references_are_decoded() {
        let page = "a &amp; b &#8217;&#x2014; &nbsp;&NotEqualTilde; & c &";
        assert_eq!(text(page, false).as_deref(), Some("a & b ’— \u{a0}≂\u{338} & c &"));
        assert_eq!(
            text("/x?a=1&copy=2&amp;lt=3", true).as_deref(),
            Some("/x?a=1&copy=2&lt=3"),
            "a parameter"
        );
    }

    #[test]
    fn test_common_references_are_the_tables() {
        for name in ["amp", "lt", "gt", "quot", "nbsp"] {
            let (first, second) = NAMED_ENTITIES[format!("{name};").as_str()];
            assert_eq!((common(name).map(u32::from), second), (Some(first), 0), "{name}");
        }
    }

    #[test]
    fn test_what_the_standard_repairs_is_left_to_the_tokenizer() {
        for page in [
            "a\rb",
            "a\0b",
            "&#0;",
            "&#150;",
            "&#xd800;",
            "&#x110000;",
            "&#;",
            "&#65",
            "&copy",
            "&unknown;",
            "&notit;",
        ] {
            assert_eq!(text(page, false), None, "{page:?}");
        }
        assert_eq!(text("&copy=2", false), None);
        assert_eq!(text("?a&copy", true), None);
    }
}
