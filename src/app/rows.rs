//! A cursor in a list of rows, and which of them are visible.

/// A cursor and a scroll position; both are kept within the list by whoever knows its length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The chosen row.
    pub cursor: usize,
    /// The first visible row.
    pub top: usize,
}

impl Rows {
    /// Moves the cursor; it stops at the ends.
    pub fn step(&mut self, by: isize, length: usize) {
        self.cursor = self.cursor.saturating_add_signed(by);
        self.settle(length);
    }

    /// Puts the cursor on a row, or on the last.
    pub fn go(&mut self, to: usize, length: usize) {
        self.cursor = to;
        self.settle(length);
    }

    /// Brings the cursor back into a list that has changed.
    pub fn settle(&mut self, length: usize) {
        self.cursor = self.cursor.min(length.saturating_sub(1));
    }

    /// Scrolls as little as is needed for the cursor to be visible among `height` rows.
    pub fn follow(&mut self, height: usize, length: usize) {
        let height = height.max(1);
        self.top = self
            .top
            .min(self.cursor)
            .max((self.cursor + 1).saturating_sub(height));
        self.top = self.top.min(length.saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_cursor_is_always_on_a_row_and_visible(
            length in 1usize..50,
            height in 1usize..20,
            steps in prop::collection::vec(-60isize..60, 0..20),
        ) {
            let mut rows = Rows::default();
            for step in steps {
                rows.step(step, length);
                rows.follow(height, length);
                prop_assert!(rows.cursor < length);
                prop_assert!((rows.top..rows.top + height).contains(&rows.cursor));
                prop_assert!(rows.top == 0 || rows.top + height <= length);
            }
        }
    }
}
