//! `briefreader set`: correcting what is known of articles.

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        metadata::{Metadata, tag},
        session::Session,
    },
    model::{
        CleanText,
        article::Reading,
        build::{ArticleEdit, Setting},
    },
};

/// Correct title, source, author, date, URL and tags; mark as read or starred
///
/// An empty text takes a value away: --author "".
#[derive(Debug, Args)]
pub struct Set {
    /// The articles
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    #[command(flatten)]
    metadata: Metadata,
    /// Take a tag off; may be given several times
    #[arg(long, value_name = "TAG", value_parser = tag)]
    untag: Vec<CleanText>,
    /// Mark as read
    #[arg(long)]
    read: bool,
    /// Mark as not read
    #[arg(long, conflicts_with = "read")]
    unread: bool,
    /// Star
    #[arg(long)]
    star: bool,
    /// Take the star off
    #[arg(long, conflicts_with = "star")]
    unstar: bool,
}

impl Set {
    /// Changes each article, and tells which can't be.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        if self.is_empty() {
            return Err(CliError::usage("Nothing is said that is to be set.")
                .with_hint("`briefreader set --help` lists what can be."));
        }
        if self.metadata.is_of_one() && self.articles.len() > 1 {
            return Err(
                CliError::usage("Several articles can't have the same title or URL.")
                    .with_hint("Set them one by one."),
            );
        }
        for name in &self.articles {
            if let Err(error) = self.set_one(name, session, output) {
                output.error(&error);
            }
        }
        Ok(())
    }

    fn is_empty(&self) -> bool {
        let flags = [self.read, self.unread, self.star, self.unstar];
        self.metadata.is_empty() && self.untag.is_empty() && !flags.contains(&true)
    }

    fn set_one(
        &self,
        name: &str,
        session: &mut Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let id = session.article(name)?.id;
        let (article, record) = session.article_of(id)?;
        let edit = ArticleEdit {
            reading: match (self.read, self.unread) {
                (true, _) => Setting::To(Reading::Read),
                (false, true) => Setting::To(Reading::Unread),
                (false, false) => Setting::Keep,
            },
            starred: match (self.star, self.unstar) {
                (true, _) => Setting::To(true),
                (false, true) => Setting::To(false),
                (false, false) => Setting::Keep,
            },
            ..self.metadata.edit(&article.tags, &self.untag)
        };
        let mut build = session.build();
        build.edit_article(article.id, &record, &edit);
        let change = build.finish();
        session.apply(&change, output)?;
        Ok(())
    }
}
