//! The diff of two snapshots: showing it, going through it, going from it to the text.

use crate::{
    app::{
        App, Effect, Request, Severity,
        diff::{Against, DiffView, Sheet},
        overlay::Overlay,
        table::Content,
        waiting::Waiting,
    },
    command::{CommandId, Fact},
    compare::diff::{Fate, Passage, Revision},
    model::{CleanText, SnapshotId, article::SnapshotEntry},
};

/// Shows what has changed between the snapshot that is read and the one before it.
pub(super) fn open(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let Some(shown) = reader.entry().cloned() else {
        return app.say(Severity::Done, Fact::Snapshots.absence());
    };
    let (old, new) = match (reader.neighbour_snapshot(-1), reader.neighbour_snapshot(1)) {
        (Some(before), _) => (before.clone(), shown),
        (None, Some(after)) => (shown, after.clone()),
        (None, None) => return app.say(Severity::Done, Fact::Snapshots.absence()),
    };
    let article = reader.article.clone();
    let waiting = Waiting::default();
    let request = ask(app, &waiting, [old.clone(), new.clone()]);
    app.overlays.push(Overlay::Diff(Box::new(DiffView {
        article: article.id,
        title: article.title.clone(),
        old,
        new,
        against: Against::Snapshot,
        request,
        waiting,
        content: Content::Asked,
    })));
}

/// Shows what was left out of the page that the snapshot was made of.
pub(super) fn left_out(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let article = reader.article.clone();
    let Some(shown) = reader.entry().cloned() else {
        return;
    };
    let waiting = Waiting::default();
    app.comparing = app.comparing.next();
    let asked = waiting.asked();
    app.effect(Effect::LoadLeftOut(
        app.comparing,
        asked,
        article.id,
        shown.id.clone(),
    ));
    app.overlays.push(Overlay::Diff(Box::new(DiffView {
        article: article.id,
        title: article.title.clone(),
        old: shown.clone(),
        new: shown,
        against: Against::Page,
        request: app.comparing,
        waiting,
        content: Content::Asked,
    })));
}

fn ask(app: &mut App, waiting: &Waiting, both: [SnapshotEntry; 2]) -> Request {
    app.comparing = app.comparing.next();
    if let Some(reader) = &app.reader {
        let article = reader.article.id;
        let asked = waiting.asked();
        let both = Box::new(both);
        app.effect(Effect::LoadRevision(app.comparing, asked, article, both));
    }
    app.comparing
}

fn view(app: &mut App) -> Option<&mut DiffView> {
    app.overlays
        .iter_mut()
        .rev()
        .find_map(|overlay| match overlay {
            Overlay::Diff(view) => Some(view.as_mut()),
            _ => None,
        })
}

fn sheet(app: &mut App) -> Option<&mut Sheet> {
    view(app)?.content.known_mut()
}

/// Takes what was asked for.
pub(crate) fn came(app: &mut App, request: Request, found: Result<Box<Sheet>, CleanText>) {
    let Some(view) = view(app).filter(|view| view.request == request) else {
        return;
    };
    view.content = match found {
        Ok(sheet) => Content::Known(sheet),
        Err(why) => Content::Failed(why),
    };
    settle(app);
    if let Some(sheet) = sheet(app) {
        sheet.show_current();
    }
}

/// Fits what is shown to the screen.
pub(crate) fn settle(app: &mut App) {
    let (body, telling) = (app.frame().body, app.telling);
    let head = view(app).map_or(0, |view| view.head());
    if let Some(sheet) = sheet(app) {
        sheet.resize(body.width, body.height.saturating_sub(head), telling);
    }
}

/// Scrolls, in rows and pages.
pub(super) fn scroll(app: &mut App, id: CommandId, times: usize) {
    let Some(sheet) = sheet(app) else { return };
    let page = sheet.height().saturating_sub(1).max(1);
    let half = (sheet.height() / 2).max(1);
    let rows = |count: usize| count.saturating_mul(times).min(100_000).cast_signed();
    match id {
        CommandId::RowDown => sheet.scroll_by(rows(1)),
        CommandId::RowUp => sheet.scroll_by(-rows(1)),
        CommandId::PageDown => sheet.scroll_by(rows(page)),
        CommandId::PageUp => sheet.scroll_by(-rows(page)),
        CommandId::HalfPageDown => sheet.scroll_by(rows(half)),
        CommandId::HalfPageUp => sheet.scroll_by(-rows(half)),
        CommandId::First => sheet.go(false),
        CommandId::Last => sheet.go(true),
        _ => {}
    }
}

/// Goes to another change; tells whether a diff is shown.
pub(super) fn step(app: &mut App, by: isize) -> bool {
    if !matches!(app.overlays.last(), Some(Overlay::Diff(_))) {
        return false;
    }
    let has_moved = sheet(app).is_none_or(|sheet| sheet.step(by));
    if !has_moved {
        let way = if by > 0 { "down" } else { "up" };
        let what = match view(app).map(|view| view.against) {
            Some(Against::Page) => "was left out",
            _ => "has changed",
        };
        app.say(Severity::Done, &format!("Nothing further {way} {what}."));
    }
    true
}

/// Compares with an older or newer snapshot; tells whether a diff is shown.
pub(super) fn turn(app: &mut App, by: isize) -> bool {
    let Some(Overlay::Diff(view)) = app.overlays.last() else {
        return false;
    };
    if view.against == Against::Page {
        let back = app.key_of(CommandId::Back);
        let said = format!("This compares the article with its page; {back} leads back.");
        app.say(Severity::Done, &said);
        return true;
    }
    let new = view.new.clone();
    let Some(old) = neighbour(app, view, by).cloned() else {
        let said = if by < 0 {
            "There is no older snapshot to compare with."
        } else {
            "The two snapshots stand next to each other already."
        };
        app.say(Severity::Done, said);
        return true;
    };
    let waiting = Waiting::default();
    let request = ask(app, &waiting, [old.clone(), new]);
    if let Some(view) = self::view(app) {
        (view.old, view.request, view.waiting) = (old, request, waiting);
    }
    true
}

/// Returns the snapshot some steps older or newer than the older one that is shown, and older than the newer one.
pub(super) fn neighbour<'a>(app: &'a App, view: &DiffView, by: isize) -> Option<&'a SnapshotEntry> {
    let article = &app.reader.as_ref()?.article;
    let number = |of: &SnapshotEntry| article.number_at(&of.id, Some(of.taken));
    let to = number(&view.old)?.checked_add_signed(by)?;
    let is_older = to < number(&view.new)?;
    article
        .snapshots
        .get(to.checked_sub(1)?)
        .filter(|_| is_older)
}

/// Goes to the change that is meant in the text.
pub(super) fn accept(app: &mut App) {
    let Some(Overlay::Diff(view)) = app.overlays.last() else {
        return;
    };
    let Content::Known(sheet) = &view.content else {
        return;
    };
    let Some(passage) = sheet.passage() else {
        return;
    };
    let Some(reader) = &app.reader else { return };
    let shown = reader.snapshot().id.clone();
    let is_of_both = shown == view.old.id || shown == view.new.id;
    let is_here = is_of_both && reader.article.id == view.article;
    let to = place(&sheet.revision, passage, &shown);
    app.behind = std::mem::take(&mut app.overlays);
    if let Some(reader) = app.reader.as_mut().filter(|_| is_here) {
        reader.selection = None;
        reader.go(reader.document().caret_near(to), None);
        app.jumps.go_far();
    }
}

/// Returns where a change stands in the older or the newer snapshot; what does not, behind what it stood behind.
fn place(revision: &Revision, at: usize, snapshot: &SnapshotId) -> usize {
    let is_old = revision.old.id == *snapshot && revision.new.id != *snapshot;
    let bytes = |passage: &Passage| match is_old {
        true => passage.old.clone(),
        false => passage.new.clone(),
    };
    let Some(passage) = revision.passages.get(at) else {
        return 0;
    };
    let Some(own) = bytes(passage) else {
        let before = revision.passages.iter().take(at);
        let ends = before.filter_map(bytes).map(|range| range.end);
        return ends.max().unwrap_or(0);
    };
    let mut pieces = passage.pieces.iter();
    let words = pieces.find(|piece| piece.fate != Fate::Same);
    words.map_or(own.start, |piece| match is_old {
        true => piece.old.start,
        false => piece.new.start,
    })
}
