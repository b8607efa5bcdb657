//! What a command says when it can't do what was asked.

use std::{fmt, path::Path};

use crate::{
    anchor::{AnchorError, QuoteError},
    library::{
        AddError, ApplyError, FeedError, IndexingError, LookupError, ReadError, SurveyError,
    },
    store::{StoreError, shown},
};

/// Tells which exit status an error has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It could not be done: status 1.
    Failed,
    /// It was asked for wrongly: status 2.
    Usage,
}

/// An error in words for a person: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CliError {
    /// What is wrong: whole sentences that name the thing.
    pub message: String,
    /// What to do about it, where we know.
    pub hint: Option<String>,
    /// The kind.
    pub kind: Kind,
}

impl CliError {
    /// Says that something could not be done.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            kind: Kind::Failed,
        }
    }

    /// Says that something was asked for wrongly.
    pub fn usage(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Usage,
            ..Self::new(message)
        }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }

    /// Writes the name of a file as it may be printed, where the message has it as the system gives it.
    #[must_use]
    pub fn naming(self, source: &Path) -> Self {
        let raw = source.display().to_string();
        Self {
            message: self.message.replace(&raw, &shown(source)),
            ..self
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Takes over what an error says and what it hints at.
macro_rules! from_error {
    ($($error:ty),*) => {$(
        impl From<$error> for CliError {
            fn from(error: $error) -> Self {
                Self {
                    message: error.to_string(),
                    hint: error.hint().map(Into::into),
                    kind: Kind::Failed,
                }
            }
        }
    )*};
}

from_error!(
    StoreError,
    ReadError,
    SurveyError,
    LookupError,
    ApplyError,
    AddError,
    FeedError,
    IndexingError,
    QuoteError,
    AnchorError
);
