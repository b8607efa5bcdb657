//! Articles whose text has changed, and what becomes of their annotations.

use super::*;
use crate::{app::panel::Thing, model::AnchorState};

const OLD: &str = "# The package\n\nThe firm will offer a package of machines to governments abroad, people said. \
    It was first shown to partners in spring, and nobody else has seen it.\n\nIts devices work offline for up to \
    thirty days and sync later, when there is a line. The price was not told to anyone at all.\n\nA lawyer called \
    the whole plan bold.";

/// Marks three sentences of an article and revises it: one has moved, one is edited, one is gone.
pub(crate) fn revised() -> Stage {
    let mut stage = Stage::new(&[OLD, "# Another\n\nNothing happens here."]);
    stage.keys("Enter /");
    stage.types("Its devices").keys("Enter m");
    stage.keys(") m ) m");
    assert_eq!(stage.marked(1).len(), 3);
    stage.revise(1, &revision());
    stage
}

fn revision() -> String {
    OLD.replace(
        "# The package\n",
        "# The package\n\nThis was brought up to date.\n",
    )
    .replace("thirty days", "ninety days")
    .replace("A lawyer called the whole plan bold.", "The rest is known.")
}

/// Returns how the annotations stand in the newest snapshot, by place, with whether they wait.
fn standing(stage: &Stage) -> Vec<(String, AnchorState, bool)> {
    let article = stage.articles().remove(0);
    let newest = &article.newest().unwrap().id;
    let mut annotations = stage.annotations_of(article.id);
    annotations.sort_by_key(|annotation| annotation.anchor.bytes.start);
    let told = |annotation: Annotation| {
        let placement = annotation.placement(newest).unwrap();
        let words: String = annotation.anchor.quote.chars().take(9).collect();
        (words, placement.state.clone(), placement.waits())
    };
    annotations.into_iter().map(told).collect()
}

fn told(words: &str, state: AnchorState, waits: bool) -> (String, AnchorState, bool) {
    (words.to_owned(), state, waits)
}

#[test]
fn an_open_article_tells_what_has_become_of_its_annotations_and_stays_on_the_words() {
    let stage = revised();
    assert_eq!(
        standing(&stage),
        [
            told("Its devic", AnchorState::Edited, true),
            told("The price", AnchorState::Moved, false),
            told("A lawyer ", AnchorState::Orphan, true),
        ]
    );
    assert_eq!(
        stage.said(),
        "“The package” has a new snapshot: 1 moved, 1 edited, 1 orphan; ]r goes to what is to recheck"
    );
}

#[test]
fn the_caret_stays_on_its_words_in_a_text_of_any_length_and_where_the_person_went_on() {
    let more: String = (0..9_000)
        .map(|n| format!("\n\nNumber {n} of many is told here."))
        .collect();
    for more in ["", &more] {
        let mut stage = Stage::new(&[&format!("{OLD}{more}")]);
        stage.keys("Enter /").types("offline").keys("Enter");
        stage.late = true;
        stage.revise(1, &format!("{more}\n\n{}", revision()));
        // The text that is read stays until the words are found in the new one.
        stage.keys("w");
        stage.late = false;
        for held in std::mem::take(&mut stage.held) {
            stage.send(held);
        }
        let reader = stage.app.reader.as_ref().unwrap();
        let rest = reader.document().text().get(reader.caret..).unwrap();
        assert!(rest.starts_with("for up to ninety days"), "{rest:.30}");
    }
}

#[test]
fn another_snapshot_shows_at_once_and_the_caret_follows_to_its_words() {
    let rest = |stage: &Stage| {
        let reader = stage.app.reader.as_ref().unwrap();
        let rest = reader.document().text().get(reader.caret..).unwrap();
        rest.chars().take(12).collect::<String>()
    };
    let mut stage = Stage::new(&[OLD]);
    stage.revise(1, &revision());
    stage.keys("Enter /").types("offline").keys("Enter");
    stage.keys("[ s");
    assert_eq!(rest(&stage), "offline for ");

    // Who has moved meanwhile stays there.
    stage.late = true;
    stage.keys("] s");
    for opened in std::mem::take(&mut stage.held) {
        stage.send(opened);
    }
    assert!(stage.app.reader.as_ref().unwrap().is_newest());
    stage.keys("G");
    let last = rest(&stage);
    let carried = stage.behind.pop().unwrap();
    stage.send(carried);
    assert_eq!(rest(&stage), last);
}

#[test]
fn what_waits_is_gone_through_accepted_and_rejected_and_all_of_it_undone() {
    let mut stage = revised();
    stage.keys("g g ] r");
    assert!(
        stage
            .shown()
            .contains("[I]ts devices work offline for up to ninety")
    );
    stage.keys("g y");
    assert!(
        stage
            .said()
            .starts_with("Accepted the place of “Its devices"),
        "{}",
        stage.said()
    );
    assert_eq!(
        standing(&stage)[0],
        told("Its devic", AnchorState::Edited, false)
    );
    // What is gone is shown where it was marked.
    stage.keys("] r");
    assert!(
        stage.shown().contains("[A] lawyer called"),
        "{}",
        stage.shown()
    );
    stage.keys("g N");
    assert_eq!(
        standing(&stage)[2],
        told("A lawyer ", AnchorState::Orphan, false)
    );
    stage.keys("] r");
    assert_eq!(stage.said(), "Nothing waits for a recheck.");
    stage.keys("u u");
    assert_eq!(
        standing(&stage)[0],
        told("Its devic", AnchorState::Edited, true)
    );
    assert_eq!(
        standing(&stage)[2],
        told("A lawyer ", AnchorState::Orphan, true)
    );
}

#[test]
fn an_orphan_is_placed_by_hand_from_its_old_snapshot() {
    let mut stage = revised();
    stage.keys("g g ] r ] r g w");
    assert!(stage.app.reader.as_ref().unwrap().is_newest());
    stage.keys("/").types("The rest").keys("Enter s g w");
    assert_eq!(
        standing(&stage)[2],
        told("A lawyer ", AnchorState::Edited, false)
    );
    let reader = stage.app.reader.as_ref().unwrap();
    let annotation = reader.annotation_here().unwrap();
    assert_eq!(
        &*annotation.anchor.quote,
        "A lawyer called the whole plan bold."
    );
    let words = reader.other_words(annotation, &reader.placement(annotation));
    assert_eq!(words.as_deref(), Some("The rest is known."));
    stage.keys("u");
    assert_eq!(
        standing(&stage)[2],
        told("A lawyer ", AnchorState::Orphan, true)
    );
}

#[test]
fn only_what_has_a_place_is_accepted() {
    let mut stage = revised();
    stage.keys("g g ] r");
    assert!(stage.hints().contains(&"accept"), "{:?}", stage.hints());
    // The orphan.
    stage.keys("] r");
    let hints = stage.hints();
    assert!(
        hints.contains(&"reject") && !hints.contains(&"accept"),
        "{hints:?}"
    );
    stage.keys("g y");
    assert!(
        stage.said().contains("gw places them by hand"),
        "{}",
        stage.said()
    );
}

#[test]
fn what_was_taken_up_to_be_placed_is_let_go_by_esc() {
    let mut stage = revised();
    let held = |stage: &Stage| actions::recheck::held(&stage.app);
    assert_eq!(held(&stage), None);
    stage.keys("g g ] r g w w w");
    assert_eq!(
        held(&stage).as_deref(),
        Some(
            "Placing “Its devices work offline for up to…”: gw puts it on what is selected, Esc leaves it as it was"
        )
    );
    stage.keys("Esc");
    assert_eq!(held(&stage), None);
    assert_eq!(stage.said(), "It stays where it was.");
    assert!(stage.app.placing.is_none() && stage.app.pane == Pane::Reader);
    assert_eq!(
        standing(&stage)[0],
        told("Its devic", AnchorState::Edited, true)
    );
}

#[test]
fn a_place_is_accepted_in_the_panel_of_all_annotations_too() {
    let mut stage = revised();
    stage.keys("g A");
    let is_edited = |stage: &Stage| match stage.app.overlays.last() {
        Some(Overlay::Panel(panel)) => match panel.current() {
            Some(Thing::Annotation(row)) => row.placement.state == AnchorState::Edited,
            _ => false,
        },
        _ => false,
    };
    for _ in 0..3 {
        if !is_edited(&stage) {
            stage.keys("j");
        }
    }
    stage.keys("g y");
    assert_eq!(
        standing(&stage)[0],
        told("Its devic", AnchorState::Edited, false)
    );
}

#[test]
fn another_annotation_that_waits_is_taken_up_itself_and_not_covered_by_the_one_held() {
    let mut stage = revised();
    // The orphan is taken up, and is not found; the edited one comes next.
    stage.keys("g g ] r ] r g w");
    stage.keys("/").types("Its devices").keys("Enter g w");
    assert_eq!(
        standing(&stage)[2],
        told("A lawyer ", AnchorState::Orphan, true)
    );
    assert!(stage.said().contains("Its devices"), "{}", stage.said());
    // Going on to the next lets go of what was held.
    stage.keys("] r");
    assert_eq!(stage.app.placing, None);
}

/// Has an older matcher put the annotation on the price on the headline, and the present one offer where it stands.
pub(crate) fn contested() -> Stage {
    let mut stage = revised();
    let article = article_id(1);
    let record = RecordId::annotations(article);
    let newest = stage.articles()[0].newest().unwrap().id.clone();
    let price = stage
        .annotations_of(article)
        .into_iter()
        .find(|annotation| annotation.anchor.quote.starts_with("The price"))
        .unwrap();
    let right = price.placement(&newest).unwrap();
    let older = crate::model::Placement {
        bytes: Some(0..11),
        by: CleanText::line("matcher 1"),
        ..right.clone()
    };
    let stamp = stage.clock.tick(now());
    let known = stage.records.get_mut(&record).unwrap();
    let path = annotation::placement(price.id, &newest);
    known.set(
        path,
        Some(crate::model::FieldValue::to_value(&older)),
        stamp,
    );
    stage.send(Message::Refreshed);
    // The present matcher is to look, and does so beside.
    assert!(stage.left.contains(&Effect::SettleAnnotations(article)));
    stage.left.clear();
    let offer = crate::model::Offer {
        placement: right,
        words: None,
    };
    let known = stage.records.get_mut(&record).unwrap();
    let path = annotation::offer(price.id, &newest);
    known.set(
        path,
        Some(crate::model::FieldValue::to_value(&offer)),
        stamp,
    );
    let settled = Box::new(known.clone());
    stage.send(Message::Settled(article, Some(settled)));
    assert_eq!(stage.left, []);
    stage
}

/// Returns where the annotation on the price stands, and whether it waits.
fn price(stage: &Stage) -> (String, AnchorState, bool) {
    let reader = stage.app.reader.as_ref().unwrap();
    let mut annotations = reader.annotations.iter();
    let price = annotations.find(|annotation| annotation.anchor.quote.starts_with("The price"));
    let placement = reader.placement(price.unwrap());
    let words = reader.document().slice(placement.bytes.clone().unwrap());
    let words = words.chars().take(9).collect();
    let waits = placement.waits();
    (words, placement.state, waits)
}

#[test]
fn a_newer_matcher_asks_and_a_person_takes_its_place_or_keeps_the_old_one() {
    let mut stage = contested();
    let asks = told("The packa", AnchorState::Review, true);
    assert_eq!(price(&stage), asks);
    stage.keys("g g g y");
    assert!(
        stage
            .said()
            .starts_with("Accepted the new place of “The price")
    );
    assert_eq!(price(&stage), told("The price", AnchorState::Moved, false));
    stage.keys("u");
    assert_eq!(price(&stage), asks);
    stage.keys("g g g N");
    assert!(stage.said().starts_with("Left as it was: “The price"));
    assert_eq!(price(&stage), told("The packa", AnchorState::Edited, false));
}

#[test]
fn what_was_looked_for_once_is_not_looked_for_with_each_change() {
    let mut stage = revised();
    stage.keys("g g");
    let article = article_id(1);
    let looks = |stage: &mut Stage| {
        let left = std::mem::take(&mut stage.left);
        let is_look = |effect: &&Effect| **effect == Effect::SettleAnnotations(article);
        left.iter().filter(is_look).count()
    };
    stage.keys("[ s g g");
    assert_eq!(looks(&mut stage), 0);
    stage.keys("m");
    assert_eq!(looks(&mut stage), 1);
    // What comes meanwhile is looked for in one go afterwards.
    stage.keys(") m ) m");
    assert_eq!(looks(&mut stage), 0);
    stage.send(Message::Settled(article, None));
    assert_eq!(looks(&mut stage), 1);
    stage.send(Message::Settled(article, None));
    stage.keys("u");
    assert_eq!(looks(&mut stage), 0, "nothing new was marked");
    stage.keys("m");
    assert_eq!(looks(&mut stage), 1);
    // What could not be written is tried again with the next change.
    stage.send(Message::NotSettled(article));
    stage.keys("u");
    assert_eq!(looks(&mut stage), 0, "it was taken away");
    stage.keys("C-r");
    assert_eq!(looks(&mut stage), 1);
}
