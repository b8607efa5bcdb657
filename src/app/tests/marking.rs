//! Marking and flagging, and taking that back.

use super::*;

#[test]
fn m_marks_the_sentence_of_the_caret_and_undo_and_redo_say_what_they_do() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter ) m");
    assert_eq!(stage.marked(1), ["Two is next."]);
    assert_eq!(stage.said(), "Marked “Two is next.”");
    stage.keys("u");
    assert_eq!(stage.marked(1), Vec::<String>::new());
    assert_eq!(stage.said(), "Undid: mark “Two is next.”");
    stage.keys("C-r");
    assert_eq!(stage.marked(1), ["Two is next."]);
    assert_eq!(stage.said(), "Redid: mark “Two is next.”");
}

#[test]
fn flagging_marks_and_makes_the_claim_in_one_step_that_is_undone_as_one() {
    let mut stage = Stage::new(&[TWO, "Another report. It says so too."]);
    stage
        .keys("Enter ) +")
        .types("Two is next to one")
        .keys("Enter");
    assert_eq!(stage.marked(1), ["Two is next."]);
    let claims = stage.claims();
    assert_eq!(claims[0].claim.statement.as_str(), "Two is next to one");
    let evidence = &stage.annotation(1, 0).evidence;
    assert_eq!(
        (evidence.len(), &evidence[0].stance),
        (1, &Stance::Supports)
    );
    assert_eq!(evidence[0].claim, claims[0].claim.id);
    // The claim flagged last comes first in the picker of the next article.
    stage.keys("J ) - Enter");
    assert_eq!(stage.marked(2), ["It says so too."]);
    assert_eq!(stage.annotation(2, 0).evidence[0].stance, Stance::Refutes);
    stage.keys("C Enter");
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no claim is open")
    };
    let quotes: Vec<_> = panel
        .things()
        .map(|thing| match thing {
            panel::Thing::Evidence(row) => row.annotation.anchor.quote.to_string(),
            other => panic!("{other:?} is no evidence"),
        })
        .collect();
    assert_eq!(quotes, ["Two is next.", "It says so too."]);
    // Enter jumps to the quote.
    stage.keys("Enter");
    assert_eq!(
        stage.shown(),
        "One comes first. [T]wo is next. Three ends it.\n\nA second paragraph. It has two."
    );
    stage.keys("u u");
    assert!(stage.claims().is_empty() && stage.marked(1).is_empty() && stage.marked(2).is_empty());
}

#[test]
fn claims_that_come_late_are_offered_in_an_open_picker() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter +").types("A claim").keys("Enter");
    let claims = std::mem::take(&mut stage.app.claims);
    stage.keys("} +");
    stage.send(Message::Claims(claims));
    stage.keys("Enter");
    assert_eq!(stage.marked(1), ["One comes first.", "A second paragraph."]);
    assert_eq!(stage.claims().len(), 1);
}

#[test]
fn a_second_flag_for_the_same_claim_changes_the_stance_of_the_first() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("Enter +")
        .types("A claim")
        .keys("Enter")
        .keys("- Enter");
    let evidence = stage.annotation(1, 0).evidence;
    assert_eq!(evidence.len(), 1);
    assert_eq!(evidence[0].stance, Stance::Refutes);
}

#[test]
fn notes_tags_and_colours_hang_on_the_annotation_under_the_caret() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("Enter m a")
        .types("first line")
        .keys("Enter")
        .types("second")
        .keys("C-s");
    stage
        .keys("#")
        .types("cloud, jedi, cloud")
        .keys("Enter")
        .keys("c g");
    let annotation = stage.annotation(1, 0);
    assert_eq!(annotation.note().unwrap().as_str(), "first line\nsecond");
    let tags: Vec<_> = annotation.tags.iter().map(CleanText::as_str).collect();
    assert_eq!(
        (tags, annotation.color),
        (vec!["cloud", "jedi"], Color::Green)
    );
    assert_eq!(stage.marked(1).len(), 1);
    stage.keys("u u u");
    let annotation = stage.annotation(1, 0);
    assert_eq!(
        (
            annotation.notes.len(),
            annotation.tags.len(),
            annotation.color
        ),
        (0, 0, Color::Yellow)
    );
}

#[test]
fn overlapping_annotations_can_each_be_reached() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter V m g g s m g g");
    let quote = |stage: &Stage| {
        stage
            .app
            .reader
            .as_ref()
            .unwrap()
            .annotation_here()
            .unwrap()
            .anchor
            .quote
            .to_string()
    };
    assert_eq!(quote(&stage), "One comes first.");
    stage.keys("g a");
    assert_eq!(
        quote(&stage),
        "One comes first. Two is next. Three ends it."
    );
    stage.keys("d d");
    assert_eq!(stage.marked(1), ["One comes first."]);
}

#[test]
fn a_dot_marks_or_flags_again() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter M b ) .");
    assert_eq!(stage.marked(1), ["One comes first.", "Two is next."]);
    assert_eq!(stage.annotation(1, 1).color, Color::Blue);
    stage.keys(") -").types("Claim").keys("Enter } .");
    assert_eq!(
        stage
            .annotations_of(article_id(1))
            .iter()
            .filter(|a| !a.evidence.is_empty())
            .count(),
        2
    );
}

#[test]
fn the_same_words_are_marked_once() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m m M p");
    assert_eq!(stage.marked(1).len(), 1);
    assert_eq!(stage.annotation(1, 0).color, Color::Pink);
}
