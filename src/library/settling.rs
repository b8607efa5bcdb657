//! Writing down where annotations stand in the newest snapshot: what the matcher finds holds nobody up.
//!
//! The matcher may take its time over a long text with many annotations. So it looks without the lock, and under the
//! lock only what is still wanted is written.

use crate::{
    anchor::{Found, version},
    compare,
    library::{Library, opened::words_at, placing::Pace},
    model::{
        AnchorState, Annotation, AnnotationId, ArticleId, Evidence, FieldValue, Offer, Path,
        Placement, Record, RecordId, Snapshot, SnapshotId, Stamp, Suggestion, annotation, evidence,
    },
    store::{StoreError, lock::PATIENCE},
};

/// What is to be written of an annotation.
struct News {
    /// The annotation, as it was when the matcher looked.
    of: Annotation,
    what: What,
}

enum What {
    /// Where it stands: nothing has said so yet, or an older matcher has said the same.
    Placement(Placement),
    /// Where else it may stand than an older matcher has said.
    Offer(Offer),
}

impl Library {
    /// Places the annotations of an article in its newest snapshot that nobody has placed there yet, and has the
    /// matcher look again at those that an older one has placed; returns the record where something was written.
    /// How their quotes are told is made out anew, too, where an older version has made it out and nobody has said it.
    ///
    /// Where the matcher confirms a placement, its version is noted; where it says otherwise, that becomes an offer,
    /// and the annotation waits for a recheck. This may take long; others can save meanwhile.
    ///
    /// # Errors
    /// Where a file can't be read or written; nothing has changed then.
    pub fn settle(&self, id: ArticleId) -> Result<Option<Record>, StoreError> {
        self.settle_around(id, || ())
    }

    /// Does the same; `meanwhile` is done between looking and writing.
    fn settle_around(
        &self,
        id: ArticleId,
        meanwhile: impl FnOnce(),
    ) -> Result<Option<Record>, StoreError> {
        let article = self.article(id);
        let Some(newest) = article.newest() else {
            return Ok(None);
        };
        let record = RecordId::annotations(id);
        let known = self.known(record)?;
        let mut due = Annotation::all(id, &known.record);
        if known.read_only.is_some() {
            return Ok(None);
        }
        let anew = self.anew(&due);
        due.retain(|annotation| version::is_due(annotation, &newest.id));
        if due.is_empty() && anew.is_empty() {
            return Ok(None);
        }
        let news = if due.is_empty() {
            Vec::new()
        } else {
            let snapshot = self.snapshot(&newest.id)?;
            self.news(due, &snapshot)
        };
        meanwhile();
        if news.is_empty() && anew.is_empty() {
            return Ok(None);
        }
        let mut writer = self.writer();
        let guard = self.store.lock(PATIENCE)?;
        let now = (self.now)();
        let clock = &mut writer.clock;
        let written = self
            .store
            .write_merged(&guard, record, clock, |record, clock| {
                let stamp = clock.tick(now);
                for news in &news {
                    news.write(record, &newest.id, stamp);
                }
                for (at, suggested) in &anew {
                    let kept = record.get_in(at, evidence::SUGGESTED);
                    if kept.is_some_and(|kept| compare::is_outdated(&kept)) {
                        let path = evidence::SUGGESTED.path_in(at);
                        record.set(path, Some(suggested.to_value()), stamp);
                    }
                }
            })?;
        self.touch(record);
        Ok(Some(match self.waiting_of(record) {
            Some(waiting) => written.record.merge(&waiting),
            None => written.record,
        }))
    }

    /// Returns where the annotations of an article stand in a snapshot that they were settled in.
    pub(super) fn settled(
        &self,
        id: ArticleId,
        snapshot: &SnapshotId,
    ) -> Result<Vec<(AnnotationId, Placement)>, StoreError> {
        let known = self.known(RecordId::annotations(id))?;
        let all = Annotation::all(id, &known.record).into_iter();
        let live = all.filter(|annotation| annotation.removed.is_none());
        // What was looked for and not found is not written where it is to be looked for again.
        let is_settled = known.read_only.is_none();
        let of = |annotation: &Annotation| {
            let placement = annotation.placement(snapshot);
            placement.or_else(|| is_settled.then(Placement::orphan))
        };
        Ok(live
            .filter_map(|annotation| Some((annotation.id, of(&annotation)?)))
            .collect())
    }

    /// Makes out anew how quotes are told where an older version has: for each link where it stands.
    fn anew(&self, all: &[Annotation]) -> Vec<(Path, Suggestion)> {
        let live = all.iter().filter(|annotation| annotation.removed.is_none());
        let links = live.flat_map(|of| of.evidence.iter().map(move |link| (of, link)));
        let is_due = |link: &Evidence| {
            !link.is_confirmed() && link.suggested.as_ref().is_some_and(compare::is_outdated)
        };
        links
            .filter(|(_, link)| is_due(link))
            .filter_map(|(of, link)| Some((evidence::at(of.id, link.id), self.suggestion(of)?)))
            .collect()
    }

    /// Asks the matcher about annotations.
    fn news(&self, due: Vec<Annotation>, snapshot: &Snapshot) -> Vec<News> {
        let mut found = self.found(due.iter(), snapshot, Pace::Thorough);
        let news = due.into_iter().filter_map(|of| {
            let what = what(&of, found.remove(&of.id)?, snapshot)?;
            Some(News { of, what })
        });
        news.collect()
    }
}

/// Tells what is to be written of what the matcher has found; nothing where it is to look again.
fn what(of: &Annotation, found: Found, snapshot: &Snapshot) -> Option<What> {
    let Found {
        placement,
        is_thorough,
    } = found;
    let kept = match of.contested(&snapshot.id) {
        Some(contested) => Some(contested.kept.clone()),
        None => of.placement(&snapshot.id),
    };
    let is_other = kept.is_some_and(|kept| placement.differs(&kept));
    // Who could not look everywhere has nothing to say against what another has found, nor that there is nothing.
    let is_gone = placement.state == AnchorState::Orphan;
    if !is_thorough && (is_other || is_gone) {
        return None;
    }
    Some(if is_other {
        What::Offer(Offer {
            words: words_at(of, &placement, snapshot),
            placement,
        })
    } else {
        What::Placement(placement)
    })
}

impl News {
    /// Writes it, unless the annotation is gone or was placed or decided on since.
    fn write(&self, record: &mut Record, snapshot: &SnapshotId, stamp: Stamp) {
        let Self { of, what } = self;
        let is_as_it_was = Annotation::from_record(of.article, of.id, record).is_some_and(|now| {
            now.anchor == of.anchor
                && now.placements == of.placements
                && now.contested == of.contested
        });
        if !is_as_it_was {
            return;
        }
        match what {
            What::Placement(placement) => {
                let path = annotation::placement(of.id, snapshot);
                record.set(path, Some(placement.to_value()), stamp);
                if of.contested(snapshot).is_some() {
                    record.set(annotation::offer(of.id, snapshot), None, stamp);
                }
            }
            What::Offer(offer) => {
                let path = annotation::offer(of.id, snapshot);
                record.set(path, Some(offer.to_value()), stamp);
            }
        }
    }
}

#[cfg(test)]
mod tests;
