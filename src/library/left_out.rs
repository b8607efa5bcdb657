//! What was left out of the page that a snapshot was made of.

use thiserror::Error;

use crate::{
    compare::diff::Revision,
    import::{self, Extent, Hints, ImportError},
    library::{Library, ReadError, placing::Pace},
    model::{Article, ArticleId, SnapshotId},
    store::{StoreError, original::OriginalId},
};

/// Says why it can't be told what was left out of a page.
#[derive(Debug, Error)]
pub enum LeftOutError {
    /// The article can't be read.
    #[error(transparent)]
    Article(#[from] ReadError),
    /// Its original can't be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It was made of something of which nothing is left out.
    #[error("This snapshot was made of a text, not of a page or a mail: nothing was left out.")]
    NoPage,
    /// The whole page can't be read.
    #[error("The whole page can't be shown. {0}")]
    Import(#[from] ImportError),
}

impl Library {
    /// Compares a snapshot of an article with all text of the page or mail that it was made of: what was left out has
    /// come in there. Nothing where that is left meanwhile, which is asked now and then.
    ///
    /// # Errors
    /// Where there is no such article or snapshot, where it was made of no page, or where that can't be read.
    pub fn left_out(
        &self,
        id: ArticleId,
        snapshot: &SnapshotId,
        is_left: &dyn Fn() -> bool,
    ) -> Result<Option<Revision>, LeftOutError> {
        let opened = self.open_at(id, Some(snapshot), Pace::Thorough)?;
        let article = opened.article;
        let original = original_of(&article, snapshot).ok_or(LeftOutError::NoPage)?;
        let bytes = self.store.load_original(&original)?;
        let hints = Hints {
            extent: Extent::Whole,
            ..hints_of(&article)
        };
        if !import::kind_of(&bytes, &hints)?.may_run_away() {
            return Err(LeftOutError::NoPage);
        }
        let whole = import::import(&bytes, &hints)?.snapshot;
        let both = (opened.snapshot, whole.into());
        Ok(Revision::new(article, both, Vec::new(), is_left))
    }
}

/// Returns the original of a snapshot, where one was kept.
fn original_of(article: &Article, snapshot: &SnapshotId) -> Option<OriginalId> {
    let mut entries = article.snapshots.iter();
    let entry = entries.find(|entry| entry.id == *snapshot)?;
    OriginalId::parse(entry.original.as_ref()?)
}

/// Returns what is known of the bytes that an article was made of.
fn hints_of(article: &Article) -> Hints<'_> {
    Hints {
        name: article.location.as_deref(),
        address: article.url.as_deref(),
        ..Hints::default()
    }
}
