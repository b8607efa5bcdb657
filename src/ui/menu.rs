//! The menu of what can be done with a thing.

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use crate::{
    app::{boxes, menu},
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
    },
};

/// A menu, drawn over the screen it is given.
pub struct Menu<'a> {
    /// The menu.
    pub menu: &'a menu::Menu,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for Menu<'_> {
    fn render(self, screen: Rect, buffer: &mut Buffer) {
        let Self { menu, theme } = self;
        let placed = menu.placed(screen);
        if placed.area.is_empty() {
            return;
        }
        popups::open(theme, menu.subject.title(), &placed, buffer);
        let [rows] = placed.parts;
        for (line, row) in menu.lines(rows.height).into_iter().zip(0u16..) {
            let row = boxes::row(rows, row);
            let Some((index, entry)) =
                line.and_then(|index| Some((index, menu.entries.get(index)?)))
            else {
                continue;
            };
            let at_cursor = index == menu.rows.cursor;
            let base = popups::row_style(theme, at_cursor, row, buffer);
            let key = [
                part(entry.key.as_str(), base.patch(theme.style(Role::HintKey))),
                part(" ", base),
            ];
            let right = paint::line_right(row, 0, buffer, &key);
            let left = Rect {
                width: row.width.saturating_sub(right + 1),
                ..row
            };
            let sign = if at_cursor { "▸ " } else { "  " };
            paint::line(left, 0, buffer, &[part(sign, base), part(entry.word, base)]);
        }
    }
}
