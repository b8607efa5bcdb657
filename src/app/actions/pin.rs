//! A second reader beside the first: pinning an article, going from one to the other, closing it.

use crate::{
    app::{
        App, Severity,
        frame::{Pane, Side},
        reader::Reader,
    },
    command::{CommandId, Fact},
    model::{ArticleId, RecordId},
};

/// Gives the keys to the reader on a side, where there is one.
pub(crate) fn face(app: &mut App, side: Side) {
    if app.side != side && app.beside.is_some() {
        std::mem::swap(&mut app.reader, &mut app.beside);
        app.side = side;
    }
}

/// Returns the reader on a side.
pub(crate) fn on(app: &App, side: Side) -> Option<&Reader> {
    if side == app.side {
        app.reader.as_ref()
    } else {
        app.beside.as_ref()
    }
}

/// Pins the article that is open or under the cursor, or takes the pin away.
pub(super) fn pin(app: &mut App) {
    if app.pane == Pane::Reader {
        if app.beside.is_some() {
            return unpin(app);
        }
        twin(app);
        let key = app.key_of(CommandId::Pin);
        let said = format!(
            "Pinned. Another article opened from the list stands beside it; {key} takes the pin away."
        );
        return app.say(Severity::Done, &said);
    }
    let Some(row) = app.list.current() else {
        return;
    };
    let (id, title) = (row.article.id, row.article.title.clone());
    if on(app, Side::Second).is_some_and(|reader| reader.article.id == id) {
        return unpin(app);
    }
    let switch = app.key_of(CommandId::SwitchPane);
    app.say(
        Severity::Done,
        &format!("Pinned “{title}”; {switch} goes from pane to pane."),
    );
    match &app.reader {
        Some(reader) if reader.article.id == id => twin(app),
        _ => super::articles::ask_beside(app, id),
    }
}

/// Opens what is open on the other side, too, at the same place.
fn twin(app: &mut App) {
    app.keep_beside();
    app.beside = app.reader.as_ref().map(Reader::twin);
}

/// Closes the pinned reader; the other one stays.
pub(super) fn unpin(app: &mut App) {
    close(app, Side::Second);
}

/// Closes the reader that has the keys, or from the list the pinned one.
pub(super) fn close_faced(app: &mut App) {
    match app.pane {
        Pane::Reader => close(app, app.side),
        Pane::List => unpin(app),
    }
}

fn close(app: &mut App, side: Side) {
    if app.beside.is_none() {
        let key = app.key_of(CommandId::Pin);
        let said = format!("{} {key} pins one.", Fact::Pinned.absence());
        return app.say(Severity::Done, &said);
    }
    face(app, side.other());
    app.keep_beside();
    app.beside = None;
    app.side = Side::First;
    app.waiting.retain(|going| going.side() == Side::First);
    if let Some(reader) = &app.reader {
        let article = reader.article.id;
        app.say(
            Severity::Done,
            &format!("“{}” stands alone again.", reader.article.title),
        );
        forget_but(app, &[article]);
    }
}

/// Forgets the records of all articles but these and the open ones.
pub(super) fn forget_but(app: &mut App, articles: &[ArticleId]) {
    let open = [&app.reader, &app.beside]
        .into_iter()
        .flatten()
        .map(|reader| reader.article.id);
    let kept: Vec<RecordId> = open
        .chain(articles.iter().copied())
        .flat_map(|id| [RecordId::article(id), RecordId::annotations(id)])
        .collect();
    app.known.forget_articles_but(&kept);
}
