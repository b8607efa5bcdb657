//! Merging claims.

use std::collections::BTreeSet;

use crate::{
    library::{ApplyError, Library, apply::Trash, indexing::Parts},
    model::{
        Annotation, ArticleId, Build, Change, Claim, ClaimId, CleanText, FieldValue, GridId, Guard,
        Members, Record, RecordId, RecordKind,
        build::shown,
        claim::{self, Merging},
        view::{Applied, Shelf},
    },
    store::lock::PATIENCE,
};

impl Library {
    /// Merges a claim into another one as one change, which is returned so that it can be undone, with what is
    /// to be said of it.
    ///
    /// History, silences, relations, places in stories and grids and all evidence go over, contrary evidence too, and
    /// that of annotations in the trash, which comes back with them.
    ///
    /// # Errors
    /// Where one of the two is gone, as when another has merged it meanwhile; where the lock can't be had, since two that
    /// merge at once might lose both; and see [`apply`](Self::apply).
    pub fn merge_claims(
        &self,
        Merging { from, into }: Merging,
        by: &CleanText,
    ) -> Result<(Change, Applied, CleanText), ApplyError> {
        if from == into {
            return Err(gone("A claim can't be merged into itself."));
        }
        self.ensure_shown();
        let mut writer = self.writer();
        let guard = self.store.lock(PATIENCE).map_err(ApplyError::ReadOnly)?;
        self.go_on_alone(&mut writer, &guard);
        // Read under the lock: what another has merged meanwhile is seen here, or it sees this.
        let (one, other) = (self.live_claim(from)?, self.live_claim(into)?);
        let annotations = self.linked_to(from).into_iter().filter_map(|article| {
            let record = self.record(RecordId::annotations(article)).ok()?;
            Some((article, record))
        });
        let annotations: Vec<_> = annotations.collect();
        let shelves = [Shelf::Library, Shelf::Trash].into_iter();
        let stories = shelves.flat_map(|shelf| self.stories(shelf).unwrap_or_default());
        let stories = stories.filter(|story| {
            let claims = &story.members.claims;
            claims.contains(&from) && !claims.contains(&into)
        });
        let stories = stories.filter_map(|story| {
            let record = self.record(RecordId::story(story.id)).ok()?;
            Some((story.id, record))
        });
        let stories: Vec<_> = stories.collect();
        let grids = self.grids_with(from);
        let related = self.related_to(from);
        let (change, said) = {
            let mut build = Build::new(&mut writer.ids, (self.now)()).by(by.clone().into());
            for (article, record) in &annotations {
                for annotation in Annotation::all(*article, record) {
                    build.move_evidence(&annotation, record, from, into);
                }
            }
            for (story, record) in &stories {
                build.put_into_story(*story, record, &Members::claims([into]));
            }
            for (grid, record) in &grids {
                build.merge_in_grid(*grid, record, Merging { from, into });
            }
            for (claim, record) in &related {
                if claim.id != into && claim.relations.iter().all(|(to, _)| *to != into) {
                    let relation = claim.relations.iter().find(|(to, _)| *to == from);
                    let relation = relation.map(|(_, relation)| relation);
                    build.relate(claim.id, record, into, relation);
                }
            }
            build.merge_claim((from, &one), (into, &other));
            let name = |record: &Record| shown(&record.get(claim::STATEMENT).unwrap_or_default());
            let said = format!("Merged {} into {}", name(&one), name(&other));
            (build.finish(), said)
        };
        let applied =
            self.apply_alone(&mut writer, &Ok(guard), (&change, Vec::new()), Trash::Left)?;
        Ok((change, applied, CleanText::line(&said)))
    }

    /// Refuses to merge claims anew by an undo, or by doing again what was undone, where the one that would stay was
    /// merged into the other one meanwhile: both would go. To be asked under the lock.
    pub(super) fn make_sure_of_merging(&self, change: &Change) -> Result<(), ApplyError> {
        let mut edits = change.edits.iter().filter(|edit| {
            change.guard == Guard::OnlyIfUnchanged
                && edit.record.kind == RecordKind::Claim
                && edit.path == claim::MERGED_INTO.path()
        });
        let goes_round = edits.any(|edit| {
            let into = edit.after.as_ref().and_then(ClaimId::from_value);
            into.is_some_and(|into| self.was_merged_into(into, ClaimId(edit.record.id)))
        });
        if goes_round {
            return Err(gone(
                "The two claims were merged the other way round meanwhile.",
            ));
        }
        Ok(())
    }

    /// Returns the articles with annotations that are linked to a claim, or may be since they have just changed.
    pub(super) fn linked_to(&self, id: ClaimId) -> BTreeSet<ArticleId> {
        let known = self.answered(Parts::Rows, |index| index.linked_to(id));
        let pending = self.pending(RecordKind::Annotations).into_iter();
        known
            .into_iter()
            .chain(pending.map(|id| ArticleId(id.id)))
            .collect()
    }

    /// Returns the record of a claim that is not in the trash.
    fn live_claim(&self, id: ClaimId) -> Result<Record, ApplyError> {
        let missing = || gone("The claim is not in the library any more.");
        let record = self.record(RecordId::claim(id)).map_err(|_| missing())?;
        let claim = Claim::from_record(id, &record).ok_or_else(missing)?;
        match claim.merged_into {
            _ if claim.removed.is_none() => Ok(record),
            Some(_) => Err(gone("The claim was merged into another one meanwhile.")),
            None => Err(missing()),
        }
    }

    /// Returns the grids that a claim stands in, shown there or not, those in the trash too, with their records.
    pub(super) fn grids_with(&self, id: ClaimId) -> Vec<(GridId, Record)> {
        let grids = self.all_grids().unwrap_or_default().into_iter();
        let grids = grids.filter(|(grid, _)| grid.claims.contains(&id));
        grids.map(|(grid, record)| (grid.id, record)).collect()
    }

    /// Returns the claims that say what they are to a claim, with their records.
    pub(super) fn related_to(&self, id: ClaimId) -> Vec<(Claim, Record)> {
        let claims = self.claim_ids_on(Shelf::Library).into_iter();
        let claims = claims.filter_map(|other| self.read_claim(other));
        let related = claims.filter(|claim| {
            claim.removed.is_none() && claim.relations.iter().any(|(to, _)| *to == id)
        });
        let related = related.filter_map(|claim| {
            let record = self.record(RecordId::claim(claim.id)).ok()?;
            Some((Claim::clone(&claim), record))
        });
        related.collect()
    }
}

fn gone(sentence: &str) -> ApplyError {
    ApplyError::Gone {
        sentence: sentence.to_owned(),
    }
}
