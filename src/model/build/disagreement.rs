//! Builders of changes to what was dismissed.

use super::{Build, shown};
use crate::model::{
    DisagreementId, Record, RecordId,
    disagreement::{self, Dismissal},
};

impl Build<'_> {
    /// Dismisses a disagreement for good; `record` is its own, an empty one where there is none yet.
    pub fn dismiss(&mut self, dismissal: &Dismissal, record: &Record) {
        let of = RecordId::dismissed(dismissal.id);
        let [left, right] = &dismissal.sentences;
        let now = self.now;
        self.change
            .set(of, record, disagreement::DISMISSED, Some(&now));
        self.change.set(of, record, disagreement::LEFT, Some(left));
        self.change
            .set(of, record, disagreement::RIGHT, Some(right));
        self.named(&format!("dismiss {}", shown(left)));
    }

    /// Takes back that a disagreement was dismissed.
    pub fn take_dismissal_back(&mut self, id: DisagreementId, record: &Record) {
        let path = disagreement::DISMISSED.path();
        self.change.put(RecordId::dismissed(id), record, path, None);
        let sentence = record.get(disagreement::LEFT).unwrap_or_default();
        self.named(&format!("take back the dismissal of {}", shown(&sentence)));
    }
}
