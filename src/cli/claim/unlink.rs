//! `briefreader claim unlink`.

use clap::Args;

use crate::{
    cli::{CliError, Output, claim::link::bearing, session::Session},
    model::view::ClaimPage,
};

/// Take annotations off a claim; both stay
#[derive(Debug, Args)]
pub struct Unlink {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Ids of annotations
    #[arg(value_name = "ANNOTATION", required = true)]
    annotations: Vec<String>,
}

impl Unlink {
    /// Unlinks what is linked, and tells what isn't.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let page = session.claim(&self.claim)?;
        for name in &self.annotations {
            if let Err(error) = unlink_one(name, &page, session, output) {
                output.error(&error);
            }
        }
        Ok(())
    }
}

fn unlink_one(
    name: &str,
    page: &ClaimPage,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let (annotation, record) = session.annotation(name)?;
    let links = bearing(&annotation, page)?;
    let mut build = session.build();
    for link in links {
        build.unlink(&annotation, &record, link.id);
    }
    let change = build.finish();
    session.apply(&change, output)?;
    Ok(())
}
