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

/// What is said where nothing is removed since that was asked for.
const DRY: &str = "Nothing was removed, as you asked.";

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
            output.note(DRY);
        }
        Ok(())
    }
}

/// Removes each thing of a kind by its name, as `remove_one` does; one that can't be removed is told and stops no other.
pub fn remove_each(
    names: &[String],
    run: Run,
    output: &mut Output<'_>,
    mut remove_one: impl FnMut(&str, &mut Output<'_>) -> Result<(), CliError>,
) {
    for name in names {
        if let Err(error) = remove_one(name, output) {
            output.error(&error);
        }
    }
    if run == Run::Dry {
        output.note(DRY);
    }
}
