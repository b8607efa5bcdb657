//! `briefreader restore`: taking things out of the trash.

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cli::{CliError, Output, session::Session, table::Table},
    library::LookupError,
};

/// Take articles, claims and annotations out of the trash; without names, list it
#[derive(Debug, Args)]
pub struct Restore {
    /// Ids, or the URLs or paths of articles
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

impl Restore {
    /// Restores each, and prints its id and its title.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        if self.names.is_empty() {
            return list(session, output);
        }
        for name in &self.names {
            if let Err(error) = restore_one(name, session, output) {
                output.error(&error);
            }
        }
        Ok(())
    }
}

fn list(session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
    let trash = session.library.trash()?;
    let mut table = Table::new(&[
        ("ID", 8),
        ("KIND", 10),
        ("REMOVED", 10),
        ("TITLE", usize::MAX),
    ]);
    for article in &trash.articles {
        let (id, day) = (article.id.short(), day(article.removed));
        table.row([&id, "article", &day, &article.title]);
    }
    for claim in &trash.claims {
        let (id, day) = (claim.id.short(), day(claim.removed));
        table.row([&id, "claim", &day, &claim.statement]);
    }
    for annotation in &trash.annotations {
        let (id, day) = (annotation.id.short(), day(annotation.removed));
        table.row([&id, "annotation", &day, &annotation.anchor.quote]);
    }
    if table.is_empty() {
        output.note("The trash is empty.");
    } else {
        output.table(&table);
    }
    Ok(())
}

fn day(time: Option<Timestamp>) -> String {
    time.map_or_else(String::new, |time| {
        time.to_zoned(TimeZone::UTC).date().to_string()
    })
}

/// Restores what a name means: an article, or else a claim, or else an annotation.
fn restore_one(name: &str, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
    if let Some(id) = found(session.library.resolve(name))? {
        let (article, record) = session.article_of(id)?;
        is_in_trash(&article.title, article.removed)?;
        let mut build = session.build();
        build.restore_article(id, &record);
        let change = build.finish();
        session.apply(&change, output)?;
        output.line(format_args!("{id} {}", article.title));
    } else if found(session.library.resolve_claim(name))?.is_some() {
        let page = session.any_claim(name)?;
        let claim = &page.claim;
        is_in_trash(&claim.statement, claim.removed)?;
        let mut build = session.build();
        build.restore_claim(claim.id, &page.record);
        let change = build.finish();
        session.apply(&change, output)?;
        output.line(format_args!("{} {}", claim.id, claim.statement));
    } else if found(session.library.resolve_annotation(name))?.is_some() {
        let (annotation, record) = session.any_annotation(name)?;
        let quote = &annotation.anchor.quote;
        is_in_trash(quote, annotation.removed)?;
        let mut build = session.build();
        build.restore_annotation(&annotation, &record);
        let change = build.finish();
        session.apply(&change, output)?;
        output.line(format_args!("{} {quote}", annotation.id));
    } else {
        return Err(CliError::new(format!("Nothing is named “{name}”."))
            .with_hint("`briefreader restore` without a name lists what is in the trash."));
    }
    Ok(())
}

/// Tells apart what is not there, which may be something else, from what is not clear.
fn found<T>(result: Result<T, LookupError>) -> Result<Option<T>, CliError> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(LookupError::Unknown { .. } | LookupError::TooShort { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn is_in_trash(title: &str, removed: Option<Timestamp>) -> Result<(), CliError> {
    match removed {
        Some(_) => Ok(()),
        None => Err(CliError::new(format!("“{title}” is not in the trash."))),
    }
}
