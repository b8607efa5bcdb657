//! `briefreader feed list`.

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cli::{CliError, Output, list::ListFormat, session::Session, table::Table},
    export::json::{self, FeedsDocument},
    library::{Depth, Parts},
    model::view::FeedRow,
};

/// List the feeds by name, with their articles counted and what is wrong with them
#[derive(Debug, Args)]
pub struct List {
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl List {
    /// Prints the feeds.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        print(self.format, session, output)
    }
}

/// Prints the feeds.
pub fn print(
    format: ListFormat,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    session.index(Depth::Directories, Parts::Rows, output)?;
    let rows = session.library.feed_rows(None)?;
    match format {
        ListFormat::Json => output.document(&json::to_text(&FeedsDocument::new(&rows))),
        ListFormat::Table if rows.is_empty() => {
            output.note("No feed is followed yet; `briefreader feed add URL` follows one.");
        }
        ListFormat::Table => output.table(&table(&rows)),
    }
    Ok(())
}

fn table(rows: &[FeedRow]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("UNREAD", 6),
        ("ARTICLES", 8),
        ("ASKED", 16),
        ("STATE", 20),
        ("FOLDERS", 20),
        ("NAME", usize::MAX),
    ]);
    for row in rows {
        let feed = &row.feed;
        let folders: Vec<&str> = feed.folders.iter().map(|folder| &**folder).collect();
        let asked = row.state.asked.at.map_or("not yet".to_owned(), minute);
        table.row([
            &feed.id.short(),
            &row.unread.to_string(),
            &row.articles.to_string(),
            &asked,
            &row.trouble().unwrap_or_default(),
            &folders.join(", "),
            &feed.name,
        ]);
    }
    table
}

/// Writes a time as the clock on the wall shows it.
pub fn minute(time: Timestamp) -> String {
    let here = time.to_zoned(TimeZone::system());
    here.strftime("%Y-%m-%d %H:%M").to_string()
}
