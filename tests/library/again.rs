//! Pages of HTML known again, or not: by where they stood, and by their story.

use std::path::PathBuf;

use briefreader::{
    extract::Extractor,
    library::Library,
    model::{
        AnchorState, ArticleId, Flow, KnownAs,
        view::{AddState, Filter},
    },
};

use crate::{
    pages::{Site, client, files},
    room::{Hand, Room, text},
    server::{answer, leads_to},
};

const CLOUD: &str = "The company offers a package to governments. Its devices work offline and sync later, when a \
    line is there again, said the head of the office on Tuesday.</p><p>Two states have ordered it, and a third looks \
    at the price, which nobody wants to tell.</p><p>The first boxes are on their way by ship, the office wrote.";
const ICE: &str = "A harbour in the north was closed for two days because of ice. Ships wait outside, and nobody \
    knows when the next one may come in, the pilots say.</p><p>The breaker of the port lies in dock with a broken \
    shaft.</p><p>Fishermen have hauled their nets by sledge, as their grandfathers did.";
const BIRDS: &str = "Cranes were counted over the lake on Sunday, more than in any autumn since the count began.\
    </p><p>Farmers leave the stubble longer now, and are paid for that by the county.</p><p>Whoever wants to see them \
    should come before sunrise, and bring warm clothes.";
const WALL: &str = "Please say whether we may set cookies before you read on.</p><p>We and our partners keep small \
    files on your device.</p><p>You may change your mind at any time at the foot of each page.";

/// Opens a library that reads pages.
fn reading(room: &Room) -> Library {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_briefreader"));
    room.open().reading_with(Extractor::new(program))
}

/// Puts a page of HTML; `head` stands in its head.
fn put(site: &Site, path: &str, headers: &[(&str, &str)], title: &str, head: &str, body: &str) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>{title}</title>{head}</head>\
         <body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    );
    let mut headers = headers.to_vec();
    headers.push(("Content-Type", "text/html; charset=utf-8"));
    site.put(path, answer("200 OK", &headers, page.as_bytes()));
}

fn canonical(site: &Site, path: &str) -> String {
    format!("<link rel=\"canonical\" href=\"{}\">", site.url(path))
}

/// Returns how an article is known by a path of a site.
fn known(library: &Library, id: ArticleId, site: &Site, path: &str) -> Option<KnownAs> {
    let article = library.open_article(id, None).unwrap().article;
    let identity = site.address(path).identity();
    article.addresses.get(&identity).cloned()
}

#[test]
fn the_same_page_again_starts_no_process_and_writes_nothing() {
    for names_itself in [false, true] {
        let (room, site) = (Room::new(), Site::new());
        let library = reading(&room);
        let head = canonical(&site, "/a");
        let head = if names_itself { &*head } else { "" };
        put(&site, "/a", &[], "Cloud package", head, CLOUD);
        put(&site, "/e", &[("ETag", "\"one\"")], "Cranes", "", BIRDS);
        site.put("/short", leads_to("/i"));
        put(&site, "/i", &[], "Ice in the north", "", ICE);
        let first = ["/a", "/e", "/short"].map(|path| site.add(&library, path));
        assert_eq!(
            known(&library, first[0].id, &site, "/a"),
            Some(KnownAs::Asked)
        );
        let before = files(library.places());
        // One that has no program to start.
        let bare = room.open();
        for (path, first) in ["/a", "/e", "/short"].into_iter().zip(&first) {
            let again = site.add(&bare, path);
            assert_eq!((again.id, again.state), (first.id, AddState::Unchanged));
        }
        assert_eq!(files(library.places()), before);
        let asked = site.server.asked();
        let etags: Vec<_> = asked
            .iter()
            .filter(|request| request.target == "/e")
            .map(|request| request.header("if-none-match"))
            .collect();
        assert_eq!(etags, [None, Some("\"one\"")]);
    }
}

#[test]
fn a_page_that_was_wholly_written_anew_is_a_new_text_of_its_article() {
    let (room, site) = (Room::new(), Site::new());
    let library = reading(&room);
    put(
        &site,
        "/a",
        &[],
        "Cloud package",
        &canonical(&site, "/a"),
        CLOUD,
    );
    let first = site.add(&library, "/a");
    Hand::at(&library).mark(first.id, "Its devices work offline");
    put(
        &site,
        "/a",
        &[],
        "Ice in the north",
        &canonical(&site, "/a"),
        ICE,
    );
    let again = site.add(&library, "/a");
    assert_eq!((again.id, again.state), (first.id, AddState::Revised));
    assert_eq!(again.placed[0].1.state, AnchorState::Orphan);
    assert_eq!(again.notices, []);
    assert_eq!(library.page(&Filter::default(), 0, 10).total, 1);
}

#[test]
fn what_led_to_a_page_or_was_named_is_sure_once_it_was_asked_for_itself() {
    let (room, site) = (Room::new(), Site::new());
    let library = reading(&room);
    site.put("/short", leads_to("/a"));
    put(&site, "/a", &[], "Cloud package", "", CLOUD);
    put(&site, "/print/i", &[], "Ice", &canonical(&site, "/i"), ICE);
    put(&site, "/i", &[], "Ice", "", ICE);
    for (first, path, before) in [
        ("/short", "/a", KnownAs::Got),
        ("/print/i", "/i", KnownAs::Named),
    ] {
        let first = site.add(&library, first);
        assert_eq!(known(&library, first.id, &site, path), Some(before));
        let itself = site.add(&library, path);
        assert_eq!((itself.id, itself.state), (first.id, AddState::Unchanged));
        assert_eq!(known(&library, first.id, &site, path), Some(KnownAs::Asked));
        put(&site, path, &[], "Cranes", "", BIRDS);
        let anew = site.add(&library, path);
        assert_eq!((anew.id, anew.state), (first.id, AddState::Revised));
    }
}

#[test]
fn two_addresses_that_lead_to_one_notice_have_each_an_article_once_they_show_their_stories() {
    let (room, site) = (Room::new(), Site::new());
    let library = reading(&room);
    put(&site, "/wall", &[], "Before you read", "", WALL);
    site.put("/a", leads_to("/wall"));
    site.put("/b", leads_to("/wall"));
    // It may also stand in the place of each page, and name itself.
    put(
        &site,
        "/c",
        &[],
        "Before you read",
        &canonical(&site, "/wall"),
        WALL,
    );
    let wall = site.add(&library, "/a").id;
    for path in ["/b", "/c", "/b", "/c"] {
        let again = site.add(&library, path);
        assert_eq!((again.id, again.state), (wall, AddState::Unchanged));
        assert_eq!(known(&library, wall, &site, path), Some(KnownAs::Led));
    }
    let stories = [
        ("/a", "Cloud package", CLOUD),
        ("/b", "Ice in the north", ICE),
        ("/c", "Cranes", BIRDS),
    ];
    let mut ids = vec![wall];
    for (path, title, body) in stories {
        put(&site, path, &[], title, "", body);
        let added = site.add(&library, path);
        assert_eq!(added.state, AddState::New, "{path}");
        assert!(!ids.contains(&added.id));
        ids.push(added.id);
        // From then on it is sure.
        assert_eq!(site.add(&library, path).id, added.id);
        assert_eq!(known(&library, added.id, &site, path), Some(KnownAs::Asked));
    }
}

#[test]
fn a_page_that_names_the_address_of_another_has_to_have_its_text() {
    let (room, site) = (Room::new(), Site::new());
    let library = reading(&room);
    put(&site, "/~alice/1", &[], "Cloud package", "", CLOUD);
    let alice = site.add(&library, "/~alice/1");
    let head = canonical(&site, "/~alice/1");
    put(&site, "/~mallory/1", &[], "Cloud package", &head, ICE);
    let mallory = site.add(&library, "/~mallory/1");
    assert_eq!(mallory.state, AddState::New);
    let said = "The address that the page gives as its own is also that of “Cloud package”, whose text is another; so it is an article of its own.";
    assert!(mallory.notices.contains(&text(said)), "{mallory:?}");
    let opened = library.open_article(alice.id, None).unwrap().article;
    assert_eq!(opened.snapshots.len(), 1);
    // Nor does the true one become a text of the one that came first.
    put(
        &site,
        "/~mallory/2",
        &[],
        "Cranes",
        &canonical(&site, "/~alice/2"),
        ICE,
    );
    put(&site, "/~alice/2", &[], "Cranes", "", BIRDS);
    let mallory = site.add(&library, "/~mallory/2");
    let alice = site.add(&library, "/~alice/2");
    assert_ne!(alice.id, mallory.id);
    // Another port is another site.
    let other = Site::new();
    put(
        &other,
        "/copy",
        &[],
        "Cranes",
        &canonical(&site, "/~alice/2"),
        BIRDS,
    );
    let copy = other.add(&library, "/copy");
    assert_eq!(copy.state, AddState::New);
}

#[test]
fn an_address_that_leads_elsewhere_each_day_leads_to_another_article_each_day() {
    let (room, site) = (Room::new(), Site::new());
    let library = reading(&room);
    put(&site, "/2020/a", &[], "The day in short", "", CLOUD);
    put(&site, "/2020/b", &[], "The day in short", "", ICE);
    let mut ids = Vec::new();
    for path in ["/2020/a", "/2020/b"] {
        site.put("/latest", leads_to(path));
        let added = site.add(&library, "/latest");
        assert_eq!(added.state, AddState::New);
        let again = site.add(&library, "/latest");
        assert_eq!((again.id, again.state), (added.id, AddState::Unchanged));
        assert_eq!(site.add(&library, path).id, added.id);
        ids.push(added.id);
    }
    assert_ne!(ids[0], ids[1]);
    // A short link that shows a text of its own one day.
    site.put("/short", leads_to("/2020/a"));
    assert_eq!(site.add(&library, "/short").id, ids[0]);
    put(&site, "/short", &[], "This link has ended", "", BIRDS);
    assert_eq!(site.add(&library, "/short").state, AddState::New);
    // What stands at an address that is an article's for sure is that article, by whatever way.
    put(&site, "/2020/a", &[], "The whole week", "", WALL);
    site.put("/week", leads_to("/2020/a"));
    let week = site.add(&library, "/week");
    assert_eq!((week.id, week.state), (ids[0], AddState::Revised));
}

#[test]
fn a_live_page_is_known_by_its_headline_where_it_stood_before() {
    let (room, site) = (Room::new(), Site::new());
    let library = reading(&room);
    site.put("/one", leads_to("/live"));
    site.put("/two", leads_to("/live"));
    put(
        &site,
        "/live",
        &[],
        "Live: the storm on the coast",
        "",
        CLOUD,
    );
    let first = site.add(&library, "/one");
    put(&site, "/live", &[], "Live: the storm on the coast", "", ICE);
    let later = site.add(&library, "/two");
    assert_eq!((later.id, later.state), (first.id, AddState::Revised));
}

#[test]
fn a_page_that_becomes_the_text_of_another_article_leaves_its_address_where_it_is() {
    let (room, site) = (Room::new(), Site::new());
    let library = reading(&room);
    put(&site, "/a", &[], "Cloud package", "", CLOUD);
    put(&site, "/b", &[], "Cranes", "", BIRDS);
    let (a, b) = (site.add(&library, "/a"), site.add(&library, "/b"));
    let watch = |_: &_| Flow::Continue;
    let revised = library
        .revise_from_page(b.id, &client(), &site.address("/a"), &watch)
        .unwrap();
    assert_eq!((revised.id, revised.state), (b.id, AddState::Revised));
    let said = "Its address stays that of “Cloud package”, which was added from there.";
    assert!(revised.notices.contains(&text(said)), "{revised:?}");
    assert_eq!(known(&library, b.id, &site, "/a"), None);
    assert_eq!(library.resolve(&site.url("/a")).unwrap(), a.id);
    assert_eq!(site.add(&library, "/a").id, a.id);
    assert_eq!(site.add(&library, "/b").id, b.id);
}
