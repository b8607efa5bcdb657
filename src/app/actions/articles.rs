//! Articles: opening them, their details, the list.

use jiff::Timestamp;

use crate::{
    app::{
        App, Effect, Request, Severity,
        frame::{Pane, Side},
        list::Opener,
        message::Loaded,
        overlay::Overlay,
        reader::{Reader, Shown},
        whereabouts::{Carried, First},
    },
    command::CommandId,
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
    side: Side,
    purpose: Purpose,
    /// Where to go in it.
    spot: Option<Spot>,
    /// Which snapshot, where not the newest.
    older: Option<Older>,
}

/// A snapshot, and of which time, where that is meant.
type Older = (SnapshotId, Option<Timestamp>);

/// Where to go in an article that is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// To an annotation.
    Annotation(AnnotationId),
    /// To what a search of the library found in it.
    Found,
    /// To a byte of a snapshot.
    Passage(SnapshotId, usize),
}

impl Going {
    /// Returns the side that it opens on.
    pub(super) fn side(&self) -> Side {
        self.side
    }
}

/// What an article is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// To be seen beside the list or beside another; the keys stay where they are.
    See,
    /// To be read: its reader gets the keys.
    Read,
    /// To see what others have written; nothing else changes.
    Again,
}

/// Asks for an article; what was asked for on that side before is no longer waited for.
fn ask(
    app: &mut App,
    article: ArticleId,
    older: Option<Older>,
    side: Side,
    mut purpose: Purpose,
    mut spot: Option<Spot>,
) {
    let mut awaited = app.waiting.iter().filter(|going| going.side == side);
    if purpose == Purpose::Again
        && let Some(going) = awaited.find(|going| going.purpose != Purpose::Again)
    {
        // What others have written takes nothing from what a key has asked for.
        if going.article != article {
            return;
        }
        (purpose, spot) = (going.purpose, going.spot.clone());
    }
    if purpose == Purpose::Read {
        app.list.open_nothing();
    }
    app.opening = app.opening.next();
    app.waiting.retain(|going| going.side != side);
    app.waiting.push(Going {
        request: app.opening,
        article,
        side,
        purpose,
        spot,
        older: older.clone(),
    });
    let open = super::pin::on(app, side).filter(|reader| reader.article.id == article);
    let first = match purpose {
        Purpose::Again => First::Place,
        Purpose::See | Purpose::Read => First::Text,
    };
    let from = open.map(|reader| (reader.whereabouts(), first));
    app.effect(Effect::Open {
        request: app.opening,
        article,
        snapshot: older.map(|(id, _)| id),
        side,
        from,
    });
}

/// Asks for an article to be shown on the other side than what is open.
pub(super) fn ask_beside(app: &mut App, article: ArticleId) {
    ask(app, article, None, Side::Second, Purpose::See, None);
}

/// Shows the article under the cursor of the list beside it, without leaving the list.
pub(crate) fn preview(app: &mut App) {
    if app.pane != Pane::List || app.frame().reader.text.is_empty() {
        return;
    }
    let Some(id) = app.list.current().map(|row| row.article.id) else {
        // What is no longer in the list does not stay beside it.
        if app.list.loaded && app.list.total == 0 && !app.list.is_filtered() {
            app.keep_positions();
            app.reader = app.beside.take();
            app.side = Side::First;
        }
        return;
    };
    let open = app.reader.as_ref().map(|reader| reader.article.id);
    let waiting = app.waiting.iter().find(|going| going.side == Side::First);
    if waiting.map(|going| going.article).or(open) != Some(id) {
        ask(app, id, None, Side::First, Purpose::See, None);
    }
}

/// Shows the article under the cursor where the list has come anew, unless another is about to be read.
pub(crate) fn preview_again(app: &mut App) {
    let is_read = |going: &Going| going.side == Side::First && going.purpose == Purpose::Read;
    if !app.waiting.iter().any(is_read) {
        preview(app);
    }
}

/// Opens the article under the cursor of the list.
pub(crate) fn open(app: &mut App) {
    match app.list.current().map(|row| row.article.id) {
        Some(id) => open_at(app, id, None),
        // No key is lost because the answer for the list is still on its way.
        None => _ = app.list.open_once_known(Opener::List),
    }
}

/// Opens the article that was meant before it was known which one it is, unless the person has gone elsewhere.
pub(crate) fn open_known(app: &mut App) {
    match app.list.take_to_open() {
        Some(Opener::List) if app.pane == Pane::List && app.overlays.is_empty() => open(app),
        Some(Opener::Reader(side)) if app.pane == Pane::Reader => go_on(app, side),
        _ => {}
    }
}

/// Opens an article, at an annotation where one is given; it counts as read from then on.
///
/// Where it is open already the keys go there; else it opens on the first side, so that what is pinned stays.
pub(crate) fn open_at(app: &mut App, id: ArticleId, annotation: Option<AnnotationId>) {
    open_for(app, id, annotation.map(Spot::Annotation));
}

/// Opens an article at what a search of the library found in it.
pub(super) fn open_found(app: &mut App, id: ArticleId) {
    open_for(app, id, Some(Spot::Found));
}

/// Opens an article at a byte of one of its snapshots.
pub(super) fn open_passage(app: &mut App, id: ArticleId, snapshot: SnapshotId, byte: usize) {
    open_for(app, id, Some(Spot::Passage(snapshot, byte)));
}

fn open_for(app: &mut App, id: ArticleId, spot: Option<Spot>) {
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    app.list.open_nothing();
    let sides = [app.side, app.side.other()];
    let open = sides
        .into_iter()
        .find(|side| super::pin::on(app, *side).is_some_and(|reader| reader.article.id == id));
    if let Some(side) = open {
        let mut awaited = app.waiting.iter_mut();
        let again = awaited.find(|going| {
            going.side == side && going.article == id && going.purpose == Purpose::Again
        });
        if let Some(going) = again {
            // It may have another text, which is the one that is to be read.
            (going.purpose, going.spot) = (Purpose::Read, spot);
            super::pin::face(app, side);
            app.pane = Pane::Reader;
            return;
        }
        app.waiting.retain(|going| going.side != side);
        super::pin::face(app, side);
        app.pane = Pane::Reader;
        go_to(app, spot);
        read(app);
    } else {
        ask(app, id, None, Side::First, Purpose::Read, spot);
    }
}

/// Tells whether an article is still waited for.
pub(crate) fn is_awaited(app: &App, request: Request) -> bool {
    app.waiting.iter().any(|going| going.request == request)
}

/// Takes an article that was asked for.
pub(crate) fn opened(app: &mut App, request: Request, loaded: Loaded) {
    let Some(at) = app
        .waiting
        .iter()
        .position(|going| going.request == request)
    else {
        return;
    };
    let going = app.waiting.remove(at);
    app.keep_positions();
    let opened = &loaded.opened;
    let article = opened.article.id;
    super::pin::forget_but(app, &[article]);
    app.known.learn(RecordId::article(article), &opened.record);
    app.known
        .learn(RecordId::annotations(article), &opened.annotations);
    if let Some(notice) = opened.notices.first() {
        app.say(Severity::Warning, notice);
    }
    let carried = loaded.carried.clone();
    let mut reader = Reader::new(loaded).of_time(going.older.and_then(|(_, taken)| taken));
    reader.refresh(&app.known.record(RecordId::annotations(article)));
    let before = super::pin::on(app, going.side).map(Reader::shown);
    if going.purpose == Purpose::Again
        && before.is_some_and(|before| before != reader.shown() && before.0 == article)
    {
        super::recheck::tell_revised(app, &reader);
    }
    place(app, going.side, reader, carried);
    super::pin::forget_but(app, &[]);
    if going.purpose == Purpose::Read {
        super::pin::face(app, going.side);
        app.pane = Pane::Reader;
        read(app);
        if let Some(index) = app.list.index_of(article) {
            app.list.rows.cursor = index;
        }
    }
    if going.side == app.side {
        go_to(app, going.spot);
    }
    // What was learned shows on the other side, too, where the same article is open.
    app.show(&[RecordId::article(article), RecordId::annotations(article)]);
    super::recheck::settle(app, &[RecordId::annotations(article)]);
}

/// Puts a reader on its side; the same article goes on where it was.
fn place(app: &mut App, side: Side, mut reader: Reader, carried: Option<Carried>) {
    super::pin::make_room(app, reader.article.id);
    let slot = if side == app.side || app.reader.is_none() {
        &mut app.reader
    } else {
        &mut app.beside
    };
    let article = reader.article.id;
    if let Some(before) = slot.take().filter(|before| before.article.id == article) {
        reader.take_over(before, carried);
    }
    *slot = Some(reader);
    app.fit_readers();
}

/// Goes to the words that were read in another snapshot, unless the person has gone on or is about to do something.
pub(crate) fn carried(app: &mut App, shown: &Shown, carried: &Carried) {
    if !app.overlays.is_empty() {
        return;
    }
    let readers = [&mut app.reader, &mut app.beside].into_iter().flatten();
    for reader in readers.filter(|reader| reader.shown() == *shown) {
        reader.carry(carried);
    }
}

/// Gives up waiting for an article that could not be opened.
///
/// Beside the list it stays waited for, or else each new page of the list would ask again. What a search found
/// is passed over.
pub(crate) fn failed(app: &mut App, request: Request, why: &str) {
    let going = app.waiting.iter().find(|going| going.request == request);
    let is_found = going.is_some_and(|going| going.spot == Some(Spot::Found));
    app.waiting.retain(|going| {
        going.request != request || going.side == Side::First && going.purpose == Purpose::See
    });
    app.jumps.give_up();
    if is_found {
        super::search::pass_over(app, why);
    } else {
        app.say(Severity::Warning, why);
    }
}

/// Shows the newest snapshot of an article, at an annotation where one is given.
pub(super) fn open_newest(app: &mut App, id: ArticleId, annotation: Option<AnnotationId>) {
    let spot = annotation.map(Spot::Annotation);
    let is_older = |reader: &Reader| reader.article.id == id && !reader.is_newest();
    if app.reader.as_ref().is_some_and(is_older) {
        let side = app.side;
        return ask(app, id, None, side, Purpose::Read, spot);
    }
    open_for(app, id, spot);
}

/// Reads what is open again, as others may have written.
pub(crate) fn reopen(app: &mut App) {
    for side in [Side::First, Side::Second] {
        if app.waiting.iter().all(|going| going.side != side) {
            reread(app, side);
        }
    }
}

/// Reads an article again that has a new text, wherever it is open or about to be.
pub(super) fn revised(app: &mut App, id: ArticleId) {
    for side in [Side::First, Side::Second] {
        let is_open = super::pin::on(app, side).is_some_and(|reader| reader.article.id == id);
        match app.waiting.iter().find(|going| going.side == side) {
            // What was asked for before may come with the text before.
            Some(going) if going.article == id && going.older.is_none() => {
                ask(app, id, None, side, Purpose::Again, None);
            }
            None if is_open => reread(app, side),
            Some(_) | None => {}
        }
    }
}

/// Reads what is open on a side again; an older snapshot that is shown stays.
fn reread(app: &mut App, side: Side) {
    let Some(reader) = super::pin::on(app, side) else {
        return;
    };
    let (number, of) = reader.snapshot_number();
    let shown = reader.snapshot().id.clone();
    let older = (number < of).then(|| (shown, reader.entry().map(|entry| entry.taken)));
    let article = reader.article.id;
    ask(app, article, older, side, Purpose::Again, None);
}

/// Goes to a spot of the open article.
fn go_to(app: &mut App, spot: Option<Spot>) {
    match spot {
        None => {}
        Some(Spot::Annotation(id)) => go_to_annotation(app, id),
        Some(Spot::Found) => super::search::arrive(app),
        Some(Spot::Passage(snapshot, byte)) => super::echoes::arrive(app, &snapshot, byte),
    }
}

/// Puts the caret on an annotation; one without a place here is shown on the snapshot it was made on.
fn go_to_annotation(app: &mut App, id: AnnotationId) {
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
            let said = format!(
                "These words are not in this text; you see the snapshot they were marked in. {} places them by hand.",
                app.key_of(CommandId::Place)
            );
            app.say(Severity::Warning, &said);
            let side = app.side;
            let spot = Some(Spot::Annotation(id));
            let snapshot = Some((snapshot, None));
            ask(app, article, snapshot, side, Purpose::Read, spot);
        }
        None => app.say(
            Severity::Warning,
            "These words were not found in this text.",
        ),
    }
}

/// Notes that the open article was read, also where it was revised since it was last; this is no deed of its own to be undone.
fn read(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let id = reader.article.id;
    let record = app.known.record(RecordId::article(id));
    if reader.article.reading != Reading::Unread {
        let shown = reader.snapshot().id.clone();
        let (number, of) = reader.snapshot_number();
        if number == of && reader.article.has_changed() {
            let change = app.build(|build| build.read_again(id, &record, &shown));
            app.send(change);
        }
        return;
    }
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
    let is_end = app.list.rows.cursor == before;
    if app.list.current().is_none() {
        if !is_end && app.pane == Pane::Reader && app.list.open_once_known(Opener::Reader(app.side))
        {
            // What was asked for before would take the cursor with it.
            let side = app.side;
            app.waiting.retain(|going| going.side != side);
        }
        return;
    }
    if is_end {
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
        go_on(app, app.side);
    }
}

/// Goes on to the article under the cursor of the list, on a side.
fn go_on(app: &mut App, side: Side) {
    if let Some(id) = app.list.current().map(|row| row.article.id) {
        ask(app, id, None, side, Purpose::Read, None);
    }
}

/// Tells whether there is an older or newer snapshot to show, or to compare with where two are compared.
pub(crate) fn has_snapshot(app: &App, by: isize) -> bool {
    match app.overlays.last() {
        Some(Overlay::Diff(view)) => super::diff::neighbour(app, view, by).is_some(),
        _ => {
            let reader = app.reader.as_ref();
            reader.is_some_and(|reader| reader.neighbour_snapshot(by).is_some())
        }
    }
}

/// Shows an older or newer snapshot of the open article.
pub(super) fn snapshot(app: &mut App, by: isize) {
    if super::diff::turn(app, by) {
        return;
    }
    let Some(reader) = &app.reader else { return };
    let article = reader.article.id;
    match reader.neighbour_snapshot(by).cloned() {
        Some(entry) => {
            let (number, of) = reader.snapshot_number();
            let told = (number.saturating_add_signed(by) < of).then(|| {
                let day = entry
                    .taken
                    .to_zoned(app.zone.clone())
                    .strftime("%-d %b %Y")
                    .to_string();
                let key = app.key_of(CommandId::NewerSnapshot);
                format!("An older text, of {day}; {key} goes on to the newer one")
            });
            let side = app.side;
            let snapshot = Some((entry.id, Some(entry.taken)));
            ask(app, article, snapshot, side, Purpose::Read, None);
            if let Some(told) = told {
                app.say(Severity::Done, &told);
            }
        }
        None if by < 0 => app.say(Severity::Done, "This is the oldest snapshot."),
        None => app.say(Severity::Done, "This is the newest snapshot."),
    }
}
