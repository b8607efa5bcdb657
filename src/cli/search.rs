//! `briefreader search`: finding words in articles, notes, quotes and claims.

use clap::Args;

use crate::{
    cli::{CliError, Output, list::ListFormat, query, session::Session, table::Table},
    export::json::{self, SearchDocument},
    library::{Depth, Parts},
    model::hit::{Hit, HitIn},
};

/// Search articles, notes, quotes and claims
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Search {
    /// What to look for
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// At most so many articles
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Search {
    /// Prints the places that were found, the best first.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let query = query::read(&self.query)?;
        session.index(Depth::Directories, Parts::Words, output)?;
        let limit = self.limit.unwrap_or(usize::MAX);
        let found = session
            .library
            .search(&query, &query::moment(), limit, &|| false)?;
        match self.format {
            ListFormat::Json => {
                output.document(&json::to_text(&SearchDocument::new(&found.hits)));
            }
            ListFormat::Table if found.hits.is_empty() && self.limit != Some(0) => {
                output.note("Nothing was found.");
            }
            ListFormat::Table => output.table(&table(&found.hits)),
        }
        Ok(())
    }
}

fn table(hits: &[Hit]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("IN", 5),
        ("START", 9),
        ("SOURCE", 20),
        ("PASSAGE", usize::MAX),
    ]);
    for hit in hits {
        let article = hit.found.article();
        let id = match &hit.found {
            HitIn::Claim(claim) => claim.id.short(),
            found => found
                .article()
                .map(|article| article.id.short())
                .unwrap_or_default(),
        };
        let start = hit
            .code_points
            .as_ref()
            .map(|range| range.start.to_string());
        let source = article.map(|article| article.source.as_deref().unwrap_or("source?"));
        table.row([
            &id,
            hit.found.word(),
            &start.unwrap_or_default(),
            source.unwrap_or_default(),
            &hit.snippet,
        ]);
    }
    table
}
