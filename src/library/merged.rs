//! Evidence of a claim that another window or device has merged into another one meanwhile.
//!
//! Merging takes all evidence along that is known by then. What is flagged later, by somebody who has not learnt of
//! it yet, is led on as it is saved; what comes in a file, once that is taken into the index. So no link leads to a
//! claim that is gone for long, and whatever reads links need not know of merging.

use std::collections::BTreeSet;

use crate::{
    index::Index,
    library::{Library, apply::Trash, indexing::Parts},
    model::{
        Annotation, Build, Change, ClaimId, CleanText, Edit, FieldValue, Guard, Path, RecordId,
        RecordKind, Value, build::shown, claim, evidence,
    },
};

/// How many claims are followed, one merged into the next.
const FURTHEST: usize = 32;

impl Library {
    /// Returns the claim into which one was merged in the end; nothing where it was not, where that one is not there,
    /// or where the way leads in a circle.
    pub(super) fn merged_in_the_end(&self, id: ClaimId) -> Option<ClaimId> {
        let into = |id: ClaimId| {
            let claim = self.read_claim(id)?;
            claim.merged_into.filter(|_| claim.removed.is_some())
        };
        let mut at = into(id)?;
        for _ in 0..FURTHEST {
            match into(at) {
                Some(next) => at = next,
                None => return self.read_claim(at).map(|claim| claim.id),
            }
        }
        None
    }

    /// Returns a change as it is meant by whoever did not know that a claim was merged, with what is to be said of it:
    /// evidence for that claim is evidence for the one that stayed, also where it is taken back.
    pub(super) fn led_on(&self, change: &Change) -> (Change, Vec<CleanText>) {
        let mut change = change.clone();
        let mut led = BTreeSet::new();
        let merges = |edit: &Edit| {
            edit.record.kind == RecordKind::Claim && edit.path == claim::MERGED_INTO.path()
        };
        // Who merges, or takes that back, knows.
        if change.edits.iter().any(merges) {
            return (change, Vec::new());
        }
        let mut lead = |id: RecordId, path: &Path, value: Option<&mut Value>| {
            let Some(value) = value.filter(|_| is_claim_of_link(id, path)) else {
                return;
            };
            let from = ClaimId::from_value(value);
            if let Some(from) = from
                && let Some(into) = self.merged_in_the_end(from)
            {
                *value = into.to_value();
                led.insert((from, into));
            }
        };
        for edit in &mut change.edits {
            lead(edit.record, &edit.path, edit.before.as_mut());
            lead(edit.record, &edit.path, edit.after.as_mut());
        }
        for whole in &mut change.wholes {
            for (path, value) in &mut whole.before {
                lead(whole.record, path, Some(value));
            }
        }
        let name = |id| {
            let claim = self.read_claim(id);
            claim.map_or_else(String::new, |claim| shown(&claim.statement))
        };
        // Whoever takes it back makes no evidence.
        let told = led.into_iter().filter(|_| change.guard == Guard::Always);
        let said = told.map(|(from, into)| {
            CleanText::line(&format!(
                "{} was merged into {} meanwhile; this is evidence for that.",
                name(from),
                name(into)
            ))
        });
        let said = said.collect();
        (change, said)
    }

    /// Leads evidence on that has come in for claims that were merged before, as from another device; returns the
    /// records that were changed.
    pub(super) fn lead_strays_on(&self) -> Vec<RecordId> {
        let removed = self.answered(Parts::Rows, Index::removed_with_evidence);
        let mut changed = Vec::new();
        for from in removed {
            let Some(into) = self.merged_in_the_end(from) else {
                continue;
            };
            let change = {
                let mut writer = self.writer();
                let mut build = Build::new(&mut writer.ids, (self.now)());
                for article in self.linked_to(from) {
                    let of = RecordId::annotations(article);
                    let record = self.record(of).unwrap_or_default();
                    for annotation in Annotation::all(article, &record) {
                        build.move_evidence(&annotation, &record, from, into);
                    }
                }
                build.finish()
            };
            match self.apply_to(&change, Trash::Left) {
                Ok(_) => changed.extend(change.records()),
                // It stays where it is, and is looked at again the next time.
                Err(error) => tracing::warn!(%error, "evidence of a merged claim is not led on"),
            }
        }
        changed
    }
}

/// Tells whether the claim of a link stands at a path: `annotations/ID/evidence/ID/claim`.
fn is_claim_of_link(id: RecordId, path: &Path) -> bool {
    let names: Vec<_> = path.segments().collect();
    let [_, _, links, _, field] = names.as_slice() else {
        return false;
    };
    id.kind == RecordKind::Annotations && links == "evidence" && field == evidence::CLAIM.name()
}
