//! Keys and sequences of keys, and their names as people write them.

use std::{fmt, str::FromStr};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use thiserror::Error;

use crate::model::CleanText;

/// Tells which key it is, apart from what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that types this character, `Space` among them.
    Char(char),
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The tabulator, which is Ctrl-I to most terminals.
    Tab,
    /// The return key, which is Ctrl-M to most terminals.
    Enter,
    /// The escape key, which is Ctrl-[ to most terminals.
    Esc,
    /// Deletes backwards in text.
    Backspace,
    /// Deletes forwards in text.
    Delete,
    /// The insert key.
    Insert,
    /// A function key, from 1 to 24.
    Function(u8),
}

/// The names of the keys that type nothing; the first of two names is the one printed.
const NAMES: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PgUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("PgDn", Code::PageDown),
    ("Tab", Code::Tab),
    ("Enter", Code::Enter),
    ("Return", Code::Enter),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Del", Code::Delete),
    ("Insert", Code::Insert),
    ("Ins", Code::Insert),
];

/// The highest function key that has a name.
const LAST_FUNCTION_KEY: u8 = 24;

/// The keys that are held down while another is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Modifiers(u8);

impl Modifiers {
    /// Nothing is held down.
    pub const NONE: Self = Self(0);
    /// Ctrl, written `C-`.
    pub const CONTROL: Self = Self(1);
    /// Alt, written `A-`.
    pub const ALT: Self = Self(2);
    /// Shift, written `S-`.
    pub const SHIFT: Self = Self(4);

    /// Every modifier with the ways to write it, in the order in which they are printed.
    const WRITTEN: [(Self, &'static [&'static str]); 3] = [
        (Self::CONTROL, &["C-", "Ctrl-"]),
        (Self::ALT, &["A-", "Alt-"]),
        (Self::SHIFT, &["S-", "Shift-"]),
    ];

    /// Returns the modifiers of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns these modifiers less the others.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Tells whether all the others are among these.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One press of a key, in the one form that every terminal can report.
///
/// Terminals differ in what they tell of Shift and Ctrl, so [`Key::new`] brings all that mean the same
/// to one form: `S-a` is `A`, the case of a Ctrl letter is dropped, `C-m` is `Enter` and `C-[` is `Esc`, also
/// where the terminal tells them apart. `C-i` alone stays what it is: who is used to it means a jump by it, and
/// where it comes as `Tab`, that is what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    code: Code,
    modifiers: Modifiers,
}

impl Key {
    /// Makes a key in its one form.
    pub fn new(code: Code, modifiers: Modifiers) -> Self {
        let Code::Char(character) = code else {
            return Self { code, modifiers };
        };
        // The character itself shows Shift, so Shift is never kept beside one.
        let held = modifiers.without(Modifiers::SHIFT);
        if !held.contains(Modifiers::CONTROL) {
            let character = if modifiers.contains(Modifiers::SHIFT) {
                upper_case(character)
            } else {
                character
            };
            return Self {
                code: Code::Char(character),
                modifiers: held,
            };
        }
        let (code, held) = match character.to_ascii_lowercase() {
            'm' => (Code::Enter, held.without(Modifiers::CONTROL)),
            '[' => (Code::Esc, held.without(Modifiers::CONTROL)),
            lower => (Code::Char(lower), held),
        };
        Self {
            code,
            modifiers: held,
        }
    }

    /// Makes the key that types a character.
    pub fn char(character: char) -> Self {
        Self::new(Code::Char(character), Modifiers::NONE)
    }

    /// Makes a key with nothing held down.
    pub fn plain(code: Code) -> Self {
        Self::new(code, Modifiers::NONE)
    }

    /// Reads the terminal's event.
    ///
    /// `None` for the release of a key, for keys without a [`Code`] (media keys, the locks) and for keys
    /// pressed together with Super, Hyper or Meta, which belong to the desktop.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        let ours = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        if event.kind == KeyEventKind::Release || !ours.contains(event.modifiers) {
            return None;
        }
        let mut modifiers = [
            (KeyModifiers::CONTROL, Modifiers::CONTROL),
            (KeyModifiers::ALT, Modifiers::ALT),
            (KeyModifiers::SHIFT, Modifiers::SHIFT),
        ]
        .into_iter()
        .filter(|(theirs, _)| event.modifiers.contains(*theirs))
        .fold(Modifiers::NONE, |all, (_, held)| all.and(held));
        let code = match event.code {
            KeyCode::Char(character) => Code::Char(character),
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => {
                modifiers = modifiers.and(Modifiers::SHIFT);
                Code::Tab
            }
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            KeyCode::F(number) if (1..=LAST_FUNCTION_KEY).contains(&number) => {
                Code::Function(number)
            }
            _ => return None,
        };
        Some(Self::new(code, modifiers))
    }

    /// Returns which key it is.
    pub fn code(self) -> Code {
        self.code
    }

    /// Returns what is held down with it.
    pub fn modifiers(self) -> Modifiers {
        self.modifiers
    }

    /// Returns the character that the key types into a text field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(character) if self.modifiers == Modifiers::NONE => Some(character),
            _ => None,
        }
    }

    /// Returns the decimal digit that the key types, if it types one.
    pub fn digit(self) -> Option<u32> {
        self.typed().and_then(|character| character.to_digit(10))
    }

    /// Tells whether the key is printed as a single character.
    fn is_one_character(self) -> bool {
        self.typed().is_some_and(|character| character != ' ')
    }
}

/// Returns the capital of a letter where that is one character, else the character itself.
fn upper_case(character: char) -> char {
    let mut capital = character.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(single), None) => single,
        _ => character,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, written) in Modifiers::WRITTEN {
            if self.modifiers.contains(modifier) {
                f.write_str(written.first().copied().unwrap_or_default())?;
            }
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(character)) => write!(f, "{character}"),
            (None, Code::Function(number)) => write!(f, "F{number}"),
            // Every other code has a name, which the tests hold.
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

/// Says why a key or a sequence of keys can't be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// No key is written at all.
    #[error("no key is written here")]
    Empty,
    /// There is no key of this name.
    #[error(
        "there is no key `{0}`; keys are written as `j`, `G`, `C-d`, `A-Left`, `Space` or `F1`, with blanks between the keys of a sequence"
    )]
    Unknown(String),
    /// Esc always cancels what is pending, so it can't continue a sequence.
    #[error("Esc can't stand inside a sequence, because it cancels what is pending")]
    EscInside,
}

impl FromStr for Key {
    type Err = KeyError;

    /// Reads a name such as `j`, `C-d`, `A-Left`, `Ctrl-f` or `F1`; names are told apart by case.
    fn from_str(written: &str) -> Result<Self, KeyError> {
        if written.is_empty() {
            return Err(KeyError::Empty);
        }
        let mut modifiers = Modifiers::NONE;
        let mut rest = written;
        // A `-` that stands last is the key itself, as in `C--`.
        while let Some((modifier, after)) = leading_modifier(rest) {
            modifiers = modifiers.and(modifier);
            rest = after;
        }
        code_of(rest)
            .map(|code| Self::new(code, modifiers))
            .ok_or_else(|| KeyError::Unknown(CleanText::line(written).into_string()))
    }
}

/// Splits a modifier off the front of a name, where a name is left after it.
fn leading_modifier(written: &str) -> Option<(Modifiers, &str)> {
    Modifiers::WRITTEN
        .iter()
        .flat_map(|(modifier, ways)| ways.iter().map(move |way| (*modifier, *way)))
        .find_map(|(modifier, way)| Some((modifier, written.strip_prefix(way)?)))
        .filter(|(_, rest)| !rest.is_empty())
}

/// Returns the key of a name without modifiers.
fn code_of(name: &str) -> Option<Code> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        let can_be_shown = CleanText::line(name).as_str() == name;
        return can_be_shown.then_some(Code::Char(character));
    }
    if let Some(number) = name.strip_prefix('F').filter(|n| !n.starts_with('0')) {
        let number = number.parse().ok()?;
        return (1..=LAST_FUNCTION_KEY)
            .contains(&number)
            .then_some(Code::Function(number));
    }
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, code)| *code)
}

/// One or more keys pressed after each other, such as `g g`.
///
/// In files the keys are separated by blanks (`g g`, `C-w v`); printed, neighbours of one character
/// stand together (`gg`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeySequence(Vec<Key>);

impl KeySequence {
    /// Makes a sequence of at least one key; Esc may only stand alone or first.
    ///
    /// # Errors
    /// [`KeyError::Empty`] and [`KeyError::EscInside`].
    pub fn new(keys: Vec<Key>) -> Result<Self, KeyError> {
        match keys.split_first() {
            None => Err(KeyError::Empty),
            Some((_, rest)) if rest.contains(&Key::plain(Code::Esc)) => Err(KeyError::EscInside),
            Some(_) => Ok(Self(keys)),
        }
    }

    /// Returns the keys in order; there is at least one.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Tells whether the first key types a character, so that a text field needs it.
    pub fn begins_with_text(&self) -> bool {
        self.0.first().is_some_and(|key| key.typed().is_some())
    }

    /// Returns the sequence as it is written in a file, with blanks between the keys.
    pub fn written(&self) -> String {
        let names: Vec<String> = self.0.iter().map(Key::to_string).collect();
        names.join(" ")
    }
}

impl fmt::Display for KeySequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut joins = true;
        for (index, key) in self.0.iter().enumerate() {
            let single = key.is_one_character();
            if index > 0 && !(joins && single) {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
            joins = single;
        }
        Ok(())
    }
}

impl FromStr for KeySequence {
    type Err = KeyError;

    /// Reads keys separated by blanks.
    fn from_str(written: &str) -> Result<Self, KeyError> {
        let keys: Result<Vec<Key>, KeyError> =
            written.split_whitespace().map(Key::from_str).collect();
        Self::new(keys?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(written: &str) -> Key {
        written.parse().unwrap()
    }

    #[test]
    fn names_are_read_as_people_write_them() {
        let cases = [
            ("j", Code::Char('j'), Modifiers::NONE),
            ("G", Code::Char('G'), Modifiers::NONE),
            ("-", Code::Char('-'), Modifiers::NONE),
            ("é", Code::Char('é'), Modifiers::NONE),
            ("C-d", Code::Char('d'), Modifiers::CONTROL),
            ("Ctrl-d", Code::Char('d'), Modifiers::CONTROL),
            ("C--", Code::Char('-'), Modifiers::CONTROL),
            ("A-Left", Code::Left, Modifiers::ALT),
            ("S-Left", Code::Left, Modifiers::SHIFT),
            ("Space", Code::Char(' '), Modifiers::NONE),
            ("Return", Code::Enter, Modifiers::NONE),
            ("PageDown", Code::PageDown, Modifiers::NONE),
            ("F", Code::Char('F'), Modifiers::NONE),
            ("F1", Code::Function(1), Modifiers::NONE),
            ("F24", Code::Function(24), Modifiers::NONE),
        ];
        for (written, code, modifiers) in cases {
            let read = key(written);
            assert_eq!(
                (read.code(), read.modifiers()),
                (code, modifiers),
                "{written}"
            );
        }
    }

    #[test]
    fn what_terminals_report_alike_is_one_key() {
        for (one, other) in [
            ("S-a", "A"),
            ("S-ä", "Ä"),
            ("S-ß", "ß"),
            ("S-?", "?"),
            ("C-D", "C-d"),
            ("C-S-d", "C-d"),
            ("C-M", "Enter"),
            ("C-[", "Esc"),
            ("A-C-x", "C-A-x"),
        ] {
            assert_eq!(key(one), key(other), "{one} and {other}");
        }
        assert_ne!(key("S-Tab"), key("Tab"));
        assert_ne!(key("C-i"), key("Tab"));
        assert_ne!(key("A-a"), key("A-A"));
    }

    #[test]
    fn what_is_no_key_is_refused_by_name() {
        for written in ["jj", "Entr", "C-", "F0", "F01", "F25", "C-A-", "enter"] {
            assert_eq!(
                written.parse::<Key>(),
                Err(KeyError::Unknown(written.to_owned()))
            );
        }
        assert_eq!("".parse::<Key>(), Err(KeyError::Empty));
        assert!("\u{7}".parse::<Key>().is_err());
        assert_eq!("  ".parse::<KeySequence>(), Err(KeyError::Empty));
        assert_eq!("g Esc".parse::<KeySequence>(), Err(KeyError::EscInside));
    }

    #[test]
    fn sequences_are_printed_compactly_and_written_with_blanks() {
        for (written, printed) in [
            ("g g", "gg"),
            ("] a", "]a"),
            ("v i s", "vis"),
            ("C-w v", "C-w v"),
            ("g Enter", "g Enter"),
            ("g Space g", "g Space g"),
        ] {
            let sequence: KeySequence = written.parse().unwrap();
            assert_eq!(sequence.to_string(), printed);
            assert_eq!(sequence.written(), written);
        }
    }

    #[test]
    fn events_of_the_terminal_become_keys() {
        let read = |code, modifiers| Key::from_event(KeyEvent::new(code, modifiers));
        assert_eq!(
            read(KeyCode::Char('A'), KeyModifiers::SHIFT),
            Some(key("A"))
        );
        assert_eq!(
            read(KeyCode::Char('i'), KeyModifiers::CONTROL),
            Some(key("C-i"))
        );
        assert_eq!(
            read(KeyCode::BackTab, KeyModifiers::NONE),
            Some(key("S-Tab"))
        );
        assert_eq!(
            read(KeyCode::BackTab, KeyModifiers::SHIFT),
            Some(key("S-Tab"))
        );
        assert_eq!(
            read(
                KeyCode::Char('x'),
                KeyModifiers::CONTROL | KeyModifiers::ALT
            ),
            Some(key("C-A-x"))
        );
        assert_eq!(read(KeyCode::F(8), KeyModifiers::NONE), Some(key("F8")));
        assert_eq!(read(KeyCode::F(0), KeyModifiers::NONE), None);
        assert_eq!(read(KeyCode::CapsLock, KeyModifiers::NONE), None);
        assert_eq!(read(KeyCode::Char('q'), KeyModifiers::SUPER), None);
        let mut release = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(Key::from_event(release), None);
    }

    #[test]
    fn only_plain_characters_type_text() {
        assert_eq!(key("Space").typed(), Some(' '));
        assert_eq!(key("S-a").typed(), Some('A'));
        for none in ["C-a", "A-a", "Enter", "F1"] {
            assert_eq!(key(none).typed(), None, "{none}");
        }
        assert_eq!(key("7").digit(), Some(7));
        assert_eq!(key("A-7").digit(), None);
    }

    #[test]
    fn every_named_key_prints_a_name_that_reads_back() {
        for (name, code) in NAMES {
            assert_eq!(key(name).code(), *code);
            assert_eq!(key(&key(name).to_string()), key(name), "{name}");
        }
    }

    fn any_code() -> impl Strategy<Value = Code> {
        let named: Vec<Code> = NAMES.iter().map(|(_, code)| *code).collect();
        prop_oneof![
            any::<char>()
                .prop_filter("can be shown", |c| {
                    let written = c.to_string();
                    CleanText::line(&written).as_str() == written
                })
                .prop_map(Code::Char),
            prop::sample::select(named),
            (1..=LAST_FUNCTION_KEY).prop_map(Code::Function),
        ]
    }

    fn any_key() -> impl Strategy<Value = Key> {
        (any_code(), 0_u8..8).prop_map(|(code, bits)| Key::new(code, Modifiers(bits)))
    }

    proptest! {
        #[test]
        fn a_key_reads_back_from_its_name(key in any_key()) {
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }

        #[test]
        fn making_a_key_again_changes_nothing(key in any_key()) {
            prop_assert_eq!(Key::new(key.code(), key.modifiers()), key);
        }

        #[test]
        fn a_sequence_reads_back_as_written(keys in prop::collection::vec(any_key(), 1..5)) {
            if let Ok(sequence) = KeySequence::new(keys) {
                prop_assert_eq!(sequence.written().parse(), Ok(sequence));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,12}") {
            if let Ok(key) = text.parse::<Key>() {
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }
    }
}
