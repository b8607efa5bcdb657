//! Parting a claim from the one that it was merged into.

use super::Build;
use crate::model::{
    AnnotationId, ClaimId, CleanText, EvidenceId, FieldValue, Path, Record, RecordId, RecordKind,
    Stamp, Value, annotation, claim, claim::Merging, evidence, grid, story,
};

impl Build<'_> {
    /// Takes back what merging a claim into another one has set in a record, and returns how many pieces of evidence go
    /// back with that.
    ///
    /// A change has one stamp, `merged`: what has another one by now was decided since, and stays. To be asked for each
    /// record that the merging may have touched but the claim's own, which
    /// [`restore_claim`](Self::restore_claim) is for. What one of the two said of a third claim that the other one spoke
    /// of as well is not known any more.
    pub fn part_claims(
        &mut self,
        Merging { from, into }: Merging,
        merged: Stamp,
        (id, record): (RecordId, &Record),
    ) -> usize {
        let set = |path: &Path| {
            let entry = record.entry(path)?;
            (entry.stamp == merged).then_some(entry.value.as_ref()?)
        };
        let was_set = |path: &Path| set(path).is_some();
        match id.kind {
            RecordKind::Annotations => return self.part_evidence(from, into, merged, (id, record)),
            RecordKind::Story => {
                let mut taken = vec![members(&story::claims(), into)];
                taken.retain(was_set);
                self.take_away(id, record, &taken);
            }
            RecordKind::Grid => {
                let place = members(&grid::claims(), from);
                let was_there = record.entry(&place);
                if was_there.is_some_and(|entry| entry.stamp == merged && entry.value.is_none()) {
                    let element = CleanText::line(&from.to_string());
                    self.change
                        .put(id, record, place, Some(Value::Text(element)));
                }
                let rows = record.children(&grid::rows()).into_iter();
                let ratings = rows.filter_map(|row| AnnotationId::parse(&row));
                let mut taken: Vec<Path> = ratings.map(|row| grid::rating(row, into)).collect();
                taken.push(members(&grid::claims(), into));
                taken.retain(was_set);
                self.take_away(id, record, &taken);
            }
            RecordKind::Claim if id == RecordId::claim(into) => {
                let parents = [claim::history(), claim::silences(), claim::relations()];
                let below = parents.iter().flat_map(|parent| record.below(parent));
                let taken: Vec<Path> = below
                    .map(|(path, _)| path.clone())
                    .filter(was_set)
                    .collect();
                self.take_away(id, record, &taken);
            }
            RecordKind::Claim => {
                let [there, here] = [into, from].map(claim::relation);
                if let Some(relation) = set(&there)
                    && record.value(&here).is_none()
                {
                    self.change.put(id, record, here, Some(relation.clone()));
                    self.take_away(id, record, &[there]);
                }
            }
            _ => {}
        }
        0
    }

    /// Takes back what the merging has set in the annotations of an article.
    fn part_evidence(
        &mut self,
        from: ClaimId,
        into: ClaimId,
        merged: Stamp,
        (id, record): (RecordId, &Record),
    ) -> usize {
        let was_set = |path: &Path| {
            let entry = record.entry(path);
            entry.is_some_and(|entry| entry.stamp == merged && entry.value.is_some())
        };
        let mut back = 0;
        for annotation in record.children(&annotation::annotations()) {
            let Some(annotation) = AnnotationId::parse(&annotation) else {
                continue;
            };
            for link in record.children(&evidence::links(annotation)) {
                let Some(link) = EvidenceId::parse(&link) else {
                    continue;
                };
                let at = evidence::at(annotation, link);
                let of = record.get_in(&at, evidence::CLAIM);
                let [claim, removed] =
                    [evidence::CLAIM.path_in(&at), evidence::REMOVED.path_in(&at)];
                // Of two that said the same, one was taken off.
                if was_set(&removed) && of.is_some_and(|of| of == from || of == into) {
                    self.take_away(id, record, &[removed]);
                    back += usize::from(of == Some(from));
                }
                if was_set(&claim) && of == Some(into) {
                    self.change.put(id, record, claim, Some(from.to_value()));
                    back += 1;
                }
            }
        }
        back
    }

    fn take_away(&mut self, id: RecordId, record: &Record, paths: &[Path]) {
        for path in paths {
            self.change.put(id, record, path.clone(), None);
        }
    }
}

/// Returns where a claim stands in a set.
fn members(set: &Path, claim: ClaimId) -> Path {
    set.child(&claim.to_string())
}
