//! What goes wrong on the way: pages that don't come, servers that want to be left alone, feeds that change meanwhile.

use super::*;

const PAGE: &str = "<html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>\
    <p>The whole story of the pier and of all its ships, which takes many words to be told, stands on this page.</p>\
    <p>It has a second paragraph, as stories of piers have, with the name of the lantern keeper.</p></article></body></html>";

fn page() -> Vec<u8> {
    answer("200 OK", &[("Content-Type", "text/html")], PAGE.as_bytes())
}

fn busy(status: &str) -> Vec<u8> {
    answer(status, &[], b"")
}

fn linked(world: &World, number: usize) -> Item {
    Item {
        link: Some(world.address(&format!("quay.example/{number}")).to_string()),
        ..item(number)
    }
}

fn of_pages() -> FeedEdit {
    FeedEdit {
        content: Setting::To(feed::Content::Page),
        ..FeedEdit::default()
    }
}

#[test]
fn a_page_that_fails_in_passing_is_asked_for_again_though_the_feed_says_nothing_new() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.put("quay.example/1", page());
    world.put("quay.example/2", busy("503 Service Unavailable"));
    let both = [linked(&world, 1), linked(&world, 2)];
    world.put("quay.example/feed", rss(&both, &[("ETag", "\"one\"")]));
    world.follow(&library, "quay.example/feed", of_pages());
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.new_articles(), 1, "{refreshed:?}");
    assert!(refreshed.feeds[0].notices[0].contains("asked for again"));
    assert_eq!(titles(&library, ""), ["Harbour news 1"]);
    world.put("quay.example/2", page());
    assert_eq!(world.refresh(&library, NOW).new_articles(), 1);
    assert_eq!(
        titles(&library, "lantern"),
        ["Harbour news 1", "Harbour news 2"]
    );
    assert_eq!(
        *outcome(&world.refresh(&library, NOW)),
        FeedOutcome::Unchanged
    );
}

#[test]
fn a_page_that_fails_again_and_again_is_read_from_the_feed() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.put("quay.example/1", busy("500 Internal Server Error"));
    world.feed("quay.example/feed", &[linked(&world, 1)]);
    world.follow(&library, "quay.example/feed", of_pages());
    let came = [(); 4].map(|()| world.refresh(&library, NOW).new_articles());
    assert_eq!(came, [0, 0, 1, 0]);
    assert_eq!(titles(&library, "\"ship 1\""), ["Harbour news 1"]);
}

#[test]
fn the_text_of_a_page_stays_where_it_does_not_come_and_the_feed_says_something_else() {
    for status in ["503 Service Unavailable", "404 Not Found"] {
        let (room, world) = (Room::new(), World::new());
        let library = open(&room);
        world.put("quay.example/1", page());
        world.feed("quay.example/feed", &[linked(&world, 1)]);
        world.follow(&library, "quay.example/feed", of_pages());
        let id = world.refresh(&library, NOW).articles[0];
        world.put("quay.example/1", busy(status));
        let changed = Item {
            text: "Two lines, and others than before.".to_owned(),
            ..linked(&world, 1)
        };
        world.feed("quay.example/feed", &[changed]);
        for _ in 0..4 {
            world.refresh(&library, NOW);
        }
        assert_eq!(article(&library, id).snapshots.len(), 1, "{status}");
    }
}

#[test]
fn of_very_many_pages_some_come_with_each_refresh() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let all: Vec<Item> = (0..53)
        .map(|number| {
            let at = format!("host{number}.example/page");
            world.put(&at, page());
            Item {
                link: Some(world.address(&at).to_string()),
                ..item(number)
            }
        })
        .collect();
    world.feed("quay.example/feed", &all);
    world.follow(&library, "quay.example/feed", of_pages());
    let came = [(); 3].map(|()| world.refresh(&library, NOW).new_articles());
    assert_eq!(came, [50, 3, 0]);
    assert_eq!(found(&library, "lantern").len(), 53);
}

#[test]
fn a_library_that_was_begun_anew_gets_all_again() {
    let (room, world) = (Room::new(), World::new());
    world.put("quay.example/feed", rss(&items(4), &[("ETag", "\"one\"")]));
    for _ in 0..2 {
        let library = open(&room);
        world.follow(&library, "quay.example/feed", FeedEdit::default());
        assert_eq!(world.refresh(&library, NOW).new_articles(), 4);
        drop(library);
        fs::remove_dir_all(room.places().data).unwrap();
        fs::remove_dir_all(room.places().cache).unwrap();
    }
}

#[test]
fn a_feed_that_moved_is_not_read_anew_from_there() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.feed("quay.example/feed", &items(2));
    let id = world.follow(&library, "quay.example/feed", FeedEdit::default());
    world.refresh(&library, NOW);
    world.put("quay.example/new", rss(&items(2), &[("ETag", "\"one\"")]));
    world.leads(
        "quay.example/feed",
        "quay.example/new",
        "301 Moved Permanently",
    );
    world.refresh(&library, NOW);
    assert_eq!(
        *feed_of(&library, id).url,
        *world.address("quay.example/new").as_str()
    );
    world.refresh(&library, NOW);
    let asked = world.server.asked();
    assert_eq!(
        asked.last().unwrap().header("if-none-match"),
        Some("\"one\"")
    );
}

#[test]
fn one_feed_that_can_not_be_written_keeps_no_other_from_its_news() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.put("gone.example/feed", answer("410 Gone", &[], b""));
    let gone = world.follow(&library, "gone.example/feed", FeedEdit::default());
    let numbers = 0..6;
    for number in numbers.clone() {
        let at = format!("host{number}.example/feed");
        world.feed(&at, &[item(number)]);
        world.follow(&library, &at, FeedEdit::default());
    }
    room.edit(RecordId::feed(gone), "version: 1", "version: 2");
    let library = open(&room);
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.new_articles(), numbers.len(), "{refreshed:?}");
}

#[test]
fn the_others_of_a_server_that_wants_to_be_left_alone_are_not_asked_at_the_next_refresh_either() {
    for status in ["429 Too Many Requests", "503 Service Unavailable"] {
        let (room, world) = (Room::new(), World::new());
        let library = open(&room);
        for number in 0..6 {
            let at = format!("busy.example/{number}");
            world.put(&at, answer(status, &[("Retry-After", "7200")], b""));
            world.follow(&library, &at, FeedEdit::default());
        }
        world.refresh(&library, Urgency::Due);
        let asked = world.asked();
        assert!(asked < 6, "{asked}");
        for urgency in [Urgency::Due, NAMED] {
            world.refresh(&library, urgency);
            assert_eq!(world.asked(), asked, "{status}");
        }
        let rows = library.feed_rows(None).unwrap();
        assert!(rows.iter().all(|row| row.state.asked.wait.is_some()));
    }
}

#[test]
fn a_server_that_refuses_without_a_word_is_left_alone_for_longer_each_time() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let paths = ["busy.example/1", "busy.example/2"];
    for at in paths {
        world.put(at, busy("429 Too Many Requests"));
        world.follow(&library, at, FeedEdit::default());
    }
    let wait = || {
        let rows = library.feed_rows(None).unwrap();
        rows.iter().find_map(|row| row.state.asked.wait).unwrap()
    };
    let mut asked = 0;
    for pause in [5, 10, 20].map(jiff::SignedDuration::from_mins) {
        let before = now();
        world.refresh(&library, NOW);
        assert!(world.asked() > asked);
        assert!(
            (before + pause..=now() + pause).contains(&wait()),
            "{pause}"
        );
        // The next refreshes know of it, whichever of its feeds is asked for.
        asked = world.asked();
        for urgency in [NAMED, Urgency::Due] {
            let held = world.refresh(&library, urgency);
            assert_eq!((held.held().count(), world.asked()), (2, asked));
        }
    }
    for at in paths {
        world.feed(at, &items(1));
    }
    world.refresh(&library, NOW);
    // One good answer, and it begins anew.
    let free = world.refresh(&library, NAMED);
    assert_eq!((free.asked(), free.held().count()), (2, 0));
    world.put(paths[0], busy("429 Too Many Requests"));
    let refreshed = world.refresh(&library, NOW);
    let failed = refreshed
        .feeds
        .iter()
        .find(|feed| feed.outcome.fault().is_some());
    assert!(failed.is_some(), "{refreshed:?}");
    let refused = fs::read_to_string(room.places().state.join("refreshed.ron")).unwrap();
    assert!(
        refused.contains("refused:{\"busy.example\":(1,"),
        "{refused}"
    );
}

#[test]
fn what_a_host_has_said_of_one_feed_holds_for_all_its_feeds_whenever_they_are_asked() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let days = ("Retry-After", "900000");
    world.put(
        "busy.example/1",
        answer("429 Too Many Requests", &[days], b""),
    );
    let first = world.follow(&library, "busy.example/1", FeedEdit::default());
    let ask = |feeds: &[FeedId], urgency| {
        let asked = RefreshAsked {
            feeds: Some(feeds),
            urgency,
            rules: &[],
        };
        let refreshed = library.refresh_feeds(&world.client(), &asked, &|_| Flow::Continue);
        refreshed.unwrap()
    };
    ask(&[first], NAMED);
    // One that is followed only now was never told to wait.
    world.feed("busy.example/2", &items(1));
    let second = world.follow(&library, "busy.example/2", FeedEdit::default());
    let asked = world.asked();
    let held = ask(&[second, first], NAMED);
    assert_eq!(world.asked(), asked);
    let until: Vec<_> = held.feeds.iter().map(|feed| feed.until).collect();
    let [Some(one), Some(other)] = until[..] else {
        panic!("{held:?}")
    };
    assert_eq!(one, other);
    let day = jiff::SignedDuration::from_hours(24);
    assert!(one.duration_since(now()) <= day);
    assert_eq!(world.refresh(&library, Urgency::Due).new_articles(), 0);
    assert_eq!(world.asked(), asked);
    let rows = library.feed_rows(None).unwrap();
    assert!(rows.iter().all(|row| row.state.next == Some(one)));
    assert_eq!(ask(&[second], NOW).new_articles(), 1);
}

#[test]
fn a_feed_that_is_alone_and_gone_is_not_taken_for_a_connection_that_is() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.follow(&library, "nobody.example/feed", FeedEdit::default());
    assert!(world.refresh(&library, NOW).is_offline);
    assert!(!world.refresh(&library, NOW).is_offline);
    let rows = library.feed_rows(None).unwrap();
    assert_eq!(rows[0].state.asked.failures, 2);
    assert!(rows[0].state.trouble.is_some());
}

#[test]
fn a_feed_that_is_asked_alone_while_this_machine_has_no_connection_has_not_failed() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.feed("quay.example/feed", &items(1));
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let alone = world.follow(&library, "unknown.example/feed", FeedEdit::default());
    let asked = RefreshAsked {
        feeds: Some(&[alone]),
        urgency: NAMED,
        rules: &[],
    };
    let state = |library: &Library| {
        let rows = library.feed_rows(None).unwrap().into_iter();
        let row = rows.into_iter().find(|row| row.feed.id == alone);
        row.unwrap().state
    };
    for _ in 0..3 {
        let refreshed = library.refresh_feeds(&world.client(), &asked, &|_| Flow::Continue);
        let refreshed = refreshed.unwrap();
        assert!(refreshed.is_offline);
        assert_eq!(
            refreshed.sentence(),
            "No feed answered; is there a connection?"
        );
        assert_eq!(state(&library).asked.failures, 0);
        assert_eq!(state(&library).trouble, None);
    }
    // Where another answers, there is a connection.
    assert!(!world.refresh(&library, NOW).is_offline);
    assert_eq!(state(&library).asked.failures, 1);
}

#[test]
fn what_a_person_removes_or_stops_while_it_is_asked_is_not_taken_in() {
    let by_hand = FeedEdit {
        stopped: Setting::To(feed::Stopped::ByHand),
        ..FeedEdit::default()
    };
    for edit in [None, Some(by_hand)] {
        let (room, world) = (Room::new(), World::new());
        let library = open(&room);
        world.feed("quay.example/feed", &items(3));
        let id = world.follow(&library, "quay.example/feed", FeedEdit::default());
        let asked = RefreshAsked {
            feeds: None,
            urgency: NOW,
            rules: &[],
        };
        let is_done = Mutex::new(false);
        let refreshed = library.refresh_feeds(&world.client(), &asked, &|_| {
            let mut is_done = is_done.lock().unwrap();
            if !std::mem::replace(&mut *is_done, true) {
                let mut hand = Hand::at(&library);
                let record = library.record(RecordId::feed(id)).unwrap();
                let ((), change) = hand.build(|build| match &edit {
                    None => build.remove_feed(id, &record),
                    Some(edit) => {
                        build.edit_feed(id, &record, edit);
                    }
                });
                hand.save(&change);
            }
            Flow::Continue
        });
        assert_eq!(refreshed.unwrap().new_articles(), 0);
        assert_eq!(found(&library, ""), []);
    }
}

#[test]
fn what_was_learned_is_written_while_the_refresh_goes_on() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    for number in 0..40 {
        let at = format!("host{number}.example/feed");
        world.feed(&at, &[item(number)]);
        world.follow(&library, &at, FeedEdit::default());
    }
    let asked = RefreshAsked {
        feeds: None,
        urgency: NOW,
        rules: &[],
    };
    let path = room.places().state.join("refreshed.ron");
    let kept = Mutex::new(false);
    let watch = |at: &briefreader::model::view::Refreshing| {
        if at.done < 40 {
            *kept.lock().unwrap() |= path.exists();
        }
        Flow::Continue
    };
    library
        .refresh_feeds(&world.client(), &asked, &watch)
        .unwrap();
    assert!(kept.into_inner().unwrap());
}

#[test]
fn a_page_that_another_window_adds_meanwhile_is_not_made_twice() {
    let (room, world) = (Room::new(), World::new());
    let (library, other) = (open(&room), open(&room));
    let body = "---\ntitle: Harbour news 1\n---\nAll of the long story of the pier.\n";
    let markdown = [("Content-Type", "text/markdown")];
    world.put(
        "quay.example/1",
        answer("200 OK", &markdown, body.as_bytes()),
    );
    world.feed("quay.example/feed", &[linked(&world, 1)]);
    let feed = world.follow(&library, "quay.example/feed", FeedEdit::default());
    library.ensure_compared();
    let asked = RefreshAsked {
        feeds: None,
        urgency: NOW,
        rules: &[],
    };
    let added = Mutex::new(None);
    let watch = |_: &briefreader::model::view::Refreshing| {
        let mut added = added.lock().unwrap();
        if added.is_none() {
            let go_on = |_: &briefreader::net::Progress| Flow::Continue;
            let address = world.address("quay.example/1");
            let page = other.add_page(&world.client(), &address, &Given::default(), &go_on);
            *added = Some(page.unwrap().id);
        }
        Flow::Continue
    };
    let refreshed = library
        .refresh_feeds(&world.client(), &asked, &watch)
        .unwrap();
    assert_eq!(refreshed.new_articles(), 0);
    let added = added.into_inner().unwrap().unwrap();
    assert!(article(&library, added).feeds.contains_key(&feed));
    assert_eq!(found(&library, ""), [added]);
}
