//! The one door to a person's articles, annotations and claims.
//!
//! The screen's workers and the command line come through here; everything can be asked from several
//! threads at once. What is answered comes from the files and from a catalogue in memory, which
//! [`Library::load`] fills behind the screen. An article is opened by its id without waiting for it.
//!
//! A change is stamped once and kept as waiting until it is on the disk: see [`Library::apply`]. Whatever is
//! read is joined with what waits, so that a full disk changes what is safe, not what is seen.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use jiff::Timestamp;
use tempfile::NamedTempFile;

use crate::{
    model::{CleanText, Clock, DeviceId, Ids, Record, RecordId, Snapshot},
    store::{Fingerprint, Places, Store, device::device_id},
};

mod add;
mod admit;
mod apply;
mod asked;
mod catalogue;
mod check;
mod claims;
mod dossier;
mod draft;
pub mod error;
mod find;
mod folder;
mod indexing;
mod kept;
mod letters;
pub(crate) mod listing;
mod load;
mod location;
mod marked;
mod notices;
mod opened;
mod page;
mod position;
mod purge;
mod reading;
mod samples;
mod search;
mod several;
mod silence;
mod stories;
mod trash;
mod vocabulary;
mod waiting;

pub use add::{Given, LIMIT_BYTES};
pub use check::{Problem, Report};
pub use dossier::DossierScope;
pub use error::{AddError, ApplyError, LookupError, ReadError};
pub use folder::{Flow, FolderProgress};
pub use indexing::{Depth, Indexed, IndexingError};
pub use load::Loaded;
pub use opened::AnnotationFilter;
pub use samples::TAG as SAMPLE_TAG;

use catalogue::Catalogue;
use indexing::Indexing;
use page::Listed;
use waiting::Waiting;

/// Answers questions about a person's library, and applies changes to it.
#[derive(Debug)]
pub struct Library {
    store: Store,
    device: DeviceId,
    now: fn() -> Timestamp,
    /// Why this device's id could not be kept, which means that nothing can be saved.
    trouble: Option<CleanText>,
    /// Held while something is written; taken before all others.
    writer: Mutex<Writer>,
    /// Changes that are not on the disk yet.
    waiting: Mutex<Vec<Waiting>>,
    catalogue: RwLock<Catalogue>,
    /// Records that were saved and that the catalogue has not taken in yet: a save must not wait until all
    /// annotations of an article are decoded.
    fresh: Mutex<Vec<Fresh>>,
    /// The list that was asked for last, since a person scrolls in it.
    listed: Mutex<Option<Listed>>,
    /// Texts that were opened last, the very last at the end.
    texts: Mutex<VecDeque<Arc<Snapshot>>>,
    indexing: Indexing,
    /// What is being written, in a file that is there until it is saved.
    draft: Mutex<Option<NamedTempFile>>,
}

/// What only one thread at a time may use.
#[derive(Debug)]
struct Writer {
    clock: Clock,
    ids: Ids,
}

/// A record that the catalogue has not taken in yet.
#[derive(Debug)]
struct Fresh {
    id: RecordId,
    record: Record,
    file: Option<Fingerprint>,
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
            device,
            now,
            trouble,
            writer: Mutex::new(Writer {
                clock: Clock::new(device),
                ids: Ids::new(seed),
            }),
            waiting: Mutex::default(),
            catalogue: RwLock::default(),
            fresh: Mutex::default(),
            listed: Mutex::default(),
            texts: Mutex::default(),
            indexing: Indexing::default(),
            draft: Mutex::default(),
        }
    }

    /// Says why nothing can be saved, where that was seen when the library was opened.
    pub fn trouble(&self) -> Option<&CleanText> {
        self.trouble.as_ref()
    }

    /// Returns where the files stand.
    pub fn places(&self) -> &Places {
        self.store.places()
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

    fn catalogue(&self) -> RwLockReadGuard<'_, Catalogue> {
        drop(self.catalogue_mut_if_fresh());
        self.catalogue
            .read()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn catalogue_mut(&self) -> RwLockWriteGuard<'_, Catalogue> {
        let mut catalogue = self
            .catalogue
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        for fresh in std::mem::take(&mut *lock(&self.fresh)) {
            catalogue.put(fresh.id, &fresh.record, fresh.file);
        }
        catalogue
    }

    fn catalogue_mut_if_fresh(&self) -> Option<RwLockWriteGuard<'_, Catalogue>> {
        let is_empty = lock(&self.fresh).is_empty();
        (!is_empty).then(|| self.catalogue_mut())
    }

    /// Lets the catalogue know of a record when somebody asks it next.
    fn adopt(&self, id: RecordId, record: Record, file: Option<Fingerprint>) {
        self.touch(id);
        lock(&self.fresh).push(Fresh { id, record, file });
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
