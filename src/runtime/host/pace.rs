//! How often work beside the screen is done again, and how often it is told how far it is.

use std::{
    cell::Cell,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// How often a person can follow how far something is.
const BEAT: Duration = Duration::from_millis(100);

/// How often some work is to be done: the first has it done, and the last of the others, since what changes while one
/// is at it needs one more.
#[derive(Clone, Debug, Default)]
pub(super) struct Again(Arc<AtomicU64>);

impl Again {
    /// Asks for the work; tells whether nobody is at it, so that it is to be begun.
    pub fn ask(&self) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) == 0
    }

    /// Does the work, and once more where it was asked for meanwhile.
    pub fn work(&self, mut work: impl FnMut()) {
        loop {
            let asked = self.0.load(Ordering::Relaxed);
            work();
            if self.0.fetch_sub(asked, Ordering::Relaxed) == asked {
                return;
            }
        }
    }

    /// Takes back what was asked for, where it can't be begun.
    pub fn forget(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// When it was told last how far something is.
#[derive(Debug, Default)]
pub(super) struct Beat(Cell<Option<Instant>>);

impl Beat {
    /// Tells whether it is to be told now, from which on it is not for a while.
    pub fn strikes(&self) -> bool {
        let is_due = self.0.get().is_none_or(|last| last.elapsed() >= BEAT);
        if is_due {
            self.0.set(Some(Instant::now()));
        }
        is_due
    }

    /// Tells whether anything was told.
    pub fn has_struck(&self) -> bool {
        self.0.get().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_while_it_is_done_is_done_once_more() {
        let again = Again::default();
        assert!(again.ask());
        let mut times = 0;
        again.work(|| {
            times += 1;
            if times == 1 {
                assert!(!again.ask());
                assert!(!again.ask());
            }
        });
        assert_eq!(times, 2);
        assert!(again.ask());
        again.forget();
        assert!(again.ask());
    }
}
