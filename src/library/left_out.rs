//! What was left out of the page that a snapshot was made of.

use thiserror::Error;

use crate::{
    compare::diff::Revision,
    extract::ExtractError,
    import::{self, Extent, Hints, ImportError},
    library::{Library, ReadError, placing::Pace},
    model::{Article, ArticleId, SnapshotId, article::SnapshotEntry},
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
    /// It can't be read within limits.
    #[error("The whole page can't be shown. {0}")]
    Extract(#[from] ExtractError),
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
        let mut entries = article.snapshots.iter().rev();
        let entry = entries.find(|entry| entry.id == *snapshot);
        let entry = entry.ok_or(LeftOutError::NoPage)?;
        let original = entry.original.as_deref().and_then(OriginalId::parse);
        let bytes = self
            .store
            .load_original(&original.ok_or(LeftOutError::NoPage)?)?;
        let hints = hints_of(&article, entry);
        if !import::kind_of(&bytes, &hints)?.may_run_away() {
            return Err(LeftOutError::NoPage);
        }
        let whole = self.extractor.import(&bytes, &hints, is_left)?.snapshot;
        let both = (opened.snapshot, whole.into());
        let revision = Revision::new(article, both, Vec::new(), is_left);
        Ok(revision.map(Revision::of_page))
    }
}

/// Returns what is known of the bytes that a snapshot was made of.
fn hints_of<'a>(article: &'a Article, entry: &'a SnapshotEntry) -> Hints<'a> {
    let fetched = entry.fetched.as_ref();
    let location = article.location.as_deref();
    let name = location.and_then(|path| path.rsplit('/').next());
    Hints {
        // The name of an address tells nothing of how its page is to be read.
        name: name.filter(|_| fetched.is_none()),
        media_type: fetched.and_then(|fetched| fetched.media_type.as_deref()),
        address: fetched
            .map(|fetched| fetched.url.as_str())
            .or(article.url.as_deref()),
        extent: Extent::Whole,
        ..Hints::default()
    }
}
