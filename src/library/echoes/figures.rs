//! Words that differ, with the whole of the figures that they are parts of.

use std::ops::Range;

/// A place in a text, and the passage around it that is shared.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a Range<usize>,
    pub(super) passage: &'a Range<usize>,
}

/// Returns where two texts differ, with the whole figures there: of “1.5” and “1.2” the words “5” and “2” do.
///
/// Where one of them has but the beginning of the figure of the other, as “1”, that is told beside it.
pub(super) fn whole([here, there]: [Place<'_>; 2]) -> [Range<usize>; 2] {
    let [mut left, mut right] = [here.widened(), there.widened()];
    if right.is_empty() && left != *here.bytes {
        right = there.with_figure_before();
    } else if left.is_empty() && right != *there.bytes {
        left = here.with_figure_before();
    }
    [left, right]
}

impl Place<'_> {
    /// Adds what belongs to the figures that it begins and ends with.
    fn widened(&self) -> Range<usize> {
        let words = self.text.get(self.bytes.clone()).unwrap_or_default();
        let mut widened = self.bytes.clone();
        if words.starts_with(is_digit) {
            let before = self.before().chars().rev();
            widened.start -= figure(before);
        }
        if words.ends_with(is_digit) {
            let behind = self.bytes.end..self.passage.end;
            widened.end += figure(self.text.get(behind).unwrap_or_default().chars());
        }
        widened
    }

    /// Adds the figure that ends where it stands.
    fn with_figure_before(&self) -> Range<usize> {
        let before = self.before();
        let digits = before.chars().rev().take_while(|c| is_digit(*c));
        let length: usize = digits.map(char::len_utf8).sum();
        let rest = before.get(..before.len() - length).unwrap_or_default();
        let length = match length {
            0 => 0,
            some => some + figure(rest.chars().rev()),
        };
        self.bytes.start - length..self.bytes.end
    }

    /// Returns what stands before it in its passage.
    fn before(&self) -> &str {
        let before = self.passage.start..self.bytes.start;
        self.text.get(before).unwrap_or_default()
    }
}

/// Returns how many bytes some characters beside a digit belong to its figure: marks that stand between digits, with
/// these.
fn figure(beside: impl Iterator<Item = char>) -> usize {
    let (mut length, mut mark) = (0, None);
    for c in beside {
        match (mark, is_digit(c)) {
            (None, false) if MARKS.contains(&c) => mark = Some(c),
            (Some(before), true) => {
                length += before.len_utf8() + c.len_utf8();
                mark = None;
            }
            (None, true) if length > 0 => length += c.len_utf8(),
            _ => break,
        }
    }
    length
}

/// The marks that stand between the digits of a figure, the colon of a time of day among them.
const MARKS: [char; 6] = ['.', ',', '\'', '’', ':', '\u{66B}'];

fn is_digit(c: char) -> bool {
    c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks `[` and `]` around what differs in each of two texts.
    fn widened(here: &str, there: &str) -> [String; 2] {
        let read = |marked: &str| {
            let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
            (marked.replace(['[', ']'], ""), start..end)
        };
        let ((one, left), (other, right)) = (read(here), read(there));
        let (all_of_one, all_of_other) = (0..one.len(), 0..other.len());
        let [left, right] = whole([
            Place {
                text: &one,
                bytes: &left,
                passage: &all_of_one,
            },
            Place {
                text: &other,
                bytes: &right,
                passage: &all_of_other,
            },
        ]);
        let told = |text: &str, place| text.get::<Range<usize>>(place).unwrap().to_owned();
        [told(&one, left), told(&other, right)]
    }

    #[test]
    fn figures_that_differ_are_told_whole() {
        for (here, there, told) in [
            ("up to 1.[5] Mt", "up to 1.[2] Mt", ["1.5", "1.2"]),
            ("bis [1],5 Mio", "bis [2],5 Mio", ["1,5", "2,5"]),
            ("1’[200]’000 t", "1’[300]’000 t", ["1’200’000", "1’300’000"]),
            ("at 9:[30].", "at 9:[45].", ["9:30", "9:45"]),
            ("up to 1.[5] Mt", "up to 1[] Mt", ["1.5", "1"]),
            ("up to 1[] Mt", "up to 1.[5] Mt", ["1", "1.5"]),
            ("in 2020. [5] ran", "in 2020. [6] ran", ["5", "6"]),
            ("[rain] in 2020", "[snow] in 2020", ["rain", "snow"]),
            ("in 2020[]", "in 2020[ again]", ["", " again"]),
            ("١٫[٥] طن", "١٫[٢] طن", ["١٫٥", "١٫٢"]),
        ] {
            assert_eq!(widened(here, there), told, "{here}");
        }
    }

    #[test]
    fn nothing_outside_the_passage_is_told() {
        let (text, place, passage) = ("1.5 Mt", 2..3, 2..6);
        let place = || Place {
            text,
            bytes: &place,
            passage: &passage,
        };
        assert_eq!(whole([place(), place()]), [2..3, 2..3]);
    }
}
