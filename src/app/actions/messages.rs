//! What was said: shown again, and copied.

use crate::{
    app::{
        App, Effect, Severity,
        messages::Said,
        overlay::Overlay,
        panel::{Item, Kind, Panel, Thing},
    },
    model::CleanText,
};

/// Shows what was said, or goes back from it.
pub(super) fn messages(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Messages)) {
        return;
    }
    let mut panel = Panel::new(Kind::Messages);
    panel.fill(items(app));
    super::panels::show(app, panel);
}

/// Returns what was said, the newest first.
pub(super) fn items(app: &App) -> Vec<Item> {
    let said = app.messages.newest_first().cloned();
    said.map(Thing::Message).map(Item::new).collect()
}

/// Lists what was just said where messages are shown.
pub(crate) fn heard(app: &mut App) {
    let is_shown = |overlay: &Overlay| matches!(overlay, Overlay::Panel(panel) if matches!(panel.kind, Kind::Messages));
    if !app.overlays.iter().any(is_shown) {
        return;
    }
    let items = items(app);
    for overlay in &mut app.overlays {
        if let Overlay::Panel(panel) = overlay
            && matches!(panel.kind, Kind::Messages)
        {
            panel.fill(items.clone());
        }
    }
}

/// Returns the message under the cursor.
fn meant(app: &App) -> Option<&Said> {
    match super::panels::top(app)?.current()? {
        Thing::Message(said) => Some(said),
        _ => None,
    }
}

/// Says the message under the cursor again, so that all of it can be read.
pub(super) fn again(app: &mut App) {
    if let Some(said) = meant(app) {
        app.said = Some((said.severity, said.text.clone()));
    }
}

/// Copies the message under the cursor, and tells whether there is one.
pub(super) fn copy(app: &mut App) -> bool {
    let Some(text) = meant(app).map(|said| said.text.clone()) else {
        return false;
    };
    app.effect(Effect::Copy(CleanText::clone(&text)));
    app.say(Severity::Done, "Copied the message");
    true
}
