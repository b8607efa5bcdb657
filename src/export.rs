//! Model values to text that others can use; one file a format.
//!
//! Outside the program an offset counts Unicode code points, and an id is written in full.

pub mod citation;
pub mod grid;
pub mod json;
pub mod markdown;
pub mod matrix;
#[cfg(test)]
mod sample;

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{
    Article, Belonging, ClaimId, CleanText, Story,
    view::{ClaimPage, PlacedAnnotation},
};

/// How a dossier is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: quotes, notes, claims, citations.
    #[default]
    Markdown,
    /// For programs.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 2] = [Self::Markdown, Self::Json];

    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
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
        }
    }

    /// Returns the format that the ending of a file's name stands for.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        if name.ends_with(".markdown") {
            return Some(Self::Markdown);
        }
        Self::ALL
            .into_iter()
            .find(|format| name.ends_with(format.ending()))
    }

    /// Writes a dossier.
    pub fn write(self, dossier: &Dossier) -> String {
        match self {
            Self::Markdown => markdown::dossier(dossier),
            Self::Json => json::to_text(&json::ExportDocument::new(dossier)),
        }
    }
}

/// An article with what is marked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedArticle {
    /// The article.
    pub article: Arc<Article>,
    /// Its annotations, in the order in which they are to be told.
    pub annotations: Vec<PlacedAnnotation>,
}

/// Everything that an export tells.
///
/// A claim is always told with all its evidence, also that of articles which the export leaves out: a claim
/// with half its evidence would say something else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// The articles.
    pub articles: Vec<MarkedArticle>,
    /// The claims.
    pub claims: Vec<ClaimPage>,
    /// The wordings of the claims that annotations bear on; links to claims that are not in here, since
    /// these are in the trash, are left out.
    pub statements: BTreeMap<ClaimId, CleanText>,
    /// The story to which the dossier is narrowed.
    pub story: Option<Arc<Story>>,
    /// The stories that articles and claims belong to.
    pub belonging: Belonging,
}
