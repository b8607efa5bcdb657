//! Which rows a pane shows.
//!
//! A scroll position is the first byte of the topmost row. It is never past the one that brings the
//! document's last row to the bottom of the pane, so a short document stands at the top.

use crate::text::layout::{Layout, RowRef};

/// Returns the scroll position that shows the end of the document in a pane of `height` rows.
pub fn end(layout: &Layout, height: usize) -> usize {
    last_top(layout, height).map_or(0, |top| layout.start_of(top))
}

/// Returns the scroll position `rows` rows further down, or up when that is negative.
pub fn by(layout: &Layout, top: usize, rows: isize, height: usize) -> usize {
    let (Some(from), Some(last_top)) = (layout.row_at(top), last_top(layout, height)) else {
        return 0;
    };
    let to = if rows < 0 {
        layout.above(from, rows.unsigned_abs())
    } else {
        layout.below(from, rows.unsigned_abs())
    };
    layout.start_of(to.min(last_top))
}

/// Returns the scroll position that shows the caret, as near to the present one as can be.
///
/// At least `margin` rows stay visible above and below the caret where the document has them and the
/// pane is high enough. A caret that is more than a pane away comes to stand in the middle.
pub fn follow(layout: &Layout, top: usize, caret: usize, height: usize, margin: usize) -> usize {
    let (Some(present), Some(row), Some(last_top)) = (
        layout.row_at(top),
        layout.row_at(caret),
        last_top(layout, height),
    ) else {
        return 0;
    };
    let height = height.max(1);
    let margin = margin.min((height - 1) / 2);
    let highest = layout.above(row, height - 1 - margin);
    let lowest = layout.above(row, margin);
    let wanted = if present < highest {
        if layout.below(present, height) < highest {
            layout.above(row, height / 2)
        } else {
            highest
        }
    } else if present > lowest {
        if layout.above(present, height) > lowest {
            layout.above(row, height / 2)
        } else {
            lowest
        }
    } else {
        present
    };
    layout.start_of(wanted.min(last_top))
}

/// Which row of the pane the caret's row is brought to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first.
    Top,
    /// The middle one.
    Centre,
    /// The last.
    Bottom,
}

/// Returns the scroll position that brings the caret's row to a part of the pane, less the `margin`.
pub fn bring(layout: &Layout, caret: usize, part: Part, height: usize, margin: usize) -> usize {
    let (Some(row), Some(last_top)) = (layout.row_at(caret), last_top(layout, height)) else {
        return 0;
    };
    let height = height.max(1);
    let margin = margin.min((height - 1) / 2);
    let above = match part {
        Part::Top => margin,
        Part::Centre => height / 2,
        Part::Bottom => height - 1 - margin,
    };
    layout.start_of(layout.above(row, above).min(last_top))
}

fn last_top(layout: &Layout, height: usize) -> Option<RowRef> {
    let last = layout.last()?;
    Some(layout.above(last, height.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fixture::{any_document, written};

    /// A layout of rows that each hold one digit, from 0 to 9 and once more.
    fn digits() -> Layout {
        Layout::new(
            written(&format!(
                "    {}",
                "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n".repeat(2).trim_end()
            )),
            20,
        )
    }

    fn shown(layout: &Layout, top: usize, height: usize) -> String {
        layout
            .rows_from(top, height)
            .iter()
            .map(|row| {
                layout
                    .document()
                    .slice(row.row.bytes.clone())
                    .trim_end()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn a_row_is_brought_to_the_top_the_middle_or_the_bottom() {
        let layout = digits();
        let at = |row: usize, part| shown(&layout, bring(&layout, row * 2, part, 5, 1), 5);
        assert_eq!(at(8, Part::Top), "78901");
        assert_eq!(at(8, Part::Centre), "67890");
        assert_eq!(at(8, Part::Bottom), "56789");
        assert_eq!(at(0, Part::Bottom), "01234");
        assert_eq!(at(19, Part::Top), "56789");
        assert_eq!(bring(&Layout::new(written(""), 20), 0, Part::Top, 0, 2), 0);
    }

    #[test]
    fn scrolling_stops_at_both_ends() {
        let layout = digits();
        let top = by(&layout, 0, 3, 5);
        assert_eq!(shown(&layout, top, 5), "34567");
        let top = by(&layout, top, 100, 5);
        assert_eq!(shown(&layout, top, 5), "56789");
        assert_eq!(top, end(&layout, 5));
        let top = by(&layout, top, -4, 5);
        assert_eq!(shown(&layout, top, 5), "12345");
        assert_eq!(by(&layout, top, -100, 5), 0);
        assert_eq!(by(&layout, 0, 3, 50), 0);
    }

    #[test]
    fn the_caret_is_followed_with_a_margin() {
        let layout = digits();
        let follow =
            |top: usize, caret: usize| shown(&layout, follow(&layout, 2 * top, 2 * caret, 7, 2), 7);
        assert_eq!(follow(0, 4), "0123456");
        assert_eq!(follow(0, 5), "1234567");
        assert_eq!(follow(4, 5), "3456789");
        assert_eq!(follow(4, 6), "4567890");
        assert_eq!(follow(10, 18), "3456789", "there is no margin at the end");
        assert_eq!(follow(3, 0), "0123456", "nor at the start");
    }

    #[test]
    fn a_caret_far_away_comes_to_the_middle() {
        let layout = digits();
        let top = follow(&layout, 0, 2 * 14, 5, 1);
        assert_eq!(shown(&layout, top, 5), "23456");
        let top = follow(&layout, 2 * 15, 2 * 5, 5, 1);
        assert_eq!(shown(&layout, top, 5), "34567");
    }

    #[test]
    fn an_empty_document_and_an_empty_pane_have_a_position() {
        let empty = Layout::new(written(""), 20);
        assert_eq!(
            (
                by(&empty, 0, 5, 5),
                follow(&empty, 0, 0, 5, 2),
                end(&empty, 5)
            ),
            (0, 0, 0)
        );
        let layout = digits();
        assert_eq!(follow(&layout, 0, 8, 0, 2), 8);
        assert_eq!(layout.rows_from(8, 0), []);
    }

    proptest! {
        #[test]
        fn the_followed_caret_is_always_shown(
            document in any_document(), width in 0_u16..40, height in 1_usize..12,
            margin in 0_usize..5, top in 0_usize..400, at in 0_usize..400,
        ) {
            let caret = document.caret_near(at);
            let layout = Layout::new(document, width);
            let Some(row) = layout.row_at(caret) else { return Ok(()) };
            let top = follow(&layout, top, caret, height, margin);
            let shown = layout.rows_from(top, height);
            let place = shown.iter().position(|shown| shown.at == row);
            prop_assert!(place.is_some());
            let margin = margin.min((height - 1) / 2);
            let (above, below) = (place.unwrap_or(0), shown.len() - 1 - place.unwrap_or(0));
            prop_assert!(above >= margin || layout.first() == Some(shown[0].at));
            prop_assert!(below >= margin || layout.last() == shown.last().map(|row| row.at));
            prop_assert_eq!(follow(&layout, top, caret, height, margin), top);
        }
    }
}
