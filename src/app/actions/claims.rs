//! Claims: their list, one of them, their status and wording.

use std::{collections::HashMap, sync::Arc};

use crate::{
    app::{
        App, Effect, Severity,
        choices::{self, Choice as Offered, Pick},
        history::Asked,
        overlay::{Bearing, Choice, Overlay},
        panel::{Around, Item, ItemId, Kind, Panel, Thing},
    },
    command::{CommandId, Key, Place},
    compare::{
        Words,
        likeness::{self, Wording},
    },
    model::{
        Claim, ClaimId, Claimed, Record, RecordId, Relation, Status,
        build::{ClaimEdit, Setting, shown},
        claim::{self, Merging},
        view::{ClaimPage, ClaimRow},
    },
};

/// Takes a claim that was asked for.
pub(crate) fn take(app: &mut App, id: ClaimId, page: Option<&ClaimPage>) {
    if let Some(page) = page {
        app.known.learn(RecordId::claim(id), &page.record);
        for (record, known) in &page.records {
            app.known.learn(*record, known);
        }
    }
    // All claims are looked at for it, which a cursor that passes over them need not wait for.
    let is_open = super::panels::open_panels(app)
        .any(|panel| matches!(panel.kind, Kind::Claim(open, _) if open == id));
    let around = page
        .filter(|_| is_open)
        .map(|page| around(app, &page.claim));
    let around = around.unwrap_or_default();
    let mut gone = None;
    for overlay in &mut app.overlays {
        let Overlay::Panel(panel) = overlay else {
            continue;
        };
        let is_under_cursor = panel.current().map(Thing::id) == Some(ItemId::Claim(id));
        match &mut panel.kind {
            Kind::Claims(shown) if is_under_cursor => *shown = page.cloned().map(Box::new),
            Kind::Claim(open, shown) if *open == id => {
                let before = std::mem::replace(shown, page.cloned().map(Box::new));
                gone = gone.or(before.filter(|_| page.is_none()));
                panel.around = around.clone();
                panel.fill(page.map(items).unwrap_or_default());
            }
            _ => {}
        }
    }
    if page.is_none() {
        let is_gone = |overlay: &Overlay| matches!(overlay, Overlay::Panel(panel) if matches!(panel.kind, Kind::Claim(open, _) if open == id));
        app.overlays.retain(|overlay| !is_gone(overlay));
    }
    // Whoever did it here knows.
    if let Some(gone) = gone.filter(|_| !app.history.took_away(id)) {
        let name = shown(&gone.claim.statement);
        app.say(
            Severity::Warning,
            &format!("{name} is not there any more: it was merged or removed elsewhere."),
        );
    }
}

/// Returns what other claims are to a claim.
fn around(app: &App, claim: &Claim) -> Around {
    let name = |id: ClaimId| app.claim(id).map(|other| shown(&other.statement));
    let own = claim.relations.iter();
    let own = own.filter_map(|(id, relation)| Some(format!("{} {}", relation.word(), name(*id)?)));
    let others = app.claims.iter().map(|row| &row.claim).flat_map(|other| {
        let mut back = other.relations.iter();
        let (_, relation) = back.find(|(id, _)| *id == claim.id)?;
        Some(format!("{} {}", relation.back(), shown(&other.statement)))
    });
    let mut relations: Vec<String> = Vec::new();
    for relation in own.chain(others) {
        // Two that contradict each other may both say so.
        if !relations.contains(&relation) {
            relations.push(relation);
        }
    }
    let alike = mergeable(app, claim).next();
    Around {
        relations,
        alike: alike.map(|row| shown(&row.claim.statement)),
    }
}

/// Returns the rows of a claim: its evidence, then what is silent on it.
fn items(page: &ClaimPage) -> Vec<Item> {
    let evidence = page.evidence.iter().cloned().map(Thing::Evidence);
    let silences = page.silences.iter().cloned().map(Thing::Silence);
    evidence.chain(silences).map(Item::new).collect()
}

/// Returns the claim that is meant: the one under the cursor, or the one that is open.
pub(super) fn meant(app: &App) -> Option<ClaimId> {
    let panel = super::panels::top(app)?;
    match (&panel.kind, panel.current()) {
        (Kind::Claim(id, _), _) => Some(*id),
        (_, Some(Thing::Claim(row))) => Some(row.claim.id),
        _ => None,
    }
}

/// Opens the claim under the cursor.
pub(super) fn open(app: &mut App) {
    if let Some(id) = meant(app) {
        show(app, id);
    }
}

/// Opens a claim above what is open, with the cursor on one of its rows.
pub(super) fn show_at(app: &mut App, id: ClaimId, row: ItemId) {
    show(app, id);
    if let Some(panel) = super::panels::top_mut(app) {
        panel.sought = Some(row);
    }
}

/// Opens a claim above what is open.
pub(super) fn show(app: &mut App, id: ClaimId) {
    let page = match super::panels::top(app).map(|panel| &panel.kind) {
        Some(Kind::Claims(page)) => page.clone().filter(|page| page.claim.id == id),
        _ => None,
    };
    let items = page.as_deref().map(items).unwrap_or_default();
    let mut panel = Panel::new(Kind::Claim(id, page));
    panel.fill(items);
    app.overlays.push(Overlay::Panel(Box::new(panel)));
    app.effect(Effect::LoadClaim(id));
}

/// Asks for the status of a claim.
pub(super) fn ask_status(app: &mut App) {
    if let Some(id) = meant(app) {
        app.overlays.push(Overlay::Status(id));
    }
}

/// Takes the status that a command chooses, unless the scale of the person is without it.
pub(super) fn status_of(app: &mut App, id: CommandId) {
    let Some(chosen) = choices::status_of(id) else {
        return;
    };
    if app.settings.statuses.contains(&chosen) {
        return status(app, &chosen);
    }
    let said = format!(
        "“{chosen}” is no status; there are: {}.",
        app.settings.statuses.words()
    );
    app.say(Severity::Warning, &said);
}

/// Takes the status that was chosen.
pub(super) fn status(app: &mut App, status: &Status) {
    if let Some(Overlay::Status(id)) = app.overlays.pop() {
        set(app, id, status);
    }
}

/// Gives the claim the status of the person's own that a key chooses; tells whether there is one.
pub(crate) fn status_by_key(app: &mut App, key: Key) -> bool {
    if app.place() != Place::Status {
        return false;
    }
    let typed = key.typed().map(String::from);
    let mut offered = choices::offered(app).into_iter();
    match offered.find(|choice| Some(&choice.key) == typed.as_ref()) {
        Some(Offered {
            pick: Pick::Status(chosen),
            ..
        }) => {
            status(app, &chosen);
            true
        }
        _ => false,
    }
}

/// Sets the status of the claim that is meant.
pub(super) fn set_status(app: &mut App, status: &Status) {
    if let Some(id) = meant(app) {
        set(app, id, status);
    }
}

fn set(app: &mut App, id: ClaimId, status: &Status) {
    edit(
        app,
        id,
        &ClaimEdit {
            status: Setting::To(status.clone()),
            ..ClaimEdit::default()
        },
        "Status",
        status.word(),
    );
}

/// Asks for the claim that the one that is meant is related to.
pub(super) fn ask_relation(app: &mut App) {
    let Some(claim) = meant(app).and_then(|id| app.claim(id)) else {
        return;
    };
    let (of, name) = (claim.id, claim.statement);
    super::flag::ask(app, Bearing::Relation { of, name });
}

/// Asks for the claim that the one that is meant is merged into.
pub(super) fn ask_merge(app: &mut App) {
    let Some(claim) = meant(app).and_then(|id| app.claim(id)) else {
        return;
    };
    let (from, name) = (claim.id, claim.statement);
    super::flag::ask(app, Bearing::Merge { from, name });
}

/// Leaves a claim itself out of what a picker offers; those that say nearly the same come first.
pub(super) fn offer_others(app: &App, bearing: &Bearing, typed: &str, choices: &mut Vec<Choice>) {
    let Some(own) = bearing.own() else { return };
    let is_own = |choice: &Choice| matches!(choice, Choice::Claim { id, .. } if *id == own);
    choices.retain(|choice| !is_own(choice));
    let Some(claim) = app.claim(own).filter(|_| typed.is_empty()) else {
        return;
    };
    let rows: Vec<&ClaimRow> = match bearing {
        Bearing::Merge { .. } => mergeable(app, &claim).collect(),
        _ => alike(app, &claim).collect(),
    };
    let first: Vec<Choice> = rows
        .into_iter()
        .map(|row| super::flag::choice(row, Vec::new()))
        .collect();
    choices.retain(|choice| !first.contains(choice));
    choices.splice(..0, first);
}

/// Returns the claims that say nearly the same as one.
fn alike<'a>(app: &'a App, claim: &Claim) -> impl Iterator<Item = &'a ClaimRow> {
    let own = claim.id;
    let wording = Wording::new(&Words::new(&claim.statement).numbers());
    let others = app.claims.iter();
    others.filter(move |other| other.claim.id != own && wording.is_like(&other.words))
}

/// Returns those of them that may be the same claim: where a person has said of either what it is to the other, such as
/// that they contradict each other, they are two, and where their figures differ or one of them is denied.
fn mergeable<'a>(app: &'a App, claim: &'a Claim) -> impl Iterator<Item = &'a ClaimRow> {
    let says = |claim: &Claim, of: ClaimId| claim.relations.iter().any(|(other, _)| *other == of);
    let is_other = move |row: &&ClaimRow| !says(claim, row.claim.id) && !says(&row.claim, claim.id);
    let is_one =
        |row: &&ClaimRow| likeness::apart(&claim.statement, &row.claim.statement).is_none();
    alike(app, claim).filter(is_other).filter(is_one)
}

/// Asks what a claim is to the one that was chosen.
pub(super) fn relate_to(app: &mut App, of: ClaimId, other: &Claimed) {
    if let Claimed::Present(other) = other {
        if app.known.record(RecordId::claim(*other)).is_empty() {
            // What it says of the claim may have to be taken away.
            app.effect(Effect::LoadClaim(*other));
        }
        app.overlays.push(Overlay::Relation(of, *other));
    }
}

/// Takes what was chosen that a claim is to another one.
pub(super) fn relate(app: &mut App, relation: Option<&Relation>) {
    let Some(Overlay::Relation(of, other)) = app.overlays.pop() else {
        return;
    };
    let (Some(record), Some(to)) = (record_of(app, of), app.claim(other)) else {
        return;
    };
    if relation.is_some_and(|relation| goes_round(app, of, relation, other)) {
        let said = format!(
            "Not recorded: {} is narrower than it already, or a part of it, so that this would go round.",
            shown(&to.statement)
        );
        return app.say(Severity::Warning, &said);
    }
    // The other one may say it of this one.
    let says = |(claim, _): &(ClaimId, Relation)| *claim == of;
    let back = match relation {
        None if to.relations.iter().any(says) => match record_of(app, other) {
            Some(record) => Some(record),
            None => return,
        },
        _ => None,
    };
    let change = app.build(|build| {
        if let Some(back) = &back {
            build.relate(other, back, of, None);
        }
        build.relate(of, &record, other, relation);
    });
    if change.is_empty() {
        return app.say(Severity::Done, "Nothing to change: all is so already.");
    }
    let to = shown(&to.statement);
    let said = match relation {
        Some(relation) => format!("It is said now: {} {to}", relation.word()),
        None => format!("Nothing is said now of what it is to {to}, nor the other way round"),
    };
    app.commit(change, &said);
}

/// Tells whether a claim would stand above itself.
fn goes_round(app: &App, of: ClaimId, relation: &Relation, other: ClaimId) -> bool {
    let claims = app.claims.iter().map(|row| (row.claim.id, &row.claim));
    let claims: HashMap<ClaimId, &Arc<Claim>> = claims.collect();
    claim::goes_round(of, relation, other, |id| {
        claims
            .get(&id)
            .map_or(&[], |claim| claim.relations.as_slice())
    })
}

/// Has a claim merged into the one that was chosen.
pub(super) fn merge(app: &mut App, from: ClaimId, into: &Claimed) {
    if let Claimed::Present(into) = into {
        let merging = Merging { from, into: *into };
        let by = app.settings.name.clone();
        app.ask_deed(Effect::MergeClaims(merging, by), Asked::default());
    }
}

/// Says that a claim was merged, and shows the other one in its place.
pub(crate) fn merged(app: &mut App, Merging { from, into }: Merging, said: &str) {
    let undo = app.key_of(CommandId::Undo);
    app.say(Severity::Done, &format!("{said}; {undo} takes it back"));
    app.claims.retain(|row| row.claim.id != from);
    let is_open = |overlay: &Overlay| matches!(overlay, Overlay::Panel(panel) if matches!(panel.kind, Kind::Claim(open, _) if open == from));
    if app.overlays.iter().any(is_open) {
        app.overlays.retain(|overlay| !is_open(overlay));
        show(app, into);
    }
}

/// Shows all that the claim was given, the last first.
pub(super) fn history(app: &mut App) {
    let Some(id) = meant(app) else { return };
    let mut panel = Panel::new(Kind::History(id));
    panel.fill(past(app, id));
    app.overlays.push(Overlay::Panel(Box::new(panel)));
}

/// Returns the rows of a claim's history, the last first.
pub(super) fn past(app: &App, id: ClaimId) -> Vec<Item> {
    let history = app.claim(id).map(|claim| claim.history).unwrap_or_default();
    let entries = history.into_iter().enumerate().rev();
    entries
        .map(|(number, entry)| Item::new(Thing::Past(number, entry)))
        .collect()
}

/// Returns the record of a claim, or says that it is still being read.
fn record_of(app: &mut App, id: ClaimId) -> Option<Record> {
    let record = app.known.record(RecordId::claim(id));
    if record.is_empty() {
        app.say(
            Severity::Warning,
            "This claim is still being read; try again.",
        );
        return None;
    }
    Some(record)
}

pub(super) fn edit(app: &mut App, id: ClaimId, edit: &ClaimEdit, what: &str, to: &str) {
    let Some(record) = record_of(app, id) else {
        return;
    };
    let change = app.build(|build| build.edit_claim(id, &record, edit));
    app.commit(change, &format!("{what}: {to}"));
}

/// Puts the claim under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some(id) = meant(app) else { return };
    let Some(record) = record_of(app, id) else {
        return;
    };
    let change = app.build(|build| build.remove_claim(id, &record));
    let undo = app.key_of(CommandId::Undo);
    app.commit(change, &format!("Removed the claim; {undo} brings it back"));
    app.claims.retain(|row| row.claim.id != id);
    super::listing::refill(app, &[]);
}

/// Takes the evidence or the silence under the cursor off the claim.
pub(super) fn unlink(app: &mut App) {
    if let Some((claim, row)) = super::silence::row(app) {
        return super::silence::take_away(app, claim, row.article.id);
    }
    let Some(row) = super::mark::evidence_row(app).cloned() else {
        return;
    };
    let record = super::listing::record(app, RecordId::annotations(row.article.id));
    let change = app.build(|build| build.unlink(&row.annotation, &record, row.evidence.id));
    app.commit(change, "Took the quote off the claim; it stays marked");
}
