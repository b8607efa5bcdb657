//! `briefreader remove`: putting articles into the trash.

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        chosen::Names,
        query,
        session::{Run, Session},
    },
    model::{several::ArticlesEdit, view::Shelf},
};

/// Put articles into the trash; `restore` brings them back, with their annotations
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Remove {
    /// Articles; or a tag: all articles that have it; or a query: all that it finds
    #[arg(value_name = "QUERY-OR-ARTICLE", required = true)]
    names: Vec<String>,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
}

impl Remove {
    /// Removes what is named, in one change, and prints the ids and titles.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let names = Names::new(&self.names, Shelf::Library, session, output)?;
        let articles = names.articles(session, output, |article| {
            CliError::new(format!("“{}” is in the trash already.", article.title))
                .with_hint("`briefreader purge` takes it away for good.")
        })?;
        let run = Run::of(self.dry_run);
        session.edit(&articles, &ArticlesEdit::Remove, run, output)?;
        if run == Run::Dry {
            output.note("Nothing was removed, as you asked.");
        }
        Ok(())
    }
}
