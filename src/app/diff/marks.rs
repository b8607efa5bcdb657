//! Where annotations stand in a text, apart from each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::model::Color;

/// Stretches of a text that an annotation stands on, in order and apart, each with its colour.
#[derive(Debug)]
pub(super) struct Marks(Vec<(Range<usize>, Color)>);

impl Marks {
    /// Takes where annotations stand, in any order; where several do, the one that begins first is seen, and of
    /// those the shortest.
    pub(super) fn new(placed: impl Iterator<Item = (Range<usize>, Color)>) -> Self {
        let mut placed: Vec<(Range<usize>, Color)> = placed.collect();
        placed.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
        // Which begin and which end at a place.
        let mut edges: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, (bytes, _)) in placed.iter().enumerate() {
            edges.entry(bytes.start).or_default().push(index);
            edges.entry(bytes.end).or_default().push(index);
        }
        let mut open = BTreeSet::new();
        let mut from = 0;
        let mut marks: Vec<(Range<usize>, Color)> = Vec::new();
        for (at, here) in edges {
            let seen = open.first().and_then(|index: &usize| placed.get(*index));
            marks.extend(seen.map(|(_, color)| (from..at, color.clone())));
            for index in here {
                let begins = placed.get(index).is_some_and(|(bytes, _)| bytes.end > at);
                if begins {
                    open.insert(index);
                } else {
                    open.remove(&index);
                }
            }
            from = at;
        }
        Self(marks)
    }

    /// Divides words that begin at a place where annotations begin and end.
    pub(super) fn divide<'a>(&self, text: &'a str, start: usize) -> Vec<(&'a str, Option<Color>)> {
        let end = start + text.len();
        let first = self.0.partition_point(|(bytes, _)| bytes.end <= start);
        let mut parts = Vec::new();
        let mut at = start;
        let mut put = |to: usize, color: Option<Color>| {
            let part = text.get(at - start..to - start).unwrap_or_default();
            if !part.is_empty() {
                parts.push((part, color));
                at = to;
            }
        };
        let rest = self.0.get(first..).unwrap_or_default();
        for (bytes, color) in rest.iter().take_while(|(bytes, _)| bytes.start < end) {
            put(bytes.start.max(start), None);
            put(bytes.end.min(end), Some(color.clone()));
        }
        put(end, None);
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_divided_where_annotations_begin_and_end() {
        let (one, two) = (Color::Yellow, Color::Green);
        let placed = [
            (6..9, two.clone()),
            (2..4, one.clone()),
            (3..8, two.clone()),
        ];
        let marks = Marks::new(placed.into_iter());
        assert_eq!(
            marks.divide("bcdefghijk", 1),
            [
                ("b", None),
                ("c", Some(one.clone())),
                ("d", Some(one)),
                ("ef", Some(two.clone())),
                ("gh", Some(two.clone())),
                ("i", Some(two)),
                ("jk", None)
            ]
        );
        assert_eq!(marks.divide("xyz", 9), [("xyz", None)]);
        assert_eq!(marks.divide("", 3), []);
    }

    #[test]
    fn long_annotations_over_each_other_are_taken_apart_once() {
        let all = (0..20_000).map(|at| (at..40_000 - at, Color::Yellow));
        let marks = Marks::new(all);
        assert!(marks.0.len() < 40_001, "{}", marks.0.len());
        assert!(marks.0.windows(2).all(|two| two[0].0.end <= two[1].0.start));
    }
}
