//! Claims: their list, one of them, their status and wording.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        overlay::{Field, Overlay, Purpose},
        panel::{Item, ItemId, Kind, Panel, Thing},
    },
    command::CommandId,
    model::{
        ClaimId, RecordId, Status,
        build::{ClaimEdit, Setting, shown},
        view::ClaimPage,
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
    let mut gone = false;
    for overlay in &mut app.overlays {
        let Overlay::Panel(panel) = overlay else {
            continue;
        };
        let is_under_cursor = panel.current().map(Thing::id) == Some(ItemId::Claim(id));
        match &mut panel.kind {
            Kind::Claims(shown) if is_under_cursor => *shown = page.cloned().map(Box::new),
            Kind::Claim(open, shown) if *open == id => {
                gone = page.is_none();
                *shown = page.cloned().map(Box::new);
                panel.fill(page.map(items).unwrap_or_default());
            }
            _ => {}
        }
    }
    if gone {
        let is_gone = |overlay: &Overlay| matches!(overlay, Overlay::Panel(panel) if matches!(panel.kind, Kind::Claim(open, _) if open == id));
        app.overlays.retain(|overlay| !is_gone(overlay));
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

/// Takes the status that was chosen.
pub(super) fn status(app: &mut App, status: &Status) {
    if let Some(Overlay::Status(id)) = app.overlays.pop() {
        set(app, id, status);
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

/// Opens the field for the wording of a claim.
pub(super) fn ask_statement(app: &mut App) {
    let Some(id) = meant(app) else { return };
    let Some(claim) = app.claim(id) else { return };
    let input = Input::new(claim.statement.to_string());
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Statement(id),
        input,
    }));
}

/// Takes the wording that was typed.
pub(super) fn set_statement(app: &mut App, id: ClaimId, typed: &str) {
    match Setting::line(typed) {
        Setting::To(statement) => {
            let said = shown(&statement);
            let setting = ClaimEdit {
                statement: Setting::To(statement),
                ..ClaimEdit::default()
            };
            edit(app, id, &setting, "Statement", &said);
        }
        _ => app.say(
            Severity::Warning,
            "A claim needs a wording; it stays as it was.",
        ),
    }
}

fn edit(app: &mut App, id: ClaimId, edit: &ClaimEdit, what: &str, to: &str) {
    let record = app.known.record(RecordId::claim(id));
    if record.is_empty() {
        return app.say(
            Severity::Warning,
            "This claim is still being read; try again.",
        );
    }
    let change = app.build(|build| build.edit_claim(id, &record, edit));
    app.commit(change, &format!("{what}: {to}"));
}

/// Puts the claim under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some(id) = meant(app) else { return };
    let record = app.known.record(RecordId::claim(id));
    if record.is_empty() {
        return app.say(
            Severity::Warning,
            "This claim is still being read; try again.",
        );
    }
    let change = app.build(|build| build.remove_claim(id, &record));
    let undo = app.key_of(CommandId::Undo);
    app.commit(change, &format!("Removed the claim; {undo} brings it back"));
    app.claims.retain(|row| row.claim.id != id);
    super::panels::refill(app, &[]);
}

/// Takes the evidence or the silence under the cursor off the claim.
pub(super) fn unlink(app: &mut App) {
    if let Some((claim, row)) = super::silence::row(app) {
        return super::silence::take_away(app, claim, row.article.id);
    }
    let Some(row) = super::mark::evidence_row(app).cloned() else {
        return;
    };
    let record = super::panels::record(app, RecordId::annotations(row.article.id));
    let change = app.build(|build| build.unlink(&row.annotation, &record, row.evidence.id));
    app.commit(change, "Took the quote off the claim; it stays marked");
}
