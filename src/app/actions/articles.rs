//! Articles: opening them, their details, the list.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Request, Severity,
        frame::Pane,
        message::Loaded,
        overlay::{Field, Form, Overlay, Purpose, Question},
        reader::Reader,
    },
    model::{
        AnnotationId, Article, ArticleId, CleanText, PartialDate, Record, RecordId, SnapshotId,
        article::Reading,
        build::{ArticleEdit, Build, Setting, shown},
        view::Sort,
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
    app.forget_all_but(&[RecordId::article(article), RecordId::annotations(article)]);
    app.learn(RecordId::article(article), &opened.record);
    app.learn(RecordId::annotations(article), &opened.annotations);
    if let Some(notice) = opened.notices.first() {
        app.say(Severity::Warning, notice);
    }
    let text = app.frame().text;
    let before = app.reader.take();
    let mut reader = Reader::new(loaded, text.width, text.height);
    if let Some(before) = before.filter(|_| again) {
        reader.take_over(before);
    }
    reader.refresh(&app.record(RecordId::annotations(article)));
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
    let record = app.record(RecordId::article(id));
    let edit = ArticleEdit {
        reading: Setting::To(Reading::Read),
        ..ArticleEdit::default()
    };
    let (ids, now) = app.supplies();
    let mut build = Build::new(ids, now);
    build.edit_article(id, &record, &edit);
    let change = build.finish();
    app.send(change);
}

/// Opens the next or previous article of the list.
pub(super) fn step(app: &mut App, by: isize) {
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

/// Returns the article that is meant, and its record.
fn meant(app: &mut App) -> Option<(Article, Record)> {
    let id = match app.pane {
        Pane::List => app.list.current()?.article.id,
        Pane::Reader => app.reader.as_ref()?.article.id,
    };
    let record = app.record(RecordId::article(id));
    if record.is_empty() {
        app.say(
            Severity::Warning,
            "This article is still being read; try again.",
        );
        return None;
    }
    Some((Article::from_record(id, &record), record))
}

fn edit(app: &mut App, edit: impl Fn(&Article) -> (ArticleEdit, String)) {
    let Some((article, record)) = meant(app) else {
        return;
    };
    let (edit, said) = edit(&article);
    apply(app, article.id, &record, &edit, &said);
}

fn apply(app: &mut App, id: ArticleId, record: &Record, edit: &ArticleEdit, said: &str) {
    let (ids, now) = app.supplies();
    let mut build = Build::new(ids, now);
    build.edit_article(id, record, edit);
    let change = build.finish();
    app.commit(change, said);
}

/// Calls the article read, or unread again.
pub(super) fn toggle_read(app: &mut App) {
    edit(app, |article| {
        let (to, said) = match article.reading {
            Reading::Read => (Reading::Unread, "Unread"),
            _ => (Reading::Read, "Read"),
        };
        (
            ArticleEdit {
                reading: Setting::To(to),
                ..ArticleEdit::default()
            },
            format!("{said}: {}", shown(&article.title)),
        )
    });
}

/// Stars the article, or takes the star away.
pub(super) fn star(app: &mut App) {
    edit(app, |article| {
        let said = if article.starred {
            "Unstarred"
        } else {
            "Starred"
        };
        let starred = Setting::To(!article.starred);
        (
            ArticleEdit {
                starred,
                ..ArticleEdit::default()
            },
            format!("{said} {}", shown(&article.title)),
        )
    });
}

/// Takes the tags that were typed.
pub(super) fn set_tags(app: &mut App, id: ArticleId, typed: &str) {
    let record = app.record(RecordId::article(id));
    if record.is_empty() {
        return app.say(
            Severity::Warning,
            "This article is still being read; try again.",
        );
    }
    let tags = Setting::To(super::mark::split_tags(typed));
    apply(
        app,
        id,
        &record,
        &ArticleEdit {
            tags,
            ..ArticleEdit::default()
        },
        "Set the tags",
    );
}

/// Puts the article under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some((article, record)) = meant(app) else {
        return;
    };
    let (ids, now) = app.supplies();
    let mut build = Build::new(ids, now);
    build.remove_article(article.id, &record);
    let change = build.finish();
    app.commit(
        change,
        &format!("Removed {}; u brings it back", shown(&article.title)),
    );
}

/// Opens the form with the article's details.
pub(super) fn details(app: &mut App) {
    let Some((article, _)) = meant(app) else {
        return;
    };
    let field =
        |text: Option<&CleanText>| Input::new(text.map(ToString::to_string).unwrap_or_default());
    let date = article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    let inputs = [
        field(Some(&article.title)),
        field(article.source.as_ref()),
        field(article.author.as_ref()),
        Input::new(date),
        field(article.url.as_ref()),
    ];
    let form = Form {
        article: article.id,
        inputs,
        current: 0,
        error: None,
    };
    app.overlays.push(Overlay::Form(Box::new(form)));
}

/// Takes the details that were typed, or says what is wrong with them.
pub(super) fn save_details(app: &mut App) {
    let Some(Overlay::Form(form)) = app.overlays.last_mut() else {
        return;
    };
    let [title, source, author, date, url] = form
        .inputs
        .each_ref()
        .map(|input| input.value().trim().to_owned());
    let published = match PartialDate::parse_iso(&date) {
        Some(date) => Setting::To(date),
        None if date.is_empty() => Setting::Clear,
        None => {
            let why = format!("“{date}” is no date; write 2020-08-23, 2020-08 or 2020.");
            (form.error, form.current) = (Some(CleanText::line(&why)), 3);
            return;
        }
    };
    if title.is_empty() {
        (form.error, form.current) = (Some(CleanText::line("An article needs a title.")), 0);
        return;
    }
    let id = form.article;
    app.overlays.pop();
    let record = app.record(RecordId::article(id));
    let edit = ArticleEdit {
        title: Setting::line(&title),
        source: Setting::line(&source),
        author: Setting::line(&author),
        published,
        url: Setting::line(&url),
        ..ArticleEdit::default()
    };
    apply(app, id, &record, &edit, "Corrected the details");
}

/// Opens the field that filters the list.
pub(super) fn ask_filter(app: &mut App) {
    let before = app.list.query.clone();
    let input = Input::new(before.clone());
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Filter(before),
        input,
    }));
}

/// Filters the list by words.
pub(super) fn filter(app: &mut App, words: &str) {
    if app.list.query != words {
        words.clone_into(&mut app.list.query);
        app.list.rows = crate::app::rows::Rows::default();
        app.reload_list();
    }
}

/// Sorts the list by the next order.
pub(super) fn sort(app: &mut App) {
    let at = Sort::ALL
        .iter()
        .position(|sort| *sort == app.list.sort)
        .unwrap_or(0);
    app.list.sort = Sort::ALL
        .iter()
        .cycle()
        .nth(at + 1)
        .copied()
        .unwrap_or_default();
    app.say(
        Severity::Done,
        &format!("Sorted by {}", app.list.sort.word()),
    );
    app.reload_list();
}

/// Offers to remove the sample briefs.
pub(super) fn offer_samples(app: &mut App) {
    app.overlays
        .push(Overlay::Question(Question::RemoveSamples));
}
