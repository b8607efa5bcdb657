//! The mouse: the wheel scrolls what is under it, a press goes there.

use ratatui::layout::Position;

use crate::{
    app::{App, Mouse, frame::Pane, reader::Reader},
    command::CommandId,
    text::{motion::Goal, scroll},
};

/// Rows that one step of the wheel scrolls.
const WHEEL: isize = 3;

/// Does what the mouse asks for; what stands above the panes takes only the wheel.
pub(crate) fn act(app: &mut App, mouse: Mouse, column: u16, row: u16) {
    let frame = app.frame();
    let at = Position::new(column, row);
    let wheel = match mouse {
        Mouse::WheelDown => Some(CommandId::RowDown),
        Mouse::WheelUp => Some(CommandId::RowUp),
        Mouse::Pressed => None,
    };
    match wheel {
        Some(command) if !app.overlays.is_empty() => super::motion::run(app, command, 1, false),
        Some(command) if frame.reader.whole.contains(at) => wheel_text(&mut app.reader, command),
        Some(command) if frame.beside.whole.contains(at) => wheel_text(&mut app.beside, command),
        Some(command) if frame.list.contains(at) => {
            let pane = std::mem::replace(&mut app.pane, Pane::List);
            super::motion::run(app, command, 1, false);
            app.pane = pane;
        }
        None if app.overlays.is_empty() && frame.list.contains(at) => {
            press_list(app, row - frame.list.y);
        }
        None if app.overlays.is_empty() && frame.reader.whole.contains(at) => press_text(app, at),
        None if app.overlays.is_empty() && frame.beside.whole.contains(at) => {
            super::pin::face(app, app.side.other());
            app.pane = Pane::Reader;
            press_text(app, at);
        }
        _ => {}
    }
}

/// Scrolls the text; the caret comes along only where it would leave the pane.
fn wheel_text(reader: &mut Option<Reader>, command: CommandId) {
    let Some(reader) = reader else {
        return;
    };
    let rows = if command == CommandId::RowDown {
        WHEEL
    } else {
        -WHEEL
    };
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
        reader.caret = reader.layout.byte_at(edge.at, column);
        reader.choice = 0;
    }
}

fn press_list(app: &mut App, row: u16) {
    let Some(row) = row.checked_sub(1) else {
        return;
    };
    let Some(index) = app.list.at(usize::from(row), app.list_height()) else {
        return;
    };
    app.pane = Pane::List;
    app.list.rows.go(index, app.list.total);
    super::articles::preview(app);
}

fn press_text(app: &mut App, at: Position) {
    let text = app.frame().reader.text;
    if app.reader.is_none() {
        return;
    }
    if app.pane != Pane::Reader {
        super::articles::open(app);
        return;
    }
    let Some(reader) = &mut app.reader else {
        return;
    };
    let visible = reader.layout.rows_from(reader.top, reader.height());
    let row = usize::from(at.y.saturating_sub(text.y));
    let Some(row) = visible.get(row).or(visible.last()) else {
        return;
    };
    let caret = reader.layout.byte_at(row.at, at.x.saturating_sub(text.x));
    reader.selection = None;
    reader.go(caret, None);
}
