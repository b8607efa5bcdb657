//! Articles with their annotations, as they are read.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    anchor::{decision, offset},
    library::{Library, ReadError, placing::Pace},
    model::{
        AnchorState, Annotation, AnnotationId, Article, ArticleId, CleanText, Placement, Record,
        RecordId, Snapshot, SnapshotId,
        view::{Opened, PlacedAnnotation, Shelf},
    },
};

/// Which annotations are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnotationFilter {
    /// Only these; all where nothing is given.
    pub only: Option<BTreeSet<AnnotationId>>,
    /// Only of these articles; of all where empty.
    pub articles: Vec<ArticleId>,
    /// Where to look: annotations in the trash are those that were removed by themselves.
    pub shelf: Shelf,
}

impl Library {
    /// Opens an article: its newest snapshot, or another one of it.
    ///
    /// This needs no index. Where the newest snapshot can't be read, an older one is shown and a notice says
    /// so. Annotations that nobody has placed in it yet are looked for no longer than a person may be kept waiting;
    /// [`settle`](Self::settle) looks for them thoroughly.
    ///
    /// # Errors
    /// Where there is no such article or snapshot, where it was purged, or where no text can be read.
    pub fn open_article(
        &self,
        id: ArticleId,
        snapshot: Option<&SnapshotId>,
    ) -> Result<Opened, ReadError> {
        self.open_at(id, snapshot, Pace::Glance)
    }

    /// Does the same, and looks for annotations at some pace.
    pub(super) fn open_at(
        &self,
        id: ArticleId,
        snapshot: Option<&SnapshotId>,
        pace: Pace,
    ) -> Result<Opened, ReadError> {
        let known = self.known_there(RecordId::article(id))?;
        let article = Article::from_record(id, &known.record);
        if article.purged.is_some() {
            return Err(ReadError::Purged(id));
        }
        let annotations = self.known(RecordId::annotations(id))?;
        let mut notices = Vec::new();
        for (id, known) in [
            (RecordId::article(id), &known),
            (RecordId::annotations(id), &annotations),
        ] {
            notices.extend(known.read_only.iter().cloned());
            self.notice_state(id, known);
        }
        let snapshot = match snapshot {
            Some(wanted) if article.snapshots.iter().all(|entry| entry.id != *wanted) => {
                return Err(ReadError::NoSnapshot { article: id });
            }
            Some(wanted) => self.snapshot(wanted)?,
            None => self.readable(&article, &mut notices)?,
        };
        let all = Annotation::all(id, &annotations.record);
        Ok(Opened {
            placements: self.found_now(&all, &snapshot, pace),
            article: Arc::new(article),
            record: known.record,
            annotations: annotations.record,
            snapshot,
            read_only: annotations.read_only.or(known.read_only),
            notices,
        })
    }

    /// Reads the newest snapshot that can be read.
    fn readable(
        &self,
        article: &Article,
        notices: &mut Vec<CleanText>,
    ) -> Result<Arc<Snapshot>, ReadError> {
        let mut first = None;
        for entry in article.snapshots.iter().rev() {
            match self.snapshot(&entry.id) {
                Ok(snapshot) => {
                    if first.is_some() {
                        let taken = entry.taken.strftime("%Y-%m-%d");
                        notices.push(CleanText::line(&format!(
                            "The newest text cannot be read; you see the one of {taken}."
                        )));
                    }
                    return Ok(snapshot);
                }
                Err(error) => {
                    notices.push(CleanText::new(&error.to_string()));
                    first.get_or_insert(error);
                }
            }
        }
        Err(match first {
            Some(error) => ReadError::Store(error),
            None => ReadError::NoSnapshot {
                article: article.id,
            },
        })
    }

    /// Places annotations that nobody has placed in a snapshot yet, or that stand outside of its text.
    fn found_now(
        &self,
        annotations: &[Annotation],
        snapshot: &Snapshot,
        pace: Pace,
    ) -> BTreeMap<AnnotationId, Placement> {
        let fits = |placement: &Placement| {
            let bytes = placement.bytes.as_ref();
            bytes.is_none_or(|bytes| snapshot.text.get(bytes.clone()).is_some())
        };
        let unplaced = annotations.iter().filter(|annotation| {
            let written = annotation.placement(&snapshot.id);
            !written.as_ref().is_some_and(fits)
        });
        self.placed(unplaced, snapshot, pace)
    }

    /// Returns annotations with where they stand in the newest snapshots, by article and place.
    ///
    /// # Errors
    /// Where a file can't be read by the system. One that is damaged is shown as it was last.
    pub fn annotations(
        &self,
        filter: &AnnotationFilter,
    ) -> Result<Vec<PlacedAnnotation>, ReadError> {
        let articles = if filter.articles.is_empty() {
            self.marked_articles(filter.shelf)
        } else {
            filter.articles.clone()
        };
        let mut found = Vec::new();
        for id in articles {
            let article = self.article(id);
            // What hangs on an article in the trash is neither here nor there.
            if !article.is_live() && filter.articles.is_empty() {
                continue;
            }
            let record = self.known(RecordId::annotations(id))?.record;
            found.extend(self.placed_annotations(&article, &record, filter));
        }
        Ok(found)
    }

    fn placed_annotations(
        &self,
        article: &Article,
        record: &Record,
        filter: &AnnotationFilter,
    ) -> Vec<PlacedAnnotation> {
        let is_wanted = |annotation: &Annotation| {
            let is_shown = annotation.removed.is_some() == (filter.shelf == Shelf::Trash);
            let only = filter.only.as_ref();
            is_shown && only.is_none_or(|only| only.contains(&annotation.id))
        };
        let mut annotations = Annotation::all(article.id, record);
        annotations.retain(is_wanted);
        let mut rows = self.in_newest(article, annotations);
        rows.sort_by_key(|row| {
            let bytes = row.placement.bytes.clone();
            bytes.map_or((usize::MAX, usize::MAX), |bytes| (bytes.start, bytes.end))
        });
        rows
    }

    /// Tells where annotations stand in the newest snapshot of their article.
    ///
    /// Where its text can't be read, they stand where it is written, without code points.
    pub(super) fn in_newest(
        &self,
        article: &Article,
        annotations: Vec<Annotation>,
    ) -> Vec<PlacedAnnotation> {
        let newest = article.newest();
        let snapshot = newest.and_then(|entry| self.snapshot(&entry.id).ok());
        let mut found = match &snapshot {
            Some(snapshot) => self.found_now(&annotations, snapshot, Pace::Thorough),
            None => BTreeMap::new(),
        };
        let rows: Vec<(Annotation, Placement)> = annotations
            .into_iter()
            .map(|annotation| {
                let written = || newest.and_then(|entry| annotation.placement(&entry.id));
                let placement = found.remove(&annotation.id).or_else(written);
                (annotation, placement.unwrap_or_else(Placement::orphan))
            })
            .collect();
        let ends = |(_, placement): &(Annotation, Placement)| {
            let bytes = placement.bytes.clone().unwrap_or_default();
            [bytes.start, bytes.end]
        };
        let ends: Vec<usize> = rows.iter().flat_map(ends).collect();
        let counts = snapshot
            .as_ref()
            .map(|snapshot| offset::code_points(&snapshot.text, &ends));
        rows.into_iter()
            .enumerate()
            .map(|(number, (annotation, placement))| {
                let points = counts.as_ref().and_then(|counts| {
                    Some(*counts.get(2 * number)?..*counts.get(2 * number + 1)?)
                });
                let words = snapshot
                    .as_ref()
                    .and_then(|snapshot| words_at(&annotation, &placement, snapshot));
                PlacedAnnotation {
                    annotation: Arc::new(annotation),
                    words,
                    code_points: points.filter(|_| placement.bytes.is_some()),
                    placement,
                }
            })
            .collect()
    }
}

/// Returns the words that an annotation stands on, where they are not its own.
pub(super) fn words_at(
    annotation: &Annotation,
    placement: &Placement,
    snapshot: &Snapshot,
) -> Option<CleanText> {
    if matches!(placement.state, AnchorState::Anchored | AnchorState::Moved) {
        return None;
    }
    let words = snapshot.text.get(placement.bytes.clone()?)?;
    (!decision::is_same(&annotation.anchor, words)).then(|| CleanText::new(words))
}
