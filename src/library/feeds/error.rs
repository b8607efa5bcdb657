//! What is refused of feeds, in words for a person.

use thiserror::Error;

use crate::{
    extract::ExtractError,
    library::{AddError, ApplyError, IndexingError, ReadError},
    model::CleanText,
    net::{FetchError, Wanted},
    store::StoreError,
};

/// Says why a feed is not found, not followed or not refreshed.
#[derive(Debug, Error)]
pub enum FeedError {
    /// It did not come from its address.
    #[error("{address} was not read. {why}")]
    Fetch {
        /// The address.
        address: CleanText,
        /// Why.
        why: FetchError,
    },
    /// What came can't be read.
    #[error("{address} was not read. {why}")]
    Read {
        /// The address.
        address: CleanText,
        /// Why.
        why: ExtractError,
    },
    /// There is a page, and no feed.
    #[error("{address} is no feed, and names none.")]
    NoFeed {
        /// The address.
        address: CleanText,
    },
    /// The index does not answer.
    #[error(transparent)]
    Index(#[from] IndexingError),
    /// The change is refused.
    #[error(transparent)]
    Apply(#[from] ApplyError),
    /// Something could not be saved or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An article can't be written.
    #[error(transparent)]
    Add(#[from] AddError),
}

impl FeedError {
    /// Tells whether nothing is wrong but that a person has stopped it.
    pub fn is_stopped(&self) -> bool {
        match self {
            Self::Fetch { why, .. } => *why == FetchError::Stopped,
            Self::Read { why, .. } => *why == ExtractError::Cancelled,
            _ => false,
        }
    }

    /// Tells whether it is a matter of one article alone, which must be left as it is; the others can be written.
    pub(super) fn is_of_one_article(&self) -> bool {
        let store = match self {
            Self::Store(error)
            | Self::Add(AddError::Store(error) | AddError::Article(ReadError::Store(error))) => {
                error
            }
            Self::Add(AddError::Article(_)) => return true,
            _ => return false,
        };
        !matches!(
            store,
            StoreError::Io { .. } | StoreError::Busy { .. } | StoreError::NoHome
        )
    }

    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Fetch { why, .. } => why.hint_for(Wanted::Feed),
            Self::Read { why, .. } => hint_for_feed(why),
            Self::NoFeed { .. } => Some(
                "Look on its site for “RSS”, “Atom” or “feed”, and give the address of that."
                    .to_owned(),
            ),
            Self::Index(error) => error.hint(),
            Self::Apply(error) => error.hint(),
            Self::Store(error) => error.hint(),
            Self::Add(error) => error.hint(),
        }
    }
}

impl FeedError {
    /// Returns what the person can do about it on a screen, where no option can be given.
    pub fn hint_on_screen(&self) -> Option<String> {
        match self {
            Self::Fetch { why, .. } => why.hint_on_screen(Wanted::Feed),
            other => other.hint(),
        }
    }
}

/// Returns what the person can do about a feed that can't be read.
pub(super) fn hint_for_feed(why: &ExtractError) -> Option<String> {
    match why {
        ExtractError::TooLong(_)
        | ExtractError::TooMuchMemory
        | ExtractError::TooMuch
        | ExtractError::BrokeOff => Some("Tell those who publish it.".to_owned()),
        why => why.hint(),
    }
}
