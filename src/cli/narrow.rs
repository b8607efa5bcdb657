//! Which articles, annotations and claims a command is about.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    cli::{CliError, session::Session},
    export::{Dossier, MarkedArticle},
    model::{
        ArticleId, ClaimId,
        view::{Filter, PlacedAnnotation},
    },
};

/// Narrows a dossier; what is empty narrows nothing, and what is given must hold together.
///
/// Articles are those that match the query and are among the named ones. With claims named, annotations are
/// those that bear on one of them, and articles those that have one. Claims are the named ones, or those
/// that an annotation bears on, or, where nothing is narrowed, all.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// Words that an article must hold.
    pub query: String,
    /// Names of articles.
    pub articles: Vec<String>,
    /// Names of claims: ids or wordings.
    pub claims: Vec<String>,
    /// Words that an annotation, or the title of its article, must hold.
    pub marks: String,
}

impl Narrow {
    /// Gathers what is left.
    ///
    /// # Errors
    /// Fails where a name names nothing, or several things, and where the library can't be read.
    pub fn dossier(&self, session: &Session) -> Result<Dossier, CliError> {
        let named = self.named_articles(session)?;
        let claims: Vec<ClaimId> = self
            .claims
            .iter()
            .map(|name| Ok(session.claim(name)?.claim.id))
            .collect::<Result<_, CliError>>()?;
        let all_claims = session.claims("")?;
        let statements: BTreeMap<_, _> = all_claims
            .iter()
            .map(|page| (page.claim.id, page.claim.statement.clone()))
            .collect();
        let filter = Filter {
            words: self.query.clone(),
            ..Filter::default()
        };
        let mut rows = session.articles(&filter, None);
        rows.retain(|row| is_named(&named, row.article.id));
        let mut marks = session.annotations(&self.marks, named.into_iter().flatten().collect())?;
        let mut articles = Vec::new();
        for row in rows {
            let mut annotations = marks.remove(&row.article.id).unwrap_or_default();
            if !claims.is_empty() {
                annotations.retain(|placed| bears_on(placed, |claim| claims.contains(&claim)));
                if annotations.is_empty() {
                    continue;
                }
            }
            articles.push(MarkedArticle {
                article: row.article,
                annotations,
            });
        }
        let is_told = |id: ClaimId| {
            let mut annotations = articles.iter().flat_map(|marked| &marked.annotations);
            if !claims.is_empty() {
                return claims.contains(&id);
            }
            !self.narrows() || annotations.any(|placed| bears_on(placed, |claim| claim == id))
        };
        let told = all_claims
            .into_iter()
            .filter(|page| is_told(page.claim.id))
            .collect();
        Ok(Dossier {
            articles,
            claims: told,
            statements,
        })
    }

    fn narrows(&self) -> bool {
        !(self.query.trim().is_empty() && self.articles.is_empty() && self.claims.is_empty())
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

fn is_named(named: &Option<BTreeSet<ArticleId>>, id: ArticleId) -> bool {
    named.as_ref().is_none_or(|named| named.contains(&id))
}

fn bears_on(placed: &PlacedAnnotation, is_one: impl Fn(ClaimId) -> bool) -> bool {
    let mut links = placed.annotation.evidence.iter();
    links.any(|link| is_one(link.claim))
}
