//! Cutting passages into parts of bounded length.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::compare::diff::Piece;

/// About how many bytes of a passage are set in rows at once.
const PART: usize = 4_000;

/// After how many letters a word may be cut.
const WORD: usize = 200;

/// Cuts pieces into parts of bounded length, at the ends of words; words that stand in both texts are cut behind the
/// same one in both.
pub(super) fn parts(pieces: &[Piece], [old, new]: [&str; 2]) -> Vec<Vec<Piece>> {
    let mut parts = Vec::new();
    let mut part: Vec<Piece> = Vec::new();
    let mut room = PART;
    for piece in pieces {
        let mut rest = piece.clone();
        let mut old_places = places(old, &piece.old);
        let mut new_places = places(new, &piece.new);
        while length(&rest) > room {
            let next = || next(&piece.old, &mut old_places).zip(next(&piece.new, &mut new_places));
            let far = |(old_at, new_at): &(usize, usize)| {
                (old_at - rest.old.start).max(new_at - rest.new.start) >= room.max(1)
            };
            let Some((old_at, new_at)) = std::iter::from_fn(next).find(far) else {
                break;
            };
            let mut head = rest.clone();
            (head.old.end, head.new.end) = (old_at, new_at);
            (rest.old.start, rest.new.start) = (old_at, new_at);
            part.push(head);
            parts.push(std::mem::take(&mut part));
            room = PART;
        }
        room = room.saturating_sub(length(&rest));
        part.push(rest);
    }
    parts.push(part);
    parts
}

/// Returns how many bytes a piece has in the text in which it has more.
fn length(piece: &Piece) -> usize {
    piece.old.len().max(piece.new.len())
}

/// Returns the next place at which words may be cut; where there are none to cut, the place between others.
fn next(bytes: &Range<usize>, places: &mut impl Iterator<Item = usize>) -> Option<usize> {
    if bytes.is_empty() {
        Some(bytes.start)
    } else {
        places.next()
    }
}

/// Returns where words begin but for the first, and where a very long word may be cut.
fn places(text: &str, bytes: &Range<usize>) -> impl Iterator<Item = usize> {
    let from = bytes.start;
    let words = text.get(bytes.clone()).unwrap_or_default();
    let words = words.split_word_bound_indices();
    let words = words.filter(|(_, word)| !word.trim().is_empty());
    let places = words.flat_map(move |(at, word)| {
        let letters = word.grapheme_indices(true).step_by(WORD);
        letters.map(move |(within, _)| from + at + within)
    });
    places.skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::diff::Fate;

    fn cut(fate: Fate, old: &str, new: &str) -> Vec<Vec<Piece>> {
        let piece = Piece {
            fate,
            old: 0..old.len(),
            new: 0..new.len(),
        };
        let parts = parts(&[piece], [old, new]);
        let (mut old_at, mut new_at) = (0, 0);
        for piece in parts.iter().flatten() {
            assert_eq!((piece.old.start, piece.new.start), (old_at, new_at));
            (old_at, new_at) = (piece.old.end, piece.new.end);
            let sides = (old.get(piece.old.clone()), new.get(piece.new.clone()));
            assert!(sides.0.is_some() && sides.1.is_some(), "within a letter");
            assert!(length(piece) <= 3 * PART, "{piece:?}");
        }
        assert_eq!((old_at, new_at), (old.len(), new.len()), "all of it, once");
        parts
    }

    #[test]
    fn long_pieces_are_cut_behind_the_same_word_on_both_sides() {
        let old = "He said: “no” and left. ".repeat(2_000);
        let new = old
            .replace(['“', '”'], "\"")
            .replace("and left", "and\nleft");
        assert_ne!(old.len(), new.len());
        let parts = cut(Fate::Same, old.trim_end(), new.trim_end());
        assert!(parts.len() > 8, "{}", parts.len());
        let words = |text: &str| text.split_whitespace().count();
        for piece in parts.iter().flatten() {
            let sides = (
                old.get(piece.old.clone()).unwrap(),
                new.get(piece.new.clone()).unwrap(),
            );
            assert_eq!(words(sides.0), words(sides.1));
        }
        assert!(cut(Fate::Gone, &old, "").len() > 8);
        assert!(cut(Fate::Come, "", &old).len() > 8);
    }

    #[test]
    fn words_without_end_are_cut_between_letters() {
        for word in ["é", "e\u{301}", "漢", "a", "👩‍👩‍👧"] {
            let long = word.repeat(9_000);
            assert!(cut(Fate::Same, &long, &long).len() > 1, "{word}");
            assert!(cut(Fate::Gone, &long, "").len() > 1, "{word}");
        }
    }

    #[test]
    fn short_pieces_stay_whole() {
        assert_eq!(cut(Fate::Same, "one two", "one two").len(), 1);
        assert_eq!(parts(&[], ["", ""]), [vec![]; 1]);
    }
}
