//! What the pointer is doing: presses that follow each other, and what is dragged.

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Position;

use crate::app::reader::{Grain, Shown};

/// The longest time between two presses that belong together.
const TOGETHER: SignedDuration = SignedDuration::from_millis(500);

/// How often the button was pressed at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presses {
    /// Once.
    One,
    /// Twice.
    Two,
    /// Three times.
    Three,
}

/// What moves with the pointer while the button is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drag {
    /// The end of a selection.
    Words {
        /// The text in which it was begun.
        of: Shown,
        /// The end that stays.
        anchor: Range<usize>,
        /// How the selection grows.
        grain: Grain,
    },
    /// The line between the list and the reader.
    Divider,
}

/// What the pointer did last, and what it drags.
#[derive(Clone, Debug, Default)]
pub struct Pointer {
    last: Option<(Position, Timestamp, Presses)>,
    /// What is dragged.
    pub drag: Option<Drag>,
}

impl Pointer {
    /// Takes a press and tells how many it makes at this place; the fourth is a first again.
    pub fn press(&mut self, at: Position, now: Timestamp) -> Presses {
        let belongs = |(before, when, _): &(Position, Timestamp, Presses)| {
            let is_near = before.y == at.y && before.x.abs_diff(at.x) <= 1;
            is_near && now.duration_since(*when).abs() <= TOGETHER
        };
        let presses = match self.last.filter(belongs) {
            Some((_, _, Presses::One)) => Presses::Two,
            Some((_, _, Presses::Two)) => Presses::Three,
            Some((_, _, Presses::Three)) | None => Presses::One,
        };
        self.last = Some((at, now, presses));
        presses
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presses_belong_together_when_they_are_near_in_place_and_time() {
        let mut pointer = Pointer::default();
        let mut press = |x, y, milliseconds| {
            let now = Timestamp::from_millisecond(milliseconds).unwrap();
            pointer.press(Position::new(x, y), now)
        };
        assert_eq!(press(5, 5, 0), Presses::One);
        assert_eq!(press(6, 5, 400), Presses::Two);
        assert_eq!(press(5, 5, 800), Presses::Three);
        assert_eq!(press(5, 5, 900), Presses::One);
        assert_eq!(press(5, 6, 950), Presses::One);
        assert_eq!(press(5, 6, 1500), Presses::One);
        assert_eq!(press(8, 6, 1600), Presses::One);
        // A clock that was set back makes no double press.
        assert_eq!(press(8, 6, 0), Presses::One);
    }
}
