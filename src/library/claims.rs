//! Claims and their evidence.

use std::sync::Arc;

use crate::{
    library::{Library, ReadError},
    model::{
        Annotation, Claim, ClaimId, RecordId, Stance,
        view::{ClaimPage, ClaimRow, EvidenceRow, Shelf},
    },
    text::words::Words,
};

impl Library {
    /// Returns the claims in which all words stand, the one last touched first.
    ///
    /// Evidence of articles in the trash counts; that of annotations in the trash doesn't. Until the library
    /// is loaded, counts are of what is known so far.
    pub fn claims(&self, words: &str, shelf: Shelf) -> Vec<ClaimRow> {
        let words = Words::new(words);
        let catalogue = self.catalogue();
        let mut rows: Vec<ClaimRow> = catalogue
            .claims()
            .filter(|(claim, folded)| {
                claim.removed.is_some() == (shelf == Shelf::Trash) && words.stand_in(folded)
            })
            .map(|(claim, _)| {
                let (counts, articles) = catalogue.stances(claim.id);
                ClaimRow {
                    claim: Arc::clone(claim),
                    counts,
                    articles,
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
        let articles: Vec<_> = self.catalogue().evidence(id).collect();
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
            let published = row.article.published;
            let place = row.annotation.anchor.bytes.start;
            (
                rank(&row.evidence.stance),
                (published.is_none(), published),
                (row.article.id, place, row.evidence.id),
            )
        });
        Ok(ClaimPage {
            claim: Arc::new(claim),
            record: known.record,
            evidence,
            records,
        })
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
