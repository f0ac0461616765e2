//! JSON lines: where a line ends, and what it asks for.
//!
//! Whatever can be read of a line is read: a byte-order mark is skipped, half a surrogate pair and bytes that are not UTF-8 are U+FFFD, and
//! an id comes back as it was written, be it larger than any number of a machine.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::input;

/// Longest line: a page of 20 MiB as base64 fits.
pub(crate) const MAX_LINE: u64 = 64 << 20;
/// The byte-order mark of UTF-8; where files were joined, one stands in the middle.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A line of input.
pub(crate) enum Line {
    Whole(Vec<u8>),
    /// One over [`MAX_LINE`].
    TooLong,
}

/// The lines of an input that are not blank, with their numbers.
pub(crate) struct Lines {
    input: Box<dyn BufRead + Send>,
    number: u64,
    /// Whether a line was there that is not blank.
    is_begun: bool,
    is_over: bool,
}

impl Lines {
    /// Lines of an input that is packed with gzip or not.
    pub(crate) fn of(input: impl BufRead + Send + 'static) -> io::Result<Self> {
        let (is_packed, input) = input::peeked(input)?;
        let mut input: Box<dyn BufRead + Send> = if is_packed {
            Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(input)))
        } else {
            Box::new(BufReader::with_capacity(1 << 16, input))
        };
        if matches!(input.fill_buf()?, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the input is UTF-16; JSON lines in UTF-8 were expected",
            ));
        }
        Ok(Self { input, number: 0, is_begun: false, is_over: false })
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut line = Vec::new();
            if self.input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if !line.ends_with(b"\n") && line.len() as u64 == MAX_LINE {
                skip_line(&mut self.input)?;
                return Ok(Some(Line::TooLong));
            }
            if line.starts_with(MARK) {
                line.drain(..MARK.len());
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            if !self.is_begun
                && let Some(told) = other_than_lines(line.trim_ascii_start())
            {
                return Err(io::Error::new(io::ErrorKind::InvalidData, told));
            }
            self.is_begun = true;
            return Ok(Some(Line::Whole(line)));
        }
    }
}

/// What an input is whose first line begins so, where that can be told, and what reads it: said once, and not of each of its lines.
fn other_than_lines(line: &[u8]) -> Option<&'static str> {
    let begins =
        |start: &[u8]| line.get(..start.len()).is_some_and(|first| first.eq_ignore_ascii_case(start));
    if begins(b"<") {
        return Some(
            "it begins with a tag, as HTML does, and JSON lines were expected: a page on standard input is read by `copydesk extract -`, a feed \
             by `copydesk batch --feed -`, and pages in files are arguments",
        );
    }
    if begins(b"[") {
        return Some(
            "it begins as a JSON array does, and JSON lines were expected, an object a line: `jq -c '.[]'` makes them of an array",
        );
    }
    if begins(b"http://") || begins(b"https://") {
        return Some(
            "it begins with an address, and JSON lines were expected: addresses are arguments (`xargs copydesk batch < FILE`), or lines such \
             as {\"id\": 1, \"url\": \"https://…\"} with --fetch",
        );
    }
    None
}

impl Iterator for Lines {
    type Item = io::Result<(u64, Line)>;

    /// An error ends the lines.
    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let line = self.line();
        self.is_over = !matches!(line, Ok(Some(_)));
        line.map(|line| line.map(|line| (self.number, line))).transpose()
    }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        if let Some(at) = buffer.iter().position(|&b| b == b'\n') {
            input.consume(at + 1);
            return Ok(());
        }
        let length = buffer.len();
        input.consume(length);
    }
}

/// The text of a line, as a reader of JSON takes it.
pub(crate) fn text(mut line: Vec<u8>) -> String {
    mend_surrogates(&mut line);
    String::from_utf8(line).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Writes `\ufffd` over each escape of half a surrogate pair, which no text can hold: Python writes such for what it could not decode.
/// In JSON a backslash stands within strings only.
fn mend_surrogates(line: &mut [u8]) {
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', &line[at..]) {
        at += next;
        match escaped_unit(&line[at..]) {
            None => at += 2,
            Some(0xd800..=0xdbff) if matches!(escaped_unit(&line[at + 6..]), Some(0xdc00..=0xdfff)) => {
                at += 12;
            }
            Some(unit) => {
                if matches!(unit, 0xd800..=0xdfff) {
                    line[at + 2..at + 6].copy_from_slice(b"fffd");
                }
                at += 6;
            }
        }
        if at >= line.len() {
            return;
        }
    }
}

/// The code unit of an escape such as `\ud83d` at the beginning.
fn escaped_unit(bytes: &[u8]) -> Option<u16> {
    let digits =
        bytes.strip_prefix(b"\\u")?.get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// What a line asks for: the values as they stand in it, so that a line full of what nobody asked for takes no memory.
#[derive(Default)]
pub(crate) struct Request<'a> {
    id: Option<&'a RawValue>,
    values: [Option<&'a RawValue>; KEYS.len()],
}

/// What a request may hold beside its id.
const KEYS: [&str; 9] =
    ["task", "html", "html_base64", "text", "path", "url", "content_type", "language", "reference_time"];

impl<'a> Request<'a> {
    pub(crate) fn read(line: &'a str) -> serde_json::Result<Self> {
        let mut reader = serde_json::Deserializer::from_str(line);
        let request = reader.deserialize_map(Fields)?;
        reader.end()?;
        Ok(request)
    }

    /// The id as it was written, or `null`.
    pub(crate) fn id(&self) -> &'a str {
        self.id.map_or("null", RawValue::get)
    }

    /// A value that is a text.
    pub(crate) fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        let at = KEYS.iter().position(|known| *known == key)?;
        serde_json::from_str::<Text<'a>>(self.values[at]?.get()).ok().map(|text| text.0)
    }
}

/// A text that is copied only where it has escapes.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Request<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    /// Of a key that stands twice the last one counts.
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Request<'de>, M::Error> {
        let mut request = Request::default();
        while let Some(Text(key)) = map.next_key()? {
            if key == "id" {
                request.id = Some(map.next_value()?);
            } else if let Some(at) = KEYS.iter().position(|known| *known == key) {
                request.values[at] = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(request)
    }
}
