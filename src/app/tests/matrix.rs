//! The matrix of claims: what stands in it, and what its keys do.

use super::*;
use crate::{
    app::{matrix::Board, panel::Kind, table::Tabled},
    compare::matrix::Survey,
    model::{
        EvidenceId,
        origin::{Origin, Why},
    },
};

/// Three articles and two claims: the first article supports both, the second refutes the first claim.
pub(crate) fn flagged() -> Stage {
    let mut stage = Stage::new(&[
        "# First\n\nThe devices work offline. The review ends soon.",
        "# Second\n\nThe devices need a line.",
        "# Third\n\nNothing of either.",
    ]);
    stage.published(1, "Desk North", "2020-08-23");
    stage.published(2, "Harbour Post", "2020-08-24");
    stage.published(3, "Harbour Post", "2020-08-25");
    stage
        .keys("Enter } ) +")
        .types("Devices work")
        .keys("Enter");
    stage.keys(") +").types("Review ends").keys("Enter");
    stage.keys("J } -").types("Devices work").keys("Enter");
    stage
}

fn board(stage: &Stage) -> &Board {
    actions::matrix::top(&stage.app).expect("a matrix has the keys")
}

fn board_below(stage: &Stage) -> &crate::compare::matrix::Matrix {
    let board = actions::matrix::in_sight(&stage.app).expect("a matrix is in sight");
    board.matrix()
}

fn cells(stage: &Stage) -> Vec<String> {
    let matrix = board(stage).matrix();
    let row = |row: &crate::compare::matrix::Row| {
        let cells = (0..matrix.columns.len()).map(|at| {
            row.cell(at)
                .map_or_else(|| ".".to_owned(), |cell| cell.text(16))
        });
        let cells: Vec<String> = cells.collect();
        format!("{}: {}", row.claim.statement, cells.join(" "))
    };
    matrix.rows.iter().map(row).collect()
}

fn told(stage: &Stage) -> String {
    actions::matrix::told(&stage.app).expect("a cell is told")
}

#[test]
fn it_shows_what_was_found_where_and_counts_what_is_left() {
    let mut stage = flagged();
    stage.keys("g c O");
    assert_eq!(
        cells(&stage),
        ["Devices work: +? -? .", "Review ends: +? . ."]
    );
    assert_eq!(board(&stage).matrix().left(), 3);
    assert!(
        told(&stage).starts_with("supports · origin unknown · Desk North 23 Aug 2020 · “Devices"),
        "{}",
        told(&stage)
    );
    stage.keys("l l");
    assert!(told(&stage).contains("not checked"), "{}", told(&stage));
}

#[test]
fn a_page_above_the_matrix_has_its_letters_and_one_by_itself_has_none() {
    let mut stage = flagged();
    stage.keys("g c O");
    let survey = board(&stage).survey();
    let mut lines = survey.lines().to_vec();
    for (line, name) in lines.iter_mut().zip(["the Wire", "the Ministry"]) {
        for quote in &mut line.quotes {
            quote.origin = Origin {
                number: 0,
                name: Some(CleanText::line(name)),
                why: Why::Via,
            };
        }
    }
    let evidence = lines[1].quotes[0].evidence;
    let survey = Survey::new(lines, survey.articles().to_vec());
    let came = Message::Survey(stage.app.surveying, Ok(Box::new(survey)));
    stage.send(came);
    let letters = |stage: &Stage| actions::matrix::letters(&stage.app, evidence);
    assert_eq!(letters(&stage).as_deref(), Some("b"));
    stage.keys("j Enter");
    assert_eq!(stage.app.place(), Place::Claim);
    assert_eq!(letters(&stage).as_deref(), Some("b"));
    // They are those of all or of none.
    let all = |of: &[EvidenceId]| {
        let letters = actions::matrix::letters_of_all(&stage.app, of.iter().copied());
        letters.map(|letters| letters.len())
    };
    let other = EvidenceId(uuid::Uuid::from_u128(999));
    assert_eq!((all(&[evidence]), all(&[evidence, other])), (Some(1), None));
    stage.keys("Esc Esc C Enter");
    assert_eq!(stage.app.place(), Place::Claim);
    assert_eq!(letters(&stage), None);
}

#[test]
fn keys_that_come_while_the_matrix_is_read_are_done_once_it_is_there() {
    let mut stage = flagged();
    stage.late = true;
    stage.keys("g c j l l o");
    assert!(actions::matrix::top(&stage.app).is_none());
    assert!(
        stage.said().starts_with("This is still being read"),
        "{}",
        stage.said()
    );
    stage.arrive();
    assert_eq!(board(&stage).caret(), (1, 2));
    assert!(told(&stage).contains("not checked"), "{}", told(&stage));
    stage.keys("o");
    assert!(!told(&stage).contains("not checked"), "{}", told(&stage));

    // What is about no cell is done at once, and what waited is left.
    stage.keys("Esc");
    stage.late = true;
    stage.keys("g c j Esc");
    assert_ne!(stage.app.place(), Place::Matrix);
    stage.arrive();
    stage.keys("g c");
    assert_eq!(board(&stage).caret(), (0, 0));
}

#[test]
fn passages_of_a_cell_say_where_they_were_looked_for() {
    let mut stage = flagged();
    stage.keys("g c l F");
    let panel = actions::panels::top(&stage.app).unwrap();
    let Kind::Likely(_, Some(among)) = &panel.kind else {
        panic!("{:?}", panel.kind);
    };
    assert_eq!(among.name, "Harbour Post 24 Aug 2020");
    stage.keys("Esc t l F");
    let panel = actions::panels::top(&stage.app).unwrap();
    let Kind::Likely(_, Some(among)) = &panel.kind else {
        panic!("{:?}", panel.kind);
    };
    assert_eq!(among.name, "the 2 articles of Harbour Post");
}

#[test]
fn by_source_an_article_without_one_stands_by_itself_and_so_do_its_passages() {
    let mut stage = Stage::new(&["The devices work offline.", "The devices need a line."]);
    stage.keys("Enter +").types("Devices work").keys("Enter");
    stage.keys("J -").types("Devices work").keys("Enter");
    stage.keys("g c t F");
    let panel = actions::panels::top(&stage.app).unwrap();
    let Kind::Likely(_, Some(among)) = &panel.kind else {
        panic!("{:?}", panel.kind);
    };
    assert_eq!(among.articles.len(), 1);
    assert!(among.name.starts_with('“'), "{}", among.name);
}

#[test]
fn the_caret_goes_all_ways_and_stays_inside() {
    let mut stage = flagged();
    stage.keys("g c");
    for (keys, caret) in [
        ("j", (1, 0)),
        ("j j", (1, 0)),
        ("l", (1, 1)),
        ("$", (1, 2)),
        ("Right", (1, 2)),
        ("g g", (0, 2)),
        ("0", (0, 0)),
        ("h k", (0, 0)),
        ("G", (1, 0)),
        ("1 G", (0, 0)),
        ("C-d", (1, 0)),
    ] {
        stage.keys(keys);
        assert_eq!(board(&stage).caret(), caret, "{keys}");
    }
}

#[test]
fn enter_opens_the_quotes_of_a_cell_and_esc_comes_back() {
    let mut stage = flagged();
    stage.keys("g c O l Enter");
    assert_eq!(stage.app.place(), Place::Claim);
    let panel = actions::panels::top(&stage.app).unwrap();
    let article = panel.current().and_then(|thing| thing.article().cloned());
    assert_eq!(article.map(|article| article.id), Some(article_id(2)));
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Matrix);
    assert_eq!(board(&stage).caret(), (0, 1));
}

#[test]
fn enter_on_a_blank_opens_the_article_and_esc_comes_back() {
    let mut stage = flagged();
    stage.keys("g c $ Enter");
    assert_eq!(stage.app.place(), Place::Reader);
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(3));
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Matrix);
    assert_eq!(board(&stage).caret(), (0, 2));
}

#[test]
fn silence_is_recorded_in_a_cell_and_taken_back() {
    let mut stage = flagged();
    stage.keys("g c O $ o");
    assert_eq!(
        cells(&stage),
        ["Devices work: +? -? o", "Review ends: +? . ."]
    );
    assert_eq!(board(&stage).matrix().left(), 2);
    stage.keys("u");
    assert_eq!(board(&stage).matrix().left(), 3);
    // What bears on the claim is not silent.
    stage.keys("0 o");
    assert_eq!(board(&stage).matrix().left(), 3);
}

#[test]
fn sources_join_articles_and_the_caret_stays_on_its_own() {
    let mut stage = flagged();
    stage.keys("g c O $ t");
    assert_eq!(cells(&stage), ["Devices work: +? -?", "Review ends: +? ."]);
    assert_eq!(board(&stage).caret(), (0, 1));
    assert_eq!(board(&stage).matrix().left(), 3);
    assert!(
        told(&stage).contains("1 article left to read"),
        "{}",
        told(&stage)
    );
    // Of two articles that are not checked it is not known which is meant.
    stage.keys("j o");
    assert_eq!(board(&stage).matrix().left(), 3);
    stage.keys("k o t");
    assert_eq!(
        cells(&stage),
        ["Devices work: +? -? o", "Review ends: +? . ."]
    );
}

#[test]
fn a_query_narrows_the_claims_and_esc_shows_all() {
    let mut stage = flagged();
    stage.keys("g c /").types("Review").keys("Enter");
    assert_eq!(cells(&stage), ["Review ends: +? . ."]);
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Matrix);
    assert_eq!(cells(&stage).len(), 2);
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn a_query_narrows_the_articles_and_esc_shows_all() {
    let mut stage = flagged();
    stage.keys("g c O a").types("Second").keys("Enter");
    assert_eq!(cells(&stage), ["Devices work: -?", "Review ends: ."]);
    // Each letter narrows, and Esc leaves it as it was.
    stage.keys("/").types("Review");
    assert_eq!(board_below(&stage).rows.len(), 1);
    stage.keys("Esc");
    assert_eq!(board(&stage).matrix().rows.len(), 2);
    // Both at once, and what was typed stands in the field again.
    stage.keys("/").types("Devices").keys("Enter");
    assert_eq!(cells(&stage), ["Devices work: -?"]);
    stage.keys("a");
    let Some(Overlay::Field(field)) = stage.app.overlays.last() else {
        panic!("no field is open")
    };
    assert_eq!(field.input.value(), "Second");
    stage.keys("Esc Esc");
    assert_eq!(
        cells(&stage),
        ["Devices work: +? -? .", "Review ends: +? . ."]
    );
    // By its name, too; a query that is not understood narrows nothing.
    stage.keys(":").types("filter-columns Third").keys("Enter");
    assert_eq!(board(&stage).matrix().columns.len(), 1);
    stage.keys(":").types("filter Review").keys("Enter");
    assert_eq!(cells(&stage), ["Review ends: ."]);
    stage.keys("Esc a").types("is:nothing").keys("Enter");
    assert_eq!(board(&stage).matrix().columns.len(), 3);
    assert!(stage.said().contains("Not understood"), "{}", stage.said());
}

#[test]
fn the_mouse_goes_to_a_cell_and_opens_it() {
    let mut stage = flagged();
    stage.keys("g c O");
    let areas = board(&stage).areas(stage.app.frame().body);
    let cell = areas.cell(0, 1);
    for place in [Place::Matrix, Place::Claim] {
        stage.send(Message::Mouse(Mouse::Pressed, cell.x + 1, cell.y));
        assert_eq!(stage.app.place(), place);
    }
}

#[test]
fn every_size_has_room_for_the_caret() {
    let mut stage = flagged();
    stage.keys("g c j $");
    for (width, height) in [(1, 1), (0, 0), (20, 5), (21, 9), (300, 100), (80, 24)] {
        stage.send(Message::Resized(width, height));
        assert_eq!(board(&stage).caret(), (1, 2));
        stage.keys("h l C-d C-u G");
    }
}

#[test]
fn likely_passages_of_a_source_are_those_of_all_its_articles() {
    let mut stage = Stage::new(&[
        "# First\n\nThe devices work offline.",
        "# Second\n\nThe devices work at sea.",
        "# Third\n\nThe devices work on land.",
        "# Fourth\n\nThe devices rust.",
    ]);
    stage.published(1, "Desk North", "2020-08-23");
    stage.published(2, "Harbour Post", "2020-08-24");
    stage.published(3, "Harbour Post", "2020-08-25");
    stage.published(4, "Harbour Post", "2020-08-26");
    stage
        .keys("Enter } +")
        .types("Devices work")
        .keys("Enter J +")
        .keys("Enter");
    stage.keys("g c t O $ F");
    assert_eq!(stage.app.place(), Place::Likely);
    let panel = actions::panels::top(&stage.app).unwrap();
    let articles: BTreeSet<ArticleId> = panel
        .things()
        .filter_map(|thing| thing.article().map(|article| article.id))
        .collect();
    assert!(!articles.contains(&article_id(1)), "{articles:?}");
    assert!(articles.contains(&article_id(3)), "{articles:?}");
}

#[test]
fn silence_is_recorded_of_the_text_that_was_surveyed_and_of_no_newer_one() {
    let mut stage = flagged();
    stage.keys("g c O $");
    stage.revise_unseen(3, "# Third\n\nThe devices work, it says now.");
    stage.keys("o");
    let claims = stage.claims();
    let of = |row: &&ClaimRow| &*row.claim.statement == "Devices work";
    let claim = claims.iter().find(of).unwrap().claim.id;
    let page = stage.claim_page(claim).unwrap();
    let told: Vec<bool> = page.silences.iter().map(SilenceRow::is_current).collect();
    assert_eq!(told, [false]);
}
