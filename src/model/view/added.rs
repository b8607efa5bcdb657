//! What came of adding, and where the annotations of a new snapshot stand, in words.

use crate::model::{
    AnchorState, AnnotationId, Article, ArticleId, CleanText, Placement, SnapshotEntry, SnapshotId,
};

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

impl Added {
    /// Counts the annotations of the new snapshot that are in a state.
    pub fn count(&self, state: &AnchorState) -> usize {
        let is = |(_, placement): &&(AnnotationId, Placement)| placement.state == *state;
        self.placed.iter().filter(is).count()
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
