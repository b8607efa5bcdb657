//! What a person has set: settings, keys and themes, each a patch over what is built in.
//!
//! Files come in as [`Texts`]; [`read`] makes a [`Configuration`] of them, with every [`Problem`] that they
//! have. A wrong entry is told and costs nothing but itself. While the program runs, [`Texts::renewed`]
//! keeps a file that was right before it was broken.
//!
//! This room is pure: it knows no files, only their text.

mod choice;
mod held;
mod keys;
pub mod print;
pub mod setting;
pub mod texts;
pub mod theme;
pub mod themes;

#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, fmt};

use crate::{
    command::Keymap,
    entries::{self, Entry, Fault, Form, Position},
    text::near::did_you_mean,
};

pub use choice::Choices;
pub use held::{Held, Outcome, Renewed, sentences};
pub use setting::{Settings, Values};
pub use texts::{FileName, Texts};
pub use themes::Chosen;

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
    /// The files that it was read from.
    pub texts: Texts,
    /// The settings.
    pub settings: Settings,
    /// The keys.
    pub keymap: Keymap,
    /// The themes.
    pub themes: Chosen,
    /// What is wrong in the files, in the order of the files.
    pub problems: Vec<Problem>,
}

/// Reads all of a person's files.
pub fn read(texts: &Texts) -> Configuration {
    let (settings, _) = settings(texts);
    let own = keys::read(texts).unwrap_or_default();
    let (keymap, shadowed) = keys::keymap(&settings, &own);
    let mut problems: Vec<Problem> = texts
        .0
        .keys()
        .flat_map(|file| problems_of(file, texts))
        .collect();
    problems.extend(of(&FileName::Keys, shadowed));
    problems.sort_by_key(|problem| (problem.file.clone(), problem.fault.at));
    Configuration {
        texts: texts.clone(),
        themes: themes::chosen(&settings, texts),
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

/// Returns what is wrong in one of some files, apart from keys that are in each other's way.
fn problems_of(file: &FileName, texts: &Texts) -> Vec<Problem> {
    if let Some(why) = texts.unreadable(file) {
        let fault = Fault::new(Position::START, format!("it can't be read: {why}"));
        return of(file, vec![fault]).collect();
    }
    let faults = match file {
        FileName::Config => settings(texts).1,
        FileName::Keys => keys::read(texts).unwrap_or_default().faults,
        FileName::Theme(name) => themes::faults(name, texts),
    };
    of(file, faults).collect()
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
    let (mut entries, mut faults) = entries::parse(text);
    let known = themes::names(texts);
    entries.retain(|entry| match unknown_theme(entry, &known) {
        Some(fault) => {
            faults.push(fault);
            false
        }
        None => true,
    });
    faults.extend(settings.patch(&entries));
    faults.sort_by_key(|fault| fault.at);
    (settings, faults)
}

/// Says so where a setting names a theme that is not there.
fn unknown_theme(entry: &Entry, known: &BTreeSet<&str>) -> Option<Fault> {
    let Form::Text(name) = &entry.value.form else {
        return None;
    };
    let Some(Values::Themes(words)) = setting::values(&entry.name) else {
        return None;
    };
    let words = || words.iter().copied();
    if words()
        .chain(known.iter().copied())
        .any(|word| word == name)
    {
        return None;
    }
    let hint = did_you_mean(name, words().chain(known.iter().copied()));
    let words = format!("there is no theme `{name}`{hint}");
    Some(Fault::new(entry.value.at, words))
}
