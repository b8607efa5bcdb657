//! Where the words of an anchor stand in another snapshot.

#[cfg(test)]
mod tests;

use std::{
    cell::{Cell, OnceCell},
    ops::Range,
};

use crate::{
    anchor::{
        compared::{Belonging, Compared},
        edits::{Pattern, Start, distance},
        find::{tolerant, window_end, window_start},
        fold::Folded,
        selector::snap,
        version::MATCHER,
    },
    model::{Anchor, AnchorState, CleanText, Placement, Snapshot},
    text::token,
};

/// From which score on a place is the one.
const FOUND: f64 = 0.70;

/// From which score on a place is worth a person's look.
const LIKELY: f64 = 0.55;

/// How well the surroundings must agree at least for a place to be the one.
const FOREIGN: f64 = 0.35;

/// By how much a place must be better than any other to be the one.
const BETTER: f64 = 0.05;

/// Below how many letters words stand in very many places, so that what is right beside them must agree.
const SHORT: usize = 15;

/// From how many letters on the same words, where they stand once, are the same whatever stands around them.
const LONG: usize = 60;

/// How many places are judged at most.
const MOST_PLACES: usize = 64;

/// How many nearly equal places are looked for.
const MOST_NEAR: usize = 20;

/// The most letters of a quote that is looked for nearly; a longer one is found by the comparison alone.
const LONGEST_NEAR: usize = 4096;

/// How many steps one quote may take, in words of 64 bits: some ten milliseconds.
const STEPS: usize = 8_000_000;

/// How many steps all quotes together may take: some seconds.
const ALL_STEPS: usize = 2_000_000_000;

/// Places anchors that were made on one snapshot in another.
///
/// # Where it looks
/// In this order, and on only where it is not sure yet: the same text, the same place; the places of the quote, with
/// typography aside (quotation marks, dashes, white space, what shows nothing); where the comparison of the two texts
/// by word says that at least half of the quote's words live on, close together; the best twenty places that differ
/// from the quote by at most half of its letters.
///
/// # How a place is judged
/// By how alike the words are (the distance of Levenshtein over code points; it counts for 0.5 of the score for
/// short quotes and up to 0.8 for those of a hundred letters), by how well both sides agree (0.7 of the better and
/// 0.3 of the worse one), and a little (0.05) by its place in the text. A side is judged by the letters that the
/// anchor keeps and by up to forty words of the older text: those that live on must stand near the place. From 0.70
/// on a place is the one, from 0.55 on it is for *review*, below that there is none.
///
/// Several things are for *review* whatever their score: words among foreign surroundings (under 0.35), unless they
/// are long and stand nowhere else; words of which another place is as good; changed words that do not stand where
/// the quote did; short words beside which nothing is as it was; and changed words where not all could be looked at.
/// A place whose words are those of another passage of the older text is never the one: that is what tells a
/// look-alike from a revised sentence. Of two copies that one is taken around which the old neighbours stand.
///
/// # On what evidence
/// `tests/placement` makes revisions of which the fate of each word is known, of 27 kinds in twelve scripts; half of
/// the cases was put aside before the values were chosen: its sums were looked at meanwhile, its cases were not. `cargo test --release --test placement` prints how the
/// matcher does on either half and fails where a limit is missed.
///
/// # How long it takes
/// The comparison grows with the length of the texts, apart from a part that is bounded by a count of steps. The
/// looking for what is nearly the same takes a bounded number of steps for each quote, and for all together. What is
/// judged is bounded by the number of places and the lengths of quotes, for each quote anew.
#[derive(Debug)]
pub struct Matcher<'a> {
    old: Option<&'a Snapshot>,
    new: &'a Snapshot,
    /// Whether the two texts are the same.
    is_same: bool,
    compared: OnceCell<Compared>,
    /// The newer text compared with none.
    alone: OnceCell<Compared>,
    folded: OnceCell<Folded>,
    /// How many steps are left.
    steps: Cell<usize>,
}

/// A place where the words may stand.
#[derive(Clone, Debug)]
struct Candidate {
    bytes: Range<usize>,
    method: &'static str,
    /// How alike the words are, typography aside: 1 for the same.
    quote: f64,
    /// How well the surroundings agree, from 0 to 1.
    context: f64,
    /// How well what stands right beside it agrees, on the better side.
    nearest: f64,
    /// How well it does on the worse side.
    beside: f64,
    /// All of it, from 0 to 1.
    score: f64,
    /// Whose words they are.
    belonging: Belonging,
}

impl<'a> Matcher<'a> {
    /// Prepares to place anchors in `new`; `old` is the snapshot they were made on, where it can be read.
    pub fn new(old: Option<&'a Snapshot>, new: &'a Snapshot) -> Self {
        Self {
            is_same: old.is_some_and(|old| old.text == new.text),
            old,
            new,
            compared: OnceCell::new(),
            alone: OnceCell::new(),
            folded: OnceCell::new(),
            steps: Cell::new(ALL_STEPS),
        }
    }

    /// Tells whether so many steps were taken that those left are too few for one more quote.
    pub fn is_spent(&self) -> bool {
        self.steps.get() < STEPS
    }

    /// Places one anchor.
    pub fn place(&self, anchor: &Anchor) -> Placement {
        let text = self.new.text.as_str();
        let stands = || text.get(anchor.bytes.clone()) == Some(anchor.quote.as_str());
        let is_made_here = anchor.made_on == self.new.id;
        if (is_made_here || self.is_same) && stands() {
            let method = if is_made_here { "made" } else { "same text" };
            let bytes = Some(anchor.bytes.clone());
            return placement(bytes, AnchorState::Anchored, method, 1.0);
        }
        let quote = Folded::new(anchor.quote.trim());
        let letters: Vec<char> = quote.text.chars().collect();
        if letters.is_empty() || text.is_empty() {
            return placement(None, AnchorState::Orphan, "none", 0.0);
        }
        let judge = |bytes, method| self.judge(anchor, &letters, bytes, method);
        let same = self.same(anchor, &letters);
        let is_often = same.len() > 2;
        let kept = self.compared(anchor).kept(&anchor.bytes);
        let mut places: Vec<(Range<usize>, &'static str)> = Vec::new();
        for bytes in self.nearest(anchor, same) {
            let is_exact = text.get(bytes.clone()) == Some(anchor.quote.trim());
            places.push((bytes, if is_exact { "exact" } else { "typography" }));
        }
        if let Some(kept) = kept.filter(|kept| kept.share >= 0.5) {
            let bytes = self.trimmed(anchor, &kept.bytes);
            if places.iter().all(|(place, _)| !overlap(place, &bytes)) {
                places.push((bytes, "diff"));
            }
        }
        let mut candidates: Vec<Candidate> = places.into_iter().map(|(b, m)| judge(b, m)).collect();
        let verdict = self.decide(anchor, &letters, &candidates, is_often);
        if matches!(verdict.state, AnchorState::Anchored | AnchorState::Moved) {
            return verdict;
        }
        let (near, is_whole) = self.near(anchor, &letters);
        for bytes in near {
            let is_new = candidates
                .iter()
                .all(|known| !overlap(&known.bytes, &bytes));
            if is_new {
                candidates.push(judge(bytes, "near"));
            }
        }
        let mut verdict = self.decide(anchor, &letters, &candidates, is_often);
        if !is_whole && verdict.state == AnchorState::Edited {
            verdict.state = AnchorState::Review;
        }
        verdict
    }

    /// Returns where the same words stand, typography aside.
    fn same(&self, anchor: &Anchor, letters: &[char]) -> Vec<Range<usize>> {
        let text = self.new.text.as_str();
        let near = self.expected(anchor);
        let compared = self.compared(anchor);
        let words = compared.standing(&anchor.quote, near, MOST_PLACES);
        match words.filter(|_| !is_part_of_words(anchor)) {
            Some(places) => places
                .iter()
                .map(|bytes| self.trimmed(anchor, bytes))
                .filter(|bytes| {
                    let there = Folded::new(text.get(bytes.clone()).unwrap_or_default());
                    there.text.chars().eq(letters.iter().copied())
                })
                .collect(),
            // Without whole words that could be looked up, all of the text is searched.
            None => tolerant(text, self.folded(), &anchor.quote),
        }
    }

    /// Returns the comparison with the text in which the anchor was made, or with none where its words do not stand
    /// where it says.
    fn compared(&self, anchor: &Anchor) -> &Compared {
        match self.older(anchor) {
            Some(old) => self
                .compared
                .get_or_init(|| Compared::new(&old.text, &self.new.text)),
            None => self.alone.get_or_init(|| Compared::new("", &self.new.text)),
        }
    }

    /// Returns the text in which the anchor was made, if its words stand where it says.
    fn older(&self, anchor: &Anchor) -> Option<&Snapshot> {
        self.old.filter(|old| {
            let words = old.text.get(anchor.bytes.clone());
            old.id == anchor.made_on && words == Some(anchor.quote.as_str())
        })
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.new.text))
    }

    /// Returns where the words are to be expected, in bytes of the new text.
    fn expected(&self, anchor: &Anchor) -> usize {
        let by_share = || match self.old {
            Some(old) if !old.text.is_empty() => {
                scale(anchor.bytes.start, old.text.len(), self.new.text.len())
            }
            _ => anchor.bytes.start.min(self.new.text.len()),
        };
        self.compared(anchor)
            .expected(&anchor.bytes)
            .unwrap_or_else(by_share)
    }

    /// Of very many places, returns those nearest to where the words are to be expected.
    fn nearest(&self, anchor: &Anchor, mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
        if places.len() > MOST_PLACES {
            let expected = self.expected(anchor);
            places.sort_by_key(|bytes| bytes.start.abs_diff(expected));
            places.truncate(MOST_PLACES);
        }
        places
    }

    /// Adds to a range of whole words what the quote has at its ends besides words, where that stands there.
    fn trimmed(&self, anchor: &Anchor, bytes: &Range<usize>) -> Range<usize> {
        let text = self.new.text.as_str();
        let quote = anchor.quote.trim();
        let mut words = token::tokens(quote).map(|token| token.bytes);
        let Some(first) = words.next() else {
            return bytes.clone();
        };
        let last = words.last().unwrap_or_else(|| first.clone());
        let ahead = quote.get(..first.start).unwrap_or_default();
        let behind = quote.get(last.end..).unwrap_or_default();
        let before = text.get(..bytes.start).unwrap_or_default();
        let after = text.get(bytes.end..).unwrap_or_default();
        let backwards = |text: &str| text.chars().rev().collect::<Vec<_>>();
        let start = agreeing(&backwards(ahead), before.chars().rev());
        let end = agreeing(&behind.chars().collect::<Vec<_>>(), after.chars());
        bytes.start - start..bytes.end + end
    }

    /// Looks for places where the words stand nearly, and tells whether it looked everywhere.
    fn near(&self, anchor: &Anchor, letters: &[char]) -> (Vec<Range<usize>>, bool) {
        if letters.len() > LONGEST_NEAR || letters.len() < 4 {
            return (Vec::new(), true);
        }
        let pattern = Pattern::new(letters);
        let folded = self.folded();
        let blocks = pattern.steps(1);
        let budget = STEPS.min(self.steps.get()) / blocks;
        let (window, is_whole) = if folded.text.len() <= budget {
            (0..folded.text.len(), true)
        } else {
            let middle = folded.folded(self.expected(anchor));
            let start = middle.saturating_sub(budget / 2);
            let end = folded.text.len().min(middle + budget / 2);
            (snapped(&folded.text, start..end), false)
        };
        let part = folded.text.get(window.clone()).unwrap_or_default();
        let text: Vec<(usize, char)> = part.char_indices().collect();
        self.steps
            .set(self.steps.get().saturating_sub(pattern.steps(text.len())));
        let distances = pattern.distances(text.iter().map(|(_, c)| *c), Start::Anywhere);
        let most = letters.len() / 2;
        let backwards: Vec<char> = letters.iter().rev().copied().collect();
        let backwards = Pattern::new(&backwards);
        let mut found = Vec::new();
        for end in best_ends(&distances, letters.len(), most) {
            let before = text.get(..=end).unwrap_or_default();
            let reach = letters.len() + distances.get(end).copied().unwrap_or(0);
            let back = before.iter().rev().take(reach).map(|(_, c)| *c);
            let lengths = backwards.distances(back, Start::Here);
            let best = lengths
                .iter()
                .enumerate()
                .min_by_key(|(at, edits)| (**edits, (at + 1).abs_diff(letters.len())));
            let Some((length, _)) = best else { continue };
            let start = text.get(end - length).map_or(0, |(at, _)| *at);
            let stop = text.get(end).map_or(0, |(at, c)| at + c.len_utf8());
            let bytes = folded.source_whole(&(window.start + start..window.start + stop));
            let bytes = self.compared(anchor).whole_words(&bytes);
            let bytes = self.trimmed(anchor, &trim(&self.new.text, bytes));
            found.push(snap(&self.new.text, bytes));
        }
        (found, is_whole)
    }

    /// Judges one place.
    fn judge(
        &self,
        anchor: &Anchor,
        letters: &[char],
        bytes: Range<usize>,
        method: &'static str,
    ) -> Candidate {
        let text = self.new.text.as_str();
        let there = Folded::new(text.get(bytes.clone()).unwrap_or_default());
        let there: Vec<char> = there.text.chars().collect();
        let quote = if there == letters {
            1.0
        } else if letters.len() > LONGEST_NEAR || there.len() > 2 * LONGEST_NEAR {
            self.compared(anchor)
                .belonging(&anchor.bytes, &bytes)
                .own
                .min(0.99)
        } else {
            let longest = letters.len().max(there.len());
            (1.0 - ratio(distance(letters, &there), longest)).min(0.99)
        };
        let (before, after, letters_beside) = self.sides(anchor, &bytes);
        let context = 0.7 * before.max(after) + 0.3 * before.min(after);
        let whole = self.new.text.len();
        let expected = match self.old {
            Some(old) => ratio(anchor.bytes.start, old.text.len()),
            None => ratio(anchor.bytes.start.min(whole), whole),
        };
        let position = 1.0 - (expected - ratio(bytes.start, whole)).abs();
        let of_quote = 0.5 + 0.3 * ((number(letters.len()) - 15.0) / 85.0).clamp(0.0, 1.0);
        let of_context = 1.0 - of_quote - 0.05;
        Candidate {
            method,
            quote,
            nearest: letters_beside.0.max(letters_beside.1),
            beside: letters_beside.0.min(letters_beside.1),
            context,
            score: of_quote * quote + 0.05 * position + of_context * context,
            belonging: self.compared(anchor).belonging(&anchor.bytes, &bytes),
            bytes,
        }
    }

    /// Tells how well what stands before and after a place agrees with what stood around the words.
    fn sides(&self, anchor: &Anchor, bytes: &Range<usize>) -> (f64, f64, (f64, f64)) {
        let text = self.new.text.as_str();
        let before = text.get(..bytes.start).unwrap_or_default();
        let after = text.get(bytes.end..).unwrap_or_default();
        let known: Vec<char> = Folded::new(&anchor.prefix).text.chars().rev().collect();
        let there = Folded::new(window_end(before, window(&anchor.prefix))).text;
        let prefix = side(&known, there.chars().rev());
        let known: Vec<char> = Folded::new(&anchor.suffix).text.chars().collect();
        let there = Folded::new(window_start(after, window(&anchor.suffix))).text;
        let suffix = side(&known, there.chars());
        let (left, right) = self.compared(anchor).neighbours(&anchor.bytes, bytes);
        let both = |letters: f64, words: Option<f64>| match words {
            Some(words) => (letters + words) / 2.0,
            None => letters,
        };
        (both(prefix, left), both(suffix, right), (prefix, suffix))
    }

    fn decide(
        &self,
        anchor: &Anchor,
        letters: &[char],
        candidates: &[Candidate],
        is_often: bool,
    ) -> Placement {
        let is_other = |c: &&Candidate| c.quote < 1.0 && c.belonging.others >= 0.5;
        let worth: Vec<&Candidate> = candidates.iter().filter(|c| !is_other(c)).collect();
        let Some(best) = worth
            .iter()
            .max_by(|one, other| one.score.total_cmp(&other.score))
        else {
            return placement(None, AnchorState::Orphan, "none", 0.0);
        };
        let has_rival = worth.iter().any(|other| {
            let is_near = other.score > best.score - BETTER;
            let is_copy = best.quote == 1.0
                && other.quote == 1.0
                && other.beside > best.beside - BETTER
                && other.nearest > best.nearest - BETTER;
            let is_unknown = || {
                let compared = self.compared(anchor);
                !compared.is_among_its_own(&anchor.bytes, &best.bytes, &other.bytes)
            };
            !overlap(&other.bytes, &best.bytes) && (is_near || (is_copy && is_unknown()))
        });
        let bytes = Some(best.bytes.clone());
        // Without the older text nothing tells whether words that are nearly the same are these.
        let has_old = self.older(anchor).is_some();
        let is_sure = best.score >= FOUND
            && best.context >= FOREIGN
            && !has_rival
            && best.belonging.others < 0.5
            && (letters.len() >= SHORT || best.nearest >= 0.6)
            && (has_old || best.beside >= FOREIGN);
        if best.quote == 1.0 {
            let is_long = letters.len() >= LONG && !is_often && best.belonging.others < 0.5;
            if is_sure || (is_long && !has_rival) {
                let state = if best.bytes.start == anchor.bytes.start {
                    AnchorState::Anchored
                } else {
                    AnchorState::Moved
                };
                return placement(bytes, state, best.method, best.score);
            }
            if is_often && letters.len() < SHORT && best.context < 0.2 {
                return placement(None, AnchorState::Orphan, "none", 0.0);
            }
            return placement(bytes, AnchorState::Review, best.method, best.score);
        }
        let is_in_place = || {
            self.compared(anchor)
                .is_in_place(&anchor.bytes, &best.bytes)
        };
        if is_sure && has_old && is_in_place() {
            return placement(bytes, AnchorState::Edited, best.method, best.score);
        }
        if best.score >= LIKELY {
            return placement(bytes, AnchorState::Review, best.method, best.score);
        }
        placement(None, AnchorState::Orphan, "none", 0.0)
    }
}

/// Returns how many bytes agree with what is wanted, letter by letter and typography aside, up to the first that
/// does not.
fn agreeing(wanted: &[char], there: impl Iterator<Item = char>) -> usize {
    let folded = |letter: char| Folded::new(letter.encode_utf8(&mut [0; 4])).text;
    let pairs = wanted.iter().zip(there);
    let agree = pairs.take_while(|(wanted, there)| folded(**wanted) == folded(*there));
    agree.map(|(_, there)| there.len_utf8()).sum()
}

/// Tells whether a quote begins or ends inside a word.
fn is_part_of_words(anchor: &Anchor) -> bool {
    let is_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (first, last) = (
        anchor.quote.chars().next(),
        anchor.quote.chars().next_back(),
    );
    let (before, after) = (
        anchor.prefix.chars().next_back(),
        anchor.suffix.chars().next(),
    );
    (is_of_word(before) && is_of_word(first)) || (is_of_word(last) && is_of_word(after))
}

/// Returns where the smallest of some distances stand, up to `most`, the smallest first and apart from each other.
fn best_ends(distances: &[usize], length: usize, most: usize) -> Vec<usize> {
    let apart = (length / 2).max(1);
    let mut lowest: Vec<(usize, usize)> = Vec::new();
    for (number, some) in distances.chunks(apart).enumerate() {
        let least = some.iter().enumerate().min_by_key(|(_, edits)| **edits);
        lowest.extend(
            least
                .filter(|(_, edits)| **edits <= most)
                .map(|(at, edits)| (*edits, number * apart + at)),
        );
    }
    lowest.sort_unstable();
    let mut found: Vec<usize> = Vec::new();
    for (_, end) in lowest {
        if found.len() >= MOST_NEAR {
            break;
        }
        if found.iter().all(|known| known.abs_diff(end) >= apart) {
            found.push(end);
        }
    }
    found
}

/// Tells how well what stands on one side of a place agrees with what stood there, read away from the place.
fn side(known: &[char], there: impl Iterator<Item = char>) -> f64 {
    let there: Vec<char> = there.take(2 * known.len() + 16).collect();
    if known.is_empty() {
        return if there.iter().all(|c| c.is_whitespace()) {
            1.0
        } else {
            0.3
        };
    }
    let distances = Pattern::new(known).distances(there.into_iter(), Start::Here);
    let least = distances.into_iter().min().unwrap_or(known.len());
    1.0 - ratio(least.min(known.len()), known.len())
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn trim(text: &str, bytes: Range<usize>) -> Range<usize> {
    let part = text.get(bytes.clone()).unwrap_or_default();
    let start = bytes.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

fn snapped(text: &str, bytes: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (bytes.start, bytes.end);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end
}

#[expect(
    clippy::cast_precision_loss,
    reason = "texts have fewer letters than that"
)]
fn number(count: usize) -> f64 {
    count as f64
}

fn ratio(part: usize, whole: usize) -> f64 {
    number(part) / number(whole.max(1))
}

fn scale(at: usize, old: usize, new: usize) -> usize {
    let at = u128::try_from(at).unwrap_or(0) * u128::try_from(new).unwrap_or(0);
    usize::try_from(at / u128::try_from(old.max(1)).unwrap_or(1)).unwrap_or(new)
}

/// Returns how many bytes of a text to compare with a context: more, since white space is folded.
fn window(context: &str) -> usize {
    4 * context.len() + 64
}

fn placement(
    bytes: Option<Range<usize>>,
    state: AnchorState,
    method: &str,
    score: f64,
) -> Placement {
    Placement {
        bytes,
        state,
        method: CleanText::line(method),
        // Three digits are what a person can read, and what a file keeps without noise.
        score: (score * 1000.0).round() / 1000.0,
        by: CleanText::line(MATCHER),
    }
}
