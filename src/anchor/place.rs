//! Where the words of an anchor stand in another snapshot.

use std::ops::Range;

use crate::{
    anchor::{
        find::{exact, tolerant, window_end, window_start},
        fold::Folded,
        selector::is_boundary,
    },
    model::{Anchor, AnchorState, CleanText, Placement, Snapshot},
};

/// Names this matcher and its version in the placements it makes.
///
/// Raise the version with each change by which some annotation would be placed differently.
pub const MATCHER: &str = "matcher 1";

/// What share of the context must agree for words that stand once to be the same ones.
///
/// Half: a paragraph put right before or after the words changes one side wholly.
const AGREEING: f64 = 0.5;

/// Places anchors that were made on one snapshot in another.
///
/// The words must be found exactly. Where the text around them is unchanged up to one end of the article,
/// they are where they were, counted from that end. Otherwise they must stand once with agreeing
/// context, or be the only ones of several of which both sides agree. Everything else is left to a person:
/// a likely place is for review, and words that stand nowhere are an orphan.
///
/// Context is compared code point by code point from the words outwards, with white space, quotation marks
/// and dashes taken as equal; what agrees ends at the first difference. Where the words stood at an end of
/// the text, that end counts as one code point of context.
#[derive(Debug)]
pub struct Matcher<'a> {
    old: Option<&'a Snapshot>,
    new: &'a Snapshot,
    /// How many bytes the two texts have in common at their starts and ends.
    common: (usize, usize),
}

/// How well the surroundings of a place agree with those that an anchor remembers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Agreement {
    /// Code points before the words: that agree, of how many.
    prefix: (usize, usize),
    /// Code points after the words: that agree, of how many.
    suffix: (usize, usize),
}

impl Agreement {
    #[expect(
        clippy::cast_precision_loss,
        reason = "no side has more than 64 code points"
    )]
    fn share(self) -> f64 {
        let (agree, of) = (self.prefix.0 + self.suffix.0, self.prefix.1 + self.suffix.1);
        agree as f64 / of.max(1) as f64
    }

    /// Tells whether each side agrees by at least half.
    fn on_both_sides(self) -> bool {
        let agrees = |(agree, of): (usize, usize)| 2 * agree >= of;
        agrees(self.prefix) && agrees(self.suffix)
    }

    /// Returns what share of the words and their context stands there; the words themselves do.
    #[expect(clippy::cast_precision_loss, reason = "a quote has at most 64 KiB")]
    fn score(self, quote: &str) -> f64 {
        let words = quote.chars().count();
        let (agree, of) = (self.prefix.0 + self.suffix.0, self.prefix.1 + self.suffix.1);
        (words + agree) as f64 / (words + of).max(1) as f64
    }
}

impl<'a> Matcher<'a> {
    /// Prepares to place anchors in `new`; `old` is the snapshot they were made on, where it can be read.
    pub fn new(old: Option<&'a Snapshot>, new: &'a Snapshot) -> Self {
        let common = old.map_or((0, 0), |old| common(&old.text, &new.text));
        Self { old, new, common }
    }

    /// Places one anchor; linear in the length of the new text.
    pub fn place(&self, anchor: &Anchor) -> Placement {
        let text = self.new.text.as_str();
        let stands = |bytes: &Range<usize>| text.get(bytes.clone()) == Some(anchor.quote.as_str());
        if anchor.made_on == self.new.id && stands(&anchor.bytes) {
            return placement(
                Some(anchor.bytes.clone()),
                AnchorState::Anchored,
                "made",
                1.0,
            );
        }
        if let Some(bytes) = self.unchanged(anchor).filter(stands) {
            return found(anchor, bytes, "unchanged", 1.0);
        }
        let rank = |bytes: Range<usize>| (agreement(anchor, text, &bytes), bytes);
        let places: Vec<_> = exact(text, &anchor.quote).into_iter().map(rank).collect();
        match places.as_slice() {
            [] => self.set_differently(anchor),
            [(agreement, bytes)] => {
                let score = agreement.score(&anchor.quote);
                if agreement.share() >= AGREEING {
                    found(anchor, bytes.clone(), "exact", score)
                } else {
                    placement(Some(bytes.clone()), AnchorState::Review, "exact", score)
                }
            }
            several => {
                let mut sure = several.iter().filter(|(a, _)| a.on_both_sides());
                if let (Some((agreement, bytes)), None) = (sure.next(), sure.next()) {
                    let score = agreement.score(&anchor.quote);
                    return found(anchor, bytes.clone(), "context", score);
                }
                self.best(anchor, several, "context")
            }
        }
    }

    /// Finds words that lie, with all their context, in what both texts have in common at one end.
    fn unchanged(&self, anchor: &Anchor) -> Option<Range<usize>> {
        let old = self.old.filter(|old| old.id == anchor.made_on)?;
        let bytes = &anchor.bytes;
        let first = bytes.end + anchor.suffix.len() <= self.common.0;
        let from_end = old.text.len().checked_sub(bytes.start)?;
        let last = from_end + anchor.prefix.len() <= self.common.1;
        let moved = || {
            let start = self.new.text.len().checked_sub(from_end)?;
            Some(start..start + bytes.len())
        };
        match (first, last) {
            (true, false) => Some(bytes.clone()),
            (false, true) => moved(),
            // Repeated passages may fit both ends; then neither tells.
            (true, true) => moved().filter(|moved| moved == bytes),
            (false, false) => None,
        }
    }

    /// Looks for the words set differently; that is for a person to confirm.
    fn set_differently(&self, anchor: &Anchor) -> Placement {
        let text = self.new.text.as_str();
        let rank = |bytes: Range<usize>| (agreement(anchor, text, &bytes), bytes);
        let places: Vec<_> = tolerant(text, &anchor.quote)
            .into_iter()
            .map(rank)
            .collect();
        self.best(anchor, &places, "typography")
    }

    /// Offers the place whose context agrees best, of equals the one nearest to where the words were.
    fn best(
        &self,
        anchor: &Anchor,
        places: &[(Agreement, Range<usize>)],
        method: &str,
    ) -> Placement {
        let better = |a: &&(Agreement, Range<usize>), b: &&(Agreement, Range<usize>)| {
            let distance = |bytes: &Range<usize>| bytes.start.abs_diff(anchor.bytes.start);
            a.0.share()
                .total_cmp(&b.0.share())
                .then(distance(&b.1).cmp(&distance(&a.1)))
        };
        match places.iter().max_by(better) {
            None => placement(None, AnchorState::Orphan, "none", 0.0),
            Some((agreement, bytes)) => {
                // Half of it says that several or other words may be meant.
                let score = agreement.score(&anchor.quote) / 2.0;
                placement(Some(bytes.clone()), AnchorState::Review, method, score)
            }
        }
    }
}

fn found(anchor: &Anchor, bytes: Range<usize>, method: &str, score: f64) -> Placement {
    let state = if bytes == anchor.bytes {
        AnchorState::Anchored
    } else {
        AnchorState::Moved
    };
    placement(Some(bytes), state, method, score)
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

/// Compares what an anchor remembers with what stands around a place.
fn agreement(anchor: &Anchor, text: &str, bytes: &Range<usize>) -> Agreement {
    let before = text.get(..bytes.start).unwrap_or_default();
    let after = text.get(bytes.end..).unwrap_or_default();
    let edge = |known: &str, there: &str| (usize::from(there.is_empty()), known.is_empty());
    let prefix = match edge(&anchor.prefix, before) {
        (agrees, true) => (agrees, 1),
        (_, false) => {
            let known = Folded::new(&anchor.prefix).text;
            let there = Folded::new(window_end(before, window(&anchor.prefix))).text;
            shared(known.chars().rev(), there.chars().rev())
        }
    };
    let suffix = match edge(&anchor.suffix, after) {
        (agrees, true) => (agrees, 1),
        (_, false) => {
            let known = Folded::new(&anchor.suffix).text;
            let there = Folded::new(window_start(after, window(&anchor.suffix))).text;
            shared(known.chars(), there.chars())
        }
    };
    Agreement { prefix, suffix }
}

/// Returns how many bytes of a text to compare with a context: more, since white space is folded.
fn window(context: &str) -> usize {
    2 * context.len() + 64
}

/// Counts how many characters agree up to the first difference, and how many there are.
fn shared(
    known: impl Iterator<Item = char> + Clone,
    there: impl Iterator<Item = char>,
) -> (usize, usize) {
    let agree = known.clone().zip(there).take_while(|(a, b)| a == b).count();
    (agree, known.count())
}

/// Measures what two texts have in common at their starts and at their ends, in bytes, between graphemes.
fn common(old: &str, new: &str) -> (usize, usize) {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let mut start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    while !(is_boundary(old, start) && is_boundary(new, start)) {
        start -= 1;
    }
    let ends = a.iter().rev().zip(b.iter().rev());
    let mut end = ends.take_while(|(a, b)| a == b).count();
    while !(is_boundary(old, old.len() - end) && is_boundary(new, new.len() - end)) {
        end -= 1;
    }
    (start, end)
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
        // The old text only makes more sure.
        let blind = Matcher::new(None, &new).place(&anchor);
        if blind.state != AnchorState::Review {
            assert_eq!(
                (blind.state, blind.bytes),
                (placement.state.clone(), placement.bytes.clone())
            );
        }
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
        assert_eq!(&*placement.by, "matcher 1");
    }

    #[test]
    fn words_move_with_what_is_put_before_them() {
        let old = "First here. [Its devices work offline.] Then more words.";
        let new = "A new paragraph.\n\nFirst here. Its devices work offline. Then more words.";
        let (placement, words) = placed(old, new);
        assert_eq!(placement.state, AnchorState::Moved);
        assert_eq!(&*placement.method, "unchanged");
        assert!((placement.score - 1.0).abs() < f64::EPSILON);
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
            (AnchorState::Anchored, "context")
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
    fn words_that_are_set_differently_are_for_review() {
        let (placement, words) =
            placed("He said: [“It’s so”] today.", "He said: \"It's so\" today.");
        assert_eq!(
            (placement.state, &*placement.method),
            (AnchorState::Review, "typography")
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
        assert_eq!(state("[No.]", "Is it? No. It isn't."), AnchorState::Review);
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
            prop_assert!((placement.score - 1.0).abs() < f64::EPSILON);
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
