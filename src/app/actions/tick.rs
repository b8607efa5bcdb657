//! Ticks in the list and in what a search found: what is ticked is what actions are meant for.

use super::chosen;
use crate::{
    app::{App, Effect, Severity, message::Wanted},
    command::CommandId,
    model::{ArticleId, view::Filter},
    text::count::counted,
};

/// Ticks articles from the cursor on, or takes their ticks away, and goes down.
pub(super) fn tick(app: &mut App, times: usize) {
    for _ in 0..times {
        let is_found = chosen::found(app).is_some();
        match chosen::one(app) {
            Some(article) if is_found => tick_found(app, article.id),
            Some(article) => app.list.tick(article.id),
            None if is_found => {
                app.say(Severity::Done, "A claim has no tick; articles have one.");
            }
            None => break,
        }
        let length = super::cursors::length(app);
        let Some(rows) = super::cursors::rows(app) else {
            break;
        };
        let before = rows.cursor;
        rows.step(1, length);
        if rows.cursor == before {
            break;
        }
    }
    super::cursors::moved(app);
}

/// Ticks an article that the list may not show, or takes its tick away.
fn tick_found(app: &mut App, id: ArticleId) {
    if app.list.take_ticks(&[id]).is_empty() {
        tick_unseen(app, &[id]);
    }
}

fn tick_unseen(app: &mut App, ids: &[ArticleId]) {
    app.list.tick_again(ids);
    let count = app.list.count_hidden();
    app.effects.extend(count);
}

/// Ticks all that is listed or that was found; or takes all ticks away, where there are any.
pub(super) fn toggle_all(app: &mut App) {
    if app.list.count_ticked() > 0 {
        return app.list.untick();
    }
    want_all(app, Wanted::Ticks);
}

/// Asks for all articles that are listed or were found, only some of which are known here.
pub(super) fn want_all(app: &mut App, wanted: Wanted) {
    let effect = match chosen::found(app) {
        // No query would find everything.
        Some((_, found)) if found.answered.is_empty() => return,
        Some((_, found)) => Effect::LoadFoundIds(found.answered.clone(), wanted),
        None => Effect::LoadIds {
            filter: Box::new(app.list.filter()),
            wanted,
        },
    };
    app.effect(effect);
}

/// Takes all articles of the list.
pub(crate) fn all(app: &mut App, asked: &Filter, wanted: Wanted, ids: &[ArticleId]) {
    if let Wanted::Unread(view, direction) = wanted {
        return super::feeds::go_on(app, asked, (*view, direction), ids);
    }
    // Another list was not meant; what is to be read was asked for by its own filter.
    if wanted != Wanted::Read && *asked != app.list.filter() {
        return;
    }
    take(app, &wanted, ids, CommandId::Back, |app| {
        app.list.tick_all(ids);
    });
}

/// Takes all articles that were found for what was typed.
pub(crate) fn all_found(app: &mut App, typed: &str, wanted: &Wanted, ids: &[ArticleId]) {
    // Another search was not meant.
    if chosen::found(app).is_none_or(|(_, found)| found.answered != typed) {
        return;
    }
    take(app, wanted, ids, CommandId::TickAll, |app| {
        tick_unseen(app, ids);
    });
}

/// Does with articles what all of them were asked for: how they are ticked, and by which key that is taken back, is for
/// the place that shows them to say.
fn take(
    app: &mut App,
    wanted: &Wanted,
    ids: &[ArticleId],
    back: CommandId,
    tick: impl FnOnce(&mut App),
) {
    match wanted {
        Wanted::Unread(..) => {}
        Wanted::Story => super::stories::ask_for_all(app, ids),
        Wanted::Read => super::read_all::came(app, ids),
        Wanted::Ticks => {
            tick(app);
            let back = app.key_of(back);
            say(app, ids.len(), &back);
        }
    }
}

/// Says how many were ticked, and how many of these can't be seen.
fn say(app: &mut App, ticked: usize, back: &str) {
    let what = counted(ticked, "article");
    let aside = match chosen::hidden(app) {
        Some(0) | None => String::new(),
        Some(hidden) => format!(", {hidden} of them not listed here"),
    };
    let said = format!("Ticked {what}{aside}; {back} takes the ticks away");
    app.say(Severity::Done, &said);
}
