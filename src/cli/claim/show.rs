//! `briefreader claim show`.

use std::slice;

use clap::{Args, ValueEnum};

use crate::{
    cli::{CliError, Output, session::Session},
    export::{
        json::{self, ClaimsDocument},
        markdown,
    },
};

/// How a claim is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Markdown,
    /// For programs: the document of `claims`, with this one.
    Json,
}

/// Print a claim with its evidence
#[derive(Debug, Args)]
pub struct Show {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Show {
    /// Prints the claim.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.index_texts(output)?;
        let mut page = session.claim(&self.claim)?;
        session.library.relate(slice::from_mut(&mut page));
        match self.format {
            Format::Markdown => {
                let related = page.relations().into_iter().map(|(other, _)| other);
                let statements = session.library.statements(related);
                output.document(&markdown::claim(&page, statements));
            }
            Format::Json => {
                let belonging = session.library.belonging()?;
                output.document(&json::to_text(&ClaimsDocument::new([&page], &belonging)));
            }
        }
        Ok(())
    }
}
