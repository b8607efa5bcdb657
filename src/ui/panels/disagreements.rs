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
    let sides = [(&one.left, "  ≠  "), (&one.right, "")].into_iter();
    for ((side, between), articles) in sides.zip(one.articles()) {
        parts.push(part(side.differing().replace('\n', " "), value));
        parts.push(part(" ", base));
        parts.extend(origin(&side.article, dim, missing));
        if articles.len() > 1 {
            parts.push(part(format!(" and {} more", articles.len() - 1), dim));
        }
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
    let [left, right] = one.articles();
    side(pen, page, &one.left, left.len() - 1);
    page.gap();
    side(pen, page, &one.right, right.len() - 1);
}

fn side(pen: &Pen<'_>, page: &mut Page<'_>, side: &Side, more: usize) {
    let (dim, missing) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Missing));
    let (title, text) = (pen.theme.style(Role::Title), pen.theme.style(Role::Text));
    for line in paint::wrap(&side.article.title, page.area.width, 2) {
        page.line(&[part(line, title)]);
    }
    page.line(&origin(&side.article, dim, missing));
    if more > 0 {
        let said = format!(
            "The same words stand in {more} more {}.",
            if more == 1 { "article" } else { "articles" }
        );
        page.line(&[part(said, dim)]);
    }
    // A break is as many bytes as a blank, so that the range stays.
    let words = side.text.replace('\n', " ");
    let other = text.patch(pen.theme.style(Role::Match));
    lines(page, &words, slice::from_ref(&side.value), (text, other));
}
