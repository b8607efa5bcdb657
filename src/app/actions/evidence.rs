//! What a person says of evidence: how it is told, where it comes from in the end, and that it still holds.

use tui_input::Input;

use crate::{
    app::{
        App, Severity,
        overlay::{Corrected, Field, Overlay, Purpose},
        panel::{Kind, Panel, Thing},
    },
    command::{CommandId, Fact},
    model::{
        Annotation, CleanText, Evidence, EvidenceId, RecordId, Strength, Voice,
        build::{EvidenceEdit, Setting, in_marks, shown},
        evidence::{chain, chain_in_words},
        view::{EvidenceRow, Used},
    },
};

/// Returns the evidence under the cursor of an open claim.
pub(crate) fn here(app: &App) -> Option<&EvidenceRow> {
    let panel = super::panels::top(app)?;
    match (&panel.kind, panel.current()?) {
        (Kind::Claim(..), Thing::Evidence(row)) => Some(row),
        _ => None,
    }
}

/// Tells whether how the evidence under the cursor is told is only made out.
pub(crate) fn is_suggested(app: &App) -> bool {
    here(app).is_some_and(|row| !row.evidence.is_confirmed())
}

/// Tells whether the evidence under the cursor was judged under another wording.
pub(crate) fn is_reworded(app: &App) -> bool {
    let claim = |row: &EvidenceRow| app.claim(row.evidence.claim);
    here(app).is_some_and(|row| {
        claim(row).is_some_and(|claim| row.evidence.is_outworded(&claim.statement))
    })
}

/// Tells whether a person has said where the evidence under the cursor comes from.
pub(crate) fn is_origin_said(app: &App) -> bool {
    here(app).is_some_and(|row| row.evidence.origin.is_some())
}

/// Returns the evidence under the cursor, or says that there is none.
fn meant(app: &mut App) -> Option<EvidenceRow> {
    let row = here(app).cloned();
    if row.is_none() {
        app.say(Severity::Done, Fact::Quote.absence());
    }
    row
}

/// Opens the field for where the evidence comes from in the end.
pub(super) fn ask_origin(app: &mut App) {
    let Some(row) = meant(app) else { return };
    let name = row.origin.name.map(CleanText::into_string);
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Origin(row.evidence.id),
        input: Input::new(name.unwrap_or_default()),
    }));
}

/// Returns the names that other evidence of the claim comes from, and the sources of its articles.
pub(super) fn origins(app: &App) -> Vec<Used> {
    let mut names: Vec<Used> = Vec::new();
    let rows = super::panels::open_panels(app)
        .flat_map(Panel::things)
        .filter_map(|thing| match thing {
            Thing::Evidence(row) => Some(row),
            _ => None,
        });
    let rows: Vec<&EvidenceRow> = rows.collect();
    let named = rows.iter().filter_map(|row| row.origin.name.as_ref());
    let sources = rows.iter().filter_map(|row| row.article.source.as_ref());
    for word in named.chain(sources) {
        if names.iter().all(|known| known.word != *word) {
            let word = word.clone();
            names.push(Used { word, count: 0 });
        }
    }
    names
}

/// Takes where evidence comes from as it was typed: a name joins it to all of that name, none says that it is
/// unknown.
pub(super) fn set_origin(app: &mut App, id: EvidenceId, typed: &str) {
    let of_panel = |panel: &Panel| {
        panel.things().find_map(|thing| match thing {
            Thing::Evidence(row) if row.evidence.id == id => Some(row.clone()),
            _ => None,
        })
    };
    let Some(row) = super::panels::top(app).and_then(of_panel) else {
        return app.say(
            Severity::Warning,
            "This quote is gone; nothing was said of it.",
        );
    };
    let name = CleanText::line(typed);
    let said = if name.is_empty() {
        "Its origin is unknown".to_owned()
    } else {
        format!("It comes from {name} in the end")
    };
    let unsay = app.key_of(CommandId::UnsayOrigin);
    let edit = EvidenceEdit {
        origin: Setting::To(name),
        ..EvidenceEdit::default()
    };
    commit(
        app,
        &row,
        &edit,
        &format!("{said}; {unsay} takes your word back"),
    );
}

/// Takes back what was said of where the evidence comes from, so that it is made out again.
pub(super) fn unsay_origin(app: &mut App) {
    let Some(row) = meant(app) else { return };
    if row.evidence.origin.is_none() {
        return app.say(Severity::Done, Fact::OriginSaid.absence());
    }
    let edit = EvidenceEdit {
        origin: Setting::Clear,
        ..EvidenceEdit::default()
    };
    commit(app, &row, &edit, "Where it comes from is made out again");
}

/// Confirms how the evidence is told, as it was made out; where that is not known it is asked for.
pub(super) fn confirm(app: &mut App) {
    let Some(row) = meant(app) else { return };
    if row.evidence.is_confirmed() {
        return app.say(Severity::Done, Fact::Suggested.absence());
    }
    if row.evidence.told().voice.is_none() {
        return ask_told(app);
    }
    let edit = EvidenceEdit::confirming(&row.evidence);
    let said = format!(
        "Confirmed how {} is told",
        shown(&row.annotation.anchor.quote)
    );
    commit(app, &row, &edit, &said);
}

/// Opens the form of how the evidence is told.
pub(super) fn ask_told(app: &mut App) {
    let Some(row) = meant(app) else { return };
    let inputs = fields(&row).map(Input::new).to_vec();
    let quote = CleanText::line(&in_marks(&row.annotation.anchor.quote));
    let mut facts = vec![("Quote", quote)];
    if !row.evidence.is_confirmed() {
        let said = "made out from the text; saving it confirms it";
        facts.push(("", CleanText::line(said)));
    }
    super::details::open_form(app, Corrected::Told(Box::new(row)), facts, inputs);
}

/// Returns what the fields of the form say of evidence.
pub(super) fn fields(row: &EvidenceRow) -> [String; 4] {
    let told = row.evidence.told();
    [
        told.voice
            .map(|voice| voice.word().to_owned())
            .unwrap_or_default(),
        chain_in_words(&told.via),
        told.hedge.map(CleanText::into_string).unwrap_or_default(),
        row.evidence
            .strength
            .as_ref()
            .map(|strength| strength.word().to_owned())
            .unwrap_or_default(),
    ]
}

/// Takes the form of how evidence is told, or says what is wrong with it.
pub(super) fn save(
    app: &mut App,
    row: &EvidenceRow,
    typed: &[String],
) -> Result<(), (usize, String)> {
    let [voice, via, hedge, strength] = typed else {
        return Ok(());
    };
    let new_voice = known(voice, Voice::KNOWN, Voice::word).map_err(|why| (0, why))?;
    let new_strength = known(strength, Strength::KNOWN, Strength::word).map_err(|why| (3, why))?;
    // Only what was corrected is set, and what nobody has said yet, neither before nor meanwhile: another window may have
    // corrected the rest, or taken back what was said of it.
    let (then, now) = (&row.evidence, as_known(app, row));
    let [old_voice, old_via, old_hedge, old_strength] = fields(row);
    let edit = EvidenceEdit {
        voice: said(
            new_voice,
            *voice == old_voice,
            then.voice.is_some() || now.voice.is_some(),
        ),
        via: said(
            Setting::To(chain(via)),
            *via == old_via,
            then.via.is_some() || now.via.is_some(),
        ),
        hedge: said(
            Setting::To(CleanText::line(hedge)),
            *hedge == old_hedge,
            then.hedge.is_some() || now.hedge.is_some(),
        ),
        strength: said(new_strength, *strength == old_strength, true),
        origin: Setting::Keep,
    };
    let told = format!("Said how {} is told", shown(&row.annotation.anchor.quote));
    commit(app, row, &edit, &told);
    Ok(())
}

/// Returns the evidence as it is known by now; as it was shown, where it is gone.
fn as_known(app: &App, row: &EvidenceRow) -> Evidence {
    let record = super::listing::record(app, RecordId::annotations(row.article.id));
    let annotation = Annotation::from_record(row.article.id, row.annotation.id, &record);
    let links = annotation.into_iter().flat_map(|known| known.evidence);
    let mut same = links.filter(|link| link.id == row.evidence.id);
    same.next().unwrap_or_else(|| row.evidence.clone())
}

/// Keeps what the form does not change, where a person has said it already; what was only made out is confirmed.
fn said<T>(to: Setting<T>, is_unchanged: bool, is_said: bool) -> Setting<T> {
    match to {
        Setting::Clear if is_unchanged => Setting::Keep,
        _ if is_unchanged && is_said => Setting::Keep,
        to => to,
    }
}

/// Reads one of some words, or its beginning, or says which there are; an empty field takes it away.
pub(super) fn known<T: Clone>(
    typed: &str,
    all: &[T],
    word: fn(&T) -> &str,
) -> Result<Setting<T>, String> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Ok(Setting::Clear);
    }
    let is_it = |one: &&T| word(one) == typed;
    let begins = |one: &&T| word(one).starts_with(&typed);
    match all.iter().find(is_it).or_else(|| all.iter().find(begins)) {
        Some(one) => Ok(Setting::To(one.clone())),
        None => {
            let words: Vec<&str> = all.iter().map(word).collect();
            Err(format!(
                "There is no “{typed}” here; there are {}.",
                words.join(", ")
            ))
        }
    }
}

/// Says that the evidence holds under the wording that the claim has now.
pub(super) fn judge_again(app: &mut App) {
    let Some(row) = meant(app) else { return };
    if !is_reworded(app) {
        return app.say(Severity::Done, Fact::Reworded.absence());
    }
    let Some(claim) = app.claim(row.evidence.claim) else {
        return;
    };
    let record = super::listing::record(app, RecordId::annotations(row.article.id));
    let change = app.build(|build| {
        build.judge_again(&row.annotation, &record, row.evidence.id, &claim.statement);
    });
    let stance = &row.evidence.stance;
    app.commit(
        change,
        &format!("Judged again: {stance} {}", shown(&claim.statement)),
    );
}

fn commit(app: &mut App, row: &EvidenceRow, edit: &EvidenceEdit, said: &str) {
    let record = super::listing::record(app, RecordId::annotations(row.article.id));
    let change =
        app.build(|build| build.edit_evidence(&row.annotation, &record, row.evidence.id, edit));
    if change.is_empty() {
        return app.say(Severity::Done, "Nothing to change: all is so already.");
    }
    app.commit(change, said);
}
