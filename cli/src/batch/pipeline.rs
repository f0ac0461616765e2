//! Jobs on many threads, their answers in the order of the jobs.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The answers as they are done; dropped, the threads end with the program.
pub(crate) struct Answers<A> {
    done: Receiver<(u64, A)>,
    /// Those that wait for one before them.
    waiting: BTreeMap<u64, A>,
    next: u64,
}

/// Starts to work on jobs, which are made on a thread of their own.
pub(crate) fn start<J: Send + 'static, A: Send + 'static>(
    threads: usize,
    jobs: impl Iterator<Item = J> + Send + 'static,
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
    thread::Builder::new().name("read".to_owned()).spawn(move || {
        for job in (0..).zip(jobs) {
            if give.send(job).is_err() {
                return;
            }
        }
    })?;
    Ok(Answers { done, waiting: BTreeMap::new(), next: 0 })
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

    /// The next answer; `None` where all are given.
    pub(crate) fn wait(&mut self) -> Option<A> {
        while !self.waiting.contains_key(&self.next) {
            let (number, answer) = self.done.recv().ok()?;
            self.waiting.insert(number, answer);
        }
        self.ready()
    }
}
