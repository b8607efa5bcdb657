//! Rows of sentences that disagree.

use std::slice;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    model::disagreement::{Disagreement, Side},
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, claims::origin, found::lines, preview::Page},
    },
};

/// The columns before the words of a row.
const INDENT: u16 = 3;

/// Draws two sentences that disagree: what differs beside each other with its sources, then the first sentence.
pub(super) fn row(
    pen: &Pen<'_>,
    one: &Disagreement,
    sign: Part<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let base = sign.1;
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let value = pen.style(base, Role::Title);
    let mut parts = vec![sign];
    for (side, between) in [(&one.left, "  ≠  "), (&one.right, "")] {
        parts.push(part(side.differing().replace('\n', " "), value));
        parts.push(part(" ", base));
        parts.extend(origin(&side.article, dim, missing));
        parts.push(part(between, dim));
    }
    paint::line(area, 0, buffer, &parts);
    let mut parts = vec![part("   ", base)];
    parts.push(part(format!("{}  ", one.kind.name()), dim));
    parts.extend(pen.found(&one.left.text, area.width.saturating_sub(INDENT), base));
    paint::line(area, 1, buffer, &parts);
}

/// Draws both sentences whole, with what differs told from the rest.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, one: &Disagreement) {
    side(pen, page, &one.left);
    page.gap();
    side(pen, page, &one.right);
}

fn side(pen: &Pen<'_>, page: &mut Page<'_>, side: &Side) {
    let (dim, missing) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Missing));
    let (title, text) = (pen.theme.style(Role::Title), pen.theme.style(Role::Text));
    for line in paint::wrap(&side.article.title, page.area.width, 2) {
        page.line(&[part(line, title)]);
    }
    page.line(&origin(&side.article, dim, missing));
    // A break is as many bytes as a blank, so that the range stays.
    let words = side.text.replace('\n', " ");
    let other = text.patch(pen.theme.style(Role::Match));
    lines(page, &words, slice::from_ref(&side.value), (text, other));
}
