//! Grids: their list, making one of claims that exclude each other, naming and removing it.

use std::sync::Arc;

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        overlay::{Bearing, Choice, Field, Overlay, Picker, Purpose},
        panel::{Kind, Panel, Thing},
    },
    command::{CommandId, Place},
    model::{ClaimId, CleanText, Grid, GridId, RecordId, build::shown, grid::NAME},
};

/// The fewest claims that are ranked.
pub(crate) const FEWEST: usize = 2;

/// Shows the grids, or goes back from them.
pub(super) fn grids(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Grids)) {
        return;
    }
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    let mut panel = Panel::new(Kind::Grids);
    super::listing::ask(app, &mut panel);
    super::panels::show(app, panel);
}

/// Returns the grid under the cursor of their list.
fn current(app: &App) -> Option<&Arc<Grid>> {
    match super::panels::top(app)?.current()? {
        Thing::Grid(grid) => Some(grid),
        _ => None,
    }
}

/// Opens the grid under the cursor.
pub(super) fn open(app: &mut App) {
    if let Some(id) = current(app).map(|grid| grid.id) {
        super::grid::show(app, id);
    }
}

/// Opens the choice of the claims of a new grid; in a claim or their list that one is ticked.
pub(super) fn ask_new(app: &mut App) {
    if app.claims.len() < FEWEST {
        let said = "A grid needs two claims at least that exclude each other.";
        return app.say(Severity::Done, said);
    }
    let ticked = super::claims::meant(app).into_iter().collect();
    super::flag::ask(app, Bearing::Grid(ticked));
}

/// Brings what is offered for a grid in order: what goes on from the ticked claims, these, and the others.
pub(super) fn offer(ticked: &[ClaimId], typed: &str, choices: &mut Vec<Choice>) {
    if !typed.is_empty() {
        return;
    }
    let is_ticked =
        |choice: &Choice| matches!(choice, Choice::Claim { id, .. } if ticked.contains(id));
    choices.sort_by_key(|choice| !is_ticked(choice));
    if ticked.len() >= FEWEST {
        choices.insert(0, Choice::Ticked(ticked.len()));
    }
}

/// Ticks the claim that was chosen, or takes the tick away; or goes on with those that are ticked.
pub(super) fn chosen(app: &mut App, mut picker: Picker) {
    let Bearing::Grid(ticked) = &mut picker.bearing else {
        return;
    };
    match picker.choices.get(picker.rows.cursor) {
        Some(Choice::Ticked(_)) => {
            let claims = ticked.clone();
            ask_new_name(app, claims, "");
        }
        Some(Choice::Claim { id, .. }) => {
            match ticked.iter().position(|one| one == id) {
                Some(at) => _ = ticked.remove(at),
                None => ticked.push(*id),
            }
            let is_enough = ticked.len() >= FEWEST;
            let was_typed = !picker.input.value().is_empty();
            picker.input = Input::default();
            app.overlays.push(Overlay::Picker(Box::new(picker)));
            if was_typed {
                super::flag::offer_anew(app);
            } else {
                super::flag::refresh(app);
            }
            if is_enough
                && was_typed
                && let Some(Overlay::Picker(picker)) = app.overlays.last_mut()
            {
                picker.rows.cursor = 0;
            }
        }
        _ => app.overlays.push(Overlay::Picker(Box::new(picker))),
    }
}

fn ask_new_name(app: &mut App, claims: Vec<ClaimId>, typed: &str) {
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::NewGrid(claims),
        input: Input::new(typed.to_owned()),
    }));
}

/// Makes a grid of claims, and shows it.
pub(super) fn make(app: &mut App, claims: &[ClaimId], typed: &str) {
    let name = CleanText::line(typed);
    if name.is_empty() {
        ask_new_name(app, claims.to_vec(), typed);
        return app.say(Severity::Warning, "A grid needs a name.");
    }
    let mut made = None;
    let change = app.build(|build| made = Some(build.make_grid(&name, claims)));
    let put = app.keymap.named(CommandId::PutEvidence, Place::Grid);
    let said = format!("Made the grid {}; {put} puts evidence in", shown(&name));
    app.commit(change, &said);
    if let Some(id) = made {
        super::grid::show(app, id);
    }
}

/// Returns the grid that is meant: the open one, or the one under the cursor.
fn meant(app: &App) -> Option<GridId> {
    match app.overlays.last() {
        Some(Overlay::Grid(view)) => Some(view.grid),
        _ => current(app).map(|grid| grid.id),
    }
}

/// Opens the field for the name of the grid.
pub(super) fn ask_name(app: &mut App) {
    let Some(id) = meant(app) else { return };
    let record = super::listing::record(app, RecordId::grid(id));
    let name = record.get(NAME).unwrap_or_default();
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::GridName(id),
        input: Input::new(name.to_string()),
    }));
}

/// Takes the name that was typed.
pub(super) fn name(app: &mut App, id: GridId, typed: &str) {
    let name = CleanText::line(typed);
    if name.is_empty() {
        return app.say(Severity::Warning, "A grid needs a name; it keeps its own.");
    }
    let record = super::listing::record(app, RecordId::grid(id));
    let change = app.build(|build| build.rename_grid(id, &record, &name));
    app.commit(change, &format!("Renamed the grid to {}", shown(&name)));
}

/// Puts the grid under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some(grid) = current(app).cloned() else {
        return;
    };
    let record = super::listing::record(app, RecordId::grid(grid.id));
    let change = app.build(|build| build.remove_grid(grid.id, &record));
    let undo = app.key_of(CommandId::Undo);
    let said = format!(
        "Removed the grid {}, and none of its claims and evidence; {undo} brings it back",
        shown(&grid.name)
    );
    app.commit(change, &said);
}
