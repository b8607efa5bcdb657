//! What a person decides of where an annotation stands in a snapshot.

use std::ops::Range;

use crate::{
    anchor::fold::Folded,
    model::{Anchor, AnchorState, CleanText, Contested, Placement},
};

/// Says that an annotation stands where the matcher put it; `words` are those that stand there, where they are not
/// its own.
///
/// Words that differ stay edited, since that is what they are; they only wait no longer. Nothing comes of a
/// placement without a place.
pub fn accepted(anchor: &Anchor, words: Option<&str>, placement: &Placement) -> Option<Placement> {
    let bytes = placement.bytes.clone()?;
    let words = words.unwrap_or(&anchor.quote);
    let decided = decided(anchor, words, bytes, "accepted", placement.score);
    Some(match placement.state {
        // Whoever has not seen the words can't say that they are the same.
        AnchorState::Edited => Placement {
            state: AnchorState::Edited,
            ..decided
        },
        _ => decided,
    })
}

/// Says that an annotation stands on words that a person has chosen.
pub fn chosen(anchor: &Anchor, words: &str, bytes: Range<usize>) -> Placement {
    decided(anchor, words, bytes, "chosen", 1.0)
}

/// Says that an annotation stands where a newer matcher puts it, or nowhere where that finds it nowhere.
pub fn accepted_offer(anchor: &Anchor, contested: &Contested) -> Placement {
    let offer = &contested.offer;
    let accepted = accepted(anchor, offer.words.as_deref(), &offer.placement);
    accepted.unwrap_or_else(rejected)
}

/// Says that an annotation stays where it was, whatever a newer matcher says; `words` are those that stand there,
/// where they are not its own.
pub fn kept(anchor: &Anchor, words: Option<&str>, contested: &Contested) -> Placement {
    let accepted = accepted(anchor, words, &contested.kept);
    accepted.map_or_else(rejected, |placement| Placement {
        method: CleanText::line("kept"),
        ..placement
    })
}

/// Says that an annotation stands nowhere in a snapshot.
pub fn rejected() -> Placement {
    Placement {
        method: CleanText::line("rejected"),
        by: CleanText::line(Placement::PERSON),
        ..Placement::orphan()
    }
}

/// Tells whether words are those of an anchor, typography aside.
pub fn is_same(anchor: &Anchor, words: &str) -> bool {
    Folded::new(anchor.quote.trim()).text == Folded::new(words.trim()).text
}

fn decided(
    anchor: &Anchor,
    words: &str,
    bytes: Range<usize>,
    method: &str,
    score: f64,
) -> Placement {
    let state = match (is_same(anchor, words), bytes.start == anchor.bytes.start) {
        (false, _) => AnchorState::Edited,
        (true, true) => AnchorState::Anchored,
        (true, false) => AnchorState::Moved,
    };
    Placement {
        bytes: Some(bytes),
        state,
        method: CleanText::line(method),
        score,
        by: CleanText::line(Placement::PERSON),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::selector::tests::anchored;

    #[test]
    fn a_decision_waits_no_longer_and_says_whether_the_words_are_the_same() {
        let (_, anchor) = anchored('a', "He said [“it works – offline”] twice.");
        let review = Placement {
            bytes: Some(20..40),
            state: AnchorState::Review,
            by: CleanText::line("matcher 2"),
            ..Placement::orphan()
        };
        assert!(review.waits());
        let states = [
            ("\"it works - offline\"", AnchorState::Moved),
            ("it worked offline", AnchorState::Edited),
        ];
        for (words, state) in states {
            let accepted = accepted(&anchor, Some(words), &review).unwrap();
            assert_eq!((&accepted.bytes, &accepted.state), (&review.bytes, &state));
            assert!(!accepted.waits());
        }
        let here = chosen(&anchor, &anchor.quote, anchor.bytes.clone());
        assert_eq!(here.state, AnchorState::Anchored);
        assert!(Placement::orphan().waits() && !rejected().waits());
        assert_eq!(accepted(&anchor, None, &Placement::orphan()), None);
    }
}
