//! `briefreader claim add`.

use clap::Args;

use crate::{
    cli::{CliError, Output, choice, claim::set::verdict, session::Session},
    compare::{
        Words,
        likeness::{self, Wording},
    },
    library::MadeClaim,
    model::{
        ClaimId, CleanText, RecordId, Status,
        build::{ClaimEdit, shown},
        view::Shelf,
    },
};

/// How many claims that say nearly the same are told.
const MOST_ALIKE: usize = 3;

/// Make a claim, and print its id
///
/// Where there is a claim of the same wording, its id is printed and it stays as it is.
#[derive(Debug, Args)]
pub struct Add {
    /// A statement that can be true or false
    #[arg(value_name = "STATEMENT")]
    statement: String,
    /// How far the checking has come
    #[arg(long, value_name = "STATUS", value_parser = choice::status())]
    status: Option<Status>,
    /// What you conclude, in Markdown
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    verdict: Option<String>,
}

impl Add {
    /// Makes the claim.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let statement = CleanText::line(&self.statement);
        if statement.is_empty() {
            return Err(CliError::usage("A claim needs a statement."));
        }
        if let Some(status) = &self.status {
            session.check_status(status)?;
        }
        let mut build = session.build();
        let id = build.make_claim(&statement);
        let change = build.finish();
        let applied = match session.make_claim(&change, &statement, output)? {
            MadeClaim::New(applied) => applied,
            MadeClaim::Present(claim) => {
                output.line(claim.id);
                output.note("There is a claim of this wording already; it stays as it is.");
                return Ok(());
            }
        };
        output.line(id);
        tell_alike(id, &statement, session, output);
        let edit = ClaimEdit {
            status: self.status.clone().into(),
            verdict: verdict(self.verdict.as_deref()),
            ..ClaimEdit::default()
        };
        let records = applied.records.into_iter();
        for (_, record) in records.filter(|(of, _)| *of == RecordId::claim(id)) {
            let mut build = session.build();
            build.edit_claim(id, &record, &edit);
            let change = build.finish();
            session.apply(&change, output)?;
        }
        Ok(())
    }
}

/// Tells the claims that say nearly the same as one that was just made, or the same but for a figure or a denial.
fn tell_alike(id: ClaimId, statement: &CleanText, session: &Session, output: &mut Output<'_>) {
    let wording = Wording::new(&Words::new(statement).numbers());
    let others = session.library.claims(Shelf::Library).into_iter();
    let alike = others.filter(|row| row.claim.id != id && wording.is_like(&row.words));
    for row in alike.take(MOST_ALIKE) {
        let (other, name) = (row.claim.id.short(), shown(&row.claim.statement));
        match likeness::apart(statement, &row.claim.statement) {
            Some(what) => output.note(format_args!("{other} {name} is alike: {what}.")),
            None => output.note(format_args!(
                "{other} {name} says nearly the same: `briefreader claim merge {} {other}` makes one of them.",
                id.short()
            )),
        }
    }
}
