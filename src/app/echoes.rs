//! What the text that is shown shares with other articles.

use std::{ops::Range, sync::Arc};

use crate::{
    model::echo::{Echo, Found, Looked},
    text::Direction,
};

/// The echoes of a text, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Echoes {
    /// Whether they were asked for.
    pub asked: Asked,
    /// By the publication of the other article, the first in front.
    all: Vec<Arc<Echo>>,
    /// Where they begin, each place once.
    starts: Vec<usize>,
    /// How many others were looked into, where not all were.
    pub looked: Option<Looked>,
}

/// Whether echoes were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Nobody has asked.
    #[default]
    No,
    /// They were asked for, with what to go to once they are known.
    Waiting(Option<(Direction, usize)>),
    /// They could not be found out.
    Failed,
    /// They are known.
    Answered,
}

impl Echoes {
    /// Takes the answer, in its order.
    pub fn new(found: Found) -> Self {
        let all: Vec<Arc<Echo>> = found.echoes.into_iter().map(Arc::new).collect();
        let mut starts: Vec<usize> = all.iter().map(|echo| echo.bytes.start).collect();
        starts.sort_unstable();
        starts.dedup();
        Self {
            asked: Asked::Answered,
            all,
            starts,
            looked: found.looked,
        }
    }

    /// Keeps what is known, to be asked for once more.
    #[must_use]
    pub fn stale(self) -> Self {
        Self {
            asked: Asked::No,
            ..self
        }
    }

    /// Returns those that a byte is in, the other article that was published first in front.
    pub fn at(&self, byte: usize) -> Vec<&Arc<Echo>> {
        let all = self.all.iter();
        all.filter(|echo| echo.bytes.contains(&byte)).collect()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Tells whether one begins in a range.
    pub fn begins_in(&self, bytes: &Range<usize>) -> bool {
        let next = self.starts.partition_point(|start| *start < bytes.start);
        self.starts
            .get(next)
            .is_some_and(|start| bytes.contains(start))
    }

    /// Returns where one begins some steps from a byte, or the last of them on that way.
    pub fn from(&self, byte: usize, direction: Direction, times: usize) -> Option<usize> {
        let starts = self.starts.iter().copied();
        match direction {
            Direction::Forward => starts.filter(|at| *at > byte).take(times).last(),
            Direction::Back => starts.rev().filter(|at| *at < byte).take(times).last(),
        }
    }
}
