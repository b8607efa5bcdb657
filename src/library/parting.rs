//! Claims that were merged and are to be two again, when the undo of it is gone.

use std::collections::BTreeSet;

use crate::{
    library::{ApplyError, Library, ReadError, apply::Trash},
    model::{
        Build, Change, Claim, ClaimId, CleanText, FieldValue, Record, RecordId, Stamp,
        build::shown,
        claim::{self, Merging},
        evidence,
        view::{Applied, Shelf},
    },
    store::lock::PATIENCE,
    text::count::counted,
};

/// What is to be looked at to part two claims.
#[derive(Debug)]
pub struct Parting {
    merging: Merging,
    merged: Stamp,
    /// The claim and those that were merged into it before: what was given for any of them goes back to it.
    family: BTreeSet<ClaimId>,
    names: [String; 2],
    /// The claim's own record.
    record: Record,
    /// What the merging may have set besides.
    records: Vec<(RecordId, Record)>,
}

impl Parting {
    /// Takes the claim out of the trash with what went to the other one when it was merged, and says so.
    pub fn build(&self, build: &mut Build<'_>) -> CleanText {
        let [from, into] = &self.names;
        let parted = self.records.iter();
        let of = (self.merged, &self.family);
        let parted = parted.map(|(id, record)| build.part_claims(self.merging, of, (*id, record)));
        let back: usize = parted.sum();
        build.restore_claim(self.merging.from, &self.record);
        CleanText::line(&match back {
            0 => format!("Restored {from}; no evidence of it stands with {into}"),
            back => {
                let back = counted(back, "piece");
                format!("Restored {from}, with {back} of evidence that stood with {into}")
            }
        })
    }
}

impl Library {
    /// Returns what is to be looked at to take a claim out of the trash that was merged into another one; nothing where
    /// it was not, or where that one is not there any more.
    ///
    /// # Errors
    /// Where the other one was itself merged, and so has nothing that could be given back, unless in the end into this one,
    /// as two devices may: of a circle any can be taken out first. Where a file can't be read.
    pub fn parting(&self, from: ClaimId) -> Result<Option<Parting>, ApplyError> {
        let read = |id| {
            self.record(RecordId::claim(id))
                .map_err(|error| unread(&error))
        };
        let record = read(from)?;
        let of = |id, record: &Record| Claim::from_record(id, record);
        let Some(into) = of(from, &record).and_then(|claim| claim.merged_into) else {
            return Ok(None);
        };
        let merged = record.entry(&claim::MERGED_INTO.path());
        let other = read(into).unwrap_or_default();
        let (Some(merged), Some(other)) = (merged, of(into, &other)) else {
            return Ok(None);
        };
        let names = [
            &record.get(claim::STATEMENT).unwrap_or_default(),
            &other.statement,
        ];
        let names = names.map(|name| shown(name));
        let was_merged = other.removed.is_some() && other.merged_into.is_some();
        if was_merged && !self.was_merged_into(into, from) {
            let [from, into] = names;
            return Err(ApplyError::Gone {
                sentence: format!(
                    "{from} was merged into {into}, and that into another one: restore {into} first."
                ),
            });
        }
        let merging = Merging { from, into };
        let records = self.touched_by(merging)?;
        Ok(Some(Parting {
            merging,
            merged: merged.stamp,
            family: self.family(from, &records),
            names,
            record,
            records,
        }))
    }

    /// Returns a claim and those that were merged into it, of all for which evidence in some records was given.
    fn family(&self, from: ClaimId, records: &[(RecordId, Record)]) -> BTreeSet<ClaimId> {
        let given = records.iter().flat_map(|(_, record)| {
            let entries = record.entries();
            entries.filter_map(|(path, entry)| {
                let is_given_for = path.segments().last()? == evidence::GIVEN_FOR.name();
                ClaimId::from_value(entry.value.as_ref().filter(|_| is_given_for)?)
            })
        });
        let mut family: BTreeSet<ClaimId> = given.collect();
        family.retain(|claim| self.was_merged_into(*claim, from));
        family.insert(from);
        family
    }

    /// Parts a claim from the one that it was merged into, as one change, which is returned so that it can be undone, with
    /// what is to be said of it. One that was not merged is taken out of the trash.
    ///
    /// # Errors
    /// See [`parting`](Self::parting) and [`apply`](Self::apply).
    pub fn part_claims(&self, from: ClaimId) -> Result<(Change, Applied, CleanText), ApplyError> {
        self.ensure_shown();
        let mut writer = self.writer();
        let guard = self.store.lock(PATIENCE).map_err(ApplyError::ReadOnly)?;
        self.go_on_alone(&mut writer, &guard);
        let parting = self.parting(from)?;
        let record = self
            .record(RecordId::claim(from))
            .map_err(|error| unread(&error))?;
        let (change, said) = {
            let mut build = Build::new(&mut writer.ids, (self.now)());
            let said = match parting {
                Some(parting) => parting.build(&mut build),
                None => {
                    build.restore_claim(from, &record);
                    let name = record.get(claim::STATEMENT).unwrap_or_default();
                    CleanText::line(&format!("Restored {}", shown(&name)))
                }
            };
            (build.finish(), said)
        };
        let applied =
            self.apply_alone(&mut writer, &Ok(guard), (&change, Vec::new()), Trash::Left)?;
        Ok((change, applied, said))
    }

    /// Returns the records that a merging may have set something in, but that of the claim that went.
    fn touched_by(
        &self,
        Merging { from, into }: Merging,
    ) -> Result<Vec<(RecordId, Record)>, ApplyError> {
        self.ensure_shown();
        let mut ids = vec![RecordId::claim(into)];
        let articles = self.linked_to(into).into_iter().chain(self.linked_to(from));
        ids.extend(articles.map(RecordId::annotations));
        for shelf in [Shelf::Library, Shelf::Trash] {
            let stories = self.stories(shelf).unwrap_or_default().into_iter();
            let stories = stories.filter(|story| story.members.claims.contains(&into));
            ids.extend(stories.map(|story| RecordId::story(story.id)));
        }
        let grids = self.grids_with(into).into_iter();
        ids.extend(grids.map(|(grid, _)| RecordId::grid(grid)));
        let related = self.related_to(into).into_iter();
        let related = related.filter(|(claim, _)| claim.id != from);
        ids.extend(related.map(|(claim, _)| RecordId::claim(claim.id)));
        ids.sort_unstable();
        ids.dedup();
        let records = ids
            .into_iter()
            .map(|id| Ok((id, self.record(id).map_err(|error| unread(&error))?)));
        records.collect()
    }
}

fn unread(error: &ReadError) -> ApplyError {
    ApplyError::Gone {
        sentence: error.to_string(),
    }
}
