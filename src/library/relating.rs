//! What claims are to each other, where several say so at once.

use std::{collections::HashMap, sync::Arc};

use crate::{
    library::{ApplyError, Library, merged::is_of_merging},
    model::{Change, Claim, ClaimId, FieldValue, RecordKind, Relation, build::shown, claim},
};

impl Library {
    /// Refuses a change by which a claim would stand above itself, being narrower than one that is narrower than it, or a
    /// part of it: another may have said so meanwhile. To be asked under the lock.
    ///
    /// Merging leads on what was said, and is not asked.
    pub(super) fn make_sure_of_relations(&self, change: &Change) -> Result<(), ApplyError> {
        if is_of_merging(change) {
            return Ok(());
        }
        let all = claim::relations();
        let claims = change.edits.iter();
        let said = claims.filter(|edit| edit.record.kind == RecordKind::Claim);
        let said = said.filter_map(|edit| {
            let other = ClaimId::parse(edit.path.below(&all)?)?;
            let relation = Relation::from_value(edit.after.as_ref()?)?;
            Some((ClaimId(edit.record.id), relation, other))
        });
        for (claim, relation, other) in said {
            let above = self.related_from(other);
            let of = |id: ClaimId| {
                let known = above.get(&id);
                known.map_or(&[][..], |claim| claim.relations.as_slice())
            };
            if claim::goes_round(claim, &relation, other, of) {
                let name = |id| {
                    let claim = self.read_claim(id);
                    claim.map_or_else(String::new, |claim| shown(&claim.statement))
                };
                let sentence = format!(
                    "{} is narrower than {} already, or a part of it, so that this would go round.",
                    name(other),
                    name(claim)
                );
                return Err(ApplyError::Gone { sentence });
            }
        }
        Ok(())
    }

    /// Returns a claim and those that it is anything to, and these to others, as they are now; none in the trash.
    fn related_from(&self, claim: ClaimId) -> HashMap<ClaimId, Arc<Claim>> {
        let (mut related, mut next) = (HashMap::new(), vec![claim]);
        while let Some(id) = next.pop() {
            let claim = self.read_claim(id).filter(|claim| claim.removed.is_none());
            if let Some(claim) = claim.filter(|_| !related.contains_key(&id)) {
                next.extend(claim.relations.iter().map(|(other, _)| *other));
                related.insert(id, claim);
            }
        }
        related
    }
}
