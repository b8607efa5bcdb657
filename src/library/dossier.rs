//! Gathering what an export tells.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use crate::{
    export::{Beside, Dossier, Lead, MarkedArticle},
    library::{AnnotationFilter, Library, ReadError, SurveyError},
    model::{
        AnnotationId, ArticleId, Belonging, Claim, ClaimId, StoryId,
        view::{Filter, PlacedAnnotation, Scope, Shelf},
    },
    query::Query,
};

/// Tells what is exported; what is empty narrows nothing, and what is given must hold together.
///
/// Articles are those that match the filter, are among the named ones, and belong to the story. With claims
/// named, annotations are those that bear on one of them, and articles those that have one. Claims are the named
/// ones, or all, or those of the story; where articles are narrowed by anything else, of these those that an annotation
/// bears on or an article is silent on. Beside the claims stand all articles of the story or such as were asked for, or
/// else those in which something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierScope {
    /// What an article must be like.
    pub filter: Filter,
    /// The articles; nothing for all.
    pub articles: Option<BTreeSet<ArticleId>>,
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// The story.
    pub story: Option<StoryId>,
    /// The annotations; nothing for all.
    pub annotations: Option<BTreeSet<AnnotationId>>,
}

impl DossierScope {
    /// Tells whether articles are narrowed by anything but a story.
    fn narrows(&self) -> bool {
        !self.filter.words.trim().is_empty()
            || !self.filter.within.is_empty()
            || self.filter.scope == Scope::New
            || self.articles.is_some()
    }

    fn names(&self, id: ArticleId) -> bool {
        self.articles
            .as_ref()
            .is_none_or(|named| named.contains(&id))
    }
}

impl Library {
    /// Gathers what is to be exported, as far as the index knows it: it must have been compared with the files.
    ///
    /// # Errors
    /// Where the index or a file can't be read.
    pub fn dossier(&self, scope: &DossierScope) -> Result<Dossier, SurveyError> {
        let mut claims = self.claims(Shelf::Library);
        claims.sort_by_key(|row| row.claim.id);
        let statements: BTreeMap<_, _> = claims
            .iter()
            .map(|row| (row.claim.id, row.claim.statement.clone()))
            .collect();
        let mut rows = self.page(&scope.filter, 0, usize::MAX).rows;
        rows.retain(|row| scope.names(row.article.id));
        let stories = self.stories(Shelf::Library).map_err(ReadError::from)?;
        let story = stories.iter().find(|story| Some(story.id) == scope.story);
        if scope.story.is_some() {
            let holds = |id| story.is_some_and(|story| story.members.articles.contains(&id));
            rows.retain(|row| holds(row.article.id));
        }
        let live = rows.iter().filter(|row| row.article.is_live());
        let live = live.map(|row| Arc::clone(&row.article)).collect();
        let beside = match (scope.narrows(), scope.story) {
            (true, _) => Beside::Chosen(live),
            (false, Some(_)) => Beside::Story(live),
            (false, None) => Beside::Found,
        };
        let mut marks: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for placed in self.annotations(&AnnotationFilter {
            only: scope.annotations.clone(),
            articles: scope.articles.iter().flatten().copied().collect(),
            shelf: Shelf::Library,
        })? {
            let of = marks.entry(placed.annotation.article);
            of.or_default().push(placed);
        }
        let mut articles = Vec::new();
        for row in rows {
            let mut annotations = marks.remove(&row.article.id).unwrap_or_default();
            if !scope.claims.is_empty() {
                annotations.retain(|placed| bears_on(placed, |id| scope.claims.contains(&id)));
                if annotations.is_empty() {
                    continue;
                }
            }
            articles.push(MarkedArticle {
                article: row.article,
                annotations,
            });
        }
        let exported: HashSet<_> = articles.iter().map(|marked| marked.article.id).collect();
        let annotations = articles.iter().flat_map(|marked| &marked.annotations);
        let links = annotations.flat_map(|placed| &placed.annotation.evidence);
        let borne_on: HashSet<_> = links.map(|link| link.claim).collect();
        let of_story: Option<HashSet<ClaimId>> = match scope.story {
            Some(id) => {
                let asked = self.claims_asked(&Query::in_story(id), &self.moment())?;
                Some(asked.into_iter().collect())
            }
            None => None,
        };
        let is_told = |claim: &Claim| {
            if !scope.claims.is_empty() {
                return scope.claims.contains(&claim.id);
            }
            let mut silences = claim.silences.iter();
            let is_asked = !scope.narrows()
                || borne_on.contains(&claim.id)
                || silences.any(|silence| exported.contains(&silence.article));
            is_asked && of_story.as_ref().is_none_or(|ids| ids.contains(&claim.id))
        };
        let told = claims.iter().filter(|row| is_told(&row.claim));
        let told: Vec<ClaimId> = told.map(|row| row.claim.id).collect();
        let mut claims = self.claim_pages(&told)?;
        self.relate(&mut claims);
        let told: HashSet<ClaimId> = claims.iter().map(|page| page.claim.id).collect();
        let grids = self.grids(Shelf::Library).map_err(ReadError::from)?;
        let grids = grids
            .iter()
            .filter(|grid| grid.claims.iter().any(|id| told.contains(id)));
        let grids = grids.map(|grid| self.grid_page(grid.id));
        let grids = grids.collect::<Result<_, _>>()?;
        let dossier = Dossier {
            articles,
            claims,
            grids,
            statements,
            story: story.map(Arc::clone),
            lead: if scope.claims.is_empty() && scope.story.is_none() {
                Lead::Articles
            } else {
                Lead::Claims
            },
            belonging: Belonging::of(stories.iter().map(AsRef::as_ref)),
            ..Dossier::default()
        };
        Ok(dossier.surveyed(beside))
    }
}

fn bears_on(placed: &PlacedAnnotation, is_one: impl Fn(ClaimId) -> bool) -> bool {
    let mut links = placed.annotation.evidence.iter();
    links.any(|link| is_one(link.claim))
}
