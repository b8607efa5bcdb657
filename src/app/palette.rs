//! The palette: every command by its name, with what may follow it and the lines given before.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};
use tui_input::Input;

use crate::{
    app::{Request, rows::Rows},
    command::{
        Argument, CommandId, Group, Situation,
        argument::{self, Line},
    },
    model::{ArticleId, CleanText},
};

/// The most earlier lines that an empty palette offers.
const RECENT: usize = 5;
/// The most rows that complete an argument.
const MOST_COMPLETIONS: usize = 200;
/// The most rows of commands and the like that are seen at once.
const MOST_ROWS: u16 = 16;

/// The palette while it is open.
#[derive(Clone, Debug)]
pub struct Palette {
    /// The line.
    pub input: Input,
    /// What can be chosen below it.
    pub entries: Vec<Entry>,
    /// The cursor in these.
    pub rows: Rows,
    /// Whether the cursor has chosen a row.
    pub choice: Chosen,
    /// Where it was opened, which decides what applies.
    pub from: Situation,
    /// What was asked for to complete the line.
    pub asked: Option<(Request, Sought)>,
    /// What came of it.
    pub found: Vec<Completion>,
    /// Which of the earlier lines is in the field, and what was typed before.
    pub earlier: Option<(usize, String)>,
}

/// Whether a row is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    /// Enter takes the line as it is written.
    #[default]
    Line,
    /// Enter takes the row under the cursor.
    Row,
}

/// A row below the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A line given before.
    Earlier(String),
    /// A command.
    Command {
        /// Which.
        id: CommandId,
        /// Which clusters of the name were typed.
        in_name: Vec<u32>,
        /// Which clusters of the doc were typed.
        in_doc: Vec<u32>,
        /// Why it would do nothing here.
        absence: Option<String>,
    },
    /// What may stand in the place of the last word.
    Completion(Completion),
}

/// Something that completes a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it writes in place of what is typed.
    pub text: CleanText,
    /// The article that it names.
    pub article: Option<ArticleId>,
}

impl Completion {
    /// Makes one of a word.
    pub fn word(word: &str) -> Self {
        Self {
            text: CleanText::line(word),
            article: None,
        }
    }
}

/// What only the disk or the library knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sought {
    /// What stands in a folder, named as it was typed; empty for the one where the program was started.
    Files(String),
    /// Articles with some words in their title.
    Articles(String),
}

/// The parts of the palette that there is room for, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Rows of commands and the like.
    pub rows: u16,
    /// Rows between the line and these.
    pub gap: u16,
    /// Rows below them for what the chosen one does.
    pub detail: u16,
}

impl Room {
    /// Divides the rows of a screen; the line and the frame around all are taken off.
    pub fn new(height: u16) -> Self {
        let inside = height.saturating_sub(if height >= 8 { 4 } else { 2 });
        let left = inside.saturating_sub(1);
        let (gap, detail) = if left >= 8 { (1, 2) } else { (0, 0) };
        // What is below stays in sight where there is room for both.
        let half = if height >= 16 { height / 2 - 2 } else { left };
        Self {
            rows: (left - gap - detail).min(half).min(MOST_ROWS),
            gap,
            detail,
        }
    }

    /// Returns the rows inside the frame.
    pub const fn inside(self) -> u16 {
        1 + self.gap + self.rows + self.detail
    }
}

/// What a palette takes from the state to offer rows.
#[derive(Clone, Copy, Debug)]
pub struct Stock<'a> {
    /// The orders of the list that is sorted.
    pub orders: &'a [&'static str],
    /// Lines given before, the last at the end.
    pub history: &'a [String],
    /// Tags that are known.
    pub tags: &'a [CleanText],
    /// Texts of which the argument may be one: statements, sources or authors.
    pub texts: &'a [CleanText],
}

impl Palette {
    /// Opens an empty palette.
    pub fn new(from: Situation) -> Self {
        Self {
            input: Input::default(),
            entries: Vec::new(),
            rows: Rows::default(),
            choice: Chosen::Line,
            from,
            asked: None,
            found: Vec::new(),
            earlier: None,
        }
    }

    /// Returns the chosen row.
    pub fn chosen(&self) -> Option<&Entry> {
        match self.choice {
            Chosen::Line => None,
            Chosen::Row => self.entries.get(self.rows.cursor),
        }
    }

    /// Returns the command whose argument is being written, and the argument.
    pub fn argument(&self) -> Option<(CommandId, &str)> {
        let line = self.input.value().trim_start_matches([' ', ':']);
        let (name, rest) = line.split_once(' ')?;
        let id = argument::by_name(name)?;
        (id.command().argument != Argument::None).then_some((id, rest.trim_start()))
    }

    /// Tells what must be asked for to complete the line.
    pub fn sought(&self) -> Option<Sought> {
        let (id, rest) = self.argument()?;
        let (_, word) = last_word(id.command().argument, rest);
        match id.command().argument {
            Argument::File => Some(Sought::Files(folder(word).to_owned())),
            Argument::Export if !is_format(word, rest) => {
                Some(Sought::Files(folder(word).to_owned()))
            }
            Argument::Title => Some(Sought::Articles(word.trim().to_owned())),
            _ => None,
        }
    }

    /// Offers what fits to the line.
    pub fn offer(&mut self, stock: Stock<'_>) {
        self.rows = Rows::default();
        let line = self.input.value().trim_start_matches([' ', ':']);
        (self.entries, self.choice) = if line.trim().is_empty() {
            (empty(stock.history, self.from), Chosen::Line)
        } else if let Some((id, rest)) = self.argument() {
            let completions = complete(id.command().argument, rest, stock, &self.found);
            let entries = completions.into_iter().map(Entry::Completion).collect();
            (entries, Chosen::Line)
        } else if matches!(argument::read(line), Line::Number(_)) {
            (Vec::new(), Chosen::Line)
        } else {
            (fitting(line.trim(), self.from), Chosen::Row)
        };
    }

    /// Writes a row into the line.
    pub fn take(&mut self, entry: &Entry) {
        let line = match entry {
            Entry::Earlier(line) => line.clone(),
            Entry::Command { id, .. } => {
                let command = id.command();
                let blank = if command.argument == Argument::None {
                    ""
                } else {
                    " "
                };
                format!("{}{blank}", command.name)
            }
            Entry::Completion(completion) => {
                let Some((id, rest)) = self.argument() else {
                    return;
                };
                let argument = id.command().argument;
                let (before, _) = last_word(argument, rest);
                let text = &completion.text;
                // After a format follows the name of a file.
                let is_format = argument == Argument::Export && is_format(text, text);
                let blank = if is_format { " " } else { "" };
                format!("{} {before}{text}{blank}", id.command().name)
            }
        };
        self.write(&line);
    }

    /// Puts a line into the field.
    pub fn write(&mut self, line: &str) {
        self.input = Input::new(line.to_owned());
    }
}

/// Divides an argument into what stays and the word that is being written.
fn last_word(argument: Argument, rest: &str) -> (&str, &str) {
    let at = match argument {
        Argument::Tags => rest.rfind(',').map_or(0, |at| {
            let after = rest.get(at + 1..).unwrap_or_default();
            rest.len() - after.trim_start().len()
        }),
        // The name of a file may hold blanks.
        Argument::Export => match rest.split_once(' ') {
            Some((first, after)) if argument::FORMATS.contains(&first) => {
                rest.len() - after.trim_start().len()
            }
            _ => 0,
        },
        _ => 0,
    };
    rest.split_at_checked(at).unwrap_or(("", rest))
}

/// Tells whether a word that begins an argument may become the word for a format.
fn is_format(word: &str, rest: &str) -> bool {
    word == rest
        && argument::FORMATS
            .iter()
            .any(|format| format.starts_with(word))
}

/// Returns the part of a path up to its last folder.
fn folder(path: &str) -> &str {
    path.rfind('/')
        .and_then(|at| path.get(..=at))
        .unwrap_or_default()
}

/// Returns what an empty palette offers: the last lines, then the commands that are useful here.
fn empty(history: &[String], from: Situation) -> Vec<Entry> {
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

/// Returns the commands in whose name or doc what was typed is found, the likeliest first.
fn fitting(typed: &str, from: Situation) -> Vec<Entry> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let names = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    // Letters strewn over a sentence would fit to nearly all of them.
    let docs = Pattern::new(
        typed,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Substring,
    );
    let mut buffer = Vec::new();
    let mut indices = |pattern: &Pattern, text: &str| {
        let mut found = Vec::new();
        let score = pattern.indices(Utf32Str::new(text, &mut buffer), &mut matcher, &mut found);
        found.sort_unstable();
        found.dedup();
        score.map(|score| (score, found))
    };
    let exact = argument::by_name(typed);
    let mut found: Vec<_> = Vec::new();
    for id in CommandId::ALL.iter().copied() {
        let command = id.command();
        let in_name = indices(&names, command.name);
        let in_doc = indices(&docs, command.doc);
        let score = in_name.as_ref().map_or(0, |(score, _)| *score);
        if in_name.is_none() && in_doc.is_none() && exact != Some(id) {
            continue;
        }
        let absence = command.absence(from);
        let rank = (
            exact == Some(id),
            command.name.starts_with(typed),
            absence.is_none(),
            score,
        );
        let letters = |found: Option<(u32, Vec<u32>)>| found.map(|(_, at)| at).unwrap_or_default();
        let entry = Entry::Command {
            id,
            in_name: letters(in_name),
            in_doc: letters(in_doc),
            absence,
        };
        found.push((rank, entry));
    }
    // A stable order: equals stay in that of the table.
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns what may stand for the word that is being written.
fn complete(
    argument: Argument,
    rest: &str,
    stock: Stock<'_>,
    found: &[Completion],
) -> Vec<Completion> {
    let (before, word) = last_word(argument, rest);
    let begins = |text: &str| text.to_lowercase().starts_with(&word.to_lowercase());
    let words = argument.choices().into_iter().map(Completion::word);
    match argument {
        Argument::Export if before.is_empty() => words
            .chain(found.iter().cloned())
            .filter(|completion| begins(&completion.text))
            .collect(),
        Argument::Sort => {
            let words = stock.orders.iter().map(|word| Completion::word(word));
            words
                .filter(|completion| begins(&completion.text))
                .collect()
        }
        Argument::Colour | Argument::Status => words
            .filter(|completion| begins(&completion.text))
            .collect(),
        Argument::Export | Argument::File => found
            .iter()
            .filter(|completion| begins(&completion.text))
            .cloned()
            .collect(),
        Argument::Tags => {
            let written: Vec<&str> = before.split(',').map(str::trim).collect();
            stock
                .tags
                .iter()
                .filter(|tag| begins(tag) && !written.contains(&tag.as_str()))
                .map(|tag| Completion::word(tag))
                .take(MOST_COMPLETIONS)
                .collect()
        }
        Argument::Statement | Argument::Source | Argument::Author => {
            let words = word.to_lowercase();
            let has_all = |text: &CleanText| {
                let text = text.to_lowercase();
                words.split_whitespace().all(|word| text.contains(word))
            };
            let texts = stock.texts.iter().filter(|text| has_all(text));
            texts
                .take(MOST_COMPLETIONS)
                .map(|text| Completion::word(text))
                .collect()
        }
        // The library has looked for these words.
        Argument::Title => found.to_vec(),
        Argument::None | Argument::Words | Argument::Text | Argument::Character => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Fact, Facts, Place};

    const HERE: Situation = Situation {
        place: Place::Reader,
        facts: Facts::of(&[Fact::Item]),
    };

    fn offered(line: &str, found: &[&str]) -> Palette {
        let mut palette = Palette::new(HERE);
        palette.write(line);
        palette.found = found.iter().map(|word| Completion::word(word)).collect();
        let tags = ["cloud", "climate", "policy"].map(CleanText::line);
        let statements = ["It has devices", "It rains"].map(CleanText::line);
        palette.offer(Stock {
            orders: &Argument::Sort.choices(),
            history: &["undo".to_owned(), "sort title".to_owned()],
            tags: &tags,
            texts: &statements,
        });
        palette
    }

    fn texts(palette: &Palette) -> Vec<String> {
        let text = |entry: &Entry| match entry {
            Entry::Earlier(line) => line.clone(),
            Entry::Command { id, .. } => id.command().name.to_owned(),
            Entry::Completion(completion) => completion.text.to_string(),
        };
        palette.entries.iter().map(text).collect()
    }

    #[test]
    fn every_command_is_found_first_by_its_name_and_its_short_names() {
        for id in CommandId::ALL {
            let command = id.command();
            for name in command.aliases.iter().chain([&command.name]) {
                let palette = offered(name, &[]);
                let is_it =
                    |entry: &Entry| matches!(entry, Entry::Command { id: at, .. } if at == id);
                assert!(palette.entries.first().is_some_and(is_it), "{name}");
            }
        }
    }

    #[test]
    fn every_command_is_found_by_its_doc() {
        for id in CommandId::ALL {
            let palette = offered(id.command().doc, &[]);
            let is_it = |entry: &Entry| matches!(entry, Entry::Command { id: at, .. } if at == id);
            // A doc whose first word is a command's name with an argument is that command.
            assert!(
                palette.argument().is_some() || palette.entries.iter().any(is_it),
                "{}",
                id.command().doc
            );
        }
    }

    #[test]
    fn an_empty_line_offers_the_last_lines_and_then_what_applies() {
        let palette = offered("", &[]);
        let texts = texts(&palette);
        assert_eq!(texts.get(..3).unwrap(), ["sort title", "undo", "mark"]);
        assert!(!texts.contains(&"yes".to_owned()));
        assert_eq!(palette.chosen(), None, "Enter does nothing by itself");
    }

    #[test]
    fn what_applies_comes_before_what_does_not() {
        let texts = texts(&offered("status", &[]));
        assert_eq!(texts.first().map(String::as_str), Some("claim-status"));
        let palette = offered("rea", &[]);
        let absent = |entry: &Entry| {
            matches!(
                entry,
                Entry::Command {
                    absence: Some(_),
                    ..
                }
            )
        };
        assert!(palette.entries.iter().any(absent));
    }

    #[test]
    fn arguments_are_completed() {
        let cases: [(&str, &[&str], &[&str]); 12] = [
            ("sort t", &[], &["title"]),
            ("sort p", &[], &["published"]),
            ("export ", &["a.md"], &["markdown", "json", "a.md"]),
            ("export j", &["jam/"], &["json", "jam/"]),
            ("export json ", &["a.md", "b/"], &["a.md", "b/"]),
            ("export json b/", &["b/c", "b/d"], &["b/c", "b/d"]),
            ("w a", &["a b.md", "c"], &["a b.md"]),
            ("tag cl", &[], &["cloud", "climate"]),
            ("tag cloud, cl", &[], &["climate"]),
            ("claim rain", &[], &["It rains"]),
            ("colour g", &[], &["green"]),
            ("note whatever", &[], &[]),
        ];
        for (line, found, expected) in cases {
            assert_eq!(texts(&offered(line, found)), expected, "{line:?}");
        }
    }

    #[test]
    fn what_is_taken_stands_in_place_of_the_word_that_was_begun() {
        let cases = [
            ("sor", "sort "),
            ("und", "undo"),
            ("sort p", "sort published"),
            ("export j", "export json "),
            ("tag policy, cl", "tags policy, cloud"),
            ("claim rain", "supports It rains"),
            ("", "sort title"),
        ];
        for (line, expected) in cases {
            let mut palette = offered(line, &[]);
            let first = palette.entries.first().cloned().unwrap();
            palette.take(&first);
            assert_eq!(palette.input.value(), expected, "{line:?}");
        }
        let mut file = offered("export json b/c", &["b/c d.json"]);
        let first = file.entries.first().cloned().unwrap();
        file.take(&first);
        assert_eq!(file.input.value(), "export json b/c d.json");
    }

    #[test]
    fn what_only_others_know_is_asked_for() {
        let files = |folder: &str| Some(Sought::Files(folder.to_owned()));
        let cases = [
            ("w ", files("")),
            ("w a/b", files("a/")),
            ("export ", None),
            ("export out", files("")),
            ("export json /x/y", files("/x/")),
            (
                "open two words ",
                Some(Sought::Articles("two words".to_owned())),
            ),
            ("sort ", None),
            ("w", None),
        ];
        for (line, sought) in cases {
            assert_eq!(offered(line, &[]).sought(), sought, "{line:?}");
        }
    }

    #[test]
    fn the_parts_fit_into_any_height() {
        for height in 0..60 {
            let room = Room::new(height);
            assert!(room.inside() + 2 <= height.max(3), "{height}");
        }
        assert_eq!(Room::new(24).rows, 10);
    }
}
