//! The outline of a text.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{actions::outline::OUTLINE_HEIGHT, overlay::Outline},
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
    let most = outline.all.len().min(OUTLINE_HEIGHT);
    let rows = u16::try_from(most).unwrap_or(1) + 2;
    let area = popups::open(theme, "Outline", rows, screen, buffer);
    let caret = popups::input(theme, &outline.input, area, 0, buffer);
    let popup = theme.style(Role::Popup);
    if outline.shown.is_empty() {
        let dim = popup.patch(theme.style(Role::Dim));
        paint::line(area, 2, buffer, &[part("No heading has this.", dim)]);
    }
    let visible = outline
        .shown
        .iter()
        .enumerate()
        .skip(outline.rows.top)
        .take(OUTLINE_HEIGHT);
    for ((place, index), row) in visible.zip(2u16..) {
        let Some(heading) = outline.all.get(*index) else {
            continue;
        };
        let at_cursor = place == outline.rows.cursor;
        let style = if at_cursor {
            theme.style(Role::CursorRow)
        } else {
            popup
        };
        if row < area.height {
            let row = Rect {
                y: area.y + row,
                height: 1,
                ..area
            };
            buffer.set_style(row, style);
        }
        let indent = "  ".repeat(usize::from(heading.level.clamp(1, 6) - 1));
        let sign = if at_cursor { "▸ " } else { "  " };
        let parts = [
            part(sign, style),
            part(indent, style),
            part(heading.text.as_str(), style),
        ];
        paint::line(area, row, buffer, &parts);
    }
    caret
}
