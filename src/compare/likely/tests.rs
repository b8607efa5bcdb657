use proptest::prelude::*;

use super::{part::MOST_PARTS, *};
use crate::text::token;

/// Weighs a statement by the texts that it is looked for in.
fn sought(statement: &str, texts: &[&str]) -> Sought {
    let parts = Sought::parts(statement);
    let stands = |part: &Part, text: &str| {
        let all = format!(" {} ", token::folded(text));
        let mut forms = part.forms.iter();
        forms.any(|form| all.contains(&format!(" {form} ")))
    };
    let spread: Vec<usize> = parts
        .iter()
        .map(|part| texts.iter().filter(|text| stands(part, text)).count())
        .collect();
    Sought::new(&parts, &spread, texts.len())
}

/// Returns the best sentences over all texts, the very best first.
fn best<'t>(statement: &str, texts: &[&'t str]) -> Vec<&'t str> {
    let sought = sought(statement, texts);
    let mut all: Vec<(f64, &str)> = Vec::new();
    for text in texts {
        for passage in sought.passages(text, 20) {
            all.push((passage.score, text.get(passage.bytes).unwrap()));
        }
    }
    all.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    all.into_iter().map(|(_, words)| words).collect()
}

#[test]
fn what_says_another_number_or_no_is_not_told_as_the_same() {
    let told = |other: &str| {
        let one = "The toll on the harbour bridge will rise to 4 euros in May, the company said.";
        let sought = sought(
            "The toll on the bridge will rise to 4 euros in May",
            &[one, other],
        );
        let first = |text| sought.passages(text, 1).into_iter().next().unwrap();
        let (one, other) = (first(one), first(other));
        folded(&[&one, &other], &|| false)
    };
    let same = "The toll on the harbour bridge will soon rise to 4 euros in May, the company said.";
    assert_eq!(told(same), [0, 0]);
    for (from, to) in [
        ("soon", "not"),
        ("4", "7"),
        ("soon rise", "rise for seven months"),
        ("soon", "nicht"),
    ] {
        assert_eq!(told(&same.replace(from, to)), [0, 1], "{to}");
    }
}

const NEWS: [&str; 4] = [
    "The council met on Monday. It was late, and the rain did not stop.\n\nThe harbour will be sold for 40 million to Brightwater, the mayor said. Nobody clapped.",
    "A cat sat on the wall of the harbour. The mayor fed it.\n\nShe said nothing of a sale.",
    "Brightwater builds bridges. The firm has offices in the north.\n\nIt did not answer.",
    "The budget of the town is 40 pages long. The mayor wrote it on the train.",
];

#[test]
fn the_sentence_that_says_it_comes_first() {
    let found = best("The harbour is sold to Brightwater for 40 million", &NEWS);
    assert_eq!(
        found[0],
        "The harbour will be sold for 40 million to Brightwater, the mayor said."
    );
    assert!(!found.contains(&"Nobody clapped."), "{found:?}");
}

#[test]
fn a_headline_goes_behind_the_sentence_in_which_its_words_stand_and_before_others() {
    let text = "Blaze at the works kills seven\n\nThe blaze at the works in the harbour on Tuesday night, of which nobody knows the cause yet, kills seven people.\n\nThe works made glue.";
    let others = ["Ten boats came.", "A gull is ill.", text];
    let found = sought("A blaze at the works kills seven", &others).passages(text, 8);
    let starts: Vec<usize> = found.iter().map(|passage| passage.bytes.start).collect();
    let sentence = text.find("The blaze").unwrap();
    assert_eq!(starts.first(), Some(&sentence));
    assert_eq!(starts.get(1), Some(&0));
    // One that says more than any sentence stays where it is.
    let alone = "Blaze at the works kills seven\n\nThe works made glue.\n";
    let found = sought("A blaze at the works kills seven", &others).passages(alone, 8);
    assert_eq!(found.first().map(|passage| passage.bytes.start), Some(0));
}

#[test]
fn a_short_word_that_stands_everywhere_finds_nothing_and_a_rare_one_does() {
    let everywhere = vec!["There is no ship."; 500];
    let of = |statement: &str, texts: &[&str]| {
        sought(statement, texts)
            .passages("There is no ship, and no tar.", 8)
            .len()
    };
    assert_eq!(of("No", &everywhere), 0);
    let mut rare = vec!["There is a ship."; 500];
    rare.push("There is no tar.");
    assert_eq!((of("No", &rare), of("Tar", &rare)), (1, 1));
}

#[test]
fn a_rare_word_weighs_more_than_several_frequent_ones() {
    let texts = [
        "The mayor of the town said so to the town.",
        "The mayor of the town said no to the town.",
        "The mayor of the town said it to the town.",
        "A quay was named.",
    ];
    let found = best("The mayor of the town said the quay was closed", &texts);
    assert_eq!(found[0], "A quay was named.");
}

#[test]
fn numbers_and_names_weigh_more_than_words_as_rare() {
    let parts = Sought::parts("they saw 12 birds near Aldersea");
    let weight = |form: &str| {
        let part = parts
            .iter()
            .find(|part| part.forms.contains(&form.to_owned()))
            .unwrap();
        part.weight(3, 100)
    };
    assert!(weight("12") > weight("aldersea"));
    assert!(weight("aldersea") > weight("near"));
    assert!(weight("birds") < weight("12"));
}

#[test]
fn neighbours_help_a_sentence_and_never_stand_for_it() {
    let alone = "The crane fell at noon.";
    let beside = "The quay of Aldersea is old. The crane fell at noon. People ran.";
    let sought = sought(
        "The crane on the quay of Aldersea fell",
        &[alone, beside, "Rain.", "No one came.", "It was late."],
    );
    let score = |text: &str| {
        let found = sought.passages(text, 10);
        let of = found
            .iter()
            .find(|passage| text.get(passage.bytes.clone()).unwrap().contains("crane"));
        of.unwrap().score
    };
    assert!(score(beside) > score(alone));
    let found = sought.passages(beside, 10);
    let told: Vec<&str> = found
        .iter()
        .map(|passage| beside.get(passage.bytes.clone()).unwrap())
        .collect();
    assert!(!told.contains(&"People ran."), "{told:?}");
}

#[test]
fn a_plural_is_its_singular() {
    let texts = ["Offline devices were bought.", "Nothing was bought."];
    assert_eq!(best("An offline device", &texts), [texts[0]]);
    assert_eq!(
        best("offline devices", &["One offline device"]),
        ["One offline device"]
    );
}

#[test]
fn a_figure_is_found_however_it_is_written() {
    for (statement, written, other) in [
        (
            "The deal is worth $10bn",
            "It is said to cost 10 billion dollars.",
            "It is said to cost 12 billion dollars.",
        ),
        (
            "The deal is worth ten billion dollars",
            "Der Preis liegt bei 10 Milliarden Dollar.",
            "Der Preis liegt bei 11 Milliarden Dollar.",
        ),
        (
            "Support stood at 47%",
            "Some forty-seven percent were in favour.",
            "Some forty percent were in favour.",
        ),
        (
            "1.2 million people left",
            "By then 1,200,000 had gone.",
            "By then 2,100,000 had gone.",
        ),
        (
            "It was signed on August 23, 2020",
            "Der Vertrag vom 23.08.2020 gilt.",
            "Der Vertrag vom 24.08.2021 gilt.",
        ),
        (
            "It was signed on 2020-08-23",
            "They met on 23 August in the port.",
            "They met on 24 August in the port.",
        ),
    ] {
        let texts = [other, written, "Nothing of it.", "A cat sat on a wall."];
        let found = best(statement, &texts);
        assert_eq!(found.first(), Some(&written), "{statement}");
    }
}

#[test]
fn a_figure_is_one_part_and_a_number_in_a_name_is_none() {
    let of = |statement: &str| -> Vec<Vec<String>> {
        let parts = Sought::parts(statement).into_iter();
        parts.map(|part| part.forms).collect()
    };
    let with = |parts: &[Vec<String>], form: &str| {
        let form = form.to_owned();
        parts.iter().filter(|forms| forms.contains(&form)).count()
    };
    let deal = of("$10bn was paid, 10 billion dollars");
    assert_eq!(with(&deal, "10bn"), 1, "{deal:?}");
    assert_eq!(with(&deal, "10 billion"), 1, "{deal:?}");
    assert_eq!(with(&of("An F16 fell"), "sixteen"), 0);
    let many: Vec<String> = (10..2_000)
        .map(|number| format!("{number} birds"))
        .collect();
    assert!(Sought::parts(&many.join(", ")).len() <= MOST_PARTS);
}

#[test]
fn what_goes_on_in_the_next_sentence_is_not_found() {
    let text = "They saw 10. Billion was a word.";
    let sought = sought("It cost 10 billion", &[text, "It cost 10 billion."]);
    for passage in sought.passages(text, 5) {
        for mark in &passage.marks {
            assert!(mark.end <= passage.bytes.end);
        }
    }
}

#[test]
fn words_are_marked_where_they_stand() {
    let text = "The harbour, they say, is sold.";
    let sought = sought("harbour sold", &[text]);
    let found = sought.passages(text, 1);
    let marks: Vec<&str> = found[0]
        .marks
        .iter()
        .map(|mark| text.get(mark.clone()).unwrap())
        .collect();
    assert_eq!(marks, ["harbour", "sold"]);
}

#[test]
fn chinese_and_arabic_statements_find_their_sentences() {
    let texts = [
        "港口将以四千万出售。市长没有回答。",
        "猫坐在墙上。市长喂了它。",
        "سيباع الميناء مقابل أربعين مليونا. لم تجب العمدة.",
    ];
    assert_eq!(best("港口被出售", &texts)[0], "港口将以四千万出售。");
    assert_eq!(
        best("بيع الميناء بأربعين مليونا", &texts)[0],
        "سيباع الميناء مقابل أربعين مليونا."
    );
}

#[test]
fn one_word_and_ten_thousand_letters_are_bounded() {
    assert_eq!(best("Brightwater", &NEWS).len(), 2);
    assert_eq!(best("", &NEWS), Vec::<&str>::new());
    assert_eq!(best("…", &NEWS), Vec::<&str>::new());
    let long = "The harbour is sold and the crane fell ".repeat(260);
    assert!(!best(&long, &NEWS).is_empty());
    let many: Vec<String> = (0..2_000).map(|number| format!("w{number}")).collect();
    assert!(Sought::parts(&many.join(" ")).len() <= MOST_PARTS);
    assert!(Sought::parts(&"字".repeat(10_000)).len() <= MOST_PARTS);
}

#[test]
fn nearly_the_same_sentence_is_folded_into_the_best() {
    let texts = [
        "The harbour will be sold for 40 million to the firm, the mayor of Aldersea said on Monday.",
        "“The harbour will be sold for 40 million to the firm”, the mayor of Aldersea said Monday.",
        "The harbour will not be sold, say the people who live beside it and fish in it.",
    ];
    let sought = sought("The harbour will be sold", &texts);
    let found: Vec<Passage> = texts
        .iter()
        .flat_map(|text| sought.passages(text, 3))
        .collect();
    let found: Vec<&Passage> = found.iter().collect();
    assert_eq!(folded(&found, &|| false), [0, 0, 2]);
}

#[test]
fn the_claims_that_a_sentence_may_bear_on_come_likeliest_first() {
    let claims = [
        "The mayor likes cats",
        "The harbour is sold to Brightwater",
        "The mayor sold a cat",
        "Rain falls",
    ];
    let words = claims.map(|claim| Words::new(claim).numbers());
    let bearing = |sentence| statements(sentence, words.iter().map(Vec::as_slice));
    let found = bearing("Brightwater has bought the harbour, the mayor said.");
    assert_eq!(found[0], 1);
    assert!(!found.contains(&3));
    assert_eq!(bearing(""), Vec::<usize>::new());
}

#[test]
fn the_other_words_for_what_happened_find_it_and_a_small_number_alone_comes_behind() {
    let texts = [
        "The works will be shut for six months, the board said.",
        "Le tribunal se réunit le 6 mai.",
        "Nine people drowned in the flood, the town said.",
        "Four people died, the ministry said. The water fell.",
        "Die Flut kam am Abend. Zwei Menschen kamen in der Flut um.",
        "The flood has closed the school.",
        "A cat sat on the wall.",
        "Rain is due.",
    ];
    let found = best("The death toll of the flood was six", &texts);
    assert_eq!(found[0], "Nine people drowned in the flood, the town said.");
    let place = |words: &str| found.iter().position(|found| found.starts_with(words));
    let others = [place("The works will"), place("Le tribunal")];
    for other in others.into_iter().flatten() {
        assert!(place("Four people died").unwrap() < other, "{found:?}");
    }
    // The word itself counts more than another one for it.
    let found = best(
        "A man was killed at the quay",
        &[
            "A man drowned at the quay.",
            "A man was killed at the quay.",
            "Rain.",
            "Snow.",
        ],
    );
    assert_eq!(found[0], "A man was killed at the quay.");
}

#[test]
fn a_claim_of_the_same_event_goes_before_those_that_share_who_says_so() {
    let claims = [
        "The finance ministry opposed the cap",
        "Sabotage caused the flood",
        "Heat caused the flood",
        "The death toll of the flood was six",
        "The harbour is sold",
    ];
    let words = claims.map(|claim| Words::new(claim).numbers());
    let sentence =
        "Seven people died in the flood, according to the report of the interior ministry.";
    let found = statements(sentence, words.iter().map(Vec::as_slice));
    assert_eq!(found[0], 3, "{found:?}");
}

#[test]
fn the_index_is_asked_for_the_rarest_words_only() {
    assert_eq!(rarest(&[900, 50, 900, 3], 500), [3, 1]);
    assert_eq!(rarest(&[900, 0, 900, 0], 500).len(), 1);
    assert_eq!(rarest(&[0, 0, 0, 0], 500), [0; 0]);
    // Unemployment rose in 2020.
    assert_eq!(rarest(&[300, 600, 90_000, 1_400], 1_500), [0, 1]);
}

proptest! {
    #[test]
    fn passages_are_sentences_of_the_text_with_their_marks_inside(
        statement in "([a-d]{1,3}|[A-C][a-c]{1,4}|[0-9]{1,2}|港|口|م)( ([a-d]{1,3}|[0-9]{1,2}|港口|ميناء)){0,8}",
        text in "(([a-d]{1,3}|[A-C][a-c]{1,4}|[0-9]{1,2}|港口|ميناء)[ .\n,。]{1,2}){0,40}",
        most in 0_usize..6,
    ) {
        let sought = sought(&statement, &[&text]);
        let found = sought.passages(&text, most);
        prop_assert!(found.len() <= most);
        for passage in &found {
            prop_assert!(text.get(passage.bytes.clone()).is_some());
            prop_assert!(passage.score.is_finite() && passage.score >= 0.0);
            prop_assert!(!passage.marks.is_empty());
            for mark in &passage.marks {
                prop_assert!(passage.bytes.start <= mark.start && mark.end <= passage.bytes.end);
                prop_assert!(text.get(mark.clone()).is_some());
            }
            prop_assert!(passage.is_like(passage));
        }
        prop_assert!(found.windows(2).all(|two| two[0].score >= two[1].score));
        let mut places: Vec<_> = found.iter().map(|passage| passage.bytes.start).collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), found.len());
    }

    #[test]
    fn nothing_panics_whatever_the_statement(statement in ".{0,200}", text in ".{0,400}") {
        let sought = sought(&statement, &[&text]);
        sought.passages(&text, 5);
        statements(&statement, [Words::new(&text).numbers().as_slice()].into_iter());
    }
}

#[test]
fn what_is_too_long_to_be_marked_is_passed_over() {
    let row = "harbour 40 million ".repeat(LONGEST_QUOTE / 10);
    let text = format!("{row}\n\nThe harbour is sold.");
    let found = best("The harbour", &[&text, "Nothing.", "Else."]);
    assert_eq!(found, ["The harbour is sold."]);
}

#[test]
fn folding_ends_where_nobody_waits_for_it() {
    let texts = "The harbour is sold. The harbour was shut.";
    let found = sought("The harbour", &[texts, "Else."]).passages(texts, 9);
    let found: Vec<&Passage> = found.iter().collect();
    assert_eq!(found.len(), 2);
    let asked = std::cell::Cell::new(0);
    let cancelled = || asked.replace(asked.get() + 1) > 0;
    assert_eq!(folded(&found, &cancelled).len(), 1);
}
