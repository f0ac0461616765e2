//! Many pages at once: JSON lines in, JSON lines out, in input order.
//!
//! A line of input is an object with `id` and one of `html` (text), `html_base64` (bytes), `text` (plain text) or, with
//! `--allow-paths`, `path` (a file, gzip or not), and optionally `url`, `content_type`, `language`, `reference_time`. With `--fetch`, a `url` alone
//! is fetched. A line of output has the `id` and either `article` or `error: {kind, message}`, where a page without an article has
//! its `reason` and, as `partial`, what it says of itself. A line with `"task": "quotes"` and a `text` gets `quotes` with
//! offsets into that text. Files, folders and addresses can be given as arguments instead; they are the ids. Of a WARC file the HTML
//! responses are read; their addresses are the ids, and what is broken in it has the file's name. A file of JSON lines is read as
//! standard input is.
//!
//! Exit codes: 0 every line of input has its line of output, 1 with `--fail-on-error` an error among them, 2 usage, 3 a file, folder or feed
//! that an argument names cannot be read (a row and a message say so, and the others are answered), or input or output ended early, 130
//! interrupted.

mod dedup;
mod feed;
mod inputs;
mod interrupt;
mod lines;
mod memory;
mod pipeline;
mod polite;
mod progress;
mod resume;
mod state;
mod warc;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, BufReader, IsTerminal};
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use clap::builder::RangedU64ValueParser;
use copydesk::fetch::{FetchError, FetchedPage, Fetcher};
use copydesk::{Article, Error, Extractor, Quote, SiteRules, terminal};
use serde::Serialize;

use crate::input;
use crate::messages::{complain, counted, say};
use crate::options::{self, Network, Usage};
use crate::output::{self, Output, Sink, is_table};
use crate::pages;
use crate::rows::{self, Failure, UNREADABLE};
use dedup::{Dedup, Identity, MOST_BITS, Seen};
use inputs::{Feeds, Input, Job, Skipped, Task, Unread};
use lines::{Line, MAX_LINE, Request};
use memory::{FETCHED, LEAST, Share, UNPACKED, WORK, work_of};
use polite::Guest;
use progress::Progress;
use resume::Answered;
use state::State;
use warc::Record;

const EXIT_CODES: &str = "Exit codes: 0 every line of input has its line of output, 1 with --fail-on-error an error among them, \
    2 wrong usage, 3 input or output ended early, or a file, folder or feed that is named cannot be read (the others are answered all the \
    same), 130 interrupted";
/// Most threads: more wait for each other, whatever the machine.
const MAX_THREADS: u64 = 256;
/// The longest pause between two pages of a host.
const LONGEST_PAUSE: Duration = Duration::from_hours(1);
/// Bits by which two texts may differ that are taken for one, if not given. Of 200 news texts whose middle word was exchanged 97 % are within
/// it, and of those with five words exchanged 74 %; two different ones of 400 differ in 11 bits at least.
const DEDUP_BITS: u32 = 5;
/// The exit code of what an interrupt (Ctrl-C) ended, as shells give it.
const INTERRUPTED: u8 = 130;

/// Extract many pages: JSON lines on standard input, or files, folders and addresses, to JSON lines on standard output
#[derive(Parser)]
#[command(name = "batch", version, after_help = EXIT_CODES)]
pub(crate) struct Options {
    /// Files (.html, .htm, .xhtml, .txt, .warc, each also as .gz), folders of them (links to files are read, links to folders are not
    /// followed), files of JSON lines (.jsonl, .ndjson, also as .gz), addresses (http://…), and - for JSON lines on standard input,
    /// which are read without any argument too
    inputs: Vec<PathBuf>,
    /// Fetch the pages that an RSS or Atom feed, a sitemap or one of news lists (an address, a file or -): as robots.txt has it, with a pause
    /// between two pages of a host, and later where the host asks for that
    #[arg(long, value_name = "FEED")]
    feed: Vec<OsString>,
    /// Seconds between two pages of a host that --feed lists
    #[arg(long, value_name = "SECONDS", value_parser = seconds, requires = "feed", default_value = "1")]
    delay: Duration,
    /// Pass over feeds and sitemaps of --feed that have not changed since the last run: this file keeps by what their servers tell that (ETag,
    /// Last-Modified), from one run to the next. It is made if it is not there, and written at the end of a run that was not interrupted
    #[arg(long, value_name = "FILE", requires = "feed")]
    state: Option<PathBuf>,
    /// Find pages that have the canonical address, or nearly the text, of one before: their rows say "duplicate_of" and have no article, or,
    /// with =mark, have it all the same
    #[arg(long, value_enum, value_name = "drop|mark", num_args = 0..=1, require_equals = true, default_missing_value = "drop", hide_possible_values = true)]
    dedup: Option<Dedup>,
    /// Of the 64 bits of the fingerprint, how many may differ in texts that --dedup takes for one: 0 to 7
    #[arg(long, value_name = "BITS", requires = "dedup", default_value_t = DEDUP_BITS, value_parser = RangedU64ValueParser::<u32>::new().range(0..=u64::from(MOST_BITS)))]
    dedup_bits: u32,
    /// Of a story that runs over several pages, fetch them all and join them; only where the page itself is fetched
    #[arg(long)]
    all_pages: bool,
    /// Let lines of input name files by "path"
    #[arg(long)]
    allow_paths: bool,
    /// Fetch lines of input that have a "url" and no page
    #[arg(long)]
    fetch: bool,
    #[command(flatten)]
    network: Network,
    /// Take this address for a name instead of looking it up
    #[arg(long, value_name = "NAME=IP", value_parser = named_address)]
    resolve: Vec<(String, IpAddr)>,
    /// Threads; one a core if not given
    #[arg(long, value_parser = RangedU64ValueParser::<usize>::new().range(1..=MAX_THREADS))]
    threads: Option<usize>,
    /// Carry the spans of inline links and emphasis
    #[arg(long)]
    spans: bool,
    /// Say which bytes of the page hold each paragraph
    #[arg(long)]
    sources: bool,
    /// Reported speech among the quotes too: "Kolb said that …"
    #[arg(long)]
    indirect: bool,
    /// When the pages were read (2026-05-12, or with a time and an offset), but for lines that say it themselves as "reference_time"
    #[arg(long, value_name = "TIME", value_parser = options::time)]
    reference_time: Option<String>,
    /// A file that says, for sites you know, which elements (CSS selectors) hold the body, the title, the day and the authors: tables [[rule]]
    /// of TOML, or the same as JSON where its name ends in .json; docs/site-rules.md shows one
    #[arg(long, value_name = "FILE", value_parser = options::rules)]
    rules: Option<SiteRules>,
    /// Made once of the other options: a page's own is a copy.
    #[arg(skip)]
    extractor: OnceLock<Extractor>,
    /// Exit with 1 where a line of output is an error
    #[arg(long)]
    fail_on_error: bool,
    /// Go on with the file of an earlier run, and make it if it is not there: pages that it has answers to are passed over (an error is an
    /// answer, but for files that could not be read: they are tried again), new rows are written behind, and a last line that was cut off is
    /// taken away. Instead of --output
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    resume: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
    #[arg(skip)]
    fetcher: Fetcher,
    #[arg(skip)]
    polite: Fetcher,
    #[arg(skip = Guest::new(Duration::ZERO))]
    guest: Guest,
}

impl Usage for Options {
    fn check(&self) -> Result<(), String> {
        let inputs = || self.inputs.iter().map(|input| input.as_os_str());
        let has_lines = self.inputs.is_empty() && self.feed.is_empty()
            || inputs().any(|input| input == "-" || inputs::is_lines(input));
        let has_address = inputs().any(input::is_address) || !self.feed.is_empty();
        if !has_lines && (self.allow_paths || self.fetch) {
            let name = if self.fetch { "--fetch" } else { "--allow-paths" };
            return Err(format!("{name} has no effect: no input has JSON lines"));
        }
        if !has_address && !self.fetch {
            if self.all_pages {
                return Err(
                    "--all-pages has no effect: no input is an address, and --fetch is not given".to_owned()
                );
            }
            if !self.resolve.is_empty() {
                return Err(
                    "--resolve has no effect: no input is an address, and --fetch is not given".to_owned()
                );
            }
            self.network.check(false).map_err(|message| format!("{message}, and --fetch is not given"))?;
        }
        if self.resume.as_ref().is_some_and(|path| is_table(path)) {
            return Err(
                "--resume takes a file of JSON lines: a table of Parquet cannot be written on".to_owned()
            );
        }
        if cfg!(feature = "parquet") { self.output.check_rows(inputs()) } else { self.output.check(inputs()) }
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds
        .filter(|time| *time <= LONGEST_PAUSE)
        .ok_or_else(|| "seconds from 0 to 3600 were expected".to_owned())
}

fn named_address(text: &str) -> Result<(String, IpAddr), String> {
    let (name, address) = text.split_once('=').ok_or("NAME=IP was expected")?;
    Ok((name.to_owned(), address.parse().map_err(|cause| format!("{address}: {cause}"))?))
}

/// One fetcher for the whole batch, so that connections are shared.
fn fetcher(options: &Options) -> Fetcher {
    let named = options.resolve.iter();
    named.fold(options.network.fetcher(), |fetcher, (name, address)| fetcher.resolve(name, *address))
}

/// A line of output.
struct Answer {
    line: String,
    /// The kind of the error, where it is one.
    error: Option<&'static str>,
    /// What is to be said of an input that was named and cannot be read.
    complaint: Option<String>,
    /// By what the article is known again, where that is asked for.
    identity: Option<Identity>,
    /// Bytes of the page.
    bytes: usize,
    /// What it holds of the memory until it is written.
    held: Share,
}

#[derive(Default)]
struct Totals {
    pages: u64,
    /// Errors by their kind.
    errors: BTreeMap<&'static str, u64>,
    duplicates: u64,
    bytes: u64,
    /// Inputs that were named and cannot be read.
    unreadable: u64,
}

/// What ended a batch early, and what it befell: its input or its output.
struct Ended {
    name: String,
    cause: io::Error,
}

impl Ended {
    /// What befell the output of this name.
    fn by(name: &str) -> impl Fn(io::Error) -> Self {
        move |cause| Self { name: name.to_owned(), cause }
    }
}

pub(crate) fn run(mut options: Options) -> ExitCode {
    options.fetcher = fetcher(&options);
    options.polite = options.fetcher.clone().robots(true);
    options.guest = Guest::new(options.delay);
    let mut sink = options.output.sink();
    let mut answered = Answered::default();
    let mut seen = options.dedup.map(|dedup| (dedup, Seen::new(options.dedup_bits)));
    let state = match State::of(options.state.clone()) {
        Ok(state) => Arc::new(state),
        Err(cause) => {
            let path = options.state.as_deref().unwrap_or(Path::new(""));
            let remedy = output::remedy(path, &cause);
            complain("batch", &format!("--state {}: {cause}{remedy}", path.display()));
            return ExitCode::from(3);
        }
    };
    if let Some(path) = &options.resume {
        match Answered::of(path, seen.as_mut().map(|(_, seen)| seen))
            .and_then(|answered| Ok((answered, Sink::append(path)?)))
        {
            Ok((found, behind)) => (answered, sink) = (found, behind),
            Err(cause) => {
                complain("batch", &format!("{}: {cause}{}", path.display(), output::remedy(path, &cause)));
                return ExitCode::from(3);
            }
        }
    }
    let inputs = inputs::inputs(&options.inputs, &options.feed);
    if matches!(inputs[..], [Input::Stdin]) && io::stdin().is_terminal() {
        let hint = "reading JSON lines from the terminal; files and folders can be named instead, see --help";
        complain("batch", hint);
    }
    let (start, skipped) = (Instant::now(), Arc::<Skipped>::default());
    let fails = options.fail_on_error;
    let again = answered.again;
    let before = Before { answered, seen, state: state.clone() };
    match answer_all(inputs, options, before, &skipped, sink) {
        Ok(totals) => {
            say(&summary(&totals, start, &skipped, again));
            if interrupt::is_over() {
                ExitCode::from(INTERRUPTED)
            } else if let Err(cause) = state.save() {
                complain("batch", &format!("--state: {cause}"));
                ExitCode::from(3)
            } else if totals.unreadable > 0 {
                ExitCode::from(3)
            } else {
                ExitCode::from(u8::from(fails && !totals.errors.is_empty()))
            }
        }
        Err(Ended { name, cause }) => ExitCode::from(output::ended("batch", &name, Err(cause))),
    }
}

/// A line of all that came of it; `again` is how many were not read in an earlier run.
fn summary(totals: &Totals, start: Instant, skipped: &Skipped, again: u64) -> String {
    let seconds = start.elapsed().as_secs_f64().max(1e-9);
    let count = |count: u64, one: &str, more: &str| match count {
        0 => String::new(),
        _ => format!(", {}{more}", counted(count, one)),
    };
    let kinds: Vec<String> = totals.errors.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    format!(
        "{}{}, {}{}{}, {:.0} pages/s, {:.1} MB/s{}{}{}{}{}",
        if interrupt::is_over() { "interrupted: " } else { "" },
        counted(totals.pages, "page"),
        counted(totals.errors.values().sum(), "error"),
        if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) },
        count(totals.duplicates, "duplicate", ""),
        totals.pages as f64 / seconds,
        totals.bytes as f64 / 1e6 / seconds,
        count(skipped.broken.load(Ordering::Relaxed), "broken record", " skipped"),
        count(skipped.passed.load(Ordering::Relaxed), "record", " without a page passed over"),
        count(skipped.answered.load(Ordering::Relaxed), "page", " answered before"),
        count(again, "error", " of inputs that could not be read taken out, to be tried again"),
        count(skipped.unchanged.load(Ordering::Relaxed), "feed", " unchanged"),
    )
}

/// What earlier runs have left.
struct Before {
    answered: Answered,
    seen: Option<(Dedup, Seen)>,
    state: Arc<State>,
}

fn answer_all(
    inputs: Vec<Input>,
    options: Options,
    before: Before,
    skipped: &Arc<Skipped>,
    mut sink: Sink,
) -> Result<Totals, Ended> {
    let name = sink.name();
    let of_output = Ended::by(&name);
    let Before { mut answered, mut seen, state } = before;
    // how many pages are in other files is known when they are read
    let is_known =
        inputs.iter().all(|input| matches!(input, Input::File(..) | Input::Address(_) | Input::Unread(..)));
    let mut progress = Progress::new(is_known.then_some(inputs.len()));
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get().min(MAX_THREADS as usize));
    let threads = options.threads.unwrap_or(cores);
    let skipped = skipped.clone();
    let was_answered = skipped.clone();
    // a feed is asked for by name; its pages are not
    let feeds = Feeds { fetcher: options.fetcher.clone().robots(false).any_type(true), state };
    let jobs =
        inputs.into_iter().flat_map(move |input| inputs::jobs(input, &skipped, &feeds)).filter(move |job| {
            let is_answered = !answered.is_empty() && answered.has(job);
            was_answered.answered.fetch_add(u64::from(is_answered), Ordering::Relaxed);
            !is_answered
        });
    let of_system = Ended::by("the batch cannot begin");
    interrupt::listen().map_err(&of_system)?;
    let mut answers = pipeline::start(threads, jobs, interrupt::is_over, move |job| answer(job, &options))
        .map_err(&of_system)?;
    let of_input = Ended::by("standard input");
    let mut totals = Totals::default();
    // a batch that answers nothing has an output all the same
    sink.begin().map_err(&of_output)?;
    loop {
        let answer = match answers.ready() {
            Some(answer) => answer.map_err(&of_input)?,
            // whoever reads has what is done while the rest is worked on
            None => {
                sink.flush().map_err(&of_output)?;
                progress.set(totals.pages);
                match answers.wait() {
                    Some(answer) => answer.map_err(&of_input)?,
                    None => break,
                }
            }
        };
        totals.pages += 1;
        if let Some(kind) = answer.error {
            *totals.errors.entry(kind).or_default() += 1;
        }
        if let Some(complaint) = answer.complaint {
            progress.clear();
            complain("batch", &complaint);
            totals.unreadable += 1;
        }
        totals.bytes += answer.bytes as u64;
        let mut line = answer.line;
        if let (Some((dedup, seen)), Some(identity)) = (&mut seen, answer.identity) {
            match seen.meet(&identity) {
                Some(duplicate) => {
                    totals.duplicates += 1;
                    line = duplicate.row(&identity, &line, *dedup);
                }
                None => seen.remember(identity),
            }
        }
        sink.write_row(&terminal::json(&line)).map_err(&of_output)?;
        drop(answer.held);
    }
    progress.clear();
    sink.finish().map_err(&of_output)?;
    Ok(totals)
}

/// What a page gave: a line of output, the page's bytes, and by what its article is known again.
struct Row {
    line: String,
    error: Option<&'static str>,
    complaint: Option<String>,
    bytes: usize,
    identity: Option<Identity>,
}

/// Works on one job. The error is one that ends the batch.
fn answer(job: Job, options: &Options) -> io::Result<Answer> {
    let Job { task, mut held } = job;
    let id = task.id();
    let row = match task {
        Task::Line(number, line) => of_line(number, line, options),
        Task::File(path, is_named) => caught(&id, || {
            let row = of_file(&id, &path, None, None, extractor(options), options);
            Row { complaint: row.complaint.filter(|_| is_named), ..row }
        }),
        Task::Address(address) => {
            let fetch = |address: &str| options.fetcher.fetch(address);
            caught(&id, || of_fetch(&id, &address, fetch, &extractor(options), options))
        }
        Task::Polite(address) => {
            let fetch = |address: &str| options.guest.fetch(&options.polite, address);
            caught(&id, || of_fetch(&id, &address, fetch, &extractor(options), options))
        }
        Task::Record(record) => caught(&id, || of_record(&id, record, options)),
        Task::Unread(Unread { id, kind, message, is_named }) => {
            Row { complaint: is_named.then(|| message.clone()), ..error(&id, kind, &message) }
        }
        Task::Failed(cause) => return Err(cause),
    };
    let Row { line, error, complaint, bytes, identity } = row;
    held.resize(LEAST + line.len() + identity.as_ref().map_or(0, Identity::size));
    Ok(Answer { line, error, complaint, identity, bytes, held })
}

/// An extractor that knows what the options say.
fn extractor(options: &Options) -> Extractor {
    options.extractor.get_or_init(|| configured(options)).clone()
}

fn configured(options: &Options) -> Extractor {
    let mut extractor = Extractor::new();
    if let Some(rules) = &options.rules {
        extractor = extractor.site_rules(rules.clone());
    }
    let extractor = extractor.spans(options.spans).sources(options.sources).indirect(options.indirect);
    match &options.reference_time {
        Some(time) => extractor.reference_time(time),
        None => extractor,
    }
}

/// One page never ends a batch, even if the library should panic.
fn caught(id: &str, work: impl FnOnce() -> Row) -> Row {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| error(id, "panic", "the extractor panicked on this page; please report it"))
}

fn error(id: &str, kind: &'static str, message: &str) -> Row {
    let line = rows::row(id, "error", &Failure::new(kind, message));
    Row { line, error: Some(kind), complaint: None, bytes: 0, identity: None }
}

/// The row that answers with what a page of so many bytes gave, which was found at an address where that is known.
fn row(
    id: &str,
    result: Result<Article, Error>,
    bytes: usize,
    found_at: Option<&str>,
    options: &Options,
) -> Row {
    match result {
        Ok(article) => Row {
            line: rows::row(id, "article", &article),
            error: None,
            complaint: None,
            bytes,
            identity: options.dedup.map(|_| Identity::of(id, &article, found_at)),
        },
        Err(cause) => Row {
            line: rows::row(id, "error", &Failure::of(&cause)),
            error: Some(cause.kind()),
            complaint: None,
            bytes,
            identity: None,
        },
    }
}

/// Extracts from a page of so many bytes once there is memory for it.
fn worked<T>(bytes: usize, work: impl FnOnce() -> T) -> T {
    // a page over the limit is refused before anything is built of it
    let _work = WORK.take(if bytes < input::MAX_PAGE { work_of(bytes) } else { LEAST });
    work()
}

fn of_record(id: &str, record: Record, options: &Options) -> Row {
    let mut unpacked = UNPACKED.take(record.most());
    let mut extractor = extractor(options);
    let url = record.url.clone();
    if !url.is_empty() {
        extractor = extractor.url(url.as_str());
    }
    if let Some(content_type) = &record.content_type {
        extractor = extractor.content_type(content_type.as_str());
    }
    match record.page() {
        Ok(page) => {
            unpacked.resize(page.len());
            row(id, worked(page.len(), || extractor.extract(&page)), page.len(), Some(&url), options)
        }
        Err(warc::Unread::TooLong(found)) => {
            let allowed = input::MAX_PAGE as u64 - 1;
            let error = Error::Limit { limit: copydesk::Limit::Bytes, found, allowed };
            row(id, Err(error), 0, None, options)
        }
        Err(warc::Unread::Broken(kind, message)) => error(id, kind, &message),
    }
}

/// A file's page, gzip or not; `content_type` and `url` are what is known of it. One that cannot be read comes with a complaint.
fn of_file(
    id: &str,
    path: &Path,
    content_type: Option<&str>,
    url: Option<&str>,
    extractor: Extractor,
    options: &Options,
) -> Row {
    let mut unpacked = UNPACKED.take(input::MAX_PAGE);
    let page = match input::open(path).and_then(|file| input::unpacked(BufReader::new(file))) {
        Ok(page) => page,
        Err(cause) => {
            let meant = input::meant(path.as_os_str(), &cause)
                .unwrap_or_else(|| "an HTML file was expected, gzip or not".to_owned());
            let message = format!("{}: {cause}; {meant}", path.to_string_lossy());
            return Row { complaint: Some(message.clone()), ..error(id, UNREADABLE, &message) };
        }
    };
    unpacked.resize(page.len());
    let is_text = content_type.is_none() && input::is_named(path.as_os_str(), &input::TEXTS);
    let extractor = if is_text { extractor.content_type("text/plain") } else { extractor };
    row(id, worked(page.len(), || extractor.extract(&page)), page.len(), url, options)
}

fn of_fetch(
    id: &str,
    address: &str,
    fetch: impl Fn(&str) -> Result<FetchedPage, FetchError>,
    extractor: &Extractor,
    options: &Options,
) -> Row {
    let mut unpacked = UNPACKED.take(FETCHED);
    let page = match fetch(address) {
        Ok(page) => page,
        Err(cause) => return error(id, cause.kind(), &cause.to_string()),
    };
    unpacked.resize(page.bytes.len());
    // what joins pages wants all spans
    let extract = |page: &FetchedPage| {
        let extractor = extractor.clone().spans(options.spans || options.all_pages);
        let extractor = page.configure(extractor).url(page.url.as_str());
        worked(page.bytes.len(), || extractor.extract(&page.bytes))
    };
    let (url, mut bytes) = (page.url.clone(), page.bytes.len());
    let mut result = extract(&page);
    if options.all_pages
        && let Ok(first) = result
    {
        unpacked.resize(FETCHED);
        let story = pages::all(first, &url, fetch, extract, extractor);
        if let Some(missing) = story.missing {
            complain("batch", &missing.message);
        }
        bytes += story.bytes;
        result = Ok(story.article);
    }
    row(id, result, bytes, Some(&url), options)
}

fn of_line(number: u64, line: Line, options: &Options) -> Row {
    let Line::Whole(line) = line else {
        return error("null", "input", &format!("line {number}: longer than {MAX_LINE} bytes"));
    };
    let _unpacked = UNPACKED.take(2 * line.len());
    let line = lines::text(line);
    match Request::read(&line) {
        Ok(request) => caught(request.id(), || of_request(&request, options)),
        Err(cause) => {
            let told = format!("line {number}: a JSON object was expected: {}", within_a_line(&cause));
            error("null", "input", &told)
        }
    }
}

/// What is wrong with the JSON of one line, and in which column; the number of the line is the input's and not the reader's.
fn within_a_line(cause: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", cause.line(), cause.column());
    let told = cause.to_string();
    let told = told.strip_suffix(&place).unwrap_or(&told);
    // a line that ends too early ends before the column of the next one
    if cause.is_eof() { told.to_owned() } else { format!("{told} at column {}", cause.column()) }
}

fn of_request(request: &Request<'_>, options: &Options) -> Row {
    let (id, text_of) = (request.id(), |key: &str| request.text(key));
    let refused = |message: &str| error(id, "input", message);
    let language = text_of("language");
    if text_of("task").as_deref() == Some("quotes") {
        let Some(text) = text_of("text") else {
            return refused("a quotes task needs \"text\"");
        };
        let _work = WORK.take(work_of(text.len()));
        let extractor = Extractor::new().indirect(options.indirect);
        let extractor = match &language {
            Some(language) => extractor.language(language.as_ref()),
            None => extractor,
        };
        let quotes = extractor.quotes(&text);
        let quotes: Vec<Said<'_>> = quotes.iter().map(Said::new).collect();
        let line = rows::row(id, "quotes", &quotes);
        return Row { line, error: None, complaint: None, bytes: text.len(), identity: None };
    }
    let mut extractor = extractor(options);
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
    if let Some(time) = text_of("reference_time") {
        if let Err(cause) = options::time(&time) {
            return refused(&format!("\"reference_time\": {cause}"));
        }
        extractor = extractor.reference_time(time.as_ref());
    }
    let answer = |bytes: usize, work: &dyn Fn() -> Result<Article, Error>| {
        row(id, worked(bytes, work), bytes, url.as_deref(), options)
    };
    if let Some(html) = text_of("html") {
        answer(html.len(), &|| extractor.extract_str(&html))
    } else if let Some(text) = text_of("text") {
        answer(text.len(), &|| extractor.extract_plain_text(&text))
    } else if let Some(encoded) = text_of("html_base64") {
        match decode_base64(&encoded) {
            Some(bytes) => answer(bytes.len(), &|| extractor.extract(&bytes)),
            None => refused("\"html_base64\" is not base64"),
        }
    } else if let Some(path) = text_of("path") {
        if !options.allow_paths {
            return refused("\"path\" is read only with --allow-paths");
        }
        let path = Path::new(path.as_ref());
        let row = of_file(id, path, content_type.as_deref(), url.as_deref(), extractor, options);
        // no argument named it
        Row { complaint: None, ..row }
    } else if let Some(url) = url {
        if !options.fetch {
            return refused("a \"url\" without a page is fetched only with --fetch");
        }
        of_fetch(id, &url, |address| options.fetcher.fetch(address), &extractor, options)
    } else {
        refused("one of \"html\", \"html_base64\", \"text\", \"path\" or \"url\" was expected")
    }
}

/// A quote of a plain text, with the offsets of each part.
#[derive(Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    quote: &'a Quote,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts_char: Vec<[usize; 2]>,
}

impl<'a> Said<'a> {
    fn new(quote: &'a Quote) -> Self {
        Self { quote, parts_char: quote.parts.iter().map(|part| [part.start_char, part.end_char]).collect() }
    }
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
