//! Making an anchor from a range of a snapshot.

use std::ops::Range;

use thiserror::Error;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::model::{Anchor, CleanText, Snapshot};

/// How many code points an anchor keeps on each side of its words, at most.
pub const CONTEXT: usize = 64;

/// The most bytes that the words of one anchor may have: 64 KiB.
///
/// The words are written into the file of annotations, which is read and written as a whole with each
/// mark; a chapter in there would make every later mark slow.
pub const LONGEST_QUOTE: usize = 64 * 1024;

/// Says why a range does not become an anchor.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnchorError {
    /// There is nothing in it but blanks.
    #[error("There are no words in what is to be marked.")]
    Empty,
    /// It has more bytes than [`LONGEST_QUOTE`].
    #[error("What is to be marked has {bytes} bytes; one mark takes {LONGEST_QUOTE} at most.")]
    TooLong {
        /// How many it has.
        bytes: usize,
    },
    /// It leaves the text.
    #[error("What is to be marked lies outside the text.")]
    Outside,
}

impl AnchorError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::TooLong { .. } => Some("Mark the sentences that matter, one by one."),
            Self::Empty | Self::Outside => None,
        }
    }
}

/// Makes the anchor of a range of a snapshot's text, in bytes.
///
/// A range that cuts a grapheme is widened to hold it. The context is cut between graphemes too, and
/// holds the line breaks between blocks as they stand in the text. The time taken does not grow with the
/// text.
///
/// # Errors
/// Where the range holds no words, is too long, or leaves the text.
pub fn anchor(snapshot: &Snapshot, bytes: Range<usize>) -> Result<Anchor, AnchorError> {
    let text = snapshot.text.as_str();
    if bytes.start > bytes.end || bytes.end > text.len() {
        return Err(AnchorError::Outside);
    }
    let bytes = snap(text, bytes);
    let quote = text.get(bytes.clone()).unwrap_or_default();
    if quote.trim().is_empty() {
        return Err(AnchorError::Empty);
    }
    if quote.len() > LONGEST_QUOTE {
        return Err(AnchorError::TooLong { bytes: quote.len() });
    }
    let (prefix, suffix) = context(text, &bytes);
    Ok(Anchor {
        made_on: snapshot.id.clone(),
        quote: CleanText::new(quote),
        prefix: CleanText::new(prefix),
        suffix: CleanText::new(suffix),
        bytes,
    })
}

/// Widens a range to grapheme boundaries; an empty one stays empty.
pub fn snap(text: &str, bytes: Range<usize>) -> Range<usize> {
    let end = bytes.end.min(text.len());
    let start = before(text, bytes.start.min(end));
    if bytes.is_empty() {
        return start..start;
    }
    start..after(text, end)
}

/// Tells whether a byte offset lies between two graphemes, or at an end of the text.
pub fn is_boundary(text: &str, at: usize) -> bool {
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true)
            .is_boundary(text, 0)
            .unwrap_or(false)
}

/// Returns up to [`CONTEXT`] code points before and after a range that lies on grapheme boundaries.
pub(super) fn context<'a>(text: &'a str, bytes: &Range<usize>) -> (&'a str, &'a str) {
    let prior = text.get(..bytes.start).unwrap_or_default();
    let later = text.get(bytes.end..).unwrap_or_default();
    let before = taken(prior.graphemes(true).rev());
    let after = taken(later.graphemes(true));
    let prefix = prior.get(prior.len() - before..).unwrap_or_default();
    let suffix = later.get(..after).unwrap_or_default();
    (prefix, suffix)
}

/// Returns how many bytes the graphemes have that together make at most [`CONTEXT`] code points.
fn taken<'a>(graphemes: impl Iterator<Item = &'a str>) -> usize {
    let (mut points, mut bytes) = (0, 0);
    for grapheme in graphemes {
        points += grapheme.chars().count();
        if points > CONTEXT {
            break;
        }
        bytes += grapheme.len();
    }
    bytes
}

fn before(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if is_boundary(text, at) {
        return at;
    }
    let back = GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0);
    back.ok().flatten().unwrap_or(0)
}

fn after(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    if is_boundary(text, at) {
        return at;
    }
    let on = GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0);
    on.ok().flatten().unwrap_or(text.len())
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Found, SnapshotId};

    /// Makes a snapshot without structure; `name` tells its id from others.
    pub(crate) fn snapshot(name: char, text: &str) -> Snapshot {
        Snapshot {
            id: SnapshotId::parse(&name.to_string().repeat(64)).unwrap(),
            text: CleanText::new(text),
            blocks: Vec::new(),
            spans: Vec::new(),
            found: Found::default(),
        }
    }

    /// Takes a text with the selection between `[` and `]` and makes its anchor.
    pub(crate) fn anchored(name: char, marked: &str) -> (Snapshot, Anchor) {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let snapshot = snapshot(name, &marked.replace(['[', ']'], ""));
        let anchor = anchor(&snapshot, start..end).unwrap();
        (snapshot, anchor)
    }

    #[test]
    fn an_anchor_holds_the_words_and_what_stands_around_them() {
        let (_, anchor) = anchored('a', "Heading\n\n[Its devices work offline.] And more.");
        assert_eq!(&*anchor.quote, "Its devices work offline.");
        assert_eq!(&*anchor.prefix, "Heading\n\n");
        assert_eq!(&*anchor.suffix, " And more.");
        assert_eq!(anchor.bytes, 9..34);
    }

    #[test]
    fn the_context_counts_code_points_and_cuts_no_grapheme() {
        // An e with an accent of its own is two code points: 33 of them are 66.
        let accented = "e\u{301}".repeat(33);
        let text = format!("{accented}word{accented}");
        let start = accented.len();
        let anchor = anchor(&snapshot('a', &text), start..start + 4).unwrap();
        assert_eq!(&*anchor.prefix, "e\u{301}".repeat(32));
        assert_eq!(&*anchor.suffix, "e\u{301}".repeat(32));
    }

    #[test]
    fn a_range_that_cuts_a_grapheme_is_widened() {
        let text = "x👩‍👩‍👧 cafe\u{301}s";
        let family = 1..1 + "👩‍👩‍👧".len();
        assert_eq!(snap(text, 3..5), family);
        assert_eq!(snap(text, 2..2), 1..1);
        let accent = text.find('\u{301}').unwrap();
        assert_eq!(snap(text, accent..accent + 2), accent - 1..accent + 2);
        assert_eq!(snap(text, accent - 4..accent), accent - 4..accent + 2);
    }

    #[test]
    fn what_holds_no_words_is_refused_and_what_is_too_long() {
        let text = format!("a \n\n {}", "b".repeat(LONGEST_QUOTE + 1));
        let snapshot = snapshot('a', &text);
        assert_eq!(anchor(&snapshot, 0..0), Err(AnchorError::Empty));
        assert_eq!(anchor(&snapshot, 1..5), Err(AnchorError::Empty));
        let end = text.len();
        assert_eq!(anchor(&snapshot, 0..end + 1), Err(AnchorError::Outside));
        let bytes = LONGEST_QUOTE + 1;
        assert_eq!(
            anchor(&snapshot, 5..end),
            Err(AnchorError::TooLong { bytes })
        );
        assert!(anchor(&snapshot, 6..end).is_ok());
    }

    proptest! {
        #[test]
        fn every_anchor_finds_its_words_where_it_says(
            text in "[a e\u{301}🇩🇪👩\u{200d}\n]{1,40}", start in 0usize..60, length in 0usize..60,
        ) {
            let snapshot = snapshot('a', &text);
            let end = start.saturating_add(length).min(snapshot.text.len());
            if let Ok(anchor) = anchor(&snapshot, start.min(end)..end) {
                let text = snapshot.text.as_str();
                prop_assert_eq!(text.get(anchor.bytes.clone()), Some(&*anchor.quote));
                prop_assert!(text.get(..anchor.bytes.start).unwrap().ends_with(&*anchor.prefix));
                prop_assert!(text.get(anchor.bytes.end..).unwrap().starts_with(&*anchor.suffix));
                prop_assert!(is_boundary(text, anchor.bytes.start) && is_boundary(text, anchor.bytes.end));
                prop_assert!(anchor.prefix.chars().count() <= CONTEXT);
            }
        }
    }
}
