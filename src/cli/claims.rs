//! `briefreader claims`: statements and what speaks for and against them.

use clap::Args;

use crate::{
    cli::{CliError, Output, list::ListFormat, query, session::Session, table::Table},
    export::json::{self, ClaimsDocument},
    model::view::{ClaimPage, StanceCounts},
};

/// List claims
///
/// Words are looked for in statement and verdict. claim: status: and changed: ask the claim itself; all else asks
/// its evidence, each by itself: the annotation, or the article that it is on; story: asks both. They come in the order in which
/// they were made. In the table `+`, `-` and `=` count the evidence that supports, refutes and mentions a claim, `o` the
/// articles that are silent, and `!` the evidence that waits for a recheck; ORIGINS tells how many known origins the
/// evidence has, and with `?` how many unknown ones.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Claims {
    /// What the claims must be like
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Claims {
    /// Prints the claims that match.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let query = query::read(&self.query)?;
        if query.sort.is_some() {
            return Err(CliError::usage(
                "`sort:` orders articles; claims come in the order in which they were made.",
            ));
        }
        session.load(output)?;
        let pages = session.claims(query.expr.is_some().then_some(&query), output)?;
        match self.format {
            ListFormat::Json => {
                let belonging = session.library.belonging()?;
                output.document(&json::to_text(&ClaimsDocument::new(&pages, &belonging)));
            }
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
        ("!", 4),
        ("ORIGINS", 7),
        ("STATEMENT", usize::MAX),
    ]);
    for page in pages {
        let mut counts = StanceCounts::default();
        for row in &page.evidence {
            counts.count(&row.evidence.stance);
        }
        let origins = page.origins();
        table.row([
            &page.claim.id.short(),
            page.claim.status.word(),
            &format!("+{}", counts.supports),
            &format!("-{}", counts.refutes),
            &format!("={}", counts.mentions),
            &format!("o{}", page.silent()),
            &format!("!{}", page.recheck()),
            &format!("{} {}?", origins.known, origins.unknown),
            &page.claim.statement,
        ]);
    }
    table
}
