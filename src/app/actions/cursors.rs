//! The cursors of lists: where they may stand, what of a list is visible, and what is shown of where they stand.

use ratatui::layout::Rect;

use super::panels::{top, top_mut};
use crate::{
    app::{
        App, Effect,
        boxes::parts,
        frame::Pane,
        overlay::Overlay,
        panel::{Kind, Thing},
        rows::Rows,
    },
    model::ClaimId,
};

/// Returns the cursor of whatever list has the keys.
pub(super) fn rows(app: &mut App) -> Option<&mut Rows> {
    if top(app).is_some() {
        return top_mut(app).map(|panel| &mut panel.rows);
    }
    match app.overlays.last_mut() {
        Some(Overlay::Picker(picker)) => Some(&mut picker.rows),
        Some(Overlay::Outline(outline)) => Some(&mut outline.rows),
        Some(Overlay::Field(field)) if field.is_filter() => Some(&mut app.list.rows),
        Some(Overlay::Palette(palette)) => Some(&mut palette.rows),
        Some(Overlay::Help(help)) => Some(&mut help.rows),
        Some(Overlay::Menu(menu)) => Some(&mut menu.rows),
        Some(_) => None,
        None => Some(&mut app.list.rows),
    }
}

/// Returns how many rows the list that has the keys holds.
pub(super) fn length(app: &App) -> usize {
    if let Some(panel) = top(app) {
        return panel.len();
    }
    match app.overlays.last() {
        Some(Overlay::Picker(picker)) => picker.choices.len(),
        Some(Overlay::Outline(outline)) => outline.shown.len(),
        Some(Overlay::Palette(palette)) => palette.entries.len(),
        Some(Overlay::Help(help)) => help.lines.len(),
        Some(Overlay::Menu(menu)) => menu.entries.len(),
        Some(Overlay::Field(field)) if field.is_filter() => app.list.total,
        Some(_) => 0,
        None => app.list.total,
    }
}

/// Returns how many rows of the list that has the keys are visible.
pub(super) fn height(app: &App) -> usize {
    let body = app.frame().body;
    if let Some(panel) = top(app) {
        return panel.visible(body);
    }
    match app.overlays.last() {
        Some(Overlay::Field(field)) if field.is_filter() => app.list.visible(app.list_height()),
        Some(overlay) => visible(overlay, &Ground::of(app)),
        None => app.list.visible(app.list_height()),
    }
}

/// Where what stands above the panes may stand.
struct Ground {
    screen: Rect,
    above_lesson: Rect,
    body: Rect,
}

impl Ground {
    fn of(app: &App) -> Self {
        Self {
            screen: app.screen(),
            above_lesson: parts::above_lesson(app),
            body: app.frame().body,
        }
    }
}

/// Returns how many rows of what stands above the panes are visible; one at least.
fn visible(overlay: &Overlay, ground: &Ground) -> usize {
    let &Ground { screen, body, .. } = ground;
    let rows = match overlay {
        Overlay::Panel(panel) => return panel.visible(body),
        Overlay::Picker(_) => {
            let [.., rows] = parts::picker(screen).parts;
            rows
        }
        Overlay::Outline(outline) => {
            let [.., rows] = parts::outline(screen, outline.all.len()).parts;
            rows
        }
        Overlay::Palette(_) => {
            let [_, _, rows, ..] = parts::palette(ground.above_lesson).parts;
            rows
        }
        Overlay::Menu(menu) => {
            let [rows] = menu.placed(screen).parts;
            rows
        }
        Overlay::Help(_) => parts::help(body).rows,
        _ => body,
    };
    usize::from(rows.height).max(1)
}

/// Follows a cursor that has moved: what it stands on is shown.
pub(super) fn moved(app: &mut App) {
    if let Some(panel) = top(app) {
        if let (Kind::Claims(_), Some(Thing::Claim(row))) = (&panel.kind, panel.current()) {
            let id = row.claim.id;
            preview_claim(app, id);
        }
        return;
    }
    match app.overlays.last() {
        Some(Overlay::Field(field)) if field.is_filter() => super::articles::preview(app),
        None if app.pane == Pane::List => super::articles::preview(app),
        _ => {}
    }
}

/// Has the claim read that the cursor of their list stands on; the newest request wins.
pub(super) fn preview_claim(app: &mut App, id: ClaimId) {
    app.listing = app.listing.next();
    app.effect(Effect::PreviewClaim(app.listing, id));
}

/// Has the origins counted of the claims whose rows are shown.
fn count_origins(app: &mut App) {
    let Some(panel) = top(app).filter(|panel| matches!(panel.kind, Kind::Claims(_))) else {
        return;
    };
    let rows = panel.rows.top..panel.rows.top.saturating_add(height(app));
    let shown = rows.filter_map(|row| match panel.get(row) {
        Some(Thing::Claim(row)) if row.articles > 0 => Some(row.claim.id),
        _ => None,
    });
    let shown: Vec<ClaimId> = shown.collect();
    let wanted = app.origins.wanted(shown.into_iter());
    if !wanted.is_empty() {
        app.effect(Effect::CountOrigins(wanted));
    }
}

/// Keeps cursors on rows that are there, and visible.
pub(crate) fn settle(app: &mut App) {
    follow_cursors(app);
    count_origins(app);
}

fn follow_cursors(app: &mut App) {
    let ground = Ground::of(app);
    for overlay in &mut app.overlays {
        let height = visible(overlay, &ground);
        let (rows, length) = match overlay {
            Overlay::Panel(panel) => {
                let length = panel.len();
                (&mut panel.rows, length)
            }
            Overlay::Picker(picker) => (&mut picker.rows, picker.choices.len()),
            Overlay::Outline(outline) => (&mut outline.rows, outline.shown.len()),
            Overlay::Palette(palette) => (&mut palette.rows, palette.entries.len()),
            Overlay::Menu(menu) => (&mut menu.rows, menu.entries.len()),
            Overlay::Help(help) => {
                help.follow(height);
                continue;
            }
            _ => continue,
        };
        rows.settle(length);
        rows.follow(height, length);
    }
}
