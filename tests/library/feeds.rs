//! Feeds: how they are named and counted, what becomes of them, and what stays of what came by them.

use std::{fs, sync::Arc};

use briefreader::{
    library::Library,
    model::{
        ArticleId, Change, ChangeId, EntryKey, Feed, FeedEdit, FeedId, FieldValue, PageAddress,
        RecordId, Setting, article,
        feed::{Content, Stopped},
        view::{Counts, FeedRow, FeedState, Overlap, Shelf, Used},
    },
    query::{self, Moment, Query},
};
use jiff::tz::TimeZone;

use crate::room::{Hand, Room, now, text};

fn named(name: &str, folders: &[&str]) -> FeedEdit {
    FeedEdit {
        name: Setting::To(text(name)),
        folders: Setting::To(folders.iter().map(|folder| text(folder)).collect()),
        ..FeedEdit::default()
    }
}

fn follow(hand: &mut Hand<'_>, name: &str, url: &str, folders: &[&str]) -> FeedId {
    let address = PageAddress::parse(url).unwrap();
    let (id, change) = hand.build(|build| build.make_feed(&address, &named(name, folders)));
    hand.save(&change);
    id
}

/// Writes that an article came by a feed, as taking it in does.
fn came_by(hand: &mut Hand<'_>, article: ArticleId, feed: FeedId) {
    let record = hand.library.record(RecordId::article(article)).unwrap();
    let mut change = Change::new(ChangeId(hand.ids.next(now())), "take in");
    let value = Some(EntryKey([0x1e; 16]).to_value());
    let (id, path) = (RecordId::article(article), article::feed(feed));
    change.put(id, &record, path, value);
    hand.save(&change);
}

fn add(room: &Room, library: &Library, title: &str) -> ArticleId {
    let words = format!("{title}\n\nThe pier of {title} goes to a firm.\n");
    room.add(library, &format!("{title}.txt"), &words).id
}

fn edit(hand: &mut Hand<'_>, id: FeedId, edit: &FeedEdit) -> Change {
    let record = hand.library.record(RecordId::feed(id)).unwrap();
    let ((), change) = hand.build(|build| build.edit_feed(id, &record, edit));
    hand.save(&change);
    change
}

fn remove(hand: &mut Hand<'_>, id: FeedId) -> Change {
    let record = hand.library.record(RecordId::feed(id)).unwrap();
    let ((), change) = hand.build(|build| build.remove_feed(id, &record));
    hand.save(&change);
    change
}

fn names(library: &Library, shelf: Shelf) -> Vec<String> {
    let feeds = library.feeds(shelf).unwrap();
    feeds.iter().map(|feed| feed.name.to_string()).collect()
}

fn feed(library: &Library, id: FeedId) -> Feed {
    Feed::from_record(id, &library.record(RecordId::feed(id)).unwrap()).unwrap()
}

fn at() -> Moment {
    Moment {
        now: now(),
        zone: TimeZone::UTC,
    }
}

fn asked(library: &Library, query: &Query) -> Vec<ArticleId> {
    let mut ids = library.article_ids(query, &at()).unwrap();
    ids.sort_unstable();
    ids
}

#[test]
fn feeds_are_listed_by_name_with_what_came_by_them() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    assert_eq!(library.feed_rows(None).unwrap(), []);
    let south = follow(&mut hand, "south", "https://south.example/feed", &[]);
    let north = follow(
        &mut hand,
        "Étoile",
        "https://north.example/rss",
        &["News/Europe"],
    );
    let (one, two) = (add(&room, &library, "One"), add(&room, &library, "Two"));
    let since = now();
    let three = add(&room, &library, "Three");
    for article in [one, two, three] {
        came_by(&mut hand, article, north);
    }
    came_by(&mut hand, two, south);
    hand.remove(one);
    let row = |id, articles, unread, new| FeedRow {
        feed: feed(&library, id).into(),
        articles,
        unread,
        new,
        shared: vec![Overlap {
            feeds: Arc::new([north, south].into()),
            counts: Counts {
                articles: 1,
                unread: 1,
                ..Counts::default()
            },
        }],
        state: FeedState::default(),
    };
    let expected = [row(north, 2, 2, 1), row(south, 1, 1, 0)];
    assert_eq!(library.feed_rows(Some(since)).unwrap(), expected);
    // Another window finds the same in the files.
    assert_eq!(room.open().feeds(Shelf::Library).unwrap().len(), 2);

    assert_eq!(asked(&library, &Query::in_feed(north)), [two, three]);
    assert_eq!(asked(&library, &Query::in_folder("news")), [two, three]);
    assert_eq!(
        asked(&library, &query::parse("feed:etoile -feed:south")),
        [three]
    );
    let used = |word: &str, count| Used {
        word: text(word),
        count,
    };
    let vocabulary = library.vocabulary();
    assert_eq!(vocabulary.feeds, [used("Étoile", 2), used("south", 1)]);
    assert_eq!(
        vocabulary.folders,
        [used("News", 1), used("News/Europe", 1)]
    );
}

#[test]
fn a_feed_is_named_by_name_address_or_id() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = follow(&mut hand, "Desk North", "https://north.example/feed", &[]);
    let other = follow(&mut hand, "Harbour", "https://harbour.example/feed", &[]);
    let found = |name: &str| library.resolve_feed(name).unwrap();
    for name in [
        "desk north",
        "DÉSK North",
        "http://north.example/feed",
        "north.example/feed",
    ] {
        assert_eq!(found(name), north, "{name}");
    }
    assert_eq!(found(&other.to_string()), other);
    assert_eq!(found(&other.short()), other);
    let unknown = library.resolve_feed("Desk Nort").unwrap_err();
    let hint = unknown.hint().unwrap();
    assert!(
        hint.contains("“Desk North”") && hint.contains("`briefreader feed`"),
        "{hint}"
    );
    let unknown = library
        .resolve_feed("https://sea.example/feed")
        .unwrap_err();
    assert_eq!(
        unknown.hint().unwrap(),
        "`briefreader feed` lists what there is."
    );
    let grid = library.resolve_grid("Which").unwrap_err();
    assert_eq!(
        grid.hint().unwrap(),
        "`briefreader grid` lists what there is."
    );

    // One that has moved is found where it was, and two that came to one address are told apart by their ids.
    let moved = follow(&mut hand, "Sea", "https://old.example/feed", &[]);
    let record = library.record(RecordId::feed(moved)).unwrap();
    let to = PageAddress::parse("https://north.example/feed").unwrap();
    let ((), change) = hand.build(|build| build.move_feed(moved, &record, &to));
    hand.save(&change);
    assert_eq!(found("http://old.example/feed"), moved);
    let ambiguous = library
        .resolve_feed("https://north.example/feed")
        .unwrap_err();
    let said = ambiguous.to_string();
    for expected in ["2 feeds", &north.short(), &moved.short(), "Desk North"] {
        assert!(said.contains(expected), "{said}");
    }
    // One in the trash stands back, and is found where there is no other.
    remove(&mut hand, moved);
    assert_eq!(found("https://north.example/feed"), north);
    remove(&mut hand, north);
    assert_eq!(
        library
            .feeds_at("https://north.example/feed")
            .unwrap()
            .len(),
        2
    );
    assert_eq!(found("Desk North"), north);
    assert_eq!(found(&north.short()), north);
}

#[test]
fn a_name_goes_before_digits_of_an_id_also_one_that_lies_in_the_trash() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let other = follow(&mut hand, "Harbour", "https://harbour.example/feed", &[]);
    let id = other.to_string();
    let digits = id.get(id.len() - 4..).unwrap().to_owned();
    let found = |name: &str| library.resolve_feed(name).unwrap();
    assert_eq!(found(&digits), other);
    let named = follow(&mut hand, &digits, "https://north.example/feed", &[]);
    assert_eq!(found(&digits), named);
    remove(&mut hand, named);
    assert_eq!(found(&digits), named);
    assert_eq!(found(&other.short()), other);
    let claim = hand.claim("The pier burned");
    let id = claim.to_string();
    let digits = id.get(id.len() - 4..).unwrap().to_owned();
    assert_eq!(library.resolve_claim(&digits).unwrap(), claim);
    let worded = hand.claim(&digits);
    assert_eq!(library.resolve_claim(&digits).unwrap(), worded);
    // A word is no id that is too short.
    let told = |name: &str| library.resolve_feed(name).unwrap_err().to_string();
    assert_eq!(told("bee"), "There is no feed that “bee” names.");
    assert!(told("1b").contains("too short"));
}

#[test]
fn a_feed_is_changed_removed_and_restored_and_its_articles_stay() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = follow(
        &mut hand,
        "Harbour",
        "https://harbour.example/feed",
        &["News"],
    );
    let article = add(&room, &library, "One");
    came_by(&mut hand, article, id);
    let before = feed(&library, id);
    let whole = FeedEdit {
        folders: Setting::To(vec![text("Sea / Coast")]),
        content: Setting::To(Content::Page),
        keep_days: Setting::To(30),
        keep_items: Setting::To(500),
        stopped: Setting::To(Stopped::ByHand),
        ..FeedEdit::default()
    };
    let changed = edit(&mut hand, id, &whole);
    let now_is = feed(&room.open(), id);
    assert_eq!(now_is.folders, [text("Sea/Coast")]);
    assert_eq!((now_is.keep_days, now_is.keep_items), (Some(30), Some(500)));
    assert_eq!(
        (now_is.content, now_is.stopped),
        (Content::Page, Some(Stopped::ByHand))
    );
    assert_eq!(asked(&library, &query::parse("folder:sea")), [article]);
    let undone = hand.undo(&changed);
    hand.save(&undone);
    let back = Feed {
        modified: before.modified,
        ..feed(&library, id)
    };
    assert_eq!(back, before);

    let removed = remove(&mut hand, id);
    assert_eq!(
        (
            names(&library, Shelf::Library).len(),
            names(&library, Shelf::Trash)
        ),
        (0, vec!["Harbour".to_owned()])
    );
    assert_eq!(asked(&library, &query::parse("feed:harbour")), []);
    assert_eq!(asked(&library, &Query::in_feed(id)), [article]);
    assert_eq!(asked(&library, &Query::default()), [article]);
    let trashed = library.trashed().unwrap();
    assert_eq!(trashed.feeds[0].id, id);
    let (of, record) = &trashed.records[0];
    assert_eq!(*of, RecordId::feed(id));
    let ((), restored) = hand.build(|build| build.restore_feed(id, record));
    assert_eq!(&*restored.what, "restore feed “Harbour”");
    hand.save(&restored);
    assert_eq!(asked(&library, &Query::in_feed(id)), [article]);
    // Undoing the removal now would take away another's later word.
    let undo = hand.undo(&removed);
    assert!(library.apply(&undo).is_err());
}

#[test]
fn a_feed_whose_file_is_gone_does_not_come_back_in_pieces() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = follow(&mut hand, "Harbour", "https://harbour.example/feed", &[]);
    let record = library.record(RecordId::feed(id)).unwrap();
    let stop = FeedEdit {
        stopped: Setting::To(Stopped::Gone),
        ..FeedEdit::default()
    };
    let ((), late) = hand.build(|build| build.edit_feed(id, &record, &stop));
    for file in room.files_with("harbour.example") {
        fs::remove_file(file).unwrap();
    }
    let refused = library.apply(&late).unwrap_err().to_string();
    assert_eq!(refused, "The feed is not in the library any more.");
    let unknown = library.record(RecordId::feed(id)).unwrap_err();
    assert_eq!(
        unknown.hint().unwrap(),
        "`briefreader feed` lists what there is."
    );
}

#[test]
fn two_devices_that_follow_the_same_feed_have_one_when_they_meet() {
    let room = Room::new();
    let (one, other) = (room.open(), room.open());
    let (mut mine, mut yours) = (Hand::at(&one), Hand::at(&other));
    let address = |url: &str| PageAddress::parse(url).unwrap();
    let at = "https://harbour.example/feed";
    let (first, change) =
        mine.build(|build| build.make_feed(&address(at), &named("Quay", &["Sea"])));
    // The other one has not seen it.
    let late = named("Harbour", &["News"]);
    let also = address("http://harbour.example/feed?utm_source=x");
    let (second, made) = yours.build(|build| build.make_feed(&also, &late));
    assert_eq!(first, second);
    mine.save(&change);
    yours.save(&made);
    let feeds = one.feeds(Shelf::Library).unwrap();
    assert_eq!(feeds.len(), 1);
    assert_eq!(feeds[0].name, text("Harbour"));
    assert_eq!(feeds[0].folders, ["News", "Sea"].map(text));
}

#[test]
fn a_look_at_every_file_finds_feeds_without_an_address_and_those_that_are_missing() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let gone = follow(&mut hand, "Gone", "https://gone.example/feed", &[]);
    for title in ["One", "Two"] {
        let article = add(&room, &library, title);
        came_by(&mut hand, article, gone);
    }
    assert_eq!(library.check().unwrap().problems, []);
    let bare = follow(&mut hand, "Bare", "https://bare.example/feed", &[]);
    let odd = follow(&mut hand, "Odd", "https://odd.example/feed", &[]);
    room.edit(RecordId::feed(odd), "https://odd", "ftp://odd");
    room.edit(
        RecordId::feed(bare),
        "url: \"https://bare.example/feed\"",
        "url: \"\"",
    );
    for file in room.files_with("gone.example") {
        fs::remove_file(file).unwrap();
    }
    let report = room.open().check().unwrap();
    let said: Vec<String> = report
        .problems
        .iter()
        .map(|problem| problem.what.to_string())
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    let has = |words: &str| assert!(said.iter().any(|said| said.contains(words)), "{said:?}");
    has("The feed has no address, so it is not shown.");
    has("The feed “Odd” can't be fetched from ftp://odd.example/feed: Only addresses");
    has(&format!(
        "By a feed that is not there came 2 articles: {gone}"
    ));
    assert_eq!(names(&library, Shelf::Library), ["Odd"]);
    assert!(feed(&library, odd).folders.is_empty());
}

#[test]
fn a_feed_may_be_changed_by_hand() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let id = follow(
        &mut hand,
        "Harbour",
        "https://harbour.example/feed",
        &["News"],
    );
    room.edit(RecordId::feed(id), "\"News\"", "\"News\", \"Sea/Coast\"");
    let library = room.open();
    library
        .load(&|_| briefreader::library::Flow::Continue)
        .unwrap();
    let said = "Edited by hand and taken over: the folder Sea/Coast of “Harbour”.";
    assert_eq!(library.take_edits(), Some(text(said)));
    assert_eq!(feed(&library, id).folders, ["News", "Sea/Coast"].map(text));
}

#[test]
fn what_of_some_articles_fits_a_query_is_told_of_those_that_came_a_moment_ago() {
    let room = Room::new();
    let library = room.open();
    let [one, two, three] = ["One", "Two", "Three"].map(|title| add(&room, &library, title));
    let fitting = |typed: &str, among: &[ArticleId]| {
        library.fitting(&query::parse(typed), &at(), among).unwrap()
    };
    assert_eq!(fitting("pier", &[three, one]), [three, one]);
    assert_eq!(fitting("title:two", &[three, one]), []);
    assert_eq!(
        fitting("text:\"pier of two\" OR title:one", &[two, three]),
        [two]
    );
    assert_eq!(fitting("added:<1d -is:read", &[two]), [two]);
}

#[test]
fn what_its_feed_keeps_no_longer_lies_in_the_trash_apart() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let [one, two] = ["One", "Two"].map(|title| add(&room, &library, title));
    let record = |id| library.record(RecordId::article(id)).unwrap();
    let ((), expire) = hand.build(|build| build.expire_article(one, &record(one)));
    assert_eq!(&*expire.what, "keep “One” no longer");
    hand.save(&expire);
    hand.remove(two);
    let listed = |library: &Library| -> Vec<ArticleId> {
        let trash = library.trash().unwrap();
        trash.articles.iter().map(|article| article.id).collect()
    };
    assert_eq!(listed(&library), [two]);
    let in_trash = |typed: &str| {
        let asked = library.trash_asked(&query::parse(typed), &at()).unwrap();
        asked.articles
    };
    assert_eq!(in_trash("pier"), [two]);
    assert_eq!(in_trash("pier is:expired"), [one]);
    assert_eq!(asked(&library, &query::parse("is:expired")), [one]);

    // Taken out and removed by hand it is as any other.
    let ((), restore) = hand.build(|build| build.restore_article(one, &record(one)));
    hand.save(&restore);
    assert_eq!(asked(&library, &Query::default()), [one]);
    hand.remove(one);
    assert_eq!(listed(&library), [one, two]);
    assert_eq!(in_trash("is:expired"), []);
}
