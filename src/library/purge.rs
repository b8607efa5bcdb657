//! Taking articles away for good.

use std::{collections::BTreeSet, fs, path::PathBuf};

use crate::{
    library::{Library, ReadError, Writer, lock},
    model::{
        Article, ArticleId, CleanText, FieldValue, Record, RecordId, RecordKind, SnapshotId,
        article,
    },
    store::{OriginalId, Store, StoreError, WriteGuard, atomic, lock::PATIENCE},
};

/// The texts and originals of an article.
#[derive(Debug, Default, PartialEq, Eq)]
struct Contents {
    texts: BTreeSet<SnapshotId>,
    originals: BTreeSet<OriginalId>,
}

impl Contents {
    /// Returns what a record refers to, also snapshots that were taken out of it by hand.
    fn of(record: &Record) -> Self {
        let mut contents = Self::default();
        for name in record.children(&article::snapshots()) {
            let at = article::snapshots().child(&name);
            let again = article::again(&at);
            let times = record.children(&again);
            let times = times.iter().map(|time| again.child(time));
            for at in std::iter::once(at).chain(times) {
                let original = record.get_in(&at, article::SNAPSHOT_ORIGINAL);
                contents.add(SnapshotId::parse(&name), original.as_ref());
            }
        }
        contents
    }

    fn add(&mut self, text: Option<SnapshotId>, original: Option<&CleanText>) {
        self.texts.extend(text);
        let original = original.and_then(|id| OriginalId::parse(id));
        self.originals.extend(original);
    }

    /// Writes them as a list, one a line.
    fn written(&self) -> String {
        let texts = self.texts.iter().map(|id| format!("text {id}\n"));
        let originals = self.originals.iter().map(|id| format!("original {id}\n"));
        texts.chain(originals).collect()
    }

    fn read(list: &str) -> Self {
        let mut contents = Self::default();
        for line in list.lines() {
            match line.split_once(' ') {
                Some(("text", id)) => contents.texts.extend(SnapshotId::parse(id)),
                Some(("original", id)) => contents.originals.extend(OriginalId::parse(id)),
                _ => {}
            }
        }
        contents
    }
}

impl Library {
    /// Takes an article away for good: its text, its original, its annotations and every copy of them.
    ///
    /// What is left is a mark that says so, which other copies of the library learn from. Texts that another
    /// article has too are kept. This can't be undone; adding the file again makes a new article. One that was
    /// cut off half way is finished by the next start, by `check`, or by purging again.
    ///
    /// # Errors
    /// Where there is no such article, or where a file can't be written.
    pub fn purge(&self, id: ArticleId) -> Result<(), ReadError> {
        let mut writer = self.writer();
        let guard = self.store.lock(PATIENCE)?;
        self.finish_purges(&mut writer, &guard)?;
        let known = self.known_there(RecordId::article(id))?;
        let contents = Contents::of(&known.record);
        // The list first: once the article is purged, nothing else says which texts were its own.
        let journal = self.purging().join(id.to_string());
        atomic::replace(&journal, contents.written().as_bytes(), None)?.certain()?;
        self.mark_purged(&mut writer, &guard, RecordId::article(id))?;
        lock(&self.waiting).retain_mut(|change| {
            let is_other = |(of, _): &(RecordId, _)| of.kind == RecordKind::Claim || of.id != id.0;
            change.deltas.retain(is_other);
            !change.deltas.is_empty()
        });
        lock(&self.texts).retain(|text| !contents.texts.contains(&text.id));
        lock(&self.words).retain(|text| !contents.texts.contains(text));
        self.finish_purges(&mut writer, &guard)?;
        Ok(())
    }

    fn mark_purged(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
        id: RecordId,
    ) -> Result<(), StoreError> {
        if id.kind == RecordKind::Annotations && !self.known(id)?.is_there {
            return Ok(());
        }
        let now = (self.now)();
        self.write_stamped(writer, guard, id, now, |record, stamp| {
            if record.value(&article::PURGED.path()).is_none() {
                record.set(article::PURGED.path(), Some(now.to_value()), stamp);
            }
        })
    }

    /// Takes away the annotations and contents of purged articles that are still there, and returns of how many
    /// articles.
    ///
    /// Where an article can't be read, nothing is taken away: it could have the same text.
    pub(super) fn finish_purges(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
    ) -> Result<usize, StoreError> {
        let Ok(entries) = fs::read_dir(self.purging()) else {
            return Ok(0);
        };
        let mut finished = 0;
        for entry in entries.flatten() {
            let path = entry.path();
            let id = path
                .file_name()
                .and_then(|name| ArticleId::parse(name.to_str()?));
            let Some(id) = id else { continue };
            let article = self.known(RecordId::article(id))?;
            if article.record.get(article::PURGED).is_some() {
                self.mark_purged(writer, guard, RecordId::annotations(id))?;
                let list = fs::read_to_string(&path).unwrap_or_default();
                let Some(shared) = self.contents_of_others(id)? else {
                    continue;
                };
                remove_contents(&self.store, guard, &Contents::read(&list), &shared)?;
                finished += 1;
            }
            atomic::remove(&path)?.certain()?;
        }
        Ok(finished)
    }

    /// Collects what other articles hold; nothing where one of them can't be read.
    fn contents_of_others(&self, purged: ArticleId) -> Result<Option<Contents>, StoreError> {
        let mut contents = Contents::default();
        for id in self.store.ids(RecordKind::Article)?.ids {
            if id == purged.0 {
                continue;
            }
            // Of the files themselves: an index that lags behind must not cost anyone a text.
            let known = self.known(RecordId::article(ArticleId(id)))?;
            if known.record.is_empty() {
                return Ok(None);
            }
            let article = Article::from_record(ArticleId(id), &known.record);
            for entry in &article.snapshots {
                contents.add(Some(entry.id.clone()), entry.original.as_ref());
            }
        }
        Ok(Some(contents))
    }

    /// Tells whether a purge was cut off.
    pub(super) fn has_unfinished_purge(&self) -> bool {
        fs::read_dir(self.purging()).is_ok_and(|mut entries| entries.next().is_some())
    }

    fn purging(&self) -> PathBuf {
        self.places().state.join("purging")
    }

    /// Says what could not be finished.
    pub(super) fn finish_after_start(&self) -> Option<CleanText> {
        if !self.has_unfinished_purge() {
            return None;
        }
        let mut writer = self.writer();
        let guard = self.store.lock(std::time::Duration::ZERO).ok()?;
        let error = self.finish_purges(&mut writer, &guard).err()?;
        Some(CleanText::new(&error.to_string()))
    }
}

fn remove_contents(
    store: &Store,
    guard: &WriteGuard,
    contents: &Contents,
    shared: &Contents,
) -> Result<(), StoreError> {
    for id in contents.texts.difference(&shared.texts) {
        store.remove_snapshot(guard, id)?.certain()?;
    }
    for id in contents.originals.difference(&shared.originals) {
        store.remove_original(guard, id)?.certain()?;
    }
    Ok(())
}
