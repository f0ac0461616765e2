//! What the arguments name, as jobs: files, the pages beneath folders, addresses, records of WARC files, JSON lines.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use copydesk::fetch::Fetcher;
use serde_json::json;

use super::feed;
use super::lines::{Line, Lines};
use super::memory::{HELD, LEAST, Share};
use super::state::State;
use super::warc::{self, Record};
use crate::input::{self, PAGES, is_named};
use crate::rows::UNREADABLE;

/// How files of JSON lines are named.
const LINES: [&str; 2] = [".jsonl", ".ndjson"];

/// One input, in the order of the arguments.
pub(crate) enum Input {
    Stdin,
    Lines(PathBuf),
    Warc(PathBuf, Named),
    File(PathBuf, Named),
    Address(String),
    /// A feed or a sitemap.
    Feed(OsString),
    /// What cannot be read, and why.
    Unread(PathBuf, String, Named),
}

/// Whether an argument names a file, or a folder has it. Whoever names what is not there is told so; what a folder has may come and go.
pub(crate) type Named = bool;

/// One page to extract, with what it holds of the memory.
pub(crate) struct Job {
    pub(crate) task: Task,
    pub(crate) held: Share,
}

pub(crate) enum Task {
    Line(u64, Line),
    File(PathBuf, Named),
    Address(String),
    /// An address that a site lists, and nobody named.
    Polite(String),
    Record(Record),
    Unread(Unread),
    /// Standard input ended early.
    Failed(io::Error),
}

/// What could not be read.
pub(crate) struct Unread {
    /// As JSON.
    pub(crate) id: String,
    /// The kind of the error.
    pub(crate) kind: &'static str,
    pub(crate) message: String,
    pub(crate) is_named: Named,
}

impl Task {
    /// The id of its answer, as JSON; that of a line stands within it.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::File(path, _) => json!(path.to_string_lossy()).to_string(),
            Self::Address(address) | Self::Polite(address) => json!(address).to_string(),
            Self::Record(record) if !record.url.is_empty() => json!(record.url).to_string(),
            Self::Unread(unread) => unread.id.clone(),
            Self::Record(_) | Self::Line(..) | Self::Failed(_) => "null".to_owned(),
        }
    }
}

/// What gave no row, or a row that says so: records of WARC files, and what was answered before.
#[derive(Default)]
pub(crate) struct Skipped {
    /// Broken ones.
    pub(crate) broken: AtomicU64,
    /// Those without an HTML page.
    pub(crate) passed: AtomicU64,
    /// Pages that an earlier run has answered.
    pub(crate) answered: AtomicU64,
    /// Feeds and sitemaps that are as an earlier run has seen them.
    pub(crate) unchanged: AtomicU64,
}

/// How feeds are read.
#[derive(Clone)]
pub(crate) struct Feeds {
    pub(crate) fetcher: Fetcher,
    pub(crate) state: Arc<State>,
}

/// What the arguments name, and then the feeds. A folder gives the pages beneath it in the order of their names; where nothing is named,
/// JSON lines are read from standard input.
pub(crate) fn inputs(arguments: &[PathBuf], feeds: &[OsString]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for argument in arguments {
        let name = argument.as_os_str();
        if name == "-" {
            inputs.push(Input::Stdin);
        } else if input::is_address(name) {
            inputs.push(Input::Address(name.to_string_lossy().into_owned()));
        } else if argument.is_dir() {
            let before = inputs.len();
            collect(argument, true, &mut inputs);
            if inputs.len() == before {
                let reason = "no page is in this folder; files that end in .html, .htm, .xhtml, .txt or .warc were expected";
                inputs.push(Input::Unread(argument.clone(), reason.to_owned(), true));
            }
        } else if is_lines(name) {
            inputs.push(Input::Lines(argument.clone()));
        } else {
            inputs.push(of_file(argument.clone(), true));
        }
    }
    inputs.extend(feeds.iter().cloned().map(Input::Feed));
    if inputs.is_empty() {
        inputs.push(Input::Stdin);
    }
    inputs
}

fn of_file(path: PathBuf, is_named: Named) -> Input {
    if warc::is_warc(&path) { Input::Warc(path, is_named) } else { Input::File(path, is_named) }
}

/// Whether a file is one of JSON lines.
pub(crate) fn is_lines(name: &OsStr) -> bool {
    is_named(name, &LINES)
}

/// The pages beneath a folder. What cannot be listed is named, be it the folder itself or one within it.
fn collect(folder: &Path, named: Named, inputs: &mut Vec<Input>) {
    let mut unread = |cause: &io::Error| {
        inputs.push(Input::Unread(
            folder.to_owned(),
            format!("{cause}; a folder that can be read was expected"),
            named,
        ));
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) => return unread(&cause),
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(cause) => unread(&cause),
        }
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            // a link could lead round in a circle
            if !path.is_symlink() {
                collect(&path, false, inputs);
            }
        } else if is_named(path.as_os_str(), &PAGES) || warc::is_warc(&path) {
            inputs.push(of_file(path, false));
        }
    }
}

/// The pages of an input: itself, or what it holds.
pub(crate) fn jobs(
    input: Input,
    skipped: &Arc<Skipped>,
    feeds: &Feeds,
) -> Box<dyn Iterator<Item = Job> + Send> {
    let small = |task: Task| -> Box<dyn Iterator<Item = Job> + Send> {
        Box::new(std::iter::once_with(|| Job { task, held: HELD.take(LEAST) }))
    };
    match input {
        Input::Unread(path, reason, is_named) => small(unread(&path, UNREADABLE, &reason, is_named)),
        Input::Address(address) => small(Task::Address(address)),
        Input::Feed(feed) => Box::new(feed::jobs(feed, feeds.clone(), skipped.clone())),
        Input::File(path, is_named) => small(Task::File(path, is_named)),
        Input::Stdin => match Lines::of(BufReader::new(io::stdin())) {
            Ok(lines) => Box::new(lines.map(|line| of_line(line, Task::Failed))),
            Err(cause) => small(Task::Failed(cause)),
        },
        Input::Lines(path) => {
            let failed = |path: &Path, cause: &io::Error| {
                unread(path, UNREADABLE, &format!("{cause}; JSON lines were expected"), true)
            };
            match input::open_argument(&path).and_then(|file| Lines::of(BufReader::new(file))) {
                Ok(lines) => Box::new(lines.map(move |line| of_line(line, |cause| failed(&path, &cause)))),
                Err(cause) => small(failed(&path, &cause)),
            }
        }
        Input::Warc(path, is_named) => {
            let failed = |path: &Path, kind: &'static str, cause: &io::Error, is_named: Named| {
                unread(path, kind, &format!("{cause}; a WARC file was expected"), is_named)
            };
            match warc::open(&path) {
                // a crawl has broken records, and its others are read all the same
                Ok(records) => {
                    let failed = move |cause: &io::Error| failed(&path, "input", cause, false);
                    Box::new(of_records(records, skipped.clone(), failed))
                }
                Err(cause) => small(failed(&path, UNREADABLE, &cause, is_named)),
            }
        }
    }
}

fn unread(path: &Path, kind: &'static str, reason: &str, is_named: Named) -> Task {
    let name = path.to_string_lossy();
    let (id, message) = (json!(name).to_string(), format!("{name}: {reason}"));
    Task::Unread(Unread { id, kind, message, is_named })
}

fn of_line(line: io::Result<(u64, Line)>, failed: impl FnOnce(io::Error) -> Task) -> Job {
    match line {
        Ok((number, line)) => {
            let size = if let Line::Whole(bytes) = &line { bytes.len() } else { 0 };
            Job { task: Task::Line(number, line), held: HELD.take(LEAST + size) }
        }
        Err(cause) => Job { task: failed(cause), held: HELD.take(LEAST) },
    }
}

fn of_records(
    mut records: warc::Records,
    skipped: Arc<Skipped>,
    failed: impl Fn(&io::Error) -> Task + Send,
) -> impl Iterator<Item = Job> + Send {
    std::iter::from_fn(move || {
        let record = records.next();
        skipped.passed.fetch_add(std::mem::take(&mut records.passed), Ordering::Relaxed);
        Some(match record? {
            Ok(record) => {
                let held = HELD.take(LEAST + record.size());
                Job { task: Task::Record(record), held }
            }
            Err(cause) => {
                skipped.broken.fetch_add(1, Ordering::Relaxed);
                Job { task: failed(&cause), held: HELD.take(LEAST) }
            }
        })
    })
}
