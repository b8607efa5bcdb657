//! Lists in plain text: marks, numbers, levels.

use std::ops::Range;

use crate::{import::builder::Shape, model::BlockKind};

use super::{lines::Line, wrap};

/// How many lines ahead the next item of a list is looked for.
const AHEAD: usize = 30;

/// Marks that begin an item. The long dash is none: in many languages it begins speech.
const BULLETS: &[char] = &['•', '◦', '▪', '‣', '●', '○', '-', '*', '+', '–', '·'];

/// Marks that are nothing but bullets, wherever they stand, even without a blank after them.
const SURE_BULLETS: &[char] = &['•', '◦', '▪', '‣', '●'];

/// What stands before the text of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// The bullet, or what stands after the number.
    pub mark: char,
    pub number: Option<u32>,
    pub rest: &'a str,
}

/// Reads the mark or number at the start of a line.
pub(super) fn marker(line: Line<'_>) -> Option<Marker<'_>> {
    let mut characters = line.text.chars();
    let first = characters.next()?;
    let marker = |mark, number, rest: &str| {
        // Bounded by the line, which outlives the closure.
        let start = line.text.len() - rest.trim_start().len();
        let blank = rest.starts_with(char::is_whitespace) || SURE_BULLETS.contains(&mark);
        let rest = line.text.get(start..)?;
        (blank && !rest.is_empty()).then_some(Marker { mark, number, rest })
    };
    if BULLETS.contains(&first) {
        return marker(first, None, characters.as_str());
    }
    let digits = line.text.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = line.text.split_at_checked(digits)?;
    if !(1..=3).contains(&digits) {
        return None;
    }
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | ')'))?;
    marker(mark, number.parse().ok(), rest.get(1..)?)
}

/// The lists that are open where the reader stands.
#[derive(Default)]
pub(super) struct Lists {
    levels: Vec<Level>,
    /// Counts the lists, so that two that stand next to each other are two.
    count: u32,
}

#[derive(Clone, Copy)]
struct Level {
    indent: usize,
    mark: char,
    ordinal: Option<u32>,
}

impl Lists {
    /// Ends all lists.
    pub fn close(&mut self) {
        self.levels.clear();
    }

    /// Reads the item that begins at a line, if one does; `before` is the line right above, if it is filled.
    ///
    /// Prose may begin with a number ("12. August 2020"), and a broken line of it with a dash. So a
    /// number must have a neighbour in sequence, and within a paragraph a mark must have a neighbour or
    /// a colon before it.
    pub fn item_at<'a>(
        &self,
        lines: &'a [Line<'a>],
        place: usize,
        before: Option<&Line<'a>>,
    ) -> Option<Marker<'a>> {
        let line = *lines.get(place)?;
        let found = marker(line)?;
        let in_list = !self.levels.is_empty();
        let announced = before.is_some_and(|before| before.text.ends_with([':', '：']));
        let follows = |marker: &Marker<'_>| match found.number {
            Some(number) => marker.number == Some(number + 1),
            None => marker.mark == found.mark && marker.number.is_none(),
        } && marker.mark == found.mark;
        let has_next = || following(lines, place).any(|(_, marker)| follows(&marker));
        let is_item = match found.number {
            Some(number) => {
                let next = |level: &Level| {
                    level.mark == found.mark && level.ordinal.map(|last| last + 1) == Some(number)
                };
                // Only the innermost lists: a hostile text can nest them without end.
                self.levels.iter().rev().take(4).any(next) || has_next()
            }
            None if before.is_none() || in_list || announced => true,
            None => SURE_BULLETS.contains(&found.mark) || has_next(),
        };
        is_item.then_some(found)
    }

    /// Finds where an item ends: its further lines are indented, or it was broken to a width.
    pub fn end_of_item(&self, lines: &[Line<'_>], range: Range<usize>) -> usize {
        let group = lines.get(range.clone()).unwrap_or_default();
        let Some((first, rest)) = group.split_first() else {
            return range.end;
        };
        let widest = group
            .iter()
            .take(AHEAD)
            .map(|line| wrap::width(line.text))
            .max()
            .unwrap_or(0);
        let mut before = first;
        for (number, line) in rest.iter().enumerate() {
            let place = range.start + 1 + number;
            let full = wrap::is_full(before.text, line.text, widest);
            let item = marker(*line).is_some_and(|marker| marker.number.is_none())
                || self.item_at(lines, place, Some(before)).is_some();
            let ends = line.is_rule() || line.quoted().is_some() || item;
            if ends || line.indent <= first.indent && !full {
                return place;
            }
            before = line;
        }
        range.end
    }

    /// Opens and closes levels for an item and returns its shape.
    pub fn shape(&mut self, indent: usize, marker: Marker<'_>) -> Shape {
        while self.levels.len() > 1
            && self
                .levels
                .last()
                .is_some_and(|level| level.indent > indent)
        {
            self.levels.pop();
        }
        let level = Level {
            indent,
            mark: marker.mark,
            ordinal: marker.number,
        };
        match self.levels.last_mut() {
            None => {
                self.count += 1;
                self.levels.push(level);
            }
            Some(last) if indent >= last.indent + 2 => self.levels.push(level),
            Some(last) => {
                let other = last.ordinal.is_some() != marker.number.is_some();
                *last = level;
                if other && self.levels.len() == 1 {
                    self.count += 1;
                }
            }
        }
        Shape {
            ordinal: marker.number,
            list: Some(self.count),
            ..Shape::at(BlockKind::ListItem, self.levels.len())
        }
    }

    /// Returns the level of the item that a paragraph with this indent goes on with, if it does.
    pub fn level_inside(&mut self, indent: usize) -> Option<usize> {
        while self
            .levels
            .last()
            .is_some_and(|level| level.indent + 2 > indent)
        {
            self.levels.pop();
        }
        (!self.levels.is_empty()).then_some(self.levels.len())
    }
}

/// Finds the items that follow within the same list: up to a line of prose after a blank line.
fn following<'a>(lines: &'a [Line<'a>], place: usize) -> impl Iterator<Item = (usize, Marker<'a>)> {
    let indent = lines.get(place).map_or(0, |line| line.indent);
    let mut blank = false;
    (place + 1..lines.len())
        .take(AHEAD)
        .map_while(move |next| {
            let line = lines.get(next)?;
            if line.text.is_empty() {
                blank = true;
                return Some(None);
            }
            let found = marker(*line);
            let prose = found.is_none() && blank && line.indent <= indent;
            blank = false;
            (!prose).then(|| found.map(|marker| (next, marker)))
        })
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_numbers_are_read() {
        let of = |text| marker(Line::new(text)).map(|m| (m.mark, m.number, m.rest));
        assert_eq!(of("- a b"), Some(('-', None, "a b")));
        assert_eq!(of("  •a"), Some(('•', None, "a")));
        assert_eq!(of("12) a"), Some((')', Some(12), "a")));
        assert_eq!(of("1.   a"), Some(('.', Some(1), "a")));
        for text in [
            "-a", "--- a", "1.5 a", "1990. a", "a. b", "1 a", "-", "*bold* a", "— a", "1.", "",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
