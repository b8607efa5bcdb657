//! `briefreader story list`.

use clap::Args;

use crate::{
    cli::{CliError, Output, list::ListFormat, query, session::Session, table::Table},
    export::json::{self, StoriesDocument},
    library::{Depth, Parts},
    model::view::StoryRow,
};

/// List stories by name, with what they hold counted
#[derive(Debug, Args)]
pub struct List {
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl List {
    /// Prints the stories.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        print(self.format, session, output)
    }
}

/// Prints the stories.
pub fn print(
    format: ListFormat,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    session.index(Depth::Directories, Parts::Rows, output)?;
    let rows = session.library.story_rows(&query::moment())?;
    match format {
        ListFormat::Json => output.document(&json::to_text(&StoriesDocument::new(&rows))),
        ListFormat::Table if rows.is_empty() => {
            output.note("There are no stories yet; `briefreader story add NAME` makes one.");
        }
        ListFormat::Table => output.table(&table(&rows)),
    }
    Ok(())
}

fn table(rows: &[StoryRow]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("ARTICLES", 8),
        ("UNREAD", 6),
        ("CLAIMS", 6),
        ("RECHECK", 7),
        ("NAME", usize::MAX),
    ]);
    for row in rows {
        let counts = &row.counts;
        table.row([
            &row.story.id.short(),
            &counts.articles.to_string(),
            &counts.unread.to_string(),
            &counts.claims.to_string(),
            &counts.recheck.to_string(),
            &row.story.name,
        ]);
    }
    table
}
