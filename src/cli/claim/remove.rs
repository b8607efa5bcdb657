//! `briefreader claim remove`.

use clap::Args;

use crate::cli::{
    CliError, Output,
    remove::remove_each,
    session::{Run, Session},
};

/// Put claims into the trash; `restore` brings them back, with their evidence
#[derive(Debug, Args)]
pub struct Remove {
    /// The claims
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<String>,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
}

impl Remove {
    /// Removes each claim, and prints its id and its statement.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let run = Run::of(self.dry_run);
        remove_each(&self.claims, run, output, |name, output| {
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
        let page = session.claim(name)?;
        if !self.dry_run {
            let mut build = session.build();
            build.remove_claim(page.claim.id, &page.record);
            let change = build.finish();
            session.apply(&change, output)?;
        }
        output.line(format_args!("{} {}", page.claim.id, page.claim.statement));
        Ok(())
    }
}
