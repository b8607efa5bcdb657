//! `briefreader claim set`.

use clap::{Args, builder::NonEmptyStringValueParser};

use crate::{
    cli::{CliError, Output, choice, session::Session},
    model::{
        CleanText, Status,
        build::{ClaimEdit, Setting},
    },
};

/// Change the wording, the status or the verdict of a claim
///
/// Evidence keeps the wording it was judged against.
#[derive(Debug, Args)]
pub struct Set {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// The wording
    #[arg(long, value_name = "STATEMENT", value_parser = NonEmptyStringValueParser::new())]
    statement: Option<String>,
    /// How far the checking has come
    #[arg(long, value_name = "STATUS", value_parser = choice::status())]
    status: Option<Status>,
    /// What you conclude, in Markdown; an empty text takes it away
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    verdict: Option<String>,
}

impl Set {
    /// Changes the claim.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        if self.statement.is_none() && self.status.is_none() && self.verdict.is_none() {
            return Err(
                CliError::usage("Nothing is said that the claim is to be set to.")
                    .with_hint("Give --statement, --status or --verdict."),
            );
        }
        let page = session.claim(&self.claim)?;
        let statement = match &self.statement {
            None => Setting::Keep,
            Some(statement) => match Setting::line(statement) {
                Setting::Clear => return Err(CliError::usage("A claim needs a statement.")),
                given => given,
            },
        };
        let edit = ClaimEdit {
            statement,
            status: self.status.clone().map_or(Setting::Keep, Setting::To),
            verdict: verdict(self.verdict.as_deref()),
            ..ClaimEdit::default()
        };
        let mut build = session.build();
        build.edit_claim(page.claim.id, &page.record, &edit);
        let change = build.finish();
        session.apply(&change, output)?;
        Ok(())
    }
}

/// Takes a verdict as it was given: an empty one takes it away.
pub fn verdict(given: Option<&str>) -> Setting<CleanText> {
    match given {
        None => Setting::Keep,
        Some(text) if text.trim().is_empty() => Setting::Clear,
        Some(text) => Setting::To(CleanText::new(text)),
    }
}
