//! Disagreements: sentences of two articles about the same thing that differ.

mod dismissed;

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use crate::{
    anchor::offset,
    compare::{self, Statements},
    index::Index,
    library::{
        Library,
        indexing::{IndexingError, Parts},
    },
    model::{
        Article, ArticleId, DisagreementId, RecordId, RecordKind, Snapshot,
        disagreement::{Disagreement, Kind, Side},
    },
    query::{Moment, Query},
    store::StoreError,
    text::token,
};

pub(crate) use dismissed::Dismissed;
pub use dismissed::dismissed_pair;

/// By how many words of an article others are looked for.
const MOST_WORDS: usize = 150;

/// How many other articles are looked into: those that share the most rare words.
const MOST_OTHERS: usize = 30;

/// How many texts are kept ready for being compared with the next article.
const MOST_READY: usize = 500;

/// Which articles are compared with each other.
#[derive(Clone, Debug)]
pub enum Scope<'a> {
    /// All of these, or all of the library: each pair once.
    All(Option<&'a BTreeSet<ArticleId>>),
    /// One with these, or with all of the library.
    Article(ArticleId, Option<&'a BTreeSet<ArticleId>>),
}

/// The newest text of an article, to be compared with others.
pub(crate) struct Text {
    article: Arc<Article>,
    snapshot: Arc<Snapshot>,
    statements: Statements,
}

impl Text {
    /// Reads a text of an article.
    pub(crate) fn new(article: Arc<Article>, snapshot: Arc<Snapshot>) -> Self {
        let blocks = snapshot.blocks.iter().map(|block| block.bytes.clone());
        let statements = Statements::of_blocks(&snapshot.text, blocks, article.published);
        Self {
            article,
            snapshot,
            statements,
        }
    }
}

impl Library {
    /// Returns in what articles disagree, the surest first; not what a person has dismissed.
    ///
    /// Of very many articles that speak of the same, those are compared that share the most rare words and names.
    /// Those in the trash are left out. `cancelled` is asked now and then; what was found until then is returned.
    ///
    /// # Errors
    /// Where the index or what was dismissed can't be read.
    pub fn disagreements(
        &self,
        scope: &Scope<'_>,
        at: &Moment,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Disagreement>, IndexingError> {
        let (articles, within) = match scope {
            Scope::Article(id, within) => (vec![*id], *within),
            Scope::All(within) => {
                let mut all = self.asked(Parts::Words, |index| {
                    index.articles(&Query::default(), at, usize::MAX)
                })?;
                all.retain(|id| within.is_none_or(|within| within.contains(id)));
                (all, *within)
            }
        };
        let mut ready: HashMap<ArticleId, Option<Arc<Text>>> = HashMap::new();
        let mut compared: HashSet<(ArticleId, ArticleId)> = HashSet::new();
        let mut found: Vec<Told> = Vec::new();
        for id in articles {
            if ready.len() > MOST_READY {
                ready.clear();
            }
            let Some(here) = self.text_ready(id, &mut ready) else {
                continue;
            };
            for other in self.speaking_of_the_same(&here, within, cancelled)? {
                if cancelled() {
                    break;
                }
                if !compared.insert((id.min(other), id.max(other))) {
                    continue;
                }
                if let Some(there) = self.text_ready(other, &mut ready) {
                    let is_turned = matches!(scope, Scope::All(_))
                        && there.article.publication() < here.article.publication();
                    let (left, right) = if is_turned {
                        (&there, &here)
                    } else {
                        (&here, &there)
                    };
                    found.extend(told(left, right));
                }
            }
            if cancelled() {
                break;
            }
        }
        let mut found = self.holding(found)?;
        found.sort_by(|one, other| {
            let place = |one: &Disagreement| {
                let articles = (
                    one.left.article.publication(),
                    one.right.article.publication(),
                );
                (articles, one.left.bytes.start, one.right.bytes.start)
            };
            other
                .score
                .total_cmp(&one.score)
                .then_with(|| place(one).cmp(&place(other)))
        });
        let dismissed = self.dismissals()?;
        let mut folded = folded(found, &dismissed);
        folded.retain(|one| !self.was_dismissed(&dismissed, one));
        Ok(folded)
    }

    /// Returns what a person has dismissed.
    ///
    /// # Errors
    /// Where the system does not let it be listed.
    pub fn dismissed(&self) -> Result<BTreeSet<DisagreementId>, StoreError> {
        Ok(self.dismissals()?.ids)
    }

    fn dismissals(&self) -> Result<Dismissed, StoreError> {
        let ids = self.ids_of(RecordKind::Dismissed)?.into_iter();
        let records = ids.map(DisagreementId).filter_map(|id| {
            let record = self.readable_record(RecordId::dismissed(id))?;
            Some((id, record))
        });
        Ok(Dismissed::of(records))
    }

    /// Keeps what holds: not what hangs on a name that articles about other things have too.
    fn holding(&self, found: Vec<Told>) -> Result<Vec<Disagreement>, IndexingError> {
        let hangs = |told: &Told| !told.hangs_on.is_empty();
        let holds = if found.iter().any(hangs) {
            self.asked(Parts::Words, |index| {
                let holds = found.iter().map(|told| {
                    let has_rare =
                        || index.has_rare(&told.hangs_on, &told.beside, compare::disagree::RARE);
                    Ok(!hangs(told) || has_rare()?)
                });
                holds.collect()
            })?
        } else {
            vec![true; found.len()]
        };
        let holding = found.into_iter().zip(holds).filter(|(_, holds)| *holds);
        Ok(holding.map(|(told, _)| told.disagreement).collect())
    }

    /// Returns the other articles that have some of a text's rare words.
    fn speaking_of_the_same(
        &self,
        here: &Text,
        within: Option<&BTreeSet<ArticleId>>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<ArticleId>, IndexingError> {
        let words = here.statements.rare_words(MOST_WORDS);
        let is_wanted = |other: ArticleId| {
            other != here.article.id && within.is_none_or(|within| within.contains(&other))
        };
        self.asked(Parts::Words, |index: &Index| {
            index.speaking_of(&words, &is_wanted, MOST_OTHERS, cancelled)
        })
    }

    /// Returns the newest text of an article that is not in the trash, where it can be read.
    fn text_ready(
        &self,
        id: ArticleId,
        ready: &mut HashMap<ArticleId, Option<Arc<Text>>>,
    ) -> Option<Arc<Text>> {
        let read = || {
            let (article, snapshot) = self.newest_live(id)?;
            Some(Arc::new(Text::new(article, snapshot)))
        };
        ready.entry(id).or_insert_with(read).clone()
    }
}

/// Folds what is said in the same words into the first of it, as in copies of one report; what a person has dismissed
/// of some articles is dismissed of all in which these words stand.
pub(crate) fn folded(found: Vec<Disagreement>, dismissed: &Dismissed) -> Vec<Disagreement> {
    let mut folded: Vec<Disagreement> = Vec::new();
    let mut places: HashMap<(Kind, [String; 2]), usize> = HashMap::new();
    for one in found {
        let [left, right] = [&one.left, &one.right].map(|side| token::folded(&side.text));
        let words = (one.kind, [left.clone(), right.clone()]);
        let turned = (one.kind, [right, left]);
        let (first, one) = match (places.get(&words), places.get(&turned)) {
            (Some(at), _) => (folded.get_mut(*at), one),
            (None, Some(at)) => (folded.get_mut(*at), one.turned()),
            (None, None) => {
                places.insert(words, folded.len());
                (None, one)
            }
        };
        match first {
            Some(first) => first.also.push(one),
            None => folded.push(one),
        }
    }
    folded.retain(|one| !dismissed.holds(one));
    folded
}

/// What two texts disagree in.
pub(crate) struct Told {
    /// Their sentences.
    pub(crate) disagreement: Disagreement,
    /// The names of which one must be rare for it to hold; none where it holds without.
    hangs_on: Vec<String>,
    /// What stands beside such a name in articles of the same.
    beside: Vec<String>,
}

/// Tells in what two texts disagree.
pub(crate) fn told(left: &Text, right: &Text) -> Vec<Told> {
    let found = compare::disagreements(&left.statements, &right.statements);
    let lefts = sides(left, found.iter().map(|one| &one.left));
    let rights = sides(right, found.iter().map(|one| &one.right));
    let told = found.iter().zip(lefts.into_iter().zip(rights));
    let told = told.filter_map(|(one, (left, right))| {
        let sides = (left?, right?);
        let folded = [&sides.0, &sides.1].map(|side| (side.article.id, token::folded(&side.text)));
        let [(one_article, one_sentence), (other_article, other_sentence)] = &folded;
        let disagreement = Disagreement {
            id: DisagreementId::of([
                (*one_article, one_sentence.as_str()),
                (*other_article, other_sentence.as_str()),
            ]),
            kind: one.kind,
            score: one.score,
            left: sides.0,
            right: sides.1,
            also: Vec::new(),
        };
        Some(Told {
            disagreement,
            hangs_on: one.hangs_on.clone(),
            beside: one.beside.clone(),
        })
    });
    told.collect()
}

/// Tells of some sentences of a text where they stand; in one pass over it.
fn sides<'s>(
    text: &Text,
    sides: impl Iterator<Item = &'s compare::disagree::Side> + Clone,
) -> Vec<Option<Side>> {
    let ends: Vec<usize> = sides
        .clone()
        .flat_map(|side| [side.sentence.start, side.sentence.end])
        .collect();
    let points = offset::code_points(&text.snapshot.text, &ends);
    let sides = sides.zip(points.chunks_exact(2)).map(|(side, points)| {
        let Range { start, .. } = side.sentence;
        Some(Side {
            article: Arc::clone(&text.article),
            snapshot: text.snapshot.id.clone(),
            bytes: side.sentence.clone(),
            code_points: *points.first()?..*points.last()?,
            text: text.snapshot.text.slice(side.sentence.clone())?,
            value: side.value.start - start..side.value.end - start,
        })
    });
    sides.collect()
}
