//! HTML pages of a WARC file: the `response` records whose payload is HTML, one after the other.
//!
//! Reads WARC 1.0 and 1.1 (ISO 28500), packed with gzip record by record or as a whole. What a crawler stored is read here, and unpacked
//! where it is worked on, as a fetch unpacks it; crawlers store bodies either way, with the headers of the one they got. Revisits,
//! requests, metadata and other payloads are passed over.
//!
//! A record that is broken is an error, and reading goes on at the next line that opens one. Nothing is read twice for it, so that a file
//! of broken records takes no longer than another.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use copydesk::fetch::{self, FetchFailure};
use flate2::bufread::GzDecoder;

use crate::input::{self, MAX_PAGE};

/// Longest body that is read: a page as large as may be, with the marks of its chunks.
const MAX_BODY: u64 = 21 << 20;
/// Longest line of a header, most lines, and most bytes of them all.
const MAX_LINE: u64 = 64 << 10;
const MAX_LINES: usize = 1_000;
const MAX_HEADERS: usize = 1 << 20;
/// Characters of a line that a message repeats.
const SHOWN_CHARS: usize = 60;
/// How a line begins that opens a record.
const VERSION: &str = "WARC/1.";

/// A page as it was stored.
pub(crate) struct Record {
    /// The address; empty where the record has none.
    pub(crate) url: String,
    pub(crate) content_type: Option<String>,
    /// The body's bytes as the record says, and those that were read of it: none of what is too long.
    length: u64,
    body: Vec<u8>,
    is_chunked: bool,
    codings: Vec<String>,
}

/// Why a stored body is no page.
pub(crate) enum Unread {
    /// It is longer than any page that is read, by so many bytes in all.
    TooLong(u64),
    /// It cannot be unpacked: a kind and a message, as of a fetch.
    Broken(&'static str, String),
}

/// The records of a file. An error stands for a broken one.
pub(crate) struct Records {
    input: Input,
    /// Whether the next record has to be looked for.
    is_lost: bool,
    is_over: bool,
    /// Records without a page that were passed over.
    pub(crate) passed: u64,
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
    let file = input::open(path)?;
    let left = file.metadata()?.len();
    let mut file = BufReader::with_capacity(1 << 16, file);
    let is_packed = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    let input =
        if is_packed { Input::Packed(Box::new(Members::new(file))) } else { Input::Plain { file, left } };
    Ok(Records { input, is_lost: false, is_over: false, passed: 0 })
}

impl Iterator for Records {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.record() {
                Ok(Found::Page(record)) => return Some(Ok(record)),
                Ok(Found::Other) => self.passed += 1,
                Ok(Found::End) => self.is_over = true,
                Err(error) => {
                    self.is_lost = true;
                    // behind what is false something else may come; not so where the file ends or cannot be read
                    self.is_over =
                        !matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput);
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
        if !self.find_version()? {
            return Ok(Found::End);
        }
        let headers =
            headers(&mut self.input)?.ok_or_else(|| invalid("a header without an end".to_owned()))?;
        let mut lengths = values(&headers, "content-length");
        let length: u64 = lengths
            .next()
            .and_then(|length| length.parse().ok())
            .ok_or_else(|| invalid("a record without a Content-Length that is a number".to_owned()))?;
        if lengths.any(|other| other.parse() != Ok(length)) {
            return Err(invalid("a record with two Content-Lengths".to_owned()));
        }
        if let Some(left) = self.input.left()
            && left < length
        {
            return Err(cut_off(length, left));
        }
        let is_response =
            value(&headers, "warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
        let url = value(&headers, "warc-target-uri").unwrap_or_default().trim_matches(['<', '>']).to_owned();
        let mut block = Block { input: &mut self.input, length, left: length };
        let page = if is_response { page(url, &mut block)? } else { None };
        block.skip()?;
        Ok(page.map_or(Found::Other, Found::Page))
    }

    /// Reads the line that opens a record, behind the blank lines that close the one before; `false` at the end.
    fn find_version(&mut self) -> io::Result<bool> {
        while let Some(line) = line(&mut self.input)? {
            if line.starts_with(VERSION) {
                self.is_lost = false;
                return Ok(true);
            }
            if !line.is_empty() && !self.is_lost {
                let found: String = line.chars().take(SHOWN_CHARS).collect();
                return Err(invalid(format!("a WARC/1.x record was expected, found {found:?}")));
            }
        }
        Ok(false)
    }
}

/// What a file's bytes are read from.
enum Input {
    /// With the bytes that are left, by which a false length shows at once.
    Plain {
        file: BufReader<File>,
        left: u64,
    },
    Packed(Box<Members>),
}

impl Input {
    fn left(&self) -> Option<u64> {
        match self {
            Self::Plain { left, .. } => Some(*left),
            Self::Packed(_) => None,
        }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        copied(self, buffer)
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Plain { file, .. } => file.fill_buf(),
            Self::Packed(members) => members.fill_buf(),
        }
    }

    fn consume(&mut self, count: usize) {
        match self {
            Self::Plain { file, left } => {
                *left = left.saturating_sub(count as u64);
                file.consume(count);
            }
            Self::Packed(members) => members.consume(count),
        }
    }
}

/// `Read` by way of `BufRead`.
fn copied(input: &mut impl BufRead, buffer: &mut [u8]) -> io::Result<usize> {
    let count = input.fill_buf()?.read(buffer)?;
    input.consume(count);
    Ok(count)
}

/// What a record holds: so many bytes, or an error.
struct Block<'a> {
    input: &'a mut Input,
    length: u64,
    left: u64,
}

impl Block<'_> {
    fn skip(&mut self) -> io::Result<()> {
        while self.left > 0 {
            let count = self.fill_buf()?.len();
            self.consume(count);
        }
        Ok(())
    }
}

impl Read for Block<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        copied(self, buffer)
    }
}

impl BufRead for Block<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Ok(&[]);
        }
        let read = self.length - self.left;
        // a record that is packed by itself ends where its packing ends: what opens another one there is none of its bytes
        if let Input::Packed(members) = &mut *self.input
            && members.opens_record()?
        {
            return Err(invalid(format!("a record ends after {read} of its {} bytes", self.length)));
        }
        let buffer = self.input.fill_buf()?;
        if buffer.is_empty() {
            let cut = cut_off(self.length, read);
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, cut));
        }
        Ok(&buffer[..buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX))])
    }

    fn consume(&mut self, count: usize) {
        self.left -= count as u64;
        self.input.consume(count);
    }
}

/// The members of a gzip file, one after the other. Behind a broken one the next is looked for.
struct Members {
    /// The file, while no member of it is read.
    file: Option<BufReader<File>>,
    member: Option<GzDecoder<Source>>,
    buffer: Box<[u8]>,
    at: usize,
    end: usize,
    /// Whether the buffer begins with a member's first byte.
    is_first: bool,
    /// Whether the member before was broken, so that what stands before the next is its rest.
    is_lost: bool,
    /// What comes behind the bytes of the buffer.
    failure: Option<io::Error>,
}

/// A member with its first bytes, which were read to find it.
type Source = io::Chain<Cursor<[u8; 3]>, BufReader<File>>;

/// How a member begins: gzip's two bytes and the one method that there is.
const MEMBER: [u8; 3] = [0x1f, 0x8b, 8];

impl Members {
    fn new(file: BufReader<File>) -> Self {
        Self {
            file: Some(file),
            member: None,
            buffer: vec![0; 1 << 16].into(),
            at: 0,
            end: 0,
            is_first: false,
            is_lost: false,
            failure: None,
        }
    }

    /// Whether what comes next is a member that opens a record.
    fn opens_record(&mut self) -> io::Result<bool> {
        let opens = self.fill_buf()?.starts_with(VERSION.as_bytes());
        Ok(opens && self.is_first && self.at == 0)
    }

    /// Opens the next member; `false` at the end of the file.
    fn open(&mut self) -> io::Result<bool> {
        let Some(file) = &mut self.file else { return Ok(false) };
        let (mut last, mut count, mut is_foreign) = ([0; 3], 0u64, false);
        while count < 3 || last != MEMBER {
            let Some(&byte) = file.fill_buf()?.first() else { break };
            file.consume(1);
            is_foreign |= count >= 3 && last[0] != 0;
            last = [last[1], last[2], byte];
            count += 1;
        }
        let is_found = last == MEMBER && count >= 3;
        // zeros fill up blocks, and what a broken member left behind was reported with it
        is_foreign |= !is_found && last != [0; 3];
        let is_error = is_foreign && !self.is_lost;
        self.is_lost = !is_found;
        if is_found {
            self.member = self.file.take().map(|file| GzDecoder::new(Cursor::new(MEMBER).chain(file)));
        } else {
            self.file = None;
        }
        if is_error {
            return Err(invalid("bytes between the packed records that are not gzip".to_owned()));
        }
        Ok(is_found)
    }

    /// Ends a member, whole or broken.
    fn close(&mut self) {
        self.file = self.member.take().map(|member| member.into_inner().into_inner().1);
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        copied(self, buffer)
    }
}

impl BufRead for Members {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.end {
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
            (self.at, self.end, self.is_first) = (0, 0, false);
            if self.member.is_none() {
                if !self.open()? {
                    return Ok(&[]);
                }
                self.is_first = true;
            }
            let Some(member) = &mut self.member else { continue };
            // so many at least that a version can be seen
            while self.end < VERSION.len() {
                match member.read(&mut self.buffer[self.end..]) {
                    Ok(0) => {
                        self.close();
                        break;
                    }
                    Ok(count) => self.end += count,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => {
                        self.is_lost = true;
                        self.failure = Some(error);
                        self.close();
                        break;
                    }
                }
            }
        }
        Ok(&self.buffer[self.at..self.end])
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}

/// The page of an HTTP response, if it is HTML that was delivered.
fn page(url: String, block: &mut Block<'_>) -> io::Result<Option<Record>> {
    let Some(status) = line(block)? else { return Ok(None) };
    if !status.starts_with("HTTP/") || !matches!(status.split(' ').nth(1), Some("200" | "203")) {
        return Ok(None);
    }
    let Some(headers) = headers(block)? else { return Ok(None) };
    let content_type = value(&headers, "content-type").map(str::to_owned);
    let is_html = content_type.as_deref().is_none_or(|kind| kind.to_ascii_lowercase().contains("html"));
    if !is_html {
        return Ok(None);
    }
    let length = block.left;
    let mut body = Vec::new();
    while block.left > 0 && length <= MAX_BODY {
        let piece = block.fill_buf()?;
        body.extend_from_slice(piece);
        let count = piece.len();
        block.consume(count);
    }
    let is_chunked =
        values(&headers, "transfer-encoding").any(|coding| coding.to_ascii_lowercase().contains("chunked"));
    let codings = values(&headers, "content-encoding").map(str::to_owned).collect();
    Ok(Some(Record { url, content_type, length, body, is_chunked, codings }))
}

impl Record {
    /// Bytes that the record takes.
    pub(crate) fn size(&self) -> usize {
        self.body.len()
    }

    /// Bytes that its page may take, as far as is known before it is unpacked.
    pub(crate) fn most(&self) -> usize {
        let is_plain = self.codings.is_empty() && !self.body.starts_with(&[0x1f, 0x8b]);
        self.body.len() + if is_plain { 0 } else { MAX_PAGE }
    }

    /// The bytes of the page, unchunked and unpacked, up to [`MAX_PAGE`].
    pub(crate) fn page(self) -> Result<Vec<u8>, Unread> {
        let Self { length, body, is_chunked, codings, .. } = self;
        if length > MAX_BODY {
            return Err(Unread::TooLong(length));
        }
        // crawlers that unchunk keep the header: then there are no chunks to read
        let body = is_chunked.then(|| unchunked(&body)).flatten().unwrap_or(body);
        let mut codings: Vec<&str> = codings.iter().map(String::as_str).collect();
        let is_gzip = body.starts_with(&[0x1f, 0x8b]);
        if is_gzip && codings.is_empty() {
            codings.push("gzip");
        }
        match fetch::unpacked(&body, &codings, MAX_PAGE) {
            Ok(page) => Ok(page),
            // crawlers that unpack keep the header too: then markup is there already
            Err(_) if is_markup(&body) => Ok(body),
            Err(FetchFailure::Truncated { received }) => Err(Unread::Broken(
                "truncated",
                format!("the page is cut off: its packed body ends after {received} bytes of it"),
            )),
            Err(failure) => Err(Unread::Broken(failure.kind(), failure.to_string())),
        }
    }
}

/// Whether bytes begin like a page that nobody packed.
fn is_markup(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(b"<")
}

fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
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

/// A header's fields; `None` where it has no end.
fn headers(input: &mut impl BufRead) -> io::Result<Option<Headers>> {
    let (mut headers, mut bytes) = (Headers::new(), 0);
    for _ in 0..MAX_LINES {
        let Some(line) = line(input)? else { break };
        bytes += line.len();
        if bytes > MAX_HEADERS {
            break;
        }
        if line.is_empty() {
            return Ok(Some(headers));
        }
        // a line that begins with white space goes on with the one before
        if let Some((name, value)) = line.split_once(':')
            && !line.starts_with([' ', '\t'])
        {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Ok(None)
}

fn values<'a>(headers: &'a Headers, name: &'a str) -> impl Iterator<Item = &'a str> {
    headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn value<'a>(headers: &'a Headers, name: &'a str) -> Option<&'a str> {
    values(headers, name).next()
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
    invalid(format!(
        "a record is cut off, or its length is false: {length} bytes were expected, {found} are there"
    ))
}
