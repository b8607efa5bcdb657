//! What happens while something else is on its way, and what is left half done.

use super::*;

#[test]
fn an_article_that_comes_late_takes_no_note_of_an_annotation_away() {
    let mut stage = Stage::new(&["One is here. Two is here.", "Another."]);
    stage.keys("Enter m");
    stage.late = true;
    stage.keys("J a");
    stage.late = false;
    for held in std::mem::take(&mut stage.held) {
        stage.send(held);
    }
    stage.types("Who?").keys("Esc");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "Who?");
}

#[test]
fn a_note_without_its_annotation_goes_to_the_clipboard() {
    let mut stage = Stage::new(&["One is here. Two is here."]);
    stage.keys("Enter m a").types("Who?");
    // Another window has purged it meanwhile.
    stage.app.reader.as_mut().unwrap().annotations.clear();
    stage.keys("Esc");
    let copied = Effect::Copy(CleanText::line("Who?"));
    assert!(stage.left.contains(&copied), "{:?}", stage.left);
    assert!(stage.said().contains("clipboard"), "{}", stage.said());
}

#[test]
fn a_menu_does_nothing_to_another_thing_than_it_was_about() {
    let mut stage = Stage::new(&["One.", "Two."]);
    stage.keys("g Enter");
    assert_eq!(stage.app.place(), Place::Menu);
    // The list has changed below it.
    stage.app.list.rows.cursor = 1;
    stage.keys("d d");
    assert!(
        stage.said().contains("nothing was done"),
        "{}",
        stage.said()
    );
    assert!(stage.articles().iter().all(Article::is_live));
}

#[test]
fn undo_waits_for_a_change_whose_records_are_not_known_here() {
    let mut stage = Stage::new(&["One is here.", "Two."]);
    stage.keys("Enter m q");
    let asked = Asked::default();
    stage.app.ask_deed(Effect::RemoveSamples, asked);
    stage.keys("u");
    assert!(
        stage.said().contains("still being made"),
        "{}",
        stage.said()
    );
    assert_eq!(stage.marked(1).len(), 1);
    stage.send(Message::NotDone(CleanText::line("The disk is full.")));
    stage.keys("u");
    assert!(stage.said().starts_with("Undid"), "{}", stage.said());
}

#[test]
fn a_file_that_is_there_is_no_question_above_what_is_being_typed() {
    let mut stage = Stage::new(&["One is here."]);
    stage.keys("Enter m a").types("Wh");
    let order = export::ExportOrder {
        what: export::Exported::Article(article_id(1)),
        format: crate::export::Format::Markdown,
        file: CleanText::line("notes.md"),
        existing: export::Existing::Ask,
    };
    stage.send(Message::Exported(Box::new(order), export::Outcome::IsThere));
    assert_eq!(stage.app.place(), Place::Note);
    assert_eq!(
        stage.said(),
        "notes.md is there already, and was left as it is."
    );
}

#[test]
fn what_was_typed_is_not_thrown_away_by_one_key() {
    let mut stage = Stage::new(&["One is here."]);
    stage.keys("i").types("New ").keys("Esc");
    assert_eq!(stage.app.place(), Place::Form);
    assert!(stage.said().contains("C-s keeps it"), "{}", stage.said());
    // More typing asks anew.
    stage.types("x").keys("Esc");
    assert_eq!(stage.app.place(), Place::Form);
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::List);
    // Where nothing was typed, nothing is asked.
    stage.keys("i Esc");
    assert_eq!(stage.app.place(), Place::List);
    stage.keys("Enter a").types("Precious").keys("C-c");
    assert_eq!(stage.app.place(), Place::Note);
    stage.keys("C-c");
    assert_eq!(stage.app.place(), Place::Reader);
    assert!(stage.marked(1).is_empty());
    stage.keys("a C-c");
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn a_word_of_a_doc_leaves_the_program_only_at_the_second_time() {
    let mut stage = Stage::new(&["One is here."]);
    stage.keys(":").types("everything").keys("Enter");
    assert_eq!(stage.app.place(), Place::Palette);
    assert!(!stage.left.contains(&Effect::Quit));
    assert_eq!(
        stage.said(),
        "Quit from anywhere, once everything is saved. Enter again does it."
    );
}

#[test]
fn nothing_is_done_to_rows_that_are_still_being_read() {
    let mut stage = Stage::new(&["One is here. Two is here.", "Two."]);
    stage.keys("Enter m J m q d d");
    let before = stage.articles().len();
    stage.late = true;
    stage.keys("g t D");
    assert!(
        stage.said().starts_with("This is still being read"),
        "{}",
        stage.said()
    );
    stage.keys("y").arrive();
    assert_eq!(stage.app.place(), Place::Trash);
    stage.keys("y");
    assert_eq!(stage.articles().len(), before);
    stage.keys("Esc");

    stage.late = true;
    stage.keys("g A d d");
    stage.arrive();
    assert_eq!(stage.app.place(), Place::AllAnnotations);
    assert_eq!(stage.marked(1).len(), 1);
    stage.keys("d d");
    assert!(stage.marked(1).is_empty());
}

#[test]
fn a_claim_that_goes_elsewhere_while_it_is_looked_at_is_missed() {
    let mut stage = Stage::new(&["One is here. Two is here."]);
    stage
        .keys("Enter m +")
        .types("One stands")
        .keys("Enter C Enter");
    assert_eq!(stage.app.place(), Place::Claim);
    let id = stage.app.claims[0].claim.id;
    stage.send(Message::Claim(id, None));
    assert_eq!(stage.app.place(), Place::Claims);
    let said = "“One stands” is not there any more: it was merged or removed elsewhere.";
    assert_eq!(stage.said(), said);
}
