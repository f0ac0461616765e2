//! How much the pages in work may take together, so that a batch stays below 1 GB whatever its input and its number of threads.
//!
//! Each job takes at most one share of each budget, in the order below, and gives it back when it is done: nobody waits for one who waits
//! for him.

use std::sync::{Condvar, Mutex, PoisonError};

/// Input that was read and whose answer is not yet written: lines, records, and the answers that wait for their turn.
pub(crate) static HELD: Budget = Budget::new(128 << 20);
/// What becomes of it in the workers: pages unpacked, decoded, fetched.
pub(crate) static UNPACKED: Budget = Budget::new(128 << 20);
/// What extractors build of the pages.
pub(crate) static WORK: Budget = Budget::new(448 << 20);

/// The least that a job is taken to hold: its name, and the row that answers it.
pub(crate) const LEAST: usize = 4 << 10;
/// What is taken for a page while it is fetched, when nobody knows its size; hardly a page is larger. 64 servers at once that all send
/// as much as they may can take ten times as much.
pub(crate) const FETCHED: usize = 2 << 20;

/// Bytes of a tree for each byte of a page: three bytes (`<p>`) make a node.
const TREE: usize = 100;
/// Bytes of the largest tree: its nodes are limited.
const LARGEST_TREE: usize = 160 << 20;
/// Copies of a page's text that an extractor holds at once.
const COPIES: usize = 6;

/// What an extractor takes for a page of so many bytes at most.
pub(crate) fn work_of(bytes: usize) -> usize {
    (bytes * TREE).min(LARGEST_TREE) + bytes * COPIES
}

/// Memory that jobs share.
pub(crate) struct Budget {
    most: usize,
    taken: Mutex<usize>,
    freed: Condvar,
}

/// What a job has of a budget, until it is dropped.
pub(crate) struct Share {
    budget: &'static Budget,
    amount: usize,
}

impl Budget {
    const fn new(most: usize) -> Self {
        Self { most, taken: Mutex::new(0), freed: Condvar::new() }
    }

    /// Waits until so much is left. What is more than the whole budget is given when nobody else has any: it must go on too.
    pub(crate) fn take(&'static self, amount: usize) -> Share {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = self
            .freed
            .wait_while(taken, |taken| *taken > 0 && *taken + amount > self.most)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += amount;
        Share { budget: self, amount }
    }
}

impl Share {
    /// Sets what the job has from now on, without waiting.
    pub(crate) fn resize(&mut self, amount: usize) {
        let mut taken = self.budget.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = *taken - self.amount + amount;
        self.amount = amount;
        drop(taken);
        self.budget.freed.notify_all();
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.resize(0);
    }
}
