//! Feeds that are asked on a server on this machine, and what comes of them.

#[path = "refreshing/corrected.rs"]
mod corrected;
#[path = "refreshing/following.rs"]
mod following;
#[path = "refreshing/trouble.rs"]
mod trouble;

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::SystemTime,
};

use briefreader::{
    extract::Extractor,
    library::{Follow, Given, Library, RefreshAsked},
    model::{
        Article, ArticleId, CleanText, Feed, FeedEdit, FeedId, Flow, KnownAs, PageAddress,
        RecordId, Setting,
        article::Reading,
        feed,
        schedule::Urgency,
        view::{FeedOutcome, FeedsRefreshed, FollowState, FoundFeeds, Shelf},
    },
    net::{Client, Limits, Reach},
    query::{Moment, Rule, parse},
};
use jiff::tz::TimeZone;

use crate::{
    pages::files,
    room::{Hand, Room, carry, now, text, walk},
    server::{Server, answer, head},
};

const NOW: Urgency = Urgency::Asked { force: true };
const NAMED: Urgency = Urgency::Asked { force: false };

/// Servers of any number of hosts, all of them this one; a test writes what stands at `host/path`.
struct World {
    pages: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    server: Server,
}

impl World {
    fn new() -> Self {
        let pages: Arc<Mutex<BTreeMap<String, Vec<u8>>>> = Arc::default();
        let known = Arc::clone(&pages);
        let server = Server::new(move |request, stream| {
            let host = request.header("host").unwrap_or_default();
            let host = host.split(':').next().unwrap_or_default();
            let page = known
                .lock()
                .unwrap()
                .get(&format!("{host}{}", request.target))
                .cloned();
            let page = page.unwrap_or_else(|| answer("404 Not Found", &[], b""));
            let etag = request.header("if-none-match").unwrap_or("none");
            match String::from_utf8_lossy(&page).contains(&format!("ETag: {etag}\r\n")) {
                true => stream.write_all(&head("304 Not Modified", &[])),
                false => stream.write_all(&page),
            }
        });
        Self { pages, server }
    }

    fn client(&self) -> Client {
        let port = self.server.port();
        Client::new(Limits::default(), Reach::Anywhere).looking_up(move |host, _| {
            if host.starts_with("nobody") {
                return Err(std::io::Error::other("no such host"));
            }
            if host.starts_with("unknown") {
                let said = "Temporary failure in name resolution";
                return Err(std::io::Error::other(said));
            }
            Ok(vec![([127, 0, 0, 1], port).into()])
        })
    }

    fn address(&self, at: &str) -> PageAddress {
        let (host, path) = at.split_once('/').unwrap();
        let url = format!("http://{host}:{}/{path}", self.server.port());
        PageAddress::parse(&url).unwrap()
    }

    fn put(&self, at: &str, answer: Vec<u8>) {
        self.pages.lock().unwrap().insert(at.to_owned(), answer);
    }

    fn feed(&self, at: &str, items: &[Item]) {
        self.put(at, rss(items, &[]));
    }

    /// Says that one address leads to another.
    fn leads(&self, from: &str, to: &str, status: &str) {
        let to = self.address(to);
        self.put(from, answer(status, &[("Location", to.as_str())], b""));
    }

    fn asked(&self) -> usize {
        self.server.asked().len()
    }

    fn follow(&self, library: &Library, at: &str, edit: FeedEdit) -> FeedId {
        let address = self.address(at);
        let followed = library.follow(&[Follow::by_person(address, edit)]).unwrap();
        followed.feeds[0].0
    }

    fn refresh(&self, library: &Library, urgency: Urgency) -> FeedsRefreshed {
        self.refresh_by(library, urgency, &[])
    }

    fn refresh_by(&self, library: &Library, urgency: Urgency, rules: &[Rule]) -> FeedsRefreshed {
        let asked = RefreshAsked {
            feeds: None,
            urgency,
            rules,
        };
        library
            .refresh_feeds(&self.client(), &asked, &|_| Flow::Continue)
            .unwrap()
    }
}

/// An item of a feed: its guid, title and text.
#[derive(Clone, Debug)]
struct Item {
    guid: String,
    title: String,
    text: String,
    link: Option<String>,
    day: usize,
}

fn item(number: usize) -> Item {
    Item {
        guid: format!("item-{number}"),
        title: format!("Harbour news {number}"),
        text: format!(
            "The pier number {number} was opened on Monday. Ship {number} came in first, said the master of the harbour."
        ),
        link: None,
        day: number % 28 + 1,
    }
}

fn items(count: usize) -> Vec<Item> {
    (0..count).map(item).collect()
}

fn rss(items: &[Item], headers: &[(&str, &str)]) -> Vec<u8> {
    let items: String = items
        .iter()
        .map(|item| {
            let link = item.link.as_ref().map(|link| format!("<link>{link}</link>"));
            format!(
                "<item><guid isPermaLink=\"false\">{}</guid><title>{}</title>{}<pubDate>{:02} Jun 2023 10:00:00 GMT</pubDate><description>{}</description></item>",
                item.guid, item.title, link.unwrap_or_default(), item.day, item.text
            )
        })
        .collect();
    let body = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Quay</title><link>http://quay.example/</link>{items}</channel></rss>"
    );
    let mut all = vec![("Content-Type", "application/rss+xml")];
    all.extend(headers);
    answer("200 OK", &all, body.as_bytes())
}

fn open(room: &Room) -> Library {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_briefreader"));
    room.open().reading_with(Extractor::new(program))
}

fn found(library: &Library, typed: &str) -> Vec<ArticleId> {
    let at = Moment {
        now: now(),
        zone: TimeZone::UTC,
    };
    library.article_ids(&parse(typed), &at).unwrap()
}

fn article(library: &Library, id: ArticleId) -> Article {
    Article::from_record(id, &library.record(RecordId::article(id)).unwrap())
}

fn titles(library: &Library, typed: &str) -> Vec<String> {
    let ids = found(library, typed).into_iter();
    let mut titles: Vec<String> = ids
        .map(|id| article(library, id).title.to_string())
        .collect();
    titles.sort();
    titles
}

fn feed_of(library: &Library, id: FeedId) -> Feed {
    Feed::from_record(id, &library.record(RecordId::feed(id)).unwrap()).unwrap()
}

/// Returns all that is written of articles and feeds, with the times at which it was.
fn written(room: &Room) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let places = room.places();
    let mut all = BTreeMap::new();
    for directory in [&places.data, &places.state.join("feeds")] {
        walk(directory, &mut |path| {
            let time = fs::metadata(path).unwrap().modified().unwrap();
            all.insert(path.to_path_buf(), (fs::read(path).unwrap(), time));
        });
    }
    all
}

fn outcome(refreshed: &FeedsRefreshed) -> &FeedOutcome {
    &refreshed.feeds[0].outcome
}

#[test]
fn what_a_feed_brings_becomes_articles_and_the_second_time_nothing_is_written() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.feed("quay.example/feed", &items(12));
    let named = FeedEdit {
        name: Setting::To(text("Quay Desk")),
        ..FeedEdit::default()
    };
    let id = world.follow(&library, "quay.example/feed", named);
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.sentence(), "12 new in one feed");
    assert_eq!(refreshed.articles.len(), 12);
    assert_eq!(found(&library, "").len(), 12);
    assert_eq!(titles(&library, "pier"), titles(&library, "feed:quay"));
    let first = article(&library, refreshed.articles[0]);
    assert_eq!(first.source, Some(text("Quay Desk")));
    assert_eq!(&*first.title, "Harbour news 0");
    assert_eq!(first.published.unwrap().to_string(), "2023-06-01");
    let opened = library.open_article(first.id, None).unwrap();
    assert!(opened.snapshot.text.contains("pier number 0 was opened"));

    let before = written(&room);
    let again = world.refresh(&library, NOW);
    assert_eq!(again.sentence(), "Nothing new in one feed");
    assert_eq!(*outcome(&again), FeedOutcome::Unchanged);
    // In another order it is another answer, and says the same.
    let mut turned = items(12);
    turned.reverse();
    world.feed("quay.example/feed", &turned);
    assert_eq!(
        *outcome(&world.refresh(&open(&room), NOW)),
        FeedOutcome::Unchanged
    );
    let is_data = |path: &&PathBuf| path.starts_with(&room.places().data);
    let after = written(&room);
    for path in before.keys().filter(is_data) {
        assert_eq!(before[path], after[path], "{}", path.display());
    }
    assert_eq!(before.len(), after.len());
    // Once more, nothing at all is written.
    world.refresh(&library, NOW);
    assert_eq!(written(&room), after);
    let row = &library.feed_rows(None).unwrap()[0];
    assert_eq!((row.feed.id, row.articles, row.unread), (id, 12, 12));
    assert_eq!(row.state.asked.failures, 0);
}

#[test]
fn of_a_feed_that_is_another_each_time_and_says_the_same_nothing_is_written_or_told() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    // As servers write it that count who asks, or say how late it is.
    let put = |count: usize, items: &[Item]| {
        let counted = Item {
            text: format!("<!-- asked for {count} times -->{}", items[0].text),
            ..items[0].clone()
        };
        let mut items = items.to_vec();
        items[0] = counted;
        world.feed("quay.example/feed", &items);
    };
    put(0, &items(3));
    assert_eq!(world.refresh(&library, NOW).new_articles(), 3);
    let before = written(&room);
    for count in 1..4 {
        put(count, &items(3));
        let refreshed = world.refresh(&library, NOW);
        assert_eq!(*outcome(&refreshed), FeedOutcome::Unchanged);
        assert_eq!(refreshed.sentence(), "Nothing new in one feed");
        assert_eq!(refreshed.feeds[0].notices, []);
        assert_eq!(refreshed.notices, []);
    }
    assert_eq!(written(&room), before);
    // What it says besides is none the less seen.
    put(4, &items(4));
    assert_eq!(world.refresh(&library, NOW).new_articles(), 1);
}

#[test]
fn what_this_device_knew_of_a_feed_is_lost_without_harm() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.feed("quay.example/feed", &items(5));
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    world.refresh(&library, NOW);
    let before = files(library.places());
    drop(library);
    fs::remove_dir_all(room.places().state.join("feeds")).unwrap();
    fs::remove_file(room.places().state.join("refreshed.ron")).unwrap();
    fs::remove_dir_all(&room.places().cache).unwrap();
    let library = open(&room);
    assert_eq!(world.refresh(&library, NOW).new_articles(), 0);
    assert_eq!(files(library.places()), before);
    // And what is gone from the library comes again, though the feed says nothing new.
    let id = found(&library, "")[0];
    for path in room.files_with(&id.to_string()) {
        fs::remove_file(path).unwrap();
    }
    world.feed("quay.example/feed", &{
        let mut more = items(5);
        more.push(item(7));
        more
    });
    let library = open(&room);
    assert_eq!(world.refresh(&library, NOW).new_articles(), 2);
}

#[test]
fn what_was_removed_or_purged_never_comes_back() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let all = items(4);
    world.feed("quay.example/feed", &all);
    let feed = world.follow(&library, "quay.example/feed", FeedEdit::default());
    let came = world.refresh(&library, NOW).articles;
    let mut hand = Hand::at(&library);
    hand.remove(came[0]);
    library.purge(came[1]).unwrap();
    let changed = |item: &Item| Item {
        text: format!("{} And more.", item.text),
        ..item.clone()
    };
    let changed: Vec<Item> = all.iter().map(changed).collect();
    world.feed("quay.example/feed", &changed);
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(
        (refreshed.new_articles(), refreshed.feeds[0].revised),
        (0, 2)
    );
    assert_eq!(titles(&library, ""), ["Harbour news 2", "Harbour news 3"]);
    assert_eq!(titles(&library, "is:trashed"), ["Harbour news 0"]);
    // Nor where the feed is removed and followed again.
    let record = library.record(RecordId::feed(feed)).unwrap();
    let ((), change) = hand.build(|build| build.remove_feed(feed, &record));
    hand.save(&change);
    let address = world.address("quay.example/feed");
    let edit = FeedEdit::default();
    let followed = library.follow(&[Follow::by_person(address, edit)]).unwrap();
    assert_eq!(followed.feeds, [(feed, FollowState::Restored)]);
    fs::remove_dir_all(room.places().state.join("feeds")).unwrap();
    assert_eq!(world.refresh(&library, NOW).new_articles(), 0);
    assert_eq!(found(&library, "").len(), 2);
}

#[test]
fn what_says_something_else_gets_a_new_text_and_keeps_its_marks() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.feed("quay.example/feed", &[item(1)]);
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&library, NOW).articles[0];
    let mut hand = Hand::at(&library);
    let (mark, _) = hand.mark(id, "Ship 1 came in first");
    let longer = Item {
        text: format!("It rained. {}", item(1).text),
        ..item(1)
    };
    world.feed("quay.example/feed", &[longer]);
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.sentence(), "1 revised in one feed");
    let article = article(&library, id);
    assert_eq!(article.snapshots.len(), 2);
    let newest = article.newest().unwrap().id.clone();
    let placed = hand.annotation(id, mark);
    assert!(placed.placement(&newest).is_some());
    // Another title alone is no other text.
    let titled = Item {
        title: "Harbour news, corrected".to_owned(),
        text: format!("It rained. {}", item(1).text),
        ..item(1)
    };
    world.feed("quay.example/feed", &[titled]);
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.sentence(), "1 changed in one feed");
    let record = library.record(RecordId::article(id)).unwrap();
    assert_eq!(Article::from_record(id, &record).snapshots.len(), 2);
}

#[test]
fn two_devices_that_follow_one_feed_have_each_article_once() {
    let (one, other, world) = (Room::new(), Room::new(), World::new());
    world.feed("quay.example/feed", &items(6));
    for room in [&one, &other] {
        let library = open(room);
        world.follow(&library, "quay.example/feed", FeedEdit::default());
        assert_eq!(world.refresh(&library, NOW).new_articles(), 6);
    }
    // What one has goes to the other, file by file, as synchronising does.
    carry(&one.places().data, &other.places().data);
    let library = open(&other);
    assert_eq!(world.refresh(&library, NOW).new_articles(), 0);
    assert_eq!(found(&library, "").len(), 6);
    assert_eq!(library.feeds(Shelf::Library).unwrap().len(), 1);
}

#[test]
fn what_one_device_has_as_another_article_does_not_take_away_the_marks_of_the_other() {
    let (one, other, world) = (Room::new(), Room::new(), World::new());
    let page = b"---\ntitle: Harbour news 1\n---\nAll of the long story of the pier.\n";
    let markdown = [("Content-Type", "text/markdown")];
    world.put("quay.example/a", answer("200 OK", &markdown, page));
    let linked = Item {
        link: Some(world.address("quay.example/a").to_string()),
        ..item(1)
    };
    world.feed("quay.example/feed", &[linked]);
    let library = open(&one);
    let watch = |_: &briefreader::net::Progress| Flow::Continue;
    let (address, given) = (world.address("quay.example/a"), Given::default());
    library
        .add_page(&world.client(), &address, &given, &watch)
        .unwrap();
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    assert_eq!(world.refresh(&library, NOW).new_articles(), 0);
    let apart = open(&other);
    world.follow(&apart, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&apart, NOW).articles[0];
    let (mark, _) = Hand::at(&apart).mark(id, "Ship 1 came in first");
    drop(library);
    // What the other has comes in.
    carry(&other.places().data, &one.places().data);
    let library = open(&one);
    world.refresh(&library, NOW);
    assert_eq!(found(&library, "").len(), 2);
    assert!(article(&library, id).is_live());
    assert!(Hand::at(&library).annotation(id, mark).removed.is_none());
}

#[test]
fn a_feed_that_moved_is_got_from_there_and_one_that_is_gone_is_not_asked_any_more() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.feed("quay.example/feed", &items(2));
    let id = world.follow(&library, "quay.example/feed", FeedEdit::default());
    world.refresh(&library, NOW);
    // For the time being it changes nothing.
    world.feed("other.example/new", &items(3));
    world.leads("quay.example/feed", "other.example/new", "302 Found");
    assert_eq!(world.refresh(&library, NOW).new_articles(), 1);
    assert_eq!(
        *feed_of(&library, id).url,
        *world.address("quay.example/feed").as_str()
    );
    // For good it does, where what stands there is this feed.
    world.leads(
        "quay.example/feed",
        "sign-in.example/",
        "301 Moved Permanently",
    );
    world.put(
        "sign-in.example/",
        answer("200 OK", &[("Content-Type", "text/html")], b"<p>Sign in"),
    );
    assert!(matches!(
        outcome(&world.refresh(&library, NOW)),
        FeedOutcome::Failed { .. }
    ));
    world.feed("stranger.example/feed", &[item(20)]);
    world.leads(
        "quay.example/feed",
        "stranger.example/feed",
        "301 Moved Permanently",
    );
    world.refresh(&library, NOW);
    assert_eq!(
        *feed_of(&library, id).url,
        *world.address("quay.example/feed").as_str()
    );
    world.leads(
        "quay.example/feed",
        "other.example/new",
        "301 Moved Permanently",
    );
    let refreshed = world.refresh(&library, NOW);
    let moved = world.address("other.example/new");
    assert_eq!(*feed_of(&library, id).url, *moved.as_str(), "{refreshed:?}");
    assert!(refreshed.feeds[0].notices[0].contains("has moved for good"));
    // By both addresses it is known.
    for at in ["quay.example/feed", "other.example/new"] {
        let (address, edit) = (world.address(at), FeedEdit::default());
        let followed = library.follow(&[Follow::by_person(address, edit)]).unwrap();
        assert_eq!(followed.feeds, [(id, FollowState::Present)], "{at}");
        assert!(followed.change.is_empty());
    }
    world.put("other.example/new", answer("410 Gone", &[], b""));
    assert_eq!(*outcome(&world.refresh(&library, NOW)), FeedOutcome::Gone);
    assert_eq!(feed_of(&library, id).stopped, Some(feed::Stopped::Gone));
    let asked = world.asked();
    assert_eq!(
        *outcome(&world.refresh(&library, Urgency::Due)),
        FeedOutcome::NotDue
    );
    assert_eq!(world.asked(), asked);
    // Who asks for it by name finds out that it is there again.
    world.feed("other.example/new", &items(3));
    let all = world.refresh(&library, NAMED);
    assert_eq!(*outcome(&all), FeedOutcome::NotDue);
    let asked = RefreshAsked {
        feeds: Some(&[id]),
        urgency: NAMED,
        rules: &[],
    };
    let named = library.refresh_feeds(&world.client(), &asked, &|_| Flow::Continue);
    assert_eq!(*outcome(&named.unwrap()), FeedOutcome::Unchanged);
    assert_eq!(feed_of(&library, id).stopped, None);
}

#[test]
fn a_host_that_was_asked_too_often_is_left_alone() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let busy = answer("429 Too Many Requests", &[("Retry-After", "7200")], b"");
    for number in 0..6 {
        let at = format!("busy.example/{number}");
        world.put(&at, busy.clone());
        world.follow(&library, &at, FeedEdit::default());
    }
    world.feed("quay.example/feed", &items(1));
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let refreshed = world.refresh(&library, Urgency::Due);
    assert_eq!(refreshed.new_articles(), 1);
    let held = |feed: &&briefreader::model::view::FeedRefreshed| feed.outcome == FeedOutcome::Held;
    // Two were on their way at once.
    assert!(
        refreshed.feeds.iter().filter(held).count() >= 4,
        "{refreshed:?}"
    );
    let asked = world.asked();
    assert!(asked <= 3, "{asked}");
    // Those that were told to wait are not asked by name either, but by force.
    let rows = library.feed_rows(None).unwrap();
    let waits = rows.iter().filter(|row| row.state.asked.wait.is_some());
    let waits: Vec<FeedId> = waits.map(|row| row.feed.id).collect();
    assert!(!waits.is_empty());
    let ask = |urgency| {
        let asked = RefreshAsked {
            feeds: Some(&waits),
            urgency,
            rules: &[],
        };
        let refreshed = library.refresh_feeds(&world.client(), &asked, &|_| Flow::Continue);
        (world.asked(), refreshed.unwrap())
    };
    let (again, refreshed) = ask(NAMED);
    assert_eq!(again, asked);
    // And it is told until when.
    assert!(refreshed.feeds.iter().all(|feed| held(&feed)));
    for feed in &refreshed.feeds {
        let row = rows.iter().find(|row| row.feed.id == feed.id).unwrap();
        assert_eq!(feed.until, row.state.asked.wait);
        assert!(feed.until.is_some());
    }
    assert!(ask(NOW).0 > asked);
}

#[test]
fn an_answer_that_was_not_modified_costs_no_reading() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.put("quay.example/feed", rss(&items(3), &[("ETag", "\"one\"")]));
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    world.refresh(&library, NOW);
    let before = written(&room);
    assert_eq!(
        *outcome(&world.refresh(&library, NOW)),
        FeedOutcome::Unchanged
    );
    assert_eq!(written(&room), before);
    let asked = world.server.asked();
    assert_eq!(
        asked.last().unwrap().header("if-none-match"),
        Some("\"one\"")
    );
    assert_eq!(asked[0].header("if-none-match"), None);
}

#[test]
fn an_entry_joins_the_page_that_was_added_by_hand_and_no_other() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let page = |title: &str, words: &str| {
        let body = format!("---\ntitle: {title}\n---\n{words}\n");
        answer(
            "200 OK",
            &[("Content-Type", "text/markdown")],
            body.as_bytes(),
        )
    };
    world.put(
        "quay.example/a",
        page("Harbour news 1", "All of the long story of the pier."),
    );
    world.put(
        "quay.example/b",
        page("A list of ships", "Of ships there are many in this list."),
    );
    let add = |at: &str| {
        let watch = |_: &briefreader::net::Progress| Flow::Continue;
        let added = library.add_page(
            &world.client(),
            &world.address(at),
            &Given::default(),
            &watch,
        );
        added.unwrap().id
    };
    let (same, other) = (add("quay.example/a"), add("quay.example/b"));
    let at = |number, at: &str| Item {
        link: Some(world.address(at).to_string()),
        ..item(number)
    };
    let linked = [at(1, "quay.example/a"), at(2, "quay.example/b")];
    world.feed("quay.example/feed", &linked);
    let feed = world.follow(&library, "quay.example/feed", FeedEdit::default());
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.new_articles(), 1);
    assert!(article(&library, same).feeds.contains_key(&feed));
    assert!(article(&library, other).feeds.is_empty());
    assert_eq!(article(&library, same).snapshots.len(), 1);
    let new = article(&library, refreshed.articles[0]);
    assert_eq!(&*new.title, "Harbour news 2");
    let known = world.address("quay.example/b").identity();
    assert_eq!(new.addresses.get(&known), Some(&KnownAs::Fed));
    assert_eq!(found(&library, "").len(), 3);
    assert_eq!(library.trash().unwrap().articles.len(), 0);
    // What only says that it is another article is neither found nor restored.
    for (typed, count) in [
        ("is:expired", 0),
        ("is:trashed", 0),
        ("is:trashed OR -is:trashed", 3),
    ] {
        assert_eq!(found(&library, typed).len(), count, "{typed}");
    }
    let joined = ArticleId::of_entry(feed, article(&library, same).feeds[&feed]);
    assert!(!article(&library, joined).is_on(Shelf::Trash));
    let told = library.resolve(&joined.to_string()).unwrap_err();
    let [said, hint] = [told.to_string(), told.hint().unwrap()];
    assert_eq!(
        said,
        "“Harbour news 1” is an entry of a feed that is here as the article “Harbour news 1”."
    );
    assert_eq!(
        hint,
        format!("`briefreader show {}` shows that.", same.short())
    );
    // Where only the entry is known there is no text, and nothing is wrong.
    assert_eq!(library.check().unwrap().problems, []);
    // It does not come again once that page is gone.
    library.purge(same).unwrap();
    fs::remove_dir_all(room.places().state.join("feeds")).unwrap();
    assert_eq!(world.refresh(&library, NOW).new_articles(), 0);
}

#[test]
fn an_entry_joins_the_article_at_its_place_in_a_page_however_that_is_spelled() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let feeds = [
        ("quay.example/feed", ["a#pier", "b#pier"]),
        ("north.example/feed", ["a#%70ier", "b#ships"]),
    ];
    let came = feeds.map(|(feed, places)| {
        let entries = [1, 2].into_iter().zip(places).map(|(number, place)| Item {
            link: Some(world.address(&format!("quay.example/{place}")).to_string()),
            ..item(number)
        });
        world.feed(feed, &entries.collect::<Vec<_>>());
        world.follow(&library, feed, FeedEdit::default());
        world.refresh(&library, NOW).new_articles()
    });
    assert_eq!(came, [2, 1]);
    let feeds = |number: usize| {
        let ids = found(&library, &format!("title:{number}")).into_iter();
        let feeds = ids.map(|id| article(&library, id).feeds.len());
        feeds.collect::<Vec<_>>()
    };
    assert_eq!((feeds(1), feeds(2)), (vec![2], vec![1, 1]));
}

#[test]
fn where_nobody_answers_nothing_counts_as_failed() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    for number in 0..3 {
        world.follow(
            &library,
            &format!("nobody{number}.example/feed"),
            FeedEdit::default(),
        );
    }
    let refreshed = world.refresh(&library, Urgency::Due);
    assert!(refreshed.is_offline);
    assert_eq!(
        refreshed.sentence(),
        "No feed answered; is there a connection?"
    );
    let rows = library.feed_rows(None).unwrap();
    assert!(rows.iter().all(|row| row.state.asked.failures == 0));
    world.feed("quay.example/feed", &items(1));
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let refreshed = world.refresh(&library, Urgency::Due);
    assert_eq!(refreshed.sentence(), "1 new in one feed · 3 failed");
    let rows = library.feed_rows(None).unwrap();
    let failed = rows.iter().filter(|row| row.state.asked.failures == 1);
    assert_eq!(failed.count(), 3);
    let again = world.refresh(&library, NOW);
    let is_news = |feed: &briefreader::model::view::FeedRefreshed| {
        matches!(feed.outcome, FeedOutcome::Failed { is_news: true, .. })
    };
    assert!(!again.feeds.iter().any(is_news));
}

#[test]
fn rules_are_asked_as_articles_come_and_never_again() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let rules = [
        "title:\"news 1\" -> skip",
        "pier ship title:2 -> tag quay, star",
        "source:quay -title:3 -> read",
        "title:3 -> story \"The pier\"",
    ];
    let rules = rules.map(|rule| Rule::parse(rule).unwrap());
    world.feed("quay.example/feed", &items(4));
    let edit = FeedEdit {
        name: Setting::To(text("Quay")),
        ..FeedEdit::default()
    };
    world.follow(&library, "quay.example/feed", edit);
    let refreshed = world.refresh_by(&library, NOW, &rules);
    assert_eq!(refreshed.new_articles(), 3);
    assert_eq!(titles(&library, "is:trashed"), ["Harbour news 1"]);
    assert_eq!(titles(&library, "tag:quay is:starred"), ["Harbour news 2"]);
    assert_eq!(titles(&library, "is:unread"), ["Harbour news 3"]);
    assert_eq!(titles(&library, "story:pier"), ["Harbour news 3"]);
    // What a person makes of it stays.
    let id = found(&library, "title:2")[0];
    let mut hand = Hand::at(&library);
    let record = library.record(RecordId::article(id)).unwrap();
    let unread = briefreader::model::ArticleEdit {
        reading: Setting::To(Reading::Unread),
        ..Default::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(id, &record, &unread));
    hand.save(&change);
    world.feed("quay.example/feed", &items(5));
    world.refresh_by(&library, NOW, &rules);
    assert_eq!(article(&library, id).reading, Reading::Unread);
    assert_eq!(
        titles(&library, "is:unread"),
        ["Harbour news 2", "Harbour news 3"]
    );
}

#[test]
fn a_feed_keeps_so_many_and_what_a_person_has_marked() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.feed("quay.example/feed", &items(10));
    let edit = FeedEdit {
        keep_items: Setting::To(3),
        ..FeedEdit::default()
    };
    world.follow(&library, "quay.example/feed", edit);
    // What it would lose again at once does not come at all.
    let came = world.refresh(&library, NOW).articles;
    assert_eq!(
        titles(&library, ""),
        ["Harbour news 7", "Harbour news 8", "Harbour news 9"]
    );
    let mut hand = Hand::at(&library);
    hand.mark(came[0], "The pier number");
    world.feed("quay.example/feed", &items(13));
    world.refresh(&library, NOW);
    let names = |numbers: &[usize]| -> Vec<String> {
        let mut names: Vec<String> = numbers
            .iter()
            .map(|n| format!("Harbour news {n}"))
            .collect();
        names.sort();
        names
    };
    assert_eq!(titles(&library, ""), names(&[7, 10, 11, 12]));
    assert_eq!(titles(&library, "is:expired"), names(&[8, 9]));
    assert_eq!(library.trash().unwrap().articles, []);
    // Who takes one out of the trash wants to keep it, and what is starred there comes back.
    let id = found(&library, "is:expired title:8")[0];
    let record = library.record(RecordId::article(id)).unwrap();
    let ((), change) = hand.build(|build| build.restore_article(id, &record));
    hand.save(&change);
    let starred = found(&library, "is:expired title:9")[0];
    let record = library.record(RecordId::article(starred)).unwrap();
    let star = briefreader::model::ArticleEdit {
        starred: Setting::To(true),
        ..Default::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(starred, &record, &star));
    hand.save(&change);
    world.refresh(&library, NOW);
    assert_eq!(titles(&library, ""), names(&[7, 8, 9, 10, 11, 12]));
}

#[test]
fn what_has_gone_by_itself_comes_back_for_a_story_in_the_trash_too_but_for_no_tag() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let edit = FeedEdit {
        keep_items: Setting::To(1),
        ..FeedEdit::default()
    };
    world.follow(&library, "quay.example/feed", edit);
    for count in 1..=5 {
        world.feed("quay.example/feed", &items(count));
        world.refresh(&library, NOW);
    }
    let gone = ["0", "1", "2", "3"].map(|number| format!("Harbour news {number}"));
    assert_eq!(titles(&library, "is:expired"), gone);
    let one = |number: usize| found(&library, &format!("is:expired title:{number}"))[0];
    // So it is where another device has done that before it knew that they had gone.
    let mut hand = Hand::at(&library);
    hand.story("The pier", [one(0)]);
    let story = hand.story("The ships", [one(1)]);
    let record = library.record(RecordId::story(story)).unwrap();
    let ((), change) = hand.build(|build| build.remove_story(story, &record));
    hand.save(&change);
    let tagged = one(2);
    let record = library.record(RecordId::article(tagged)).unwrap();
    let tags = briefreader::model::ArticleEdit {
        tags: Setting::To(vec![text("ships")]),
        ..Default::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(tagged, &record, &tags));
    hand.save(&change);
    for _ in 0..2 {
        world.refresh(&library, NOW);
        assert_eq!(
            titles(&library, ""),
            ["Harbour news 0", "Harbour news 1", "Harbour news 4"]
        );
    }
}

#[test]
fn the_page_is_read_where_a_person_wants_that_and_the_feed_where_it_does_not_come() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let whole = "<html><head><title>Another headline</title></head><body><article><h1>Another headline</h1>\
        <p>The whole story of the pier and of all its ships, which takes many words to be told, stands on this page.</p>\
        <p>It has a second paragraph, as stories of piers have, with the name of the lantern keeper.</p></article></body></html>";
    let page = answer("200 OK", &[("Content-Type", "text/html")], whole.as_bytes());
    world.put("quay.example/1", page);
    let at = |number: usize| Item {
        link: Some(world.address(&format!("quay.example/{number}")).to_string()),
        ..item(number)
    };
    world.feed("quay.example/feed", &[at(1), at(2)]);
    let edit = FeedEdit {
        content: Setting::To(feed::Content::Page),
        ..FeedEdit::default()
    };
    world.follow(&library, "quay.example/feed", edit);
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.new_articles(), 2);
    assert!(refreshed.feeds[0].notices[0].contains("The page of an entry was not got"));
    assert_eq!(titles(&library, "lantern"), ["Harbour news 1"]);
    assert_eq!(titles(&library, "\"ship 2\""), ["Harbour news 2"]);
    assert_eq!(world.refresh(&library, NOW).new_articles(), 0);
}

#[test]
fn a_refresh_that_is_stopped_goes_on_the_next_time() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.put("quay.example/feed", rss(&items(60), &[("ETag", "\"one\"")]));
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let asked = RefreshAsked {
        feeds: None,
        urgency: NOW,
        rules: &[],
    };
    let stopped = library.refresh_feeds(&world.client(), &asked, &|at| match at.new >= 20 {
        true => Flow::Stop,
        false => Flow::Continue,
    });
    let stopped = stopped.unwrap();
    assert!(stopped.is_stopped, "{stopped:?}");
    let taken = stopped.new_articles();
    assert!((20..60).contains(&taken), "{taken}");
    assert_eq!(found(&library, "").len(), taken);
    let rest = world.refresh(&library, NOW);
    assert_eq!(rest.new_articles(), 60 - taken, "{rest:?}");
    assert_eq!(found(&library, "").len(), 60);
}

#[test]
fn while_one_program_refreshes_another_does_nothing() {
    let (room, world) = (Room::new(), World::new());
    let (library, other) = (open(&room), open(&room));
    world.feed("quay.example/feed", &items(1));
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let asked = RefreshAsked {
        feeds: None,
        urgency: NOW,
        rules: &[],
    };
    let second = Mutex::new(None);
    library
        .refresh_feeds(&world.client(), &asked, &|_| {
            let mut second = second.lock().unwrap();
            if second.is_none() {
                *second = Some(world.refresh(&other, NOW));
            }
            Flow::Continue
        })
        .unwrap();
    let second = second.into_inner().unwrap().unwrap();
    assert!(second.is_elsewhere);
    assert_eq!(second.feeds, []);
    assert_eq!(world.refresh(&other, NOW).new_articles(), 0);
    assert_eq!(found(&other, "").len(), 1);
}

#[test]
fn hundreds_of_feeds_are_asked_side_by_side() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let mut follows = Vec::new();
    for number in 0..200 {
        let at = format!("host{number}.example/feed");
        let own = Item {
            guid: format!("{number}"),
            ..item(number)
        };
        world.feed(&at, &[own]);
        follows.push(Follow::by_person(world.address(&at), FeedEdit::default()));
    }
    assert_eq!(library.follow(&follows).unwrap().feeds.len(), 200);
    let refreshed = world.refresh(&library, Urgency::Due);
    let mut new = refreshed.new_articles();
    // On a machine that stands still for long, one may be given up: it is asked again by hand.
    let mut again = 0;
    while new < 200 && again < 5 {
        new += world.refresh(&library, NOW).new_articles();
        again += 1;
    }
    assert_eq!(new, 200, "{refreshed:?}");
    assert_eq!(
        world.refresh(&library, Urgency::Due).sentence(),
        "No feed is due."
    );
    assert_eq!(
        world.refresh(&library, NOW).sentence(),
        "Nothing new in 200 feeds"
    );
}

#[test]
fn the_feeds_that_a_page_names_are_found() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let look = |at: &str| {
        let watch = |_: &briefreader::net::Progress| Flow::Continue;
        library.look_for_feeds(&world.client(), &world.address(at), &watch)
    };
    world.feed("quay.example/feed", &items(2));
    let found = look("quay.example/feed").unwrap();
    let FoundFeeds::Feed(feed) = found else {
        panic!("{found:?}");
    };
    assert_eq!(&*feed.title, "Quay");
    let page = "<link rel=alternate type=application/rss+xml href=/feed title=News><p>Words";
    let html = [("Content-Type", "text/html")];
    world.put("quay.example/", answer("200 OK", &html, page.as_bytes()));
    let FoundFeeds::Named(named) = look("quay.example/").unwrap() else {
        panic!("a page names feeds");
    };
    assert_eq!(named.len(), 1);
    assert_eq!(named[0].address, world.address("quay.example/feed"));
    assert_eq!(named[0].title, Some(CleanText::line("News")));
    world.put(
        "quay.example/bare",
        answer("200 OK", &html, b"<p>Words of nobody"),
    );
    let none = look("quay.example/bare").unwrap_err();
    assert!(
        none.to_string().ends_with("is no feed, and names none."),
        "{none}"
    );
}
