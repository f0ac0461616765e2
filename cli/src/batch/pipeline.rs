//! Jobs on many threads, their answers in the order of the jobs.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long it may take until somebody sees that the batch is over.
const PATIENCE: Duration = Duration::from_millis(100);

/// The answers as they are done; dropped, the threads end with the program.
pub(crate) struct Answers<A> {
    done: Receiver<(u64, A)>,
    /// Those that wait for one before them.
    waiting: BTreeMap<u64, A>,
    next: u64,
    /// Jobs that were given to the threads.
    given: Arc<AtomicU64>,
    is_over: fn() -> bool,
}

/// Starts to work on jobs, which are made on a thread of their own. Once it is over, no job is begun, though more may come.
pub(crate) fn start<J: Send + 'static, A: Send + 'static>(
    threads: usize,
    jobs: impl Iterator<Item = J> + Send + 'static,
    is_over: fn() -> bool,
    work: impl Fn(J) -> A + Send + Sync + 'static,
) -> io::Result<Answers<A>> {
    // as many again as are in work, so that no thread waits while the next job is read
    let (give, given) = mpsc::sync_channel(2 * threads);
    let (given, work) = (Arc::new(Mutex::new(given)), Arc::new(work));
    let (answer, done) = mpsc::channel();
    for number in 0..threads {
        let (given, work, answer) = (given.clone(), work.clone(), answer.clone());
        thread::Builder::new().name(format!("extract-{number}")).spawn(move || {
            loop {
                let job: Result<(u64, J), _> = given.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((number, job)) = job else { return };
                if answer.send((number, work(job))).is_err() {
                    return;
                }
            }
        })?;
    }
    let count = Arc::<AtomicU64>::default();
    let counted = count.clone();
    thread::Builder::new().name("read".to_owned()).spawn(move || {
        for job in (0..).zip(jobs) {
            if is_over() {
                return;
            }
            counted.fetch_add(1, Ordering::SeqCst);
            if give.send(job).is_err() {
                return;
            }
        }
    })?;
    Ok(Answers { done, waiting: BTreeMap::new(), next: 0, given: count, is_over })
}

impl<A> Answers<A> {
    /// The next answer, if it is there already.
    pub(crate) fn ready(&mut self) -> Option<A> {
        loop {
            if let Some(answer) = self.waiting.remove(&self.next) {
                self.next += 1;
                return Some(answer);
            }
            match self.done.try_recv() {
                Ok((number, answer)) => self.waiting.insert(number, answer),
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return None,
            };
        }
    }

    /// The next answer; `None` where all are given, or all that were begun when it was over.
    pub(crate) fn wait(&mut self) -> Option<A> {
        while !self.waiting.contains_key(&self.next) {
            match self.done.recv_timeout(PATIENCE) {
                Ok((number, answer)) => {
                    self.waiting.insert(number, answer);
                }
                Err(RecvTimeoutError::Disconnected) => return None,
                // whoever reads the jobs may still wait for one, as of a terminal
                Err(RecvTimeoutError::Timeout) => {
                    if (self.is_over)() && self.given.load(Ordering::SeqCst) == self.next {
                        return None;
                    }
                }
            }
        }
        self.ready()
    }
}
