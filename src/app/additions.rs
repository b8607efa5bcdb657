//! What is being added, and what came of it.
//!
//! Adding goes on beside the screen: a page has to come over the network, a folder may hold ten thousand files. Each
//! has an [`Addition`], which stays listed to the end of the session, so that nothing fails unseen.

use std::{path::PathBuf, sync::Arc};

use crate::{
    model::{
        ArticleId, CleanText, PageAddress,
        view::{AddState, Added, FolderAdded, Skipped},
    },
    text::count::{bytes, counted, grouped},
};

/// The most that are remembered once they have ended.
const REMEMBERED: usize = 500;

/// Counts what was added in this session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AdditionId(pub u64);

/// What is to be added, as it is found; what is shown of it is clean, and may name another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// What was typed or pasted: an address or a path.
    Typed(String),
    /// What was named when the program was started: an address, a file or a folder.
    Named(PathBuf),
    /// The page of an article, for its new text.
    Again(ArticleId, PageAddress),
}

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
    /// It is a folder: files that were looked at until now, how many there are once that is known, and how many are done
    /// in a second.
    Folder(usize, Option<usize>, usize),
    /// It is there.
    Added(Box<Added>),
    /// A folder was gone through, to its end or not.
    Gathered(Box<Gathered>),
    /// It failed: why, and what to do.
    Failed(CleanText),
    /// It is a feed, which the message says; how it is followed is told beside.
    Feed(CleanText),
    /// The person ended it.
    Cancelled,
}

impl Stage {
    /// Tells whether nothing comes after it.
    pub const fn is_end(&self) -> bool {
        match self {
            Self::Waiting | Self::Fetching(..) | Self::Reading | Self::Folder(..) => false,
            Self::Added(_)
            | Self::Gathered(_)
            | Self::Failed(_)
            | Self::Feed(_)
            | Self::Cancelled => true,
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
            Self::Folder(done, Some(files), rate) => {
                let (done, files) = (grouped(*done), grouped(*files));
                format!("{done} of {files} files · {} a second", grouped(*rate))
            }
            Self::Folder(..) => "looking for files".to_owned(),
            Self::Added(added) => match added.state {
                AddState::New => "added".to_owned(),
                AddState::Revised => "has a new snapshot".to_owned(),
                AddState::Unchanged => "has not changed".to_owned(),
                AddState::Restored => "back from the trash".to_owned(),
                AddState::Left => "left in the trash".to_owned(),
            },
            Self::Gathered(folder) if folder.left > 0 => format!(
                "{} · stopped, {} left",
                counted(folder.articles, "article"),
                counted(folder.left, "file")
            ),
            Self::Gathered(folder) => counted(folder.articles, "article"),
            Self::Failed(_) | Self::Feed(_) => "not added".to_owned(),
            Self::Cancelled => "cancelled".to_owned(),
        }
    }
}

/// What came of a folder, as far as it is told: of ten thousand articles, those that there is something to say of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// How many articles there are.
    pub articles: usize,
    /// How many of them a person should know something of.
    pub noticed: usize,
    /// What that is, each with the title of its article.
    pub notices: Vec<(CleanText, CleanText)>,
    /// How many files were skipped, by reason, in words.
    pub reasons: String,
    /// What was not added.
    pub skipped: Vec<Skipped>,
    /// How many files were not come to, since the adding was stopped.
    pub left: usize,
}

impl From<FolderAdded> for Gathered {
    fn from(folder: FolderAdded) -> Self {
        let reasons = folder.reasons();
        let articles = folder.articles.iter();
        let notices = articles.clone().flat_map(|added| {
            let notices = added.notices.iter();
            notices.map(|notice| (added.title.clone(), notice.clone()))
        });
        Self {
            articles: folder.articles.len(),
            noticed: articles.filter(|added| !added.notices.is_empty()).count(),
            notices: notices.collect(),
            reasons,
            skipped: folder.skipped,
            left: folder.left,
        }
    }
}

/// Something that is added.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// Its number.
    pub id: AdditionId,
    /// What was given, as it is shown: an address or a path.
    pub source: CleanText,
    /// What was given, as it is.
    pub given: Source,
    /// What becomes of it once it is there.
    pub then: Then,
    /// How far it has come.
    pub stage: Stage,
    /// Whether the person has ended it; what became of it by then, its last stage tells.
    pub is_left: bool,
}

impl Addition {
    /// Says in a few words how far it has come.
    pub fn words(&self) -> String {
        if self.is_left && !self.stage.is_end() {
            return "ending".to_owned();
        }
        self.stage.words()
    }

    /// Tells whether adding it again may bring more: it failed, was ended, or not all of it was taken in.
    pub fn may_bring_more(&self) -> bool {
        match &self.stage {
            Stage::Failed(_) | Stage::Cancelled => true,
            Stage::Gathered(folder) => {
                let is_odd = |skipped: &Skipped| !skipped.is_ordinary;
                folder.left > 0 || folder.skipped.iter().any(is_odd)
            }
            _ => false,
        }
    }

    /// Returns why it was not added, without what was given, which stands beside.
    pub fn why(&self) -> Option<&str> {
        let Stage::Failed(why) = &self.stage else {
            return None;
        };
        if let Some((_, why)) = why.split_once(" was not added. ") {
            return Some(why);
        }
        let rest = why.strip_prefix(self.source.as_str());
        Some(rest.unwrap_or(why).trim_start_matches([':', ' ']))
    }

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
    all: Vec<Arc<Addition>>,
    last: AdditionId,
}

impl Additions {
    /// Takes another; those that ended long ago are forgotten.
    pub fn begin(&mut self, source: &CleanText, given: Source, then: Then) -> AdditionId {
        if self.all.len() >= REMEMBERED
            && let Some(oldest) = self.all.iter().position(|one| one.stage.is_end())
        {
            self.all.remove(oldest);
        }
        self.last = AdditionId(self.last.0 + 1);
        self.all.push(Arc::new(Addition {
            id: self.last,
            source: source.clone(),
            given,
            then,
            stage: Stage::Waiting,
            is_left: false,
        }));
        self.last
    }

    /// Notes how far one has come; returns it where it was going on until now.
    pub fn go_on(&mut self, id: AdditionId, stage: Stage) -> Option<&Arc<Addition>> {
        let one = self.going_on_mut(id)?;
        // One that goes on is small, so that it may well be copied where it is shown.
        Arc::make_mut(one).stage = stage;
        Some(one)
    }

    /// Notes that the person ends one; tells whether it was going on until now.
    pub fn leave(&mut self, id: AdditionId) -> bool {
        let one = self.going_on_mut(id).filter(|one| !one.is_left);
        one.map(|one| Arc::make_mut(one).is_left = true).is_some()
    }

    fn going_on_mut(&mut self, id: AdditionId) -> Option<&mut Arc<Addition>> {
        let one = self.all.iter_mut().find(|one| one.id == id)?;
        (!one.stage.is_end()).then_some(one)
    }

    /// Returns all, the last first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Arc<Addition>> {
        self.all.iter().rev()
    }

    /// Returns those that go on, in the order in which they were given.
    pub fn going_on(&self) -> impl Iterator<Item = &Arc<Addition>> {
        self.all.iter().filter(|one| !one.stage.is_end())
    }

    /// Says in a few words what goes on; nothing where nothing does.
    pub fn told(&self) -> Option<String> {
        let mut going_on = self.going_on();
        let first = going_on.next()?;
        Some(match going_on.count() {
            0 => format!("adding: {}", first.words()),
            others => format!("adding {}", others + 1),
        })
    }
}
