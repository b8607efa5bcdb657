//! Hosts that are not asked, and answers that are no pages.

use std::{
    io::{self, Read, Write},
    net::{IpAddr, SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use briefreader::net::{Client, FetchError, Limits, Reach};

use crate::{
    client, fetch,
    server::{Server, answer, plain},
};

/// A client to whom every name is that of these addresses, with how often it has looked one up.
fn named(reach: Reach, addresses: &[&str]) -> (Client, Arc<AtomicUsize>) {
    let addresses: Vec<IpAddr> = addresses.iter().map(|text| text.parse().unwrap()).collect();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let client = Client::new(Limits::default(), reach).looking_up(move |_, port| {
        counted.fetch_add(1, Ordering::SeqCst);
        Ok(addresses
            .iter()
            .map(|address| SocketAddr::new(*address, port))
            .collect())
    });
    (client, count)
}

#[test]
fn private_hosts_are_refused_in_every_spelling_and_never_asked() {
    let server = Server::of(|_| plain("A secret of this machine."));
    let port = server.port();
    let (client, looked_up) = named(Reach::Public, &["127.0.0.1"]);
    for host in [
        "127.0.0.1",
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "0x7f.1",
        "2130706433",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "10.0.0.1",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
    ] {
        let error = fetch(&client, &format!("http://{host}:{port}/")).unwrap_err();
        assert!(
            matches!(error, FetchError::Private { .. }),
            "{host}: {error}"
        );
        assert!(error.hint().unwrap().contains("--allow-private"));
    }
    assert_eq!(looked_up.load(Ordering::SeqCst), 0);
    assert!(server.asked().is_empty());
}

#[test]
fn a_name_of_a_private_address_is_refused_at_the_connection() {
    let server = Server::of(|_| plain("A secret of this machine."));
    for address in [
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "fd00::1",
        "::ffff:127.0.0.1",
        "0.0.0.0",
    ] {
        let (client, looked_up) = named(Reach::Public, &[address]);
        let error = fetch(&client, &format!("http://desk.example:{}/", server.port())).unwrap_err();
        assert!(
            matches!(error, FetchError::Private { .. }),
            "{address}: {error}"
        );
        assert_eq!(
            error.to_string(),
            "desk.example is at a private or local address, and pages are fetched from public ones only."
        );
        assert_eq!(looked_up.load(Ordering::SeqCst), 1, "no second look-up");
    }
    assert!(server.asked().is_empty());
}

#[test]
fn of_several_addresses_the_private_ones_are_left_out() {
    let server = Server::of(|_| plain("A secret of this machine."));
    // Nobody listens at the public one, but a name that has one is not refused as private.
    let client = Client::new(
        Limits {
            whole: std::time::Duration::from_millis(300),
            ..Limits::default()
        },
        Reach::Public,
    )
    .looking_up(|_, port| {
        let addresses: [IpAddr; 2] = [[127, 0, 0, 1].into(), [1, 1, 1, 1].into()];
        Ok(addresses
            .iter()
            .map(|address| SocketAddr::new(*address, port))
            .collect())
    });
    let error = fetch(&client, &format!("http://desk.example:{}/", server.port())).unwrap_err();
    assert!(!matches!(error, FetchError::Private { .. }), "{error}");
    assert!(server.asked().is_empty());
}

#[test]
fn what_a_person_allows_is_fetched() {
    let server = Server::of(|_| plain("A wiki of the office."));
    let (client, _) = named(Reach::Anywhere, &["127.0.0.1"]);
    for host in ["127.0.0.1", "wiki.example", "wiki"] {
        let page = fetch(&client, &format!("http://{host}:{}/", server.port())).unwrap();
        assert_eq!(page.bytes, b"A wiki of the office.");
    }
}

#[test]
fn a_name_that_nobody_has_is_told() {
    let client = client().looking_up(|_, _| Err(io::Error::other("no such name")));
    let error = fetch(&client, "http://desk.example/").unwrap_err();
    assert_eq!(
        error.to_string(),
        "There is no host desk.example, or its name could not be looked up."
    );
    let (client, _) = named(Reach::Anywhere, &[]);
    assert_eq!(fetch(&client, "http://desk.example/").unwrap_err(), error);
}

#[test]
fn a_name_that_can_not_be_looked_up_for_now_is_not_one_that_nobody_has() {
    for said in [
        "failed to lookup address information: Temporary failure in name resolution",
        "failed to lookup address information: Try again",
    ] {
        let client = client().looking_up(move |_, _| Err(io::Error::other(said)));
        let error = fetch(&client, "http://desk.example/").unwrap_err();
        assert_eq!(
            error.to_string(),
            "desk.example can't be reached from this machine at the moment, which may be offline."
        );
    }
}

/// The systems have no way for this protocol to an address of all, whether there is a connection or not.
#[cfg(target_os = "linux")]
#[test]
fn that_no_way_leads_there_is_told_unless_one_leads_to_another_address_of_the_host() {
    let (alone, _) = named(Reach::Anywhere, &["255.255.255.255"]);
    let error = fetch(&alone, "http://desk.example/").unwrap_err();
    assert!(matches!(error, FetchError::Offline { .. }), "{error}");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let url = format!("http://desk.example:{port}/");
    let (beside, _) = named(Reach::Anywhere, &["127.0.0.1", "255.255.255.255"]);
    let error = fetch(&beside, &url).unwrap_err();
    assert_eq!(
        error.to_string(),
        "desk.example could not be reached: none of its addresses answers."
    );
}

#[test]
fn a_port_where_nobody_listens_is_told() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let error = fetch(&client(), &format!("http://127.0.0.1:{port}/")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 could not be reached: it accepts no connection there."
    );
}

#[test]
fn a_server_that_speaks_otherwise_is_told() {
    let server = Server::of(|_| b"220 mail.example ESMTP\r\n".to_vec());
    let error = fetch(&client(), &server.url("/")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 does not answer as a web server does."
    );
}

#[test]
fn a_server_that_does_not_keep_secrets_is_not_asked_for_any() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
        // Until the other side hangs up.
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).ok();
    });
    let error = fetch(&client(), &format!("https://127.0.0.1:{port}/")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 gives no answer over a secure connection (TLS)."
    );
    server.join().unwrap();
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    let server = Server::of(|target| {
        let media_type = target.trim_start_matches('/');
        answer("200 OK", &[("Content-Type", media_type)], b"\x89PNG")
    });
    let said = |path: &str| fetch(&client(), &server.url(path)).unwrap_err().to_string();
    assert_eq!(
        said("/image/png"),
        "It is a picture (image/png), not a text."
    );
    assert_eq!(said("/video/mp4"), "It is a film (video/mp4), not a text.");
    assert_eq!(
        said("/application/pdf"),
        "It is a PDF (application/pdf), not a text."
    );
    assert_eq!(
        said("/application/zip"),
        "It is an archive (application/zip), not a text."
    );
    for unknown in ["/application/octet-stream", "/text/xml"] {
        assert_eq!(fetch(&client(), &server.url(unknown)).unwrap().kind, None);
    }
}

#[test]
fn each_status_has_a_sentence_and_a_next_step() {
    let server = Server::of(|target| {
        let status = format!("{} Whatever", target.trim_start_matches('/'));
        answer(&status, &[("Retry-After", "120")], b"A page that says so.")
    });
    let table = [
        (
            "401",
            "127.0.0.1 shows it only to those who are signed in (401).",
        ),
        (
            "402",
            "127.0.0.1 shows it only to those who have paid (402).",
        ),
        ("403", "127.0.0.1 refuses it (403)."),
        ("404", "127.0.0.1 has no such page (404)."),
        ("410", "127.0.0.1 has taken the page away for good (410)."),
        (
            "429",
            "127.0.0.1 was asked too often (429), and asks to wait for 120 seconds.",
        ),
        ("451", "127.0.0.1 may not show it, for legal reasons (451)."),
        ("503", "127.0.0.1 can't show it at the moment (503)."),
        (
            "418",
            "127.0.0.1 answers with the status 418, not with the page.",
        ),
        (
            "206",
            "127.0.0.1 answers with the status 206, not with the page.",
        ),
    ];
    for (status, sentence) in table {
        let error = fetch(&client(), &server.url(&format!("/{status}"))).unwrap_err();
        assert_eq!(error.to_string(), sentence);
        assert_eq!(error.reason(), format!("status {status}"));
        assert!(error.hint().is_some());
    }
}
