//! `briefreader story unlink`.

use clap::Args;

use crate::cli::{
    CliError, Output, query,
    session::{Run, Session},
    story::link::{Things, Way},
};

/// Take articles and claims out of a story, and print their ids; they stay in the library
///
/// All of it is one change. Of what a query finds, what is in the story is taken out.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Unlink {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    #[command(flatten)]
    things: Things,
    /// Only say what would be taken out
    #[arg(long)]
    dry_run: bool,
}

impl Unlink {
    /// Takes out what is in.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        self.things.change(
            &self.story,
            Way::Out,
            Run::of(self.dry_run),
            session,
            output,
        )
    }
}
