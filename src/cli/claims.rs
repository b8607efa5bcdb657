//! `briefreader claims`: statements and what speaks for and against them.

use clap::Args;

use crate::{
    cli::{CliError, Output, list::ListFormat, session::Session, table::Table},
    export::json::{self, ClaimsDocument},
    model::view::{ClaimPage, StanceCounts},
};

/// List claims
#[derive(Debug, Args)]
pub struct Claims {
    /// Words that statement or verdict must hold
    query: Vec<String>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Claims {
    /// Prints the claims that match.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        session.load(output)?;
        let pages = session.claims(&self.query.join(" "))?;
        match self.format {
            ListFormat::Json => output.document(&json::to_text(&ClaimsDocument::new(&pages))),
            ListFormat::Table if pages.is_empty() => output.note("There are no such claims."),
            ListFormat::Table => output.table(&table(&pages)),
        }
        Ok(())
    }
}

fn table(pages: &[ClaimPage]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("STATUS", 13),
        ("+", 4),
        ("-", 4),
        ("=", 4),
        ("o", 4),
        ("STATEMENT", usize::MAX),
    ]);
    for page in pages {
        let mut counts = StanceCounts::default();
        for row in &page.evidence {
            counts.count(&row.evidence.stance);
        }
        table.row([
            &page.claim.id.short(),
            page.claim.status.word(),
            &format!("+{}", counts.supports),
            &format!("-{}", counts.refutes),
            &format!("={}", counts.mentions),
            &format!("o{}", page.silent()),
            &page.claim.statement,
        ]);
    }
    table
}
