//! Rows of sentences that disagree.

use std::slice;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    model::disagreement::{Disagreement, Side},
    text::count::counted,
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
    let [left_in, right_in] = one.articles();
    let told = |side: &Side, articles: usize| {
        let mut parts = vec![part(side.differing().replace('\n', " "), value)];
        parts.push(part(" ", base));
        parts.extend(origin(&side.article, dim, missing));
        if articles > 1 {
            parts.push(part(format!(" and {} more", articles - 1), dim));
        }
        parts
    };
    let mut left = vec![sign];
    left.extend(told(&one.left, left_in.len()));
    let mut right = vec![part("  ≠  ", dim)];
    right.extend(told(&one.right, right_in.len()));
    // What differs is seen of both, whatever else has no room.
    let least: u16 = right
        .iter()
        .take(2)
        .map(|(text, _)| paint::columns(text))
        .sum();
    let room = Rect {
        width: area.width.saturating_sub(least),
        ..area
    };
    let taken = paint::line(room, 0, buffer, &left);
    let beside = Rect {
        x: area.x + taken,
        width: area.width - taken,
        ..area
    };
    paint::line(beside, 0, buffer, &right);
    let mut parts = vec![part("   ", base)];
    parts.push(part(format!("{}  ", one.kind.name()), dim));
    if is_claim(pen, one) {
        parts.push(part("is a claim  ", pen.style(base, Role::Claim)));
    }
    parts.extend(pen.found(&one.left.text, area.width.saturating_sub(INDENT), base));
    paint::line(area, 1, buffer, &parts);
}

/// Tells whether one of the sentences is the wording of a claim, as where one was made of both.
fn is_claim(pen: &Pen<'_>, one: &Disagreement) -> bool {
    let claims = pen.app.claims.iter();
    let mut statements = claims.map(|row| row.claim.statement.as_str());
    statements.any(|statement| {
        // A break of a line is a blank in a wording.
        let is_same = |side: &Side| {
            statement.len() == side.text.len() && side.text.replace('\n', " ") == statement
        };
        is_same(&one.left) || is_same(&one.right)
    })
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
        let said = format!("The same words stand in {}.", counted(more, "more article"));
        page.line(&[part(said, dim)]);
    }
    // A break is as many bytes as a blank, so that the range stays.
    let words = side.text.replace('\n', " ");
    let other = text.patch(pen.theme.style(Role::Match));
    lines(page, &words, slice::from_ref(&side.value), (text, other));
}
