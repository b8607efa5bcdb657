//! Claims: their list, one of them, their status and wording.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        overlay::{ClaimPanel, Field, Overlay, Purpose},
        rows::Rows,
    },
    model::{
        ClaimId, RecordId, Status,
        build::{ClaimEdit, Setting, shown},
        view::ClaimPage,
    },
};

/// Asks for what the claims on the screen show, after something has changed.
pub(crate) fn refresh(app: &mut App) {
    let mut wanted = Vec::new();
    for overlay in &mut app.overlays {
        match overlay {
            Overlay::Claims(panel) => {
                panel.rows.settle(app.claims.len());
                wanted.extend(app.claims.get(panel.rows.cursor).map(|row| row.claim.id));
            }
            Overlay::Claim(panel) => wanted.push(panel.id),
            _ => {}
        }
    }
    for id in wanted {
        app.effect(Effect::LoadClaim(id));
    }
}

/// Takes a claim that was asked for.
pub(crate) fn take(app: &mut App, id: ClaimId, page: Option<&ClaimPage>) {
    if let Some(page) = page {
        app.known.learn(RecordId::claim(id), &page.record);
        for (record, known) in &page.records {
            app.known.learn(*record, known);
        }
    }
    let under_cursor = |rows: &Rows| app.claims.get(rows.cursor).map(|row| row.claim.id);
    let mut gone = false;
    for overlay in &mut app.overlays {
        match overlay {
            Overlay::Claims(panel) if under_cursor(&panel.rows) == Some(id) => {
                panel.page = page.cloned().map(Box::new);
            }
            Overlay::Claim(panel) if panel.id == id => {
                gone = page.is_none();
                panel.page = page.cloned().map(Box::new);
                panel
                    .rows
                    .settle(page.map_or(0, |page| page.evidence.len()));
            }
            _ => {}
        }
    }
    if gone {
        app.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Claim(panel) if panel.id == id));
    }
}

/// Returns the claim that is meant: the one under the cursor, or the one that is open.
pub(super) fn meant(app: &App) -> Option<ClaimId> {
    match app.overlays.last()? {
        Overlay::Claims(panel) => app.claims.get(panel.rows.cursor).map(|row| row.claim.id),
        Overlay::Claim(panel) => Some(panel.id),
        _ => None,
    }
}

/// Opens the claim under the cursor.
pub(super) fn open(app: &mut App) {
    let Some(id) = meant(app) else { return };
    let page = match app.overlays.last_mut() {
        Some(Overlay::Claims(panel)) => panel.page.clone().filter(|page| page.claim.id == id),
        _ => None,
    };
    app.overlays.push(Overlay::Claim(ClaimPanel {
        id,
        page,
        rows: Rows::default(),
    }));
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
    let Some(Overlay::Status(id)) = app.overlays.pop() else {
        return;
    };
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
    app.commit(change, "Removed the claim; u brings it back");
    app.claims.retain(|row| row.claim.id != id);
}

/// Takes the evidence under the cursor off the claim.
pub(super) fn unlink(app: &mut App) {
    let Some(row) = super::mark::evidence_row(app).cloned() else {
        return;
    };
    let record = app.known.record(RecordId::annotations(row.article.id));
    let change = app.build(|build| build.unlink(&row.annotation, &record, row.evidence.id));
    app.commit(change, "Took the quote off the claim; it stays marked");
}
