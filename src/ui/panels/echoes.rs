//! Rows of echoes: where else a passage stands.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    model::echo::Echo,
    ui::{
        Role,
        note::likeness,
        paint::{self, Part, part},
        panels::{Pen, claims::origin, found::lines, preview::Page},
    },
};

/// The columns before the words of a row.
const INDENT: u16 = 3;

/// Draws an echo: the other article, then the passage as it stands there.
pub(super) fn row(pen: &Pen<'_>, echo: &Echo, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let mut parts = vec![sign];
    parts.extend(origin(&echo.other, dim, missing));
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

/// Draws the passage whole, with the words that are not the same told from the others.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, echo: &Echo) {
    let (dim, missing) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Missing));
    let (title, text) = (pen.theme.style(Role::Title), pen.theme.style(Role::Text));
    for line in paint::wrap(&echo.other.title, page.area.width, 3) {
        page.line(&[part(line, title)]);
    }
    page.line(&origin(&echo.other, dim, missing));
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
}
