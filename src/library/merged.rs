//! Evidence of a claim that another window or device has merged into another one meanwhile.
//!
//! Merging takes all evidence along that is known by then. What is flagged later, by somebody who has not learnt of
//! it yet, is led on as it is saved; what comes in a file, as soon as the index is brought up to date by anybody who
//! finds the library free to be written. So no link leads to a claim that is gone for long, and whatever reads links
//! need not know of merging.

use std::{collections::BTreeSet, time::Duration};

use crate::{
    index::Index,
    library::{Library, apply::Trash, indexing::Parts},
    model::{
        Annotation, AnnotationId, ArticleId, Build, Change, ClaimId, CleanText, Edit, Evidence,
        EvidenceId, FieldValue, Guard, Members, Path, RecordId, RecordKind, Stance, Value,
        build::shown, claim, evidence, story, view::Saved,
    },
    text::count::counted,
};

/// How many claims are followed, one merged into the next.
const FURTHEST: usize = 32;

/// What came of leading evidence on.
#[derive(Debug, Default)]
pub(super) struct LedOn {
    /// The records that were changed.
    pub changed: Vec<RecordId>,
    /// What the person should know of it.
    pub notices: Vec<CleanText>,
}

impl Library {
    /// Returns the claim into which one was merged in the end; nothing where it was not, where that one is not there
    /// or in the trash, or where the way leads in a circle.
    pub fn merged_in_the_end(&self, id: ClaimId) -> Option<ClaimId> {
        let into = |id: ClaimId| {
            let claim = self.read_claim(id)?;
            claim.merged_into.filter(|_| claim.removed.is_some())
        };
        let mut at = into(id)?;
        for _ in 0..FURTHEST {
            match into(at) {
                Some(next) => at = next,
                None => {
                    let last = self.read_claim(at);
                    return last
                        .filter(|last| last.removed.is_none())
                        .map(|last| last.id);
                }
            }
        }
        None
    }

    /// Tells whether a claim was merged into another one, or into one that was; each of those that were merged in a circle
    /// was merged into itself.
    pub(super) fn was_merged_into(&self, id: ClaimId, other: ClaimId) -> bool {
        let mut at = id;
        for _ in 0..FURTHEST {
            let claim = self.read_claim(at).filter(|claim| claim.removed.is_some());
            match claim.and_then(|claim| claim.merged_into) {
                Some(into) if into == other => return true,
                Some(into) => at = into,
                None => return false,
            }
        }
        false
    }

    /// Returns a change as it is meant by whoever did not know that a claim was merged, with what is to be said of it:
    /// evidence for that claim is evidence for the one that stayed, also where it is taken back, and what was put into
    /// a story is that one.
    ///
    /// What bears on the one that stayed already is not linked to it twice.
    pub(super) fn led_on(&self, change: &Change) -> (Change, Vec<CleanText>) {
        let mut change = change.clone();
        let mut led = BTreeSet::new();
        // Who merges, or takes that back, knows.
        if is_of_merging(&change) {
            return (change, Vec::new());
        }
        let mut lead = |value: Option<&mut Value>| {
            let value = value?;
            let from = ClaimId::from_value(value)?;
            let into = self.merged_in_the_end(from)?;
            *value = into.to_value();
            led.insert((from, into));
            Some(into)
        };
        let (mut linked, mut given) = (Vec::new(), Vec::new());
        for edit in &mut change.edits {
            let Some(link) = link_of_claim(edit.record, &edit.path) else {
                continue;
            };
            let of = edit.after.clone();
            lead(edit.before.as_mut());
            if let Some(into) = lead(edit.after.as_mut()) {
                linked.push((link, into));
                let (_, annotation, link) = link;
                given.push(Edit {
                    record: edit.record,
                    path: evidence::GIVEN_FOR.path_in(&evidence::at(annotation, link)),
                    before: None,
                    after: of,
                });
            }
        }
        for whole in &mut change.wholes {
            for (path, value) in &mut whole.before {
                if link_of_claim(whole.record, path).is_some() {
                    lead(Some(value));
                }
            }
        }
        if change.guard == Guard::Always {
            change.edits.extend(given);
            for (link, into) in linked {
                self.fold_link(&mut change, link, into);
            }
        }
        self.lead_members_on(&mut change);
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

    /// Leaves out a link that a change makes where the annotation bears on the claim in that way already, unless a
    /// person says more of it.
    ///
    /// What is made of it stays named in the change, so that it can be taken back.
    fn fold_link(
        &self,
        change: &mut Change,
        (article, annotation, link): (ArticleId, AnnotationId, EvidenceId),
        into: ClaimId,
    ) {
        let of = RecordId::annotations(article);
        let at = evidence::at(annotation, link);
        let holds = |edit: &&Edit| edit.record == of && edit.path.below(&at).is_some();
        let stance = evidence::STANCE.path_in(&at);
        let stance = change
            .edits
            .iter()
            .find(|edit| edit.record == of && edit.path == stance);
        let Some(stance) = stance.and_then(|edit| Stance::from_value(edit.after.as_ref()?)) else {
            return;
        };
        let made_out = [
            evidence::CLAIM.path_in(&at),
            evidence::STANCE.path_in(&at),
            evidence::WORDING.path_in(&at),
            evidence::SUGGESTED.path_in(&at),
            evidence::GIVEN_FOR.path_in(&at),
        ];
        let mut edits = change.edits.iter().filter(holds);
        let record = self.record(of).unwrap_or_default();
        let known = Annotation::from_record(article, annotation, &record);
        let is_same =
            |other: &Evidence| other.id != link && other.claim == into && other.stance == stance;
        if edits.all(|edit| made_out.contains(&edit.path))
            && known.is_some_and(|known| known.evidence.iter().any(is_same))
        {
            change.edits.retain(|edit| !holds(&edit));
        }
    }

    /// Has a story get the claim that stayed where a change puts in one that was merged into it.
    fn lead_members_on(&self, change: &mut Change) {
        let is_back = change.guard == Guard::OnlyIfUnchanged;
        change.edits.retain_mut(|edit| {
            let Some(from) = member(edit.record, &edit.path) else {
                return true;
            };
            let Some(into) = self.merged_in_the_end(from) else {
                return true;
            };
            let record = self.record(edit.record).unwrap_or_default();
            if edit.after.is_none() {
                // Whether the one that stayed was put in for this one only is not known: it stays.
                return !is_back || record.value(&edit.path).is_some();
            }
            let members = Members::claims([into]);
            let Some((path, element)) = members.paths().next() else {
                return true;
            };
            let is_there = record.value(&path).is_some();
            edit.path = path;
            edit.before = None;
            edit.after = Some(Value::Text(element));
            !is_there
        });
    }

    /// Leads evidence on that has come in for claims that were merged before, as from another device.
    ///
    /// Where another writes just now it is left to whoever comes next, who finds it in the index as well: nobody waits.
    pub(super) fn lead_strays_on(&self) -> LedOn {
        let removed = self.answered(Parts::Rows, Index::removed_with_evidence);
        let mut led = LedOn::default();
        for from in removed {
            // Most of them were not merged, and need no lock.
            if self.merged_in_the_end(from).is_some() {
                self.lead_strays_of(from, &mut led);
            }
        }
        led
    }

    /// Leads the evidence on that still names a claim which was merged.
    fn lead_strays_of(&self, from: ClaimId, led: &mut LedOn) {
        let mut writer = self.writer();
        let guard = self.store.lock(Duration::ZERO);
        if let Err(error) = &guard {
            tracing::debug!(%error, "evidence of a merged claim is left to others");
            return;
        }
        // Read under the lock: whoever merges in another window has led it on before, or will be seen here.
        let Some(into) = self.merged_in_the_end(from) else {
            return;
        };
        let name = |id| {
            let claim = self.read_claim(id);
            claim.map_or_else(String::new, |claim| shown(&claim.statement))
        };
        let articles = self.linked_to(from);
        let mut moved = 0;
        let change = {
            let mut build = Build::new(&mut writer.ids, (self.now)());
            for article in articles {
                let record = self.record(RecordId::annotations(article));
                let record = record.unwrap_or_default();
                for annotation in Annotation::all(article, &record) {
                    let mut links = annotation.evidence.iter();
                    moved += links.by_ref().filter(|link| link.claim == from).count();
                    build.move_evidence(&annotation, &record, from, into);
                }
            }
            build.named(&format!("lead evidence on to {}", name(into)));
            build.finish()
        };
        if change.is_empty() {
            return;
        }
        match self.apply_alone(&mut writer, &guard, (&change, Vec::new()), Trash::Left) {
            Ok(applied) => {
                led.notices.extend(applied.notices);
                match applied.saved {
                    Saved::Yes => {
                        led.changed.extend(change.records());
                        led.notices.push(CleanText::line(&format!(
                            "{} came for {}, which was merged into {}; it stands there now.",
                            counted(moved, "piece of evidence"),
                            name(from),
                            name(into)
                        )));
                    }
                    Saved::No { why, .. } => led.notices.push(why),
                }
            }
            // It stays where it is, and is looked at again the next time.
            Err(error) => tracing::warn!(%error, "evidence of a merged claim is not led on"),
        }
    }
}

/// Tells whether a change merges claims or parts them.
pub(super) fn is_of_merging(change: &Change) -> bool {
    let mut edits = change.edits.iter();
    edits
        .any(|edit| edit.record.kind == RecordKind::Claim && edit.path == claim::MERGED_INTO.path())
}

/// Returns the link whose claim stands at a path: `annotations/ID/evidence/ID/claim`.
fn link_of_claim(id: RecordId, path: &Path) -> Option<(ArticleId, AnnotationId, EvidenceId)> {
    let names: Vec<_> = path.segments().collect();
    let [_, annotation, links, link, field] = names.as_slice() else {
        return None;
    };
    let is_claim = id.kind == RecordKind::Annotations
        && links == "evidence"
        && field == evidence::CLAIM.name();
    if !is_claim {
        return None;
    }
    let (annotation, link) = (AnnotationId::parse(annotation)?, EvidenceId::parse(link)?);
    Some((ArticleId(id.id), annotation, link))
}

/// Returns the claim of which a path says whether it is in a story.
fn member(id: RecordId, path: &Path) -> Option<ClaimId> {
    let name = path.below(&story::claims())?;
    if id.kind != RecordKind::Story {
        return None;
    }
    ClaimId::parse(name)
}
