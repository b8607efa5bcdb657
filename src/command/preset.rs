//! Files of keys: the default ones and a person's are of the same kind.

use std::fmt;

use ron::Options;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use thiserror::Error;

use crate::command::{CommandId, KeySequence};

/// The text of the default keys.
const DEFAULT_KEYS: &str = include_str!("../../data/keys.ron");

/// Commands with the keys that a file gives them, in the order of the file.
///
/// Where two commands are given the same keys in one place, the earlier one has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    entries: Vec<(CommandId, Vec<KeySequence>)>,
}

/// Says where a file of keys is wrong and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
pub struct PresetError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong, without a period.
    pub message: String,
}

impl Preset {
    /// Reads a file of keys: a RON map from names of commands to lists of keys.
    ///
    /// # Errors
    /// When it is not RON of that form, names an unknown command or key, or names a command twice.
    pub fn parse(text: &str) -> Result<Self, PresetError> {
        Options::default()
            .from_str(text)
            .map_err(|error| PresetError {
                line: error.span.end.line,
                column: error.span.end.col,
                message: error.code.to_string(),
            })
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

impl Default for Preset {
    /// Reads the keys in `data/keys.ron`.
    fn default() -> Self {
        Self::parse(DEFAULT_KEYS).expect("a test reads the default keys")
    }
}

impl<'de> Deserialize<'de> for Preset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

/// Reads the entries in the order of the file, which a map would lose.
struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Preset;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from names of commands to lists of keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Preset, A::Error> {
        let mut entries: Vec<(CommandId, Vec<KeySequence>)> = Vec::new();
        while let Some(id) = map.next_key::<CommandId>()? {
            if entries.iter().any(|(named, _)| *named == id) {
                return Err(de::Error::custom(format_args!(
                    "the command `{}` stands twice; write all its keys in one list",
                    id.command().name
                )));
            }
            entries.push((id, map.next_value()?));
        }
        Ok(Preset { entries })
    }
}

impl<'de> Deserialize<'de> for CommandId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| {
            let hint = nearest_name(&name)
                .map(|near| format!("; did you mean `{near}`?"))
                .unwrap_or_default();
            de::Error::custom(format_args!("there is no command {name:?}{hint}"))
        })
    }
}

impl<'de> Deserialize<'de> for KeySequence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// Returns the command's name that differs least, where at most a third of the letters differ.
fn nearest_name(name: &str) -> Option<&'static str> {
    CommandId::ALL
        .iter()
        .map(|id| id.command().name)
        .map(|known| (edits_between(name, known), known))
        .min()
        .filter(|(edits, known)| *edits * 3 <= known.len().max(3))
        .map(|(_, known)| known)
}

/// Counts the letters to insert, delete or replace to get from one word to the other.
///
/// This is Levenshtein's distance, by one row of the usual table.
fn edits_between(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (index, left) in from.chars().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        for (cell, right) in row.iter_mut().skip(1).zip(to.chars()) {
            let replaced = diagonal + usize::from(left != right);
            diagonal = *cell;
            before = replaced.min(before + 1).min(diagonal + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_keys_name_every_command_in_the_order_of_the_table() {
        let preset = Preset::parse(DEFAULT_KEYS).unwrap();
        let named: Vec<CommandId> = preset.entries().map(|(id, _)| id).collect();
        assert_eq!(named, CommandId::ALL);
        assert!(preset.entries().all(|(_, keys)| !keys.is_empty()));
    }

    #[test]
    fn a_wrong_file_is_refused_with_line_and_reason() {
        let cases = [
            ("{\n    \"marc\": [\"m\"],\n}", 2, "did you mean `mark`?"),
            ("{\n\n  \"mark\": [\"mm\"],\n}", 3, "no key `mm`"),
            (
                "{ \"mark\": [\"m\"],\n \"mark\": [\"x\"] }",
                2,
                "stands twice",
            ),
            ("{\n \"mark\": \"m\" }", 2, ""),
            ("{ \"mark\": [\"m\"]", 1, ""),
        ];
        for (text, line, reason) in cases {
            let error = Preset::parse(text).unwrap_err();
            assert_eq!(error.line, line, "{error}");
            assert!(error.to_string().contains(reason), "{error}");
        }
    }

    #[test]
    fn a_name_unlike_all_others_gets_no_suggestion() {
        assert_eq!(nearest_name("color"), Some("colour"));
        assert_eq!(nearest_name("highlight-everything"), None);
    }

    #[test]
    fn edits_are_counted() {
        for (from, to, edits) in [
            ("", "", 0),
            ("", "ab", 2),
            ("ab", "", 2),
            ("kitten", "sitting", 3),
            ("mark", "mark", 0),
        ] {
            assert_eq!(edits_between(from, to), edits, "{from} {to}");
        }
    }

    #[test]
    fn a_patch_replaces_whole_lists_and_comes_first() {
        let base = Preset::parse(r#"{"mark": ["m", "x"], "note": ["a"]}"#).unwrap();
        let over = Preset::parse(r#"{"note": ["n"]}"#).unwrap();
        let expected = Preset::parse(r#"{"note": ["n"], "mark": ["m", "x"]}"#).unwrap();
        assert_eq!(base.patched(over), expected);
    }
}
