//! A claim of which all is said, at all sizes.

use super::*;
use crate::{
    app::{overlay::Overlay, panel::Kind},
    model::origin::{Counted, Origin, Why},
};

const NORTH: &str = "# Tower to rise\n\nThe harbour office spoke on Monday. It said the tower will be ready in \
    March. According to the ministry, the crane was reportedly inspected twice.";
const COAST: &str =
    "# Doubts\n\nThe tower will not be ready in March, a person close to the builders said.";

/// Makes a claim with evidence for and against it, of which much is said.
pub fn told(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[
        NORTH,
        COAST,
        "# Fish\n\nNothing else.",
        "# Birds\n\nNothing.",
    ]);
    stage.send(Message::Resized(width, height));
    stage.published(1, "Desk North", "2020-08-23");
    stage.published(2, "Coast Radio", "2020-08-24");
    stage
        .keys("Enter } +")
        .types("The plan is safe")
        .keys("Enter");
    stage
        .keys(") +")
        .types("The tower will be ready in March")
        .keys("Enter");
    stage.keys(") = Enter J } - Enter J } o Enter");
    stage.keys("C Enter R").types("plan").keys("Enter p");
    stage
        .keys("e Tab")
        .types("the harbour office")
        .keys("Tab")
        .types("2020-08");
    stage
        .keys("Tab")
        .types("prediction")
        .keys("Tab")
        .types("yes")
        .keys("Tab")
        .types("wait and see");
    stage
        .keys("Tab")
        .types("2021-04")
        .keys("Tab")
        .types("Not before summer.")
        .keys("Enter");
    stage.keys("t e End").types(" 2021").keys("Enter");
    stage
}

#[test]
fn a_claim_tells_all_of_it_and_what_waits() {
    at_all_sizes("claim-told", told);
}

#[test]
fn claims_tell_what_waits_and_their_forms_fit() {
    let mut stage = told(80, 24);
    stage.keys("j T");
    snapshot("claim-evidence-form", &stage, Colors::True);
    stage.keys("Esc O");
    snapshot("claim-origin", &stage, Colors::True);
    stage.keys("Esc e");
    snapshot("claim-form", &stage, Colors::True);
    stage.keys("Esc M");
    snapshot("claim-merge", &stage, Colors::True);
}

fn shows(stage: &Stage, words: &str) {
    let rows = rows(stage);
    assert!(
        rows.iter().any(|row| row.contains(words)),
        "{words}: {rows:#?}"
    );
}

#[test]
fn origins_stand_beside_articles_in_the_list_and_give_way_to_few_columns() {
    for (width, said) in [
        (
            90,
            " +1 -1 =1 o1 · 2 articles · origins: 0 known, 2 unknown · undetermined · 3 to recheck",
        ),
        (
            80,
            " +1 -1 =1 o1 · 2 articles · origins: 0 known, 2 unknown · undetermined · !3",
        ),
        (
            75,
            " +1 -1 =1 o1 · 2 art. · origins: 0 known, 2 unknown · undetermined · !3",
        ),
        (
            68,
            " +1 -1 =1 o1 · 2 art. · 0 known, 2 unknown · undetermined · !3",
        ),
        (60, " +1 -1 =1 o1 · 2 art. · orig. 0 2? · undetermined · !3"),
        (52, " +1 -1 =1 o1 · orig. 0 2? · undetermined · !3"),
        (45, " +1 -1 =1 o1 · 2 art. · undetermined · !3"),
    ] {
        let mut stage = told(80, 24);
        stage.keys("Esc");
        stage.send(Message::Resized(width, 24));
        shows(&stage, said);
    }
}

#[test]
fn origins_that_are_only_made_out_are_told_as_such_in_the_list_as_on_the_page() {
    for (width, said) in [
        (
            80,
            "+1 · 1 article · origins: 1 known (1 suggested), 0 unknown · undetermined",
        ),
        (56, "+1 · 1 art. · 1 known (1 suggested) · undetermined"),
        (50, "+1 · 1 art. · orig. 1 (1 sugg.) · undetermined"),
        (44, "+1 · orig. 1 (1 sugg.) · undetermined"),
        (36, "+1 · 1 art. · undetermined"),
    ] {
        let mut stage = Stage::new(&["# Tower\n\nThe tower is ready, Mira Tal said."]);
        stage.send(Message::Resized(width, 24));
        stage
            .keys("Enter } +")
            .types("The tower is ready")
            .keys("Enter C");
        let counted = Counted {
            known: 1,
            suggested: 1,
            unknown: 0,
        };
        let claim = stage.app.claims[0].claim.id;
        stage.send(Message::Origins(vec![(claim, counted)]));
        shows(&stage, said);
    }
}

#[test]
fn evidence_to_recheck_tells_how_it_is_told_and_a_head_what_partly_is_of() {
    let mut stage = told(80, 24);
    shows(&stage, "recheck · attributed? via");
    stage
        .keys("e Tab Tab Tab Tab C-u")
        .types("partly")
        .keys("Enter");
    shows(&stage, "checkable: partly");
}

#[test]
fn a_claim_tells_all_that_is_said_of_it_in_few_columns_too() {
    let stage = told(80, 24);
    let facts = [
        " prediction · checkable · as of Aug 2020 · claimed by the harbour office ",
        " due Apr 2021 · checking: wait and see ",
        " part of “The plan is safe”",
    ];
    for fact in facts {
        shows(&stage, fact);
    }
}

#[test]
fn where_nothing_is_shown_below_its_rows_evidence_says_its_origin_and_why() {
    let told = |width, height, why| {
        let mut stage = Stage::new(&["# Tower\n\nThe tower is ready, Mira Tal said."]);
        stage.send(Message::Resized(width, height));
        stage
            .keys("Enter } +")
            .types("The tower is ready")
            .keys("Enter C Enter");
        let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
            panic!("no panel is open")
        };
        let Kind::Claim(id, Some(page)) = &panel.kind else {
            panic!("no claim is open")
        };
        let (id, mut page) = (*id, page.clone());
        page.evidence[0].origin = Origin {
            number: 0,
            name: Some(CleanText::line("Mira Tal")),
            why,
        };
        stage.send(Message::Claim(id, Some(page)));
        stage
    };
    shows(
        &told(80, 24, Why::Said),
        "attributed? via Mira Tal? · origin: Mira Tal, said by hand ",
    );
    // The name is not said twice.
    shows(
        &told(80, 24, Why::Via),
        "attributed? via Mira Tal? · origin: the root of its via ",
    );
    // Where it has no room beside how it is told, it has a row of its own above the quote.
    let stage = told(50, 24, Why::Said);
    let rows = rows(&stage);
    let at = rows
        .iter()
        .position(|row| row.contains("attributed? via Mira Tal?"));
    let below = |by: usize| rows[at.unwrap() + by].trim().to_owned();
    assert_eq!(below(1), "origin: Mira Tal, said by hand");
    assert_eq!(below(2), "“The tower is ready, Mira Tal said.”");
    // Below the rows it is said once.
    let stage = told(80, 40, Why::Said);
    let rows = super::rows(&stage);
    let said = rows.iter().filter(|row| row.contains("said by hand"));
    assert_eq!(said.count(), 1, "{rows:#?}");
}

#[test]
fn of_two_long_sentences_both_are_seen_where_they_differ_on_a_low_screen() {
    let told = |title: &str, killed: &str| {
        format!(
            "# {title}\n\nAfter a long night on the coast, in which the road and the bridge were closed and nobody \
             knew how it began or how it would end, a fire at the Halden paper mill killed {killed} people."
        )
    };
    let one = told("Fire at the mill", "12");
    let other = told("Mill in ruins", "14");
    let mut stage = Stage::new(&[&one, &other]);
    stage.published(1, "Desk North", "2021-03-02");
    stage.send(Message::Resized(80, 24));
    stage.keys("g D");
    let rows = rows(&stage);
    let below = rows.iter().skip(14).flat_map(|row| row.split_whitespace());
    let below = below.collect::<Vec<_>>().join(" ");
    for words in ["killed 12 people", "killed 14 people"] {
        assert!(below.contains(words), "{words}: {rows:#?}");
    }
}

#[test]
fn a_cell_tells_its_state_before_a_long_title_and_leaves_room_for_the_claim() {
    let mut stage = told(80, 24);
    stage.keys("Esc Esc g c j $");
    shows(&stage, "not checked: Enter reads, o is silent · ");
    shows(&stage, " · “The plan is safe”");
}
