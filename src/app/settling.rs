//! For which annotations the matcher looks, and for which it has looked in this session.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AnnotationId, ArticleId, SnapshotId};

/// An annotation, and the snapshot in which it is looked for.
type Look = (AnnotationId, SnapshotId);

/// Has nothing looked for twice: what has no place after that would be looked for with each change.
#[derive(Debug, Default)]
pub(crate) struct Settling {
    under_way: BTreeMap<ArticleId, Vec<Look>>,
    done: BTreeSet<Look>,
}

impl Settling {
    /// Tells whether to begin, now that these annotations of an article have no place yet: where nothing is looked for
    /// in it, and some of these were not.
    pub fn begin(&mut self, article: ArticleId, mut due: Vec<Look>) -> bool {
        due.retain(|look| !self.done.contains(look));
        if due.is_empty() || self.under_way.contains_key(&article) {
            return false;
        }
        self.under_way.insert(article, due);
        true
    }

    /// Notes that the annotations of an article were looked for.
    pub fn end(&mut self, article: ArticleId) {
        self.done
            .extend(self.under_way.remove(&article).into_iter().flatten());
    }

    /// Notes that they could not be looked for: this is tried again.
    pub fn fail(&mut self, article: ArticleId) {
        self.under_way.remove(&article);
    }
}
