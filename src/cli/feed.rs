//! `briefreader feed`: feeds that are followed, and getting what is new in them.

mod add;
mod folder;
mod list;
mod opml;
mod refresh;
mod remove;
mod set;

use clap::{Args, Subcommand, ValueEnum};

use crate::{
    cli::{CliError, Output, fetching::Allowed, list::ListFormat, session::Session},
    model::{FeedEdit, Setting, feed},
};

/// List the feeds that are followed, or follow, change, refresh and remove them
///
/// A feed (RSS, Atom, JSON Feed) is how an outlet tells what is new. What it brings becomes articles; `feed:NAME` and
/// `folder:NAME` in a query find them.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(
    after_help = "FEED is the start or the end of a feed's id, its name, or its address; FOLDER the path of a folder, such as News/Europe."
)]
pub struct Feed {
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Add(add::Add),
    Set(set::Set),
    Folder(folder::Folder),
    Refresh(refresh::Refresh),
    Remove(remove::Remove),
    Restore(remove::Restore),
    Import(opml::Import),
    Export(opml::Export),
}

impl Feed {
    /// Has it fetch from where an option before it allows; tells whether it fetches at all.
    pub fn allow(&mut self, allowed: Allowed) -> bool {
        let own = match &mut self.command {
            Some(Command::Add(add)) => &mut add.allowed,
            Some(Command::Refresh(refresh)) => &mut refresh.allowed,
            _ => return false,
        };
        *own = own.or(allowed);
        true
    }

    /// Does what the subcommand says; without one it lists.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        match &self.command {
            None => list::print(self.format, session, output),
            Some(Command::List(list)) => list.run(session, output),
            Some(Command::Add(add)) => add.run(session, output),
            Some(Command::Set(set)) => set.run(session, output),
            Some(Command::Folder(folder)) => folder.run(session, output),
            Some(Command::Refresh(refresh)) => refresh.run(session, output),
            Some(Command::Remove(remove)) => remove.run(session, output),
            Some(Command::Restore(restore)) => restore.run(session, output),
            Some(Command::Import(import)) => import.run(session, output),
            Some(Command::Export(export)) => export.run(session, output),
        }
    }
}

/// What is read of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Content {
    /// What the feed itself says
    Feed,
    /// The page that each entry leads to, and what the feed says where that can't be got
    Page,
}

/// What a person says of a feed, in the commands that follow and change one.
#[derive(Debug, Args)]
struct Said {
    /// What is read of it
    #[arg(long, value_enum, value_name = "WHAT")]
    content: Option<Content>,
    /// Put its articles into the trash after N days, unless you have marked, starred or tagged them or put them into a
    /// story; 0 keeps them for ever
    #[arg(long, value_name = "N")]
    keep_days: Option<u32>,
    /// Keep the newest N of its articles in the same way; 0 keeps all
    #[arg(long, value_name = "N")]
    keep_items: Option<u32>,
}

impl Said {
    fn is_nothing(&self) -> bool {
        self.content.is_none() && self.keep_days.is_none() && self.keep_items.is_none()
    }

    fn edit(&self) -> FeedEdit {
        let number = |number: Option<u32>| match number {
            None => Setting::Keep,
            Some(0) => Setting::Clear,
            Some(number) => Setting::To(number),
        };
        FeedEdit {
            content: match self.content {
                None => Setting::Keep,
                Some(Content::Feed) => Setting::To(feed::Content::Feed),
                Some(Content::Page) => Setting::To(feed::Content::Page),
            },
            keep_days: number(self.keep_days),
            keep_items: number(self.keep_items),
            ..FeedEdit::default()
        }
    }
}
