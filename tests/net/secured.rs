//! Secure connections: whom a certificate is believed from, and what is said where it is not.

use std::{fs, path::PathBuf};

use briefreader::net::{Client, FetchError};
use tempfile::TempDir;

use crate::{
    client, fetch,
    secure::{Authority, Secure},
    server::{Server, answer, leads_to, plain},
    text,
};

const STORY: &str = "The boat sank on Monday.";

/// A client that believes what stands in a file, and to whom every name is that of this machine.
fn believing(contents: &str) -> (Client, TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("roots.pem");
    fs::write(&file, contents).unwrap();
    (here().trusting(&file), folder, file)
}

fn here() -> Client {
    client().looking_up(|_, port| Ok(vec![([127, 0, 0, 1], port).into()]))
}

#[test]
fn a_page_comes_from_a_server_that_somebody_vouches_for_who_is_believed() {
    let authority = Authority::new("Harbour");
    let server = Secure::new(&authority, "localhost", |path| {
        plain(&format!("{STORY} {path}"))
    });
    let (client, ..) = believing(&authority.pem());
    let page = fetch(&client, &server.url("localhost", "/a")).unwrap();
    assert_eq!(page.bytes, format!("{STORY} /a").as_bytes());
    assert_eq!(page.address.as_str(), server.url("localhost", "/a"));
    assert_eq!(server.asked(), 1);
}

#[test]
fn a_redirect_to_a_secure_connection_is_followed_and_told_as_a_move() {
    let authority = Authority::new("Harbour");
    let secure = Secure::new(&authority, "localhost", |_| plain(STORY));
    let to = secure.url("localhost", "/b");
    let leads = [("Location", to.as_str())];
    let moved = answer("301 Moved Permanently", &leads, b"");
    let server = Server::of(move |_| moved.clone());
    let (client, ..) = believing(&authority.pem());
    let page = fetch(&client, &server.url("/a")).unwrap();
    assert_eq!(page.bytes, STORY.as_bytes());
    assert_eq!(page.address.as_str(), to);
    assert_eq!(page.moved.unwrap().as_str(), to);
    assert_eq!((server.asked().len(), secure.asked()), (1, 1));
}

#[test]
fn a_way_from_a_secure_connection_to_another_server_is_checked_there_anew() {
    let (known, unknown) = (Authority::new("Harbour"), Authority::new("Hill"));
    let second = Secure::new(&unknown, "localhost", |_| plain(STORY));
    let to = second.url("localhost", "/b");
    let first = Secure::new(&known, "localhost", move |_| leads_to(&to));
    let (client, ..) = believing(&known.pem());
    let error = text(&client, &first.url("localhost", "/a")).unwrap_err();
    assert!(matches!(error, FetchError::Unknown { .. }), "{error:?}");
    assert_eq!((first.asked(), second.asked()), (1, 0));
}

#[test]
fn nobody_is_believed_who_is_not_known() {
    let authority = Authority::new("Harbour");
    let server = Secure::new(&authority, "localhost", |_| plain(STORY));
    let other = believing(&Authority::new("Hill").pem());
    for client in [here(), other.0] {
        let error = text(&client, &server.url("localhost", "/a")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "The connection to localhost is not secure: nobody who is believed vouches for it."
        );
        assert!(error.hint().unwrap().contains("SSL_CERT_FILE"));
        assert_eq!(error.reason(), "not secure");
    }
    assert_eq!(server.asked(), 0, "nothing was asked for");
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let authority = Authority::new("Harbour");
    let server = Secure::new(&authority, "localhost", |_| plain(STORY));
    let (client, ..) = believing(&authority.pem());
    let error = text(&client, &server.url("desk.example", "/a")).unwrap_err();
    assert!(matches!(error, FetchError::Insecure { .. }), "{error:?}");
    assert_eq!(server.asked(), 0);
}

#[test]
fn a_file_without_certificates_is_named_and_keeps_no_plain_page_away() {
    let authority = Authority::new("Harbour");
    let secure = Secure::new(&authority, "localhost", |_| plain(STORY));
    let (client, _folder, file) = believing("no certificate\n");
    let missing = here().trusting(&file.with_file_name("missing.pem"));
    for client in [client, missing] {
        let error = text(&client, &secure.url("localhost", "/a")).unwrap_err();
        assert!(
            matches!(error, FetchError::NoCertificates { .. }),
            "{error:?}"
        );
        assert!(error.to_string().contains(".pem"), "{error}");
        let server = Server::of(|_| plain(STORY));
        assert_eq!(text(&client, &server.url("/a")).unwrap(), STORY);
    }
}
