use proptest::prelude::*;

use super::*;
use crate::model::PartialDate;

/// Draws a snapshot: a line a block, its kind and level, then its text.
fn drawn(text: &str) -> Vec<String> {
    let snapshot = read(text).unwrap();
    assert_eq!(snapshot.check(), Ok(()));
    let draw = |block: &crate::model::Block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "p",
            BlockKind::Heading => "h",
            BlockKind::ListItem => "i",
            BlockKind::Quotation => "q",
            BlockKind::Rule => "r",
            BlockKind::Code | BlockKind::Table => "?",
        };
        let ordinal = block.ordinal.map(|it| format!("#{it}")).unwrap_or_default();
        let words = snapshot.text.get(block.bytes.clone()).unwrap();
        format!("{kind}{}{ordinal} {words}", block.level)
    };
    snapshot.blocks.iter().map(draw).collect()
}

fn found(text: &str) -> Found {
    read(text).unwrap().found
}

const BODY: &str = "A ministry bought the package last year, and has not said what for.";

#[test]
fn a_report_with_headline_byline_and_summary() {
    let text = format!(
        "Seven Ministries (SVN) Are Said To Want The Cloud\n\nBy Jane Doe • Aug 23, 2020\n  \
         • The cloud is wanted by seven ministries, says a paper\n\n{BODY}\n\n{BODY}\n"
    );
    assert_eq!(
        drawn(&text),
        [
            "h1 Seven Ministries (SVN) Are Said To Want The Cloud".to_owned(),
            "i1 The cloud is wanted by seven ministries, says a paper".to_owned(),
            format!("p0 {BODY}"),
            format!("p0 {BODY}"),
        ]
    );
    let found = found(&text);
    assert_eq!(
        found.title.as_str(),
        "Seven Ministries (SVN) Are Said To Want The Cloud"
    );
    assert_eq!(found.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.published, PartialDate::of_day(2020, 8, 23));
    assert_eq!(found.source, None);
}

#[test]
fn where_and_when_a_letter_was_written_is_no_heading() {
    for line in [
        "Halden, le 17 janvier 2024",
        "Halden, den 17. Januar 2024",
        "Halden, 17 January 2024",
    ] {
        let text = format!("A NOTE TO THE PRESS\n\n{line}\n\n{BODY}\n\n{BODY}\n");
        let drawn = drawn(&text);
        assert_eq!(drawn[1], format!("p0 {line}"), "{drawn:?}");
        assert_eq!(found(&text).published, PartialDate::of_day(2024, 1, 17));
    }
}

#[test]
fn a_report_without_a_headline_among_debris() {
    let text = format!(
        "2 min\n\nTags in this article\n\n, , ,\n\nThe ministry is buying. {BODY}\n\n\
         Cloud contracts\n\n{BODY}\n\nMicrosoft\n\n{BODY}\n\nAdvertisement\n\n{BODY}"
    );
    assert_eq!(
        drawn(&text),
        [
            format!("p0 The ministry is buying. {BODY}"),
            "h2 Cloud contracts".to_owned(),
            format!("p0 {BODY}"),
            "h2 Microsoft".to_owned(),
            format!("p0 {BODY}"),
            format!("p0 {BODY}"),
        ]
    );
    let found = found(&text);
    assert_eq!(found.title.as_str(), "The ministry is buying.");
    assert_eq!(found.reading_minutes, Some(2));
    assert_eq!(
        (found.author, found.published, found.tags.len()),
        (None, None, 0)
    );
}

#[test]
fn headlines_are_told_from_prose() {
    let is_headline = |first: &str| drawn(&format!("{first}\n\n{BODY}"))[0].starts_with("h1");
    for first in [
        "Amazon sues the U.S.",
        "Who pays for the cloud?",
        "A cloud, sold seven times",
        "云服务合同",
        "The ministry that bought seven clouds and could not say\nwhat it had bought them for",
    ] {
        assert!(is_headline(first), "{first}");
    }
    for first in [
        "A short sentence.",
        "Dear reader,",
        "The plan:",
        "He said: “We sell it.”",
        "- an item",
        "> quoted",
        "12:30",
        "Reuters - Aug 23, 2020",
    ] {
        assert!(!is_headline(first), "{first}");
    }
    assert!(drawn("Nothing but one line")[0].starts_with("p0"));
    assert!(drawn("A line\nand a verse")[0].starts_with("p0"));
}

#[test]
fn a_line_with_a_date_beside_other_words_stays() {
    let text = format!("Reuters - Aug 23, 2020\n\nSeven clouds sold\n\n{BODY}");
    assert_eq!(
        drawn(&text)[..2],
        ["p0 Reuters - Aug 23, 2020", "h1 Seven clouds sold"]
    );
    let found = found(&text);
    assert_eq!(found.published, PartialDate::of_day(2020, 8, 23));
    assert_eq!(found.source, None);
}

#[test]
fn labelled_lines_tell_of_the_article() {
    let text = format!(
        "Title: Seven clouds\nAuthor: Jane Doe\nPublished: 2020-08-23\n\n{BODY}\n\n{BODY}\n\n\
         {BODY}\n\nSource: The Herald\nTags: cloud, deals"
    );
    assert_eq!(drawn(&text)[0], "h1 Seven clouds");
    assert_eq!(drawn(&text).len(), 4);
    let found = found(&text);
    assert_eq!(found.title.as_str(), "Seven clouds");
    assert_eq!(found.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.source.as_deref(), Some("The Herald"));
    assert_eq!(found.tags.len(), 2);
}

#[test]
fn headings_stand_alone_before_text() {
    let between = |line: &str| drawn(&format!("{BODY}\n\n{line}\n\n{BODY}"))[1].clone();
    assert_eq!(between("What was bought"), "h2 What was bought");
    assert_eq!(between("1. What was bought"), "h2 1. What was bought");
    for line in [
        "He left.",
        "what was bought",
        "The parts:",
        "“Never,” she said.",
        "10,000",
    ] {
        assert_eq!(between(line), format!("p0 {line}"));
    }
    // Three in a row are a list of something, and nothing follows the last line of a text.
    let names = format!("{BODY}\n\nOne Name\n\nTwo Names\n\nThree Names\n\n{BODY}\n\nThe End");
    assert!(drawn(&names).iter().all(|block| block.starts_with("p0")));
    assert_eq!(
        drawn(&format!("Top\n===\n{BODY}\n\nPart\n----\n{BODY}")),
        [
            "h1 Top".to_owned(),
            format!("p0 {BODY}"),
            "h2 Part".to_owned(),
            format!("p0 {BODY}"),
        ]
    );
}

#[test]
fn a_paragraph_a_line_needs_no_blank_lines() {
    let long = [BODY; 3].join(" ");
    let text = format!("Seven clouds\n{long}\n{BODY}\nWhat next\n{long}\n- one\n- two\n{long}");
    assert_eq!(
        drawn(&text),
        [
            "h1 Seven clouds".to_owned(),
            format!("p0 {long}"),
            format!("p0 {BODY}"),
            "h2 What next".to_owned(),
            format!("p0 {long}"),
            "i1 one".to_owned(),
            "i1 two".to_owned(),
            format!("p0 {long}"),
        ]
    );
}

#[test]
fn a_line_that_tells_other_than_one_before_it_stays_in_the_text() {
    let text = format!("{BODY}\n\nSource: Port Authority\nSource: Ministry of Ferries");
    let drawn = drawn(&text);
    assert_eq!(
        drawn,
        [
            format!("p0 {BODY}"),
            "p0 Source: Ministry of Ferries".to_owned()
        ]
    );
}

#[test]
fn lists_nest_by_indent() {
    let text = "The parts:\n- storage\n  that syncs\n  * offline\n  * online\n- power\n\n    More on power.\n\n\
                1. first\n2. second\n\n3. third\nAnd an end.";
    assert_eq!(
        drawn(text),
        [
            "p0 The parts:",
            "i1 storage that syncs",
            "i2 offline",
            "i2 online",
            "i1 power",
            "p1 More on power.",
            "i1#1 first",
            "i1#2 second",
            "i1#3 third",
            "p0 And an end.",
        ]
    );
    let text = read(text).unwrap().text;
    assert!(text.contains("storage that syncs\noffline\nonline\npower\n\nMore on power.\n\nfirst\nsecond\nthird\n\nAnd"));
}

#[test]
fn prose_that_looks_like_a_list_stays_prose() {
    for text in [
        "12. August 2020 was the day of the award, and it rained.",
        "1990. That was the year.",
        "The ministry bought a cloud – as seven others had in the year before\n\
         – and never said what it had paid for it, nor when it would be used,\n\
         nor by whom.",
        "— So it was said, and nobody asked.",
    ] {
        let blocks = drawn(text);
        assert_eq!(blocks, [format!("p0 {}", text.replace('\n', " "))]);
    }
}

#[test]
fn quotations_are_marked_or_indented() {
    let text = format!(
        "{BODY}\n\n> one\n> two\n>\n> three\n>> deep\n\n{BODY}\n\n    Indented words of others.\n\n{BODY}"
    );
    let blocks = drawn(&text);
    assert_eq!(
        blocks[1..5],
        ["q1 one\ntwo", "q1 three", "q2 deep", &format!("p0 {BODY}")]
    );
    assert_eq!(blocks[5], "q1 Indented words of others.");
    // A text that is indented as a whole quotes nobody.
    assert!(
        drawn(&format!("    {BODY}\n\n    {BODY}"))
            .iter()
            .all(|block| block.starts_with("p0"))
    );
}

#[test]
fn rules_part_what_stands_around_them() {
    let text = format!("---\n{BODY}\n\n* * *\n\n{BODY}\n---");
    assert_eq!(
        drawn(&text),
        [format!("p0 {BODY}"), "r0 ".to_owned(), format!("p0 {BODY}")]
    );
}

#[test]
fn nothing_but_debris_is_nothing() {
    for text in [
        "",
        "\n \n",
        ", , ,",
        "2 min\n\nAdvertisement\n",
        "---\n***",
        "\u{200b}\u{feff}",
        "- \n",
    ] {
        // A lone dash is a sign somebody wrote, and so is text.
        assert_eq!(read(text).is_none(), text != "- \n", "{text:?}");
    }
}

#[test]
fn hostile_shapes_end() {
    for text in [
        ">".repeat(100_000),
        "> ".repeat(100_000),
        "- ".repeat(100_000),
        "1. ".repeat(100_000),
    ] {
        let snapshot = read(&format!("{text}x")).unwrap();
        assert_eq!(snapshot.check(), Ok(()));
    }
    let list: String = (0..300)
        .map(|depth| format!("{}- a\n", " ".repeat(2 * depth)))
        .collect();
    let snapshot = read(&list).unwrap();
    assert_eq!(
        snapshot.blocks.last().unwrap().level,
        crate::model::DEEPEST_LEVEL
    );
}

proptest! {
    /// Paragraphs of sentences come out as they went in, and a second time too.
    #[test]
    fn paragraphs_are_kept_byte_for_byte(
        paragraphs in prop::collection::vec("[A-Z][a-zé]{0,8}( [a-zé]{1,8},?){1,30} end\\.", 1..6),
    ) {
        let text = paragraphs.join("\n\n");
        let snapshot = read(&text).unwrap();
        prop_assert_eq!(snapshot.text.as_str(), text.as_str());
        prop_assert_eq!(read(&snapshot.text).unwrap(), snapshot);
    }

    /// However lines are shaped, no letter of theirs is lost, and none changes its place.
    #[test]
    fn no_letter_is_lost(
        text in "([ ]{0,6}(> |- |\\* |•|# )?[bcdfg]{0,5}( [bcdfgB.:?-]{1,9}){0,12}\n{0,3}){0,20}",
    ) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let kept = read(&text).map(|snapshot| letters(&snapshot.text)).unwrap_or_default();
        prop_assert_eq!(kept, letters(&text));
    }

    /// Line ends of other systems, and a blank at the end of a line, change nothing.
    #[test]
    fn line_ends_make_no_difference(text in "([ ]{0,5}[-a-z>•1. ]{0,12}\n){0,12}") {
        let here = read(&text);
        prop_assert_eq!(&read(&text.replace('\n', "\r\n")), &here);
        prop_assert_eq!(&read(&text.replace('\n', " \n")), &here);
    }

    #[test]
    fn any_text_keeps_the_promises(text in "\\PC{0,60}|[ \t\n>•*.)1-9a,|=\\u{202e}\\u{301}-]{0,80}") {
        if let Some(snapshot) = read(&text) {
            prop_assert_eq!(snapshot.check(), Ok(()));
            prop_assert_eq!(&CleanText::new(&snapshot.text), &snapshot.text);
            prop_assert!(!snapshot.found.title.is_empty());
        }
    }
}
