//! What a library in memory tells of claims, of evidence and of what texts share.

use super::*;

impl Stage {
    /// Finds what disagrees, as the library does.
    pub(super) fn disagreements(&self, of: Of, within: &Within) -> Vec<Disagreement> {
        let inside = |id: ArticleId| {
            within
                .as_ref()
                .is_none_or(|story| story.members.articles.contains(&id))
        };
        let mut texts = Vec::new();
        for article in self.articles().into_iter().filter(Article::is_live) {
            let text = self.snapshots.iter().find(|(id, _)| *id == article.id);
            if let Some((_, text)) = text.filter(|(id, _)| inside(*id)) {
                let id = article.id;
                texts.push((
                    id,
                    disagreements::Text::new(Arc::new(article), Arc::clone(text)),
                ));
            }
        }
        let mut found = Vec::new();
        for (at, (left_id, left)) in texts.iter().enumerate() {
            for (right_id, right) in texts.iter().skip(at + 1) {
                match of {
                    Of::Article(id) if id == *right_id => {
                        found.extend(disagreements::told(right, left));
                    }
                    Of::Article(id) if id != *left_id => {}
                    _ => found.extend(disagreements::told(left, right)),
                }
            }
        }
        let found = found.into_iter().map(|told| told.disagreement).collect();
        let dismissed = self.records.iter().filter_map(|(of, record)| {
            (of.kind == RecordKind::Dismissed)
                .then_some((crate::model::DisagreementId(of.id), record))
        });
        disagreements::folded(found, &disagreements::Dismissed::of(dismissed))
    }

    /// Finds what an article shares with others, as the library does.
    /// Finds what the library would find, without its index.
    pub(super) fn likely(
        &self,
        claim: ClaimId,
        only: Option<&BTreeSet<ArticleId>>,
    ) -> crate::model::likely::Likelies {
        use crate::{
            anchor::selector,
            compare::{self, likely::Sought},
            model::likely::{Likelies, Likely},
        };
        let record = self.records.get(&RecordId::claim(claim)).cloned();
        let record = record.unwrap_or_default();
        let Some(told) = Claim::from_record(claim, &record) else {
            return Likelies::default();
        };
        let parts = Sought::parts(&told.statement);
        let sought = Sought::new(&parts, &vec![1; parts.len()], 50);
        let mut found = Likelies::default();
        found.records.push((RecordId::claim(claim), record));
        for article in self.articles() {
            if only.is_some_and(|only| !only.contains(&article.id)) {
                continue;
            }
            let (_, snapshot) = self
                .snapshots
                .iter()
                .find(|(id, _)| *id == article.id)
                .unwrap();
            let of = RecordId::annotations(article.id);
            let known = self.records.get(&of).cloned().unwrap_or_default();
            found.records.push((of, known));
            let annotations = self.annotations_of(article.id);
            let article = Arc::new(article);
            for passage in sought.passages(&snapshot.text, 5) {
                let anchor = selector::anchor(snapshot, passage.bytes.clone()).unwrap();
                let known = annotations.iter().find_map(|annotation| {
                    let mut links = annotation.evidence.iter();
                    let link = links.find(|link| link.claim == claim)?;
                    let meets = annotation.anchor.bytes.start < anchor.bytes.end
                        && anchor.bytes.start < annotation.anchor.bytes.end;
                    meets.then(|| (annotation.id, link.stance.clone()))
                });
                let start = anchor.bytes.start;
                let marks = passage.marks.iter();
                found.passages.push(Likely {
                    suggested: compare::suggest(snapshot, &anchor.bytes, None),
                    code_points: anchor.bytes.clone(),
                    marks: marks.map(|at| at.start - start..at.end - start).collect(),
                    score: passage.score,
                    is_silent: told.silences.iter().any(|one| one.article == article.id),
                    also: Vec::new(),
                    may_be_more: false,
                    article: Arc::clone(&article),
                    anchor,
                    known,
                });
            }
        }
        let passages = &mut found.passages;
        passages.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }

    pub(super) fn echoes(&self, of: ArticleId) -> crate::model::echo::Found {
        let texts = self.snapshots.iter();
        let here = texts
            .clone()
            .find(|(id, _)| *id == of)
            .map(|(_, text)| text);
        let here = here.expect("the text that is read");
        let words = Words::new(&here.text);
        let mut found = Vec::new();
        for other in self.articles().into_iter().filter(Article::is_live) {
            let there = texts.clone().find(|(id, _)| *id == other.id && *id != of);
            if let Some((_, there)) = there {
                let passages = shared(&words, &Words::new(&there.text));
                found.extend(told(&passages, here, &other, there));
            }
        }
        crate::model::echo::Found {
            echoes: in_order(found),
            looked: self.looked,
        }
    }

    pub(super) fn articles(&self) -> Vec<Article> {
        let record = |id: ArticleId| self.records.get(&RecordId::article(id));
        self.snapshots
            .iter()
            .filter_map(|(id, _)| Some(Article::from_record(*id, record(*id)?)))
            .collect()
    }

    pub(super) fn claims(&self) -> Vec<ClaimRow> {
        self.claims_on(Shelf::Library)
    }

    fn claims_on(&self, shelf: Shelf) -> Vec<ClaimRow> {
        let claims = self
            .records
            .iter()
            .filter(|(id, _)| id.kind == RecordKind::Claim);
        let claims = claims.filter_map(|(id, record)| Claim::from_record(ClaimId(id.id), record));
        let mut rows: Vec<_> = claims
            .filter(|claim| claim.removed.is_some() == (shelf == Shelf::Trash))
            .map(|claim| {
                let mut counts = StanceCounts::default();
                let page = self.claim_page(claim.id).unwrap();
                let links = page.evidence.iter().map(|row| &row.evidence.stance);
                links.for_each(|stance| counts.count(stance));
                let articles: BTreeSet<_> =
                    page.evidence.iter().map(|row| row.article.id).collect();
                ClaimRow {
                    words: Words::new(&claim.statement).numbers().into(),
                    claim: Arc::new(claim),
                    counts,
                    articles: articles.len(),
                    silent: page.silent(),
                    recheck: page.recheck(),
                }
            })
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.claim.modified), row.claim.id));
        rows
    }

    /// Returns the annotations of all articles with their records, as the library does.
    pub(crate) fn all_marked(&self) -> Marked {
        let mut marked = Marked::default();
        for article in self.articles().into_iter().filter(Article::is_live) {
            let id = RecordId::annotations(article.id);
            let Some(record) = self.records.get(&id) else {
                continue;
            };
            let mut annotations = self.annotations_of(article.id);
            annotations.sort_by_key(|annotation| annotation.anchor.bytes.start);
            let article = Arc::new(article);
            let rows = annotations.into_iter().map(|annotation| AnnotationRow {
                article: article.clone(),
                placement: placed(&article, &annotation),
                words: None,
                annotation: Arc::new(annotation),
            });
            marked.rows.extend(rows);
            marked.records.push((id, record.clone()));
        }
        marked
    }

    pub(super) fn trashed(&self) -> Trashed {
        let articles = self.articles().into_iter().map(Arc::new);
        let mut annotations = Vec::new();
        for article in articles.clone() {
            let record = self.records.get(&RecordId::annotations(article.id));
            let all = record.map(|record| Annotation::all(article.id, record));
            let removed = all.into_iter().flatten().filter(|a| a.removed.is_some());
            annotations.extend(removed.map(|annotation| AnnotationRow {
                article: article.clone(),
                placement: placed(&article, &annotation),
                words: None,
                annotation: Arc::new(annotation),
            }));
        }
        let stories = self.stories_on(Shelf::Trash).into_iter();
        Trashed {
            stories: stories.map(Arc::new).collect(),
            views: Vec::new(),
            grids: self.grids_on(Shelf::Trash),
            feeds: self
                .feeds_on(Shelf::Trash)
                .into_iter()
                .map(Arc::new)
                .collect(),
            articles: articles.filter(|a| a.removed.is_some()).collect(),
            claims: self.claims_on(Shelf::Trash),
            annotations,
            records: self.records.clone().into_iter().collect(),
        }
    }

    pub(super) fn claim_page(&self, id: ClaimId) -> Option<ClaimPage> {
        let record = self.records.get(&RecordId::claim(id))?.clone();
        let claim = Arc::new(Claim::from_record(id, &record)?);
        let mut evidence = Vec::new();
        let mut records = Vec::new();
        for article in self.articles() {
            let of = RecordId::annotations(article.id);
            let Some(known) = self.records.get(&of) else {
                continue;
            };
            records.push((of, known.clone()));
            let article = Arc::new(article);
            for annotation in self.annotations_of(article.id) {
                let annotation = Arc::new(annotation);
                for link in annotation.evidence.iter().filter(|link| link.claim == id) {
                    evidence.push(EvidenceRow {
                        origin: Origin::unknown(article.id.0.as_u64_pair().1 as usize),
                        article: article.clone(),
                        annotation: annotation.clone(),
                        evidence: link.clone(),
                        placement: placed(&article, &annotation),
                        words: None,
                    });
                }
            }
        }
        let articles: Vec<_> = self.articles().into_iter().map(Arc::new).collect();
        let is_silent = |silence: &&crate::model::Silence| {
            let mut rows = evidence.iter();
            !rows.any(|row: &EvidenceRow| row.article.id == silence.article)
        };
        let silences = claim
            .silences
            .iter()
            .filter(is_silent)
            .filter_map(|silence| {
                let article = articles.iter().find(|one| one.id == silence.article)?;
                Some(SilenceRow {
                    article: article.clone(),
                    silence: silence.clone(),
                })
            });
        let silences = silences.collect();
        Some(ClaimPage {
            claim,
            record,
            evidence,
            silences,
            records,
            related: Vec::new(),
        })
    }

    /// Returns what was found of the claims in whose wording something stands, in the articles in whose title
    /// something does.
    pub(super) fn survey(
        &self,
        typed: &crate::app::matrix::Typed,
    ) -> crate::compare::matrix::Survey {
        use crate::compare::matrix::{Hush, Line, Quote, Survey};
        let pages = self.claims().into_iter();
        let pages = pages.filter(|row| row.claim.statement.contains(&typed.claims));
        let pages = pages.filter_map(|row| self.claim_page(row.claim.id));
        let lines = pages.map(|page| Line {
            quotes: page
                .evidence
                .iter()
                .map(|row| Quote {
                    article: row.article.id,
                    annotation: row.annotation.id,
                    evidence: row.evidence.id,
                    stance: row.evidence.stance.clone(),
                    origin: row.origin.clone(),
                    recheck: row.placement.waits(),
                })
                .collect(),
            silences: page
                .silences
                .iter()
                .map(|row| Hush {
                    article: row.article.id,
                    is_current: row.is_current(),
                })
                .collect(),
            claim: page.claim,
        });
        let articles = self.articles().into_iter().filter(Article::is_live);
        let articles = articles.filter(|article| article.title.contains(&typed.articles));
        Survey::new(lines.collect(), articles.map(Arc::new).collect())
    }

    pub(super) fn annotations_of(&self, id: ArticleId) -> Vec<Annotation> {
        let record = self
            .records
            .get(&RecordId::annotations(id))
            .cloned()
            .unwrap_or_default();
        Annotation::all(id, &record)
            .into_iter()
            .filter(|a| a.removed.is_none())
            .collect()
    }
}
