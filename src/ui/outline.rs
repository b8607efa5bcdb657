//! The outline of a text.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{
        boxes::{self, parts},
        overlay::Outline,
    },
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
    },
};

/// Draws the headings and the field that filters them, and tells where its cursor stands.
pub fn draw(
    theme: &Theme,
    outline: &Outline,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let placed = parts::outline(screen, outline.all.len());
    popups::open(theme, "Outline", &placed, buffer);
    let [field, _, rows] = placed.parts;
    let caret = popups::input(theme, &outline.input, field, buffer);
    if outline.shown.is_empty() {
        let dim = theme.style(Role::Popup).patch(theme.style(Role::Dim));
        paint::line(rows, 0, buffer, &[part("No heading has this.", dim)]);
    }
    let visible = outline.shown.iter().enumerate().skip(outline.rows.top);
    for ((place, index), row) in visible.zip(0..rows.height) {
        let Some(heading) = outline.all.get(*index) else {
            continue;
        };
        let at_cursor = place == outline.rows.cursor;
        let row = boxes::row(rows, row);
        let style = popups::row_style(theme, at_cursor, row, buffer);
        let indent = "  ".repeat(usize::from(heading.level.clamp(1, 6) - 1));
        let sign = if at_cursor { "▸ " } else { "  " };
        let parts = [
            part(sign, style),
            part(indent, style),
            part(heading.text.as_str(), style),
        ];
        paint::line(row, 0, buffer, &parts);
    }
    caret
}
