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
