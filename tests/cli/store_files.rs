//! Files of the library that hands, other programs or a failing disk have changed.

use std::fs;

use serde_json::json;

use crate::library::{Library, edit};

#[test]
fn a_hand_edit_is_taken_over() {
    let library = Library::new();
    let article = library.cloud();
    let file = &library.records("articles")[0];
    edit(file, |text| {
        text.replace("Cloud package for governments abroad", "Package, by hand")
    });
    let answer = library.run(&["list", "--format", "json"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let list: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(list["articles"][0]["title"], "Package, by hand");
    // A later change keeps it.
    library.done(&["set", &article, "--star"]);
    assert_eq!(
        library.json(&["list"])["articles"][0]["title"],
        "Package, by hand"
    );
}

#[test]
fn a_hand_edit_can_not_bring_controls_to_the_screen() {
    let library = Library::new();
    library.cloud();
    let file = &library.records("articles")[0];
    edit(file, |text| {
        text.replace(
            "Cloud package for governments abroad",
            "A\\u{1b}[2JB\\u{202e}C",
        )
    });
    let answer = library.done(&["list"]);
    assert!(answer.stdout.contains("A[2JBC"), "{answer:?}");
    assert!(
        !answer.stdout.contains(['\u{1b}', '\u{202e}']),
        "{answer:?}"
    );
    assert!(
        !answer.stderr.contains(['\u{1b}', '\u{202e}']),
        "{answer:?}"
    );
}

/// Damages the file of annotations, and checks that its last good copy is shown, that nothing can be
/// changed in it, and that the damage is named and left as it is.
fn damaged(change: impl FnOnce(&str) -> String, words: &str) {
    let library = Library::new();
    let article = library.cloud();
    let other = library.lobby();
    let mark = library.id(&["highlight", &article, "--quote", "twice"]);
    let file = library.records("annotations")[0].clone();
    edit(&file, change);
    let name = file.file_name().unwrap().to_str().unwrap();

    let answer = library.run(&["annotations", "--format", "json"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let annotations: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(annotations["annotations"][0]["id"], json!(mark));
    answer.says(name).says(words);

    let before = fs::read_to_string(&file).unwrap();
    let refused = library.fails(1, &["highlight", &article, "--quote", "a spokesman said"]);
    assert_eq!(refused.stdout, "");
    refused.says(name);
    assert_eq!(fs::read_to_string(&file).unwrap(), before);

    // Nothing else stops working.
    library.done(&["highlight", &other, "--quote", "A court"]);
    library.done(&["show", &article]);
}

#[test]
fn a_damaged_file_is_named_with_line_and_column() {
    damaged(|text| text.replacen("quote:", "quote", 1), "line ");
}

#[test]
fn a_truncated_file_is_damage() {
    damaged(
        |text| text.chars().take(text.chars().count() / 2).collect(),
        "line ",
    );
}

#[test]
fn a_file_of_a_newer_program_is_left_as_it_is() {
    damaged(
        |text| text.replacen("version: 1", "version: 99", 1),
        "newer",
    );
}

#[test]
fn a_text_that_was_changed_is_not_shown_as_if_it_were_the_old_one() {
    let library = Library::new();
    let article = library.cloud();
    let texts = library.records("texts");
    let text = texts[0].with_extension("txt");
    edit(&text, |text| text.replace("offline", "on-line"));
    library.fails(1, &["show", &article]).says("changed");
}
