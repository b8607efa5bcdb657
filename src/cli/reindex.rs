//! `briefreader reindex`: making the index anew.

use clap::Args;

use crate::cli::{
    CliError, Output,
    session::{Session, watched},
};

/// Make the index of the library anew
///
/// The index holds nothing that is not in the other files. It is made by itself where it is missing or damaged;
/// this is for when a search does not find what is there.
#[derive(Debug, Args)]
pub struct Reindex {}

impl Reindex {
    /// Makes it, and prints how many records it holds.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let indexed = watched(output, |watch| session.library.reindex(watch))?;
        session.tell_trouble(output);
        if indexed.skipped > 0 {
            output.note(format!(
                "{} records could not be read; `briefreader check` names them.",
                indexed.skipped
            ));
        }
        output.line(format!(
            "{} records were indexed.",
            indexed.done - indexed.skipped
        ));
        Ok(())
    }
}
