//! What stands above everything in a box: fields, choices, questions, the note editor.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    widgets::Widget,
};
use tui_input::Input;

use crate::{
    app::{
        App,
        boxes::{
            self, Edge, Placed,
            offers::{self, Offers},
            parts, wrong,
        },
        choices,
        frame::Frame,
        overlay::{Field, NoteEditor, Overlay, Question},
    },
    command::Place,
    model::build::in_marks,
    query::{self, Mark},
    text::fit,
    ui::{
        Role, Theme, export, form, menu,
        paint::{self, part},
        palette, picker,
    },
};

/// The most columns beside a box in which nothing of what is below can be read.
const NARROW_SIDE: u16 = 3;

/// Draws an overlay and tells where the terminal's cursor stands in it.
pub fn draw(
    app: &App,
    theme: &Theme,
    overlay: &Overlay,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    match overlay {
        Overlay::Field(field) => text_field(app, theme, field, screen, buffer),
        Overlay::Picker(picker) => picker::draw(app, theme, picker, screen, buffer),
        Overlay::Palette(palette) => palette::draw(app, theme, palette, buffer),
        Overlay::Export(form) => export::draw(theme, form, screen, buffer),
        Overlay::Form(form) => form::draw(app, theme, form, screen, buffer),
        Overlay::Note(note) => note_editor(theme, note, screen, buffer),
        Overlay::Menu(menu) => {
            menu::Menu { menu, theme }.render(screen, buffer);
            None
        }
        Overlay::Colour(_) => {
            choices(app, theme, "Colour", screen, buffer);
            None
        }
        Overlay::Status(_) => {
            choices(app, theme, "Status", screen, buffer);
            None
        }
        Overlay::Relation(..) => {
            choices(app, theme, "What is it to the other claim?", screen, buffer);
            None
        }
        Overlay::Question(question) => {
            ask(app, theme, question, screen, buffer);
            None
        }
        Overlay::Outline(outline) => super::outline::draw(theme, outline, screen, buffer),
        Overlay::Address(address) => {
            super::links::address(theme, address, screen, buffer);
            None
        }
        Overlay::Labels(_)
        | Overlay::Panel(_)
        | Overlay::Help(_)
        | Overlay::Diff(_)
        | Overlay::Matrix(_)
        | Overlay::Grid(_) => None,
    }
}

/// Draws the edge of a box, with its title, on ground that is its own.
pub fn open<const N: usize>(theme: &Theme, title: &str, placed: &Placed<N>, buffer: &mut Buffer) {
    let Placed {
        area, edge, inside, ..
    } = *placed;
    let style = theme.style(Role::Popup);
    if edge == Edge::Border {
        clear_sides(theme, area, buffer);
    }
    paint::clear(area, buffer, style);
    let border = style.patch(theme.style(Role::BorderFocused));
    if edge != Edge::None {
        paint::row(area, buffer, "─", border);
    }
    if edge == Edge::Border {
        sides(area, buffer, border);
    }
    if edge != Edge::None && !title.is_empty() {
        let room = boxes::row(area, 0);
        let room = boxes::after(room, inside.x - area.x);
        let title = part(format!(" {title} "), style.patch(theme.style(Role::Title)));
        let room = Rect {
            width: room.width.min(inside.width),
            ..room
        };
        paint::line(room, 0, buffer, &[title]);
    }
}

/// Clears what is left beside a box that takes nearly all columns: single letters tell nothing.
fn clear_sides(theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let screen = buffer.area;
    let left = Rect {
        x: screen.x,
        width: area.x - screen.x,
        ..area
    };
    let right = Rect {
        x: area.right(),
        width: screen.right().saturating_sub(area.right()),
        ..area
    };
    if left.width.max(right.width) <= NARROW_SIDE {
        for side in [left, right] {
            paint::clear(side, buffer, theme.style(Role::Text));
        }
    }
}

/// Draws the borders below and beside a box, and its corners.
fn sides(area: Rect, buffer: &mut Buffer, border: Style) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let below = boxes::row(area, area.height - 1);
    let beside = Rect {
        x: right,
        width: 1,
        ..area
    };
    paint::row(below, buffer, "─", border);
    paint::column(area, buffer, "│", border);
    paint::column(beside, buffer, "│", border);
    for (corner, letter) in [
        ((area.x, area.y), "╭"),
        ((right, area.y), "╮"),
        ((area.x, bottom), "╰"),
        ((right, bottom), "╯"),
    ] {
        buffer.set_string(corner.0, corner.1, letter, border);
    }
}

/// Returns the look of a row that is chosen from, and draws its ground.
pub(super) fn row_style(theme: &Theme, at_cursor: bool, row: Rect, buffer: &mut Buffer) -> Style {
    let style = if at_cursor {
        theme.style(Role::CursorRow)
    } else {
        theme.style(Role::Popup)
    };
    buffer.set_style(row, style);
    style
}

/// Draws a text field of one line and tells where its cursor stands.
pub(super) fn input(
    theme: &Theme,
    input: &Input,
    field: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    if field.is_empty() {
        return None;
    }
    let style = theme.style(Role::Field);
    buffer.set_style(field, style);
    let (from, cursor) = parts::scrolled(input, field.width);
    let shown = input.value().get(from..).unwrap_or_default();
    buffer.set_stringn(field.x, field.y, shown, usize::from(field.width), style);
    Some(Position::new(field.x + cursor, field.y))
}

/// Draws a text field with a query, of which each part looks as what it is, and tells where its cursor stands.
fn query(theme: &Theme, typed: &Input, field: Rect, buffer: &mut Buffer) -> Option<Position> {
    let caret = input(theme, typed, field, buffer);
    let (from, _) = parts::scrolled(typed, field.width);
    let column = |at: usize| {
        let before = typed.value().get(from..at).unwrap_or_default();
        fit::columns(before).min(field.width)
    };
    for (bytes, mark) in query::marks(typed.value()) {
        let (start, end) = (column(bytes.start), column(bytes.end));
        let area = Rect {
            x: field.x + start,
            width: end - start,
            ..field
        };
        buffer.set_style(area, theme.style(role_of(mark)));
    }
    caret
}

/// Returns what a part of a query looks like; without colours what leads is bold.
const fn role_of(mark: Mark) -> Role {
    match mark {
        Mark::Field => Role::HintKey,
        Mark::Operator => Role::Strong,
        Mark::Value => Role::Code,
        Mark::Fault => Role::Error,
    }
}

/// Returns the byte that the query is shown from which is being typed; the first where none is.
pub(super) fn shown_from(app: &App) -> usize {
    let Some(Overlay::Field(field)) = app.overlays.last() else {
        return 0;
    };
    let line = parts::filter(app, field, &app.frame()).filter(|_| field.is_query());
    line.map_or(0, |line| parts::scrolled(&field.input, line.input.width).0)
}

/// Says what is wrong with a query, and where; `from` is the byte that its field is shown from.
pub(super) fn wrong(theme: &Theme, (typed, from): (&str, usize), area: Rect, buffer: &mut Buffer) {
    let style = theme.style(Role::Warning);
    paint::clear(area, buffer, theme.style(Role::Text));
    for ((column, said), row) in wrong::lines(typed, from, area.width)
        .into_iter()
        .zip(0u16..)
    {
        paint::line(
            boxes::after(area, column),
            row,
            buffer,
            &[part(said, style)],
        );
    }
}

fn text_field(
    app: &App,
    theme: &Theme,
    field: &Field,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let placed = parts::field(app, screen);
    open(theme, field.purpose.label(), &placed, buffer);
    let [line, _] = placed.parts;
    offers(app, theme, theme.style(Role::Popup), buffer);
    input(theme, &field.input, line, buffer)
}

/// Draws the field that filters the list or a panel in the place of the heading, and tells where the
/// terminal's cursor stands.
pub fn filter(
    app: &App,
    theme: &Theme,
    field: &Field,
    areas: &Frame,
    buffer: &mut Buffer,
) -> Option<Position> {
    let line = parts::filter(app, field, areas)?;
    paint::clear(line.row, buffer, theme.style(Role::Text));
    let count = part(line.count, theme.style(Role::Dim));
    paint::line_right(line.row, 0, buffer, &[count]);
    let sign = part(" / ", theme.style(Role::HintKey));
    paint::line(line.row, 0, buffer, &[sign]);
    if !field.is_query() {
        return input(theme, &field.input, line.input, buffer);
    }
    let typed = (field.input.value(), shown_from(app));
    wrong(theme, typed, wrong::below(app, field, areas), buffer);
    offers(app, theme, theme.style(Role::Text), buffer);
    query(theme, &field.input, line.input, buffer)
}

fn ask(app: &App, theme: &Theme, question: &Question, screen: Rect, buffer: &mut Buffer) {
    let placed = parts::question(screen, question);
    open(theme, "", &placed, buffer);
    let [said, _, answers] = placed.parts;
    let style = theme.style(Role::Popup);
    rows(&question.said(), said, style, buffer);
    for (area, id) in parts::answers(answers) {
        let key = app.keymap.keys_in(id, Place::Question).next();
        let key = key.map(|key| format!("{key} ")).unwrap_or_default();
        let answer = [
            part(key, style.patch(theme.style(Role::HintKey))),
            part(id.command().name, style),
        ];
        paint::line(area, 0, buffer, &answer);
    }
}

/// Draws a text on the rows of an area.
pub(super) fn rows(text: &str, area: Rect, style: Style, buffer: &mut Buffer) {
    let lines = paint::wrap(text, area.width, usize::from(area.height));
    for (line, row) in lines.into_iter().zip(0u16..) {
        paint::line(area, row, buffer, &[part(line, style)]);
    }
}

/// Draws the words that can be taken into the field that has the keys, with the key that takes them, and what
/// the one means that it would take.
pub(super) fn offers(app: &App, theme: &Theme, style: Style, buffer: &mut Buffer) {
    let Offers { row, key, words } = offers::offers(app, buffer.area);
    let dim = style.patch(theme.style(Role::Dim));
    paint::clear(row, buffer, style);
    let key = part(key, style.patch(theme.style(Role::HintKey)));
    paint::line(row, 0, buffer, &[key]);
    let chosen = app.offering.as_ref().map(|begun| begun.chosen);
    let mut end = row.x;
    for (index, (number, offer, area)) in words.iter().enumerate() {
        if index > 0 {
            let between = Rect {
                x: end,
                width: area.x - end,
                ..row
            };
            paint::line(between, 0, buffer, &[part(offers::BETWEEN, dim)]);
        }
        let look = if chosen == Some(*number) {
            theme.style(Role::CursorRow)
        } else {
            style
        };
        paint::line(*area, 0, buffer, &[part(offer.text.as_str(), look)]);
        end = area.right();
    }
    let meant = words
        .iter()
        .find(|(number, ..)| *number == chosen.unwrap_or(0));
    if let Some((_, offer, _)) = meant {
        let rest = boxes::after(row, end - row.x + 2);
        paint::line_right(rest, 0, buffer, &[part(offer.about.as_str(), dim)]);
    }
}

fn note_editor(
    theme: &Theme,
    note: &NoteEditor,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let placed = parts::note(screen);
    open(theme, "Note", &placed, buffer);
    let [quote, _, text] = placed.parts;
    let style = theme.style(Role::Popup).patch(theme.style(Role::Dim));
    let words = in_marks(&note.quote.replace('\n', " "));
    paint::line(quote, 0, buffer, &[part(words, style)]);
    if text.is_empty() {
        return None;
    }
    note.area.render(text, buffer);
    let cursor = note.area.screen_cursor();
    let (top, left) = note.area.scroll_offset();
    let row = u16::try_from(cursor.row).ok()?.checked_sub(top)?;
    let column = u16::try_from(cursor.col).ok()?.checked_sub(left)?;
    let at = Position::new(text.x + column, text.y + row);
    text.contains(at).then_some(at)
}

fn choices(app: &App, theme: &Theme, title: &str, screen: Rect, buffer: &mut Buffer) {
    let style = theme.style(Role::Popup);
    let place = app.place();
    let offered = choices::offered(app);
    let placed = parts::choices(screen, offered.len());
    open(theme, title, &placed, buffer);
    let [area] = placed.parts;
    for (choice, cell) in offered.iter().zip(parts::cells(area, offered.len())) {
        let (keys, word) = (&choice.key, &choice.word);
        let mut parts = vec![part(
            format!("{keys}  "),
            style.patch(theme.style(Role::HintKey)),
        )];
        if place == Place::Colour {
            let role = crate::ui::text::highlight_role(&crate::model::Color::from_word(word));
            parts.push(part(format!(" {word} "), style.patch(theme.style(role))));
        } else {
            parts.push(part(word.as_str(), style));
        }
        paint::line(cell, 0, buffer, &parts);
    }
}
