//! Echoes: passages that stand in several articles.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use crate::{
    anchor::offset,
    compare::{Prints, Shared, Sought, Words},
    index::{Index, KeptEchoes, Sharing},
    library::{
        Flow, Library,
        indexing::{IndexingError, PATIENCE, PAUSE, Parts},
        lock,
    },
    model::{
        Article, ArticleId, CleanText, Snapshot, SnapshotId,
        echo::{Differing, Echo, Echoes, Found, Looked, Other},
    },
};

mod figures;
mod packed;

use figures::Place;
use packed::{pack, unpack};

/// How many other articles are looked into: those that share the most with a text.
const MOST_OTHERS: usize = 50;

/// What how many articles share is found out in one step beside the reading.
const SOME: usize = 8;

/// How many words of texts are kept, to be compared once more: those of some hundreds of articles, in 10 MB.
const KEPT_WORDS: usize = 400_000;

/// Words of texts, no more together than are worth the memory.
#[derive(Debug, Default)]
pub(super) struct KeptWords {
    words: HashMap<SnapshotId, Arc<Words>>,
    /// How many there are, at least one for each text.
    count: usize,
}

impl KeptWords {
    fn keep(&mut self, snapshot: &SnapshotId, words: &Arc<Words>) {
        let count = words.count().max(1);
        if count > KEPT_WORDS || self.words.contains_key(snapshot) {
            return;
        }
        if self.count + count > KEPT_WORDS {
            self.words.clear();
            self.count = 0;
        }
        self.words.insert(snapshot.clone(), Arc::clone(words));
        self.count += count;
    }

    /// Keeps only those of some texts.
    pub(super) fn retain(&mut self, is_kept: impl Fn(&SnapshotId) -> bool) {
        self.words.retain(|text, _| is_kept(text));
        let counts = self.words.values().map(|words| words.count().max(1));
        self.count = counts.sum();
    }
}

/// A text of an article, to be compared with others.
struct Text {
    article: Arc<Article>,
    snapshot: Arc<Snapshot>,
    words: Arc<Words>,
}

impl Text {
    /// Tells what stands in another text, too; `own` are its words.
    fn echoes(&self, own: &Sought<'_>, other: &Self) -> Vec<Echo> {
        let passages = own.shared(&other.words);
        if passages.is_empty() {
            return Vec::new();
        }
        told(&passages, &self.snapshot, &other.article, &other.snapshot)
    }
}

/// What was found of a text, and whether it may be kept.
struct Finding {
    found: Found,
    /// Whether nothing was left out that could not be read or was not waited for, and it is outdated with little effort.
    may_be_kept: bool,
}

impl Library {
    /// Returns the passages of a snapshot of an article that stand in the newest snapshots of others too, the same
    /// or nearly: by the publication of the other, the first in front, those without a date at the end; of one
    /// article by their place.
    ///
    /// What has eleven words in a row in common is found; of very many articles that share something, those that
    /// share the most are looked into, and of those that share as much the first published. Others in the trash are
    /// left out, and so are those that are not `within`, where that is given. `cancelled` is asked now and then; what
    /// was found until then is returned.
    ///
    /// What was found of a newest text is kept in the index, and read from there as long as nothing has changed that
    /// it follows from.
    ///
    /// # Errors
    /// Where the index or the text can't be read.
    pub fn echoes(
        &self,
        article: ArticleId,
        snapshot: &SnapshotId,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Found, IndexingError> {
        let kept = self.asked(Parts::Words, |index| {
            self.introduce_few(index)?;
            index.kept_echoes(article, snapshot)
        })?;
        let bytes = kept.as_ref().and_then(|kept| kept.found.as_ref());
        if let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) {
            let text = &self.snapshot(snapshot)?.text;
            if let Some(found) = unpack(bytes, text).and_then(|found| inside(found, within)) {
                return Ok(found);
            }
        }
        let Finding { found, may_be_kept } =
            self.find_echoes(article, snapshot, within, cancelled)?;
        // Nearly all articles share nothing, which is found as quickly.
        if let Some(KeptEchoes {
            found: None,
            changes,
        }) = kept
            && within.is_none()
            && may_be_kept
            && !found.echoes.is_empty()
        {
            let packed = self.packed(snapshot, &found);
            let kept = self
                .index()?
                .write_if_free(|batch| batch.keep_echoes(article, snapshot, changes, &packed));
            if let Err(error) = kept {
                tracing::debug!(%error, "what was found is not kept");
            }
        }
        Ok(found)
    }

    /// Finds out what articles share that is not kept yet, some at a time; meant to run beside the reading, once the
    /// index is in line with the files. `watch` may stop it; what was kept stays.
    ///
    /// # Errors
    /// Where the index can't be read or written.
    pub fn keep_echoes(&self, watch: &dyn Fn() -> Flow) -> Result<(), IndexingError> {
        let Some(_alone) = self.indexing.alone_keeping() else {
            return Ok(());
        };
        let stopped = || watch() == Flow::Stop;
        loop {
            let outdated = self.asked(Parts::Words, |index| index.outdated_echoes(SOME))?;
            if outdated.is_empty() {
                return Ok(());
            }
            let mut found = Vec::new();
            for (id, snapshot) in outdated {
                let kept = self.index()?.kept_echoes(id, &snapshot)?;
                let Some(kept) = kept else { break };
                let packed = match self.find_echoes(id, &snapshot, None, &stopped) {
                    Ok(finding) if finding.may_be_kept => self.packed(&snapshot, &finding.found),
                    // Looked for whenever it is asked for.
                    _ => Vec::new(),
                };
                if stopped() {
                    return Ok(());
                }
                found.push((id, snapshot, kept.changes, packed));
            }
            self.index()?.write_within(PATIENCE, |batch| {
                for (id, snapshot, changes, packed) in &found {
                    batch.keep_echoes(*id, snapshot, *changes, packed)?;
                }
                Ok(())
            })?;
            std::thread::sleep(PAUSE);
        }
    }

    /// Writes down what was found of a text; nothing where that is too much or the text can't be read.
    fn packed(&self, snapshot: &SnapshotId, found: &Found) -> Vec<u8> {
        let text = self.snapshot(snapshot).ok();
        let packed = text.and_then(|text| pack(found, &text.text));
        packed.unwrap_or_default()
    }

    /// Finds out what a text shares with others, whatever is kept.
    #[cfg(test)]
    pub(super) fn find_echoes_anew(
        &self,
        article: ArticleId,
        snapshot: &SnapshotId,
    ) -> Result<Found, IndexingError> {
        let finding = self.find_echoes(article, snapshot, None, &|| false)?;
        Ok(finding.found)
    }

    /// Finds out what a text shares with others, from their texts.
    fn find_echoes(
        &self,
        article: ArticleId,
        snapshot: &SnapshotId,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Finding, IndexingError> {
        let sharing = self.sharing(article, snapshot, within, cancelled)?;
        let looked = looked(&sharing);
        let mut may_be_kept = !sharing.is_of_many;
        let mut echoes = Vec::new();
        if !sharing.articles.is_empty() {
            let here = self.text(self.article(article), self.snapshot(snapshot)?);
            let own = Sought::new(&here.words);
            for other in sharing.articles {
                if cancelled() {
                    break;
                }
                match self.newest_text(other) {
                    Some(there) => echoes.extend(here.echoes(&own, &there)),
                    None => may_be_kept = false,
                }
            }
        }
        let echoes = in_order(echoes);
        Ok(Finding {
            found: Found { echoes, looked },
            may_be_kept: may_be_kept && !cancelled(),
        })
    }

    /// Returns what articles share with others that were published after them, first published first: each
    /// passage that two articles share is told once. Only those `within` are looked at, where that is given. An article
    /// of whose others not all were looked into is told even if all that it shares is told of these.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn all_echoes(
        &self,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Echoes>, IndexingError> {
        let go_on = || {
            if cancelled() {
                Flow::Stop
            } else {
                Flow::Continue
            }
        };
        let mut articles = self.asked(Parts::Words, |index| {
            self.introduce_all(index, &go_on)?;
            index.sharing_some()
        })?;
        articles.retain(|id| within.is_none_or(|within| within.contains(id)));
        let places: HashMap<ArticleId, usize> = articles.iter().copied().zip(0..).collect();
        let mut found: BTreeMap<usize, Vec<Echo>> = BTreeMap::new();
        // Of very many that share something each looks at some, so the later one may find what the earlier did not.
        let mut looked_at = HashSet::new();
        let mut partly: BTreeMap<usize, Looked> = BTreeMap::new();
        for (id, place) in articles.iter().zip(0..) {
            // Without its text, the others are told all the same.
            let Some(here) = self.newest_text(*id) else {
                continue;
            };
            let own = Sought::new(&here.words);
            let sharing = self.sharing(*id, &here.snapshot.id, within, cancelled)?;
            partly.extend(looked(&sharing).map(|looked| (place, looked)));
            for other in sharing.articles {
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
                    let echoes = here.echoes(&own, &there);
                    found.entry(place).or_default().extend(echoes);
                } else {
                    let echoes = there.echoes(&Sought::new(&there.words), &here);
                    found.entry(other_place).or_default().extend(echoes);
                }
            }
            if cancelled() {
                break;
            }
        }
        let told = articles.into_iter().enumerate().filter_map(|(place, id)| {
            let found = Found {
                echoes: in_order(found.remove(&place).unwrap_or_default()),
                looked: partly.get(&place).copied(),
            };
            let is_told = !found.echoes.is_empty() || found.looked.is_some();
            is_told.then(|| Echoes {
                article: self.article(id),
                found,
            })
        });
        Ok(told.collect())
    }

    /// Returns the other articles that have some of a text's fingerprints, as far as they are looked into.
    ///
    /// What the newest text of an article shares is kept. The fingerprints of an older one are looked up, which takes
    /// far longer, and so are all where very many newcomers are still to be introduced.
    fn sharing(
        &self,
        article: ArticleId,
        snapshot: &SnapshotId,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Sharing, IndexingError> {
        let is_wanted = |other: ArticleId| {
            other != article && within.is_none_or(|within| within.contains(&other))
        };
        let sharing = |index: &Index, prints: &Prints| {
            index.sharing(prints, &is_wanted, MOST_OTHERS, cancelled)
        };
        let kept = self.asked(Parts::Words, |index| {
            let prints = index.shared_prints(&[(article, snapshot)])?;
            let prints = prints.first().and_then(Option::as_ref);
            prints.map(|prints| sharing(index, prints)).transpose()
        })?;
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let words = self.words(&*self.snapshot(snapshot)?);
        let prints = Prints::All(words.prints().into());
        self.asked(Parts::Words, |index| sharing(index, &prints))
    }

    /// Returns the newest text of an article that is not in the trash, where it can be read.
    fn newest_text(&self, id: ArticleId) -> Option<Text> {
        let (article, snapshot) = self.newest_live(id)?;
        Some(self.text(article, snapshot))
    }

    fn text(&self, article: Arc<Article>, snapshot: Arc<Snapshot>) -> Text {
        Text {
            words: self.words(&snapshot),
            article,
            snapshot,
        }
    }

    /// Returns the words of a text, from memory where they were compared a moment ago.
    fn words(&self, snapshot: &Snapshot) -> Arc<Words> {
        if let Some(words) = lock(&self.words).words.get(&snapshot.id) {
            return Arc::clone(words);
        }
        let words = Arc::new(Words::new(&snapshot.text));
        lock(&self.words).keep(&snapshot.id, &words);
        words
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

/// Tells how many others are looked into, where these are not all.
fn looked(sharing: &Sharing) -> Option<Looked> {
    let into = sharing.articles.len();
    let of = sharing.of.max(sharing.passed_over);
    (of > into).then_some(Looked {
        into,
        of,
        is_exact: !sharing.may_be_more && sharing.passed_over == 0,
    })
}

/// Leaves out what is not within some articles; nothing where others might be looked into then.
fn inside(mut found: Found, within: Option<&BTreeSet<ArticleId>>) -> Option<Found> {
    let Some(within) = within else {
        return Some(found);
    };
    found.looked.is_none().then(|| {
        found.echoes.retain(|echo| within.contains(&echo.other.id));
        found
    })
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
    other: &Article,
    there: &Snapshot,
) -> Vec<Echo> {
    let other = Arc::new(Other::of(other));
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
            let [left, right] = figures::whole([
                Place {
                    text: &here.text,
                    bytes: &difference.left,
                    passage: &shared.left,
                },
                Place {
                    text: &there.text,
                    bytes: &difference.right,
                    passage: &shared.right,
                },
            ]);
            let start = right.start - shared.right.start;
            Differing {
                here: line(&here.text, &left),
                there: line(&there.text, &right),
                bytes: start..start + right.len(),
            }
        });
        Some(Echo {
            bytes: shared.left.clone(),
            code_points,
            other: Arc::clone(&other),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_up_to_a_number_of_all_and_texts_without_any_count_too() {
        let id = |number: usize| SnapshotId::parse(&format!("{number:064x}")).unwrap();
        let words = |count: usize| Arc::new(Words::new(&CleanText::new(&"word ".repeat(count))));
        let (none, half) = (words(0), words(KEPT_WORDS / 2));
        let mut kept = KeptWords::default();
        for number in 0..3 {
            kept.keep(&id(number), &none);
        }
        kept.keep(&id(3), &half);
        kept.keep(&id(3), &half);
        assert_eq!((kept.words.len(), kept.count), (4, 3 + KEPT_WORDS / 2));
        kept.keep(&id(4), &half);
        assert_eq!((kept.words.len(), kept.count), (1, KEPT_WORDS / 2));
        kept.keep(&id(5), &none);
        kept.retain(|text| *text == id(5));
        assert_eq!((kept.words.len(), kept.count), (1, 1));
    }
}
