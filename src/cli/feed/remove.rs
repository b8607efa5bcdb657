//! `briefreader feed remove` and `briefreader feed restore`.

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        remove::remove_each,
        restore::not_in_trash,
        session::{Run, Session},
    },
    model::view::FeedRow,
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
        let rows = session.library.feed_rows(None)?;
        let run = Run::of(self.dry_run);
        remove_each(&self.feeds, run, output, |name, output| {
            self.remove_one(name, &rows, session, output)
        });
        Ok(())
    }

    fn remove_one(
        &self,
        name: &str,
        rows: &[FeedRow],
        session: &mut Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let (feed, record) = session.feed(name)?;
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

/// Take feeds out of the trash, so that they are asked again
#[derive(Debug, Args)]
pub struct Restore {
    /// Names, ids or addresses of feeds in the trash
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
}

impl Restore {
    /// Restores each feed, and prints its id and its name; one that can't be restored is told and stops no other.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        for name in &self.feeds {
            if let Err(error) = restore_one(name, session, output) {
                output.error(&error);
            }
        }
        Ok(())
    }
}

fn restore_one(name: &str, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
    let (feed, record) = session.feed_of(session.library.resolve_removed_feed(name)?)?;
    if feed.removed.is_none() {
        return Err(not_in_trash(&feed.name));
    }
    let mut build = session.build();
    build.restore_feed(feed.id, &record);
    let change = build.finish();
    session.apply(&change, output)?;
    output.line(format_args!("{} {}", feed.id, feed.name));
    Ok(())
}
