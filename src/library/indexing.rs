//! Keeping the index in step with the files.
//!
//! A change is saved first and indexed afterwards, from its file, by whoever asks for something next or by the
//! thread that runs beside; what others write is seen by comparing fingerprints. See [`index`](crate::index)
//! for why no order of these leaves a wrong row behind.

mod compare;
mod introduce;
mod opening;
mod taking;
mod trouble;

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, MutexGuard, OnceLock, TryLockError,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use thiserror::Error;

use crate::{
    index::{Index, IndexError, Remedy},
    library::{Flow, Library, lock},
    model::{CleanText, RecordId, RecordKind},
    query::Query,
    store::StoreError,
    text::count::counted,
};

pub use trouble::Trouble;

/// How long others who want to write have their turn after each step.
pub(super) const PAUSE: Duration = Duration::from_millis(10);

/// How long what runs beside the reading waits for another program.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Says why the index could not be brought up to date.
#[derive(Debug, Error)]
pub enum IndexingError {
    /// The index can't be read or written.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A directory of the library can't be listed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IndexingError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Index(error) => Some(error.hint().to_owned()),
            Self::Store(error) => error.hint(),
        }
    }

    /// Tells whether the file of the index is not what an index is.
    pub(super) fn is_damage(&self) -> bool {
        matches!(self, Self::Index(error) if error.is_damage())
    }

    /// Tells whether it is over as soon as another program lets the index go.
    pub(super) fn is_passing(&self) -> bool {
        matches!(self, Self::Index(error) if error.remedy() == Remedy::Patience)
    }
}

/// How far files are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The times of the directories of articles, and the files of those that have changed: enough for a first list.
    Articles,
    /// The times of the directories of claims, and the files of those that have changed.
    Claims,
    /// The times of the directories, and the files of those that have changed: what was written to in place
    /// is not seen.
    Directories,
    /// Every file.
    Files,
}

/// What of the index is brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// What lists, counts and links need.
    Rows,
    /// The words of texts, too, which take most of the time.
    Words,
}

impl Parts {
    /// Tells what has to be up to date to answer a query.
    pub fn of(query: &Query) -> Self {
        if query.has_words() {
            Self::Words
        } else {
            Self::Rows
        }
    }
}

/// How far the indexing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indexed {
    /// How many records were taken in.
    pub done: usize,
    /// How many have to be, as far as is known.
    pub total: usize,
    /// How many could not be read.
    pub skipped: usize,
}

/// What came of comparing the index with the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// How far it has come.
    pub indexed: Indexed,
    /// The records that were not as they had been taken in.
    pub changed: Vec<RecordId>,
    /// What the person should know of these.
    pub notices: Vec<CleanText>,
}

/// The index of a library, opened when it is first asked.
#[derive(Debug, Default)]
pub(super) struct Indexing {
    index: OnceLock<Index>,
    /// Why it is kept in memory, where it is.
    in_memory: Mutex<Option<CleanText>>,
    /// Whether that has still to be told.
    is_memory_news: AtomicBool,
    /// Held while it is opened: two that find it damaged would throw away each other's.
    opening: Mutex<()>,
    /// Held while the rows of the whole library are compared: who comes second finds nearly all done.
    comparing: Mutex<()>,
    /// Held while the words of the whole library are taken in, which takes far longer.
    wording: Mutex<()>,
    /// Held while what articles share is kept beside the reading, which nobody has to do twice.
    keeping: Mutex<()>,
    /// Held while what was written is taken in, so that whoever asks meanwhile waits for it.
    turn: Mutex<()>,
    /// Records that were written and not taken in yet.
    touched: Mutex<BTreeSet<RecordId>>,
    /// Articles of these whose words were not taken in yet.
    wordless: Mutex<BTreeSet<RecordId>>,
    /// Whether the articles of the index were compared with their files.
    is_listed: AtomicBool,
    /// Whether all of the index was compared with the files.
    is_compared: AtomicBool,
    /// Whether somebody compares it beside the reading, so that whoever only shows something does not wait.
    is_beside: AtomicBool,
    /// Whether it was begun anew, so that somebody has to.
    is_due: AtomicBool,
    /// The version that was looked at last, see [`Library::has_index_moved`]; 0 before the first.
    looked_at: AtomicI64,
    /// What keeps it from being what it should, until it is told.
    trouble: Mutex<Option<Trouble>>,
    /// What was told of that, while it goes on.
    told: Mutex<BTreeSet<CleanText>>,
}

impl Indexing {
    /// Returns the right to keep what articles share, unless another has it.
    pub(super) fn alone_keeping(&self) -> Option<MutexGuard<'_, ()>> {
        match self.keeping.try_lock() {
            Ok(alone) => Some(alone),
            Err(TryLockError::Poisoned(left)) => Some(left.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }
}

impl Library {
    /// Leaves the comparing of the whole library to somebody who brings the index up to date beside the reading,
    /// whenever [`is_index_due`](Self::is_index_due).
    pub fn compare_beside(&self) {
        self.indexing.is_beside.store(true, Ordering::Relaxed);
    }

    /// Tells once that the index was begun anew, and has to be brought up to date.
    pub fn is_index_due(&self) -> bool {
        self.indexing.is_due.swap(false, Ordering::Relaxed)
    }

    /// Tells whether anything was written into the index since this was asked before.
    ///
    /// Another window takes in itself what it has changed, so that nothing is left to be found in the files; what this
    /// one has written counts, too.
    pub fn has_index_moved(&self) -> bool {
        let version = self.index().and_then(Index::version);
        let version = version.map_or(0, |(others, _)| others);
        let before = self.indexing.looked_at.swap(version, Ordering::Relaxed);
        before != 0 && before != version
    }

    /// Notes that a record was written, or is to be read anew.
    pub(super) fn touch(&self, id: RecordId) {
        lock(&self.indexing.touched).insert(id);
    }

    /// Returns what was edited by hand and nobody was told yet, the first of it and how much more there is; to be called
    /// by whoever tells it, since it is told once.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the path of the method is that of batches of one lifetime"
    )]
    pub fn take_edits(&self) -> Option<CleanText> {
        // Who has not asked the index has taken nothing in.
        self.indexing.index.get()?;
        let taken = self.asked(Parts::Rows, |index| {
            if index.has_edits()? {
                index.write(|batch| batch.take_edits())
            } else {
                Ok(Vec::new())
            }
        });
        // Where another program writes just now, it is told later.
        let edits = taken.unwrap_or_default();
        let first = edits.first()?;
        Some(match edits.len() - 1 {
            0 => first.clone(),
            more => CleanText::line(&format!(
                "{first} Also {}: `briefreader check` names all.",
                counted(more, "more file")
            )),
        })
    }

    /// Asks the index, which holds what this process has written, as far as it can be written.
    ///
    /// One that turns out to be damaged is made anew first. Where it does not answer at all, the answer is what
    /// it is of nothing, and [`take_trouble`](Self::take_trouble) says why.
    pub(super) fn answered<T: Default>(
        &self,
        parts: Parts,
        question: impl Fn(&Index) -> Result<T, IndexError>,
    ) -> T {
        self.asked(parts, question).unwrap_or_else(|error| {
            self.note_trouble("What is shown may not be all that is there", &error);
            T::default()
        })
    }

    /// Asks the index as [`answered`](Self::answered) does.
    ///
    /// # Errors
    /// Where it does not answer.
    pub(super) fn asked<T>(
        &self,
        parts: Parts,
        question: impl Fn(&Index) -> Result<T, IndexError>,
    ) -> Result<T, IndexingError> {
        let once = || {
            if let Err(error) = self.index_changes(parts) {
                if error.is_damage() {
                    return Err(error);
                }
                // What was there before is answered all the same.
                self.note_trouble("What was just done may not show in lists yet", &error);
            } else {
                lock(&self.indexing.told).clear();
            }
            Ok(question(self.index()?)?)
        };
        match once() {
            Err(IndexingError::Index(error)) if error.remedy() > Remedy::Patience => {
                self.mend(&error, error.remedy())?;
                if !self.indexing.is_beside.load(Ordering::Relaxed) {
                    self.bring_index_up_to_date(Depth::Files, parts, &|_| Flow::Continue)?;
                }
                once()
            }
            answer => answer,
        }
    }

    /// Returns the records of a kind that were changed and that the index may not tell of, since it can't be
    /// written or they can't be saved.
    pub(super) fn pending(&self, kind: RecordKind) -> BTreeSet<RecordId> {
        let mut pending: BTreeSet<RecordId> = lock(&self.indexing.touched).clone();
        let waiting = lock(&self.waiting);
        let waiting = waiting.iter().flat_map(|change| &change.deltas);
        pending.extend(waiting.map(|(id, _)| *id));
        pending.retain(|id| id.kind == kind);
        pending
    }

    /// Takes the words of what was just purged out of the index, where there is one.
    ///
    /// # Errors
    /// Where the index refuses, and may still hold them.
    pub fn purge_index(&self) -> Result<(), IndexingError> {
        if self.indexing.index.get().is_none() && !self.places().index().exists() {
            return Ok(());
        }
        self.index()?;
        if self.index_trouble().is_some() && self.places().index().exists() {
            let path = self.places().index().display().to_string();
            return Err(IndexError::ReadOnly { path }.into());
        }
        self.index_changes(Parts::Words)?;
        Ok(self.scrub_index()?)
    }

    /// Compares the index with the files and takes in what differs, the newest articles first; meant to run
    /// beside the reading. `watch` is told how far it is, and may stop it; what was taken in stays.
    ///
    /// All rows are taken in before the first words, so that lists are whole soon. A file that can't be understood
    /// is taken in as it was last; one that the system does not let be read is passed over. An index that turns
    /// out to be damaged is thrown away and made anew.
    ///
    /// # Errors
    /// Where a directory can't be listed, or the index can't be written.
    pub fn bring_index_up_to_date(
        &self,
        depth: Depth,
        parts: Parts,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Compared, IndexingError> {
        let mut done = self.compare_with_index(depth, parts, watch);
        // What was of no help once is none again.
        for remedy in [Remedy::Anew, Remedy::Memory] {
            match done {
                Err(IndexingError::Index(error)) if error.remedy() > Remedy::Patience => {
                    {
                        // Whoever compares the rows would take what is thrown away for compared.
                        let _alone = lock(&self.indexing.comparing);
                        self.mend(&error, error.remedy().max(remedy))?;
                    }
                    done = self.compare_with_index(Depth::Files, parts, watch);
                }
                done => return self.compared(done),
            }
        }
        self.compared(done)
    }

    /// Notes that nobody has to bring the index up to date any more, where that was done.
    fn compared(&self, done: Result<Compared, IndexingError>) -> Result<Compared, IndexingError> {
        if done.is_ok() {
            if self.is_compared() {
                self.indexing.is_due.store(false, Ordering::Relaxed);
            }
            if let Err(error) = self.scrub_index() {
                tracing::warn!(%error, "words that were taken away are still in the index");
            }
        }
        done
    }

    /// Leaves nothing in the index of words that were taken away for good.
    fn scrub_index(&self) -> Result<(), IndexError> {
        let index = self.index()?;
        if index.is_scrub_due()? {
            index.scrub()?;
        }
        Ok(())
    }

    /// Leaves the index so that the next start is quick; to be called at the end.
    pub fn rest_index(&self) {
        if let Some(index) = self.indexing.index.get()
            && let Err(error) = index.rest()
        {
            tracing::warn!(%error, "the log of the index stays");
        }
    }

    /// Throws the index away and makes it anew.
    ///
    /// # Errors
    /// See [`bring_index_up_to_date`](Self::bring_index_up_to_date).
    pub fn reindex(&self, watch: &dyn Fn(Indexed) -> Flow) -> Result<Indexed, IndexingError> {
        self.index()?.begin_anew()?;
        let compared = self.bring_index_up_to_date(Depth::Files, Parts::Words, watch)?;
        Ok(compared.indexed)
    }

    /// Tells whether the articles of the index were compared with their files since the library was opened, so that
    /// a list is whole.
    pub fn is_listed(&self) -> bool {
        self.indexing.is_listed.load(Ordering::Relaxed)
    }

    /// Tells whether the index was compared with the files since the library was opened.
    pub fn is_compared(&self) -> bool {
        self.indexing.is_compared.load(Ordering::Relaxed)
    }

    /// Compares the rows of the index with the directories as [`ensure_compared`](Self::ensure_compared) does,
    /// unless somebody does that beside the reading, who has shown again what is shown meanwhile.
    pub(super) fn ensure_shown(&self) {
        if !self.indexing.is_beside.load(Ordering::Relaxed) {
            self.ensure_compared();
        }
    }

    /// Compares the rows of the index with the directories, unless that was done; where that can't be,
    /// [`take_trouble`](Self::take_trouble) says why.
    pub fn ensure_compared(&self) {
        if !self.is_compared() {
            self.compare_directories();
        }
    }

    /// Takes in what others have made, replaced or taken away, without mending the index, which may take long.
    ///
    /// # Errors
    /// Where a directory can't be listed, or the index can't be read or written.
    pub(super) fn compare_rows_of(&self, depth: Depth) -> Result<(), IndexingError> {
        self.compare_with_index(depth, Parts::Rows, &|_| Flow::Continue)?;
        Ok(())
    }

    /// Takes in what others have made, replaced or taken away, as [`ensure_compared`](Self::ensure_compared)
    /// does.
    pub(super) fn compare_directories(&self) {
        let go_on = |_| Flow::Continue;
        if let Err(error) = self.bring_index_up_to_date(Depth::Directories, Parts::Rows, &go_on) {
            self.note_trouble("Not all that is there may be found", &error);
        }
    }
}

/// Articles are found first, then what was marked in them.
const fn place(kind: RecordKind) -> u8 {
    match kind {
        RecordKind::Article => 0,
        RecordKind::Annotations => 1,
        RecordKind::Claim => 2,
        RecordKind::Story => 3,
        RecordKind::View => 4,
        RecordKind::Grid => 5,
        RecordKind::Dismissed => 6,
        RecordKind::Feed => 7,
    }
}

#[cfg(test)]
mod tests;
