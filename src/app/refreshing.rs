//! The asking of feeds for what is new: what goes on, and what waits for that.
//!
//! One goes on at a time; what is asked meanwhile comes after it.

use std::collections::VecDeque;

use jiff::Timestamp;

use crate::{
    model::{FeedId, schedule::Urgency, view::Refreshing},
    text::count::grouped,
};

/// Counts how often feeds were asked in this session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId(pub u64);

/// Who wants feeds to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A person, who is told what came of it.
    Person,
    /// The settings that the person has made; only what is new is told.
    Itself,
}

/// Feeds that are to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub id: RunId,
    /// Which; nothing for all that are followed.
    pub feeds: Option<Vec<FeedId>>,
    /// How much is set on it.
    pub urgency: Urgency,
    /// Who wants it.
    pub by: By,
}

/// One that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoingOn {
    /// What was asked.
    pub run: Run,
    /// How far it has come.
    pub told: Refreshing,
    /// Whether the person has stopped it.
    pub is_left: bool,
    /// When the list was shown anew, and how many articles were new then.
    pub shown: (Timestamp, usize),
}

/// The asking of feeds.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    going_on: Option<GoingOn>,
    waiting: VecDeque<Run>,
    last: RunId,
    /// When feeds were asked last that were due.
    pub due: Option<Timestamp>,
}

impl Runs {
    /// Has feeds asked; returns what is to begin now, where nothing goes on.
    pub fn begin(
        &mut self,
        feeds: Option<Vec<FeedId>>,
        urgency: Urgency,
        by: By,
        now: Timestamp,
    ) -> Option<Run> {
        self.last = RunId(self.last.0 + 1);
        if feeds.is_none() {
            self.due = Some(now);
        }
        self.waiting.push_back(Run {
            id: self.last,
            feeds,
            urgency,
            by,
        });
        self.next(now)
    }

    /// Returns what is to begin now.
    pub fn next(&mut self, now: Timestamp) -> Option<Run> {
        if self.going_on.is_some() {
            return None;
        }
        let run = self.waiting.pop_front()?;
        self.going_on = Some(GoingOn {
            run: run.clone(),
            told: Refreshing::default(),
            is_left: false,
            shown: (now, 0),
        });
        Some(run)
    }

    /// Returns the one that goes on.
    pub const fn going_on(&self) -> Option<&GoingOn> {
        self.going_on.as_ref()
    }

    /// Notes how far one has come; returns it where it goes on.
    pub fn go_on(&mut self, id: RunId, told: Refreshing) -> Option<&mut GoingOn> {
        let one = self.going_on.as_mut().filter(|one| one.run.id == id)?;
        one.told = told;
        Some(one)
    }

    /// Notes that the person stops the one that goes on, and wants none of those that wait; returns it where that is
    /// news.
    pub fn leave(&mut self) -> Option<RunId> {
        let one = self.going_on.as_mut().filter(|one| !one.is_left)?;
        one.is_left = true;
        self.waiting.clear();
        Some(one.run.id)
    }

    /// Notes the end of one; returns it where it was going on until now.
    pub fn end(&mut self, id: RunId) -> Option<GoingOn> {
        self.going_on.take_if(|one| one.run.id == id)
    }

    /// Says in a few words what goes on; nothing where nothing does.
    pub fn told(&self) -> Option<String> {
        let GoingOn { told, is_left, .. } = self.going_on.as_ref()?;
        if *is_left {
            return Some("stopping feeds".to_owned());
        }
        let mut said = match told.of {
            0 => "asking feeds".to_owned(),
            of => format!("feeds {} of {}", grouped(told.done), grouped(of)),
        };
        if told.new > 0 {
            said += &format!(" · {} new", grouped(told.new));
        }
        Some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn begin(runs: &mut Runs) -> Option<u64> {
        let run = runs.begin(None, Urgency::Due, By::Person, NOW);
        run.map(|run| run.id.0)
    }

    #[test]
    fn one_goes_on_at_a_time_and_the_next_begins_at_its_end() {
        let mut runs = Runs::default();
        assert_eq!(begin(&mut runs), Some(1));
        assert_eq!(begin(&mut runs), None);
        assert!(runs.end(RunId(2)).is_none());
        assert!(runs.end(RunId(1)).is_some());
        assert_eq!(runs.next(NOW).map(|run| run.id.0), Some(2));
        assert!(runs.go_on(RunId(1), Refreshing::default()).is_none());
        assert!(runs.go_on(RunId(2), Refreshing::default()).is_some());
    }

    #[test]
    fn stopping_one_leaves_those_that_wait_as_well() {
        let mut runs = Runs::default();
        begin(&mut runs);
        begin(&mut runs);
        assert_eq!(runs.leave(), Some(RunId(1)));
        assert_eq!(runs.leave(), None);
        assert_eq!(runs.told().as_deref(), Some("stopping feeds"));
        runs.end(RunId(1));
        assert!(runs.next(NOW).is_none());
        assert_eq!(runs.told(), None);
    }

    #[test]
    fn the_title_line_tells_how_far_it_has_come() {
        let mut runs = Runs::default();
        begin(&mut runs);
        assert_eq!(runs.told().as_deref(), Some("asking feeds"));
        let told = Refreshing {
            done: 12,
            of: 20,
            new: 31,
            ..Refreshing::default()
        };
        runs.go_on(RunId(1), told);
        assert_eq!(runs.told().as_deref(), Some("feeds 12 of 20 · 31 new"));
    }
}
