//! What holds for a person, printed as the defaults with their values in place.

use crate::{
    command::Preset,
    config::{FileName, Settings, Texts, setting},
    entries::{self, Entry, Position},
};

/// A value of a person's own, as it is written, with where it stands.
struct Own {
    name: String,
    written: String,
    at: Position,
}

/// Returns all settings with what they mean; those of the person say where they stand.
pub fn settings(texts: &Texts) -> String {
    let text = texts.get(&FileName::Config).unwrap_or_default();
    let own = entries::parse(text)
        .0
        .into_iter()
        .filter(|entry| {
            Settings::default()
                .patch(std::slice::from_ref(entry))
                .is_empty()
        })
        .filter_map(|entry| {
            Some(Own {
                written: text.get(entry.value.bytes)?.to_owned(),
                name: entry.name,
                at: entry.at,
            })
        });
    laid_over(setting::DEFAULTS, own, &FileName::Config)
}

/// Returns the keys of all commands; those of the person say where they stand.
pub fn keys(texts: &Texts, settings: &Settings) -> String {
    let text = texts.get(&FileName::Keys).unwrap_or_default();
    let right = Preset::read(text).preset;
    let (entries, _) = entries::parse(text);
    let own = right.entries().filter_map(|(id, keys)| {
        let name = id.command().name;
        let keys: Vec<String> = keys
            .iter()
            .map(|keys| format!("{:?}", keys.written()))
            .collect();
        Some(Own {
            at: entries.iter().find(|entry| entry.name == name)?.at,
            name: name.to_owned(),
            written: format!("[{}]", keys.join(", ")),
        })
    });
    laid_over(settings.keys.file(), own, &FileName::Keys)
}

/// Puts values of a person's own in the place of the defaults; names that those don't have come last.
fn laid_over(defaults: &str, own: impl Iterator<Item = Own>, file: &FileName) -> String {
    let (known, _) = entries::parse(defaults);
    let mut edits: Vec<(Option<&Entry>, Own)> = own
        .map(|own| (known.iter().find(|entry| entry.name == own.name), own))
        .collect();
    // From the end, so that what comes before keeps its place.
    edits.sort_by_key(|(entry, _)| {
        std::cmp::Reverse(entry.map_or(usize::MAX, |e| e.value.bytes.start))
    });
    let mut text = defaults.to_owned();
    for (entry, own) in edits {
        let from = format!(" // {file}:{}", own.at.line);
        match entry {
            Some(entry) => {
                let after = entry.value.bytes.end;
                let line_end = text
                    .get(after..)
                    .and_then(|rest| rest.find('\n'))
                    .map_or(text.len(), |offset| after + offset);
                text.insert_str(line_end, &from);
                text.replace_range(entry.value.bytes.clone(), &own.written);
            }
            None => {
                let end = text.trim_end().len().saturating_sub(1);
                text.insert_str(
                    end,
                    &format!("    {:?}: {},{from}\n", own.name, own.written),
                );
            }
        }
    }
    text
}
