//! Several threads make things ahead of one that takes them in order.

use std::{
    collections::HashMap,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use crate::library::lock;

/// How many bytes may wait to be taken, but for one thing that has more by itself.
const ROOM: usize = 64 << 20;

/// Things by their numbers, from those who make them to the one who takes them.
#[derive(Debug)]
pub(super) struct Ahead<T> {
    count: usize,
    window: usize,
    state: Mutex<State<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    /// What is made next, and what is taken next.
    next: usize,
    taken: usize,
    ready: HashMap<usize, (T, usize)>,
    bytes: usize,
    is_stopped: bool,
}

/// What taking comes to.
pub(super) enum Taken<T> {
    /// This.
    It(T),
    /// It is not made yet.
    NotYet,
    /// It will not be made.
    Stopped,
}

/// Stops everything as it is dropped.
pub(super) struct Stop<'a, T> {
    ahead: &'a Ahead<T>,
    only_where_it_panics: bool,
}

impl<T> Ahead<T> {
    /// So many things are to be made, of which so many at most wait to be taken or are being made.
    pub fn new(count: usize, window: usize) -> Self {
        Self {
            count,
            window,
            state: Mutex::new(State {
                next: 0,
                taken: 0,
                ready: HashMap::new(),
                bytes: 0,
                is_stopped: false,
            }),
            changed: Condvar::new(),
        }
    }

    /// Returns the number of the thing that is to be made next, as soon as there is room for it; none where nothing
    /// is to be made any more.
    pub fn next(&self) -> Option<usize> {
        let mut state = self.state();
        loop {
            if state.is_stopped || state.next >= self.count {
                return None;
            }
            let ahead = state.next - state.taken;
            if ahead == 0 || (ahead < self.window && state.bytes < ROOM) {
                state.next += 1;
                return Some(state.next - 1);
            }
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Hands over what was made, which has so many bytes.
    pub fn put(&self, number: usize, thing: T, bytes: usize) {
        let mut state = self.state();
        state.bytes += bytes;
        state.ready.insert(number, (thing, bytes));
        drop(state);
        self.changed.notify_all();
    }

    /// Takes a thing, and waits so long for it; numbers are to be taken one after the other.
    pub fn take(&self, number: usize, patience: Duration) -> Taken<T> {
        let is_missing =
            |state: &mut State<T>| !state.is_stopped && !state.ready.contains_key(&number);
        let waited = self
            .changed
            .wait_timeout_while(self.state(), patience, is_missing);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let Some((thing, bytes)) = state.ready.remove(&number) else {
            return if state.is_stopped {
                Taken::Stopped
            } else {
                Taken::NotYet
            };
        };
        state.taken = number + 1;
        state.bytes -= bytes;
        drop(state);
        self.changed.notify_all();
        Taken::It(thing)
    }

    /// Tells whether nothing is wanted any more.
    pub fn is_stopped(&self) -> bool {
        self.state().is_stopped
    }

    /// Stops all that are making something as soon as what is returned is dropped.
    pub fn stops_with_this(&self) -> Stop<'_, T> {
        Stop {
            ahead: self,
            only_where_it_panics: false,
        }
    }

    /// Stops all where this thread panics, so that nobody waits for what it was making.
    pub fn stops_where_it_panics(&self) -> Stop<'_, T> {
        Stop {
            ahead: self,
            only_where_it_panics: true,
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        lock(&self.state)
    }
}

impl<T> Drop for Stop<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() || !self.only_where_it_panics {
            self.ahead.state().is_stopped = true;
            self.ahead.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        panic::{AssertUnwindSafe, catch_unwind},
        sync::atomic::{AtomicUsize, Ordering},
    };

    use super::*;

    /// Takes all that come, in order.
    fn take_all(ahead: &Ahead<usize>, count: usize, mut look: impl FnMut(usize)) -> Vec<usize> {
        let mut taken = Vec::new();
        while taken.len() < count {
            look(taken.len());
            match ahead.take(taken.len(), Duration::from_millis(1)) {
                Taken::It(thing) => taken.push(thing),
                Taken::NotYet => {}
                Taken::Stopped => break,
            }
        }
        taken
    }

    #[test]
    fn what_several_make_is_taken_in_order_and_no_more_is_made_than_there_is_room_for() {
        let (ahead, made) = (Ahead::new(200, 6), AtomicUsize::new(0));
        let mut most = 0;
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    while let Some(number) = ahead.next() {
                        made.fetch_add(1, Ordering::SeqCst);
                        ahead.put(number, number * 2, 1);
                    }
                });
            }
            let all = take_all(&ahead, 200, |taken| {
                most = most.max(made.load(Ordering::SeqCst) - taken);
            });
            assert_eq!(all, (0..200).map(|number| number * 2).collect::<Vec<_>>());
        });
        assert!(most <= 6, "{most}");
    }

    #[test]
    fn what_is_large_waits_alone() {
        let ahead = Ahead::new(3, 6);
        ahead.put(ahead.next().unwrap(), (), ROOM * 2);
        // There is no room for another one until it is taken.
        thread::scope(|scope| {
            scope.spawn(|| ahead.put(ahead.next().unwrap(), (), 1));
            assert!(matches!(
                ahead.take(1, Duration::from_millis(20)),
                Taken::NotYet
            ));
            assert!(matches!(ahead.take(0, Duration::ZERO), Taken::It(())));
            assert!(matches!(
                ahead.take(1, Duration::from_secs(60)),
                Taken::It(())
            ));
        });
    }

    #[test]
    fn nobody_waits_where_it_was_stopped_or_one_has_panicked() {
        let ahead: Ahead<usize> = Ahead::new(10, 1);
        thread::scope(|scope| {
            let stop = ahead.stops_with_this();
            let maker = scope.spawn(|| {
                // It may have been stopped before this thread had its first turn.
                if let Some(first) = ahead.next() {
                    ahead.put(first, 0, 0);
                }
                ahead.next()
            });
            drop(stop);
            assert_eq!(maker.join().unwrap(), None);
        });
        let ahead: Ahead<usize> = Ahead::new(10, 4);
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let _stop = ahead.stops_where_it_panics();
            panic!("it is broken");
        }));
        assert!(panicked.is_err());
        assert!(matches!(
            ahead.take(0, Duration::from_secs(60)),
            Taken::Stopped
        ));
    }
}
