use std::sync::Arc;

use proptest::{collection::vec, prelude::*, sample::select};

use super::{revision::touches, *};
use crate::{anchor::plainly_set, text::fixture};

fn text(paragraphs: &[&str]) -> Arc<Snapshot> {
    let blocks: Vec<_> = paragraphs
        .iter()
        .map(|text| (BlockKind::Paragraph, 0, None, *text))
        .collect();
    fixture::snapshot(&blocks, Vec::new())
}

/// Shows what has changed: `[-gone-]`, `{+come+}`, `~` before what moved, `…` for a paragraph that has not changed.
fn told(old: &[&str], new: &[&str]) -> Vec<String> {
    let (old, new) = (text(old), text(new));
    let passages = diff(&old, &new);
    passages.iter().map(|one| shown(one, &old, &new)).collect()
}

fn slice<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap()
}

fn shown(passage: &Passage, old: &Snapshot, new: &Snapshot) -> String {
    if !passage.is_changed() {
        return "…".to_owned();
    }
    let mut shown = String::from(if passage.moved { "~ " } else { "" });
    for piece in &passage.pieces {
        let (before, after) = (slice(&old.text, &piece.old), slice(&new.text, &piece.new));
        match piece.fate {
            Fate::Same => shown += after,
            Fate::Gone => shown += &format!("[-{before}-]"),
            Fate::Come => shown += &format!("{{+{after}+}}"),
        }
    }
    shown.replace("\n\n", "¶")
}

const FIRST: &str =
    "The company offers governments a package of its cloud with devices that work offline.";
const SECOND: &str =
    "Three people who know of the plans told a magazine about it in the spring of that year.";
const THIRD: &str =
    "A spokesperson said that it has always worked with governments, and will go on to do so.";

#[test]
fn words_that_changed_are_told_within_their_paragraph() {
    let new = FIRST
        .replace("devices", "small devices")
        .replace("offline.", "Offline!");
    assert_eq!(
        told(&[FIRST, SECOND], &[&new, SECOND]),
        [
            "The company offers governments a package of its cloud with {+small +}devices that work [-offline.-]{+Offline!+}",
            "…"
        ]
    );
}

#[test]
fn typesetting_is_no_change_but_punctuation_is() {
    let old = "He said: “It’s\nours – always”.";
    assert_eq!(told(&[old], &["He said: \"It's ours - always\"."]), ["…"]);
    assert_eq!(told(&["One, two"], &["One two"]), ["One [-, -]two"]);
}

#[test]
fn paragraphs_that_came_went_and_moved_are_recognised() {
    assert_eq!(
        told(&[FIRST, SECOND], &[FIRST, THIRD, SECOND]),
        ["…".to_owned(), format!("{{+{THIRD}+}}"), "…".to_owned()]
    );
    assert_eq!(
        told(&[FIRST, THIRD, SECOND], &[FIRST, SECOND]),
        ["…".to_owned(), format!("[-{THIRD}-]"), "…".to_owned()]
    );
    let edited = THIRD.replace("always", "often");
    let moved = told(
        &["Start.", THIRD, FIRST, SECOND],
        &["Start.", FIRST, SECOND, &edited],
    );
    let [.., last] = moved.as_slice() else {
        panic!()
    };
    assert_eq!(
        *last,
        "~ A spokesperson said that it has [-always -]{+often +}worked with governments, and will go on to do so."
    );
    // A short one, too.
    let short = told(&["Notes", FIRST, SECOND], &[FIRST, SECOND, "Notes"]);
    assert_eq!(short, ["…", "…", "~ Notes"]);
}

#[test]
fn a_paragraph_that_was_divided_or_joined_is_still_the_same() {
    let both = format!("{FIRST} {SECOND}");
    assert_eq!(
        told(&[&both, THIRD], &[FIRST, SECOND, THIRD]),
        [format!("{FIRST}{{+¶+}}{SECOND}"), "…".to_owned()]
    );
    assert_eq!(
        told(&[FIRST, SECOND, THIRD], &[&both, THIRD]),
        [format!("{FIRST} [-¶-]{SECOND}"), "…".to_owned()]
    );
}

#[test]
fn letters_between_changes_are_told_with_them() {
    let told = told(
        &["In all of the town nobody knew the old man by his first name."],
        &["In all of the town nobody saw the tall man by his first name."],
    );
    assert_eq!(
        told,
        ["In all of the town nobody [-knew the old -]{+saw the tall +}man by his first name."]
    );
}

#[test]
fn annotations_are_touched_by_what_changes_in_them() {
    let (old, new) = (
        text(&["one two three", "four"]),
        text(&["one two new three", "four"]),
    );
    let touched = |old: &Snapshot, new: &Snapshot, places: [Range<usize>; 2]| {
        touches(&diff(old, new), &[places.map(Some)])
    };
    assert_eq!(touched(&old, &new, [4..13, 4..17]), [(0, 0)], "put into it");
    assert_eq!(touched(&old, &new, [0..3, 0..3]), []);
    assert_eq!(
        touched(&new, &old, [4..17, 4..13]),
        [(0, 0)],
        "taken out of it"
    );
    // All of both, and of the second paragraph.
    assert_eq!(touched(&new, &old, [0..17, 0..13]), [(0, 0)]);
    assert_eq!(touched(&new, &old, [19..23, 15..19]), []);
    assert_eq!(touches(&diff(&old, &new), &[[None, None]]), []);
}

#[test]
fn many_annotations_over_many_changes_are_told_of_those_that_touch_them() {
    // Everything has moved, and each paragraph was edited.
    let old: Vec<String> = (0..4_000)
        .map(|n| {
            format!("In {n} of all the years there was nothing like {n} to be seen by anybody.")
        })
        .collect();
    let new: Vec<String> = old
        .iter()
        .rev()
        .map(|one| one.replace("nothing", "much"))
        .collect();
    let (old, new) = (made(&old), made(&new));
    let passages = diff(&old, &new);
    assert_eq!(passages.iter().filter(|one| one.moved).count(), 3_999);
    let place = |at: usize| {
        let passage = &passages[at % passages.len()];
        let (was, is) = (passage.old.clone().unwrap(), passage.new.clone().unwrap());
        [Some(was.start..was.start + 5), Some(is.start..is.start + 5)]
    };
    let places: Vec<_> = (0..12_000).map(place).collect();
    let found = touches(&passages, &places);
    // The one that has not moved is edited behind the words.
    let stayed = passages.iter().position(|one| !one.moved).unwrap();
    assert_eq!(found.len(), 3 * 3_999);
    assert!(
        found
            .iter()
            .all(|(at, index)| at == &(index % 4_000) && *at != stayed)
    );
}

#[test]
fn what_was_put_in_is_told_as_the_sentence_that_it_is() {
    let [no, yes, so] = ["He said no.", "He said yes.", "He said so."];
    let all = |some: &[&str]| some.join(" ");
    assert_eq!(
        told(&[&all(&[no, yes])], &[&all(&[no, so, yes])]),
        ["He said no. {+He said so. +}He said yes."]
    );
    assert_eq!(
        told(&[&all(&[no, so, yes])], &[&all(&[no, yes])]),
        ["He said no. [-He said so. -]He said yes."]
    );
    // At either end of a paragraph.
    assert_eq!(
        told(&[&all(&[no, yes])], &[&all(&[so, no, yes])]),
        ["{+He said so. +}He said no. He said yes."]
    );
    assert_eq!(
        told(&[&all(&[no, yes])], &[&all(&[no, yes, so])]),
        ["He said no. He said yes. {+He said so.+}"]
    );
    // Two in one paragraph stay apart.
    let two = told(
        &[&all(&[no, yes, "Then he left."])],
        &[&all(&[no, so, yes, "Then he wept.", "Then he left."])],
    );
    assert_eq!(
        two,
        ["He said no. {+He said so. +}He said yes. {+Then he wept. +}Then he left."]
    );
}

#[test]
fn a_paragraph_of_another_kind_is_told() {
    let set = |kinds: [BlockKind; 3]| {
        let texts = [FIRST, SECOND, THIRD];
        let blocks: Vec<_> = kinds
            .into_iter()
            .zip(texts)
            .map(|(kind, text)| (kind, u8::from(kind != BlockKind::Paragraph), None, text))
            .collect();
        fixture::snapshot(&blocks, Vec::new())
    };
    let (text, heading) = (BlockKind::Paragraph, BlockKind::Heading);
    let old = set([text, text, BlockKind::ListItem]);
    let new = set([heading, text, text]);
    let recast = |old: &Snapshot, new: &Snapshot| -> Vec<_> {
        let passages = diff(old, new).into_iter();
        passages.map(|one| (one.is_edited(), one.recast)).collect()
    };
    let item = BlockKind::ListItem;
    assert_eq!(
        recast(&old, &new),
        [
            (false, Some([text, heading])),
            (false, None),
            (false, Some([item, text]))
        ]
    );
    assert_eq!(
        recast(&new, &old),
        [
            (false, Some([heading, text])),
            (false, None),
            (false, Some([text, item]))
        ]
    );
    // What was joined with a heading is not called another kind.
    let joined = fixture::snapshot(&[(text, 0, None, &format!("{FIRST} {SECOND}"))], Vec::new());
    assert_eq!(recast(&new, &joined).first(), Some(&(true, None)));
}

#[test]
fn the_worst_texts_end() {
    let same = "word ".repeat(60_000);
    let many: Vec<String> = (0..3000)
        .map(|n| format!("All {n} of these differ here."))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let other: Vec<String> = (0..3000)
        .map(|n| format!("None {n} was the other one."))
        .collect();
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    let short = "word ".repeat(40_000);
    for (old, new) in [
        (vec![same.trim()], vec![short.trim()]),
        (many.clone(), other),
        (many.clone(), many.iter().rev().copied().collect()),
        (vec!["a"; 4000], vec!["a"; 3000]),
        (vec![FIRST; 2000], vec![FIRST; 1500]),
        (vec![FIRST; 2000], vec![SECOND; 2000]),
    ] {
        assert!(!told(&old, &new).is_empty());
    }
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let words = vec(
        select(vec![
            "one",
            "two",
            "three",
            "Two,",
            "four.",
            "“five”",
            "\"five\"",
        ]),
        1..12,
    );
    let fresh = vec(words.prop_map(|words| words.join(" ")), 0..4);
    let known = select(vec![FIRST, SECOND, THIRD]).prop_map(str::to_owned);
    (fresh, vec(known, 0..4)).prop_map(|(mut fresh, known)| {
        for (at, one) in known.into_iter().enumerate() {
            let at = (at * 2).min(fresh.len());
            fresh.insert(at, one);
        }
        fresh
    })
}

fn made(paragraphs: &[String]) -> Arc<Snapshot> {
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    text(&paragraphs)
}

/// The letters of ranges put together, without blanks and typesetting.
fn letters(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let all: String = ranges
        .map(|range| plainly_set(slice(text, &range)).into_owned())
        .collect();
    all.split_whitespace().collect()
}

proptest! {
    #[test]
    fn pieces_cover_both_texts_and_what_is_called_the_same_is(old in texts(), new in texts()) {
        let (old, new) = (made(&old), made(&new));
        let passages = diff(&old, &new);
        let mut before: Vec<_> = passages.iter().filter_map(|one| one.old.clone()).collect();
        before.sort_by_key(|range| range.start);
        prop_assert_eq!(letters(&old.text, before.into_iter()), letters(&old.text, std::iter::once(0..old.text.len())));
        let after = passages.iter().filter_map(|one| one.new.clone());
        prop_assert_eq!(letters(&new.text, after), letters(&new.text, std::iter::once(0..new.text.len())));
        for passage in &passages {
            prop_assert!(!passage.pieces.is_empty());
            let (mut old_at, mut new_at) = (
                passage.old.clone().unwrap_or_default().start,
                passage.new.clone().unwrap_or_default().start,
            );
            for piece in &passage.pieces {
                prop_assert_eq!((piece.old.start, piece.new.start), (old_at, new_at));
                (old_at, new_at) = (piece.old.end, piece.new.end);
                let sides = (
                    letters(&old.text, std::iter::once(piece.old.clone())),
                    letters(&new.text, std::iter::once(piece.new.clone())),
                );
                match piece.fate {
                    Fate::Same => prop_assert_eq!(sides.0, sides.1),
                    Fate::Gone => prop_assert!(piece.new.is_empty() && !piece.old.is_empty()),
                    Fate::Come => prop_assert!(piece.old.is_empty() && !piece.new.is_empty()),
                }
            }
            prop_assert_eq!(old_at, passage.old.clone().unwrap_or_default().end);
            prop_assert_eq!(new_at, passage.new.clone().unwrap_or_default().end);
        }
        for passage in diff(&old, &old) {
            prop_assert!(!passage.is_changed());
        }
        let key = |one: &Passage| (one.old.clone().map(|r| r.start), one.new.clone().map(|r| r.start));
        let mut there = passages;
        let mut back: Vec<Passage> = diff(&new, &old).into_iter().map(Passage::turned).collect();
        there.sort_by_key(key);
        back.sort_by_key(key);
        prop_assert_eq!(there, back);
    }
}
