//! Moving: the caret in a text, the cursor in a list.

use crate::{
    app::{App, frame::Pane, overlay::Overlay, reader::Reader},
    command::CommandId,
    text::{
        motion::{self, Direction, Goal},
        scroll,
    },
};

/// Moves in whatever has the keys; `counted` tells that a number was typed.
pub(super) fn run(app: &mut App, id: CommandId, times: usize, counted: bool) {
    if app.overlays.is_empty() && app.pane == Pane::Reader {
        if let Some(reader) = &mut app.reader {
            read(reader, id, times, counted);
        }
        return;
    }
    if let Some(Overlay::Diff(_)) = app.overlays.last() {
        return super::diff::scroll(app, id, times);
    }
    if super::table::has_keys(app) {
        return super::table::go(app, id, times, counted);
    }
    if let Some(Overlay::Palette(_)) = app.overlays.last() {
        return super::palette::step(app, id);
    }
    let height = super::cursors::height(app);
    let page = height.saturating_sub(1).max(1).cast_signed();
    let times = times.cast_signed();
    let by = match id {
        CommandId::RowDown => times,
        CommandId::RowUp => -times,
        CommandId::PageDown => page.saturating_mul(times),
        CommandId::PageUp => page.saturating_mul(-times),
        CommandId::HalfPageDown => (page / 2).max(1).saturating_mul(times),
        CommandId::HalfPageUp => (page / 2).max(1).saturating_mul(-times),
        CommandId::First | CommandId::Last if counted => {
            return go(app, times.unsigned_abs() - 1);
        }
        CommandId::First => return go(app, 0),
        CommandId::Last => return go(app, usize::MAX),
        _ => return,
    };
    let length = super::cursors::length(app);
    if let Some(rows) = super::cursors::rows(app) {
        rows.step(by, length);
        super::help::settle(app, by);
        super::cursors::moved(app);
    }
}

fn go(app: &mut App, to: usize) {
    let length = super::cursors::length(app);
    if let Some(rows) = super::cursors::rows(app) {
        rows.go(to, length);
        super::help::settle(app, if to == 0 { 1 } else { -1 });
        super::cursors::moved(app);
    }
}

/// Turns pages: the text moves by that many rows, and the caret with it.
fn turn(reader: &mut Reader, id: CommandId, times: usize) {
    let page = reader.height().saturating_sub(2).max(1);
    let half = (reader.height() / 2).max(1);
    let (rows, direction) = match id {
        CommandId::PageDown => (page, Direction::Forward),
        CommandId::PageUp => (page, Direction::Back),
        CommandId::HalfPageDown => (half, Direction::Forward),
        _ => (half, Direction::Back),
    };
    let rows = rows.saturating_mul(times).min(motion::MOST_STEPS);
    let goal = reader.goal();
    let caret = motion::by_screen_row(&reader.layout, reader.caret, goal, direction, rows);
    let by = match direction {
        Direction::Forward => rows.cast_signed(),
        Direction::Back => -rows.cast_signed(),
    };
    reader.top = scroll::by(&reader.layout, reader.top, by, reader.height());
    reader.go(caret, Some(goal));
}

/// Moves the caret of a reader.
fn read(reader: &mut Reader, id: CommandId, times: usize, counted: bool) {
    use CommandId as C;
    use Direction::{Back, Forward};

    if matches!(
        id,
        C::PageDown | C::PageUp | C::HalfPageDown | C::HalfPageUp
    ) {
        return turn(reader, id, times);
    }
    let document = reader.document().clone();
    let (caret, layout, goal) = (reader.caret, &reader.layout, reader.goal());
    // A paragraph's number is its place among the blocks, as people count them: from 1.
    let paragraph = || {
        document
            .snapshot()
            .blocks
            .get(times - 1)
            .map(|block| document.caret_near(block.bytes.start))
    };
    let (to, goal) = match id {
        C::CharLeft => (motion::by_character(&document, caret, Back, times), None),
        C::CharRight => (motion::by_character(&document, caret, Forward, times), None),
        C::RowDown => (
            motion::by_row(layout, caret, goal, Forward, times),
            Some(goal),
        ),
        C::RowUp => (motion::by_row(layout, caret, goal, Back, times), Some(goal)),
        C::WordForward => (motion::by_word(&document, caret, Forward, times), None),
        C::WordBack => (motion::by_word(&document, caret, Back, times), None),
        C::WordEnd => (motion::to_word_end(&document, caret, Forward, times), None),
        C::SentenceForward => (motion::by_sentence(&document, caret, Forward, times), None),
        C::SentenceBack => (motion::by_sentence(&document, caret, Back, times), None),
        C::ParagraphForward => (motion::by_paragraph(&document, caret, Forward, times), None),
        C::ParagraphBack => (motion::by_paragraph(&document, caret, Back, times), None),
        C::RowStart => (motion::row_start(layout, caret), None),
        C::RowEnd => (motion::row_end(layout, caret), Some(Goal::End)),
        C::First | C::Last if counted => {
            (paragraph().unwrap_or_else(|| motion::last(&document)), None)
        }
        C::First => (motion::first(&document), None),
        C::Last => (motion::last(&document), None),
        C::NextHeading => (motion::by_heading(&document, caret, Forward, times), None),
        C::PreviousHeading => (motion::by_heading(&document, caret, Back, times), None),
        C::NextAnnotation => (mark(times, caret, |at| reader.marks.after(at)), None),
        C::PreviousAnnotation => (mark(times, caret, |at| reader.marks.before(at)), None),
        _ => return,
    };
    reader.go(document.caret_near(to), goal);
}

/// Goes from mark to mark, as far as there are any.
fn mark(times: usize, caret: usize, step: impl Fn(usize) -> Option<usize>) -> usize {
    (0..times)
        .try_fold(caret, |at, _| step(at).ok_or(at))
        .unwrap_or_else(|at| at)
}

/// Scrolls so that the caret's row comes to a part of the pane.
pub(super) fn bring(app: &mut App, part: scroll::Part) {
    if let Some(reader) = &mut app.reader {
        let (height, margin) = (reader.height(), reader.scroll_margin);
        reader.top = scroll::bring(&reader.layout, reader.caret, part, height, margin);
    }
}
