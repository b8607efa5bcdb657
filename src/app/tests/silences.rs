//! Articles that were checked for a claim and say nothing of it.

use super::*;
use crate::app::panel::{Panel, Thing};

const QUIET: &str = "# Another view\n\nNobody hears a thing.";

/// Two articles; a sentence of the first supports a claim, the second is under the caret.
fn library() -> Stage {
    let mut stage = Stage::new(&[TWO, QUIET, "# A third\n\nOf something else."]);
    stage
        .keys("Enter ) +")
        .types("Two is next to one")
        .keys("Enter");
    stage.keys("J");
    stage
}

/// Returns which articles are silent on the first claim, with whether that holds.
fn silent(stage: &Stage) -> Vec<(String, bool)> {
    let claim = stage.claims()[0].claim.id;
    let page = stage.claim_page(claim).unwrap();
    let rows = page.silences.iter();
    rows.map(|row| (row.article.title.to_string(), row.is_current()))
        .collect()
}

fn only(title: &str) -> Vec<(String, bool)> {
    vec![(title.to_owned(), true)]
}

fn panel(stage: &Stage) -> &Panel {
    match stage.app.overlays.last() {
        Some(Overlay::Panel(panel)) => panel,
        other => panic!("no panel is open, but {other:?}"),
    }
}

#[test]
fn o_records_silence_on_the_claim_flagged_last_and_undo_takes_it_back() {
    let mut stage = library();
    stage.keys("o");
    assert_eq!(stage.app.place(), Place::Picker);
    stage.keys("Enter");
    assert_eq!(silent(&stage), only("Another view"));
    assert_eq!(
        stage.said(),
        "Recorded: “Another view” says nothing of “Two is next to one”"
    );
    assert_eq!(stage.claims()[0].silent, 1);
    stage.keys("u");
    assert_eq!(silent(&stage), []);
    assert_eq!(stage.said(), "Undid: silence on “Two is next to one”");
    stage.keys("C-r");
    assert_eq!(silent(&stage), only("Another view"));
    // What is so already is said, and is no step to undo.
    stage.keys("o Enter");
    assert!(
        stage.said().starts_with("Recorded already"),
        "{}",
        stage.said()
    );
    stage.keys("u");
    assert_eq!(silent(&stage), []);
}

#[test]
fn silence_on_a_new_claim_makes_the_claim_in_the_same_step() {
    let mut stage = library();
    stage.keys("o").types("Nobody is heard").keys("Enter");
    assert_eq!(stage.claims().len(), 2);
    assert_eq!(stage.claims()[0].silent, 1);
    stage.keys("u");
    assert_eq!(stage.claims().len(), 1);
}

#[test]
fn a_dot_records_the_same_of_another_article_and_ticks_mean_several() {
    let mut stage = library();
    stage.keys("o Enter J .");
    assert_eq!(silent(&stage).len(), 2);
    stage.keys("u u Esc T o Enter");
    assert_eq!(silent(&stage).len(), 2, "the first has evidence");
    assert!(
        stage
            .said()
            .ends_with("“Article 1” has evidence for it and is left"),
        "{}",
        stage.said()
    );
}

#[test]
fn an_article_with_evidence_is_not_silent_and_the_way_out_is_named() {
    let mut stage = library();
    stage.keys("K o Enter");
    assert_eq!(silent(&stage), []);
    assert_eq!(
        stage.said(),
        "Not recorded: “Article 1” has evidence for this claim. Its quotes stand in the claim (C); dd takes one off there."
    );
}

#[test]
fn a_claim_that_begins_with_a_silence_tells_who_made_it() {
    let mut stage = library();
    claims::configured(&mut stage, "(name: \"A. Reader\")");
    stage
        .keys("o")
        .types("Nobody clapped")
        .keys("Enter C Enter H");
    let made = panel(&stage).things().next();
    let Some(Thing::Past(_, entry)) = made else {
        panic!("no history is shown, but {made:?}")
    };
    assert_eq!(&*entry.value, "Nobody clapped");
    assert_eq!(&*entry.by, "A. Reader");
}

#[test]
fn evidence_goes_before_silence_for_as_long_as_it_is_there() {
    let mut stage = library();
    stage.keys("o Enter } + Enter");
    assert_eq!(silent(&stage), []);
    assert_eq!(stage.claims()[0].silent, 0);
    stage.keys("u");
    assert_eq!(silent(&stage), only("Another view"));
}

#[test]
fn a_newer_snapshot_opens_the_question_again_and_o_answers_it() {
    let mut stage = library();
    stage.was_before(2, "An older text.");
    stage.keys("o Enter");
    let newest = article_id(2);
    assert_eq!(silent(&stage), only("Another view"));
    let claim = stage.claims()[0].claim.id;
    let older = stage.older.keys().next().unwrap().clone();
    let effect = Effect::RecordSilence(Checked {
        claim: Claimed::Present(claim),
        articles: vec![(newest, Some(older))],
        story: None,
        by: crate::model::Maker::default(),
    });
    stage.carry_out(vec![effect]);
    assert_eq!(silent(&stage), [("Another view".to_owned(), false)]);
    assert_eq!(stage.claims()[0].silent, 0);
    stage.keys("C Enter G o");
    assert_eq!(silent(&stage), only("Another view"));
}

#[test]
fn a_claim_lists_what_is_silent_which_opens_and_is_taken_away() {
    let mut stage = library();
    stage.keys("o Enter C Enter G");
    let Some(Thing::Silence(row)) = panel(&stage).current() else {
        panic!("no silence is under the cursor")
    };
    assert_eq!(row.article.id, article_id(2));
    // There are no words to do something with.
    for keys in ["+", "a", "y", "c"] {
        stage.keys(keys);
        assert_eq!(
            stage.said(),
            "A silent article has no words here; Enter opens it.",
            "{keys}"
        );
        assert_eq!(stage.app.place(), Place::Claim, "{keys}");
    }
    stage.keys("d d");
    assert_eq!(silent(&stage), []);
    stage.keys("u");
    assert_eq!(silent(&stage), only("Another view"));
    stage.keys("G Enter");
    let reader = stage.app.reader.as_ref().unwrap();
    assert_eq!(reader.article.id, article_id(2));
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn in_a_selection_the_key_swaps_the_ends() {
    let mut stage = library();
    stage.keys("v e o");
    assert_eq!(stage.app.place(), Place::Selection);
    assert_eq!(silent(&stage), []);
}

#[test]
fn a_dot_in_the_list_records_silence_and_touches_no_words() {
    let mut stage = library();
    stage.keys("m Esc .");
    assert_eq!(stage.marked(2).len(), 1);
    assert!(stage.said().contains("about words"), "{}", stage.said());
    stage.keys("j o Enter k");
    assert_eq!(silent(&stage), only("A third"));
    stage.keys(".");
    assert_eq!(silent(&stage).len(), 2);
    assert_eq!(stage.marked(2).len(), 1);
}

#[test]
fn a_silence_is_confirmed_of_the_text_that_is_shown_and_of_no_newer_one() {
    let mut stage = library();
    stage.was_before(2, "An older text.");
    stage.keys("o Enter C Enter G");
    stage.revise_unseen(2, "# Another view\n\nSomebody hears it after all.");
    stage.keys("o");
    assert_eq!(silent(&stage), [("Another view".to_owned(), false)]);
}
