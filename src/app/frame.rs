//! Where everything stands on the screen: one pure function that drawing and moving both use.

use ratatui::layout::Rect;

/// The widest column of text, in columns: what a well-set page has.
pub const COLUMN: u16 = 72;

/// The narrowest screen on which two panes stand beside each other.
const TWO_PANES: u16 = 64;

/// Columns left of the text for marks.
const MARGIN: u16 = 4;

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of articles.
    #[default]
    List,
    /// The reader.
    Reader,
}

/// The parts of the screen; a part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The line at the top: which library, counts, whether all is saved.
    pub title: Rect,
    /// The list of articles.
    pub list: Rect,
    /// The line between the panes.
    pub divider: Rect,
    /// The reader, whole.
    pub reader: Rect,
    /// The head of the reader: title, source, author, date.
    pub head: Rect,
    /// The marks beside the text.
    pub margin: Rect,
    /// The text.
    pub text: Rect,
    /// Everything between the title and the status lines, where panels stand.
    pub body: Rect,
    /// The line across above the status lines.
    pub rule: Rect,
    /// What is under the caret, or what was just said.
    pub context: Rect,
    /// The keys that matter now.
    pub hints: Rect,
}

impl Frame {
    /// Divides a screen; `pane` is shown alone where there is no room for two.
    pub fn new(width: u16, height: u16, pane: Pane) -> Self {
        let line = |y: u16| Rect::new(0, y, width, 1);
        let mut frame = Self::default();
        let (mut top, mut bottom) = (0, height);
        // The text comes first; what a tiny screen has no room for goes, the least needed first.
        if bottom >= 2 {
            bottom -= 1;
            frame.hints = line(bottom);
        }
        if bottom >= 5 {
            bottom -= 1;
            frame.context = line(bottom);
        }
        if bottom >= 8 {
            bottom -= 1;
            frame.rule = line(bottom);
        }
        if bottom >= 7 {
            frame.title = line(0);
            top = 1;
        }
        frame.body = Rect::new(0, top, width, bottom - top);
        if width >= TWO_PANES {
            let list = (width * 3 / 10).clamp(28, 60);
            frame.list = Rect {
                width: list,
                ..frame.body
            };
            frame.divider = Rect {
                x: list,
                width: 1,
                ..frame.body
            };
            frame.reader = Rect {
                x: list + 1,
                width: width - list - 1,
                ..frame.body
            };
        } else if pane == Pane::List {
            frame.list = frame.body;
        } else {
            frame.reader = frame.body;
        }
        frame.divide_reader();
        frame
    }

    fn divide_reader(&mut self) {
        let pane = self.reader;
        if pane.is_empty() {
            return;
        }
        let head = if pane.height >= 10 {
            3
        } else {
            u16::from(pane.height >= 5)
        };
        let margin = if pane.width >= 30 { MARGIN } else { 0 };
        // One column stays free at the right, for a caret behind the last letter and for air.
        let text = COLUMN
            .min(pane.width.saturating_sub(margin + u16::from(margin > 0)))
            .max(1);
        let left = (pane.width.saturating_sub(text + margin)) / 2;
        let y = pane.y + head;
        let height = pane.height - head;
        self.margin = Rect::new(pane.x + left, y, margin, height);
        self.text = Rect::new(pane.x + left + margin, y, text, height);
        self.head = Rect::new(self.text.x, pane.y, text, head);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn parts_lie_on_the_screen_and_not_on_each_other(
            width in 0u16..300,
            height in 0u16..120,
            pane in prop::sample::select(vec![Pane::List, Pane::Reader]),
        ) {
            let frame = Frame::new(width, height, pane);
            let screen = Rect::new(0, 0, width, height);
            let parts = [frame.title, frame.list, frame.divider, frame.reader, frame.rule, frame.context, frame.hints];
            for (index, part) in parts.iter().enumerate() {
                prop_assert_eq!(part.intersection(screen).area(), part.area());
                for other in &parts[index + 1..] {
                    prop_assert!(part.intersection(*other).is_empty());
                }
            }
            for part in [frame.head, frame.margin, frame.text] {
                prop_assert_eq!(part.intersection(frame.reader).area(), part.area());
            }
        }
    }

    #[test]
    fn the_column_is_centred_and_never_wider_than_it_reads_well() {
        let frame = Frame::new(200, 50, Pane::Reader);
        assert_eq!(frame.text.width, COLUMN);
        let left = frame.margin.x - frame.reader.x;
        let right = frame.reader.right() - frame.text.right();
        assert!(left.abs_diff(right) <= 1, "{left} {right}");
    }

    #[test]
    fn a_narrow_screen_shows_one_pane() {
        assert!(Frame::new(40, 10, Pane::List).reader.is_empty());
        assert!(Frame::new(40, 10, Pane::Reader).list.is_empty());
    }
}
