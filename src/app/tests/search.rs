//! Searching the library and going through what was found.

use super::*;
use crate::app::{
    actions::panels,
    message::Wanted,
    panel::{Kind, Panel},
};

const CRANES: [&str; 3] = [
    "# Harbour plans\n\nThe pier is old. The crane is blue. The crane is loud.",
    "# Another view\n\nNobody hears it. The crane is quiet.",
    "# Nothing to see\n\nNo words of note.",
];

fn top(stage: &Stage) -> Option<&Panel> {
    panels::top(&stage.app)
}

fn caret(stage: &Stage) -> (&str, usize) {
    let reader = stage.app.reader.as_ref().unwrap();
    (reader.article.title.as_str(), reader.caret)
}

#[test]
fn each_letter_searches_and_only_the_last_answer_counts() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("cr");
    let (first, typed) = stage.asked();
    assert_eq!(typed, "cr");
    stage.types("ane");
    assert_eq!(stage.asked().1, "crane");
    stage.send(Message::Hits(first, Ok(Box::default())));
    assert!(matches!(top(&stage), Some(panel) if panel.waiting.is_some()));
    stage.found("crane");
    let panel = top(&stage).unwrap();
    assert_eq!((panel.len(), panel.waiting), (2, None));
    assert!(matches!(&panel.kind, Kind::Found(found) if found.total == 2));
}

#[test]
fn enter_opens_at_the_place_and_n_goes_on_through_all_that_was_found() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("crane");
    stage.found("crane");
    stage.keys("Enter");
    let (first, second) = ("Harbour plans", "Another view");
    let places: Vec<usize> = CRANES[0]
        .match_indices("crane")
        .map(|(at, _)| at - 2)
        .collect();
    assert_eq!(caret(&stage), (first, places[0]));
    stage.keys("n");
    assert_eq!(caret(&stage), (first, places[1]));
    stage.keys("n");
    assert_eq!(
        caret(&stage),
        (second, CRANES[1].find("crane").unwrap() - 2)
    );
    stage.keys("n");
    assert_eq!(caret(&stage).0, second);
    assert!(stage.said().contains("last result"), "{}", stage.said());
    stage.keys("N");
    assert_eq!(caret(&stage), (first, places[0]));
    // Back to what was found, as it was.
    stage.keys("Esc");
    if top(&stage).is_none() {
        stage.keys("Esc");
    }
    assert_eq!(top(&stage).map(Panel::len), Some(2));
}

#[test]
fn what_is_wrong_is_pointed_at_below_the_field_while_the_rest_is_looked_for() {
    let mut stage = Stage::new(&CRANES);
    let rows = |stage: &Stage| top(stage).unwrap().areas(stage.app.frame().body).rows;
    stage.keys("g /").types("crane ");
    let before = rows(&stage);
    stage.types("autor:x");
    let lines = boxes::wrong::lines("crane autor:x", 0, 100);
    let (column, said) = &lines[0];
    assert_eq!((lines.len(), usize::from(*column)), (1, " / crane ".len()));
    assert!(said.starts_with("^^^^^^^ "), "{said}");
    assert!(said.contains("`author:`"), "{said}");
    assert_eq!(rows(&stage).y, before.y + 1);
    assert_eq!(stage.asked().1, "crane autor:x");
    // A half-typed field is no fault.
    stage.keys("C-u").types("crane tag:");
    assert_eq!(rows(&stage), before);
}

#[test]
fn fields_and_what_is_in_use_are_offered_in_both_fields() {
    for open in ["g /", "q f"] {
        let mut stage = Stage::new(&CRANES);
        list::knows(&mut stage, &["harbour", "old news"], &["North"]);
        stage.keys("Enter").keys(open);
        assert_eq!(list::offered(&stage), [""; 0], "{open}");
        stage.types("crane ta");
        assert_eq!(list::offered(&stage), ["tag:"]);
        stage.keys("Tab");
        // The next step is about what stands behind it.
        assert_eq!(list::typed(&stage), "crane tag:");
        assert_eq!(list::offered(&stage), ["harbour", "\"old news\""]);
        stage.keys("Tab Tab");
        assert_eq!(list::typed(&stage), "crane tag:\"old news\"");
        stage.keys("S-Tab");
        assert_eq!(list::typed(&stage), "crane tag:harbour");
        match top(&stage).map(|panel| &panel.kind) {
            Some(Kind::Found(found)) => assert_eq!(found.typed, "crane tag:harbour"),
            _ => assert_eq!(stage.app.list.query, "crane tag:harbour"),
        }
        // Who asks where nothing is typed gets all fields.
        stage.types(" ");
        assert!(list::offered(&stage).is_empty());
        stage.keys("Tab");
        assert!(list::offered(&stage).len() > 10);
    }
}

#[test]
fn a_word_that_is_offered_can_be_pressed() {
    let mut stage = Stage::new(&CRANES);
    list::knows(&mut stage, &["harbour", "hills"], &[]);
    for (open, stem, taken) in [
        ("g /", "tag:h", "tag:hills"),
        ("q f", "tag:h", "tag:hills"),
        ("Enter v #", "h", "hills"),
    ] {
        stage.keys("Esc Esc Esc Esc Enter").keys(open).types(stem);
        let offers = boxes::offers::offers(&stage.app, stage.app.screen());
        let (_, word, area) = &offers.words[1];
        assert_eq!(word.text, "hills");
        stage.send(Message::Mouse(Mouse::Pressed, area.x, area.y));
        assert_eq!(list::typed(&stage), taken, "{open}");
    }
}

#[test]
fn an_empty_line_finds_nothing_and_asks_for_nothing() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("c");
    stage.found("crane");
    stage.keys("Backspace");
    let panel = top(&stage).unwrap();
    assert!(panel.is_empty() && panel.waiting.is_none());
}

/// A search that finds two of three articles, of which the panel lists both; the cursor is on the first.
fn found_cranes() -> Stage {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("crane");
    stage.found("crane");
    // What is found can be acted on once the field is left.
    stage.app.overlays.pop();
    stage
}

fn starred(stage: &Stage) -> Vec<bool> {
    let articles = stage.articles().into_iter();
    articles.map(|article| article.starred).collect()
}

#[test]
fn what_was_found_is_ticked_and_stays_so_in_the_list() {
    let mut stage = found_cranes();
    stage.keys("t");
    assert_eq!(stage.app.list.ticked(), [article_id(1)]);
    assert_eq!(top(&stage).unwrap().rows.cursor, 1);
    stage.keys("t t");
    // The last row ticks and unticks where it is.
    assert_eq!(stage.app.list.ticked(), [article_id(1)]);
    stage.keys("t S Esc");
    assert_eq!(stage.app.list.count_ticked(), 2);
    assert_eq!(starred(&stage), [true, true, false]);
    assert_eq!(stage.app.place(), Place::List);
}

#[test]
fn all_that_a_query_finds_is_ticked_not_only_what_is_listed_and_changed_in_one_step() {
    let mut stage = found_cranes();
    stage.keys("T");
    let asked = stage.left.pop();
    assert_eq!(
        asked,
        Some(Effect::LoadFoundIds("crane".to_owned(), Wanted::Ticks))
    );
    let all: Vec<ArticleId> = (1..=3).map(article_id).collect();
    stage.send(Message::FoundIds(
        "cra".to_owned(),
        Wanted::Ticks,
        all.clone(),
    ));
    assert_eq!(stage.app.list.count_ticked(), 0);
    stage.send(Message::FoundIds("crane".to_owned(), Wanted::Ticks, all));
    let said = stage.said();
    assert!(
        said.contains("3 articles, 1 of them not listed here"),
        "{said}"
    );
    stage.keys("S");
    assert_eq!(starred(&stage), [true; 3]);
    assert!(stage.said().contains("(1 not shown)"), "{}", stage.said());
    stage.keys("u");
    assert_eq!(starred(&stage), [false; 3]);
    // What can't be seen goes into the trash only after a question.
    stage.keys("d d");
    let Some(Overlay::Question(question)) = stage.app.overlays.last() else {
        panic!("nothing is asked");
    };
    assert!(question.said().contains("1 of them not shown"));
    stage.keys("y");
    assert!(stage.articles().iter().all(|one| one.removed.is_some()));
    stage.keys("u");
    assert!(stage.articles().iter().all(|one| one.removed.is_none()));
    assert_eq!(stage.app.list.count_ticked(), 3);
    stage.keys("T");
    assert_eq!(stage.app.list.count_ticked(), 0);
}

#[test]
fn deeds_in_a_search_are_meant_for_the_article_under_the_cursor_where_none_is_ticked() {
    let mut stage = found_cranes();
    stage.keys("j #").types("noise").keys("Enter");
    assert_eq!(stage.articles()[1].tags, ["noise"].map(CleanText::line));
    stage.keys("i").keys("Tab").types("Desk North").keys("C-s");
    let source = stage.articles()[1].source.clone();
    assert_eq!(source, Some(CleanText::line("Desk North")));
    stage.keys("X");
    let Some(Overlay::Export(form)) = stage.app.overlays.last() else {
        panic!("no form is open");
    };
    let what: Vec<_> = form.choices.iter().map(|(what, _)| what.clone()).collect();
    assert_eq!(
        what[..2],
        [
            export::Exported::Article(article_id(2)),
            export::Exported::Found("crane".to_owned())
        ]
    );
}

#[test]
fn several_articles_get_a_date_in_common() {
    let mut stage = found_cranes();
    stage.keys("t t i Tab Tab").types("Aug 2020").keys("C-s");
    let dates: Vec<_> = stage
        .articles()
        .into_iter()
        .map(|article| article.published.map(|date| date.to_string()))
        .collect();
    let august = Some("2020-08".to_owned());
    assert_eq!(dates, [august.clone(), august, None]);
}

#[test]
fn an_article_that_cannot_be_opened_is_passed_over() {
    let mut texts = CRANES.to_vec();
    texts.push("# At sea\n\nThe crane floats.");
    let mut stage = Stage::new(&texts);
    stage.keys("g /").types("crane");
    stage.found("crane");
    stage.keys("Enter n");
    let unreadable = |stage: &mut Stage| {
        let why = CleanText::line("The text is missing.");
        let request = stage.app.opening;
        stage.send(Message::OpenFailed(request, why));
    };
    stage.snapshots.retain(|(id, _)| *id != article_id(2));
    stage.keys("n");
    unreadable(&mut stage);
    assert_eq!(caret(&stage).0, "At sea");
    assert!(stage.said().contains("passed over; this is At sea"));
    // Where nothing else follows one stays where one is, and can go the other way.
    stage.snapshots.retain(|(id, _)| *id == article_id(4));
    stage.keys("N");
    unreadable(&mut stage);
    unreadable(&mut stage);
    assert_eq!(caret(&stage).0, "At sea");
    assert!(stage.said().contains("Nothing else"), "{}", stage.said());
    stage.keys("n");
    assert!(stage.said().contains("last result"), "{}", stage.said());
}

#[test]
fn the_way_through_what_was_found_leads_through_claims_too() {
    let mut stage = Stage::new(&CRANES);
    stage
        .keys("Enter +")
        .types("The crane is blue")
        .keys("Enter");
    let claim = Arc::clone(&stage.claims()[0].claim);
    let hit = Hit {
        snippet: claim.statement.clone(),
        found: HitIn::Claim(claim),
        bytes: None,
        snapshot: None,
        code_points: None,
        marks: Vec::new(),
        score: 1.0,
    };
    stage.keys("g /").types("crane");
    stage.found_with("crane", vec![hit]);
    stage.keys("Enter");
    assert_eq!(stage.app.place(), Place::Claim);
    assert!(stage.said().starts_with("1 of 3 results"));
    stage.keys("n");
    assert_eq!(caret(&stage).0, "Harbour plans");
    assert_eq!(stage.app.place(), Place::Reader);
    stage.keys("N");
    assert_eq!(stage.app.place(), Place::Claim);
    // Back to what was found, from the claim and from the text.
    stage.keys("Esc");
    assert_eq!(top(&stage).map(Panel::len), Some(3));
}

#[test]
fn the_best_hits_show_while_the_rest_is_looked_for() {
    let mut stage = Stage::new(&CRANES);
    stage.keys("g /").types("crane");
    let (request, _) = stage.asked();
    let all = stage.hits("crane", Vec::new());
    let mut best = all.clone();
    best.hits.truncate(1);
    stage.send(Message::FirstHits(request, Box::new(best.clone())));
    let panel = top(&stage).unwrap();
    assert_eq!((panel.len(), panel.waiting), (1, Some(request)));
    stage.send(Message::Hits(request, Ok(Box::new(all))));
    let panel = top(&stage).unwrap();
    assert_eq!((panel.len(), panel.waiting), (2, None));
    // What comes of it later is of no search any more.
    stage.send(Message::FirstHits(request, Box::new(best)));
    assert_eq!(top(&stage).unwrap().len(), 2);
}
