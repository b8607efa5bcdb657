//! `briefreader story unlink`.

use clap::Args;

use crate::cli::{CliError, Output, query, session::Session, story::link::Things};

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
        self.things.required()?;
        let (story, record) = session.story(&self.story)?;
        let mut named = self.things.named(session, output)?;
        let is_named = !named.members.is_empty();
        named.retain(|one| one.is_within(&story.members));
        if is_named && named.members.is_empty() {
            output.note("Nothing of this was put into the story.");
        }
        if self.dry_run {
            output.note("Nothing was taken out, as you asked.");
        } else {
            let mut build = session.build();
            build.take_out_of_story(story.id, &record, &named.members);
            let change = build.finish();
            session.apply(&change, output)?;
        }
        named.print(output);
        Ok(())
    }
}
