//! How many processes run at once.

use std::{
    num::NonZeroUsize,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// How long it takes at most until it is noticed that somebody who waits was cancelled.
const GLANCE: Duration = Duration::from_millis(50);

/// Lets only so many at once have a turn.
#[derive(Debug)]
pub(super) struct Turns {
    free: Mutex<usize>,
    freed: Condvar,
}

/// A turn, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn<'a>(&'a Turns);

impl Turns {
    /// Lets so many at once as there are cores, and no more than this.
    pub fn up_to(most: usize) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Self::new(cores.min(most))
    }

    fn new(many: usize) -> Self {
        Self {
            free: Mutex::new(many),
            freed: Condvar::new(),
        }
    }

    /// Waits for a turn; gives none where it was cancelled before.
    pub fn wait(&self, cancelled: &dyn Fn() -> bool) -> Option<Turn<'_>> {
        let mut free = self.free();
        while *free == 0 {
            if cancelled() {
                return None;
            }
            let woken = self.freed.wait_timeout(free, GLANCE);
            (free, _) = woken.unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Some(Turn(self))
    }

    fn free(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.free() += 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn no_more_than_so_many_have_a_turn_at_once() {
        let (turns, now, most) = (Turns::new(2), AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let _turn = turns.wait(&|| false).unwrap();
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(2));
                    now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 2);
        assert_eq!(*turns.free(), 2);
    }

    #[test]
    fn who_waits_can_be_cancelled() {
        let turns = Turns::new(1);
        let first = turns.wait(&|| true).unwrap();
        assert!(turns.wait(&|| true).is_none());
        drop(first);
        assert!(turns.wait(&|| true).is_some());
    }
}
