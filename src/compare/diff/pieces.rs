//! What has changed within a passage, word by word.
//!
//! Where words were put in or taken out, it is often not certain which: with `He said no. He said yes.` become `He said
//! no. He said so. He said yes.` it may be `so. He said` as well as `He said so.` Then the one is told that begins and
//! ends where a paragraph, a sentence or a part of one does ([`boundary`](boundary::settle)).

use std::{collections::HashMap, ops::Range};

use crate::{
    compare::diff::{Fate, Piece, boundary, sides::words},
    text::align,
};

/// How many letters of the same words between changes are too few to be told as the same.
const ISLAND: usize = 3;

/// The words of a passage in bytes, each with a number that the same words share; the break between two of its
/// paragraphs is a word of its own.
pub(super) type Words = Vec<(Range<usize>, u32)>;

/// Compares two passages word by word.
pub(super) fn pieces(
    (old, old_at): (&str, &Range<usize>),
    (new, new_at): (&str, &Range<usize>),
    left: &mut usize,
) -> Vec<Piece> {
    let same = vec![Piece {
        fate: Fate::Same,
        old: old_at.clone(),
        new: new_at.clone(),
    }];
    if old.get(old_at.clone()) == new.get(new_at.clone()) {
        return same;
    }
    let mut known = HashMap::new();
    let before = parts(old, old_at, &mut known);
    let after = parts(new, new_at, &mut known);
    let ids =
        |parts: &[(Range<usize>, u32)]| -> Vec<u32> { parts.iter().map(|(_, id)| *id).collect() };
    let pairs = align::common(&ids(&before), &ids(&after), left);
    if pairs.len() == before.len() && pairs.len() == after.len() {
        return same;
    }
    let mut runs = runs(pairs);
    boundary::settle(
        &mut runs,
        &boundary::Side::new(old, old_at, &before),
        &boundary::Side::new(new, new_at, &after),
    );
    let runs = without_islands(runs, &before, after.len());
    let start = |parts: &[(Range<usize>, u32)], at: usize, whole: &Range<usize>| match at {
        0 => whole.start,
        _ => parts.get(at).map_or(whole.end, |(bytes, _)| bytes.start),
    };
    let old_bytes = |words: &Range<usize>| {
        start(&before, words.start, old_at)..start(&before, words.end, old_at)
    };
    let new_bytes =
        |words: &Range<usize>| start(&after, words.start, new_at)..start(&after, words.end, new_at);
    let (mut old_from, mut new_from) = (0, 0);
    let mut pieces = Vec::new();
    let mut put = |fate, old: Range<usize>, new: Range<usize>| {
        if !(old.is_empty() && new.is_empty()) {
            let (old, new) = (old_bytes(&old), new_bytes(&new));
            pieces.push(Piece { fate, old, new });
        }
    };
    let last = (before.len()..before.len(), after.len()..after.len());
    for (old_run, new_run) in runs.into_iter().chain([last]) {
        put(Fate::Gone, old_from..old_run.start, new_from..new_from);
        put(
            Fate::Come,
            old_run.start..old_run.start,
            new_from..new_run.start,
        );
        (old_from, new_from) = (old_run.end, new_run.end);
        put(Fate::Same, old_run, new_run);
    }
    pieces
}

/// Returns the words of a passage, and the breaks between its paragraphs as words of their own.
fn parts(text: &str, range: &Range<usize>, known: &mut HashMap<String, u32>) -> Words {
    let break_id = known.len();
    let break_id = *known
        .entry("\n\n".to_owned())
        .or_insert(u32::try_from(break_id).unwrap_or(u32::MAX));
    let mut found = Words::new();
    for (bytes, id) in words(text, range, known) {
        let from = found.last().map_or(bytes.start, |(word, _)| word.end);
        let between = text.get(from..bytes.start).unwrap_or_default();
        if let Some(at) = between.find("\n\n") {
            found.push((from + at..from + at + 2, break_id));
        }
        found.push((bytes, id));
    }
    found
}

/// Words that are the same, by their numbers in both.
pub(super) type Run = (Range<usize>, Range<usize>);

/// Joins pairs that follow each other.
fn runs(pairs: Vec<(usize, usize)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (old_at, new_at) in pairs {
        match runs.last_mut() {
            Some((before, after)) if before.end == old_at && after.end == new_at => {
                (before.end, after.end) = (old_at + 1, new_at + 1);
            }
            _ => runs.push((old_at..old_at + 1, new_at..new_at + 1)),
        }
    }
    runs
}

/// Leaves out what is too short between two changes to help a reader.
fn without_islands(
    mut runs: Vec<Run>,
    old_words: &[(Range<usize>, u32)],
    new_count: usize,
) -> Vec<Run> {
    let letters = |run: &Range<usize>| -> usize {
        let words = old_words.get(run.clone()).unwrap_or_default();
        words.iter().map(|(bytes, _)| bytes.len()).sum()
    };
    runs.retain(|(old, new)| {
        let begins = old.start == 0 && new.start == 0;
        let ends = old.end == old_words.len() && new.end == new_count;
        begins || ends || letters(old) > ISLAND
    });
    runs
}
