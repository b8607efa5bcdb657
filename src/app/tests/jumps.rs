//! Going back and forward, and to what is unread.

use super::*;

const THIRD: &str = "# Head\n\nA third. It is long.\n\nIt has an end.";

#[test]
fn far_ways_are_gone_back_and_forward_again() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter w w");
    let start = stage.shown();
    stage.keys("G");
    let end = stage.shown();
    stage.keys("b b b C-o");
    assert_eq!(stage.shown(), start, "back to where the far way began");
    stage.keys("A-Right");
    assert_ne!(
        stage.shown(),
        end,
        "forward to where it was left, not to where it led"
    );
    stage.keys("A-Left");
    assert_eq!(stage.shown(), start);
    // Near ways are none to come back from.
    stage.keys("w w A-Left");
    assert_eq!(stage.said(), "There is no place further back.");
    // A new far way forgets what lay ahead.
    stage.keys("G C-i");
    assert_eq!(stage.said(), "There is no place further on.");
}

#[test]
fn searches_are_far_and_so_is_the_word_under_the_caret() {
    let mut stage = Stage::new(&["The net is here. Not there. A net, once more. Another net."]);
    stage.keys("Enter w");
    stage.keys("*");
    let second = stage.shown();
    stage.keys("n");
    assert!(
        stage.shown().ends_with("Another [n]et."),
        "{}",
        stage.shown()
    );
    stage.keys("C-o");
    assert_eq!(stage.shown(), second);
    stage.keys("C-o");
    assert!(stage.shown().starts_with("The [n]et"), "{}", stage.shown());
    stage.keys("/").types("once").keys("Enter 2 C-o");
    assert!(stage.shown().starts_with("The [n]et"), "{}", stage.shown());
}

#[test]
fn the_way_back_leads_across_articles() {
    let mut stage = Stage::new(&[TWO, THIRD]);
    stage.keys("Enter )");
    let first = stage.shown();
    stage.keys("J }");
    let second = stage.shown();
    stage.keys("C-o");
    assert_eq!(stage.shown(), first);
    stage.keys("A-Right");
    assert_eq!(stage.shown(), second);
    // Through the list, too.
    stage.keys("Esc k Enter");
    assert!(stage.shown().starts_with("[O]ne"), "{}", stage.shown());
    stage.keys("C-o");
    assert_eq!(stage.shown(), second);
}

#[test]
fn going_to_a_quote_is_far() {
    let mut stage = Stage::new(&[TWO, THIRD]);
    stage.keys("Enter } m g g )");
    let before = stage.shown();
    stage.keys("A Enter");
    assert!(
        stage.shown().contains("\n\n[A] second"),
        "{}",
        stage.shown()
    );
    stage.keys("C-o");
    assert_eq!(stage.shown(), before);
}

#[test]
fn a_place_in_a_text_that_has_become_shorter_is_its_end() {
    let mut stage = Stage::new(&[TWO, THIRD]);
    stage.keys("Enter G J");
    stage.snapshots[0].1 = Arc::new(snapshot(9, "Now short."));
    stage.keys("C-o");
    assert_eq!(stage.shown(), "Now short[.]");
}

#[test]
fn unread_articles_are_gone_to_in_the_list_and_in_the_text() {
    let mut stage = Stage::new(&[TWO, THIRD, "Fourth.", "Fifth."]);
    stage.keys("j Enter Esc k");
    stage.keys("] u");
    assert_eq!(
        (stage.app.list.rows.cursor, stage.app.place()),
        (2, Place::List)
    );
    stage.keys("[ u");
    assert_eq!(stage.app.list.rows.cursor, 0);
    stage.keys("[ u");
    assert_eq!(stage.said(), "No unread article stands above.");
    stage.keys("Enter 2 ] u");
    assert_eq!(stage.shown(), "[F]ifth.");
    stage.keys("[ u");
    assert_eq!(stage.shown(), "[F]ourth.");
    stage.keys("] u");
    assert_eq!(stage.said(), "No unread article stands below.");
}
