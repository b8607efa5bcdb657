//! Keys that come while the rows they are about are still being read: they are done once these are there.

use crate::{
    app::{App, overlay::Overlay, panel::Kind, table::Content},
    command::{Answer, CommandId, Count, Fact, Facts, Group, Key, Places},
};

/// What waits for rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// The first command about them.
    Command(CommandId, Option<Count>),
    /// A key behind that, which may be meant for what the command opens.
    Key(Key),
}

/// Has a key wait for rows that are still being read where it is about these, or behind one that is; tells whether
/// it does. What is about none is done at once, and what waits is left then.
pub(crate) fn hold(app: &mut App, key: Key, answer: &Answer) -> bool {
    if !is_awaited(app) {
        return false;
    }
    let is_first = app.held.is_empty();
    match answer {
        Answer::Command { id, count } if waits(app, *id) => {
            app.held_at = app.overlays.len();
            app.held.push(if is_first {
                Held::Command(*id, *count)
            } else {
                Held::Key(key)
            });
            true
        }
        // It waits too, unless it turns out to be about no rows.
        Answer::Pending(_) => {
            if !is_first {
                app.held.push(Held::Key(key));
            }
            false
        }
        Answer::Unbound(_) if !is_first => {
            app.held.push(Held::Key(key));
            true
        }
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
    app.typed = Default::default();
    held
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
