//! Recording which articles say nothing of a claim.

use crate::{
    library::{ApplyError, Library},
    model::{
        ArticleId, Change, Claimed, Members, Record, RecordId, SnapshotId, claim,
        silence::{self, Checked, Silenced, Witness},
        view::Applied,
    },
};

impl Library {
    /// Records that articles say nothing of a claim, as one change, which is returned so that it can be undone.
    ///
    /// Articles that are gone are left out; so are those with evidence for the claim, which are told.
    ///
    /// # Errors
    /// Where the claim is gone, and see [`apply`](Self::apply).
    pub fn record_silence(
        &self,
        checked: &Checked,
    ) -> Result<(Change, Applied, Silenced), ApplyError> {
        self.ensure_compared();
        self.apply_about(&checked.claim, &checked.by, |build, claim| {
            let record = self.claimed(claim)?;
            let bearing = match claim {
                Claimed::Present(claim) => self.evidence_of(*claim),
                Claimed::New(_) => Vec::new(),
            };
            let witness = |(id, snapshot): &(ArticleId, Option<SnapshotId>)| {
                let article = Some(self.article(*id)).filter(|article| article.is_live())?;
                let newest = article.newest().map(|entry| entry.id.clone());
                Some(Witness {
                    article,
                    snapshot: snapshot.clone().or(newest)?,
                    bears: bearing.contains(id),
                })
            };
            let witnesses = checked.articles.iter().filter_map(witness).collect();
            let story = checked.story.and_then(|story| {
                let known = self.known(RecordId::story(story)).ok()?;
                known.is_there.then_some((story, known.record))
            });
            let silenced = silence::record(build, claim, &record, witnesses).ok_or_else(gone)?;
            if let Some((story, record)) = &story {
                build.put_into_story(*story, record, &Members::claims([silenced.claim]));
                silence::name(build, &silenced.statement);
            }
            Ok(silenced)
        })
    }

    /// Returns the record of the claim that is meant, which must be there where it is not new.
    fn claimed(&self, claim: &Claimed) -> Result<Record, ApplyError> {
        let Claimed::Present(id) = claim else {
            return Ok(Record::default());
        };
        let record = self.record(RecordId::claim(*id)).map_err(|_| gone())?;
        if record.get(claim::REMOVED).is_some() {
            return Err(gone());
        }
        Ok(record)
    }
}

fn gone() -> ApplyError {
    ApplyError::Gone {
        sentence: "The claim or the article is not in the library any more.".to_owned(),
    }
}
