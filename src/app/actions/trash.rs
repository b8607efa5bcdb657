//! The trash: what was removed, taking it out again, and taking it away for good.

use crate::{
    app::{
        App, Effect, Severity,
        echoes::Echoes,
        frame::{Pane, Side},
        history::Asked,
        narrowing::{View, ViewOf},
        overlay::{Overlay, Question},
        panel::{ItemId, Kind, Panel, Thing},
        reader::Reader,
    },
    command::Fact,
    model::{ArticleId, CleanText, RecordId, build::shown},
};

/// Shows what lies in the trash, or goes back from it.
pub(super) fn trash(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Trash)) {
        return;
    }
    let mut panel = Panel::new(Kind::Trash);
    super::listing::ask(app, &mut panel);
    super::panels::show(app, panel);
}

/// Takes what the cursor stands on out of the trash.
pub(super) fn restore(app: &mut App) {
    let Some(thing) = super::panels::top(app).and_then(Panel::current).cloned() else {
        return;
    };
    if let Thing::Claim(row) = &thing
        && row.claim.merged_into.is_some()
    {
        // What it had stands with the other one, in records that may not be known here.
        return app.ask_deed(Effect::PartClaims(row.claim.id), Asked::default());
    }
    let (id, name) = match &thing {
        Thing::Article(article) => (RecordId::article(article.id), &article.title),
        Thing::Claim(row) => (RecordId::claim(row.claim.id), &row.claim.statement),
        Thing::Annotation(row) => (
            RecordId::annotations(row.article.id),
            &row.annotation.anchor.quote,
        ),
        Thing::Story(row) => (RecordId::story(row.story.id), &row.story.name),
        Thing::View(View {
            of: ViewOf::Saved(id),
            name,
            ..
        }) => (RecordId::view(*id), name),
        Thing::Grid(grid) => (RecordId::grid(grid.id), &grid.name),
        Thing::Feed(line) => (RecordId::feed(line.row.feed.id), &line.row.feed.label),
        _ => return,
    };
    let record = super::listing::record(app, id);
    let change = app.build(|build| match &thing {
        Thing::Article(article) => build.restore_article(article.id, &record),
        Thing::Claim(row) => build.restore_claim(row.claim.id, &record),
        Thing::Annotation(row) => build.restore_annotation(&row.annotation, &record),
        Thing::Story(row) => build.restore_story(row.story.id, &record),
        Thing::View(View {
            of: ViewOf::Saved(id),
            ..
        }) => build.restore_view(*id, &record),
        Thing::Grid(grid) => build.restore_grid(grid.id, &record),
        Thing::Feed(line) => build.restore_feed(line.row.feed.id, &record),
        _ => {}
    });
    app.commit(change, &format!("Restored {}", shown(name)));
    if let Some(panel) = super::panels::top_mut(app) {
        panel.forget(thing.id());
    }
}

/// Tells whether the cursor of the trash is on an article.
pub(crate) fn is_purgeable(app: &App) -> bool {
    let panel = super::panels::top(app).filter(|panel| matches!(panel.kind, Kind::Trash));
    matches!(panel.and_then(Panel::current), Some(Thing::Article(_)))
}

/// Asks whether the article under the cursor is to go for good; what can't be purged stays, and that is said.
pub(super) fn purge(app: &mut App) {
    match super::panels::top(app).and_then(Panel::current) {
        Some(Thing::Article(article)) => {
            let question = Question::Purge(article.id, article.title.clone());
            app.overlays.push(Overlay::Question(question));
        }
        Some(_) => app.say(Severity::Done, Fact::Purgeable.absence()),
        None => {}
    }
}

/// Says what came of a purge; what is left of the article on the screen goes too.
pub(crate) fn purged(
    app: &mut App,
    id: ArticleId,
    title: &CleanText,
    outcome: Result<(), CleanText>,
) {
    if let Err(why) = outcome {
        return app.say(Severity::Warning, &format!("Not purged: {why}"));
    }
    let is_it = |reader: &mut Reader| reader.article.id == id;
    if app.beside.take_if(is_it).is_some() | app.reader.take_if(is_it).is_some() {
        app.side = Side::First;
        app.reader = app.reader.take().or_else(|| app.beside.take());
        if app.reader.is_none() {
            app.pane = Pane::List;
        }
    }
    for overlay in app.overlays.iter_mut().chain(&mut app.behind) {
        if let Overlay::Panel(panel) = overlay {
            panel.forget(ItemId::Article(id));
        }
    }
    let records = [RecordId::article(id), RecordId::annotations(id)];
    app.known.forget(&records);
    // Words of it may stand in what was found of the others.
    for reader in app.reader.iter_mut().chain(&mut app.beside) {
        reader.echoes = Echoes::default();
    }
    app.reload_list();
    app.effect(Effect::LoadClaims);
    super::listing::reload(app);
    let said = format!("Purged {}: it is gone for good", shown(title));
    app.say(Severity::Done, &said);
}
