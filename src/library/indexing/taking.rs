//! Taking records into the index, some at a time.

use std::{collections::BTreeSet, sync::Mutex, time::Duration};

use super::{Indexed, IndexingError, PAUSE, Parts};
use crate::{
    index::{Batch, IndexError, Put},
    library::{Flow, Library, lock, reading::Known},
    model::{
        ArticleId, ClaimId, CleanText, FeedId, RecordId, RecordKind, SnapshotId, StoryId, article,
    },
    store::Fingerprint,
};

/// How many records are taken in before others who want to write have their turn.
const STEP: usize = 32;

/// How many where there are very many: with each step FTS5 begins a part of its own, which it later has to merge
/// with the others, and pages that many records change are written once more. Others wait for half a second at
/// most, which rows need far less of than words.
const LONG_STEPS: [usize; 2] = [2048, 512];

/// From how many records on the steps are long.
const MANY: usize = 512;

/// The state of a record of which only the copy is there: that can't change but by a new file.
pub(super) const ONLY_COPY: &str = "copy";

/// What came of taking in one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// All of it.
    Yes,
    /// All but its words.
    WithoutWords,
    /// Its file could not be read.
    No,
}

/// What came of taking in several records.
#[derive(Debug, Default)]
pub(super) struct Taking {
    pub(super) indexed: Indexed,
    pub(super) skipped: Vec<RecordId>,
    pub(super) wordless: Vec<RecordId>,
    pub(super) notices: Vec<CleanText>,
}

impl Library {
    /// Takes in what this process has written or seen changed since it did so last.
    ///
    /// # Errors
    /// Where the index refuses; what is left is taken in with the next call.
    pub fn index_changes(&self, parts: Parts) -> Result<(), IndexingError> {
        let _turn = lock(&self.indexing.turn);
        self.take_touched(&self.indexing.touched, Parts::Rows)?;
        if parts == Parts::Words {
            self.take_touched(&self.indexing.wordless, Parts::Words)?;
        }
        Ok(())
    }

    fn take_touched(
        &self,
        touched: &Mutex<BTreeSet<RecordId>>,
        parts: Parts,
    ) -> Result<(), IndexingError> {
        let ids: Vec<RecordId> = std::mem::take(&mut *lock(touched)).into_iter().collect();
        if ids.is_empty() {
            return Ok(());
        }
        match self.take_all(&ids, parts, Duration::ZERO, &|_| Flow::Continue) {
            Ok(taking) => {
                lock(&self.indexing.wordless).extend(taking.wordless);
                Ok(())
            }
            Err(error) => {
                lock(touched).extend(ids);
                Err(error)
            }
        }
    }

    /// Tells whether the index holds what a file had when it was of this version.
    pub(in crate::library) fn has_taken_in(
        &self,
        id: RecordId,
        version: Option<&Fingerprint>,
    ) -> bool {
        let index = self.indexing.index.get();
        let known = index.and_then(|index| index.state(id).ok().flatten());
        known.is_some() && known == version.map(Fingerprint::written)
    }

    /// Takes records in, some at a time.
    pub(super) fn take_all(
        &self,
        ids: &[RecordId],
        parts: Parts,
        patience: Duration,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Taking, IndexingError> {
        let mut taking = Taking::default();
        taking.indexed.total = ids.len();
        let is_long = ids.len() > MANY;
        let [rows, words] = LONG_STEPS;
        let step = match parts {
            _ if !is_long => STEP,
            Parts::Rows => rows,
            Parts::Words => words,
        };
        let mut steps = ids.chunks(step).peekable();
        while let Some(some) = steps.next() {
            let mut some = some.to_vec();
            self.index()?.write_within(patience, |batch| {
                if parts == Parts::Words {
                    // FTS5 writes what it has gathered whenever a row comes that is before the last.
                    batch.in_order(&mut some)?;
                }
                for id in some.iter().copied() {
                    match self.take_into(batch, id, parts, &mut taking.notices)? {
                        Taken::Yes => {}
                        Taken::WithoutWords => taking.wordless.push(id),
                        Taken::No => taking.skipped.push(id),
                    }
                }
                Ok(())
            })?;
            taking.indexed.done += some.len();
            taking.indexed.skipped = taking.skipped.len();
            if watch(taking.indexed) == Flow::Stop {
                break;
            }
            if steps.peek().is_some() {
                // Whoever waits is not woken, but looks again and again.
                std::thread::sleep(PAUSE);
            }
        }
        if is_long {
            self.index()?.rest()?;
        }
        Ok(taking)
    }

    /// Takes in one record as it is now, with what waits to be saved.
    fn take_into(
        &self,
        batch: &Batch<'_>,
        id: RecordId,
        parts: Parts,
        notices: &mut Vec<CleanText>,
    ) -> Result<Taken, IndexError> {
        let known = match (self.known(id), self.waiting_of(id)) {
            (Ok(known), _) => known,
            // A disk that is ill does not hide what was just done.
            (Err(_), Some(record)) => Known {
                record,
                is_there: true,
                ..Known::default()
            },
            (Err(error), None) => {
                tracing::warn!(%error, "a record is not indexed");
                notices.push(CleanText::new(&error.to_string()));
                return Ok(Taken::No);
            }
        };
        let state = match &known.file {
            // What waits is in no file: whoever comes later takes in what is there then.
            _ if self.waiting_of(id).is_some() => String::new(),
            // It may be let be read again without a trace.
            _ if known.is_sealed => String::new(),
            Some(file) => file.written(),
            None => ONLY_COPY.to_owned(),
        };
        let read_only = known.read_only.as_slice();
        // What the system does not let be read is told by whoever reads it.
        let read_only = if known.is_sealed { &[] } else { read_only };
        if parts == Parts::Rows {
            notices.extend(read_only.iter().cloned());
        }
        let keep_state = || {
            let edited = known.edited.as_slice();
            batch.keep_state(id, &state, read_only, edited)
        };
        let record = &known.record;
        if record.is_empty() {
            batch.forget(id)?;
            if known.is_there {
                // Nothing can be shown of it; it is looked at again when the file changes.
                keep_state()?;
            }
            return Ok(Taken::Yes);
        }
        if parts == Parts::Words {
            let put =
                batch.put_words(ArticleId(id.id), record, |snapshot| self.text_of(snapshot))?;
            if record.get(article::PURGED).is_some() && put == Put::News {
                batch.ask_for_scrub()?;
            }
            return Ok(Taken::Yes);
        }
        let put = match id.kind {
            RecordKind::Article => batch.put_article(ArticleId(id.id), record)?,
            RecordKind::Annotations => {
                if batch.put_annotations(ArticleId(id.id), record)? {
                    Put::News
                } else {
                    Put::Same
                }
            }
            RecordKind::Claim => {
                batch.put_claim(ClaimId(id.id), record)?;
                Put::News
            }
            RecordKind::Story => {
                batch.put_story(StoryId(id.id), record)?;
                Put::News
            }
            RecordKind::Feed => {
                batch.put_feed(FeedId(id.id), record)?;
                Put::News
            }
            // Only which state of it was seen is kept, so that a change is noticed.
            RecordKind::View | RecordKind::Grid | RecordKind::Dismissed => Put::Same,
        };
        keep_state()?;
        if record.get(article::PURGED).is_some() && put == Put::News {
            batch.ask_for_scrub()?;
        }
        Ok(if put == Put::Wordless {
            Taken::WithoutWords
        } else {
            Taken::Yes
        })
    }

    pub(super) fn text_of(&self, snapshot: &SnapshotId) -> Option<CleanText> {
        let loaded = self.store.load_snapshot(snapshot);
        let loaded = loaded.inspect_err(|error| {
            tracing::warn!(%error, "an article is indexed without its text");
        });
        Some(loaded.ok()?.text)
    }
}
