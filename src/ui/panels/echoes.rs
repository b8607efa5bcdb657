//! Rows of echoes: where else a passage stands.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    model::echo::{Echo, Looked},
    ui::{
        Role,
        note::likeness,
        paint::{self, Part, part},
        panels::{Pen, claims::from, found::lines, preview::Page},
    },
};

/// The columns before the words of a row.
const INDENT: u16 = 3;

impl Pen<'_> {
    /// Returns how many others were looked into for what is shown, where not all were.
    pub(super) fn looked(&self) -> Option<Looked> {
        self.app.reader.as_ref()?.echoes.looked
    }
}

/// Draws an echo: the other article, then the passage as it stands there.
pub(super) fn row(pen: &Pen<'_>, echo: &Echo, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let mut parts = vec![sign];
    parts.extend(origin(echo, dim, missing));
    parts.push(part("  ", base));
    let title = pen.style(base, Role::Title);
    parts.extend(pen.found(&echo.other.title, area.width, title));
    paint::line(area, 0, buffer, &parts);
    let mut parts = vec![part("   ", base)];
    if echo.similarity < 1.0 {
        parts.push(part(format!("{}  ", likeness(echo)), dim));
    }
    parts.extend(pen.found(&echo.words, area.width.saturating_sub(INDENT), base));
    paint::line(area, 1, buffer, &parts);
}

/// Says from where and when the other article is.
fn origin(echo: &Echo, known: Style, missing: Style) -> [Part<'static>; 3] {
    let other = &echo.other;
    from(other.source.as_deref(), other.published, known, missing)
}

/// Draws the passage whole, with the words that are not the same told from the others.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, echo: &Echo) {
    let (dim, missing) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Missing));
    let (title, text) = (pen.theme.style(Role::Title), pen.theme.style(Role::Text));
    for line in paint::wrap(&echo.other.title, page.area.width, 3) {
        page.line(&[part(line, title)]);
    }
    page.line(&origin(echo, dim, missing));
    page.line(&[part(likeness(echo), dim)]);
    page.gap();
    // A break is as many bytes as a blank, so that the ranges stay.
    let words = echo.words.replace('\n', " ");
    let differing: Vec<Range<usize>> = echo
        .differences
        .iter()
        .map(|difference| difference.bytes.clone())
        .collect();
    let other = text.patch(pen.theme.style(Role::Match));
    lines(page, &words, &differing, (text, other));
    if let Some(looked) = pen.looked() {
        page.gap();
        for line in paint::wrap(&looked.to_string(), page.area.width, 2) {
            page.line(&[part(line, dim)]);
        }
    }
}
