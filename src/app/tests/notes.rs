//! Notes while they are written.

use super::*;

#[test]
fn escape_keeps_a_note_and_control_c_leaves_it() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("kept").keys("Esc");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "kept");
    stage.keys("a").types(" not this").keys("C-c");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "kept");
}

#[test]
fn a_line_feed_in_a_note_breaks_the_line() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("one").keys("C-j");
    stage.types("two").keys("Esc");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "one\ntwo");
}

#[test]
fn a_note_that_is_being_written_is_kept_when_the_program_is_ended() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("half a tho");
    stage.send(Message::Ending);
    assert_eq!(
        stage.annotation(1, 0).note().unwrap().as_str(),
        "half a tho"
    );
}

#[test]
fn a_note_that_is_being_written_is_kept_aside_until_it_is_saved() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("h");
    let drafts = |effects: &[Effect]| {
        let drafts = effects.iter().filter_map(|effect| match effect {
            Effect::KeepDraft(draft) => Some(draft.as_ref().map(CleanText::to_string)),
            _ => None,
        });
        drafts.collect::<Vec<_>>()
    };
    assert_eq!(
        drafts(&stage.left),
        [Some("“One comes first.”\n\nh\n".to_owned())]
    );
    // Not with each key, but now and then.
    stage.left.clear();
    stage.types("alf");
    assert_eq!(drafts(&stage.left), []);
    let later = now() + jiff::SignedDuration::from_secs(3);
    let effects = stage.app.update(Message::Key(Key::char('!')), later);
    assert_eq!(
        drafts(&effects),
        [Some("“One comes first.”\n\nhalf!\n".to_owned())]
    );
    stage.keys("Esc");
    assert_eq!(drafts(&stage.left), [None]);
    // What is only looked at is nothing to keep.
    stage.left.clear();
    stage.keys("a Esc");
    assert_eq!(drafts(&stage.left), []);
}

#[test]
fn an_article_that_comes_late_waits_until_what_is_being_written_is_kept() {
    let mut stage = Stage::new(&[
        TWO,
        "Another one. It is longer than that, and says something else.",
    ]);
    stage.keys("Enter");
    stage.late = true;
    stage.keys("J a").types("about the first");
    stage.late = false;
    let held = std::mem::take(&mut stage.held);
    for message in held {
        stage.send(message);
    }
    stage.keys("Esc");
    assert_eq!(
        stage.annotation(1, 0).note().unwrap().as_str(),
        "about the first"
    );
    assert!(stage.marked(2).is_empty());
    // Only then the other article is shown.
    assert!(stage.shown().starts_with("[A]nother"));
}
