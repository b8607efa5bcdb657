//! Pages fetched from a server on this machine, and known again.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use briefreader::{
    library::{AddError, Given, Library},
    model::{
        AnchorState, ArticleEdit, Flow, FoundField, FoundIn, KnownAs, PageAddress, RecordId,
        Setting,
        view::{AddState, Added, Filter},
    },
    net::{Client, FetchError, Limits, Reach},
    store::{Folder, OriginalId, Places},
};

use crate::{
    room::{Hand, Room, text},
    server::{Server, answer, head, leads_to},
};

/// A site whose pages a test writes: path and headers and body.
pub struct Site {
    pages: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    pub server: Server,
}

impl Site {
    pub fn new() -> Self {
        let pages: Arc<Mutex<BTreeMap<String, Vec<u8>>>> = Arc::default();
        let known = Arc::clone(&pages);
        let server = Server::new(move |request, stream| {
            let path = request.target.split('?').next().unwrap_or_default();
            let page = known.lock().unwrap().get(path).cloned();
            let page = page.unwrap_or_else(|| answer("404 Not Found", &[], b""));
            let etag = request.header("if-none-match").unwrap_or("none");
            let is_known = String::from_utf8_lossy(&page).contains(&format!("ETag: {etag}\r\n"));
            if is_known {
                stream.write_all(&head("304 Not Modified", &[]))
            } else {
                stream.write_all(&page)
            }
        });
        Self { pages, server }
    }

    pub fn put(&self, path: &str, answer: Vec<u8>) {
        self.pages.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Puts a text in Markdown, with these lines in front.
    fn write(&self, path: &str, front: &str, text: &str) {
        let body = format!("---\n{front}\n---\n{text}\n");
        let headers = [("Content-Type", "text/markdown")];
        self.put(path, answer("200 OK", &headers, body.as_bytes()));
    }

    pub fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    pub fn address(&self, path: &str) -> PageAddress {
        PageAddress::parse(&self.url(path)).unwrap()
    }

    pub fn add(&self, library: &Library, path: &str) -> Added {
        self.try_add(library, path).unwrap()
    }

    fn try_add(&self, library: &Library, path: &str) -> Result<Added, AddError> {
        self.add_given(library, path, &Given::default())
    }

    fn add_given(&self, library: &Library, path: &str, given: &Given) -> Result<Added, AddError> {
        library.add_page(&client(), &self.address(path), given, &|_| Flow::Continue)
    }
}

pub fn client() -> Client {
    Client::new(Limits::default(), Reach::Anywhere)
}

const STORY: &str = "The company offers a package to governments. Its devices work offline and sync \
    later, when a line is there again, said the head of the office on Tuesday.";
const LATER: &str = "The company offers a package to governments. Its devices work offline and sync \
    at night, when a line is there again, said the head of the office on Tuesday.";
const OTHER: &str = "A harbour in the north was closed for two days because of ice. Ships wait \
    outside, and nobody knows when the next one may come in, the pilots say.";

/// Returns every file of a library with its bytes.
pub fn files(places: &Places) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(directory: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(directory).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&places.data, &mut found);
    found
}

#[test]
fn the_same_page_by_another_spelling_is_the_same_article_and_writes_nothing() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    site.write("/a", "title: Cloud", STORY);
    site.write("/%61", "title: Cloud", STORY);
    let first = site.add(&library, "/a?utm_source=mail&b=c#top");
    assert_eq!(first.state, AddState::New);
    let before = files(library.places());
    for twin in [
        "/a?b=c",
        "/a?utm_source=mail&b=c#top",
        "/%61?b=c&fbclid=xyz",
        "/a?gclid=1&b=c",
    ] {
        let again = site.add(&library, twin);
        assert_eq!(
            (again.id, again.state),
            (first.id, AddState::Unchanged),
            "{twin}"
        );
    }
    // To another program, too.
    assert_eq!(site.add(&room.open(), "/a?b=c").id, first.id);
    assert_eq!(files(library.places()), before);
    // And it is named by any of them.
    for twin in ["/a?b=c", "/a?b=c&utm_medium=x", "/a?b=c#end"] {
        assert_eq!(library.resolve(&site.url(twin)).unwrap(), first.id);
        let https = site.url(twin).replace("http:", "https:");
        assert_eq!(library.resolve(&https).unwrap(), first.id);
    }
    let other = site.add(&library, "/a?b=d");
    assert_ne!(other.id, first.id, "another query is another page");
}

#[test]
fn what_the_server_told_is_kept_with_the_snapshot() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("ETag", "\"one\""),
        ("Last-Modified", "Sun, 23 Aug 2020 10:00:00 GMT"),
        ("Date", "Mon, 24 Aug 2020 10:00:00 GMT"),
        ("Content-Language", "en"),
    ];
    let bytes = format!("Cloud package\n\n{STORY}\n");
    site.put("/a", answer("200 OK", &headers, bytes.as_bytes()));
    site.put("/short", leads_to("/a?utm_source=short"));
    let added = site.add(&library, "/short");
    let opened = library.open_article(added.id, None).unwrap();
    let article = &opened.article;
    let fetched = article.newest().unwrap().fetched.clone().unwrap();
    assert_eq!(*fetched.url, site.url("/a?utm_source=short"));
    assert_eq!(fetched.status, 200);
    assert_eq!(
        fetched.media_type.as_deref(),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(fetched.etag.as_deref(), Some("\"one\""));
    assert_eq!(
        fetched.last_modified.as_deref(),
        Some("Sun, 23 Aug 2020 10:00:00 GMT")
    );
    assert_eq!(
        fetched.date.as_deref(),
        Some("Mon, 24 Aug 2020 10:00:00 GMT")
    );
    assert_eq!(fetched.language.as_deref(), Some("en"));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.url.as_deref(), Some(&*site.url("/a")));
    assert_eq!(
        article.places.get(&FoundField::Url),
        Some(&FoundIn::Address)
    );
    assert_eq!(
        article.places.get(&FoundField::Language),
        Some(&FoundIn::Server)
    );
    let known: Vec<_> = article.addresses.values().cloned().collect();
    assert_eq!(known, [KnownAs::Got, KnownAs::Led]);
    // The bytes as they came.
    let original = article.newest().unwrap().original.clone().unwrap();
    assert_eq!(&*original, OriginalId::of(bytes.as_bytes()).as_str());
    // What a person sets was not found anywhere.
    let record = library.record(RecordId::article(added.id)).unwrap();
    let mut hand = Hand::at(&library);
    let edit = ArticleEdit {
        url: Setting::To(text("https://other.example/")),
        ..ArticleEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_article(added.id, &record, &edit));
    hand.save(&change);
    let article = library.open_article(added.id, None).unwrap().article;
    assert_eq!(article.places.get(&FoundField::Url), None);
    assert_eq!(
        article.places.get(&FoundField::Language),
        Some(&FoundIn::Server)
    );
}

#[test]
fn a_server_is_asked_whether_the_page_is_what_it_was() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let put = |etag: &str, text: &str| {
        let headers = [("Content-Type", "text/plain"), ("ETag", etag)];
        site.put("/a", answer("200 OK", &headers, text.as_bytes()));
    };
    put("\"one\"", STORY);
    let first = site.add(&library, "/a");
    let before = files(library.places());
    let again = site.add(&library, "/a");
    assert_eq!((again.id, again.state), (first.id, AddState::Unchanged));
    assert_eq!(
        site.server.asked()[1].header("if-none-match"),
        Some("\"one\"")
    );
    assert_eq!(files(library.places()), before);
    put("\"two\"", LATER);
    assert_eq!(site.add(&library, "/a").state, AddState::Revised);
    assert_eq!(site.add(&library, "/a").state, AddState::Unchanged);
    assert_eq!(
        site.server.asked()[3].header("if-none-match"),
        Some("\"two\"")
    );
    // What is said of it besides is taken, whatever the server says.
    let given = Given {
        author: Some(text("A. Writer")),
        ..Given::default()
    };
    let said = site.add_given(&library, "/a", &given).unwrap();
    assert_eq!(said.state, AddState::Unchanged);
    assert_eq!(site.server.asked()[4].header("if-none-match"), None);
    let article = library.open_article(first.id, None).unwrap().article;
    assert_eq!(article.author.as_deref(), Some("A. Writer"));
}

#[test]
fn a_page_with_another_text_has_a_new_snapshot_and_its_annotations_are_placed_in_it() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    site.write("/a", "title: Cloud", STORY);
    let first = site.add(&library, "/a");
    let (marked, _) = Hand::at(&library).mark(first.id, "Its devices work offline");
    site.write("/a", "title: Cloud\nvolatile: 1", STORY);
    let before = files(library.places());
    assert_eq!(site.add(&library, "/a").state, AddState::Unchanged);
    assert_eq!(
        files(library.places()),
        before,
        "other bytes of the same text are no news"
    );
    site.write("/a", "title: Cloud", LATER);
    let revised = site.add(&library, "/a");
    assert_eq!((revised.id, revised.state), (first.id, AddState::Revised));
    assert_eq!(revised.placed.len(), 1);
    assert_eq!(revised.placed[0].0, marked);
    assert_ne!(revised.placed[0].1.state, AnchorState::Orphan);
    let article = library.open_article(first.id, None).unwrap().article;
    assert_eq!(article.snapshots.len(), 2);
    assert!(
        article
            .snapshots
            .iter()
            .all(|entry| entry.fetched.is_some())
    );
    // Whatever stands there now, what was asked for before is the same article.
    site.write("/a", "title: Harbour", OTHER);
    assert_eq!(site.add(&library, "/a").id, first.id);
}

#[test]
fn a_page_that_names_another_address_as_its_own_is_the_article_of_that() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let front = format!("title: Cloud\nurl: {}", site.url("/a"));
    site.write("/a", &front, STORY);
    site.write("/print/a", &front, STORY);
    let first = site.add(&library, "/print/a");
    let canonical = || {
        let canonical = site.add(&library, "/a");
        assert_eq!(
            (canonical.id, canonical.state),
            (first.id, AddState::Unchanged)
        );
        files(library.places())
    };
    // That it was asked for is noted once.
    let before = canonical();
    assert_eq!(canonical(), before);
    let article = library.open_article(first.id, None).unwrap().article;
    assert_eq!(article.url.as_deref(), Some(&*site.url("/a")));
    // The other way round.
    site.write("/amp/a", &front, LATER);
    let amp = site.add(&library, "/amp/a");
    assert_eq!((amp.id, amp.state), (first.id, AddState::Revised));
    assert_eq!(site.add(&library, "/amp/a").state, AddState::Unchanged);
}

#[test]
fn a_site_that_names_one_address_in_all_its_pages_keeps_its_stories_apart() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let url = site.url("/news");
    site.write("/a", &format!("title: Cloud package\nurl: {url}"), STORY);
    site.write(
        "/b",
        &format!("title: The ice of the north\nurl: {url}"),
        OTHER,
    );
    let first = site.add(&library, "/a");
    let other = site.add(&library, "/b");
    assert_ne!(other.id, first.id);
    assert_eq!(other.state, AddState::New);
    let said = "The address that the page gives as its own is also that of “Cloud package”, whose text is another; so it is an article of its own.";
    assert_eq!(other.notices, [text(said)]);
    let article = library.open_article(other.id, None).unwrap().article;
    assert_eq!(article.url.as_deref(), Some(&*site.url("/b")));
    // Again, each is what it was, and nothing more is said.
    for (path, id) in [("/a", first.id), ("/b", other.id)] {
        let again = site.add(&library, path);
        assert_eq!((again.id, again.state), (id, AddState::Unchanged));
        assert!(again.notices.is_empty());
    }
    // Addresses of another site, and of the site as a whole, are not believed.
    let front = "title: Copied\nurl: https://desk.example/original";
    site.write(
        "/copy",
        front,
        "A text that was taken over from another outlet, word for word.",
    );
    let copy = site.add(&library, "/copy");
    let article = library.open_article(copy.id, None).unwrap().article;
    assert_eq!(article.url.as_deref(), Some(&*site.url("/copy")));
    assert_eq!(article.addresses.len(), 1);
}

#[test]
fn a_page_in_the_trash_comes_back() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let headers = [("Content-Type", "text/plain"), ("ETag", "\"one\"")];
    site.put("/a", answer("200 OK", &headers, STORY.as_bytes()));
    let first = site.add(&library, "/a");
    Hand::at(&library).remove(first.id);
    let back = site.add(&library, "/a");
    assert_eq!((back.id, back.state), (first.id, AddState::Restored));
    assert_eq!(library.page(&Filter::default(), 0, 10).total, 1);
}

#[test]
fn what_is_refused_writes_nothing() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    site.put(
        "/picture",
        answer("200 OK", &[("Content-Type", "image/png")], b"\x89PNG"),
    );
    site.put(
        "/empty",
        answer("200 OK", &[("Content-Type", "text/plain")], b" \n"),
    );
    let before = files(library.places());
    let missing = site.try_add(&library, "/missing").unwrap_err();
    assert_eq!(
        missing.to_string(),
        format!(
            "{} was not added. 127.0.0.1 has no such page (404).",
            site.url("/missing")
        )
    );
    assert_eq!(missing.reason(), "status 404");
    assert_eq!(
        site.try_add(&library, "/picture").unwrap_err().reason(),
        "not a text"
    );
    assert_eq!(
        site.try_add(&library, "/empty").unwrap_err().reason(),
        "empty"
    );
    let public = Client::new(Limits::default(), Reach::Public);
    let refused = library.add_page(&public, &site.address("/a"), &Given::default(), &|_| {
        Flow::Continue
    });
    let why = match refused {
        Err(AddError::Fetch { why, .. }) => why,
        other => panic!("{other:?}"),
    };
    assert!(matches!(why, FetchError::Private { .. }));
    let stopped = library.add_page(&client(), &site.address("/a"), &Given::default(), &|_| {
        Flow::Stop
    });
    assert!(stopped.unwrap_err().is_stopped());
    assert_eq!(files(library.places()), before);
}

#[test]
fn a_page_that_is_piped_is_that_of_its_address() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let given = Given {
        url: Some(text(&site.url("/a?utm_source=x"))),
        ..Given::default()
    };
    let piped = library.add_bytes(STORY.as_bytes(), &given).unwrap();
    assert_eq!(piped.state, AddState::New);
    site.put(
        "/a",
        answer(
            "200 OK",
            &[("Content-Type", "text/plain")],
            LATER.as_bytes(),
        ),
    );
    let fetched = site.add(&library, "/a");
    assert_eq!((fetched.id, fetched.state), (piped.id, AddState::Revised));
    let article = library.open_article(piped.id, None).unwrap().article;
    assert!(article.snapshots[0].fetched.is_none());
    assert!(article.snapshots[1].fetched.is_some());
    // And the other way round.
    let again = library.add_bytes(LATER.as_bytes(), &given).unwrap();
    assert_eq!((again.id, again.state), (piped.id, AddState::Unchanged));
}

#[test]
fn a_page_is_taken_for_the_new_text_of_any_article() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let file = room.add(&library, "news.txt", STORY);
    site.put(
        "/a",
        answer(
            "200 OK",
            &[("Content-Type", "text/plain")],
            LATER.as_bytes(),
        ),
    );
    let watch = |_: &_| Flow::Continue;
    let revised = library.revise_from_page(file.id, &client(), &site.address("/a"), &watch);
    assert_eq!(revised.unwrap().state, AddState::Revised);
    // From then on, the address is the article's.
    assert_eq!(site.add(&library, "/a").id, file.id);
    assert_eq!(room.add(&library, "news.txt", STORY).id, file.id);
}

#[test]
fn a_page_that_is_the_newest_text_of_an_article_writes_nothing_and_another_is_its_next() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    let watch = |_: &_| Flow::Continue;
    let put = |text: &str, etag: &[(&str, &str)]| {
        let headers = [&[("Content-Type", "text/plain")], etag].concat();
        site.put("/a", answer("200 OK", &headers, text.as_bytes()));
    };
    put(STORY, &[("ETag", "\"1\"")]);
    let first = site.add(&library, "/a");
    let before = files(library.places());
    let again = || library.revise_from_page(first.id, &client(), &site.address("/a"), &watch);
    // By what the server says, and by the bytes.
    for etag in [&[("ETag", "\"1\"")][..], &[]] {
        put(STORY, etag);
        let again = again().unwrap();
        assert_eq!((again.id, again.state), (first.id, AddState::Unchanged));
        assert_eq!(files(library.places()), before);
    }
    // Neither its words nor its headline are known any more.
    put(OTHER, &[]);
    let revised = again().unwrap();
    assert_eq!((revised.id, revised.state), (first.id, AddState::Revised));
    assert_eq!(library.page(&Filter::default(), 0, 10).total, 1);
}

#[test]
fn many_at_once_are_all_there() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    for number in 0..12 {
        // Two addresses lead to each page.
        let path = format!("/{number}");
        site.write(
            &path,
            &format!("title: Page {number}"),
            &format!("{STORY} Number {number}."),
        );
        site.put(&format!("/to/{number}"), leads_to(&path));
    }
    std::thread::scope(|scope| {
        for number in 0..12 {
            let (library, site) = (&library, &site);
            scope.spawn(move || site.add(library, &format!("/{number}")));
            scope.spawn(move || site.add(library, &format!("/to/{number}")));
        }
    });
    assert_eq!(library.page(&Filter::default(), 0, 100).total, 12);
    assert!(library.check().unwrap().problems.is_empty());
}

#[test]
fn an_annotation_keeps_its_words_where_a_page_has_lost_them() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    site.write("/a", "title: Cloud", STORY);
    let first = site.add(&library, "/a");
    Hand::at(&library).mark(first.id, "Its devices work offline");
    site.write("/a", "title: Cloud", OTHER);
    let revised = site.add(&library, "/a");
    assert_eq!(revised.placed[0].1.state, AnchorState::Orphan);
}

#[test]
fn a_check_misses_the_bytes_of_a_page_and_names_what_is_no_address() {
    let (room, site) = (Room::new(), Site::new());
    let library = room.open();
    site.write("/a", "title: Cloud", STORY);
    let added = site.add(&library, "/a");
    let report = library.check().unwrap();
    assert_eq!((report.problems.len(), report.remarks.len()), (0, 0));
    let article = library.open_article(added.id, None).unwrap().article;
    let original = article.newest().unwrap().original.clone().unwrap();
    let file = library.places().file(Folder::Originals, &original, "zst");
    fs::remove_file(&file).unwrap();
    let identity = site.address("/a").identity();
    room.edit(RecordId::article(added.id), &identity, "no address at all");
    let report = library.check().unwrap();
    assert_eq!(report.problems.len(), 1);
    assert!(report.problems[0].what.contains("are gone"), "{report:?}");
    let told = |words: &str| {
        report
            .remarks
            .iter()
            .any(|remark| remark.what.contains(words))
    };
    assert!(told("no address: no address at all"), "{report:?}");
}
