//! Addresses that lead on, and what a server tells besides the page.

use briefreader::{
    import::Kind,
    model::{CleanText, Flow},
    net::{Client, FetchError, Fetched, Limits, Reach, Request, Unchanged, Validators},
};

use crate::{
    address, client, fetch,
    server::{Server, answer, leads_to, plain},
    text,
};

/// A server where `/n` leads to `/n-1`, and `/0` is a page.
fn stairs() -> Server {
    Server::of(
        |target| match target.trim_start_matches('/').parse::<usize>() {
            Ok(0) => plain("At the bottom."),
            Ok(step) => leads_to(&format!("/{}", step - 1)),
            Err(_) => answer("404 Not Found", &[], b""),
        },
    )
}

#[test]
fn ten_redirects_are_followed_and_no_more() {
    let server = stairs();
    let page = fetch(&client(), &server.url("/10")).unwrap();
    assert_eq!(page.bytes, b"At the bottom.");
    assert_eq!(page.address.as_str(), server.url("/0"));
    assert_eq!(server.asked().len(), 11);
    let error = fetch(&client(), &server.url("/11")).unwrap_err();
    assert_eq!(error, FetchError::LeadsOn { most: 10 });
    assert_eq!(error.to_string(), "It was redirected more than 10 times.");
}

#[test]
fn a_circle_is_seen_as_soon_as_it_closes() {
    let server = Server::of(|target| match target {
        "/a" => leads_to("/b#part"),
        "/b" => leads_to("c"),
        _ => leads_to("/b"),
    });
    let error = fetch(&client(), &server.url("/a")).unwrap_err();
    let at = CleanText::line(&server.url("/b"));
    assert_eq!(error, FetchError::Circle { address: at });
    assert_eq!(server.asked().len(), 3);
    // Also one that leads to itself, as where a cookie is wanted.
    let server = Server::of(|_| leads_to("/"));
    let error = fetch(&client(), &server.url("/")).unwrap_err();
    assert!(error.hint().unwrap().contains("cookies"));
}

#[test]
fn references_are_followed_from_where_they_stand() {
    let server = Server::of(|target| match target {
        "/a/b?c=d" => leads_to("../x/./y"),
        "/x/y" => leads_to("?e=f"),
        "/x/y?e=f" => plain("Found."),
        _ => answer("404 Not Found", &[], b""),
    });
    assert_eq!(
        text(&client(), &server.url("/a/b?c=d#g")).unwrap(),
        "Found."
    );
}

#[test]
fn what_leads_to_no_page_is_refused() {
    let server = Server::of(|target| match target {
        "/file" => leads_to("file:///etc/passwd"),
        "/script" => leads_to("javascript:alert(1)"),
        "/secret" => leads_to("https://me:secret@desk.example/"),
        "/broken" => leads_to("http://["),
        "/long" => leads_to(&format!("/{}", "a".repeat(9000))),
        "/escape" => leads_to("file:///\u{1b}[31m"),
        _ => answer("302 Found", &[], b""),
    });
    let said = |path: &str| fetch(&client(), &server.url(path)).unwrap_err().to_string();
    let only = "Only addresses of http and https are fetched.";
    assert_eq!(
        said("/file"),
        format!("It leads on to file:///etc/passwd. {only}")
    );
    assert_eq!(
        said("/script"),
        format!("It leads on to javascript:alert(1). {only}")
    );
    assert!(said("/secret").contains("a user name or a password"));
    assert!(said("/broken").contains("not the address of a web page"));
    assert!(said("/long").contains("longer than 8 KiB"));
    assert!(!said("/escape").contains('\u{1b}'));
    assert_eq!(
        said("/nowhere"),
        "It leads on to another address (302), and does not say to which."
    );
}

#[test]
fn a_page_that_leads_into_a_private_network_is_refused() {
    let inner = Server::of(|_| plain("A secret of this machine."));
    let to = inner.url("/");
    let outer = Server::of(move |_| leads_to(&to));
    // The names are those of public hosts to this client; the number is not.
    let port = outer.port();
    let client = Client::new(Limits::default(), Reach::Public)
        .looking_up(move |_, _| Ok(vec![([127, 0, 0, 1], port).into()]));
    let error = fetch(&client, &format!("http://desk.example:{port}/")).unwrap_err();
    assert!(matches!(error, FetchError::Private { .. }), "{error}");
    assert_eq!(
        outer.asked().len(),
        0,
        "a name is refused by what it leads to"
    );
    assert_eq!(inner.asked().len(), 0);
}

#[test]
fn what_the_server_tells_of_the_page_is_kept() {
    let server = Server::of(|_| {
        let headers = [
            ("Content-Type", "text/markdown; charset=utf-8"),
            ("ETag", "W/\"one\""),
            ("Last-Modified", "Sun, 23 Aug 2020 10:00:00 GMT"),
            ("Date", "Mon, 24 Aug 2020 10:00:00 GMT"),
            ("Content-Language", "en-GB"),
            ("Set-Cookie", "a=b"),
        ];
        answer("200 OK", &headers, b"# Cloud")
    });
    let page = fetch(&client(), &server.url("/a")).unwrap();
    assert_eq!(page.kind, Some(Kind::Markdown));
    assert_eq!(page.status, 200);
    assert_eq!(page.etag.as_deref(), Some("W/\"one\""));
    assert_eq!(
        page.media_type.as_deref(),
        Some("text/markdown; charset=utf-8")
    );
    assert_eq!(
        page.last_modified.as_deref(),
        Some("Sun, 23 Aug 2020 10:00:00 GMT")
    );
    assert_eq!(page.date.as_deref(), Some("Mon, 24 Aug 2020 10:00:00 GMT"));
    assert_eq!(page.language.as_deref(), Some("en-GB"));
    let asked = server.asked();
    let header = |name: &str| asked[0].header(name);
    let name = format!("briefreader/{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(header("user-agent"), Some(name.as_str()));
    assert_eq!(header("accept-encoding"), Some("gzip, deflate, br"));
    assert_eq!(header("accept-language"), Some("*"));
    assert!(header("accept").unwrap().starts_with("text/html, "));
    for absent in ["cookie", "referer", "if-none-match", "if-modified-since"] {
        assert_eq!(header(absent), None);
    }
    // The second request tells nothing of the first.
    fetch(&client(), &server.url("/b")).unwrap();
    assert_eq!(server.asked()[1].header("cookie"), None);
}

#[test]
fn a_server_is_asked_whether_its_page_has_changed() {
    let server = Server::new(|request, stream| {
        use std::io::Write;
        let is_known = request.header("if-none-match") == Some("\"one\"");
        let bytes = match request.target.as_str() {
            "/on" => leads_to("/a"),
            _ if is_known => b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec(),
            _ => answer(
                "200 OK",
                &[("Content-Type", "text/plain"), ("ETag", "\"one\"")],
                b"Text.",
            ),
        };
        stream.write_all(&bytes)
    });
    let validators = Validators {
        address: Some(address(&server.url("/a"))),
        etag: Some(CleanText::line("\"one\"")),
        last_modified: Some(CleanText::line("Sun, 23 Aug 2020 10:00:00 GMT")),
    };
    let ask = |path: &str, validators: &Validators| {
        let request = Request::page(address(&server.url(path))).unless(validators.clone());
        client().fetch(request, &|_| Flow::Continue)
    };
    let same = Fetched::NotModified(Box::new(Unchanged {
        address: address(&server.url("/a")),
        moved: None,
        validators: validators.clone(),
    }));
    assert_eq!(ask("/a", &validators).as_ref(), Ok(&same));
    let since = server.asked()[0]
        .header("if-modified-since")
        .map(str::to_owned);
    assert_eq!(since.as_deref(), Some("Sun, 23 Aug 2020 10:00:00 GMT"));
    // What leads there is not told of it.
    assert_eq!(ask("/on", &validators), Ok(same));
    assert_eq!(server.asked()[1].header("if-none-match"), None);
    assert!(matches!(
        ask("/a", &Validators::default()),
        Ok(Fetched::Page(_))
    ));
    assert!(matches!(ask("/b", &validators), Ok(Fetched::Page(_))));
}

#[test]
fn an_answer_that_nobody_asked_for_is_no_page() {
    let server = Server::of(|_| b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec());
    let error = fetch(&client(), &server.url("/")).unwrap_err();
    assert_eq!(error.reason(), "status 304");
}
