//! What panels list: all annotations, and the trash, with the records by which they are changed from there.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    sync::Arc,
};

use crate::{
    library::{Library, ReadError, indexing::Parts, opened::words_at, placing::Pace},
    model::{
        AnchorState, Annotation, ArticleId, CleanText, Placement, Record, RecordId, RecordKind,
        SnapshotId,
        view::{AnnotationRow, Marked, Shelf, Trashed},
    },
};

impl Library {
    /// Returns the annotations of all articles that are not in the trash, by article and place.
    ///
    /// This reads the file of each article's annotations, but a text only where an annotation is not
    /// sure in it, or nobody has placed it there yet.
    ///
    /// # Errors
    /// Where a file can't be read by the system. One that is damaged is shown as it was last.
    pub fn marked(&self) -> Result<Marked, ReadError> {
        let mut marked = Marked::default();
        for id in self.marked_articles(Shelf::Library) {
            let article = self.article(id);
            if !article.is_live() {
                continue;
            }
            let record = self.known(RecordId::annotations(id))?.record;
            let newest = article.newest().map(|entry| &entry.id);
            let mut annotations = Annotation::all(id, &record);
            annotations.retain(|annotation| annotation.removed.is_none());
            let mut rows = self.rows_of(annotations, newest);
            rows.sort_by_key(|(_, placement, _)| {
                let bytes = placement.bytes.as_ref();
                bytes.map_or(usize::MAX, |bytes| bytes.start)
            });
            let rows = rows
                .into_iter()
                .map(|(annotation, placement, words)| AnnotationRow {
                    article: Arc::clone(&article),
                    annotation: Arc::new(annotation),
                    placement,
                    words,
                });
            marked.rows.extend(rows);
            marked.records.push((RecordId::annotations(id), record));
        }
        Ok(marked)
    }

    /// Returns the articles that have annotations on a shelf, and those of which that is not known yet.
    pub(super) fn marked_articles(&self, shelf: Shelf) -> Vec<ArticleId> {
        self.ensure_shown();
        let known = self.answered(Parts::Rows, |index| index.marked(shelf));
        let pending = self.pending(RecordKind::Annotations).into_iter();
        let articles = known.into_iter().chain(pending.map(|id| ArticleId(id.id)));
        let articles: BTreeSet<ArticleId> = articles.collect();
        articles.into_iter().collect()
    }

    /// Tells of annotations where they stand in a snapshot, and on which words, where these are not their own.
    fn rows_of(
        &self,
        annotations: Vec<Annotation>,
        newest: Option<&SnapshotId>,
    ) -> Vec<(Annotation, Placement, Option<CleanText>)> {
        let is_unplaced = |annotation: &&Annotation| {
            newest.is_some_and(|newest| annotation.placement(newest).is_none())
        };
        let is_other = |annotation: &&Annotation| {
            let written = newest.and_then(|newest| annotation.placement(newest));
            let is_sure = |state| matches!(state, AnchorState::Anchored | AnchorState::Moved);
            written.is_none_or(|placement| !is_sure(placement.state))
        };
        let snapshot = annotations
            .iter()
            .find(is_other)
            .and_then(|_| self.snapshot(newest?).ok());
        let mut found = match &snapshot {
            Some(snapshot) => {
                let unplaced = annotations.iter().filter(is_unplaced);
                self.placed(unplaced, snapshot, Pace::Thorough)
            }
            None => BTreeMap::new(),
        };
        let row = |annotation: Annotation| {
            let written = newest.and_then(|newest| annotation.placement(newest));
            let placement = written.or_else(|| found.remove(&annotation.id));
            let placement = placement.unwrap_or_else(Placement::orphan);
            let words = snapshot
                .as_ref()
                .and_then(|snapshot| words_at(&annotation, &placement, snapshot));
            (annotation, placement, words)
        };
        annotations.into_iter().map(row).collect()
    }

    /// Returns what lies in the trash, with the records by which it is taken out again.
    ///
    /// # Errors
    /// Where a file can't be read.
    pub fn trashed(&self) -> Result<Trashed, ReadError> {
        let trash = self.trash()?;
        let mut records: BTreeMap<RecordId, Record> = BTreeMap::new();
        let mut add = |id: RecordId| -> Result<(), ReadError> {
            if let Entry::Vacant(free) = records.entry(id) {
                free.insert(self.known(id)?.record);
            }
            Ok(())
        };
        for article in &trash.articles {
            add(RecordId::article(article.id))?;
        }
        let claims = self.claims(Shelf::Trash);
        for row in &claims {
            add(RecordId::claim(row.claim.id))?;
        }
        for story in &trash.stories {
            add(RecordId::story(story.id))?;
        }
        for view in &trash.views {
            add(RecordId::view(view.id))?;
        }
        for grid in &trash.grids {
            add(RecordId::grid(grid.id))?;
        }
        for feed in &trash.feeds {
            add(RecordId::feed(feed.id))?;
        }
        let mut annotations = Vec::new();
        for annotation in trash.annotations {
            add(RecordId::annotations(annotation.article))?;
            annotations.push(AnnotationRow {
                article: self.article(annotation.article),
                // Where it stands now is not asked of what is not to be seen.
                placement: Placement::made(&annotation.anchor),
                words: None,
                annotation,
            });
        }
        Ok(Trashed {
            articles: trash.articles,
            claims,
            annotations,
            stories: trash.stories,
            views: trash.views,
            grids: trash.grids,
            feeds: trash.feeds,
            records: records.into_iter().collect(),
        })
    }
}
