//! Entries whose feed says something else of them, though their text stays the same.

use briefreader::model::ArticleEdit;

use super::*;

/// Says how an item stands in a feed now.
fn put(world: &World, title: &str, author: &str, day: u32, link: &str) {
    let item = format!(
        "<item><guid isPermaLink=\"false\">one</guid><title>{title}</title><author>{author}</author>\
        <pubDate>{day:02} Jun 2023 10:00:00 GMT</pubDate><link>{link}</link>\
        <description>The pier was opened on Monday, said the master of the harbour.</description></item>"
    );
    let body = format!("<rss version=\"2.0\"><channel><title>Quay</title>{item}</channel></rss>");
    let kind = [("Content-Type", "application/rss+xml")];
    world.put(
        "quay.example/feed",
        answer("200 OK", &kind, body.as_bytes()),
    );
}

fn fields(article: &Article) -> [String; 4] {
    let text = |text: &Option<CleanText>| text.clone().unwrap_or_default().to_string();
    [
        article.title.to_string(),
        text(&article.author),
        article
            .published
            .map_or_else(String::new, |it| it.to_string()),
        text(&article.url),
    ]
}

fn set(library: &Library, id: ArticleId, edit: &ArticleEdit) {
    let record = library.record(RecordId::article(id)).unwrap();
    let mut hand = Hand::at(library);
    let ((), change) = hand.build(|build| {
        build.edit_article(id, &record, edit);
    });
    hand.save(&change);
}

#[test]
fn what_a_feed_corrects_of_an_entry_is_corrected_in_its_article_and_nothing_else() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    put(
        &world,
        "Peir opened",
        "A. Writer",
        1,
        "https://quay.example/peir",
    );
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&library, NOW).articles[0];
    put(
        &world,
        "Pier opened",
        "B. Writer",
        2,
        "https://quay.example/pier",
    );
    let refreshed = world.refresh(&library, NOW);
    assert_eq!(refreshed.sentence(), "1 changed in one feed");
    assert_eq!(*outcome(&refreshed), FeedOutcome::Changed);
    // Many feeds give the day on which they are asked, and links that are other ones each time.
    let expected = [
        "Pier opened",
        "B. Writer",
        "2023-06-01",
        "https://quay.example/peir",
    ];
    let now = article(&library, id);
    assert_eq!(fields(&now), expected);
    assert_eq!(
        (now.snapshots.len(), now.reading.clone()),
        (1, Reading::Unread)
    );
    assert_eq!(found(&library, "title:pier author:b"), [id]);
    // Of another link or day nothing is written.
    let before = written(&room);
    put(
        &world,
        "Pier opened",
        "B. Writer",
        3,
        "https://quay.example/jetty?from=another",
    );
    assert_eq!(
        *outcome(&world.refresh(&library, NOW)),
        FeedOutcome::Unchanged
    );
    let is_data = |path: &&PathBuf| path.starts_with(&room.places().data);
    let after = written(&room);
    for path in before.keys().filter(is_data) {
        assert_eq!(before[path], after[path], "{}", path.display());
    }
}

#[test]
fn what_a_person_has_set_is_never_corrected() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let link = "https://quay.example/pier";
    put(&world, "Peir opened", "A. Writer", 1, link);
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&library, NOW).articles[0];
    let edit = ArticleEdit {
        title: Setting::To(text("The pier")),
        author: Setting::Clear,
        ..ArticleEdit::default()
    };
    set(&library, id, &edit);
    for (day, title) in [(2, "Pier opened"), (3, "Pier opened at last")] {
        put(&world, title, "B. Writer", day, link);
        assert_eq!(world.refresh(&library, NOW).feeds[0].corrected, 0);
        let now = fields(&article(&library, id));
        assert_eq!(now, ["The pier", "", "2023-06-01", link]);
    }
}

#[test]
fn what_a_person_sets_meanwhile_on_another_device_wins_over_what_a_feed_corrects() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let link = "https://quay.example/pier";
    put(&world, "Peir opened", "A. Writer", 1, link);
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&library, NOW).articles[0];
    // Another device has all that, and asks the feed later than a person sets the title here.
    let other = Room::new();
    let (from, to) = (room.places(), other.places());
    for (from, to) in [(&from.data, &to.data), (&from.state, &to.state)] {
        carry(from, to);
    }
    let edit = ArticleEdit {
        title: Setting::To(text("The pier")),
        ..ArticleEdit::default()
    };
    set(&library, id, &edit);
    let by_person = library.record(RecordId::article(id)).unwrap();
    let library = open(&other);
    put(&world, "Pier opened", "A. Writer", 1, link);
    assert_eq!(world.refresh(&library, NOW).feeds[0].corrected, 1);
    let by_feed = library.record(RecordId::article(id)).unwrap();
    let joined = Article::from_record(id, &by_feed.merge(&by_person));
    assert_eq!(&*joined.title, "The pier");
}

#[test]
fn a_page_is_not_asked_for_again_where_its_feed_only_gives_another_day() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    world.put(
        "quay.example/pier",
        answer(
            "200 OK",
            &[("Content-Type", "text/markdown")],
            b"# Pier opened\n\nThe whole story of the pier.\n",
        ),
    );
    let link = world.address("quay.example/pier").to_string();
    put(&world, "Pier opened", "A. Writer", 1, &link);
    let pages = FeedEdit {
        content: Setting::To(feed::Content::Page),
        ..FeedEdit::default()
    };
    world.follow(&library, "quay.example/feed", pages);
    assert_eq!(world.refresh(&library, NOW).new_articles(), 1);
    let before = world.asked();
    put(&world, "Pier opened", "A. Writer", 2, &link);
    assert_eq!(
        *outcome(&world.refresh(&library, NOW)),
        FeedOutcome::Unchanged
    );
    assert_eq!(world.asked(), before + 1);
}

#[test]
fn an_entry_that_comes_under_another_name_gives_its_article_what_it_says_now() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let state = |number: usize, title: &str, words: &str| Item {
        guid: format!("fire#{number}"),
        title: title.to_owned(),
        text: format!("{} {words}", item(1).text),
        link: Some("http://quay.example/fire".to_owned()),
        ..item(1)
    };
    world.feed("quay.example/feed", &[state(1, "A fire", "")]);
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&library, NOW).articles[0];
    let mark = Hand::at(&library).mark(id, "Ship 1 came in first").0;
    for (number, title, words, texts, sentence) in [
        (2, "A fire", "Two are hurt.", 2, "1 revised in one feed"),
        (
            3,
            "A fire, put out",
            "Two are hurt.",
            2,
            "1 changed in one feed",
        ),
        // What it says under its newest name counts from then on.
        (
            3,
            "A fire, put out",
            "Nobody is hurt.",
            3,
            "1 revised in one feed",
        ),
        (
            4,
            "A fire, and more",
            "One is hurt.",
            4,
            "1 revised in one feed",
        ),
    ] {
        world.feed("quay.example/feed", &[state(number, title, words)]);
        assert_eq!(world.refresh(&library, NOW).sentence(), sentence);
        let article = article(&library, id);
        assert_eq!(*article.title, *title);
        assert_eq!(article.snapshots.len(), texts, "{words}");
        let newest = article.newest().unwrap().id.clone();
        let text = library.snapshot(&newest).unwrap().text.to_string();
        assert!(text.ends_with(words), "{text}");
        let placed = Hand::at(&library).annotation(id, mark);
        assert!(placed.placement(&newest).is_some());
        let before = written(&room);
        world.refresh(&library, NOW);
        assert_eq!(written(&room), before);
    }
    assert_eq!(found(&library, "").len(), 1);
    // Beside the entry that the article was made of, another one at that address says nothing of it.
    let both = [
        state(1, "A fire", ""),
        state(5, "A fire, too", "Three are hurt."),
    ];
    world.feed("quay.example/feed", &both);
    world.refresh(&library, NOW);
    assert_eq!(*article(&library, id).title, *"A fire, and more");
    assert_eq!(article(&library, id).snapshots.len(), 4);
}

#[test]
fn of_two_entries_that_are_one_article_only_one_says_what_it_is_now() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let state = |guid: &str, words: &str| Item {
        guid: guid.to_owned(),
        text: format!("{} {words}", item(1).text),
        link: Some("http://quay.example/fire".to_owned()),
        ..item(1)
    };
    world.feed("quay.example/feed", &[state("a", "")]);
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&library, NOW).articles[0];
    let both = |round: usize| {
        [
            state("b", &format!("One is hurt, round {round}.")),
            state("c", &format!("Two are hurt, round {round}.")),
        ]
    };
    world.feed("quay.example/feed", &both(1));
    world.refresh(&library, NOW);
    let texts = article(&library, id).snapshots.len();
    assert!(texts <= 3);
    for round in 2..5 {
        world.feed("quay.example/feed", &both(round));
        assert_eq!(
            world.refresh(&library, NOW).sentence(),
            "1 revised in one feed"
        );
        assert_eq!(article(&library, id).snapshots.len(), texts + round - 1);
    }
    assert_eq!(found(&library, "").len(), 1);
}

#[test]
fn what_grows_under_another_name_at_its_address_on_its_day_is_the_same_article() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let state = |guid: &str, day: usize, text: &str| Item {
        guid: guid.to_owned(),
        title: "Fire at the pier".to_owned(),
        text: text.to_owned(),
        link: Some("http://quay.example/fire".to_owned()),
        day,
    };
    world.feed("quay.example/feed", &[state("a", 3, "More follows.")]);
    world.follow(&library, "quay.example/feed", FeedEdit::default());
    let id = world.refresh(&library, NOW).articles[0];
    let grown = "A crane fell into the water at noon, and nobody knows yet who had left it there unattended.";
    world.feed("quay.example/feed", &[state("b", 3, grown)]);
    assert_eq!(
        world.refresh(&library, NOW).sentence(),
        "1 revised in one feed"
    );
    assert_eq!(found(&library, ""), [id]);
    // On another day it is another fire.
    world.feed(
        "quay.example/feed",
        &[state("c", 4, "A shed burned, and was not insured.")],
    );
    assert_eq!(world.refresh(&library, NOW).sentence(), "1 new in one feed");
    assert_eq!(found(&library, "").len(), 2);
}
