//! `briefreader claim confirm`.

use clap::Args;

use crate::{
    cli::{CliError, Output, claim::link::bearing, session::Session},
    model::{build::EvidenceEdit, view::ClaimPage},
};

/// Say that evidence is told as was made out from the text, and that it holds under the wording of now
#[derive(Debug, Args)]
pub struct Confirm {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Ids of annotations
    #[arg(value_name = "ANNOTATION", required = true)]
    annotations: Vec<String>,
}

impl Confirm {
    /// Confirms what bears on the claim, and tells what doesn't.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let page = session.claim(&self.claim)?;
        for name in &self.annotations {
            if let Err(error) = confirm_one(name, &page, session, output) {
                output.error(&error);
            }
        }
        Ok(())
    }
}

fn confirm_one(
    name: &str,
    page: &ClaimPage,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let (annotation, record) = session.annotation(name)?;
    let links = bearing(&annotation, page)?;
    let mut build = session.build();
    for link in &links {
        // The page has what is made out of it also where that was not kept.
        let mut rows = page.evidence.iter().map(|row| &row.evidence);
        let told = rows.find(|evidence| evidence.id == link.id).unwrap_or(link);
        let edit = EvidenceEdit::confirming(told);
        build.judge_again(&annotation, &record, link.id, &page.claim.statement);
        build.edit_evidence(&annotation, &record, link.id, &edit);
    }
    let change = build.finish();
    session.apply(&change, output)?;
    for link in links {
        output.line(link.id);
    }
    Ok(())
}
