use super::*;
use crate::app::{diff::DiffRow, overlay::Overlay, table::Content};

const EDITED: &str =
    "The package holds the cloud of the company and devices that work without any line for weeks.";
const MOVED: &str =
    "Three people who know of the plans told a magazine about it in the spring of that year.";
const GONE: &str =
    "Nobody at the ministry wanted to say when the first of the boxes would be delivered abroad.";
const COME: &str =
    "An earlier version of this report named the wrong ministry; that has been corrected here.";

fn plain(number: usize) -> String {
    format!(
        "Paragraph {number} stands here as before, and it says nothing that anybody has changed."
    )
}

/// A text of many paragraphs.
pub(crate) fn old() -> String {
    let mut all = vec![
        "# Cloud offered".to_owned(),
        EDITED.to_owned(),
        GONE.to_owned(),
    ];
    all.extend((1..20).map(plain));
    all.push(MOVED.to_owned());
    all.join("\n\n")
}

/// The same text, revised.
pub(crate) fn new() -> String {
    let edited = EDITED
        .replace("without any line", "offline")
        .replace("devices", "small devices");
    let mut all = vec!["# Cloud offered".to_owned(), MOVED.to_owned(), edited];
    all.extend((1..20).map(plain));
    all.push(COME.to_owned());
    all.join("\n\n")
}

fn revised() -> Stage {
    let mut stage = Stage::new(&[&new(), "Another."]);
    stage.was_before(1, &old());
    stage.keys("Enter");
    stage
}

impl Stage {
    fn sheet(&self) -> &crate::app::diff::Sheet {
        match self.app.overlays.last() {
            Some(Overlay::Diff(view)) => match &view.content {
                Content::Known(sheet) => sheet,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }

    /// The rows that are seen, as letters.
    fn diff_rows(&self) -> Vec<String> {
        let rows = self.sheet().visible().into_iter();
        let rows = rows.map(|(_, row)| match row {
            DiffRow::Said(said) => said,
            DiffRow::Text { sides, .. } => {
                let side = |letters: &Vec<(String, _)>| -> String {
                    letters.iter().map(|(text, _)| text.as_str()).collect()
                };
                let sides: Vec<String> = sides.iter().map(side).collect();
                sides.join(" | ")
            }
        });
        rows.collect()
    }
}

#[test]
fn changes_are_gone_through_and_led_from_to_the_text() {
    let mut stage = revised();
    stage.keys("g d");
    assert_eq!(stage.app.place(), Place::Diff);
    assert_eq!(stage.sheet().count(), (1, 4));
    stage.keys("] c");
    assert_eq!(stage.sheet().count(), (2, 4));
    stage.keys("2 ] c");
    assert_eq!(stage.sheet().count(), (4, 4));
    stage.keys("] c");
    assert_eq!(stage.said(), "Nothing further down has changed.");
    stage.keys("Enter");
    assert!(
        stage.shown().contains("[A]n earlier version"),
        "{}",
        stage.shown()
    );
    // Back to where it was left.
    stage.keys("Esc");
    assert_eq!(stage.sheet().count(), (4, 4));
    stage.keys("[ c [ c Enter");
    assert!(
        stage.shown().contains("[s]mall devices"),
        "{}",
        stage.shown()
    );
    stage.keys("Esc Esc");
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn two_texts_stand_beside_each_other_where_there_is_room() {
    let mut stage = revised();
    for (width, sides) in [(80, 1), (108, 1), (109, 2), (200, 2), (20, 1), (3, 1)] {
        stage.send(Message::Resized(width, 24));
        stage.keys("g d");
        assert_eq!(stage.sheet().columns().1, sides, "{width}");
        stage.keys("Esc");
    }
    stage.send(Message::Resized(200, 60));
    stage.keys("g d");
    let rows = stage.diff_rows();
    let find = |words: &str| rows.iter().find(|row| row.contains(words)).unwrap();
    let edited = find("small devices");
    let (left, right) = edited.split_once(" | ").unwrap();
    assert!(
        left.contains("and devices that") && right.contains("and small devices"),
        "{edited}"
    );
    assert!(find("An earlier version").starts_with(" | An earlier"));
    assert!(find("Nobody at the ministry").ends_with(" | "));
    assert!(find("… ").contains("17 paragraphs unchanged"), "{rows:?}");
    assert!(
        find("moved up").contains("it was paragraph 23, and is 2 now"),
        "{rows:?}"
    );
}

#[test]
fn what_is_marked_is_coloured_on_the_same_words_in_both_texts() {
    let mut stage = revised();
    stage.send(Message::Resized(200, 60));
    // Behind a paragraph that came and one that grew, so that it stands elsewhere in the older text.
    stage.keys("/");
    stage.types("Paragraph 1 stands");
    stage.keys("Enter m g d");
    let rows = stage.sheet().visible();
    let coloured = |side: usize| -> String {
        let of_row = |row: &DiffRow| match row {
            DiffRow::Said(_) => String::new(),
            DiffRow::Text { sides, .. } => {
                let letters = sides.get(side).into_iter().flatten();
                let marked = letters.filter(|(_, ink)| ink.color.is_some());
                marked.map(|(text, _)| text.as_str()).collect()
            }
        };
        rows.iter().map(|(_, row)| of_row(row)).collect()
    };
    assert_eq!(coloured(0), plain(1));
    assert_eq!(coloured(1), plain(1));
}

#[test]
fn scrolling_stops_at_the_ends_and_what_is_meant_is_seen() {
    let mut stage = revised();
    stage.send(Message::Resized(60, 12));
    stage.keys("g d g g");
    assert_eq!(stage.diff_rows()[0], "Cloud offered");
    stage.keys("k");
    assert_eq!(stage.diff_rows()[0], "Cloud offered");
    stage.keys("G");
    assert_eq!(stage.sheet().count(), (4, 4));
    let end = stage.diff_rows();
    stage.keys("j 9 j");
    assert_eq!(stage.diff_rows(), end);
    stage.keys("1 0 0 k");
    assert_eq!(stage.diff_rows()[0], "Cloud offered");
    assert_eq!(stage.sheet().count(), (1, 4));
    stage.keys("Space");
    assert!(
        stage
            .sheet()
            .visible()
            .iter()
            .any(|(is_meant, _)| *is_meant)
    );
}

#[test]
fn texts_are_compared_beside_the_screen_for_as_long_as_that_is_waited_for() {
    let mut stage = revised();
    let mut asked = Vec::new();
    let mut press = |stage: &mut Stage, keys: &str| {
        let keys: KeySequence = keys.parse().unwrap();
        for key in keys.keys() {
            for effect in stage.app.update(Message::Key(*key), now()) {
                if let Effect::LoadRevision(_, waited, ..) = effect {
                    asked.push(waited);
                }
            }
        }
        asked.clone()
    };
    let first = press(&mut stage, "g d");
    assert_eq!(stage.app.place(), Place::Diff);
    assert!(!first[0].is_left());
    press(&mut stage, "Esc");
    assert!(first[0].is_left(), "nobody looks at it any more");
    let second = press(&mut stage, "g d");
    assert!(!second[1].is_left());
    // What comes for the one that was left is not shown.
    stage.send(Message::Revision(
        Request(1),
        Err(CleanText::line("Too late.")),
    ));
    let Some(Overlay::Diff(view)) = stage.app.overlays.last() else {
        panic!()
    };
    assert!(matches!(view.content, Content::Asked));
}

#[test]
fn an_article_with_one_snapshot_has_nothing_to_compare() {
    let mut stage = Stage::new(&["One."]);
    stage.keys("Enter g d");
    assert_eq!(stage.said(), "The article has only this snapshot.");
    let mut stage = revised();
    stage.keys("g d [ s");
    assert_eq!(stage.said(), "There is no older snapshot to compare with.");
    stage.keys("] s");
    assert_eq!(
        stage.said(),
        "The two snapshots stand next to each other already."
    );
    let hints = stage.hints();
    assert!(hints.contains(&"next"), "{hints:?}");
    assert!(
        !hints.contains(&"older") && !hints.contains(&"newer"),
        "{hints:?}"
    );
}

#[test]
fn a_very_long_paragraph_is_set_where_it_is_looked_at() {
    let long = |word: &str| format!("Start. {} End.", format!("{word} tells. ").repeat(1_500));
    let mut stage = Stage::new(&[&long("one"), "Another."]);
    stage.was_before(1, &long("two"));
    stage.keys("Enter g d");
    assert!(
        stage.diff_rows()[0].starts_with("Start."),
        "{:?}",
        stage.diff_rows()
    );
    stage.keys("G");
    assert!(
        stage.diff_rows().last().unwrap().ends_with("End."),
        "{:?}",
        stage.diff_rows()
    );
}

#[test]
fn a_text_that_is_back_is_a_snapshot_of_its_own() {
    let mut stage = Stage::new(&["It costs 40 million.", "Another."]);
    stage.keys("Enter");
    stage.revise(1, "It costs 55 million.");
    stage.bring_back(1);
    let shown = |stage: &Stage| {
        let reader = stage.app.reader.as_ref().unwrap();
        (
            reader.snapshot_number(),
            reader.document().text().to_owned(),
        )
    };
    let (forty, more) = (
        "It costs 40 million.".to_owned(),
        "It costs 55 million.".to_owned(),
    );
    assert_eq!(shown(&stage), ((3, 3), forty.clone()));
    stage.keys("g d");
    assert_eq!(stage.sheet().revision.snapshots, [2, 3]);
    assert!(stage.sheet().count().1 > 0);
    stage.keys("Esc [ s");
    assert_eq!(shown(&stage), ((2, 3), more));
    stage.keys("[ s");
    assert_eq!(shown(&stage), ((1, 3), forty.clone()));
    assert!(
        stage.said().starts_with("An older text"),
        "{}",
        stage.said()
    );
    // What others write takes nobody from it.
    stage.send(Message::Refreshed);
    assert_eq!(shown(&stage).0, (1, 3));
    stage.keys("[ s");
    assert_eq!(stage.said(), "This is the oldest snapshot.");
    stage.keys("] s ] s");
    assert_eq!(shown(&stage), ((3, 3), forty));
    stage.keys("] s");
    assert_eq!(stage.said(), "This is the newest snapshot.");
}

#[test]
fn of_a_page_only_what_was_left_out_is_told() {
    let mut stage = Stage::new(&[&new(), "Another."]);
    stage.keys("Enter g L");
    let request = stage.app.comparing;
    let whole = format!("Menu of the site\n\n{}", old());
    let (article, text) = (
        Arc::new(stage.articles().remove(0)),
        stage.snapshots[0].1.clone(),
    );
    let both = (text, Arc::new(snapshot(9, &whole)));
    let revision = crate::compare::diff::Revision::new(article, both, Vec::new(), &|| false);
    let sheet = crate::app::diff::Sheet::new(Box::new(revision.unwrap().of_page()));
    stage.send(Message::Revision(request, Ok(Box::new(sheet))));
    let rows = stage.diff_rows().join("\n");
    assert!(rows.contains("Menu of the site"), "{rows}");
    assert!(rows.contains("paragraphs on both sides"), "{rows}");
    assert!(
        !rows.contains("moved") && !rows.contains("unchanged"),
        "{rows}"
    );
}

#[test]
fn an_article_that_was_revised_after_it_was_read_says_so_until_it_is_read_again() {
    let mut stage = Stage::new(&[&new(), "Another."]);
    stage.keys("Enter Esc");
    let article = |stage: &Stage| stage.app.list.row(0).unwrap().article.clone();
    assert_eq!(article(&stage).reading, article::Reading::Read);
    assert!(!article(&stage).has_changed());
    stage.was_before(1, &old());
    assert!(!article(&stage).has_changed(), "the newest was read");
    let at = article::snapshots().child(article(&stage).newest().unwrap().id.as_str());
    let later = Timestamp::from_second(1_700_000_000).unwrap();
    let record = stage
        .records
        .get_mut(&RecordId::article(article_id(1)))
        .unwrap();
    let taken = Some(crate::model::FieldValue::to_value(&later));
    record.set(
        article::SNAPSHOT_TAKEN.path_in(&at),
        taken,
        stage.clock.tick(now()),
    );
    stage.send(Message::Refreshed);
    assert!(article(&stage).has_changed());
    stage.keys("Enter Esc");
    assert!(!article(&stage).has_changed());
}
