use std::sync::Arc;

mod found;
mod ways;
mod wires;

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
    let wrong = cases.iter().filter_map(|(written, voice, via, hedge)| {
        let told = told_of(written, Some("Desk North"));
        let is_right =
            (told.0.as_str(), told.1.as_str(), told.2.as_str()) == (*voice, *via, *hedge);
        (!is_right).then(|| format!("{written}\n    {told:?}, not {voice} | {via} | {hedge}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
            "Harbour Times ‹ a letter",
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
            "Evening Post ‹ Water Institute",
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
            "Maria Holm",
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

#[test]
fn who_is_nobody_in_particular_has_no_name_in_whatever_words() {
    check(&[
        (
            "[Local media reported that the dam leaks.]",
            "attributed",
            "unnamed local media",
            "",
        ),
        (
            "[State television reported that the dam leaks.]",
            "attributed",
            "unnamed state television",
            "",
        ),
        (
            "[Ministers said that the dam leaks.]",
            "attributed",
            "unnamed ministers",
            "",
        ),
        (
            "[Experts said the dam leaks.]",
            "attributed",
            "unnamed experts",
            "",
        ),
        (
            "[Residents said the dam leaks.]",
            "attributed",
            "unnamed residents",
            "",
        ),
        (
            "[Witnesses said the dam leaks.]",
            "attributed",
            "unnamed witnesses",
            "",
        ),
        (
            "[People familiar with the matter said the dam leaks.]",
            "attributed",
            "unnamed people familiar with the matter",
            "",
        ),
        (
            "[The dam leaks, engineers said.]",
            "attributed",
            "unnamed engineers",
            "",
        ),
        (
            "[Radio Alder said the dam leaks.]",
            "attributed",
            "Radio Alder",
            "",
        ),
    ]);
}

#[test]
fn a_name_ends_where_words_that_are_no_part_of_it_begin() {
    check(&[
        (
            "[Der Damm ist laut Ministerin Ana Kolar sicher.]",
            "attributed",
            "Ministerin Ana Kolar",
            "",
        ),
        (
            "[Der Damm ist laut Kolar sicher.]",
            "attributed",
            "Kolar",
            "",
        ),
        (
            "[Der Damm sei sicher, sagte Ministerin Ana Kolar am Montag.]",
            "attributed",
            "Ministerin Ana Kolar",
            "",
        ),
        (
            "[The dam is safe, said Ana Kolar on Monday.]",
            "attributed",
            "Ana Kolar",
            "",
        ),
        (
            "[The dam is safe, said researchers at the Coast Institute.]",
            "attributed",
            "unnamed researchers at the Coast Institute",
            "",
        ),
        (
            "[According to the Ministry of Works the dam is safe.]",
            "attributed",
            "Ministry of Works",
            "",
        ),
    ]);
}

#[test]
fn what_is_written_by_nobody_named_is_the_root_and_keeps_its_words() {
    check(&[
        (
            "[Citing a leaked memo, Reuters reported that the dam leaks.]",
            "attributed",
            "Reuters ‹ a leaked memo",
            "",
        ),
        (
            "[The Tribune reported that an official at the ministry had said the dam leaks.]",
            "attributed",
            "Tribune ‹ unnamed official at the ministry",
            "",
        ),
        (
            "[Sources close to the minister told the Tribune that the dam leaks.]",
            "attributed",
            "Tribune ‹ unnamed sources close to the minister",
            "",
        ),
        (
            "[The Tribune reported that the dam leaks and that nobody said so.]",
            "attributed",
            "Tribune",
            "",
        ),
    ]);
}

#[test]
fn who_refuses_to_say_something_has_not_said_it() {
    check(&[
        (
            "[The ministry refused to say whether the dam leaks.]",
            "own",
            "",
            "",
        ),
        ("[Kolar declined to comment.]", "own", "", ""),
        ("[The promised aid never came to Tarby.]", "own", "", ""),
    ]);
}

#[test]
fn whom_it_is_told_is_a_channel_and_the_name_goes_before_the_office() {
    check(&[
        (
            "[Tarby’s mayor, Lena Foss, told the Coast News Agency that a crane had fallen.]",
            "attributed",
            "Coast News Agency ‹ Lena Foss",
            "",
        ),
        (
            "Tarby's mayor, Lena Foss, told the Coast News Agency that a crane had fallen. [\"It was a miracle that nobody was hurt,\" she said.]",
            "quoted",
            "Lena Foss",
            "",
        ),
        (
            "Lena Foss told the Coast News Agency that a crane had fallen. \"[It was a miracle that nobody was hurt,]\" she said.",
            "quoted",
            "Lena Foss",
            "",
        ),
        (
            "[The crane had fallen, said the mayor of Tarby, Lena Foss.]",
            "attributed",
            "Lena Foss",
            "",
        ),
        (
            "[The crane had fallen, Lena Foss, the mayor, insisted.]",
            "attributed",
            "Lena Foss",
            "",
        ),
        (
            "[According to the mayor, Lena Foss, a crane had fallen.]",
            "attributed",
            "Lena Foss",
            "",
        ),
        (
            "[Kolar, the environment minister, said the dam is safe.]",
            "attributed",
            "Kolar",
            "",
        ),
        (
            "[The plan is dead, the ministry in Tarby said.]",
            "attributed",
            "ministry in Tarby",
            "",
        ),
    ]);
}

#[test]
fn verbs_of_speech_are_known_in_their_language() {
    for verb in [
        "repeated",
        "reiterated",
        "stressed",
        "promised",
        "cautioned",
        "emphasised",
        "complained",
        "countered",
        "boasted",
        "pledged",
        "vowed",
        "concluded",
    ] {
        check(&[
            (
                &format!("[Kolar {verb} that the dam is safe.]"),
                "attributed",
                "Kolar",
                "",
            ),
            (
                &format!("[“The dam is safe,” Kolar {verb}.]"),
                "quoted",
                "Kolar",
                "",
            ),
        ]);
    }
    check(&[
        (
            "[Kolar betonte, dass der Damm sicher sei.]",
            "attributed",
            "Kolar",
            "",
        ),
        (
            "[Kolar a promis que le barrage tiendrait.]",
            "attributed",
            "Kolar",
            "",
        ),
        (
            "[Kolar subrayó que la presa es segura.]",
            "attributed",
            "Kolar",
            "",
        ),
        (
            "[Kolar ha ribadito che la diga è sicura.]",
            "attributed",
            "Kolar",
            "",
        ),
        (
            "[Kolar benadrukte dat de dam veilig is.]",
            "attributed",
            "Kolar",
            "",
        ),
        (
            "[Volgens minister Ana Kolar is de dam veilig.]",
            "attributed",
            "minister Ana Kolar",
            "",
        ),
        ("[The trial concluded on Monday in Tarby.]", "own", "", ""),
    ]);
}

#[test]
fn a_quotation_that_is_all_but_who_says_it_is_quoted() {
    check(&[
        (
            "[“The dam is safe,” said Minister Ana Kolar.]",
            "quoted",
            "Minister Ana Kolar",
            "",
        ),
        ("[\"The dam holds,\" Lund told us.]", "quoted", "Lund", ""),
        (
            "[Director Eva Lund: \"The dam holds.\"]",
            "quoted",
            "Director Eva Lund",
            "",
        ),
        (
            "Director Eva Lund: \"[The dam holds.]\"",
            "quoted",
            "Director Eva Lund",
            "",
        ),
        (
            "[« Le barrage est sûr », a déclaré la ministre Ana Kolar.]",
            "quoted",
            "ministre Ana Kolar",
            "",
        ),
        (
            "[«Le barrage est sûr», a déclaré la ministre.]",
            "quoted",
            "ministre",
            "",
        ),
        (
            "[The minister said the dam is “perfectly safe for all”.]",
            "attributed",
            "unnamed minister",
            "",
        ),
        (
            "Kolar spoke. Kolar said so. [“It leaks,” she said.]",
            "quoted",
            "Kolar",
            "",
        ),
    ]);
}

#[test]
fn what_is_only_taken_to_be_so_is_hedged() {
    for (written, hedge) in [
        ("It is believed that the dam leaked.", "it is believed"),
        ("Water is supposed to reach the town.", "is supposed to"),
        ("The dam was reported to leak.", "was reported to"),
        ("It is claimed that the dam leaks.", "it is claimed"),
        (
            "It has been claimed that the dam leaks.",
            "it has been claimed",
        ),
        ("The dam is set to close.", "is set to"),
        ("The dam is due to close.", "is due to"),
        ("The flood is due to the storm.", ""),
        ("De dam is vermoedelijk lek.", "vermoedelijk"),
        ("La diga sarebbe chiusa.", "sarebbe"),
    ] {
        let told = told_of(&format!("[{written}]"), None);
        assert_eq!(
            (told.0.as_str(), told.2.as_str()),
            ("own", hedge),
            "{written}"
        );
    }
}
