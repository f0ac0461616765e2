//! `--state`: by what servers know their feeds and sitemaps again, from one run to the next.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use copydesk::fetch::Validators;
use serde::{Deserialize, Serialize};

/// Feeds and sitemaps that are remembered; beyond, only those of the last run are.
const MOST_FEEDS: usize = 100_000;
/// Bytes of a state that is read.
const MOST_BYTES: u64 = 256 << 20;

/// What is known of a feed or a sitemap.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Known {
    #[serde(flatten)]
    pub(crate) validators: Validators,
    /// The sitemaps that it led to: an index that has not changed says nothing of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) sitemaps: Vec<String>,
}

type Feeds = BTreeMap<String, Known>;

/// What an earlier run knew of feeds by their addresses, and what this one learns. It is written when a run ends well and not before: a feed
/// whose pages were not all answered is asked for whole again.
pub(crate) struct State {
    path: Option<PathBuf>,
    before: Feeds,
    now: Mutex<Feeds>,
}

impl State {
    /// Reads the state of a file; no file is one in which nothing is known.
    pub(crate) fn of(path: Option<PathBuf>) -> io::Result<Self> {
        let mut before = Feeds::new();
        if let Some(path) = &path {
            match fs::metadata(path) {
                Ok(metadata) if metadata.len() > MOST_BYTES => {
                    return Err(io::Error::new(
                        io::ErrorKind::InvalidData,
                        "it is larger than any state of a batch",
                    ));
                }
                Ok(_) => {
                    before = serde_json::from_slice(&fs::read(path)?).map_err(|cause| {
                        let message =
                            format!("{cause}; a file that `batch --state` has written was expected");
                        io::Error::new(io::ErrorKind::InvalidData, message)
                    })?;
                }
                // where it cannot be made at the end, nobody should wait for that
                Err(cause) if cause.kind() == io::ErrorKind::NotFound && has_folder(path) => {}
                Err(cause) => return Err(cause),
            }
        }
        Ok(Self { path, before, now: Mutex::default() })
    }

    pub(crate) fn known(&self, feed: &str) -> Option<&Known> {
        self.before.get(feed)
    }

    pub(crate) fn learn(&self, feed: &str, known: Known) {
        if self.path.is_some() && !known.validators.is_empty() {
            self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(feed.to_owned(), known);
        }
    }

    /// Writes what is known now, as a whole or not at all.
    pub(crate) fn save(&self) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let mut feeds = self.now.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for (feed, known) in &self.before {
            if feeds.len() < MOST_FEEDS {
                feeds.entry(feed.clone()).or_insert_with(|| known.clone());
            }
        }
        let mut beside = path.clone().into_os_string();
        beside.push(".part");
        fs::write(&beside, format!("{}\n", serde_json::to_string_pretty(&feeds)?))?;
        fs::rename(&beside, path)
    }
}

/// Whether the folder is there in which a file is to be made.
fn has_folder(path: &Path) -> bool {
    path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_what_was_learnt_is_known_in_the_next_run() {
        let path = std::env::temp_dir().join(format!("copydesk-state-{}.json", std::process::id()));
        let _ = fs::remove_file(&path);
        let known = |etag: &str| -> Known {
            serde_json::from_str(&format!(
                "{{\"etag\": \"{etag}\", \"sitemaps\": [\"https://a.example/1.xml\"]}}"
            ))
            .expect("JSON")
        };
        let state = State::of(Some(path.clone())).expect("no file yet");
        state.learn("https://a.example/feed", known("a1"));
        state.learn("https://a.example/mute", Known::default());
        state.save().expect("written");
        let state = State::of(Some(path.clone())).expect("ours");
        assert_eq!(state.known("https://a.example/feed"), Some(&known("a1")));
        assert_eq!(state.known("https://a.example/mute"), None, "nothing to ask with");
        state.learn("https://b.example/feed", known("b1"));
        state.save().expect("written");
        let state = State::of(Some(path.clone())).expect("ours");
        assert!(
            state.known("https://a.example/feed").is_some()
                && state.known("https://b.example/feed").is_some()
        );
        fs::write(&path, "<rss>").expect("ours");
        assert!(State::of(Some(path.clone())).is_err());
        fs::remove_file(&path).expect("ours");
    }
}
