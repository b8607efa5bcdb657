//! Grids: making them, rating in them, and what comes of that.

use super::*;
use crate::{
    app::{
        grid::Board,
        overlay::Choice,
        panel::{Kind, Thing},
        table::Tabled,
    },
    command::{Fact, Facts},
    export::grid::{deciding, letters, ranking, rating},
    model::{grid::Outcome, origin::Origin},
};

/// Three articles and three claims; each of the claims has evidence, two of it from one source.
pub(crate) fn flagged() -> Stage {
    let mut stage = Stage::new(&[
        "# First\n\nThe devices work offline. The review ends soon.",
        "# Second\n\nThe devices need a line.",
        "# Third\n\nNobody has seen a device.",
    ]);
    stage.published(1, "Desk North", "2020-08-23");
    stage.published(2, "Harbour Post", "2020-08-24");
    stage.published(3, "Harbour Post", "2020-08-25");
    stage
        .keys("Enter } +")
        .types("Devices work offline")
        .keys("Enter");
    stage
        .keys(") -")
        .types("Devices work offline")
        .keys("Enter");
    stage
        .keys("J } +")
        .types("Devices need a line")
        .keys("Enter");
    stage
        .keys("J } +")
        .types("There are no devices")
        .keys("Enter");
    stage
}

/// A grid of all three claims without evidence.
pub(crate) fn made() -> Stage {
    let mut stage = flagged();
    stage.keys("g h n");
    for claim in ["work offline", "need a line", "no devices"] {
        stage.types(claim).keys("Enter");
    }
    stage
        .keys("Enter")
        .types("What of the devices?")
        .keys("Enter");
    stage
}

/// The same with all evidence in it.
pub(crate) fn filled() -> Stage {
    let mut stage = made();
    stage.keys("p Enter");
    stage
}

/// The same, all of it rated: the first article speaks against the first and third claim, the others, of one source,
/// against the second.
pub(crate) fn rated() -> Stage {
    let mut stage = filled();
    stage.keys("g g 0 4 1 4 3 3 6 1 5 3 3 4 1 g g 0");
    stage
}

fn board(stage: &Stage) -> &Board {
    actions::grid::top(&stage.app).expect("a grid is open")
}

/// Returns each row as its first words and its ratings.
fn cells(stage: &Stage) -> Vec<String> {
    let page = board(stage).page();
    let rows = page.rows.iter().map(|row| {
        let quote = &row.row.annotation.anchor.quote;
        let words: Vec<&str> = quote.split(' ').take(2).collect();
        let claims = page.claims.iter();
        let ratings: Vec<String> = claims.map(|claim| rating(row, claim, ".")).collect();
        format!("{}: {}", words.join(" "), ratings.join(" "))
    });
    rows.collect()
}

fn picked(stage: &Stage) -> Vec<String> {
    let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
        panic!("no picker is open")
    };
    let choices = picker.choices.iter();
    choices
        .map(|choice| match choice {
            Choice::Ticked(many) => format!("grid of {many}"),
            Choice::Claim {
                statement,
                recorded,
                ..
            } => format!("{}{statement}", recorded.as_ref().map_or("", |_| "✓ ")),
            Choice::Quotes(many) => format!("all {many}"),
            Choice::Quote { words, is_in, .. } => {
                let quote = words.find('“').and_then(|at| words.get(at..));
                let words: Vec<&str> = quote.unwrap_or_default().split(' ').take(2).collect();
                format!("{}{}", if *is_in { "✓ " } else { "" }, words.join(" "))
            }
            other => format!("{other:?}"),
        })
        .collect()
}

fn names(stage: &Stage) -> Vec<String> {
    let panel = actions::panels::top(&stage.app).expect("a panel is open");
    panel
        .things()
        .map(|thing| thing.name().to_string())
        .collect()
}

#[test]
fn a_grid_is_made_of_claims_that_are_ticked_and_named() {
    let mut stage = flagged();
    stage.keys("g h");
    assert_eq!(names(&stage), [""; 0]);
    stage.keys("n");
    assert_eq!(picked(&stage).len(), 3);
    stage.keys("Enter");
    assert_eq!(
        picked(&stage)
            .iter()
            .filter(|row| row.starts_with('✓'))
            .count(),
        1
    );
    assert_eq!(picked(&stage).len(), 3, "one claim is no grid");
    // A tick is taken away again, and typing finds the others.
    stage.keys("Enter");
    assert!(!picked(&stage).iter().any(|row| row.starts_with('✓')));
    stage.types("offline").keys("Enter");
    stage.types("line").keys("Enter");
    let chosen = picked(&stage);
    assert_eq!(chosen[0], "grid of 2");
    assert!(
        chosen[1].starts_with('✓') && chosen[2].starts_with('✓'),
        "{chosen:?}"
    );
    stage.keys("Enter").keys("Enter");
    assert_eq!(stage.said(), "A grid needs a name.");
    stage.types("Which?").keys("Enter");
    assert_eq!(stage.app.place(), Place::Grid);
    assert_eq!(stage.said(), "Made the grid “Which?”; p puts evidence in");
    assert_eq!(board(&stage).page().claims.len(), 2);
    stage.keys("Esc");
    assert_eq!(names(&stage), ["Which?"]);
    stage.keys("u");
    assert_eq!(names(&stage), [""; 0]);
}

#[test]
fn the_claim_that_is_open_is_ticked_already() {
    let mut stage = flagged();
    stage.keys("C x");
    let chosen = picked(&stage);
    assert!(
        chosen[0].starts_with('✓') && !chosen[1].starts_with('✓'),
        "{chosen:?}"
    );
}

#[test]
fn evidence_goes_in_and_out_and_comes_back_rated() {
    let mut stage = made();
    stage.keys("p");
    assert_eq!(
        picked(&stage),
        [
            "all 4",
            "“The devices",
            "“The review",
            "“The devices",
            "“Nobody has"
        ]
    );
    // One by one, the choice stays open.
    stage.types("nobody").keys("Enter");
    assert_eq!(picked(&stage)[4], "✓ “Nobody has");
    stage.keys("Esc");
    assert_eq!(cells(&stage), ["Nobody has: . . ."]);
    stage.keys("5 p Enter");
    assert_eq!(cells(&stage).len(), 4);
    assert!(cells(&stage).contains(&"Nobody has: II . .".to_owned()));
    // Taken out and undone, and put in again: as it was.
    stage.keys("G d d");
    assert_eq!(cells(&stage).len(), 3);
    assert!(
        stage.said().starts_with("Took the evidence out"),
        "{}",
        stage.said()
    );
    stage.keys("u");
    assert_eq!(cells(&stage)[3], "Nobody has: II . .");
    stage.keys("C-r p").types("nobody").keys("Enter Esc");
    assert_eq!(cells(&stage)[3], "Nobody has: II . .");
}

#[test]
fn one_key_rates_and_the_caret_goes_on_from_what_was_unrated() {
    let mut stage = filled();
    stage.keys("g g 0 1 4");
    assert_eq!(board(&stage).caret(), (0, 2));
    assert_eq!(cells(&stage)[0], "The devices: CC I .");
    stage.keys("6");
    assert_eq!(board(&stage).caret(), (1, 0), "the next row");
    stage.keys("k 2");
    assert_eq!(
        board(&stage).caret(),
        (0, 0),
        "what is corrected is looked at"
    );
    assert_eq!(cells(&stage)[0], "The devices: C I NA");
    stage.keys("x");
    assert_eq!(cells(&stage)[0], "The devices: . I NA");
    stage.keys("u u");
    assert_eq!(cells(&stage)[0], "The devices: CC I NA");
    stage.keys("u u u");
    assert_eq!(cells(&stage)[0], "The devices: . . .");
    stage.keys("C-r 1");
    assert_eq!(cells(&stage)[0], "The devices: CC . .");
}

#[test]
fn nothing_is_ranked_before_all_is_rated_and_then_each_origin_counts_once() {
    let mut stage = filled();
    assert_eq!(
        ranking(board(&stage).page()),
        "12 cells are unrated: no ranking yet."
    );
    assert_eq!(deciding(board(&stage).page()), None);
    stage.keys("g g 0 4 1 4 3 3 6 1 5 3 3 4");
    assert_eq!(
        ranking(board(&stage).page()),
        "1 cell is unrated: no ranking yet."
    );
    stage.keys("1");
    // Both of Harbour Post speak against the second claim: as one.
    assert_eq!(
        ranking(board(&stage).page()),
        "Least inconsistent first, each origin counted once: 1st H1 and H3, 1 against each; 3rd H2, 2 against. Of credible evidence alone: H1 0, H3 0, H2 0."
    );
    let decides = (0..4).map(|row| board(&stage).decides(row));
    assert_eq!(decides.collect::<Vec<_>>(), [false, false, true, false]);
    stage.keys("g g c");
    assert_eq!(stage.said(), "Credibility: high");
    assert!(ranking(board(&stage).page()).ends_with("alone: H1 1, H3 1, H2 0."));
    stage.keys("c c");
    assert!(ranking(board(&stage).page()).ends_with("alone: H1 0, H3 0, H2 0."));
    stage.keys("c");
    assert_eq!(stage.said(), "Credibility: not said");
    assert_eq!(board(&stage).row().unwrap().held.credibility, None);
}

#[test]
fn enter_goes_to_the_quote_and_esc_comes_back_to_the_cell() {
    let mut stage = rated();
    stage.keys("j j l Enter");
    assert_eq!(stage.app.place(), Place::Reader);
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(2));
    assert_eq!(
        stage.shown(),
        "# Second"[2..].to_owned() + "\n\n[T]he devices need a line."
    );
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Grid);
    assert_eq!(board(&stage).caret(), (2, 1));
}

#[test]
fn what_is_removed_meanwhile_is_told_and_an_annotation_in_the_trash_does_not_count() {
    let mut stage = rated();
    stage.keys("Esc C");
    // A claim in the trash stays in its column.
    let panel = actions::panels::top(&stage.app).unwrap();
    let statement = panel.current().unwrap().name().clone();
    stage.keys("d d g h Enter");
    let removed = board(&stage).page().claims.iter();
    let removed: Vec<_> = removed.filter(|claim| claim.removed.is_some()).collect();
    assert_eq!(removed.len(), 1);
    assert_eq!(removed[0].statement, statement);
    assert!(matches!(
        board(&stage).page().outcome,
        Outcome::Ranked { .. }
    ));
    // The row of an annotation in the trash stands at the end, and does not count.
    let ranked = ranking(board(&stage).page());
    let first = cells(&stage)[0].clone();
    stage.keys("g g Enter d d Esc");
    assert_eq!(stage.app.place(), Place::Grid);
    assert_eq!(cells(&stage)[3], first);
    let page = board(&stage).page();
    assert_eq!((page.in_trash(), page.gone().count()), (1, 0));
    assert_ne!(ranking(page), ranked);
    stage.keys("u");
    assert_eq!(board(&stage).page().in_trash(), 0);
    assert_eq!(ranking(board(&stage).page()), ranked);
    // Taken out while it is there, it is not offered again.
    stage.keys("g g Enter d d Esc G d d");
    assert_eq!(cells(&stage).len(), 3);
    stage.keys("p");
    assert!(!picked(&stage).iter().any(|row| row.starts_with("all")));
    assert_eq!(picked(&stage).len(), 3);
}

#[test]
fn a_rating_holds_for_the_wording_that_it_was_given_for() {
    let mut stage = rated();
    let before = cells(&stage);
    stage
        .keys("Esc C e C-u")
        .types("There never were devices")
        .keys("Enter g h Enter");
    let page = board(&stage).page();
    assert_eq!(
        ranking(page),
        "4 cells are unrated: no ranking yet. What shows ! was rated for another wording of its claim."
    );
    assert_eq!(&*page.claims[0].statement, "There never were devices");
    assert_eq!(cells(&stage)[0], "The devices: I! CC I");
    // The same key says that the rating holds still, and leads on.
    stage.keys("g g 0 4");
    assert_eq!(cells(&stage)[0], before[0]);
    assert_eq!(board(&stage).caret(), (0, 1));
    stage.keys("u");
    assert_eq!(cells(&stage)[0], "The devices: I! CC I");
    stage.keys("C-r j 0 3 j 0 1 j 0 3");
    assert_eq!(cells(&stage), before);
    assert!(matches!(
        board(&stage).page().outcome,
        Outcome::Ranked { .. }
    ));
}

#[test]
fn claims_are_put_into_a_grid_and_taken_out() {
    let mut stage = rated();
    let before = cells(&stage);
    stage.keys("P");
    assert_eq!(picked(&stage).len(), 3);
    assert!(picked(&stage).iter().all(|row| row.starts_with('✓')));
    stage.types("no devices").keys("Enter");
    assert_eq!(
        stage.said(),
        "Took the claim out of the grid; put in again it is rated as it was; Esc leads back to it"
    );
    assert_eq!(picked(&stage)[2], "There are no devices");
    stage.keys("Esc");
    let two: Vec<String> = before
        .iter()
        .map(|row| row.rsplit_once(' ').unwrap().0.to_owned())
        .collect();
    assert_eq!(cells(&stage), two);
    stage.keys("P").types("no devices").keys("Enter Esc");
    assert_eq!(cells(&stage), before);
    stage.keys("u u");
    assert_eq!(cells(&stage), before);
    // One in the trash is offered as long as it stands in the grid.
    stage.keys("Esc C d d g h Enter P");
    let trashed = |stage: &Stage| {
        let rows = picked(stage).into_iter();
        let mut rows = rows.filter(|row| row.ends_with("(in the trash)"));
        rows.next()
    };
    let name = trashed(&stage).unwrap();
    let name = name.trim_start_matches("✓ ");
    stage
        .types(name.trim_end_matches(" (in the trash)"))
        .keys("Enter");
    assert_eq!(board(&stage).page().claims.len(), 2);
    assert_eq!(trashed(&stage), None);
    stage.keys("Esc u");
    assert_eq!(board(&stage).page().claims.len(), 3);
}

#[test]
fn a_tick_leaves_each_claim_in_its_row() {
    let bare = |stage: &Stage| -> Vec<String> {
        let rows = picked(stage).into_iter();
        rows.map(|row| row.trim_start_matches("✓ ").to_owned())
            .collect()
    };
    let mut stage = flagged();
    stage.keys("g h n");
    let before = bare(&stage);
    stage.keys("Down Enter");
    assert_eq!(bare(&stage), before);
    assert_eq!(picked(&stage)[1], format!("✓ {}", before[1]));
    // The one that stands below is ticked next; what goes on from here comes above all of them.
    stage.keys("Down Enter");
    let ticked = [
        "grid of 2".to_owned(),
        before[0].clone(),
        format!("✓ {}", before[1]),
        format!("✓ {}", before[2]),
    ];
    assert_eq!(picked(&stage), ticked);
    stage.keys("Up Up Up Enter").types("Which?").keys("Enter P");
    let before = bare(&stage);
    for _ in 0..2 {
        stage.keys("Enter Down");
        assert_eq!(bare(&stage), before);
    }
}

#[test]
fn rows_of_one_unknown_origin_are_seen_to_be_one() {
    let stage = rated();
    let mut page = board(&stage).page().clone();
    for (row, number) in page.rows.iter_mut().zip([7, 3, 7, 3]) {
        row.row.origin = Origin::unknown(number);
    }
    page.rows[3].row.origin.name = Some(CleanText::line("a ministry"));
    assert_eq!(letters(&page), ["?1", "?", "?1", "d"]);
    for row in &mut page.rows {
        row.row.origin = Origin::unknown(2);
    }
    assert_eq!(letters(&page), ["?1", "?1", "?1", "?1"]);
}

#[test]
fn a_claim_that_is_put_in_brings_its_evidence_to_be_rated() {
    let mut stage = flagged();
    stage.keys("g h n");
    for claim in ["work offline", "need a line"] {
        stage.types(claim).keys("Enter");
    }
    stage.keys("Enter").types("Which?").keys("Enter p Enter");
    assert_eq!(cells(&stage).len(), 3);
    stage.keys("P").types("no devices").keys("Enter Esc p");
    assert!(picked(&stage).contains(&"“Nobody has".to_owned()));
    stage.keys("Esc");
    assert_eq!(cells(&stage)[0], "The devices: . . .");
}

#[test]
fn a_grid_is_renamed_removed_and_restored() {
    let mut stage = made();
    stage.keys("R C-u").types("Devices?").keys("Enter");
    assert_eq!(&*board(&stage).page().grid.name, "Devices?");
    stage.keys("Esc R C-u").types("  ").keys("Enter");
    assert_eq!(stage.said(), "A grid needs a name; it keeps its own.");
    assert_eq!(names(&stage), ["Devices?"]);
    stage.keys("d d");
    assert_eq!(names(&stage), [""; 0]);
    stage.keys("g t");
    assert_eq!(names(&stage), ["Devices?"]);
    stage.keys("D");
    assert!(stage.said().starts_with("Only articles can be purged"));
    stage.keys("Enter");
    assert_eq!(stage.said(), "Restored “Devices?”");
    assert_eq!(names(&stage), [""; 0]);
    stage.keys("g h");
    assert_eq!(names(&stage), ["Devices?"]);
    stage.keys("d d u");
    assert_eq!(names(&stage), ["Devices?"]);
}

#[test]
fn a_grid_that_went_into_the_trash_meanwhile_is_not_rated_but_says_how_it_comes_back() {
    let mut stage = filled();
    let grid = board(&stage).page().grid.id;
    let record = stage.app.known.record(RecordId::grid(grid));
    let mut build = Build::new(&mut stage.ids, now());
    build.remove_grid(grid, &record);
    let change = build.finish();
    let removed = stage.did(change, Done::Edited(CleanText::line("Removed elsewhere")));
    stage.send(removed);
    let before = cells(&stage);
    for keys in ["1", "c", "d d", "p", "P"] {
        stage.keys(keys);
        let said = stage.said();
        assert!(
            said.starts_with("This grid is in the trash"),
            "{keys}: {said}"
        );
        assert!(
            said.ends_with("in the trash (gt), r takes it back."),
            "{said}"
        );
        assert_eq!(stage.app.place(), Place::Grid);
    }
    assert_eq!(cells(&stage), before);
}

#[test]
fn only_an_article_of_the_trash_is_offered_to_be_purged() {
    let mut stage = made();
    stage.keys("Esc d d g t");
    assert_eq!(names(&stage), ["What of the devices?"]);
    let purgeable = Facts::of(&[Fact::Purgeable]);
    assert!(!stage.app.situation().facts.contain_all(purgeable));
    stage.keys("Esc Esc Esc d d g t k k k k");
    let panel = actions::panels::top(&stage.app).unwrap();
    assert!(matches!(panel.current(), Some(Thing::Article(_))));
    assert!(stage.app.situation().facts.contain_all(purgeable));
}

#[test]
fn keys_that_come_while_grids_and_a_grid_are_read_are_done_once_they_are_there() {
    let mut stage = filled();
    stage.keys("Esc Esc");
    stage.late = true;
    let unrated = cells(&filled());
    stage.keys("g h Enter Enter 1 j c");
    assert_eq!(stage.app.place(), Place::Grids);
    assert!(
        stage.said().starts_with("This is still being read"),
        "{}",
        stage.said()
    );
    stage.arrive();
    // The first Enter opens it; what came behind it was meant for what nobody had seen.
    assert_eq!(stage.app.place(), Place::Grid);
    assert_eq!(cells(&stage), unrated);
    assert_eq!(board(&stage).caret(), (0, 0));

    stage.keys("Esc Esc");
    stage.late = true;
    stage.keys("g h Enter Esc");
    assert_ne!(stage.app.place(), Place::Grids);
    stage.arrive();
    assert_ne!(stage.app.place(), Place::Grid);
}

#[test]
fn evidence_to_choose_from_says_first_where_it_stands() {
    let mut stage = made();
    stage.keys("p");
    let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
        panic!("nothing is to be chosen");
    };
    let words = picker.choices.iter().filter_map(|choice| match choice {
        Choice::Quote { words, .. } => Some(words.to_string()),
        _ => None,
    });
    let words: Vec<String> = words.collect();
    assert_eq!(
        words[0],
        "Desk North 23 Aug 2020 “The devices work offline.”"
    );
    assert!(words.iter().all(|words| words.ends_with('”')), "{words:?}");
}

#[test]
fn nothing_is_changed_that_is_not_seen() {
    let mut stage = filled();
    let before = cells(&stage);
    stage.send(Message::Resized(20, 3));
    for keys in ["1", "x", "c", "d d"] {
        stage.keys(keys);
        assert_eq!(
            stage.said(),
            "This window is too small to show what this would change; make it larger."
        );
    }
    assert_eq!(cells(&stage), before);
    let held = board(&stage).row().map(|row| row.held.credibility.clone());
    assert_eq!(held, Some(None));
    stage.send(Message::Resized(20, 10));
    stage.keys("1");
    assert!(cells(&stage)[0].ends_with("CC . ."), "{:?}", cells(&stage));
}

#[test]
fn a_refused_rating_goes_from_the_cell() {
    let mut stage = filled();
    stage.refuse = Some("The disk is full.");
    stage.keys("1");
    assert!(stage.said().contains("The disk is full."));
    assert!(cells(&stage).iter().all(|row| row.ends_with(". . .")));
}

#[test]
fn a_grid_without_evidence_says_how_some_gets_in() {
    let mut stage = made();
    for keys in ["1", "c", "d d", "x"] {
        stage.keys(keys);
        assert_eq!(
            stage.said(),
            "No evidence is in the grid yet; p puts some in."
        );
    }
    stage.keys("Enter j l G $");
    assert_eq!(stage.app.place(), Place::Grid);
}

#[test]
fn one_claim_is_no_grid() {
    let mut stage = Stage::new(&["# First\n\nThe devices work offline."]);
    stage.keys("g h n");
    assert_eq!(
        stage.said(),
        "A grid needs two claims at least that exclude each other."
    );
    let panel = actions::panels::top(&stage.app).unwrap();
    assert!(matches!(panel.kind, Kind::Grids));
}

#[test]
fn the_mouse_goes_to_a_cell_and_opens_its_quote() {
    let mut stage = rated();
    let areas = board(&stage).areas(stage.app.frame().body);
    let cell = areas.cell(1, 2);
    for place in [Place::Grid, Place::Reader] {
        stage.send(Message::Mouse(Mouse::Pressed, cell.x + 1, cell.y));
        assert_eq!(stage.app.place(), place);
    }
    stage.keys("Esc");
    assert_eq!(board(&stage).caret(), (1, 2));
}

#[test]
fn every_size_has_room_for_the_caret() {
    let mut stage = rated();
    stage.keys("G $");
    for (width, height) in [(1, 1), (0, 0), (20, 5), (21, 9), (300, 100), (80, 24)] {
        stage.send(Message::Resized(width, height));
        assert_eq!(board(&stage).caret(), (3, 2));
    }
}
