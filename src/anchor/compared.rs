//! Two snapshots of one article, word by word: which words of the older live on in the newer, and where.

use std::{cell::OnceCell, collections::HashMap, ops::Range};

use crate::text::{align, align::Alignment, token};

/// How often words are compared with each other at most: a tenth of a second.
const MOST: usize = 40_000_000;

/// How many words on either side of a passage tell whether it stands among its own.
const NEIGHBOURS: usize = 40;

/// How many words before and behind a passage are looked at for where it began and ended.
const LOOKED_BACK: usize = 8;

/// How many words next to a passage may be of its own sentence, and tell nothing of whether that has moved.
const OWN_SENTENCE: usize = 15;

/// What share of its neighbours must be there at least for a passage to stand among them.
const KNOWN: f64 = 0.3;

/// How far two copies of a passage are compared with each other, in words on either side.
const MOST_ALIKE: usize = 1000;

/// How many of a quote's rarest words tell where it may stand nearly.
const RAREST: usize = 8;

/// In how many places each of them is looked at.
const RARE_PLACES: usize = 64;

/// How many words at either end of what is left of a passage may be taken for others of the same letters.
const STRAY: usize = 3;

/// How many words may have been put between a passage and a neighbour that still counts.
const BETWEEN: usize = 40;

/// Words of a text, in order.
#[derive(Debug)]
struct Row {
    bytes: Vec<Range<usize>>,
    ids: Vec<u32>,
    /// The number of the paragraph that each stands in.
    paragraphs: Vec<u32>,
}

impl Row {
    fn new(text: &str, known: &mut HashMap<String, u32>) -> Self {
        let (mut bytes, mut ids, mut paragraphs) = (Vec::new(), Vec::new(), Vec::new());
        let (mut paragraph, mut end) = (0, 0);
        for token in token::tokens(text) {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            ids.push(*known.entry(token.folded).or_insert(next));
            let between = text.get(end..token.bytes.start).unwrap_or_default();
            paragraph += u32::from(between.contains('\n'));
            paragraphs.push(paragraph);
            end = token.bytes.end;
            bytes.push(token.bytes);
        }
        Self {
            bytes,
            ids,
            paragraphs,
        }
    }

    /// Returns the words that a range of bytes touches.
    fn touched(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.bytes.partition_point(|word| word.end <= bytes.start);
        let end = self.bytes.partition_point(|word| word.start < bytes.end);
        start..end.max(start)
    }

    /// Returns the words of the paragraph that a word stands in.
    fn paragraph(&self, word: usize) -> Range<usize> {
        let Some(own) = self.paragraphs.get(word) else {
            return 0..self.bytes.len();
        };
        let start = self.paragraphs.partition_point(|other| other < own);
        start..self.paragraphs.partition_point(|other| other <= own)
    }

    fn weight(&self, word: usize) -> f64 {
        let letters = self.bytes.get(word).map_or(0, ExactSizeIterator::len);
        // Long words tell more than short ones, but not without end.
        f64::from(u32::try_from(letters.clamp(1, 12)).unwrap_or(1))
    }
}

/// The words of two texts, and which of them are the same.
#[derive(Debug)]
pub(super) struct Compared {
    old: Row,
    new: Row,
    same: Alignment,
    /// The number of each word.
    known: HashMap<String, u32>,
    /// Where each word stands in the newer text.
    places: OnceCell<HashMap<u32, Vec<usize>>>,
}

/// What became of a passage of the older text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    /// Where what is left of it stands in the newer text, in bytes.
    pub bytes: Range<usize>,
    /// What share of its words is left there, from 0 to 1.
    pub share: f64,
}

/// To whom the words of a passage of the newer text belonged in the older.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Belonging {
    /// What share of them stood in the passage that is looked for.
    pub own: f64,
    /// What share of them stood elsewhere.
    pub others: f64,
}

impl Compared {
    /// Compares two texts; the work is bounded apart from the length of the texts.
    pub fn new(old: &str, new: &str) -> Self {
        let mut known = HashMap::new();
        let (old, new) = (Row::new(old, &mut known), Row::new(new, &mut known));
        let same = align::align(&old.ids, &new.ids, MOST);
        Self {
            old,
            new,
            same,
            known,
            places: OnceCell::new(),
        }
    }

    /// Returns where the words of a quote stand in a row in the newer text, from the first word to the last; nothing
    /// where the quote has no words.
    ///
    /// Only places of its rarest word are looked at, and of these the `most` that are nearest to a byte.
    pub fn standing(&self, quote: &str, near: usize, most: usize) -> Option<Vec<Range<usize>>> {
        let words: Vec<Option<u32>> = token::tokens(quote)
            .map(|token| self.known.get(&token.folded).copied())
            .collect();
        if words.is_empty() {
            return None;
        }
        let Some(words) = words.into_iter().collect::<Option<Vec<u32>>>() else {
            return Some(Vec::new());
        };
        let places = self.places();
        let of = |word: &u32| places.get(word).map_or(&[][..], Vec::as_slice);
        let rarest = words.iter().enumerate();
        let (ahead, rarest) = rarest.min_by_key(|(_, word)| of(word).len())?;
        let nearest = self.nearest(of(rarest), near, most).iter();
        let stands = |at: &usize| {
            let start = at.checked_sub(ahead)?;
            let row = self.new.ids.get(start..start + words.len())?;
            (row == words).then_some(())?;
            let last = self.new.bytes.get(start + words.len() - 1)?;
            Some(self.new.bytes.get(start)?.start..last.end)
        };
        Some(nearest.filter_map(stands).collect())
    }

    /// Returns where a quote would start in the newer text if one of its rarest words were the one that stands there,
    /// in order, `most` at most; of words in many places, for those that are nearest to a byte.
    pub fn starts(&self, quote: &str, near: usize, mut most: usize) -> Vec<usize> {
        let places = self.places();
        let mut words: Vec<(&[usize], usize)> = token::tokens(quote)
            .filter_map(|token| {
                let places = places.get(self.known.get(&token.folded)?)?;
                Some((places.as_slice(), token.bytes.start))
            })
            .collect();
        words.sort_unstable_by_key(|(places, ahead)| (places.len(), *ahead));
        let mut starts: Vec<usize> = words
            .into_iter()
            .take(RAREST)
            .flat_map(|(places, ahead)| {
                let places = self.nearest(places, near, RARE_PLACES.min(most)).iter();
                most -= places.len();
                places.filter_map(move |at| {
                    Some(self.new.bytes.get(*at)?.start.saturating_sub(ahead))
                })
            })
            .collect();
        starts.sort_unstable();
        starts
    }

    fn places(&self) -> &HashMap<u32, Vec<usize>> {
        self.places.get_or_init(|| {
            let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
            for (at, id) in self.new.ids.iter().enumerate() {
                places.entry(*id).or_default().push(at);
            }
            places
        })
    }

    /// Returns so many of a word's places that are nearest to a byte.
    fn nearest<'a>(&self, places: &'a [usize], near: usize, most: usize) -> &'a [usize] {
        let middle = places.partition_point(|at| {
            let word = self.new.bytes.get(*at);
            word.is_some_and(|word| word.start < near)
        });
        let start = middle
            .saturating_sub(most / 2)
            .min(places.len().saturating_sub(most));
        let end = places.len().min(start + most);
        places.get(start..end).unwrap_or_default()
    }

    /// Returns where most of a passage's words stand close together, from the first to the last of them and with
    /// what was put in the place of words at its ends.
    pub fn kept(&self, bytes: &Range<usize>) -> Option<Kept> {
        let passage = self.old.touched(bytes);
        let mut there: Vec<(usize, usize)> = passage
            .clone()
            .filter_map(|old| Some((self.same.in_new(old)?, old)))
            .collect();
        there.sort_unstable();
        let apart = 6.max(passage.len() / 2);
        let weight = |some: &[(usize, usize)]| -> f64 {
            some.iter().map(|(_, old)| self.old.weight(*old)).sum()
        };
        let close = there.chunk_by(|one, next| next.0 - one.0 <= apart);
        let best = close.max_by(|one, other| weight(one).total_cmp(&weight(other)))?;
        let whole: f64 = passage.clone().map(|old| self.old.weight(old)).sum();
        let (first, last) = (self.first_of(best)?, self.last_of(best)?);
        let (mut start, start_left) = self.start(first.0, first.1, passage.start);
        let (mut end, end_left) = self.end(last.0, last.1, passage.end);
        // What came in the place of words of one paragraph is of the paragraph in which the others are left.
        if passage.end <= self.old.paragraph(passage.start).end {
            start = start.max(self.new.paragraph(start_left).start);
            end = end.min(self.new.paragraph(end_left).end.saturating_sub(1));
        }
        let bytes = self.new.bytes.get(start)?.start..self.new.bytes.get(end)?.end;
        Some(Kept {
            bytes,
            share: weight(best) / whole.max(1.0),
        })
    }

    /// Returns the first of the words that are left, in the newer text and in the older.
    ///
    /// Of two places of one word the comparison may take that which stands apart from the rest, as at the end of a
    /// sentence that was put in before: then it is the one right before the next.
    fn first_of(&self, left: &[(usize, usize)]) -> Option<(usize, usize)> {
        let (new, old) = *left.first()?;
        let near = left.iter().skip(1).take(STRAY);
        let mut closer = near.filter_map(|(next, of)| {
            let back = of.checked_sub(old).filter(|back| *back > 0)?;
            let start = next.checked_sub(back).filter(|start| *start > new)?;
            let stands = (0..back).all(|step| self.agree(old + step, start + step));
            stands.then_some((start, old))
        });
        Some(closer.next().unwrap_or((new, old)))
    }

    /// Returns the last of them, see [`first_of`](Self::first_of).
    fn last_of(&self, left: &[(usize, usize)]) -> Option<(usize, usize)> {
        let (new, old) = *left.last()?;
        let near = left.iter().rev().skip(1).take(STRAY);
        let mut closer = near.filter_map(|(before, of)| {
            let on = old.checked_sub(*of).filter(|on| *on > 0)?;
            let end = Some(before + on).filter(|end| *end < new)?;
            let stands = (1..=on).all(|step| self.agree(of + step, before + step));
            stands.then_some((end, old))
        });
        Some(closer.next().unwrap_or((new, old)))
    }

    /// Returns the first word of a passage of which `new` is the first that is left, as `old` was; and the first that is
    /// left indeed.
    ///
    /// Words that came in the place of the passage's first ones belong to it: those behind the word before it, or
    /// as many as are gone where that word is not left either.
    fn start(&self, mut new: usize, mut old: usize, passage: usize) -> (usize, usize) {
        // The same word may stand at the end of what was taken out before it, and be taken for that one.
        while old > passage && new > 0 && self.agree(old - 1, new - 1) {
            (old, new) = (old - 1, new - 1);
        }
        let gone = old.saturating_sub(passage);
        let before = (0..passage).rev().take(LOOKED_BACK);
        let mut left = before.filter_map(|at| Some((at, self.same.in_new(at)? + 1)));
        let Some((at, from)) = left.next().filter(|(_, from)| gone > 0 && *from <= new) else {
            return (new, new);
        };
        let (came, is_next) = (new - from, at + 1 == passage);
        if is_next && came <= 2 * gone + 2 {
            (from, new)
        } else {
            (new - came.min(gone), new)
        }
    }

    fn agree(&self, old: usize, new: usize) -> bool {
        let word = self.old.ids.get(old);
        word.is_some() && word == self.new.ids.get(new)
    }

    /// Returns the last word of a passage, see [`start`](Self::start).
    fn end(&self, mut new: usize, mut old: usize, passage: usize) -> (usize, usize) {
        while old + 1 < passage && self.agree(old + 1, new + 1) {
            (old, new) = (old + 1, new + 1);
        }
        let gone = passage.saturating_sub(old + 1);
        let after = (passage..self.old.ids.len()).take(LOOKED_BACK);
        let mut left = after.filter_map(|at| Some((at, self.same.in_new(at)?)));
        let Some((at, to)) = left.next().filter(|(_, to)| gone > 0 && *to > new) else {
            return (new, new);
        };
        let (came, is_next) = (to - new - 1, at == passage);
        if is_next && came <= 2 * gone + 2 {
            (to - 1, new)
        } else {
            (new + came.min(gone), new)
        }
    }

    /// Tells whether the words of a passage of the newer text are those of one of the older, or of others.
    pub fn belonging(&self, old: &Range<usize>, new: &Range<usize>) -> Belonging {
        let passage = self.old.touched(old);
        let (mut own, mut others, mut whole) = (0.0, 0.0, 0.0);
        for word in self.new.touched(new) {
            let weight = self.new.weight(word);
            whole += weight;
            match self.same.in_old(word) {
                Some(old) if passage.contains(&old) => own += weight,
                Some(_) => others += weight,
                None => {}
            }
        }
        let whole = f64::max(whole, 1.0);
        Belonging {
            own: own / whole,
            others: others / whole,
        }
    }

    /// Tells what share of a passage's neighbours on either side are neighbours of another in the newer text; the
    /// nearest count most. Nothing where it had none.
    pub fn neighbours(&self, old: &Range<usize>, new: &Range<usize>) -> (Option<f64>, Option<f64>) {
        self.sides((0, 0), BETWEEN, old, new)
    }

    /// Tells whether a passage of the newer text stands where one of the older did: among what stood around its
    /// sentence, on one side at least.
    pub fn is_in_place(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let skipped = (OWN_SENTENCE, OWN_SENTENCE);
        // A text may be no longer than that.
        self.beyond(skipped, OWN_SENTENCE, old, new)
            .is_none_or(|share| share > KNOWN)
    }

    /// Tells whether one of two copies of a passage in the newer text is the older one: what stands around all that
    /// the copies have in common says so.
    pub fn is_among_its_own(
        &self,
        old: &Range<usize>,
        new: &Range<usize>,
        other: &Range<usize>,
    ) -> bool {
        let (place, copy) = (self.new.touched(new), self.new.touched(other));
        let id = |at: Option<usize>| at.and_then(|at| self.new.ids.get(at));
        let same = |one: Option<usize>, two: Option<usize>| {
            id(one).is_some_and(|word| id(two) == Some(word))
        };
        let before = (1..=place.start.min(copy.start).min(MOST_ALIKE))
            .take_while(|step| {
                same(
                    place.start.checked_sub(*step),
                    copy.start.checked_sub(*step),
                )
            })
            .count();
        let after = (0..MOST_ALIKE)
            .take_while(|step| same(Some(place.end + step), Some(copy.end + step)))
            .count();
        self.beyond((before, after), OWN_SENTENCE, old, new)
            .is_some_and(|share| share > KNOWN)
    }

    /// Returns the better of the two sides, so many words of each left out.
    fn beyond(
        &self,
        skipped: (usize, usize),
        between: usize,
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<f64> {
        match self.sides(skipped, between, old, new) {
            (Some(before), Some(after)) => Some(before.max(after)),
            (before, after) => before.or(after),
        }
    }

    fn sides(
        &self,
        skipped: (usize, usize),
        between: usize,
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> (Option<f64>, Option<f64>) {
        let (passage, place) = (self.old.touched(old), self.new.touched(new));
        let before = (0..passage.start).rev().map(|at| {
            let there = self.same.in_new(at);
            (at, there.and_then(|there| place.start.checked_sub(there)))
        });
        let after = (passage.end..self.old.ids.len()).map(|at| {
            let there = self.same.in_new(at);
            (
                at,
                there.and_then(|there| (there + 1).checked_sub(place.end)),
            )
        });
        (
            share(&self.old, skipped.0, between, before),
            share(&self.old, skipped.1, between, after),
        )
    }

    /// Returns where a passage is to be expected: behind the nearest word before it that is left, in bytes.
    pub fn expected(&self, old: &Range<usize>) -> Option<usize> {
        let passage = self.old.touched(old);
        let before = (0..passage.start).rev().take(NEIGHBOURS);
        let mut left = before.filter_map(|at| self.same.in_new(at));
        let word = left.next()?;
        Some(self.new.bytes.get(word)?.end)
    }

    /// Widens a range of the newer text so that it cuts no word.
    pub fn whole_words(&self, bytes: &Range<usize>) -> Range<usize> {
        let words = self.new.touched(bytes);
        let start = self.new.bytes.get(words.start).map(|word| word.start);
        let last = words.end.checked_sub(1).filter(|last| *last >= words.start);
        let end = last
            .and_then(|last| self.new.bytes.get(last))
            .map(|word| word.end);
        let start = start.map_or(bytes.start, |start| start.min(bytes.start));
        start..end.map_or(bytes.end, |end| end.max(bytes.end))
    }
}

/// Tells what share of words that stand one after the other, away from a passage, are still near it.
fn share(
    row: &Row,
    skipped: usize,
    between: usize,
    words: impl Iterator<Item = (usize, Option<usize>)>,
) -> Option<f64> {
    let (mut near, mut whole) = (0.0, 0.0);
    for (count, (at, distance)) in words.enumerate().skip(skipped).take(NEIGHBOURS) {
        let steps = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let weight = row.weight(at) / (1.0 + steps / 10.0);
        whole += weight;
        let is_near = |distance: usize| distance > 0 && distance <= count + between.max(count / 2);
        if distance.is_some_and(is_near) {
            near += weight;
        }
    }
    (whole > 0.0).then(|| near / whole)
}
