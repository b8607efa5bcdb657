use std::sync::Arc;

use super::*;
use crate::text::fixture::marked;

/// Makes out how the passage in square brackets is told: voice, who had it from whom, hedge.
fn told_of(written: &str, source: Option<&str>) -> (String, String, String) {
    let (document, range) = marked(written);
    let snapshot = Arc::clone(document.snapshot());
    let told = suggest(&snapshot, &range, source).told;
    let via: Vec<_> = told.via.iter().map(CleanText::as_str).collect();
    (
        told.voice
            .map(|voice| voice.word().to_owned())
            .unwrap_or_default(),
        via.join(" ‹ "),
        told.hedge.map(CleanText::into_string).unwrap_or_default(),
    )
}

fn check(cases: &[(&str, &str, &str, &str)]) {
    for (written, voice, via, hedge) in cases {
        let told = told_of(written, Some("Desk North"));
        let told = (told.0.as_str(), told.1.as_str(), told.2.as_str());
        assert_eq!(told, (*voice, *via, *hedge), "{written}");
    }
}

#[test]
fn what_nobody_else_says_is_in_the_article_s_own_voice() {
    check(&[
        ("[The bridge was closed on Monday.]", "own", "", ""),
        ("[The so-called “smart” bridge was closed.]", "own", "", ""),
        ("[The bridge is to open in May.] It is long.", "own", "", ""),
        (
            "[The firm is said to be near its end.]",
            "own",
            "",
            "is said to",
        ),
        ("[The bridge may open in June.]", "own", "", "may"),
        (
            "[Work is expected to last for a year.]",
            "own",
            "",
            "is expected to",
        ),
    ]);
}

#[test]
fn who_is_said_to_say_it_is_found_before_and_behind_the_verb() {
    check(&[
        (
            "[The ministry said that the bridge was closed.]",
            "attributed",
            "ministry",
            "",
        ),
        (
            "[The bridge was closed, the ministry said.]",
            "attributed",
            "ministry",
            "",
        ),
        (
            "[The bridge was closed, said Maria Holm, the mayor.]",
            "attributed",
            "Maria Holm",
            "",
        ),
        (
            "[According to the transport ministry, the bridge is safe.]",
            "attributed",
            "transport ministry",
            "",
        ),
        (
            "[The bridge is safe, according to two people familiar with the plans.]",
            "attributed",
            "unnamed two people familiar with the plans",
            "",
        ),
        (
            "[US officials said the bridge was closed.]",
            "attributed",
            "unnamed US officials",
            "",
        ),
        (
            "[Officials said the bridge was closed.]",
            "attributed",
            "unnamed officials",
            "",
        ),
        (
            "[A source said the bridge will reportedly stay closed.]",
            "attributed",
            "unnamed source",
            "reportedly",
        ),
        (
            "[Holm, a spokeswoman for the city, said the bridge was safe.]",
            "attributed",
            "Holm",
            "",
        ),
        (
            "[The firm has repeatedly denied that it knew.]",
            "attributed",
            "firm",
            "",
        ),
    ]);
}

#[test]
fn what_was_first_told_by_another_is_had_from_it() {
    check(&[
        (
            "[A report first published by the Harbour Times said that the mill had closed.]",
            "attributed",
            "Harbour Times",
            "",
        ),
        (
            "[The mill had closed, according to an investigation originally published in The Coast Courier.]",
            "attributed",
            "Coast Courier",
            "",
        ),
        (
            "[The story, first reported by the Harbour Times, says that the mill never opened.]",
            "attributed",
            "Harbour Times",
            "",
        ),
        (
            "[As the Coast Courier first reported, the mill lost its last client.]",
            "attributed",
            "Coast Courier",
            "",
        ),
        (
            "[In a report published by the Audit Office, the mill is said to be near its end.]",
            "attributed",
            "Audit Office",
            "is said to",
        ),
        (
            "[A letter seen by the Harbour Times said that the mill had closed.]",
            "attributed",
            "letter seen by the Harbour Times",
            "",
        ),
    ]);
}

#[test]
fn what_is_nobody_who_speaks_is_no_via() {
    check(&[
        (
            "[It is one that it built for the U.S. Port Department, says CNBC’s sources.]",
            "attributed",
            "CNBC ‹ unnamed sources",
            "",
        ),
        (
            "[The bridge is like the one that it built for the U.S. Port Department says CNBC’s sources.]",
            "attributed",
            "CNBC ‹ unnamed sources",
            "",
        ),
        (
            "Rain. [It only says to the Harbour Post that all is well.]",
            "attributed",
            "",
            "",
        ),
        ("[The agency has not confirmed the leak.]", "own", "", ""),
        ("[The agency hasn’t confirmed the leak.]", "own", "", ""),
        (
            "[The agency that was founded in May said bridges collapse.]",
            "own",
            "",
            "",
        ),
        (
            "[CNN reports, citing an unnamed White House official, that aid is coming.]",
            "attributed",
            "CNN ‹ unnamed White House official",
            "",
        ),
        (
            "[The Guardian, citing an official familiar with the talks, said aid is coming.]",
            "attributed",
            "Guardian ‹ unnamed official familiar with the talks",
            "",
        ),
        (
            "[Mayor Lena Holt, who opened the bridge, said it is safe.]",
            "attributed",
            "Mayor Lena Holt",
            "",
        ),
        (
            "[The bridge will be closed, according to a CNBC report.]",
            "attributed",
            "CNBC",
            "",
        ),
        (
            "[According to a report by the Water Institute seen by the Evening Post, the lake is full.]",
            "attributed",
            "Water Institute",
            "",
        ),
    ]);
}

#[test]
fn who_is_not_named_is_unnamed_whoever_they_are_with() {
    check(&[
        (
            "[Another CNBC source said that the bridge was closed.]",
            "attributed",
            "CNBC ‹ unnamed source",
            "",
        ),
        (
            "[An Evening Post source said that the bridge was closed.]",
            "attributed",
            "Evening Post ‹ unnamed source",
            "",
        ),
        (
            "[Another Desk North source said that the bridge was closed.]",
            "attributed",
            "unnamed source",
            "",
        ),
        (
            "[A Kremlin source said that the bridge was closed.]",
            "attributed",
            "unnamed Kremlin source",
            "",
        ),
        (
            "[White House officials said that the bridge was closed.]",
            "attributed",
            "unnamed White House officials",
            "",
        ),
        (
            "[The bridge is safe, according to people at the Port Ministry.]",
            "attributed",
            "unnamed people at the Port Ministry",
            "",
        ),
        (
            "[City spokeswoman Maria Holm said that the bridge was closed.]",
            "attributed",
            "City spokeswoman Maria Holm",
            "",
        ),
    ]);
}

#[test]
fn whom_it_is_told_and_whom_it_is_had_from_make_a_chain() {
    check(&[
        (
            "[An official told the Harbour Post that the bridge was closed.]",
            "attributed",
            "Harbour Post ‹ unnamed official",
            "",
        ),
        (
            "[Holm told reporters that the bridge was closed.]",
            "attributed",
            "Holm",
            "",
        ),
        (
            "[The Harbour Post reported, citing two officials, that the bridge was closed.]",
            "attributed",
            "Harbour Post ‹ unnamed two officials",
            "",
        ),
        (
            "[An official told Desk North that the bridge was closed.]",
            "attributed",
            "unnamed official",
            "",
        ),
    ]);
}

#[test]
fn words_in_quotation_marks_are_quoted_and_their_speaker_is_looked_for_beside_them() {
    check(&[
        (
            "[“The bridge is as safe as ever,”] said Maria Holm.",
            "quoted",
            "Maria Holm",
            "",
        ),
        (
            "“The bridge is safe,” Holm said. “[We have checked every bolt of it.]”",
            "quoted",
            "Holm",
            "",
        ),
        (
            "Holm said: “[The bridge may be closed again.]”",
            "quoted",
            "Holm",
            "may",
        ),
        (
            "Maria Holm runs the city. “[It is as safe as ever,]” she said.",
            "quoted",
            "",
            "",
        ),
        ("> [We have checked every bolt of it.]", "quoted", "", ""),
    ]);
}

#[test]
fn a_pronoun_stands_for_who_was_named_and_a_surname_for_the_whole_name() {
    check(&[
        (
            "Maria Holm said the bridge was safe. [She said that it had been checked.]",
            "attributed",
            "Maria Holm",
            "",
        ),
        (
            "Another CNBC source disagreed.\n\n[CNBC reported that it had been checked.]",
            "attributed",
            "CNBC",
            "",
        ),
        (
            "Maria Holm runs the city.\n\n[Holm said that it had been checked.]",
            "attributed",
            "Maria Holm",
            "",
        ),
    ]);
}

#[test]
fn other_languages_have_cues_of_their_own() {
    check(&[
        (
            "[Laut dem Ministerium ist die Brücke gesperrt.]",
            "attributed",
            "Ministerium",
            "",
        ),
        (
            "[Die Brücke ist angeblich gesperrt.]",
            "own",
            "",
            "angeblich",
        ),
        (
            "[Selon le ministère, le pont serait fermé.]",
            "attributed",
            "ministère",
            "serait",
        ),
        (
            "[Según el ministerio, el puente está cerrado.]",
            "attributed",
            "ministerio",
            "",
        ),
    ]);
}

#[test]
fn the_sentence_before_is_kept_where_the_quote_points_back() {
    let before = |written: &str| {
        let (document, range) = marked(written);
        let found = suggest(document.snapshot(), &range, None).before;
        found.map(CleanText::into_string)
    };
    let kept = Some("The bridge was closed.".to_owned());
    assert_eq!(
        before("Rain. The bridge was closed. [It will stay so.]"),
        kept
    );
    assert_eq!(before("The bridge was closed.\n\n[It will stay so.]"), kept);
    assert_eq!(before("Rain fell. [The bridge will stay so.]"), None);
    assert_eq!(before("[It will stay so.]"), None);
}

#[test]
fn any_passage_of_any_text_gets_an_answer() {
    for text in [
        "“",
        "said",
        "said said said",
        "“”",
        "he said, she said",
        "according to",
        "💬 “a b c",
        "他说：“好。”",
    ] {
        let written = format!("[{text}]");
        let _ = told_of(&written, None);
    }
    let long = format!("[{}]", "he said that ".repeat(4_000));
    let _ = told_of(&long, None);
}
