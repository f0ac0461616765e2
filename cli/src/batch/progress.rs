//! How far a batch has come, on a terminal: one line that is written over, a few times a second.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::messages::{self, counted};

/// Time between two states: more often, nobody can read them.
const PAUSE: Duration = Duration::from_millis(200);

pub(crate) struct Progress {
    is_shown: bool,
    /// Pages in all, where that is known.
    length: Option<usize>,
    started: Instant,
    shown: Option<Instant>,
}

impl Progress {
    pub(crate) fn new(length: Option<usize>) -> Self {
        let is_shown = io::stderr().is_terminal() && !messages::is_quiet();
        Self { is_shown, length, started: Instant::now(), shown: None }
    }

    pub(crate) fn set(&mut self, pages: u64) {
        if !self.is_shown || self.shown.is_some_and(|shown| shown.elapsed() < PAUSE) {
            return;
        }
        self.shown = Some(Instant::now());
        let line = state(pages, self.length, self.started.elapsed());
        // to the beginning of the line, and what was there is wiped away
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    }

    pub(crate) fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn state(pages: u64, length: Option<usize>, elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    match length {
        Some(length) if pages > 0 => {
            let left = (length as u64).saturating_sub(pages) * seconds / pages;
            format!("{pages} of {}, {left} s left", counted(length as u64, "page"))
        }
        Some(length) => format!("{pages} of {}", counted(length as u64, "page")),
        None => format!("{}, {seconds} s", counted(pages, "page")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_state_says_what_is_left_where_that_is_known() {
        assert_eq!(state(0, Some(10), Duration::ZERO), "0 of 10 pages");
        assert_eq!(state(5, Some(20), Duration::from_secs(10)), "5 of 20 pages, 30 s left");
        assert_eq!(state(7, None, Duration::from_secs(3)), "7 pages, 3 s");
        assert_eq!(state(1, Some(1), Duration::ZERO), "1 of 1 page, 0 s left");
    }
}
