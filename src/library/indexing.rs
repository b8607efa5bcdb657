//! Keeping the index in step with the files.
//!
//! A change is saved first and indexed afterwards, from its file, by whoever asks for something next or by the
//! thread that runs beside; what others write is seen by comparing fingerprints. See [`index`](crate::index)
//! for why no order of these leaves a wrong row behind.

use std::{
    collections::BTreeSet,
    sync::{Mutex, OnceLock},
    time::{Duration, SystemTime},
};

use thiserror::Error;

use crate::{
    index::{Batch, Index, IndexError, Put},
    library::{Flow, Library, lock, notices},
    model::{ArticleId, ClaimId, CleanText, RecordId, RecordKind, StoryId, article},
    store::{Places, StoreError, Stored},
};

/// How many records are taken in before others who want to write have their turn.
const STEP: usize = 32;

/// How many where there are very many: with each step FTS5 begins a part of its own, which it later has to merge
/// with the others, and that costs more than all else.
const LONG_STEP: usize = 512;

/// How long others who want to write have their turn after each step.
const PAUSE: Duration = Duration::from_millis(10);

/// The state of a record of which only the copy is there: that can't change but by a new file.
const ONLY_COPY: &str = "copy";

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
            Self::Index(_) => Some(
                "The index holds nothing of its own; `briefreader reindex` makes it anew."
                    .to_owned(),
            ),
            Self::Store(error) => error.hint(),
        }
    }
}

/// How far files are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The times of the directories, and the files of those that have changed: what was written to in place
    /// is not seen.
    Directories,
    /// Every file.
    Files,
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

/// What came of taking in one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    Yes,
    /// Its file could not be read.
    No,
}

/// The index of a library, opened when it is first asked.
#[derive(Debug, Default)]
pub(super) struct Indexing {
    index: OnceLock<(Index, Option<CleanText>)>,
    /// Held while it is opened: two that find it damaged would throw away each other's.
    opening: Mutex<()>,
    /// Held while what was written is taken in, so that whoever asks meanwhile waits for it.
    turn: Mutex<()>,
    /// Records that were written and not taken in yet.
    touched: Mutex<BTreeSet<RecordId>>,
}

impl Library {
    /// Returns the index.
    ///
    /// # Errors
    /// Where there is not even memory for one.
    pub(super) fn index(&self) -> Result<&Index, IndexError> {
        if let Some((index, _)) = self.indexing.index.get() {
            return Ok(index);
        }
        let _alone = lock(&self.indexing.opening);
        if let Some((index, _)) = self.indexing.index.get() {
            return Ok(index);
        }
        let opened = open(self.places())?;
        let (index, _) = self.indexing.index.get_or_init(|| opened);
        Ok(index)
    }

    /// Says why the index is not kept on the disk, where it is not.
    pub fn index_trouble(&self) -> Option<&CleanText> {
        self.indexing.index.get()?.1.as_ref()
    }

    /// Notes that a record was written, or read in another state than before.
    pub(super) fn touch(&self, id: RecordId) {
        lock(&self.indexing.touched).insert(id);
    }

    /// Takes in what this process has written or seen changed since it did so last.
    ///
    /// # Errors
    /// Where the index refuses; what is left is taken in with the next call.
    pub fn index_changes(&self) -> Result<(), IndexingError> {
        let _turn = lock(&self.indexing.turn);
        let touched: Vec<RecordId> = std::mem::take(&mut *lock(&self.indexing.touched))
            .into_iter()
            .collect();
        let taken = self.take_all(&touched, &mut Vec::new(), &|_| Flow::Continue);
        if taken.is_err() {
            lock(&self.indexing.touched).extend(touched);
        }
        taken.map(drop)
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
        self.index_changes()
    }

    /// Compares the index with the files and takes in what differs, the newest articles first; meant to run
    /// beside the reading. `watch` is told how far it is, and may stop it; what was taken in stays.
    ///
    /// A file that can't be understood is taken in as it was last; one that the system does not let be read is
    /// passed over. An index that turns out to be damaged is thrown away and made anew.
    ///
    /// # Errors
    /// Where a directory can't be listed, or the index can't be written.
    pub fn bring_index_up_to_date(
        &self,
        depth: Depth,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Indexed, IndexingError> {
        match self.compare_with_index(depth, watch) {
            Err(IndexingError::Index(error)) if error.is_damage() => {
                tracing::warn!(%error, "the index is made anew");
                self.index()?.begin_anew()?;
                self.compare_with_index(Depth::Files, watch)
            }
            done => done,
        }
    }

    /// Throws the index away and makes it anew.
    ///
    /// # Errors
    /// See [`bring_index_up_to_date`](Self::bring_index_up_to_date).
    pub fn reindex(&self, watch: &dyn Fn(Indexed) -> Flow) -> Result<Indexed, IndexingError> {
        self.index()?.begin_anew()?;
        self.bring_index_up_to_date(Depth::Files, watch)
    }

    fn compare_with_index(
        &self,
        depth: Depth,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Indexed, IndexingError> {
        self.index_changes()?;
        let mut stale = Vec::new();
        let mut compared = Vec::new();
        // What changes from now on may not show in times that are as young.
        let now = SystemTime::now();
        for kind in RecordKind::ALL {
            let before = self.index()?.directories(kind)?;
            for directory in 0..=u8::MAX {
                // Its state first: what comes in between is compared once more, not once too few.
                let present = self.store.directory(kind, directory)?;
                let state = present.as_ref().map(crate::store::Fingerprint::written);
                let is_same = before.get(&directory) == state.as_ref();
                if depth == Depth::Directories && is_same && state.is_some() {
                    continue;
                }
                let found = self.stale_in(kind, directory)?;
                let is_settled = present.is_some_and(|state| state.is_settled(now));
                if !is_same || !found.is_empty() {
                    compared.push((kind, directory, state.filter(|_| is_settled)));
                }
                stale.extend(found);
            }
            if depth == Depth::Files {
                stale.extend(self.only_copies(kind)?);
            }
        }
        // Newest first, since ids begin with the time; of one kind after the other.
        stale.sort_by_key(|id| (place(id.kind), std::cmp::Reverse(id.id)));
        stale.dedup();
        let mut skipped = Vec::new();
        let indexed = self.take_all(&stale, &mut skipped, watch)?;
        compared.retain(|(kind, directory, _)| {
            let is_in = |id: &RecordId| id.kind == *kind && id.id.as_bytes()[15] == *directory;
            !skipped.iter().any(is_in)
        });
        if indexed.done == indexed.total && !compared.is_empty() {
            self.index()?.write(|batch| {
                for (kind, directory, state) in &compared {
                    batch.keep_directory(*kind, *directory, state.as_deref())?;
                }
                Ok(())
            })?;
        }
        Ok(indexed)
    }

    /// Returns the records of a directory whose files are not as they were taken in.
    fn stale_in(&self, kind: RecordKind, directory: u8) -> Result<Vec<RecordId>, IndexingError> {
        let mut known = self.index()?.states(kind, directory)?;
        let mut stale = Vec::new();
        for id in self.store.ids_in(kind, directory)? {
            let id = RecordId { kind, id };
            let state = self.store.fingerprint(id)?.map(|file| file.written());
            if known.remove(&id.id) != state {
                stale.push(id);
            }
        }
        known.retain(|_, state| state != ONLY_COPY);
        stale.extend(known.into_keys().map(|id| RecordId { kind, id }));
        Ok(stale)
    }

    /// Returns the records of which only the copy is there and that were not taken in so, and those of which not
    /// even that is there any more.
    fn only_copies(&self, kind: RecordKind) -> Result<Vec<RecordId>, IndexingError> {
        let mut found = Vec::new();
        let mut known: BTreeSet<_> = self
            .index()?
            .in_state(kind, ONLY_COPY)?
            .into_iter()
            .collect();
        for id in self.store.ids(kind)?.ids {
            let is_known = known.remove(&id);
            let id = RecordId { kind, id };
            if !is_known && self.store.fingerprint(id)?.is_none() {
                found.push(id);
            }
        }
        // Of these the copy is gone, too.
        found.extend(known.into_iter().map(|id| RecordId { kind, id }));
        Ok(found)
    }

    /// Takes records in, some at a time.
    fn take_all(
        &self,
        ids: &[RecordId],
        skipped: &mut Vec<RecordId>,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Indexed, IndexingError> {
        let mut indexed = Indexed {
            total: ids.len(),
            ..Indexed::default()
        };
        let step = if ids.len() > LONG_STEP {
            LONG_STEP
        } else {
            STEP
        };
        let mut steps = ids.chunks(step).peekable();
        while let Some(some) = steps.next() {
            self.index()?.write(|batch| {
                for id in some {
                    if self.take_into(batch, *id)? == Taken::No {
                        skipped.push(*id);
                    }
                }
                Ok(())
            })?;
            indexed.done += some.len();
            indexed.skipped = skipped.len();
            if watch(indexed) == Flow::Stop {
                break;
            }
            if steps.peek().is_some() {
                // Whoever waits is not woken, but looks again and again.
                std::thread::sleep(PAUSE);
            }
        }
        if self.index()?.is_scrub_due()? {
            self.index()?.scrub()?;
        }
        Ok(indexed)
    }

    /// Takes in one record as its file is now.
    fn take_into(&self, batch: &Batch<'_>, id: RecordId) -> Result<Taken, IndexError> {
        let file = self.store.fingerprint(id);
        let stored = file.and_then(|file| Ok((file, self.store.read(id, self.device)?)));
        let (file, stored) = match stored {
            Ok(stored) => stored,
            Err(error) => {
                let why = notices::with_hint(&error);
                tracing::warn!(why, "a record is not indexed");
                return Ok(Taken::No);
            }
        };
        let state = file.map_or_else(|| ONLY_COPY.to_owned(), |file| file.written());
        let Some(record) = stored.shown() else {
            batch.forget(id)?;
            if !matches!(stored, Stored::Missing) {
                // Nothing can be shown of it; it is looked at again when the file changes.
                batch.keep_state(id, &state)?;
            }
            return Ok(Taken::Yes);
        };
        let is_purged = record.get(article::PURGED).is_some();
        let mut put = Put::News;
        match id.kind {
            RecordKind::Article => {
                put = batch.put_article(ArticleId(id.id), record, |snapshot| {
                    let loaded = self.store.load_snapshot(snapshot);
                    let loaded = loaded.inspect_err(|error| {
                        tracing::warn!(%error, "an article is indexed without its text");
                    });
                    Some(loaded.ok()?.text)
                })?;
            }
            RecordKind::Annotations => {
                if !batch.put_annotations(ArticleId(id.id), record)? {
                    put = Put::Same;
                }
            }
            RecordKind::Claim => batch.put_claim(ClaimId(id.id), record)?,
            RecordKind::Story => batch.put_story(StoryId(id.id), record)?,
            // Only which state of it was seen is kept, so that a change is noticed.
            RecordKind::View => {}
        }
        // A text that was not to be had, as it may come later than its record, is looked for again.
        batch.keep_state(id, if put == Put::WithoutText { "" } else { &state })?;
        if is_purged && put != Put::Same {
            batch.ask_for_scrub()?;
        }
        Ok(Taken::Yes)
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
    }
}

/// Opens the index of a library; where no file can be had it is kept in memory, and the sentence says why.
fn open(places: &Places) -> Result<(Index, Option<CleanText>), IndexError> {
    let path = places.index();
    let opened = Index::open(&path).or_else(|error| {
        if error.is_damage() {
            tracing::warn!(%error, "the index is made anew");
            Index::make(&path)
        } else {
            Err(error)
        }
    });
    match opened {
        Ok(index) => Ok((index, None)),
        Err(error) => {
            let said = format!(
                "Searches are slower to start: the index is kept in memory for this session, since {error}"
            );
            Ok((Index::in_memory()?, Some(CleanText::line(&said))))
        }
    }
}

#[cfg(test)]
mod tests;
