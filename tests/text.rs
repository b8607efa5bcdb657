//! Text as people read it: sentences by a table of cases, columns against the screen's own buffer.

use briefreader::{
    model::CleanText,
    text::{
        segment::{is_boundary, width},
        sentence::sentences,
    },
};
use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

const CASES: &str = include_str!("data/sentences.txt");

/// One line of the table: the text, and the sentences it should be cut into.
struct Case {
    text: String,
    sentences: Vec<String>,
}

impl Case {
    fn read(line: &str) -> Self {
        let (_, cuts) = line
            .split_once(": ")
            .expect("a case starts with its language");
        let cuts = cuts.replace('⏎', "\n");
        let text = cuts
            .replace(" || ", "\n\n")
            .replace(" | ", " ")
            .replace('¦', "");
        let sentences = cuts
            .replace(" || ", "¦")
            .replace(" | ", "¦")
            .split('¦')
            .map(str::to_owned)
            .collect();
        Self { text, sentences }
    }
}

fn cases() -> impl Iterator<Item = (usize, &'static str)> {
    let numbered = CASES
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn cut(text: &str) -> Vec<&str> {
    let parts = sentences(text).into_iter();
    parts
        .map(|part| text.get(part).expect("sentences are text"))
        .collect()
}

#[test]
fn sentences_are_cut_as_people_read_them() {
    let mut wrong = Vec::new();
    for (number, line) in cases() {
        let case = Case::read(line);
        let found = cut(&case.text);
        if found != case.sentences {
            wrong.push(format!(
                "line {number}: {line}\n    cut: {}",
                found.join(" | ")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases are cut wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_table_is_large_and_has_many_languages() {
    let languages: std::collections::BTreeSet<_> = cases()
        .filter_map(|(_, line)| line.split_once(": "))
        .map(|(language, _)| language)
        .collect();
    assert!(cases().count() >= 150);
    assert!(languages.len() >= 15, "{languages:?}");
}

#[test]
fn cases_are_clean_text() {
    for (number, line) in cases() {
        assert_eq!(CleanText::new(line).as_str(), line, "line {number}");
    }
}

#[test]
fn odd_texts_are_cut_in_one_walk() {
    assert!(sentences("").is_empty());
    assert!(sentences(" \n\n ").is_empty());
    let often = 100_000;
    for (part, count) in [
        (".", 1),
        ("a.", 1),
        ("(", 1),
        ("“", 1),
        (". ", 1),
        ("? \"", 1),
        ("a. ", 1),
        ("1. ", 1),
        ("Mr. ", 1),
        ("a… ", 1),
        ("a.\" .\" ", 1),
    ] {
        let text = part.repeat(often);
        assert_eq!(sentences(&text).len(), count, "{part:?} repeated");
    }
    // Nearly a sentence each; only the count is known to be large.
    assert_eq!(sentences(&"He left. ".repeat(100_000)).len(), 100_000);
    assert_eq!(sentences(&"他走了。".repeat(100_000)).len(), 100_000);
}

/// Text in which stops, quotes and blanks are frequent.
fn text_with_stops() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[.!?…。？؟।;]{1,3}",
        "[ \n\u{a0}]{1,2}",
        "[\"'“”„‘’«»「」()\\[\\]]",
        "[a-zA-Z]{1,6}",
        "(U\\.S|e\\.g|Inc|No|Mr|p\\.m|Aug|1|23|z|The|said|He|я|г|云|と)",
        "\\PC",
    ];
    proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_are_in_order_and_cover_what_is_not_white(text in text_with_stops()) {
        let mut end = 0;
        for sentence in sentences(&text) {
            prop_assert!(sentence.start >= end && sentence.start < sentence.end);
            let gap = text.get(end..sentence.start).expect("sentences start on characters");
            prop_assert!(gap.trim().is_empty(), "{gap:?} is in no sentence");
            let inside = text.get(sentence.clone()).expect("sentences are text");
            prop_assert_eq!(inside.trim(), inside);
            end = sentence.end;
        }
        let rest = text.get(end..).expect("sentences end on characters");
        prop_assert!(rest.trim().is_empty(), "{rest:?} is in no sentence");
    }

    #[test]
    fn paragraphs_are_cut_each_on_its_own(first in text_with_stops(), second in text_with_stops()) {
        let (first, second) = (first.trim(), second.trim());
        let both = format!("{first}\n\n{second}");
        let mut parts = cut(first);
        parts.extend(cut(second));
        prop_assert_eq!(cut(&both), parts);
    }

    #[test]
    fn columns_are_what_the_screen_fills(raw in "(\\PC|[a-zｶﾞ가👩🏽❤🇩🇪\u{200d}\u{fe0f}\u{301}لا云]){0,24}") {
        let text = CleanText::new(&raw);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 1));
        let (end, _) = buffer.set_stringn(0, 0, &*text, 200, Style::new());
        prop_assert_eq!(width(&text), usize::from(end), "{}", text.escape_unicode());
        prop_assert!(is_boundary(&text, text.len()));
    }
}
