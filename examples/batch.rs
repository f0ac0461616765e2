//! Many pages at once: JSON lines in, JSON lines out, in input order.
//!
//! A line of input is an object with `id` and one of `html` (text), `html_base64` (bytes), `text` (plain text) or, with
//! `--allow-paths`, `path` (a file, gzip or not), and optionally `url`, `content_type`, `language`. With `--fetch`, a `url` alone
//! is fetched. A line of output has the `id` and either `article` or `error: {kind, message}`, where a page without an article has
//! its `reason` and, as `partial`, what it says of itself. A line with `"task": "quotes"` and a `text` gets `quotes` with
//! offsets into that text. Files, folders and addresses can be given as arguments instead; they are the ids. Of a WARC file the HTML
//! responses are read; their addresses are the ids.
//!
//! Exit codes: 0 every line of input has its line of output, 2 usage, 3 input or output ended early.

#[path = "batch/warc.rs"]
mod warc;

use std::io::{self, BufRead, BufWriter, IsTerminal, Read, Write};
use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use copydesk::fetch::Fetcher;
use copydesk::{Article, Error, Extractor};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

const EXIT_CODES: &str =
    "Exit codes: 0 every line of input has its line of output, 2 wrong usage, 3 input or output ended early";
/// Lines that are worked on together: enough to keep all threads busy, few enough to stream.
const CHUNK: usize = 128;
/// Longest line of input: a page of 20 MiB as base64 fits.
const MAX_LINE: u64 = 64 << 20;

/// Extracts many pages: JSON lines on standard input, or files, folders and addresses, to JSON lines on standard output.
#[derive(Parser)]
#[command(name = "batch", after_help = EXIT_CODES)]
struct Options {
    /// Files (.html, .htm, .txt, .warc, each also as .gz), folders of them, and addresses (http://…); without any, JSON lines are
    /// read from standard input
    inputs: Vec<PathBuf>,
    /// Let lines of input name files by "path"
    #[arg(long)]
    allow_paths: bool,
    /// Fetch lines of input that have a "url" and no page
    #[arg(long)]
    fetch: bool,
    /// Respect robots.txt when fetching
    #[arg(long)]
    robots: bool,
    /// Fetch from this address and port too, though it is not public (127.0.0.1:8000)
    #[arg(long, value_name = "IP:PORT")]
    allow_address: Vec<SocketAddr>,
    /// Take this address for a name instead of looking it up
    #[arg(long, value_name = "NAME=IP", value_parser = named_address)]
    resolve: Vec<(String, IpAddr)>,
    /// Threads; 0 for one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Carry the spans of inline links and emphasis
    #[arg(long)]
    spans: bool,
    #[arg(skip)]
    fetcher: Fetcher,
}

/// What a request may make the program read beyond itself.
#[derive(Clone, Copy)]
struct Reach {
    files: bool,
    addresses: bool,
}

fn named_address(text: &str) -> Result<(String, IpAddr), String> {
    let (name, address) = text.split_once('=').ok_or("NAME=IP was expected")?;
    Ok((name.to_owned(), address.parse().map_err(|cause| format!("{address}: {cause}"))?))
}

/// One fetcher for the whole batch, so that connections are shared.
fn fetcher(options: &Options) -> Fetcher {
    let fetcher = Fetcher::new().robots(options.robots);
    let fetcher =
        options.allow_address.iter().fold(fetcher, |fetcher, address| fetcher.allow_address(*address));
    options.resolve.iter().fold(fetcher, |fetcher, (name, address)| fetcher.resolve(name, *address))
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

#[derive(Default)]
struct Totals {
    pages: u64,
    errors: u64,
    bytes: u64,
}

fn main() -> ExitCode {
    let mut options = Options::parse();
    options.fetcher = fetcher(&options);
    if let Err(error) = rayon::ThreadPoolBuilder::new().num_threads(options.threads).build_global() {
        eprintln!("batch: cannot start {} threads: {error}", options.threads);
        return ExitCode::from(2);
    }
    let start = Instant::now();
    let outcome = if options.inputs.is_empty() { from_lines(&options) } else { from_files(&options) };
    match outcome {
        Ok(totals) => {
            let seconds = start.elapsed().as_secs_f64().max(1e-9);
            eprintln!(
                "{} pages, {} errors, {:.0} pages/s, {:.1} MB/s",
                totals.pages,
                totals.errors,
                totals.pages as f64 / seconds,
                totals.bytes as f64 / 1e6 / seconds
            );
            ExitCode::SUCCESS
        }
        // the reader went away, as `head` does
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("batch: {error}");
            ExitCode::from(3)
        }
    }
}

fn progress(length: Option<u64>) -> indicatif::ProgressBar {
    if !io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let (bar, template) = match length {
        Some(length) => (indicatif::ProgressBar::new(length), "{bar:30} {pos}/{len} pages  {eta} left"),
        None => (indicatif::ProgressBar::new_spinner(), "{spinner} {pos} pages  {elapsed}"),
    };
    match indicatif::ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn from_lines(options: &Options) -> io::Result<Totals> {
    if io::stdin().is_terminal() {
        eprintln!(
            "batch: reading JSON lines from the terminal; files and folders can be named instead, see --help"
        );
    }
    let mut input = io::stdin().lock();
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut totals, bar, mut number) = (Totals::default(), progress(None), 0u64);
    loop {
        let mut lines: Vec<(u64, Vec<u8>)> = Vec::with_capacity(CHUNK);
        while lines.len() < CHUNK {
            let mut line = Vec::new();
            if input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            number += 1;
            if !line.ends_with(b"\n") && line.len() as u64 == MAX_LINE {
                skip_line(&mut input)?;
                line = b"\0".to_vec();
            }
            if !line.trim_ascii().is_empty() {
                lines.push((number, line));
            }
        }
        if lines.is_empty() {
            break;
        }
        let answers: Vec<(Value, u64)> =
            lines.par_iter().map(|(number, line)| answer_line(*number, line, options)).collect();
        write_all(&mut out, answers, &mut totals)?;
        bar.set_position(totals.pages);
    }
    bar.finish_and_clear();
    out.flush()?;
    Ok(totals)
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

fn from_files(options: &Options) -> io::Result<Totals> {
    let mut files = Vec::new();
    for input in &options.inputs {
        collect(input, &mut files);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    // how many pages a WARC file holds is known when it is read
    let length = (!files.iter().any(|path| warc::is_warc(path))).then_some(files.len() as u64);
    let (mut totals, bar) = (Totals::default(), progress(length));
    let mut jobs = files.into_iter().flat_map(jobs);
    loop {
        let chunk: Vec<Job> = jobs.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        let answers: Vec<(Value, u64)> = chunk
            .par_iter()
            .map(|job| match job {
                Job::File(path) => {
                    let (mut request, name) = (Map::new(), path.to_string_lossy());
                    request.insert("id".into(), json!(name));
                    request.insert(if is_address(&name) { "url" } else { "path" }.into(), json!(name));
                    guarded(&Value::Object(request), Reach { files: true, addresses: true }, options)
                }
                Job::Record(record) => answer_record(record, options),
                Job::Broken(path, cause) => {
                    let path = path.to_string_lossy();
                    (error(&json!(path), "input", &format!("{path}: {cause}; a WARC file was expected")), 0)
                }
            })
            .collect();
        write_all(&mut out, answers, &mut totals)?;
        bar.set_position(totals.pages);
    }
    bar.finish_and_clear();
    out.flush()?;
    Ok(totals)
}

/// One page to extract.
enum Job {
    File(PathBuf),
    Record(warc::Record),
    /// What could not be read of a WARC file.
    Broken(PathBuf, io::Error),
}

/// The pages of a file: itself, or the records that it holds.
fn jobs(path: PathBuf) -> Box<dyn Iterator<Item = Job>> {
    if !warc::is_warc(&path) {
        return Box::new(std::iter::once(Job::File(path)));
    }
    match warc::open(&path) {
        Ok(records) => Box::new(records.map(move |record| match record {
            Ok(record) => Job::Record(record),
            Err(cause) => Job::Broken(path.clone(), cause),
        })),
        Err(cause) => Box::new(std::iter::once(Job::Broken(path, cause))),
    }
}

fn answer_record(record: &warc::Record, options: &Options) -> (Value, u64) {
    let id = json!(record.url);
    let mut extractor = Extractor::new().spans(options.spans).url(record.url.as_str());
    if let Some(content_type) = &record.content_type {
        extractor = extractor.content_type(content_type.as_str());
    }
    caught(&id, || (row(&id, extractor.extract(&record.bytes)), record.bytes.len() as u64))
}

/// A file, or the pages beneath a folder in the order of their names.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        files.push(path.to_owned());
        return;
    }
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        // a link could lead round in a circle
        if entry.is_symlink() {
            continue;
        }
        let name = entry.to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        if entry.is_dir()
            || [".html", ".htm", ".xhtml", ".txt", ".warc"].iter().any(|end| name.ends_with(end))
        {
            collect(&entry, files);
        }
    }
}

fn write_all(out: &mut impl Write, answers: Vec<(Value, u64)>, totals: &mut Totals) -> io::Result<()> {
    for (answer, bytes) in answers {
        totals.pages += 1;
        totals.errors += u64::from(answer.get("error").is_some());
        totals.bytes += bytes;
        // some readers end a line at these characters too
        let line = answer
            .to_string()
            .replace('\u{2028}', "\\u2028")
            .replace('\u{2029}', "\\u2029")
            .replace('\u{85}', "\\u0085");
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn answer_line(number: u64, line: &[u8], options: &Options) -> (Value, u64) {
    let request: Value = match serde_json::from_slice(line) {
        Ok(request @ Value::Object(_)) => request,
        Ok(_) => {
            return (error(&Value::Null, "input", &format!("line {number}: a JSON object was expected")), 0);
        }
        Err(_) if line == b"\0" => {
            return (
                error(&Value::Null, "input", &format!("line {number}: longer than {MAX_LINE} bytes")),
                0,
            );
        }
        Err(cause) => {
            return (
                error(&Value::Null, "input", &format!("line {number}: a JSON object was expected: {cause}")),
                0,
            );
        }
    };
    guarded(&request, Reach { files: options.allow_paths, addresses: options.fetch }, options)
}

/// One page never ends a batch, even if the library should panic.
fn guarded(request: &Value, reach: Reach, options: &Options) -> (Value, u64) {
    let id = request.get("id").cloned().unwrap_or_default();
    caught(&id, || answer(request, &id, reach, options))
}

fn caught(id: &Value, work: impl FnOnce() -> (Value, u64)) -> (Value, u64) {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| (error(id, "panic", "the extractor panicked on this page; please report it"), 0))
}

fn error(id: &Value, kind: &str, message: &str) -> Value {
    json!({"id": id, "error": {"kind": kind, "message": message}})
}

fn answer(request: &Value, id: &Value, reach: Reach, options: &Options) -> (Value, u64) {
    let text_of = |key: &str| request.get(key).and_then(Value::as_str);
    if text_of("task") == Some("quotes") {
        let Some(text) = text_of("text") else {
            return (error(id, "input", "a quotes task needs \"text\""), 0);
        };
        let quotes: Vec<Value> = copydesk::quotes(text, text_of("language"))
            .iter()
            .map(|quote| {
                let mut row = json!(quote);
                if !quote.parts.is_empty() {
                    row["parts_char"] =
                        quote.parts.iter().map(|part| json!([part.start_char, part.end_char])).collect();
                }
                row
            })
            .collect();
        return (json!({"id": id, "quotes": quotes}), text.len() as u64);
    }
    let mut extractor = Extractor::new().spans(options.spans);
    if let Some(url) = text_of("url") {
        extractor = extractor.url(url);
    }
    if let Some(content_type) = text_of("content_type") {
        extractor = extractor.content_type(content_type);
    }
    if let Some(language) = text_of("language") {
        extractor = extractor.language(language);
    }
    let (result, bytes) = if let Some(html) = text_of("html") {
        (extractor.extract_str(html), html.len())
    } else if let Some(text) = text_of("text") {
        (extractor.extract_text(text), text.len())
    } else if let Some(encoded) = text_of("html_base64") {
        match decode_base64(encoded) {
            Some(bytes) => (extractor.extract(&bytes), bytes.len()),
            None => return (error(id, "input", "\"html_base64\" is not base64"), 0),
        }
    } else if let Some(path) = text_of("path") {
        if !reach.files {
            return (error(id, "input", "\"path\" is read only with --allow-paths"), 0);
        }
        match read(Path::new(path)) {
            Ok(bytes) => {
                let is_text =
                    path.trim_end_matches(".gz").ends_with(".txt") && text_of("content_type").is_none();
                if is_text {
                    extractor = extractor.content_type("text/plain");
                }
                (extractor.extract(&bytes), bytes.len())
            }
            Err(cause) => {
                return (
                    error(id, "input", &format!("{path}: {cause}; an HTML file was expected, gzip or not")),
                    0,
                );
            }
        }
    } else if let Some(url) = text_of("url") {
        if !reach.addresses {
            return (error(id, "input", "a \"url\" without a page is fetched only with --fetch"), 0);
        }
        match options.fetcher.fetch(url) {
            Ok(page) => {
                let extractor = page.configure(extractor).url(page.url.as_str());
                (extractor.extract(&page.bytes), page.bytes.len())
            }
            Err(cause) => return (error(id, cause.kind(), &cause.to_string()), 0),
        }
    } else {
        return (
            error(
                id,
                "input",
                "one of \"html\", \"html_base64\", \"text\", \"path\" or \"url\" was expected",
            ),
            0,
        );
    };
    (row(id, result), bytes as u64)
}

/// The line that answers with what a page gave.
fn row(id: &Value, result: Result<Article, Error>) -> Value {
    match result {
        Ok(article) => json!({"id": id, "article": article}),
        Err(cause) => {
            let mut row = error(id, cause.kind(), &cause.to_string());
            if let Error::NoArticle { reason, partial, .. } = &cause {
                row["error"]["reason"] = json!(reason);
                row["error"]["partial"] = json!(partial);
            }
            row
        }
    }
}

/// Largest file that is read, unpacked.
const MAX_FILE: u64 = 64 << 20;

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    std::fs::File::open(path)?.take(MAX_FILE).read_to_end(&mut raw)?;
    if !raw.starts_with(&[0x1f, 0x8b]) {
        return Ok(raw);
    }
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(&raw[..]).take(MAX_FILE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for b in text.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=') {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}
