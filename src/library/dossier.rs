//! Gathering what an export tells.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use crate::{
    export::{Dossier, MarkedArticle},
    library::{AnnotationFilter, Library, ReadError},
    model::{
        AnnotationId, ArticleId, Belonging, Claim, ClaimId, Story, StoryId,
        view::{Filter, PlacedAnnotation, Scope, Shelf},
    },
};

/// Tells what is exported; what is empty narrows nothing, and what is given must hold together.
///
/// Articles are those that match the filter, are among the named ones, and belong to the story. With claims
/// named, annotations are those that bear on one of them, and articles those that have one. Claims are the named
/// ones, or those that an annotation bears on or an article is silent on, or, where nothing is narrowed, all; of
/// a story that is narrowed by nothing else, those that were put into it, too.
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
    /// Tells whether anything but a story narrows it.
    fn narrows(&self) -> bool {
        !self.filter.words.trim().is_empty()
            || !self.filter.within.is_empty()
            || self.filter.scope == Scope::New
            || self.articles.is_some()
            || !self.claims.is_empty()
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
    /// Where a file can't be read.
    pub fn dossier(&self, scope: &DossierScope) -> Result<Dossier, ReadError> {
        let mut claims = self.claims(Shelf::Library);
        claims.sort_by_key(|row| row.claim.id);
        let statements: BTreeMap<_, _> = claims
            .iter()
            .map(|row| (row.claim.id, row.claim.statement.clone()))
            .collect();
        let mut rows = self.page(&scope.filter, 0, usize::MAX).rows;
        rows.retain(|row| scope.names(row.article.id));
        let stories = self.stories(Shelf::Library)?;
        let story = stories.iter().find(|story| Some(story.id) == scope.story);
        if scope.story.is_some() {
            let holds = |id| story.is_some_and(|story| story.members.articles.contains(&id));
            rows.retain(|row| holds(row.article.id));
        }
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
        let is_told = |claim: &Claim| {
            if !scope.claims.is_empty() {
                return scope.claims.contains(&claim.id);
            }
            let mut silences = claim.silences.iter();
            let is_in = |story: &&Arc<Story>| story.members.claims.contains(&claim.id);
            let is_whole = scope.story.is_none() || story.as_ref().is_some_and(is_in);
            !scope.narrows() && is_whole
                || borne_on.contains(&claim.id)
                || silences.any(|silence| exported.contains(&silence.article))
        };
        let told = claims.iter().filter(|row| is_told(&row.claim));
        let told = told.map(|row| self.claim_page(row.claim.id));
        let claims = told.collect::<Result<_, _>>()?;
        Ok(Dossier {
            articles,
            claims,
            statements,
            story: story.map(Arc::clone),
            belonging: Belonging::of(stories.iter().map(AsRef::as_ref)),
        })
    }
}

fn bears_on(placed: &PlacedAnnotation, is_one: impl Fn(ClaimId) -> bool) -> bool {
    let mut links = placed.annotation.evidence.iter();
    links.any(|link| is_one(link.claim))
}
