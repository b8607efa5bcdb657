//! Making a claim of two sentences that disagree.

use crate::{
    anchor, compare,
    library::{ApplyError, Library},
    model::{
        Annotation, AnnotationId, ArticleId, Change, Claimed, CleanText, Maker, Members,
        NewAnnotation, Record, RecordId, Stance, StoryId, Suggestion,
        build::{Link, shown},
        disagreement::{Disagreement, Side},
        view::{Applied, PlacedAnnotation},
    },
};

impl Library {
    /// Returns the wording of a claim that is made of what one of two sentences says, without the place and agency before it.
    pub fn wording_of(one: &Disagreement) -> CleanText {
        CleanText::line(compare::without_dateline(&one.left.text))
    }

    /// Makes a claim of what one sentence says, with that sentence as evidence for it and the other one as evidence
    /// against it; as one change, which is returned so that it can be undone, with what was done in a sentence.
    ///
    /// A claim of that wording that is there already gets the evidence, and a sentence that is marked already is not
    /// marked again. In a story the claim is put into it. A new one was made `by` somebody, whose name may be empty.
    ///
    /// # Errors
    /// Where one of the texts is gone or was revised meanwhile, and see [`apply`](Self::apply).
    pub fn claim_disagreement(
        &self,
        one: &Disagreement,
        story: Option<StoryId>,
        by: &Maker,
    ) -> Result<(Change, Applied, CleanText), ApplyError> {
        self.ensure_compared();
        let statement = Self::wording_of(one);
        let marked = |side: &Side| {
            let article = self.article(side.article.id);
            if !article.is_live() {
                return Err(gone(side, "was removed"));
            }
            if article
                .newest()
                .is_none_or(|newest| newest.id != side.snapshot)
            {
                return Err(gone(side, "was revised"));
            }
            let snapshot = self
                .snapshot(&side.snapshot)
                .map_err(|_| gone(side, "became unreadable"))?;
            let anchor = anchor::anchor(&snapshot, side.bytes.clone())
                .map_err(|_| gone(side, "was revised"))?;
            let annotations = self
                .record(RecordId::annotations(article.id))
                .map_err(|_| gone(side, "became unreadable"))?;
            let source = article.source.as_deref();
            let suggested = compare::suggest(&snapshot, &side.bytes, source);
            let mut known = Annotation::all(article.id, &annotations);
            known.retain(|annotation| annotation.removed.is_none());
            let is_here =
                |placed: &PlacedAnnotation| placed.placement.bytes.as_ref() == Some(&side.bytes);
            let known = self.in_newest(&article, known).into_iter().find(is_here);
            Ok(Marked {
                article: article.id,
                new: NewAnnotation::on(anchor),
                known: known.map(|placed| placed.annotation.id),
                annotations,
                suggested,
            })
        };
        let claim = Claimed::New(statement.clone());
        let (change, applied, ()) = self.apply_about(&claim, by, |build, claim| {
            // Under the lock: another may have marked the same sentences meanwhile.
            let sides = [
                (marked(&one.left)?, Stance::Supports),
                (marked(&one.right)?, Stance::Refutes),
            ];
            let story = story.and_then(|story| {
                let known = self.known(RecordId::story(story)).ok()?;
                known.is_there.then_some((story, known.record))
            });
            let known = match claim {
                Claimed::Present(known) => Some(*known),
                Claimed::New(_) => None,
            };
            let claim = known.unwrap_or_else(|| build.make_claim(&statement));
            for (side, stance) in sides {
                let link = Link {
                    claim,
                    stance,
                    wording: statement.clone(),
                    suggested: Some(side.suggested),
                };
                let mark = side
                    .known
                    .unwrap_or_else(|| build.mark(side.article, &side.annotations, &side.new));
                build.flag(side.article, mark, &side.annotations, &link);
            }
            if let Some((story, record)) = &story {
                build.put_into_story(*story, record, &Members::claims([claim]));
            }
            build.named(&format!("claim {}", shown(&statement)));
            Ok(())
        })?;
        let name = shown(&statement);
        let said = if change.is_empty() {
            format!("{name} is claimed already, with one sentence for it and one against it.")
        } else {
            format!("Claimed {name}, with one sentence for it and one against it.")
        };
        Ok((change, applied, CleanText::line(&said)))
    }
}

/// A sentence as it is marked.
struct Marked {
    article: ArticleId,
    new: NewAnnotation,
    /// The mark that stands there already.
    known: Option<AnnotationId>,
    annotations: Record,
    /// How the sentence is told, as its text shows it.
    suggested: Suggestion,
}

/// Tells why a sentence can't be marked.
fn gone(side: &Side, what: &str) -> ApplyError {
    ApplyError::Gone {
        sentence: format!("{} {what} meanwhile.", shown(&side.article.title)),
    }
}
