//! What the library refuses, in words for a person.

use thiserror::Error;

use crate::{
    extract::ExtractError,
    import::ImportError,
    model::{ArticleId, CleanText, PageAddress, Record, RecordId},
    net::FetchError,
    store::StoreError,
    text::near,
};

/// Says why something cannot be shown.
#[derive(Debug, Error)]
pub enum ReadError {
    /// There is nothing of that id.
    #[error("There is no {what} with the id {id}")]
    Unknown {
        /// `article`, `annotation` or `claim`.
        what: &'static str,
        /// The id, as it was given.
        id: String,
    },
    /// Its text was taken away for good.
    #[error("The article {0} was purged: its text is gone.")]
    Purged(ArticleId),
    /// It has no snapshot like that.
    #[error("The article {article} has no such snapshot.")]
    NoSnapshot {
        /// The article.
        article: ArticleId,
    },
    /// A file could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ReadError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unknown { what, .. } => match *what {
                "claim" => Some("`briefreader claims` lists what there is.".to_owned()),
                "story" => Some("`briefreader story` lists what there is.".to_owned()),
                "view" => Some("`briefreader view` lists what there is.".to_owned()),
                "grid" => Some("`briefreader grid` lists what there is.".to_owned()),
                "feed" => Some("`briefreader feed` lists what there is.".to_owned()),
                "annotation" => Some("`briefreader annotations` lists what there is.".to_owned()),
                _ => Some("`briefreader list` shows what there is.".to_owned()),
            },
            Self::Purged(_) => Some("Add the file again: it becomes a new article.".to_owned()),
            Self::NoSnapshot { .. } => None,
            Self::Store(error) => error.hint(),
        }
    }
}

/// Says why a change is not applied. A disk that can't be written is not among the reasons: then the change
/// is applied in memory and waits.
#[derive(Debug, Error)]
pub enum ApplyError {
    /// Somebody has changed the same since.
    #[error("{sentence}")]
    Changed {
        /// What stands in the way, such as `The title of “Cloud package” was changed since.`
        sentence: String,
        /// The records as they are now.
        records: Vec<(RecordId, Record)>,
    },
    /// What is to be changed is not there any more.
    #[error("{sentence}")]
    Gone {
        /// What is gone.
        sentence: String,
    },
    /// The file must be left as it is: damaged, or of a newer program.
    #[error(transparent)]
    ReadOnly(StoreError),
}

impl ApplyError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Changed { .. } => {
                Some("It stays as it is now; change it again by hand.".to_owned())
            }
            Self::Gone { .. } => None,
            Self::ReadOnly(error) => error.hint(),
        }
    }

    /// Returns the records as they are now, for a window that had thought otherwise.
    pub fn records(&self) -> &[(RecordId, Record)] {
        match self {
            Self::Changed { records, .. } => records,
            Self::Gone { .. } | Self::ReadOnly(_) => &[],
        }
    }
}

/// Says why something was not added.
#[derive(Debug, Error)]
pub enum AddError {
    /// There is no such file.
    #[error("{path} does not exist.")]
    Missing {
        /// The path, as it was given.
        path: String,
    },
    /// The system does not let it be read.
    #[error("{path} could not be read: {why}.")]
    Unreadable {
        /// The path, as it was given.
        path: String,
        /// The system's reason.
        why: String,
    },
    /// It comes by itself, and a person has taken its article away for good.
    #[error("{path} was not added: its article was purged.")]
    Purged {
        /// The path.
        path: String,
        /// The article.
        article: ArticleId,
        /// The hash of its bytes.
        hash: CleanText,
    },
    /// It is no text that can be read.
    #[error("{name} was not added. {why}")]
    Import {
        /// The path, or what stands for it.
        name: String,
        /// Why.
        why: ImportError,
    },
    /// Reading it met a limit, or the process that reads has failed.
    #[error("{name} was not added. {why}")]
    Extract {
        /// The path, or what stands for it.
        name: String,
        /// Why.
        why: ExtractError,
    },
    /// It did not come from its address.
    #[error("{address} was not added. {why}")]
    Fetch {
        /// The address.
        address: String,
        /// Why.
        why: FetchError,
    },
    /// The article to revise is not there, or cannot be.
    #[error(transparent)]
    Article(#[from] ReadError),
    /// It could not be saved.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AddError {
    /// Tells whether nothing is wrong but that a person has stopped it.
    pub fn is_stopped(&self) -> bool {
        match self {
            Self::Fetch { why, .. } => *why == FetchError::Stopped,
            Self::Extract { why, .. } => *why == ExtractError::Cancelled,
            _ => false,
        }
    }

    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Missing { path } => {
                let page = PageAddress::perhaps(path)?;
                Some(format!("For the page of that address, write {page}."))
            }
            Self::Unreadable { .. } => None,
            Self::Purged { .. } => Some("Adding it by hand makes a new article of it.".to_owned()),
            Self::Import { why, .. } => why.hint(),
            Self::Extract { why, .. } => why.hint(),
            Self::Fetch { why, .. } => why.hint(),
            Self::Article(error) => error.hint(),
            Self::Store(error) if error.is_of_a_full_disk() => {
                Some("Make room on the disk, and add it again.".to_owned())
            }
            Self::Store(error) => error.hint(),
        }
    }

    /// Tells whether what is so is passed over as a matter of course.
    pub fn is_ordinary(&self) -> bool {
        match self {
            Self::Purged { .. } => true,
            Self::Import { why, .. } => why.is_ordinary(),
            Self::Extract { why, .. } => why.is_ordinary(),
            _ => false,
        }
    }

    /// Returns the reason in a few words, for a list of what was skipped.
    pub fn reason(&self) -> String {
        match self {
            Self::Missing { .. } => "missing".to_owned(),
            Self::Unreadable { why, .. } => why.clone(),
            Self::Purged { .. } => "purged".to_owned(),
            Self::Import { why, .. } => why.reason().to_owned(),
            Self::Extract { why, .. } => why.reason(),
            Self::Fetch { why, .. } => why.reason(),
            Self::Article(error) => error.to_string(),
            Self::Store(error) => error.to_string(),
        }
    }
}

/// One thing that an ambiguous name could mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The full id.
    pub id: String,
    /// The last eight digits.
    pub short: String,
    /// Its title, words or statement.
    pub title: CleanText,
}

/// Says why a name does not tell one thing.
#[derive(Debug, Error)]
pub enum LookupError {
    /// Nothing is named so.
    #[error("There is no {what} that “{name}” names.")]
    Unknown {
        /// `article`, `annotation`, `claim`, `story`, `view`, `grid` or `feed`.
        what: &'static str,
        /// The name, as it was given.
        name: String,
        /// Names that may have been meant.
        alike: Vec<String>,
    },
    /// Too few digits.
    #[error("“{name}” is too short for an id: it takes four digits at least.")]
    TooShort {
        /// The name, as it was given.
        name: String,
    },
    /// Several things are named so.
    #[error("“{name}” could be {}:{}", count(candidates, what), list(candidates))]
    Ambiguous {
        /// `article`, `annotation` or `claim`.
        what: &'static str,
        /// The name, as it was given.
        name: String,
        /// What it could be.
        candidates: Vec<Candidate>,
    },
    /// It is an entry of a feed that was here already, and has no text of its own.
    #[error("“{title}” is an entry of a feed that is here as {}.", as_another(into.as_ref()))]
    Joined {
        /// The title of the entry.
        title: CleanText,
        /// The article, where that is known.
        into: Option<Candidate>,
    },
    /// A file could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl LookupError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unknown { what, alike, .. } if !alike.is_empty() => {
                let quoted: Vec<String> = alike.iter().map(|name| format!("“{name}”")).collect();
                Some(format!(
                    "Did you mean {}? `briefreader {what}` lists what there is.",
                    quoted.join(" or ")
                ))
            }
            Self::Unknown { what, .. } => Some(match *what {
                what @ ("story" | "view" | "grid" | "feed") => {
                    format!("`briefreader {what}` lists what there is.")
                }
                "article" => {
                    "An article is named by its id, its URL or the path it came from; `briefreader list` shows them.".to_owned()
                }
                what => format!("`briefreader {what}s` lists what there is."),
            }),
            Self::TooShort { .. } => Some("Give the last eight digits, as they are listed.".to_owned()),
            Self::Ambiguous { .. } => Some("Give more digits of the id.".to_owned()),
            Self::Joined { into, .. } => {
                let into = into.as_ref()?;
                Some(format!("`briefreader show {}` shows that.", into.short))
            }
            Self::Store(error) => error.hint(),
        }
    }
}

impl LookupError {
    /// Adds the known names that may have been meant.
    pub(super) fn with_alike<'a>(self, known: impl IntoIterator<Item = &'a str>) -> Self {
        match self {
            Self::Unknown { what, name, .. } => {
                let alike = near::alike(&name, known);
                let alike = alike.into_iter().map(str::to_owned).collect();
                Self::Unknown { what, name, alike }
            }
            other => other,
        }
    }
}

fn as_another(into: Option<&Candidate>) -> String {
    match into {
        Some(into) => format!("the article “{}”", into.title),
        None => "another article".to_owned(),
    }
}

/// How many candidates a message lists.
const LISTED: usize = 10;

fn count(candidates: &[Candidate], what: &str) -> String {
    let several = match what {
        "story" => "stories".to_owned(),
        what => format!("{what}s"),
    };
    format!("{} {several}", candidates.len())
}

fn list(candidates: &[Candidate]) -> String {
    let mut lines: String = candidates
        .iter()
        .take(LISTED)
        .map(|candidate| format!("\n  {}  {}", candidate.short, candidate.title))
        .collect();
    if candidates.len() > LISTED {
        lines.push_str(&format!("\n  and {} more", candidates.len() - LISTED));
    }
    lines
}
