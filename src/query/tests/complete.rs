//! What is offered while a query is typed.

use crate::{
    model::{
        CleanText,
        view::{Used, Vocabulary},
    },
    query::{Completion, FIELDS, Known, complete, parse},
};

fn used(words: &[&str]) -> Vec<Used> {
    let used = words.iter().enumerate().map(|(at, word)| Used {
        word: CleanText::line(word),
        count: words.len() - at,
    });
    used.collect()
}

/// Completes at the bar.
fn at_bar(typed: &str) -> Option<Completion> {
    let cursor = typed.find('|').expect("a bar");
    let words = Vocabulary {
        tags: used(&["cloud", "abroad", "cloud, far", "Über"]),
        sources: used(&["Desk North", "Northern \"Star\"", "OR"]),
        authors: used(&["A. Writer"]),
        claims: used(&["JEDI contains offline devices"]),
        stories: used(&["JEDI abroad"]),
        feeds: used(&["Harbour desk", "Sea"]),
        folders: used(&["News", "News/Europe", "Far, far"]),
    };
    let known = Known {
        ..Known::from(&words)
    };
    complete(&typed.replace('|', ""), cursor, &known)
}

/// Completes at the bar, and shows what comes of the query with each offer.
fn offered(typed: &str) -> Vec<String> {
    let text = typed.replace('|', "");
    let Some(Completion { bytes, offers }) = at_bar(typed) else {
        return Vec::new();
    };
    let (before, after) = (
        text.get(..bytes.start).unwrap(),
        text.get(bytes.end..).unwrap(),
    );
    let written = offers
        .iter()
        .map(|offer| format!("{before}{}{after}", offer.text));
    written.collect()
}

#[test]
fn fields_are_offered_where_one_may_begin() {
    assert_eq!(offered("so|"), ["source:", "sort:", "missing:source"]);
    assert_eq!(offered("a -Ti| b"), ["a -title: b"]);
    assert_eq!(offered("a (pub|"), ["a (published:"]);
    for typed in ["|", "a |", "a -|", "(|", "a | b"] {
        assert_eq!(offered(typed).len(), FIELDS.len(), "{typed}");
    }
    assert_eq!(offered("ta|:x"), ["tag:x"]);
    assert_eq!(offered("aut|or:x"), ["author:x"]);
    assert_eq!(offered("aut|r:x"), ["author:x"]);
}

#[test]
fn a_value_is_offered_with_its_field_to_who_knows_only_the_word() {
    assert_eq!(offered("unr|"), ["is:unread"]);
    assert_eq!(offered("rea|"), ["read:", "is:read"]);
    assert_eq!(offered("not a|"), ["not author:", "not added:"]);
    assert_eq!(offered("sta|"), ["stance:", "status:", "is:starred"]);
}

#[test]
fn nothing_is_offered_in_a_phrase_and_behind_what_is_complete() {
    for typed in [
        "\"so|",
        "a OR|",
        "(a)|",
        "is:starred|",
        "tag:\"cloud\"|",
        "title:x|",
        "autor:x|",
        "xyzzy|",
    ] {
        assert_eq!(at_bar(typed), None, "{typed}");
    }
    assert_eq!(complete("é", 1, &Known::default()), None);
    assert_eq!(complete("a", 9, &Known::default()), None);
}

#[test]
fn the_words_of_a_field_are_offered() {
    assert_eq!(
        offered("a is:s| b"),
        ["a is:starred b", "a is:sample b", "a is:trashed b"]
    );
    assert_eq!(offered("has:|").len(), 5);
    assert_eq!(
        offered("color:red,|gr"),
        ["yellow", "green", "blue", "pink", "orange"].map(|c| format!("color:red,{c}"))
    );
    assert_eq!(offered("color:red,gr|"), ["color:red,green"]);
    assert_eq!(offered("status:|")[1], "status:in-progress");
    assert_eq!(offered("sort:-|").len(), 5);
    assert_eq!(offered("sort:ti|"), ["sort:title", "sort:-title"]);
    assert_eq!(offered("added:t|"), ["added:today", "added:yesterday"]);
    assert_eq!(
        offered("added:<|"),
        ["added:<7d", "added:<30d", "added:<1y"]
    );
}

#[test]
fn names_are_offered_in_quotation_marks_where_they_need_them() {
    assert_eq!(
        offered("tag:|"),
        ["tag:cloud", "tag:abroad", "tag:\"cloud, far\"", "tag:Über"]
    );
    assert_eq!(offered("tag:cloud,ub|"), ["tag:cloud,Über"]);
    assert_eq!(
        offered("tag:cloud,|"),
        [
            "tag:cloud,abroad",
            "tag:cloud,\"cloud, far\"",
            "tag:cloud,Über"
        ]
    );
    assert_eq!(
        offered("source:nor|"),
        [r#"source:"Northern \"Star\"""#, "source:\"Desk North\""]
    );
    assert_eq!(offered("source:\"desk n|"), ["source:\"Desk North\""]);
    assert_eq!(offered("source:o|")[0], "source:\"OR\"");
    assert_eq!(offered("author:w|"), ["author:\"A. Writer\""]);
    assert_eq!(offered("story:|"), ["story:\"JEDI abroad\""]);
    assert_eq!(offered("feed:har|"), ["feed:\"Harbour desk\""]);
    assert_eq!(offered("folder:eu|"), ["folder:News/Europe"]);
    assert_eq!(offered("folder:News,f|"), ["folder:News,\"Far, far\""]);
    assert_eq!(
        offered("claim:off|"),
        ["claim:\"JEDI contains offline devices\""]
    );
}

#[test]
fn offers_say_what_they_mean() {
    let about = |typed: &str| at_bar(typed).unwrap().offers.remove(0).about;
    assert_eq!(about("ti|"), "words in the title");
    assert_eq!(about("is:unr|"), "not read yet");
    assert_eq!(about("tag:cl|"), "used 4 times");
    assert_eq!(about("tag:üb|"), "used 1 time");
    assert_eq!(about("color:re|"), "");
}

#[test]
fn a_value_that_is_offered_is_right() {
    for field in &FIELDS {
        for written in offered(&format!("{}:|", field.name)) {
            assert_eq!(parse(&written).faults, [], "{written}");
        }
    }
}
