//! Saved pages as tests: a folder holds a page and what must come of it, and [`check`] says what differs.
//!
//! ```
//! # let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/pages/sprite");
//! // in a file of your `tests/`, as the body of a `#[test]`:
//! copydesk::fixtures::check(dir)?;
//! # Ok::<(), copydesk::fixtures::Failure>(())
//! ```
//!
//! `copydesk fixture save URL tests/pages/NAME` makes such a folder, `copydesk fixture check tests/pages` compares and `--accept`
//! rewrites. What is written is what came out: read it, and correct it to what a reader of the page says.
//!
//! # A folder
//!
//! `page.html` is the page, byte by byte as it came. `article.json` is an object of:
//!
//! | key | |
//! |---|---|
//! | `shows` | what the page is there for, in a line |
//! | `url`, `content_type`, `language`, `reference_time` | how it is read, as the options of [`Extractor`] |
//! | `article` | what must come out; left out of the comparison are confidences, the fingerprint, details of timestamps, offsets of quotes, words in marks that nobody is quoted with, and `byline` where it is not stated |
//! | `error` | instead of `article`: `kind`, and where there is no article `reason` and `title` |
//! | `dropped` | texts that are no part of the article, each with the [`Reason`](crate::Reason) that is given for its block: `{"text": "Sign up", "reason": "newsletter"}` |

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::{Article, Error, Explanation, Extractor, QuoteKind};

/// The files of a folder.
const PAGE: &str = "page.html";
const EXPECTED: &str = "article.json";

/// Lines of a difference that are compared pair by pair; more are shown as removed and added in whole.
const MAX_PAIRS: usize = 4_000_000;
/// Lines around a difference that are shown.
const AROUND: usize = 2;

/// A saved page, and what must come of it.
#[derive(Debug, Clone)]
pub struct Fixture {
    folder: PathBuf,
    page: Vec<u8>,
    expected: Map<String, Value>,
}

/// A field in which a page gives something else than it must.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The field of the article, `error`, or `dropped: ` and the text.
    pub field: String,
    /// What is missing (`-`) and what is too much (`+`), in lines of JSON.
    pub diff: String,
}

/// Why saved pages are not right: what differs, or what cannot be read. `Debug` is as readable as `Display`, for a test that returns it.
#[derive(Clone, PartialEq, Eq)]
pub struct Failure {
    message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    fn of(path: &Path, cause: &dyn fmt::Display) -> Self {
        Self { message: format!("{}: {cause}", path.display()) }
    }
}

/// Checks a folder of [`Fixture`]s, or one of them; the answer is how many they are. An error says field by field what differs.
pub fn check(dir: impl AsRef<Path>) -> Result<usize, Failure> {
    let fixtures = Fixture::all(dir)?;
    let reports: Vec<String> = fixtures.iter().filter_map(Fixture::report).collect();
    if reports.is_empty() {
        return Ok(fixtures.len());
    }
    let count = format!("{} of {} saved pages give something else", reports.len(), fixtures.len());
    Err(Failure { message: format!("{count}\n{}", reports.concat()) })
}

impl Fixture {
    /// Reads a folder.
    pub fn read(folder: impl Into<PathBuf>) -> Result<Self, Failure> {
        let folder = folder.into();
        let file = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).map_err(|cause| Failure::of(&path, &cause))
        };
        let (page, expected) = (file(PAGE)?, file(EXPECTED)?);
        let expected =
            serde_json::from_slice(&expected).map_err(|cause| Failure::of(&folder.join(EXPECTED), &cause))?;
        Ok(Self { folder, page, expected })
    }

    /// Reads all folders beneath one that hold a page, in the order of their names; a folder that holds one itself is the only one.
    pub fn all(dir: impl AsRef<Path>) -> Result<Vec<Self>, Failure> {
        let dir = dir.as_ref();
        if dir.join(PAGE).is_file() {
            return Ok(vec![Self::read(dir)?]);
        }
        let entries = fs::read_dir(dir).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = entries.map_err(|cause| Failure::of(dir, &cause))?;
        let mut folders: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        folders.retain(|folder| folder.join(PAGE).is_file());
        folders.sort();
        if folders.is_empty() {
            return Err(Failure::of(dir, &"no folder with a page.html is in it"));
        }
        folders.into_iter().map(Self::read).collect()
    }

    /// Saves a page: `expected` is what is said of it beside what comes out, such as `url`, `content_type` and `shows`. An
    /// existing folder of the name is an error.
    pub fn save(
        folder: impl Into<PathBuf>,
        page: &[u8],
        said: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, Failure> {
        let folder = folder.into();
        let expected = said.into_iter().map(|(key, value)| (key, Value::String(value))).collect();
        let mut fixture = Self { folder, page: page.to_vec(), expected };
        let folder = &fixture.folder;
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent).map_err(|cause| Failure::of(parent, &cause))?;
        }
        fs::create_dir(folder).map_err(|cause| Failure::of(folder, &cause))?;
        fs::write(folder.join(PAGE), page).map_err(|cause| Failure::of(folder, &cause))?;
        fixture.accept()?;
        Ok(fixture)
    }

    /// The last part of the folder's name.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap_or(self.folder.as_os_str()).to_string_lossy().into_owned()
    }

    /// The bytes of the page.
    pub fn page(&self) -> &[u8] {
        &self.page
    }

    /// What the file says of a key whose value is a text, such as `shows`.
    pub fn said(&self, key: &str) -> Option<&str> {
        self.expected.get(key)?.as_str()
    }

    /// The keys of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.expected.keys().map(String::as_str)
    }

    /// The extractor that reads the page.
    pub fn extractor(&self) -> Extractor {
        let mut extractor = Extractor::new();
        if let Some(url) = self.said("url") {
            extractor = extractor.url(url);
        }
        if let Some(content_type) = self.said("content_type") {
            extractor = extractor.content_type(content_type);
        }
        if let Some(language) = self.said("language") {
            extractor = extractor.language(language);
        }
        if let Some(time) = self.said("reference_time") {
            extractor = extractor.reference_time(time);
        }
        extractor
    }

    /// The fields in which the page gives something else than it must, in the order of their names.
    pub fn differences(&self) -> Vec<Difference> {
        let explanation = self.extractor().explain(&self.page);
        let mut all = Vec::new();
        let mut differ = |field: &str, diff: String| all.push(Difference { field: field.to_owned(), diff });
        match (&explanation.article, self.expected.get("article")) {
            (Ok(article), Some(wanted)) => {
                let (found, nothing) = (compared(article), Value::Null);
                let mut keys: Vec<&String> =
                    [wanted, &found].into_iter().filter_map(Value::as_object).flat_map(Map::keys).collect();
                keys.sort();
                keys.dedup();
                for key in keys {
                    // how much of the line around the names is the byline is a matter of taste but where it is stated
                    if key == "byline" && wanted.get(key).is_none() {
                        continue;
                    }
                    let (wanted, got) =
                        (wanted.get(key).unwrap_or(&nothing), found.get(key).unwrap_or(&nothing));
                    if wanted != got {
                        differ(key, diff(wanted, got));
                    }
                }
            }
            (found, _) => {
                let wanted = self.expected.get("error").unwrap_or(&Value::Null);
                let got = found.as_ref().err().map_or(Value::Null, compared_error);
                if *wanted != got || got.is_null() {
                    differ("error", diff(wanted, &got));
                }
            }
        }
        for row in self.expected.get("dropped").and_then(Value::as_array).into_iter().flatten() {
            let part = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
            let (text, wanted) = (part("text"), part("reason"));
            let got = reason_of(&explanation, text);
            if got != wanted {
                differ(&format!("dropped: {text}"), format!("expected {wanted}, found {got}\n"));
            }
        }
        all
    }

    /// What differs, for a reader; `None` where nothing does.
    pub fn report(&self) -> Option<String> {
        let rows = self.differences();
        let rows =
            rows.iter().map(|row| format!("\n== {}: {}\n{}", self.folder.display(), row.field, row.diff));
        Some(rows.collect::<String>()).filter(|report| !report.is_empty())
    }

    /// Writes what comes out into the file, for reading in a diff: a saved page says what is right, not what was printed.
    pub fn accept(&mut self) -> Result<(), Failure> {
        let explanation = self.extractor().explain(&self.page);
        let fields = &mut self.expected;
        fields.remove("article");
        fields.remove("error");
        match &explanation.article {
            Ok(article) => fields.insert("article".to_owned(), compared(article)),
            Err(error) => fields.insert("error".to_owned(), compared_error(error)),
        };
        for row in fields.get_mut("dropped").and_then(Value::as_array_mut).into_iter().flatten() {
            let text = row.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
            row["reason"] = json!(reason_of(&explanation, &text));
        }
        let path = self.folder.join(EXPECTED);
        fs::write(&path, format!("{:#}\n", Value::Object(self.expected.clone())))
            .map_err(|cause| Failure::of(&path, &cause))
    }
}

/// What is compared of an article: all but how sure a value is and where it was read, which are the program's to say and no reader's,
/// and but what the slices of quotes say already.
fn compared(article: &Article) -> Value {
    let mut value = json!(article);
    let Some(fields) = value.as_object_mut() else {
        return value;
    };
    for key in ["confidence", "field_confidence", "fingerprint", "published_detail", "modified_detail"] {
        fields.remove(key);
    }
    for entry in fields.get_mut("entries").and_then(Value::as_array_mut).into_iter().flatten() {
        entry.as_object_mut().and_then(|entry| entry.remove("posted_detail"));
    }
    let text_of = |paragraph: usize, start: usize, end: usize| {
        article.body.get(paragraph).and_then(|paragraph| paragraph.text.get(start..end)).unwrap_or_default()
    };
    let quotes = article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare).map(|quote| {
        let all = json!(quote);
        let mut row = Map::new();
        for key in ["text", "kind", "speaker", "speaker_name", "cue", "paragraph", "pulled"] {
            if let Some(found) = all.get(key) {
                row.insert(key.to_owned(), found.clone());
            }
        }
        if !quote.parts.is_empty() {
            let parts = quote.parts.iter().map(|part| text_of(part.paragraph, part.start, part.end));
            row.insert("parts".to_owned(), parts.collect());
        }
        Value::Object(row)
    });
    let quotes = quotes.collect();
    fields.insert("quotes".to_owned(), Value::Array(quotes));
    value
}

fn compared_error(error: &Error) -> Value {
    match error {
        Error::NoArticle { reason, partial } => {
            json!({"kind": error.kind(), "reason": reason, "title": partial.title})
        }
        _ => json!({"kind": error.kind()}),
    }
}

/// The reason that the explanation names for a text, or what it says instead.
fn reason_of(explanation: &Explanation, text: &str) -> String {
    let block_where = |fits: &dyn Fn(&str) -> bool| explanation.blocks.iter().find(|block| fits(&block.text));
    let block = block_where(&|found| found == text)
        .or_else(|| block_where(&|found| found.starts_with(text)))
        .or_else(|| block_where(&|found| found.contains(text)));
    match block {
        None => "no such block".to_owned(),
        Some(block) => match block.reason {
            Some(reason) => json!(reason).as_str().unwrap_or_default().to_owned(),
            None => format!("kept as {}", json!(block.kind)),
        },
    }
}

/// Both values as lines of JSON, with what is missing and what is too much.
fn diff(expected: &Value, found: &Value) -> String {
    let (expected, found) = (format!("{expected:#}"), format!("{found:#}"));
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let rows = edits(&old, &new);
    let is_near = |at: usize| {
        let (from, to) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(rows.len()));
        rows[from..to].iter().any(|(sign, _)| *sign != ' ')
    };
    let mut out = String::new();
    let mut was_shown = true;
    for (at, (sign, line)) in rows.iter().enumerate() {
        let is_shown = is_near(at);
        if is_shown {
            out += &format!("{sign} {line}\n");
        } else if was_shown {
            out += "  …\n";
        }
        was_shown = is_shown;
    }
    out
}

/// The lines of both, each with its sign: those of the longest common subsequence stand once.
fn edits<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    let same = |old: &[&str], new: &[&str]| old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let start = same(old, new);
    let (middle_old, middle_new) = (&old[start..], &new[start..]);
    let end =
        middle_old.iter().rev().zip(middle_new.iter().rev()).take_while(|(old, new)| old == new).count();
    let middle_old = &middle_old[..middle_old.len() - end];
    let middle_new = &middle_new[..middle_new.len() - end];
    let mut rows: Vec<(char, &str)> = old[..start].iter().map(|line| (' ', *line)).collect();
    let (height, width) = (middle_old.len(), middle_new.len() + 1);
    // lengths[at * width + to]: of the longest common subsequence of what is left from there on
    let mut lengths = vec![0_u32; if (height + 1) * width <= MAX_PAIRS { (height + 1) * width } else { 0 }];
    if !lengths.is_empty() {
        for at in (0..height).rev() {
            for to in (0..width - 1).rev() {
                lengths[at * width + to] = if middle_old[at] == middle_new[to] {
                    lengths[(at + 1) * width + to + 1] + 1
                } else {
                    lengths[(at + 1) * width + to].max(lengths[at * width + to + 1])
                };
            }
        }
    }
    let (mut at, mut to) = (0, 0);
    while at < height || to < width - 1 {
        let is_known = !lengths.is_empty() && at < height && to < width - 1;
        if is_known && middle_old[at] == middle_new[to] {
            rows.push((' ', middle_old[at]));
            (at, to) = (at + 1, to + 1);
        } else if at < height && (!is_known || lengths[(at + 1) * width + to] >= lengths[at * width + to + 1])
        {
            rows.push(('-', middle_old[at]));
            at += 1;
        } else {
            rows.push(('+', middle_new[to]));
            to += 1;
        }
    }
    rows.extend(old[old.len() - end..].iter().map(|line| (' ', *line)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_difference_shows_what_moved_and_a_little_around_it() {
        let old = json!(["a", "b", "c", "d", "e", "f", "g", "h"]);
        let new = json!(["a", "b", "c", "d", "x", "f", "g", "h"]);
        assert_eq!(
            diff(&old, &new),
            "  …\n    \"c\",\n    \"d\",\n-   \"e\",\n+   \"x\",\n    \"f\",\n    \"g\",\n  …\n"
        );
        assert_eq!(diff(&json!("a"), &Value::Null), "- \"a\"\n+ null\n");
    }

    #[test]
    fn test_edits_rebuild_both_sides() {
        for (old, new) in
            [("abcd", "bcde"), ("", "ab"), ("ab", ""), ("abcab", "cabc"), ("aaaa", "aa"), ("abc", "abc")]
        {
            let split =
                |text: &'static str| text.split("").filter(|part| !part.is_empty()).collect::<Vec<_>>();
            let rows = edits(&split(old), &split(new));
            let side = |wanted: char| {
                rows.iter()
                    .filter(|(sign, _)| [' ', wanted].contains(sign))
                    .map(|(_, line)| *line)
                    .collect::<String>()
            };
            assert_eq!((side('-').as_str(), side('+').as_str()), (old, new), "{rows:?}");
        }
    }

    /// Save, read, break, accept.
    #[test]
    fn test_a_saved_page_says_what_came_out_until_it_differs() {
        let dir = std::env::temp_dir().join(format!("copydesk-fixtures-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        let page = include_bytes!("../fixtures/pages/sprite/page.html");
        let said = [("url".to_owned(), "https://courier.example/news/footbridge".to_owned())];
        let saved = Fixture::save(dir.join("sprite"), page, said.clone()).expect("a new folder");
        assert_eq!((saved.name().as_str(), saved.page()), ("sprite", &page[..]));
        assert_eq!(check(&dir), Ok(1));
        assert!(Fixture::save(dir.join("sprite"), page, said).is_err(), "nothing is written over");
        let path = dir.join("sprite/article.json");
        let text = fs::read_to_string(&path).expect("written").replace("Ann Lee", "Bo Lee");
        fs::write(&path, text).expect("ours");
        let failure = check(&dir).expect_err("another author").to_string();
        assert!(failure.starts_with("1 of 1 saved pages") && failure.contains("authors\n"), "{failure}");
        assert!(failure.contains("-   \"Bo Lee\"") && failure.contains("+   \"Ann Lee\""), "{failure}");
        Fixture::read(dir.join("sprite")).and_then(|mut fixture| fixture.accept()).expect("ours");
        assert_eq!(check(dir.join("sprite")), Ok(1));
        fs::remove_dir_all(&dir).expect("ours");
        assert!(check(&dir).is_err());
    }
}
