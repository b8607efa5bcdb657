//! What is made from the table and the keymap: the help, the hints and the printed tables of keys.

use unicode_width::UnicodeWidthStr;

use crate::command::{CommandId, Group, Keymap, Places, Situation};

/// One part of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpGroup {
    /// Which part, with its heading.
    pub group: Group,
    /// Its commands, in the order of the table.
    pub rows: Vec<HelpRow>,
}

/// One command in the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The command.
    pub id: CommandId,
    /// All its keys, the preferred one first, as people write them.
    pub keys: Vec<String>,
    /// What it does, in one line.
    pub doc: &'static str,
    /// Where its keys work.
    pub places: Places,
}

/// Some keys and a word for what they do here, for the status line.
///
/// Printed as `+ - = flag`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The keys, for each command the preferred one.
    pub keys: Vec<String>,
    /// The commands, in the order of the keys.
    pub commands: Vec<CommandId>,
    /// The word.
    pub word: &'static str,
}

impl Hint {
    /// The columns between two hints.
    pub const GAP: usize = 2;

    /// Returns the columns it takes, with a blank after each key.
    pub fn columns(&self) -> usize {
        let keys: usize = self.keys.iter().map(|key| key.width() + 1).sum();
        keys + self.word.width()
    }
}

/// Returns the whole help; a command without a key stands there with the name it has in the palette.
pub fn help(keymap: &Keymap) -> Vec<HelpGroup> {
    Group::ALL
        .into_iter()
        .map(|group| HelpGroup {
            group,
            rows: CommandId::ALL
                .iter()
                .filter(|id| id.command().group == group)
                .filter_map(|id| help_row(keymap, *id))
                .collect(),
        })
        .filter(|part| !part.rows.is_empty())
        .collect()
}

/// Returns a command's row, if there is a way to it.
fn help_row(keymap: &Keymap, id: CommandId) -> Option<HelpRow> {
    let command = id.command();
    let mut keys: Vec<String> = keymap.keys_of(id).map(ToString::to_string).collect();
    if keys.is_empty() && command.places.overlap(Places::DESK) {
        // The shortest name is what a person would type.
        let names = command.aliases.iter().chain([&command.name]);
        let shortest = names.min_by_key(|name| name.len());
        keys.extend(shortest.map(|name| format!(":{name}")));
    }
    (!keys.is_empty()).then_some(HelpRow {
        id,
        keys,
        doc: command.doc,
        places: command.places,
    })
}

/// Returns the hints for the status line, in the order of the table.
///
/// Only commands that would do something now are shown; neighbours under one word share it.
pub fn hints(keymap: &Keymap, situation: Situation) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    for id in CommandId::ALL {
        let command = id.command();
        if !command.applies(situation) {
            continue;
        }
        let Some(word) = command.hint_in(situation.place) else {
            continue;
        };
        let Some(key) = keymap.keys_in(*id, situation.place).next() else {
            continue;
        };
        match hints.last_mut() {
            Some(last) if last.word == word => {
                last.keys.push(key.to_string());
                last.commands.push(*id);
            }
            _ => hints.push(Hint {
                keys: vec![key.to_string()],
                commands: vec![*id],
                word,
            }),
        }
    }
    hints
}

/// Gives keys that share a word hints of their own, where their names say more.
fn apart(hint: &Hint) -> Vec<Hint> {
    let each = hint.keys.iter().zip(&hint.commands);
    if hint.commands.iter().any(|id| !id.command().apart) {
        return vec![hint.clone()];
    }
    each.map(|(key, id)| Hint {
        keys: vec![key.clone()],
        commands: vec![*id],
        word: id.command().name,
    })
    .collect()
}

/// Chooses the hints that fit into a number of columns.
///
/// The last one, the way to the help, comes before all others; the rest are taken from the front. Where all
/// of them fit with more words, they have them.
pub fn fitting(mut hints: Vec<Hint>, columns: usize) -> Vec<Hint> {
    let wordy: Vec<Hint> = hints.iter().flat_map(apart).collect();
    let gaps = wordy.len().saturating_sub(1) * Hint::GAP;
    if wordy.iter().map(Hint::columns).sum::<usize>() + gaps <= columns {
        return wordy;
    }
    let Some(last) = hints.pop() else {
        return hints;
    };
    let Some(mut left) = columns.checked_sub(last.columns()) else {
        return Vec::new();
    };
    let mut fits = 0;
    for hint in &hints {
        match left.checked_sub(hint.columns() + Hint::GAP) {
            Some(rest) => left = rest,
            None => break,
        }
        fits += 1;
    }
    hints.truncate(fits);
    hints.push(last);
    hints
}

/// Prints the keys for a terminal: a heading for each group, then keys, name, doc and places in columns.
pub fn text_table(keymap: &Keymap) -> String {
    let parts = help(keymap);
    let rows = || parts.iter().flat_map(|part| &part.rows);
    let keys_columns = rows().map(|row| row.keys.join(", ").width()).max();
    let name_columns = rows().map(|row| row.id.command().name.width()).max();
    let doc_columns = rows().map(|row| row.doc.width()).max();
    let mut text = String::new();
    for part in &parts {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(part.group.title());
        text.push('\n');
        for row in &part.rows {
            text.push_str("  ");
            push_padded(&mut text, &row.keys.join(", "), keys_columns);
            text.push_str("  ");
            push_padded(&mut text, row.id.command().name, name_columns);
            text.push_str("  ");
            push_padded(&mut text, row.doc, doc_columns);
            text.push_str("  ");
            text.push_str(&row.places.summary());
            text.push('\n');
        }
    }
    text
}

/// Appends a word and as many blanks as it lacks to a number of columns.
fn push_padded(text: &mut String, word: &str, columns: Option<usize>) {
    text.push_str(word);
    let missing = columns.unwrap_or_default().saturating_sub(word.width());
    text.extend(std::iter::repeat_n(' ', missing));
}

/// Prints the keys as a Markdown table for the README, a bold row before each group.
pub fn markdown_table(keymap: &Keymap) -> String {
    let mut text =
        String::from("| keys | what they do | where | command |\n| --- | --- | --- | --- |\n");
    for part in help(keymap) {
        text.push_str(&format!("| **{}** | | | |\n", part.group.title()));
        for row in &part.rows {
            let keys: Vec<String> = row.keys.iter().map(|key| code_in_cell(key)).collect();
            text.push_str(&format!(
                "| {} | {} | {} | `{}` |\n",
                keys.join(" "),
                row.doc,
                row.places.summary(),
                row.id.command().name
            ));
        }
    }
    text
}

/// Writes a key as code within the cell of a Markdown table.
fn code_in_cell(key: &str) -> String {
    // A bar ends a cell even within code; a code span that holds a backtick needs two around it.
    let key = key.replace('|', "\\|");
    if key.contains('`') {
        format!("`` {key} ``")
    } else {
        format!("`{key}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Fact, Facts, Place, Preset};

    fn shown(hints: &[Hint]) -> String {
        let hints: Vec<String> = hints
            .iter()
            .map(|hint| format!("{} {}", hint.keys.join(" "), hint.word))
            .collect();
        hints.join("  ")
    }

    fn hints_in(place: Place, facts: Facts) -> String {
        shown(&hints(&Keymap::default(), Situation { place, facts }))
    }

    #[test]
    fn hints_name_the_keys_that_matter_here() {
        let item = Facts::of(&[Fact::Item]);
        let cases = [
            (
                Place::List,
                item,
                "j k move  Enter open  i details  f filter  O sort  t tick  C claims  ? help",
            ),
            (
                Place::List,
                Facts::NONE,
                "j k move  i details  f filter  O sort  C claims  ? help",
            ),
            (
                Place::Reader,
                Facts::NONE,
                "Enter menu  s sentence  m mark  a note  + - = flag  J next  / find  C claims  ? help",
            ),
            (
                Place::Reader,
                item,
                "Enter menu  s sentence  m mark  a note  dd remove  + - = flag  J next  / find  C claims  ? help",
            ),
            (
                Place::Selection,
                Facts::NONE,
                "Enter menu  s sentence  o other end  m mark  a note  + - = flag  y copy  Y copy cited  C claims  ? help",
            ),
            (
                Place::Claim,
                item,
                "j k move  Enter open  + - = stance  S status  e edit  H history  Y copy cited  X export  F likely  Esc back  ? help",
            ),
            (
                Place::Picker,
                Facts::NONE,
                "Down Up choose  Enter accept  Esc back  F1 help",
            ),
            (Place::Note, Facts::NONE, "C-c discard  Esc save  F1 help"),
            (
                Place::Question,
                Facts::NONE,
                "y yes  n no  Esc back  ? help",
            ),
        ];
        for (place, facts, expected) in cases {
            assert_eq!(hints_in(place, facts), expected, "{place}");
        }
    }

    #[test]
    fn every_place_shows_hints_and_help_last() {
        for place in Place::ALL {
            let hints = hints(
                &Keymap::default(),
                Situation {
                    place,
                    facts: Facts::NONE,
                },
            );
            assert!(hints.len() > 1, "{place}");
            assert_eq!(hints.last().map(|hint| hint.word), Some("help"), "{place}");
        }
    }

    #[test]
    fn a_narrow_line_keeps_the_first_hints_and_the_help() {
        let all = hints(
            &Keymap::default(),
            Situation {
                place: Place::Reader,
                facts: Facts::NONE,
            },
        );
        let fit = |columns| shown(&fitting(all.clone(), columns));
        assert_eq!(fit(0), "");
        assert_eq!(fit(5), "");
        assert_eq!(fit(6), "? help");
        assert_eq!(fit(17), "? help");
        assert_eq!(fit(18), "Enter menu  ? help");
        assert_eq!(fit(30), "Enter menu  s sentence  ? help");
        assert_eq!(fitting(all.clone(), 90), all);
        assert_eq!(
            fit(118),
            "Enter menu  s sentence  m mark  a note  + supports  - refutes  = mentions  J next  / find  C claims  ? help"
        );
        assert_eq!(fitting(Vec::new(), 80), Vec::new());
    }

    #[test]
    fn tables_hold_every_command_once() {
        let keymap = Keymap::default();
        let text = text_table(&keymap);
        let markdown = markdown_table(&keymap);
        for id in CommandId::ALL {
            let command = id.command();
            let name = format!("  {}  ", command.name);
            assert!(
                text.lines()
                    .any(|line| line.contains(&name) && line.contains(command.doc))
            );
            let cell = format!("| `{}` |\n", command.name);
            assert_eq!(markdown.matches(&cell).count(), 1, "{}", command.name);
        }
        assert!(text.lines().all(|line| line.trim_end() == line));
        assert!(markdown.contains("| `gg` `Home` |"));
    }

    #[test]
    fn the_text_table_stands_in_columns() {
        let text = text_table(&Keymap::default());
        let column = |name: &str| {
            let cell = format!("  {name}  ");
            text.lines()
                .find_map(|line| line.find(&cell))
                .unwrap_or_else(|| panic!("{name} is not there"))
        };
        for id in CommandId::ALL {
            assert_eq!(column(id.command().name), column("mark"));
        }
    }

    #[test]
    fn a_command_without_a_key_stands_with_its_shortest_name() {
        let preset = Preset::parse(r#"{"first": ["g g", "Home"]}"#).unwrap();
        let (keymap, _) = Keymap::new(&preset);
        let help = help(&keymap);
        let keys = |id: CommandId| {
            let mut rows = help.iter().flat_map(|group| &group.rows);
            rows.find(|row| row.id == id).map(|row| row.keys.join(" "))
        };
        assert_eq!(keys(CommandId::First).as_deref(), Some("gg Home"));
        assert_eq!(keys(CommandId::Mark).as_deref(), Some(":mark"));
        assert_eq!(keys(CommandId::Write).as_deref(), Some(":w"));
        // Nothing leads to what only works in a box.
        assert_eq!(keys(CommandId::Yes), None);
    }

    #[test]
    fn a_markdown_cell_survives_bars_and_backticks() {
        assert_eq!(code_in_cell("|"), "`\\|`");
        assert_eq!(code_in_cell("`"), "`` ` ``");
    }
}
