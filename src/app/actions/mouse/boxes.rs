//! Presses in what stands above the panes: rows are chosen, fields get the cursor, answers are given.

use ratatui::layout::{Position, Rect};
use ratatui_textarea::CursorMove;
use tui_input::InputRequest;

use super::super::{claims, fields, help, links, menu, program, run};
use crate::app::{
    App,
    actions::details,
    boxes::{self, parts},
    choices::{self, Pick},
    export::Row,
    help::Mode,
    overlay::{Leaving, NoteEditor, Overlay},
    palette::Chosen,
    pointer::Presses,
    rows::Rows,
};

/// What was pressed in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// No row.
    Nothing,
    /// A row, which is now the chosen one.
    Row,
    /// The row that was the chosen one already.
    Again,
}

/// Puts a cursor on the row of an area that was pressed.
pub(super) fn choose(rows: &mut Rows, row: Option<usize>, length: usize) -> Pressed {
    match row.map(|row| rows.top + row) {
        Some(index) if index < length => {
            let is_chosen = rows.cursor == index;
            rows.cursor = index;
            if is_chosen {
                Pressed::Again
            } else {
                Pressed::Row
            }
        }
        _ => Pressed::Nothing,
    }
}

/// Does what is written in the topmost box where it was pressed; a press beside the box leaves it.
pub(super) fn press(app: &mut App, at: Position, presses: Presses) {
    if !boxes::area(app).contains(at) {
        return beside(app, at, presses);
    }
    if let Some(field) = field(app, at) {
        return point(app, field, at);
    }
    let (screen, above_lesson) = (app.screen(), parts::above_lesson(app));
    let mut pressed = Pressed::Nothing;
    match app.overlays.last_mut() {
        Some(Overlay::Menu(menu)) => {
            let [rows] = menu.placed(screen).parts;
            let lines = menu.lines(rows.height);
            let row = boxes::row_at(rows, at).and_then(|row| lines.get(row).copied().flatten());
            if let Some(index) = row {
                menu.rows.cursor = index;
                menu::choose(app);
            }
        }
        Some(Overlay::Colour(_) | Overlay::Status(_) | Overlay::Relation(..)) => {
            let offered = choices::offered(app);
            let [area] = parts::choices(screen, offered.len()).parts;
            let cells = parts::cells(area, offered.len());
            let chosen = offered
                .iter()
                .zip(cells)
                .find(|(_, cell)| cell.contains(at));
            if let Some((choice, _)) = chosen {
                match &choice.pick {
                    Pick::Command(id) => run(app, *id, None),
                    Pick::Status(status) => claims::status(app, status),
                }
            }
        }
        Some(Overlay::Question(question)) => {
            let [.., answers] = parts::question(screen, question).parts;
            let mut answers = parts::answers(answers).into_iter();
            let answer = answers.find(|(area, _)| area.contains(at));
            if let Some((_, id)) = answer {
                run(app, id, None);
            }
        }
        Some(Overlay::Picker(picker)) => {
            let [.., rows] = parts::picker(screen).parts;
            let row = boxes::row_at(rows, at);
            pressed = choose(&mut picker.rows, row, picker.choices.len());
        }
        Some(Overlay::Outline(outline)) => {
            let [.., rows] = parts::outline(screen, outline.all.len()).parts;
            let row = boxes::row_at(rows, at);
            pressed = choose(&mut outline.rows, row, outline.shown.len());
        }
        Some(Overlay::Palette(palette)) => {
            let [_, _, rows, ..] = parts::palette(above_lesson).parts;
            let row = boxes::row_at(rows, at);
            pressed = choose(&mut palette.rows, row, palette.entries.len());
            if pressed != Pressed::Nothing {
                palette.earlier = None;
                // Before the first step no row is chosen, though the cursor is there.
                if std::mem::replace(&mut palette.choice, Chosen::Row) == Chosen::Line {
                    pressed = Pressed::Row;
                }
            }
        }
        Some(Overlay::Help(_)) => pressed = press_help(app, at),
        Some(Overlay::Export(form)) => {
            let [what, format, ..] = parts::export(screen, form).parts;
            if let Some(row) = boxes::row_at(what, at) {
                form.choose(parts::first_shown(form.what, what.height) + row);
            } else if format.contains(at) {
                let (_, values) = parts::labelled(format);
                let mut formats = parts::formats(values, form.format).into_iter();
                let pressed = formats.find(|(area, _)| area.contains(at));
                form.write_as(pressed.map_or(form.format, |(_, format)| format));
            }
        }
        Some(Overlay::Note(note)) => {
            let [.., text] = parts::note(screen).parts;
            if text.contains(at) {
                point_in_note(note, text, at);
            }
        }
        // The second of two presses on a link was not meant for the address that the first has shown.
        Some(Overlay::Address(_)) if presses == Presses::One => links::open(app),
        _ => {}
    }
    if pressed == Pressed::Again {
        fields::accept(app);
    }
}

/// Chooses a line of the help, or lets words be typed to search it by.
fn press_help(app: &mut App, at: Position) -> Pressed {
    let areas = parts::help(app.frame().body);
    if areas.head.contains(at) {
        help::search(app);
        return Pressed::Nothing;
    }
    let Some(Overlay::Help(help)) = app.overlays.last_mut() else {
        return Pressed::Nothing;
    };
    let row = boxes::row_at(areas.rows, at).filter(|row| help.is_row(help.rows.top + row));
    let pressed = choose(&mut help.rows, row, help.lines.len());
    if pressed != Pressed::Nothing {
        help.mode = Mode::Reading;
    }
    pressed
}

/// Returns the field of one line that was pressed, and gives the keys to it.
fn field(app: &mut App, at: Position) -> Option<Rect> {
    let (screen, frame) = (app.screen(), app.frame());
    if let Some(Overlay::Field(field)) = app.overlays.last() {
        let area = if field.is_filter() {
            parts::filter(app, field, &frame)?.input
        } else {
            let [line, _] = parts::field(app, screen).parts;
            line
        };
        return area.contains(at).then_some(area);
    }
    let area = match app.overlays.last_mut()? {
        Overlay::Picker(_) => {
            let [_, _, field, ..] = parts::picker(screen).parts;
            field
        }
        Overlay::Outline(outline) => {
            let [field, ..] = parts::outline(screen, outline.all.len()).parts;
            field
        }
        Overlay::Palette(_) => {
            let [line, ..] = parts::palette(parts::above_lesson(app)).parts;
            boxes::after(line, parts::PALETTE_SIGN)
        }
        Overlay::Help(help) if help.mode == Mode::Typing => parts::help(frame.body).input,
        Overlay::Export(form) => {
            let [_, _, file, ..] = parts::export(screen, form).parts;
            if file.contains(at) {
                form.current = Row::File;
            }
            parts::labelled(file).1
        }
        Overlay::Form(form) => {
            let [fields, ..] = parts::form(screen, form).parts;
            let row = boxes::row_at(fields, at)?;
            let index = parts::first_shown(form.current, fields.height) + row;
            if index >= form.inputs.len() {
                return None;
            }
            form.current = index;
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            parts::labelled(boxes::row(fields, row)).1
        }
        _ => return None,
    };
    area.contains(at).then_some(area)
}

/// Puts the cursor of the field that has the keys where it was pressed.
fn point(app: &mut App, field: Rect, at: Position) {
    app.offering = None;
    if let Some(input) = fields::input(app) {
        let character = parts::character_at(input, field.width, at.x - field.x);
        input.handle(InputRequest::SetCursor(character));
    }
}

fn point_in_note(note: &mut NoteEditor, text: Rect, at: Position) {
    let (top, left) = note.area.scroll_offset();
    let row = usize::from(top) + usize::from(at.y - text.y);
    let column = usize::from(left) + usize::from(at.x - text.x);
    let place = note.area.screen_to_data(row, column);
    let far = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    note.area.cancel_selection();
    note.area
        .move_cursor(CursorMove::Jump(far(place.0), far(place.1)));
}

/// Leaves the topmost box as stepping back does, unless something was typed there.
fn beside(app: &mut App, at: Position, presses: Presses) {
    match app.overlays.last() {
        // What is filtered shows beside the field, and can be pressed.
        Some(Overlay::Field(field)) if field.is_filter() => {
            fields::accept(app);
            super::press_at(app, at, presses);
        }
        Some(Overlay::Labels(_)) => {
            app.overlays.pop();
            super::press_at(app, at, presses);
        }
        // Two presses on a link select it, as words.
        Some(Overlay::Address(_)) if presses == Presses::Two => {
            app.overlays.pop();
            super::press_at(app, at, presses);
        }
        Some(overlay) if !holds_typed(overlay) => program::back(app),
        _ => {}
    }
}

/// Tells whether something was typed into a box that a slip of the hand must not throw away.
fn holds_typed(overlay: &Overlay) -> bool {
    let input = match overlay {
        Overlay::Note(note) => return note.is_changed(),
        // It asks before it goes; whoever was asked has to answer by a key.
        Overlay::Form(form) => {
            return form.leaving == Leaving::Warned && details::is_corrected(form);
        }
        Overlay::Export(form) => return form.is_named(),
        Overlay::Field(field) => &field.input,
        Overlay::Picker(picker) => &picker.input,
        Overlay::Outline(outline) => &outline.input,
        Overlay::Palette(palette) => &palette.input,
        _ => return false,
    };
    !input.value().is_empty()
}
