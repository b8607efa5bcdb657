//! `briefreader reindex`: making the index anew.

use std::cell::Cell;

use clap::Args;

use crate::{
    cli::{CliError, Output, session::Session},
    library::{Flow, Indexed},
};

/// After how many records a line tells how far it is.
const STEP: usize = 5000;

/// Make the index of the library anew
///
/// The index holds nothing that is not in the other files. It is made by itself where it is missing or damaged;
/// this is for when a search does not find what is there.
#[derive(Debug, Args)]
pub struct Reindex {}

impl Reindex {
    /// Makes it, and prints how many records it holds.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let told = Cell::new(0);
        let output = std::cell::RefCell::new(output);
        let watch = |indexed: Indexed| {
            if indexed.done / STEP > told.get() && indexed.done < indexed.total {
                told.set(indexed.done / STEP);
                let said = format!("{} of {} records", indexed.done, indexed.total);
                output.borrow_mut().note(said);
            }
            Flow::Continue
        };
        let indexed = session.library.reindex(&watch)?;
        let output = output.into_inner();
        if let Some(trouble) = session.library.index_trouble() {
            output.note(trouble);
        }
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
