//! Changes that are made, and not on the disk yet.

use std::time::Duration;

use crate::{
    library::{Library, Writer, lock, notices},
    model::{ChangeId, CleanText, Path, Record, RecordId, Value, view::Saved},
    store::{StoreError, WriteGuard, begun::Begun},
};

/// A change whose stamps are given and whose records are not all on the disk.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    /// What was done, in words.
    pub what: CleanText,
    /// What it adds to which records, in the order of writing. Merging it twice does no harm.
    pub deltas: Vec<(RecordId, Record)>,
    /// Its name where it only makes sense whole, so that it is written down before it is begun.
    pub whole: Option<ChangeId>,
    /// Whether some of it may be on the disk.
    pub is_begun: bool,
}

/// What came of trying to write what waits.
#[derive(Debug, Default)]
pub(super) struct Tried {
    /// The records that were written, as they are now.
    pub written: Vec<(RecordId, Record)>,
    /// What the person should know.
    pub notices: Vec<CleanText>,
    /// Why something still waits; the first reason met.
    pub why: Option<CleanText>,
}

impl Library {
    /// Returns what waits to be merged into a record.
    pub(super) fn waiting_of(&self, id: RecordId) -> Option<Record> {
        let waiting = lock(&self.waiting);
        let deltas = waiting.iter().flat_map(|change| &change.deltas);
        deltas
            .filter(|(of, _)| *of == id)
            .map(|(_, delta)| delta.clone())
            .reduce(|joined, delta| joined.merge(&delta))
    }

    /// Tries to write everything that waits; a change's later records wait for its earlier ones, so that
    /// nothing on the disk refers to what is not there.
    pub(super) fn write_waiting(&self, writer: &mut Writer, guard: &WriteGuard) -> Tried {
        let mut tried = Tried::default();
        let mut changes = lock(&self.waiting).clone();
        for change in &mut changes {
            if let Err(error) = self.write_change(writer, guard, change, &mut tried) {
                let why = CleanText::new(&notices::with_hint(&error));
                tried.why.get_or_insert(why);
            }
        }
        changes.retain(|change| !change.deltas.is_empty());
        *lock(&self.waiting) = changes;
        tried
    }

    /// Writes what is left of a change, as far as that is possible.
    fn write_change(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
        change: &mut Waiting,
        tried: &mut Tried,
    ) -> Result<(), StoreError> {
        // What waits in several records can be cut short between any two of them.
        let whole = change.whole.filter(|_| change.deltas.len() > 1);
        if let Some(id) = whole {
            let (what, deltas) = (change.what.clone(), change.deltas.clone());
            self.store.begin(guard, id, &Begun { what, deltas })?;
        }
        let mut done = Ok(());
        while let Some((id, delta)) = change.deltas.first().cloned() {
            done = self.write_one(writer, guard, id, &delta, tried);
            // What was written may be on the disk though that could not be made sure of.
            change.is_begun |= tried.written.iter().any(|(of, _)| *of == id);
            if done.is_err() {
                break;
            }
            change.deltas.remove(0);
        }
        if let Some(id) = change.whole
            && (!change.is_begun || change.deltas.is_empty())
            && let Err(error) = self.store.end(guard, id)
        {
            tracing::debug!(%error, "a change that was made is made once more");
        }
        done
    }

    /// Goes on with changes that others have begun and could not end, as they were killed or their disk was full, unless
    /// somebody writes just now; returns the records that were changed, and what is to be said of it.
    pub(super) fn go_on(&self) -> (Vec<RecordId>, Vec<CleanText>) {
        if self.store.begun().is_empty() {
            return (Vec::new(), Vec::new());
        }
        let mut writer = self.writer();
        match self.store.lock(Duration::ZERO) {
            Ok(guard) => self.go_on_alone(&mut writer, &guard),
            Err(error) => {
                tracing::debug!(%error, "what was begun is left to others");
                (Vec::new(), Vec::new())
            }
        }
    }

    /// Does the same under the lock.
    pub(super) fn go_on_alone(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
    ) -> (Vec<RecordId>, Vec<CleanText>) {
        let (mut changed, mut told) = (Vec::new(), Vec::new());
        for id in self.store.begun() {
            // What waits in this window is tried with each of its changes.
            if lock(&self.waiting)
                .iter()
                .any(|change| change.whole == Some(id))
            {
                continue;
            }
            let mut tried = Tried::default();
            let (what, done) = match self.store.read_begun(id, self.device) {
                Ok(Some(begun)) => {
                    let mut change = Waiting {
                        what: begun.what,
                        deltas: begun.deltas,
                        whole: Some(id),
                        is_begun: true,
                    };
                    let done = self.write_change(writer, guard, &mut change, &mut tried);
                    (change.what, done)
                }
                // Nobody can tell what it was.
                Ok(None) => {
                    let ended = self.store.end(guard, id);
                    tracing::warn!(?ended, %id, "what was written down of a change can't be read");
                    continue;
                }
                Err(error) => (CleanText::default(), Err(error)),
            };
            changed.extend(tried.written.into_iter().map(|(of, _)| of));
            told.extend(tried.notices);
            told.push(CleanText::line(&match done {
                Ok(()) => format!("This had been cut short, and is done now: {what}."),
                Err(error) => {
                    let why = notices::with_hint(&error);
                    format!("This was cut short, and can't be gone on with yet: {what}. {why}")
                }
            }));
        }
        (changed, told)
    }

    /// Tells whether a change is on the disk in part, and will be gone on with.
    pub fn is_begun(&self, id: ChangeId) -> bool {
        self.store.is_begun(id)
    }

    fn write_one(
        &self,
        writer: &mut Writer,
        guard: &WriteGuard,
        id: RecordId,
        delta: &Record,
        tried: &mut Tried,
    ) -> Result<(), StoreError> {
        let clock = &mut writer.clock;
        let before = self.store.fingerprint(id)?;
        let written = self.store.write_merged(guard, id, clock, |record, _| {
            *record = std::mem::take(record).merge(delta);
        })?;
        // What the index has taken in is told by who asks it, once.
        if !written.edited_by_hand.is_empty() && !self.has_taken_in(id, before.as_ref()) {
            let told = notices::edited(id, &written.record, &written.edited_by_hand);
            tried.notices.extend(told);
        }
        let back = notices::brought_back(id, &written.record, &written.brought_back);
        tried.notices.extend(back);
        let durability = written.durability;
        self.touch(id);
        tried.written.retain(|(of, _)| *of != id);
        tried.written.push((id, written.record));
        match durability {
            crate::store::Durability::Durable => Ok(()),
            crate::store::Durability::NotKnown(error) => Err(error),
        }
    }

    /// Tries to save what waits; `patience` is how long to wait for another program that writes.
    pub fn flush(&self, patience: Duration) -> Saved {
        let mut writer = self.writer();
        if lock(&self.waiting).is_empty() {
            return Saved::Yes;
        }
        let why = match self.store.lock(patience) {
            Ok(guard) => self.write_waiting(&mut writer, &guard).why,
            Err(error) => Some(CleanText::new(&notices::with_hint(&error))),
        };
        self.saved(why)
    }

    /// Tells how much waits, and why.
    pub(super) fn saved(&self, why: Option<CleanText>) -> Saved {
        let changes = lock(&self.waiting);
        let mut records: Vec<RecordId> = changes
            .iter()
            .flat_map(|change| change.deltas.iter().map(|(id, _)| *id))
            .collect();
        records.sort_unstable();
        records.dedup();
        match records.len() {
            0 => Saved::Yes,
            waiting => Saved::No {
                waiting,
                why: why.unwrap_or_else(|| CleanText::line("It was not tried yet.")),
            },
        }
    }

    /// Says what waits, one change a text: what was done, and below it the words that would be lost.
    pub fn unsaved(&self) -> Vec<CleanText> {
        let waiting = lock(&self.waiting);
        waiting.iter().map(Waiting::told).collect()
    }
}

impl Waiting {
    fn told(&self) -> CleanText {
        let mut told = self.what.to_string();
        for (path, text) in self.deltas.iter().flat_map(|(_, delta)| texts(delta)) {
            let is_written = path
                .segments()
                .any(|segment| matches!(&*segment, "note" | "verdict" | "statement" | "anchor"));
            if is_written && !told.contains(text.as_str()) {
                told.push_str("\n  ");
                told.push_str(&text.replace('\n', "\n  "));
            }
        }
        CleanText::new(&told)
    }
}

/// Returns the texts that a person wrote or chose: notes, statements, and the words of anchors.
fn texts(delta: &Record) -> impl Iterator<Item = (&Path, String)> {
    delta.entries().filter_map(|(path, entry)| {
        let value = entry.value.as_ref()?;
        let text = match value {
            Value::Text(text) => text.to_string(),
            Value::Raw(_) => {
                let anchor: crate::model::Anchor = crate::model::FieldValue::from_value(value)?;
                anchor.quote.into_string()
            }
        };
        Some((path, text))
    })
}
