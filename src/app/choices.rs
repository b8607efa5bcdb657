//! What can be chosen by a letter: colours and statuses, in the order in which they are shown.

use crate::command::{CommandId, Group, Keymap, Place};

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What chooses it.
    pub id: CommandId,
    /// Its letter.
    pub key: String,
    /// Its word.
    pub word: String,
}

/// Returns what can be chosen in a place.
pub fn offered(keymap: &Keymap, place: Place) -> Vec<Choice> {
    let ids = CommandId::ALL.iter().filter(|id| {
        let command = id.command();
        command.group == Group::Choices && command.places.contains(place)
    });
    ids.filter_map(|id| {
        let key = keymap.keys_in(*id, place).next()?;
        let (_, word) = id.command().name.split_once('-')?;
        Some(Choice {
            id: *id,
            key: key.to_string(),
            word: word.replace('-', " "),
        })
    })
    .collect()
}
