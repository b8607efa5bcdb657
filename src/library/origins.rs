//! Where evidence comes from in the end, as far as the whole library tells.

use std::{collections::HashMap, sync::Arc};

use crate::{
    compare::{
        self,
        origin::{Report, Witness, is_copy, origins},
    },
    index::Index,
    library::{Library, indexing::Parts, lock},
    model::{Article, ArticleId, Stance, view::EvidenceRow},
};

/// Of how many texts the fingerprints are kept; those of a text of 4 kB are 2 kB.
const MOST_PRINTED: usize = 2_000;

/// How many older articles are compared with one, to find the one that it is a copy of.
const MOST_OLDER: usize = 4;

/// How many copies of copies are followed.
const MOST_STEPS: usize = 8;

/// The older articles of which others are copies, each looked for once.
#[derive(Debug, Default)]
pub(super) struct Behind(HashMap<ArticleId, Option<Arc<Article>>>);

impl Library {
    /// Puts the evidence of a claim in order, and finds where it comes from in the end.
    pub(super) fn order_evidence(&self, evidence: &mut [EvidenceRow], behind: &mut Behind) {
        evidence.sort_by_key(|row| {
            let place = row.annotation.anchor.bytes.start;
            (
                rank(&row.evidence.stance),
                row.article.publication(),
                (place, row.evidence.id),
            )
        });
        let articles = self.with_behind(evidence, behind);
        let reports: Vec<_> = articles
            .iter()
            .map(|article| Report {
                article,
                prints: self.prints(article),
            })
            .collect();
        let witnesses: Vec<_> = evidence
            .iter()
            .map(|row| Witness {
                article: &row.article,
                quote: &row.annotation.anchor.quote,
                told: row.evidence.told(),
                is_confirmed: row.evidence.is_confirmed() || row.evidence.via.is_some(),
                said: row.evidence.origin.as_ref(),
            })
            .collect();
        let found = origins(&witnesses, &reports);
        for (row, origin) in evidence.iter_mut().zip(found) {
            row.origin = origin;
        }
    }

    /// Returns the articles of some evidence and those of which they are copies, the oldest first.
    fn with_behind(&self, evidence: &[EvidenceRow], behind: &mut Behind) -> Vec<Arc<Article>> {
        let mut all: Vec<Arc<Article>> = evidence
            .iter()
            .map(|row| Arc::clone(&row.article))
            .collect();
        let in_order = |all: &mut Vec<Arc<Article>>| {
            all.sort_by_key(|article| article.publication());
            all.dedup_by_key(|article| article.id);
        };
        in_order(&mut all);
        for mut article in all.clone() {
            for _ in 0..MOST_STEPS {
                let older = behind.0.entry(article.id);
                let older = older.or_insert_with(|| self.copied_from(&article)).clone();
                let Some(older) = older else { break };
                all.push(Arc::clone(&older));
                article = older;
            }
        }
        in_order(&mut all);
        all
    }

    /// Finds the oldest article in which most of the text of another one stands, of those that may be it.
    fn copied_from(&self, article: &Arc<Article>) -> Option<Arc<Article>> {
        let prints = self.prints(article);
        if prints.is_empty() {
            return None;
        }
        let likely = self.answered(Parts::Words, |index: &Index| {
            index.older_with(article.id, &prints, MOST_OLDER)
        });
        let mut likely = likely.into_iter().map(|id| self.article(id));
        likely.find(|older| is_copy(&prints, &self.prints(older)))
    }

    /// Returns the fingerprints of an article's newest text; none where it can't be read.
    ///
    /// A claim's page is read with each step of a cursor, and most of its articles are those of the page before.
    fn prints(&self, article: &Article) -> Arc<[u64]> {
        let Some(newest) = article.newest() else {
            return Arc::default();
        };
        if let Some(prints) = lock(&self.prints).get(&newest.id) {
            return Arc::clone(prints);
        }
        // Not kept in memory: of what stands behind others nothing else is looked at.
        let Ok(text) = self.store.load_text(&newest.id) else {
            return Arc::default();
        };
        let prints: Arc<[u64]> = compare::Words::new(&text).prints().into();
        let mut kept = lock(&self.prints);
        if kept.len() >= MOST_PRINTED {
            kept.clear();
        }
        kept.insert(newest.id.clone(), Arc::clone(&prints));
        prints
    }
}

/// Supporting before refuting before mentioning.
fn rank(stance: &Stance) -> usize {
    match stance {
        Stance::Supports => 0,
        Stance::Refutes => 1,
        Stance::Mentions | Stance::Other(_) => 2,
    }
}
