//! What this window knows of records, and which changes the library has not answered yet.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::{Change, ChangeId, CleanText, Clock, DeviceId, Record, RecordId, RecordKind};

/// Records as the library last said, and the changes that are to be seen on top of them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    records: BTreeMap<RecordId, Record>,
    /// Oldest first.
    unanswered: Vec<Change>,
}

impl Known {
    /// Returns a record as it is shown: as the library last said, with what it has not answered yet.
    pub fn record(&self, id: RecordId) -> Record {
        let mut record = self.records.get(&id).cloned().unwrap_or_default();
        for change in &self.unanswered {
            // Later than all that is known of it, or else it would not show.
            let mut clock = Clock::new(DeviceId::default());
            if let Some(latest) = record.latest() {
                clock.see(latest);
            }
            change.apply(id, &mut record, clock.tick(Timestamp::UNIX_EPOCH));
        }
        record
    }

    /// Tells whether the library has said anything of a record, or a change is to be seen in it.
    pub fn holds(&self, id: RecordId) -> bool {
        self.is_kept(id)
            || self
                .unanswered
                .iter()
                .any(|change| change.records().contains(&id))
    }

    /// Returns the records of a kind of which anything is known, in the order of their ids.
    pub fn of_kind(&self, kind: RecordKind) -> Vec<RecordId> {
        let sent = self.unanswered.iter().flat_map(Change::records);
        let ids = self.records.keys().copied().chain(sent);
        let mut ids: Vec<RecordId> = ids.filter(|id| id.kind == kind).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Tells whether what the library says of a record is kept: claims, and what is open.
    pub fn is_kept(&self, id: RecordId) -> bool {
        self.records.contains_key(&id)
    }

    /// Takes what the library says of a record.
    ///
    /// It is merged, never put in place of what is known, so an answer that comes late takes nothing away.
    pub fn learn(&mut self, id: RecordId, record: &Record) {
        let known = self.records.remove(&id).unwrap_or_default();
        self.records.insert(id, known.merge(record));
    }

    /// Forgets what can be read again: the records of articles, but for these.
    pub fn forget_articles_but(&mut self, ids: &[RecordId]) {
        self.records
            .retain(|id, _| ids.contains(id) || !is_of_article(id.kind));
    }

    /// Forgets records that are gone for good.
    pub fn forget(&mut self, ids: &[RecordId]) {
        self.records.retain(|id, _| !ids.contains(id));
    }

    /// Notes a change that was sent.
    pub fn sent(&mut self, change: Change) {
        self.unanswered.push(change);
    }

    /// Takes back a change that was answered.
    pub fn answered(&mut self, id: ChangeId) -> Option<Change> {
        let at = self.unanswered.iter().position(|change| change.id == id)?;
        Some(self.unanswered.remove(at))
    }

    /// Names the changes that are not answered, oldest first.
    pub fn unanswered(&self) -> Vec<CleanText> {
        self.unanswered
            .iter()
            .map(|change| change.what.clone())
            .collect()
    }

    /// Tells whether a change is on its way.
    pub fn is_waiting(&self) -> bool {
        !self.unanswered.is_empty()
    }
}

const fn is_of_article(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Article | RecordKind::Annotations)
}
