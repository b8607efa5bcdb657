//! Who is asked next: no host by too many at once, and none that wants to be left alone.

use std::{
    collections::HashMap,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::Timestamp;

use crate::{
    library::lock,
    model::schedule::{Refusals, Wait},
};

/// How many questions one host is asked at once.
const AT_ONCE: usize = 2;

/// How long one host is left alone after a question before the next.
const PAUSE: Duration = Duration::from_millis(200);

/// How long nobody looks at most whether all was stopped.
const GLANCE: Duration = Duration::from_millis(100);

/// What is to be asked of which host, and how each is doing.
#[derive(Debug)]
pub(super) struct Hosts<T> {
    state: Mutex<State<T>>,
    freed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    /// What waits, the next at the end.
    waiting: Vec<(String, T)>,
    hosts: HashMap<String, Host>,
    is_stopped: bool,
}

#[derive(Debug, Default)]
struct Host {
    /// How many ask it now.
    asking: usize,
    /// When it was asked last.
    asked: Option<Instant>,
    /// Whether it wants to be left alone for the rest of the run.
    is_left_alone: bool,
    /// Until when it wants to be left alone.
    wait: Option<Wait>,
    /// How often it has refused without saying until when.
    refused: Option<Refusals>,
}

impl Host {
    /// Returns how long it is until it can be asked; nothing where somebody has to be done first.
    fn wait(&self, now: Instant) -> Option<Duration> {
        if self.asking >= AT_ONCE {
            return None;
        }
        let since = self.asked.map(|asked| now.saturating_duration_since(asked));
        Some(since.map_or(Duration::ZERO, |since| PAUSE.saturating_sub(since)))
    }
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next<T> {
    /// This is asked.
    Ask(T),
    /// This is not, since its host wants to be left alone.
    Leave(T),
}

/// The right to ask a host, until it is dropped.
pub(super) struct Turn<'a, T> {
    hosts: &'a Hosts<T>,
    host: String,
}

impl<T> Hosts<T> {
    /// Has these asked in this order, as far as their hosts allow.
    pub fn new(all: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut waiting: Vec<_> = all.into_iter().collect();
        waiting.reverse();
        Self {
            state: Mutex::new(State {
                waiting,
                hosts: HashMap::new(),
                is_stopped: false,
            }),
            freed: Condvar::new(),
        }
    }

    /// Takes the next whose host can be asked, as soon as there is one; nothing where none is left, or all was stopped.
    pub fn next(&self) -> Option<(Next<T>, Option<Turn<'_, T>>)> {
        let mut state = self.state();
        loop {
            if state.is_stopped || state.waiting.is_empty() {
                return None;
            }
            let now = Instant::now();
            let left = |(host, _): &(String, T)| {
                state.hosts.get(host).is_some_and(|host| host.is_left_alone)
            };
            if let Some(at) = state.waiting.iter().rposition(left) {
                let (_, thing) = state.waiting.remove(at);
                return Some((Next::Leave(thing), None));
            }
            let waits = state.waiting.iter().enumerate().rev();
            let waits = waits.filter_map(|(at, (host, _))| {
                let host = state.hosts.get(host);
                Some((
                    host.map_or(Some(Duration::ZERO), |host| host.wait(now))?,
                    at,
                ))
            });
            // The first of those that wait the shortest; of many that can be asked only the first is looked at.
            let mut shortest: Option<(Duration, usize)> = None;
            for (wait, at) in waits {
                if shortest.is_none_or(|(least, _)| wait < least) {
                    shortest = Some((wait, at));
                }
                if wait.is_zero() {
                    break;
                }
            }
            let pause = match shortest {
                Some((Duration::ZERO, at)) => {
                    let (host, thing) = state.waiting.remove(at);
                    return Some((Next::Ask(thing), Some(self.begin(&mut state, host))));
                }
                Some((wait, _)) => wait.min(GLANCE),
                None => GLANCE,
            };
            state = self.wait(state, pause);
        }
    }

    /// Waits until a host can be asked for something else than what waits; nothing where it wants to be left alone, or
    /// all was stopped.
    pub fn turn(&self, host: &str) -> Option<Turn<'_, T>> {
        let mut state = self.state();
        loop {
            let known = state.hosts.get(host);
            if state.is_stopped || known.is_some_and(|host| host.is_left_alone) {
                return None;
            }
            let wait = known.map_or(Some(Duration::ZERO), |host| host.wait(Instant::now()));
            match wait {
                Some(Duration::ZERO) => return Some(self.begin(&mut state, host.to_owned())),
                wait => state = self.wait(state, wait.unwrap_or(GLANCE).min(GLANCE)),
            }
        }
    }

    /// Leaves a host alone for the rest of the run, and keeps until when it wants that.
    pub fn leave_alone(&self, host: &str, wait: Option<Wait>) {
        let mut state = self.state();
        let known = state.hosts.entry(host.to_owned()).or_default();
        known.is_left_alone = true;
        known.wait = known.wait.max(wait);
        drop(state);
        self.freed.notify_all();
    }

    /// Says how often a host has refused before without saying until when.
    pub fn has_refused(&self, host: &str, refused: Refusals) {
        let mut state = self.state();
        state.hosts.entry(host.to_owned()).or_default().refused = Some(refused);
    }

    /// Leaves a host alone that refuses without saying until when, each time for longer; returns the wait.
    pub fn refused(&self, host: &str, now: Timestamp) -> Wait {
        let mut state = self.state();
        let known = state.hosts.entry(host.to_owned()).or_default();
        let refused = match known.refused {
            // Those that were on their way together are refused once.
            Some(refused) if known.is_left_alone && refused.counts(now) => refused,
            before => Refusals::again(before, now),
        };
        known.refused = Some(refused);
        known.is_left_alone = true;
        let wait = known.wait.max(Some(refused.wait()));
        known.wait = wait;
        drop(state);
        self.freed.notify_all();
        wait.unwrap_or_else(|| refused.wait())
    }

    /// Notes that a host answers: what it refused before is over, unless it has done so since.
    pub fn answered(&self, host: &str) {
        let mut state = self.state();
        let known = state.hosts.get_mut(host);
        if let Some(known) = known.filter(|known| !known.is_left_alone) {
            known.refused = None;
        }
    }

    /// Returns the hosts that have refused, with how often.
    pub fn refusals(&self) -> Vec<(String, Refusals)> {
        let state = self.state();
        let refused = state.hosts.iter();
        let refused = refused.filter_map(|(name, host)| Some((name.clone(), host.refused?)));
        refused.collect()
    }

    /// Returns until when a host wants to be left alone, where it has said so.
    pub fn until(&self, host: &str) -> Option<Timestamp> {
        Some(self.state().hosts.get(host)?.wait?.until)
    }

    /// Returns the hosts that have said until when they want to be left alone.
    pub fn waits(&self) -> Vec<(String, Wait)> {
        let state = self.state();
        let waits = state.hosts.iter();
        let waits = waits.filter_map(|(name, host)| Some((name.clone(), host.wait?)));
        waits.collect()
    }

    /// Has nobody ask anything any more.
    pub fn stop(&self) {
        self.state().is_stopped = true;
        self.freed.notify_all();
    }

    /// Tells whether nobody is to ask anything any more.
    pub fn is_stopped(&self) -> bool {
        self.state().is_stopped
    }

    /// Takes what was not asked.
    pub fn rest(&self) -> Vec<T> {
        let mut waiting = std::mem::take(&mut self.state().waiting);
        waiting.reverse();
        waiting.into_iter().map(|(_, thing)| thing).collect()
    }

    fn begin(&self, state: &mut State<T>, host: String) -> Turn<'_, T> {
        let known = state.hosts.entry(host.clone()).or_default();
        known.asking += 1;
        known.asked = Some(Instant::now());
        Turn { hosts: self, host }
    }

    fn wait<'a>(
        &self,
        state: MutexGuard<'a, State<T>>,
        time: Duration,
    ) -> MutexGuard<'a, State<T>> {
        let waited = self.freed.wait_timeout(state, time);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        lock(&self.state)
    }
}

impl<T> Drop for Turn<'_, T> {
    fn drop(&mut self) {
        if let Some(host) = self.hosts.state().hosts.get_mut(&self.host) {
            host.asking -= 1;
        }
        self.hosts.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        thread,
    };

    use super::*;

    fn hosts(all: &[(&str, u32)]) -> Hosts<u32> {
        Hosts::new(
            all.iter()
                .map(|(host, number)| ((*host).to_owned(), *number)),
        )
    }

    fn asked<'a>(hosts: &'a Hosts<u32>) -> (u32, Turn<'a, u32>) {
        match hosts.next() {
            Some((Next::Ask(number), Some(turn))) => (number, turn),
            _ => panic!("something is to be asked"),
        }
    }

    #[test]
    fn another_host_is_asked_while_one_has_its_pause() {
        let hosts = hosts(&[("a", 1), ("a", 2), ("b", 3)]);
        let begun = Instant::now();
        let (first, _first) = asked(&hosts);
        let (second, _second) = asked(&hosts);
        let is_in_pause = begun.elapsed() < PAUSE;
        let (third, _third) = asked(&hosts);
        // On a machine that stood still meanwhile the pause was over.
        if is_in_pause {
            assert_eq!((first, second, third), (1, 3, 2));
        }
        assert!(hosts.next().is_none());
    }

    #[test]
    fn no_host_is_asked_by_more_than_two_at_once() {
        let hosts = Hosts::new((0..6).map(|number| ("a".to_owned(), number)));
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some((_, _turn)) = hosts.next() {
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        thread::sleep(PAUSE * 2);
                        now.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), AT_ONCE);
    }

    #[test]
    fn a_host_that_wants_to_be_left_alone_is() {
        let hosts = hosts(&[("a", 1), ("a", 2), ("b", 3), ("a", 4)]);
        let (_, turn) = asked(&hosts);
        let said = Timestamp::UNIX_EPOCH;
        let [short, long] = [60, 120].map(|seconds| {
            let until = Timestamp::from_second(seconds).unwrap();
            Wait::new(said, until)
        });
        for wait in [Some(short), Some(long), Some(short), None] {
            hosts.leave_alone("a", wait);
        }
        assert_eq!(hosts.until("a"), Some(long.until));
        assert_eq!(hosts.waits(), [("a".to_owned(), long)]);
        drop(turn);
        let left = |next: Option<(Next<u32>, Option<Turn<'_, u32>>)>| next.unwrap().0;
        assert_eq!(left(hosts.next()), Next::Leave(2));
        assert_eq!(left(hosts.next()), Next::Leave(4));
        assert_eq!(left(hosts.next()), Next::Ask(3));
        assert!(hosts.turn("a").is_none());
        assert!(hosts.turn("c").is_some());
    }

    #[test]
    fn what_is_refused_together_counts_once_and_an_answer_ends_it() {
        let hosts = hosts(&[]);
        let now = Timestamp::UNIX_EPOCH;
        let before = Refusals {
            times: 3,
            last: now,
        };
        for host in ["a", "b"] {
            hosts.has_refused(host, before);
        }
        hosts.answered("b");
        let wait = hosts.refused("a", now);
        assert_eq!(hosts.refused("a", now), wait);
        hosts.answered("a");
        let refused = Refusals::again(Some(before), now);
        assert_eq!(hosts.refusals(), [("a".to_owned(), refused)]);
        assert_eq!(
            (refused.times, hosts.waits()),
            (4, vec![("a".to_owned(), wait)])
        );
    }

    #[test]
    fn who_waits_goes_where_all_is_stopped() {
        let hosts = hosts(&[("a", 1), ("a", 2), ("a", 3), ("a", 4)]);
        let turns = (asked(&hosts), asked(&hosts));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| hosts.next().is_none());
            hosts.stop();
            assert!(waiting.join().unwrap());
        });
        assert!(hosts.is_stopped());
        drop(turns);
        assert_eq!(hosts.rest(), [3, 4]);
    }
}
