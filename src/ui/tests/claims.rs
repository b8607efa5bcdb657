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
