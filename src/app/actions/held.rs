//! Keys that come while the rows they are about are still being read: what only gets about or opens is done once these
//! are there; nothing is done to rows that nobody has seen.

use crate::{
    app::{App, Severity, overlay::Overlay, panel::Kind, table::Content},
    command::{Answer, CommandId, Count, Fact, Facts, Group, Places},
};

/// A command that waits for rows.
pub(crate) type Held = (CommandId, Option<Count>);

/// Has a key wait for rows that are still being read where it gets about in these, or drops it where it would do more
/// to them; tells whether it does either. What is about none is done at once, and what waits is left then.
pub(crate) fn hold(app: &mut App, answer: &Answer) -> bool {
    if !is_awaited(app) {
        return false;
    }
    // Keys behind one that opens something are meant for that, which nobody has seen.
    let is_behind = app.held.last().is_some_and(|(id, _)| opens(*id));
    match answer {
        Answer::Command { id, count } if waits(app, *id) => {
            if is_behind || !(opens(*id) || id.command().group == Group::Move) {
                drop_key(app);
            } else {
                app.held_at = app.overlays.len();
                app.held.push((*id, *count));
            }
            true
        }
        Answer::Unbound(_) if is_behind => {
            drop_key(app);
            true
        }
        // It may turn out to be about no rows.
        Answer::Pending(_) => false,
        _ => {
            app.held.clear();
            false
        }
    }
}

/// Returns what waited for rows that are there now; nothing where they are still awaited, or were left.
pub(crate) fn take(app: &mut App) -> Vec<Held> {
    if app.held.is_empty() || (is_awaited(app) && app.overlays.len() == app.held_at) {
        return Vec::new();
    }
    let held = std::mem::take(&mut app.held);
    if app.overlays.len() != app.held_at {
        return Vec::new();
    }
    if held.last().is_some_and(|(id, _)| opens(*id)) {
        app.typed = Default::default();
    }
    held
}

fn drop_key(app: &mut App) {
    let said = "This is still being read, so nothing was done; try again once it is there.";
    app.say(Severity::Done, said);
}

/// Tells whether a command leads to something else, which gets the keys then.
fn opens(id: CommandId) -> bool {
    matches!(
        id,
        CommandId::Open | CommandId::Menu | CommandId::RowMenu | CommandId::PutEvidence
    )
}

/// Tells whether what has the keys shows no rows yet, since they are still being read.
fn is_awaited(app: &App) -> bool {
    match app.overlays.last() {
        Some(Overlay::Panel(panel)) => {
            let is_asked = panel.waiting.is_some() || matches!(panel.kind, Kind::Claim(_, None));
            is_asked && panel.total() == 0
        }
        Some(Overlay::Matrix(view)) => matches!(view.content, Content::Asked),
        Some(Overlay::Grid(view)) => match &view.content {
            Content::Asked => true,
            Content::Known(board) => !board.is_read(),
            Content::Failed(_) => false,
        },
        _ => false,
    }
}

/// Tells whether a command is about rows that are not there yet.
fn waits(app: &App, id: CommandId) -> bool {
    if let Some(Overlay::Grid(view)) = app.overlays.last()
        && view.content.known().is_some()
        && app.held.is_empty()
    {
        // The grid is there, and only what could be put into it is not.
        return id == CommandId::PutEvidence;
    }
    let command = id.command();
    matches!(command.group, Group::Move | Group::Mark | Group::Flag)
        || command.needs.contain_all(Facts::of(&[Fact::Item]))
        || command.places.without(Places::TABLES) == Places::default()
}
