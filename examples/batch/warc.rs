//! HTML pages of a WARC file: the `response` records whose payload is HTML, one after the other.
//!
//! Reads WARC 1.0 and 1.1 (ISO 28500), packed with gzip record by record or as a whole. Bodies are unchunked and unpacked (gzip,
//! deflate), as crawlers store them either way. Revisits, requests, metadata and other payloads are passed over.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Longest record whose payload is read.
const MAX_RECORD: u64 = 64 << 20;
/// Longest line of a header, and most lines.
const MAX_LINE: u64 = 64 << 10;
const MAX_LINES: usize = 1_000;

/// A page as it was fetched.
pub(crate) struct Record {
    pub(crate) url: String,
    pub(crate) content_type: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// The records of a file; an error ends them.
pub(crate) struct Records {
    input: Box<dyn BufRead + Send>,
    is_over: bool,
}

/// What stands next in a file.
enum Found {
    Page(Record),
    /// A record without an HTML page.
    Other,
    End,
}

type Headers = Vec<(String, String)>;

/// Whether a path is named like a WARC file.
pub(crate) fn is_warc(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    name.ends_with(".warc") || name.ends_with(".warc.gz")
}

/// Opens a WARC file, packed or not.
pub(crate) fn open(path: &Path) -> io::Result<Records> {
    let mut input = BufReader::with_capacity(1 << 16, File::open(path)?);
    let is_packed = input.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    let input: Box<dyn BufRead + Send> = if is_packed {
        Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(input)))
    } else {
        Box::new(input)
    };
    Ok(Records { input, is_over: false })
}

impl Iterator for Records {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.record() {
                Ok(Found::Page(record)) => return Some(Ok(record)),
                Ok(Found::Other) => {}
                Ok(Found::End) => self.is_over = true,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

impl Records {
    /// The next record.
    fn record(&mut self) -> io::Result<Found> {
        let Some(version) = self.version()? else { return Ok(Found::End) };
        if !version.starts_with("WARC/1.") {
            return Err(invalid(format!("a WARC/1.x record was expected, found {version:?}")));
        }
        let headers = headers(&mut self.input)?;
        let length: u64 = value(&headers, "content-length")
            .and_then(|length| length.parse().ok())
            .ok_or_else(|| invalid("a record without a Content-Length".to_owned()))?;
        let is_response =
            value(&headers, "warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
        if !is_response || length > MAX_RECORD {
            let skipped = io::copy(&mut (&mut self.input).take(length), &mut io::sink())?;
            return if skipped == length { Ok(Found::Other) } else { Err(cut_off(length, skipped)) };
        }
        let mut block = Vec::new();
        let read = (&mut self.input).take(length).read_to_end(&mut block)? as u64;
        if read < length {
            return Err(cut_off(length, read));
        }
        let url = value(&headers, "warc-target-uri").unwrap_or_default().trim_matches(['<', '>']).to_owned();
        Ok(page(url, &block).map_or(Found::Other, Found::Page))
    }

    /// The line that opens a record, behind the blank lines that close the one before.
    fn version(&mut self) -> io::Result<Option<String>> {
        for _ in 0..MAX_LINES {
            match line(&mut self.input)? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) => return Ok(Some(line)),
            }
        }
        Err(invalid("a WARC/1.x record was expected, found blank lines".to_owned()))
    }
}

/// The page of an HTTP response, if it is HTML that was delivered.
fn page(url: String, mut block: &[u8]) -> Option<Record> {
    let status = line(&mut block).ok()??;
    if !status.starts_with("HTTP/") || status.split(' ').nth(1) != Some("200") {
        return None;
    }
    let headers = headers(&mut block).ok()?;
    let content_type = value(&headers, "content-type").map(str::to_owned);
    let is_html = content_type.as_deref().is_none_or(|kind| kind.to_ascii_lowercase().contains("html"));
    if !is_html {
        return None;
    }
    let mut bytes = block.to_vec();
    if value(&headers, "transfer-encoding")
        .is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"))
    {
        // crawlers that unchunk keep the header: then there are no chunks to read
        bytes = unchunked(block).unwrap_or(bytes);
    }
    let mut plain = Vec::new();
    let unpacked = if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(&bytes[..]).take(MAX_RECORD).read_to_end(&mut plain).is_ok()
    } else if value(&headers, "content-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("deflate"))
    {
        flate2::read::ZlibDecoder::new(&bytes[..]).take(MAX_RECORD).read_to_end(&mut plain).is_ok()
    } else {
        false
    };
    Some(Record { url, content_type, bytes: if unpacked { plain } else { bytes } })
}

fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(body.len());
    loop {
        let size = line(&mut body).ok()??;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(bytes);
        }
        bytes.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

fn headers(input: &mut impl BufRead) -> io::Result<Headers> {
    let mut headers = Headers::new();
    for _ in 0..MAX_LINES {
        let Some(line) = line(input)? else { break };
        if line.is_empty() {
            return Ok(headers);
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Err(invalid("a header without an end".to_owned()))
}

fn value<'a>(headers: &'a Headers, name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// A line without its end; `None` at the end of the input.
fn line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if input.take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}

fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}

fn cut_off(length: u64, found: u64) -> io::Error {
    io::Error::new(
        io::ErrorKind::UnexpectedEof,
        format!("the last record is cut off: {length} bytes were expected, {found} are there"),
    )
}
