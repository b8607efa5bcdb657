//! The paragraphs of a text and their words.

use std::{collections::HashMap, ops::Range};

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    anchor::plainly_set,
    model::{BlockKind, Snapshot},
};

/// The paragraphs of a text, with their words.
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    /// The paragraphs, in bytes.
    pub(super) units: Vec<Range<usize>>,
    /// What each of them is.
    kinds: Vec<BlockKind>,
    /// The words of all paragraphs that are looked into, each by a number that the same words share.
    pub(super) ids: Vec<u32>,
    /// The words of each paragraph, by their places among these.
    pub(super) of_unit: Vec<Range<usize>>,
}

impl<'a> Side<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        let text = snapshot.text.as_str();
        let (mut units, mut kinds) = (Vec::new(), Vec::new());
        for block in &snapshot.blocks {
            match block.kind {
                BlockKind::Rule => {}
                BlockKind::Code | BlockKind::Table => units.extend(lines(text, &block.bytes)),
                _ => units.push(block.bytes.clone()),
            }
            kinds.resize(units.len(), block.kind);
        }
        Self {
            text,
            units,
            kinds,
            ids: Vec::new(),
            of_unit: Vec::new(),
        }
    }

    pub(super) fn unit(&self, index: usize) -> &'a str {
        let unit = self.units.get(index).cloned().unwrap_or_default();
        self.text.get(unit).unwrap_or_default()
    }

    /// Reads the words of some paragraphs; the others have none.
    pub(super) fn read(&mut self, which: &Range<usize>, known: &mut HashMap<String, u32>) {
        for (index, unit) in self.units.iter().enumerate() {
            let from = self.ids.len();
            if which.contains(&index) {
                let words = words(self.text, unit, known).into_iter();
                self.ids.extend(words.map(|(_, id)| id));
            }
            self.of_unit.push(from..self.ids.len());
        }
    }

    pub(super) fn count(&self, unit: usize) -> usize {
        self.of_unit.get(unit).map_or(0, ExactSizeIterator::len)
    }

    /// Returns the bytes of paragraphs one after the other.
    pub(super) fn bytes(&self, units: &Range<usize>) -> Option<Range<usize>> {
        let first = self.units.get(units.start)?;
        let last = self.units.get(units.end.checked_sub(1)?)?;
        Some(first.start..last.end)
    }

    /// Returns what paragraphs one after the other are, where all of them are the same.
    pub(super) fn kind(&self, units: &Range<usize>) -> Option<BlockKind> {
        let (first, others) = self.kinds.get(units.clone())?.split_first()?;
        others.iter().all(|kind| kind == first).then_some(*first)
    }
}

fn lines(text: &str, bytes: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = bytes.start;
    let mut found = Vec::new();
    for line in text
        .get(bytes.clone())
        .unwrap_or_default()
        .split_inclusive('\n')
    {
        let end = at + line.trim_end_matches('\n').len();
        if end > at {
            found.push(at..end);
        }
        at += line.len();
    }
    found
}

/// Returns the words of a range, each with a number that the same words share.
pub(super) fn words(
    text: &str,
    range: &Range<usize>,
    known: &mut HashMap<String, u32>,
) -> Vec<(Range<usize>, u32)> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let bounds = slice.split_word_bound_indices();
    let mut found = Vec::new();
    for (at, word) in bounds.filter(|(_, word)| !word.trim().is_empty()) {
        let set = plainly_set(word);
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let id = match known.get(set.as_ref()) {
            Some(id) => *id,
            None => *known.entry(set.into_owned()).or_insert(next),
        };
        found.push((range.start + at..range.start + at + word.len(), id));
    }
    found
}
