//! What was found of claims in articles, to be set in a matrix.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use crate::{
    compare::matrix::{Line, Survey},
    library::{
        Library, ReadError,
        indexing::{IndexingError, Parts},
        origins::Behind,
    },
    model::{
        Article, ArticleId, Claim, ClaimId, StoryId,
        view::{EvidenceRow, Shelf},
    },
    query::{Moment, Query},
};

/// Of what a matrix tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// The story whose claims and articles they are; all where there is none.
    pub story: Option<StoryId>,
    /// What the claims must be like.
    pub claims: Query,
    /// What the articles must be like; without it and without a story they are those in which something was found.
    pub articles: Query,
}

impl Library {
    /// Returns what was found of the claims of a scope in its articles; nothing once it is not waited for any more.
    ///
    /// What is held meanwhile is no more than the evidence of these claims and the words of one text.
    ///
    /// # Errors
    /// Where the index or a file can't be read.
    pub fn survey(
        &self,
        scope: &Scope,
        at: &Moment,
        is_old: &dyn Fn() -> bool,
    ) -> Result<Option<Survey>, SurveyError> {
        self.ensure_shown();
        let story = || scope.story.map(Query::in_story);
        let claims = Query::all([scope.claims.clone()].into_iter().chain(story()));
        let ids = self.asked(Parts::of(&claims), |index| {
            index.claims_asked(Shelf::Library, &claims, at)
        })?;
        let claims: Vec<Arc<Claim>> = ids
            .into_iter()
            .filter_map(|id| self.read_claim(id))
            .collect();
        let mut bearing: HashMap<ArticleId, Vec<ClaimId>> = HashMap::new();
        for claim in &claims {
            if is_old() {
                return Ok(None);
            }
            for article in self.evidence_of(claim.id) {
                bearing.entry(article).or_default().push(claim.id);
            }
        }
        let shown = self.surveyed(scope, &claims, &bearing, at)?;
        let is_trashed = |id: &&ArticleId| self.article(**id).removed.is_some();
        let trashed = bearing.keys().filter(is_trashed).count();
        let Some(mut evidence) = self.bearing_on(&bearing, is_old)? else {
            return Ok(None);
        };
        let mut lines = Vec::with_capacity(claims.len());
        let mut behind = Behind::default();
        let known: HashMap<ArticleId, &Arc<Article>> =
            shown.iter().map(|article| (article.id, article)).collect();
        for claim in claims {
            if is_old() {
                return Ok(None);
            }
            let mut rows = evidence.remove(&claim.id).unwrap_or_default();
            self.order_evidence(&mut rows, &mut behind);
            lines.push(Line::new(&claim, &rows, &known));
        }
        Ok(Some(Survey::new(lines, shown).without_trashed(trashed)))
    }

    /// Returns the articles of a scope.
    fn surveyed(
        &self,
        scope: &Scope,
        claims: &[Arc<Claim>],
        bearing: &HashMap<ArticleId, Vec<ClaimId>>,
        at: &Moment,
    ) -> Result<Vec<Arc<Article>>, SurveyError> {
        let query = Query::all(
            [scope.articles.clone()]
                .into_iter()
                .chain(scope.story.map(Query::in_story)),
        );
        let ids: BTreeSet<ArticleId> = if query.expr.is_some() {
            self.article_ids(&query, at)?.into_iter().collect()
        } else {
            let silences = claims.iter().flat_map(|claim| &claim.silences);
            let silent = silences.map(|silence| silence.article);
            bearing.keys().copied().chain(silent).collect()
        };
        let articles = ids.into_iter().map(|id| self.article(id));
        let mut articles: Vec<_> = articles.filter(|article| article.is_live()).collect();
        articles.sort_by_key(|article| article.publication());
        Ok(articles)
    }

    /// Reads the evidence of some claims, each file once.
    pub(super) fn bearing_on(
        &self,
        bearing: &HashMap<ArticleId, Vec<ClaimId>>,
        is_old: &dyn Fn() -> bool,
    ) -> Result<Option<HashMap<ClaimId, Vec<EvidenceRow>>>, ReadError> {
        let mut evidence: HashMap<ClaimId, Vec<EvidenceRow>> = HashMap::new();
        for (of, claims) in bearing {
            if is_old() {
                return Ok(None);
            }
            let (rows, _) = self.evidence_for(*of, claims)?;
            for row in rows {
                evidence.entry(row.evidence.claim).or_default().push(row);
            }
        }
        Ok(Some(evidence))
    }
}

/// Tells why it could not be found out what was found.
#[derive(Debug, thiserror::Error)]
pub enum SurveyError {
    /// The index could not be asked.
    #[error(transparent)]
    Indexing(#[from] IndexingError),
    /// A file could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl SurveyError {
    /// Says what a person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Indexing(error) => error.hint(),
            Self::Read(error) => error.hint(),
        }
    }
}
