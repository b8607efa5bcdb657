//! Every place that keys can go to, and every box, at all sizes.

use std::collections::BTreeSet;

use super::{palette::recalled, panels::desk, stories::storied, view::LINKED, *};
use crate::{
    app::{
        additions::{AdditionId, Stage as At},
        refreshing::RunId,
    },
    command::Place,
    model::view::Refreshing,
};

/// A screen: its name, where its keys go, what it is made on, and the keys that lead there.
type Shown = (&'static str, Place, fn(u16, u16) -> Stage, &'static str);

const SHOWN: &[Shown] = &[
    ("list", Place::List, marked, "q"),
    ("reader", Place::Reader, marked, ""),
    ("selection", Place::Selection, marked, "v 2 w"),
    ("selection-started", Place::Started, marked, "v"),
    ("panel-annotations", Place::Annotations, desk, "A"),
    ("panel-all-annotations", Place::AllAnnotations, desk, "g A"),
    ("panel-claims", Place::Claims, desk, "C"),
    ("panel-claim", Place::Claim, desk, "C Enter"),
    ("panel-history", Place::History, desk, "C Enter S m H"),
    ("panel-trash", Place::Trash, desk, "g t"),
    ("panel-messages", Place::Messages, desk, "g m"),
    ("panel-stories", Place::Stories, storied, "g s"),
    ("panel-views", Place::Views, storied, "g v G"),
    ("panel-likely", Place::Likely, desk, "C F"),
    ("panel-echoes", Place::Echoes, echoed, "] e g ="),
    (
        "panel-disagreements",
        Place::Disagreements,
        disagreed,
        "g D",
    ),
    ("diff", Place::Diff, revised, "g d"),
    ("matrix", Place::Matrix, matrix::flagged, "g c O l"),
    ("grid", Place::Grid, grids::rated, "l"),
    ("panel-grids", Place::Grids, grids::listed, ""),
    ("panel-additions", Place::Additions, added, "g i j"),
    ("panel-feeds", Place::Feeds, fed, "g F j j"),
    ("feed-narrowed", Place::List, fed, "g F j Enter"),
    ("feed-details", Place::Form, fed, "g F G k i Tab Tab"),
    ("feed-refreshing", Place::Feeds, refreshing, "g F"),
    ("search-results", Place::Found, searched, ""),
    ("search", Place::Query, searched, "f"),
    ("help", Place::Help, marked, "?"),
    ("menu", Place::Menu, marked, "Enter j"),
    ("colours", Place::Colour, marked, "c"),
    ("statuses", Place::Status, marked, "C S"),
    ("relations", Place::Relation, claims::told, "R Enter"),
    ("question", Place::Question, desk, "g t D"),
    ("field-find", Place::Field, marked, "/|types devices"),
    ("panel-filter", Place::Filter, desk, "g A f|types th"),
    ("picker", Place::Picker, marked, "+"),
    ("palette", Place::Palette, recalled, ":"),
    ("export", Place::Export, marked, "C Enter X Tab"),
    ("details", Place::Form, marked, "q i"),
    (
        "note-editor",
        Place::Note,
        marked,
        "a|types  It is not said who.",
    ),
    ("links", Place::Links, linked, "g f"),
    ("address", Place::Address, linked, "g f s"),
    ("outline", Place::Outline, linked, "g o"),
];

fn linked(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[LINKED]);
    stage.send(Message::Resized(width, height));
    stage.keys("Enter");
    stage
}

pub(super) fn revised(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[&app::tests::diff::new()]);
    stage.was_before(1, &app::tests::diff::old());
    stage.send(Message::Resized(width, height));
    stage.keys("Enter } } m");
    stage
}

fn echoed(width: u16, height: u16) -> Stage {
    let mut stage = echoes::quoted();
    stage.send(Message::Resized(width, height));
    stage
}

fn disagreed(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[
        "# Fire at the mill\n\nA fire at the Halden paper mill killed 12 people on Monday night. Nobody knows how it \
         began.",
        "# Mill in ruins\n\nFourteen people died when fire swept through the Halden paper mill late on Monday.",
    ]);
    stage.published(1, "Desk North", "2021-03-02");
    stage.send(Message::Resized(width, height));
    stage
}

fn added(width: u16, height: u16) -> Stage {
    let mut stage = desk(width, height);
    let addresses = "https://desk-north.example/cloud\nhttps://harbour.example/offer\nhttps://court.example/pause";
    stage.send(Message::Pasted(addresses.to_owned()));
    let part = At::Fetching(340_000, Some(1_200_000));
    stage.send(Message::Addition(AdditionId(1), part));
    let why =
        "harbour.example does not answer. Try again later, or save the page and add the file.";
    let failed = At::Failed(CleanText::line(why));
    stage.send(Message::Addition(AdditionId(2), failed));
    stage
}

fn fed(width: u16, height: u16) -> Stage {
    let mut stage = app::tests::feeds::fed();
    stage.send(Message::Resized(width, height));
    stage
}

fn refreshing(width: u16, height: u16) -> Stage {
    let mut stage = fed(width, height);
    stage.keys("g U");
    let told = Refreshing {
        done: 12,
        of: 20,
        new: 31,
        ..Refreshing::default()
    };
    stage.send(Message::Refreshing(RunId(1), told));
    stage
}

fn searched(width: u16, height: u16) -> Stage {
    let mut stage = desk(width, height);
    stage
        .keys(":")
        .types("search-library devices")
        .keys("Enter");
    stage.found("devices");
    stage
}

#[test]
fn every_place_at_all_sizes() {
    for (name, place, stage, keys) in SHOWN {
        at_all_sizes(name, |width, height| {
            let mut stage = stage(width, height);
            done(&mut stage, keys);
            assert_eq!(stage.app.place(), *place, "{name} at {width}×{height}");
            stage
        });
    }
}

#[test]
fn no_place_is_without_a_snapshot() {
    let shown: BTreeSet<Place> = SHOWN.iter().map(|(_, place, ..)| *place).collect();
    for place in Place::ALL {
        assert!(shown.contains(&place), "{place:?} has no snapshot");
    }
    let names: BTreeSet<&str> = SHOWN.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names.len(), SHOWN.len(), "two have one name");
}
