//! Ticks in the list: what is ticked is what actions are meant for.

use crate::{
    app::{App, Effect, Severity},
    command::CommandId,
    model::{ArticleId, view::Filter},
    text::count::counted,
};

/// Ticks articles from the cursor on, or takes their ticks away, and goes down.
pub(super) fn tick(app: &mut App, times: usize) {
    for _ in 0..times {
        let Some(id) = app.list.current().map(|row| row.article.id) else {
            break;
        };
        app.list.tick(id);
        let before = app.list.rows.cursor;
        app.list.rows.step(1, app.list.total);
        if app.list.rows.cursor == before {
            break;
        }
    }
    super::articles::preview(app);
}

/// Ticks all that the list shows; or takes all ticks away, where there are any.
pub(super) fn toggle_all(app: &mut App) {
    if app.list.count_ticked() > 0 {
        return app.list.untick();
    }
    // Only those near the cursor are known here.
    let filter = Box::new(app.list.filter());
    app.effect(Effect::LoadIds { filter });
}

/// Takes all articles of the list, to be ticked.
pub(crate) fn all(app: &mut App, asked: &Filter, ids: &[ArticleId]) {
    // Another list was not meant.
    if *asked == app.list.filter() {
        app.list.tick_all(ids);
        let what = counted(ids.len(), "article");
        let back = app.key_of(CommandId::Back);
        let said = format!("Ticked {what}; {back} takes the ticks away");
        app.say(Severity::Done, &said);
    }
}
