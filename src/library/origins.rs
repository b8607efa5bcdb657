//! Where evidence comes from in the end, as far as the whole library tells.

use std::{collections::HashMap, sync::Arc};

use crate::{
    compare::{
        Prints, Words,
        origin::{Report, Witness, is_copy, origins},
    },
    library::{Library, indexing::Parts},
    model::{Article, ArticleId, SnapshotId, Stance, view::EvidenceRow},
};

/// How many older articles are compared with one, to find the one that it is a copy of.
const MOST_OLDER: usize = 4;

/// How many copies of copies are followed.
const MOST_STEPS: usize = 8;

/// What stands behind articles, each looked for once.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// The older articles of which others are copies.
    older: HashMap<ArticleId, Option<Arc<Article>>>,
    /// The fingerprints of their newest texts.
    prints: HashMap<ArticleId, Prints>,
    /// Whether the last newcomers were introduced, which is tried once.
    is_introduced: bool,
}

impl Behind {
    fn prints(&self, id: ArticleId) -> Prints {
        self.prints.get(&id).cloned().unwrap_or_default()
    }
}

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
                prints: behind.prints(article.id),
            })
            .collect();
        let witnesses: Vec<_> = evidence
            .iter()
            .map(|row| Witness {
                article: &row.article,
                quote: &row.annotation.anchor.quote,
                told: row.evidence.told(),
                is_confirmed: row.evidence.is_via_said(),
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
        self.find_prints(&all, behind);
        for mut article in all.clone() {
            for _ in 0..MOST_STEPS {
                let known = behind.older.get(&article.id).cloned();
                let older = known.unwrap_or_else(|| self.copied_from(&article, behind));
                behind.older.insert(article.id, older.clone());
                let Some(older) = older else { break };
                all.push(Arc::clone(&older));
                article = older;
            }
        }
        in_order(&mut all);
        all
    }

    /// Finds the oldest article in which most of the text of another one stands, of those that may be it.
    fn copied_from(&self, article: &Arc<Article>, behind: &mut Behind) -> Option<Arc<Article>> {
        let prints = behind.prints(article.id);
        let likely = self.answered(Parts::Words, |index| {
            index.older_with(article.id, &prints, MOST_OLDER)
        });
        let likely: Vec<_> = likely.into_iter().map(|id| self.article(id)).collect();
        self.find_prints(&likely, behind);
        let mut likely = likely.into_iter();
        likely.find(|older| is_copy(&prints, &behind.prints(older.id)))
    }

    /// Finds the fingerprints of the newest texts of articles; none where one can't be read.
    fn find_prints(&self, articles: &[Arc<Article>], behind: &mut Behind) {
        let is_new = |article: &&Arc<Article>| !behind.prints.contains_key(&article.id);
        let texts = articles.iter().filter(is_new).filter_map(|article| {
            let newest = article.newest()?;
            Some((article.id, &newest.id))
        });
        let texts: Vec<(ArticleId, &SnapshotId)> = texts.collect();
        if texts.is_empty() {
            return;
        }
        if !std::mem::replace(&mut behind.is_introduced, true) {
            self.answered(Parts::Words, |index| self.introduce_few(index));
        }
        let known = self.answered(Parts::Words, |index| index.shared_prints(&texts));
        for (at, (id, snapshot)) in texts.into_iter().enumerate() {
            let kept = known.get(at).cloned().flatten();
            let prints = kept.unwrap_or_else(|| {
                // Not kept in memory: of what stands behind others nothing else is looked at.
                let text = self.store.load_text(snapshot).unwrap_or_default();
                Prints::All(Words::new(&text).prints().into())
            });
            behind.prints.insert(id, prints);
        }
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
