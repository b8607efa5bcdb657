//! Which annotations stand on which words of the text that is shown.

use std::{collections::BTreeMap, ops::Range};

use crate::model::{AnchorState, Annotation, AnnotationId, Placement, SnapshotId};

/// An annotation that has a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its index among the article's annotations.
    pub index: usize,
    /// Where it stands, in bytes of the shown snapshot.
    pub bytes: Range<usize>,
    /// How sure that is.
    pub state: AnchorState,
    /// Whether it waits for a person to recheck it.
    pub waits: bool,
}

/// The marks of a text, to be asked by range at a cost that doesn't grow with their number.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// By start, of equal starts the longest first.
    marks: Vec<Mark>,
    /// For each mark, the furthest end of it and all before it.
    reach: Vec<usize>,
}

impl Marks {
    /// Orders marks.
    pub fn new(mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| (mark.bytes.start, usize::MAX - mark.bytes.end, mark.index));
        let reach = marks
            .iter()
            .scan(0, |furthest: &mut usize, mark| {
                *furthest = mark.bytes.end.max(*furthest);
                Some(*furthest)
            })
            .collect();
        Self { marks, reach }
    }

    /// Returns all marks, by start.
    pub fn all(&self) -> &[Mark] {
        &self.marks
    }

    /// Returns the marks that share a byte with the range, by start.
    pub fn over(&self, range: Range<usize>) -> impl Iterator<Item = &Mark> {
        // No mark before the first that reaches into the range can share a byte with it.
        let from = self.reach.partition_point(|reach| *reach <= range.start);
        let to = self
            .marks
            .partition_point(|mark| mark.bytes.start < range.end)
            .max(from);
        self.marks
            .get(from..to)
            .unwrap_or(&[])
            .iter()
            .filter(move |mark| mark.bytes.end > range.start)
    }

    /// Returns the marks on a byte, the shortest first: it is the one most likely meant.
    pub fn at(&self, byte: usize) -> Vec<&Mark> {
        let mut marks: Vec<_> = self.over(byte..byte.saturating_add(1)).collect();
        marks.sort_by_key(|mark| mark.bytes.len());
        marks
    }

    /// Returns the start of the first mark behind a byte.
    pub fn after(&self, byte: usize) -> Option<usize> {
        let index = self.marks.partition_point(|mark| mark.bytes.start <= byte);
        self.marks.get(index).map(|mark| mark.bytes.start)
    }

    /// Returns the start of the last mark that starts before a byte.
    pub fn before(&self, byte: usize) -> Option<usize> {
        let index = self.marks.partition_point(|mark| mark.bytes.start < byte);
        self.marks
            .get(index.checked_sub(1)?)
            .map(|mark| mark.bytes.start)
    }
}

/// Tells where an annotation stands in a snapshot whose text has this length.
///
/// What is written goes before what was found as the article was opened.
pub fn placement(
    annotation: &Annotation,
    snapshot: &SnapshotId,
    found: &BTreeMap<AnnotationId, Placement>,
    length: usize,
) -> Placement {
    let fits = |placement: &Placement| {
        let bytes = placement.bytes.as_ref();
        bytes.is_none_or(|bytes| bytes.end <= length && !bytes.is_empty())
    };
    let written = annotation.placement(snapshot).filter(fits);
    let found = || found.get(&annotation.id).cloned();
    written.or_else(found).unwrap_or_else(Placement::orphan)
}

/// Finds the places of an article's annotations in a snapshot; those without one are left out.
pub fn place(
    annotations: &[Annotation],
    snapshot: &SnapshotId,
    found: &BTreeMap<AnnotationId, Placement>,
    length: usize,
) -> Marks {
    let marks = annotations
        .iter()
        .enumerate()
        .filter_map(|(index, annotation)| {
            let placement = placement(annotation, snapshot, found, length);
            Some(Mark {
                index,
                waits: placement.waits(),
                bytes: placement.bytes?,
                state: placement.state,
            })
        });
    Marks::new(marks.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(index: usize, bytes: Range<usize>) -> Mark {
        Mark {
            index,
            bytes,
            state: AnchorState::Anchored,
            waits: false,
        }
    }

    proptest! {
        #[test]
        fn asking_by_range_finds_what_looking_at_each_finds(
            ranges in prop::collection::vec((0usize..50, 1usize..20), 0..20),
            start in 0usize..60,
            length in 1usize..20,
        ) {
            let marks: Vec<_> = ranges.iter().enumerate().map(|(i, (s, l))| mark(i, *s..s + l)).collect();
            let mut expected: Vec<_> = marks
                .iter()
                .filter(|m| m.bytes.start < start + length && m.bytes.end > start)
                .map(|m| m.index)
                .collect();
            let marks = Marks::new(marks);
            let mut found: Vec<_> = marks.over(start..start + length).map(|m| m.index).collect();
            expected.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_shortest_of_several_marks_comes_first() {
        let marks = Marks::new(vec![mark(0, 0..50), mark(1, 10..20), mark(2, 12..14)]);
        let order: Vec<_> = marks.at(13).iter().map(|m| m.index).collect();
        assert_eq!(order, [2, 1, 0]);
        assert_eq!(marks.after(10), Some(12));
        assert_eq!(marks.before(10), Some(0));
    }
}
