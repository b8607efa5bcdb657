//! Where words that were put in or taken out begin and end, where there is a choice.

use std::{cell::OnceCell, ops::Range};

use crate::{
    compare::diff::pieces::{Run, Words},
    text::sentence::sentences,
};

/// The most words by which what was put in or taken out is moved either way: more than most sentences have.
const FARTHEST: usize = 200;

/// How well words begin or end at a place, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Boundary {
    WithinAWord,
    BetweenWords,
    OfAPart,
    OfASentence,
    OfAParagraph,
}

/// A passage on one side.
pub(super) struct Side<'a> {
    text: &'a str,
    bytes: &'a Range<usize>,
    words: &'a Words,
    /// Where its sentences begin, once somebody asks.
    sentences: OnceCell<Vec<usize>>,
}

impl<'a> Side<'a> {
    /// Takes a passage with its words.
    pub(super) fn new(text: &'a str, bytes: &'a Range<usize>, words: &'a Words) -> Self {
        Self {
            text,
            bytes,
            words,
            sentences: OnceCell::new(),
        }
    }

    fn id(&self, word: usize) -> Option<u32> {
        self.words.get(word).map(|(_, id)| *id)
    }

    /// Tells what lies before a word.
    fn boundary(&self, word: usize) -> Boundary {
        let before = word
            .checked_sub(1)
            .and_then(|before| self.words.get(before));
        let (Some((before, _)), Some((after, _))) = (before, self.words.get(word)) else {
            return Boundary::OfAParagraph;
        };
        let text = |bytes: &Range<usize>| self.text.get(bytes.clone()).unwrap_or_default();
        if text(before) == "\n\n" || text(after) == "\n\n" {
            return Boundary::OfAParagraph;
        }
        if self.sentences().binary_search(&after.start).is_ok() {
            return Boundary::OfASentence;
        }
        match text(before) {
            _ if before.end == after.start => Boundary::WithinAWord,
            "," | ";" | ":" | "–" | "—" => Boundary::OfAPart,
            _ => Boundary::BetweenWords,
        }
    }

    fn sentences(&self) -> &[usize] {
        self.sentences.get_or_init(|| {
            let passage = self.text.get(self.bytes.clone()).unwrap_or_default();
            let all = sentences(passage).into_iter();
            all.map(|one| self.bytes.start + one.start).collect()
        })
    }

    /// Tells how far words may begin and end earlier, or later, and still be the same words as before.
    fn room(&self, words: &Range<usize>) -> (usize, usize) {
        let earlier = (1..=words.start.min(FARTHEST))
            .take_while(|by| self.id(words.start - by) == self.id(words.end - by));
        let last = (self.words.len() - words.end).min(FARTHEST);
        let later = (0..last).take_while(|by| self.id(words.start + by) == self.id(words.end + by));
        (earlier.count(), later.count())
    }

    /// Returns by how many words it is best to begin and end later, within bounds; fewer than none for earlier.
    fn best(&self, words: &Range<usize>, (earlier, later): (usize, usize)) -> isize {
        let all = -earlier.cast_signed()..=later.cast_signed();
        let value = |by: &isize| {
            let at = |place: usize| self.boundary(place.saturating_add_signed(*by));
            let (start, end) = (at(words.start), at(words.end));
            (start.min(end), start.max(end), -by.abs())
        };
        all.max_by_key(value).unwrap_or(0)
    }
}

/// Lets what was put in or taken out begin and end at boundaries, as far as either side reads the same then.
pub(super) fn settle(runs: &mut Vec<Run>, old: &Side<'_>, new: &Side<'_>) {
    let (old_end, new_end) = (old.words.len(), new.words.len());
    // What stands at an end may begin, or end, all of the passage.
    if runs
        .first()
        .is_none_or(|(old, new)| (old.start, new.start) != (0, 0))
    {
        runs.insert(0, (0..0, 0..0));
    }
    if runs
        .last()
        .is_none_or(|(old, new)| (old.end, new.end) != (old_end, new_end))
    {
        runs.push((old_end..old_end, new_end..new_end));
    }
    let last = runs.len().saturating_sub(2);
    for at in 0..=last {
        let Some([before, after]) = runs.get_mut(at..at + 2) else {
            return;
        };
        let gone = before.0.end..after.0.start;
        let come = before.1.end..after.1.start;
        let (side, words) = match (gone.is_empty(), come.is_empty()) {
            (false, true) => (old, gone),
            (true, false) => (new, come),
            _ => continue,
        };
        // The same words between two changes stay apart from both.
        let kept_before = before.0.len() - usize::from(at > 0).min(before.0.len());
        let kept_after = after.0.len() - usize::from(at < last).min(after.0.len());
        let (earlier, later) = side.room(&words);
        let by = side.best(&words, (earlier.min(kept_before), later.min(kept_after)));
        for edge in [
            &mut before.0.end,
            &mut before.1.end,
            &mut after.0.start,
            &mut after.1.start,
        ] {
            *edge = edge.saturating_add_signed(by);
        }
    }
}
