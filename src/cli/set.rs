//! `briefreader set`: correcting what is known of articles.

use std::collections::BTreeSet;

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        chosen::Names,
        metadata::{Metadata, tag},
        query,
        session::{Run, Session, in_trash},
    },
    model::{
        Article, CleanText, Members, RecordId,
        article::Reading,
        build::{ArticleEdit, Setting},
        view::Shelf,
    },
    text::count::counted,
};

/// Correct title, source, author, date, URL and tags; mark as read or starred; put into stories
///
/// All that is found is changed at once, or nothing where one of the files must be left as it is. An empty text
/// takes a value away: --author "".
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Set {
    /// Articles; or a tag: all articles that have it; or a query: all that it finds
    #[arg(value_name = "QUERY-OR-ARTICLE", required = true)]
    names: Vec<String>,
    #[command(flatten)]
    metadata: Metadata,
    /// Take a tag off; may be given several times
    #[arg(long, value_name = "TAG", value_parser = tag)]
    untag: Vec<CleanText>,
    /// Take out of a story; may be given several times
    #[arg(long = "no-story", value_name = "STORY")]
    no_stories: Vec<String>,
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
    /// Only say what would be changed
    #[arg(long)]
    dry_run: bool,
}

/// Which way articles go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    In,
    Out,
}

impl Set {
    /// Changes the articles in one change, and prints the ids and titles of those that were not so before.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        if self.is_empty() {
            return Err(CliError::usage("Nothing is said that is to be set.")
                .with_hint("`briefreader set --help` lists what can be."));
        }
        self.metadata.check()?;
        let names = Names::new(&self.names, Shelf::Library, session, output)?;
        let chosen = names.articles(session, output, |article| {
            in_trash(&article.title, &article.id.short())
        })?;
        if self.metadata.is_of_one() && chosen.len() > 1 {
            return Err(
                CliError::usage("Several articles can't have the same title or URL.")
                    .with_hint("Set them one by one."),
            );
        }
        let mut records = Vec::new();
        for article in &chosen {
            match session.article_of(article.id) {
                Ok(article) => records.push(article),
                Err(error) => output.error(&error),
            }
        }
        let members = Members::articles(records.iter().map(|(article, _)| article.id));
        let mut moves = Vec::new();
        for (names, way) in [
            (&self.metadata.stories, Way::In),
            (&self.no_stories, Way::Out),
        ] {
            for name in names {
                moves.push((session.story(name)?, way));
            }
        }
        let mut build = session.build();
        for (article, record) in &records {
            build.edit_article(article.id, record, &self.edit(article));
        }
        // Articles that come into a story or go out of one.
        let mut moved = BTreeSet::new();
        for ((story, record), way) in &moves {
            let (put, held) = (&members.articles, &story.members.articles);
            match way {
                Way::In => {
                    moved.extend(put.difference(held).copied());
                    build.put_into_story(story.id, record, &members);
                }
                Way::Out => {
                    moved.extend(put.intersection(held).copied());
                    build.take_out_of_story(story.id, record, &members);
                }
            }
        }
        if records.len() > 1 && moved.is_empty() {
            build.named(&format!("correct {}", counted(records.len(), "article")));
        }
        let change = build.finish();
        if Run::of(self.dry_run) == Run::Do {
            session.apply(&change, output)?;
        }
        let changed = change.records();
        for (article, _) in &records {
            if changed.contains(&RecordId::article(article.id)) || moved.contains(&article.id) {
                let title = &session.article_of(article.id)?.0.title;
                output.line(format_args!("{} {title}", article.id));
            }
        }
        if self.dry_run {
            output.note("Nothing was changed, as you asked.");
        } else if change.is_empty() && !records.is_empty() {
            output.note("All of this was so already.");
        }
        Ok(())
    }

    fn is_empty(&self) -> bool {
        let flags = [self.read, self.unread, self.star, self.unstar];
        let lists = [self.untag.is_empty(), self.no_stories.is_empty()];
        self.metadata.is_empty() && lists == [true; 2] && !flags.contains(&true)
    }

    /// Returns what is to become of an article.
    fn edit(&self, article: &Article) -> ArticleEdit {
        ArticleEdit {
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
        }
    }
}
