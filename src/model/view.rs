//! What the library answers: values that the screen, the command line and the exports show.

mod added;
mod claim;
mod feeds;
mod grid;
mod list;

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use crate::model::{
    Annotation, AnnotationId, Article, ArticleId, Claim, CleanText, Feed, Grid, Placement, Record,
    RecordId, SavedView, Snapshot, Story,
};

pub use feeds::{
    FeedOutcome, FeedRefreshed, FeedRow, FeedState, FeedsRefreshed, FollowState, Followed,
    FoundFeed, FoundFeeds, NamedFeed, Overlap, Refreshing,
};
pub use grid::{GridPage, HeldRow};

pub use added::{AddState, Added, FolderAdded, Skipped, counts_in_words};
pub use claim::{ClaimPage, ClaimRow, EvidenceRow, SilenceRow, StanceCounts};
pub use list::{
    ArticleRow, Counts, Filter, Group, Grouping, Matched, Page, Part, Scope, Shelf, Sort,
    SourceRow, Stood,
};

/// An article with its annotations and one of its snapshots, ready to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The article.
    pub article: Arc<Article>,
    /// Its record.
    pub record: Record,
    /// The record of its annotations.
    pub annotations: Record,
    /// The snapshot that is shown.
    pub snapshot: Arc<Snapshot>,
    /// Where annotations stand in that snapshot, as the matcher finds now: those without a written
    /// placement, and those whose written one does not fit the text. They go before what is written.
    pub placements: BTreeMap<AnnotationId, Placement>,
    /// Why its annotations can't be changed, where they can't.
    pub read_only: Option<CleanText>,
    /// What the person should know: hand edits that were taken over, damage, and so on.
    pub notices: Vec<CleanText>,
}

impl Opened {
    /// Tells where an annotation stands in the snapshot that is shown; its range always fits the text.
    ///
    /// One that was made after the article was opened is where it was made.
    pub fn placement(&self, annotation: &Annotation) -> Placement {
        let written = || {
            let placement = annotation.placement(&self.snapshot.id)?;
            let fits = |bytes: &Range<usize>| self.snapshot.text.get(bytes.clone()).is_some();
            placement
                .bytes
                .as_ref()
                .is_none_or(fits)
                .then_some(placement)
        };
        let found = self.placements.get(&annotation.id).cloned();
        found.or_else(written).unwrap_or_else(Placement::orphan)
    }
}

/// An annotation with its article and how sure it stands in the newest snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnotationRow {
    /// The article.
    pub article: Arc<Article>,
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// Where it stands there, and how sure that is.
    pub placement: Placement,
    /// The words that stand there, where they may be others.
    pub words: Option<CleanText>,
}

/// The annotations of all articles, with the records that they are in, to be changed from here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// The annotations, by article and place; orphans come last.
    pub rows: Vec<AnnotationRow>,
    /// The records of the annotations of each article.
    pub records: Vec<(RecordId, Record)>,
}

/// An annotation together with where it stands in the newest snapshot of its article.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedAnnotation {
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// Where it stands in the newest snapshot.
    pub placement: Placement,
    /// The words that stand there, where they may be others.
    pub words: Option<CleanText>,
    /// The same place in code points of that snapshot's text; nothing for an orphan.
    pub code_points: Option<Range<usize>>,
}

/// An annotation that waits for a recheck; by article and place, those without one at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The article.
    pub article: ArticleId,
    /// Where it stands in the newest snapshot, in bytes; nothing for an orphan.
    pub start: Option<usize>,
    /// The annotation.
    pub annotation: AnnotationId,
}

impl Unsure {
    /// Returns where it comes: its article, then its place in it.
    pub fn place(&self) -> (ArticleId, usize) {
        (self.article, self.start.unwrap_or(usize::MAX))
    }
}

/// A story with what it holds, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryRow {
    /// The story.
    pub story: Arc<Story>,
    /// Its articles, its claims, and what of its articles waits for a person; what is in the trash doesn't
    /// count.
    pub counts: Counts,
}

/// A saved view with what it finds, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewRow {
    /// The view.
    pub view: SavedView,
    /// How many articles it finds; nothing where it is not understood.
    pub count: Option<usize>,
}

/// Words that a person has used before, to be offered again; the most used first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Tags of articles and annotations.
    pub tags: Vec<Used>,
    /// Sources of articles.
    pub sources: Vec<Used>,
    /// Authors of articles.
    pub authors: Vec<Used>,
    /// Names of stories, and how many articles they hold.
    pub stories: Vec<Used>,
    /// Names of feeds, and how many articles came by each.
    pub feeds: Vec<Used>,
    /// Folders of feeds, and how many feeds are in each or below it.
    pub folders: Vec<Used>,
    /// Wordings of claims, each with from how many articles it has evidence.
    pub claims: Vec<Used>,
}

/// A word that was used before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// The word, or several.
    pub word: CleanText,
    /// How often.
    pub count: usize,
}

/// What lies in the trash.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trash {
    /// Articles, the last removed first.
    pub articles: Vec<Arc<Article>>,
    /// Claims, the last removed first.
    pub claims: Vec<Arc<Claim>>,
    /// Annotations that were removed by themselves, the last removed first.
    pub annotations: Vec<Arc<Annotation>>,
    /// Stories, the last removed first.
    pub stories: Vec<Arc<Story>>,
    /// Saved views, the last removed first.
    pub views: Vec<SavedView>,
    /// Grids, the last removed first.
    pub grids: Vec<Grid>,
    /// Feeds, the last removed first.
    pub feeds: Vec<Arc<Feed>>,
}

/// What lies in the trash, with the records by which it is taken out again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trashed {
    /// Articles.
    pub articles: Vec<Arc<Article>>,
    /// Claims.
    pub claims: Vec<ClaimRow>,
    /// Annotations that were removed by themselves.
    pub annotations: Vec<AnnotationRow>,
    /// Stories.
    pub stories: Vec<Arc<Story>>,
    /// Saved views.
    pub views: Vec<SavedView>,
    /// Grids.
    pub grids: Vec<Grid>,
    /// Feeds.
    pub feeds: Vec<Arc<Feed>>,
    /// The records of all of them.
    pub records: Vec<(RecordId, Record)>,
}

/// What has changed on disk without this window's doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Records that are new, changed or gone.
    pub records: Vec<RecordId>,
    /// What the person should know, such as damage.
    pub notices: Vec<CleanText>,
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The records it touched, as they are now, merged with what others wrote.
    pub records: Vec<(RecordId, Record)>,
    /// Whether they are on disk.
    pub saved: Saved,
    /// What the person should know: hand edits that were taken over, values of others that were replaced.
    pub notices: Vec<CleanText>,
}

/// Tells whether everything is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Everything is.
    Yes,
    /// Something is not; it is kept in memory and tried again with the next change and on quitting.
    No {
        /// How many records wait.
        waiting: usize,
        /// Why, in a sentence.
        why: CleanText,
    },
}

/// Where a person is in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The caret, in bytes of the snapshot's text.
    pub caret: usize,
    /// The first byte of the topmost row.
    pub top: usize,
}
