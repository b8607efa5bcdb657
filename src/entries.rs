//! The files that a person writes, in RON, entry by entry: each with where it stands, as far as it is right.
//!
//! serde reads such a file whole or not at all, and drops names that it doesn't know without a word. Here a
//! wrong entry is told with its line and column, and all others hold. The price is a small parser; what a
//! text means in its quotes is still said by RON itself.
//!
//! A text ends with its line, as no value of these files needs more, so that a forgotten quote is found
//! where it was forgotten.
//!
//! This room is pure.

mod parse;
mod scan;

#[cfg(test)]
mod tests;

use std::{fmt, ops::Range};

pub use parse::parse;

/// Where something stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

impl Position {
    /// Where every file begins.
    pub const START: Self = Self { line: 1, column: 1 };
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Something that is wrong in a file.
///
/// Printed as `3:7: there is no …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: Position,
    /// What is wrong and what to do, without a period.
    pub words: String,
}

impl Fault {
    /// Says what is wrong at a place.
    pub fn new(at: Position, words: impl Into<String>) -> Self {
        Self {
            at,
            words: words.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.words)
    }
}

/// A value, with where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it begins.
    pub at: Position,
    /// Its bytes in the file.
    pub bytes: Range<usize>,
    /// What it is.
    pub form: Form,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A text in quotes.
    Text(String),
    /// A word without quotes, such as `true`.
    Word(String),
    /// A number, as written.
    Number(String),
    /// A list.
    List(Vec<Node>),
    /// Names with values, in parentheses or braces.
    Entries(Vec<Entry>),
    /// What could not be read, and is told already.
    Broken,
}

impl Form {
    /// Names the kind of value, for "not …".
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Word(_) => "a word",
            Self::Number(_) => "a number",
            Self::List(_) => "a list",
            Self::Entries(_) => "names with values",
            Self::Broken => "unreadable",
        }
    }
}

/// A name with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub at: Position,
    /// The value.
    pub value: Node,
}
