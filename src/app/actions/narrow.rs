//! Filtering panels: by letters that stand in their items, and by queries that the library answers.

use std::collections::HashSet;

use tui_input::Input;

use super::{cursors, panels};
use crate::app::{
    App, Effect,
    matrix::Narrowing,
    message::Request,
    overlay::{Field, Overlay, Purpose},
    panel::{ItemId, Kind, Panel},
    rows::Rows,
};

/// Opens the field that filters the list that has the keys.
pub(super) fn ask_filter(app: &mut App) {
    if matches!(app.overlays.last(), Some(Overlay::Help(_))) {
        return super::help::search(app);
    }
    if super::matrix::has_keys(app) {
        return super::matrix::ask_filter(app, Narrowing::Claims);
    }
    let Some(panel) = panels::top(app) else {
        return super::filter::ask(app);
    };
    if matches!(panel.kind, Kind::Found(_)) {
        return super::search::edit(app);
    }
    let before = panel.filter().to_owned();
    let input = Input::new(before.clone());
    let purpose = if panel.kind.takes_query() {
        Purpose::PanelQuery(before, panel.rows)
    } else {
        Purpose::PanelFilter(before, panel.rows)
    };
    app.effect(Effect::LoadVocabulary);
    app.overlays.push(Overlay::Field(Field { purpose, input }));
}

/// Filters the panel that has the keys by words.
pub(super) fn narrow(app: &mut App, words: &str) {
    let request = app.listing.next();
    let Some(panel) = panels::top_mut(app) else {
        return;
    };
    let asked = panel.narrow(words);
    if asked.is_empty() {
        panel.asked = None;
        panel.keep(None);
    } else if panel
        .asked
        .as_ref()
        .is_none_or(|(_, before)| *before != asked)
    {
        panel.asked = Some((request, asked.clone()));
        let effect = effect_of(&panel.kind, request, asked);
        app.listing = request;
        app.effect(effect);
    }
    cursors::moved(app);
}

/// Takes which items fulfil what is asked of a panel, unless something else is asked by now.
pub(crate) fn kept(app: &mut App, asked: Request, ids: HashSet<ItemId>) {
    let overlays = app.overlays.iter_mut().chain(&mut app.behind);
    for overlay in overlays {
        if let Overlay::Panel(panel) = overlay
            && panel
                .asked
                .as_ref()
                .is_some_and(|(request, _)| *request == asked)
        {
            return panel.keep(Some(ids));
        }
    }
}

/// Has it asked once more which items fulfil what is asked of a panel, as others may do so by now.
pub(super) fn ask_again(app: &mut App, panel: &mut Panel) {
    if let Some((request, asked)) = &mut panel.asked {
        app.listing = app.listing.next();
        *request = app.listing;
        app.effect(effect_of(&panel.kind, *request, asked.clone()));
    }
}

fn effect_of(kind: &Kind, request: Request, asked: String) -> Effect {
    match kind {
        Kind::Claims(_) => Effect::AskClaims(request, asked),
        Kind::Trash => Effect::AskTrash(request, asked),
        _ => Effect::AskAnnotations(request, asked),
    }
}

/// Filters the panel as it was filtered before.
pub(super) fn restore_filter(app: &mut App, words: &str, rows: Rows) {
    narrow(app, words);
    if let Some(panel) = panels::top_mut(app) {
        panel.rows = rows;
        cursors::moved(app);
    }
}
