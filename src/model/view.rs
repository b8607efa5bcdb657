//! What the library answers: values that the screen, the command line and the exports show.

mod feeds;
mod grid;

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use jiff::Timestamp;

use crate::model::{
    AnchorState, Annotation, AnnotationId, Article, ArticleId, Claim, ClaimId, CleanText, Evidence,
    Feed, Grid, PartialDate, Placement, Record, RecordId, Relation, SavedView, Silence, Snapshot,
    SnapshotEntry, SnapshotId, Stance, Story,
    heading::Heading,
    origin::{Counted, Origin, Why, counted},
};

pub use feeds::{
    FeedOutcome, FeedRefreshed, FeedRow, FeedState, FeedsRefreshed, FollowState, Followed,
    FoundFeed, FoundFeeds, NamedFeed, Overlap, Refreshing,
};
pub use grid::{GridPage, HeldRow};

/// A row of the list of articles.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleRow {
    /// The article.
    pub article: Arc<Article>,
    /// How many annotations it has.
    pub annotations: usize,
    /// How many different claims these bear on.
    pub claims: usize,
    /// Which letters were typed, where the list is filtered by letters.
    pub matched: Matched,
}

/// Which letters of a row were typed: numbers of clusters, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// Those of the title.
    pub title: Vec<u32>,
    /// Those of the source.
    pub source: Vec<u32>,
}

/// The order of a list of articles; ties are broken by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Last added first.
    #[default]
    Added,
    /// Last published first, those without a date at the end.
    Published,
    /// By title.
    Title,
    /// By source, those without one at the end; then last published first.
    Source,
    /// Those not read first, then last added first. What is read meanwhile stays where it is until the
    /// list is sorted anew, or else the next article would not be the next one any more.
    Unread,
    /// Best match first, then last added first: for a list that is filtered by letters only.
    Match,
}

impl Sort {
    /// The orders that can be chosen of every list, in the order in which a key steps through them.
    pub const ALL: [Self; 5] = [
        Self::Added,
        Self::Published,
        Self::Title,
        Self::Source,
        Self::Unread,
    ];

    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Published => "published",
            Self::Title => "title",
            Self::Source => "source",
            Self::Unread => "unread",
            Self::Match => "best match",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// What a list of articles is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// Nothing.
    #[default]
    None,
    /// The source; in the order of their names, those without one at the end.
    Source,
    /// The date of publication, the last first.
    Date,
}

impl Grouping {
    /// All groupings, in the order in which a key steps through them.
    pub const ALL: [Self; 3] = [Self::None, Self::Source, Self::Date];

    /// Returns the word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Source => "source",
            Self::Date => "date",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.word() == word)
    }
}

/// Whether a list shows all articles or only new ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All.
    #[default]
    All,
    /// Those added after [`Filter::since`].
    New,
}

/// Tells which articles a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Those that are not in the trash.
    #[default]
    Library,
    /// Those in the trash; what was purged is nowhere.
    Trash,
}

/// What a list of articles shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// What was typed: letters of words in title, source, author or a tag, in any order, and whatever a query
    /// has besides. Nothing lets all pass.
    pub words: String,
    /// Queries, all of which must be fulfilled besides.
    pub within: Vec<String>,
    /// Which turn of a list this is: what is read meanwhile stays where it is until the next one. Lists that are
    /// asked for once have none.
    pub turn: u64,
    /// The order, unless a query names one.
    pub sort: Sort,
    /// What the articles are grouped by; the order is that within a group.
    pub group: Grouping,
    /// Where to look.
    pub shelf: Shelf,
    /// What was added later is new; without it nothing is.
    pub since: Option<Timestamp>,
    /// Whether only what is new is shown.
    pub scope: Scope,
    /// The day on which this is asked, by which days are named.
    pub today: Option<PartialDate>,
}

/// Articles of a list that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub heading: Heading,
    /// The place of the first of them in the whole list.
    pub first: usize,
    /// How many they are.
    pub count: usize,
}

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The place of the first row in the whole list.
    pub offset: usize,
    /// The most rows.
    pub limit: usize,
    /// An article whose place is to be told; where rows are asked for and it stands outside of them, those around it
    /// are answered instead.
    pub find: Option<ArticleId>,
    /// Where that article is known to have stood, which need not be counted where nothing has moved since.
    pub stood: Option<Stood>,
}

/// Where an article stood in the list of all, not grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stood {
    /// Its place.
    pub place: usize,
    /// The state of the list then, see [`Page::state`].
    pub state: u64,
}

impl Part {
    /// Returns the part that is answered where the article stands there: it begins where one of this size does.
    #[must_use]
    pub fn around(self, found: Option<usize>) -> Self {
        let is_inside = |place: usize| {
            place
                .checked_sub(self.offset)
                .is_some_and(|at| at < self.limit)
        };
        match found.and_then(|place| place.checked_div(self.limit).filter(|_| !is_inside(place))) {
            // With the part before it, since a list that is scrolled to it may end with it.
            Some(number) => Self {
                offset: number.saturating_sub(1) * self.limit,
                limit: self.limit * 2,
                ..self
            },
            None => self,
        }
    }
}

/// A part of a list of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The place of the first row in the whole list.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<ArticleRow>,
    /// How many rows the whole list has.
    pub total: usize,
    /// Counts over the library.
    pub counts: Counts,
    /// The groups of the whole list, in its order; none where it is not grouped.
    pub groups: Arc<[Group]>,
    /// Where the article stands in the whole list that was asked for with the page.
    pub found: Option<usize>,
    /// A number that is another when any article may stand elsewhere.
    pub state: u64,
}

/// A source as it is written, with its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Its name; nothing for articles of which none is known.
    pub source: Option<CleanText>,
    /// Its articles.
    pub articles: Vec<ArticleId>,
}

/// Counts over the library; what is in the trash doesn't count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Articles not read.
    pub unread: usize,
    /// Articles that are new to whoever asked.
    pub new: usize,
    /// Articles with the tag `sample`.
    pub samples: usize,
    /// Claims.
    pub claims: usize,
    /// Annotations that wait for a person: to review, edited, or without a place.
    pub recheck: usize,
}

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

/// Counts of the evidence of a claim, by stance; unknown stances count as mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StanceCounts {
    /// Evidence that supports the claim.
    pub supports: usize,
    /// Evidence that refutes it.
    pub refutes: usize,
    /// Evidence that mentions it.
    pub mentions: usize,
}

impl StanceCounts {
    /// Counts one piece of evidence.
    pub fn count(&mut self, stance: &Stance) {
        match stance {
            Stance::Supports => self.supports += 1,
            Stance::Refutes => self.refutes += 1,
            Stance::Mentions | Stance::Other(_) => self.mentions += 1,
        }
    }
}

/// A row of the list of claims.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// The claim.
    pub claim: Arc<Claim>,
    /// A number for each word of its statement, in order: what sentences and other claims are compared by, without
    /// folding the words of all claims anew each time.
    pub words: Arc<[u64]>,
    /// How much evidence of each stance.
    pub counts: StanceCounts,
    /// From how many articles.
    pub articles: usize,
    /// How many articles say nothing of it, checked in their newest snapshots.
    pub silent: usize,
    /// How much of the evidence waits for a recheck.
    pub recheck: usize,
}

/// An article that was checked for a claim and says nothing of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SilenceRow {
    /// The article, which may be in the trash.
    pub article: Arc<Article>,
    /// What was checked, and when.
    pub silence: Silence,
}

impl SilenceRow {
    /// Tells whether it holds: a newer snapshot waits to be checked.
    pub fn is_current(&self) -> bool {
        self.silence.is_current(&self.article)
    }

    /// Returns the number of the snapshot that was checked, the oldest being 1; nothing where it is gone.
    pub fn number(&self) -> Option<usize> {
        let silence = &self.silence;
        self.article.number_then(&silence.snapshot, silence.checked)
    }
}

/// One annotation that bears on a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceRow {
    /// The article, which may be in the trash.
    pub article: Arc<Article>,
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// The link.
    pub evidence: Evidence,
    /// Where the annotation stands in the newest snapshot, and how sure that is.
    pub placement: Placement,
    /// The words that stand there, where they may be others.
    pub words: Option<CleanText>,
    /// Where it comes from in the end.
    pub origin: Origin,
}

impl EvidenceRow {
    /// Tells whether it waits for a recheck: its words have changed, or it was judged under another wording.
    pub fn waits(&self, statement: &str) -> bool {
        self.placement.waits() || self.evidence.is_outworded(statement)
    }

    /// Tells whether a person has said where it comes from, or whom the article has it from; all else was made out, as
    /// that the article is a copy always is.
    pub fn is_origin_said(&self) -> bool {
        match self.origin.why {
            Why::Said => true,
            Why::Copy(_) => false,
            _ => self.evidence.is_via_said(),
        }
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

/// A claim with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimPage {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Its record.
    pub record: Record,
    /// The evidence: supporting, refuting, mentioning; within each in the order of publication.
    pub evidence: Vec<EvidenceRow>,
    /// The articles that say nothing of it, in the order of publication; none that has evidence.
    pub silences: Vec<SilenceRow>,
    /// The records of the annotations that the evidence comes from, to be changed from here.
    pub records: Vec<(RecordId, Record)>,
    /// What other claims say that they are to it, where that was asked for, in the order of their ids.
    pub related: Vec<(ClaimId, Relation)>,
}

impl ClaimPage {
    /// Returns what the claim is to others, with the word for it, and what they are to it, turned round; each once.
    pub fn relations(&self) -> Vec<(ClaimId, &str)> {
        let own = self.claim.relations.iter();
        let own = own.map(|(other, relation)| (*other, relation.word()));
        let back = self.related.iter();
        let back = back.map(|(other, relation)| (*other, relation.back()));
        let mut all: Vec<(ClaimId, &str)> = Vec::new();
        for one in own.chain(back) {
            // Two that contradict each other may both say so.
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }

    /// Counts where the evidence comes from in the end.
    pub fn origins(&self) -> Counted {
        let rows = self.evidence.iter();
        counted(rows.map(|row| (&row.origin, row.is_origin_said())))
    }

    /// Counts the articles that say nothing of it in their newest snapshots.
    pub fn silent(&self) -> usize {
        self.silences.iter().filter(|row| row.is_current()).count()
    }

    /// Counts the evidence that waits for a recheck.
    pub fn recheck(&self) -> usize {
        self.evidence
            .iter()
            .filter(|row| row.waits(&self.claim.statement))
            .count()
    }
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

/// Tells what adding an article came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddState {
    /// It was not there.
    New,
    /// It was there with another text; the new one stands beside the old.
    Revised,
    /// It was there with this text.
    Unchanged,
    /// It was in the trash, and is not any more.
    Restored,
    /// A person had removed it, and it was left so, since it came by itself.
    Left,
}

impl AddState {
    /// Returns the word for it on the screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Revised => "revised",
            Self::Unchanged => "unchanged",
            Self::Restored => "restored",
            Self::Left => "left",
        }
    }
}

/// An article that was added.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// The article.
    pub id: ArticleId,
    /// Its headline.
    pub title: CleanText,
    /// What came of it.
    pub state: AddState,
    /// Its newest snapshot.
    pub snapshot: SnapshotId,
    /// Where its annotations stand in a new snapshot, those in the trash left out.
    pub placed: Vec<(AnnotationId, Placement)>,
    /// How many sample articles are there, told with the first article of one's own only.
    pub samples: usize,
    /// What the person should know.
    pub notices: Vec<CleanText>,
}

impl Added {
    /// Says of an article that it had this text already, and that nothing was written.
    pub fn unchanged(article: &Article, newest: &SnapshotEntry) -> Self {
        Self::unwritten(article, AddState::Unchanged, &newest.id)
    }

    /// Says of an article in the trash that it was left there, with the text that it has.
    pub fn left(article: &Article, newest: &SnapshotId) -> Self {
        Self::unwritten(article, AddState::Left, newest)
    }

    fn unwritten(article: &Article, state: AddState, snapshot: &SnapshotId) -> Self {
        Self {
            id: article.id,
            title: article.title.clone(),
            state,
            snapshot: snapshot.clone(),
            placed: Vec::new(),
            samples: 0,
            notices: Vec::new(),
        }
    }
}

/// The words for each state beside its count, in the order in which a person is told.
const TOLD: [(AnchorState, &str); 5] = [
    (AnchorState::Anchored, "where they were"),
    (AnchorState::Moved, "moved"),
    (AnchorState::Edited, "edited"),
    (AnchorState::Review, "to review"),
    (AnchorState::Orphan, "orphan"),
];

/// Says how many annotations are in each state, such as `2 moved, 1 edited`; empty where there are none.
pub fn counts_in_words<'a>(states: impl Iterator<Item = &'a AnchorState>) -> String {
    let mut counts = [0; TOLD.len()];
    for state in states {
        if let Some(at) = TOLD.iter().position(|(told, _)| told == state)
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
    }
    let told = counts.iter().zip(TOLD).filter(|(count, _)| **count > 0);
    let told: Vec<_> = told
        .map(|(count, (_, words))| format!("{count} {words}"))
        .collect();
    told.join(", ")
}

impl Added {
    /// Counts the annotations of the new snapshot that are in a state.
    pub fn count(&self, state: &AnchorState) -> usize {
        let is = |(_, placement): &&(AnnotationId, Placement)| placement.state == *state;
        self.placed.iter().filter(is).count()
    }
}

/// A file or folder that was not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path, or the name by which it was given.
    pub source: CleanText,
    /// Why, in a few words, such as `hidden` or `binary`.
    pub reason: CleanText,
    /// Whether such files and folders are passed over as a matter of course: a person who has put them there need not
    /// be told.
    pub is_ordinary: bool,
}

/// What came of adding a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FolderAdded {
    /// The articles, in the order of their paths.
    pub articles: Vec<Added>,
    /// What was not added.
    pub skipped: Vec<Skipped>,
    /// How many files were not come to, since the adding was stopped.
    pub left: usize,
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
