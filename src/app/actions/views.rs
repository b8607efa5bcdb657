//! Views of the list: queries under a name.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        frame::Pane,
        narrowing::{View, ViewOf},
        overlay::Corrected,
        panel::{Kind, Panel, Thing},
        rows::Rows,
    },
    command::CommandId,
    model::{
        BuiltIn, CleanText, RecordId, SavedView,
        build::{Setting, ViewEdit, shown},
        saved::{self, is_taken},
        view::{Scope, Sort},
    },
    query::{self, Query},
    text::words::fold,
};

/// Returns all views, those that are built in first.
pub(crate) fn all(app: &App) -> Vec<View> {
    let built_in = BuiltIn::ALL.into_iter().map(View::built_in);
    built_in.chain(app.views.iter().map(View::saved)).collect()
}

/// Shows the list as the view of a letter.
pub(super) fn by_key(app: &mut App, key: char) {
    match all(app).into_iter().find(|view| view.key == Some(key)) {
        Some(view) => show(app, view),
        None => {
            let views = app.key_of(CommandId::Views);
            let said = format!("No view has the letter {key}; {views} shows the views.");
            app.say(Severity::Done, &said);
        }
    }
}

/// Shows the view of a name; where there is none, saves what the list shows as one.
pub(super) fn by_name(app: &mut App, name: &str) -> Result<(), String> {
    let sought = fold(&CleanText::line(name));
    if let Some(view) = all(app).into_iter().find(|view| fold(&view.name) == sought) {
        show(app, view);
        return Ok(());
    }
    let query = shown_query(app);
    if query.is_empty() {
        let filter = app.key_of(CommandId::Filter);
        return Err(format!(
            "There is no view “{name}”, and the list shows everything: {filter} filters it, then a view can be saved."
        ));
    }
    let wrong = [&*app.list.query, &*query].map(query::parse);
    if let Some(fault) = wrong.iter().find_map(|query| query.faults.first()) {
        return Err(format!("No view can be made of this: {}.", fault.said));
    }
    let change = app.build(|build| {
        build.make_view(&CleanText::line(name), &query, None);
    });
    let views = app.key_of(CommandId::Views);
    let (letters, _) = query::divide(&app.list.query);
    let of_letters = match letters.as_str() {
        "" => String::new(),
        letters => format!(", which finds words that begin with “{letters}”"),
    };
    let said = format!(
        "Saved the view {}{of_letters}; {views} gives it a letter.",
        shown(name)
    );
    app.commit(change, &said);
    Ok(())
}

/// Returns the query of what the list shows with the order that was chosen for that, without the story that
/// everything is narrowed to; of letters it asks for words that begin so.
fn shown_query(app: &App) -> CleanText {
    let view = app.list.view.as_ref().map(|view| &*view.query);
    let (view, typed) = (view.unwrap_or_default(), app.list.query.trim());
    let (letters, asked) = query::divide(typed);
    let by = app.list.filtered_sort.filter(|by| *by != Sort::Match);
    match (view, typed) {
        // As they were written.
        ("", typed) if letters.is_empty() && by.is_none() => CleanText::line(typed),
        (view, "") => CleanText::line(view),
        (view, _) => {
            let letters = Query {
                expr: query::beginning(&letters),
                ..Query::default()
            };
            let sorted = Query {
                sort: by.map(|by| query::Sort {
                    by,
                    is_reversed: false,
                }),
                ..Query::default()
            };
            let parts = [letters, query::parse(&asked), query::parse(view), sorted];
            CleanText::line(&Query::all(parts).to_string())
        }
    }
}

/// Shows the list as a view.
pub(super) fn show(app: &mut App, view: View) {
    let article = app.list.current().map(|row| row.article.id);
    app.overlays.clear();
    if app.pane == Pane::Reader {
        app.keep_positions();
        app.pane = Pane::List;
    }
    let list = &mut app.list;
    list.query.clear();
    list.filtered_sort = None;
    list.scope = match view.of {
        ViewOf::BuiltIn(BuiltIn::New) => Scope::New,
        _ => Scope::All,
    };
    let is_whole = matches!(view.of, ViewOf::BuiltIn(BuiltIn::All | BuiltIn::New));
    let said = format!("{}: {}", view.word(), view.name);
    list.view = (!is_whole).then_some(view);
    list.rows = Rows::default();
    app.turn_list(article);
    app.say(Severity::Done, &said);
}

/// Follows a saved view that has changed, or is gone.
pub(super) fn stay_in_what_is_there(app: &mut App) {
    let Some(ViewOf::Saved(id)) = app.list.view.as_ref().map(|view| view.of) else {
        return;
    };
    let saved = app.views.iter().find(|view| view.id == id).map(View::saved);
    if saved != app.list.view {
        let article = app.list.current().map(|row| row.article.id);
        app.list.view = saved;
        app.turn_list(article);
    }
}

/// Shows the views, or goes back from them.
pub(super) fn views(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Views)) {
        return;
    }
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    app.effect(Effect::LoadShelves(app.list.story));
    super::feeds::load(app);
    let mut panel = Panel::new(Kind::Views);
    super::listing::ask(app, &mut panel);
    super::panels::show(app, panel);
}

fn here(app: &App) -> Option<View> {
    match super::panels::top(app).and_then(Panel::current)? {
        Thing::View(view) => Some(view.clone()),
        _ => None,
    }
}

/// Shows the view under the cursor.
pub(super) fn open(app: &mut App) {
    if let Some(view) = here(app) {
        show(app, view);
    }
}

fn stays(app: &mut App) {
    app.say(Severity::Done, "This view is built in, and stays as it is.");
}

/// Puts the view under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some(view) = here(app) else { return };
    let ViewOf::Saved(id) = view.of else {
        return stays(app);
    };
    let record = app.known.record(RecordId::view(id));
    let change = app.build(|build| build.remove_view(id, &record));
    let undo = app.key_of(CommandId::Undo);
    let said = format!(
        "Removed the view {}; {undo} brings it back",
        shown(&view.name)
    );
    app.commit(change, &said);
}

/// Opens the form of a new view, of what the list shows.
pub(super) fn ask_new(app: &mut App) {
    let query = shown_query(app).to_string();
    let inputs = ["".to_owned(), query, "".to_owned()]
        .map(Input::new)
        .to_vec();
    super::details::open_form(app, Corrected::View(None), Vec::new(), inputs);
}

/// Opens the form of the view under the cursor.
pub(super) fn details(app: &mut App) {
    let Some(view) = here(app) else { return };
    if matches!(view.of, ViewOf::BuiltIn(_)) {
        return stays(app);
    }
    let inputs = fields(&view).map(Input::new).to_vec();
    super::details::open_form(
        app,
        Corrected::View(Some(Box::new(view))),
        Vec::new(),
        inputs,
    );
}

/// Returns what the fields of the form say of a view.
pub(super) fn fields(view: &View) -> [String; 3] {
    let key = view.key.map(String::from).unwrap_or_default();
    [view.name.to_string(), view.query.to_string(), key]
}

/// Takes the form of a view, or says what is wrong with it.
pub(super) fn save(
    app: &mut App,
    view: Option<&View>,
    typed: &[String],
) -> Result<(), (usize, String)> {
    let [name, query, letter] = typed else {
        return Ok(());
    };
    let (name, query) = (CleanText::line(name), CleanText::line(query));
    if name.is_empty() {
        return Err((0, "A view needs a name.".to_owned()));
    }
    if let Some(fault) = query::parse(&query).faults.first() {
        return Err((1, fault.said.clone()));
    }
    let key = saved::key(letter);
    if key.is_none() && !letter.is_empty() {
        return Err((2, "A letter is one letter or digit.".to_owned()));
    }
    let id = view.and_then(|view| match view.of {
        ViewOf::Saved(id) => Some(id),
        ViewOf::BuiltIn(_) | ViewOf::Feed(_) | ViewOf::Folder => None,
    });
    let others: Vec<SavedView> = app
        .views
        .iter()
        .filter(|view| Some(view.id) != id)
        .cloned()
        .collect();
    if let Some(why) = is_taken(Some(&name), None, &others) {
        return Err((0, why));
    }
    if let Some(why) = is_taken(None, key, &others) {
        return Err((2, why));
    }
    let record = id.map(|id| app.known.record(RecordId::view(id)));
    let change = app.build(|build| match (id, &record) {
        (Some(id), Some(record)) => {
            let edit = ViewEdit {
                name: Setting::To(name.clone()),
                query: Setting::To(query.clone()),
                key: key.map_or(Setting::Clear, Setting::To),
            };
            build.edit_view(id, record, &edit);
        }
        _ => _ = build.make_view(&name, &query, key),
    });
    let said = match view {
        Some(_) => format!("Changed the view {}", shown(&name)),
        None => format!("Saved the view {}", shown(&name)),
    };
    app.commit(change, &said);
    Ok(())
}
