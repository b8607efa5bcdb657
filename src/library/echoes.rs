//! Echoes: passages that stand in several articles.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use crate::{
    anchor::offset,
    compare::{Shared, Words, shared},
    index::Index,
    library::{
        Library,
        indexing::{IndexingError, Parts},
    },
    model::{
        Article, ArticleId, CleanText, Snapshot, SnapshotId,
        echo::{Differing, Echo, Echoes},
    },
};

/// How many other articles are looked into: those that share the most with a text.
const MOST_OTHERS: usize = 50;

/// The newest text of an article, or one of them, to be compared with others.
struct Text {
    article: Arc<Article>,
    snapshot: Arc<Snapshot>,
    words: Words,
}

impl Text {
    fn new(article: Arc<Article>, snapshot: Arc<Snapshot>) -> Self {
        let words = Words::new(&snapshot.text);
        Self {
            article,
            snapshot,
            words,
        }
    }

    /// Tells what stands in another text, too.
    fn echoes(&self, other: &Self) -> Vec<Echo> {
        let passages = shared(&self.words, &other.words);
        told(&passages, &self.snapshot, &other.article, &other.snapshot)
    }
}

impl Library {
    /// Returns the passages of a snapshot of an article that stand in the newest snapshots of others too, the same
    /// or nearly: by the publication of the other, the first in front, those without a date at the end; of one
    /// article by their place.
    ///
    /// What has eleven words in a row in common is found; of very many articles that share something, those that
    /// share the most. Others in the trash are left out, and so are those that are not `within`, where that is
    /// given. `cancelled` is asked now and then; what was found until then is returned.
    ///
    /// # Errors
    /// Where the index or the text can't be read.
    pub fn echoes(
        &self,
        article: ArticleId,
        snapshot: &SnapshotId,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Echo>, IndexingError> {
        let here = Text::new(self.article(article), self.snapshot(snapshot)?);
        let mut found = Vec::new();
        for other in self.sharing(&here, within, cancelled)? {
            if cancelled() {
                break;
            }
            if let Some(there) = self.newest_text(other) {
                found.extend(here.echoes(&there));
            }
        }
        Ok(in_order(found))
    }

    /// Returns what articles share with others that were published after them, first published first: each
    /// passage that two articles share is told once. Only those `within` are looked at, where that is given.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn all_echoes(
        &self,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Echoes>, IndexingError> {
        let mut articles = self.asked(Parts::Words, Index::sharing_some)?;
        articles.retain(|id| within.is_none_or(|within| within.contains(id)));
        let places: HashMap<ArticleId, usize> = articles.iter().copied().zip(0..).collect();
        let mut found: BTreeMap<usize, Vec<Echo>> = BTreeMap::new();
        // Of very many that share something each looks at some, so the later one may find what the earlier did not.
        let mut looked_at = HashSet::new();
        for (id, place) in articles.iter().zip(0..) {
            // Without its text, the others are told all the same.
            let Some(here) = self.newest_text(*id) else {
                continue;
            };
            for other in self.sharing(&here, within, cancelled)? {
                let Some(other_place) = places.get(&other).copied() else {
                    continue;
                };
                let is_later = other_place > place;
                let is_known = !is_later && looked_at.remove(&(other_place, place));
                if is_known || cancelled() {
                    continue;
                }
                let Some(there) = self.newest_text(other) else {
                    continue;
                };
                if is_later {
                    looked_at.insert((place, other_place));
                    found.entry(place).or_default().extend(here.echoes(&there));
                } else {
                    let echoes = there.echoes(&here);
                    found.entry(other_place).or_default().extend(echoes);
                }
            }
            if cancelled() {
                break;
            }
        }
        let told = found.into_iter().filter(|(_, echoes)| !echoes.is_empty());
        let told = told.filter_map(|(place, echoes)| {
            Some(Echoes {
                article: self.article(*articles.get(place)?),
                echoes: in_order(echoes),
            })
        });
        Ok(told.collect())
    }

    /// Returns the other articles that have some of a text's fingerprints.
    fn sharing(
        &self,
        here: &Text,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<ArticleId>, IndexingError> {
        let prints = here.words.prints();
        let is_wanted = |other: ArticleId| {
            other != here.article.id && within.is_none_or(|within| within.contains(&other))
        };
        self.asked(Parts::Words, |index| {
            index.sharing(&prints, &is_wanted, MOST_OTHERS, cancelled)
        })
    }

    /// Returns the newest text of an article that is not in the trash, where it can be read.
    fn newest_text(&self, id: ArticleId) -> Option<Text> {
        let (article, snapshot) = self.newest_live(id)?;
        Some(Text::new(article, snapshot))
    }

    /// Returns an article that is not in the trash with its newest snapshot, to be compared with others; nothing
    /// where it can't be read.
    pub(super) fn newest_live(&self, id: ArticleId) -> Option<(Arc<Article>, Arc<Snapshot>)> {
        let article = self.article(id);
        // Another program may have removed it a moment ago.
        let newest = article.newest().filter(|_| article.is_live())?;
        let snapshot = self.snapshot(&newest.id);
        let snapshot = snapshot
            .inspect_err(|error| tracing::warn!(%error, "an article is left out of a comparison"));
        Some((Arc::clone(&article), snapshot.ok()?))
    }
}

/// Sorts by the publication of the other article, and within one by place.
pub(crate) fn in_order(mut echoes: Vec<Echo>) -> Vec<Echo> {
    echoes.sort_by_key(|echo| (echo.other.publication(), echo.bytes.start));
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
