//! `briefreader claim set`.

use clap::{Args, builder::NonEmptyStringValueParser};

use crate::{
    cli::{CliError, Output, choice, session::Session},
    model::{
        Checkable, CleanText, Kind, PartialDate, Status,
        build::{ClaimEdit, Setting},
    },
};

/// Change a claim: its wording, status, verdict and what else is said of it
///
/// Evidence keeps the wording it was judged against, and waits for a recheck where that is another one now. An
/// empty text takes away what was said.
#[derive(Debug, Args)]
pub struct Set {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// The wording
    #[arg(long, value_name = "STATEMENT", value_parser = NonEmptyStringValueParser::new())]
    statement: Option<String>,
    /// How far the checking has come: one of these, or of the scale that `statuses` in config.ron gives instead
    #[arg(long, value_name = "STATUS", value_parser = choice::status())]
    status: Option<Status>,
    /// What you conclude, in Markdown; an empty text takes it away
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    verdict: Option<String>,
    /// Who claims it
    #[arg(long, value_name = "NAME")]
    claimant: Option<String>,
    /// Of which time it speaks: a year, a month or a day
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// What kind of statement it is
    #[arg(long, value_name = "KIND", value_parser = choice::kind())]
    kind: Option<Setting<Kind>>,
    /// Whether it can be checked at all
    #[arg(long, value_name = "HOW-FAR", value_parser = choice::checkable())]
    checkable: Option<Setting<Checkable>>,
    /// Why it can be checked or can't, or how
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    why: Option<String>,
    /// By when it is to be decided
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
}

impl Set {
    /// Changes the claim.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let edit = self.edit()?;
        if edit == ClaimEdit::default() {
            return Err(
                CliError::usage("Nothing is said that the claim is to be set to.")
                    .with_hint("Give --statement, --status, --verdict or another option."),
            );
        }
        if let Some(status) = &self.status {
            session.check_status(status)?;
        }
        let page = session.claim(&self.claim)?;
        let mut build = session.build();
        build.edit_claim(page.claim.id, &page.record, &edit);
        let change = build.finish();
        session.apply(&change, output)?;
        Ok(())
    }

    fn edit(&self) -> Result<ClaimEdit, CliError> {
        let statement = match &self.statement {
            None => Setting::Keep,
            Some(statement) => match Setting::line(statement) {
                Setting::Clear => return Err(CliError::usage("A claim needs a statement.")),
                given => given,
            },
        };
        Ok(ClaimEdit {
            statement,
            status: self.status.clone().into(),
            verdict: verdict(self.verdict.as_deref()),
            claimant: line(self.claimant.as_deref()),
            as_of: date(self.as_of.as_deref())?,
            kind: self.kind.clone().unwrap_or_default(),
            checkable: self.checkable.clone().unwrap_or_default(),
            checkable_why: line(self.why.as_deref()),
            due: date(self.due.as_deref())?,
        })
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

/// Takes a line as it was given: an empty one takes it away.
fn line(given: Option<&str>) -> Setting<CleanText> {
    given.map_or(Setting::Keep, Setting::line)
}

/// Takes a date as it was given: an empty one takes it away.
fn date(given: Option<&str>) -> Result<Setting<PartialDate>, CliError> {
    match given {
        None => Ok(Setting::Keep),
        Some(text) if text.trim().is_empty() => Ok(Setting::Clear),
        Some(text) => match PartialDate::read(text.trim()) {
            Ok(date) => Ok(Setting::To(date)),
            Err(fault) => Err(CliError::usage(fault.to_string()).with_hint(fault.hint())),
        },
    }
}
