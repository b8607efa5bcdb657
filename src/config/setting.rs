//! The settings: each declared once, its default and its meaning in `data/config.ron`.

use std::{ops::RangeInclusive, sync::LazyLock};

use crate::{
    command::{Preset, preset},
    config::theme::Colors,
    entries::{self, Entry, Fault, Form, Node},
    model::Color,
    text::near::did_you_mean,
};

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
    /// Whose the mouse is.
    pub mouse: MouseUse,
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
    /// The program's: clicks and the wheel reach it.
    Program,
    /// The terminal's, which selects text with it.
    Terminal,
}

/// A setting: its name in files, and how its value is taken.
struct Setting {
    name: &'static str,
    /// Takes a value, or says in which words it should stand: "is …, not …".
    take: fn(&mut Settings, &Node) -> Result<(), String>,
}

/// Every setting, in the order of the file.
const SETTINGS: &[Setting] = &[
    Setting {
        name: "keys",
        take: |settings, node| {
            settings.keys = word(node, &[("vim", Keys::Vim), ("plain", Keys::Plain)])?;
            Ok(())
        },
    },
    Setting {
        name: "theme",
        take: |settings, node| {
            settings.theme = match text(node, "`auto` or the name of a theme")? {
                auto if auto == "auto" => ThemeChoice::Auto,
                name => ThemeChoice::Named(name),
            };
            Ok(())
        },
    },
    Setting {
        name: "theme_dark",
        take: |settings, node| {
            settings.theme_dark = text(node, "the name of a theme")?;
            Ok(())
        },
    },
    Setting {
        name: "theme_light",
        take: |settings, node| {
            settings.theme_light = text(node, "the name of a theme")?;
            Ok(())
        },
    },
    Setting {
        name: "colours",
        take: |settings, node| {
            let known = [
                ("auto", None),
                ("all", Some(Colors::True)),
                ("256", Some(Colors::Xterm)),
                ("16", Some(Colors::Sixteen)),
                ("none", Some(Colors::None)),
            ];
            settings.colours = word(node, &known)?;
            Ok(())
        },
    },
    Setting {
        name: "letters",
        take: |settings, node| {
            let known = [
                ("auto", LetterChoice::Auto),
                ("unicode", LetterChoice::Unicode),
                ("ascii", LetterChoice::Ascii),
            ];
            settings.letters = word(node, &known)?;
            Ok(())
        },
    },
    Setting {
        name: "column",
        take: |settings, node| {
            settings.column = number(node, 20..=200, "columns")?;
            Ok(())
        },
    },
    Setting {
        name: "scroll_margin",
        take: |settings, node| {
            settings.scroll_margin = number(node, 0..=20, "rows")?;
            Ok(())
        },
    },
    Setting {
        name: "highlight",
        take: |settings, node| {
            let known: Vec<(&str, Color)> = Color::KNOWN
                .iter()
                .map(|color| (color.word(), color.clone()))
                .collect();
            settings.highlight = word(node, &known)?;
            Ok(())
        },
    },
    Setting {
        name: "mouse",
        take: |settings, node| {
            let known = [("true", MouseUse::Program), ("false", MouseUse::Terminal)];
            settings.mouse = word(node, &known)?;
            Ok(())
        },
    },
];

/// Returns the names of all settings, in the order of the file.
pub fn names() -> impl Iterator<Item = &'static str> {
    SETTINGS.iter().map(|setting| setting.name)
}

impl Settings {
    /// Returns the ground that the defaults are read onto; a test holds that they cover it.
    fn unread() -> Self {
        Self {
            keys: Keys::Vim,
            theme: ThemeChoice::Auto,
            theme_dark: String::new(),
            theme_light: String::new(),
            colours: None,
            letters: LetterChoice::Auto,
            column: 0,
            scroll_margin: 0,
            highlight: Color::Yellow,
            mouse: MouseUse::Program,
        }
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
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
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

/// Reads one of some words.
fn word<T: Clone>(node: &Node, known: &[(&str, T)]) -> Result<T, String> {
    let found = match &node.form {
        Form::Text(found) | Form::Word(found) | Form::Number(found) => found,
        other => return Err(format!("{}, not {}", one_of(known), other.kind())),
    };
    match known.iter().find(|(word, _)| word == found) {
        Some((_, value)) => Ok(value.clone()),
        None => {
            let hint = did_you_mean(found, known.iter().map(|(word, _)| *word));
            Err(format!("{}, not `{found}`{hint}", one_of(known)))
        }
    }
}

/// Lists words, as in "`vim` or `plain`".
fn one_of<T>(known: &[(&str, T)]) -> String {
    let words: Vec<String> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}

/// Reads a whole number of things.
fn number<T>(node: &Node, range: RangeInclusive<T>, of: &str) -> Result<T, String>
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    let (least, most) = (range.start(), range.end());
    let wanted = format!("a number of {of} from {least} to {most}");
    let Form::Number(written) = &node.form else {
        return Err(format!("{wanted}, not {}", node.form.kind()));
    };
    match written.replace('_', "").parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => Err(format!("{wanted}, not {written}")),
    }
}

/// Reads a text that is not empty.
fn text(node: &Node, wanted: &str) -> Result<String, String> {
    match &node.form {
        Form::Text(text) if !text.trim().is_empty() => Ok(text.clone()),
        Form::Text(_) => Err(format!("{wanted}, not empty")),
        other => Err(format!("{wanted} in quotes, not {}", other.kind())),
    }
}
