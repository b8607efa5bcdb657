//! `briefreader export`: a dossier for others.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    cli::{CliError, Output, choice, narrow::Narrow, query, session::Session, shown},
    export::Format,
    store::document::{Delivered, Existing, deliver},
};

/// Write articles, annotations and claims for others
///
/// Without a query, articles and claims everything is written. A claim is written with all its evidence, also
/// that of articles which are not.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Export {
    /// Only articles that are so, in its order
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Only this article; may be given several times
    #[arg(long = "article", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Only annotations that bear on this claim, an id or a statement; may be given several times
    #[arg(long = "claim", value_name = "CLAIM")]
    claims: Vec<String>,
    /// Only what belongs to this story, an id or a name
    #[arg(long, value_name = "STORY")]
    story: Option<String>,
    /// The form
    #[arg(long, value_name = "FORMAT", value_parser = choice::format())]
    format: Format,
    /// Write to FILE; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file where there is one
    #[arg(long)]
    force: bool,
}

impl Export {
    /// Prints or writes the dossier.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let file = self
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"));
        if let Some(path) = file
            && !self.force
            && path.exists()
        {
            return Err(is_there(path));
        }
        let narrow = Narrow {
            query: query::read(&self.query)?,
            articles: self.articles.clone(),
            claims: self.claims.clone(),
            story: self.story.clone(),
            ..Narrow::default()
        };
        session.load(output)?;
        let dossier = narrow.dossier(session, output)?;
        let text = self.format.write(&dossier);
        let Some(path) = file else {
            output.document(&text);
            return Ok(());
        };
        let existing = if self.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        match deliver(path, &text, existing)? {
            Delivered::Written => Ok(()),
            Delivered::IsThere => Err(is_there(path)),
        }
    }
}

fn is_there(path: &Path) -> CliError {
    CliError::new(format!("{} is there already.", shown(path)))
        .with_hint("Replace it with --force, or choose another name.")
}
