//! The help: what can be done, the words and the signs, searched by words.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    app::rows::Rows,
    command::{CommandId, Group, Keymap, Place, Situation, reference},
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

/// The words of the program, as help explains them.
pub const WORDS: [(&str, &str); 10] = [
    (
        "Settings",
        "theme, colours, keys: “briefreader config” in a shell shows them all",
    ),
    (
        "Article",
        "one thing to read; its title, source and date can be corrected",
    ),
    (
        "Source",
        "who an article comes from; missing where it is not known",
    ),
    (
        "Snapshot",
        "an article's text as it was at one time; a revised one gets another",
    ),
    (
        "Annotation",
        "a highlight in a text, with its note, tags and evidence",
    ),
    ("Claim", "a statement that can be true or false"),
    (
        "Evidence",
        "an annotation that supports, refutes or mentions a claim",
    ),
    (
        "Silence",
        "an article was checked for a claim, and says nothing of it",
    ),
    ("Status", "how far a claim is checked, and to what end"),
    ("Trash", "where what was removed waits; undo brings it back"),
];

/// The signs on the screen, as help explains them.
pub const SIGNS: [(&str, &str); 16] = [
    ("▸", "the row that the keys act on"),
    ("•", "an article that is not read yet"),
    ("★", "an article with a star"),
    ("3▪", "so many annotations in the article"),
    ("2⚑", "so many claims that they bear on"),
    ("▪", "beside the text: an annotation begins here"),
    ("+", "the words support a claim"),
    ("-", "the words refute a claim"),
    ("=", "the words mention a claim"),
    ("o", "the article says nothing of a claim"),
    ("*", "the annotation has a note"),
    (
        "!",
        "look again: the annotation's words were changed or not found",
    ),
    ("source?", "the source is missing"),
    ("undated", "the date is missing"),
    ("saved", "everything is on the disk"),
    ("NOT SAVED", "the disk refused something; it is tried again"),
];

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

    /// Finds the lines anew, after other words were typed.
    pub fn search(&mut self, keymap: &Keymap) {
        let words = self.input.value().trim();
        self.lines = if words.is_empty() {
            whole(keymap, self.from)
        } else {
            searched(keymap, self.from, words)
        };
        self.rows = Rows::default();
        self.settle(1);
    }

    /// Brings the cursor from headings and blanks to the next row that way, or else the other.
    pub fn settle(&mut self, by: isize) {
        let is_row = |line: &Line| matches!(line, Line::Command { .. } | Line::Meaning { .. });
        self.rows.settle(self.lines.len());
        let at = self.rows.cursor;
        let (before, from) = self.lines.split_at_checked(at).unwrap_or_default();
        let forward = from.iter().position(is_row).map(|steps| at + steps);
        let back = before.iter().rposition(is_row);
        let to = if by >= 0 {
            forward.or(back)
        } else if from.first().is_some_and(is_row) {
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

/// Returns the help as it is opened: what applies here, then all groups, the words and the signs.
fn whole(keymap: &Keymap, from: Situation) -> Vec<Line> {
    let mut lines = Vec::new();
    let here = CommandId::ALL.iter().copied().filter(|id| {
        let command = id.command();
        // Moving about has a part of its own, and would bury the rest.
        let is_told = command.group != Group::Move || command.hint_in(from.place).is_some();
        is_told && command.applies(from) && keymap.keys_in(*id, from.place).next().is_some()
    });
    // What the status line would show first matters most.
    let (hinted, others): (Vec<_>, Vec<_>) =
        here.partition(|id| id.command().hint_in(from.place).is_some());
    let here = hinted.into_iter().chain(others).map(|id| {
        let keys: Vec<String> = keymap
            .keys_in(id, from.place)
            .map(ToString::to_string)
            .collect();
        command(id, &keys.join(" "), from)
    });
    push(&mut lines, format!("Here: {}", from.place), here);
    for group in reference::help(keymap) {
        let rows = group.rows.iter();
        let rows = rows.map(|row| command(row.id, &row.keys.join(" "), from));
        push(&mut lines, group.group.title().to_owned(), rows);
    }
    push(
        &mut lines,
        "Words".to_owned(),
        WORDS.into_iter().map(meaning),
    );
    push(
        &mut lines,
        "Signs".to_owned(),
        SIGNS.into_iter().map(meaning),
    );
    lines
}

/// Returns what has all the words in its keys, name or doc; what has them for a key comes first.
fn searched(keymap: &Keymap, from: Situation, words: &str) -> Vec<Line> {
    let mut search = Search::new(words);
    let mut lines = Vec::new();
    let mut parts = Vec::new();
    let mut on_key = Vec::new();
    for group in reference::help(keymap) {
        let mut rows = Vec::new();
        for row in &group.rows {
            let keys = row.keys.join(" ");
            let found = search.find([&keys, row.doc, row.id.command().name]);
            if row.keys.iter().any(|key| key == words) {
                on_key.push(command(row.id, &keys, from));
            } else if let Some([keys, doc, name]) = found {
                let use_here = use_here(row.id, from);
                rows.push(Line::Command {
                    id: row.id,
                    keys,
                    doc,
                    name,
                    use_here,
                });
            }
        }
        parts.push((group.group.title(), rows));
    }
    for (title, entries) in [("Words", &WORDS[..]), ("Signs", &SIGNS[..])] {
        let rows = entries.iter().filter_map(|(term, meaning)| {
            let [term, meaning] = search.find([term, meaning])?;
            Some(Line::Meaning { term, meaning })
        });
        parts.push((title, rows.collect()));
    }
    push(&mut lines, format!("On the key {words}"), on_key);
    for (title, rows) in parts {
        push(&mut lines, title.to_owned(), rows);
    }
    lines
}

/// Appends a part with its heading, if it has rows.
fn push(lines: &mut Vec<Line>, heading: String, rows: impl IntoIterator<Item = Line>) {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return;
    }
    if !lines.is_empty() {
        lines.push(Line::Blank);
    }
    lines.push(Line::Heading(heading));
    lines.extend(rows);
}

fn use_here(id: CommandId, from: Situation) -> UseHere {
    if id.command().applies(from) {
        UseHere::Applies
    } else {
        UseHere::Idle
    }
}

fn command(id: CommandId, keys: &str, from: Situation) -> Line {
    Line::Command {
        id,
        keys: Found::plain(keys),
        doc: Found::plain(id.command().doc),
        name: Found::plain(id.command().name),
        use_here: use_here(id, from),
    }
}

fn meaning((term, meaning): (&str, &str)) -> Line {
    Line::Meaning {
        term: Found::plain(term),
        meaning: Found::plain(meaning),
    }
}

impl Found {
    fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            matched: Vec::new(),
        }
    }
}

/// Looks for words that must all stand in some texts, whichever in which.
struct Search {
    matcher: Matcher,
    pattern: Pattern,
    buffer: Vec<char>,
}

impl Search {
    fn new(words: &str) -> Self {
        let pattern = Pattern::new(
            words,
            CaseMatching::Ignore,
            Normalization::Smart,
            AtomKind::Substring,
        );
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            pattern,
            buffer: Vec::new(),
        }
    }

    fn find<const N: usize>(&mut self, texts: [&str; N]) -> Option<[Found; N]> {
        // A line break stands in no word, so that none is found across two texts.
        let joined = texts.join("\n");
        let mut matched = Vec::new();
        self.pattern.indices(
            Utf32Str::new(&joined, &mut self.buffer),
            &mut self.matcher,
            &mut matched,
        )?;
        matched.sort_unstable();
        matched.dedup();
        let mut start = 0;
        Some(texts.map(|text| {
            let clusters = u32::try_from(text.graphemes(true).count()).unwrap_or(u32::MAX);
            let end = start + clusters;
            let inside = matched.iter().filter(|at| (start..end).contains(*at));
            let found = Found {
                text: text.to_owned(),
                matched: inside.map(|at| at - start).collect(),
            };
            start = end + 1;
            found
        }))
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
