//! The trash: what was removed, and taking it out again.

use crate::{
    app::{
        App, Severity,
        panel::{Kind, Panel, Thing},
    },
    model::{RecordId, build::shown},
};

/// Shows what lies in the trash, or goes back from it.
pub(super) fn trash(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Trash)) {
        return;
    }
    let mut panel = Panel::new(Kind::Trash);
    super::panels::ask(app, &mut panel);
    super::panels::show(app, panel);
}

/// Takes what the cursor stands on out of the trash.
pub(super) fn restore(app: &mut App) {
    let Some(thing) = super::panels::top(app).and_then(Panel::current).cloned() else {
        return;
    };
    let (id, name) = match &thing {
        Thing::Article(article) => (RecordId::article(article.id), &article.title),
        Thing::Claim(row) => (RecordId::claim(row.claim.id), &row.claim.statement),
        Thing::Annotation(row) => (
            RecordId::annotations(row.article.id),
            &row.annotation.anchor.quote,
        ),
        Thing::Evidence(_) | Thing::Silence(_) | Thing::Message(_) => return,
    };
    let record = super::panels::record(app, id);
    let change = app.build(|build| match &thing {
        Thing::Article(article) => build.restore_article(article.id, &record),
        Thing::Claim(row) => build.restore_claim(row.claim.id, &record),
        Thing::Annotation(row) => build.restore_annotation(&row.annotation, &record),
        Thing::Evidence(_) | Thing::Silence(_) | Thing::Message(_) => {}
    });
    app.commit(change, &format!("Restored {}", shown(name)));
    if let Some(panel) = super::panels::top_mut(app) {
        panel.forget(thing.id());
    }
}

/// Says that what lies in the trash can't be removed from here, and what takes it away.
pub(super) fn remove(app: &mut App) {
    let said = match super::panels::top(app).and_then(Panel::current) {
        Some(Thing::Article(article)) => format!(
            "It is in the trash already. In a shell, this takes it away for good: briefreader purge {}",
            article.id.short()
        ),
        Some(_) => "It is in the trash already, and stays there until it is restored.".to_owned(),
        None => return,
    };
    app.say(Severity::Done, &said);
}
