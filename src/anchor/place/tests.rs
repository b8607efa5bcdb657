use std::iter::once;

use proptest::prelude::*;

use super::*;
use crate::anchor::{
    selector::tests::{anchored, snapshot},
    steps::OF_QUOTE,
};

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
    assert_eq!(&*placement.by, MATCHER);
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
fn edited_words_begin_in_their_own_paragraph() {
    let old = "T\n\nThe council voted on Thursday to build a bridge.\n\n[The bridge will cost $40 million, of which \
        $22 million comes from the state, and will carry a toll of $1.50 for cars.]\n\nEnd of the text.";
    let ahead = "Three members changed their minds during the last hour of the debate.";
    let edited = "The bridge will cost $44 million, of which $22 million comes from the state, and will carry a toll \
        of $2.50 for cars";
    let council = "The council voted on Thursday to build a bridge.";
    for new in [
        format!("T\n\n{council}\n\n{ahead}\n\n{edited} and trucks.\n\nEnd of the text."),
        format!("T\n\n{ahead}\n\n{edited} and trucks.\n\nEnd of the text.\n\n{council}"),
    ] {
        let (placement, words) = placed(old, &new);
        assert_eq!(placement.state, AnchorState::Edited, "{new}");
        assert_eq!(words.as_deref(), Some(edited), "{new}");
    }
    // What came in the place of its first words is of its paragraph, too.
    let edited = edited.replace("The bridge", "A tunnel");
    let new = format!("T\n\n{council}\n\nNobody came there.\n\n{edited}.\n\nEnd of the text.");
    let (_, words) = placed(old, &new);
    assert_eq!(
        words.as_deref(),
        Some(format!("{edited}.").as_str()),
        "{new}"
    );
}

#[test]
fn words_move_between_changes_on_both_ends() {
    let old = "Start one. It was said here. [Its devices work offline.] Then more words. End one.";
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
    let old = "It began so. [Its devices work offline.] Then there were many more words to read.";
    let new =
        "It began so. Or not. Its devices work offline. Then there were many more words to see.";
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
    let old = "One cloud here. The second [cloud] there. And the third cloud is far away from it.";
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
fn a_first_word_that_stood_in_what_was_taken_out_before_belongs_to_the_words() {
    let old = "They met on Monday at noon. It wants to offer what others have long had. [It is called the great plan for all of the cloud.] They left again.";
    let new = "They met on Monday at noon. It is not called the great plan for all of the cloud. They left again.";
    let (placement, words) = placed(old, new);
    assert_eq!(placement.state, AnchorState::Edited);
    assert_eq!(
        words.as_deref(),
        Some("It is not called the great plan for all of the cloud.")
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
    let old = "They spoke of it all day long. [act of parliament] was what they called it then.";
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
            let before = matcher.steps.left_for_all();
            for quote in [0..4, 100..2_000, 5_000..60_000] {
                let anchor = crate::anchor::anchor(&old, quote).unwrap();
                let placement = matcher.place(&anchor);
                let bytes = placement.bytes.clone();
                assert!(bytes.is_none_or(|bytes| new.text.get(bytes).is_some()));
            }
            assert!(before - matcher.steps.left_for_all() <= 3 * OF_QUOTE);
        }
    }
}

/// Returns how many steps placing quotes of a text takes in another, and where they stand there.
fn steps(
    old: &str,
    new: &str,
    quotes: impl IntoIterator<Item = Range<usize>>,
) -> (usize, Vec<Placement>) {
    let (old, new) = (snapshot('a', old), snapshot('b', new));
    let matcher = Matcher::new(Some(&old), &new);
    let before = matcher.steps.left_for_all();
    let placements = quotes
        .into_iter()
        .map(|quote| matcher.place(&crate::anchor::anchor(&old, quote).unwrap()))
        .collect();
    (before - matcher.steps.left_for_all(), placements)
}

#[test]
fn the_same_words_are_looked_up_and_not_searched_for_in_scripts_without_blanks() {
    let chinese =
        "公司将向外国政府提供一套云服务设备可以离线工作三十天然后再同步价格没有告诉任何人";
    let thai = "บริษัทจะเสนอบริการคลาวด์ให้แก่รัฐบาลต่างประเทศอุปกรณ์ทำงานได้โดยไม่ต้องเชื่อมต่อนานสามสิบวัน";
    for words in [chinese, thai] {
        let letters: Vec<char> = words.chars().collect();
        // Each part ends with a number of its own, so that no quote stands twice.
        let part = |number: usize| {
            let turned = letters.iter().cycle().skip(number % letters.len());
            turned.take(20).collect::<String>() + &format!("{number}")
        };
        let old: String = (0..1000).map(part).collect();
        let new = format!("{}{old}", part(999));
        let mut starts = old.char_indices().map(|(at, _)| at).skip(10_000);
        let start = starts.next().unwrap();
        let end = starts.nth(40).unwrap();
        let (taken, placements) = steps(&old, &new, once(start..end));
        assert_eq!(
            placements[0].state,
            AnchorState::Moved,
            "{:?}",
            placements[0]
        );
        assert!(taken < old.len() / 10, "{taken} of {}", old.len());
    }
}

#[test]
fn one_word_again_and_again_is_for_review_after_a_bounded_number_of_steps() {
    let word = "word ".repeat(100_000);
    let (taken, placements) = steps(&word, &format!("other {word}"), once(250_000..250_120));
    assert_eq!(placements[0].state, AnchorState::Review);
    assert!(taken <= OF_QUOTE, "{taken}");
    // A part of a word is looked for letter by letter.
    let (taken, _) = steps(&word, &format!("other {word}"), once(250_001..250_003));
    assert!(taken <= OF_QUOTE, "{taken}");
}

#[test]
fn long_quotes_at_many_places_take_a_bounded_number_of_steps() {
    let passage: String = (0..700).map(|n| format!("w{} ", n * 31 % 97)).collect();
    let old = passage.repeat(30);
    let new = old.replace("w5 ", "w6 ");
    let (taken, _) = steps(&old, &new, [0..passage.len(), 40_000..43_000]);
    assert!(taken <= 2 * OF_QUOTE, "{taken}");
}

#[test]
fn ten_thousand_quotes_take_few_steps_each_where_little_has_changed() {
    let word = |n: usize| format!("w{} ", n * 7919 % 50_021);
    let old: String = (0..60_000).map(word).collect();
    let new: String = (0..60_000)
        .map(|n| {
            if n % 50 == 7 {
                "new ".to_owned()
            } else {
                word(n)
            }
        })
        .collect();
    let ends: Vec<usize> = old.match_indices(' ').map(|(at, _)| at).collect();
    let quotes: Vec<_> = (0..10_000)
        .map(|n| ends[5 * n] + 1..ends[5 * n + 20])
        .collect();
    let (taken, placements) = steps(&old, &new, quotes);
    let is_found = |placement: &&Placement| {
        matches!(
            placement.state,
            AnchorState::Anchored | AnchorState::Moved | AnchorState::Edited
        )
    };
    let found = placements.iter().filter(is_found).count();
    assert!(found > 9_900, "{found}");
    assert!(taken < 10_000 * 40_000, "{taken}");
}

#[test]
fn where_not_all_could_be_looked_at_nothing_is_said_to_be_edited() {
    let (old, anchor) = anchored('a', STORY);
    let new = snapshot('b', &STORY.replace(['[', ']'], "").replace("47", "45"));
    let matcher = Matcher {
        steps: Steps::of(0),
        ..Matcher::new(Some(&old), &new)
    };
    let found = matcher.find(&anchor);
    assert_eq!(found.placement.state, AnchorState::Review);
    assert!(!found.is_thorough);
}

#[test]
fn what_is_too_long_to_be_looked_for_everywhere_is_not_looked_for_thoroughly() {
    let words = |range: Range<usize>| range.map(|n| format!("w{n} ")).collect::<String>();
    let text = words(0..30_000);
    for (length, is_thorough) in [(10, true), (500, false)] {
        let quote = words(60_000..60_000 + length);
        let (old, anchor) = anchored('a', &format!("{text}[{}] end", quote.trim()));
        let gone = snapshot('b', &format!("{text}end"));
        let matcher = Matcher::new(Some(&old), &gone);
        let found = matcher.find(&anchor);
        assert_eq!(found.placement.state, AnchorState::Orphan);
        assert_eq!(found.is_thorough, is_thorough, "{length}");
        assert!(!matcher.steps.is_spent());
    }
}

#[test]
fn signs_without_words_are_found_in_a_long_text_around_where_they_are_to_be_expected() {
    let text = |head: &str| {
        let (before, after) = ("one two. ".repeat(1000), "three four. ".repeat(1000));
        format!("{head}{before} … [***] … {after}")
    };
    let (old, anchor) = anchored('a', &text(""));
    let new = snapshot('b', &text("New. ").replace(['[', ']'], ""));
    let matcher = Matcher {
        steps: Steps::of(new.text.len() / 2),
        ..Matcher::new(Some(&old), &new)
    };
    let found = matcher.find(&anchor);
    let words = found.placement.bytes.and_then(|bytes| new.text.get(bytes));
    assert_eq!((words, found.is_thorough), (Some("***"), false));
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
