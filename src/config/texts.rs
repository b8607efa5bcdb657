//! The text of a person's files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::config::{Problem, problems_of};

/// One of the files that a person may write, by its path in the directory of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileName {
    /// The settings.
    Config,
    /// The keys.
    Keys,
    /// A theme, by its name.
    Theme(String),
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config => f.write_str("config.ron"),
            Self::Keys => f.write_str("keys.ron"),
            Self::Theme(name) => write!(f, "themes/{name}.ron"),
        }
    }
}

/// What was found where a file may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// Its text.
    Read(String),
    /// It is there and can't be read, for a reason in words.
    Unreadable(String),
}

/// A person's files, those that are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub BTreeMap<FileName, Text>);

impl Texts {
    /// Returns a file's text, where it is there and can be read.
    pub fn get(&self, file: &FileName) -> Option<&str> {
        match self.0.get(file)? {
            Text::Read(text) => Some(text),
            Text::Unreadable(_) => None,
        }
    }

    /// Says why a file can't be read, where it can't.
    pub fn unreadable(&self, file: &FileName) -> Option<&str> {
        match self.0.get(file)? {
            Text::Read(_) => None,
            Text::Unreadable(why) => Some(why),
        }
    }

    /// Returns the names of the themes among the files.
    pub fn themes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().filter_map(|file| match file {
            FileName::Theme(name) => Some(name.as_str()),
            FileName::Config | FileName::Keys => None,
        })
    }

    /// Returns the names of files that are not the same in both.
    pub fn differing(&self, others: &Self) -> Vec<FileName> {
        let all: BTreeSet<&FileName> = self.0.keys().chain(others.0.keys()).collect();
        all.into_iter()
            .filter(|file| self.0.get(file) != others.0.get(file))
            .cloned()
            .collect()
    }

    /// Returns the files that are to hold from now on, when these were found anew while others hold.
    ///
    /// A file that has become wrong stays as it was, and what is wrong with it is returned: it may be half
    /// written, and nobody who works should lose their keys to that.
    #[must_use]
    pub fn renewed(&self, found: &Self) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut held = BTreeMap::new();
        for (file, text) in &found.0 {
            let before = self.0.get(file);
            let wrong = problems_of(file, found);
            if before == Some(text) || wrong.is_empty() {
                held.insert(file.clone(), text.clone());
                continue;
            }
            problems.extend(wrong);
            if let Some(before) = before {
                held.insert(file.clone(), before.clone());
            }
        }
        (Self(held), problems)
    }
}
