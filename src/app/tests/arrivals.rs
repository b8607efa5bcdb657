//! What comes by itself into folders that are watched, as the screen tells it.

use super::*;
use crate::{
    app::arrivals::{Arrivals, TakingIn},
    model::FieldValue,
};

fn arrivals(new: usize, left: &[&str], notices: &[&str]) -> Message {
    let lines = |texts: &[&str]| texts.iter().map(|text| CleanText::line(text)).collect();
    Message::Came(Box::new(Arrivals {
        folder: CleanText::line("~/news"),
        new,
        revised: 0,
        left: lines(left),
        notices: lines(notices),
    }))
}

fn noted(stage: &Stage) -> Vec<&str> {
    let said = stage.app.messages.newest_first();
    said.map(|said| said.text.as_str()).collect()
}

#[test]
fn what_came_is_said_and_listed_and_leads_nobody_away() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter )");
    let before = stage.shown();
    stage.left.clear();
    stage.send(arrivals(3, &[], &[]));
    assert_eq!(stage.said(), "3 articles came from ~/news");
    assert_eq!((stage.shown(), stage.app.place()), (before, Place::Reader));
    // The index is to take in its words.
    assert!(stage.left.contains(&Effect::Refresh));
}

#[test]
fn what_is_wrong_with_files_and_what_stays_removed_stands_among_the_messages() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    stage.app.said = None;
    stage.left.clear();
    stage.send(arrivals(
        0,
        &["Old report"],
        &["a.html was not added: too large"],
    ));
    assert_eq!(stage.app.said, None, "nothing is said over the text");
    assert_eq!(
        noted(&stage)[..2],
        [
            "“Old report” was left in the trash, though it came from ~/news",
            "a.html was not added: too large",
        ]
    );
    assert!(!stage.left.contains(&Effect::Refresh));
}

#[test]
fn a_warning_that_was_not_read_stays() {
    let mut stage = Stage::new(&[TWO]);
    let warning = CleanText::line("The disk is full.");
    stage.send(Message::Told(Severity::Warning, warning));
    stage.send(arrivals(1, &[], &[]));
    assert_eq!(stage.said(), "The disk is full.");
    assert_eq!(noted(&stage)[0], "1 article came from ~/news");
}

#[test]
fn how_far_it_is_goes_with_its_end() {
    let mut stage = Stage::new(&[TWO]);
    let taking_in = TakingIn {
        folder: CleanText::line("~/news"),
        done: 12,
        files: 3_400,
    };
    assert_eq!(taking_in.told(), "~/news: 12 of 3,400");
    stage.send(Message::TakingIn(Some(taking_in.clone())));
    assert_eq!(stage.app.taking_in.as_ref(), Some(&taking_in));
    // Of very many, those that are there are listed meanwhile.
    let id = article_id(1);
    let title = FieldValue::to_value(&CleanText::line("Come meanwhile"));
    let stamp = stage.clock.tick(now());
    let record = stage.records.get_mut(&RecordId::article(id)).unwrap();
    record.set(article::TITLE.path(), Some(title), stamp);
    let listed = |stage: &Stage| stage.app.list.row(0).unwrap().article.title.to_string();
    let at = |done| {
        Message::TakingIn(Some(TakingIn {
            done,
            ..taking_in.clone()
        }))
    };
    stage.send(at(199));
    assert_ne!(listed(&stage), "Come meanwhile");
    stage.send(at(200));
    assert_eq!(listed(&stage), "Come meanwhile");
    stage.send(Message::TakingIn(None));
    assert_eq!(stage.app.taking_in, None);
}
