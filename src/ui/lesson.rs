//! The first lesson, at the foot of the body.

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use crate::{
    app::{
        App,
        actions::lesson::state,
        lesson::{Piece, State, Task, is_done, key},
    },
    command::CommandId,
    ui::{
        Role, Theme,
        paint::{self, part},
    },
};

/// The tasks with their ticks, and what is to be done now.
pub struct Lesson<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for Lesson<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme } = self;
        let Some(state) = state(app).filter(|_| !area.is_empty()) else {
            return;
        };
        let dim = theme.style(Role::Dim);
        let mut row = 0;
        if area.height >= 3 {
            paint::row(area, buffer, "─", theme.style(Role::Border));
            let title = match state {
                State::Running(_) => " First lesson ",
                State::Finished => " First lesson: done ",
            };
            let inner = paint::inset(area);
            paint::line(inner, 0, buffer, &[part(title, theme.style(Role::Title))]);
            let hide = format!(" {} hides it ", key(&app.keymap, CommandId::Lesson));
            paint::line_right(inner, 0, buffer, &[part(hide, dim)]);
            let mut parts = Vec::new();
            for task in Task::ALL {
                let (sign, role) = if is_done(&app.kept, task) {
                    ("☑ ", Role::Dim)
                } else if state == State::Running(task) {
                    ("☐ ", Role::HintKey)
                } else {
                    ("☐ ", Role::Text)
                };
                parts.push(part(format!("{sign}{}", task.title()), theme.style(role)));
                parts.push(part("   ", dim));
            }
            paint::line(inner, 1, buffer, &parts);
            row = 2;
        }
        let pieces = state.says(&app.keymap);
        let parts: Vec<_> = pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Words(words) => part(words, theme.style(Role::Text)),
                Piece::Key(key) => part(key, theme.style(Role::HintKey)),
            })
            .collect();
        paint::line(paint::inset(area), row, buffer, &parts);
    }
}
