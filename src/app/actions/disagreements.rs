//! Sentences that disagree: of the article that is read, of a story or of the library.

use std::sync::Arc;

use crate::{
    app::{
        App, Effect, Severity,
        frame::Pane,
        history::Asked,
        panel::{ItemId, Kind, Of, Panel, Thing},
    },
    command::{CommandId, Place},
    model::{RecordId, build::shown, disagreement::Disagreement},
};

/// Shows what disagrees, or goes back from it: with the article that is read, or in all that is listed.
pub(super) fn show(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Disagreements(_))) {
        return;
    }
    let read = app.reader.as_ref().filter(|_| app.pane == Pane::Reader);
    let of = read.map_or(Of::Library, |reader| Of::Article(reader.article.id));
    let mut panel = Panel::new(Kind::Disagreements(of));
    super::listing::ask(app, &mut panel);
    super::panels::show(app, panel);
}

fn current(app: &App) -> Option<Arc<Disagreement>> {
    match super::panels::top(app)?.current()? {
        Thing::Disagreement(one) => Some(Arc::clone(one)),
        _ => None,
    }
}

/// Goes to the sentence of the other article; where none is read, to the first of the two.
pub(super) fn open(app: &mut App) {
    let Some(one) = current(app) else { return };
    let kind = super::panels::top(app).map(|panel| &panel.kind);
    let side = match kind {
        Some(Kind::Disagreements(Of::Article(_))) => &one.right,
        _ => &one.left,
    };
    app.behind = std::mem::take(&mut app.overlays);
    app.jumps.go_far();
    let back = app.keymap.named(CommandId::Back, Place::Reader);
    let title = shown(&side.article.title);
    app.say(
        Severity::Done,
        &format!("{title}: {back} leads back to the list."),
    );
    let (id, start) = (side.article.id, side.bytes.start);
    super::articles::open_passage(app, id, side.snapshot.clone(), start);
}

/// Dismisses the one under the cursor for good.
pub(super) fn dismiss(app: &mut App) {
    let Some(one) = current(app) else { return };
    let dismissals = one.dismissals().into_iter();
    let dismissals = dismissals.map(|one| (app.known.record(RecordId::dismissed(one.id)), one));
    let dismissals: Vec<_> = dismissals.collect();
    let change = app.build(|build| {
        for (record, one) in &dismissals {
            build.dismiss(one, record);
        }
    });
    if let Some(panel) = super::panels::top_mut(app) {
        panel.forget(ItemId::Disagreement(one.id));
    }
    let undo = app.key_of(CommandId::Undo);
    app.commit(
        change,
        &format!("Dismissed for good; {undo} takes it back."),
    );
}

/// Makes a claim of the one under the cursor, with both sentences as evidence.
pub(super) fn claim(app: &mut App) {
    if let Some(one) = current(app) {
        let effect = Effect::ClaimDisagreement(one, app.list.story, app.settings.maker());
        app.ask_deed(effect, Asked::default());
    }
}
