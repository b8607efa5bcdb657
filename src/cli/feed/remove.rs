//! `briefreader feed remove` and `briefreader feed restore`.

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session},
    model::{FeedId, view::Shelf},
    text::count::counted,
};

/// Put feeds into the trash: they are not asked any more, what they brought stays, and `restore` brings them back
#[derive(Debug, Args)]
pub struct Remove {
    /// The feeds
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
}

impl Remove {
    /// Removes each feed, and prints its id and its name.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        for name in &self.feeds {
            if let Err(error) = self.remove_one(name, session, output) {
                output.error(&error);
            }
        }
        if self.dry_run {
            output.note("Nothing was removed, as you asked.");
        }
        Ok(())
    }

    fn remove_one(
        &self,
        name: &str,
        session: &mut Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let (feed, record) = session.feed(name)?;
        let rows = session.library.feed_rows(None)?;
        let row = rows.iter().find(|row| row.feed.id == feed.id);
        let articles = row.map_or(0, |row| row.articles);
        if !self.dry_run {
            let mut build = session.build();
            build.remove_feed(feed.id, &record);
            let change = build.finish();
            session.apply(&change, output)?;
        }
        output.line(format_args!("{} {}", feed.id, feed.name));
        if articles > 0 {
            let verb = if articles == 1 { "stays" } else { "stay" };
            output.note(format_args!(
                "{} that came by “{}” {verb}; `briefreader remove -- feed:{}` removes them, too.",
                counted(articles, "article"),
                feed.name,
                feed.id.short()
            ));
        }
        Ok(())
    }
}

/// Take feeds out of the trash
#[derive(Debug, Args)]
pub struct Restore {
    /// Names, ids or addresses of feeds in the trash
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
}

impl Restore {
    /// Restores each feed, and prints its id and its name.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        for name in &self.feeds {
            let id = match in_trash(name, session)? {
                Some(id) => id,
                None => session.library.resolve_feed(name)?,
            };
            let (feed, record) = session.feed_of(id)?;
            let mut build = session.build();
            build.restore_feed(feed.id, &record);
            let change = build.finish();
            session.apply(&change, output)?;
            output.line(format_args!("{} {}", feed.id, feed.name));
        }
        Ok(())
    }
}

/// Finds the one feed in the trash that has a name.
fn in_trash(name: &str, session: &Session) -> Result<Option<FeedId>, CliError> {
    let sought = name.trim().to_lowercase();
    let removed = session.library.feeds(Shelf::Trash)?;
    let mut named = removed
        .iter()
        .filter(|feed| feed.name.to_lowercase() == sought);
    Ok(match (named.next(), named.next()) {
        (Some(feed), None) => Some(feed.id),
        _ => None,
    })
}
