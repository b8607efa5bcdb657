//! Adding from the screen: what is asked for, what is told, what becomes of the article.

use super::*;
use crate::{
    app::{
        additions::{AdditionId, Additions, Stage as At, Then},
        panel::{Kind, Thing},
    },
    model::view::{AddState, Added, FolderAdded, Skipped},
};

/// What the screen asked to be added, in order.
fn asked(stage: &Stage) -> Vec<(u64, &str)> {
    let asked = stage.left.iter().filter_map(|effect| match effect {
        Effect::Add(id, source) => Some((id.0, source.as_str())),
        _ => None,
    });
    asked.collect()
}

fn left(stage: &Stage) -> Vec<u64> {
    let left = stage.left.iter().filter_map(|effect| match effect {
        Effect::LeaveAddition(id) => Some(id.0),
        _ => None,
    });
    left.collect()
}

/// The second article of a stage, as it is answered for one that was added.
fn added(state: AddState, notices: &[&str]) -> At {
    At::Added(Box::new(Added {
        id: article_id(2),
        title: CleanText::line("Article 2"),
        state,
        snapshot: SnapshotId::parse(&format!("{:064x}", 2)).unwrap(),
        placed: Vec::new(),
        samples: 0,
        notices: notices
            .iter()
            .map(|notice| CleanText::line(notice))
            .collect(),
    }))
}

fn two() -> Stage {
    Stage::new(&["One sentence. Another one.", "A second text."])
}

/// What the panel of additions lists.
fn listed(stage: &Stage) -> Vec<String> {
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no panel")
    };
    assert!(matches!(panel.kind, Kind::Additions));
    let rows = (0..panel.len()).filter_map(|row| panel.get(row));
    let told = rows.map(|thing| match thing {
        Thing::Addition(one) => format!("{}: {}", one.name(), one.stage.words()),
        other => panic!("{other:?}"),
    });
    told.collect()
}

#[test]
fn what_is_typed_is_added_and_opened_where_the_person_still_is_in_the_list() {
    let mut stage = two();
    stage
        .keys("g +")
        .types("  https://example.org/a ")
        .keys("Enter");
    assert_eq!(asked(&stage), [(1, "https://example.org/a")]);
    assert!(
        stage.said().contains("gi shows how it goes"),
        "{}",
        stage.said()
    );
    stage.send(Message::Addition(AdditionId(1), added(AddState::New, &[])));
    assert_eq!(stage.said(), "Added “Article 2”");
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(2));
}

#[test]
fn nobody_is_led_away_from_a_text_that_they_read() {
    let mut stage = two();
    stage
        .keys("Enter g +")
        .types("https://example.org/a")
        .keys("Enter");
    stage.send(Message::Addition(AdditionId(1), added(AddState::New, &[])));
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(1));
    // The panel leads there, and back.
    stage.keys("g i");
    assert_eq!(listed(&stage), ["Article 2: added"]);
    stage.keys("Enter");
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(2));
    stage.keys("Esc");
    assert_eq!(listed(&stage), ["Article 2: added"]);
}

#[test]
fn pasted_addresses_are_added_and_other_text_is_not() {
    let mut stage = two();
    for text in [
        "",
        "\n",
        "see https://example.org/a",
        "https://example.org/a and more",
        "ftp://example.org/a",
        "https://",
        "https://example.org/a\nsome words",
    ] {
        stage.send(Message::Pasted(text.to_owned()));
        assert_eq!(asked(&stage), [], "{text:?}");
    }
    stage.send(Message::Pasted(
        "https://example.org/a\r\n\n http://example.org/b\n".to_owned(),
    ));
    assert_eq!(
        asked(&stage),
        [(1, "https://example.org/a"), (2, "http://example.org/b")]
    );
    assert!(stage.said().starts_with("Adding 2 pages"));
    stage.send(Message::Pasted("https://example.org/c\n".repeat(201)));
    assert_eq!(asked(&stage).len(), 2);
    assert!(stage.said().contains("none was added"), "{}", stage.said());
}

#[test]
fn an_address_that_is_pasted_into_a_field_stays_there() {
    let mut stage = two();
    stage.keys("f");
    stage.send(Message::Pasted("https://example.org/a".to_owned()));
    assert_eq!(asked(&stage), []);
}

#[test]
fn each_is_followed_and_can_be_ended() {
    let mut stage = two();
    stage.send(Message::Pasted(
        "https://example.org/a\nhttps://example.org/b\nhttps://example.org/c".to_owned(),
    ));
    assert_eq!(stage.app.additions.told().as_deref(), Some("adding 3"));
    stage.send(Message::Addition(
        AdditionId(2),
        At::Fetching(340_000, Some(1_200_000)),
    ));
    stage.send(Message::Addition(
        AdditionId(1),
        At::Failed(CleanText::line("example.org does not answer.")),
    ));
    assert_eq!(stage.said(), "example.org does not answer.");
    stage.keys("g i");
    assert_eq!(
        listed(&stage),
        [
            "https://example.org/c: waiting",
            "https://example.org/b: fetching · 340 kB of 1.2 MB",
            "https://example.org/a: not added",
        ]
    );
    stage.keys("j d d");
    assert_eq!(left(&stage), [2]);
    assert_eq!(listed(&stage)[1], "https://example.org/b: cancelled");
    // What comes of it all the same changes nothing.
    stage.send(Message::Addition(AdditionId(2), added(AddState::New, &[])));
    assert_eq!(listed(&stage)[1], "https://example.org/b: cancelled");
    stage.keys("d d");
    assert_eq!(left(&stage), [2]);
    assert_eq!(
        stage.app.additions.told().as_deref(),
        Some("adding: waiting")
    );
    stage.send(Message::Addition(
        AdditionId(3),
        added(AddState::Unchanged, &[]),
    ));
    assert_eq!(stage.app.additions.told(), None);
    assert_eq!(stage.said(), "“Article 2” has not changed");
    stage.keys("j Enter");
    assert_eq!(stage.said(), "example.org does not answer.");
}

#[test]
fn what_a_person_should_know_is_told_with_it() {
    let mut stage = two();
    stage.keys("g +").types("a.html").keys("Enter");
    let notice = "No article was found in it: the text of the whole page was taken.";
    stage.send(Message::Addition(
        AdditionId(1),
        added(AddState::Revised, &[notice]),
    ));
    let said = "“Article 2” has a new snapshot. No article was found in it: the text of the whole page was taken";
    assert_eq!(stage.said(), said);
}

#[test]
fn a_folder_that_is_ended_tells_how_far_it_came() {
    let mut stage = two();
    stage.keys("g +").types("reports").keys("Enter");
    stage.send(Message::Addition(AdditionId(1), At::Folder(12, Some(400))));
    stage.keys("g i d d");
    assert_eq!(left(&stage), [1]);
    assert_eq!(listed(&stage), ["reports: 12 of 400 files"]);
    let folder = FolderAdded {
        articles: Vec::new(),
        skipped: vec![Skipped {
            source: CleanText::line("reports/a.pdf"),
            reason: CleanText::line("binary"),
        }],
        left: 387,
    };
    stage.send(Message::Addition(
        AdditionId(1),
        At::Gathered(Box::new(folder)),
    ));
    let said = "“reports”: 0 articles, 1 skipped (1 binary); ended with 387 files left, and adding it again goes on from there";
    assert_eq!(stage.said(), said);
}

#[test]
fn the_page_of_an_article_is_fetched_again() {
    let mut stage = two();
    stage.keys("g r");
    assert_eq!(asked(&stage), []);
    assert!(stage.said().contains("no address"), "{}", stage.said());
    stage.keys("i Tab Tab Tab Tab");
    stage
        .keys("C-u")
        .types("https://example.org/a")
        .keys("Enter g r");
    assert_eq!(asked(&stage), [(1, "https://example.org/a")]);
}

#[test]
fn those_that_ended_long_ago_are_forgotten_and_none_that_goes_on() {
    let mut additions = Additions::default();
    let source = CleanText::line("a");
    let first = additions.begin(&source, Then::Stay);
    for _ in 0..1_000 {
        let id = additions.begin(&source, Then::Stay);
        let _ = additions.go_on(id, At::Cancelled);
    }
    assert!(additions.newest_first().count() <= 501);
    assert_eq!(
        additions.going_on().map(|one| one.id).collect::<Vec<_>>(),
        [first]
    );
}
