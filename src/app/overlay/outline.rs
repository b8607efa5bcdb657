//! What is laid over the text that is shown: letters on its links, and its headings.

use tui_input::Input;

use crate::{app::rows::Rows, model::CleanText};

/// The links on the screen, each with letters that choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The links, in the order of the text.
    pub labels: Vec<Label>,
    /// The letters that were typed.
    pub typed: String,
}

impl Labels {
    /// Returns the links that can still be meant.
    pub fn fitting(&self) -> impl Iterator<Item = &Label> {
        self.labels
            .iter()
            .filter(|label| label.letters.starts_with(&self.typed))
    }
}

/// A link with its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The letters.
    pub letters: String,
    /// Where the link begins, a byte of the text.
    pub at: usize,
    /// Where it leads, as it was written.
    pub target: CleanText,
}

/// The headings of the text.
#[derive(Clone, Debug)]
pub struct Outline {
    /// What was typed.
    pub input: Input,
    /// All headings, in the order of the text.
    pub all: Vec<Heading>,
    /// Those that what was typed is found in, by their index.
    pub shown: Vec<usize>,
    /// The cursor.
    pub rows: Rows,
}

impl Outline {
    /// Returns the heading under the cursor.
    pub fn current(&self) -> Option<&Heading> {
        self.all.get(*self.shown.get(self.rows.cursor)?)
    }
}

/// A heading of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level, the highest being 1.
    pub level: u8,
    /// Its words.
    pub text: CleanText,
    /// Where it begins, a byte of the text.
    pub at: usize,
}
