//! The settings: each declared once, its default and its meaning in `data/config.ron`.

mod value;

use std::sync::LazyLock;

use self::value::{
    Folders, Kind, Line, Number, OneOf, ProgramOrAuto, Rules, Statuses, ThemeName, ThemeOrAuto,
    Watched,
};
use crate::{
    command::{Preset, preset},
    config::theme::Colors,
    entries::{self, Entry, Fault, Form, Node, Position},
    model::{CleanText, Color, Maker, Scale},
    query::Rule,
    text::{near::did_you_mean, watched::WatchWords},
};

pub use self::value::Values;

/// The text of the defaults, with what each setting means.
pub const DEFAULTS: &str = include_str!("../../data/config.ron");

/// The default settings, as they are read from that text.
static DEFAULT: LazyLock<Settings> = LazyLock::new(|| {
    let (entries, faults) = entries::parse(DEFAULTS);
    let mut settings = Settings::unread();
    let wrong = settings.patch(&entries);
    assert!(
        faults.is_empty() && wrong.is_empty(),
        "a test reads the defaults"
    );
    settings
});

/// Everything that can be set; the default is what a person gets who sets nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Who the person is; empty where that is not said.
    pub name: CleanText,
    /// How far the checking of a claim can have come, in the order in which that is offered.
    pub statuses: Scale,
    /// The keys to begin with.
    pub keys: Keys,
    /// The theme: one by its name, or one that fits the terminal.
    pub theme: ThemeChoice,
    /// The theme for a dark background.
    pub theme_dark: String,
    /// The theme for a light background.
    pub theme_light: String,
    /// The colours that the terminal shows; nothing where that is to be found out.
    pub colours: Option<Colors>,
    /// The letters that the terminal shows.
    pub letters: LetterChoice,
    /// The widest column of text, in columns.
    pub column: u16,
    /// Rows that stay visible above and below the caret.
    pub scroll_margin: usize,
    /// The colour of a highlight for which none is chosen.
    pub highlight: Color,
    /// The words that are coloured wherever they stand.
    pub watch_words: WatchWords,
    /// Whose the mouse is.
    pub mouse: MouseUse,
    /// Rows that one step of the wheel scrolls a text.
    pub wheel: u8,
    /// The editor, with its arguments; nothing where the environment tells it.
    pub editor: Option<String>,
    /// The pager, with its arguments; nothing where the environment tells it.
    pub pager: Option<String>,
    /// The browser, with its arguments; nothing where the environment or the system tells it.
    pub browser: Option<String>,
    /// The folders whose texts are taken in as they come, as the person writes them.
    pub watched_folders: Vec<String>,
    /// What is done with articles that come by feeds.
    pub rules: Vec<Rule>,
    /// Whether pages are fetched from private and local addresses, too.
    pub allow_private: bool,
    /// Whether the feeds that are due are asked when the reader is opened.
    pub refresh_at_start: bool,
    /// After how many minutes feeds that are due are asked again; never where it is 0.
    pub refresh_minutes: u32,
}

/// The keys that a person begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Those of vim.
    Vim,
    /// Those of programs without modes.
    Plain,
}

impl Keys {
    /// Returns the keys.
    pub fn preset(self) -> Preset {
        match self {
            Self::Vim => Preset::vim(),
            Self::Plain => Preset::plain(),
        }
    }

    /// Returns the text of their file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Vim => preset::VIM,
            Self::Plain => preset::PLAIN,
        }
    }
}

/// Which theme is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// The one for the terminal's background.
    Auto,
    /// This one.
    Named(String),
}

/// Which letters are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterChoice {
    /// Those that the locale has.
    Auto,
    /// All.
    Unicode,
    /// Those of ASCII.
    Ascii,
}

/// Whose the mouse is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseUse {
    /// The program's, except where it would keep keys back.
    Auto,
    /// The program's: clicks and the wheel reach it.
    Program,
    /// The terminal's, which selects text with it.
    Terminal,
}

/// A setting: its name in files, and how its value is read and written.
struct Setting {
    name: &'static str,
    /// Takes a value, or says in which words it should stand: "is …, not …".
    take: fn(&mut Settings, &Node) -> Result<(), String>,
    /// Returns the value as a person writes it, without quotes.
    written: fn(&Settings) -> String,
    values: fn() -> Values,
}

/// Declares the settings, each a field of [`Settings`] with the kind of its value.
macro_rules! settings {
    ($($field:ident: $kind:expr,)+) => {
        /// Every setting, in the order of the file.
        const SETTINGS: &[Setting] = &[$(Setting {
            name: stringify!($field),
            take: |settings, node| {
                settings.$field = $kind.take(node)?;
                Ok(())
            },
            written: |settings| $kind.written(&settings.$field),
            values: || $kind.values(),
        }),+];
    };
}

settings! {
    name: Line("a name"),
    statuses: Statuses,
    keys: OneOf(|| vec![("vim", Keys::Vim), ("plain", Keys::Plain)]),
    theme: ThemeOrAuto,
    theme_dark: ThemeName,
    theme_light: ThemeName,
    colours: OneOf(|| vec![
        ("auto", None),
        ("all", Some(Colors::True)),
        ("256", Some(Colors::Xterm)),
        ("16", Some(Colors::Sixteen)),
        ("none", Some(Colors::None)),
    ]),
    letters: OneOf(|| vec![
        ("auto", LetterChoice::Auto),
        ("unicode", LetterChoice::Unicode),
        ("ascii", LetterChoice::Ascii),
    ]),
    column: Number(20..=200, "columns"),
    scroll_margin: Number(0..=20, "rows"),
    highlight: OneOf(|| Color::KNOWN.iter().map(|color| (color.word(), color.clone())).collect()),
    watch_words: Watched,
    mouse: OneOf(|| vec![
        ("auto", MouseUse::Auto),
        ("true", MouseUse::Program),
        ("false", MouseUse::Terminal),
    ]),
    wheel: Number(1..=20, "rows"),
    editor: ProgramOrAuto,
    pager: ProgramOrAuto,
    browser: ProgramOrAuto,
    watched_folders: Folders,
    rules: Rules,
    allow_private: OneOf(|| vec![("false", false), ("true", true)]),
    refresh_at_start: OneOf(|| vec![("false", false), ("true", true)]),
    refresh_minutes: Number(0..=1440, "minutes"),
}

/// Returns the names of all settings, in the order of the file.
pub fn names() -> impl Iterator<Item = &'static str> {
    SETTINGS.iter().map(|setting| setting.name)
}

fn named(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

/// Tells what a setting can be; nothing where there is none of that name.
pub fn values(name: &str) -> Option<Values> {
    named(name).map(|setting| (setting.values)())
}

/// Returns the first words of what a setting means, as `data/config.ron` has them.
pub fn meaning(name: &str) -> String {
    let (entries, _) = entries::parse(DEFAULTS);
    let Some(entry) = entries.iter().find(|entry| entry.name == name) else {
        return String::new();
    };
    let lines: Vec<&str> = DEFAULTS.lines().take(entry.at.line - 1).collect();
    let comment = |line: &&&str| line.trim_start().starts_with("//");
    let above = lines.iter().rev().take_while(comment).last();
    let words = above.map_or("", |line| line.trim_start().trim_start_matches("// "));
    let first = words.split([':', '.']).next();
    first.unwrap_or_default().to_owned()
}

/// Returns the entry that a file would have for a value, written without quotes.
pub fn entry(name: &str, written: &str) -> Entry {
    let written = written.to_owned();
    let form = match values(name) {
        Some(Values::Number(_)) => Form::Number(written),
        _ => Form::Text(written),
    };
    Entry {
        name: name.to_owned(),
        at: Position::START,
        value: Node {
            at: Position::START,
            bytes: 0..0,
            form,
        },
    }
}

/// Returns what to write into the file for a value.
pub fn line(name: &str, written: &str) -> String {
    let is_bare = written.parse::<u32>().is_ok() || ["true", "false"].contains(&written);
    if is_bare {
        format!("{name}: {written}")
    } else {
        format!("{name}: {written:?}")
    }
}

impl Settings {
    /// Returns who makes changes, and how claims begin.
    pub fn maker(&self) -> Maker {
        Maker {
            name: self.name.clone(),
            begins: self.statuses.begins(),
        }
    }

    /// Returns the ground that the defaults are read onto; a test holds that they cover it.
    fn unread() -> Self {
        Self {
            name: CleanText::default(),
            statuses: Scale::default(),
            keys: Keys::Vim,
            theme: ThemeChoice::Auto,
            theme_dark: String::new(),
            theme_light: String::new(),
            colours: None,
            letters: LetterChoice::Auto,
            column: 0,
            scroll_margin: 0,
            highlight: Color::Yellow,
            watch_words: WatchWords::default(),
            mouse: MouseUse::Auto,
            wheel: 0,
            editor: None,
            pager: None,
            browser: None,
            watched_folders: Vec::new(),
            rules: Vec::new(),
            allow_private: false,
            refresh_at_start: false,
            refresh_minutes: 0,
        }
    }

    /// Returns the value of a setting as a person writes it, without quotes.
    pub fn written(&self, name: &str) -> Option<String> {
        named(name).map(|setting| (setting.written)(self))
    }

    /// Lays the entries of a file over these settings, and returns what is wrong with them.
    pub fn patch(&mut self, entries: &[Entry]) -> Vec<Fault> {
        entries
            .iter()
            .filter_map(|entry| self.take(entry).err())
            .collect()
    }

    fn take(&mut self, entry: &Entry) -> Result<(), Fault> {
        let name = &entry.name;
        let Some(setting) = named(name) else {
            let hint = did_you_mean(name, names());
            let words = format!("there is no setting `{name}`{hint}");
            return Err(Fault::new(entry.at, words));
        };
        if entry.value.form == Form::Broken {
            return Ok(());
        }
        (setting.take)(self, &entry.value)
            .map_err(|words| Fault::new(entry.value.at, format!("`{name}` is {words}")))
    }
}

impl Default for Settings {
    fn default() -> Self {
        DEFAULT.clone()
    }
}
