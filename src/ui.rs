//! Drawing: widgets that borrow the state and change nothing.
//!
//! Where things stand is not decided here but in [`Frame`](crate::app::frame::Frame), which moving uses as
//! well. A widget draws what lies in its area, and nothing where that is empty.

pub mod diff;
pub mod export;
pub mod following;
pub mod form;
pub mod grid;
pub mod help;
pub mod lesson;
pub mod links;
pub mod list;
pub mod matrix;
pub mod menu;
pub mod note;
pub mod outline;
pub mod paint;
pub mod palette;
pub mod panels;
pub mod picker;
pub mod popups;
pub mod reader;
pub mod signs;
pub mod status;
pub mod table;
pub mod text;
pub mod theme;

#[cfg(test)]
mod tests;

use ratatui::{Frame, buffer::Buffer, layout::Position, widgets::Widget};

pub use signs::Letters;
pub use theme::{Appearance, Colors, Role, Theme, Themes};

use crate::{
    app::{self, App, actions::pin, frame::Pane, overlay::Overlay},
    ui::text::Focus,
};

/// Draws the whole screen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let screen = Screen { app, theme };
    if let Some(caret) = screen.draw(frame.buffer_mut()) {
        frame.set_cursor_position(caret);
    }
}

/// The whole screen.
struct Screen<'a> {
    app: &'a App,
    theme: &'a Theme,
}

impl Screen<'_> {
    /// Draws everything and tells where the terminal's cursor stands.
    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let Self { app, theme } = *self;
        // By the size that is drawn to: the terminal may have changed since the state was told of it.
        let whole = buffer.area;
        let mut areas = app.frame_of((whole.width, whole.height));
        buffer.set_style(whole, theme.style(Role::Text));
        status::Title { app, theme }.render(areas.title, buffer);
        let panel = app.overlays.iter().rev().find(|overlay| overlay.is_panel());
        let mut caret = None;
        match panel {
            Some(Overlay::Panel(panel)) => {
                panels::Panel { app, theme, panel }.render(areas.body, buffer);
            }
            Some(Overlay::Diff(view)) => diff::Diff { app, theme, view }.render(areas.body, buffer),
            Some(Overlay::Matrix(view)) => {
                matrix::Matrix { app, theme, view }.render(areas.body, buffer);
            }
            Some(Overlay::Grid(view)) => {
                grid::Grid { app, theme, view }.render(areas.body, buffer);
            }
            Some(Overlay::Help(help)) => {
                caret = help::draw(app, theme, help, areas.body, buffer);
            }
            _ => {
                list::List { app, theme }.render(areas.list, buffer);
                paint::column(areas.divider, buffer, "│", theme.style(Role::Border));
                caret = self.readers(&areas, buffer);
            }
        }
        // What is said stands above everything, and where it has no line of its own in place of the hints.
        let said = match app.said {
            Some(_) => areas.said(),
            None => areas.context,
        };
        if !areas.foot.is_empty() {
            // The lesson is not to be hidden by what its tasks make the program say.
            let above = whole.height - app::boxes::said::above(app, whole).height;
            areas.foot.y = areas.foot.y.saturating_sub(above).max(areas.body.y);
            paint::clear(areas.foot, buffer, theme.style(Role::Text));
        }
        let rule = theme.style(Role::Border);
        paint::row(areas.rule, buffer, "─", rule);
        lesson::Lesson { app, theme }.render(areas.foot, buffer);
        let below = if areas.foot.height > 1 {
            areas.foot
        } else {
            areas.rule
        };
        let is_line = areas.foot.height != 1 && !areas.rule.is_empty();
        if panel.is_none() && is_line {
            let down = [areas.divider, areas.split];
            for line in down.iter().filter(|line| line.height > 1) {
                buffer.set_string(line.x, below.y, "┴", rule);
            }
        }
        let caret = match app.overlays.last() {
            Some(Overlay::Field(field)) if field.is_filter() => {
                popups::filter(app, theme, field, &areas, buffer)
            }
            Some(overlay) if !overlay.is_panel() => {
                popups::draw(app, theme, overlay, whole, buffer)
            }
            _ => caret,
        };
        if said != areas.hints {
            status::Hints { app, theme }.render(areas.hints, buffer);
        }
        status::Context { app, theme }.render(said, buffer);
        following::Following { app, theme, caret }.render(areas.body, buffer);
        theme.finish(buffer);
        caret
    }

    /// Draws the open articles and the line between them, and tells where the caret stands.
    fn readers(&self, areas: &app::frame::Frame, buffer: &mut Buffer) -> Option<Position> {
        let Self { app, theme } = *self;
        let border = theme.style(Role::Border);
        if areas.split.height == 1 {
            paint::row(areas.split, buffer, "─", border);
            if !areas.divider.is_empty() {
                buffer.set_string(areas.divider.x, areas.split.y, "├", border);
            }
        } else {
            paint::column(areas.split, buffer, "│", border);
        }
        // A menu is about the words under it.
        let is_menu = |overlay: &Overlay| matches!(overlay, Overlay::Menu(_));
        let faced = if app.pane == Pane::Reader && app.overlays.iter().all(is_menu) {
            Focus::Here
        } else {
            Focus::Elsewhere
        };
        let other = Focus::Elsewhere;
        let is_hidden = app.beside.is_some() && areas.beside.whole.is_empty();
        for (reader, side, page, focus) in [
            (&app.reader, app.side, areas.reader, faced),
            (&app.beside, app.side.other(), areas.beside, other),
        ] {
            let Some(reader) = reader else { continue };
            let pinned = match (pin::is_pinned(app, side), is_hidden) {
                (false, false) => "",
                (true, false) => "pinned",
                (false, true) => "+1 pinned",
                (true, true) => "pinned +1",
            };
            let head = reader::Head {
                reader,
                focus,
                pinned,
                theme,
            };
            head.render(page.head, buffer);
            let text = text::Text {
                reader,
                focus,
                light: app.view.light,
                theme,
            };
            text.render(page.broad, buffer);
            text::Margin { reader, theme }.render(page.margin, buffer);
        }
        let reader = app.reader.as_ref()?;
        if let Some(Overlay::Labels(labels)) = app.overlays.last() {
            let letters = links::Letters {
                reader,
                labels,
                theme,
            };
            letters.render(areas.reader.broad, buffer);
        }
        if faced == Focus::Elsewhere {
            return None;
        }
        note::draw(app, theme, reader, &areas.reader, buffer);
        text::caret(reader, areas.reader.broad)
    }
}
