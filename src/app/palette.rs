//! The palette: every command by its name, with what may follow it and the lines given before.

mod offer;

use tui_input::Input;

use crate::{
    app::{Request, rows::Rows},
    command::{
        Argument, CommandId, Keymap, Situation,
        argument::{self, FORMATS, Line},
    },
    model::{ArticleId, CleanText},
};

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
    /// What was being completed when rows were offered last.
    pub completes: Argument,
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
    /// What is said of it beside.
    pub about: CleanText,
    /// The article that it names.
    pub article: Option<ArticleId>,
}

impl Completion {
    /// Makes one of a word.
    pub fn word(word: &str) -> Self {
        Self {
            text: CleanText::line(word),
            about: CleanText::default(),
            article: None,
        }
    }

    /// Says something of it beside.
    #[must_use]
    pub fn about(self, words: &str) -> Self {
        Self {
            about: CleanText::line(words),
            ..self
        }
    }
}

/// The word that is being written behind a command's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The command.
    pub id: CommandId,
    /// What stands between its name and the word, and stays.
    pub before: &'a str,
    /// The word.
    pub word: &'a str,
}

/// What only the disk or the library knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sought {
    /// What stands in a folder, named as it was typed; empty for the one where the program was started.
    Files(String),
    /// Articles with some words in their title.
    Articles(String),
}

/// What a palette takes from the state to offer rows.
#[derive(Clone, Copy, Debug)]
pub struct Stock<'a> {
    /// The keys.
    pub keymap: &'a Keymap,
    /// Lines given before, the last at the end.
    pub history: &'a [String],
    /// What the state knows of that may stand for the word that is written.
    pub known: &'a [Completion],
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
            completes: Argument::None,
        }
    }

    /// Returns the chosen row.
    pub fn chosen(&self) -> Option<&Entry> {
        match self.choice {
            Chosen::Line => None,
            Chosen::Row => self.entries.get(self.rows.cursor),
        }
    }

    /// Goes through the rows; the way down begins with the first.
    pub fn step(&mut self, by: isize) {
        let length = self.entries.len();
        match self.choice {
            Chosen::Line if by < 0 || length == 0 => {}
            Chosen::Line => self.choice = Chosen::Row,
            Chosen::Row => self.rows.step(by, length),
        }
    }

    /// Returns the command whose argument is being written, and the argument.
    pub fn argument(&self) -> Option<(CommandId, &str)> {
        let line = self.input.value().trim_start_matches([' ', ':']);
        let (name, rest) = line.split_once(' ')?;
        let id = argument::by_name(name)?;
        (id.command().argument != Argument::None).then_some((id, rest.trim_start()))
    }

    /// Returns the word that is being written behind a command's name.
    pub fn word(&self) -> Option<Word<'_>> {
        let (id, rest) = self.argument()?;
        let (before, word) = offer::last_word(id.command().argument, rest);
        Some(Word { id, before, word })
    }

    /// Tells what must be asked for to complete the line.
    pub fn sought(&self) -> Option<Sought> {
        let Word { id, before, word } = self.word()?;
        let files = || Some(Sought::Files(offer::folder(word).to_owned()));
        match id.command().argument {
            Argument::File | Argument::Addition => files(),
            Argument::Export if !(before.is_empty() && begins_format(word)) => files(),
            Argument::Title => Some(Sought::Articles(word.trim().to_owned())),
            _ => None,
        }
    }

    /// Offers what fits to the line.
    pub fn offer(&mut self, stock: Stock<'_>) {
        self.rows = Rows::default();
        let line = self.input.value().trim_start_matches([' ', ':']);
        (self.entries, self.choice) = if line.trim().is_empty() {
            (offer::empty(stock.history, self.from), Chosen::Line)
        } else if let Some(word) = self.word() {
            let completions = offer::complete(word, stock.known, &self.found);
            let entries = completions.into_iter().map(Entry::Completion).collect();
            (entries, Chosen::Line)
        } else if matches!(argument::read(line), Line::Number(_)) {
            (Vec::new(), Chosen::Line)
        } else {
            let entries = offer::fitting(line.trim(), self.from, stock.keymap);
            (entries, Chosen::Row)
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
                let Some(Word { id, before, .. }) = self.word() else {
                    return;
                };
                let text = &completion.text;
                // After a format follows the name of a file, and after a setting its value.
                let goes_on = match id.command().argument {
                    Argument::Export => FORMATS.contains(&text.as_str()),
                    Argument::Setting => true,
                    _ => false,
                };
                let blank = if goes_on && before.is_empty() {
                    " "
                } else {
                    ""
                };
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

/// Tells whether a word may become that for a format.
fn begins_format(word: &str) -> bool {
    FORMATS.iter().any(|format| format.starts_with(word))
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
        let words = match palette.word() {
            Some(word) => match (word.id.command().argument, word.before) {
                (Argument::Tags, _) => vec!["cloud", "climate", "policy"],
                (Argument::Statement, _) => vec!["It has devices", "It rains"],
                (Argument::Setting, "") => vec!["column", "colours"],
                (Argument::Setting, _) => vec!["auto", "all"],
                (argument, "") => argument.choices(),
                _ => Vec::new(),
            },
            None => Vec::new(),
        };
        let known: Vec<Completion> = words.into_iter().map(Completion::word).collect();
        palette.offer(Stock {
            keymap: &Keymap::default(),
            history: &["undo".to_owned(), "sort title".to_owned()],
            known: &known,
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
    fn a_command_is_found_by_its_key_and_by_words_that_people_use() {
        use CommandId as C;
        let cases = [
            ("dd", C::Remove),
            (":dd", C::Remove),
            ("C-d", C::HalfPageDown),
            ("C-wo", C::Zoom),
            ("C-w o", C::Zoom),
            ("delete", C::Remove),
            ("undo all", C::Undo),
            ("highlight", C::Mark),
            ("comment", C::Note),
            ("close", C::ClosePane),
            ("leave", C::Exit),
            ("save", C::Save),
            ("dark mode", C::Theme),
            ("font size", C::Wider),
            ("preferences", C::Set),
        ];
        for (typed, id) in cases {
            let palette = offered(typed, &[]);
            let is_it = |entry: &Entry| matches!(entry, Entry::Command { id: at, .. } if *at == id);
            let at = palette.entries.iter().position(is_it);
            assert!(at.is_some_and(|at| at < 3), "{typed}: {at:?}");
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
        let cases: [(&str, &[&str], &[&str]); 16] = [
            ("sort t", &[], &["title"]),
            ("sort p", &[], &["published"]),
            ("export ", &["a.md"], &["markdown", "json", "a.md"]),
            ("export j", &["jam/"], &["json", "jam/"]),
            ("export json ", &["a.md", "b/"], &["a.md", "b/"]),
            ("export json b/", &["b/c", "b/d"], &["b/c", "b/d"]),
            ("w a", &["a b.md", "c"], &["a b.md"]),
            ("tag cl", &[], &["cloud", "climate"]),
            ("tag cloud, cl", &[], &["climate"]),
            ("tag -cl", &[], &["cloud", "climate"]),
            ("tag cloud, -po", &[], &["policy"]),
            ("set col", &[], &["column", "colours"]),
            ("set colours a", &[], &["auto", "all"]),
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
            ("tag policy, -cl", "tags policy, -cloud"),
            ("set col", "set column "),
            ("set colours al", "set colours all"),
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
}
