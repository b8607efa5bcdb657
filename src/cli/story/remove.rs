//! `briefreader story remove`.

use clap::Args;

use crate::cli::{
    CliError, Output,
    remove::remove_each,
    session::{Run, Session},
};

/// Put stories into the trash; what is in them stays, and `restore` brings them back
#[derive(Debug, Args)]
pub struct Remove {
    /// The stories
    #[arg(value_name = "STORY", required = true)]
    stories: Vec<String>,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
}

impl Remove {
    /// Removes each story, and prints its id and its name.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let run = Run::of(self.dry_run);
        remove_each(&self.stories, run, output, |name, output| {
            self.remove_one(name, session, output)
        });
        Ok(())
    }

    fn remove_one(
        &self,
        name: &str,
        session: &mut Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let (story, record) = session.story(name)?;
        if !self.dry_run {
            let mut build = session.build();
            build.remove_story(story.id, &record);
            let change = build.finish();
            session.apply(&change, output)?;
        }
        output.line(format_args!("{} {}", story.id, story.name));
        Ok(())
    }
}
