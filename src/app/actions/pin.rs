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

/// Tells whether the reader on a side is pinned.
pub(crate) fn is_pinned(app: &App, side: Side) -> bool {
    match side {
        Side::First => {
            let open = app.reader.as_ref().map(|reader| reader.article.id);
            app.beside.is_none() && app.staying.is_some() && app.staying == open
        }
        Side::Second => app.beside.is_some(),
    }
}

/// Pins the article that is open or under the cursor, or takes the pin away.
///
/// An article that is pinned alone stays where it is; it makes room when another one is opened.
pub(super) fn pin(app: &mut App) {
    if app.pane == Pane::Reader {
        if app.beside.is_some() || app.staying.is_some() {
            return unpin(app);
        }
        if let Some(id) = app.reader.as_ref().map(|reader| reader.article.id) {
            stay(app, id);
        }
        return;
    }
    let Some(row) = app.list.current() else {
        return;
    };
    let (id, title) = (row.article.id, row.article.title.clone());
    if app.staying == Some(id)
        || on(app, Side::Second).is_some_and(|reader| reader.article.id == id)
    {
        return unpin(app);
    }
    match &app.reader {
        Some(reader) if reader.article.id != id => {
            let switch = app.key_of(CommandId::SwitchPane);
            app.staying = None;
            super::articles::ask_beside(app, id);
            app.say(
                Severity::Done,
                &format!("Pinned “{title}”; {switch} goes from pane to pane."),
            );
        }
        Some(_) => stay(app, id),
        None => {
            super::articles::ask_beside(app, id);
            stay(app, id);
        }
    }
}

/// Lets an article stay until another stands beside it.
fn stay(app: &mut App, id: ArticleId) {
    app.keep_beside();
    app.beside = None;
    app.staying = Some(id);
    let key = app.key_of(CommandId::Pin);
    let said = format!("Pinned: the next article opens beside it. {key} takes the pin away.");
    app.say(Severity::Done, &said);
}

/// Lets what is pinned alone make room for another article.
pub(super) fn make_room(app: &mut App, article: ArticleId) {
    if app.staying == Some(article) {
        return;
    }
    let Some(staying) = app.staying.take() else {
        return;
    };
    app.beside = app.reader.take_if(|reader| reader.article.id == staying);
}

/// Takes the pin away; of two readers the pinned one goes.
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
    let staying = app.staying.take();
    if app.beside.is_none() {
        if staying.is_some() {
            return app.say(Severity::Done, "No article is pinned any more.");
        }
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
