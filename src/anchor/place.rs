//! Where the words of an anchor stand in another snapshot.

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
    },
    model::{Anchor, AnchorState, CleanText, Placement, Snapshot},
};

/// Names this matcher and its version in the placements it makes.
///
/// Raise the version with each change by which some annotation would be placed differently.
pub const MATCHER: &str = "matcher 2";

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
#[derive(Debug)]
pub struct Matcher<'a> {
    old: Option<&'a Snapshot>,
    new: &'a Snapshot,
    /// Whether the two texts are the same.
    is_same: bool,
    compared: OnceCell<Compared>,
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
            folded: OnceCell::new(),
            steps: Cell::new(ALL_STEPS),
        }
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
        let same = tolerant(text, self.folded(), &anchor.quote);
        let is_often = same.len() > 2;
        let kept = self.compared(anchor).kept(&anchor.bytes);
        let mut places: Vec<(Range<usize>, &'static str)> = Vec::new();
        let is_part = is_part_of_words(anchor);
        for bytes in self.nearest(anchor, same) {
            let whole = self.compared(anchor).whole_words(&bytes);
            if whole != bytes && !is_part {
                // The words are a part of others there.
                places.push((whole, "near"));
                continue;
            }
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

    fn compared(&self, anchor: &Anchor) -> &Compared {
        self.compared.get_or_init(|| {
            let old = self.old.filter(|old| {
                let words = old.text.get(anchor.bytes.clone());
                old.id == anchor.made_on && words == Some(anchor.quote.as_str())
            });
            Compared::new(old.map_or("", |old| &old.text), &self.new.text)
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
        let first = quote.find(char::is_alphanumeric).unwrap_or(0);
        let last = quote
            .rfind(char::is_alphanumeric)
            .and_then(|last| Some(last + quote.get(last..)?.chars().next()?.len_utf8()))
            .unwrap_or(quote.len());
        let ahead = Folded::new(quote.get(..first).unwrap_or_default()).text;
        let behind = Folded::new(quote.get(last..).unwrap_or_default()).text;
        let before = text.get(..bytes.start).unwrap_or_default();
        let after = text.get(bytes.end..).unwrap_or_default();
        let mut start = bytes.start;
        let mut wanted = ahead.chars().rev();
        for (at, char) in before.char_indices().rev().take(ahead.len()) {
            let mut buffer = [0; 4];
            let folded = Folded::new(char.encode_utf8(&mut buffer)).text;
            if !folded.chars().all(|c| wanted.next() == Some(c)) {
                break;
            }
            start = at;
        }
        let mut end = bytes.end;
        let mut wanted = behind.chars();
        for (at, char) in after.char_indices().take(behind.len()) {
            let mut buffer = [0; 4];
            let folded = Folded::new(char.encode_utf8(&mut buffer)).text;
            if !folded.chars().all(|c| wanted.next() == Some(c)) {
                break;
            }
            end = bytes.end + at + char.len_utf8();
        }
        start..end
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
        let known = Folded::new(&anchor.prefix).text.chars().rev().collect();
        let there = Folded::new(window_end(before, window(&anchor.prefix))).text;
        let prefix = side(known, there.chars().rev());
        let known = Folded::new(&anchor.suffix).text.chars().collect();
        let there = Folded::new(window_start(after, window(&anchor.suffix))).text;
        let suffix = side(known, there.chars());
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
        let has_old = self.compared(anchor).has_old();
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
fn side(known: Vec<char>, there: impl Iterator<Item = char>) -> f64 {
    let there: Vec<char> = there.take(2 * known.len() + 16).collect();
    if known.is_empty() {
        return if there.iter().all(|c| c.is_whitespace()) {
            1.0
        } else {
            0.3
        };
    }
    let distances = Pattern::new(&known).distances(there.into_iter(), Start::Here);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::anchor::selector::tests::{anchored, snapshot};

    /// Marks the words between `[` and `]` of the old text and places them in the new one.
    fn placed(old: &str, new: &str) -> (Placement, Option<String>) {
        let (old, anchor) = anchored('a', old);
        let new = snapshot('b', new);
        let placement = Matcher::new(Some(&old), &new).place(&anchor);
        let words = placement
            .bytes
            .clone()
            .map(|bytes| new.text.get(bytes).unwrap().to_owned());
        // Without the old text it is never said that words were edited.
        let blind = Matcher::new(None, &new).place(&anchor);
        assert_ne!(blind.state, AnchorState::Edited);
        (placement, words)
    }

    fn state(old: &str, new: &str) -> AnchorState {
        placed(old, new).0.state
    }

    #[test]
    fn words_stay_anchored_where_the_text_changes_after_them() {
        let old = "First here. [Its devices work offline.] Then more words.";
        let (placement, words) = placed(
            old,
            "First here. Its devices work offline. Then other words.",
        );
        assert_eq!(placement.state, AnchorState::Anchored);
        assert_eq!(words.as_deref(), Some("Its devices work offline."));
        assert_eq!(&*placement.by, "matcher 2");
    }

    #[test]
    fn words_move_with_what_is_put_before_them() {
        let old = "First here. [Its devices work offline.] Then more words.";
        let new = "A new paragraph.\n\nFirst here. Its devices work offline. Then more words.";
        let (placement, words) = placed(old, new);
        assert_eq!(placement.state, AnchorState::Moved);
        assert_eq!(&*placement.method, "exact");
        assert!(placement.score > 0.9, "{}", placement.score);
        assert_eq!(words.as_deref(), Some("Its devices work offline."));
    }

    #[test]
    fn words_move_between_changes_on_both_ends() {
        let old =
            "Start one. It was said here. [Its devices work offline.] Then more words. End one.";
        let new = "Start 2. It was said here. Its devices work offline. Then more words. End 2.";
        let (placement, words) = placed(old, new);
        assert_eq!(
            (placement.state, &*placement.method),
            (AnchorState::Moved, "exact")
        );
        assert_eq!(words.as_deref(), Some("Its devices work offline."));
        assert!(
            placement.score > 0.5 && placement.score < 1.0,
            "{}",
            placement.score
        );
    }

    #[test]
    fn a_sentence_put_right_before_the_words_changes_one_side_only() {
        let old =
            "It began so. [Its devices work offline.] Then there were many more words to read.";
        let new = "It began so. Or not. Its devices work offline. Then there were many more words to see.";
        assert_eq!(state(old, new), AnchorState::Moved);
    }

    #[test]
    fn words_in_foreign_surroundings_are_for_review() {
        let old = "It is said by the company itself: [devices work offline] as a matter of course.";
        let new = "Nobody could confirm to us that devices work offline, and we asked many people.";
        let (placement, words) = placed(old, new);
        assert_eq!(placement.state, AnchorState::Review);
        assert_eq!(words.as_deref(), Some("devices work offline"));
    }

    #[test]
    fn of_several_places_only_one_with_both_sides_agreeing_is_taken() {
        let old =
            "One cloud here. The second [cloud] there. And the third cloud is far away from it.";
        let new = "Two cloud here. The second cloud there. And the third cloud is far, the end.";
        let (placement, _) = placed(old, new);
        assert_eq!(
            (placement.state, &*placement.method),
            (AnchorState::Anchored, "exact")
        );
        assert_eq!(placement.bytes, Some(27..32));

        let unsure = "Two cloud here. Another cloud elsewhere. And some third cloud is gone.";
        assert_eq!(state(old, unsure), AnchorState::Review);
        let twice = "X. One cloud here. The second cloud there. And the third cloud is far away from it. \
                     One cloud here. The second cloud there. And the third cloud is far away from it. Y";
        assert_eq!(state(old, twice), AnchorState::Review);
    }

    #[test]
    fn of_equal_places_the_nearest_is_offered() {
        let old = "x x x x x x x x [no] y y";
        let new = "no z z z no z z z no z z z no";
        let (placement, _) = placed(old, new);
        assert_eq!(
            (placement.state, placement.bytes),
            (AnchorState::Review, Some(18..20))
        );
    }

    #[test]
    fn words_that_are_gone_are_an_orphan() {
        let (placement, words) = placed("Here [words] stood.", "Here others stand.");
        assert_eq!((placement.state, words), (AnchorState::Orphan, None));
        assert!(placement.score.abs() < f64::EPSILON);
    }

    #[test]
    fn words_that_are_set_differently_are_the_same() {
        let (placement, words) = placed(
            "He said: [“It’s so”] today – at\nlast.",
            "He said: \"It's so\" to\u{ad}day -- at last.",
        );
        assert_eq!(
            (placement.state, &*placement.method),
            (AnchorState::Anchored, "typography")
        );
        assert_eq!(words.as_deref(), Some("\"It's so\""));
    }

    #[test]
    fn words_at_an_end_of_the_text_take_the_end_for_context() {
        assert_eq!(
            state("[No.] It was not so.", "No. It was not so, he said."),
            AnchorState::Anchored
        );
        assert_eq!(state("[No.]", "No."), AnchorState::Anchored);
        assert_eq!(
            state("[Title]", "Title\n\nText of it."),
            AnchorState::Anchored
        );
    }

    #[test]
    fn an_anchor_in_its_own_snapshot_is_where_it_was_made_unless_its_words_are_not_there() {
        let (own, mut anchor) = anchored('a', "One [word] and another word.");
        let placement = Matcher::new(None, &own).place(&anchor);
        assert_eq!(
            (placement.state, placement.bytes),
            (AnchorState::Anchored, Some(4..8))
        );
        anchor.bytes = 900..904;
        let placement = Matcher::new(None, &own).place(&anchor);
        assert_ne!(placement.state, AnchorState::Anchored);
        assert_eq!(placement.bytes, Some(4..8));
    }

    const STORY: &str = "The ministry gave its reasons on Monday. [The offer was worth 47 million euros over five years, an official said.] Nobody else would comment on it before the vote in the chamber.";

    #[test]
    fn words_that_changed_beyond_typography_are_edited() {
        let number = STORY
            .replace(['[', ']'], "")
            .replace("47 million", "45 million");
        let (placement, words) = placed(STORY, &number);
        assert_eq!(placement.state, AnchorState::Edited);
        assert_eq!(
            words.as_deref(),
            Some("The offer was worth 45 million euros over five years, an official said.")
        );
        let not = STORY
            .replace(['[', ']'], "")
            .replace("was worth", "was not worth");
        assert_eq!(state(STORY, &not), AnchorState::Edited);
        let ends = STORY
            .replace(['[', ']'], "")
            .replace("The offer", "An offer")
            .replace("official said", "official told us");
        let (placement, words) = placed(STORY, &ends);
        assert_eq!(placement.state, AnchorState::Edited);
        assert_eq!(
            words.as_deref(),
            Some("An offer was worth 47 million euros over five years, an official told us.")
        );
    }

    #[test]
    fn a_look_alike_that_stood_there_before_is_never_taken() {
        let other = "In the north it was another matter. The offer was worth 48 million euros over nine years, an official said. That was all.";
        let old = format!("{STORY}\n\n{other}");
        let new = format!(
            "The ministry gave its reasons on Monday. Nobody else would comment on it before the vote in the chamber.\n\n{other}"
        );
        assert_eq!(state(&old, &new), AnchorState::Orphan);
    }

    #[test]
    fn of_two_copies_the_one_among_its_old_neighbours_is_taken() {
        let paragraph = STORY.replace(['[', ']'], "");
        let old = format!(
            "One thing stood at the top of it all.\n\n{STORY}\n\nAnother came after it, as it had to."
        );
        let new = format!(
            "{paragraph}\n\nOne thing stood at the top of it all.\n\n{paragraph}\n\nAnother came after it, as it had to."
        );
        let (placement, _) = placed(&old, &new);
        let second = new.rfind("The offer").unwrap();
        assert_eq!(placement.state, AnchorState::Moved);
        assert_eq!(placement.bytes.unwrap().start, second);
    }

    #[test]
    fn words_that_became_a_part_of_others_are_edited() {
        let old =
            "They spoke of it all day long. [act of parliament] was what they called it then.";
        let new = "They spoke of it all day long. pact of parliament was what they called it then.";
        let (placement, words) = placed(old, new);
        assert_ne!(placement.state, AnchorState::Moved);
        assert_eq!(words.as_deref(), Some("pact of parliament"));
    }

    #[test]
    fn the_work_on_any_text_is_bounded() {
        let word = "word ".repeat(40_000);
        let other = "x ".repeat(60_000);
        let mixed: String = (0..60_000)
            .map(|n| format!("w{} ", n * 7919 % 50_021))
            .collect();
        for old in [&word, &other, &mixed] {
            for new in [&word, &other, &mixed, &String::from("x"), &String::new()] {
                let (old, new) = (snapshot('a', old), snapshot('b', new));
                let matcher = Matcher::new(Some(&old), &new);
                let before = matcher.steps.get();
                for quote in [0..4, 100..2_000, 5_000..60_000] {
                    let anchor = crate::anchor::anchor(&old, quote).unwrap();
                    let placement = matcher.place(&anchor);
                    let bytes = placement.bytes.clone();
                    assert!(bytes.is_none_or(|bytes| new.text.get(bytes).is_some()));
                }
                assert!(before - matcher.steps.get() <= 3 * STEPS);
            }
        }
    }

    #[test]
    fn where_not_all_could_be_looked_at_nothing_is_said_to_be_edited() {
        let (old, anchor) = anchored('a', STORY);
        let new = snapshot('b', &STORY.replace(['[', ']'], "").replace("47", "45"));
        let matcher = Matcher::new(Some(&old), &new);
        matcher.steps.set(0);
        assert_eq!(matcher.place(&anchor).state, AnchorState::Review);
    }

    proptest! {
        #[test]
        fn an_anchor_survives_edits_elsewhere(
            head in "[a-z .]{0,80}", tail in "[a-z .]{0,80}",
            before in "[a-z .]{64,90}", after in "[a-z .]{64,90}",
        ) {
            // Capitals stand nowhere else, so the words stand once.
            let (old, anchor) = anchored('a', &format!("{before}[QUOTED WORDS]{after}"));
            let new = snapshot('b', &format!("{head}{before}QUOTED WORDS{after}{tail}"));
            let placement = Matcher::new(Some(&old), &new).place(&anchor);
            let start = head.len() + before.len();
            prop_assert_eq!(placement.bytes, Some(start..start + 12));
            let expected = if head.is_empty() { AnchorState::Anchored } else { AnchorState::Moved };
            prop_assert_eq!(placement.state, expected);
        }

        #[test]
        fn placing_panics_on_no_texts_and_stays_in_bounds(
            old in "[ab👩\u{200d}é ]{1,20}", new in "[ab👩\u{200d}é ]{0,20}", start in 0usize..20, len in 1usize..9,
        ) {
            let old = snapshot('a', &old);
            let new = snapshot('b', &new);
            let end = (start + len).min(old.text.len());
            if let Ok(anchor) = crate::anchor::anchor(&old, start.min(end)..end) {
                let placement = Matcher::new(Some(&old), &new).place(&anchor);
                if let Some(bytes) = placement.bytes {
                    prop_assert!(new.text.get(bytes).is_some());
                }
                prop_assert!((0.0..=1.0).contains(&placement.score));
            }
        }
    }
}
