//! The menu of what can be done, and the keys that may follow.

use super::*;
use crate::command::menu::Subject;

fn offered(stage: &Stage) -> (Subject, Vec<CommandId>) {
    let Some(Overlay::Menu(menu)) = stage.app.overlays.last() else {
        panic!("no menu is open")
    };
    let ids = menu.entries.iter().map(|entry| entry.id).collect();
    (menu.subject, ids)
}

#[test]
fn the_menu_is_about_what_is_under_the_caret() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("g Enter");
    assert_eq!(offered(&stage).0, Subject::Article);
    // Enter chooses the first: reading it.
    stage.keys("Enter");
    assert_eq!(stage.app.place(), Place::Reader);
    stage.keys("Enter");
    let (subject, ids) = offered(&stage);
    assert_eq!(subject, Subject::Sentence);
    assert_eq!(ids.first(), Some(&CommandId::Mark));
    assert!(!ids.contains(&CommandId::Remove));
    stage.keys("Enter");
    assert_eq!(stage.marked(1), ["One comes first."]);
    assert_eq!(stage.app.place(), Place::Reader);
    stage.keys("Enter");
    let (subject, ids) = offered(&stage);
    assert_eq!(subject, Subject::Annotation);
    assert!(ids.contains(&CommandId::Remove) && !ids.contains(&CommandId::NextOverlap));
    stage.keys("Esc v e Enter");
    assert_eq!(offered(&stage).0, Subject::Selection);
    stage.keys("Esc Esc A g Enter");
    assert_eq!(offered(&stage).0, Subject::ListedAnnotation);
    stage.keys("Esc Esc g A g Enter");
    assert_eq!(offered(&stage).0, Subject::ListedAnnotation);
    stage.keys("Esc Esc d d g t g Enter");
    let (subject, ids) = offered(&stage);
    // An annotation can't be purged.
    assert_eq!(
        (subject, ids.as_slice()),
        (Subject::Removed, [CommandId::Restore].as_slice())
    );
}

#[test]
fn arrows_choose_in_the_menu_and_a_key_of_its_own_does_it_at_once() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("Enter Enter j Down Enter")
        .types("a note")
        .keys("C-s");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "a note");
    stage.keys(") Enter m");
    assert_eq!(stage.marked(1), ["One comes first.", "Two is next."]);
    assert_eq!(stage.app.place(), Place::Reader);
    // Keys that follow each other work as well, and Esc takes back only what was begun.
    stage.keys("Enter d Esc");
    assert_eq!(stage.app.place(), Place::Menu);
    stage.keys("d d");
    assert_eq!(stage.marked(1), ["One comes first."]);
    assert_eq!(stage.app.place(), Place::Reader);
    // So does what is not in the menu.
    stage.keys("Enter }");
    assert_eq!(stage.app.place(), Place::Reader);
    assert!(
        stage.shown().contains("\n\n[A] second"),
        "{}",
        stage.shown()
    );
    // A key that nobody knows leaves the menu as it is.
    stage.keys("Enter Z");
    assert_eq!(stage.app.place(), Place::Menu);
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn a_menu_that_is_higher_than_the_screen_follows_its_cursor() {
    let mut stage = Stage::new(&[TWO]);
    stage.send(Message::Resized(40, 10));
    stage.keys("Enter Enter 9 j");
    let Some(Overlay::Menu(menu)) = stage.app.overlays.last() else {
        panic!("no menu is open")
    };
    assert_eq!(menu.rows.cursor, menu.entries.len() - 1);
    let [rows] = menu.placed(stage.app.screen()).parts;
    assert!(menu.lines(rows.height).contains(&Some(menu.rows.cursor)));
}

#[test]
fn in_an_empty_text_the_menu_offers_nothing_that_fails() {
    let mut stage = Stage::new(&[]);
    stage.keys("g Enter");
    assert_eq!(stage.app.place(), Place::List);
}

#[test]
fn what_may_follow_is_known_in_the_menu_too() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter g");
    let keys: Vec<_> = stage
        .app
        .following()
        .iter()
        .map(|following| following.key.to_string())
        .collect();
    assert!(keys.contains(&"g".to_owned()) && keys.contains(&"a".to_owned()));
    stage.keys("Esc Enter d");
    let removes = stage
        .app
        .following()
        .iter()
        .any(|following| following.command == Some(CommandId::Remove));
    assert!(removes);
}
