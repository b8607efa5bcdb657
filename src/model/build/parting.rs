//! Parting a claim from the one that it was merged into.

use std::collections::BTreeSet;

use super::Build;
use crate::model::{
    AnnotationId, ClaimId, CleanText, EvidenceId, Path, Record, RecordId, RecordKind, Stamp, Value,
    annotation, claim, claim::Merging, evidence, grid, story,
};

impl Build<'_> {
    /// Takes back what merging a claim into another one has set in a record, and returns how many pieces of evidence go
    /// back with that.
    ///
    /// Evidence knows for which claim it was given: what was given for one of `family` goes back, the claim itself and
    /// those that were merged into it before. Of all else, a change has one stamp, `merged`: what has another one by now
    /// was decided since, and stays. To be asked for each record that the merging may have touched but the claim's own,
    /// which [`restore_claim`](Self::restore_claim) is for.
    pub fn part_claims(
        &mut self,
        merging: Merging,
        (merged, family): (Stamp, &BTreeSet<ClaimId>),
        (id, record): (RecordId, &Record),
    ) -> usize {
        let Merging { from, into } = merging;
        let set = |path: &Path| {
            let entry = record.entry(path)?;
            (entry.stamp == merged).then_some(entry.value.as_ref()?)
        };
        let was_set = |path: &Path| set(path).is_some();
        let was_taken = |path: &Path| {
            let entry = record.entry(path);
            entry.is_some_and(|entry| entry.stamp == merged && entry.value.is_none())
        };
        match id.kind {
            RecordKind::Annotations => {
                return self.part_evidence(merging, (merged, family), (id, record));
            }
            RecordKind::Story => {
                let mut taken = vec![members(&story::claims(), into)];
                taken.retain(was_set);
                self.take_away(id, record, &taken);
            }
            RecordKind::Grid => {
                // An earlier version has taken the claim out.
                let place = members(&grid::claims(), from);
                if was_taken(&place) {
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
                if let Some(relation) = set(&there) {
                    // An earlier version has taken it away here.
                    if was_taken(&here) {
                        self.change.put(id, record, here, Some(relation.clone()));
                    }
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
        merging: Merging,
        (merged, family): (Stamp, &BTreeSet<ClaimId>),
        (id, record): (RecordId, &Record),
    ) -> usize {
        let Merging { from, into } = merging;
        let mut back = 0;
        for annotation in record.children(&annotation::annotations()) {
            let Some(annotation) = AnnotationId::parse(&annotation) else {
                continue;
            };
            let links = Moved::all(annotation, record);
            let goes = |link: &Moved| {
                let is_of_it = match link.given_for {
                    Some(first) => family.contains(&first),
                    // An earlier version has not kept that.
                    None => link.moved.contains(&merged),
                };
                link.claim == into && is_of_it
            };
            let of_any: BTreeSet<Stamp> = links.iter().flat_map(|link| link.moved).collect();
            let of_going = links.iter().filter(|link| goes(link));
            let of_going: BTreeSet<Stamp> = of_going.flat_map(|link| link.moved).collect();
            let is_there = record
                .get_in(&annotation::at(annotation), annotation::REMOVED)
                .is_none();
            for link in &links {
                let goes = goes(link);
                // Of two that say the same, merging takes one off; nobody else moves one in the same moment.
                let was_folded = link.removed.is_some_and(|removed| match goes {
                    true => removed == merged || of_any.contains(&removed),
                    false => {
                        [from, into].contains(&link.claim)
                            && (removed == merged || of_going.contains(&removed))
                    }
                });
                if was_folded {
                    self.take_away(id, record, &[evidence::REMOVED.path_in(&link.at)]);
                }
                if goes {
                    self.set_in(id, record, &link.at, evidence::CLAIM, &from);
                    let given_for = evidence::GIVEN_FOR.path_in(&link.at);
                    if link.given_for == Some(from) {
                        self.take_away(id, record, &[given_for]);
                    }
                }
                let is_back = goes || (was_folded && link.claim == from);
                let is_live = link.removed.is_none() || was_folded;
                back += usize::from(is_back && is_live && is_there);
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

/// A link, taken off or not, and when it was moved to its claim.
struct Moved {
    at: Path,
    claim: ClaimId,
    given_for: Option<ClaimId>,
    removed: Option<Stamp>,
    /// When it was moved last, and when first.
    moved: [Stamp; 2],
}

impl Moved {
    /// Decodes all links of an annotation.
    fn all(annotation: AnnotationId, record: &Record) -> Vec<Self> {
        let links = record.children(&evidence::links(annotation)).into_iter();
        let links = links.filter_map(|link| EvidenceId::parse(&link));
        let links = links.filter_map(|link| {
            let at = evidence::at(annotation, link);
            let stamp = |path: &Path| record.entry(path).map(|entry| entry.stamp);
            let last = stamp(&evidence::CLAIM.path_in(&at))?;
            let given_for = record.get_in(&at, evidence::GIVEN_FOR);
            let first = stamp(&evidence::GIVEN_FOR.path_in(&at)).filter(|_| given_for.is_some());
            let removed = evidence::REMOVED.path_in(&at);
            let is_removed = record.value(&removed).is_some();
            Some(Self {
                claim: record.get_in(&at, evidence::CLAIM)?,
                given_for,
                removed: stamp(&removed).filter(|_| is_removed),
                moved: [last, first.unwrap_or(last)],
                at,
            })
        });
        links.collect()
    }
}

/// Returns where a claim stands in a set.
fn members(set: &Path, claim: ClaimId) -> Path {
    set.child(&claim.to_string())
}
