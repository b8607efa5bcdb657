//! How many rows what was said takes at the bottom of the screen, and what it leaves of it.

use ratatui::layout::Rect;

use crate::{app::App, text::fit};

/// The most rows that a message takes.
const MOST_ROWS: usize = 5;

/// Divides what was said into the rows that it takes in a line of some width, or as many as it gets.
pub fn rows(text: &str, line: Rect, screen: Rect) -> Vec<String> {
    // Something of a small screen stays in sight.
    let most = usize::from(screen.height / 2).clamp(1, MOST_ROWS);
    if most == 1 || fit::columns(text) <= line.width || line.is_empty() {
        return vec![text.to_owned()];
    }
    fit::wrap(text, line.width, most)
}

/// Returns the part of a screen that is above the rows which what was said takes beyond its own.
pub fn above(app: &App, screen: Rect) -> Rect {
    let Some((_, text)) = &app.said else {
        return screen;
    };
    let line = app.frame_of((screen.width, screen.height)).said();
    let line = Rect {
        width: line.width.saturating_sub(2),
        ..line
    };
    let more = rows(text, line, screen).len().saturating_sub(1);
    let more = u16::try_from(more).unwrap_or(u16::MAX);
    Rect {
        height: screen.height.saturating_sub(more),
        ..screen
    }
}
