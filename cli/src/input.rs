//! What the programs have in common: how an input is opened and read, and the one way by which their messages reach a terminal.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;

use clap::Parser;
use copydesk::terminal_line;

/// Bytes of a page as an extractor reads them by default ([`copydesk::Limits::bytes`]), and the one more by which it sees that a page is
/// too large.
pub(crate) const MAX_PAGE: usize = (20 << 20) + 1;
/// Most bytes that are read of a packed page: without it, a stream of empty packings would have no end.
const MAX_PACKED: u64 = 64 << 20;
/// Bytes read at once.
const PIECE: usize = 64 << 10;

/// The options of the command line. What clap says of wrong ones repeats them, and so is cleaned like any message.
pub(crate) fn options<O: Parser>() -> O {
    O::try_parse().unwrap_or_else(|error| {
        let message = error.render().to_string();
        let cleaned: Vec<String> = message.lines().map(indented).collect();
        if cleaned.iter().map(String::as_str).eq(message.lines()) {
            error.exit();
        }
        eprintln!("{}", cleaned.join("\n"));
        std::process::exit(error.exit_code())
    })
}

/// A line of clap's, whose white space at the beginning is its layout.
fn indented(line: &str) -> String {
    let words = line.trim_start_matches(' ');
    // runs of spaces within a line are layout too, and no harm
    let cleaned: Vec<String> = words.split(' ').map(terminal_line).collect();
    format!("{}{}", &line[..line.len() - words.len()], cleaned.join(" "))
}

/// Says what went wrong, on standard error, in one line that a terminal shows and does not obey.
pub(crate) fn complain(program: &str, message: &str) {
    eprintln!("{program}: {}", terminal_line(message));
}

/// A number that is one: neither NaN nor an infinity.
pub(crate) fn number(text: &str) -> Result<f32, String> {
    let number: f32 = text.parse().map_err(|cause| format!("{cause}"))?;
    if number.is_finite() { Ok(number) } else { Err("a finite number was expected".to_owned()) }
}

/// The addresses of `IP:PORT`; `localhost:PORT` are the two of loopback.
pub(crate) fn addresses(text: &str) -> Result<Vec<SocketAddr>, String> {
    if let Some(port) = text.strip_prefix("localhost:").and_then(|port| port.parse().ok()) {
        let loopback = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        return Ok(loopback.map(|ip| SocketAddr::new(ip, port)).to_vec());
    }
    let expected = "IP:PORT or localhost:PORT was expected, such as 127.0.0.1:8000 or [::1]:8000";
    text.parse().map(|address| vec![address]).map_err(|_| expected.to_owned())
}

/// Whether an input is an address, not a file.
pub(crate) fn is_address(input: &OsStr) -> bool {
    let is = |scheme| input.to_str().is_some_and(|input| input.starts_with(scheme));
    is("http://") || is("https://")
}

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
