//! Passages that are likely to bear on a claim.

use super::*;
use crate::{
    app::panel::{Kind, Panel, Thing},
    model::{Stance, likely::Likely},
};

const SALE: &str =
    "# The sale\n\nThe harbour will be sold to Brightwater. Nobody clapped.\n\nIt rains.";
const DENIAL: &str = "# A denial\n\nBrightwater buys no harbour, says the mayor. She left.";
const OTHER: &str = "# Clouds\n\nThey come and go.";

/// Three articles, of which two speak of the one claim, with its page open.
fn library() -> Stage {
    let mut stage = Stage::new(&[SALE, DENIAL, OTHER]);
    stage
        .keys("Enter G +")
        .types("The harbour is sold to Brightwater")
        .keys("Enter C Enter");
    stage
}

fn panel(stage: &Stage) -> &Panel {
    match stage.app.overlays.last() {
        Some(Overlay::Panel(panel)) => panel,
        other => panic!("no panel is open, but {other:?}"),
    }
}

/// Returns the passages with what each is known to say.
fn rows(stage: &Stage) -> Vec<(String, Option<Stance>, bool)> {
    let rows = panel(stage).things().map(|thing| match thing {
        Thing::Likely(row) => row.clone(),
        other => panic!("{other:?} is no passage"),
    });
    let told = |row: Box<Likely>| {
        let known = row.known.map(|(_, stance)| stance);
        (row.anchor.quote.to_string(), known, row.is_silent)
    };
    rows.map(told).collect()
}

fn counts(stage: &Stage) -> (usize, usize, usize) {
    let counts = stage.claims()[0].counts;
    (counts.supports, counts.refutes, counts.mentions)
}

#[test]
fn f_shows_the_passages_and_one_key_says_what_each_says() {
    let mut stage = library();
    stage.keys("F");
    assert_eq!(stage.app.place(), Place::Likely);
    let quotes: Vec<String> = rows(&stage).into_iter().map(|(quote, ..)| quote).collect();
    assert_eq!(
        quotes,
        [
            "The harbour will be sold to Brightwater.",
            "Brightwater buys no harbour, says the mayor."
        ]
    );
    let before = counts(&stage);
    stage.keys("+");
    assert_eq!(counts(&stage), (before.0 + 1, before.1, before.2));
    assert_eq!(
        stage.said(),
        "supports: “The harbour will be sold to Brightwater.”"
    );
    assert_eq!(panel(&stage).rows.cursor, 1, "the cursor goes on");
    stage.keys("-");
    assert_eq!(counts(&stage), (before.0 + 1, before.1 + 1, before.2));
    let known: Vec<Option<Stance>> = rows(&stage)
        .into_iter()
        .map(|(_, known, _)| known)
        .collect();
    assert_eq!(known, [Some(Stance::Supports), Some(Stance::Refutes)]);
    // How it is told is kept with it as a suggestion.
    let page = stage.claim_page(stage.claims()[0].claim.id).unwrap();
    let refuting = page
        .evidence
        .iter()
        .find(|row| row.evidence.stance == Stance::Refutes)
        .unwrap();
    assert!(refuting.evidence.suggested.is_some());
    assert!(!refuting.evidence.is_confirmed());
    assert_eq!(
        &*refuting.evidence.wording,
        "The harbour is sold to Brightwater"
    );
}

#[test]
fn one_undo_takes_mark_and_link_back_and_the_row_says_so() {
    let mut stage = library();
    let marks = stage.annotations_of(article_id(2)).len();
    stage.keys("F j =");
    assert_eq!(stage.annotations_of(article_id(2)).len(), marks + 1);
    assert_eq!(rows(&stage)[1].1, Some(Stance::Mentions));
    stage.keys("u");
    let live = stage.annotations_of(article_id(2));
    assert_eq!(live.len(), marks);
    assert_eq!(rows(&stage)[1].1, None);
}

#[test]
fn a_passage_that_is_known_changes_its_stance_and_is_not_marked_twice() {
    let mut stage = library();
    stage.keys("F + k -");
    assert_eq!(stage.said(), "Changed from supports to refutes");
    assert_eq!(rows(&stage)[0].1, Some(Stance::Refutes));
    let of_first = stage.annotations_of(article_id(1)).into_iter();
    let linked = of_first
        .filter(|one| one.anchor.quote.contains("sold to Brightwater") && !one.evidence.is_empty());
    assert_eq!(linked.count(), 1);
}

#[test]
fn o_records_that_the_article_says_nothing() {
    let mut stage = library();
    stage.keys("F j o");
    assert_eq!(stage.claims()[0].silent, 1);
    assert!(rows(&stage)[1].2);
    assert!(stage.said().contains("says nothing of"), "{}", stage.said());
    stage.keys("u");
    assert!(!rows(&stage)[1].2);
}

#[test]
fn enter_opens_the_passage_and_back_leads_to_the_list_of_them() {
    let mut stage = library();
    stage.keys("F j Enter");
    assert_eq!(stage.app.place(), Place::Reader);
    let reader = stage.app.reader.as_ref().unwrap();
    assert_eq!(reader.article.id, article_id(2));
    let here = reader.snapshot().text.get(reader.caret..).unwrap();
    assert!(here.starts_with("Brightwater buys no harbour"), "{here}");
    stage.keys("q");
    assert!(matches!(panel(&stage).kind, Kind::Likely(..)));
    assert_eq!(panel(&stage).rows.cursor, 1);
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Claim);
}

#[test]
fn the_list_of_claims_leads_there_too_and_nothing_likely_is_said() {
    let mut stage = Stage::new(&[OTHER]);
    stage.keys("Enter G +").types("Zebras").keys("Enter C F");
    assert_eq!(stage.app.place(), Place::Likely);
    assert!(panel(&stage).is_empty());
}

#[test]
fn the_choice_of_a_claim_begins_with_the_one_flagged_last_then_the_likely_ones() {
    let mut stage = Stage::new(&[SALE]);
    stage.keys("Enter");
    for claim in [
        "The harbour is sold to Brightwater",
        "Cats are grey",
        "Dogs bark",
        "It rains often",
    ] {
        stage.keys("G +").types(claim).keys("Enter");
    }
    stage.keys("g g ) +");
    let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
        panic!("no claim is asked for")
    };
    let names: Vec<String> = picker
        .choices
        .iter()
        .map(|choice| match choice {
            overlay::Choice::Claim { statement, .. } => statement.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(names[0], "It rains often");
    assert_eq!(names[1], "The harbour is sold to Brightwater");
}

#[test]
fn of_two_links_to_one_claim_the_one_that_is_changed_is_told() {
    let mut stage = library();
    stage.keys("F +");
    let claim = stage.claims()[0].claim.clone();
    let of = article_id(1);
    let linked = |stage: &Stage| {
        let all = stage.annotations_of(of).into_iter();
        let mut all = all.filter(|one| one.anchor.quote.contains("sold to Brightwater"));
        all.find(|one| !one.evidence.is_empty()).unwrap()
    };
    // As it comes of merging two claims: the same words for it and against it.
    let known = linked(&stage);
    let id = RecordId::annotations(of);
    let record = stage.records.get(&id).cloned().unwrap();
    let other = crate::model::EvidenceId(uuid::Uuid::max());
    let at = crate::model::evidence::at(known.id, other);
    let mut record = record;
    let stamp = stage.clock.tick(now());
    let text = |text: &str| Some(Value::Text(CleanText::line(text)));
    for (field, value) in [
        (
            crate::model::evidence::CLAIM.path_in(&at),
            text(&claim.id.to_string()),
        ),
        (crate::model::evidence::STANCE.path_in(&at), text("refutes")),
        (
            crate::model::evidence::WORDING.path_in(&at),
            text(&claim.statement),
        ),
    ] {
        record.set(field, value, stamp);
    }
    stage.records.insert(id, record);
    stage.send(Message::Refreshed);
    assert_eq!(linked(&stage).evidence.len(), 2);
    stage.keys("Esc F -");
    assert!(!stage.said().contains("Changed"), "{}", stage.said());
    let mut stances: Vec<Stance> = linked(&stage)
        .evidence
        .into_iter()
        .map(|link| link.stance)
        .collect();
    stances.sort_by_key(|stance| stance.word().to_owned());
    assert_eq!(stances, [Stance::Refutes, Stance::Supports]);
}
