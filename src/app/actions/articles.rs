//! Articles: opening them, their details, the list.

use crate::{
    app::{App, Effect, Request, Severity, frame::Pane, message::Loaded, reader::Reader},
    model::{
        AnnotationId, ArticleId, RecordId, SnapshotId,
        article::Reading,
        build::{ArticleEdit, Setting},
    },
};

/// What is to happen once an article is open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Going {
    request: Request,
    article: ArticleId,
    /// Whether the reader gets the keys.
    pane: Pane,
    /// The annotation to go to.
    annotation: Option<AnnotationId>,
}

/// Asks for an article; what was asked for before is no longer waited for.
fn ask(
    app: &mut App,
    article: ArticleId,
    snapshot: Option<SnapshotId>,
    pane: Pane,
    to: Option<AnnotationId>,
) {
    app.opening = app.opening.next();
    app.going = Some(Going {
        request: app.opening,
        article,
        pane,
        annotation: to,
    });
    app.effect(Effect::Open {
        request: app.opening,
        article,
        snapshot,
    });
}

/// Shows the article under the cursor of the list beside it, without leaving the list.
pub(crate) fn preview(app: &mut App) {
    if app.pane != Pane::List || app.frame().text.is_empty() {
        return;
    }
    let Some(id) = app.list.current().map(|row| row.article.id) else {
        // What is no longer in the list does not stay beside it.
        if app.list.loaded && app.list.total == 0 && !app.list.is_filtered() {
            app.keep_position();
            app.reader = None;
        }
        return;
    };
    let open = app.reader.as_ref().map(|reader| reader.article.id);
    let waiting = app.going.as_ref().map(|going| going.article);
    if waiting.or(open) != Some(id) {
        ask(app, id, None, Pane::List, None);
    }
}

/// Opens the article under the cursor of the list.
pub(super) fn open(app: &mut App) {
    let Some(id) = app.list.current().map(|row| row.article.id) else {
        return;
    };
    open_at(app, id, None);
}

/// Opens an article, at an annotation where one is given; it counts as read from then on.
pub(crate) fn open_at(app: &mut App, id: ArticleId, annotation: Option<AnnotationId>) {
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    if app
        .reader
        .as_ref()
        .is_some_and(|reader| reader.article.id == id)
    {
        app.pane = Pane::Reader;
        app.going = None;
        go_to(app, annotation);
        read(app);
    } else {
        ask(app, id, None, Pane::Reader, annotation);
    }
}

/// Takes an article that was asked for.
pub(crate) fn opened(app: &mut App, request: Request, loaded: Loaded) {
    let Some(going) = app.going.take_if(|going| going.request == request) else {
        return;
    };
    app.keep_position();
    let opened = &loaded.opened;
    let article = opened.article.id;
    let again = app
        .reader
        .as_ref()
        .is_some_and(|reader| reader.article.id == article);
    app.known
        .forget_articles_but(&[RecordId::article(article), RecordId::annotations(article)]);
    app.known.learn(RecordId::article(article), &opened.record);
    app.known
        .learn(RecordId::annotations(article), &opened.annotations);
    if let Some(notice) = opened.notices.first() {
        app.say(Severity::Warning, notice);
    }
    let text = app.frame().text;
    let before = app.reader.take();
    let mut reader = Reader::new(loaded, text.width, text.height);
    if let Some(before) = before.filter(|_| again) {
        reader.take_over(before);
    }
    reader.refresh(&app.known.record(RecordId::annotations(article)));
    app.reader = Some(reader);
    if going.pane == Pane::Reader {
        app.pane = Pane::Reader;
        read(app);
        if let Some(index) = app.list.index_of(article) {
            app.list.rows.cursor = index;
        }
    }
    go_to(app, going.annotation);
    resize(app);
    super::panels::refill(app, &[]);
}

/// Gives up waiting for an article that could not be opened.
///
/// Under the cursor of the list it stays waited for, or else each new page of the list would ask again.
pub(crate) fn failed(app: &mut App) {
    app.going.take_if(|going| going.pane == Pane::Reader);
}

fn resize(app: &mut App) {
    let text = app.frame().text;
    if let Some(reader) = &mut app.reader {
        reader.resize(text.width, text.height);
    }
}

/// Reads the open article again, as others may have written.
pub(crate) fn reopen(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let (article, snapshot) = (reader.article.id, reader.snapshot().id.clone());
    let newest = reader
        .article
        .newest()
        .is_none_or(|entry| entry.id == snapshot);
    if app.going.is_none() {
        ask(app, article, (!newest).then_some(snapshot), app.pane, None);
    }
}

/// Puts the caret on an annotation; one without a place here is shown on the snapshot it was made on.
fn go_to(app: &mut App, annotation: Option<AnnotationId>) {
    let Some(id) = annotation else { return };
    let Some(reader) = &mut app.reader else {
        return;
    };
    reader.selection = None;
    if let Some(start) = reader.place_of(id).map(|mark| mark.bytes.start) {
        return reader.go_to_annotation(id, start);
    }
    let article = reader.article.id;
    let shown = &reader.snapshot().id;
    let made_on = reader
        .annotation(id)
        .map(|annotation| annotation.anchor.made_on.clone())
        .filter(|made_on| made_on != shown);
    match made_on {
        Some(snapshot) => {
            app.say(
                Severity::Warning,
                "These words are not in the newest text; this is the snapshot they were marked in.",
            );
            ask(app, article, Some(snapshot), Pane::Reader, Some(id));
        }
        None => app.say(
            Severity::Warning,
            "These words were not found in this text.",
        ),
    }
}

/// Notes that the open article was read; this is no deed of its own to be undone.
fn read(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    if reader.article.reading != Reading::Unread {
        return;
    }
    let id = reader.article.id;
    let record = app.known.record(RecordId::article(id));
    let edit = ArticleEdit {
        reading: Setting::To(Reading::Read),
        ..ArticleEdit::default()
    };
    let change = app.build(|build| build.edit_article(id, &record, &edit));
    app.send(change);
}

/// Opens the next or previous article of the list.
pub(super) fn step(app: &mut App, by: isize) {
    app.behind.clear();
    let before = app.list.rows.cursor;
    app.list.rows.step(by, app.list.total);
    let Some(id) = app.list.current().map(|row| row.article.id) else {
        return;
    };
    if app.list.rows.cursor == before {
        let end = if by > 0 {
            "This is the last article."
        } else {
            "This is the first article."
        };
        return app.say(Severity::Done, end);
    }
    if app.pane == Pane::List {
        preview(app);
    } else {
        ask(app, id, None, Pane::Reader, None);
    }
}

/// Shows an older or newer snapshot of the open article.
pub(super) fn snapshot(app: &mut App, by: isize) {
    let Some(reader) = &app.reader else { return };
    let article = reader.article.id;
    match reader.neighbour_snapshot(by).cloned() {
        Some(snapshot) => ask(app, article, Some(snapshot), Pane::Reader, None),
        None if by < 0 => app.say(Severity::Done, "This is the oldest snapshot."),
        None => app.say(Severity::Done, "This is the newest snapshot."),
    }
}
