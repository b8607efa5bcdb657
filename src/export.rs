//! Model values to text that others can use; one file a format.
//!
//! Outside the program an offset counts Unicode code points, and an id is written in full.

pub mod citation;
pub mod claim;
pub mod claimreview;
pub mod csv;
mod dossier;
pub mod grid;
pub mod html;
pub mod json;
pub mod markdown;
pub mod matrix;
pub mod opml;
#[cfg(test)]
mod sample;

pub use dossier::{Beside, Dossier, Lead, MarkedArticle};

use crate::{
    compare::matrix::By,
    model::{CleanText, Scale},
};

/// How a dossier is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: quotes, notes, claims, citations.
    #[default]
    Markdown,
    /// For programs.
    Json,
    /// For spreadsheets: the evidence of the claims, a row each.
    Csv,
    /// For spreadsheets: the matrix, a row for each claim.
    MatrixCsv,
    /// For browsers and printers, on one page.
    Html,
    /// For search engines: the claims as schema.org's reviews.
    ClaimReview,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [
        Self::Markdown,
        Self::Json,
        Self::Csv,
        Self::MatrixCsv,
        Self::Html,
        Self::ClaimReview,
    ];

    /// Those that need nothing but what is known here, which the screen offers.
    pub const ON_SCREEN: [Self; 5] = [
        Self::Markdown,
        Self::Json,
        Self::Csv,
        Self::MatrixCsv,
        Self::Html,
    ];

    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::MatrixCsv => "matrix-csv",
            Self::Html => "html",
            Self::ClaimReview => "claimreview",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// Returns what the names of its files end in.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => ".md",
            Self::Json => ".json",
            Self::Csv => ".csv",
            Self::MatrixCsv => "-matrix.csv",
            Self::Html => ".html",
            Self::ClaimReview => ".jsonld",
        }
    }

    /// Returns the format that the ending of a file's name stands for.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        if name.ends_with(".markdown") {
            return Some(Self::Markdown);
        }
        if name.ends_with(".htm") {
            return Some(Self::Html);
        }
        Self::ending_of(&name)
    }

    /// Returns the format whose ending a name has, the longest of them.
    pub fn ending_of(name: &str) -> Option<Self> {
        let formats = Self::ALL.into_iter();
        let ending = formats.filter(|format| name.ends_with(format.ending()));
        ending.max_by_key(|format| format.ending().len())
    }

    /// Tells whether the lines of its files end as RFC 4180 has it, with two characters.
    pub const fn is_csv(self) -> bool {
        matches!(self, Self::Csv | Self::MatrixCsv)
    }

    /// Writes a dossier; of the manner is taken what the format asks for.
    pub fn write(self, dossier: &Dossier, manner: &Manner) -> Written {
        let mut left_out = Vec::new();
        let text = match self {
            Self::Markdown => markdown::dossier(dossier),
            Self::Json => {
                let matrix = dossier.matrix(manner.by);
                json::to_text(&json::ExportDocument::new(dossier, &matrix))
            }
            Self::Csv => csv::evidence(dossier),
            Self::MatrixCsv => {
                left_out = dossier.left_out();
                matrix::csv(&dossier.matrix(manner.by))
            }
            Self::Html => html::dossier(dossier),
            Self::ClaimReview => return claimreview::reviews(dossier, manner),
        };
        Written {
            text,
            left_out,
            lacks: Vec::new(),
        }
    }
}

/// How a dossier is written, as far as no record tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// What stands beside the claims of the matrix.
    pub by: By,
    /// Who has checked the claims.
    pub reviewer: Reviewer,
    /// What the statuses of claims decide.
    pub scale: Scale,
}

/// What no record tells of the reviews that claims are written as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewer {
    /// Who has checked the claims.
    pub name: Option<CleanText>,
    /// The page on the web on which the reviews stand.
    pub url: Option<String>,
    /// Names in the reviews that are those of persons.
    pub persons: Vec<CleanText>,
    /// Names in the reviews that are those of organizations.
    pub organizations: Vec<CleanText>,
}

/// A dossier as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The text; empty where nothing of it could be written.
    pub text: String,
    /// What is left out of it, a sentence each.
    pub left_out: Vec<String>,
    /// What the format asks for and is not known.
    pub lacks: Vec<Lack>,
}

/// Something that a format asks for and that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What, and of which claim.
    pub message: String,
    /// What to do about it, where the message doesn't say so.
    pub hint: Option<String>,
    /// Whether a claim is left out for it.
    pub is_required: bool,
}

impl Lack {
    fn required(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: Some(hint.into()),
            is_required: true,
        }
    }

    fn recommended(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            is_required: false,
        }
    }
}
