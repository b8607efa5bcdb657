//! The help: what can be done, the words and the signs, searched by words.

mod contents;

use tui_input::Input;

use crate::{
    app::rows::Rows,
    command::{CommandId, Keymap, Place, Situation},
};

/// The help while it is open.
#[derive(Clone, Debug)]
pub struct Help {
    /// Where it was opened: what applies there comes first, and is done there.
    pub from: Situation,
    /// The words that it is searched by.
    pub input: Input,
    /// Whether these are being typed.
    pub mode: Mode,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The cursor in these.
    pub rows: Rows,
}

/// What becomes of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// They are commands.
    #[default]
    Reading,
    /// They are words to search by.
    Typing,
}

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// The heading of a part.
    Heading(String),
    /// A command.
    Command {
        /// Which.
        id: CommandId,
        /// Its keys.
        keys: Found,
        /// What it does.
        doc: Found,
        /// Its name.
        name: Found,
        /// Whether it would do something where the help was opened.
        use_here: UseHere,
    },
    /// A word or a sign, and what it means.
    Meaning {
        /// The word or sign.
        term: Found,
        /// What it means.
        meaning: Found,
    },
}

impl Line {
    const fn is_row(&self) -> bool {
        matches!(self, Self::Command { .. } | Self::Meaning { .. })
    }
}

/// Whether a command would do something where the help was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseHere {
    /// It would.
    Applies,
    /// It would not.
    Idle,
}

/// A text, and which of its clusters were searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The text.
    pub text: String,
    /// Which clusters, in order.
    pub matched: Vec<u32>,
}

impl Help {
    /// Opens the help, searched by some words.
    pub fn new(from: Situation, words: &str, keymap: &Keymap) -> Self {
        let mut help = Self {
            from,
            input: Input::new(words.to_owned()),
            mode: Mode::Reading,
            lines: Vec::new(),
            rows: Rows::default(),
        };
        help.search(keymap);
        help
    }

    /// Returns the place whose keys it takes.
    pub const fn place(&self) -> Place {
        match self.mode {
            Mode::Reading => Place::Help,
            Mode::Typing => Place::Filter,
        }
    }

    /// Tells whether it is searched by words.
    pub fn is_searched(&self) -> bool {
        !self.input.value().trim().is_empty()
    }

    /// Returns the command under the cursor.
    pub fn command(&self) -> Option<CommandId> {
        match self.lines.get(self.rows.cursor)? {
            Line::Command { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// Tells whether the cursor can stand on a line.
    pub fn is_row(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(Line::is_row)
    }

    /// Finds the lines anew, after other words were typed.
    pub fn search(&mut self, keymap: &Keymap) {
        let words = self.input.value().trim();
        self.lines = if words.is_empty() {
            contents::whole(keymap, self.from)
        } else {
            contents::searched(keymap, self.from, words)
        };
        self.rows = Rows::default();
        self.settle(1);
    }

    /// Brings the cursor from headings and blanks to the next row that way, or else the other.
    pub fn settle(&mut self, by: isize) {
        self.rows.settle(self.lines.len());
        let at = self.rows.cursor;
        let (before, from) = self.lines.split_at_checked(at).unwrap_or_default();
        let forward = from.iter().position(Line::is_row).map(|steps| at + steps);
        let back = before.iter().rposition(Line::is_row);
        let to = if by >= 0 {
            forward.or(back)
        } else if from.first().is_some_and(Line::is_row) {
            Some(at)
        } else {
            back.or(forward)
        };
        self.rows.cursor = to.unwrap_or(0);
    }

    /// Scrolls so that the cursor is seen, and the heading above it where it is the first of its part.
    pub fn follow(&mut self, height: usize) {
        self.rows.follow(height, self.lines.len());
        let heads = self
            .lines
            .iter()
            .take(self.rows.cursor)
            .rev()
            .take_while(|line| matches!(line, Line::Heading(_) | Line::Blank))
            .count();
        let first = self.rows.cursor.saturating_sub(heads);
        if heads < height {
            self.rows.top = self.rows.top.min(first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Fact, Facts};

    fn opened(place: Place, words: &str) -> Help {
        let from = Situation {
            place,
            facts: Facts::of(&[Fact::Item]),
        };
        Help::new(from, words, &Keymap::default())
    }

    fn ids(help: &Help) -> Vec<CommandId> {
        let id = |line: &Line| match line {
            Line::Command { id, .. } => Some(*id),
            _ => None,
        };
        help.lines.iter().filter_map(id).collect()
    }

    #[test]
    fn it_opens_with_what_applies_here_and_holds_everything_that_has_a_way_to_it() {
        for place in Place::ALL {
            let help = opened(place, "");
            assert_eq!(
                help.lines.first(),
                Some(&Line::Heading(format!("Here: {place}")))
            );
            assert_eq!(help.rows.cursor, 1, "the cursor stands on a row");
            let ids = ids(&help);
            assert!(CommandId::ALL.iter().all(|id| ids.contains(id)), "{place}");
        }
        let first = opened(Place::Reader, "").command();
        assert_eq!(first, Some(CommandId::Menu));
    }

    #[test]
    fn words_are_found_in_keys_names_docs_words_and_signs() {
        assert_eq!(
            ids(&opened(Place::Reader, "citation")),
            [CommandId::CopyCitation]
        );
        let by_two = ids(&opened(Place::Reader, "QUOTE cited"));
        assert!(by_two.is_empty(), "{by_two:?}");
        let by_two = ids(&opened(Place::Reader, "quote CITATION"));
        assert_eq!(by_two, [CommandId::CopyCitation]);
        let evidence = opened(Place::Reader, "evidence");
        let is_word = |line: &Line| matches!(line, Line::Meaning { term, .. } if term.text == "Evidence" && term.matched.len() == 8);
        assert!(evidence.lines.iter().any(is_word));
        assert_eq!(opened(Place::Reader, "no such words").lines, []);
        // By words that people use elsewhere, too.
        assert_eq!(ids(&opened(Place::Reader, "erase")), [CommandId::Remove]);
    }

    #[test]
    fn what_is_on_the_key_that_was_typed_comes_first() {
        let help = opened(Place::Reader, "m");
        assert_eq!(
            help.lines.first(),
            Some(&Line::Heading("On the key m".to_owned()))
        );
        assert_eq!(help.command(), Some(CommandId::Mark));
        assert_eq!(
            opened(Place::Reader, "C-d").command(),
            Some(CommandId::HalfPageDown)
        );
    }

    #[test]
    fn the_cursor_steps_over_headings_and_the_first_is_seen() {
        let mut help = opened(Place::Reader, "");
        for by in [1, -1] {
            for _ in 0..help.lines.len() + 5 {
                let before = help.rows.cursor;
                help.rows.step(by, help.lines.len());
                help.settle(by);
                help.follow(10);
                let line = help.lines.get(help.rows.cursor).unwrap();
                assert!(
                    !matches!(line, Line::Heading(_) | Line::Blank),
                    "{before} {by}"
                );
                assert!((help.rows.top..help.rows.top + 10).contains(&help.rows.cursor));
            }
        }
        assert_eq!((help.rows.cursor, help.rows.top), (1, 0));
    }
}
