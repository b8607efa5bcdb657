//! Claims and their evidence.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use crate::{
    compare,
    index::Index,
    library::{Library, ReadError, indexing::Parts, origins::Behind, reading::Worded},
    model::{
        Annotation, Article, ArticleId, Claim, ClaimId, CleanText, Evidence, Record, RecordId,
        RecordKind, Relation, Silence, Suggestion,
        origin::Origin,
        view::{ClaimPage, ClaimRow, EvidenceRow, Shelf, SilenceRow},
    },
    text::words::fold,
};

impl Library {
    /// Returns the claims of a shelf, the one last touched first.
    ///
    /// Evidence of articles in the trash counts; that of annotations in the trash doesn't.
    pub fn claims(&self, shelf: Shelf) -> Vec<ClaimRow> {
        self.ensure_shown();
        let mut rows = self.claim_rows(self.claim_ids_on(shelf));
        rows.retain(|row| row.claim.removed.is_some() == (shelf == Shelf::Trash));
        rows.sort_by_key(|row| (std::cmp::Reverse(row.claim.modified), row.claim.id));
        rows
    }

    /// Returns the claims of a shelf, and those that were just changed, which may be on the other one.
    pub(super) fn claim_ids_on(&self, shelf: Shelf) -> BTreeSet<ClaimId> {
        let ids = self.answered(Parts::Rows, |index| index.claims_on(shelf));
        let pending = self.pending(RecordKind::Claim).into_iter();
        let pending = pending.map(|id| ClaimId(id.id));
        ids.into_iter().chain(pending).collect()
    }

    /// Tells whether a claim was merged into another one.
    pub(super) fn is_merged(&self, id: ClaimId) -> bool {
        let claim = self.read_claim(id);
        claim.is_some_and(|claim| claim.removed.is_some() && claim.merged_into.is_some())
    }

    /// Leaves out what a claim is to those that were merged into others: it is that to these.
    fn without_merged_relations(&self, mut claim: Arc<Claim>) -> Arc<Claim> {
        let mut relations = claim.relations.iter();
        if relations.any(|(other, _)| self.is_merged(*other)) {
            let relations = &mut Arc::make_mut(&mut claim).relations;
            relations.retain(|(other, _)| !self.is_merged(*other));
        }
        claim
    }

    /// Returns what a list tells of some claims, in their order: no evidence is read for it.
    pub fn claim_rows(&self, ids: impl IntoIterator<Item = ClaimId>) -> Vec<ClaimRow> {
        let mut evident = self.answered(Parts::Rows, Index::evident);
        let rows = ids.into_iter().filter_map(|id| {
            let Worded { claim, words } = self.read_worded(id)?;
            let evident = evident.remove(&id).unwrap_or_default();
            Some(ClaimRow {
                claim: self.without_merged_relations(claim),
                words,
                counts: evident.counts,
                articles: evident.articles,
                silent: evident.silent,
                recheck: evident.recheck,
            })
        });
        rows.collect()
    }

    /// Returns the wordings of some claims, without those in the trash; only these are read.
    pub fn statements(
        &self,
        ids: impl IntoIterator<Item = ClaimId>,
    ) -> BTreeMap<ClaimId, CleanText> {
        let claims = ids.into_iter().filter_map(|id| self.read_claim(id));
        let live = claims.filter(|claim| claim.removed.is_none());
        live.map(|claim| (claim.id, claim.statement.clone()))
            .collect()
    }

    /// Returns the articles with evidence of a claim, those in the trash too.
    pub(super) fn evidence_of(&self, id: ClaimId) -> Vec<ArticleId> {
        let known = self.answered(Parts::Rows, |index| index.evidence_of(id));
        let bears = |of: &ArticleId| {
            let record = self
                .known(RecordId::annotations(*of))
                .unwrap_or_default()
                .record;
            let mut annotations = Annotation::all(*of, &record).into_iter();
            annotations.any(|annotation| {
                annotation.removed.is_none() && annotation.evidence.iter().any(|e| e.claim == id)
            })
        };
        let pending = self.pending(RecordKind::Annotations).into_iter();
        let pending = pending.map(|id| ArticleId(id.id)).filter(bears);
        let articles: BTreeSet<ArticleId> = known.into_iter().chain(pending).collect();
        articles.into_iter().collect()
    }

    /// Returns the claims that are not in the trash and have this wording, whatever its case and accents.
    pub(super) fn claims_worded(&self, wording: &str) -> Vec<ClaimId> {
        self.ensure_compared();
        self.claims_worded_now(wording)
    }

    /// Returns the same as far as the index knows of them now.
    fn claims_worded_now(&self, wording: &str) -> Vec<ClaimId> {
        let key = fold(&CleanText::line(wording));
        let mut found = self.answered(Parts::Rows, |index| index.claims_worded(&key));
        for id in self.pending(RecordKind::Claim) {
            let id = ClaimId(id.id);
            let claim = self.read_claim(id).filter(|claim| claim.removed.is_none());
            if claim.is_some_and(|claim| fold(&claim.statement) == key) && !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// Returns a claim with all its evidence.
    ///
    /// Evidence whose article is in the trash is kept; the article says that it was removed.
    ///
    /// # Errors
    /// Where there is no such claim, or where a file can't be read.
    pub fn claim_page(&self, id: ClaimId) -> Result<ClaimPage, ReadError> {
        let (claim, record) = self.claim_there(id)?;
        self.ensure_shown();
        let articles = self.evidence_of(id);
        let mut evidence = Vec::new();
        let mut records = Vec::new();
        for &of in &articles {
            let (rows, record) = self.evidence_for(of, &[id])?;
            evidence.extend(rows);
            records.push((RecordId::annotations(of), record));
        }
        self.order_evidence(&mut evidence, &mut Behind::default());
        Ok(ClaimPage {
            silences: self.silences(&claim, &articles),
            claim,
            record,
            evidence,
            records,
            related: Vec::new(),
        })
    }

    /// Reads a claim, with its record.
    fn claim_there(&self, id: ClaimId) -> Result<(Arc<Claim>, Record), ReadError> {
        let known = self.known_there(RecordId::claim(id))?;
        let claim = Claim::from_record(id, &known.record).ok_or_else(|| ReadError::Unknown {
            what: "claim",
            id: id.to_string(),
        })?;
        let claim = self.without_merged_relations(Arc::new(claim));
        Ok((claim, known.record))
    }

    /// Reads the evidence that an article has for some claims, in no order, with the record of its annotations.
    pub(super) fn evidence_for(
        &self,
        of: ArticleId,
        claims: &[ClaimId],
    ) -> Result<(Vec<EvidenceRow>, Record), ReadError> {
        let article = self.article(of);
        let record = self.known(RecordId::annotations(of))?.record;
        let is_meant = |link: &&Evidence| claims.contains(&link.claim);
        let mut annotations = Annotation::all(of, &record);
        annotations.retain(|annotation| {
            annotation.removed.is_none() && annotation.evidence.iter().any(|link| is_meant(&link))
        });
        let mut evidence = Vec::new();
        for row in self.in_newest(&article, annotations) {
            let links = row.annotation.evidence.iter().filter(is_meant);
            evidence.extend(links.map(|link| EvidenceRow {
                article: Arc::clone(&article),
                annotation: Arc::clone(&row.annotation),
                evidence: self.suggested(&row.annotation, link),
                placement: row.placement.clone(),
                words: row.words.clone(),
                origin: Origin::unknown(0),
            }));
        }
        Ok((evidence, record))
    }

    /// Returns claims with all their evidence. Each file is read once for all of them, and the records of annotations are
    /// not kept.
    ///
    /// # Errors
    /// Where there is no such claim, or where a file can't be read.
    pub fn claim_pages(&self, ids: &[ClaimId]) -> Result<Vec<ClaimPage>, ReadError> {
        self.ensure_shown();
        let mut bearing: HashMap<ArticleId, Vec<ClaimId>> = HashMap::new();
        let mut articles: HashMap<ClaimId, Vec<ArticleId>> = HashMap::new();
        for &id in ids {
            let of = articles.entry(id).or_insert_with(|| self.evidence_of(id));
            for article in of {
                bearing.entry(*article).or_default().push(id);
            }
        }
        let mut evidence = self.bearing_on(&bearing, &|| false)?.unwrap_or_default();
        let mut behind = Behind::default();
        let page = |&id: &ClaimId| {
            let (claim, record) = self.claim_there(id)?;
            let mut evidence = evidence.remove(&id).unwrap_or_default();
            self.order_evidence(&mut evidence, &mut behind);
            let bearing = articles.get(&id).map(Vec::as_slice).unwrap_or_default();
            Ok(ClaimPage {
                silences: self.silences(&claim, bearing),
                claim,
                record,
                evidence,
                records: Vec::new(),
                related: Vec::new(),
            })
        };
        ids.iter().map(page).collect()
    }

    /// Adds to pages of claims what other claims that are not in the trash say that they are to them.
    pub fn relate(&self, pages: &mut [ClaimPage]) {
        let mut related = self.related();
        for page in pages {
            page.related = related.remove(&page.claim.id).unwrap_or_default();
        }
    }

    /// Returns what claims that are not in the trash say that they are to others, by the others.
    fn related(&self) -> HashMap<ClaimId, Vec<(ClaimId, Relation)>> {
        let mut related: HashMap<ClaimId, Vec<(ClaimId, Relation)>> = HashMap::new();
        let mut rows = self.claims(Shelf::Library);
        rows.sort_by_key(|row| row.claim.id);
        for row in rows {
            for (other, relation) in &row.claim.relations {
                let of = related.entry(*other).or_default();
                of.push((row.claim.id, relation.clone()));
            }
        }
        related
    }

    /// Makes out how an annotation tells what it tells, from the text that it was made on; nothing without that.
    pub fn suggestion(&self, annotation: &Annotation) -> Option<Suggestion> {
        let snapshot = self.snapshot(&annotation.anchor.made_on).ok()?;
        let article = self.article(annotation.article);
        let source = article.source.as_deref();
        Some(compare::suggest(
            &snapshot,
            &annotation.anchor.bytes,
            source,
        ))
    }

    /// Returns a link with what is made out of it, also where that was not kept when it was made, or made out by an
    /// older version of what makes it out. What a person has said of it stays.
    pub(super) fn suggested(&self, annotation: &Annotation, link: &Evidence) -> Evidence {
        let mut link = link.clone();
        let is_due = link.suggested.as_ref().is_none_or(compare::is_outdated);
        if is_due && !link.is_confirmed() {
            // Where the text is gone, the old words are better than none.
            link.suggested = self.suggestion(annotation).or(link.suggested);
        }
        link
    }

    /// Finds a claim that is not in the trash by its wording alone.
    pub fn claim_of_wording(&self, statement: &CleanText) -> Option<Arc<Claim>> {
        self.ensure_compared();
        self.claim_worded_now(statement)
    }

    /// Returns the same as far as the index knows of it now.
    pub(super) fn claim_worded_now(&self, statement: &CleanText) -> Option<Arc<Claim>> {
        let same = |claim: &Claim| claim.statement.to_lowercase() == statement.to_lowercase();
        let worded = self.claims_worded_now(statement).into_iter();
        let mut claims = worded.filter_map(|id| self.read_claim(id));
        claims.find(|claim| same(claim))
    }

    /// Returns the articles that are silent on a claim; evidence goes before silence.
    fn silences(&self, claim: &Claim, bearing: &[ArticleId]) -> Vec<SilenceRow> {
        let row = |silence: &Silence| {
            let known = self.known(RecordId::article(silence.article)).ok()?;
            let article = Article::from_record(silence.article, &known.record);
            let is_silent =
                known.is_there && article.purged.is_none() && !bearing.contains(&article.id);
            is_silent.then(|| SilenceRow {
                article: Arc::new(article),
                silence: silence.clone(),
            })
        };
        let mut rows: Vec<_> = claim.silences.iter().filter_map(row).collect();
        rows.sort_by_key(|row| row.article.publication());
        rows
    }
}
