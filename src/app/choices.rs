//! What can be chosen by a letter: colours, statuses and relations, in the order in which they are shown.

use std::collections::HashSet;

use crate::{
    app::App,
    command::{CommandId, Group, Keymap, Place},
    model::Status,
};

/// What choosing something does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A command.
    Command(CommandId),
    /// It gives the claim a status of the person's own.
    Status(Status),
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What choosing it does.
    pub pick: Pick,
    /// Its letter.
    pub key: String,
    /// Its word.
    pub word: String,
}

/// Returns what can be chosen where the keys go.
pub fn offered(app: &App) -> Vec<Choice> {
    let place = app.place();
    let built_in = built_in(&app.keymap, place);
    if place != Place::Status {
        return built_in;
    }
    // The letter of a status that is not in the scale is free.
    let is_there =
        |id: &&CommandId| status_of(**id).is_none_or(|it| app.settings.statuses.contains(&it));
    let mut taken: HashSet<String> = CommandId::ALL
        .iter()
        .filter(is_there)
        .flat_map(|id| app.keymap.keys_in(*id, place))
        .map(ToString::to_string)
        .collect();
    let scale = app.settings.statuses.statuses();
    let offered = scale.filter_map(|status| {
        let known = built_in.iter().find(|choice| choice.word == status.word());
        if known.is_some() {
            return known.cloned();
        }
        // The first of its letters that is free, or else a digit.
        let letters = status.word().chars().filter(|c| c.is_alphanumeric());
        let letters = letters.flat_map(char::to_lowercase).chain('1'..='9');
        let key = letters.map(String::from).find(|key| !taken.contains(key))?;
        taken.insert(key.clone());
        Some(Choice {
            pick: Pick::Status(status.clone()),
            key,
            word: status.to_string(),
        })
    });
    offered.collect()
}

/// Returns the status that a command gives, where it gives one.
pub fn status_of(id: CommandId) -> Option<Status> {
    Some(match id {
        CommandId::StatusUndetermined => Status::Undetermined,
        CommandId::StatusInProgress => Status::InProgress,
        CommandId::StatusSupported => Status::Supported,
        CommandId::StatusRefuted => Status::Refuted,
        CommandId::StatusMixed => Status::Mixed,
        CommandId::StatusNotCheckable => Status::NotCheckable,
        _ => return None,
    })
}

/// Returns what the table of commands has to be chosen in a place.
fn built_in(keymap: &Keymap, place: Place) -> Vec<Choice> {
    let ids = CommandId::ALL.iter().filter(|id| {
        let command = id.command();
        command.group == Group::Choices && command.places.contains(place)
    });
    ids.filter_map(|id| {
        let key = keymap.keys_in(*id, place).next()?;
        let (_, word) = id.command().name.split_once('-')?;
        let word = match id {
            CommandId::RelationNarrower => "narrower than it".to_owned(),
            CommandId::RelationPart => "part of it".to_owned(),
            CommandId::RelationContradicts => "contradicts it".to_owned(),
            CommandId::RelationNone => "nothing to it".to_owned(),
            _ => word.replace('-', " "),
        };
        Some(Choice {
            pick: Pick::Command(*id),
            key: key.to_string(),
            word,
        })
    })
    .collect()
}
