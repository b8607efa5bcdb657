use std::sync::Arc;

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::text::fixture;

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
    let passages = diff(&old, &new);
    let first = &passages[0];
    assert!(first.touches(Some(&(4..13)), Some(&(4..17))), "put into it");
    assert!(!first.touches(Some(&(0..3)), Some(&(0..3))));
    assert!(!first.touches(None, None));
    let passages = diff(&new, &old);
    assert!(
        passages[0].touches(Some(&(4..17)), Some(&(4..13))),
        "taken out of it"
    );
    assert!(!passages[1].touches(Some(&(0..17)), Some(&(0..13))));
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
