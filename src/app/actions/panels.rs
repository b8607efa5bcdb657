//! What stands beside and above the text, and the habits that all of it shares.

use crate::{
    app::{
        App, Effect,
        frame::Pane,
        list::ROW_HEIGHT,
        overlay::{ClaimsPanel, Overlay, Target},
        rows::Rows,
    },
    command::reference,
};

/// Rows of the screen that one annotation takes in its panel.
pub(crate) const ANNOTATION_HEIGHT: usize = 2;
/// Rows of the screen that one piece of evidence takes in a claim.
pub(crate) const EVIDENCE_HEIGHT: usize = 4;
/// Rows of the screen that a claim's head takes.
pub(crate) const CLAIM_HEAD: usize = 4;
/// Rows that the picker shows.
pub(crate) const PICKER_HEIGHT: usize = 8;

/// Returns the cursor of whatever list has the keys.
pub(super) fn rows(app: &mut App) -> Option<&mut Rows> {
    match app.overlays.last_mut() {
        Some(Overlay::Annotations(rows)) => Some(rows),
        Some(Overlay::Claims(panel)) => Some(&mut panel.rows),
        Some(Overlay::Claim(panel)) => Some(&mut panel.rows),
        Some(Overlay::Picker(picker)) => Some(&mut picker.rows),
        Some(_) => None,
        None => Some(&mut app.list.rows),
    }
}

/// Returns how many rows the list that has the keys holds.
pub(super) fn length(app: &App) -> usize {
    match app.overlays.last() {
        Some(Overlay::Annotations(_)) => app
            .reader
            .as_ref()
            .map_or(0, |reader| reader.annotations.len()),
        Some(Overlay::Claims(_)) => app.claims.len(),
        Some(Overlay::Claim(panel)) => panel.page.as_ref().map_or(0, |page| page.evidence.len()),
        Some(Overlay::Picker(picker)) => picker.choices.len(),
        Some(Overlay::Help(_)) => help_lines(app),
        Some(_) => 0,
        None => app.list.total,
    }
}

/// Returns how many rows of the list that has the keys are visible.
pub(super) fn height(app: &App) -> usize {
    let body = usize::from(app.frame().body.height).saturating_sub(2);
    let rows = match app.overlays.last() {
        Some(Overlay::Annotations(_)) => body / ANNOTATION_HEIGHT,
        Some(Overlay::Claim(_)) => body.saturating_sub(CLAIM_HEAD) / EVIDENCE_HEIGHT,
        Some(Overlay::Picker(_)) => PICKER_HEIGHT,
        Some(Overlay::Claims(_)) => body / usize::from(ROW_HEIGHT),
        Some(_) => body,
        None => app.list_height(),
    };
    rows.max(1)
}

/// Returns how many lines the help has.
pub(crate) fn help_lines(app: &App) -> usize {
    reference::help(&app.keymap)
        .iter()
        .map(|group| group.rows.len() + 2)
        .sum()
}

/// Follows a cursor that has moved: what it stands on is shown.
pub(super) fn moved(app: &mut App) {
    match app.overlays.last() {
        Some(Overlay::Claims(panel)) => {
            if let Some(row) = app.claims.get(panel.rows.cursor) {
                app.effect(Effect::LoadClaim(row.claim.id));
            }
        }
        None if app.pane == Pane::List => super::articles::preview(app),
        _ => {}
    }
}

/// Keeps cursors on rows that are there, and visible.
pub(crate) fn settle(app: &mut App) {
    let (length, height) = (length(app), height(app));
    if app.overlays.is_empty() {
        return;
    }
    if let Some(rows) = rows(app) {
        rows.settle(length);
        rows.follow(height, length);
    }
}

/// Opens what the cursor stands on.
pub(super) fn open(app: &mut App) {
    let (article, annotation) = match app.overlays.last() {
        None => {
            app.behind.clear();
            return super::articles::open(app);
        }
        Some(Overlay::Claims(_)) => return super::claims::open(app),
        Some(Overlay::Annotations(_)) => {
            let Some(Target::Annotation(id)) = super::mark::target(app) else {
                return;
            };
            let Some(reader) = &app.reader else { return };
            (reader.article.id, id)
        }
        Some(Overlay::Claim(_)) => {
            let Some(row) = super::mark::evidence_row(app) else {
                return;
            };
            (row.article.id, row.annotation.id)
        }
        Some(_) => return,
    };
    app.behind = std::mem::take(&mut app.overlays);
    super::articles::open_at(app, article, Some(annotation));
}

/// Removes what the caret or cursor stands on.
pub(super) fn remove(app: &mut App) {
    match app.overlays.last() {
        None if app.pane == Pane::List => super::details::remove(app),
        Some(Overlay::Claims(_)) => super::claims::remove(app),
        Some(Overlay::Claim(_)) => super::claims::unlink(app),
        _ => super::mark::remove(app),
    }
}

/// Gives the keys to the other pane.
pub(super) fn switch(app: &mut App) {
    if !app.overlays.is_empty() {
        app.overlays.clear();
        return;
    }
    match app.pane {
        Pane::List => super::articles::open(app),
        Pane::Reader => {
            app.keep_position();
            app.behind.clear();
            app.pane = Pane::List;
        }
    }
}

/// Shows the annotations of the open article, or goes back from them.
pub(super) fn annotations(app: &mut App) {
    if matches!(app.overlays.last(), Some(Overlay::Annotations(_))) {
        app.overlays.pop();
        return;
    }
    let Some(reader) = &app.reader else { return };
    // The cursor starts on the annotation that the caret is on, or on the next one.
    let here = reader.annotation_here().map(|annotation| annotation.id);
    let cursor = reader
        .annotations_in_order()
        .iter()
        .position(|annotation| Some(annotation.id) == here);
    let cursor = cursor.unwrap_or_else(|| {
        reader
            .marks
            .all()
            .iter()
            .filter(|mark| mark.bytes.start < reader.caret)
            .count()
    });
    app.overlays.clear();
    app.overlays
        .push(Overlay::Annotations(Rows { cursor, top: 0 }));
}

/// Shows all claims, or goes back from them.
pub(super) fn claims(app: &mut App) {
    if matches!(app.overlays.last(), Some(Overlay::Claims(_))) {
        app.overlays.pop();
        return;
    }
    app.overlays.clear();
    app.overlays.push(Overlay::Claims(ClaimsPanel::default()));
    app.effect(Effect::Refresh);
    app.effect(Effect::LoadClaims);
    moved(app);
}

/// Shows the keys, or goes back from them.
pub(super) fn help(app: &mut App) {
    if matches!(app.overlays.last(), Some(Overlay::Help(_))) {
        app.overlays.pop();
    } else {
        app.overlays.push(Overlay::Help(0));
    }
}
