//! Each panel filtered, and empty.

use super::*;

const PANELS: [(&str, &str); 10] = [
    ("annotations", "A"),
    ("all-annotations", "g A"),
    ("claims", "C"),
    ("claim", "C Enter"),
    ("trash", "g t"),
    ("messages", "g m"),
    ("stories", "g s"),
    ("views", "g v"),
    ("additions", "g i"),
    ("feeds", "g F"),
];

/// Two reports with marks of several kinds, two claims, and something of each kind in the trash.
pub fn desk(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[
        "# Ministry weighs a cloud that works offline\n\nThe defence ministry has looked at the package for a year. \
         Its devices work without a connection and sync later. Three people who have seen the offer say that it \
         is worth two billion, and that the first of the devices could be there before the end of the year if \
         nobody objects, which in this house is never certain.\n\n“We take our time,” an official said.",
        "# What the offer leaves out\n\nThe price stays secret. The devices need a line at all times, a former \
         adviser says. Nobody has seen one.",
        "# Court halts the work for now\n\nA judge has ordered a pause.",
    ]);
    stage.send(Message::Resized(width, height));
    stage.published(1, "Desk North", "2020-08-23");
    stage.published(2, "Harbour Wire", "2020-08-24");
    stage
        .keys("Enter } ) +")
        .types("The package contains offline devices")
        .keys("Enter");
    stage.keys(") M b #").types("price, offer").keys("Enter a");
    stage
        .types("Which people?")
        .keys("Enter")
        .types("Ask the ministry.")
        .keys("Esc");
    stage
        .keys("} M g J } M p ) - Enter ) +")
        .types("One exists")
        .keys("Enter C d d Esc ) m d d");
    stage.keys("q G d d g g Enter g g } ) )");
    stage
}

#[test]
fn each_panel_filtered_with_the_words_shown() {
    for (name, keys) in PANELS {
        let mut stage = desk(80, 24);
        stage.keys(keys).keys("f").types("th");
        snapshot(&format!("panel-{name}-filtered"), &stage, Colors::None);
    }
    let mut stage = desk(120, 36);
    stage.keys("g A f").types("certain").keys("Enter");
    snapshot("panel-match-far-in", &stage, Colors::True);
}

#[test]
fn each_empty_panel_says_what_would_fill_it() {
    for (name, keys) in PANELS {
        let mut stage = Stage::new(&["# Headline\n\nOne sentence."]);
        stage.send(Message::Resized(80, 12));
        if name == "claim" {
            stage
                .keys("Enter +")
                .types("It is so")
                .keys("Enter C Enter d d");
        } else {
            stage.keys("Enter").keys(keys);
        }
        snapshot(&format!("panel-{name}-empty"), &stage, Colors::None);
    }
}

#[test]
fn panels_are_drawn_at_every_size() {
    for (_, keys) in PANELS {
        let mut stage = desk(80, 24);
        stage.keys(keys);
        for (width, height) in [
            (0, 0),
            (1, 1),
            (1, 30),
            (30, 1),
            (5, 4),
            (40, 10),
            (99, 9),
            (100, 9),
            (300, 100),
        ] {
            stage.send(Message::Resized(width, height));
            seen(&stage, Colors::Sixteen);
        }
        stage.send(Message::Resized(1, 1));
        stage.keys("G f x Enter O Esc j k C-d C-u Enter Esc");
        seen(&stage, Colors::True);
    }
}

#[test]
fn an_article_that_says_nothing_of_a_claim_is_chosen_for_and_listed() {
    let mut stage = desk(80, 24);
    stage.keys("C Enter j d d Esc Esc J o");
    snapshot("silence-picker", &stage, Colors::True);
    stage.keys("Enter o");
    snapshot("silence-picker-now", &stage, Colors::None);
    stage.keys("Esc C Enter G");
    snapshot("silence-in-claim", &stage, Colors::True);
    stage.keys("Esc g g");
    stage.send(Message::Resized(120, 30));
    snapshot("silence-in-claims", &stage, Colors::None);
    stage.keys("Esc A");
    snapshot("silence-in-annotations", &stage, Colors::None);
}

#[test]
fn what_differs_is_seen_of_both_sides_where_copies_are_folded() {
    let fire = "A fire at the Halden paper mill killed 12 people on Monday night.";
    let ruins =
        "Fourteen people died when fire swept through the Halden paper mill late on Monday.";
    let mut stage = Stage::new(&[
        &format!("# Fire at the mill\n\n{fire}"),
        &format!("# Mill in ruins\n\n{ruins}"),
        &format!("# A deadly fire\n\n{fire} It went on until noon."),
    ]);
    stage.published(
        1,
        "The Very Long Name of the Evening Post of Halden",
        "2021-03-02",
    );
    stage.published(2, "Harbour Wire", "2021-03-03");
    stage.published(3, "Desk North", "2021-03-03");
    stage.send(Message::Resized(80, 24));
    stage.keys("g D");
    snapshot("disagreements-folded", &stage, Colors::None);
    let (buffer, _) = seen(&stage, Colors::None);
    let lines = styled::styled(&buffer, None);
    assert!(
        lines
            .lines()
            .any(|line| line.contains("12 The") && line.contains("≠  Fourteen")),
        "{lines}"
    );
}
