//! `briefreader claim silent`.

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        session::{Session, saved},
    },
    model::{
        Claimed, RecordId,
        silence::{Checked, Silenced},
        view::ClaimPage,
    },
};

/// Record that articles were checked for a claim and say nothing of it
///
/// It is said of the newest snapshot: a newer one opens the question again. An article with evidence for the
/// claim is not silent; take that off first. Prints the ids and titles of the articles.
#[derive(Debug, Args)]
pub struct Silent {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// The articles
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    /// Take it away again: the articles count as not checked
    #[arg(long)]
    undo: bool,
}

impl Silent {
    /// Records what is silent, and tells what isn't.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let page = session.claim(&self.claim)?;
        for name in &self.articles {
            let done = if self.undo {
                take_away(name, &page, session, output)
            } else {
                record(name, &page, session, output)
            };
            if let Err(error) = done {
                output.error(&error);
            }
        }
        Ok(())
    }
}

fn record(
    name: &str,
    page: &ClaimPage,
    session: &Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let article = session.article(name)?;
    let (_, applied, Silenced { bearing, .. }) = session.library.record_silence(&Checked {
        claim: Claimed::Present(page.claim.id),
        articles: vec![(article.id, None)],
        story: None,
        by: session.settings.maker(),
    })?;
    if !bearing.is_empty() {
        return Err(CliError::new(format!(
            "“{}” is not silent on “{}”: it has evidence for it.",
            article.title, page.claim.statement
        ))
        .with_hint(format!(
            "`briefreader claim show {}` shows it.",
            page.claim.id.short()
        )));
    }
    saved(&applied, output)?;
    output.line(format_args!("{} {}", article.id, article.title));
    Ok(())
}

fn take_away(
    name: &str,
    page: &ClaimPage,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let (article, _) = session.any_article(name)?;
    let mut silences = page.claim.silences.iter();
    if !silences.any(|silence| silence.article == article.id) {
        return Err(CliError::new(format!(
            "Nobody has recorded that “{}” says nothing of “{}”.",
            article.title, page.claim.statement
        )));
    }
    let record = session.library.record(RecordId::claim(page.claim.id))?;
    let mut build = session.build();
    build.take_silence_away(page.claim.id, &record, article.id);
    let change = build.finish();
    session.apply(&change, output)?;
    output.line(format_args!("{} {}", article.id, article.title));
    Ok(())
}
