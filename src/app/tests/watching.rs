//! Words to watch, in what is open.

use super::{claims::configured, *};

const TEXT: &str =
    "The JEDI cloud.\n\nIt has offline devices.\n\nNo jedi here, nor an offline\ndevice.";

/// Returns the words that are shown as watched for.
fn watched(stage: &Stage) -> Vec<&str> {
    let reader = stage.app.reader.as_ref().unwrap();
    let text = reader.document().text();
    let places = reader.watching.places().iter().cloned();
    places.map(|place| &text[place]).collect()
}

#[test]
fn words_are_watched_for_in_what_is_open_as_soon_as_they_are_named() {
    let mut stage = Stage::new(&[TEXT, "Nothing of it."]);
    stage.keys("Enter");
    assert!(watched(&stage).is_empty());
    configured(&mut stage, "(watch_words: [\"jedi\", \"offline dev*\"])");
    assert_eq!(
        watched(&stage),
        ["JEDI", "offline devices", "jedi", "offline\ndevice"]
    );
    // Others, while it is open.
    configured(&mut stage, "(watch_words: [\"cloud\"])");
    assert_eq!(watched(&stage), ["cloud"]);
    stage.keys("J");
    assert!(watched(&stage).is_empty());
    stage.keys("K");
    assert_eq!(watched(&stage), ["cloud"]);
    configured(&mut stage, "()");
    assert!(watched(&stage).is_empty());
}

#[test]
fn a_search_and_its_end_leave_them() {
    let mut stage = Stage::new(&[TEXT]);
    configured(&mut stage, "(watch_words: [\"cloud\"])");
    stage.keys("Enter /").types("devices").keys("Enter");
    assert_eq!(watched(&stage), ["cloud"]);
    stage.keys("Esc");
    assert_eq!(watched(&stage), ["cloud"]);
}

#[test]
fn they_are_gone_to_one_after_the_other_and_back() {
    let mut stage = Stage::new(&[TEXT]);
    configured(&mut stage, "(watch_words: [\"jedi\", \"offline devices\"])");
    stage.keys("Enter ] w");
    assert!(stage.shown().contains("The [J]EDI"), "{}", stage.shown());
    stage.keys("2 ] w");
    assert!(stage.shown().contains("No [j]edi"), "{}", stage.shown());
    stage.keys("] w");
    assert_eq!(stage.said(), "No word to watch for stands further down.");
    stage.keys("[ w");
    assert!(
        stage.shown().contains("[o]ffline devices"),
        "{}",
        stage.shown()
    );
    stage.keys("C-o");
    assert!(stage.shown().contains("No [j]edi"), "{}", stage.shown());
}

#[test]
fn a_step_waits_until_it_is_known_where_they_stand() {
    let mut stage = Stage::new(&[TEXT]);
    stage.keys("Enter ] w");
    assert!(stage.said().starts_with("There are no words to watch for"));
    stage.left.clear();
    stage.blind = true;
    configured(&mut stage, "(watch_words: [\"jedi\"])");
    stage.keys("2 ] w");
    assert!(stage.shown().starts_with("[T]he"), "{}", stage.shown());
    stage.blind = false;
    let asked = stage
        .left
        .iter()
        .find(|effect| matches!(effect, Effect::SeekWatched { .. }));
    let asked = asked.cloned().unwrap();
    stage.carry_out(vec![asked]);
    assert!(stage.shown().contains("No [j]edi"), "{}", stage.shown());
}

#[test]
fn work_for_words_that_are_watched_no_longer_is_left_and_its_answer_too() {
    let mut stage = Stage::new(&[TEXT]);
    stage.keys("Enter");
    stage.blind = true;
    configured(&mut stage, "(watch_words: [\"jedi\"])");
    stage.blind = false;
    configured(&mut stage, "(watch_words: [\"cloud\"])");
    let Some(Effect::SeekWatched {
        shown,
        words,
        asked,
        ..
    }) = stage
        .left
        .iter()
        .find(|effect| matches!(effect, Effect::SeekWatched { .. }))
        .cloned()
    else {
        panic!("nothing was asked for");
    };
    assert!(asked.is_left());
    stage.send(Message::Watched(shown, words, vec![0..3, 4..5]));
    assert_eq!(watched(&stage), ["cloud"]);
}
