//! Where the words to watch stand in an open text, as far as that is known.

use std::{ops::Range, sync::Arc};

use crate::{
    app::waiting::{Asked, Waiting},
    text::{Direction, watched::WatchWords},
};

/// The places of the words to watch in a text.
#[derive(Debug, Default)]
pub struct Watching {
    words: WatchWords,
    state: State,
}

#[derive(Debug)]
enum State {
    /// They are being looked for; a step among them may wait for that.
    Asked {
        /// Once it is gone, nobody looks for them any more.
        _waiting: Waiting,
        then: Option<(Direction, usize)>,
    },
    Known(Arc<[Range<usize>]>),
}

impl Default for State {
    fn default() -> Self {
        Self::Known(Arc::default())
    }
}

impl Watching {
    /// Asks for the places of some words, unless that was done; returns what tells that nobody waits any more.
    pub fn ask(&mut self, words: &WatchWords) -> Option<Asked> {
        if self.words == *words {
            return None;
        }
        self.words = words.clone();
        if words.is_empty() {
            self.state = State::default();
            return None;
        }
        let waiting = Waiting::default();
        let asked = waiting.asked();
        self.state = State::Asked {
            _waiting: waiting,
            then: None,
        };
        Some(asked)
    }

    /// Takes the places of some words, where they are waited for; returns the step that waited with them.
    pub fn take(
        &mut self,
        words: &WatchWords,
        places: &Arc<[Range<usize>]>,
    ) -> Option<(Direction, usize)> {
        if self.words != *words {
            return None;
        }
        let State::Asked { then, .. } = &self.state else {
            return None;
        };
        let then = *then;
        self.state = State::Known(Arc::clone(places));
        then
    }

    /// Has a step wait until the places are known; tells whether they are not.
    pub fn hold(&mut self, direction: Direction, times: usize) -> bool {
        match &mut self.state {
            State::Asked { then, .. } => {
                *then = Some((direction, times));
                true
            }
            State::Known(_) => false,
        }
    }

    /// Returns the places that are known, in bytes, in order and apart from each other.
    pub fn places(&self) -> &[Range<usize>] {
        match &self.state {
            State::Asked { .. } => &[],
            State::Known(places) => places,
        }
    }

    /// Returns where one begins some steps from a byte, or the last of them on that way.
    pub fn from(&self, byte: usize, direction: Direction, times: usize) -> Option<usize> {
        let starts = self.places().iter().map(|place| place.start);
        match direction {
            Direction::Forward => starts.filter(|at| *at > byte).take(times).last(),
            Direction::Back => starts.rev().filter(|at| *at < byte).take(times).last(),
        }
    }
}
