//! What templates leave in texts that are no HTML: character references and tags.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;

/// Most bytes between `&` and the end of a reference, and between `<` and `>` of a tag.
const MAX_REFERENCE: usize = 32;
const MAX_TAG: usize = 300;
/// References are often escaped twice: `&amp;eacute;`.
const ROUNDS: usize = 2;
/// How the names of accented letters end, behind the letter.
const ACCENTS: &[&str] = &["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "caron"];
/// Tags that stand in texts. Other words between `<` and `>` may be meant: "<tbd>".
const TAGS: &[&str] = &[
    "a", "abbr", "b", "big", "br", "center", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3",
    "h4", "h5", "h6", "i", "img", "ins", "li", "mark", "nobr", "ol", "p", "q", "s", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "ul", "wbr",
];
/// Those of them that part words.
const PARTING: &[&str] = &["br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "ul"];

/// A text with its character references resolved and its tags dropped, white space collapsed.
pub(crate) fn plain(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        if !text.contains('&') {
            break;
        }
        text = Cow::Owned(resolved(&text));
    }
    let text = if text.contains('<') { Cow::Owned(without_tags(&text)) } else { text };
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text with each character reference resolved, once.
fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((length, first, second)) = reference(rest) {
            out.extend(first);
            out.extend(second);
            rest = &rest[length..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The reference that a text begins with: its length in bytes, and what it stands for.
fn reference(text: &str) -> Option<(usize, Option<char>, Option<char>)> {
    let body = &text.as_bytes()[1..text.len().min(MAX_REFERENCE)];
    if body.first() == Some(&b'#') {
        let is_hex = matches!(body.get(1), Some(b'x' | b'X'));
        let digits = &text[if is_hex { 3 } else { 2 }..];
        let end = digits
            .bytes()
            .take(8)
            .take_while(|byte| if is_hex { byte.is_ascii_hexdigit() } else { byte.is_ascii_digit() })
            .count();
        let number = u32::from_str_radix(&digits[..end], if is_hex { 16 } else { 10 }).ok()?;
        let length = (if is_hex { 3 } else { 2 }) + end;
        let closed = length + usize::from(text.as_bytes().get(length) == Some(&b';'));
        return Some((closed, Some(char_of(number)?), None));
    }
    let end = body.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_closed = body.get(end) == Some(&b';');
    let mut name = &text[1..1 + end + usize::from(is_closed)];
    if !NAMED_ENTITIES.contains_key(name) {
        // an accented letter whose reference lost its end: "Redacci&oacuten"
        let length = ACCENTS.iter().find_map(|accent| {
            let at = name.get(1..)?.strip_prefix(accent).map(|_| 1 + accent.len())?;
            NAMED_ENTITIES.contains_key(&name[..at]).then_some(at)
        })?;
        name = &name[..length];
    }
    let &(first, second) = NAMED_ENTITIES.get(name)?;
    // the table also holds how names begin
    let first = char::from_u32(first).filter(|c| *c != '\0')?;
    // an address's "&copy=1" is none
    if !is_closed && body.get(end) == Some(&b'=') {
        return None;
    }
    Some((1 + name.len(), Some(first), char::from_u32(second).filter(|c| *c != '\0')))
}

/// The character of a number; the numbers between are those of a code page that pages of its time meant.
fn char_of(number: u32) -> Option<char> {
    const CODE_PAGE: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match number {
        0 => None,
        0x80..=0x9f => Some(CODE_PAGE[(number - 0x80) as usize]),
        number => char::from_u32(number),
    }
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag(rest) {
            Some((length, parts)) => {
                if parts {
                    out.push(' ');
                }
                rest = &rest[length..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The tag that a text begins with: its length in bytes, and whether it parts words.
fn tag(text: &str) -> Option<(usize, bool)> {
    let body = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let end = body.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let is_name = |name: &&str| name.eq_ignore_ascii_case(&body[..end]);
    if !TAGS.iter().any(is_name) || !body[end..].starts_with([' ', '>', '/', '\n', '\t']) {
        return None;
    }
    let close = text.bytes().take(MAX_TAG).position(|byte| byte == b'>')?;
    Some((close + 1, PARTING.iter().any(is_name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_references_and_tags_go_and_what_is_meant_stays() {
        for (text, expected) in [
            ("Caf&eacute; &amp; bar", "Café & bar"),
            ("Caf&amp;eacute;", "Café"),
            ("Redacci&oacuten de Osk", "Redacción de Osk"),
            ("&#8220;Osk&#x201d; &#146;s", "“Osk” ’s"),
            ("Z&zcaron;&nbsp;&hellip;", "Zž …"),
            ("A <b>bold</b> <i class=\"x\">storm</i><br/>at sea", "A bold storm at sea"),
            ("&lt;em&gt;Osk&lt;/em&gt; again", "Osk again"),
            ("I <3 ferries, 3 < 4 > 2, <tbd>, AT&T, R&D;", "I <3 ferries, 3 < 4 > 2, <tbd>, AT&T, R&D;"),
            ("?a=1&copy=2 &#0; &#xfffffff; &", "?a=1&copy=2 &#0; &#xfffffff; &"),
            ("<b", "<b"),
            ("&", "&"),
            ("&#", "&#"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
        assert_eq!(plain(&"&<".repeat(20_000)).len(), 40_000);
    }
}
