//! What the palette offers to a line: commands that fit, and what may stand for the word that is written.

use std::cmp::Reverse;

use super::{Completion, Entry, Word};
use crate::{
    app::finder::Finder,
    command::{
        Argument, Command, CommandId, Group, Keymap, Situation,
        argument::{self, FORMATS},
    },
};

/// The most earlier lines that an empty palette offers.
const RECENT: usize = 5;
/// The most rows that complete an argument.
const MOST_COMPLETIONS: usize = 200;

/// Divides an argument into what stays and the word that is being written.
pub(super) fn last_word(argument: Argument, rest: &str) -> (&str, &str) {
    let behind = |separator| {
        rest.split_once(separator)
            .map(|(first, after)| (first, after.trim_start()))
    };
    let word = match argument {
        Argument::Tags => {
            let tag = rest.rsplit(',').next().unwrap_or(rest).trim_start();
            tag.strip_prefix(['+', '-']).unwrap_or(tag)
        }
        // The name of a file may hold blanks.
        Argument::Export => match behind(' ') {
            Some((first, after)) if FORMATS.contains(&first) => after,
            _ => rest,
        },
        Argument::Setting => behind(' ').map_or(rest, |(_, after)| after),
        Argument::IntoStory => rest.strip_prefix('-').unwrap_or(rest).trim_start(),
        _ => rest,
    };
    let at = rest.len() - word.len();
    rest.split_at_checked(at).unwrap_or(("", rest))
}

/// Returns the part of a path up to its last folder.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/')
        .and_then(|at| path.get(..=at))
        .unwrap_or_default()
}

/// Returns what an empty palette offers: the last lines, then the commands that are useful here.
pub(super) fn empty(history: &[String], from: Situation) -> Vec<Entry> {
    let recent = history.iter().rev().take(RECENT).cloned();
    let (moving, other): (Vec<CommandId>, Vec<CommandId>) = CommandId::ALL
        .iter()
        .filter(|id| id.command().applies(from))
        .partition(|id| matches!(id.command().group, Group::Move | Group::Select));
    let commands = other.into_iter().chain(moving).map(|id| Entry::Command {
        id,
        in_name: Vec::new(),
        in_doc: Vec::new(),
        absence: None,
    });
    recent.map(Entry::Earlier).chain(commands).collect()
}

/// Returns the commands that have what was typed as a key, in their name, among the words for them or in their
/// doc, the likeliest first.
pub(super) fn fitting(typed: &str, from: Situation, keymap: &Keymap) -> Vec<Entry> {
    let (mut names, mut docs) = (Finder::letters(typed), Finder::words(typed));
    let exact = argument::by_name(typed);
    let mut found: Vec<_> = Vec::new();
    for id in CommandId::ALL.iter().copied() {
        let command = id.command();
        let (in_name, in_doc) = (names.find(command.name), docs.find(command.doc));
        let key = on_key(id, typed, from, keymap);
        let called = is_called(command, typed);
        let is_found = in_name.is_some() || in_doc.is_some() || called || key > OnKey::No;
        if !is_found && exact != Some(id) {
            continue;
        }
        let absence = command.absence(from);
        let score = in_name.as_ref().map_or(0, |found| found.score);
        let rank = (
            exact == Some(id),
            key,
            command.name.starts_with(typed),
            called,
            absence.is_none(),
            score,
        );
        let entry = Entry::Command {
            id,
            in_name: in_name.unwrap_or_default().clusters,
            in_doc: in_doc.unwrap_or_default().clusters,
            absence,
        };
        found.push((rank, entry));
    }
    // A stable order: equals stay in that of the table.
    found.sort_by_key(|(rank, _)| Reverse(*rank));
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Where a command has the key that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OnKey {
    No,
    Elsewhere,
    Here,
}

fn on_key(id: CommandId, typed: &str, from: Situation, keymap: &Keymap) -> OnKey {
    let typed = typed.replace(' ', "");
    let is_it = |keys: String| keys.replace(' ', "") == typed;
    let mut here = keymap.keys_in(id, from.place);
    if here.any(|keys| is_it(keys.to_string())) {
        OnKey::Here
    } else if keymap.keys_of(id).any(|keys| is_it(keys.to_string())) {
        OnKey::Elsewhere
    } else {
        OnKey::No
    }
}

/// Tells whether each word that was typed begins a word that people use for a command, or one of its name.
fn is_called(command: &Command, typed: &str) -> bool {
    let typed = typed.to_lowercase();
    let called = |word: &str| command.words.iter().any(|known| known.starts_with(word));
    let is_named = |word: &str| command.name.split('-').any(|known| known.starts_with(word));
    let mut words = typed.split_whitespace();
    typed.split_whitespace().any(called) && words.all(|word| called(word) || is_named(word))
}

/// Returns what may stand for the word that is being written.
pub(super) fn complete(
    Word { id, before, word }: Word<'_>,
    known: &[Completion],
    found: &[Completion],
) -> Vec<Completion> {
    let word = word.to_lowercase();
    let argument = id.command().argument;
    let fits = |completion: &&Completion| {
        let text = completion.text.to_lowercase();
        match argument {
            Argument::Statement
            | Argument::Source
            | Argument::Author
            | Argument::Story
            | Argument::IntoStory
            | Argument::Feed
            | Argument::View => word.split_whitespace().all(|word| text.contains(word)),
            // The library has looked for these words.
            Argument::Title => true,
            // A theme is called for by what it is like, too.
            Argument::Theme => text.contains(&word) || completion.about.starts_with(&word),
            Argument::Setting => text.contains(&word),
            _ => text.starts_with(&word),
        }
    };
    let is_written = |completion: &&Completion| {
        let mut written = before.split(',').map(str::trim);
        argument == Argument::Tags && written.any(|tag| tag == completion.text.as_str())
    };
    let all = known.iter().chain(found).filter(fits);
    let all = all.filter(|completion| !is_written(completion));
    let mut fitting: Vec<Completion> = all.take(MOST_COMPLETIONS).cloned().collect();
    if matches!(
        argument,
        Argument::Theme | Argument::Setting | Argument::Feed
    ) {
        // What begins so comes first.
        fitting.sort_by_key(|completion| !completion.text.to_lowercase().starts_with(&word));
    }
    fitting
}
