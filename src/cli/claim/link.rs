//! `briefreader claim link`.

use clap::Args;

use crate::{
    cli::{CliError, Output, choice, session::Session},
    model::{Stance, build},
};

/// Make annotations evidence of a claim, and print the ids of the links
///
/// An annotation that bears on the claim already is not linked twice: its stance is set.
#[derive(Debug, Args)]
pub struct Link {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Ids of annotations
    #[arg(value_name = "ANNOTATION", required = true)]
    annotations: Vec<String>,
    /// What the words say of the claim
    #[arg(long, value_name = "STANCE", value_parser = choice::stance(), default_value = "mentions")]
    stance: Stance,
}

impl Link {
    /// Links what can be linked, and tells what can't.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let page = session.claim(&self.claim)?;
        let link = build::Link {
            claim: page.claim.id,
            wording: page.claim.statement.clone(),
            stance: self.stance.clone(),
            suggested: None,
        };
        for name in &self.annotations {
            if let Err(error) = link_one(name, link.clone(), session, output) {
                output.error(&error);
            }
        }
        Ok(())
    }
}

fn link_one(
    name: &str,
    mut link: build::Link,
    session: &mut Session,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let (annotation, record) = session.annotation(name)?;
    link.suggested = session.library.suggestion(&annotation);
    let mut build = session.build();
    let id = build.flag(annotation.article, annotation.id, &record, &link);
    let change = build.finish();
    session.apply(&change, output)?;
    output.line(id);
    Ok(())
}
