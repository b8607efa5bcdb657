//! A note that is being written, kept aside now and then, in case the program is killed.

use jiff::SignedDuration;

use crate::{
    app::{App, Effect, overlay::Overlay},
    model::CleanText,
};

/// How long what is written is not kept aside again.
const PAUSE: SignedDuration = SignedDuration::from_secs(2);

/// Has what is being written kept aside, or forgotten when it is saved or left.
pub(crate) fn follow(app: &mut App) {
    let mut overlays = app.overlays.iter();
    let editor = overlays.find_map(|overlay| match overlay {
        Overlay::Note(editor) => Some(editor),
        _ => None,
    });
    let Some(editor) = editor else {
        if app.draft.take().is_some() {
            // After the change that saves the note: they are carried out in this order.
            app.effects.push(Effect::KeepDraft(None));
        }
        return;
    };
    // The clock may have been set back.
    let is_due = |before| app.now.duration_since(before).abs() >= PAUSE;
    if app.draft.is_none_or(is_due) && editor.is_changed() {
        let (quote, note) = (&editor.quote, editor.area.lines().join("\n"));
        let draft = CleanText::new(&format!("“{quote}”\n\n{note}\n"));
        app.draft = Some(app.now);
        app.effects.push(Effect::KeepDraft(Some(draft)));
    }
}
