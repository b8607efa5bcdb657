//! Calling all articles of a list read.

use crate::{
    app::{
        App, Effect, Severity,
        message::Wanted,
        overlay::{Overlay, Question},
    },
    model::{ArticleId, view::Filter},
};

/// From how many articles on it is asked first: so many are seldom meant, and take their time.
const ASKED_FROM: usize = 1_000;

/// Calls all read that the list shows, or that came by the feed or folder under the cursor.
pub(super) fn listed(app: &mut App) {
    let of_feeds = super::feeds::filter_here(app);
    want(app, of_feeds.unwrap_or_else(|| app.list.filter()));
}

/// Calls all read that a list would show, whichever list that is.
pub(super) fn want(app: &mut App, list: Filter) {
    let mut filter = list;
    filter.within.push("is:unread".to_owned());
    // It is asked for once, as everything is now.
    filter.turn = 0;
    app.effect(Effect::LoadIds {
        filter: Box::new(filter),
        wanted: Wanted::Read,
    });
}

/// Takes the articles that are to be read; of very many it asks whether they are.
pub(super) fn came(app: &mut App, articles: &[ArticleId]) {
    if articles.is_empty() {
        return app.say(Severity::Done, "All of these are read already.");
    }
    if articles.len() < ASKED_FROM {
        return super::details::read_all(app, articles.to_vec());
    }
    // What is being written gets the next key.
    if app.overlays.last().is_none_or(Overlay::is_panel) {
        let question = Question::ReadAll(articles.to_vec());
        app.overlays.push(Overlay::Question(question));
    }
}
