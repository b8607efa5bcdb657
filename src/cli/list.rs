//! `briefreader list`: the articles.

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, query, session::Session, table::Table},
    export::json::{self, ListDocument},
    library::Depth,
    model::{Article, article::Reading, view::ArticleRow},
    query::Sort,
};

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Json,
}

/// List articles
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct List {
    /// What the articles must be like
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// The order: added, published, title, source or unread; with a hyphen in front from the other end
    #[arg(long, value_name = "KEY", value_parser = query::sort, allow_hyphen_values = true)]
    sort: Option<Sort>,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl List {
    /// Prints the articles that match.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let mut query = query::read(&self.query)?;
        query.sort = self.sort.or(query.sort);
        session.load(output)?;
        let rows = session.articles(&query, self.limit, Depth::Directories, output)?;
        match self.format {
            ListFormat::Json => {
                let articles = rows.iter().map(|row| &*row.article);
                let belonging = session.library.belonging()?;
                output.document(&json::to_text(&ListDocument::new(articles, &belonging)));
            }
            ListFormat::Table if rows.is_empty() && self.limit == Some(0) => {}
            ListFormat::Table if rows.is_empty() && query.expr.is_none() => {
                output.note("There are no articles yet; `briefreader add FILE` adds one.");
            }
            ListFormat::Table if rows.is_empty() => output.note(format_args!(
                "No article is found by “{}”.",
                self.query.join(" ")
            )),
            ListFormat::Table => output.table(&table(&rows)),
        }
        Ok(())
    }
}

fn table(rows: &[ArticleRow]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("DATE", 10),
        ("SOURCE", 20),
        ("READ", 7),
        ("MARKS", 5),
        ("CLAIMS", 6),
        ("TITLE", usize::MAX),
    ]);
    for row in rows {
        let article = &row.article;
        table.row([
            &article.id.short(),
            &date(article),
            article.source.as_deref().unwrap_or("source?"),
            &state(article),
            &row.annotations.to_string(),
            &row.claims.to_string(),
            &article.title,
        ]);
    }
    table
}

/// Tells the date of an article, or that it is missing.
fn date(article: &Article) -> String {
    article
        .published
        .map_or_else(|| "undated".to_owned(), |date| date.to_string())
}

fn state(article: &Article) -> String {
    let star = if article.starred { " ★" } else { "" };
    match article.reading {
        Reading::Unread => format!("unread{star}"),
        _ => format!("read{star}"),
    }
}
