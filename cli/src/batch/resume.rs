//! What an earlier run has answered: its rows are kept, and their pages are not read again.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use copydesk::Fingerprint;
use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::value::RawValue;

use super::dedup::{Identity, Seen};
use super::inputs::{Job, Task};
use super::lines::{self, Line, Request};
use crate::rows::UNREADABLE;
use crate::{input, output};

/// What a file of answers has.
#[derive(Default)]
pub(crate) struct Answered {
    /// How often each id was answered; an id that comes twice is two pages. Ids are kept as hashes of 128 bits, so that millions of them take
    /// little memory and none is taken for another.
    ids: HashMap<u128, u32>,
    /// Rows of inputs that could not be read. They are taken out: the inputs are tried again.
    pub(crate) again: u64,
}

impl Answered {
    /// Reads what a file of answers holds, and takes a last line away that was cut off. No file is one without answers. `seen` is told of
    /// its articles.
    pub(crate) fn of(path: &Path, mut seen: Option<&mut Seen>) -> io::Result<Self> {
        let mut answered = Self::default();
        let file = match input::open(path) {
            Ok(file) => file,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(answered),
            Err(cause) => return Err(cause),
        };
        // gzip is known by its first two bytes; what is shorter holds no row
        let is_told = file.metadata()?.len() > 1;
        let (is_packed, input) = input::peeked(BufReader::new(file))?;
        if is_told && is_packed != output::is_packed(path) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "its name says otherwise than its bytes whether it is packed; a file that `batch` has written was expected",
            ));
        }
        if is_packed {
            // what is packed cannot be cut off in place: the whole lines are packed again beside it
            let beside = beside(path);
            let mut kept = GzEncoder::new(BufWriter::new(File::create(&beside)?), Compression::default());
            if let Err(cause) =
                answered.read(BufReader::new(MultiGzDecoder::new(input)), &mut kept, seen.as_deref_mut())
            {
                drop(kept);
                let _ = fs::remove_file(&beside);
                return Err(cause);
            }
            kept.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
            fs::rename(&beside, path)?;
        } else {
            let whole = answered.read(input, &mut io::sink(), seen)?;
            File::options().write(true).open(path)?.set_len(whole)?;
            if answered.again > 0 {
                let beside = beside(path);
                let mut kept = BufWriter::new(File::create(&beside)?);
                Self::default().read(BufReader::new(File::open(path)?), &mut kept, None)?;
                kept.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
                fs::rename(&beside, path)?;
            }
        }
        Ok(answered)
    }

    /// Reads rows up to the first that is not whole, hands on those that are answers, and gives the length of all.
    fn read(
        &mut self,
        input: impl BufRead,
        kept: &mut impl Write,
        mut seen: Option<&mut Seen>,
    ) -> io::Result<u64> {
        let (mut input, mut whole, mut line) = (input, 0, Vec::new());
        loop {
            line.clear();
            // what a killed run left of a packed file ends with an error
            let is_read = input.by_ref().take(LONGEST_ROW).read_until(b'\n', &mut line).is_ok();
            if !is_read || !line.ends_with(b"\n") {
                return Ok(whole);
            }
            let text = std::str::from_utf8(&line).ok();
            let Some(Earlier { id, is_answer }) = text.and_then(Earlier::of) else {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a line is no answer of a batch; a file that `batch` has written was expected",
                ));
            };
            whole += line.len() as u64;
            if !is_answer {
                self.again += 1;
                continue;
            }
            kept.write_all(&line)?;
            *self.ids.entry(key(&id)).or_default() += 1;
            if let Some(seen) = seen.as_deref_mut()
                && let Some(identity) = text.and_then(|row| identity_of_row(row, &id))
                && seen.meet(&identity).is_none()
            {
                seen.remember(identity);
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether a job was answered; each answer counts for one job.
    pub(crate) fn has(&mut self, job: &Job) -> bool {
        let Some(count) = id_of_task(&job.task).and_then(|id| self.ids.get_mut(&key(&id))) else {
            return false;
        };
        let was_there = *count > 0;
        *count = count.saturating_sub(1);
        was_there
    }
}

/// Bytes of a row at most; an article holds less text than its page.
const LONGEST_ROW: u64 = 256 << 20;

/// Where a file is written anew before it takes its place.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// A row of an earlier run.
struct Earlier {
    /// As JSON.
    id: String,
    /// Whether it answers for its page, and not for a file that could not be read then.
    is_answer: bool,
}

impl Earlier {
    fn of(line: &str) -> Option<Self> {
        #[derive(serde::Deserialize)]
        struct Row<'a> {
            #[serde(borrow)]
            id: &'a RawValue,
            #[serde(borrow)]
            error: Option<Failed<'a>>,
        }
        #[derive(serde::Deserialize)]
        struct Failed<'a> {
            #[serde(borrow)]
            kind: Option<Cow<'a, str>>,
        }
        let row: Row<'_> = serde_json::from_str(line).ok()?;
        let kind = row.error.and_then(|error| error.kind);
        Some(Self { id: row.id.get().to_owned(), is_answer: kind.as_deref() != Some(UNREADABLE) })
    }
}

/// By what the article of a row is known again, where it has one that repeats no other.
fn identity_of_row(line: &str, id: &str) -> Option<Identity> {
    #[derive(serde::Deserialize)]
    struct Row<'a> {
        #[serde(borrow)]
        duplicate_of: Option<&'a RawValue>,
        article: Option<Known>,
    }
    #[derive(serde::Deserialize)]
    struct Known {
        url: Option<String>,
        fingerprint: Option<Fingerprint>,
    }
    let row: Row<'_> = serde_json::from_str(line).ok()?;
    if row.duplicate_of.is_some() {
        return None;
    }
    let Known { url, fingerprint } = row.article?;
    let found_at: Option<String> = serde_json::from_str(id).ok();
    Some(Identity::new(id, fingerprint, url.as_deref(), found_at.as_deref()))
}

/// The id that a task's row will have, as JSON.
fn id_of_task(task: &Task) -> Option<String> {
    match task {
        Task::Line(_, Line::TooLong) => Some("null".to_owned()),
        Task::Line(_, Line::Whole(line)) => {
            let line = lines::text(line.clone());
            Some(Request::read(&line).map_or("null".to_owned(), |request| request.id().to_owned()))
        }
        Task::Failed(_) => None,
        Task::File(..) | Task::Address(_) | Task::Polite(_) | Task::Record(_) | Task::Unread(_) => {
            Some(task.id())
        }
    }
}

/// An id is the same however its letters are escaped.
fn key(id: &str) -> u128 {
    let text = serde_json::from_str::<String>(id).map(|text| format!("\"{text}"));
    hash(text.as_deref().unwrap_or(id))
}

/// A text in 128 bits: of millions, no two have the same.
pub(crate) fn hash(text: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, text).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::memory::{HELD, LEAST};

    fn job(line: &str) -> Job {
        Job { task: Task::Line(1, Line::Whole(line.as_bytes().to_vec())), held: HELD.take(LEAST) }
    }

    #[test]
    fn test_each_answer_counts_for_one_page() {
        let mut answered = Answered::default();
        let rows = "{\"id\":\"a\\u202e\",\"article\":{}}\n{\"id\":7,\"error\":{}}\n{\"id\":null,\"error\":{}}\n{\"id\":8,\"art";
        let mut kept = Vec::new();
        let whole = answered.read(rows.as_bytes(), &mut kept, None).expect("memory");
        assert_eq!(
            (whole, kept.len()),
            (rows.len() as u64 - 12, rows.len() - 12),
            "without the line that was cut off"
        );
        assert!(answered.has(&job("{\"id\": \"a\u{202e}\"}")), "however it is escaped");
        assert!(answered.has(&job("{\"id\": 7, \"html\": \"\"}")) && !answered.has(&job("{\"id\": 7}")));
        assert!(!answered.has(&job("{\"id\": 8}")) && !answered.has(&job("{\"id\": \"7\"}")));
        assert!(answered.has(&job("{no JSON")) && !answered.has(&job("{no JSON")));
    }

    #[test]
    fn test_what_is_no_file_of_answers_is_not_written_to() {
        assert!(Answered::default().read(&b"<html>\n"[..], &mut io::sink(), None).is_err());
        assert!(Answered::default().read(&b"{\"article\":{}}\n"[..], &mut io::sink(), None).is_err());
    }
}
