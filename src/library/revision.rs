//! Two snapshots of an article beside each other.

use crate::{
    compare::diff::{Placed, Revision},
    library::{Library, ReadError, placing::Pace},
    model::{Annotation, ArticleId, article::SnapshotEntry},
};

impl Library {
    /// Compares two snapshots of an article, and tells where its annotations stand in both; nothing where that is left
    /// meanwhile, which is asked now and then.
    ///
    /// # Errors
    /// Where there is no such article or snapshot, or where one of the texts can't be read.
    pub fn revision(
        &self,
        id: ArticleId,
        old: &SnapshotEntry,
        new: &SnapshotEntry,
        is_left: &dyn Fn() -> bool,
    ) -> Result<Option<Revision>, ReadError> {
        let before = self.open_at(id, Some(&old.id), Pace::Thorough)?;
        let after = self.open_at(id, Some(&new.id), Pace::Thorough)?;
        let annotations = Annotation::all(id, &after.annotations).into_iter();
        let annotations = annotations.filter(|annotation| annotation.removed.is_none());
        let annotations = annotations.map(|annotation| Placed {
            old: before.placement(&annotation),
            new: after.placement(&annotation),
            annotation,
        });
        let placed = annotations.collect();
        let both = (before.snapshot, after.snapshot);
        let numbers = [old, new].map(|entry| {
            let number = after.article.number_at(&entry.id, Some(entry.taken));
            number.unwrap_or_default()
        });
        let revision = Revision::new(after.article, both, placed, is_left);
        Ok(revision.map(|revision| revision.of_numbers(numbers)))
    }
}
