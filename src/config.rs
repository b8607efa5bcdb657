//! What a person has set: settings, keys and themes, each a patch over what is built in.
//!
//! Files come in as [`Texts`]; [`read`] makes a [`Configuration`] of them, with every [`Problem`] that they
//! have. A wrong entry is told and costs nothing but itself. While the program runs, [`Texts::renewed`]
//! keeps a file that was right before it was broken.
//!
//! This room is pure: it knows no files, only their text.

mod held;
mod keys;
pub mod print;
pub mod setting;
pub mod texts;
pub mod theme;

#[cfg(test)]
mod tests;

use std::fmt;

use crate::{
    command::Keymap,
    entries::{self, Fault},
};

pub use held::{Held, Outcome, Renewed, sentences};
pub use setting::Settings;
pub use texts::{FileName, Texts};

/// Something that is wrong in a person's file.
///
/// Printed as `config.ron:3:5: there is no setting …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: FileName,
    /// What is wrong and where.
    pub fault: Fault,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.fault)
    }
}

/// Everything that can be set, as it holds for a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Configuration {
    /// The settings.
    pub settings: Settings,
    /// The keys.
    pub keymap: Keymap,
    /// What is wrong in the files, in the order of the files.
    pub problems: Vec<Problem>,
}

/// Reads all of a person's files.
pub fn read(texts: &Texts) -> Configuration {
    let (settings, _) = settings(texts);
    let own = keys::read(texts).unwrap_or_default();
    let (keymap, shadowed) = keys::keymap(&settings, &own);
    let mut problems = problems_of(texts);
    problems.extend(of(&FileName::Keys, shadowed));
    problems.sort_by_key(|problem| (problem.file.clone(), problem.fault.at));
    Configuration {
        settings,
        keymap,
        problems,
    }
}

impl Default for Configuration {
    /// Returns what a person has who has set nothing.
    fn default() -> Self {
        read(&Texts::default())
    }
}

/// Returns what is wrong in each file by itself.
fn problems_of(texts: &Texts) -> Vec<Problem> {
    let keys = keys::read(texts).unwrap_or_default();
    let mut problems = texts.unreadable();
    problems.extend(of(&FileName::Config, settings(texts).1));
    problems.extend(of(&FileName::Keys, keys.faults));
    problems
}

/// Says in which file some faults are.
fn of(file: &FileName, faults: Vec<Fault>) -> impl Iterator<Item = Problem> {
    faults.into_iter().map(|fault| Problem {
        file: file.clone(),
        fault,
    })
}

/// Reads the settings, and returns what is wrong in their file.
fn settings(texts: &Texts) -> (Settings, Vec<Fault>) {
    let mut settings = Settings::default();
    let text = texts.get(&FileName::Config).unwrap_or_default();
    let (entries, mut faults) = entries::parse(text);
    faults.extend(settings.patch(&entries));
    (settings, faults)
}
