use serde_json::{Value, json};

use crate::library::Library;

const FIRST: &str = "Cloud offered\n\nThe package holds the company’s cloud and devices that work offline for weeks.\n\n\
    Three people who know of the plans told a magazine about it in the spring.\n\n\
    A spokesperson said that the company has always worked with governments.\n\n\
    The union of its engineers has not answered questions sent by this paper.\n";

const SECOND: &str = "Cloud offered\n\nThe package holds the company's cloud and small devices that work for weeks.\n\n\
    A spokesperson said that the company has always worked with governments.\n\n\
    The union of its engineers has not answered questions sent by this paper.\n\n\
    An earlier version of this report named the wrong ministry in its headline.\n";

/// An article with two snapshots.
fn revised(library: &Library) -> String {
    library.write("report.txt", FIRST);
    let id = library.id(&["add", "report.txt"]);
    library.write("report.txt", SECOND);
    library.done(&["add", "report.txt"]);
    id
}

#[test]
fn what_has_changed_is_told_by_words_and_the_rest_is_folded() {
    let library = Library::new();
    let id = revised(&library);
    let told = library.ok(&["diff", &id]);
    let expected = "“Cloud offered”, snapshot 1 → 2: 1 edited, 1 added, 1 removed\n\n\
        Cloud offered\n\n\
        The package holds the company's cloud and {+small+} devices that work [-offline-] for weeks.\n\n\
        [-Three people who know of the plans told a magazine about it in the spring.-]\n\n\
        A spokesperson said that the company has always worked with governments.\n\n\
        The union of its engineers has not answered questions sent by this paper.\n\n\
        {+An earlier version of this report named the wrong ministry in its headline.+}\n";
    assert_eq!(told, expected);
    assert_eq!(library.ok(&["diff", &id, "1", "2"]), told);
    let back = library.ok(&["diff", &id, "2", "1"]);
    assert!(
        back.contains("cloud and [-small-] devices that work {+offline+} for weeks."),
        "{back}"
    );
    let same = library.ok(&["diff", &id, "2", "2"]);
    assert_eq!(
        same,
        "“Cloud offered”, snapshot 2 → 2: no words have changed\n"
    );
}

#[test]
fn colours_stand_in_place_of_signs_where_they_are_asked_for() {
    let library = Library::new();
    let id = revised(&library);
    let told = library.ok(&["diff", &id, "--color", "always"]);
    assert!(
        told.contains("cloud and \u{1b}[32;4msmall\u{1b}[0m devices"),
        "{told}"
    );
    assert!(!told.contains("{+"), "{told}");
    assert!(!library.ok(&["diff", &id]).contains('\u{1b}'));
}

#[test]
fn annotations_are_told_that_a_change_touches() {
    let library = Library::new();
    library.write("report.txt", FIRST);
    let id = library.id(&["add", "report.txt"]);
    let edited = library.id(&["highlight", &id, "--quote", "devices that work offline"]);
    let gone = library.id(&[
        "highlight",
        &id,
        "--quote",
        "Three people who know of the plans",
    ]);
    library.id(&["highlight", &id, "--quote", "A spokesperson"]);
    library.write("report.txt", SECOND);
    library.done(&["add", "report.txt"]);
    let told = library.json(&["diff", &id]);
    let touched = |at: usize| told["changes"][at]["annotations"].clone();
    assert_eq!(touched(0), json!([edited]));
    assert_eq!(touched(1), json!([gone]));
    assert_eq!(touched(2), json!([]));
    let text = library.ok(&["diff", &id]);
    assert!(
        text.contains(" orphan: “Three people who know of the plans”\n"),
        "{text}"
    );
    assert!(text.contains(": “devices that work offline”\n"), "{text}");
    assert!(!text.contains(": “A spokesperson”"), "{text}");
}

#[test]
fn a_paragraph_of_another_kind_is_told() {
    let library = Library::new();
    library.write(
        "report.md",
        "# Cloud offered\n\nWhat it costs\n\nThe union has not answered.\n",
    );
    let id = library.id(&["add", "report.md"]);
    library.write(
        "report.md",
        "# Cloud offered\n\n## What it costs\n\nThe union has not answered.\n",
    );
    library.done(&["add", "report.md"]);
    let told = library.ok(&["diff", &id]);
    assert!(told.contains("snapshot 1 → 2: 1 recast\n"), "{told}");
    assert!(
        told.contains("\n~ paragraph → heading\nWhat it costs\n"),
        "{told}"
    );
    let change = library.json(&["diff", &id])["changes"][0].clone();
    assert_eq!(change["kind"], "recast");
    assert_eq!(
        change["recast"],
        json!({"old": "paragraph", "new": "heading"})
    );
}

#[test]
fn json_counts_in_code_points() {
    let library = Library::new();
    let id = revised(&library);
    let told = library.json(&["diff", &id]);
    assert_eq!(
        (&told["version"], &told["article"]),
        (&json!(1), &json!(id))
    );
    assert_eq!((&told["old"], &told["new"]), (&json!(1), &json!(2)));
    let text = |number: &str| library.ok(&["show", &id, "--snapshot", number]);
    let texts = [text("1"), text("2")];
    let check = |place: &Value, text: &str| {
        if let Some(start) = place["start"].as_u64() {
            let (start, end) = (start as usize, place["end"].as_u64().unwrap() as usize);
            let words: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(json!(words), place["text"]);
        }
    };
    let changes = told["changes"].as_array().unwrap();
    let kinds: Vec<&Value> = changes.iter().map(|change| &change["kind"]).collect();
    assert_eq!(kinds, ["edited", "removed", "added"]);
    for change in changes {
        check(&change["old"], &texts[0]);
        check(&change["new"], &texts[1]);
        for words in change["words"].as_array().unwrap() {
            check(&words["old"], &texts[0]);
            check(&words["new"], &texts[1]);
        }
    }
    assert_eq!(changes[0]["words"][0]["old"], Value::Null);
    assert_eq!(changes[0]["words"][0]["new"]["text"], "small ");
    assert_eq!(changes[0]["words"][1]["old"]["text"], "offline ");
}

#[test]
fn one_snapshot_can_not_be_compared_and_a_number_must_be_there() {
    let library = Library::new();
    let id = library.cloud();
    library
        .fails(1, &["diff", &id])
        .says("has only one snapshot");
    let id = revised(&library);
    library
        .fails(1, &["diff", &id, "1", "3"])
        .says("none of the number 3");
    library.fails(2, &["diff", &id, "1"]);
}
