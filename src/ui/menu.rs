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
        let area = menu.area(screen);
        if area.is_empty() {
            return;
        }
        popups::frame(theme, menu.subject.title(), area, buffer);
        // The row of the cursor goes from border to border.
        let inside = Rect {
            x: area.x + 1,
            width: area.width - 2,
            ..boxes::inside(area)
        };
        let style = theme.style(Role::Popup);
        for (line, y) in menu.lines(inside.height).into_iter().zip(inside.y..) {
            let row = Rect {
                y,
                height: 1,
                ..inside
            };
            let Some((index, entry)) =
                line.and_then(|index| Some((index, menu.entries.get(index)?)))
            else {
                continue;
            };
            let at_cursor = index == menu.rows.cursor;
            let base = if at_cursor {
                theme.style(Role::CursorRow)
            } else {
                style
            };
            buffer.set_style(row, base);
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
