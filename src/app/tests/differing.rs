//! Sentences that disagree: shown, opened, claimed, dismissed.

use super::*;
use crate::{
    app::panel::{Kind, Thing},
    command::Place,
};

/// Two reports of one fire that differ in a number, the cursor on the later one, and one of something else.
fn two() -> Stage {
    let mut stage = Stage::new(&[
        "# Fire at the mill\n\nA fire at the Halden paper mill killed 12 people on Monday night.",
        "# Mill in ruins\n\nFourteen people died when fire swept through the Halden paper mill late on Monday.",
        "# Council\n\nThe council of Brekke met to speak of the harbour.",
    ]);
    stage.published(1, "Desk North", "2021-03-02");
    stage.published(2, "Harbour Wire", "2021-03-03");
    stage.published(3, "Harbour Wire", "2021-03-03");
    stage.keys("g g");
    stage
}

/// Returns what differs in the rows of the panel.
fn rows(stage: &Stage) -> Vec<(String, String)> {
    let panel = actions::panels::top(&stage.app).expect("a panel");
    assert!(matches!(panel.kind, Kind::Disagreements(_)));
    let told = panel.things().map(|thing| match thing {
        Thing::Disagreement(one) => {
            let value = |side: &crate::model::disagreement::Side| side.differing().to_owned();
            (value(&one.left), value(&one.right))
        }
        other => panic!("{other:?}"),
    });
    told.collect()
}

#[test]
fn the_list_shows_all_and_the_reader_those_of_its_article_which_stands_in_front() {
    let mut stage = two();
    stage.keys("g D");
    assert_eq!(rows(&stage).len(), 1);
    stage.keys("g D");
    assert!(stage.app.overlays.is_empty());
    stage.keys("/").types("ruins").keys("Enter Enter g D");
    assert_eq!(rows(&stage), [("Fourteen".to_owned(), "12".to_owned())]);
    // Enter goes to the sentence of the other article, and back to the list.
    stage.keys("Enter");
    let reader = stage.app.reader.as_ref().unwrap();
    assert_eq!(reader.article.title.as_str(), "Fire at the mill");
    let caret = reader.caret;
    assert!(
        reader
            .document()
            .text()
            .get(caret..)
            .unwrap()
            .starts_with("A fire at")
    );
    stage.keys("q");
    assert_eq!(rows(&stage).len(), 1);
}

#[test]
fn one_key_dismisses_for_good_and_undo_takes_it_back() {
    let mut stage = two();
    stage.keys("g D d d");
    assert!(rows(&stage).is_empty());
    stage.keys("g D g D");
    assert!(rows(&stage).is_empty());
    stage.keys("u");
    assert_eq!(rows(&stage).len(), 1);
}

#[test]
fn one_key_makes_a_claim_of_it() {
    let mut stage = two();
    stage.keys("g D +");
    let claims: Vec<String> = stage
        .claims()
        .iter()
        .map(|row| row.claim.statement.to_string())
        .collect();
    assert_eq!(claims.len(), 1);
    assert!(claims[0].contains("Halden paper mill"));
    assert_eq!(stage.app.place(), Place::Disagreements);
}

#[test]
fn a_claim_of_it_is_undone_by_one_key_and_the_two_go_on_disagreeing() {
    let mut stage = two();
    stage.keys("g D +");
    assert_eq!((stage.claims().len(), rows(&stage).len()), (1, 1));
    stage.keys("u");
    assert_eq!((stage.claims().len(), rows(&stage).len()), (0, 1));
}

#[test]
fn within_a_story_only_its_articles_are_compared() {
    let mut stage = two();
    // The first and the third.
    stage.keys("t j t p").types("Fire").keys("Enter Esc Esc");
    stage.keys("g s Enter g D");
    assert!(rows(&stage).is_empty());
    stage.keys("g n");
    assert_eq!(rows(&stage).len(), 1);
}

#[test]
fn where_nothing_disagrees_no_key_does_anything() {
    let mut stage = two();
    stage.keys("g D d d");
    let before = stage.records.clone();
    stage.keys("d d + Enter");
    assert!(rows(&stage).is_empty());
    assert_eq!(stage.records, before);
}

#[test]
fn what_is_dismissed_is_known_to_the_next_session() {
    let mut stage = two();
    stage.keys("g D d d");
    let mut next = Stage::before_start(&[]);
    (next.records, next.snapshots) = (stage.records, stage.snapshots);
    next.start();
    next.keys("g D");
    assert!(rows(&next).is_empty());
    // Of a revised text the same sentence is the same; another number is told.
    next.revise(2, "# Mill in ruins\n\nIt rained.\n\nFourteen people died when fire swept through the Halden paper mill late on Monday.");
    next.keys("g D g D");
    assert!(rows(&next).is_empty());
    next.revise(2, "# Mill in ruins\n\nFifteen people died when fire swept through the Halden paper mill late on Monday.");
    next.keys("g D g D");
    assert_eq!(rows(&next).len(), 1);
}

#[test]
fn what_lies_in_the_trash_disagrees_with_nothing() {
    let mut stage = two();
    stage.keys("d d g D");
    assert!(rows(&stage).is_empty());
    stage.keys("g D u g D");
    assert_eq!(rows(&stage).len(), 1);
}
