//! `briefreader purge`: taking articles away for good.

use std::collections::BTreeSet;

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session},
    model::{Annotation, RecordId},
    text::count::counted,
};

/// The fewest digits of an id by which an article is purged: as many as lists show.
const FEWEST: usize = 8;

/// Take articles away for good, with their texts and annotations
///
/// This can't be undone, so it asks for the very article: its id in full or the eight digits that are
/// listed, its URL, or the path it came from. Adding the file again makes a new article.
#[derive(Debug, Args)]
pub struct Purge {
    /// The articles, in the trash or not
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    /// Only say what would be taken away
    #[arg(long)]
    dry_run: bool,
}

impl Purge {
    /// Purges each, and prints its id and its title.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        for name in &self.articles {
            if let Err(error) = self.purge_one(name, session, output) {
                output.error(&error);
            }
        }
        if self.dry_run {
            output.note("Nothing was purged, as you asked.");
            return Ok(());
        }
        session.library.purge_index().map_err(|error| {
            CliError::new(format!(
                "The files are purged, but the index may still hold their words: {error}."
            ))
            .with_hint("`briefreader reindex` makes it anew without them.")
        })
    }

    fn purge_one(
        &self,
        name: &str,
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let digits = name.trim().replace('-', "");
        if digits.len() < FEWEST && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(CliError::new(format!(
                "“{name}” is too short to purge by: it takes eight digits of the id at least."
            ))
            .with_hint("`briefreader list` shows them."));
        }
        let (article, _) = session.any_article(name)?;
        let record = session.library.record(RecordId::annotations(article.id))?;
        let annotations = Annotation::all(article.id, &record);
        let links = annotations.iter().flat_map(|marked| &marked.evidence);
        let claims: BTreeSet<_> = links.map(|link| link.claim).collect();
        if !annotations.is_empty() {
            output.note(format_args!(
                "With “{}” go {} on it, evidence of {}.",
                article.title,
                counted(annotations.len(), "annotation"),
                counted(claims.len(), "claim"),
            ));
        }
        if !self.dry_run {
            session.library.purge(article.id)?;
        }
        output.line(format_args!("{} {}", article.id, article.title));
        Ok(())
    }
}
