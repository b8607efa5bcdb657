use std::{
    io::{Read, Write},
    sync::mpsc,
};

use serde_json::{Value, json};

use crate::{
    library::{Answer, Library, assert_is_id},
    secure::{Authority, Secure},
    server::{Server, answer, head, leads_to, plain},
};

const STORY: &str = "The vendor offers a package to governments abroad. Its devices work offline.";

/// A site with a page, one that leads there, a picture, and nothing else.
fn site() -> Server {
    Server::of(|target| match target.split('?').next() {
        Some("/a") => answer(
            "200 OK",
            &[
                ("Content-Type", "text/plain; charset=utf-8"),
                ("ETag", "\"one\""),
                ("Last-Modified", "Sun, 23 Aug 2020 10:00:00 GMT"),
            ],
            format!("Cloud package\n\n{STORY}\n").as_bytes(),
        ),
        Some("/page") => answer(
            "200 OK",
            &[("Content-Type", "text/html; charset=utf-8")],
            PAGE.as_bytes(),
        ),
        Some("/to/a") => leads_to("/a"),
        Some("/picture") => answer("200 OK", &[("Content-Type", "image/png")], b"\x89PNG"),
        _ => answer("404 Not Found", &[], b""),
    })
}

const PAGE: &str = "<!doctype html><html lang=en><head><title>Harbour closed for two days</title>\
    <meta property=og:title content='Harbour closed for two days'>\
    <meta name=description content='Ice has closed the harbour.'>\
    <meta property=og:site_name content='Lantern Post'></head><body><nav><a href=/>Home</a></nav>\
    <article><h1>Harbour closed for two days</h1>\
    <p>The harbour in the north was closed for two days because of ice, the pilots say. Ships wait \
    outside, and nobody knows when the next one may come in.</p>\
    <p>Ice of this thickness was last seen twenty years ago, according to the office that keeps the \
    records of the harbour, and it may take until the end of the week to break it.</p></article>\
    </body></html>";

/// Runs a command that may ask this machine.
fn add(library: &Library, more: &[&str]) -> Value {
    let mut arguments = vec!["add", "--allow-private", "--format", "json"];
    arguments.extend(more);
    serde_json::from_str(&library.run(&arguments).stdout).unwrap()
}

#[test]
fn a_page_is_added_by_its_url_and_named_by_any_spelling_of_it() {
    let (library, site) = (Library::new(), site());
    let url = site.url("/a?utm_source=mail");
    let id = library.id(&["add", "--allow-private", &url]);
    for twin in [site.url("/a"), site.url("/a#top"), site.url("/a?fbclid=x")] {
        let shown: Value = library.json(&["show", &twin]);
        assert_eq!(shown["id"], json!(id), "{shown}");
        assert_eq!(add(&library, &[&twin])["articles"][0]["state"], "unchanged");
    }
}

#[test]
fn what_was_kept_of_a_page_is_told_and_its_bytes_come_back() {
    let (library, site) = (Library::new(), site());
    let id = library.id(&["add", "--allow-private", &site.url("/to/a")]);
    let shown = library.json(&["show", &id]);
    let mut fetched = shown["snapshots"][0]["fetched"].clone();
    let at = fetched.as_object_mut().unwrap().remove("at");
    assert_eq!(at.as_ref(), Some(&shown["snapshots"][0]["taken"]));
    assert_eq!(
        fetched,
        json!({
            "url": site.url("/a"),
            "status": 200,
            "media_type": "text/plain; charset=utf-8",
            "etag": "\"one\"",
            "last_modified": "Sun, 23 Aug 2020 10:00:00 GMT",
            "date": null,
            "language": null,
        })
    );
    assert_eq!(shown["url"], json!(site.url("/a")));
    assert_eq!(shown["found"], json!({ "url": "address" }));
    let original = library.ok(&["show", "--original", &id]);
    assert_eq!(original, format!("Cloud package\n\n{STORY}\n"));
    assert!(library.ok(&["check"]).contains("all is well"));
}

#[test]
fn a_page_in_html_becomes_its_article() {
    let (library, site) = (Library::new(), site());
    let id = library.id(&["add", "--allow-private", &site.url("/page")]);
    let shown = library.json(&["show", &id]);
    let article = &shown;
    assert_eq!(article["title"], "Harbour closed for two days");
    assert_eq!(article["source"], "Lantern Post");
    assert_eq!(article["language"], "en");
    assert_eq!(article["lead"], "Ice has closed the harbour.");
    assert_eq!(article["found"]["title"], "Open Graph");
    assert_eq!(article["found"]["lead"], "meta tag");
    let text = library.ok(&["show", &id]);
    assert!(
        text.contains("because of ice") && !text.contains("Home"),
        "{text}"
    );
    assert_eq!(library.ok(&["show", "--original", &id]), PAGE);
}

#[test]
fn several_pages_are_told_in_the_order_in_which_they_were_asked_for() {
    let (library, site) = (Library::new(), site());
    let other = Server::of(|target| plain(&format!("{STORY} This is page {target}.")));
    library.write("file.txt", STORY);
    let urls = [
        other.url("/1"),
        site.url("/picture"),
        other.url("/2"),
        site.url("/a"),
        site.url("/gone"),
    ];
    let mut sources: Vec<&str> = urls.iter().map(String::as_str).collect();
    sources.insert(2, "file.txt");
    let mut arguments = vec!["add", "--allow-private", "--format", "json"];
    arguments.extend(&sources);
    let answer = library.fails(1, &arguments);
    answer.says("127.0.0.1 has no such page (404).");
    answer.says("It is a picture (image/png), not a text.");
    let told: Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(
        told["skipped"],
        json!([
            { "source": urls[1], "reason": "not a text" },
            { "source": urls[4], "reason": "status 404" },
        ])
    );
    let articles = told["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 4);
    let texts = articles.iter().map(|article| {
        assert_is_id(article["id"].as_str().unwrap());
        library.ok(&["show", article["id"].as_str().unwrap()])
    });
    let texts: Vec<String> = texts.collect();
    for (text, words) in texts
        .iter()
        .zip(["page /1", STORY, "page /2", "Cloud package"])
    {
        assert!(text.contains(words), "{texts:?}");
    }
}

#[test]
fn a_secure_page_comes_from_whom_the_file_of_certificates_vouches_for() {
    let authority = Authority::new("Harbour");
    let server = Secure::new(&authority, "localhost", |_| plain(STORY));
    let library = Library::new();
    let file = library.write("roots.pem", authority.pem());
    let url = server.url("localhost", "/a");
    let add = |file: Option<&std::path::Path>| {
        let mut command = library.command(&["add", "--allow-private", &url]);
        if let Some(file) = file {
            command.env("SSL_CERT_FILE", file);
        }
        Answer::of(command)
    };
    let refused = add(None);
    assert_eq!(refused.status, 1);
    refused
        .says("The connection to localhost is not secure: nobody who is believed vouches for it.");
    refused.says("\nhint: ").says("SSL_CERT_FILE");
    let missing = file.with_file_name("missing.pem");
    add(Some(&missing)).says("missing.pem, in which no certificate can be read");
    let added = add(Some(&file));
    assert_eq!(added.status, 0, "{added:?}");
    let id = crate::library::one_id(&added.stdout);
    assert!(library.ok(&["show", &id]).contains(STORY));
}

#[test]
fn private_places_are_asked_only_where_that_is_allowed() {
    let (library, site) = (Library::new(), site());
    let url = site.url("/a");
    let answer = library.fails(1, &["add", &url]);
    answer.says("127.0.0.1 is a private or local address");
    answer.says("hint: To fetch it all the same, give `--allow-private`");
    assert!(site.asked().is_empty());
    let config = library.data_dir().join("config");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.ron"), "(allow_private: \"yes\")").unwrap();
    let answer = library.fails(1, &["add", &url]);
    answer.says("config.ron:1:17: ");
    std::fs::write(
        config.join("config.ron"),
        "(\n    allow_private: true,\n)\n",
    )
    .unwrap();
    library.id(&["add", &url]);
    let kept = std::fs::read_to_string(config.join("config.ron")).unwrap();
    assert_eq!(kept, "(\n    allow_private: true,\n)\n");
}

#[test]
fn what_is_no_address_is_told_with_the_next_step() {
    let library = Library::new();
    let answer = library.fails(2, &["add", "https://me:secret@desk.example/"]);
    answer.says("a user name or a password");
    library
        .fails(1, &["add", "desk.example/a"])
        .says("hint: For the page of that address, write https://desk.example/a.");
    library
        .fails(2, &["add", "ftp://desk.example/a"])
        .says("Only addresses of http and https are fetched.");
    // A file of that name is that file.
    library.write("https:/desk.example/a", STORY);
    library.id(&["add", "https://desk.example/a"]);
}

#[test]
fn an_article_is_revised_from_a_url() {
    let (library, site) = (Library::new(), site());
    let id = library.cloud();
    let arguments = ["revise", &id, &site.url("/a"), "--allow-private"];
    assert_eq!(library.json(&arguments)["articles"][0]["state"], "revised");
    library.fails(1, &["revise", &id, &site.url("/gone"), "--allow-private"]);
    library
        .fails(1, &["revise", &id, &site.url("/a")])
        .says("private");
}

#[test]
fn a_page_that_is_piped_has_the_address_that_is_said() {
    let (library, site) = (Library::new(), site());
    let url = site.url("/page");
    let mut command = library.command(&["add", "-", "--url", &url]);
    command.write_stdin(PAGE);
    let piped = Answer::of(command);
    let id = crate::library::one_id(&piped.stdout);
    let shown = library.json(&["show", &url]);
    assert_eq!(shown["id"], json!(id));
    assert_eq!(shown["title"], "Harbour closed for two days");
    let fetched = add(&library, &[&url]);
    assert_eq!(fetched["articles"][0]["id"], json!(id));
    assert_eq!(fetched["articles"][0]["state"], "unchanged");
}

#[test]
fn ctrl_c_and_a_wish_to_end_keep_what_is_done() {
    use nix::sys::signal::Signal;
    stopped_by(Signal::SIGINT, 130);
    stopped_by(Signal::SIGTERM, 143);
    #[cfg(target_os = "linux")]
    stopped_by(Signal::SIGHUP, 129);
}

fn stopped_by(signal: nix::sys::signal::Signal, status: i32) {
    // The first page is there at once; the second never ends.
    let (tell, told) = mpsc::channel();
    let tell = std::sync::Mutex::new(tell);
    let server = Server::new(move |request, stream| {
        if request.target == "/1" {
            return stream.write_all(&plain(STORY));
        }
        stream.write_all(&head("200 OK", &[("Content-Type", "text/plain")]))?;
        tell.lock().unwrap().send(()).unwrap();
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).map(drop)
    });
    let library = Library::new();
    let urls = ["/1", "/2", "/3"].map(|path| server.url(path));
    let mut arguments = vec!["add", "--allow-private", "--format", "json"];
    arguments.extend(urls.iter().map(String::as_str));
    arguments.push("file.txt");
    // One host is asked for one page at a time: by then the first one is in.
    let ended = library.ended_by(signal, &arguments, &told);
    assert_eq!(ended.status, status);
    assert_eq!(
        ended.stderr,
        "error: Stopped: 2 of 3 pages were not fetched.\n\
         hint: The same command goes on where it stopped.\n\
         error: Stopped: file.txt was not added.\n\
         hint: The same command begins it anew.\n"
    );
    let told: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(told["articles"].as_array().unwrap().len(), 1);
    assert_eq!(told["skipped"][0]["reason"], "stopped");
    let list = library.json(&["list"]);
    assert_eq!(list["articles"].as_array().unwrap().len(), 1);
}

#[test]
#[cfg(target_os = "linux")]
fn where_a_closed_terminal_is_to_be_ignored_it_goes_on() {
    let (tell, told) = mpsc::channel();
    let (go, gone) = mpsc::channel::<()>();
    let (tell, gone) = (std::sync::Mutex::new(tell), std::sync::Mutex::new(gone));
    let server = Server::new(move |request, stream| {
        if request.target == "/1" {
            tell.lock().unwrap().send(()).unwrap();
            gone.lock().unwrap().recv().unwrap();
        }
        stream.write_all(&plain(&format!("{STORY} {}", request.target)))
    });
    let library = Library::new();
    // As `nohup` does.
    let mut command = std::process::Command::new("sh");
    command
        .args(["-c", "trap '' HUP; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_briefreader"))
        .arg("--data-dir")
        .arg(library.data_dir())
        .args(["add", "--allow-private"])
        .args([server.url("/1"), server.url("/2")])
        .stdout(std::process::Stdio::piped());
    for proxy in crate::library::PROXIES {
        command.env_remove(proxy);
    }
    let child = command.spawn().unwrap();
    told.recv().unwrap();
    let id = nix::unistd::Pid::from_raw(i32::try_from(child.id()).unwrap());
    nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGHUP).unwrap();
    go.send(()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
}

#[test]
fn a_page_that_leads_into_a_private_network_is_not_followed_there() {
    let inner = Server::of(|_| plain("A secret of this machine."));
    let to = inner.url("/secret");
    // A proxy that makes a way to every host, so that the first one is there, and answers in its place.
    let proxy = Server::new(move |_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
        let mut asked = String::new();
        let mut byte = [0];
        while !asked.ends_with("\r\n\r\n") && stream.read(&mut byte)? > 0 {
            asked.push(char::from(byte[0]));
        }
        stream.write_all(&if asked.starts_with("GET /secret ") {
            plain("What the proxy has brought from there.")
        } else {
            leads_to(&to)
        })
    });
    let library = Library::new();
    let add = |more: &[&str]| {
        let mut arguments = vec!["add", "http://desk.example/a"];
        arguments.extend(more);
        let mut command = library.command(&arguments);
        command.env("http_proxy", proxy.url(""));
        command.env_remove("no_proxy").env_remove("NO_PROXY");
        Answer::of(command)
    };
    let refused = add(&[]);
    assert!(
        refused
            .stderr
            .contains("It leads on to 127.0.0.1, which is a private or local address"),
        "{refused:?}"
    );
    let hosts: Vec<String> = proxy.asked().into_iter().map(|way| way.target).collect();
    assert_eq!(
        hosts,
        ["desk.example:80"],
        "the first host was asked, and no other"
    );
    assert_eq!(inner.asked().len(), 0);
    // It is that check alone that has refused it.
    assert_eq!(add(&["--allow-private"]).status, 0);
    assert_eq!(proxy.asked().len(), 3);
}

/// Adds a page by way of what a variable names as the proxy.
fn add_by(variable: &str, proxy: &str) -> Answer {
    let library = Library::new();
    let mut command = library.command(&["add", "http://desk.example/a"]);
    command.env(variable, proxy);
    command.env_remove("no_proxy").env_remove("NO_PROXY");
    Answer::of(command)
}

#[test]
fn a_fault_of_the_proxy_is_told_as_the_proxys() {
    let listening = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = listening.local_addr().unwrap().to_string();
    drop(listening);
    let refusing = Server::of(|_| answer("407 Proxy Authentication Required", &[], b""));
    let at = refusing.url("").trim_start_matches("http://").to_owned();
    let strange = Server::of(|_| b"220 mail.example ready\r\n".to_vec());
    for (proxy, named, why) in [
        (
            format!("http://{closed}"),
            closed.clone(),
            "it accepts no connection there.",
        ),
        (refusing.url(""), at, "it answers with the status 407."),
        (
            strange.url(""),
            "127.0.0.1:".to_owned(),
            "it does not answer as a proxy does.",
        ),
        (
            "http://nosuchproxy.invalid:1".to_owned(),
            "nosuchproxy.invalid:1".to_owned(),
            "there is no such host.",
        ),
        (
            "garbage.invalid".to_owned(),
            "garbage.invalid:80".to_owned(),
            "there is no such host.",
        ),
    ] {
        let told = add_by("HTTP_PROXY", &proxy);
        assert_eq!(told.status, 1);
        told.says(&format!("The proxy that the environment names, {named}"));
        told.says(why);
        assert!(told.stderr.contains("hint: Look at ALL_PROXY"), "{told:?}");
    }
}

#[test]
fn a_variable_that_names_no_proxy_is_refused_without_its_words() {
    for variable in ["HTTP_PROXY", "https_proxy", "ALL_PROXY"] {
        let told = add_by(variable, "http://me:secret@[");
        assert_eq!(told.status, 1);
        told.says(&format!(
            "{variable} is set to what is no address of a proxy, so nothing is fetched."
        ));
        assert!(!told.stderr.contains("secret"), "{told:?}");
    }
}

#[test]
fn what_is_allowed_may_stand_before_the_command() {
    let (library, site) = (Library::new(), site());
    library.id(&["--allow-private", "add", &site.url("/a")]);
    let told = library.fails(2, &["--allow-private", "list"]);
    told.says("This command fetches nothing, so --allow-private says nothing to it.");
}

#[test]
fn names_and_passwords_are_neither_kept_nor_told() {
    let library = Library::new();
    let site = Server::of(|_| leads_to("http://me:secret@desk.example/b?token@x"));
    library.write("a.txt", STORY);
    for url in [
        "http://me:secret@desk.example/a",
        "me:secret@desk.example/a",
        "ftp://me:secret@desk.example/a",
    ] {
        let told = library.fails(2, &["add", "--url", url, "a.txt"]);
        told.says("It has a user name or a password in it, which would be kept with the article.");
        assert!(!told.stderr.contains("secret"), "{told:?}");
    }
    assert!(
        library.json(&["list"])["articles"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let id = library.id(&["add", "--url", "https://desk.example/@me", "a.txt"]);
    let told = library.fails(2, &["set", &id, "--url", "https://me:secret@desk.example/"]);
    assert!(!told.stderr.contains("secret"), "{told:?}");
    let typed = "http://me:secret@desk.example/a".to_owned();
    for (status, url) in [(2, typed), (1, site.url("/"))] {
        let arguments = ["add", "--allow-private", "--format", "json", &url];
        let told = library.fails(status, &arguments);
        told.says("…@desk.example");
        assert!(!told.stderr.contains("secret"), "{told:?}");
        assert!(!told.stdout.contains("secret"), "{told:?}");
    }
}
