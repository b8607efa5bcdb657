//! Passages that stand in several articles.

use super::*;
use crate::{
    app::{frame::Pane, panel::Thing},
    command::Place,
};

const QUOTE: &str = "We have run this harbour for forty years and will not leave it to strangers";

/// Two reports with one quote, the first of which was published later.
fn two() -> Stage {
    let mut stage = Stage::new(&[
        &format!("# Harbour stays public\n\nThe mayor told it to us. “{QUOTE}.” Then she left."),
        &format!("# No sale\n\nNobody asked. “{QUOTE},” said the mayor."),
    ]);
    stage.published(1, "Desk North", "2020-08-24");
    stage.published(2, "Harbour Wire", "2020-08-23");
    stage.keys("g g Enter g g");
    stage
}

fn open(stage: &Stage) -> (ArticleId, usize) {
    let reader = stage.app.reader.as_ref().unwrap();
    (reader.article.id, reader.caret)
}

/// Returns where a text stands in the article that is open.
fn place(stage: &Stage, words: &str) -> usize {
    let reader = stage.app.reader.as_ref().unwrap();
    reader.document().text().find(words).unwrap()
}

fn said(stage: &Stage) -> &str {
    stage.app.said.as_ref().map_or("", |(_, said)| said)
}

#[test]
fn keys_go_to_an_echo_and_from_there_to_where_else_it_stands_and_back() {
    let mut stage = two();
    let (first, _) = open(&stage);
    stage.keys("] e");
    let quote = place(&stage, "We have");
    assert_eq!(open(&stage), (first, quote));
    let here = stage.app.reader.as_ref().unwrap().echoes_here();
    let words = here[0].words.as_str();
    assert_eq!(words, QUOTE);

    stage.keys("g =");
    let (second, caret) = open(&stage);
    assert_ne!(second, first);
    assert_eq!(caret, place(&stage, "We have"));
    let back = stage.app.key_of(CommandId::JumpBack);
    assert!(said(&stage).contains(&back), "{}", said(&stage));
    stage.keys("C-o");
    assert_eq!(open(&stage), (first, quote));
    // And where it began.
    stage.keys("C-o");
    assert_eq!(open(&stage), (first, 0));
    stage.keys("G [ e");
    assert_eq!(open(&stage), (first, quote));
}

#[test]
fn a_passage_of_the_pinned_article_is_gone_to_where_that_stands_and_back() {
    let mut stage = two();
    stage.keys("P q j Enter g g ] e");
    assert!(stage.app.beside.is_some());
    let (here, caret) = open(&stage);
    stage.keys("g =");
    assert_ne!(open(&stage).0, here);
    assert_eq!(open(&stage).1, place(&stage, "We have"));
    stage.keys("C-o");
    assert_eq!(open(&stage), (here, caret));
}

#[test]
fn the_menu_offers_to_follow_an_echo_only_in_one() {
    let mut stage = two();
    let offered = |stage: &mut Stage| {
        stage.keys("Enter");
        let Some(Overlay::Menu(menu)) = stage.app.overlays.last() else {
            panic!("no menu")
        };
        let is_offered = menu.entries.iter().any(|e| e.id == CommandId::FollowEcho);
        stage.keys("Esc");
        is_offered
    };
    assert!(!offered(&mut stage));
    stage.keys("] e");
    assert!(offered(&mut stage));
    stage.keys("m");
    assert!(
        stage
            .app
            .reader
            .as_ref()
            .unwrap()
            .annotation_here()
            .is_some()
    );
    assert!(offered(&mut stage));
    stage.keys("g g g =");
    assert_eq!(said(&stage), Fact::Echo.absence());
}

#[test]
fn of_several_the_one_published_first_stands_first_and_is_chosen_in_a_panel() {
    let mut stage = Stage::new(&[
        &format!("# One\n\nShe said: “{QUOTE}.”"),
        &format!("# Two\n\nHe wrote: “{QUOTE}.”"),
        &format!("# Three\n\nThey sang: “{}.”", QUOTE.replace("this", "our")),
    ]);
    stage.published(2, "Desk North", "2020-08-24");
    stage.published(3, "Harbour Wire", "2020-08-23");
    stage.keys("g g Enter g g");
    let (first, _) = open(&stage);
    stage.keys("] e g =");
    assert_eq!(stage.app.place(), Place::Echoes);
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no panel")
    };
    let told = panel.things().filter_map(Thing::told_of);
    let dates: Vec<_> = told.map(|(.., published)| published).collect();
    assert_eq!(dates.len(), 2);
    assert!(dates.is_sorted() && dates[0].is_some());
    stage.keys("j Enter");
    assert_eq!(
        (stage.app.pane, stage.app.overlays.len()),
        (Pane::Reader, 0)
    );
    let (other, caret) = open(&stage);
    assert_ne!(other, first);
    assert_eq!(caret, place(&stage, "We have"));
    // Back to the panel, and from it to the text.
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Echoes);
    stage.keys("Esc C-o");
    assert_eq!(open(&stage).0, first);
}

#[test]
fn a_key_waits_for_what_is_being_looked_for_and_says_when_there_is_nothing() {
    let mut stage = Stage::new(&["# Alone\n\nNobody else has it."]);
    stage.keys("g g Enter ] e");
    assert!(said(&stage).contains("No passage"), "{}", said(&stage));

    let mut stage = two();
    let reader = stage.app.reader.as_mut().unwrap();
    let shown = reader.shown();
    reader.echoes = Default::default();
    reader.echoes.asked = crate::app::echoes::Asked::Waiting(None);
    stage.keys("] e");
    assert_eq!(open(&stage).1, 0);
    let echoes = stage.echoes(shown.0);
    stage.send(Message::Echoes(shown, None, Ok(echoes)));
    assert_eq!(open(&stage).1, place(&stage, "We have"));
}

#[test]
fn a_text_that_is_read_again_keeps_its_echoes_and_asks_once_more() {
    let mut stage = two();
    stage.send(Message::Indexing(None));
    stage.send(Message::Refreshed);
    let reader = stage.app.reader.as_ref().unwrap();
    assert!(!reader.echoes.is_empty());
    assert_eq!(reader.echoes.asked, crate::app::echoes::Asked::Answered);
}

#[test]
fn in_a_story_only_passages_of_its_articles_are_echoes() {
    let mut stage = Stage::new(&[
        &format!("# One\n\nShe said: “{QUOTE}.”"),
        &format!("# Two\n\nHe wrote: “{QUOTE}.”"),
        "# Three\n\nNobody said a thing.",
        &format!("# Four\n\nThey sang: “{QUOTE}.”"),
    ]);
    let others = |stage: &Stage| {
        let reader = stage.app.reader.as_ref().unwrap();
        let text = 0..reader.document().text().len();
        assert_eq!(reader.echoes.begins_in(&text), !reader.echoes.is_empty());
        reader.echoes.at(reader.caret).len()
    };
    // The first and the third make a story.
    stage.keys("g g t j t p").types("Harbour").keys("Enter Esc");
    stage.keys("g g Enter g g ] e");
    assert_eq!(others(&stage), 2);
    stage.keys("g n");
    assert_eq!(others(&stage), 0);
    stage.keys("g g ] e");
    assert_eq!(
        said(&stage),
        "No passage of this text stands in another article of the story."
    );
    // What is put in meanwhile counts at once.
    stage.keys("g n q G p Enter g n");
    stage.keys("g g Enter g g ] e");
    assert_eq!(others(&stage), 1);
    // An answer to what was asked before is left.
    let shown = stage.app.reader.as_ref().unwrap().shown();
    let all = stage.echoes(shown.0);
    stage.app.reader.as_mut().unwrap().echoes.asked = crate::app::echoes::Asked::Waiting(None);
    stage.send(Message::Echoes(shown, None, Ok(all)));
    assert_eq!(others(&stage), 1);
    stage.keys("g n g g ] e");
    assert_eq!(others(&stage), 2);
}
