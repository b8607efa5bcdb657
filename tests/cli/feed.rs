//! Feeds on the command line.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
};

use briefreader::model::FeedId;
use serde_json::Value;

use crate::{
    library::{Answer, Library},
    server::{Server, answer, head},
};

/// A site whose answers a test changes.
struct Site {
    pages: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    server: Server,
}

impl Site {
    fn new() -> Self {
        let pages: Arc<Mutex<BTreeMap<String, Vec<u8>>>> = Arc::default();
        let known = Arc::clone(&pages);
        let server = Server::new(move |request, stream| {
            let page = known.lock().unwrap().get(&request.target).cloned();
            stream.write_all(&page.unwrap_or_else(|| answer("404 Not Found", &[], b"")))
        });
        Self { pages, server }
    }

    fn put(&self, path: &str, status: &str, kind: &str, body: &str) {
        let answer = answer(status, &[("Content-Type", kind)], body.as_bytes());
        self.pages.lock().unwrap().insert(path.to_owned(), answer);
    }

    fn feed(&self, path: &str, name: &str, titles: &[&str]) {
        let items: String = titles
            .iter()
            .map(|title| {
                format!("<item><guid>{title}</guid><title>{title}</title><description>The harbour master told of {title} on Monday.</description></item>")
            })
            .collect();
        let body =
            format!("<rss version=\"2.0\"><channel><title>{name}</title>{items}</channel></rss>");
        self.put(path, "200 OK", "application/rss+xml", &body);
    }

    fn url(&self, path: &str) -> String {
        self.server.url(path)
    }
}

fn feed(library: &Library, arguments: &[&str]) -> Answer {
    let mut all = vec!["feed"];
    all.extend(arguments);
    library.run(&all)
}

/// Follows what must be there, and returns the id.
fn add(library: &Library, site: &Site, path: &str, more: &[&str]) -> String {
    let url = site.url(path);
    let mut all = vec!["add", "--allow-private", &url];
    all.extend(more);
    let answer = feed(library, &all);
    assert_eq!(answer.status, 0, "{answer:?}");
    let id = answer.stdout.trim().to_owned();
    assert!(FeedId::parse(&id).is_some(), "{id}");
    id
}

fn listed(library: &Library) -> Vec<Value> {
    let document = library.json(&["feed", "list"]);
    document["feeds"].as_array().unwrap().clone()
}

#[test]
fn a_feed_is_followed_listed_refreshed_and_removed() {
    let (library, site) = (Library::new(), Site::new());
    assert!(
        feed(&library, &[])
            .stderr
            .contains("`briefreader feed add URL` follows one")
    );
    site.feed("/feed", "Quay Desk", &["Pier", "Lantern"]);
    let id = add(
        &library,
        &site,
        "/feed",
        &["--folder", "News/Sea", "--keep-days", "30"],
    );
    let rows = listed(&library);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["id"], id);
    assert_eq!(rows[0]["name"], "Quay Desk");
    assert_eq!(rows[0]["folders"], serde_json::json!(["News/Sea"]));
    assert_eq!(
        (&rows[0]["articles"], &rows[0]["unread"]),
        (&2.into(), &2.into())
    );
    assert_eq!(
        (&rows[0]["keep_days"], &rows[0]["keep_items"]),
        (&30.into(), &Value::Null)
    );
    assert_eq!(library.ok(&["list", "folder:news"]).lines().count(), 2);
    assert_eq!(
        library.ok(&["list", "feed:quay lantern"]).lines().count(),
        1
    );
    // It is not due so soon; by name it is asked at once.
    let refresh = ["refresh", "--allow-private"];
    assert_eq!(feed(&library, &refresh).stdout, "No feed is due.\n");
    site.feed("/feed", "Quay Desk", &["Pier", "Lantern", "Ship"]);
    let document = library.json(&["feed", "refresh", "--allow-private", "news"]);
    assert_eq!(document["feeds"][0]["outcome"], "changed");
    assert_eq!(document["feeds"][0]["new"], 1);
    assert_eq!(document["articles"].as_array().unwrap().len(), 1);
    let again = feed(&library, &["refresh", "--allow-private", "quay desk"]);
    assert_eq!(again.stdout, "Nothing new in one feed\n");
    // What was followed is followed.
    let twice = feed(
        &library,
        &[
            "add",
            "--allow-private",
            &site.url("/feed"),
            "--folder",
            "Coast",
        ],
    );
    assert_eq!(twice.stdout.trim(), id);
    assert!(twice.stderr.contains("is followed already"), "{twice:?}");
    assert_eq!(
        listed(&library)[0]["folders"],
        serde_json::json!(["Coast", "News/Sea"])
    );

    assert_eq!(
        feed(
            &library,
            &["set", "quay desk", "--name", "Quay", "--keep-days", "0"]
        )
        .status,
        0
    );
    assert_eq!(listed(&library)[0]["keep_days"], Value::Null);
    let removed = feed(&library, &["remove", "quay"]);
    assert_eq!(removed.stdout, format!("{id} Quay\n"));
    assert!(
        removed
            .stderr
            .contains("3 articles that came by “Quay” stay"),
        "{removed:?}"
    );
    assert_eq!(listed(&library), Vec::<Value>::new());
    assert_eq!(library.ok(&["list"]).lines().count(), 3);
    assert!(library.ok(&["restore"]).contains("feed"));
    library.ok(&["restore", &id]);
    assert_eq!(listed(&library).len(), 1);
    assert_eq!(feed(&library, &["remove", "quay"]).status, 0);
    // One that can't be restored stops no other, and letters are the same in whatever case.
    let restored = feed(&library, &["restore", "nothing", "QUÁY", "quay"]);
    assert_eq!(restored.stdout, format!("{id} Quay\n"), "{restored:?}");
    assert_eq!(restored.status, 1);
    assert!(restored.stderr.contains("nothing"), "{restored:?}");
    assert!(
        restored.stderr.contains("“Quay” is not in the trash."),
        "{restored:?}"
    );
    // By its name it is found among all that is in the trash, too.
    assert_eq!(feed(&library, &["remove", "quay"]).status, 0);
    let twice = feed(&library, &["remove", "quay"]);
    assert!(twice.stderr.contains("is in the trash"), "{twice:?}");
    assert_eq!(library.ok(&["restore", "quay"]), format!("{id} Quay\n"));
    assert_eq!(listed(&library).len(), 1);
}

#[test]
fn a_feed_in_the_trash_is_restored_by_its_name_though_another_is_called_so() {
    let (library, site) = (Library::new(), Site::new());
    for path in ["/old", "/new"] {
        site.feed(path, "Quay", &[]);
    }
    let old = add(&library, &site, "/old", &[]);
    for restore in [
        &["feed", "restore", "quay"][..],
        &["restore", "quay"],
        &["feed", "restore", &site.url("/old")],
    ] {
        assert_eq!(feed(&library, &["remove", &old]).status, 0);
        add(&library, &site, "/new", &["--name", "Quay"]);
        assert_eq!(library.ok(restore), format!("{old} Quay\n"));
        assert_eq!(listed(&library).len(), 2);
    }
}

#[test]
fn an_empty_trash_tells_of_articles_that_feeds_keep_no_longer() {
    let (library, site) = (Library::new(), Site::new());
    site.feed("/feed", "Quay", &["Pier", "Lantern", "Ship"]);
    add(&library, &site, "/feed", &[]);
    let told = |library: &Library| library.run(&["restore"]).stderr;
    assert_eq!(told(&library), "note: The trash is empty.\n");
    feed(&library, &["set", "quay", "--keep-items", "1"]);
    feed(&library, &["refresh", "--allow-private", "quay"]);
    assert_eq!(
        told(&library),
        "note: The trash is empty but for 2 articles that feeds keep no longer (`is:expired`).\n"
    );
}

#[test]
fn whoever_follows_a_feed_asks_it_once() {
    let (library, site) = (Library::new(), Site::new());
    site.feed("/feed", "Quay Desk", &["Pier", "Lantern"]);
    let leads = [("Location", &*site.url("/feed"))];
    let moved = answer("301 Moved Permanently", &leads, b"");
    site.pages.lock().unwrap().insert("/old".to_owned(), moved);
    add(&library, &site, "/old", &[]);
    let asked = || -> Vec<String> {
        let asked = site.server.asked().into_iter();
        asked.map(|request| request.target).collect()
    };
    assert_eq!(asked(), ["/old", "/feed"]);
    let rows = listed(&library);
    assert_eq!(rows[0]["url"], site.url("/feed"));
    assert_eq!(rows[0]["articles"], 2);
    // Who asks again gets what is there then.
    site.feed("/feed", "Quay Desk", &["Pier", "Lantern", "Ship"]);
    add(&library, &site, "/feed", &[]);
    assert_eq!(asked(), ["/old", "/feed", "/feed"]);
    assert_eq!(listed(&library)[0]["articles"], 3);
}

#[test]
fn where_a_page_names_several_feeds_a_person_chooses() {
    let (library, site) = (Library::new(), Site::new());
    site.feed("/all", "All", &["Pier"]);
    site.feed("/sea", "Sea", &["Ship"]);
    let page = "<link rel=alternate type=application/rss+xml href=/all title='All news'>\
        <link rel=alternate type=application/rss+xml href=/sea title='The\u{1b}[31m sea'><p>Words";
    site.put("/", "200 OK", "text/html", page);
    let url = site.url("/");
    let asked = feed(&library, &["add", "--allow-private", &url]);
    assert_eq!((asked.status, asked.stdout.as_str()), (2, ""));
    for said in [
        "names 2 feeds:",
        "1  All news  http",
        "2  The[31m sea  http",
        "--choose 1",
    ] {
        assert!(asked.stderr.contains(said), "{said}: {asked:?}");
    }
    assert_eq!(
        feed(&library, &["add", "--allow-private", &url, "--choose", "3"]).status,
        2
    );
    add(&library, &site, "/", &["--choose", "2"]);
    assert_eq!(listed(&library)[0]["name"], "Sea");
    let all = feed(&library, &["add", "--allow-private", &url, "--all"]);
    assert_eq!((all.status, all.stdout.lines().count()), (0, 2), "{all:?}");
    assert_eq!(listed(&library).len(), 2);
    // What is no feed, or not to be asked, is not followed.
    site.put("/bare", "200 OK", "text/html", "<p>Words");
    for (path, more, said) in [
        ("/bare", "--allow-private", "is no feed, and names none."),
        ("/gone", "--allow-private", "has no such page (404)"),
        ("/all?x", "--folder=A", "is a private or local address"),
    ] {
        let refused = feed(&library, &["add", more, &site.url(path)]);
        assert_eq!(refused.status, 1, "{refused:?}");
        assert!(refused.stderr.contains(said), "{refused:?}");
        assert!(refused.stderr.contains("hint: "), "{refused:?}");
    }
    assert_eq!(feed(&library, &["add", "file:///etc/passwd"]).status, 1 + 1);
    assert_eq!(listed(&library).len(), 2);
}

#[test]
fn a_trouble_is_told_once_and_each_time_where_that_is_wanted() {
    let (library, site) = (Library::new(), Site::new());
    site.feed("/one", "One", &["Pier"]);
    site.feed("/two", "Two", &["Ship"]);
    add(&library, &site, "/one", &[]);
    add(&library, &site, "/two", &[]);
    site.put("/two", "500 Oh", "text/html", "");
    let refresh = ["refresh", "--allow-private", "--force"];
    let first = feed(&library, &refresh);
    assert_eq!(first.status, 1, "{first:?}");
    assert_eq!(first.stdout, "Nothing new in one feed · 1 failed\n");
    assert!(first.stderr.contains("error: Two: "), "{first:?}");
    let second = feed(&library, &refresh);
    assert_eq!(second.status, 0, "{second:?}");
    assert!(second.stderr.contains("note: Two: "), "{second:?}");
    let strict = feed(
        &library,
        &["refresh", "--allow-private", "--force", "--strict"],
    );
    assert_eq!(strict.status, 1, "{strict:?}");
    let rows = listed(&library);
    let two = rows.iter().find(|row| row["name"] == "Two").unwrap();
    assert_eq!(two["failures"], 3);
    assert!(two["trouble"].as_str().unwrap().contains("(500)"), "{two}");
    assert!(feed(&library, &[]).stdout.contains("failed 3 times"));
    // Where all fail, the command does.
    site.put("/one", "500 Oh", "text/html", "");
    feed(&library, &refresh);
    let all = feed(&library, &refresh);
    assert_eq!((all.status, all.stdout.as_str()), (1, "2 feeds failed\n"));
    // One that is gone is stopped.
    site.put("/one", "410 Gone", "text/html", "");
    let gone = feed(&library, &["refresh", "--allow-private", "--force", "one"]);
    assert!(gone.stderr.contains("gone for good (410)"), "{gone:?}");
    assert_eq!(gone.stdout, "One feed is gone for good\n");
    let rows = listed(&library);
    assert_eq!(
        rows.iter().find(|row| row["name"] == "One").unwrap()["stopped"],
        "gone"
    );
}

#[test]
fn a_feed_whose_host_wants_to_be_left_alone_says_until_when() {
    let (library, site) = (Library::new(), Site::new());
    site.feed("/one", "One", &["Pier"]);
    add(&library, &site, "/one", &[]);
    let busy = answer("429 Too Many Requests", &[("Retry-After", "7200")], b"");
    site.pages.lock().unwrap().insert("/one".to_owned(), busy);
    let refresh = ["refresh", "--allow-private", "one"];
    let failed = feed(&library, &refresh);
    assert!(failed.stderr.contains("(429)"), "{failed:?}");
    let held = feed(&library, &refresh);
    assert_eq!(held.status, 0, "{held:?}");
    assert_eq!(
        held.stdout,
        "The feed was not asked: its host wants to be left alone.\n"
    );
    let told = feed(&library, &["refresh", "one", "--format", "json"]).stdout;
    let until: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(until["feeds"][0]["outcome"], "held");
    let until: jiff::Timestamp = until["feeds"][0]["until"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    // At the minute that is told it is over.
    let second = until.as_second() + i64::from(until.subsec_nanosecond() > 0);
    let minute = jiff::Timestamp::from_second((second + 59) / 60 * 60).unwrap();
    let here = minute.to_zoned(jiff::tz::TimeZone::system());
    let note = format!(
        "note: Not asked until {}, since the host wants to be left alone: One.\n",
        here.strftime("%Y-%m-%d %H:%M")
    );
    let hint = "hint: `--force` asks all the same.\n";
    assert_eq!(held.stderr, format!("{note}{hint}"));
    // Who asks for all that are due is told so, too.
    let due = feed(&library, &["refresh", "--allow-private"]);
    assert_eq!(due.stdout, held.stdout);
    assert_eq!(due.stderr, note);
}

#[test]
fn ctrl_c_and_a_wish_to_end_stop_all_of_it() {
    use nix::sys::signal::Signal::{SIGINT, SIGTERM};
    let (tell, told) = mpsc::channel();
    let tell = Mutex::new(tell);
    let is_slow = Arc::new(AtomicBool::new(true));
    let slow = Arc::clone(&is_slow);
    let server = Server::new(move |_, stream| {
        let body = b"<rss version='2.0'><channel><title>Quay</title></channel></rss>";
        let kind = [("Content-Type", "application/rss+xml")];
        if !slow.load(Ordering::SeqCst) {
            return stream.write_all(&answer("200 OK", &kind, body));
        }
        stream.write_all(&head("200 OK", &kind))?;
        tell.lock().unwrap().send(()).unwrap();
        stream.read_to_end(&mut Vec::new()).map(drop)
    });
    let library = Library::new();
    let urls = ["/1", "/2"].map(|path| server.url(path));
    let add = ["feed", "add", "--allow-private", &urls[0], &urls[1]];
    for (signal, status) in [(SIGINT, 130), (SIGTERM, 143)] {
        let ended = library.ended_by(signal, &add, &told);
        assert_eq!(ended.status, status, "{ended:?}");
        assert_eq!(ended.stderr, "error: Stopped: nothing is followed.\n");
    }
    assert_eq!(server.asked().len(), 2, "the second is not asked");
    assert_eq!(listed(&library), Vec::<Value>::new());
    is_slow.store(false, Ordering::SeqCst);
    library.done(&add);
    is_slow.store(true, Ordering::SeqCst);
    let refresh = ["feed", "refresh", "--allow-private", &urls[0]];
    for (signal, status) in [(SIGINT, 130), (SIGTERM, 143)] {
        let ended = library.ended_by(signal, &refresh, &told);
        assert_eq!(ended.status, status, "{ended:?}");
    }
}

#[test]
fn lists_of_other_readers_come_in_and_go_out() {
    let library = Library::new();
    let list = "<opml version='2.0'><body><outline text='News'>\
        <outline text='Quay' xmlUrl='https://quay.example/feed'/>\
        <outline text='Sea &amp; Coast' xmlUrl='https://sea.example/rss'/></outline>\
        <outline text='Bare' xmlUrl='ftp://x.example'/></body></opml>";
    let file = library.write("list.opml", list);
    let file = file.to_str().unwrap();
    let taken = feed(&library, &["import", file]);
    assert_eq!(
        (taken.status, taken.stdout.lines().count()),
        (0, 2),
        "{taken:?}"
    );
    assert!(taken.stderr.contains("note: 2 feeds followed"), "{taken:?}");
    assert!(taken.stderr.contains("“Bare” was left out."), "{taken:?}");
    let again = feed(&library, &["import", file]);
    assert!(again.stderr.contains("2 followed already"), "{again:?}");
    assert_eq!(again.stdout, "");
    // A name that a person gave stays, whatever a list says.
    let names = |library: &Library| {
        let names = listed(library).into_iter();
        names
            .map(|feed| feed["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&library), ["Quay", "Sea & Coast"]);
    library.ok(&["feed", "set", "quay", "--name", "Mine"]);
    feed(&library, &["import", file]);
    assert_eq!(names(&library), ["Mine", "Sea & Coast"]);
    library.ok(&["feed", "set", "mine", "--name", "Quay"]);
    let set = [
        "set",
        "quay",
        "--name",
        "Pier",
        "--stop",
        "--content",
        "page",
    ];
    assert_eq!(feed(&library, &set).status, 0);
    assert_eq!(
        feed(
            &library,
            &[
                "set",
                "sea & coast",
                "--keep-days",
                "9",
                "--keep-items",
                "80"
            ]
        )
        .status,
        0
    );
    let out = library.path("out.opml");
    assert_eq!(
        feed(&library, &["export", "-o", out.to_str().unwrap()]).status,
        0
    );
    let written = fs::read_to_string(&out).unwrap();
    // What is there is replaced only where that is said.
    fs::write(&out, "Mine").unwrap();
    let kept = feed(&library, &["export", "-o", out.to_str().unwrap()]);
    assert_eq!(kept.status, 1, "{kept:?}");
    assert!(kept.stderr.contains("is there already"), "{kept:?}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "Mine");
    library.ok(&["feed", "export", "--force", "-o", out.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(&out).unwrap(), written);
    assert_eq!(written, library.ok(&["feed", "export"]));
    let other = Library::new();
    assert_eq!(feed(&other, &["import", out.to_str().unwrap()]).status, 0);
    assert_eq!(other.ok(&["feed", "export"]), written);
    let set = |library: &Library| -> Vec<[Value; 5]> {
        let fields = ["name", "content", "stopped", "keep_days", "keep_items"];
        let rows = listed(library).into_iter();
        rows.map(|row| fields.map(|field| row[field].clone()))
            .collect()
    };
    let expected = serde_json::json!([
        ["Pier", "page", "by hand", null, null],
        ["Sea & Coast", "feed", null, 9, 80],
    ]);
    assert_eq!(serde_json::json!(set(&other)), expected);
    // What a person has set since is not taken back by the list.
    let again = [
        "set",
        "pier",
        "--name",
        "Jetty",
        "--go-on",
        "--content",
        "feed",
    ];
    assert_eq!(feed(&other, &again).status, 0);
    assert_eq!(feed(&other, &["import", out.to_str().unwrap()]).status, 0);
    let expected = serde_json::json!(["Jetty", "feed", null, null, null]);
    assert_eq!(serde_json::json!(set(&other)[0]), expected);
    let wrong = feed(
        &library,
        &["import", library.write("a.txt", "Words").to_str().unwrap()],
    );
    assert_eq!(wrong.status, 1);
    assert!(wrong.stderr.contains("no list of feeds"), "{wrong:?}");
}

#[test]
fn a_folder_is_renamed_and_taken_away_with_those_in_it() {
    let (library, site) = (Library::new(), Site::new());
    for (path, name, folder) in [
        ("/a", "Quay", "News"),
        ("/b", "North", "News/Europe"),
        ("/c", "Ships", "Newsreel"),
    ] {
        site.feed(path, name, &["Pier"]);
        add(&library, &site, path, &["--folder", folder]);
    }
    // A folder goes before digits of an id.
    let rows = listed(&library);
    let quay = rows.iter().find(|row| row["name"] == "Quay").unwrap();
    let id = quay["id"].as_str().unwrap();
    let digits = id.get(id.len() - 4..).unwrap();
    let asked = |name: &str| {
        let told = feed(
            &library,
            &["refresh", "--allow-private", name, "--format", "json"],
        );
        let told: Value = serde_json::from_str(&told.stdout).unwrap();
        told["feeds"][0]["name"].clone()
    };
    assert_eq!(asked(digits), "Quay");
    feed(&library, &["set", "ships", "--folder", digits]);
    assert_eq!(asked(digits), "Ships");
    feed(&library, &["set", "ships", "--folder", "Newsreel"]);
    let folders = |library: &Library| -> Vec<Value> {
        let rows = listed(library).into_iter();
        rows.map(|row| row["folders"].clone()).collect()
    };
    let renamed = feed(&library, &["folder", "news", " World / All"]);
    assert_eq!(renamed.status, 0, "{renamed:?}");
    assert_eq!(
        renamed.stderr,
        "note: Renamed the folder “News” to “World/All”, with 2 feeds.\n"
    );
    let expected = serde_json::json!([["World/All/Europe"], ["World/All"], ["Newsreel"]]);
    assert_eq!(serde_json::json!(folders(&library)), expected);
    let removed = feed(&library, &["folder", "World/All", ""]);
    assert_eq!(removed.status, 0, "{removed:?}");
    let expected = serde_json::json!([["Europe"], [], ["Newsreel"]]);
    assert_eq!(serde_json::json!(folders(&library)), expected);
    let unknown = feed(&library, &["folder", "News", "World"]);
    assert_eq!(unknown.status, 1);
    assert!(unknown.stderr.contains("There is no folder “News”"));
}

#[test]
fn rules_of_the_settings_hold_for_what_comes() {
    let (library, site) = (Library::new(), Site::new());
    let rules = "(rules: [\"title:pier -> skip\", \"ship -> tag boat, star\"])";
    let config = library.data_dir().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.ron"), rules).unwrap();
    site.feed("/feed", "Quay", &["Pier", "Ship", "Lantern"]);
    add(&library, &site, "/feed", &[]);
    assert_eq!(library.ok(&["list"]).lines().count(), 2);
    assert!(
        library
            .ok(&["list", "tag:boat is:starred"])
            .contains("Ship")
    );
    assert!(library.ok(&["list", "is:trashed"]).contains("Pier"));
}
