//! What a search of the library found, to be gone through one after the other.

use crate::{
    model::{ArticleId, ClaimId, CleanText, SnapshotId},
    query::{self, TextField},
    text::{count::counted, passage::Run},
};

/// What was found, and where in it one is.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// What was typed.
    pub typed: String,
    /// The words that are marked in texts.
    pub runs: Vec<Run>,
    stops: Vec<Stop>,
    at: usize,
    /// The last that was reached.
    reached: usize,
    /// Which way was gone last.
    way: isize,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What.
    pub what: Target,
    /// Its title or wording.
    pub title: CleanText,
    /// The first byte of what was found in a text of it, and in which.
    pub place: Option<(SnapshotId, usize)>,
}

/// What one can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An article.
    Article(ArticleId),
    /// A claim.
    Claim(ClaimId),
}

impl Results {
    /// Begins at one of them.
    pub fn new(typed: &str, stops: Vec<Stop>, at: usize) -> Self {
        let at = at.min(stops.len().saturating_sub(1));
        Self {
            typed: typed.to_owned(),
            runs: query::parse_typing(typed).runs(TextField::Text),
            at,
            reached: at,
            way: 1,
            stops,
        }
    }

    /// Returns where one is.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Says how many there are.
    pub fn counted(&self) -> String {
        let is_article = |stop: &Stop| matches!(stop.what, Target::Article(_));
        let thing = if self.stops.iter().all(is_article) {
            "article"
        } else {
            "result"
        };
        counted(self.stops.len(), thing)
    }

    /// Returns where one is.
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// Goes on, or back; tells whether there was one.
    pub fn step(&mut self, by: isize) -> bool {
        match self.at.checked_add_signed(by) {
            Some(at) if at < self.stops.len() => {
                (self.at, self.way) = (at, by);
                true
            }
            _ => false,
        }
    }

    /// Remembers that one has come where one is.
    pub const fn reach(&mut self) {
        self.reached = self.at;
    }

    /// Goes on the same way, past what can't be reached; back to the last that was reached where nothing follows.
    pub fn pass(&mut self) -> bool {
        let goes_on = self.step(self.way);
        if !goes_on {
            self.at = self.reached;
        }
        goes_on
    }
}
