//! Sessions with a second reader beside the first.

use super::*;

const LEFT: &str = "Left one. Left two. Left three.\n\nLeft four.";
const RIGHT: &str = "Right one. Right two. Right three.\n\nRight four.";

/// A wide screen on which the second article is pinned and the first is read.
fn pinned() -> Stage {
    let mut stage = Stage::new(&[LEFT, RIGHT]);
    stage.send(Message::Resized(200, 50));
    stage.keys("j P k Enter");
    stage
}

/// Returns what both readers show, the first side first.
fn both(stage: &Stage) -> [String; 2] {
    [Side::First, Side::Second].map(|side| {
        actions::pin::on(&stage.app, side).map_or_else(String::new, |reader| {
            let text = reader.document().text();
            text[reader.caret..].chars().take(9).collect()
        })
    })
}

#[test]
fn what_is_pinned_in_the_list_stays_while_another_is_opened() {
    let mut stage = pinned();
    assert_eq!(both(&stage), ["Left one.", "Right one"]);
    assert_eq!(
        (stage.app.pane, stage.app.side),
        (Pane::Reader, Side::First)
    );
    stage.keys(")");
    assert_eq!(both(&stage), ["Left two.", "Right one"]);
}

#[test]
fn tab_goes_from_the_list_to_the_reader_to_the_pinned_one_and_back() {
    let mut stage = pinned();
    stage.keys("Tab ) )");
    assert_eq!(both(&stage), ["Left one.", "Right thr"]);
    assert!(stage.shown().contains("[R]ight three"));
    stage.keys("C-w w");
    assert_eq!(stage.app.place(), Place::List);
    assert_eq!(stage.app.side, Side::First);
    stage.keys("Tab )");
    assert_eq!(both(&stage), ["Left two.", "Right thr"]);
}

#[test]
fn what_is_open_is_pinned_and_the_list_opens_another_beside_it() {
    let mut stage = Stage::new(&[LEFT, RIGHT]);
    stage.send(Message::Resized(200, 50));
    stage.keys("Enter ) P");
    // Until then it stands alone.
    assert_eq!(both(&stage), ["Left two.", ""]);
    assert!(stage.said().contains("the next article opens beside it"));
    stage.keys("q j Enter )");
    assert_eq!(both(&stage), ["Right two", "Left two."]);
    stage.keys("P");
    assert!(stage.app.beside.is_none());
    assert_eq!(both(&stage), ["Right two", ""]);
}

#[test]
fn the_next_article_in_the_reader_opens_beside_what_is_pinned() {
    let mut stage = Stage::new(&[LEFT, RIGHT]);
    stage.send(Message::Resized(200, 50));
    stage.keys("Enter ) P J");
    assert_eq!(both(&stage), ["Right one", "Left two."]);
    assert_eq!(
        (stage.app.pane, stage.app.side),
        (Pane::Reader, Side::First)
    );
}

#[test]
fn a_pin_is_taken_away_before_anything_stands_beside_it() {
    for keys in ["P", "C-w q", "q P"] {
        let mut stage = Stage::new(&[LEFT, RIGHT]);
        stage.send(Message::Resized(200, 50));
        stage.keys("Enter P").keys(keys);
        assert!(stage.said().contains("No article is pinned"), "{keys}");
        stage.keys("J");
        assert_eq!(both(&stage), ["Right one", ""], "{keys}");
    }
}

#[test]
fn closing_leaves_the_other_one_with_the_keys() {
    let mut stage = pinned();
    stage.keys(") C-w q");
    assert_eq!(both(&stage), ["Right one", ""]);
    assert_eq!(stage.app.place(), Place::Reader);
    stage.keys("C-w q");
    assert!(stage.said().contains("P pins one"), "{}", stage.said());
    // From the list it is the pinned one that goes.
    let mut stage = pinned();
    stage.keys("q C-w c");
    assert_eq!(both(&stage), ["Left one.", ""]);
}

#[test]
fn actions_are_about_the_reader_that_has_the_keys() {
    let mut stage = pinned();
    stage.keys(") m Tab ) ) m +").types("A claim").keys("Enter");
    assert_eq!(stage.marked(1), ["Left two."]);
    assert_eq!(stage.marked(2), ["Right three."]);
    stage.keys("y");
    assert!(
        stage
            .left
            .contains(&Effect::Copy(CleanText::new("Right three.")))
    );
    stage.keys("u u");
    assert!(stage.marked(2).is_empty());
    assert_eq!(stage.marked(1), ["Left two."]);
}

#[test]
fn each_has_a_selection_and_a_search_of_its_own() {
    let mut stage = pinned();
    stage.keys("v e Tab /").types("three").keys("Enter");
    assert_eq!(both(&stage)[1], "three.\n\nR");
    stage.keys("Tab Tab");
    assert_eq!(stage.app.place(), Place::Selection);
    assert!(stage.app.reader.as_ref().unwrap().search.is_none());
    assert!(stage.shown().starts_with("[Left]"));
}

#[test]
fn an_article_that_is_open_twice_shows_a_change_in_both() {
    let mut stage = pinned();
    stage.keys("J } m");
    let marks = |reader: &Option<Reader>| reader.as_ref().unwrap().annotations.len();
    assert_eq!((marks(&stage.app.reader), marks(&stage.app.beside)), (1, 1));
    assert_eq!(both(&stage), ["Right fou", "Right one"]);
    stage.keys("Tab ) m u u");
    assert_eq!((marks(&stage.app.reader), marks(&stage.app.beside)), (0, 0));
}

#[test]
fn what_others_have_written_shows_in_both() {
    let mut stage = pinned();
    for number in [1, 2] {
        stage.published(number, "Desk North", "2020-08-23");
    }
    for reader in [&stage.app.reader, &stage.app.beside] {
        let article = &reader.as_ref().unwrap().article;
        assert_eq!(article.source.as_deref(), Some("Desk North"));
    }
    assert_eq!(
        (stage.app.pane, stage.app.side),
        (Pane::Reader, Side::First)
    );
}

#[test]
fn the_records_of_both_are_known_until_one_is_closed() {
    let mut stage = pinned();
    let [one, two] = [1, 2].map(|number| RecordId::annotations(article_id(number)));
    assert!(stage.app.known.is_kept(one) && stage.app.known.is_kept(two));
    stage.keys("P");
    assert!(stage.app.known.is_kept(one) && !stage.app.known.is_kept(two));
}

#[test]
fn the_places_in_both_are_kept_when_the_program_ends() {
    let mut stage = pinned();
    stage.keys(") Tab )");
    stage.left.clear();
    stage.keys("q q");
    let kept = |number: u8| {
        stage.left.iter().rev().find_map(|effect| match effect {
            Effect::KeepPosition(id, _, position) if *id == article_id(number) => {
                Some(position.caret)
            }
            _ => None,
        })
    };
    assert_eq!((kept(1), kept(2)), (Some(10), Some(11)));
}

#[test]
fn a_quote_in_what_is_pinned_is_gone_to_there() {
    let mut stage = pinned();
    stage.keys("Tab ) +").types("A claim").keys("Enter q Enter");
    assert_eq!(stage.app.side, Side::First);
    stage.keys("C Enter Enter");
    assert_eq!(both(&stage), ["Left one.", "Right two"]);
    assert_eq!(stage.app.side, Side::Second);
}

#[test]
fn an_article_that_is_asked_for_comes_to_its_side_whatever_has_the_keys_by_then() {
    let mut stage = Stage::new(&[LEFT, RIGHT, "Third one. Third two."]);
    stage.send(Message::Resized(200, 50));
    stage.keys("j P k Enter");
    stage.late = true;
    stage.keys("Tab q j j");
    let held = std::mem::take(&mut stage.held);
    stage.late = false;
    for message in held {
        stage.send(message);
    }
    assert_eq!(both(&stage), ["Third one", "Right one"]);
}

#[test]
fn a_press_gives_the_keys_to_the_reader_below_it() {
    let mut stage = pinned();
    let text = stage.app.frame().beside.text;
    stage.send(Message::Mouse(Mouse::Pressed, text.x + 6, text.y));
    assert_eq!(stage.app.side, Side::Second);
    assert!(
        stage.shown().starts_with("Right [o]ne"),
        "{}",
        stage.shown()
    );
}

#[test]
fn an_empty_list_leaves_the_pinned_one_open() {
    let mut stage = pinned();
    stage.keys("q d d d d");
    assert!(stage.app.beside.is_none());
    assert_eq!(stage.app.side, Side::First);
}
