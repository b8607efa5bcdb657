//! `briefreader story`: stories, and what belongs to them.

mod add;
mod link;
mod list;
mod remove;
pub mod set;
mod show;
mod unlink;

use clap::{Args, Subcommand};

use crate::cli::{CliError, Output, list::ListFormat, session::Session};

/// List stories with what they hold counted, or make, show, change, fill and remove them
///
/// A story is the articles and claims of one affair; `story:NAME` in a query finds what belongs to it. A claim
/// does where it was put in, and where an article of the story has evidence for it.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "STORY is the start or the end of a story's id, or its name.")]
pub struct Story {
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
    Show(show::Show),
    Set(set::Set),
    Link(link::Link),
    Unlink(unlink::Unlink),
    Remove(remove::Remove),
}

impl Story {
    /// Does what the subcommand says; without one it lists.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        match &self.command {
            None => list::print(self.format, session, output),
            Some(Command::List(list)) => list.run(session, output),
            Some(Command::Add(add)) => add.run(session, output),
            Some(Command::Show(show)) => show.run(session, output),
            Some(Command::Set(set)) => set.run(session, output),
            Some(Command::Link(link)) => link.run(session, output),
            Some(Command::Unlink(unlink)) => unlink.run(session, output),
            Some(Command::Remove(remove)) => remove.run(session, output),
        }
    }
}
