//! How an input is opened and read: a file, standard input, an address.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::net::Ipv4Addr;
use std::path::Path;

use copydesk::Extractor;
use copydesk::fetch::{FetchFailure, FetchedPage};

use crate::options::{Known, Network};
use crate::rows::UNREADABLE;

/// Bytes of a page as an extractor reads them by default ([`copydesk::Limits::bytes`]), and the one more by which it sees that a page is
/// too large.
pub(crate) const MAX_PAGE: usize = (20 << 20) + 1;
/// Most bytes that are read of a packed page: without it, a stream of empty packings would have no end.
const MAX_PACKED: u64 = 64 << 20;
/// Bytes read at once.
const PIECE: usize = 64 << 10;

/// How files are named that are taken for pages, but for `.gz`.
pub(crate) const PAGES: [&str; 4] = [".html", ".htm", ".xhtml", ".txt"];

/// How files are named that are plain text, but for `.gz`: of Markdown all words are the writer's.
pub(crate) const TEXTS: [&str; 4] = [".txt", ".text", ".md", ".markdown"];

/// The page that an argument names.
pub(crate) struct Page {
    pub(crate) bytes: Vec<u8>,
    /// What is known of it: by its fetch, by its name, by options.
    pub(crate) extractor: Extractor,
    /// Whether it is plain text by its name or by options.
    pub(crate) is_text: bool,
    /// As it was fetched, without its bytes.
    pub(crate) fetched: Option<FetchedPage>,
}

/// Why there is no page: an exit code, a short stable name, and a message that names the input.
pub(crate) struct Unread {
    pub(crate) code: u8,
    pub(crate) kind: &'static str,
    pub(crate) message: String,
}

/// Reads the page that an argument names.
pub(crate) fn read(input: &OsStr, known: &Known, network: &Network) -> Result<Page, Unread> {
    if is_address(input) {
        let mut fetched = network.fetcher().fetch(&input.to_string_lossy()).map_err(|error| Unread {
            code: if matches!(error.failure, FetchFailure::NotHtml { .. }) { 1 } else { 3 },
            kind: error.kind(),
            message: error.to_string(),
        })?;
        let bytes = std::mem::take(&mut fetched.bytes);
        let extractor = fetched.configure(known.configure(Extractor::new()));
        return Ok(Page { bytes, extractor, is_text: false, fetched: Some(fetched) });
    }
    let bytes = page(input).map_err(|cause| {
        let meant = match cause.kind() {
            io::ErrorKind::IsADirectory => {
                Some("a file was expected, and `copydesk batch` reads the pages of a folder".to_owned())
            }
            _ => meant(input, &cause),
        };
        let meant = meant.unwrap_or_else(|| {
            "a file (gzip or not), an address (https://…) or - for standard input was expected".to_owned()
        });
        Unread { code: 3, kind: UNREADABLE, message: format!("{}: {cause}; {meant}", input.display()) }
    })?;
    let is_text = match &known.content_type {
        Some(kind) => kind.trim_start().to_ascii_lowercase().starts_with("text/plain"),
        None => is_named(input, &TEXTS),
    };
    let extractor = Extractor::new();
    let extractor = known.configure(if is_text { extractor.content_type("text/plain") } else { extractor });
    Ok(Page { bytes, extractor, is_text, fetched: None })
}

/// Whether an input is an address, not a file.
pub(crate) fn is_address(input: &OsStr) -> bool {
    let is = |scheme: &str| {
        let beginning = input.to_str().and_then(|input| input.get(..scheme.len()));
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(scheme))
    };
    is("http://") || is("https://")
}

/// Whether a name ends in one of these, packed or not.
pub(crate) fn is_named(name: &OsStr, ends: &[&str]) -> bool {
    let name = name.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    ends.iter().any(|end| name.ends_with(end))
}

/// What was meant by the name of a file that is not there, where it looks like an address.
pub(crate) fn meant(input: &OsStr, cause: &io::Error) -> Option<String> {
    if cause.kind() != io::ErrorKind::NotFound {
        return None;
    }
    let name = input.to_str()?;
    if let Some((scheme, rest)) = name.split_once("://") {
        if scheme.eq_ignore_ascii_case("file") {
            let path = &rest[rest.find('/').unwrap_or(rest.len())..];
            return Some(format!("did you mean {path} ? A file is named without file://"));
        }
        return Some(format!("addresses begin with http:// or https://, not with {scheme}://"));
    }
    // "https:/courier.example", where a slash was lost
    let scheme = if name.starts_with("https:") { "https" } else { "http" };
    let slashed = ["https:", "http:"].iter().find_map(|scheme| name.strip_prefix(scheme));
    let name = slashed.unwrap_or(name).trim_start_matches('/');
    let (authority, path) = name.split_once('/').unwrap_or((name, ""));
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
    if !port.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    if host == "localhost" || host.parse::<Ipv4Addr>().is_ok() {
        // a server on one's own machine seldom has a certificate
        return Some(format!("did you mean {scheme}://{name} ?"));
    }
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_host = labels.len() > 1
        && labels.iter().all(is_label)
        && labels.last().is_some_and(|last| last.len() > 1 && last.chars().all(char::is_alphabetic));
    let is_file = path.is_empty()
        && port.is_empty()
        && (is_named(OsStr::new(host), &PAGES) || FILES.iter().any(|end| host.ends_with(end)));
    (is_host && !is_file).then(|| format!("did you mean https://{name} ?"))
}

/// Ends of names that are files' and no domain's.
const FILES: [&str; 10] =
    [".gz", ".json", ".jsonl", ".ndjson", ".warc", ".xml", ".md", ".pdf", ".rs", ".toml"];

/// Opens a file. A pipe would block, and a device has no end, so that they are errors; so is a folder.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    // before it is opened, which a pipe might keep for ever, and after, in case it was exchanged
    is_file(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    is_file(&file.metadata()?)?;
    Ok(file)
}

fn is_file(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    let (kind, what) = if metadata.is_dir() {
        (io::ErrorKind::IsADirectory, "it is a directory, not a file")
    } else {
        (io::ErrorKind::InvalidInput, "it is a pipe, a socket or a device, not a file")
    };
    Err(io::Error::new(kind, what))
}

/// Opens what an argument names: a file, or what the shell has opened already (`/dev/stdin`, and `/dev/fd/…` of `<(command)`), which
/// nobody has to wait for.
pub(crate) fn open_argument(path: &Path) -> io::Result<File> {
    let is_open =
        path == Path::new("/dev/stdin") || path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd");
    if is_open { File::open(path) } else { open(path) }
}

/// The page that an argument names, `-` for standard input, unpacked; a little more than an extractor reads at most.
pub(crate) fn page(input: &OsStr) -> io::Result<Vec<u8>> {
    if input == "-" {
        unpacked(io::stdin().lock())
    } else {
        unpacked(BufReader::new(open_argument(Path::new(input))?))
    }
}

/// Reads a page that is packed with gzip or not, no further than [`MAX_PAGE`].
pub(crate) fn unpacked(input: impl BufRead) -> io::Result<Vec<u8>> {
    let mut input = input.take(MAX_PACKED);
    let (is_packed, input) = peeked(&mut input)?;
    if is_packed { whole(flate2::bufread::MultiGzDecoder::new(input)) } else { whole(input) }
}

/// Whether an input is packed with gzip, and the input from its beginning.
pub(crate) fn peeked<I: BufRead>(mut input: I) -> io::Result<(bool, impl BufRead + use<I>)> {
    let mut first = Vec::new();
    // a pipe may give a byte at a time
    while first.len() < 2 && input.by_ref().take(1).read_to_end(&mut first)? == 1 {}
    Ok((first == [0x1f, 0x8b], Cursor::new(first).chain(input)))
}

/// As `read_to_end`, but no further than [`MAX_PAGE`], and where memory is lacking the program ends: an error would be taken for one of
/// the input, whose outcome must not depend on the machine.
fn whole(mut input: impl Read) -> io::Result<Vec<u8>> {
    let (mut bytes, mut piece) = (Vec::new(), vec![0; PIECE]);
    loop {
        let most = piece.len().min(MAX_PAGE - bytes.len());
        match input.read(&mut piece[..most]) {
            Ok(0) => return Ok(bytes),
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_name_without_its_scheme_is_known_for_an_address() {
        let meant = |name: &str| meant(OsStr::new(name), &io::Error::from(io::ErrorKind::NotFound));
        for (name, address) in [
            ("www.courier.example", "https://www.courier.example"),
            ("courier.example/news/footbridge", "https://courier.example/news/footbridge"),
            ("courier.example/a.html", "https://courier.example/a.html"),
            ("https:/courier.example/a", "https://courier.example/a"),
            ("//courier.example/a", "https://courier.example/a"),
            ("courier.example:8443/a", "https://courier.example:8443/a"),
            ("127.0.0.1:8000/a.html", "http://127.0.0.1:8000/a.html"),
            ("localhost:8000", "http://localhost:8000"),
            ("http:/localhost/a", "http://localhost/a"),
        ] {
            assert_eq!(meant(name), Some(format!("did you mean {address} ?")), "{name}");
        }
        for file in ["file:///tmp/a.html", "file://localhost/tmp/a.html", "FILE:///tmp/a.html"] {
            assert!(meant(file).is_some_and(|hint| hint.starts_with("did you mean /tmp/a.html ?")), "{file}");
        }
        assert!(meant("ftp://courier.example/a").is_some_and(|hint| hint.contains("https://")));
        for file in [
            "page.html",
            "page.html.gz",
            "no/such/page.html",
            "articles.jsonl",
            "story",
            "../a.b/c",
            "",
            "a.b:c/d",
        ] {
            assert_eq!(meant(file), None, "{file}");
        }
        assert!(is_address(OsStr::new("HTTPS://courier.example")) && !is_address(OsStr::new("https")));
    }
}
