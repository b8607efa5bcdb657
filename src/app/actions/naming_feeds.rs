//! Giving feeds and their folders other names.

use tui_input::Input;

use crate::{
    app::{
        App, Effect,
        narrowing::{View, ViewOf},
        overlay::{Field, Overlay, Purpose},
        panel::Thing,
    },
    model::{
        CleanText, FeedId, Record, RecordId,
        build::{FeedEdit, Setting, shown},
        feed::{self, renamed_folder},
    },
    text::count::counted,
};

/// Opens the field for another name of the feed under the cursor, or another path of the folder.
pub(super) fn ask(app: &mut App) {
    let (purpose, name) = match super::feeds::here(app) {
        Some(Thing::Feed(line)) => {
            let feed = &line.row.feed;
            let name = feed.given_name().cloned();
            (Purpose::FeedName(feed.id), name.unwrap_or_default())
        }
        Some(Thing::Folder(folder)) => {
            let path = folder.path.clone();
            app.effect(Effect::LoadVocabulary);
            (Purpose::FolderName(path.clone()), path)
        }
        _ => return,
    };
    app.overlays.push(Overlay::Field(Field {
        purpose,
        input: Input::new(name.to_string()),
    }));
}

/// Takes the name that was typed for a feed; without one it goes by its address.
pub(super) fn name_feed(app: &mut App, id: FeedId, typed: &str) {
    let record = app.known.record(RecordId::feed(id));
    let name = Setting::line(typed);
    let said = match &name {
        Setting::To(name) => format!("Renamed the feed to {}", shown(name)),
        Setting::Keep | Setting::Clear => "The feed goes by its address".to_owned(),
    };
    let edit = FeedEdit {
        name,
        ..FeedEdit::default()
    };
    let change = app.build(|build| build.edit_feed(id, &record, &edit));
    app.commit(change, &said);
}

/// Takes the path that was typed for a folder; without one it is taken away, and its feeds stay.
pub(super) fn name_folder(app: &mut App, old: &CleanText, typed: &str) {
    let new = feed::folder(typed);
    if new == *old {
        return;
    }
    let records: Vec<(FeedId, Record)> = app
        .feeds
        .inside(old)
        .map(|row| (row.feed.id, app.known.record(RecordId::feed(row.feed.id))))
        .collect();
    let change = app.build(|build| {
        let feeds = records.iter().map(|(id, record)| (*id, record));
        build.rename_folder(feeds, old, &new);
    });
    let feeds = counted(records.len(), "feed");
    let said = if new.is_empty() {
        format!(
            "Took the folder {} away, in which {feeds} had been",
            shown(old)
        )
    } else {
        format!(
            "Renamed the folder {} to {}, with {feeds}",
            shown(old),
            shown(&new)
        )
    };
    let within = app
        .list
        .view
        .clone()
        .filter(|view| view.of == ViewOf::Folder);
    let within = within.and_then(|view| renamed_folder(&view.name, old, &new));
    let article = app.list.current().map(|row| row.article.id);
    app.commit(change, &said);
    super::feeds::go_to(app, &View::of_folder(&new));
    if let Some(path) = within.filter(|path| !path.is_empty()) {
        app.list.view = Some(View::of_folder(&path));
        app.turn_list(article);
    }
}
