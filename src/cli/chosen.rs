//! Which articles a command is to change, as a person names them.
//!
//! What names one article is that one. A word that is a tag means the articles with that tag and no others. All
//! that is left is one query, as `list` takes it; beside articles that are named it is refused where it finds
//! any, since `remove draft is:read` could mean those that are both or those that are either.

use std::{collections::HashSet, sync::Arc};

use crate::{
    cli::{CliError, Output, query, session::Session},
    library::Depth,
    model::{Article, ArticleId, view::Shelf},
};

/// What a person has named, sorted out.
pub struct Names {
    shelf: Shelf,
    /// The articles that are named, or have a tag that is.
    articles: Vec<ArticleId>,
    /// What is left: a query, or names of something else.
    pub rest: Vec<String>,
}

impl Names {
    /// Sorts names out; one that could be several articles is told and left out.
    ///
    /// # Errors
    /// Where one of them is blank: that would be every article.
    pub fn new(
        names: &[String],
        shelf: Shelf,
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<Self, CliError> {
        let (mut articles, mut rest) = (Vec::new(), Vec::new());
        if names.iter().any(|name| name.trim().is_empty()) {
            return Err(asks_for_all());
        }
        for name in names {
            match session.library.named(name, shelf) {
                Ok(Some(found)) => articles.extend(found),
                Ok(None) => rest.push(name.clone()),
                Err(error) => output.error(&error.into()),
            }
        }
        Ok(Self {
            shelf,
            articles,
            rest,
        })
    }

    /// Returns the articles, each once, with those that the query finds; of those on the other shelf it is told
    /// what `elsewhere` says.
    ///
    /// # Errors
    /// Where the query is not understood, asks for everything, or stands beside names.
    pub fn articles(
        self,
        session: &Session,
        output: &mut Output<'_>,
        elsewhere: impl Fn(&Article) -> CliError,
    ) -> Result<Vec<Arc<Article>>, CliError> {
        let found = self.found(session, output)?;
        if !found.is_empty() && !self.articles.is_empty() {
            return Err(CliError::usage(format!(
                "“{}” is a query beside articles or tags that are named, so it is not clear whether both must hold or one is enough.",
                self.rest.join(" ")
            ))
            .with_hint("Ask for all of it in one query, as `tag:draft is:read`, or one after the other."));
        }
        let mut chosen: Vec<Arc<Article>> = found;
        let mut seen = HashSet::new();
        for id in self.articles.into_iter().filter(|id| seen.insert(*id)) {
            match session.article_of(id) {
                Ok((article, _)) => chosen.push(article),
                Err(error) => output.error(&error),
            }
        }
        let (chosen, others): (Vec<_>, Vec<_>) = chosen
            .into_iter()
            .partition(|article| article.is_on(self.shelf));
        for article in others {
            output.error(&elsewhere(&article));
        }
        Ok(chosen)
    }

    /// Returns what the query finds.
    fn found(
        &self,
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<Vec<Arc<Article>>, CliError> {
        if self.rest.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = query::read(&self.rest)?;
        if query.expr.is_none() {
            return Err(asks_for_all());
        }
        if self.shelf == Shelf::Trash {
            query = query.in_trash();
        }
        // Each file is looked at: nothing may be changed for what an article was before a hand edit.
        let rows = session.articles(&query, None, Depth::Files, output)?;
        if rows.is_empty() {
            output.error(&self.nothing());
        }
        Ok(rows.into_iter().map(|row| row.article).collect())
    }

    fn nothing(&self) -> CliError {
        let named = self.rest.join(" ");
        match self.shelf {
            Shelf::Library => CliError::new(format!("No article is named “{named}”, and none is found by it."))
                .with_hint("An article is named by its id, its URL or the path it came from; `briefreader list QUERY` tries a query."),
            Shelf::Trash => CliError::new(format!("Nothing in the trash is named “{named}”, and no article in it is found so."))
                .with_hint("`briefreader restore` without a name lists what is in the trash."),
        }
    }
}

fn asks_for_all() -> CliError {
    CliError::usage("Nothing is asked for, and that would be every article.")
}
