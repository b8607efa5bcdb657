//! Feeds on the screen: their panel, the list narrowed to one, and their names.

use tui_input::Input;
use uuid::Uuid;

use super::*;
use crate::{
    app::{
        feeds::Told,
        palette::Entry,
        panel::{Kind, Thing},
    },
    model::{
        self, Feed, FeedId, PageAddress,
        build::{FeedEdit, Setting},
        schedule,
        view::{FeedRow, FeedState, FollowState, FoundFeed},
    },
    query::tests::oracle::{Followed, Named},
    text::Direction,
};

pub(super) fn feed_id(number: u8) -> FeedId {
    FeedId(Uuid::from_u128(number.into()))
}

impl Stage {
    /// Follows a feed in some folders.
    pub(crate) fn feed(&mut self, number: u8, name: &str, folders: &[&str]) {
        let stamp = self.clock.tick(now());
        let record = self.records.entry(RecordId::feed(feed_id(number)));
        let record = record.or_default();
        let url = format!("https://feed-{number}.example/news.xml");
        let folder = |folder: &&str| (model::feed::folders().child(folder), (*folder).to_owned());
        let fields = [
            (model::feed::NAME.path(), name.to_owned()),
            (model::feed::URL.path(), url),
        ];
        for (path, text) in fields.into_iter().chain(folders.iter().map(folder)) {
            let value = Value::Text(CleanText::line(&text));
            record.set(path, Some(value), stamp);
        }
    }

    /// Has an article come by a feed.
    pub(crate) fn came_by(&mut self, article: u8, feed: u8) {
        let feeds = self.came.entry(article_id(article)).or_default();
        feeds.push(feed_id(feed));
    }

    pub(super) fn feeds_on(&self, shelf: Shelf) -> Vec<Feed> {
        let records = self.records.iter();
        let feeds = records.filter(|(id, _)| id.kind == RecordKind::Feed);
        let feeds = feeds.filter_map(|(id, record)| Feed::from_record(FeedId(id.id), record));
        feeds
            .filter(|feed| feed.removed.is_some() == (shelf == Shelf::Trash))
            .collect()
    }

    pub(super) fn told_feeds(&self) -> Told {
        let articles: Vec<_> = self.articles();
        let row = |feed: Feed| {
            let is_of = |article: &&Article| {
                let feeds = self.came.get(&article.id);
                article.is_live() && feeds.is_some_and(|feeds| feeds.contains(&feed.id))
            };
            let is_unread = |article: &&Article| article.reading == article::Reading::Unread;
            let of = articles.iter().filter(is_of);
            FeedRow {
                articles: of.clone().count(),
                unread: of.filter(is_unread).count(),
                new: 0,
                shared: Vec::new(),
                state: self.states.get(&feed.id).cloned().unwrap_or_default(),
                feed: Arc::new(feed),
            }
        };
        let records = self.records.iter();
        let records = records.filter(|(id, _)| id.kind == RecordKind::Feed);
        Told {
            rows: self.feeds_on(Shelf::Library).into_iter().map(row).collect(),
            records: records.map(|(id, record)| (*id, record.clone())).collect(),
        }
    }

    /// Returns the feeds that an article came by, as a query asks for them.
    pub(super) fn feeds_of(&self, article: ArticleId) -> Vec<Followed> {
        let came = self.came.get(&article).cloned().unwrap_or_default();
        let feeds = self.feeds_on(Shelf::Library).into_iter();
        let feeds = feeds.filter(|feed| came.contains(&feed.id));
        let followed = |feed: Feed| Followed {
            feed: Named {
                id: feed.id.to_string(),
                words: feed.name.to_string(),
            },
            folders: feed.folders.iter().map(ToString::to_string).collect(),
            is_trashed: false,
        };
        feeds.map(followed).collect()
    }

    /// Follows a feed, as the library does.
    pub(super) fn follow(&mut self, found: &FoundFeed) -> Message {
        let known = self.feeds_on(Shelf::Library).into_iter();
        let mut known = known.filter(|feed| *feed.url == *found.address.as_str());
        let known = known.next();
        let present = known.as_ref().map(|feed| feed.id);
        let name = known.map_or_else(|| found.title.clone(), |feed| feed.label);
        let id = present.unwrap_or(feed_id(99));
        let mut build = Build::new(&mut self.ids, now());
        if present.is_none() {
            let edit = FeedEdit {
                name: Setting::To(found.title.clone()),
                url: Setting::To(CleanText::line(found.address.as_str())),
                ..FeedEdit::default()
            };
            build.edit_feed(id, &Record::default(), &edit);
        }
        let change = build.finish();
        let state = match present {
            Some(_) => FollowState::Present,
            None => FollowState::New,
        };
        self.did(change, Done::Followed(id, state, name))
    }
}

/// Five articles, of which four came by three feeds; one of these stands in two folders, and is in trouble.
pub(crate) fn fed() -> Stage {
    let mut stage = Stage::before_start(&[
        "# Harbour plan is dear\n\nA text.",
        "# Ice in the harbour\n\nA text.",
        "# A court halts the work\n\nA text.",
        "# Notes on a bridge\n\nA text.",
        "# Of no feed\n\nA text.",
    ]);
    stage.feed(1, "Harbour Post", &["News/Harbour", "Sea"]);
    stage.feed(2, "Court Wire", &["News"]);
    stage.feed(3, "Bridge Notes", &[]);
    for (article, feed) in [(1, 1), (2, 1), (3, 2), (4, 3)] {
        stage.came_by(article, feed);
    }
    let asked = schedule::Asked::default().well(now(), None);
    let failed = asked.badly(now(), None).badly(now(), None);
    let state = |asked: &schedule::Asked| FeedState {
        asked: asked.clone(),
        next: None,
        trouble: None,
    };
    stage.states.insert(feed_id(2), state(&asked));
    let why = "The server feed-1.example does not answer.";
    let trouble = FeedState {
        trouble: Some(CleanText::line(why)),
        ..state(&failed)
    };
    stage.states.insert(feed_id(1), trouble);
    stage.start();
    stage.send(Message::Loaded);
    stage
}

/// The same, with the cursor of the panel on one that fails for this reason.
pub(crate) fn troubled(why: &str) -> Stage {
    let mut stage = fed();
    let state = stage.states.get_mut(&feed_id(1)).unwrap();
    state.trouble = Some(CleanText::line(why));
    stage.keys("g F j j");
    stage
}

/// What the panel of feeds lists, with the unread of each; a star is before what the cursor is on.
pub(super) fn listed(stage: &Stage) -> Vec<String> {
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no panel")
    };
    assert!(matches!(panel.kind, Kind::Feeds));
    let rows = (0..panel.len()).filter_map(|row| Some((row, panel.get(row)?)));
    let told = rows.map(|(row, thing)| {
        let cursor = if row == panel.rows.cursor { "*" } else { "" };
        match thing {
            Thing::Folder(folder) => format!("{cursor}{}/ {}", folder.path, folder.sum.unread),
            Thing::Feed(line) => format!("{cursor}{} {}", line.row.feed.label, line.row.unread),
            other => panic!("{other:?}"),
        }
    });
    told.collect()
}

/// The titles that the list shows.
fn titles(stage: &Stage) -> Vec<String> {
    let rows = (0..stage.app.list.total).filter_map(|row| stage.app.list.row(row));
    rows.map(|row| row.article.title.to_string()).collect()
}

/// What stands in the field that has the keys.
pub(super) fn written(stage: &Stage) -> &str {
    match stage.app.overlays.last() {
        Some(Overlay::Field(field)) => field.input.value(),
        other => panic!("{other:?}"),
    }
}

pub(super) fn address(text: &str) -> PageAddress {
    PageAddress::parse(text).unwrap()
}

pub(super) fn messages(stage: &Stage) -> Vec<String> {
    let said = stage.app.messages.newest_first();
    said.map(|said| said.text.to_string()).collect()
}

#[test]
fn the_list_is_narrowed_to_a_feed_or_folder_and_led_out_by_one_step() {
    let mut stage = fed();
    stage.keys("g F");
    assert_eq!(
        listed(&stage),
        [
            "*News/ 3",
            "News/Harbour/ 2",
            "Harbour Post 2",
            "Court Wire 1",
            "Sea/ 2",
            "Harbour Post 2",
            "Bridge Notes 1",
        ]
    );
    stage.keys("Enter");
    assert_eq!(stage.said(), "Folder: News");
    assert_eq!(stage.app.list.total, 3);
    stage.keys("Esc");
    assert_eq!(stage.app.list.total, 5);
    stage.keys("g F G Enter");
    assert_eq!(titles(&stage), ["Notes on a bridge"]);
    // The panel is opened on what the list shows.
    stage.keys("g F");
    assert_eq!(listed(&stage).last().unwrap(), "*Bridge Notes 1");
    stage.keys("g F Esc");
    assert_eq!(stage.app.list.total, 5);
}

#[test]
fn the_rows_are_filtered_by_letters_and_sorted_by_what_is_unread() {
    let mut stage = fed();
    stage.keys("g F f").types("wire").keys("Enter");
    assert_eq!(listed(&stage), ["*Court Wire 1"]);
    stage.keys("Esc f").types("failed").keys("Enter");
    assert_eq!(listed(&stage).len(), 2);
    stage.keys("Esc O");
    assert_eq!(
        listed(&stage)[..4],
        [
            "*News/ 3",
            "News/Harbour/ 2",
            "Harbour Post 2",
            "Court Wire 1"
        ]
    );
}

#[test]
fn the_palette_narrows_to_a_feed_by_its_name() {
    let mut stage = fed();
    stage.keys(":").types("feed court wire").keys("Enter");
    assert_eq!(titles(&stage), ["A court halts the work"]);
    stage.keys(":").types("feeds court wier").keys("Enter");
    assert_eq!(
        stage.said(),
        "There is no feed or folder “court wier”. Did you mean “Court Wire”?"
    );
    // One in two folders is offered once.
    stage.keys("Esc :").types("feed ");
    let Some(Overlay::Palette(palette)) = stage.app.overlays.last() else {
        panic!("no palette")
    };
    let offered = palette.entries.iter().filter_map(|entry| match entry {
        Entry::Completion(one) => Some(format!("{}: {}", one.text, one.about)),
        _ => None,
    });
    assert_eq!(
        offered.collect::<Vec<_>>(),
        [
            "News: folder · 3 unread",
            "News/Harbour: folder · 2 unread",
            "Harbour Post: feed · 2 unread",
            "Court Wire: feed · 1 unread",
            "Sea: folder · 2 unread",
            "Bridge Notes: feed · 1 unread",
        ]
    );
}

#[test]
fn the_palette_takes_what_alone_begins_so_or_has_the_words() {
    let mut stage = fed();
    for (typed, said) in [
        ("br", "Feed: Bridge Notes"),
        ("POST harb", "Feed: Harbour Post"),
        ("court wire", "Feed: Court Wire"),
        ("harbour", "Feed: Harbour Post"),
        ("s/h", "Folder: News/Harbour"),
        ("news", "Folder: News"),
        ("ne", "Folder: News"),
    ] {
        stage
            .keys(":")
            .types(&format!("feed {typed}"))
            .keys("Enter");
        assert_eq!(stage.said(), said, "{typed}");
    }
    stage.keys(":").types("feed r").keys("Enter");
    assert_eq!(
        stage.said(),
        "“r” may be “News/Harbour” or “Harbour Post” or “Court Wire” or another."
    );
    assert_eq!(stage.app.place(), Place::Palette);
}

#[test]
fn a_folder_is_renamed_on_its_row_with_what_is_in_it_and_that_is_undone() {
    let mut stage = fed();
    stage.keys("g F Enter g F R");
    assert_eq!(written(&stage), "News");
    stage.keys("C-u").types(" World/ Press ").keys("Enter");
    assert_eq!(
        stage.said(),
        "Renamed the folder “News” to “World/Press”, with 2 feeds"
    );
    let rows = [
        "Sea/ 2",
        "Harbour Post 2",
        "World/ 3",
        "*World/Press/ 3",
        "World/Press/Harbour/ 2",
        "Harbour Post 2",
        "Court Wire 1",
        "Bridge Notes 1",
    ];
    assert_eq!(listed(&stage), rows);
    // The list shows what it did.
    assert_eq!(*stage.app.list.view.as_ref().unwrap().name, *"World/Press");
    assert_eq!(stage.app.list.total, 3);
    stage.keys("R C-u Enter");
    assert_eq!(
        stage.said(),
        "Took the folder “World/Press” away, in which 2 feeds had been"
    );
    assert_eq!(listed(&stage)[0], "Harbour/ 2");
    stage.keys("u");
    assert_eq!(listed(&stage).len(), rows.len());
    stage.keys("u");
    assert!(listed(&stage).contains(&"News/Harbour/ 2".to_owned()));
}

#[test]
fn a_feed_is_renamed_on_its_row_and_goes_by_its_address_without_a_name() {
    let mut stage = fed();
    stage.keys("g F G R");
    assert_eq!(written(&stage), "Bridge Notes");
    stage.types(" of the Week").keys("Enter");
    assert_eq!(
        listed(&stage).last().unwrap(),
        "*Bridge Notes of the Week 1"
    );
    stage.keys("R C-u Enter");
    assert_eq!(listed(&stage).last().unwrap(), "*feed-3.example/news.xml 1");
}

#[test]
fn a_feed_that_nobody_has_named_goes_by_the_end_of_its_address() {
    let mut stage = Stage::before_start(&["# Harbour plan is dear\n\nA text."]);
    stage.feed(1, "", &[]);
    stage.came_by(1, 1);
    stage.start();
    stage.send(Message::Loaded);
    stage.keys("g F");
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no panel")
    };
    assert_eq!(
        *panel.current().unwrap().name(),
        CleanText::line("feed-1.example/news.xml")
    );
    // Nothing stands in its place in the form, and none is made of what is shown.
    stage.keys("i");
    let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
        panic!("no form")
    };
    let typed: Vec<&str> = form.inputs.iter().map(Input::value).collect();
    assert_eq!(typed[..2], ["", "https://feed-1.example/news.xml"]);
    stage.keys("Tab Tab").types("Sea").keys("C-s");
    assert_eq!(stage.said(), "Changed the feed “feed-1.example/news.xml”");
    let record = &stage.records[&RecordId::feed(feed_id(1))];
    let name: Option<CleanText> = record.get(model::feed::NAME);
    assert_eq!(name.as_deref(), Some(""));
}

#[test]
fn the_next_session_shows_the_same_feed_and_everything_where_it_is_gone() {
    for keys in ["g F G Enter", "g F G k k Enter"] {
        let mut stage = fed();
        stage.keys(keys);
        let before = titles(&stage);
        assert!(before.len() < 5);
        stage.send(Message::Ending);
        let kept = stage.left.iter().rev().find_map(|effect| match effect {
            Effect::Keep(kept) => Some(Kept::clone(kept)),
            _ => None,
        });
        let kept = kept.unwrap();
        let again = |stage: &mut Stage| {
            stage.app = App::new(100, 30, Ids::new(9));
            let effects = stage.app.start(None, kept.clone());
            stage.carry_out(effects);
        };
        again(&mut stage);
        assert_eq!(titles(&stage), before);
        stage.send(Message::Loaded);
        assert_eq!(titles(&stage), before);
        stage.records.retain(|id, _| id.kind != RecordKind::Feed);
        again(&mut stage);
        stage.send(Message::Loaded);
        assert_eq!(titles(&stage).len(), 5);
    }
}

#[test]
fn the_form_changes_a_feed_says_what_is_wrong_and_is_undone() {
    let mut stage = fed();
    stage.keys("g F G i");
    let wrong = |stage: &Stage| match stage.app.overlays.last() {
        Some(Overlay::Form(form)) => form.error.clone().map(|why| why.to_string()),
        _ => None,
    };
    stage
        .keys("Tab C-u")
        .types("https://feed-2.example/news.xml");
    stage.keys("Enter");
    assert_eq!(
        wrong(&stage).as_deref(),
        Some("“Court Wire” has this address already.")
    );
    stage
        .keys("C-u")
        .types("feed:https://feed-3.example/rss.xml");
    stage.keys("Tab").types("News/ Bridges , Sea");
    stage.keys("Tab C-u").types("all").keys("Enter");
    assert_eq!(wrong(&stage).as_deref(), Some("It is “feed” or “page”."));
    stage
        .keys("C-u")
        .types("page")
        .keys("Tab")
        .types("0")
        .keys("Enter");
    assert!(wrong(&stage).unwrap().contains("from 1 on"));
    stage
        .keys("C-u")
        .types("30")
        .keys("Tab Tab C-u")
        .types("no");
    stage.keys("Enter");
    assert_eq!(stage.said(), "Changed the feed “Bridge Notes”");
    let feed = |stage: &Stage| {
        let row = stage.app.feeds.find(feed_id(3)).unwrap();
        Feed::clone(&row.feed)
    };
    let changed = feed(&stage);
    assert_eq!(
        changed.folders,
        ["News/Bridges", "Sea"].map(CleanText::line)
    );
    assert_eq!(&*changed.url, "https://feed-3.example/rss.xml");
    assert_eq!(changed.content, model::feed::Content::Page);
    assert_eq!((changed.keep_days, changed.keep_items), (Some(30), None));
    assert!(changed.stopped.is_some());
    stage.keys("u");
    assert_eq!(feed(&stage).folders.len(), 0);
    assert_eq!((feed(&stage).keep_days, feed(&stage).stopped), (None, None));
}

#[test]
fn a_folder_with_a_comma_stays_whole_where_its_field_is_left_as_it_is() {
    let mut stage = Stage::before_start(&["# Of no feed\n\nA text."]);
    stage.feed(1, "Quay Notes", &["Quays, Piers", "Sea"]);
    stage.start();
    stage
        .keys("g F G i")
        .keys("Tab Tab Tab C-u")
        .types("page")
        .keys("Enter");
    assert_eq!(stage.said(), "Changed the feed “Quay Notes”");
    let row = stage.app.feeds.find(feed_id(1)).unwrap();
    assert_eq!(row.feed.content, model::feed::Content::Page);
    assert_eq!(
        row.feed.folders,
        ["Quays, Piers", "Sea"].map(CleanText::line)
    );
}

#[test]
fn the_form_takes_no_address_that_another_feed_had_and_none_with_a_fragment() {
    let mut stage = fed();
    let stamp = stage.clock.tick(now());
    let record = stage.records.entry(RecordId::feed(feed_id(2))).or_default();
    let before = CleanText::line("https://court.example/rss");
    let path = model::Path::parse("addresses/1");
    record.set(path, Some(Value::Text(before)), stamp);
    stage.keys("g F G i Tab");
    for (typed, wrong) in [
        (
            "https://court.example/rss#top",
            "“Court Wire” has this address already.",
        ),
        ("court", "An address is like desk.example/news.xml."),
        (
            "https://me@bridge.example/",
            "It has a user name or a password in it, which would be kept with the feed.",
        ),
    ] {
        stage.keys("C-u").types(typed).keys("Enter");
        let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
            panic!("no form")
        };
        assert_eq!(form.error.as_deref(), Some(wrong), "{typed}");
    }
    stage
        .keys("C-u")
        .types("https://bridge.example/news.xml#top")
        .keys("Enter");
    assert_eq!(stage.said(), "Changed the feed “Bridge Notes”");
    let row = stage.app.feeds.find(feed_id(3)).unwrap();
    assert_eq!(row.feed.url.as_str(), "https://bridge.example/news.xml");
}

#[test]
fn a_feed_goes_to_the_trash_and_comes_back() {
    let mut stage = fed();
    stage.keys("g F G Enter g F d d");
    assert_eq!(
        stage.said(),
        "Removed the feed “Bridge Notes”; its article stays; u brings it back"
    );
    assert_eq!(listed(&stage).len(), 6);
    // The list was narrowed to it.
    assert_eq!(stage.app.list.total, 5);
    stage.keys("u");
    assert_eq!(listed(&stage).last().unwrap(), "Bridge Notes 1");
    stage.keys("G d d g t r");
    assert_eq!(stage.said(), "Restored “Bridge Notes”");
    stage.keys("g F");
    assert_eq!(listed(&stage).last().unwrap(), "Bridge Notes 1");
    stage.keys("g g d d");
    assert!(
        stage.said().starts_with("A folder is there"),
        "{}",
        stage.said()
    );
}

#[test]
fn the_next_unread_is_found_in_the_next_feed_where_this_one_has_none() {
    let mut stage = fed();
    stage.keys(":").types("feed court wire").keys("Enter Enter");
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(3));
    // It is read by that; the next row of the panel that has something unread is in a folder of its own.
    stage.keys("] u");
    assert_eq!(stage.said(), "Feed: Harbour Post");
    assert_eq!(stage.app.list.total, 2);
    let open = |stage: &Stage| stage.app.reader.as_ref().unwrap().article.id;
    assert!([article_id(1), article_id(2)].contains(&open(&stage)));
    stage.keys("] u ] u");
    assert_eq!(
        (stage.said().as_str(), open(&stage)),
        ("Feed: Bridge Notes", article_id(4))
    );
    stage.keys("] u");
    assert_eq!(stage.said(), "No unread article stands below.");
    assert_eq!(titles(&stage), ["Notes on a bridge"]);
}

#[test]
fn whoever_has_turned_the_list_meanwhile_is_not_led_on_to_another_feed() {
    for is_turned in [false, true] {
        let mut stage = fed();
        stage.keys(":").types("feed court wire").keys("Enter r");
        let asked = Box::new(stage.app.list.filter());
        let none = Message::Unread(asked, Direction::Forward, None);
        let effects = stage.app.update(none, now());
        let is_onward = |effect: &Effect| matches!(effect, Effect::LoadIds { .. });
        let onward = effects.into_iter().find(is_onward).unwrap();
        if is_turned {
            stage.keys(":").types("feed bridge notes").keys("Enter");
        }
        let answer = stage.answer(onward).unwrap();
        stage.send(answer);
        let view = stage.app.list.view.as_ref().unwrap();
        let shown = if is_turned {
            "Bridge Notes"
        } else {
            "Harbour Post"
        };
        assert_eq!(view.name.as_str(), shown);
    }
}

#[test]
fn the_views_say_how_much_is_unread_of_feeds() {
    let mut stage = fed();
    assert_eq!(stage.app.feeds.unread(), 4);
    stage.keys("g F G Enter r g v");
    assert_eq!(stage.app.feeds.unread(), 3);
}

#[test]
fn all_of_a_folder_is_called_read_from_its_row_as_one_step() {
    let mut stage = fed();
    stage.keys("g F g M");
    assert_eq!(stage.said(), "Read: 3 articles");
    assert_eq!(listed(&stage)[0], "*News/ 0");
    assert_eq!(stage.app.feeds.unread(), 1);
    stage.keys("u");
    assert_eq!(stage.app.feeds.unread(), 4);
    stage.keys("G g M g M");
    assert_eq!(stage.said(), "All of these are read already.");
}
