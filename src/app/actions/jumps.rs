//! Going back to where one was, and on to what is unread.

use crate::{
    app::{App, Effect, Severity, frame::Pane, jumps::Waypoint},
    command::CommandId,
    model::{ArticleId, view::Filter},
    text::Direction,
};

/// Tells whether a command leads far away, so that one may want to come back.
pub(super) const fn is_far(id: CommandId) -> bool {
    use CommandId as C;
    matches!(
        id,
        C::First
            | C::Last
            | C::NextHeading
            | C::PreviousHeading
            | C::NextAnnotation
            | C::PreviousAnnotation
            | C::FollowEcho
            | C::NextRecheck
            | C::PreviousRecheck
            | C::SearchNext
            | C::SearchPrevious
            | C::Open
            | C::Accept
    )
}

/// Goes back to a place that was left, or forward again.
pub(super) fn step(app: &mut App, direction: Direction, times: usize) {
    match app.jumps.step(direction, times) {
        Some(place) => super::articles::open_at(app, place.article, None),
        None => {
            let said = match direction {
                Direction::Back => "There is no place further back.",
                Direction::Forward => "There is no place further on.",
            };
            app.say(Severity::Done, said);
        }
    }
}

/// Learns where the person is, once a message is dealt with.
pub(crate) fn follow(app: &mut App) {
    if app.pane != Pane::Reader {
        return;
    }
    let Some(reader) = &mut app.reader else {
        return;
    };
    let place = Waypoint {
        article: reader.article.id,
        caret: reader.caret,
    };
    if let Some(caret) = app.jumps.follow(place, app.side) {
        // The text may be another than it was then.
        let caret = reader.document().caret_near(caret);
        reader.selection = None;
        reader.go(caret, None);
    }
}

/// Looks for the next unread article of the list.
pub(super) fn unread(app: &mut App, direction: Direction, times: usize) {
    app.effect(Effect::SeekUnread {
        filter: Box::new(app.list.filter()),
        from: app.list.rows.cursor,
        direction,
        times,
    });
}

/// Goes to the unread article that was found.
pub(crate) fn found_unread(
    app: &mut App,
    asked: &Filter,
    direction: Direction,
    found: Option<(usize, ArticleId)>,
) {
    // A place in another list was not meant.
    if *asked != app.list.filter() {
        return;
    }
    let Some((index, article)) = found else {
        if super::feeds::look_onward(app, direction) {
            return;
        }
        let said = match direction {
            Direction::Forward => "No unread article stands below.",
            Direction::Back => "No unread article stands above.",
        };
        return app.say(Severity::Done, said);
    };
    // What is being written stays where it is.
    if !app.overlays.is_empty() {
        return;
    }
    app.list.rows.go(index, app.list.total);
    if app.pane == Pane::List {
        super::articles::preview(app);
    } else {
        app.behind.clear();
        super::articles::open_at(app, article, None);
    }
}
