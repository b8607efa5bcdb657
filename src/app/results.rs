//! The articles that a search of the library found, to be gone through one after the other.

use crate::{
    model::{ArticleId, CleanText, SnapshotId},
    query::{self, TextField},
    text::passage::Run,
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
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: CleanText,
    /// The first byte of what was found in a text of it, and in which.
    pub place: Option<(SnapshotId, usize)>,
}

impl Results {
    /// Begins at one of the articles.
    pub fn new(typed: &str, stops: Vec<Stop>, at: usize) -> Self {
        Self {
            typed: typed.to_owned(),
            runs: query::parse_typing(typed).runs(TextField::Text),
            at: at.min(stops.len().saturating_sub(1)),
            stops,
        }
    }

    /// Returns where one is.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Returns how many articles there are.
    pub fn count(&self) -> usize {
        self.stops.len()
    }

    /// Returns the article where one is.
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// Goes on, or back; tells whether there was one.
    pub fn step(&mut self, by: isize) -> bool {
        match self.at.checked_add_signed(by) {
            Some(at) if at < self.stops.len() => {
                self.at = at;
                true
            }
            _ => false,
        }
    }
}
