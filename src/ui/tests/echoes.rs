//! Passages that stand in several articles: the sign beside the text, and what is said of them.

use super::*;
use crate::model::echo::Looked;

const QUOTE: &str = "We have run this harbour for forty years, and we will not leave it to a company that has \
                     never seen the sea, whatever it offers us for it";

/// Three reports with one quote, the cursor in the last; in another it has other words.
pub fn quoted() -> Stage {
    let mut stage = Stage::new(&[
        &format!(
            "# Harbour stays public\n\nThe mayor told it to us at noon.\n\n“{QUOTE}.” Then she left."
        ),
        &format!("# No sale, says the mayor\n\nNobody asked her. “{QUOTE},” she said."),
        &format!(
            "# A town and its sea\n\n“{},” the mayor wrote. A vote comes in May.",
            QUOTE
                .replace("years, and", "years,” she went on to say, “and")
                .replace("company", "firm")
        ),
    ]);
    stage.published(1, "Desk North", "2020-08-24");
    stage.published(2, "Harbour Wire", "2020-08-23");
    stage.keys("g g Enter g g");
    stage
}

/// Two reports with one quote that is only nearly the same.
fn near(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[
        &format!(
            "# Harbour stays public\n\nThe mayor told it to us at noon.\n\n“{QUOTE}.” Then she left."
        ),
        &format!(
            "# No sale, says the mayor\n\n“{},” she said.",
            QUOTE.replace("company", "big firm")
        ),
    ]);
    stage.published(2, "Harbour Wire", "2020-08-23");
    stage.send(Message::Resized(width, height));
    stage.keys("G Enter g g ] e");
    stage
}

#[test]
fn where_else_a_passage_stands_is_told_below_it() {
    let mut stage = quoted();
    stage.send(Message::Resized(80, 24));
    stage.keys("] e");
    snapshot("echo-in-several", &stage, Colors::None);
    snapshot("echo-near", &near(80, 24), Colors::None);
    let mut stage = near(120, 36);
    stage.keys("z m");
    snapshot("echo-beside", &stage, Colors::True);
}

#[test]
fn a_note_and_an_echo_share_the_rows() {
    let mut stage = near(80, 24);
    stage.keys("m a");
    stage.types(&"A long note on what the mayor said, and why. ".repeat(12));
    stage.keys("Esc");
    snapshot("echo-and-note", &stage, Colors::None);
}

#[test]
fn where_not_all_others_were_looked_into_the_note_the_line_and_the_panel_say_so() {
    let mut stage = quoted();
    stage.looked = Some(Looked {
        into: 50,
        of: 999,
        is_exact: true,
    });
    stage.send(Message::Resized(90, 30));
    stage.send(Message::Refreshed);
    stage.keys("] e");
    snapshot("echo-of-many", &stage, Colors::None);
    stage.keys("z m");
    snapshot("echo-of-many-in-a-line", &stage, Colors::None);
    stage.looked = Some(Looked {
        into: 50,
        of: 2_000,
        is_exact: false,
    });
    stage.send(Message::Refreshed);
    stage.keys("g =");
    snapshot("echo-of-many-panel", &stage, Colors::None);
}
