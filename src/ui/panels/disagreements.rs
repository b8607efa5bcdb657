//! Rows of sentences that disagree.

use std::{ops::Range, slice};

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    model::disagreement::{Disagreement, Side},
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{
            Pen,
            claims::origin,
            found::{lines, lines_in},
            preview::Page,
        },
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

/// Draws both sentences with what differs told from the rest: whole where there is room for both, and else as much
/// around what differs as there is room for.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, one: &Disagreement) {
    let [left, right] = one.articles();
    let sides = [(&one.left, left.len() - 1), (&one.right, right.len() - 1)];
    let (width, height) = (page.area.width, page.area.height);
    let needed = sides.iter().map(|(side, more)| rows(side, *more, width));
    if needed.sum::<usize>() < usize::from(height) {
        let [(left, more), (right, more_right)] = sides;
        side(pen, page, left, more);
        page.gap();
        return side(pen, page, right, more_right);
    }
    let half = height.div_ceil(2);
    for ((one, more), rows) in sides.into_iter().zip([half, height - half]) {
        short_side(pen, page, one, more, rows);
    }
}

/// Returns how many rows a whole side takes.
fn rows(side: &Side, more: usize, width: u16) -> usize {
    let title = paint::wrap(&side.article.title, width, 2).len();
    let words = paint::wrap(&side.text.replace('\n', " "), width, usize::from(u16::MAX)).len();
    title + 1 + usize::from(more > 0) + words
}

/// Draws a side in so many rows: where it is from, then what stands around what differs.
fn short_side(pen: &Pen<'_>, page: &mut Page<'_>, side: &Side, more: usize, rows: u16) {
    let (dim, missing) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Missing));
    let (title, text) = (pen.theme.style(Role::Title), pen.theme.style(Role::Text));
    let mut parts = Vec::from(origin(&side.article, dim, missing));
    if more > 0 {
        parts.push(part(format!(" and {more} more"), dim));
    }
    parts.push(part("  ", dim));
    parts.push(part(side.article.title.as_str(), title));
    page.line(&parts);
    let other = text.patch(pen.theme.style(Role::Match));
    let room = usize::from(rows.saturating_sub(1));
    let (words, value) = around(&side.text, &side.value, page.area.width, room);
    lines_in(room, page, &words, slice::from_ref(&value), (text, other));
}

/// How many words before what differs are shown at most, where not all are.
const MOST_BEFORE: usize = 60;

/// Returns a text from as far before a range as leaves it, and some of what follows, in so many rows; and where the
/// range stands then.
fn around(text: &str, value: &Range<usize>, width: u16, rows: usize) -> (String, Range<usize>) {
    // A break is as many bytes as a blank, so that ranges stay.
    let text = text.replace('\n', " ");
    let after = text.get(value.end..).unwrap_or_default();
    let after = after.chars().take(usize::from(width) / 3);
    let needed = value.end + after.map(char::len_utf8).sum::<usize>();
    let before = text.get(..value.start).unwrap_or_default();
    let words = before.rmatch_indices(' ').map(|(at, _)| at + 1);
    let mut starts: Vec<usize> = words.take(MOST_BEFORE).collect();
    starts.insert(0, value.start);
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let shown = |start: usize, end: usize| {
        let sign = if start == 0 { "" } else { "… " };
        let words = text.get(start..end).unwrap_or_default();
        (format!("{sign}{words}"), sign.len())
    };
    let is_seen = |start: &&usize| {
        let (said, _) = shown(**start, needed);
        paint::wrap(&said, width, rows + 1).len() <= rows
    };
    let start = starts.iter().find(is_seen).or(starts.last());
    let start = start.copied().unwrap_or(0);
    let (said, sign) = shown(start, text.len());
    let moved = |at: usize| at.saturating_sub(start) + sign;
    (said, moved(value.start)..moved(value.end))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_seen_in_few_rows_with_as_much_before_it_as_fits() {
        let text = "The harbour office said in a long statement to the council that the new crane had cost nine million, and that it would be paid for by next year at the latest.";
        let value = text.find("nine million").unwrap();
        let value = value..value + "nine million".len();
        let (whole, same) = around(text, &value, 200, 1);
        assert_eq!((whole.as_str(), same), (text, value.clone()));
        for (width, rows) in [(40, 1), (40, 2), (60, 1), (80, 2)] {
            let (said, at) = around(text, &value, width, rows);
            assert_eq!(said.get(at.clone()), Some("nine million"));
            let lines = paint::wrap(&said, width, rows);
            assert!(lines.join(" ").contains("nine million"), "{lines:?}");
        }
        let (said, _) = around(text, &value, 40, 2);
        assert!(said.starts_with("… statement to the council"), "{said}");
    }
}
