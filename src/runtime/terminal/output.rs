//! The thread that writes to the terminal, so that nothing else waits for a slow line.

use std::{
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    fd::BorrowedFd,
    io::Errno,
    stdio::stdout,
};

/// How much is written at once, in bytes, so that progress on a slow line is seen.
const PORTION: usize = 1024;

/// What the thread tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// All is written, and somebody had asked for more.
    Ready,
    /// The terminal takes nothing any more: it has gone away.
    Lost,
}

/// Writes what it is given, in order and whole.
#[derive(Debug)]
pub struct Output(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What is to be written next.
    queued: Vec<u8>,
    work: Work,
    /// Portions written so far.
    portions: u64,
    /// Whether somebody waits to be told that all is written.
    asked: Asked,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Work {
    #[default]
    Idle,
    Writing,
    /// Nothing is written any more.
    Lost,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asked {
    #[default]
    No,
    Yes,
}

impl Output {
    /// Starts the thread; `tell` is called on it.
    pub fn start(tell: impl Fn(Told) + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let own = Arc::clone(&shared);
        thread::Builder::new()
            .name("output".into())
            .spawn(move || own.run(&tell))?;
        Ok(Self(shared))
    }

    /// Gives it something to write, after what it has.
    pub fn give(&self, bytes: &[u8]) {
        let mut state = self.0.state();
        if state.work != Work::Lost {
            state.queued.extend_from_slice(bytes);
            self.0.changed.notify_all();
        }
    }

    /// Tells whether all is written; if not, [`Told::Ready`] will tell when it is.
    pub fn is_ready(&self) -> bool {
        let mut state = self.0.state();
        let ready = state.is_done();
        if !ready {
            state.asked = Asked::Yes;
        }
        ready
    }

    /// Waits until all is written, or until the terminal has taken nothing for as long as `patience`.
    pub fn finish(&self, patience: Duration) {
        let mut state = self.0.state();
        while !state.is_done() {
            let before = state.portions;
            let is_stuck = |state: &mut State| !state.is_done() && state.portions == before;
            let waited = self
                .0
                .changed
                .wait_timeout_while(state, patience, is_stuck)
                .unwrap_or_else(PoisonError::into_inner);
            state = waited.0;
            if waited.1.timed_out() {
                tracing::warn!("the terminal does not read");
                return;
            }
        }
    }

    /// Forgets what is not yet being written, for good: the terminal has gone away.
    pub fn lose(&self) {
        let mut state = self.0.state();
        state.work = Work::Lost;
        state.queued.clear();
        self.0.changed.notify_all();
    }
}

impl State {
    fn is_done(&self) -> bool {
        self.work == Work::Lost || self.work == Work::Idle && self.queued.is_empty()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, tell: &impl Fn(Told)) {
        while let Some(bytes) = self.next() {
            let written = self.write(&bytes);
            let mut state = self.state();
            if written.is_err() {
                state.work = Work::Lost;
            } else if state.work == Work::Writing {
                state.work = Work::Idle;
            }
            let asked = state.is_done() && std::mem::take(&mut state.asked) == Asked::Yes;
            drop(state);
            self.changed.notify_all();
            if written.is_err() {
                return tell(Told::Lost);
            }
            if asked {
                tell(Told::Ready);
            }
        }
    }

    /// Waits for something to write; nothing when there will be nothing more.
    fn next(&self) -> Option<Vec<u8>> {
        let nothing = |state: &mut State| state.work != Work::Lost && state.queued.is_empty();
        let mut state = self
            .changed
            .wait_while(self.state(), nothing)
            .unwrap_or_else(PoisonError::into_inner);
        if state.work == Work::Lost {
            return None;
        }
        state.work = Work::Writing;
        Some(std::mem::take(&mut state.queued))
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        for portion in bytes.chunks(PORTION) {
            write_all(stdout(), portion)?;
            self.state().portions += 1;
            self.changed.notify_all();
        }
        Ok(())
    }
}

/// Writes all bytes, also to a terminal that somebody has set to non-blocking.
fn write_all(terminal: BorrowedFd<'_>, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(terminal, bytes) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let mut waited = [PollFd::new(&terminal, PollFlags::OUT)];
                match poll(&mut waited, None) {
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
