//! Which articles, annotations and claims a command is about.

use std::collections::BTreeSet;

use crate::{
    cli::{CliError, session::Session},
    export::Dossier,
    library::DossierScope,
    model::{ArticleId, ClaimId, view::Filter},
};

/// Narrows a dossier by names, as a person gives them; see [`DossierScope`] for how they hold together.
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
        let articles = self.named_articles(session)?;
        let claims: Vec<ClaimId> = self
            .claims
            .iter()
            .map(|name| Ok(session.claim(name)?.claim.id))
            .collect::<Result<_, CliError>>()?;
        Ok(session.library.dossier(&DossierScope {
            filter: Filter {
                words: self.query.clone(),
                ..Filter::default()
            },
            articles,
            claims,
            marks: self.marks.clone(),
        })?)
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
