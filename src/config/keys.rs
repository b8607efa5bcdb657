//! A person's keys: laid over a preset, with what they take from each other.

use std::collections::BTreeMap;

use crate::{
    command::{CommandId, Conflict, KeySequence, Keymap, Place, Places, Preset, ReadPreset},
    config::{FileName, Settings, Texts},
    entries::{Fault, Position},
};

/// Reads the file of keys; nothing where there is none.
pub(super) fn read(texts: &Texts) -> Option<ReadPreset> {
    texts.get(&FileName::Keys).map(Preset::read)
}

/// Builds the keymap, and returns what of the keys takes a key from another.
pub(super) fn keymap(settings: &Settings, own: &ReadPreset) -> (Keymap, Vec<Fault>) {
    let preset = settings.keys.preset().patched(own.preset.clone());
    let (keymap, conflicts) = Keymap::new(&preset);
    (keymap, shadowed(&conflicts, own))
}

/// Tells each key that two commands want once, however many places it is about.
fn shadowed(conflicts: &[Conflict], own: &ReadPreset) -> Vec<Fault> {
    let mut places: BTreeMap<(CommandId, &KeySequence, CommandId), Places> = BTreeMap::new();
    for conflict in conflicts {
        let key = (conflict.loser, &conflict.keys, conflict.winner);
        let found = places.entry(key).or_default();
        *found = found.and(Places::of(&[conflict.place]));
    }
    let mut faults: Vec<Fault> = places
        .into_iter()
        .map(|((loser, keys, winner), places)| fault(loser, keys, winner, places, own))
        .collect();
    faults.sort_by_key(|fault| fault.at);
    faults
}

fn fault(
    loser: CommandId,
    keys: &KeySequence,
    winner: CommandId,
    places: Places,
    own: &ReadPreset,
) -> Fault {
    let (lost, won) = (loser.command().name, winner.command().name);
    let taken = own
        .places
        .iter()
        .find(|((id, other), _)| *id == winner && overlap(keys, other));
    let inside = described(places);
    match (own.places.get(&(loser, keys.clone())), taken) {
        (Some(at), Some(((_, other), by))) => Fault::new(
            *at,
            format!(
                "`{keys}` can't mean `{lost}` {inside}, because `{other}` in line {} means `{won}`",
                by.line
            ),
        ),
        (None, Some(((_, other), at))) => Fault::new(
            *at,
            format!(
                "`{other}` for `{won}` takes `{keys}` from `{lost}` {inside}; give `{lost}` other keys in this file, or none: []"
            ),
        ),
        // What is built in takes nothing from a person's keys, nor from itself.
        (at, None) => Fault::new(
            at.copied().unwrap_or(Position::START),
            format!("`{keys}` can't mean `{lost}` {inside}, because `{won}` has that key"),
        ),
    }
}

/// Tells whether one begins the other.
fn overlap(one: &KeySequence, two: &KeySequence) -> bool {
    one.keys().starts_with(two.keys()) || two.keys().starts_with(one.keys())
}

fn described(places: Places) -> String {
    if places.contain_all(Places::DESK) {
        return "everywhere".to_owned();
    }
    let places: Vec<&str> = places.iter().map(Place::described).collect();
    match places.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => places.concat(),
    }
}
