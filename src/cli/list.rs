//! `briefreader list`: the articles.

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, choice, session::Session, table::Table},
    export::json::{self, ListDocument},
    model::{
        Article,
        article::Reading,
        view::{ArticleRow, Filter, Sort},
    },
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
pub struct List {
    /// Words that title, source, author, date, URL or tags must hold
    query: Vec<String>,
    /// The order
    #[arg(long, value_name = "KEY", value_parser = choice::sort(), default_value = "added")]
    sort: Sort,
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
        session.load(output)?;
        let filter = Filter {
            words: self.query.join(" "),
            sort: self.sort,
            ..Filter::default()
        };
        let rows = session.articles(&filter, self.limit);
        match self.format {
            ListFormat::Json => {
                let articles = rows.iter().map(|row| &*row.article);
                output.document(&json::to_text(&ListDocument::new(articles)));
            }
            ListFormat::Table if rows.is_empty() && self.limit == Some(0) => {}
            ListFormat::Table if rows.is_empty() && self.query.is_empty() => {
                output.note("There are no articles yet; `briefreader add FILE` adds one.");
            }
            ListFormat::Table if rows.is_empty() => output.note(
                "No article has these words in its title, source, author, URL or tags; \
                 texts are not searched yet.",
            ),
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
