//! What the list shows and in which order: filtering as one types, sorting, grouping, only what is new.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        overlay::{Before, Field, Overlay, Purpose},
        rows::Rows,
    },
    model::{
        ArticleId,
        view::{Grouping, Scope, Sort},
    },
};

/// Returns the article under the cursor.
fn here(app: &App) -> Option<ArticleId> {
    app.list.current().map(|row| row.article.id)
}

/// Opens the field that filters the list.
pub(super) fn ask(app: &mut App) {
    let list = &app.list;
    let before = Before {
        query: list.query.clone(),
        sort: list.filtered_sort,
        rows: list.rows,
        article: here(app),
    };
    let input = Input::new(before.query.clone());
    app.effect(Effect::LoadVocabulary);
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Filter(Box::new(before)),
        input,
    }));
}

/// Shows only what has these letters; the cursor goes to the first, which fits best.
pub(super) fn narrow(app: &mut App, letters: &str) {
    if app.list.query.trim() == letters.trim() {
        letters.clone_into(&mut app.list.query);
        return;
    }
    letters.clone_into(&mut app.list.query);
    app.list.rows = Rows::default();
    app.turn_list(None);
}

/// Brings back the list as it was before the field was opened.
pub(super) fn restore(app: &mut App, before: Before) {
    if app.list.query != before.query {
        app.list.query = before.query;
        app.list.filtered_sort = before.sort;
        app.list.rows = before.rows;
        app.turn_list(before.article);
    } else if app.list.rows != before.rows {
        app.list.rows = before.rows;
        super::articles::preview(app);
    }
}

/// Takes back what the list was narrowed by, one after the other: the letters, only what is new, the
/// view, the ticks, the story.
///
/// Tells whether there was any. The cursor stays on its article.
pub(super) fn widen(app: &mut App) -> bool {
    let article = here(app);
    let list = &mut app.list;
    if list.is_filtered() {
        list.query.clear();
        list.filtered_sort = None;
    } else if list.scope == Scope::New {
        list.scope = Scope::All;
    } else if list.view.is_some() {
        list.view = None;
    } else if list.count_ticked() > 0 {
        list.untick();
        return true;
    } else {
        return super::stories::leave(app);
    }
    app.turn_list(article);
    true
}

/// Sorts the list by the next order.
///
/// What is filtered begins with the best match, and can be sorted otherwise without changing the order in
/// which the whole list stands afterwards.
pub(super) fn sort(app: &mut App) {
    let article = here(app);
    let list = &mut app.list;
    if list.is_filtered() {
        list.filtered_sort = match list.filtered_sort {
            None => Sort::ALL.first().copied(),
            Some(sort) => after(&Sort::ALL, sort),
        };
    } else {
        list.sort = after(&Sort::ALL, list.sort).unwrap_or_default();
    }
    sorted(app, article);
}

/// Sorts the list by an order.
pub(super) fn sort_by(app: &mut App, sort: Sort) {
    let article = here(app);
    let list = &mut app.list;
    if list.is_filtered() {
        list.filtered_sort = Some(sort);
    } else {
        list.sort = sort;
    }
    sorted(app, article);
}

fn sorted(app: &mut App, article: Option<ArticleId>) {
    let list = &app.list;
    let said = match list.order() {
        Sort::Match => "Best match first".to_owned(),
        Sort::Unread => "Sorted by unread: what is not read comes first".to_owned(),
        sort => format!("Sorted by {}", sort.word()),
    };
    app.say(Severity::Done, &said);
    app.turn_list(article);
}

/// Groups the list by the next thing.
pub(super) fn group(app: &mut App) {
    let article = here(app);
    app.list.group = after(&Grouping::ALL, app.list.group).unwrap_or_default();
    let said = match app.list.group {
        Grouping::None => "Not grouped".to_owned(),
        group => format!("Grouped by {}", group.word()),
    };
    app.say(Severity::Done, &said);
    app.turn_list(article);
}

/// Returns what follows on a choice; nothing after the last.
fn after<T: Copy + PartialEq>(all: &[T], one: T) -> Option<T> {
    let at = all.iter().position(|known| *known == one)?;
    all.get(at + 1).copied()
}

/// Shows only what was added since the last session, or all again.
pub(super) fn only_new(app: &mut App) {
    let article = here(app);
    let list = &mut app.list;
    match list.scope {
        Scope::New => list.scope = Scope::All,
        Scope::All if list.counts.new == 0 => {
            let said = "Nothing was added since the last session.";
            return app.say(Severity::Done, said);
        }
        Scope::All => {
            list.scope = Scope::New;
            list.rows = Rows::default();
        }
    }
    app.turn_list(article);
}
