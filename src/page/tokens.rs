//! The tags and texts of a page as tokens, without html5ever's tokenizer, which reads character by character and is most of a
//! parse. It would also make tokens of their own of each null, carriage return and ampersand, and the tree builder keeps every token of
//! a table's text: a page of nothing else cost seconds and hundreds of megabytes.
//!
//! Character references are read as the standard has it, with what it repairs; the tree must be the tokenizer's in any case, which
//! [`feed`](super::feed) tests.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind};
use html5ever::{Attribute, LocalName, QualName, ns};

use super::Attributes;
use super::guard::is_read;
use super::scan::AttributeSpan;

/// Names that are remembered; a page has some thirty.
const NAMES: usize = 128;
/// Bytes that are looked through one by one before the rest is searched.
const NEAR: usize = 8;
/// Longest name of a character reference that a semicolon ends.
const LONGEST_NAME: usize = 32;
/// Shortest name of one that may do without it.
const SHORTEST_LEGACY: usize = 2;
/// Longest name of one that may do without.
const LONGEST_LEGACY: usize = 6;

/// What a stretch of a page is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Text between tags, where nulls are dropped; some insertion modes want to see the first of them.
    Text,
    /// An attribute's value, where an ampersand is more often itself.
    Value,
    /// The text of a title or a textarea.
    Title,
    /// The text of a script, a style and their like, which knows no character references.
    Raw,
}

/// Makes tokens of the pieces of a page.
pub(super) struct Maker<'a> {
    html: &'a str,
    /// The same, of which a stretch is shared and not copied; none for a page of more bytes than a tendril holds.
    shared: Option<StrTendril>,
    /// Which attributes are kept, by name.
    is_wanted: fn(&str) -> bool,
    tags: Names<'a>,
    attributes: Names<'a>,
    decoded: String,
}

/// Names met before, as they are written: the same few come again and again. An attribute that no stage reads has none.
struct Names<'a>(Vec<Option<(&'a str, Option<LocalName>)>>);

impl<'a> Names<'a> {
    fn new() -> Self {
        Self(vec![None; NAMES])
    }

    /// The name for what is written, in lower case, if it is wanted.
    fn get(&mut self, written: &'a str, is_wanted: fn(&str) -> bool) -> Option<LocalName> {
        let bytes = written.as_bytes();
        let at = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
        let (first, middle, last) = (at(0), at(bytes.len() / 2), at(bytes.len().saturating_sub(1)));
        let slot = (bytes.len() * 31 + first * 7 + last * 3 + middle) % NAMES;
        if let Some((known, name)) = &self.0[slot]
            && *known == written
        {
            return name.clone();
        }
        let lower;
        let name = if bytes.iter().any(|b| b.is_ascii_uppercase() || *b == 0) {
            lower = written.to_ascii_lowercase().replace('\0', "\u{fffd}");
            lower.as_str()
        } else {
            written
        };
        let name = is_wanted(name).then(|| LocalName::from(name));
        self.0[slot] = Some((written, name.clone()));
        name
    }
}

impl<'a> Maker<'a> {
    pub(super) fn new(html: &'a str, wanted: Attributes) -> Self {
        let is_wanted: fn(&str) -> bool = if wanted == Attributes::All { |_| true } else { is_read };
        let shared = (html.len() < u32::MAX as usize / 2).then(|| StrTendril::from_slice(html));
        Self { html, shared, is_wanted, tags: Names::new(), attributes: Names::new(), decoded: String::new() }
    }

    /// The name of the tag that begins with the `<` at `at`, and whether it is an end tag.
    pub(super) fn name(&mut self, at: usize, name: (usize, usize)) -> Option<(LocalName, TagKind)> {
        let kind = if name.0 == at + 1 { TagKind::StartTag } else { TagKind::EndTag };
        self.tags.get(&self.html[name.0..name.1], |_| true).map(|name| (name, kind))
    }

    /// A start tag with its attributes, those that some stage reads.
    pub(super) fn start_tag(&mut self, name: LocalName, spans: &[AttributeSpan], self_closing: bool) -> Tag {
        let mut attrs: Vec<Attribute> = Vec::new();
        for span in spans {
            let Some(local) = self.attributes.get(&self.html[span.name.0..span.name.1], self.is_wanted)
            else {
                continue;
            };
            // of several of one name, the first counts
            if attrs.iter().any(|known| known.name.local == local) {
                continue;
            }
            let value = self.text(span.value, Reading::Value);
            if attrs.is_empty() {
                attrs.reserve_exact(spans.len().min(4));
            }
            attrs.push(Attribute { name: QualName::new(None, ns!(), local), value });
        }
        Tag { kind: TagKind::StartTag, name, self_closing, attrs, had_duplicate_attributes: false }
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

    /// A stretch of the page as text: line ends are `\n`, character references decoded, nulls dropped or replaced.
    pub(super) fn text(&mut self, (from, to): (usize, usize), reading: Reading) -> StrTendril {
        let text = &self.html[from..to];
        let special = |text: &str| match reading {
            Reading::Raw => memchr::memchr2(b'\r', 0, text.as_bytes()),
            _ => memchr::memchr3(b'&', b'\r', 0, text.as_bytes()),
        };
        let is_special = |b: &u8| matches!(b, b'\r' | 0) || *b == b'&' && reading != Reading::Raw;
        let Some(mut at) = special(text) else {
            return match &self.shared {
                Some(page) => page.subtendril(from as u32, (to - from) as u32),
                None => StrTendril::from_slice(text),
            };
        };
        self.decoded.clear();
        let mut rest = text;
        loop {
            self.decoded.push_str(&rest[..at]);
            let byte = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            match byte {
                b'&' => rest = &rest[decode(rest, reading == Reading::Value, &mut self.decoded)..],
                b'\r' => {
                    self.decoded.push('\n');
                    rest = rest.strip_prefix('\n').unwrap_or(rest);
                }
                _ if reading == Reading::Text => {}
                _ => self.decoded.push(char::REPLACEMENT_CHARACTER),
            }
            // the next one is near where a page has nothing else
            let near = &rest.as_bytes()[..rest.len().min(NEAR)];
            match near.iter().position(is_special).or_else(|| special(rest)) {
                Some(next) => at = next,
                None => break,
            }
        }
        self.decoded.push_str(rest);
        StrTendril::from_slice(&self.decoded)
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

/// Decodes what follows an ampersand; how many bytes of it are read. Where nothing can be decoded, the ampersand is itself.
fn decode(reference: &str, is_value: bool, into: &mut String) -> usize {
    let bytes = reference.as_bytes();
    if bytes.first() == Some(&b'#') {
        return decode_number(bytes, into);
    }
    let end = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if end > 0 && end < LONGEST_NAME && bytes.get(end) == Some(&b';') {
        if let Some(c) = common(&reference[..end]) {
            into.push(c);
            return end + 1;
        }
        if push_named(&reference[..=end], into) {
            return end + 1;
        }
    }
    if end >= SHORTEST_LEGACY
        && let Some(name) = legacy(&reference[..end.min(LONGEST_LEGACY)])
    {
        // a parameter of an address, or a word
        let goes_on = bytes.get(name.len()).is_some_and(|&b| b == b'=' || b.is_ascii_alphanumeric());
        if !(is_value && goes_on) && push_named(name, into) {
            return name.len();
        }
    }
    into.push('&');
    0
}

/// Decodes a reference by number, from its `#` on.
fn decode_number(bytes: &[u8], into: &mut String) -> usize {
    let (radix, from) = if matches!(bytes.get(1), Some(b'x' | b'X')) { (16, 2) } else { (10, 1) };
    let digits = bytes[from..].iter().map_while(|&b| char::from(b).to_digit(radix));
    // beyond the last character it does not matter how far
    let (count, number) = digits
        .fold((0, 0_u32), |(count, number), digit| (count + 1, (number * radix + digit).min(0x11_0000)));
    if count == 0 {
        into.push('&');
        return 0;
    }
    let c = match number {
        0 => None,
        0x80..=0x9f => C1_REPLACEMENTS[number as usize - 0x80].or(char::from_u32(number)),
        _ => char::from_u32(number),
    };
    into.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    from + count + usize::from(bytes.get(from + count) == Some(&b';'))
}

/// Appends what a name of the table stands for.
fn push_named(name: &str, into: &mut String) -> bool {
    // beginnings of names are in the table too, and stand for nothing
    let Some(&(first, second)) = NAMED_ENTITIES.get(name).filter(|(first, _)| *first > 0) else {
        return false;
    };
    into.extend(char::from_u32(first));
    into.extend(char::from_u32(second).filter(|_| second > 0));
    true
}

/// The name that a word begins with, among those that need no semicolon. None of them begins another, so the last one up to the word
/// is the only one that can.
fn legacy(word: &str) -> Option<&'static str> {
    let at = LEGACY.partition_point(|name| *name <= word);
    at.checked_sub(1).map(|at| LEGACY[at]).filter(|name| word.starts_with(name))
}

/// The names of character references that need no semicolon, sorted.
#[rustfmt::skip]
const LEGACY: &[&str] = &[
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH", "Eacute",
    "Ecirc", "Egrave", "Euml", "GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc",
    "Ograve", "Oslash", "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute", "Ucirc", "Ugrave", "Uuml", "Yacute",
    "aacute", "acirc", "acute", "aelig", "agrave", "amp", "aring", "atilde", "auml", "brvbar", "ccedil", "cedil",
    "cent", "copy", "curren", "deg", "divide", "eacute", "ecirc", "egrave", "eth", "euml", "frac12", "frac14",
    "frac34", "gt", "iacute", "icirc", "iexcl", "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro", "middot",
    "nbsp", "not", "ntilde", "oacute", "ocirc", "ograve", "ordf", "ordm", "oslash", "otilde", "ouml", "para",
    "plusmn", "pound", "quot", "raquo", "reg", "sect", "shy", "sup1", "sup2", "sup3", "szlig", "thorn", "times",
    "uacute", "ucirc", "ugrave", "uml", "uuml", "yacute", "yen", "yuml",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str, reading: Reading) -> String {
        Maker::new(html, Attributes::Read).text((0, html.len()), reading).to_string()
    }

    #[test]
    fn test_references_are_decoded_as_the_standard_repairs_them() {
        for (page, expected) in [
            ("a &amp; b &#8217;&#x2014; &nbsp;&NotEqualTilde; & c &", "a & b ’— \u{a0}≂\u{338} & c &"),
            (
                "&#0;&#150;&#xd800;&#x110000;&#99999999999;&#;&#x;&#65",
                "\u{fffd}–\u{fffd}\u{fffd}\u{fffd}&#;&#x;A",
            ),
            ("&copy&copyx&copy=2&notit;&unknown;&ampamp;", "©©x©=2¬it;&unknown;&amp;"),
            ("a\rb\r\nc\0d&#13;", "a\nb\ncd\r"),
        ] {
            assert_eq!(read(page, Reading::Text), expected, "{page:?}");
        }
        for (page, expected) in [
            ("/x?a=1&copy=2&amp;lt=3&copyx&copy;&copy", "/x?a=1&copy=2&lt=3&copyx©©"),
            ("a\r\nb\0", "a\nb\u{fffd}"),
        ] {
            assert_eq!(read(page, Reading::Value), expected, "{page:?}");
        }
        assert_eq!(read("a&amp;\0", Reading::Title), "a&\u{fffd}");
        assert_eq!(read("a&amp;\0\r", Reading::Raw), "a&amp;\u{fffd}\n");
    }

    #[test]
    fn test_common_references_are_the_tables() {
        for name in ["amp", "lt", "gt", "quot", "nbsp"] {
            let (first, second) = NAMED_ENTITIES[format!("{name};").as_str()];
            assert_eq!((common(name).map(u32::from), second), (Some(first), 0), "{name}");
        }
    }

    #[test]
    fn test_names_without_a_semicolon_are_the_tables() {
        let mut names: Vec<&str> = NAMED_ENTITIES
            .entries()
            .filter(|(name, (first, _))| *first > 0 && !name.ends_with(';'))
            .map(|(name, _)| *name)
            .collect();
        names.sort_unstable();
        assert_eq!(names, LEGACY);
        assert!(names.iter().all(|name| (SHORTEST_LEGACY..=LONGEST_LEGACY).contains(&name.len())));
        assert!(names.windows(2).all(|pair| !pair[1].starts_with(pair[0])), "none begins another");
        let longest = NAMED_ENTITIES.entries().map(|(name, _)| name.len()).max();
        assert!(longest.is_some_and(|longest| longest <= LONGEST_NAME), "{longest:?}");
    }
}
