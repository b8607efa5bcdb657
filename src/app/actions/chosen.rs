//! The articles that a deed is meant for: those of the list, or of what a search of the library found.

use std::{collections::HashSet, sync::Arc};

use crate::{
    app::{
        App,
        frame::Pane,
        panel::{Found, Kind, Panel, Thing},
    },
    model::{Article, ArticleId},
};

/// Returns the panel of a search that has the keys, with the search.
pub(super) fn found(app: &App) -> Option<(&Panel, &Found)> {
    let panel = super::panels::top(app)?;
    match &panel.kind {
        Kind::Found(found) => Some((panel, found)),
        _ => None,
    }
}

/// Tells whether the keys go to articles below each other, of which several can be ticked.
pub(super) fn is_listing(app: &App) -> bool {
    app.overlays.is_empty() && app.pane == Pane::List || found(app).is_some()
}

/// Returns the article that is meant where only one can be: the one under the cursor, or the open one.
pub(super) fn one(app: &App) -> Option<Arc<Article>> {
    if let Some((panel, _)) = found(app) {
        return panel.current().and_then(Thing::article).cloned();
    }
    match app.pane {
        Pane::List => app.list.current().map(|row| Arc::clone(&row.article)),
        Pane::Reader => app
            .reader
            .as_ref()
            .map(|reader| Arc::new(Article::clone(&reader.article))),
    }
}

/// Returns all that is meant: in a list of articles what is ticked, or else the one under the cursor.
pub(super) fn all(app: &App) -> Vec<ArticleId> {
    if is_listing(app) && app.list.count_ticked() > 0 {
        return app.list.ticked();
    }
    one(app).map(|article| article.id).into_iter().collect()
}

/// Returns how many of the ticked articles are not shown where the keys are; nothing while that is not known.
pub(crate) fn hidden(app: &App) -> Option<usize> {
    let Some((panel, _)) = found(app) else {
        return app.list.hidden();
    };
    let shown = panel.things().filter_map(Thing::article);
    let shown: HashSet<ArticleId> = shown.map(|article| article.id).collect();
    let ticked = app.list.ticked();
    Some(ticked.iter().filter(|id| !shown.contains(id)).count())
}

/// Returns how many of some articles are not shown, where they are those that are ticked.
pub(super) fn hidden_of(app: &App, articles: &[ArticleId]) -> usize {
    if articles == app.list.ticked() {
        hidden(app).unwrap_or_default()
    } else {
        0
    }
}
