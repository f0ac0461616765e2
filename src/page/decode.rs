//! Bytes to text: byte-order mark, transport charset, `<meta>` prescan, detection, in the order that browsers keep.
//!
//! Any bytes decode to something; what is not valid in the encoding becomes U+FFFD.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Bytes of the beginning in which a `<meta>` may declare the encoding (the HTML standard's figure).
const PRESCAN_BYTES: usize = 1024;
/// Bytes that the detector reads: enough for a verdict on any page.
const DETECTION_BYTES: usize = 256 << 10;

/// Decodes a page. `content_type` is the transport's header, if there was one.
pub(crate) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    repaired(decode_once(bytes, content_type))
}

/// A text that was encoded twice on its way ("â" and two control characters for "’"), as it was meant.
fn repaired(text: Cow<'_, str>) -> Cow<'_, str> {
    if !is_twice_encoded(&text) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = memchr::memchr(LATIN_LEAD, rest.as_bytes()) {
        whole.push_str(&rest[..at]);
        rest = &rest[at..];
        // a Latin-1 character above 127 is two bytes long
        let (c, length) = twice_encoded(rest).unwrap_or((rest.chars().next().unwrap_or_default(), 2));
        whole.push(c);
        rest = &rest[length..];
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

/// First byte, in UTF-8, of the Latin-1 characters whose numbers are lead bytes of UTF-8.
const LATIN_LEAD: u8 = 0xc3;
/// Bytes of the shortest character encoded twice that proves it: three once.
const PROOF: usize = 6;

/// Whether a text holds a character that was encoded twice, one of three bytes or more with a control character among them: no text
/// has these beside each other for itself.
fn is_twice_encoded(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xc2, bytes).filter(|&at| matches!(bytes.get(at + 1), Some(0x80..=0x9f))).any(|at| {
        [2, 4].into_iter().filter_map(|back| at.checked_sub(back)).any(|lead| {
            bytes[lead] == LATIN_LEAD
                && twice_encoded(&text[lead..]).is_some_and(|(_, length)| length >= PROOF)
        })
    })
}

/// The character that the Latin-1 characters at the beginning of a text make up as bytes of UTF-8, and their length there.
fn twice_encoded(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0u8; 4];
    let mut count = 0;
    for (byte, c) in bytes.iter_mut().zip(text.chars()) {
        let Ok(latin) = u8::try_from(u32::from(c)) else { break };
        *byte = latin;
        count += 1;
    }
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let c = std::str::from_utf8(bytes[..count].get(..length)?).ok()?.chars().next()?;
    Some((c, 2 * length))
}

fn decode_once<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let declared = content_type.and_then(charset_of_content_type).or_else(|| charset_of_meta(bytes));
    let encoding = match declared {
        Some(encoding) if encoding == UTF_8 => {
            // declared UTF-8 is mostly true; where it is not, a detector does better than replacement characters
            return match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => decode_broken_utf8(bytes),
            };
        }
        Some(encoding) => {
            // many pages were stored as UTF-8 under their old declaration; valid multi-byte UTF-8 is no accident
            if (!encoding.is_single_byte() || encoding == WINDOWS_1252)
                && let Ok(text) = std::str::from_utf8(bytes)
                && has_multi_byte(bytes)
            {
                return Cow::Borrowed(text);
            }
            encoding
        }
        None => match std::str::from_utf8(bytes) {
            // valid UTF-8 is no accident; a detector costs as much as half of the parse
            Ok(text) => return Cow::Borrowed(text),
            Err(_) => detect(bytes),
        },
    };
    encoding.decode_without_bom_handling(bytes).0
}

/// UTF-16 without a mark, told by the zeros of the tag that it begins with.
pub(crate) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', ..] => Some(UTF_16BE),
        _ => None,
    }
}

fn has_multi_byte(bytes: &[u8]) -> bool {
    !bytes.is_ascii()
}

/// UTF-8 with broken characters stays UTF-8; a text that never was UTF-8 is decoded as what it was.
fn decode_broken_utf8(bytes: &[u8]) -> Cow<'_, str> {
    let shape = Shape::of(bytes);
    if shape.stray > shape.shaped {
        detected(bytes).decode_without_bom_handling(bytes).0
    } else {
        String::from_utf8_lossy(bytes)
    }
}

/// How bytes above 127 stand: as lead bytes with their continuations, or otherwise.
///
/// What was written as UTF-8 keeps that shape even where it is invalid (lone surrogates, overlong forms, a cut character); in any
/// other encoding most bytes above 127 stand alone or in other pairs.
struct Shape {
    shaped: usize,
    stray: usize,
}

impl Shape {
    fn of(bytes: &[u8]) -> Self {
        let mut shape = Self { shaped: 0, stray: 0 };
        let mut at = 0;
        while let Some(found) = bytes[at..].iter().position(|b| !b.is_ascii()) {
            at += found;
            let length = match bytes[at] {
                0xc0..=0xdf => 1,
                0xe0..=0xef => 2,
                0xf0..=0xf7 => 3,
                0xf8..=0xfb => 4,
                _ => 0,
            };
            let follow = bytes[at + 1..].iter().take(length).take_while(|&&b| b & 0xc0 == 0x80).count();
            if length > 0 && follow == length {
                shape.shaped += 1;
            } else {
                shape.stray += 1;
            }
            at += 1 + follow;
        }
        shape
    }
}

/// Characters in UTF-8 for each stray byte, from which undeclared bytes are UTF-8 with a few of them broken.
const MIN_SHAPED: usize = 4;

/// The encoding of bytes that declare none and are no valid UTF-8.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let shape = Shape::of(bytes);
    if shape.shaped > shape.stray * MIN_SHAPED { UTF_8 } else { detected(bytes) }
}

/// What the detector says.
fn detected(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(DETECTION_BYTES)];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// The charset of a `Content-Type`.
fn charset_of_content_type(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let at = lower.find("charset")?;
    let value = lower[at + "charset".len()..].trim_start().strip_prefix('=')?;
    label(value.trim().trim_matches(['"', '\'']).split([';', ' ', ',', '"', '\'']).next()?)
}

/// The encoding of a label; the standard's "replacement" decodes to nothing, so that bytes under it are rather detected.
fn label(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// What a `<meta>` in the first bytes declares. A page whose `<meta>` could be read as ASCII is no UTF-16, whatever it says.
fn charset_of_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN_BYTES)].to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&head[from..], b"<") {
        let tag = from + at;
        from = tag + 1;
        if head[tag..].starts_with(b"<!--") {
            from = memchr::memmem::find(&head[tag + 4..], b"-->").map_or(head.len(), |end| tag + 4 + end + 3);
            continue;
        }
        if !head[tag..].starts_with(b"<meta") {
            continue;
        }
        let end = memchr::memchr(b'>', &head[tag..]).map_or(head.len(), |end| tag + end);
        let Some(at) = memchr::memmem::find(&head[tag..end], b"charset") else { continue };
        let value = head[tag + at + b"charset".len()..end].trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or_else(|| value.strip_prefix(b"'"))
            .unwrap_or(value)
            .trim_ascii_start();
        let stop = value
            .iter()
            .position(|b| matches!(b, b'"' | b'\'' | b';' | b' ' | b'/' | b'>'))
            .unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label_no_replacement(&value[..stop]) {
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE {
                UTF_8
            } else if encoding == X_USER_DEFINED {
                WINDOWS_1252
            } else {
                encoding
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(label: &str, text: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).expect("a label").encode(text).0.into_owned()
    }

    #[test]
    fn test_a_meta_names_the_encoding() {
        for (label, text) in [
            ("shift_jis", "日本の新聞の記事です。"),
            ("euc-jp", "日本の新聞の記事です。"),
            ("gbk", "中国的新闻文章。"),
            ("big5", "台灣的新聞文章。"),
            ("euc-kr", "한국 신문 기사입니다."),
            ("windows-1251", "Новости из столицы."),
            ("koi8-r", "Новости из столицы."),
            ("iso-8859-1", "Größere Überschwemmungen in Österreich."),
        ] {
            let html = format!("<html><head><meta charset=\"{label}\"></head><p>{text}</p>");
            let bytes = encoded(label, &html);
            assert!(decode(&bytes, None).contains(text), "{label}");
            let plain = encoded(label, text);
            assert_eq!(
                decode(&plain, Some(&format!("text/html; charset={label}"))),
                text,
                "{label} by header"
            );
        }
    }

    #[test]
    fn test_the_byte_order_mark_wins() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("<meta charset=utf-8><p>é".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&bytes, Some("text/html; charset=utf-8")), "<meta charset=utf-8><p>é");
    }

    #[test]
    fn test_utf16_without_a_mark() {
        let text = "<!doctype html><p>Größe";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((decode(&little, None), decode(&big, Some("text/html"))), (text.into(), text.into()));
    }

    #[test]
    fn test_undeclared_text_is_detected() {
        let text = "Съёмочная группа вернулась в город поздно вечером, сообщили в мэрии. ".repeat(5);
        assert_eq!(decode(&encoded("windows-1251", &text), None), text);
        assert_eq!(decode(text.as_bytes(), None), text);
    }

    #[test]
    fn test_false_declarations() {
        let text = "<meta charset=utf-16><p>café</p>";
        assert_eq!(decode(text.as_bytes(), None), text, "a meta that reads as ASCII is no UTF-16");
        let text = "<meta charset=iso-8859-1><p>Ministère de l’Intérieur</p>";
        assert_eq!(decode(text.as_bytes(), None), text, "UTF-8 under an old declaration");
        let text = "<p>Übergrößen für Österreich, über allem: große Töne. </p>".repeat(20);
        assert_eq!(decode(&encoded("windows-1252", &text), Some("text/html; charset=utf-8")), text);
    }

    #[test]
    fn test_broken_utf8_stays_utf8() {
        for broken in [&b"\xed\xa0\xbd"[..], b"\xc0\xbcscript\xc0\xbe", b"\xf8\x88\x80\x80\x80", b"\xc3"] {
            let bytes = ["<p>“We counted,” said Åke Lindqvist.".as_bytes(), broken, b"</p>"].concat();
            let text = decode(&bytes, Some("text/html; charset=utf-8"));
            assert!(text.starts_with("<p>“We counted,” said Åke Lindqvist.\u{fffd}"), "{text}");
        }
        let flood = ["“We counted.”".as_bytes(), &b"\xed\xa0\xbd".repeat(1_000)].concat();
        assert!(decode(&flood, Some("text/html; charset=utf-8")).starts_with("“We counted.”"));
        assert!(decode(&flood, None).starts_with("“We counted.”"), "undeclared, too");
    }

    #[test]
    fn test_a_replacement_label_is_none() {
        let text = "<meta charset=iso-2022-kr><p>A plain page.</p>";
        assert_eq!(decode(text.as_bytes(), None), text);
    }

    #[test]
    fn test_any_bytes_decode() {
        for seed in 0..64u8 {
            let bytes: Vec<u8> =
                (0..200u32).map(|i| (i.wrapping_mul(u32::from(seed) * 7 + 3) >> 1) as u8).collect();
            let _ = decode(&bytes, None);
        }
    }

    #[test]
    fn test_a_text_that_was_encoded_twice_is_repaired() {
        let twice = |text: &str| text.bytes().map(char::from).collect::<String>();
        for text in ["Ared’s café – “open”", "日本の記事", "naïve ’ 🙂"] {
            assert_eq!(decode(twice(text).as_bytes(), None), text);
            let mixed = format!("{} and {text}", twice("Nobody’s"));
            assert_eq!(decode(mixed.as_bytes(), None), format!("Nobody’s and {text}"));
        }
        // without proof nothing is touched: letters, and control characters that a page has for itself
        for text in ["Ã©t\u{a0}Â»", "caf\u{e9} \u{85}\u{93}x", "\u{e2}\u{80}", "\u{e2}\u{80}x\u{99}"] {
            assert_eq!(decode(text.as_bytes(), None), text);
        }
    }
}
