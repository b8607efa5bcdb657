//! What the matrix and the grids have in common under the hand: a caret that moves from cell to cell.

use ratatui::layout::Position;

use crate::{
    app::{App, overlay::Overlay, table::Tabled},
    command::CommandId,
};

/// Returns the table of an overlay, where it is one that is read.
fn of(overlay: &mut Overlay) -> Option<&mut dyn Tabled> {
    match overlay {
        Overlay::Matrix(view) => Some(view.content.known_mut()?),
        Overlay::Grid(view) => Some(view.content.known_mut()?),
        _ => None,
    }
}

/// Tells whether a table has the keys.
pub(super) fn has_keys(app: &App) -> bool {
    let last = app.overlays.last();
    matches!(last, Some(Overlay::Matrix(_) | Overlay::Grid(_)))
}

/// Fits what is shown to the screen.
pub(crate) fn settle(app: &mut App) {
    let body = app.frame().body;
    for table in app
        .overlays
        .iter_mut()
        .chain(&mut app.behind)
        .filter_map(of)
    {
        table.resize(body);
    }
}

/// Moves the caret; `counted` tells that a number was typed.
pub(super) fn go(app: &mut App, id: CommandId, times: usize, counted: bool) {
    if let Some(table) = app.overlays.last_mut().and_then(of) {
        table.run(id, times, counted);
    }
}

/// Goes to the cell that was pressed; pressed again, opens what it stands for.
pub(super) fn press(app: &mut App, at: Position) {
    let table = app.overlays.last_mut().and_then(of);
    if table.and_then(|table| table.press(at)) == Some(true) {
        enter(app);
    }
}

/// Opens what the cell under the caret stands for.
pub(super) fn enter(app: &mut App) {
    match app.overlays.last() {
        Some(Overlay::Matrix(_)) => super::matrix::enter(app),
        Some(Overlay::Grid(_)) => super::grid::enter(app),
        _ => {}
    }
}
