//! Adding from the screen: what is asked for, what is told, what becomes of the article.

use std::path::PathBuf;

use super::*;
use crate::{
    app::{
        additions::{AdditionId, Additions, Source, Stage as At, Then},
        help::Line,
        panel::{Kind, Thing},
    },
    model::{
        PageAddress,
        view::{AddState, Added, FolderAdded, Skipped},
    },
};

/// All that the screen asked for, in order.
fn sources(stage: &Stage) -> Vec<(u64, &Source)> {
    let asked = stage.left.iter().filter_map(|effect| match effect {
        Effect::Add(id, source) => Some((id.0, source)),
        _ => None,
    });
    asked.collect()
}

/// What the screen asked to be added, in order, as it was typed.
fn asked(stage: &Stage) -> Vec<(u64, &str)> {
    let asked = sources(stage).into_iter().map(|(id, source)| match source {
        Source::Typed(typed) => (id, typed.as_str()),
        other => panic!("{other:?}"),
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
        Thing::Addition(one) => format!("{}: {}", one.name(), one.words()),
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
    assert_eq!(stage.said(), "Added “Article 2”; gi Enter opens it");
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
        "https://",
        "https://example.org/a\nsome words",
    ] {
        stage.send(Message::Pasted(text.to_owned()));
        assert_eq!(asked(&stage), [], "{text:?}");
    }
    stage.send(Message::Pasted(
        "HTTPS://Example.org/a\r\n\n http://example.org/b\n".to_owned(),
    ));
    assert_eq!(
        asked(&stage),
        [(1, "HTTPS://Example.org/a"), (2, "http://example.org/b")]
    );
    assert!(stage.said().starts_with("Adding 2 pages"));
    stage.send(Message::Pasted("https://example.org/c\n".repeat(201)));
    assert_eq!(asked(&stage).len(), 2);
    assert!(stage.said().contains("none was added"), "{}", stage.said());
}

#[test]
fn several_addresses_on_one_line_are_added_each() {
    let (one, two) = ("https://example.org/a", "https://example.org/b");
    let mut stage = self::two();
    stage.send(Message::Pasted(format!("{one} {two}")));
    assert_eq!(asked(&stage), [(1, one), (2, two)]);
    assert!(stage.said().starts_with("Adding 2 pages"));
    // A field has one line, so that what has several is on one there.
    stage.keys("g +");
    stage.send(Message::Pasted(format!("{one}\n{two}\n")));
    stage.keys("Enter");
    assert_eq!(asked(&stage)[2..], [(3, one), (4, two)]);
    stage.keys("g +").types("a b.html").keys("Enter");
    assert_eq!(asked(&stage)[4..], [(5, "a b.html")]);
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
    assert_eq!(listed(&stage)[1], "https://example.org/b: ending");
    stage.send(Message::Addition(AdditionId(2), At::Reading));
    assert_eq!(listed(&stage)[1], "https://example.org/b: ending");
    stage.keys("d d");
    assert_eq!(stage.said(), "This is ending already.");
    assert_eq!(left(&stage), [2]);
    stage.send(Message::Addition(AdditionId(2), At::Cancelled));
    assert_eq!(listed(&stage)[1], "https://example.org/b: cancelled");
    assert_eq!(stage.said(), "Cancelled “https://example.org/b”");
    stage.keys("d d");
    assert_eq!(stage.said(), "This has ended already.");
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
fn what_was_written_before_it_could_be_ended_is_told_as_it_is() {
    let mut stage = two();
    stage.keys("g +").types("a.html").keys("Enter");
    stage.send(Message::Addition(AdditionId(1), At::Reading));
    stage.keys("g i d d");
    assert_eq!(listed(&stage), ["a.html: ending"]);
    let notice = "No article was found in it.";
    let told = Message::Addition(AdditionId(1), added(AddState::New, &[notice]));
    let effects = stage.app.update(told, now());
    let mut reloads = effects.iter();
    assert!(reloads.any(|effect| matches!(effect, Effect::LoadPage { .. })));
    assert_eq!(listed(&stage), ["Article 2: added"]);
    assert_eq!(
        stage.said(),
        "Added “Article 2”. No article was found in it; Enter on it opens it"
    );
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

/// Adds the first article again, which has a new text by that.
fn revised_by(stage: &mut Stage) {
    stage.revise_unseen(1, "It costs 50 million.");
    let At::Added(mut added) = added(AddState::Revised, &[]) else {
        panic!("not added")
    };
    added.id = article_id(1);
    stage.send(Message::Addition(AdditionId(1), At::Added(added)));
}

fn is_shown(stage: &Stage) -> bool {
    let reader = stage.app.reader.as_ref().unwrap();
    reader.article.snapshots.len() == 2 && reader.document().text().contains("50 million")
}

#[test]
fn a_text_that_was_fetched_anew_is_taken_over_where_its_article_is_open() {
    let pasted = || Message::Pasted("https://example.org/a".to_owned());
    let mut stage = two();
    stage.keys("Enter");
    stage.send(pasted());
    revised_by(&mut stage);
    assert!(is_shown(&stage));
    assert!(
        stage.said().contains("has a new snapshot"),
        "{}",
        stage.said()
    );
    stage.keys("] s");
    assert_eq!(stage.said(), "This is the newest snapshot.");
    // One that is shown beside the list, too, as it is where its key comes before the text.
    let mut stage = two();
    let source = CleanText::line("a.txt");
    stage.send(Message::Coming(
        vec![(source, PathBuf::from("a.txt"))],
        Then::Stay,
    ));
    stage.late = true;
    revised_by(&mut stage);
    stage.keys("Enter");
    assert_eq!(stage.articles()[0].reading, article::Reading::Unread);
    stage.late = false;
    for held in std::mem::take(&mut stage.held) {
        stage.send(held);
    }
    assert!(is_shown(&stage));
    assert_eq!(stage.app.pane, Pane::Reader);
    assert_eq!(stage.articles()[0].reading, article::Reading::Read);
}

#[test]
fn what_is_more_than_addresses_is_not_added_and_that_is_said() {
    let mut stage = two();
    let pasted = |text: &str| Message::Pasted(text.to_owned());
    stage.send(pasted(
        "see https://example.org/a and https://example.org/b.",
    ));
    assert_eq!(asked(&stage), []);
    assert!(
        stage.said().contains("nothing was added"),
        "{}",
        stage.said()
    );
    stage.send(pasted("www.example.org/foo"));
    stage.send(pasted("localhost:8765/s/7\n"));
    let all = [(1, "www.example.org/foo"), (2, "localhost:8765/s/7")];
    assert_eq!(asked(&stage), all);
}

#[test]
fn a_row_says_why_without_the_address_and_offers_no_end_of_what_has_ended() {
    let mut stage = two();
    stage.send(Message::Pasted("https://example.org/a".to_owned()));
    stage.keys("g i");
    let offered = |stage: &Stage| {
        let line = Rect::new(0, 0, 200, 1);
        let mut pieces = hints::pieces(&stage.app, line).into_iter();
        pieces.any(|piece| piece.text == "cancel")
    };
    assert!(offered(&stage));
    let why = "https://example.org/a was not added. example.org refuses it (403). Save it.";
    let failed = At::Failed(CleanText::line(why));
    stage.send(Message::Addition(AdditionId(1), failed));
    assert!(!offered(&stage));
    let said = |why: &str| {
        let mut one = stage
            .app
            .additions
            .newest_first()
            .next()
            .unwrap()
            .as_ref()
            .clone();
        one.stage = At::Failed(CleanText::line(why));
        one.why().unwrap().to_owned()
    };
    assert_eq!(said(why), "example.org refuses it (403). Save it.");
    assert_eq!(said("https://example.org/a: no room."), "no room.");
    assert_eq!(said("The disk is full."), "The disk is full.");
}

#[test]
fn a_folder_that_is_ended_tells_how_far_it_came() {
    let mut stage = two();
    stage.keys("g +").types("reports").keys("Enter");
    stage.send(Message::Addition(
        AdditionId(1),
        At::Folder(12, Some(400), 61),
    ));
    stage.keys("g i");
    assert_eq!(listed(&stage), ["reports: 12 of 400 files · 61 a second"]);
    stage.keys("d d");
    assert_eq!(left(&stage), [1]);
    assert_eq!(listed(&stage), ["reports: ending"]);
    let folder = FolderAdded {
        articles: Vec::new(),
        skipped: vec![Skipped {
            source: CleanText::line("reports/a.pdf"),
            reason: CleanText::line("binary"),
            is_ordinary: true,
        }],
        left: 387,
    };
    stage.send(Message::Addition(
        AdditionId(1),
        At::Gathered(Box::new(folder.into())),
    ));
    let said = "“reports”: 0 articles, 1 skipped (1 binary); ended with 387 files left, and adding it again goes on from there";
    assert_eq!(stage.said(), said);
    assert_eq!(
        listed(&stage),
        ["reports: 0 articles · stopped, 387 files left"]
    );
    stage.keys("g r");
    assert_eq!(asked(&stage), [(1, "reports"), (2, "reports")]);
}

#[test]
fn what_failed_is_added_again_by_its_row_and_nothing_else_is() {
    let mut stage = two();
    let path = PathBuf::from("a\u{1b}b");
    let seen = CleanText::line("a\\u{1b}b");
    stage.send(Message::Coming(vec![(seen, path.clone())], Then::Open));
    stage.send(Message::Pasted("https://example.org/a".to_owned()));
    stage.keys("g i");
    let hinted = |stage: &Stage| {
        let line = Rect::new(0, 0, 200, 1);
        let mut pieces = hints::pieces(&stage.app, line).into_iter();
        pieces.any(|piece| piece.text == "try again")
    };
    assert!(!hinted(&stage));
    stage.keys("g r");
    assert_eq!(stage.said(), "It is being added still.");
    stage.send(Message::Addition(AdditionId(2), added(AddState::New, &[])));
    stage.keys("g r");
    assert_eq!(
        stage.said(),
        "It is there as a whole, so it is not added again."
    );
    let failed = At::Failed(CleanText::line("The disk is full."));
    stage.send(Message::Addition(AdditionId(1), failed));
    assert!(!hinted(&stage));
    stage.keys("j");
    assert!(hinted(&stage));
    assert_eq!(sources(&stage).len(), 2);
    stage.keys("g r");
    assert_eq!(stage.said(), "Adding “a\\u{1b}b” again …");
    // By its name as it is, not as it is shown.
    assert_eq!(sources(&stage)[2], (3, &Source::Named(path)));
    assert_eq!(listed(&stage)[0], "a\\u{1b}b: waiting");
}

#[test]
fn help_says_what_keys_do_among_what_is_added() {
    let mut stage = two();
    stage.send(Message::Pasted("https://example.org/a".to_owned()));
    stage.keys("g i ?");
    let Some(Overlay::Help(help)) = stage.app.overlays.last() else {
        panic!("no help")
    };
    let here = help
        .lines
        .iter()
        .take_while(|line| !matches!(line, Line::Blank));
    let told: Vec<(&str, &str)> = here
        .filter_map(|line| match line {
            Line::Command { keys, doc, .. } => Some((keys.text.as_str(), doc.text.as_str())),
            _ => None,
        })
        .collect();
    let of = |key: &str| {
        let mut rows = told
            .iter()
            .filter(|(keys, _)| keys.split(' ').any(|one| one == key));
        rows.next().map(|(_, doc)| *doc)
    };
    assert_eq!(
        of("dd"),
        Some("End the adding of it; what is there already stays")
    );
    assert_eq!(
        of("Enter"),
        Some("Open the article, or say what became of it")
    );
    assert_eq!(
        of("gr"),
        Some("Add again what failed, was ended or is not whole")
    );
}

#[test]
fn a_paste_without_an_address_says_so_and_what_was_said_before_goes() {
    let mut stage = two();
    stage.keys("g +").types("a.html").keys("Enter");
    stage.send(Message::Addition(AdditionId(1), added(AddState::New, &[])));
    assert!(stage.said().starts_with("Added"), "{}", stage.said());
    stage.send(Message::Pasted("just some words".to_owned()));
    assert_eq!(
        stage.said(),
        "There is no address in what was pasted, so nothing was added. Copy the address alone, or type it after g+."
    );
    assert_eq!(asked(&stage).len(), 1);
}

#[test]
fn what_came_before_the_screen_is_listed_with_what_is_to_be_known_of_it() {
    let mut stage = two();
    let At::Added(one) = added(AddState::New, &["No article was found in it."]) else {
        panic!("not added")
    };
    stage.send(Message::Had(CleanText::line("-"), one));
    assert_eq!(
        stage.said(),
        "Added “Article 2”. No article was found in it"
    );
    assert_eq!(asked(&stage), []);
    stage.keys("g i");
    assert_eq!(listed(&stage), ["Article 2: added"]);
}

#[test]
fn the_first_article_of_ones_own_says_how_the_samples_go() {
    let mut stage = two();
    stage.keys("g +").types("a.html").keys("Enter");
    let At::Added(mut one) = added(AddState::New, &[]) else {
        panic!("not added")
    };
    one.samples = 6;
    stage.send(Message::Addition(AdditionId(1), At::Added(one)));
    assert!(
        stage.said().contains("removes the samples"),
        "{}",
        stage.said()
    );
}

#[test]
fn what_is_opened_first_is_what_the_list_stands_on() {
    let mut stage = Stage::before_start(&["One sentence.", "A second text.", "A third one."]);
    let kept = Kept {
        article: Some(article_id(1).to_string()),
        ..Kept::default()
    };
    let effects = stage.app.start(Some(article_id(3)), kept);
    stage.carry_out(effects);
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(3));
    let current = stage.app.list.current().map(|row| row.article.id);
    assert_eq!(current, Some(article_id(3)));
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
    let again = |address| Source::Again(article_id(1), PageAddress::parse_whole(address).unwrap());
    let typed = again("https://example.org/a");
    assert_eq!(sources(&stage), [(1, &typed)]);
    // Where it came from goes before where it says it stands.
    let id = RecordId::article(article_id(1));
    let record = stage.records.get_mut(&id).unwrap();
    let newest = Article::from_record(article_id(1), record);
    let at = article::snapshots().child(newest.newest().unwrap().id.as_str());
    let url = Value::Text(CleanText::line("https://example.org/a?print"));
    let stamp = stage.clock.tick(now());
    record.set(article::SNAPSHOT_URL.path_in(&at), Some(url), stamp);
    stage.send(Message::Refreshed);
    stage.keys("g r");
    let fetched = again("https://example.org/a?print");
    assert_eq!(sources(&stage), [(1, &typed), (2, &fetched)]);
    stage.send(Message::Addition(
        AdditionId(2),
        added(AddState::Unchanged, &[]),
    ));
    assert_eq!(stage.said(), "“Article 2” has not changed");
}

#[test]
fn what_a_feed_has_brought_is_fetched_from_where_it_stands_and_not_from_the_feed() {
    let mut stage = two();
    let id = RecordId::article(article_id(1));
    let record = stage.records.get_mut(&id).unwrap();
    let newest = Article::from_record(article_id(1), record);
    let at = article::snapshots().child(newest.newest().unwrap().id.as_str());
    let stamp = stage.clock.tick(now());
    let mut set = |path, text: &str| {
        record.set(path, Some(Value::Text(CleanText::line(text))), stamp);
    };
    let of_feed = "https://quay.example/feed";
    set(article::SNAPSHOT_URL.path_in(&at), of_feed);
    set(article::SOURCE.path(), "Quay Desk");
    set(article::places().child("source"), "feed");
    stage.send(Message::Refreshed);
    stage.keys("g r");
    assert_eq!(asked(&stage), []);
    assert!(stage.said().contains("no address"), "{}", stage.said());
    let record = stage.records.get_mut(&id).unwrap();
    let stamp = stage.clock.tick(now());
    let page = "https://quay.example/pier";
    let url = Value::Text(CleanText::line(page));
    record.set(article::URL.path(), Some(url), stamp);
    stage.send(Message::Refreshed);
    stage.keys("g r");
    let page = PageAddress::parse_whole(page).unwrap();
    let again = Source::Again(article_id(1), page);
    assert_eq!(sources(&stage), [(1, &again)]);
}

#[test]
fn of_a_feed_it_is_told_by_which_keys_it_is_followed() {
    let mut stage = two();
    stage
        .keys("g +")
        .types("https://quay.example/feed")
        .keys("Enter");
    let why = CleanText::line("https://quay.example/feed was not added. It is a feed, not a text.");
    stage.send(Message::Addition(AdditionId(1), At::Feed(why.clone())));
    let said = format!(
        "{why} To get what it brings, follow it: gF shows the feeds, and n there follows one."
    );
    assert_eq!(stage.said(), said);
    assert_eq!(
        stage.app.additions.newest_first().next().unwrap().stage,
        At::Failed(CleanText::line(&said))
    );
}

#[test]
fn names_are_taken_as_they_are_and_shown_clean() {
    let mut stage = two();
    stage.keys("g +").types("My  Report.md").keys("Enter");
    assert_eq!(asked(&stage), [(1, "My  Report.md")]);
    let path = PathBuf::from("a\u{1b}b");
    let seen = CleanText::line("a\\u{1b}b");
    stage.send(Message::Coming(vec![(seen, path.clone())], Then::Stay));
    assert_eq!(sources(&stage)[1], (2, &Source::Named(path)));
    assert_eq!(stage.said(), "Adding “a\\u{1b}b” …");
    stage.keys("g +");
    stage.send(Message::Pasted("my  other\n".to_owned()));
    stage.keys("Enter g i");
    assert!(matches!(sources(&stage)[2].1, Source::Typed(typed) if typed == "my  other"));
    assert_eq!(
        listed(&stage),
        [
            "my other: waiting",
            "a\\u{1b}b: waiting",
            "My Report.md: waiting"
        ]
    );
}

#[test]
fn what_is_to_be_known_of_a_folder_is_counted_and_listed() {
    let mut stage = two();
    stage.keys("g +").types("reports").keys("Enter");
    let one = |notices: &[&str]| match added(AddState::New, notices) {
        At::Added(added) => *added,
        other => panic!("{other:?}"),
    };
    let folder = FolderAdded {
        articles: vec![
            one(&[]),
            one(&["No article.", "No date."]),
            one(&["No date."]),
        ],
        ..FolderAdded::default()
    };
    stage.send(Message::Addition(
        AdditionId(1),
        At::Gathered(Box::new(folder.into())),
    ));
    assert_eq!(
        stage.said(),
        "“reports”: 3 articles; of 2 there is something to know, which gi tells"
    );
    stage.keys("g i Enter");
    assert_eq!(
        stage.said(),
        "“reports”: 3 articles; of 2 there is something to know"
    );
    let row = stage.app.additions.newest_first().next().unwrap();
    let At::Gathered(folder) = &row.stage else {
        panic!("{row:?}")
    };
    let told: Vec<String> = folder
        .notices
        .iter()
        .map(|(title, notice)| format!("{title}: {notice}"))
        .collect();
    assert_eq!(
        told,
        [
            "Article 2: No article.",
            "Article 2: No date.",
            "Article 2: No date."
        ]
    );
}

#[test]
fn a_panel_shows_additions_without_a_copy_and_is_told_of_them_behind_a_text_too() {
    let mut stage = two();
    stage.send(Message::Pasted(
        "https://example.org/a\nhttps://example.org/b".to_owned(),
    ));
    stage.send(Message::Addition(AdditionId(1), added(AddState::New, &[])));
    stage.keys("g i G");
    let of_app: Vec<_> = stage.app.additions.newest_first().cloned().collect();
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no panel")
    };
    for (row, one) in of_app.iter().enumerate() {
        let Some(Thing::Addition(shown)) = panel.get(row) else {
            panic!("no addition")
        };
        assert!(Arc::ptr_eq(shown, one));
    }
    stage.keys("Enter");
    assert!(stage.app.overlays.is_empty());
    stage.send(Message::Addition(AdditionId(2), At::Cancelled));
    stage.keys("Esc");
    assert_eq!(
        listed(&stage),
        ["https://example.org/b: cancelled", "Article 2: added"]
    );
}

#[test]
fn those_that_ended_long_ago_are_forgotten_and_none_that_goes_on() {
    let mut additions = Additions::default();
    let source = CleanText::line("a");
    let first = additions.begin(&source, Source::Typed(source.to_string()), Then::Stay);
    for _ in 0..1_000 {
        let id = additions.begin(&source, Source::Typed(source.to_string()), Then::Stay);
        let _ = additions.go_on(id, At::Cancelled);
    }
    assert!(additions.newest_first().count() <= 501);
    assert_eq!(
        additions.going_on().map(|one| one.id).collect::<Vec<_>>(),
        [first]
    );
}
