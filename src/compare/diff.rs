//! What has changed between two snapshots, paragraph by paragraph and in them word by word.
//!
//! A word is the same where its letters are: case and punctuation count, white space and line breaks do not, and
//! how quotation marks, apostrophes and dashes are set does not either. Which paragraph became which is told by the
//! words that live on ([`align`](mod@crate::text::align)): so one is recognised that was edited, that has moved, or that was divided or
//! joined with its neighbour. A paragraph here is a block; of code and tables each line is one.
//!
//! # How much work it is
//!
//! What begins and ends both texts is not looked into at all. Of the rest each word is read once and looked up once.
//! Words are compared with each other `MOST` times at most for the whole of it and as often once more within
//! paragraphs: some tenths of a second. What is left then is compared by the words that occur once. Apart from these
//! two sums the steps and the memory grow with the number of words, and for sorting with its logarithm, whatever the
//! texts are: one word repeated, paragraphs that are all alike, all of them moved. What annotations a change touches
//! is found from where they stand; it takes a step for each annotation, and one for each change that touches it.

mod boundary;
mod groups;
mod pieces;
mod revision;
mod sides;
mod told;

use std::ops::Range;

use crate::model::{BlockKind, Snapshot};

pub use revision::{Against, Changes, Placed, Revision, Shown};
pub use told::{Told, apart, told};

/// How often words are compared with each other at most, in all of the text and again within paragraphs.
const MOST: usize = 100_000_000;

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// They stand in both texts.
    Same,
    /// They stand in the older text alone.
    Gone,
    /// They stand in the newer text alone.
    Come,
}

/// Words one after the other that have one fate; each ends where the next begins, the blanks behind it included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of them.
    pub fate: Fate,
    /// Where they stand in the older text, in bytes; empty for what came.
    pub old: Range<usize>,
    /// Where they stand in the newer text, in bytes; empty for what is gone.
    pub new: Range<usize>,
}

/// Paragraphs that became others; mostly one that became one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where they stand in the older text, in bytes; nothing for what was added.
    pub old: Option<Range<usize>>,
    /// Where they stand in the newer text, in bytes; nothing for what was removed.
    pub new: Option<Range<usize>>,
    /// Whether they stand in another order among the others.
    pub moved: bool,
    /// What they were and what they are now, where that is another kind: a paragraph became a heading. Levels do not
    /// count.
    pub recast: Option<[BlockKind; 2]>,
    /// Their words, in order; one piece of the same words where nothing has changed.
    pub pieces: Vec<Piece>,
}

/// How a passage has changed, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Words of it are others.
    Edited,
    /// It stands in the newer text alone.
    Added,
    /// It stands in the older text alone.
    Removed,
    /// It stands elsewhere, whatever else has changed in it.
    Moved,
    /// It has the same words at the same place, and is of another kind.
    Recast,
}

impl How {
    /// Returns the word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Recast => "recast",
        }
    }
}

impl Passage {
    /// Tells how it has changed; nothing where it has not.
    pub fn how(&self) -> Option<How> {
        self.is_changed().then(|| match (&self.old, &self.new) {
            (None, _) => How::Added,
            (_, None) => How::Removed,
            _ if self.moved => How::Moved,
            _ if self.is_edited() => How::Edited,
            _ => How::Recast,
        })
    }

    /// Tells whether words have changed in it.
    pub fn is_edited(&self) -> bool {
        self.pieces.iter().any(|piece| piece.fate != Fate::Same)
    }

    /// Tells whether anything has changed: words, its place, or its kind.
    pub fn is_changed(&self) -> bool {
        self.moved || self.recast.is_some() || self.is_edited()
    }

    /// Returns where it stands in the older text, for 0, or in the newer, for 1.
    pub(super) fn on(&self, side: usize) -> Option<&Range<usize>> {
        let range = if side == 0 { &self.old } else { &self.new };
        range.as_ref()
    }

    /// Returns where something has changed on one side, in order: of what has moved all of it, else the words that
    /// stand there alone, and between which words those stand that the other side has alone.
    fn changed_on(&self, side: usize) -> Vec<Range<usize>> {
        let Some(whole) = self.on(side) else {
            return Vec::new();
        };
        // Another kind of paragraph touches all of its words, too.
        if self.moved || self.recast.is_some() {
            return vec![whole.clone()];
        }
        let changed = self.pieces.iter().filter(|piece| piece.fate != Fate::Same);
        let bytes = changed.map(|piece| match side {
            0 => piece.old.clone(),
            _ => piece.new.clone(),
        });
        bytes.collect()
    }

    /// Returns the passage as it is when the two texts change places.
    fn turned(mut self) -> Self {
        std::mem::swap(&mut self.old, &mut self.new);
        if let Some(kinds) = &mut self.recast {
            kinds.reverse();
        }
        for piece in &mut self.pieces {
            std::mem::swap(&mut piece.old, &mut piece.new);
            piece.fate = match piece.fate {
                Fate::Same => Fate::Same,
                Fate::Gone => Fate::Come,
                Fate::Come => Fate::Gone,
            };
        }
        // Of words that took the place of others, those that are gone come first.
        for two in 1..self.pieces.len() {
            if let Some([first, second]) = self.pieces.get_mut(two - 1..=two)
                && (first.fate, second.fate) == (Fate::Come, Fate::Gone)
            {
                std::mem::swap(first, second);
                first.new = second.new.start..second.new.start;
                second.old = first.old.end..first.old.end;
            }
        }
        self
    }
}

/// Returns all of two snapshots: the newer text in its order, and what is gone behind what it stood behind.
///
/// With the two changing places, the same is told the other way round.
pub fn diff(old: &Snapshot, new: &Snapshot) -> Vec<Passage> {
    diff_unless(old, new, &|| false).unwrap_or_default()
}

/// Does the same; nothing where it is left meanwhile, which is asked now and then.
fn diff_unless(old: &Snapshot, new: &Snapshot, is_left: &dyn Fn() -> bool) -> Option<Vec<Passage>> {
    // Always from the same side, so that the answer does not depend on which text is the older.
    let (before, after) = (old.text.as_str(), new.text.as_str());
    let is_turned = (before.len(), before) > (after.len(), after);
    let (one, other) = if is_turned { (new, old) } else { (old, new) };
    let mut passages = groups::passages(one, other, is_left)?;
    if is_turned {
        passages = passages.into_iter().map(Passage::turned).collect();
    }
    Some(in_order(passages))
}

/// Where a passage is told: behind which place of the newer text, and for what is gone in which order.
type Rank = (Option<usize>, bool, usize);

/// Brings passages into the order in which they are told.
fn in_order(mut passages: Vec<Passage>) -> Vec<Passage> {
    let start = |range: &Option<Range<usize>>| range.as_ref().map(|range| range.start);
    passages.sort_by_key(|passage| start(&passage.old));
    // What is gone follows what it stood behind, as far as that has not moved.
    let mut behind = None;
    let mut told: Vec<(Rank, Passage)> = Vec::new();
    for (count, passage) in passages.into_iter().enumerate() {
        let new = start(&passage.new);
        let key = match new {
            Some(new) => {
                if !passage.moved && passage.old.is_some() {
                    behind = Some(new);
                }
                (Some(new), false, 0)
            }
            None => (behind, true, count),
        };
        told.push((key, passage));
    }
    told.sort_by_key(|(key, _)| *key);
    told.into_iter().map(|(_, passage)| passage).collect()
}

#[cfg(test)]
mod tests;
