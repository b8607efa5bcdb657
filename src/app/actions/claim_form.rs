//! The form of a claim: its wording, and what is said of it.

use tui_input::Input;

use super::{
    claims,
    details::{corrected, date},
    evidence::known,
};
use crate::{
    app::{App, Severity, overlay::Corrected},
    command::CommandId,
    model::{
        Checkable, Claim, CleanText, Kind as Sort, PartialDate,
        annotation::joined,
        build::{ClaimEdit, Setting, shown},
    },
};

/// The words for whether a claim can be checked, as the form has them.
pub(super) const CHECKABLE: [&str; 3] = ["yes", "partly", "no"];

/// Opens the form of a claim.
pub(super) fn ask_edit(app: &mut App) {
    let Some(claim) = claims::meant(app).and_then(|id| app.claim(id)) else {
        return;
    };
    let inputs = fields(&claim).map(Input::new).to_vec();
    super::details::open_form(app, Corrected::Claim(claim.into()), Vec::new(), inputs);
}

/// Returns what the fields of the form say of a claim; a verdict of several lines stands on one.
pub(super) fn fields(claim: &Claim) -> [String; 8] {
    let line = |text: &Option<CleanText>| text.as_deref().unwrap_or_default().to_owned();
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let verdict = joined(&claim.verdicts).unwrap_or_default();
    [
        claim.statement.to_string(),
        line(&claim.claimant),
        date(claim.as_of),
        claim
            .kind
            .as_ref()
            .map(|kind| kind.word().to_owned())
            .unwrap_or_default(),
        claim
            .checkable
            .as_ref()
            .map(|checkable| checkable_word(checkable).to_owned())
            .unwrap_or_default(),
        line(&claim.checkable_why),
        date(claim.due),
        CleanText::line(&verdict).to_string(),
    ]
}

fn checkable_word(checkable: &Checkable) -> &str {
    match checkable {
        Checkable::Yes => "yes",
        Checkable::No => "no",
        other => other.word(),
    }
}

/// Takes the form of a claim, or says what is wrong with it.
pub(super) fn save(app: &mut App, claim: &Claim, typed: &[String]) -> Result<(), (usize, String)> {
    let [
        statement,
        claimant,
        as_of,
        kind,
        checkable,
        why,
        due,
        verdict,
    ] = typed
    else {
        return Ok(());
    };
    let statement = Setting::line(statement);
    if statement == Setting::Clear {
        return Err((0, "A claim needs a wording.".to_owned()));
    }
    let as_of = date(as_of).map_err(|why| (2, why))?;
    let due = date(due).map_err(|why| (6, why))?;
    let kind = known(kind, Sort::KNOWN, Sort::word).map_err(|why| (3, why))?;
    let known_checkable = known(checkable, Checkable::KNOWN, checkable_word);
    let known_checkable = known_checkable.map_err(|why| (4, why))?;
    // Only what was corrected is set: others may have corrected the rest meanwhile.
    let [.., present] = fields(claim);
    let edit = ClaimEdit {
        statement: corrected(Some(&claim.statement), statement),
        status: Setting::Keep,
        verdict: if *verdict == present {
            Setting::Keep
        } else {
            Setting::line(verdict)
        },
        claimant: corrected(claim.claimant.as_ref(), Setting::line(claimant)),
        as_of: corrected(claim.as_of.as_ref(), as_of),
        kind: corrected(claim.kind.as_ref(), kind),
        checkable: corrected(claim.checkable.as_ref(), known_checkable),
        checkable_why: corrected(claim.checkable_why.as_ref(), Setting::line(why)),
        due: corrected(claim.due.as_ref(), due),
    };
    if edit != ClaimEdit::default() {
        let name = match &edit.statement {
            Setting::To(statement) => statement.clone(),
            _ => claim.statement.clone(),
        };
        let replaced = replaced(app, claim, typed);
        claims::edit(app, claim.id, &edit, "Changed the claim", &shown(&name));
        if let Some((field, value)) = replaced {
            let undo = app.key_of(CommandId::Undo);
            let said = format!(
                "Another window had meanwhile set {field} to {}; it was replaced, and {undo} brings it back.",
                shown(&value)
            );
            app.say(Severity::Warning, &said);
        }
    }
    Ok(())
}

/// What the fields of the form are in a sentence, in their order.
const FIELDS: [&str; 8] = [
    "the wording",
    "the claimant",
    "the as-of date",
    "the kind",
    "whether it can be checked",
    "the reason of that",
    "the due date",
    "the verdict",
];

/// Returns a field that was given a value since the form was opened and that the form gives another one.
fn replaced(app: &App, opened: &Claim, typed: &[String]) -> Option<(&'static str, String)> {
    let now = fields(&app.claim(opened.id)?);
    let mut all = FIELDS
        .into_iter()
        .zip(fields(opened).into_iter().zip(now).zip(typed));
    all.find_map(|(field, ((before, now), typed))| {
        let is_replaced = *typed != before && now != before && now != *typed;
        (is_replaced && !now.is_empty()).then_some((field, now))
    })
}
