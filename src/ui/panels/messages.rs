//! Rows of what was said, and how times are shown.

use jiff::Timestamp;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Severity, messages::Said},
    ui::{
        Role,
        paint::{self, Part, part},
        panels::Pen,
    },
};

/// Draws a message: when, a sign where it warns, the words.
pub(super) fn row(pen: &Pen<'_>, said: &Said, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let time = said.at.to_zoned(pen.app.zone.clone());
    let dim = pen.style(base, Role::Dim);
    let mut parts = vec![sign];
    if time.date() != pen.app.now.to_zoned(pen.app.zone.clone()).date() {
        parts.push(part(time.strftime("%-d %b ").to_string(), dim));
    }
    parts.push(part(time.strftime("%H:%M:%S  ").to_string(), dim));
    let style = match said.severity {
        Severity::Done => {
            parts.push(part("  ", base));
            base
        }
        Severity::Warning => {
            let style = pen.style(base, Role::Warning);
            parts.push(part("! ", style));
            style
        }
    };
    let used = parts.iter().map(|(text, _)| paint::columns(text)).sum();
    parts.extend(pen.found(&said.text, area.width.saturating_sub(used), style));
    paint::line(area, 0, buffer, &parts);
}

impl Pen<'_> {
    /// Writes a day and a time of day, where the person is.
    pub(super) fn time(&self, time: Timestamp) -> String {
        let time = time.to_zoned(self.app.zone.clone());
        time.strftime("%-d %b %Y %H:%M").to_string()
    }
}
