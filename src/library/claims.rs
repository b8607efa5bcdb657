//! Claims and their evidence.

use std::sync::Arc;

use crate::{
    library::{Library, ReadError, catalogue::Catalogue},
    model::{
        Annotation, Article, ArticleId, Claim, ClaimId, CleanText, PartialDate, RecordId, Silence,
        Stance,
        view::{ClaimPage, ClaimRow, EvidenceRow, Shelf, SilenceRow},
    },
};

impl Library {
    /// Returns the claims of a shelf, the one last touched first.
    ///
    /// Evidence of articles in the trash counts; that of annotations in the trash doesn't. Until the library
    /// is loaded, counts are of what is known so far.
    pub fn claims(&self, shelf: Shelf) -> Vec<ClaimRow> {
        let catalogue = self.catalogue();
        let mut rows: Vec<ClaimRow> = catalogue
            .claims()
            .filter(|claim| claim.removed.is_some() == (shelf == Shelf::Trash))
            .map(|claim| {
                let (counts, articles) = catalogue.stances(claim.id);
                ClaimRow {
                    claim: Arc::clone(claim),
                    counts,
                    articles,
                    silent: silences(&catalogue, claim)
                        .iter()
                        .filter(|row| row.is_current())
                        .count(),
                }
            })
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.claim.modified), row.claim.id));
        rows
    }

    /// Returns a claim with all its evidence.
    ///
    /// Evidence whose article is in the trash is kept; the article says that it was removed.
    ///
    /// # Errors
    /// Where there is no such claim, or where a file can't be read.
    pub fn claim_page(&self, id: ClaimId) -> Result<ClaimPage, ReadError> {
        let unknown = || ReadError::Unknown {
            what: "claim",
            id: id.to_string(),
        };
        let known = self.known_there(RecordId::claim(id))?;
        let claim = Claim::from_record(id, &known.record).ok_or_else(unknown)?;
        self.ensure_loaded()?;
        let (articles, silences): (Vec<_>, _) = {
            let catalogue = self.catalogue();
            let silences = silences(&catalogue, &claim);
            (catalogue.evidence(id).collect(), silences)
        };
        let mut evidence = Vec::new();
        let mut records = Vec::new();
        for of in articles {
            let article = self.article_or_read(of);
            let record = self.known(RecordId::annotations(of))?.record;
            let mut annotations = Annotation::all(of, &record);
            annotations.retain(|annotation| {
                annotation.removed.is_none() && annotation.evidence.iter().any(|e| e.claim == id)
            });
            for row in self.in_newest(&article, annotations) {
                let links = row.annotation.evidence.iter().filter(|e| e.claim == id);
                evidence.extend(links.map(|link| EvidenceRow {
                    article: Arc::clone(&article),
                    annotation: Arc::clone(&row.annotation),
                    evidence: link.clone(),
                    state: row.placement.state.clone(),
                }));
            }
            records.push((RecordId::annotations(of), record));
        }
        evidence.sort_by_key(|row| {
            let place = row.annotation.anchor.bytes.start;
            (
                rank(&row.evidence.stance),
                publication(&row.article),
                (place, row.evidence.id),
            )
        });
        Ok(ClaimPage {
            claim: Arc::new(claim),
            record: known.record,
            evidence,
            silences,
            records,
        })
    }

    /// Finds a claim that is not in the trash by its wording alone.
    pub fn claim_of_wording(&self, statement: &CleanText) -> Option<Arc<Claim>> {
        let same = |claim: &Claim| claim.statement.to_lowercase() == statement.to_lowercase();
        let catalogue = self.catalogue();
        let mut claims = catalogue.claims();
        claims
            .find(|claim| claim.removed.is_none() && same(claim))
            .map(Arc::clone)
    }
}

/// Returns the articles that are silent on a claim: evidence goes before silence.
fn silences(catalogue: &Catalogue, claim: &Claim) -> Vec<SilenceRow> {
    let row = |silence: &Silence| {
        let article = catalogue.article(silence.article)?;
        let is_silent = article.purged.is_none() && !catalogue.bears(article.id, claim.id);
        is_silent.then(|| SilenceRow {
            article: Arc::clone(article),
            silence: silence.clone(),
        })
    };
    let mut rows: Vec<_> = claim.silences.iter().filter_map(row).collect();
    rows.sort_by_key(|row| publication(&row.article));
    rows
}

/// First published first, those without a date at the end.
pub(super) fn publication(article: &Article) -> (bool, Option<PartialDate>, ArticleId) {
    (article.published.is_none(), article.published, article.id)
}

/// Supporting before refuting before mentioning.
fn rank(stance: &Stance) -> usize {
    match stance {
        Stance::Supports => 0,
        Stance::Refutes => 1,
        Stance::Mentions | Stance::Other(_) => 2,
    }
}
