//! Small brushes that the widgets share.

use std::borrow::Cow;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::text::segment;

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

/// Returns the columns of a text, as they are drawn.
pub fn columns(text: &str) -> u16 {
    u16::try_from(segment::width(text)).unwrap_or(u16::MAX)
}

/// Shortens a text to some columns, ending in `…`.
pub fn cut(text: &str, width: u16) -> Cow<'_, str> {
    use unicode_segmentation::UnicodeSegmentation;

    // Only as much is looked at as could be drawn: a text may be far longer than a row.
    let limit = usize::from(width);
    let mut used = 0;
    let mut fitting = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let cluster_width = segment::grapheme_width(cluster);
        if used + cluster_width > limit {
            let kept = text.get(..fitting).unwrap_or_default();
            return if limit == 0 {
                "".into()
            } else {
                format!("{}…", kept.trim_end()).into()
            };
        }
        used += cluster_width;
        if used < limit {
            fitting = at + cluster.len();
        }
    }
    text.into()
}

/// Breaks a text into at most `rows` rows of some columns; the last ends in `…` where there is more.
pub fn wrap(text: &str, width: u16, rows: usize) -> Vec<String> {
    // A quote may be very long; no more is wrapped than can be shown.
    let most = rows
        .saturating_mul(usize::from(width).max(1))
        .saturating_mul(4);
    let start: String = text
        .chars()
        .take(most + 1)
        .map(|c| if c == '\n' { ' ' } else { c })
        .collect();
    let mut lines: Vec<String> = textwrap::wrap(&start, usize::from(width).max(1))
        .into_iter()
        .map(Cow::into_owned)
        .collect();
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} ……"), width)
                .trim_end_matches([' ', '…'])
                .to_owned()
                + "…";
            if columns(last) > width {
                *last = cut(last, width).into_owned();
            }
        }
    }
    lines
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
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "[a-z 漢字é\u{1f468}\u{200d}\u{1f469}]{0,30}", width in 0u16..20) {
            prop_assert!(columns(&cut(&text, width)) <= width);
            for line in wrap(&text, width.max(2), 2) {
                prop_assert!(columns(&line) <= width.max(2), "{line:?}");
            }
        }
    }

    #[test]
    fn a_box_leaves_no_half_of_a_wide_letter() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        buffer.set_string(0, 0, "漢字字", Style::new());
        clear(Rect::new(3, 0, 2, 1), &mut buffer, Style::new());
        let row: Vec<_> = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(row, ["漢", " ", " ", " ", " ", " "]);
    }

    #[test]
    fn only_what_is_too_long_is_cut() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "ab…");
        assert_eq!(cut("漢字", 3), "漢…");
        assert_eq!(cut("abcd", 0), "");
    }

    #[test]
    fn wrapping_says_where_more_would_follow() {
        assert_eq!(wrap("one two three four", 9, 2), ["one two", "three…"]);
        assert_eq!(wrap("one two", 9, 2), ["one two"]);
    }
}
