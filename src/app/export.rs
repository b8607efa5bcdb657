//! What is to be written for others, and where to.

use tui_input::Input;

use crate::{
    export::Format,
    model::{
        ArticleId, ClaimId, CleanText, StoryId,
        view::{Filter, Scope},
    },
    text::count::counted,
};

/// The longest name that a file gets from a title, in characters.
const LONGEST_NAME: usize = 48;

/// What is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// An article with what is marked in it.
    Article(ArticleId),
    /// A claim with its evidence.
    Claim(ClaimId),
    /// Some articles.
    Ticked(Vec<ArticleId>),
    /// A story: its articles, with what is marked in them, and its claims.
    Story(StoryId),
    /// A matrix: its claims, beside its articles.
    Matrix(Vec<ClaimId>, Vec<ArticleId>),
    /// The articles that a search finds for what was typed.
    Found(String),
    /// The articles that the list shows.
    Listed(Box<Filter>),
}

impl Exported {
    /// Returns how it is written where nobody says otherwise.
    pub const fn usual(&self) -> Format {
        match self {
            Self::Matrix(..) => Format::MatrixCsv,
            _ => Format::Markdown,
        }
    }
}

/// An export that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    /// What.
    pub what: Exported,
    /// How it is written.
    pub format: Format,
    /// The file, as it was typed.
    pub file: CleanText,
    /// What becomes of a file that is there.
    pub existing: Existing,
}

/// What becomes of a file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The person is asked.
    Ask,
    /// It is replaced.
    Replace,
}

/// What came of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written {
        /// The annotations in it, or the quotes of a claim.
        annotations: usize,
        /// The articles in it.
        articles: usize,
        /// The file, as the system knows it.
        file: CleanText,
    },
    /// There is such a file.
    IsThere,
    /// It was not written; says why and what to do.
    Failed(CleanText),
}

/// The form that asks what is exported, how, and where to.
#[derive(Clone, Debug)]
pub struct ExportForm {
    /// What can be exported, each with its name.
    pub choices: Vec<(Exported, String)>,
    /// Which of them is chosen.
    pub what: usize,
    /// How it is written.
    pub format: Format,
    /// The file.
    pub input: Input,
    /// Which row has the keys.
    pub current: Row,
    /// The name that was proposed for the file; it changes with the rest until the person changes it.
    proposed: String,
}

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// What is exported.
    What,
    /// How.
    Format,
    /// Where to.
    File,
}

impl Row {
    /// The rows from the top down.
    pub const ALL: [Self; 3] = [Self::What, Self::Format, Self::File];

    /// Returns the word before it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::What => "What",
            Self::Format => "Format",
            Self::File => "File",
        }
    }
}

impl ExportForm {
    /// Proposes to export the first of some choices.
    pub fn new(choices: Vec<(Exported, String)>) -> Self {
        let mut form = Self {
            format: usual(&choices, 0),
            choices,
            what: 0,
            input: Input::default(),
            current: Row::What,
            proposed: String::new(),
        };
        form.propose();
        form
    }

    /// Returns the name of a choice with what it is.
    pub fn described(&self, index: usize) -> String {
        match self.choices.get(index) {
            Some((Exported::Article(_), title)) => format!("this article: {title}"),
            Some((Exported::Claim(_), statement)) => format!("this claim: {statement}"),
            Some((Exported::Matrix(claims, articles), _)) => format!(
                "this matrix: {} × {}",
                counted(claims.len(), "claim"),
                counted(articles.len(), "article")
            ),
            Some((Exported::Ticked(articles), _)) => {
                format!("the {} ticked articles", articles.len())
            }
            Some((Exported::Story(_), name)) => format!("the story: {name}"),
            Some((Exported::Listed(filter), name))
                if filter.words.trim().is_empty() && !filter.within.is_empty() =>
            {
                format!("everything listed: {name}")
            }
            Some((Exported::Found(typed), _)) => format!("all articles found with “{typed}”"),
            Some((Exported::Listed(filter), _)) if filter.words.trim().is_empty() => {
                match filter.scope {
                    Scope::All => "everything".to_owned(),
                    Scope::New => "everything that is new".to_owned(),
                }
            }
            Some((Exported::Listed(filter), _)) => {
                format!("everything listed with “{}”", filter.words.trim())
            }
            None => String::new(),
        }
    }

    /// Goes to another row.
    pub fn step(&mut self, by: isize) {
        let at = Row::ALL.iter().position(|row| *row == self.current);
        let rows = Row::ALL.len().cast_signed();
        let to = (at.unwrap_or(0).cast_signed() + by).rem_euclid(rows);
        self.current = Row::ALL
            .get(to.unsigned_abs())
            .copied()
            .unwrap_or(Row::What);
    }

    /// Takes the next or previous of the choices in the current row.
    pub fn turn(&mut self, by: isize) {
        let turned = |at: usize, length: usize| {
            let length = length.max(1).cast_signed();
            (at.cast_signed() + by).rem_euclid(length).unsigned_abs()
        };
        match self.current {
            Row::What => self.take(turned(self.what, self.choices.len())),
            Row::Format => {
                let formats = Format::ON_SCREEN;
                let at = formats.iter().position(|format| *format == self.format);
                let to = turned(at.unwrap_or(0), formats.len());
                self.format = formats.get(to).copied().unwrap_or_default();
            }
            Row::File => {}
        }
        self.propose();
    }

    /// Takes one of the choices, if there is such a one.
    pub fn choose(&mut self, index: usize) {
        if index < self.choices.len() {
            self.take(index);
        }
        self.current = Row::What;
        self.propose();
    }

    /// Takes one of the choices, in its usual format where the one before was to be written in its own.
    fn take(&mut self, index: usize) {
        if self.format == usual(&self.choices, self.what) {
            self.format = usual(&self.choices, index);
        }
        self.what = index;
    }

    /// Takes a format.
    pub fn write_as(&mut self, format: Format) {
        self.format = format;
        self.current = Row::Format;
        self.propose();
    }

    /// Tells whether the person has given the file a name.
    pub fn is_named(&self) -> bool {
        self.input.value() != self.proposed
    }

    /// Proposes a name for the file, unless the person has written one.
    fn propose(&mut self) {
        if self.is_named() {
            let written = self.input.value().to_owned();
            let ending = Format::ending_of(&written).map(Format::ending);
            // A name that was written by hand keeps up with the format all the same.
            if let Some(stem) = ending.and_then(|ending| written.strip_suffix(ending)) {
                self.input = Input::new(format!("{stem}{}", self.format.ending()));
            }
            return;
        }
        let name = self.choices.get(self.what).map(|(_, name)| name.as_str());
        self.proposed = file_name(name.unwrap_or_default(), self.format);
        self.input = Input::new(self.proposed.clone());
    }

    /// Returns what the form asks for; nothing without the name of a file.
    pub fn order(&self) -> Option<ExportOrder> {
        let file = CleanText::line(self.input.value().trim());
        let (what, _) = self.choices.get(self.what)?;
        (!file.is_empty()).then(|| ExportOrder {
            what: what.clone(),
            format: self.format,
            file,
            existing: Existing::Ask,
        })
    }
}

/// Returns how one of some choices is written where nobody says otherwise.
fn usual(choices: &[(Exported, String)], index: usize) -> Format {
    let choice = choices.get(index);
    choice.map_or_else(Format::default, |(what, _)| what.usual())
}

/// Makes the name of a file out of a title: its words in lowercase with hyphens between them.
pub fn file_name(title: &str, format: Format) -> String {
    let mut name = String::new();
    for word in title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let word = word.to_lowercase();
        if !name.is_empty() && name.chars().count() + word.chars().count() >= LONGEST_NAME {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(LONGEST_NAME));
    }
    if name.is_empty() {
        name.push_str("export");
    }
    name + format.ending()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_any_shell_takes() {
        let cases = [
            (
                "Ministry weighs a cloud, offline",
                "ministry-weighs-a-cloud-offline.md",
            ),
            ("../../etc/passwd", "etc-passwd.md"),
            ("", "export.md"),
            ("“—”", "export.md"),
            ("漢字 Über", "漢字-über.md"),
        ];
        for (title, name) in cases {
            assert_eq!(file_name(title, Format::Markdown), name);
        }
        assert!(file_name(&"word ".repeat(100), Format::Json).len() < 60);
        assert!(file_name(&"x".repeat(300), Format::Json).len() < 60);
    }
}
