//! `briefreader search`: finding words in articles, notes, quotes and claims.

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cli::{CliError, Output, list::ListFormat, session::Session, table::Table},
    export::json::{self, SearchDocument},
    library::{Depth, Flow},
    model::hit::{Hit, HitIn},
    query::{self, Moment, Query},
};

/// Search articles, notes, quotes and claims
///
/// Words must all stand, in any order; "several words" in a row; cloud* begins so; -word must not stand; OR
/// between two makes one enough; brackets group. A field narrows: title: author: source: tag: text: note:
/// quote: claim: is: has: missing: color: stance: status: published: added: changed: read: sort:.
#[derive(Debug, Args)]
pub struct Search {
    /// What to look for; one that begins with a hyphen stands after --
    #[arg(required = true)]
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
        let at = Moment {
            now: Timestamp::now(),
            zone: TimeZone::system(),
        };
        let query = read(&self.query.join(" "))?;
        let library = &session.library;
        library.bring_index_up_to_date(Depth::Directories, &|_| Flow::Continue)?;
        if let Some(trouble) = library.index_trouble() {
            output.note(trouble);
        }
        let found = library.search(&query, &at, self.limit.unwrap_or(usize::MAX))?;
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

/// Reads a query, of which all must be understood: a script must not work with half of what was asked.
///
/// # Errors
/// Points at the first thing that is not right.
pub fn read(typed: &str) -> Result<Query, CliError> {
    let query = query::parse(typed);
    match query.faults.first() {
        None => Ok(query),
        Some(fault) => {
            let pointed = fault.pointed(typed);
            Err(CliError::usage(format!("{}.\n{pointed}", fault.said)))
        }
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
