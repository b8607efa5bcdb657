//! Feeds: what is asked for, what is taken, and where they have moved to.

use std::io::Write;

use briefreader::{
    import::Kind,
    model::{CleanText, Flow},
    net::{After, FetchError, Fetched, Received, Request, Unchanged, Validators, Wanted},
};

use crate::{
    address, client, fetch,
    server::{Server, answer, head, leads_to},
};

const RSS: &[u8] = b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel/></rss>";

fn fetch_feed(url: &str) -> Result<Received, FetchError> {
    match client().fetch(Request::feed(address(url)), &|_| Flow::Continue)? {
        Fetched::Page(feed) => Ok(*feed),
        Fetched::NotModified(_) => panic!("nothing was known of it"),
    }
}

fn moves_to(status: &str, target: &str) -> Vec<u8> {
    answer(status, &[("Location", target)], b"")
}

/// A server that sends this of any type that is asked for: `/text/xml` is sent as `text/xml`.
fn of_any_type(body: &'static [u8]) -> Server {
    Server::of(move |target| {
        let media_type = target.trim_start_matches('/');
        answer("200 OK", &[("Content-Type", media_type)], body)
    })
}

#[test]
fn a_feed_is_asked_for_as_one_and_may_be_of_nearly_any_type() {
    let server = of_any_type(RSS);
    for media_type in [
        "application/rss+xml",
        "application/atom+xml",
        "application/json",
        "application/x-unheard-of",
        "text/xml",
        "",
    ] {
        let feed = fetch_feed(&server.url(&format!("/{media_type}"))).unwrap();
        assert_eq!((&*feed.bytes, feed.kind), (RSS, None), "{media_type}");
    }
    // Also a page, which may name feeds.
    let page = fetch_feed(&server.url("/text/html")).unwrap();
    assert_eq!(page.kind, Some(Kind::Page));
    let accepted = server.asked()[0].header("accept").unwrap().to_owned();
    assert!(accepted.starts_with("application/atom+xml, application/rss+xml, "));
}

#[test]
fn what_can_be_no_feed_is_refused_with_a_hint_for_feeds() {
    let server = of_any_type(b"\x89PNG");
    for (media_type, said) in [
        ("image/png", "It is a picture (image/png), not a text."),
        ("audio/mpeg", "It is a sound (audio/mpeg), not a text."),
        (
            "application/pdf",
            "It is a PDF (application/pdf), not a text.",
        ),
        (
            "application/zip",
            "It is an archive (application/zip), not a text.",
        ),
    ] {
        let error = fetch_feed(&server.url(&format!("/{media_type}"))).unwrap_err();
        assert_eq!(error.to_string(), said);
        let hint = error.hint_for(Wanted::Feed).unwrap();
        assert_eq!(
            hint,
            "Give the address of a feed, or of a page that names one."
        );
    }
}

#[test]
fn no_hint_for_a_feed_speaks_of_saving_a_page() {
    let server = Server::of(|target| match target {
        "/circle" => leads_to("/circle"),
        "/away" => leads_to("file:///etc/passwd"),
        "/nowhere" => answer("302 Found", &[], b""),
        "/packed" => answer("200 OK", &[("Content-Encoding", "zstd")], b"x"),
        "/image" => answer("200 OK", &[("Content-Type", "image/png")], b"x"),
        _ => answer(target.trim_start_matches('/'), &[], b""),
    });
    for path in [
        "/circle", "/away", "/nowhere", "/packed", "/image", "/401", "/403", "/404", "/410",
        "/418", "/429", "/503",
    ] {
        let error = fetch_feed(&server.url(path)).unwrap_err();
        let hint = error.hint_for(Wanted::Feed).unwrap_or_default();
        assert!(!hint.contains("ave "), "{path}: {hint}");
        assert_eq!(error.hint(), error.hint_for(Wanted::Page));
    }
}

#[test]
fn a_feed_that_is_asked_for_as_a_page_is_told_with_what_to_do() {
    const JSON: &[u8] = b"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}";
    for (body, types) in [
        (
            RSS,
            [
                "application/rss+xml",
                "text/xml",
                "application/xml",
                "text/html",
                "text/plain",
            ],
        ),
        (
            JSON,
            [
                "application/feed+json",
                "application/json",
                "text/plain",
                "application/octet-stream",
                "",
            ],
        ),
    ] {
        let server = of_any_type(body);
        for media_type in types {
            let url = server.url(&format!("/{media_type}"));
            let error = fetch(&client(), &url).unwrap_err();
            assert_eq!(
                error.to_string(),
                "It is a feed, not a text.",
                "{media_type}"
            );
            assert_eq!(error.reason(), "a feed");
            assert_eq!(
                error.hint().unwrap(),
                format!("To get what it brings, follow it: `briefreader feed add {url}`.")
            );
        }
    }
    // Whatever stands in an address, a shell takes it for one word.
    let server = Server::of(|_| answer("200 OK", &[("Content-Type", "text/xml")], RSS));
    let hint = |path: &str| {
        let error = fetch(&client(), &server.url(path)).unwrap_err();
        error.hint().unwrap()
    };
    let quoted = format!("`briefreader feed add '{}'`", server.url("/?a=1&b=$(c)"));
    assert!(hint("/?a=1&b=$(c)").contains(&quoted));
    assert!(hint("/it's").contains("`briefreader feed add URL`"));
    assert!(hint(&format!("/{}", "a".repeat(500))).contains("`briefreader feed add URL`"));
}

#[test]
fn data_that_is_no_feed_is_refused_as_before() {
    let server = of_any_type(b"{\"a\": 1}");
    let said = |path: &str| fetch(&client(), &server.url(path)).unwrap_err().to_string();
    assert_eq!(
        said("/application/json"),
        "It is data for programs (application/json), not a text."
    );
    assert_eq!(
        said("/application/x.y+xml"),
        "It is something else (application/x.y+xml), not a text."
    );
    assert_eq!(
        fetch(&client(), &server.url("/text/xml")).unwrap().kind,
        None
    );
}

#[test]
fn only_an_unbroken_way_for_good_is_a_move() {
    let server = Server::of(|target| match target {
        "/a" => moves_to("301 Moved Permanently", "/b#part"),
        "/b" => moves_to("308 Permanent Redirect", "/feed"),
        "/then-found" => moves_to("301 Moved Permanently", "/found"),
        "/found" => moves_to("302 Found", "/b"),
        "/see-other" => moves_to("303 See Other", "/b"),
        "/temporary" => moves_to("307 Temporary Redirect", "/b"),
        "/feed" => answer("200 OK", &[("Content-Type", "application/rss+xml")], RSS),
        _ => answer("404 Not Found", &[], b""),
    });
    for (path, moved) in [
        ("/feed", None),
        ("/a", Some("/feed")),
        ("/b", Some("/feed")),
        ("/then-found", Some("/found")),
        ("/found", None),
        ("/see-other", None),
        ("/temporary", None),
    ] {
        let feed = fetch_feed(&server.url(path)).unwrap();
        assert_eq!(feed.address.as_str(), server.url("/feed"));
        let expected = moved.map(|path| address(&server.url(path)));
        assert_eq!(feed.moved, expected, "{path}");
    }
    // A fragment is no other address.
    assert_eq!(fetch_feed(&server.url("/feed#a")).unwrap().moved, None);
}

#[test]
fn what_has_moved_and_not_changed_says_both_and_by_what_to_ask_next() {
    let server = Server::new(|request, stream| {
        let bytes = match (request.target.as_str(), request.header("if-none-match")) {
            ("/old", _) => moves_to("301 Moved Permanently", "/new"),
            (_, Some("\"one\"")) => head("304 Not Modified", &[("ETag", "\"two\"")]),
            _ => answer(
                "200 OK",
                &[("ETag", "\"one\""), ("Content-Type", "text/xml")],
                RSS,
            ),
        };
        stream.write_all(&bytes)
    });
    let feed = fetch_feed(&server.url("/old")).unwrap();
    let since = Some(CleanText::line("Sun, 23 Aug 2020 10:00:00 GMT"));
    let known = Validators {
        last_modified: since.clone(),
        ..feed.validators()
    };
    let request = Request::feed(address(&server.url("/old"))).unless(known);
    let new = address(&server.url("/new"));
    let same = Unchanged {
        address: new.clone(),
        moved: Some(new.clone()),
        validators: Validators {
            address: Some(new),
            etag: Some(CleanText::line("\"two\"")),
            last_modified: since,
        },
    };
    assert_eq!(
        client().fetch(request, &|_| Flow::Continue),
        Ok(Fetched::NotModified(Box::new(same)))
    );
}

#[test]
fn a_name_of_a_state_that_could_not_be_sent_back_as_it_was_is_not_kept() {
    let server = Server::of(|target| {
        let etag = match target {
            "/odd" => "\"a  b\"",
            "/hidden" => "\"a\u{ad}b\"",
            _ => "W/\"a\"",
        };
        answer(
            "200 OK",
            &[("Content-Type", "text/xml"), ("ETag", etag)],
            RSS,
        )
    });
    assert_eq!(fetch_feed(&server.url("/odd")).unwrap().etag, None);
    assert_eq!(fetch_feed(&server.url("/hidden")).unwrap().etag, None);
    let plain = fetch_feed(&server.url("/plain")).unwrap();
    assert_eq!(plain.etag.as_deref(), Some("W/\"a\""));
}

#[test]
fn a_server_tells_when_to_ask_again_and_which_address_says_so() {
    let server = Server::of(|target| {
        let (status, after) = match target {
            "/on" => return leads_to("/429"),
            "/429" => ("429 Too Many Requests", "120"),
            "/503" => ("503 Service Unavailable", "Sun, 06 Nov 1994 08:49:37 GMT"),
            "/soon" => ("503 Service Unavailable", "soon"),
            _ => ("410 Gone", ""),
        };
        answer(status, &[("Retry-After", after)], b"")
    });
    let told = |path: &str| match fetch_feed(&server.url(path)).unwrap_err() {
        FetchError::Status {
            address,
            status,
            after,
            ..
        } => (address.path().to_owned(), status, after),
        other => panic!("{other}"),
    };
    let time = "1994-11-06T08:49:37Z".parse().unwrap();
    let own = |path: &str, status, after| (path.to_owned(), status, after);
    assert_eq!(told("/429"), own("/429", 429, Some(After::Seconds(120))));
    assert_eq!(told("/on"), own("/429", 429, Some(After::Seconds(120))));
    assert_eq!(told("/503"), own("/503", 503, Some(After::At(time))));
    assert_eq!(told("/soon"), own("/soon", 503, None));
    assert_eq!(told("/gone"), own("/gone", 410, None));
}
