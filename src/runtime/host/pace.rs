//! How often work beside the screen is done again, and how often it is told how far it is.

use std::{
    cell::Cell,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError},
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

/// Strikes each time so many units have passed, and never where there are none; `wound` tells other numbers, from each
/// of which it begins anew. It returns once nobody can wind it any more.
pub(super) fn go_off(units: u32, unit: Duration, wound: &Receiver<u32>, mut strike: impl FnMut()) {
    let mut units = units;
    loop {
        let next = match units {
            0 => wound.recv().map_err(|_| RecvTimeoutError::Disconnected),
            some => wound.recv_timeout(unit.saturating_mul(some)),
        };
        match next {
            Ok(other) => units = other,
            Err(RecvTimeoutError::Timeout) => strike(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_clock_goes_off_again_and_again_until_it_is_wound_otherwise() {
        let (wind, wound) = mpsc::channel();
        // It would not go off before this test is forgotten, and is wound to a shorter time at once.
        wind.send(1).unwrap();
        let (mut times, mut wind) = (0, Some(wind));
        go_off(u32::MAX, Duration::from_millis(5), &wound, || {
            times += 1;
            if times == 3 {
                let wind = wind.take().unwrap();
                wind.send(0).unwrap();
            }
        });
        assert_eq!(times, 3);
    }

    #[test]
    fn a_clock_that_is_not_wound_never_goes_off() {
        let (wind, wound) = mpsc::channel();
        wind.send(0).unwrap();
        drop(wind);
        go_off(0, Duration::ZERO, &wound, || panic!("it is not wound"));
    }

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
