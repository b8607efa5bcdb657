//! What is saved and what is not, and what a person is told of it.

use super::*;

#[test]
fn a_change_that_is_refused_goes_from_the_screen_and_from_undo() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    stage.refuse = Some("the file is of a newer version");
    stage.keys("m");
    assert!(stage.marked(1).is_empty());
    assert!(stage.app.reader.as_ref().unwrap().annotations.is_empty());
    assert!(stage.said().contains("newer version"), "{}", stage.said());
    assert!(!stage.app.history.can_undo());
}

#[test]
fn what_is_not_saved_is_said_and_quitting_asks_once() {
    let mut stage = Stage::new(&[TWO]);
    stage.full = Some("no space is left on the disk");
    stage.keys("Enter m");
    assert!(
        stage.said().contains("no space is left"),
        "{}",
        stage.said()
    );
    assert_eq!(stage.marked(1).len(), 1);
    stage.keys("q q");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Question(Question::QuitUnsaved))
    ));
    assert!(!stage.left.contains(&Effect::Quit));
    stage.keys("n");
    stage.full = None;
    stage.keys("q");
    assert!(stage.left.contains(&Effect::Quit));
}

#[test]
fn what_was_not_saved_is_no_longer_said_when_it_is() {
    let mut stage = Stage::new(&[TWO]);
    stage.full = Some("no space is left on the disk");
    stage.keys("Enter m");
    assert!(stage.said().starts_with(NOT_SAVED), "{}", stage.said());
    stage.send(Message::Flushed(Saved::Yes));
    assert_eq!(stage.said(), "Saved what was not saved before");
}

#[test]
fn a_remark_leaves_a_warning_that_was_not_read_yet() {
    let (warning, remark) = (CleanText::line("No disk"), CleanText::line("No index"));
    let mut stage = Stage::new(&[TWO]);
    stage.send(Message::Told(Severity::Warning, warning.clone()));
    stage.send(Message::Remarked(remark.clone()));
    assert_eq!(stage.said(), "No disk");
    let said = |stage: &Stage| {
        stage
            .app
            .messages
            .newest_first()
            .next()
            .unwrap()
            .text
            .clone()
    };
    assert_eq!(said(&stage), remark, "it is listed all the same");
    // The other way round nothing is different.
    stage.keys("j");
    stage.send(Message::Remarked(remark));
    assert_eq!(stage.said(), "No index");
    stage.send(Message::Told(Severity::Warning, warning));
    assert_eq!(stage.said(), "No disk");
}

#[test]
fn that_the_index_is_held_is_no_longer_said_when_it_answers() {
    let held = CleanText::line("The index is held. It is tried again.");
    let mut stage = Stage::new(&[TWO]);
    stage.send(Message::Waiting(held.clone()));
    assert_eq!(stage.said(), held.as_str());
    assert!(stage.left.contains(&Effect::AwaitIndex(held.clone())));
    stage.send(Message::Answering(held.clone()));
    assert_eq!(stage.said(), "");
    // What was said meanwhile stays.
    stage.send(Message::Waiting(held.clone()));
    stage.send(Message::Told(Severity::Warning, CleanText::line("No disk")));
    stage.send(Message::Answering(held));
    assert_eq!(stage.said(), "No disk");
}

#[test]
fn records_that_others_have_written_are_merged_not_replaced() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m");
    let id = RecordId::annotations(article_id(1));
    // A late answer to an early question: the record as it was before the mark.
    stage.app.known.learn(id, &Record::default());
    assert_eq!(
        Annotation::all(article_id(1), &stage.app.known.record(id)).len(),
        1
    );
    assert!(annotation::annotations().as_str() == "annotations");
}
