//! What others have said of a claim, a mark or an article that is about to go with the undoing of what made it or brought
//! it back.
//!
//! Evidence, stories, grids, relations and silences stand in other records, so that its own does not show them.

mod texts;

use crate::{
    library::{ApplyError, Depth, Library},
    model::{
        Annotation, ArticleId, Change, Claim, ClaimId, CleanText, Guard, Path, Record, RecordId,
        RecordKind, Stamp, build::shown, claim, evidence, grid, story, view::Shelf,
    },
};

impl Library {
    /// Refuses an undo that puts a claim, a mark or an article into the trash of which something was said since; returns
    /// what is to be said where that can't be made sure of.
    ///
    /// To be asked under the lock. What the undo takes back itself is nothing said since, nor is what was said before it
    /// came out of the trash.
    pub(super) fn make_sure_of_others(
        &self,
        change: &Change,
    ) -> Result<Option<CleanText>, ApplyError> {
        if change.guard == Guard::Always {
            return Ok(None);
        }
        let claims: Vec<ClaimId> = going(change).collect();
        let articles = texts::articles(change);
        // What another has made shows in the index once the directories are compared; of a mark no index is asked.
        let compared = match claims.is_empty() && articles.is_empty() {
            true => Ok(()),
            false => self.compare_rows_of(Depth::Directories),
        };
        let refused = |(sentence, records)| Err(ApplyError::Changed { sentence, records });
        for claim in claims {
            let record = self.record(RecordId::claim(claim)).unwrap_or_default();
            if let Some((sentence, of)) = self.said_since(change, claim, &record) {
                let records = vec![(RecordId::claim(claim), record), of];
                return refused((sentence, records));
            }
        }
        if let Some(relied) = self.relied_on_marks(change) {
            return refused(relied);
        }
        if let Some(relied) = self.relied_on_articles(change, &articles) {
            return refused(relied);
        }
        let told = compared.err().map(|error| {
            CleanText::line(&format!(
                "Whether others have said something of it could not be made sure of: {error}."
            ))
        });
        Ok(told)
    }

    /// Returns a record as it is, and as it would be once a change is applied.
    fn left_by(&self, change: &Change, of: RecordId) -> Option<(Record, Record)> {
        let known = self.record(of).ok()?;
        let mut after = known.clone();
        if let Some(latest) = after.latest() {
            change.apply(of, &mut after, latest.next(self.device));
        }
        Some((known, after))
    }

    /// Returns what was said of a claim since, in a sentence, with the record in which it stands.
    fn said_since(
        &self,
        change: &Change,
        id: ClaimId,
        record: &Record,
    ) -> Option<(String, (RecordId, Record))> {
        let name = shown(&record.get(claim::STATEMENT).unwrap_or_default());
        let is_made = change
            .wholes
            .iter()
            .any(|whole| whole.record == RecordId::claim(id) && whole.under.is_none());
        let back = record.entry(&claim::REMOVED.path());
        let since = back.map(|entry| entry.stamp).filter(|_| !is_made);
        let left = |of: RecordId| self.left_by(change, of);
        let element = id.to_string();
        for article in self.linked_to(id) {
            let of = RecordId::annotations(article);
            if let Some((known, after)) = left(of)
                && is_linked(id, article, &after, since)
            {
                let sentence = format!("Evidence for {name} was added since.");
                return Some((sentence, (of, known)));
            }
        }
        for story in self.stories(Shelf::Library).unwrap_or_default() {
            let of = RecordId::story(story.id);
            if let Some((known, after)) = left(of)
                && is_set(&after, &story::claims().child(&element), since)
            {
                let sentence = format!(
                    "{name} was put into the story {} since.",
                    shown(&story.name)
                );
                return Some((sentence, (of, known)));
            }
        }
        for grid in self.grids(Shelf::Library).unwrap_or_default() {
            let of = RecordId::grid(grid.id);
            if let Some((known, after)) = left(of)
                && is_set(&after, &grid::claims().child(&element), since)
            {
                let sentence = format!("{name} was put into the grid {} since.", shown(&grid.name));
                return Some((sentence, (of, known)));
            }
        }
        for (other, _) in self.related_to(id) {
            let of = RecordId::claim(other.id);
            if let Some((known, after)) = left(of)
                && Claim::from_record(other.id, &after).is_some_and(|other| other.removed.is_none())
                && is_set(&after, &claim::relation(id), since)
            {
                let sentence = format!("{} was related to {name} since.", shown(&other.statement));
                return Some((sentence, (of, known)));
            }
        }
        None
    }
}

/// Returns the claims that an undo puts into the trash; not those that are merged by it, which leave all to others.
fn going(change: &Change) -> impl Iterator<Item = ClaimId> {
    let puts = |id: RecordId, path: &Path| {
        let mut edits = change.edits.iter();
        edits.any(|edit| edit.record == id && edit.path == *path && edit.after.is_some())
    };
    let claims = change.records().into_iter();
    let claims = claims.filter(|id| id.kind == RecordKind::Claim);
    let going = claims.filter(move |id| {
        puts(*id, &claim::REMOVED.path()) && !puts(*id, &claim::MERGED_INTO.path())
    });
    going.map(|id| ClaimId(id.id))
}

/// Tells whether a value was set after a time.
fn is_set(record: &Record, path: &Path, since: Option<Stamp>) -> bool {
    let entry = record.entry(path);
    entry.is_some_and(|entry| entry.value.is_some() && Some(entry.stamp) > since)
}

/// Tells whether an article has evidence for a claim that was linked after a time.
fn is_linked(claim: ClaimId, article: ArticleId, record: &Record, since: Option<Stamp>) -> bool {
    let mut annotations = Annotation::all(article, record).into_iter();
    annotations.any(|annotation| {
        let mut links = annotation.evidence.iter();
        annotation.removed.is_none()
            && links.any(|link| {
                let at = evidence::at(annotation.id, link.id);
                link.claim == claim && is_set(record, &evidence::CLAIM.path_in(&at), since)
            })
    })
}
