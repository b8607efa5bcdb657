//! `briefreader claim relate`.

use clap::Args;

use crate::{
    cli::{CliError, Output, choice, session::Session},
    model::Relation,
};

/// Say what a claim is to another one
#[derive(Debug, Args)]
pub struct Relate {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// What it is to the other one
    #[arg(value_name = "RELATION", value_parser = choice::relation())]
    relation: Relation,
    /// The other claim
    #[arg(value_name = "OTHER")]
    other: String,
    /// Take it away again
    #[arg(long)]
    undo: bool,
}

impl Relate {
    /// Relates the claims.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let (page, other) = (session.claim(&self.claim)?, session.claim(&self.other)?);
        let (claim, to) = (&page.claim, other.claim.id);
        if claim.id == to {
            return Err(CliError::usage("A claim is nothing to itself."));
        }
        let is_so = claim.relations.contains(&(to, self.relation.clone()));
        if self.undo && !is_so {
            return Err(CliError::new(format!(
                "Nobody has said that “{}” is {} “{}”.",
                claim.statement,
                self.relation.word(),
                other.claim.statement
            )));
        }
        let mut build = session.build();
        let relation = (!self.undo).then_some(&self.relation);
        build.relate(claim.id, &page.record, to, relation);
        let change = build.finish();
        session.apply(&change, output)?;
        Ok(())
    }
}
