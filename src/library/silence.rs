//! Recording which articles say nothing of a claim.

use crate::{
    library::{ApplyError, Library},
    model::{
        ArticleId, Build, Change, Claimed, Members, Record, RecordId, SnapshotId, claim,
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
        let (claim, record) = self.claimed(&checked.claim)?;
        let bearing = match claim {
            Claimed::Present(claim) => self.evidence_of(claim),
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
        let (change, silenced) = {
            let mut writer = self.writer();
            let mut build = Build::new(&mut writer.ids, (self.now)()).by(checked.by.clone());
            let silenced = silence::record(&mut build, &claim, &record, witnesses);
            if let (Some((story, record)), Some(silenced)) = (&story, &silenced) {
                build.put_into_story(*story, record, &Members::claims([silenced.claim]));
                silence::name(&mut build, &silenced.statement);
            }
            (build.finish(), silenced)
        };
        let silenced = silenced.ok_or_else(gone)?;
        let applied = self.apply(&change)?;
        Ok((change, applied, silenced))
    }

    /// Returns the claim that is meant, with its record; a new one of a known wording is the known one.
    fn claimed(&self, claim: &Claimed) -> Result<(Claimed, Record), ApplyError> {
        let id = match claim {
            Claimed::Present(id) => *id,
            Claimed::New(statement) => match self.claim_of_wording(statement) {
                Some(known) => known.id,
                None => return Ok((claim.clone(), Record::default())),
            },
        };
        let record = self.record(RecordId::claim(id)).map_err(|_| gone())?;
        if record.get(claim::REMOVED).is_some() {
            return Err(gone());
        }
        Ok((Claimed::Present(id), record))
    }
}

fn gone() -> ApplyError {
    ApplyError::Gone {
        sentence: "The claim or the article is not in the library any more.".to_owned(),
    }
}
