//! Moving, selecting and copying in a text.

use super::*;

#[test]
fn moving_and_selecting_read_like_the_text() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    let steps = [
        (
            "w",
            "One [c]omes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            ")",
            "One comes first. [T]wo is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "s",
            "One comes first. [Two is next.] Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "s",
            "One comes first. [Two is next. Three ends it.]\n\nA second paragraph. It has two.",
        ),
        (
            "s",
            "One comes first. [Two is next. Three ends it.\n\nA second paragraph.] It has two.",
        ),
        (
            "Esc",
            "One comes first. Two is next. Three ends it.\n\nA second paragraph[.] It has two.",
        ),
        (
            "g g",
            "[O]ne comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "v e",
            "[One] comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "o",
            "[One] comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "Esc",
            "[O]ne comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "V",
            "[One comes first. Two is next. Three ends it.]\n\nA second paragraph. It has two.",
        ),
        (
            "Esc S-Right",
            "One comes first. Two is next. Three ends it[.]\n\nA second paragraph. It has two.",
        ),
        (
            "Esc }",
            "One comes first. Two is next. Three ends it.\n\n[A] second paragraph. It has two.",
        ),
        (
            "1 G",
            "[O]ne comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "2 w",
            "One comes [f]irst. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
    ];
    for (keys, expected) in steps {
        stage.keys(keys);
        assert_eq!(stage.shown(), expected, "after {keys}");
    }
}

#[test]
fn a_selection_that_cuts_a_word_is_said() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter v w m");
    assert_eq!(stage.marked(1), ["One c"]);
    assert!(stage.said().contains("cuts a word"), "{}", stage.said());
    stage.keys("u v e m");
    assert!(!stage.said().contains("cuts a word"), "{}", stage.said());
}

#[test]
fn a_page_turned_moves_the_text_by_a_page() {
    let long: Vec<String> = (0..60)
        .map(|number| format!("Paragraph {number}."))
        .collect();
    let mut stage = Stage::new(&[&long.join("\n\n")]);
    stage.keys("Enter");
    let (before, height) = {
        let reader = stage.app.reader.as_ref().unwrap();
        (reader.layout.row_at(reader.top).unwrap(), reader.height())
    };
    stage.keys("Space");
    let reader = stage.app.reader.as_ref().unwrap();
    let top = reader.layout.row_at(reader.top).unwrap();
    let rows = (1..)
        .find(|count| reader.layout.below(before, *count) >= top)
        .unwrap();
    assert!(rows + 3 >= height, "{rows} of {height}");
}

#[test]
fn copying_takes_the_annotation_the_selection_or_the_sentence() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter y v e y");
    let copied: Vec<_> = stage
        .left
        .iter()
        .filter_map(|e| match e {
            Effect::Copy(t) => Some(t.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(copied, ["One comes first.", "One"]);
}

#[test]
fn a_screen_that_becomes_wide_shows_the_article_under_the_cursor() {
    let mut stage = Stage::before_start(&[TWO]);
    stage.send(Message::Resized(30, 10));
    stage.start();
    assert!(stage.app.reader.is_none(), "there is no room for it");
    stage.send(Message::Resized(100, 30));
    assert!(stage.app.reader.is_some());
}

#[test]
fn escape_steps_back_and_never_quits() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter v A ? Esc Esc Esc Esc Esc Esc Esc");
    assert_eq!(stage.app.place(), Place::List);
    assert!(!stage.left.contains(&Effect::Quit));
}

#[test]
fn stepping_back_from_a_quote_leads_to_its_claim_again() {
    let mut stage = Stage::new(&[TWO, "Another report."]);
    stage
        .keys("Enter +")
        .types("A claim")
        .keys("Enter C Enter Enter");
    assert_eq!(stage.app.place(), Place::Reader);
    stage.keys("q");
    assert_eq!(stage.app.place(), Place::Claim);
    stage.keys("Esc Esc Esc");
    assert_eq!(stage.app.place(), Place::List);
}
