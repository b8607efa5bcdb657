//! What is said below the field of a query that is wrong: arrows that point at the place, and what was expected.

use ratatui::layout::Rect;

use super::parts::{self, FILTER};
use crate::{
    app::{
        App,
        frame::Frame,
        overlay::{Field, Purpose},
    },
    query,
    text::{fit, segment::width},
};

/// The most rows that what is said takes where it has no room beside the arrows.
const MOST: usize = 3;

/// Returns where it stands below the field that filters the list or a panel; empty where nothing is wrong there.
pub fn below(app: &App, field: &Field, frame: &Frame) -> Rect {
    // A search says it in its head.
    let is_asked = field.is_query() && field.purpose != Purpose::Library;
    let Some(line) = parts::filter(app, field, frame).filter(|_| is_asked) else {
        return Rect::default();
    };
    let lines = lines(field.input.value(), 0, line.row.width).len();
    let below = frame.body.bottom().saturating_sub(line.row.bottom());
    Rect {
        y: line.row.bottom(),
        height: u16::try_from(lines).unwrap_or(u16::MAX).min(below),
        ..line.row
    }
}

/// Returns the rows below a field, each with the column that it begins at; none where nothing is wrong.
///
/// `from` is the byte that the field is shown from. How many rows there are does not depend on it.
pub fn lines(typed: &str, from: usize, columns: u16) -> Vec<(u16, String)> {
    let query = query::parse_typing(typed);
    let Some(fault) = query.wrong() else {
        return Vec::new();
    };
    let part = |from: usize, to: usize| typed.get(from..to).map_or(0, width);
    let (start, end) = (fault.bytes.start, fault.bytes.end);
    let last = columns.saturating_sub(1);
    let column = |at: usize| {
        let column = u16::try_from(part(from.min(at), at)).unwrap_or(u16::MAX);
        column.saturating_add(FILTER).min(last)
    };
    let at = column(start);
    let arrows = "^".repeat(usize::from(column(end).saturating_sub(at).max(1)));
    let all = part(0, end) + usize::from(FILTER) + 1 + usize::from(fit::columns(&fault.said));
    if all <= usize::from(columns) {
        return vec![(at, format!("{arrows} {}", fault.said))];
    }
    let said = fit::wrap(&fault.said, columns.saturating_sub(1), MOST);
    let mut lines = vec![(at, arrows)];
    lines.extend(said.into_iter().map(|line| (1, line)));
    lines
}
