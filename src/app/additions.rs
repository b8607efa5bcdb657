//! What is being added, and what came of it.
//!
//! Adding goes on beside the screen: a page has to come over the network, a folder may hold ten thousand files. Each
//! has an [`Addition`], which stays listed to the end of the session, so that nothing fails unseen.

use crate::{
    model::{
        ArticleId, CleanText,
        view::{AddState, Added, FolderAdded},
    },
    text::count::{bytes, counted, grouped},
};

/// The most that are remembered once they have ended.
const REMEMBERED: usize = 500;

/// Counts what was added in this session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AdditionId(pub u64);

/// What becomes of an article once it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// It is opened, unless the person is elsewhere by then.
    Open,
    /// It stands in the list.
    #[default]
    Stay,
}

/// How far an addition has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Others come first.
    Waiting,
    /// It comes over the network: bytes until now, and how many there will be where the server says so.
    Fetching(u64, Option<u64>),
    /// Its text is read and saved.
    Reading,
    /// It is a folder: files that were looked at until now, and how many there are once that is known.
    Folder(usize, Option<usize>),
    /// It is there.
    Added(Box<Added>),
    /// A folder was gone through, to its end or not.
    Gathered(Box<FolderAdded>),
    /// It failed: why, and what to do.
    Failed(CleanText),
    /// The person ended it.
    Cancelled,
}

impl Stage {
    /// Tells whether nothing comes after it.
    pub const fn is_end(&self) -> bool {
        match self {
            Self::Waiting | Self::Fetching(..) | Self::Reading | Self::Folder(..) => false,
            Self::Added(_) | Self::Gathered(_) | Self::Failed(_) | Self::Cancelled => true,
        }
    }

    /// Says it in a few words.
    pub fn words(&self) -> String {
        match self {
            Self::Waiting => "waiting".to_owned(),
            Self::Fetching(0, _) => "asking the server".to_owned(),
            Self::Fetching(done, Some(whole)) if whole > done => {
                format!("fetching · {} of {}", bytes(*done), bytes(*whole))
            }
            Self::Fetching(done, _) => format!("fetching · {}", bytes(*done)),
            Self::Reading => "reading".to_owned(),
            Self::Folder(done, Some(files)) => {
                format!("{} of {} files", grouped(*done), grouped(*files))
            }
            Self::Folder(..) => "looking for files".to_owned(),
            Self::Added(added) => match added.state {
                AddState::New => "added".to_owned(),
                AddState::Revised => "has a new snapshot".to_owned(),
                AddState::Unchanged => "has not changed".to_owned(),
                AddState::Restored => "back from the trash".to_owned(),
            },
            Self::Gathered(folder) => counted(folder.articles.len(), "article"),
            Self::Failed(_) => "not added".to_owned(),
            Self::Cancelled => "cancelled".to_owned(),
        }
    }
}

/// Something that is added.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// Its number.
    pub id: AdditionId,
    /// What was given: an address or a path.
    pub source: CleanText,
    /// What becomes of it once it is there.
    pub then: Then,
    /// How far it has come.
    pub stage: Stage,
}

impl Addition {
    /// Returns the article, once it is there.
    pub const fn article(&self) -> Option<ArticleId> {
        match &self.stage {
            Stage::Added(added) => Some(added.id),
            _ => None,
        }
    }

    /// Returns its title, or what was given.
    pub const fn name(&self) -> &CleanText {
        match &self.stage {
            Stage::Added(added) => &added.title,
            _ => &self.source,
        }
    }
}

/// All that was added in this session, in the order in which it was given.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    all: Vec<Addition>,
    last: AdditionId,
}

impl Additions {
    /// Takes another; those that ended long ago are forgotten.
    pub fn begin(&mut self, source: &CleanText, then: Then) -> AdditionId {
        if self.all.len() >= REMEMBERED
            && let Some(oldest) = self.all.iter().position(|one| one.stage.is_end())
        {
            self.all.remove(oldest);
        }
        self.last = AdditionId(self.last.0 + 1);
        self.all.push(Addition {
            id: self.last,
            source: source.clone(),
            then,
            stage: Stage::Waiting,
        });
        self.last
    }

    /// Notes how far one has come; returns it where it was going on until now.
    pub fn go_on(&mut self, id: AdditionId, stage: Stage) -> Option<&Addition> {
        let one = self.all.iter_mut().find(|one| one.id == id)?;
        if one.stage.is_end() {
            return None;
        }
        one.stage = stage;
        Some(one)
    }

    /// Returns all, the last first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Addition> {
        self.all.iter().rev()
    }

    /// Returns those that go on, in the order in which they were given.
    pub fn going_on(&self) -> impl Iterator<Item = &Addition> {
        self.all.iter().filter(|one| !one.stage.is_end())
    }

    /// Says in a few words what goes on; nothing where nothing does.
    pub fn told(&self) -> Option<String> {
        let mut going_on = self.going_on();
        let first = going_on.next()?;
        Some(match going_on.count() {
            0 => format!("adding: {}", first.stage.words()),
            others => format!("adding {}", others + 1),
        })
    }
}
