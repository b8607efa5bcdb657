//! Small brushes that the widgets share.

use std::borrow::Cow;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

pub use crate::text::fit::{columns, cut, wrap};

/// Some text in a style.
pub type Part<'a> = (Cow<'a, str>, Style);

/// Makes a part.
pub fn part<'a>(text: impl Into<Cow<'a, str>>, style: Style) -> Part<'a> {
    (text.into(), style)
}

/// Draws parts after each other on one row of an area; what doesn't fit ends in `…`.
///
/// Returns the columns that were drawn.
pub fn line(area: Rect, row: u16, buffer: &mut Buffer, parts: &[Part<'_>]) -> u16 {
    if row >= area.height {
        return 0;
    }
    let y = area.y + row;
    let mut x = area.x;
    for (text, style) in parts {
        let room = area.right().saturating_sub(x);
        let fitting = cut(text, room);
        let (end, _) = buffer.set_stringn(x, y, &fitting, usize::from(room), *style);
        x = end;
        if fitting.len() < text.len() || fitting.ends_with('…') && !text.ends_with('…') {
            break;
        }
    }
    x - area.x
}

/// Draws parts so that they end at the right edge of an area; where there is no room, nothing.
///
/// Returns the columns that were drawn.
pub fn line_right(area: Rect, row: u16, buffer: &mut Buffer, parts: &[Part<'_>]) -> u16 {
    let width = parts
        .iter()
        .fold(0u16, |sum, (text, _)| sum.saturating_add(columns(text)));
    if width > area.width || row >= area.height {
        return 0;
    }
    let right = Rect {
        x: area.right() - width,
        width,
        ..area
    };
    line(right, row, buffer, parts)
}

/// Divides a text into parts, the letters that were typed apart from the others.
pub fn matched<'a>(text: &'a str, matched: &[u32], base: Style, found: Style) -> Vec<Part<'a>> {
    use unicode_segmentation::UnicodeSegmentation;

    let mut parts: Vec<(std::ops::Range<usize>, Style)> = Vec::new();
    // The matcher counts clusters, not characters.
    for (number, (at, cluster)) in (0u32..).zip(text.grapheme_indices(true)) {
        let style = if matched.binary_search(&number).is_ok() {
            found
        } else {
            base
        };
        match parts.last_mut() {
            Some((range, last)) if *last == style => range.end = at + cluster.len(),
            _ => parts.push((at..at + cluster.len(), style)),
        }
    }
    parts
        .into_iter()
        .map(|(range, style)| part(text.get(range).unwrap_or_default(), style))
        .collect()
}

/// Divides a text into parts, those that stand in some places apart from the others; the places are in bytes, in
/// order and apart from each other.
pub fn divided<'a>(
    text: &'a str,
    places: &[std::ops::Range<usize>],
    base: Style,
    found: Style,
) -> Vec<Part<'a>> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for place in places {
        parts.extend(text.get(from..place.start).map(|before| part(before, base)));
        parts.extend(text.get(place.clone()).map(|there| part(there, found)));
        from = place.end;
    }
    parts.extend(text.get(from..).map(|rest| part(rest, base)));
    parts
}

/// Returns an area without its first and last column.
pub fn inset(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// Fills the first row of an area with a letter.
pub fn row(area: Rect, buffer: &mut Buffer, letter: &str, style: Style) {
    if !area.is_empty() {
        for x in area.left()..area.right() {
            buffer.set_string(x, area.y, letter, style);
        }
    }
}

/// Fills the first column of an area with a letter.
pub fn column(area: Rect, buffer: &mut Buffer, letter: &str, style: Style) {
    if !area.is_empty() {
        for y in area.top()..area.bottom() {
            buffer.set_string(area.x, y, letter, style);
        }
    }
}

/// Clears an area and gives it a style, for what stands above the rest.
pub fn clear(area: Rect, buffer: &mut Buffer, style: Style) {
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
            cell.set_style(style);
        }
    }
    // Of a wide letter that stands half inside nothing is left: the half outside would take the place of
    // the first column.
    let area = area.intersection(buffer.area);
    if let Some(before) = area.x.checked_sub(1) {
        for y in area.top()..area.bottom() {
            if let Some(cell) = buffer.cell_mut((before, y))
                && columns(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_leaves_no_half_of_a_wide_letter() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        buffer.set_string(0, 0, "漢字字", Style::new());
        clear(Rect::new(3, 0, 2, 1), &mut buffer, Style::new());
        let row: Vec<_> = buffer
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(row, ["漢", " ", " ", " ", " ", " "]);
    }
}
