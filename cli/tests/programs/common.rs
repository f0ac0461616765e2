//! What the tests share: the program, its outcome, a story, a folder and a server of their own.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

pub(crate) const STORY: &str = "fixtures/pages/sprite/page.html";
pub(crate) const TITLE: &str = "Velmouth closes its old footbridge for two years";
pub(crate) const WALL: &str = "fixtures/pages/consent-wall/page.html";
pub(crate) const NONE: &[&str] = &[];

pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_copydesk");

pub(crate) fn run_with(name: &str, arguments: &[impl AsRef<OsStr>], input: &[u8]) -> Outcome {
    outcome(Command::new(PROGRAM).arg(name).args(arguments), input)
}

pub(crate) fn outcome(command: &mut Command, input: &[u8]) -> Outcome {
    outcome_with(command, &[], input)
}

pub(crate) fn outcome_with(command: &mut Command, variables: &[(&str, &str)], input: &[u8]) -> Outcome {
    let mut child = command
        .current_dir(ROOT)
        .env_remove("COLUMNS")
        .env_remove("CLICOLOR_FORCE")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let output = std::thread::scope(|scope| {
        // a program that does not read its input closes the pipe: that is no failure
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().expect("the program ends")
    });
    Outcome {
        code: output.status.code().expect("no signal"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

pub(crate) fn run(name: &str, arguments: &[impl AsRef<OsStr>]) -> Outcome {
    run_with(name, arguments, b"")
}

/// A folder of its own for a test, removed when it ends.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("copydesk-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("has one")).expect("a folder");
        std::fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn story() -> Vec<u8> {
    std::fs::read(Path::new(ROOT).join(STORY)).expect("the fixture")
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// The text of a file, packed where its name says so.
pub(crate) fn unpacked(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("written");
    if path.extension() != Some(OsStr::new("gz")) {
        return String::from_utf8(bytes).expect("UTF-8");
    }
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("gzip");
    text
}

/// One line for a person: names the program and the input, and says no more.
pub(crate) fn assert_message(outcome: &Outcome, program: &str, parts: &[&str]) {
    assert_eq!(outcome.err.trim_end().lines().count(), 1, "{}", outcome.err);
    assert!(outcome.err.starts_with(&format!("copydesk {program}: ")), "{}", outcome.err);
    for part in parts {
        assert!(outcome.err.contains(part), "{part:?} in {}", outcome.err);
    }
    assert_eq!(outcome.out, "", "nothing on standard output");
}

pub(crate) fn lines_of(out: &str) -> Vec<Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// "1 page", "2 pages".
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The one line of the summary: pages, errors, pages/s, MB/s, and what of WARC files was skipped.
pub(crate) fn assert_summary(err: &str, pages: usize, errors: usize) {
    let line = err.trim_end();
    assert_eq!(line.lines().count(), 1, "no progress bar where there is no terminal: {err}");
    let start = format!("{}, {}", counted(pages, "page"), counted(errors, "error"));
    assert!(line.strip_prefix(&start).is_some_and(|rest| rest.starts_with([',', ' '])), "{line}");
    let count = |part: &str| part.trim_start_matches('(').split(' ').next()?.parse::<usize>().ok();
    let kinds =
        line.split_once(" (").and_then(|(_, rest)| rest.split_once(')')).map_or("", |(kinds, _)| kinds);
    assert_eq!(kinds.split(", ").filter_map(count).sum::<usize>(), errors, "by their kinds: {line}");
    assert!(line.contains(" pages/s, ") && line.contains(" MB/s"), "{line}");
}

pub(crate) fn response(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat()
}

pub(crate) const HTML: &str = "200 OK\r\nContent-Type: text/html; charset=utf-8";

pub(crate) fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// What a terminal obeys or shows otherwise than it stands there.
pub(crate) fn is_obeyed(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let group = |group: &[u8]| {
        let bits =
            group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        (0..=group.len()).map(|at| letters[(bits >> (18 - 6 * at)) as usize & 63]).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// A page that asks for a log-in, and says what it would show; with what a terminal would obey in its title.
pub(crate) const GATED: &str = "<html><head><title>The ferry\u{202e} is late\u{1b}[2J</title>\
    <meta property=\"article:published_time\" content=\"2026-05-12T09:30:00+02:00\">\
    <meta name=\"author\" content=\"Ann Lee\"></head><body><p>Sign in.</p></body></html>";

/// A server on loopback that answers each request by its path and its head; its port.
pub(crate) fn serve(answer: impl Fn(&str, &str) -> Vec<u8> + Send + 'static) -> u16 {
    use std::io::Read;
    use std::net::TcpListener;
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
    let port = listener.local_addr().expect("bound").port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (mut head, mut piece) = (Vec::new(), [0; 1_024]);
            while !head.windows(4).any(|end| end == b"\r\n\r\n") {
                match stream.read(&mut piece) {
                    Ok(count) if count > 0 => head.extend_from_slice(&piece[..count]),
                    _ => break,
                }
            }
            let head = String::from_utf8_lossy(&head);
            let _ = stream.write_all(&answer(head.split(' ').nth(1).unwrap_or_default(), &head));
        }
    });
    port
}

/// A server on loopback that gives each request the story; its port.
pub(crate) fn server() -> u16 {
    let page = story();
    serve(move |_, _| response(&format!("{HTML}\r\nConnection: close"), &page))
}
