//! The kinds of values that settings have: how each is read, written and completed.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use super::ThemeChoice;
use crate::{
    entries::{Form, Node},
    model::{
        CleanText, Scale, Status,
        scale::{BEST, Decision, WORST},
    },
    query::Rule,
    text::{near::did_you_mean, watched::WatchWords},
};

/// The word for what is to be found out.
const AUTO: &str = "auto";

/// What a setting can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// One of these words.
    Words(Vec<&'static str>),
    /// The name of a theme, or one of these words.
    Themes(&'static [&'static str]),
    /// A whole number: the words say of what, and from where to where.
    Number(String),
    /// A command, or one of these words.
    Program(&'static [&'static str]),
    /// A text of its own: the words say what.
    Text(&'static str),
}

/// A kind of value.
pub(super) trait Kind {
    /// What the program makes of it.
    type Value;

    /// Reads a value, or says in which words it should stand: "is …, not …".
    fn take(&self, node: &Node) -> Result<Self::Value, String>;

    /// Returns the value as a person writes it, without quotes.
    fn written(&self, value: &Self::Value) -> String;

    /// Tells what it can be.
    fn values(&self) -> Values;
}

/// One of some words, each with what it stands for.
pub(super) struct OneOf<T>(pub fn() -> Vec<(&'static str, T)>);

impl<T: Clone + PartialEq> Kind for OneOf<T> {
    type Value = T;

    fn take(&self, node: &Node) -> Result<T, String> {
        let known = (self.0)();
        let words = || known.iter().map(|(word, _)| *word);
        let wanted = one_of(words());
        let found = match &node.form {
            Form::Text(found) | Form::Word(found) | Form::Number(found) => found,
            other => return Err(format!("{wanted}, not {}", other.kind())),
        };
        match known.iter().find(|(word, _)| word == found) {
            Some((_, value)) => Ok(value.clone()),
            None => {
                let hint = did_you_mean(found, words());
                Err(format!("{wanted}, not `{found}`{hint}"))
            }
        }
    }

    fn written(&self, value: &T) -> String {
        let known = (self.0)();
        let found = known.iter().find(|(_, known)| known == value);
        found.map_or("", |(word, _)| word).to_owned()
    }

    fn values(&self) -> Values {
        Values::Words((self.0)().into_iter().map(|(word, _)| word).collect())
    }
}

/// A whole number of things, from the least to the most.
pub(super) struct Number<T>(pub RangeInclusive<T>, pub &'static str);

impl<T: Display> Number<T> {
    fn wanted(&self) -> String {
        let Self(range, of) = self;
        format!("a number of {of} from {} to {}", range.start(), range.end())
    }
}

impl<T: FromStr + PartialOrd + Display> Kind for Number<T> {
    type Value = T;

    fn take(&self, node: &Node) -> Result<T, String> {
        let wanted = self.wanted();
        let Form::Number(written) = &node.form else {
            return Err(format!("{wanted}, not {}", node.form.kind()));
        };
        match written.replace('_', "").parse() {
            Ok(number) if self.0.contains(&number) => Ok(number),
            _ => Err(format!("{wanted}, not {written}")),
        }
    }

    fn written(&self, value: &T) -> String {
        value.to_string()
    }

    fn values(&self) -> Values {
        Values::Number(self.wanted())
    }
}

/// The name of a theme.
pub(super) struct ThemeName;

impl Kind for ThemeName {
    type Value = String;

    fn take(&self, node: &Node) -> Result<String, String> {
        text(node, "the name of a theme")
    }

    fn written(&self, value: &String) -> String {
        value.clone()
    }

    fn values(&self) -> Values {
        Values::Themes(&[])
    }
}

/// The name of a theme, or that it goes with the terminal.
pub(super) struct ThemeOrAuto;

impl Kind for ThemeOrAuto {
    type Value = ThemeChoice;

    fn take(&self, node: &Node) -> Result<ThemeChoice, String> {
        Ok(match text(node, "`auto` or the name of a theme")? {
            auto if auto == AUTO => ThemeChoice::Auto,
            name => ThemeChoice::Named(name),
        })
    }

    fn written(&self, value: &ThemeChoice) -> String {
        match value {
            ThemeChoice::Auto => AUTO.to_owned(),
            ThemeChoice::Named(name) => name.clone(),
        }
    }

    fn values(&self) -> Values {
        Values::Themes(&[AUTO])
    }
}

/// A command that starts another program, or that the environment tells which.
pub(super) struct ProgramOrAuto;

impl Kind for ProgramOrAuto {
    type Value = Option<String>;

    fn take(&self, node: &Node) -> Result<Option<String>, String> {
        let command = text(node, "`auto` or a command")?;
        Ok((command != AUTO).then_some(command))
    }

    fn written(&self, value: &Option<String>) -> String {
        value.as_deref().unwrap_or(AUTO).to_owned()
    }

    fn values(&self) -> Values {
        Values::Program(&[AUTO])
    }
}

/// A text of one line, which may be empty.
pub(super) struct Line(pub &'static str);

impl Kind for Line {
    type Value = CleanText;

    fn take(&self, node: &Node) -> Result<CleanText, String> {
        match &node.form {
            Form::Text(text) => Ok(CleanText::line(text)),
            other => Err(format!("{} in quotes, not {}", self.0, other.kind())),
        }
    }

    fn written(&self, value: &CleanText) -> String {
        value.to_string()
    }

    fn values(&self) -> Values {
        Values::Text(self.0)
    }
}

/// The statuses of claims: a list of words, or a text with commas between them. What one decides may stand behind it, as
/// in `mostly true = 4`.
pub(super) struct Statuses;

impl Statuses {
    const WANTED: &str = "a list of words";

    /// Reads a status and what it decides; nothing where there is no word.
    fn step(written: &str) -> Result<Option<(Status, Decision)>, String> {
        let (word, decision) = match written.split_once('=') {
            Some((word, decision)) => (word, Some(decision.trim())),
            None => (written, None),
        };
        let word = CleanText::line(word.trim());
        if word.is_empty() {
            return Ok(None);
        }
        let status = Status::from_word(&word);
        let decision = match decision {
            Some(decision) => Decision::from_word(decision).ok_or_else(|| {
                format!(
                    "{}, of which one may have `= undecided`, `= decided` or a number from `= {WORST}` to `= {BEST}` \
                     behind it, not `= {decision}`",
                    Self::WANTED
                )
            })?,
            None => Decision::of(&status),
        };
        Ok(Some((status, decision)))
    }
}

impl Kind for Statuses {
    type Value = Scale;

    fn take(&self, node: &Node) -> Result<Scale, String> {
        let mut scale = Scale::default();
        for word in texts(node, Self::WANTED)? {
            if let Some((status, decision)) = Self::step(word)? {
                scale.add(status, decision);
            }
        }
        if scale.is_empty() {
            return Err(format!("{}, not empty", Self::WANTED));
        }
        Ok(scale)
    }

    fn written(&self, value: &Scale) -> String {
        let steps = value.statuses().map(|status| {
            let decision = value.decision(status);
            if decision == Decision::of(status) {
                status.word().to_owned()
            } else {
                format!("{status} = {}", decision.word())
            }
        });
        steps.collect::<Vec<_>>().join(", ")
    }

    fn values(&self) -> Values {
        Values::Text("words with commas between them")
    }
}

/// Words to watch for: a list of words and phrases, or a text with commas between them.
pub(super) struct Watched;

impl Kind for Watched {
    type Value = WatchWords;

    fn take(&self, node: &Node) -> Result<WatchWords, String> {
        const WANTED: &str = "a list of words and phrases";
        WatchWords::new(texts(node, WANTED)?)
            .map_err(|word| format!("{WANTED}, and “{word}” has no word in it"))
    }

    fn written(&self, value: &WatchWords) -> String {
        let words: Vec<&str> = value.written().iter().map(CleanText::as_str).collect();
        words.join(", ")
    }

    fn values(&self) -> Values {
        Values::Text("words and phrases with commas between them")
    }
}

/// Folders: a list of paths, or a text with commas between them.
pub(super) struct Folders;

impl Kind for Folders {
    type Value = Vec<String>;

    fn take(&self, node: &Node) -> Result<Vec<String>, String> {
        const WANTED: &str = "a list of folders";
        let written = texts(node, WANTED)?.into_iter().map(str::trim);
        let mut folders: Vec<String> = Vec::new();
        for folder in written.filter(|folder| !folder.is_empty()) {
            // It is not known from which folder another path would lead.
            if !(folder.starts_with('/') || folder.starts_with("~/")) {
                return Err(format!(
                    "{WANTED}, each from / or from ~/ on, not “{}”",
                    CleanText::line(folder)
                ));
            }
            if !folders.iter().any(|known| known == folder) {
                folders.push(folder.to_owned());
            }
        }
        Ok(folders)
    }

    fn written(&self, value: &Vec<String>) -> String {
        value.join(", ")
    }

    fn values(&self) -> Values {
        Values::Text("folders with commas between them")
    }
}

/// Rules: a list of them, or a text with semicolons between them.
pub(super) struct Rules;

impl Kind for Rules {
    type Value = Vec<Rule>;

    fn take(&self, node: &Node) -> Result<Vec<Rule>, String> {
        const WANTED: &str = "a list of rules";
        let written = match &node.form {
            Form::Text(text) => text.split(';').collect(),
            _ => texts(node, WANTED)?,
        };
        let written = written.into_iter().filter(|rule| !rule.trim().is_empty());
        let rules = written.map(|rule| {
            let shown = CleanText::line(rule);
            Rule::parse(rule).map_err(|why| format!("{WANTED}, and in “{shown}” {why}"))
        });
        rules.collect()
    }

    fn written(&self, value: &Vec<Rule>) -> String {
        let rules: Vec<&str> = value.iter().map(|rule| &*rule.text).collect();
        rules.join("; ")
    }

    fn values(&self) -> Values {
        Values::Text("rules with semicolons between them")
    }
}

/// Reads a list of texts, or one text with commas between them.
fn texts<'a>(node: &'a Node, wanted: &str) -> Result<Vec<&'a str>, String> {
    let wrong = |other: &Form| format!("{wanted} in quotes, not {}", other.kind());
    match &node.form {
        Form::Text(text) => Ok(text.split(',').collect()),
        Form::List(nodes) => nodes
            .iter()
            .map(|node| match &node.form {
                Form::Text(text) => Ok(text.as_str()),
                other => Err(wrong(other)),
            })
            .collect(),
        other => Err(wrong(other)),
    }
}

/// Lists words, as in "`vim` or `plain`".
fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
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
