//! Model values to text that others can use; one file a format.
//!
//! Outside the program an offset counts Unicode code points, and an id is written in full.

pub mod citation;
pub mod claim;
pub mod claimreview;
pub mod csv;
pub mod grid;
pub mod html;
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
    /// For spreadsheets: the evidence of the claims, a row each.
    Csv,
    /// For browsers and printers, on one page.
    Html,
    /// For search engines: the claims as schema.org's reviews.
    ClaimReview,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [
        Self::Markdown,
        Self::Json,
        Self::Csv,
        Self::Html,
        Self::ClaimReview,
    ];

    /// Those that need nothing but what is known here, which the screen offers.
    pub const ON_SCREEN: [Self; 4] = [Self::Markdown, Self::Json, Self::Csv, Self::Html];

    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Csv => "csv",
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
        Self::ALL
            .into_iter()
            .find(|format| name.ends_with(format.ending()))
    }

    /// Writes a dossier; `reviewer` is told where the format asks for it.
    pub fn write(self, dossier: &Dossier, reviewer: &Reviewer) -> Written {
        let text = match self {
            Self::Markdown => markdown::dossier(dossier),
            Self::Json => json::to_text(&json::ExportDocument::new(dossier)),
            Self::Csv => csv::evidence(dossier),
            Self::Html => html::dossier(dossier),
            Self::ClaimReview => return claimreview::reviews(dossier, reviewer),
        };
        Written {
            text,
            lacks: Vec::new(),
        }
    }
}

/// What no record tells of the reviews that claims are written as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewer {
    /// Who has checked the claims.
    pub name: Option<CleanText>,
    /// The page on the web on which the reviews stand.
    pub url: Option<String>,
}

/// A dossier as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The text; empty where nothing of it could be written.
    pub text: String,
    /// What the format asks for and is not known.
    pub lacks: Vec<Lack>,
}

/// Something that a format asks for and that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What, and of which claim.
    pub message: String,
    /// What to do about it, where the message doesn't say so.
    pub hint: Option<&'static str>,
    /// Whether a claim is left out for it.
    pub is_required: bool,
}

impl Lack {
    fn required(message: &str, hint: &'static str) -> Self {
        Self {
            message: message.to_owned(),
            hint: Some(hint),
            is_required: true,
        }
    }

    fn recommended(message: &str) -> Self {
        Self {
            message: message.to_owned(),
            hint: None,
            is_required: false,
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
