//! Fetching as a guest: one page of a host at a time, with a pause between them, and no sooner than the host asks for.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use copydesk::fetch::{FetchError, FetchFailure, FetchedPage, Fetcher};

/// The longest that a host is waited for where it asks to come back later; what asks for more is an error.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// Hosts that are remembered at most.
const MOST_HOSTS: usize = 10_000;

/// When each host may be asked again.
pub(crate) struct Guest {
    pause: Duration,
    next: Mutex<HashMap<String, Instant>>,
}

impl Guest {
    pub(crate) fn new(pause: Duration) -> Self {
        Self { pause, next: Mutex::default() }
    }

    /// Fetches a page when its host may be asked; where that says "later", once more.
    pub(crate) fn fetch(&self, fetcher: &Fetcher, address: &str) -> Result<FetchedPage, FetchError> {
        let host = host(address);
        self.wait(&host, Duration::ZERO);
        let answer = fetcher.fetch(address);
        match &answer {
            Err(FetchError {
                failure: FetchFailure::Status { status: 429 | 503, retry_after: Some(wait) },
                ..
            }) if *wait <= LONGEST_WAIT => {
                self.wait(&host, *wait);
                fetcher.fetch(address)
            }
            _ => answer,
        }
    }

    /// Takes the host's next turn, at least so much later, and waits for it.
    fn wait(&self, host: &str, later: Duration) {
        let now = Instant::now();
        let turn = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            if next.len() >= MOST_HOSTS {
                next.retain(|_, turn| *turn > now);
            }
            let turn = next.get(host).map_or(now, |turn| now.max(*turn)).max(now + later);
            next.insert(host.to_owned(), turn + self.pause);
            turn
        };
        thread::sleep(turn.saturating_duration_since(now));
    }
}

/// The host of an address, with its port.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.rsplit('@').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_host_is_asked_with_pauses_and_another_at_once() {
        let guest = Guest::new(Duration::from_millis(60));
        let start = Instant::now();
        guest.wait("a.example", Duration::ZERO);
        guest.wait("b.example", Duration::ZERO);
        assert!(start.elapsed() < Duration::from_millis(50));
        guest.wait("a.example", Duration::ZERO);
        assert!(start.elapsed() >= Duration::from_millis(60));
        guest.wait("b.example", Duration::from_millis(150));
        assert!(start.elapsed() >= Duration::from_millis(210), "as the host asks");
    }

    #[test]
    fn test_a_host_is_one_however_it_is_written() {
        for address in ["https://a.example/x", "HTTPS://u:p@A.example?b", "http://a.example#c"] {
            assert_eq!(host(address), "a.example");
        }
    }
}
