//! Where the words of an anchor stand nearly in the newer text.

use std::ops::Range;

use crate::{
    anchor::{
        edits::{End, Pattern, Start},
        place::Matcher,
        selector::snap,
    },
    model::Anchor,
};

/// How many nearly equal places are looked for.
const MOST_NEAR: usize = 20;

/// The most letters of a quote that is looked for nearly; a longer one is found by the comparison alone.
pub(super) const LONGEST: usize = 4096;

/// The fewest.
const SHORTEST: usize = 4;

/// Where words are looked for that stand nearly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Around the places of the quote's rarest words.
    AtRareWords,
    /// In all of the text, or as much of it as there are steps for.
    Everywhere,
}

impl Matcher<'_> {
    /// Looks for places where the words stand nearly, the best first.
    pub(super) fn near(
        &self,
        anchor: &Anchor,
        letters: &[char],
        place: Where,
    ) -> Vec<Range<usize>> {
        if !(SHORTEST..=LONGEST).contains(&letters.len()) {
            return Vec::new();
        }
        let pattern = Pattern::new(letters);
        let folded = self.folded();
        let windows = match place {
            Where::AtRareWords => self.around_rare_words(anchor, &pattern),
            Where::Everywhere => vec![self.affordable(anchor, pattern.steps(1))],
        };
        let apart = (letters.len() / 2).max(1);
        let mut ends: Vec<(End, usize)> = Vec::new();
        for window in windows {
            let part = folded.text.get(window.clone()).unwrap_or_default();
            if !self.steps.take(pattern.steps(part.len())) {
                break;
            }
            let lowest = pattern.lowest(part, apart).into_iter();
            let lowest = lowest.filter(|end| end.edits <= letters.len() / 2);
            ends.extend(lowest.map(|end| (end, window.start)));
        }
        let backwards: Vec<char> = letters.iter().rev().copied().collect();
        let backwards = Pattern::new(&backwards);
        best(ends, apart)
            .into_iter()
            .filter_map(|(end, start)| {
                let stop = start + end.byte;
                let reach = letters.len() + end.edits;
                if !self.steps.take(backwards.steps(reach)) {
                    return None;
                }
                let before = folded.text.get(start..stop)?;
                let back = before.chars().rev().take(reach);
                let lengths = backwards.distances(back, Start::Here);
                let lengths = lengths.iter().enumerate();
                let (length, _) = lengths
                    .min_by_key(|(at, edits)| (**edits, (at + 1).abs_diff(letters.len())))?;
                let (first, _) = before.char_indices().rev().nth(length)?;
                let bytes = folded.source_whole(&(start + first..stop));
                let bytes = self.compared(anchor).whole_words(&bytes);
                let text = &self.new.text;
                Some(snap(text, self.trimmed(anchor, &trim(text, bytes))))
            })
            .collect()
    }

    /// Returns the part of the folded text that there are steps for, around where the words are to be expected.
    fn affordable(&self, anchor: &Anchor, each: usize) -> Range<usize> {
        let most = self.steps.for_search() / each.max(1);
        let middle = self.folded().folded(self.expected(anchor));
        self.part(&self.folded().text, middle, most)
    }

    /// Returns all of a text where that is not too much, or else the part of it around some place, and notes that this
    /// is not all.
    pub(super) fn part(&self, text: &str, middle: usize, most: usize) -> Range<usize> {
        if text.len() <= most {
            return 0..text.len();
        }
        self.steps.fall_short();
        let start = middle.saturating_sub(most / 2);
        snapped(text, start..text.len().min(start + most))
    }

    /// Returns the parts of the folded text in which rare words of the quote stand where they would if it stood there.
    fn around_rare_words(&self, anchor: &Anchor, pattern: &Pattern) -> Vec<Range<usize>> {
        let (folded, length) = (self.folded(), anchor.quote.len());
        // A long quote has many rare words; the rarest few of them will do.
        let most = self.steps.for_search() / 2 / pattern.steps(3 * length).max(1);
        if most == 0 {
            self.steps.fall_short();
        }
        let near = self.expected(anchor);
        let starts = self.compared(anchor).starts(&anchor.quote, near, most);
        let mut windows: Vec<Range<usize>> = Vec::new();
        for start in starts {
            let from = start.saturating_sub(length);
            let to = self.new.text.len().min(start + 2 * length);
            let window = folded.folded(from)..folded.folded(to);
            match windows.last_mut() {
                Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
                _ => windows.push(window),
            }
        }
        let whole = |window| snapped(&folded.text, window);
        windows.into_iter().map(whole).collect()
    }
}

/// Returns those of some ends that need the fewest changes, the fewest first and apart from each other.
fn best(mut ends: Vec<(End, usize)>, apart: usize) -> Vec<(End, usize)> {
    ends.sort_unstable();
    let mut found: Vec<(End, usize)> = Vec::new();
    for (end, start) in ends {
        if found.len() >= MOST_NEAR {
            break;
        }
        let is_apart =
            |(known, of): &(End, usize)| *of != start || known.letter.abs_diff(end.letter) >= apart;
        if found.iter().all(is_apart) {
            found.push((end, start));
        }
    }
    found
}

fn trim(text: &str, bytes: Range<usize>) -> Range<usize> {
    let part = text.get(bytes.clone()).unwrap_or_default();
    let start = bytes.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// Narrows a range so that it cuts no letter.
fn snapped(text: &str, bytes: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (bytes.start.min(text.len()), bytes.end.min(text.len()));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end.max(start)
}
