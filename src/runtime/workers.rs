//! Threads that carry out what takes time.

use std::{
    io,
    panic::{self, AssertUnwindSafe},
    sync::mpsc::{self, Sender},
    thread,
    time::Duration,
};

use super::Arrival;

/// Where a job puts its answers; may be cloned and kept.
#[derive(Debug)]
pub struct Answers<A>(Sender<Arrival<A>>);

impl<A> Answers<A> {
    pub(super) fn new(arrivals: Sender<Arrival<A>>) -> Self {
        Self(arrivals)
    }

    /// Says that another program no longer needs the terminal.
    pub(super) fn returned(&self) {
        let _ = self.0.send(Arrival::Returned);
    }

    /// Sends an answer to the program; it is lost when the program has ended.
    pub fn send(&self, answer: A) {
        let _ = self.0.send(Arrival::Answer(answer));
    }
}

impl<A> Clone for Answers<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Work for another thread. It may answer as often as it likes.
pub type Job<A> = Box<dyn FnOnce(&Answers<A>) + Send>;

/// Whether all that was given to a worker is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drained {
    /// All of it.
    All,
    /// Not yet when the wait was over.
    Unfinished,
}

/// A thread that carries out its jobs one after the other, in the order they came.
#[derive(Debug)]
pub struct Worker<A>(Sender<Job<A>>);

impl<A> Clone for Worker<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<A: Send + 'static> Worker<A> {
    /// Starts the thread. It ends with the worker and its clones, after the jobs that it has.
    pub fn start(name: &str, answers: Answers<A>) -> io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job<A>>();
        thread::Builder::new().name(name.into()).spawn(move || {
            for job in queue {
                carry_out(job, &answers);
            }
        })?;
        Ok(Self(jobs))
    }

    /// Queues a job.
    pub fn give(&self, job: Job<A>) {
        // The thread ends only when all senders are dropped.
        let _ = self.0.send(job);
    }

    /// Waits until all jobs so far are done, but not longer than `patience`.
    pub fn drain(&self, patience: Duration) -> Drained {
        let (done, waiting) = mpsc::channel();
        self.give(Box::new(move |_| {
            // Fails when nobody waits any more.
            let _ = done.send(());
        }));
        match waiting.recv_timeout(patience) {
            Ok(()) => Drained::All,
            Err(_) => Drained::Unfinished,
        }
    }
}

/// Carries out one job on a thread of its own.
pub fn spawn<A: Send + 'static>(name: &str, job: Job<A>, answers: Answers<A>) -> io::Result<()> {
    thread::Builder::new()
        .name(name.into())
        .spawn(move || carry_out(job, &answers))
        .map(drop)
}

/// Carries out a job; when it panics, the hook has told the main loop, and the jobs behind it,
/// which may be saves, still have their turn.
fn carry_out<A>(job: Job<A>, answers: &Answers<A>) {
    let _ = panic::catch_unwind(AssertUnwindSafe(|| job(answers)));
}
