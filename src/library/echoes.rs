//! Echoes: passages that stand in several articles.

use std::{collections::HashMap, ops::Range, sync::Arc};

use crate::{
    anchor::offset,
    compare::{Shared, Words, shared},
    index::Index,
    library::{
        Library,
        claims::publication,
        indexing::{IndexingError, Parts},
    },
    model::{
        Article, ArticleId, CleanText, Snapshot, SnapshotId,
        echo::{Differing, Echo, Echoes},
    },
};

/// How many other articles are looked into: those that share the most with a text.
const MOST_OTHERS: usize = 50;

impl Library {
    /// Returns the passages of a snapshot of an article that stand in the newest snapshots of others too, the same
    /// or nearly: by the publication of the other, the first in front, those without a date at the end; of one
    /// article by their place.
    ///
    /// What has eleven words in a row in common is found; of very many articles that share something, those that
    /// share the most. Others in the trash are left out. `cancelled` is asked now and then; what was found until
    /// then is returned.
    ///
    /// # Errors
    /// Where the index or the text can't be read.
    pub fn echoes(
        &self,
        article: ArticleId,
        snapshot: &SnapshotId,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Echo>, IndexingError> {
        let snapshot = self.snapshot(snapshot)?;
        let words = Words::new(&snapshot.text);
        let prints = words.prints();
        let others = self.asked(Parts::Words, |index| {
            index.sharing(&prints, article, MOST_OTHERS, cancelled)
        })?;
        let mut found = Vec::new();
        for other in others {
            if cancelled() {
                break;
            }
            let other = self.article(other);
            // Another program may have removed it a moment ago.
            let newest = other.newest().filter(|_| other.is_live());
            let text = newest.and_then(|entry| self.snapshot(&entry.id).ok());
            let Some(text) = text else { continue };
            let passages = shared(&words, &Words::new(&text.text));
            found.extend(told(&passages, &snapshot, &other, &text));
        }
        Ok(in_order(found))
    }

    /// Returns what articles share with others that were published after them, first published first: each
    /// passage that two articles share is told once.
    ///
    /// # Errors
    /// Where the index or a text can't be read.
    pub fn all_echoes(&self, cancelled: &dyn Fn() -> bool) -> Result<Vec<Echoes>, IndexingError> {
        let articles = self.asked(Parts::Words, Index::sharing_some)?;
        let places: HashMap<ArticleId, usize> = articles.iter().copied().zip(0..).collect();
        let mut found = Vec::new();
        for (id, place) in articles.iter().zip(0..) {
            let article = self.article(*id);
            let Some(newest) = article.newest() else {
                continue;
            };
            let mut echoes = match self.echoes(*id, &newest.id, cancelled) {
                // Without its text, the others are told all the same.
                Err(IndexingError::Store(error)) => {
                    tracing::warn!(%error, "an article is left out of the echoes");
                    continue;
                }
                echoes => echoes?,
            };
            if cancelled() {
                break;
            }
            echoes.retain(|echo| {
                places
                    .get(&echo.other.id)
                    .is_some_and(|other| *other > place)
            });
            if !echoes.is_empty() {
                found.push(Echoes { article, echoes });
            }
        }
        Ok(found)
    }
}

/// Sorts by the publication of the other article, and within one by place.
pub(crate) fn in_order(mut echoes: Vec<Echo>) -> Vec<Echo> {
    echoes.sort_by_key(|echo| (publication(&echo.other), echo.bytes.start));
    echoes
}

/// Tells passages that a text shares with another article's.
pub(crate) fn told(
    passages: &[Shared],
    here: &Snapshot,
    other: &Arc<Article>,
    there: &Snapshot,
) -> Vec<Echo> {
    let points = |text: &str, ranges: Vec<&Range<usize>>| -> Vec<Range<usize>> {
        let ends: Vec<usize> = ranges
            .iter()
            .flat_map(|range| [range.start, range.end])
            .collect();
        let points = offset::code_points(text, &ends);
        let pairs = points.chunks_exact(2);
        pairs
            .filter_map(|pair| Some(*pair.first()?..*pair.last()?))
            .collect()
    };
    let lefts = points(
        &here.text,
        passages.iter().map(|shared| &shared.left).collect(),
    );
    let rights = points(
        &there.text,
        passages.iter().map(|shared| &shared.right).collect(),
    );
    let told = |((shared, code_points), other_code_points): ((&Shared, _), _)| {
        let words = there.text.slice(shared.right.clone())?;
        let line = |text: &CleanText, bytes: &Range<usize>| {
            CleanText::line(text.get(bytes.clone()).unwrap_or_default())
        };
        let differences = shared.differences.iter().map(|difference| {
            let start = difference.right.start - shared.right.start;
            Differing {
                here: line(&here.text, &difference.left),
                there: line(&there.text, &difference.right),
                bytes: start..start + difference.right.len(),
            }
        });
        Some(Echo {
            bytes: shared.left.clone(),
            code_points,
            other: Arc::clone(other),
            snapshot: there.id.clone(),
            other_bytes: shared.right.clone(),
            other_code_points,
            words,
            similarity: shared.similarity,
            differences: differences.collect(),
        })
    };
    let passages = passages.iter().zip(lefts).zip(rights);
    passages.filter_map(told).collect()
}
