//! `briefreader claim merge`.

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session},
    model::claim::Merging,
};

/// Merge a claim into another one, and print the id of the one that stays
///
/// Its history, silences, relations and all its evidence go there, contrary evidence too; the claim goes into the
/// trash.
#[derive(Debug, Args)]
pub struct Merge {
    /// The claim that goes
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// The claim that stays
    #[arg(value_name = "INTO")]
    into: String,
}

impl Merge {
    /// Merges the claims.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let (from, into) = (session.claim(&self.claim)?, session.claim(&self.into)?);
        let merging = Merging {
            from: from.claim.id,
            into: into.claim.id,
        };
        let by = &session.settings.name;
        let (change, applied, said) = session.library.merge_claims(merging, by)?;
        session.saved(&change, &applied, output)?;
        output.line(into.claim.id);
        output.note(format_args!("{said}."));
        Ok(())
    }
}
