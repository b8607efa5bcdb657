//! Which articles, annotations and claims a command is about.

use std::collections::{BTreeSet, HashMap};

use crate::{
    cli::{CliError, Output, query, session::Session},
    export::Dossier,
    library::{Depth, DossierScope, Parts},
    model::{AnnotationId, ArticleId, ClaimId},
    query::Query,
};

/// Narrows a dossier by names, as a person gives them; see [`DossierScope`] for how they hold together.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// What articles must be like, and their order.
    pub query: Query,
    /// Names of articles.
    pub articles: Vec<String>,
    /// Names of claims: ids or wordings.
    pub claims: Vec<String>,
    /// The name of a story.
    pub story: Option<String>,
    /// What annotations must be like, and the order of their articles.
    pub marks: Query,
}

impl Narrow {
    /// Gathers what is left; the library must be loaded.
    ///
    /// # Errors
    /// Fails where a name names nothing, or several things, and where the library can't be read.
    pub fn dossier(&self, session: &Session, output: &mut Output<'_>) -> Result<Dossier, CliError> {
        let named = self.named_articles(session)?;
        let claims: Vec<ClaimId> = self
            .claims
            .iter()
            .map(|name| Ok(session.claim(name)?.claim.id))
            .collect::<Result<_, CliError>>()?;
        let story = match &self.story {
            Some(name) => Some(session.story(name)?.0.id),
            None => None,
        };
        let (order, annotations) = self.asked(session, output)?;
        let found: Option<BTreeSet<ArticleId>> = (self.query.expr.is_some()
            || annotations.is_some())
        .then(|| order.iter().copied().collect());
        let articles = match (named, found) {
            (Some(named), Some(found)) => Some(named.intersection(&found).copied().collect()),
            (named, found) => named.or(found),
        };
        let mut dossier = session.library.dossier(&DossierScope {
            articles,
            claims,
            story,
            annotations,
            ..DossierScope::default()
        })?;
        let places: HashMap<ArticleId, usize> = order.into_iter().zip(0..).collect();
        let place = |id: ArticleId| places.get(&id).copied().unwrap_or(usize::MAX);
        dossier
            .articles
            .sort_by_key(|marked| place(marked.article.id));
        Ok(dossier)
    }

    /// Returns the articles that the queries find, in their order, and the annotations; without queries none and
    /// all.
    fn asked(
        &self,
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<(Vec<ArticleId>, Option<BTreeSet<AnnotationId>>), CliError> {
        let is_asked = |query: &Query| *query != Query::default();
        if is_asked(&self.marks) {
            session.index(Depth::Directories, Parts::of(&self.marks), output)?;
            let found = session
                .library
                .annotations_asked(&self.marks, &query::moment())?;
            let mut articles: Vec<ArticleId> = found.iter().map(|(id, _)| *id).collect();
            // Those of one article stand together.
            articles.dedup();
            return Ok((
                articles,
                Some(found.into_iter().map(|(_, id)| id).collect()),
            ));
        }
        if !is_asked(&self.query) {
            return Ok((Vec::new(), None));
        }
        let rows = session.articles(&self.query, None, Depth::Directories, output)?;
        Ok((rows.iter().map(|row| row.article.id).collect(), None))
    }

    fn named_articles(&self, session: &Session) -> Result<Option<BTreeSet<ArticleId>>, CliError> {
        if self.articles.is_empty() {
            return Ok(None);
        }
        let ids = self
            .articles
            .iter()
            .map(|name| Ok(session.article(name)?.id));
        ids.collect::<Result<_, CliError>>().map(Some)
    }
}
