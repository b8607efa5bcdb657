//! `briefreader sources`: the sources, and their names.

use std::{collections::HashSet, sync::Arc};

use clap::{Args, Subcommand};

use crate::{
    cli::{
        CliError, Output,
        list::ListFormat,
        session::{Run, Session},
        table::Table,
    },
    export::json::{self, SourcesDocument},
    model::{
        Article, ArticleId, CleanText,
        build::{ArticleEdit, Setting},
        several::ArticlesEdit,
        view::SourceRow,
    },
    text::words::fold,
};

/// List sources with their articles counted, or give them other names
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Sources {
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Give a source another name, however it was spelt, in all its articles
    Rename {
        /// The source; upper and lower case and accents don't matter
        #[arg(value_name = "OLD")]
        old: String,
        /// Its name from now on
        #[arg(value_name = "NEW", value_parser = name)]
        new: CleanText,
        /// Only say which articles would be changed
        #[arg(long)]
        dry_run: bool,
    },
    /// Make several sources one, such as “CNBC” and “cnbc.com”
    Merge {
        /// The sources; upper and lower case and accents don't matter
        #[arg(value_name = "OLD", required = true)]
        old: Vec<String>,
        /// Their name from now on
        #[arg(value_name = "NEW", required = true, value_parser = name)]
        new: CleanText,
        /// Only say which articles would be changed
        #[arg(long)]
        dry_run: bool,
    },
}

impl Sources {
    /// Lists the sources, or changes their names in one change.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        let known = session.library.sources();
        match &self.command {
            None => self.list(&known, output),
            Some(Command::Rename { old, new, dry_run }) => {
                let articles = of(old, &known)?;
                if fold(old.trim()) != fold(new) && of(new, &known).is_ok() {
                    return Err(CliError::new(format!("There is a source “{new}” already."))
                        .with_hint(format!(
                            "`briefreader sources merge` makes one of the two: “{old}” “{new}”."
                        )));
                }
                call(&articles, new, Run::of(*dry_run), session, output)?;
            }
            Some(Command::Merge { old, new, dry_run }) => {
                let mut articles = Vec::new();
                for old in old {
                    articles.extend(of(old, &known)?);
                }
                call(&articles, new, Run::of(*dry_run), session, output)?;
            }
        }
        Ok(())
    }

    fn list(&self, known: &[SourceRow], output: &mut Output<'_>) {
        match self.format {
            ListFormat::Json => {
                output.document(&json::to_text(&SourcesDocument::new(known)));
            }
            ListFormat::Table if known.is_empty() => {
                output.note("There are no articles yet; `briefreader add FILE` adds one.");
            }
            ListFormat::Table => {
                let mut table = Table::new(&[("ARTICLES", 8), ("SOURCE", usize::MAX)]);
                for row in known {
                    let source = row.source.as_deref().unwrap_or("source?");
                    table.row([&row.articles.len().to_string(), source]);
                }
                output.table(&table);
            }
        }
    }
}

/// Returns the articles of a source, however it is spelt.
fn of(name: &str, known: &[SourceRow]) -> Result<Vec<ArticleId>, CliError> {
    let folded = fold(&CleanText::line(name));
    let same = known.iter().filter(|row| {
        let source = row.source.as_deref();
        source.is_some_and(|source| fold(source) == folded)
    });
    let articles: Vec<ArticleId> = same.flat_map(|row| row.articles.iter().copied()).collect();
    if articles.is_empty() {
        return Err(
            CliError::new(format!("No article is of a source “{name}”."))
                .with_hint("`briefreader sources` lists them."),
        );
    }
    Ok(articles)
}

/// Gives those articles a source that are not of it as it is written.
fn call(
    articles: &[ArticleId],
    source: &CleanText,
    run: Run,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let mut others: Vec<Arc<Article>> = Vec::new();
    let mut seen = HashSet::new();
    for id in articles.iter().filter(|id| seen.insert(**id)) {
        let (article, _) = session.article_of(*id)?;
        if article.source.as_ref() != Some(source) {
            others.push(article);
        }
    }
    let edit = ArticleEdit {
        source: Setting::To(source.clone()),
        ..ArticleEdit::default()
    };
    let edit = ArticlesEdit::Set(Box::new(edit), "Corrected the source of");
    session.edit(&others, &edit, run, output)?;
    if run == Run::Dry {
        output.note("Nothing was changed, as you asked.");
    } else if others.is_empty() {
        output.note(format_args!("All of them are of “{source}” already."));
    }
    Ok(())
}

/// Reads the name of a source.
fn name(text: &str) -> Result<CleanText, &'static str> {
    let name = CleanText::line(text);
    if name.is_empty() {
        Err("a source needs a name")
    } else {
        Ok(name)
    }
}
