//! Many pages at once: JSON lines in, JSON lines out, in input order.
//!
//! A line of input is an object with `id` and one of `html` (text), `html_base64` (bytes), `text` (plain text) or, with
//! `--allow-paths`, `path` (a file, gzip or not), and optionally `url`, `content_type`, `language`. With `--fetch`, a `url` alone
//! is fetched. A line of output has the `id` and either `article` or `error: {kind, message}`, where a page without an article has
//! its `reason` and, as `partial`, what it says of itself. A line with `"task": "quotes"` and a `text` gets `quotes` with
//! offsets into that text. Files, folders and addresses can be given as arguments instead; they are the ids. Of a WARC file the HTML
//! responses are read; their addresses are the ids, and what is broken in it has the file's name. A file of JSON lines is read as
//! standard input is.
//!
//! Exit codes: 0 every line of input has its line of output, 2 usage, 3 input or output ended early.

mod inputs;
mod lines;
mod memory;
mod pipeline;
mod warc;

use std::io::{self, BufReader, BufWriter, IsTerminal, Write};
use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Instant;

use clap::Parser;
use clap::builder::RangedU64ValueParser;
use copydesk::fetch::Fetcher;
use copydesk::{Article, Error, Extractor, terminal_json};
use serde_json::{Value, json};

use crate::input;
use inputs::{Input, Job, Skipped, Task};
use lines::{Line, MAX_LINE, Request};
use memory::{FETCHED, LEAST, Share, UNPACKED, WORK, work_of};
use warc::{Record, Unread};

const EXIT_CODES: &str =
    "Exit codes: 0 every line of input has its line of output, 2 wrong usage, 3 input or output ended early";
/// Most threads: more wait for each other, whatever the machine.
const MAX_THREADS: u64 = 256;

/// Extracts many pages: JSON lines on standard input, or files, folders and addresses, to JSON lines on standard output.
#[derive(Parser)]
#[command(name = "batch", after_help = EXIT_CODES)]
pub(crate) struct Options {
    /// Files (.html, .htm, .xhtml, .txt, .warc, each also as .gz), folders of them (links within are not followed), files of JSON lines
    /// (.jsonl, .ndjson, also as .gz), addresses (http://…), and - for JSON lines on standard input, which are read without any argument
    /// too
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
    /// Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)
    #[arg(long, value_name = "IP:PORT", value_parser = input::addresses)]
    allow_address: Vec<Vec<SocketAddr>>,
    /// Take this address for a name instead of looking it up
    #[arg(long, value_name = "NAME=IP", value_parser = named_address)]
    resolve: Vec<(String, IpAddr)>,
    /// Threads; one a core if not given
    #[arg(long, value_parser = RangedU64ValueParser::<usize>::new().range(1..=MAX_THREADS))]
    threads: Option<usize>,
    /// Carry the spans of inline links and emphasis
    #[arg(long)]
    spans: bool,
    #[arg(skip)]
    fetcher: Fetcher,
}

fn named_address(text: &str) -> Result<(String, IpAddr), String> {
    let (name, address) = text.split_once('=').ok_or("NAME=IP was expected")?;
    Ok((name.to_owned(), address.parse().map_err(|cause| format!("{address}: {cause}"))?))
}

/// One fetcher for the whole batch, so that connections are shared.
fn fetcher(options: &Options) -> Fetcher {
    let fetcher = Fetcher::new().robots(options.robots);
    let fetcher = options
        .allow_address
        .iter()
        .flatten()
        .fold(fetcher, |fetcher, address| fetcher.allow_address(*address));
    options.resolve.iter().fold(fetcher, |fetcher, (name, address)| fetcher.resolve(name, *address))
}

/// A line of output.
struct Answer {
    line: String,
    is_error: bool,
    /// Bytes of the page.
    bytes: usize,
    /// What it holds of the memory until it is written.
    held: Share,
}

#[derive(Default)]
struct Totals {
    pages: u64,
    errors: u64,
    bytes: u64,
}

pub(crate) fn run(mut options: Options) -> ExitCode {
    options.fetcher = fetcher(&options);
    let inputs = inputs::inputs(&options.inputs);
    if matches!(inputs[..], [Input::Stdin]) && io::stdin().is_terminal() {
        let hint = "reading JSON lines from the terminal; files and folders can be named instead, see --help";
        input::complain("batch", hint);
    }
    let (start, skipped) = (Instant::now(), Arc::<Skipped>::default());
    match answer_all(inputs, options, &skipped) {
        Ok(totals) => {
            let seconds = start.elapsed().as_secs_f64().max(1e-9);
            let count =
                |count: u64, what: &str| if count > 0 { format!(", {count} {what}") } else { String::new() };
            eprintln!(
                "{} pages, {} errors, {:.0} pages/s, {:.1} MB/s{}{}",
                totals.pages,
                totals.errors,
                totals.pages as f64 / seconds,
                totals.bytes as f64 / 1e6 / seconds,
                count(skipped.broken.load(Ordering::Relaxed), "broken records skipped"),
                count(skipped.passed.load(Ordering::Relaxed), "records without a page passed over"),
            );
            ExitCode::SUCCESS
        }
        // the reader went away, as `head` does
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            input::complain("batch", &error.to_string());
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

fn answer_all(inputs: Vec<Input>, options: Options, skipped: &Arc<Skipped>) -> io::Result<Totals> {
    // how many pages are in other files is known when they are read
    let is_known =
        inputs.iter().all(|input| matches!(input, Input::File(_) | Input::Address(_) | Input::Unread(..)));
    let bar = progress(is_known.then_some(inputs.len() as u64));
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get().min(MAX_THREADS as usize));
    let threads = options.threads.unwrap_or(cores);
    let skipped = skipped.clone();
    let jobs = inputs.into_iter().flat_map(move |input| inputs::jobs(input, &skipped));
    let mut answers = pipeline::start(threads, jobs, move |job| answer(job, &options))?;
    let (mut out, mut totals) = (BufWriter::new(io::stdout().lock()), Totals::default());
    loop {
        let answer = match answers.ready() {
            Some(answer) => answer?,
            // whoever reads has what is done while the rest is worked on
            None => {
                out.flush()?;
                bar.set_position(totals.pages);
                match answers.wait() {
                    Some(answer) => answer?,
                    None => break,
                }
            }
        };
        totals.pages += 1;
        totals.errors += u64::from(answer.is_error);
        totals.bytes += answer.bytes as u64;
        writeln!(out, "{}", terminal_json(&answer.line))?;
        drop(answer.held);
    }
    bar.finish_and_clear();
    out.flush()?;
    Ok(totals)
}

/// What a page gave: a line of output, and the page's bytes.
type Row = (Result<String, String>, usize);

/// Works on one job. The error is one that ends the batch.
fn answer(job: Job, options: &Options) -> io::Result<Answer> {
    let Job { task, mut held } = job;
    let (line, bytes) = match task {
        Task::Line(number, line) => of_line(number, line, options),
        Task::File(path) => {
            let id = json!(path.to_string_lossy()).to_string();
            caught(&id, || of_file(&id, &path, None, Extractor::new().spans(options.spans)))
        }
        Task::Address(address) => {
            let id = json!(address).to_string();
            caught(&id, || fetched(&id, &address, Extractor::new().spans(options.spans), options))
        }
        Task::Record(record) => {
            let id = if record.url.is_empty() { "null".to_owned() } else { json!(record.url).to_string() };
            caught(&id, || of_record(&id, record, options))
        }
        Task::Unread(id, message) => (error(&id, "input", &message), 0),
        Task::Failed(cause) => return Err(cause),
    };
    let is_error = line.is_err();
    let (Ok(line) | Err(line)) = line;
    held.resize(LEAST + line.len());
    Ok(Answer { line, is_error, bytes, held })
}

/// One page never ends a batch, even if the library should panic.
fn caught(id: &str, work: impl FnOnce() -> Row) -> Row {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| (error(id, "panic", "the extractor panicked on this page; please report it"), 0))
}

fn error(id: &str, kind: &str, message: &str) -> Result<String, String> {
    Err(line(id, "error", &json!({"kind": kind, "message": message})))
}

/// A line of output. An id is JSON already: it comes back as it was written.
fn line(id: &str, name: &str, value: &impl serde::Serialize) -> String {
    let value = serde_json::to_string(value).unwrap_or_default();
    format!("{{\"id\":{id},\"{name}\":{value}}}")
}

/// The line that answers with what a page gave.
fn row(id: &str, result: Result<Article, Error>) -> Result<String, String> {
    match result {
        Ok(article) => Ok(line(id, "article", &article)),
        Err(cause) => {
            let mut message = json!({"kind": cause.kind(), "message": cause.to_string()});
            if let Error::NoArticle { reason, partial, .. } = &cause {
                message["reason"] = json!(reason);
                message["partial"] = json!(partial);
            }
            Err(line(id, "error", &message))
        }
    }
}

/// Extracts from a page once there is memory for it.
fn worked(id: &str, bytes: usize, work: impl FnOnce() -> Result<Article, Error>) -> Row {
    // a page over the limit is refused before anything is built of it
    let _work = WORK.take(if bytes < input::MAX_PAGE { work_of(bytes) } else { LEAST });
    (row(id, work()), bytes)
}

fn of_record(id: &str, record: Record, options: &Options) -> Row {
    let mut unpacked = UNPACKED.take(record.most());
    let mut extractor = Extractor::new().spans(options.spans);
    if !record.url.is_empty() {
        extractor = extractor.url(record.url.as_str());
    }
    if let Some(content_type) = &record.content_type {
        extractor = extractor.content_type(content_type.as_str());
    }
    match record.page() {
        Ok(page) => {
            unpacked.resize(page.len());
            worked(id, page.len(), || extractor.extract(&page))
        }
        Err(Unread::TooLong(found)) => {
            let allowed = input::MAX_PAGE as u64 - 1;
            (row(id, Err(Error::Limit { limit: copydesk::Limit::Bytes, found, allowed })), 0)
        }
        Err(Unread::Broken(kind, message)) => (error(id, kind, &message), 0),
    }
}

/// A file's page, gzip or not; `content_type` is what is known of it.
fn of_file(id: &str, path: &Path, content_type: Option<&str>, extractor: Extractor) -> Row {
    let mut unpacked = UNPACKED.take(input::MAX_PAGE);
    let page = match input::open(path).and_then(|file| input::unpacked(BufReader::new(file))) {
        Ok(page) => page,
        Err(cause) => {
            let message =
                format!("{}: {cause}; an HTML file was expected, gzip or not", path.to_string_lossy());
            return (error(id, "input", &message), 0);
        }
    };
    unpacked.resize(page.len());
    let is_text = content_type.is_none() && path.to_string_lossy().trim_end_matches(".gz").ends_with(".txt");
    let extractor = if is_text { extractor.content_type("text/plain") } else { extractor };
    worked(id, page.len(), || extractor.extract(&page))
}

fn fetched(id: &str, address: &str, extractor: Extractor, options: &Options) -> Row {
    let mut unpacked = UNPACKED.take(FETCHED);
    match options.fetcher.fetch(address) {
        Ok(page) => {
            unpacked.resize(page.bytes.len());
            let extractor = page.configure(extractor).url(page.url.as_str());
            worked(id, page.bytes.len(), || extractor.extract(&page.bytes))
        }
        Err(cause) => (error(id, cause.kind(), &cause.to_string()), 0),
    }
}

fn of_line(number: u64, line: Line, options: &Options) -> Row {
    let Line::Whole(line) = line else {
        return (error("null", "input", &format!("line {number}: longer than {MAX_LINE} bytes")), 0);
    };
    let _unpacked = UNPACKED.take(2 * line.len());
    let line = lines::text(line);
    match Request::read(&line) {
        Ok(request) => caught(request.id(), || of_request(&request, options)),
        Err(cause) => {
            (error("null", "input", &format!("line {number}: a JSON object was expected: {cause}")), 0)
        }
    }
}

fn of_request(request: &Request<'_>, options: &Options) -> Row {
    let (id, text_of) = (request.id(), |key: &str| request.text(key));
    let refused = |message: &str| (error(id, "input", message), 0);
    let language = text_of("language");
    if text_of("task").as_deref() == Some("quotes") {
        let Some(text) = text_of("text") else {
            return refused("a quotes task needs \"text\"");
        };
        let _work = WORK.take(work_of(text.len()));
        return (Ok(line(id, "quotes", &quotes(&text, language.as_deref()))), text.len());
    }
    let mut extractor = Extractor::new().spans(options.spans);
    let (url, content_type) = (text_of("url"), text_of("content_type"));
    if let Some(url) = &url {
        extractor = extractor.url(url.as_ref());
    }
    if let Some(content_type) = &content_type {
        extractor = extractor.content_type(content_type.as_ref());
    }
    if let Some(language) = &language {
        extractor = extractor.language(language.as_ref());
    }
    if let Some(html) = text_of("html") {
        worked(id, html.len(), || extractor.extract_str(&html))
    } else if let Some(text) = text_of("text") {
        worked(id, text.len(), || extractor.extract_plain_text(&text))
    } else if let Some(encoded) = text_of("html_base64") {
        match decode_base64(&encoded) {
            Some(bytes) => worked(id, bytes.len(), || extractor.extract(&bytes)),
            None => refused("\"html_base64\" is not base64"),
        }
    } else if let Some(path) = text_of("path") {
        if !options.allow_paths {
            return refused("\"path\" is read only with --allow-paths");
        }
        of_file(id, Path::new(path.as_ref()), content_type.as_deref(), extractor)
    } else if let Some(url) = url {
        if !options.fetch {
            return refused("a \"url\" without a page is fetched only with --fetch");
        }
        fetched(id, &url, extractor, options)
    } else {
        refused("one of \"html\", \"html_base64\", \"text\", \"path\" or \"url\" was expected")
    }
}

/// The quotes of a text, those of several parts with the offsets of each.
fn quotes(text: &str, language: Option<&str>) -> Vec<Value> {
    copydesk::quotes(text, language)
        .iter()
        .map(|quote| {
            let mut row = json!(quote);
            if !quote.parts.is_empty() {
                row["parts_char"] =
                    quote.parts.iter().map(|part| json!([part.start_char, part.end_char])).collect();
            }
            row
        })
        .collect()
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
