//! `briefreader claim`: one claim.

mod add;
mod confirm;
mod evidence;
mod link;
mod merge;
mod relate;
mod remove;
mod set;
mod show;
mod silent;
mod unlink;

use clap::{Args, Subcommand};

use crate::cli::{CliError, Output, session::Session};

/// Make, show, change, link, merge and remove claims
#[derive(Debug, Args)]
#[command(after_help = "CLAIM is the start or the end of a claim's id, or its statement.")]
pub struct Claim {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Add),
    Show(show::Show),
    Set(set::Set),
    Evidence(evidence::Evidence),
    Link(link::Link),
    Confirm(confirm::Confirm),
    Unlink(unlink::Unlink),
    Silent(silent::Silent),
    Relate(relate::Relate),
    Merge(merge::Merge),
    Remove(remove::Remove),
}

impl Claim {
    /// Does what the subcommand says.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        match &self.command {
            Command::Add(add) => add.run(session, output),
            Command::Show(show) => show.run(session, output),
            Command::Set(set) => set.run(session, output),
            Command::Evidence(evidence) => evidence.run(session, output),
            Command::Link(link) => link.run(session, output),
            Command::Confirm(confirm) => confirm.run(session, output),
            Command::Unlink(unlink) => unlink.run(session, output),
            Command::Silent(silent) => silent.run(session, output),
            Command::Relate(relate) => relate.run(session, output),
            Command::Merge(merge) => merge.run(session, output),
            Command::Remove(remove) => remove.run(session, output),
        }
    }
}
