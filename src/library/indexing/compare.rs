//! Comparing the index with the files.

use std::{
    cmp::Ordering as Order,
    collections::BTreeSet,
    sync::{TryLockError, atomic::Ordering},
    time::SystemTime,
};

use uuid::Uuid;

use crate::{
    library::{
        Flow, Library,
        indexing::{
            Compared, Depth, Indexed, IndexingError, PATIENCE, Parts, place, taking::ONLY_COPY,
        },
        lock,
    },
    model::{RecordId, RecordKind},
    store::Fingerprint,
};

impl Library {
    /// Compares the index with the files and takes in what differs; see
    /// [`bring_index_up_to_date`](Self::bring_index_up_to_date).
    pub(super) fn compare_with_index(
        &self,
        depth: Depth,
        parts: Parts,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Compared, IndexingError> {
        let (mut compared, wordless) = self.compare_rows(depth, watch)?;
        if parts == Parts::Words
            && let Some(wordless) = wordless
        {
            let words = self.take_words(wordless, watch)?;
            compared.indexed.done = compared.indexed.done.max(words.done);
            compared.indexed.total = compared.indexed.total.max(words.total);
        }
        Ok(compared)
    }

    /// Compares the rows; returns the articles whose words are to be taken in yet, unless it was stopped.
    fn compare_rows(
        &self,
        depth: Depth,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<(Compared, Option<Vec<RecordId>>), IndexingError> {
        let _alone = lock(&self.indexing.comparing);
        self.index_changes(Parts::Rows)?;
        let mut stale = Vec::new();
        let mut compared = Vec::new();
        // What changes from now on may not show in times that are as young.
        let now = SystemTime::now();
        let kinds = match depth {
            Depth::Articles => &[RecordKind::Article][..],
            Depth::Claims => &[RecordKind::Claim][..],
            Depth::Directories | Depth::Files => &RecordKind::ALL[..],
        };
        for kind in kinds.iter().copied() {
            let before = self.index()?.directories(kind)?;
            let occupied = self.index()?.occupied(kind)?;
            for directory in 0..=u8::MAX {
                // Its state first: what comes in between is compared once more, not once too few.
                let present = self.store.directory(kind, directory)?;
                let state = present.as_ref().map(Fingerprint::written);
                let is_same = before.get(&directory) == state.as_ref();
                let is_there = state.is_some() || occupied.contains(&directory);
                if depth != Depth::Files && (!is_there || (is_same && state.is_some())) {
                    continue;
                }
                let found = self.stale_in(kind, directory, depth)?;
                let is_settled = present.is_some_and(|state| state.is_settled(now));
                if is_there && (!is_same || !found.is_empty()) {
                    compared.push((kind, directory, state.filter(|_| is_settled)));
                }
                stale.extend(found);
            }
            if depth == Depth::Files {
                let torn = self.index()?.torn(kind)?.into_iter();
                stale.extend(torn.map(|id| RecordId { kind, id }));
            }
        }
        // Newest first, since ids begin with the time; of one kind after the other.
        stale.sort_by_key(|id| (place(id.kind), std::cmp::Reverse(id.id)));
        stale.dedup();
        let mut taking = self.take_all(&stale, Parts::Rows, PATIENCE, watch)?;
        let is_whole = taking.indexed.done == stale.len();
        if is_whole {
            if depth != Depth::Claims {
                self.indexing.is_listed.store(true, Ordering::Relaxed);
            }
            if matches!(depth, Depth::Directories | Depth::Files) {
                self.indexing.is_compared.store(true, Ordering::Relaxed);
            }
            let skipped = &taking.skipped;
            compared.retain(|(kind, directory, _)| {
                let is_in = |id: &RecordId| id.kind == *kind && id.id.as_bytes()[15] == *directory;
                !skipped.iter().any(is_in)
            });
            if !compared.is_empty() {
                self.index()?.write_within(PATIENCE, |batch| {
                    for (kind, directory, state) in &compared {
                        batch.keep_directory(*kind, *directory, state.as_deref())?;
                    }
                    Ok(())
                })?;
            }
        }
        taking.notices.dedup();
        let compared = Compared {
            indexed: taking.indexed,
            changed: stale,
            notices: taking.notices,
        };
        Ok((compared, is_whole.then_some(taking.wordless)))
    }

    /// Takes in all words that are not yet, and makes out what their texts share; those of `new` articles only are left
    /// to the one who is at it already.
    fn take_words(
        &self,
        new: Vec<RecordId>,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Indexed, IndexingError> {
        let _alone = match self.indexing.wording.try_lock() {
            Ok(alone) => alone,
            Err(TryLockError::Poisoned(left)) => left.into_inner(),
            Err(TryLockError::WouldBlock) => {
                lock(&self.indexing.wordless).extend(new);
                return Ok(Indexed::default());
            }
        };
        loop {
            // All of these are found in the index.
            let noted = std::mem::take(&mut *lock(&self.indexing.wordless));
            let wordless: Vec<RecordId> = self
                .index()?
                .wordless()?
                .into_iter()
                .map(RecordId::article)
                .collect();
            let words = self.take_all(&wordless, Parts::Words, PATIENCE, watch);
            let is_whole = matches!(&words, Ok(words) if words.indexed.done == wordless.len());
            if !is_whole {
                lock(&self.indexing.wordless).extend(noted);
            }
            let indexed = words?.indexed;
            if is_whole {
                self.introduce_all(self.index()?, &|| watch(indexed))?;
            }
            // Meanwhile others may have compared the rows, and left their words to be taken in here.
            if !is_whole || lock(&self.indexing.wordless).is_empty() {
                return Ok(indexed);
            }
        }
    }

    /// Returns the records of a directory whose files are not as they were taken in; of those whose file is gone,
    /// only a look at every file tells whether their copy is there.
    fn stale_in(
        &self,
        kind: RecordKind,
        directory: u8,
        depth: Depth,
    ) -> Result<Vec<RecordId>, IndexingError> {
        let known = self.index()?.states(kind, directory)?;
        let present = self.store.fingerprints_in(kind, directory)?;
        let mut stale = Vec::new();
        let mut only_copies = BTreeSet::new();
        let mut written = String::new();
        let (mut taken, mut there) = (known.iter().peekable(), present.iter().peekable());
        // Both are in the order of their ids.
        loop {
            let order = match (taken.peek(), there.peek()) {
                (None, None) => break,
                (Some(_), None) => Order::Less,
                (None, Some(_)) => Order::Greater,
                (Some((taken, _)), Some((there, _))) => taken.cmp(there),
            };
            let known = taken.next_if(|_| order != Order::Greater);
            let file = there.next_if(|_| order != Order::Less);
            match (known, file) {
                (Some((_, state)), Some((id, file))) => {
                    written.clear();
                    file.write(&mut written);
                    if *state != written {
                        stale.push(*id);
                    }
                }
                (Some((id, state)), None) if state == ONLY_COPY => {
                    only_copies.insert(*id);
                }
                (Some((id, _)), None) | (None, Some((id, _))) => stale.push(*id),
                (None, None) => break,
            }
        }
        if depth == Depth::Files {
            let is_present = |id: &Uuid| present.binary_search_by_key(id, |(id, _)| *id).is_ok();
            for id in self.store.copies_in(kind, directory)? {
                if !only_copies.remove(&id) && !is_present(&id) {
                    stale.push(id);
                }
            }
            // Of these the copy is gone, too.
            stale.extend(only_copies);
        }
        Ok(stale.into_iter().map(|id| RecordId { kind, id }).collect())
    }
}
