//! `briefreader claim relate`.

use std::collections::HashMap;

use clap::Args;

use crate::{
    cli::{CliError, Output, choice, session::Session},
    model::{ClaimId, Relation, claim, view::Shelf},
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
                "Nobody has said of “{}”: {} “{}”.",
                claim.statement,
                self.relation.word(),
                other.claim.statement
            )));
        }
        if !self.undo && self.goes_round(claim.id, to, session) {
            return Err(CliError::new(format!(
                "“{}” is narrower than “{}” already, or a part of it, so that this would go round.",
                other.claim.statement, claim.statement
            ))
            .with_hint("`briefreader claim relate CLAIM RELATION OTHER --undo` takes back what was said before."));
        }
        let mut build = session.build();
        let relation = (!self.undo).then_some(&self.relation);
        build.relate(claim.id, &page.record, to, relation);
        let change = build.finish();
        session.apply(&change, output)?;
        Ok(())
    }

    /// Tells whether a claim would stand above itself.
    fn goes_round(&self, of: ClaimId, other: ClaimId, session: &Session) -> bool {
        let rows = session.library.claims(Shelf::Library);
        let claims: HashMap<ClaimId, &[(ClaimId, Relation)]> = rows
            .iter()
            .map(|row| (row.claim.id, row.claim.relations.as_slice()))
            .collect();
        claim::goes_round(of, &self.relation, other, |id| {
            claims.get(&id).copied().unwrap_or_default()
        })
    }
}
