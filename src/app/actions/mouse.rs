//! The mouse: the wheel scrolls what is under it, a press goes there or does what is written there.

mod boxes;

use ratatui::layout::{Position, Rect};

use self::boxes::Pressed;
use crate::{
    app::{
        App, Mouse,
        boxes::{area, offers, row_at},
        frame::Pane,
        hints,
        overlay::Overlay,
        pointer::{Drag, Presses},
        reader::{Begun, Grain, Reader, Selection},
    },
    command::CommandId,
    text::{Document, motion::Goal, object, scroll},
};

/// Does what the mouse asks for.
pub(crate) fn act(app: &mut App, mouse: Mouse, column: u16, row: u16) {
    let at = Position::new(column, row);
    match mouse {
        Mouse::WheelDown => wheel(app, CommandId::RowDown, at),
        Mouse::WheelUp => wheel(app, CommandId::RowUp, at),
        Mouse::Dragged => drag(app, at),
        Mouse::Released => release(app, at),
        Mouse::Pressed | Mouse::PressedRight => {
            app.typed = crate::command::Pending::default();
            app.pointer.drag = None;
            // What is said moves what stands above it, so that it is forgotten once it is known what was pressed.
            let last = |app: &App| app.messages.newest_first().next().map(|said| said.number);
            let before = last(app);
            if mouse == Mouse::Pressed {
                press(app, at);
            } else {
                menu(app, at);
            }
            if last(app) == before {
                app.said = None;
            }
        }
    }
}

/// Scrolls what is under the pointer.
fn wheel(app: &mut App, command: CommandId, at: Position) {
    let frame = app.frame();
    let rows = isize::from(app.settings.wheel);
    let by = if command == CommandId::RowDown {
        rows
    } else {
        -rows
    };
    let is_filter = matches!(app.overlays.last(), Some(Overlay::Field(field)) if field.is_filter());
    if is_filter && (frame.list.contains(at) || super::panels::top(app).is_some()) {
        super::motion::run(app, command, 1, false);
    } else if !app.overlays.is_empty() {
        if area(app).contains(at) {
            wheel_box(app, command);
        }
    } else if frame.reader.whole.contains(at) {
        wheel_text(&mut app.reader, by);
    } else if frame.beside.whole.contains(at) {
        wheel_text(&mut app.beside, by);
    } else if frame.list.contains(at) {
        app.list.rows.step(by.signum(), app.list.total);
        // What is being read stays.
        super::articles::preview(app);
    }
}

/// Scrolls the topmost box by a step of the wheel.
fn wheel_box(app: &mut App, command: CommandId) {
    let step: i16 = if command == CommandId::RowDown { 1 } else { -1 };
    match app.overlays.last_mut() {
        // Keys go on to earlier lines there; the wheel stays among the rows.
        Some(Overlay::Palette(palette)) => palette.step(step.into()),
        Some(Overlay::Note(note)) => note.area.scroll((step, 0)),
        _ => super::motion::run(app, command, 1, false),
    }
}

/// Scrolls a text; the caret comes along only where it would leave the pane.
fn wheel_text(reader: &mut Option<Reader>, rows: isize) {
    let Some(reader) = reader else { return };
    reader.top = scroll::by(&reader.layout, reader.top, rows, reader.height());
    let visible = reader.layout.rows_from(reader.top, reader.height());
    let (first, last) = (visible.first(), visible.last());
    let is_above = first.is_some_and(|row| reader.caret < row.row.bytes.start);
    let is_below = last.is_some_and(|row| {
        reader.caret >= row.row.bytes.end && row.row.bytes.end > row.row.bytes.start
    });
    let edge = match (is_above, is_below) {
        (true, _) => visible.iter().find(|row| !row.row.is_blank()),
        (_, true) => visible.iter().rfind(|row| !row.row.is_blank()),
        _ => None,
    };
    if let Some(edge) = edge {
        let column = match reader.goal() {
            Goal::Column(column) => column,
            Goal::End => u16::MAX,
        };
        let caret = reader.layout.byte_at(edge.at, column);
        reader.point(caret);
    }
}

/// Does what is written where the left button was pressed, or goes there.
fn press(app: &mut App, at: Position) {
    let presses = app.pointer.press(at, app.now);
    if let Some(chosen) = offers::offers(app, app.screen()).at(at) {
        return super::complete::take(app, chosen);
    }
    let frame = app.frame();
    if frame.hints.contains(at) {
        let pieces = hints::pieces(app, hints::area(app, frame.hints));
        if let Some(piece) = pieces.iter().find(|piece| piece.area.contains(at)) {
            super::run(app, piece.id, None);
        }
        return;
    }
    press_at(app, at, presses);
}

/// Does what a press on the topmost thing there does.
fn press_at(app: &mut App, at: Position, presses: Presses) {
    let frame = app.frame();
    match app.overlays.last() {
        Some(Overlay::Panel(_)) => {
            if press_panel(app, at) == Pressed::Again {
                super::panels::open(app);
            }
        }
        Some(Overlay::Matrix(_) | Overlay::Grid(_)) => super::table::press(app, at),
        Some(_) => boxes::press(app, at, presses),
        None if frame.divider.contains(at) => app.pointer.drag = Some(Drag::Divider),
        None if frame.list.contains(at) => {
            if press_list(app, at) == Pressed::Again {
                super::panels::open(app);
            }
        }
        None => press_text(app, at, presses),
    }
}

/// Opens the menu of what the pointer is on.
fn menu(app: &mut App, at: Position) {
    let frame = app.frame();
    match app.overlays.last() {
        Some(Overlay::Panel(_)) => {
            if press_panel(app, at) == Pressed::Nothing {
                return;
            }
        }
        Some(Overlay::Menu(_)) => {
            app.overlays.pop();
            return;
        }
        Some(_) => return,
        None if frame.list.contains(at) => {
            if press_list(app, at) == Pressed::Nothing {
                return;
            }
        }
        None => {
            let Some(caret) = point(app, at) else { return };
            let Some(reader) = &mut app.reader else {
                return;
            };
            // What is selected stays meant when the pointer is on it.
            let selected = reader.selected();
            if !selected.is_some_and(|range| range.contains(&caret)) {
                reader.selection = None;
                reader.point(caret);
            }
        }
    }
    super::menu::open_beside(app, Some(at));
}

fn press_list(app: &mut App, at: Position) -> Pressed {
    let rows = app.list_rows(&app.frame());
    let Some(row) = row_at(rows, at) else {
        return Pressed::Nothing;
    };
    let Some(index) = app.list.at(row, app.list_height()) else {
        return Pressed::Nothing;
    };
    if app.pane == Pane::List && app.list.rows.cursor == index {
        return Pressed::Again;
    }
    if app.pane == Pane::Reader {
        app.keep_positions();
        app.pane = Pane::List;
    }
    app.list.rows.go(index, app.list.total);
    super::articles::preview(app);
    Pressed::Row
}

fn press_panel(app: &mut App, at: Position) -> Pressed {
    let body = app.frame().body;
    let Some(Overlay::Panel(panel)) = app.overlays.last_mut() else {
        return Pressed::Nothing;
    };
    let rows = panel.areas(body).rows;
    if !rows.contains(at) {
        return Pressed::Nothing;
    }
    let row = usize::from((at.y - rows.y) / panel.kind.step().max(1));
    let length = panel.len();
    let pressed = boxes::choose(&mut panel.rows, Some(row), length);
    if pressed == Pressed::Row {
        super::cursors::moved(app);
    }
    pressed
}

/// Gives the keys to the text under the pointer and returns the byte there.
fn point(app: &mut App, at: Position) -> Option<usize> {
    let frame = app.frame();
    if frame.beside.whole.contains(at) {
        super::pin::face(app, app.side.other());
        app.pane = Pane::Reader;
    } else if !frame.reader.whole.contains(at) {
        return None;
    } else if app.pane != Pane::Reader {
        // What is beside the list is read from now on.
        super::articles::open(app);
        if app.pane != Pane::Reader {
            return None;
        }
    }
    let text = app.frame().reader.broad;
    byte_at(app.reader.as_ref()?, text, at)
}

/// Returns the byte at a place of the screen, or the nearest one that is shown.
fn byte_at(reader: &Reader, text: Rect, at: Position) -> Option<usize> {
    let visible = reader.layout.rows_from(reader.top, reader.height());
    let row = usize::from(at.y.saturating_sub(text.y));
    let row = visible.get(row).or(visible.last())?;
    Some(reader.layout.byte_at(row.at, at.x.saturating_sub(text.x)))
}

fn press_text(app: &mut App, at: Position, presses: Presses) {
    let Some(caret) = point(app, at) else { return };
    let Some(reader) = &mut app.reader else {
        return;
    };
    let document = reader.document();
    let (grain, anchor) = match presses {
        Presses::One => (Grain::Character, super::select::letter(document, caret)),
        Presses::Two => (Grain::Word, around(document, caret, object::word_at)),
        Presses::Three => (
            Grain::Paragraph,
            around(document, caret, object::paragraph_at),
        ),
    };
    reader.selection = (grain != Grain::Character).then(|| Selection {
        anchor: anchor.clone(),
        grain,
        begun: Begun::Before,
    });
    reader.point(caret);
    app.pointer.drag = Some(Drag::Words {
        of: reader.shown(),
        anchor,
        grain,
    });
}

fn around(
    document: &Document,
    caret: usize,
    object: impl Fn(&Document, usize) -> Option<std::ops::Range<usize>>,
) -> std::ops::Range<usize> {
    object(document, caret).unwrap_or_else(|| super::select::letter(document, caret))
}

/// Moves what is held.
fn drag(app: &mut App, at: Position) {
    if !app.overlays.is_empty() {
        app.pointer.drag = None;
    }
    match app.pointer.drag.clone() {
        Some(Drag::Words { of, anchor, grain }) => {
            let text = app.frame().reader.broad;
            // What was begun in one text is not carried on in another.
            let Some(reader) = app.reader.as_mut().filter(|reader| reader.shown() == of) else {
                app.pointer.drag = None;
                return;
            };
            // Beyond the edge the text moves on, faster the further the pointer is.
            let beyond = if at.y < text.y {
                -rows_between(at.y, text.y)
            } else if at.y == 0 {
                -1
            } else if at.y >= text.bottom() {
                rows_between(text.bottom(), at.y) + 1
            } else {
                0
            };
            reader.top = scroll::by(&reader.layout, reader.top, beyond, reader.height());
            let inside = Position::new(at.x, at.y.clamp(text.y, text.bottom().max(1) - 1));
            let Some(caret) = byte_at(reader, text, inside) else {
                return;
            };
            if reader.selection.is_none() && anchor.contains(&caret) {
                return;
            }
            reader.selection = Some(Selection {
                anchor,
                grain,
                begun: Begun::Before,
            });
            reader.point(caret);
        }
        Some(Drag::Divider) => {
            let body = app.frame().body;
            app.kept.list_width = Some(at.x.saturating_sub(body.x));
        }
        None => {}
    }
}

fn rows_between(from: u16, to: u16) -> isize {
    isize::try_from(to.abs_diff(from)).unwrap_or(0)
}

/// Lets go of what was held.
fn release(app: &mut App, at: Position) {
    match app.pointer.drag.take() {
        Some(Drag::Divider) => app.keep_session(),
        // A press on a link shows where it leads; a second one right after it selects as everywhere.
        Some(Drag::Words {
            of,
            grain: Grain::Character,
            ..
        }) if app.overlays.is_empty() => {
            let text = app.frame().reader.broad;
            let is_link = app.reader.as_ref().is_some_and(|reader| {
                let place = reader.place_in(text);
                reader.shown() == of
                    && reader.selection.is_none()
                    && super::links::target_here(reader).is_some()
                    && place.is_some_and(|place| place.y == at.y && at.x.abs_diff(place.x) <= 1)
            });
            if is_link {
                super::links::follow(app);
            }
        }
        Some(Drag::Words { .. }) | None => {}
    }
}
