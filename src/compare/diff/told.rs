//! A passage put into one text.

use crate::compare::diff::{Fate, Piece};

/// Words of a passage that is told in one text, those that are gone before those in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// What became of them.
    pub fate: Fate,
    /// The words; `¶` stands for the end of a paragraph that was joined with the next, or divided.
    pub text: &'a str,
    /// Where they begin: in the older text where they are gone, and else in the newer.
    pub at: usize,
}

/// Puts a passage into one text: blanks stand between words, not within what has changed.
pub fn told<'a>(pieces: &[Piece], old: &'a str, new: &'a str) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    // The blanks behind words that are gone and behind those in their place are told once.
    let mut blank = ("", 0);
    let mut last = Fate::Same;
    let same = |text: &'a str, at| Told {
        fate: Fate::Same,
        text,
        at,
    };
    for piece in pieces {
        let before = old.get(piece.old.clone()).unwrap_or_default();
        let after = new.get(piece.new.clone()).unwrap_or_default();
        if (last, piece.fate) != (Fate::Gone, Fate::Come) {
            let (text, at) = std::mem::take(&mut blank);
            if !text.is_empty() {
                all.push(same(text, at));
            }
        }
        last = piece.fate;
        let (words, at) = match piece.fate {
            Fate::Gone => (before, piece.old.start),
            Fate::Same | Fate::Come => (after, piece.new.start),
        };
        let text = match words.trim_end() {
            "" if !words.is_empty() => "¶",
            bare => bare,
        };
        let fate = piece.fate;
        all.push(Told { fate, text, at });
        for words in [after, before] {
            let bare = words.trim_end().len();
            let behind = words.get(bare..).unwrap_or_default();
            if behind.len() > blank.0.len() {
                blank = (behind, piece.new.end.saturating_sub(behind.len()));
            }
        }
    }
    all
}

/// Puts a blank between words that are gone and those in their place, for where no signs stand between them.
pub fn apart(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let mut all: Vec<Told<'_>> = Vec::with_capacity(told.len());
    for one in told {
        let last = all.last().map(|last| last.fate);
        if (last, one.fate) == (Some(Fate::Gone), Fate::Come) {
            all.push(Told {
                fate: Fate::Same,
                text: " ",
                at: one.at,
            });
        }
        all.push(one);
    }
    all
}
