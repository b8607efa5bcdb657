//! A claim of which all is said, at all sizes.

use super::*;

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
            80,
            " +1 -1 =1 o1 · 2 articles · no known origin · undetermined · 3 to recheck",
        ),
        (
            70,
            " +1 -1 =1 o1 · 2 articles · 0 orig. · undetermined · 3 to recheck",
        ),
        (
            65,
            " +1 -1 =1 o1 · 2 art. · 0 orig. · undetermined · 3 to recheck",
        ),
    ] {
        let mut stage = told(80, 24);
        stage.keys("Esc");
        stage.send(Message::Resized(width, 24));
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
