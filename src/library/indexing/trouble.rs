//! What keeps lists and searches from telling all that is there, until it is told.

use crate::{
    index::Index,
    library::{
        Library,
        indexing::{IndexingError, Parts},
        lock,
    },
    model::CleanText,
};

/// Why lists and searches don't tell all that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The sentence.
    pub said: CleanText,
    /// Whether it is over as soon as another program lets the index go.
    pub is_passing: bool,
}

impl Library {
    /// Keeps what has come of an error until it is told, unless it was told since the index answered last.
    pub(in crate::library) fn note_trouble(&self, what: &str, error: &IndexingError) {
        let hint = error.hint().unwrap_or_default();
        let said = CleanText::line(&format!("{what}: {error}. {hint}"));
        tracing::warn!(%said, "the index");
        if lock(&self.indexing.told).insert(said.clone()) {
            *lock(&self.indexing.trouble) = Some(Trouble {
                said,
                is_passing: error.is_passing(),
            });
        }
    }

    /// Returns once what keeps lists and searches from telling all that is there.
    pub fn take_trouble(&self) -> Option<Trouble> {
        lock(&self.indexing.trouble).take()
    }

    /// Tells whether the index answers, and holds what this process has written.
    pub fn is_answering(&self) -> bool {
        let answered = self.asked(Parts::Rows, Index::version);
        answered.is_ok() && lock(&self.indexing.told).is_empty()
    }
}
