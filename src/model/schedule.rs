//! When a feed is asked again.

use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};

/// How long a feed that answered is left alone at least.
const LEAST: SignedDuration = SignedDuration::from_mins(5);

/// How long a feed is left alone at most, whatever it or its server asks for.
const MOST: SignedDuration = SignedDuration::from_hours(24);

/// How long a feed is left alone after it failed for the first time; each time after that twice as long.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_mins(5);

/// How much earlier than asked for is in time: what runs every hour does not run at the same second.
const SLACK: SignedDuration = SignedDuration::from_mins(1);

/// Of a pause after a failure, by how much it is longer or shorter at most: one part of so many. Not all that failed
/// together is asked together again.
const SPREAD: i64 = 10;

/// How much is set on a feed being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// It is asked where its time has come.
    Due,
    /// A person asks for it.
    Asked {
        /// Whether also where its server wants to be left alone.
        force: bool,
    },
}

/// Until when a server wants to be left alone, whichever of its feeds it has said that of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    /// Until when.
    pub until: Timestamp,
    /// When it has said so.
    pub said: Timestamp,
}

impl Wait {
    /// Notes what a server has said; it is left alone for a day at most.
    pub fn new(now: Timestamp, until: Timestamp) -> Self {
        Self {
            until: until.min(later(now, MOST)),
            said: now,
        }
    }

    /// Tells whether it is to be left alone still.
    ///
    /// Where it was said in the future, the clock was set back, and it is not believed.
    pub fn holds(&self, now: Timestamp) -> bool {
        now < self.until && self.said <= later(now, SLACK)
    }
}

/// How often in a row a server has refused to answer without a word of until when, whichever of its feeds was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusals {
    /// How often.
    pub times: u32,
    /// When it did so last.
    pub last: Timestamp,
}

impl Refusals {
    /// Notes that it has done so now; what is long past doesn't count.
    pub fn again(before: Option<Self>, now: Timestamp) -> Self {
        let before = before.filter(|before| before.counts(now));
        Self {
            times: before.map_or(0, |before| before.times).saturating_add(1),
            last: now,
        }
    }

    /// Tells whether it counts still: it is not older than twice the longest wait, nor of the future.
    pub fn counts(&self, now: Timestamp) -> bool {
        now < later(self.last, MOST * 2) && self.last <= later(now, SLACK)
    }

    /// Returns how long it is left alone for that: as long as what has failed so often.
    pub fn wait(&self) -> Wait {
        Wait::new(self.last, later(self.last, pause_after(self.times)))
    }
}

/// When a feed was asked, and how it answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// When it was asked last; nothing where it never was.
    pub at: Option<Timestamp>,
    /// When it answered last as it should.
    pub good: Option<Timestamp>,
    /// How often it has failed since then.
    pub failures: u32,
    /// After how many minutes it wants to be asked again.
    pub ttl: Option<u32>,
    /// Until when its server wants to be left alone.
    pub wait: Option<Timestamp>,
}

impl Asked {
    /// Notes that it answered as it should.
    #[must_use]
    pub fn well(&self, now: Timestamp, ttl: Option<u32>) -> Self {
        Self {
            at: Some(now),
            good: Some(now),
            failures: 0,
            ttl,
            wait: None,
        }
    }

    /// Notes that it failed, and until when its server wants to be left alone.
    #[must_use]
    pub fn badly(&self, now: Timestamp, wait: Option<Timestamp>) -> Self {
        Self {
            at: Some(now),
            failures: self.failures.saturating_add(1),
            wait: wait.map(|time| time.min(later(now, MOST))),
            ..self.clone()
        }
    }

    /// Notes that its server wants to be left alone, as it has said of another feed.
    #[must_use]
    pub fn left_alone(&self, wait: Timestamp) -> Self {
        Self {
            wait: self.wait.max(Some(wait)),
            ..self.clone()
        }
    }

    /// Returns when it is asked by itself again; nothing where it never was asked, and may be at once.
    ///
    /// `seed` tells it from others, so that not all are asked in the same moment.
    pub fn next(&self, seed: u64) -> Option<Timestamp> {
        let Some(at) = self.at else {
            return self.wait;
        };
        let pause = match self.failures {
            0 => {
                let minutes = i64::from(self.ttl.unwrap_or_default());
                SignedDuration::from_mins(minutes).clamp(LEAST, MOST)
            }
            failures => spread(pause_after(failures), seed.wrapping_add(failures.into())),
        };
        let next = later(at, pause);
        Some(self.wait.map_or(next, |wait| next.max(wait)))
    }

    /// Tells whether it is asked now.
    ///
    /// Where it was asked in the future, the clock was set back, and nothing that was kept of times is believed.
    pub fn is_due(&self, now: Timestamp, seed: u64, urgency: Urgency) -> bool {
        let is_free = match self.at {
            Some(at) => at > later(now, SLACK),
            None => self.wait.is_none_or(|wait| wait > later(now, MOST)),
        };
        if is_free {
            return true;
        }
        match urgency {
            Urgency::Asked { force: true } => true,
            Urgency::Asked { force: false } => self.wait.is_none_or(|wait| wait <= now),
            Urgency::Due => self.next(seed).is_none_or(|next| next <= later(now, SLACK)),
        }
    }

    /// Returns until when it is left alone because its server wants that; nothing where it is asked, or is not for
    /// another reason.
    ///
    /// `own` is until when its server wants that as it has said of this feed, which may be less than it said of others.
    pub fn held_until(
        &self,
        own: Option<Timestamp>,
        (now, seed): (Timestamp, u64),
        urgency: Urgency,
    ) -> Option<Timestamp> {
        let wait = self.wait.filter(|wait| *wait > now)?;
        if self.is_due(now, seed, urgency) {
            return None;
        }
        match urgency {
            // The pause after its own failure may last longer.
            Urgency::Due => {
                let is_own = own.is_some_and(|own| own > now);
                self.next(seed).filter(|next| is_own || *next == wait)
            }
            Urgency::Asked { .. } => Some(wait),
        }
    }
}

/// Returns how long it is left alone after so many failures.
fn pause_after(failures: u32) -> SignedDuration {
    let doubled = failures.saturating_sub(1).min(16);
    let pause = FIRST_PAUSE.checked_mul(1 << doubled);
    pause.unwrap_or(MOST).min(MOST)
}

/// Makes a pause somewhat longer or shorter.
fn spread(pause: SignedDuration, seed: u64) -> SignedDuration {
    // The lowest bits of what is multiplied so say little.
    let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    let part = i64::try_from(mixed % 2001).unwrap_or_default() - 1000;
    let most = pause.as_secs() / SPREAD;
    let pause = pause + SignedDuration::from_secs(most * part / 1000);
    pause.min(MOST)
}

/// Returns the first full minute at which a time is past: who reads it on a clock may ask then.
pub fn full_minute(time: Timestamp) -> Timestamp {
    let up = TimestampRound::new().smallest(Unit::Minute);
    time.round(up.mode(RoundMode::Ceil)).unwrap_or(time)
}

fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.saturating_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DUE: Urgency = Urgency::Due;
    const NAMED: Urgency = Urgency::Asked { force: false };
    const FORCED: Urgency = Urgency::Asked { force: true };

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + minute * 60).unwrap()
    }

    #[test]
    fn a_feed_that_answered_is_left_alone_as_long_as_it_asks_for() {
        let asked = Asked::default();
        assert!(asked.is_due(at(0), 7, DUE));
        assert_eq!(asked.next(7), None);
        for (ttl, minutes) in [
            (None, 5),
            (Some(0), 5),
            (Some(60), 60),
            (Some(u32::MAX), 1440),
        ] {
            let well = asked.well(at(0), ttl);
            assert_eq!(well.next(7), Some(at(minutes)), "{ttl:?}");
            assert!(!well.is_due(at(minutes - 2), 7, DUE), "{ttl:?}");
            assert!(well.is_due(at(minutes - 1), 7, DUE), "{ttl:?}");
            assert!(well.is_due(at(0), 7, NAMED), "{ttl:?}");
        }
    }

    #[test]
    fn pauses_grow_and_end_with_the_first_good_answer() {
        let minutes: Vec<i64> = (1..=11)
            .map(|failures| pause_after(failures).as_mins())
            .collect();
        assert_eq!(
            minutes,
            [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]
        );
        assert_eq!(pause_after(u32::MAX), MOST);
        let failed = Asked::default().badly(at(0), None).badly(at(10), None);
        assert_eq!((failed.failures, failed.good), (2, None));
        let well = failed.well(at(20), Some(30));
        assert_eq!((well.failures, well.good), (0, Some(at(20))));
        // What it said of its time stays while it fails.
        assert_eq!(well.badly(at(60), None).ttl, Some(30));
    }

    #[test]
    fn a_server_that_wants_to_be_left_alone_is_but_not_for_ever() {
        let waits = Asked::default().badly(at(0), Some(at(90)));
        assert_eq!(waits.next(7), Some(at(90)));
        assert!(!waits.is_due(at(80), 7, DUE));
        assert!(!waits.is_due(at(80), 7, NAMED));
        assert!(waits.is_due(at(80), 7, FORCED));
        assert!(waits.is_due(at(90), 7, NAMED));
        let for_years = Asked::default().badly(at(0), Some(Timestamp::MAX));
        assert_eq!(for_years.wait, Some(at(24 * 60)));
        let gone_by = Asked::default().badly(at(0), Some(at(-90)));
        assert!(gone_by.is_due(at(0), 7, NAMED));
        assert!(!gone_by.is_due(at(2), 7, DUE));
    }

    #[test]
    fn what_was_never_asked_is_left_alone_for_the_sake_of_others_of_its_server() {
        let waits = Asked::default().left_alone(at(90));
        assert_eq!((waits.failures, waits.next(7)), (0, Some(at(90))));
        for urgency in [DUE, NAMED] {
            assert!(!waits.is_due(at(80), 7, urgency));
            assert!(waits.is_due(at(90), 7, urgency));
            assert!(waits.is_due(at(-10_000), 7, urgency));
        }
        assert!(waits.is_due(at(80), 7, FORCED));
    }

    #[test]
    fn a_server_is_left_alone_for_a_day_at_most_and_no_longer_than_it_said() {
        let wait = Wait::new(at(0), at(90));
        assert!(wait.holds(at(0)) && wait.holds(at(89)));
        assert!(!wait.holds(at(90)) && !wait.holds(at(-10)));
        assert_eq!(Wait::new(at(0), Timestamp::MAX).until, at(24 * 60));
        // What a feed was told itself holds where it is longer.
        let asked = Asked::default().badly(at(0), Some(at(120)));
        assert_eq!(asked.left_alone(at(90)).wait, Some(at(120)));
        assert_eq!(asked.left_alone(at(150)).wait, Some(at(150)));
    }

    #[test]
    fn the_minute_that_is_told_is_not_before_the_time() {
        let second = |second| at(0) + SignedDuration::from_secs(second);
        for (time, told) in [(second(0), at(0)), (second(1), at(1)), (second(60), at(1))] {
            // This one is twenty seconds past a minute.
            let twenty = SignedDuration::from_secs(20);
            assert_eq!(full_minute(time - twenty), told - twenty);
        }
        assert_eq!(full_minute(Timestamp::MAX), Timestamp::MAX);
    }

    #[test]
    fn a_server_that_refuses_again_and_again_is_left_alone_longer_each_time() {
        let mut refused = None;
        let waits: Vec<i64> = (0..11)
            .map(|time| {
                let refusals = Refusals::again(refused, at(time));
                refused = Some(refusals);
                refusals.wait().until.duration_since(at(time)).as_mins()
            })
            .collect();
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
        // What was two days ago, or is said to be tomorrow, counts no longer.
        for minute in [2 * 24 * 60 + 10, -24 * 60] {
            assert_eq!(Refusals::again(refused, at(minute)).times, 1, "{minute}");
        }
    }

    #[test]
    fn who_is_held_is_told_until_when_it_is_asked_again() {
        let well = Asked::default().well(at(0), Some(60));
        let failed = Asked::default().badly(at(0), Some(at(90)));
        // What its server says of others holds it only where it would be asked otherwise.
        let others = [30, 90].map(|wait| well.left_alone(at(wait)));
        let held =
            |asked: &Asked, own, minute, urgency| asked.held_until(own, (at(minute), 7), urgency);
        assert_eq!(held(&well, None, 20, DUE), None);
        assert_eq!(held(&failed, failed.wait, 20, DUE), Some(at(90)));
        assert_eq!(
            others.each_ref().map(|it| held(it, None, 20, DUE)),
            [None, Some(at(90))]
        );
        assert_eq!(
            others.each_ref().map(|it| held(it, None, 20, NAMED)),
            [Some(at(30)), Some(at(90))]
        );
        for urgency in [DUE, NAMED] {
            assert_eq!(held(&failed, failed.wait, 90, urgency), None);
        }
        assert_eq!(held(&failed, failed.wait, 20, FORCED), None);
        // By itself it is asked again only after its pause.
        let soon = Asked::default().badly(at(0), Some(at(1)));
        let next = soon.next(7);
        assert!(next > Some(at(4)));
        assert_eq!(held(&soon, soon.wait, 0, DUE), next);
        assert_eq!(held(&soon, soon.wait, 0, NAMED), Some(at(1)));
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nobody_wait() {
        let asked = Asked::default().badly(at(10_000), Some(at(11_000)));
        for urgency in [DUE, NAMED, FORCED] {
            assert!(asked.is_due(at(0), 7, urgency));
        }
    }

    proptest! {
        #[test]
        fn pauses_stay_within_bounds_whoever_asks(failures in 1u32.., seed: u64, good in any::<bool>()) {
            let asked = Asked { at: Some(at(0)), good: good.then(|| at(0)), failures, ..Asked::default() };
            let pause = asked.next(seed).unwrap().duration_since(at(0));
            prop_assert!(pause >= pause_after(failures) * 9 / 10);
            prop_assert!(pause <= (pause_after(failures) * 11 / 10).min(MOST));
        }

        #[test]
        fn who_is_due_by_itself_is_due_when_asked_for(
            times in prop::array::uniform3(-3_000i64..3_000),
            failures in 0u32..12,
            ttl in prop::option::of(any::<u32>()),
            seed: u64,
        ) {
            let [now, last, wait] = times.map(at);
            let asked = Asked { at: Some(last), good: None, failures, ttl, wait: (failures > 0).then_some(wait) };
            // An answer within the slack is early by itself, and not yet when the server wants to be left alone.
            let later = now + SLACK;
            if asked.is_due(now, seed, DUE) {
                prop_assert!(asked.is_due(later, seed, NAMED));
            }
            prop_assert!(asked.is_due(now, seed, FORCED));
        }
    }
}
