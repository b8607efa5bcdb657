use proptest::{collection::vec, prelude::*};

use super::*;

fn compared(left: &str, right: &str) -> Vec<Shared> {
    shared(&Words::new(left), &Words::new(right))
}

/// What is shared, in words, with how much of it is the same.
fn passages<'a>(left: &'a str, right: &'a str) -> Vec<(&'a str, &'a str, f64)> {
    let told = |shared: Shared| {
        let left = left.get(shared.left).unwrap();
        let right = right.get(shared.right).unwrap();
        (left, right, (shared.similarity * 100.0).round() / 100.0)
    };
    compared(left, right).into_iter().map(told).collect()
}

fn text(prefix: char, words: &[u16]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("{prefix}{word}")).collect();
    words.join(" ")
}

/// Words that stand in no other text.
fn numbered(prefix: char, count: u16) -> String {
    text(prefix, &(0..count).collect::<Vec<_>>())
}

const QUOTE: &str = "We have run this harbour for forty years, and we will not leave it to a company that has never seen the sea";

#[test]
fn a_quote_is_found_from_its_first_word_to_its_last_whatever_its_marks() {
    let left = format!("The mayor was clear. “{QUOTE}”, she wrote – twice.");
    let right = format!(
        "Asked by the paper, the mayor said: \"{}!\" That was all.",
        QUOTE.to_uppercase().replace(", ", " -- ")
    );
    let upper = QUOTE.to_uppercase().replace(", ", " -- ");
    assert_eq!(passages(&left, &right), [(QUOTE, upper.as_str(), 1.0)]);
    assert!(
        compared(&left, &right)
            .first()
            .unwrap()
            .differences
            .is_empty()
    );
}

#[test]
fn words_that_differ_are_bridged_and_told() {
    let said = "said the mayor in a letter to the council";
    for (from, to, difference) in [
        ("forty", "about fifty", ("forty", "about fifty")),
        (" never", "", ("never", "")),
        ("years, and", &format!("years,” {said}, “and"), ("", said)),
    ] {
        let left = format!("One. {QUOTE}. Two.");
        let changed = QUOTE.replace(from, to);
        let right = format!("Three. {changed}. Four.");
        let words = |text: &str| text.split_whitespace().count() as f64;
        let same = words(QUOTE) - words(difference.0);
        let similarity = 2.0 * same / (words(QUOTE) + words(&changed));
        let similarity = (similarity * 100.0).round() / 100.0;
        assert_eq!(
            passages(&left, &right),
            [(QUOTE, changed.as_str(), similarity)]
        );
        let shared = compared(&left, &right);
        let [told] = shared[0].differences.as_slice() else {
            panic!("{shared:?}");
        };
        let told = (
            left.get(told.left.clone()).unwrap(),
            right.get(told.right.clone()).unwrap(),
        );
        assert_eq!(told, difference);
    }
}

#[test]
fn a_passage_that_stands_twice_is_told_for_both_places() {
    let once = format!("{} {QUOTE} {}", numbered('a', 9), numbered('b', 9));
    let twice = format!("{QUOTE} {} {QUOTE}", numbered('c', 30));
    let places: Vec<_> = compared(&once, &twice)
        .into_iter()
        .map(|shared| (shared.left.start, shared.right.start))
        .collect();
    let start = once.find(QUOTE).unwrap();
    assert_eq!(places, [(start, 0), (start, twice.rfind(QUOTE).unwrap())]);
    // Twice in both: each place once, not each with each.
    let again = format!("{} {QUOTE} {} {QUOTE}", numbered('d', 5), numbered('e', 40));
    assert_eq!(compared(&twice, &again).len(), 2);
}

#[test]
fn texts_that_repeat_themselves_make_no_end_of_passages() {
    let sentence = format!("{QUOTE}. ");
    let same = sentence.repeat(500);
    let whole = compared(&same, &same);
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].left, 0..same.trim_end_matches(". ").len());
    // The same sentence with other words between: only the first places are looked at.
    let apart = |prefix| -> String {
        let one = |number: u16| format!("{sentence}{} ", text(prefix, &[number; 20]));
        (0..500).map(one).collect()
    };
    assert_eq!(compared(&apart('x'), &apart('y')).len(), MOST_PLACES);
    // Very many passages, each another one.
    let planted = |prefix: char| -> String {
        let one = |number: u16| {
            let shared = text('s', &(number * 20..number * 20 + 12).collect::<Vec<_>>());
            format!("{shared} {} ", text(prefix, &[number; 20]))
        };
        (0..300).map(one).collect()
    };
    assert_eq!(compared(&planted('x'), &planted('y')).len(), MOST_PASSAGES);
}

#[test]
fn scripts_without_blanks_are_compared_by_their_clusters() {
    let quote = "我们不会把港口交给一家从未见过大海的公司";
    let (left, right) = (
        format!("市长说：“{quote}”。"),
        format!("她写道，{quote}！完"),
    );
    assert_eq!(passages(&left, &right), [(quote, quote, 1.0)]);
}

proptest! {
    #[test]
    fn known_places_are_kept_in_as_few_ranges_as_there_are(
        ranges in vec((0usize..60, 1usize..12), 0..30),
    ) {
        let mut known = Known::default();
        let mut all = [false; 80];
        for (start, length) in ranges {
            known.add(start..start + length);
            all[start..start + length].fill(true);
        }
        for (place, is_known) in all.iter().enumerate() {
            prop_assert_eq!(known.has(place), *is_known, "{}", place);
        }
        let begins = (0..all.len()).filter(|at| all[*at] && (*at == 0 || !all[*at - 1]));
        prop_assert_eq!(known.0.len(), begins.count());
    }

    #[test]
    fn a_planted_passage_is_found_whole(
        planted in vec(0u16..1000, SURE..60),
        before in (0u16..40, 0u16..40),
        after in (0u16..40, 0u16..40),
    ) {
        let passage = text('p', &planted);
        let put = |one, before, other, after| {
            let (before, after) = (numbered(one, before), numbered(other, after));
            (format!("{before} — {passage}. {after}"), before.len() + " — ".len())
        };
        let (left, in_left) = put('a', before.0, 'b', after.0);
        let (right, in_right) = put('c', before.1, 'd', after.1);
        let found = compared(&left, &right);
        let whole = found.iter().find(|shared| {
            shared.left == (in_left..in_left + passage.len())
                && shared.right == (in_right..in_right + passage.len())
        });
        prop_assert!(whole.is_some_and(|shared| shared.similarity == 1.0), "{:?}", found);
    }

    #[test]
    fn a_changed_word_in_the_middle_is_bridged(
        first in SURE as u16..30, second in 3u16..30, turned: bool,
    ) {
        let (first, second) = (numbered('p', first), numbered('q', second));
        let (one, other) = (format!("a0 {first} a1 {second} a2"), format!("b0 {first} b1 {second} b2"));
        let (left, right) = if turned { (&other, &one) } else { (&one, &other) };
        let found = compared(left, right);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].left, &(3..left.len() - 3));
        prop_assert_eq!(&found[0].right, &(3..right.len() - 3));
        prop_assert_eq!(found[0].differences.len(), 1);
    }

    #[test]
    fn something_is_told_where_enough_words_are_shared_and_only_there(
        left in vec(0u16..4, 0..60), right in vec(0u16..4, 0..60),
    ) {
        let is_shared = |length: usize| {
            left.windows(length).any(|some| right.windows(length).any(|other| some == other))
        };
        let found = compared(&text('w', &left), &text('w', &right));
        if is_shared(SURE) {
            prop_assert!(!found.is_empty());
        }
        if !is_shared(SHINGLE) {
            prop_assert!(found.is_empty());
        }
    }

    #[test]
    fn left_and_right_may_change_places(
        shared in vec(0u16..5, SURE..30), left in vec(0u16..5, 0..60), right in vec(0u16..5, 0..60),
        at in (0usize..60, 0usize..60),
    ) {
        let put = |mut words: Vec<u16>, at: usize| {
            let at = at.min(words.len());
            words.splice(at..at, shared.iter().copied());
            text('w', &words)
        };
        let (left, right) = (put(left, at.0), put(right, at.1));
        let there = compared(&left, &right);
        let mut back: Vec<Shared> = compared(&right, &left).into_iter().map(turned).collect();
        back.sort_by_key(|shared| (shared.left.start, shared.right.start, shared.left.end));
        prop_assert!(!there.is_empty());
        prop_assert_eq!(there, back);
    }
}
