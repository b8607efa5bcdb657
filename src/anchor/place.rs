//! Where the words of an anchor stand in another snapshot.

#[cfg(test)]
mod tests;

use std::{cell::OnceCell, collections::VecDeque, ops::Range};

use crate::{
    anchor::{
        compared::{Belonging, Compared},
        edits::{Pattern, Start, distance},
        find::{tolerant, window_end, window_start},
        fold::Folded,
        near::{self, Where},
        steps::Steps,
        version::MATCHER,
    },
    model::{Anchor, AnchorState, CleanText, Placement, Snapshot},
    text::token,
};

/// From which score on a place is the one.
const FOUND: f64 = 0.70;

/// From which score on a place is worth a person's look.
pub(super) const LIKELY: f64 = 0.55;

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

/// Places anchors that were made on one snapshot in another.
///
/// # Where it looks
/// In this order, and on only where it is not sure yet: the same text, the same place; the places of the quote, with
/// typography aside (quotation marks, dashes, white space, what shows nothing); where the comparison of the two texts
/// by word says that at least half of the quote's words live on, close together; of the places that differ from the
/// quote by at most half of its letters the best twenty, first around its rarest words, then, unless it knows by then
/// what the words have become, everywhere.
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
/// the quote did; short words beside which nothing is as it was; and whatever was found where not all could be looked at.
/// A place whose words are those of another passage of the older text is never the one: that is what tells a
/// look-alike from a revised sentence. Of two copies that one is taken around which the old neighbours stand.
///
/// # On what evidence
/// `tests/placement` makes revisions of which the fate of each word is known, of 27 kinds in twelve scripts; half of
/// the cases was put aside before the values were chosen: its sums were looked at meanwhile, its cases were not.
/// `cargo test --release --test placement` prints how the matcher does on either half and fails where a limit is missed.
///
/// # How long it takes
/// The comparison grows with the length of the texts, apart from a part that is bounded by a count of steps; it is made
/// once. From there on each quote takes a bounded number of steps, and so do all together: a step is a letter that is
/// read or 64 letters that are compared with one. The search everywhere takes three quarters of them at most.
#[derive(Debug)]
pub struct Matcher<'a> {
    old: Option<&'a Snapshot>,
    pub(super) new: &'a Snapshot,
    /// Whether the two texts are the same.
    is_same: bool,
    compared: OnceCell<Compared>,
    /// The newer text compared with none.
    alone: OnceCell<Compared>,
    folded: OnceCell<Folded>,
    pub(super) steps: Steps,
    /// Whether it may compare the texts.
    pub(super) compares: bool,
}

/// Where a matcher says that an anchor stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where, and how sure that is.
    pub placement: Placement,
    /// Whether it could look as long as it wanted.
    pub is_thorough: bool,
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
            steps: Steps::default(),
            compares: true,
        }
    }

    /// Places one anchor.
    pub fn place(&self, anchor: &Anchor) -> Placement {
        self.find(anchor).placement
    }

    /// Does the same, and tells how thoroughly it looked.
    pub fn find(&self, anchor: &Anchor) -> Found {
        let surely = |placement| Found {
            placement,
            is_thorough: true,
        };
        let text = self.new.text.as_str();
        let stands = || text.get(anchor.bytes.clone()) == Some(anchor.quote.as_str());
        let is_made_here = anchor.made_on == self.new.id;
        if (is_made_here || self.is_same) && stands() {
            let method = if is_made_here { "made" } else { "same text" };
            let bytes = Some(anchor.bytes.clone());
            return surely(placement(bytes, AnchorState::Anchored, method, 1.0));
        }
        if !self.compares {
            return Found {
                placement: self.very_words(anchor),
                is_thorough: false,
            };
        }
        let is_spent = self.steps.is_spent();
        self.steps.begin();
        let quote = Folded::new(anchor.quote.trim());
        let letters: Vec<char> = quote.text.chars().collect();
        if letters.is_empty() || text.is_empty() {
            return surely(placement(None, AnchorState::Orphan, "none", 0.0));
        }
        let mut placement = self.verdict(anchor, &letters);
        let fell_short = self.steps.fell_short();
        let is_found = placement.state != AnchorState::Orphan;
        if is_found && fell_short {
            placement.state = AnchorState::Review;
        }
        Found {
            placement,
            is_thorough: !is_spent && !fell_short,
        }
    }

    /// Looks for the words until it is sure of a place, or has looked everywhere.
    fn verdict(&self, anchor: &Anchor, letters: &[char]) -> Placement {
        let text = self.new.text.as_str();
        let judge = |bytes, method| self.judge(anchor, letters, bytes, method);
        let same = self.same(anchor, &letters.iter().collect::<String>());
        let is_often = same.len() > 2;
        let kept = self.compared(anchor).kept(&anchor.bytes);
        let mut places: Vec<(Range<usize>, &'static str)> = Vec::new();
        for bytes in same {
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
        let mut verdict = self.decide(anchor, letters, &candidates, is_often);
        let is_same = |verdict: &Placement| {
            matches!(verdict.state, AnchorState::Anchored | AnchorState::Moved)
        };
        for place in [Where::AtRareWords, Where::Everywhere] {
            // Changed words have their like among rare words, if anywhere.
            let is_sure = verdict.state == AnchorState::Edited && place == Where::Everywhere;
            if is_same(&verdict) || is_sure {
                break;
            }
            for bytes in self.near(anchor, letters, place) {
                let mut known = candidates.iter();
                if known.all(|known| !overlap(&known.bytes, &bytes)) {
                    candidates.push(judge(bytes, "near"));
                }
            }
            verdict = self.decide(anchor, letters, &candidates, is_often);
        }
        verdict
    }

    /// Returns where the same words stand, typography aside: of very many places those that are nearest to where they
    /// are to be expected.
    fn same(&self, anchor: &Anchor, folded: &str) -> Vec<Range<usize>> {
        let near = self.expected(anchor);
        let (text, quote) = (self.new.text.as_str(), anchor.quote.trim());
        let Some(inner) = whole_words(anchor) else {
            return self.anywhere(quote, near);
        };
        let words = quote.get(inner.clone()).unwrap_or_default();
        let compared = self.compared(anchor);
        let Some(standing) = compared.standing(words, near, MOST_PLACES) else {
            return self.anywhere(quote, near);
        };
        let (ahead, behind) = (quote.get(..inner.start), quote.get(inner.end..));
        let room = |part: Option<&str>| window(part.unwrap_or_default());
        let (ahead, behind) = (room(ahead), room(behind));
        let mut found: Vec<Range<usize>> = Vec::new();
        for bytes in standing {
            if !self.steps.take(bytes.len() + ahead + behind) {
                break;
            }
            let before = text.get(..bytes.start).unwrap_or_default();
            let start = bytes.start - window_end(before, ahead).len();
            let after = text.get(bytes.end..).unwrap_or_default();
            let end = bytes.end + window_start(after, behind).len();
            let part = text.get(start..end).unwrap_or_default();
            for place in tolerant(part, &Folded::new(part), folded) {
                let place = start + place.start..start + place.end;
                if overlap(&place, &bytes) && !found.contains(&place) {
                    found.push(place);
                }
            }
        }
        found
    }

    /// Looks for the same words letter by letter, where they have no whole words by which they could be looked up: in
    /// as much of the text as there are steps for, around where they are to be expected.
    fn anywhere(&self, quote: &str, near: usize) -> Vec<Range<usize>> {
        let text = self.new.text.as_str();
        let window = self.part(text, near, self.steps.for_look());
        if !self.steps.take(window.len()) {
            return Vec::new();
        }
        let mut places = if window.len() == text.len() {
            tolerant(text, self.folded(), quote)
        } else {
            let part = text.get(window.clone()).unwrap_or_default();
            let places = tolerant(part, &Folded::new(part), quote).into_iter();
            places
                .map(|place| window.start + place.start..window.start + place.end)
                .collect()
        };
        if places.len() > MOST_PLACES {
            places.sort_by_key(|bytes| bytes.start.abs_diff(near));
            places.truncate(MOST_PLACES);
        }
        places
    }

    /// Returns the comparison with the text in which the anchor was made, or with none where its words do not stand
    /// where it says.
    pub(super) fn compared(&self, anchor: &Anchor) -> &Compared {
        match self.older(anchor) {
            Some(old) => self
                .compared
                .get_or_init(|| Compared::new(&old.text, &self.new.text)),
            None => self.alone.get_or_init(|| Compared::new("", &self.new.text)),
        }
    }

    /// Returns the text in which the anchor was made, if its words stand where it says.
    pub(super) fn older(&self, anchor: &Anchor) -> Option<&Snapshot> {
        self.old.filter(|old| {
            let words = old.text.get(anchor.bytes.clone());
            old.id == anchor.made_on && words == Some(anchor.quote.as_str())
        })
    }

    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.new.text))
    }

    /// Returns where the words are to be expected, in bytes of the new text.
    pub(super) fn expected(&self, anchor: &Anchor) -> usize {
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

    /// Adds to a range of whole words what the quote has at its ends besides words, where that stands there.
    pub(super) fn trimmed(&self, anchor: &Anchor, bytes: &Range<usize>) -> Range<usize> {
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
        let longest = letters.len().max(there.len());
        let is_long = letters.len() > near::LONGEST || there.len() > 2 * near::LONGEST;
        // What stands beside it is read, too.
        let beside = 8 * (anchor.prefix.len() + anchor.suffix.len()) + there.len();
        let is_read = self.steps.take(beside);
        let steps = letters.len().div_ceil(64) * there.len();
        let quote = if there == letters {
            1.0
        } else if is_long || !is_read || !self.steps.take(steps) {
            self.compared(anchor)
                .belonging(&anchor.bytes, &bytes)
                .own
                .min(0.99)
        } else {
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

/// Returns from where to where a quote has whole words, in bytes of it; nothing where it has none.
fn whole_words(anchor: &Anchor) -> Option<Range<usize>> {
    let is_one_word = |before: Option<char>, after: Option<char>| match (before, after) {
        (Some(before), Some(after)) => {
            let pair = [before, after].iter().collect::<String>();
            let mut words = token::places(&pair);
            words.next().is_some_and(|word| word.len() == pair.len())
        }
        _ => false,
    };
    let quote = anchor.quote.trim();
    let mut words: VecDeque<Range<usize>> = token::tokens(quote).map(|word| word.bytes).collect();
    let (before, after) = (anchor.prefix.chars(), anchor.suffix.chars());
    let (first, last) = (anchor.quote.chars(), anchor.quote.chars());
    if is_one_word(before.last(), first.clone().next()) {
        words.pop_front();
    }
    if is_one_word(last.last(), after.clone().next()) {
        words.pop_back();
    }
    Some(words.front()?.start..words.back()?.end)
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

pub(super) fn placement(
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
