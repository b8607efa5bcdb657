//! The one door to a person's articles, annotations, claims, stories, grids and feeds.
//!
//! The screen's workers and the command line come through here; everything can be asked from several
//! threads at once. Records are read from the files; which of them a list, a count or a name is about is asked of
//! the [`index`](crate::index), so that nothing here grows with the library. An article is opened by its id
//! without waiting for it.
//!
//! A change is stamped once and kept as waiting until it is on the disk: see [`Library::apply`]. Whatever is
//! read is joined with what waits, so that a full disk changes what is safe, not what is seen.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;
use tempfile::NamedTempFile;

use crate::{
    extract::Extractor,
    model::{
        Article, ArticleId, ClaimId, CleanText, Clock, DeviceId, Ids, Record, RecordId, RecordKind,
        Snapshot, Stamp,
    },
    store::{Fingerprint, Folder, Places, Store, StoreError, WriteGuard, device::device_id},
};

mod add;
mod admit;
mod apply;
mod asked;
mod check;
mod claims;
pub mod disagreements;
mod disputed;
mod dossier;
mod draft;
pub(crate) mod echoes;
pub mod error;
mod feeds;
mod fetched;
mod find;
mod folder;
mod grids;
mod indexing;
mod kept;
mod left_out;
mod letters;
mod likely;
pub(crate) mod listing;
mod load;
mod location;
mod marked;
mod matrix;
mod merge;
mod merged;
mod notices;
mod opened;
mod origins;
mod page;
mod parting;
mod placing;
mod position;
mod purge;
mod reading;
mod relating;
mod relied;
mod revision;
mod samples;
mod search;
mod settling;
mod several;
mod silence;
mod source;
mod stories;
mod trash;
mod vocabulary;
mod waiting;
mod watched;

pub use crate::model::Flow;
pub use add::{Given, LIMIT_BYTES};
pub use apply::MadeClaim;
pub use check::{Problem, Report};
pub use dossier::DossierScope;
pub use error::{AddError, ApplyError, LookupError, ReadError};
pub use feeds::{FeedError, Follow, RefreshAsked};
pub use folder::FolderProgress;
pub use indexing::{Compared, Depth, Indexed, IndexingError, Parts, Trouble};
pub use likely::LikelyIn;
pub use load::Loaded;
pub use matrix::{Scope, SurveyError};
pub use opened::AnnotationFilter;
pub use parting::Parting;
pub use samples::TAG as SAMPLE_TAG;
pub use source::{Named, NamedFault};
pub use trash::TrashAsked;
pub use watched::{Came, WatchedFolder};

use echoes::KeptWords;
use feeds::Looked;
use indexing::Indexing;
use page::Listed;
use reading::Worded;
use waiting::Waiting;

/// Answers questions about a person's library, and applies changes to it.
#[derive(Debug)]
pub struct Library {
    store: Store,
    extractor: Extractor,
    device: DeviceId,
    now: fn() -> Timestamp,
    /// Why this device's id could not be kept, which means that nothing can be saved.
    trouble: Option<CleanText>,
    /// Held while something is written; taken before all others.
    writer: Mutex<Writer>,
    /// Changes that are not on the disk yet.
    waiting: Mutex<Vec<Waiting>>,
    /// The list that was asked for last, since a person scrolls in it.
    listed: Mutex<Option<Listed>>,
    /// The turn of the list that a person looks at, and when it was.
    turned: Mutex<Option<(u64, Timestamp)>>,
    /// Articles that were looked at last, with the states of their files.
    articles: Mutex<HashMap<ArticleId, (Fingerprint, Arc<Article>)>>,
    /// Claims that were read, with the states of their files: each change has all of them told anew.
    claims: Mutex<HashMap<ClaimId, (Fingerprint, Worded)>>,
    /// Texts that were opened last, the very last at the end.
    texts: Mutex<VecDeque<Arc<Snapshot>>>,
    /// The words of texts that were compared last.
    words: Mutex<KeptWords>,
    indexing: Indexing,
    /// Answers of feeds that were looked for last.
    looked: Looked,
    /// What is said of files that can't be read and are shown from their copies, and whether it was told.
    sealed: Mutex<BTreeMap<CleanText, bool>>,
    /// What is being written, in a file that is there until it is saved.
    draft: Mutex<Option<NamedTempFile>>,
}

/// What only one thread at a time may use.
#[derive(Debug)]
struct Writer {
    clock: Clock,
    ids: Ids,
}

impl Library {
    /// Opens the library at these places; nothing of it is read yet, and directories are made when needed.
    ///
    /// `seed` must differ between any two that write to a library: ids come from it. A library in which
    /// nothing can be written is opened too, see [`trouble`](Self::trouble).
    pub fn open(places: Places, seed: u64, now: fn() -> Timestamp) -> Self {
        let (device, trouble) = match device_id(&places) {
            Ok(device) => (device, None),
            // For this session any id will do; it is in no file yet.
            Err(error) => (
                DeviceId(passing(seed)),
                Some(CleanText::new(&error.to_string())),
            ),
        };
        Self {
            store: Store::new(places),
            extractor: Extractor::without_a_program(),
            device,
            now,
            trouble,
            writer: Mutex::new(Writer {
                clock: Clock::new(device),
                ids: Ids::new(seed),
            }),
            waiting: Mutex::default(),
            listed: Mutex::default(),
            turned: Mutex::default(),
            articles: Mutex::default(),
            claims: Mutex::default(),
            texts: Mutex::default(),
            words: Mutex::default(),
            indexing: Indexing::default(),
            looked: Looked::default(),
            sealed: Mutex::default(),
            draft: Mutex::default(),
        }
    }

    /// Reads pages and mail with this extractor; without one, neither can be added.
    #[must_use]
    pub fn reading_with(self, extractor: Extractor) -> Self {
        Self { extractor, ..self }
    }

    /// Says why nothing can be saved, where that was seen when the library was opened.
    pub fn trouble(&self) -> Option<&CleanText> {
        self.trouble.as_ref()
    }

    /// Returns where the files stand.
    pub fn places(&self) -> &Places {
        self.store.places()
    }

    /// Returns the folders in whose directories the records stand.
    pub fn record_folders(&self) -> Vec<PathBuf> {
        let folder = |kind| self.places().folder(Folder::of(kind));
        RecordKind::ALL.into_iter().map(folder).collect()
    }

    /// Tells whether a file of a record is as this process left it: then no other has written it.
    pub fn has_left(&self, file: &Path) -> bool {
        self.store.has_left(file)
    }

    /// Makes a sequence of ids that no other will repeat, as the screen needs for its changes.
    pub fn ids(&self) -> Ids {
        let now = (self.now)();
        let (high, low) = self.writer().ids.next(now).as_u64_pair();
        Ids::new(high ^ low)
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        lock(&self.writer)
    }

    /// Changes a record at a time, all under one stamp, and sees that it is on the disk.
    fn write_stamped(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
        id: RecordId,
        now: Timestamp,
        edit: impl FnOnce(&mut Record, Stamp),
    ) -> Result<(), StoreError> {
        let clock = &mut writer.clock;
        let written = self.store.write_merged(guard, id, clock, |record, clock| {
            let stamp = clock.tick(now);
            edit(record, stamp);
        })?;
        self.touch(id);
        written.durability.certain()
    }
}

/// Takes a lock; what a thread left that panicked is still whole, since all is changed in single steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn passing(seed: u64) -> u32 {
    let [a, b, c, d, ..] = seed.to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}
