//! Files of keys: the default ones and a person's are of the same kind.

use std::collections::BTreeMap;

use crate::{
    command::{CommandId, KeySequence},
    entries::{self, Entry, Fault, Form, Node, Position},
    text::near::did_you_mean,
};

/// The text of the default keys: those of vim, and some for who doesn't know it.
pub const VIM: &str = include_str!("../../data/keys.ron");

/// The text of the keys for who has no habit of modes.
pub const PLAIN: &str = include_str!("../../data/plain.ron");

/// Commands with the keys that a file gives them, in the order of the file.
///
/// Where two commands are given the same keys in one place, the earlier one has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preset {
    entries: Vec<(CommandId, Vec<KeySequence>)>,
}

/// A file of keys as it was read: what of it is right, where that stands, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadPreset {
    /// The commands with their keys.
    pub preset: Preset,
    /// Where each key of a command stands.
    pub places: BTreeMap<(CommandId, KeySequence), Position>,
    /// What is wrong, in the order of the file.
    pub faults: Vec<Fault>,
}

impl ReadPreset {
    /// Keeps one entry of the file, as far as it is right.
    fn take(&mut self, entry: &Entry) {
        let Some(id) = CommandId::named(&entry.name) else {
            let names = CommandId::ALL.iter().map(|id| id.command().name);
            let hint = did_you_mean(&entry.name, names);
            let words = format!("there is no command `{}`{hint}", entry.name);
            return self.faults.push(Fault::new(entry.at, words));
        };
        let list = match &entry.value.form {
            Form::List(list) => list,
            Form::Broken => return,
            other => {
                let words = format!(
                    "the keys of `{}` stand in a list, as [\"m\"], not as {}",
                    entry.name,
                    other.kind()
                );
                return self.faults.push(Fault::new(entry.value.at, words));
            }
        };
        let keys: Vec<KeySequence> = list
            .iter()
            .filter_map(|node| match key(node) {
                Ok(keys) => {
                    self.places.entry((id, keys.clone())).or_insert(node.at);
                    Some(keys)
                }
                Err(fault) => {
                    self.faults.extend(fault);
                    None
                }
            })
            .collect();
        // A list in which nothing is right is no wish to have no keys.
        if list.is_empty() || !keys.is_empty() {
            self.preset.entries.push((id, keys));
        }
    }
}

/// Reads a key; the fault of one that is broken is told already.
fn key(node: &Node) -> Result<KeySequence, Option<Fault>> {
    let fault = |words: String| Some(Fault::new(node.at, words));
    match &node.form {
        Form::Text(written) => written.parse().map_err(|error| fault(format!("{error}"))),
        Form::Broken => Err(None),
        other => Err(fault(format!(
            "a key is written in quotes, as \"m\", not as {}",
            other.kind()
        ))),
    }
}

impl Preset {
    /// Reads a file of keys: names of commands with lists of keys.
    ///
    /// What is wrong in it is told, and the rest holds.
    pub fn read(text: &str) -> ReadPreset {
        let (entries, faults) = entries::parse(text);
        let mut read = ReadPreset {
            faults,
            ..ReadPreset::default()
        };
        for entry in &entries {
            read.take(entry);
        }
        read.faults.sort_by_key(|fault| fault.at);
        read
    }

    /// Reads a file of keys that must be right.
    ///
    /// # Errors
    /// The first of its faults.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let read = Self::read(text);
        match read.faults.into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(read.preset),
        }
    }

    /// Returns the default keys, those in `data/keys.ron`.
    pub fn vim() -> Self {
        Self::parse(VIM).expect("a test reads the default keys")
    }

    /// Returns the keys in `data/plain.ron`.
    pub fn plain() -> Self {
        Self::parse(PLAIN).expect("a test reads the plain keys")
    }

    /// Returns the commands with their keys, in order.
    pub fn entries(&self) -> impl Iterator<Item = (CommandId, &[KeySequence])> {
        self.entries.iter().map(|(id, keys)| (*id, keys.as_slice()))
    }

    /// Lays other keys over these.
    ///
    /// A command that the other names has only the keys given there, none where the list is empty, and
    /// comes before all that the other does not name, so that it has its keys whoever had them.
    #[must_use]
    pub fn patched(self, over: Self) -> Self {
        let mut entries = over.entries;
        for (id, keys) in self.entries {
            if !entries.iter().any(|(named, _)| *named == id) {
                entries.push((id, keys));
            }
        }
        Self { entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Places;

    #[test]
    fn the_default_keys_name_every_command_in_the_order_of_the_table() {
        let preset = Preset::parse(VIM).unwrap();
        let named: Vec<CommandId> = preset.entries().map(|(id, _)| id).collect();
        assert_eq!(named, CommandId::ALL);
        for (id, keys) in preset.entries() {
            // What has no key is done by its name.
            let command = id.command();
            let is_named = command.places.overlap(Places::DESK);
            assert!(is_named || !keys.is_empty(), "{}", command.name);
        }
    }

    #[test]
    fn each_wrong_entry_is_told_and_the_others_hold() {
        let text = r#"{
    "marc": ["m"],
    "note": ["n", "aa", 3],
    "mark": "m",
    "mark": ["x"],
    "quit": ["aa"],
    "help": [],
    "undo": ["U",
}"#;
        let read = Preset::read(text);
        let told: Vec<String> = read.faults.iter().map(ToString::to_string).collect();
        let expected = [
            "2:5: there is no command `marc`; did you mean `mark`?",
            "3:19: there is no key `aa`",
            "3:25: a key is written in quotes, as \"m\", not as a number",
            "4:13: the keys of `mark` stand in a list, as [\"m\"], not as a text",
            "5:5: `mark` stands twice; what line 4 says of it counts",
            "6:14: there is no key `aa`",
            "8:13: this `[` is not closed by `]`",
        ];
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told}");
        }
        let right = Preset::parse(r#"{"note": ["n"], "help": [], "undo": ["U"]}"#).unwrap();
        assert_eq!(read.preset, right);
        let place = read.places[&(CommandId::Undo, "U".parse().unwrap())];
        assert_eq!(
            place,
            Position {
                line: 8,
                column: 14
            }
        );
    }

    #[test]
    fn a_patch_replaces_whole_lists_and_comes_first() {
        let base = Preset::parse(r#"{"mark": ["m", "x"], "note": ["a"]}"#).unwrap();
        let over = Preset::parse(r#"{"note": ["n"]}"#).unwrap();
        let expected = Preset::parse(r#"{"note": ["n"], "mark": ["m", "x"]}"#).unwrap();
        assert_eq!(base.patched(over), expected);
    }
}
