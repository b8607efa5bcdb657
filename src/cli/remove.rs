//! `briefreader remove`: putting articles into the trash.

use std::sync::Arc;

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session},
    model::{Article, ArticleId},
};

/// Put articles into the trash; `restore` brings them back, with their annotations
#[derive(Debug, Args)]
pub struct Remove {
    /// An article; or a tag: all articles that have it; or words: all articles that hold them
    #[arg(value_name = "QUERY-OR-ARTICLE", required = true)]
    names: Vec<String>,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
}

impl Remove {
    /// Removes what is named, and prints the ids and titles.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let mut chosen: Vec<Arc<Article>> = Vec::new();
        for name in &self.names {
            match named(name, session) {
                Err(error) => output.error(&error),
                Ok(articles) => {
                    for article in articles {
                        if !chosen.iter().any(|other| other.id == article.id) {
                            chosen.push(article);
                        }
                    }
                }
            }
        }
        for article in chosen {
            if !self.dry_run
                && let Err(error) = remove_one(article.id, session, output)
            {
                output.error(&error);
                continue;
            }
            output.line(format_args!("{} {}", article.id, article.title));
        }
        if self.dry_run {
            output.note("Nothing was removed, as you asked.");
        }
        Ok(())
    }
}

/// Returns the article of that name, or else all that have the tag, or else all that hold the words.
fn named(name: &str, session: &Session) -> Result<Vec<Arc<Article>>, CliError> {
    if name.trim().is_empty() {
        return Err(CliError::usage(
            "Nothing is named, and that would be every article.",
        ));
    }
    let ids = session.library.select(name)?;
    let articles = ids.into_iter().map(|id| Ok(session.article_of(id)?.0));
    let articles: Vec<_> = articles.collect::<Result<_, CliError>>()?;
    if articles.iter().all(|article| article.removed.is_some()) {
        return Err(CliError::new(format!("“{name}” is in the trash already."))
            .with_hint("`briefreader purge` takes it away for good."));
    }
    Ok(articles)
}

fn remove_one(
    id: ArticleId,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let (_, record) = session.article_of(id)?;
    let mut build = session.build();
    build.remove_article(id, &record);
    let change = build.finish();
    session.apply(&change, output)?;
    Ok(())
}
