//! Servers that send too much, too slowly or without an end.

use std::{
    cell::Cell,
    io::Write,
    sync::{Arc, Mutex, mpsc},
    thread,
};

use briefreader::{
    model::Flow,
    net::{FetchError, Lasted, Request, Stage},
};

use crate::{
    address, client, fetch, limited, seconds,
    server::{Server, head, plain},
};

const PLAIN: (&str, &str) = ("Content-Type", "text/plain");

fn lasted(error: &FetchError) -> Option<Lasted> {
    match error {
        FetchError::TooSlow { what, .. } => Some(*what),
        _ => None,
    }
}

#[test]
fn a_body_without_an_end_is_cut_off_at_the_limit() {
    // How many bytes the server could send before the line was cut.
    let sent = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&sent);
    let server = Server::new(move |_, stream| {
        stream.write_all(&head("200 OK", &[PLAIN]))?;
        loop {
            stream.write_all(&[b'a'; 4096])?;
            *counted.lock().unwrap() += 4096;
        }
    });
    let client = limited(|limits| limits.bytes = 1_000_000);
    let most = Cell::new(0);
    let error = client.fetch(Request::page(address(&server.url("/"))), &|now| {
        most.set(most.get().max(now.received));
        Flow::Continue
    });
    assert_eq!(error, Err(FetchError::TooLarge { limit: 1_000_000 }));
    assert!(most.get() <= 1_000_000);
    // The rest lies in the buffers of the system.
    assert!(*sent.lock().unwrap() < 30_000_000);
}

#[test]
fn a_body_that_says_that_it_is_too_long_is_not_read() {
    let server = Server::of(|_| head("200 OK", &[PLAIN, ("Content-Length", "20000001")]));
    let error = fetch(&client(), &server.url("/")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "It is larger than 20 MB, the most that is fetched."
    );
}

#[test]
fn as_many_bytes_as_may_come_are_taken() {
    let server = Server::of(|_| plain(&"a".repeat(1000)));
    assert!(fetch(&limited(|limits| limits.bytes = 1000), &server.url("/")).is_ok());
    let error = fetch(&limited(|limits| limits.bytes = 999), &server.url("/")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "It is larger than 999 bytes, the most that is fetched."
    );
}

#[test]
fn bytes_that_drip_are_ended_by_the_limit_of_the_whole() {
    let server = Server::new(|request, stream| {
        let start = head("200 OK", &[PLAIN]);
        if request.target == "/body" {
            stream.write_all(&start)?;
        } else {
            stream.write_all(b"HTTP/1.1 200 OK\r\nX: ")?;
        }
        loop {
            stream.write_all(b"a")?;
            thread::sleep(seconds(0.01));
        }
    });
    let client = limited(|limits| {
        limits.whole = seconds(0.5);
        limits.reading = seconds(5.0);
    });
    for path in ["/body", "/headers"] {
        let error = fetch(&client, &server.url(path)).unwrap_err();
        assert_eq!(lasted(&error), Some(Lasted::Whole), "{path}: {error}");
        let said = "The page was not there within 0.5 seconds, the longest that is waited for one.";
        assert_eq!(error.to_string(), said);
    }
}

#[test]
fn a_server_that_says_nothing_is_left() {
    let (keep, kept) = mpsc::channel();
    let keep = Mutex::new(keep);
    let server = Server::new(move |request, stream| {
        if request.target == "/body" {
            stream.write_all(&head("200 OK", &[PLAIN]))?;
            stream.write_all(b"The first words")?;
        }
        // Nothing more, and no end.
        keep.lock().unwrap().send(stream.try_clone()?).unwrap();
        Ok(())
    });
    let client = limited(|limits| limits.reading = seconds(0.3));
    for path in ["/body", "/headers"] {
        let error = fetch(&client, &server.url(path)).unwrap_err();
        assert_eq!(lasted(&error), Some(Lasted::Reading), "{path}: {error}");
    }
    drop(kept);
}

#[test]
fn redirects_count_to_the_whole() {
    let server = Server::new(|request, stream| {
        thread::sleep(seconds(0.2));
        let next = format!("{}a", request.target);
        stream.write_all(&crate::server::leads_to(&next))
    });
    let client = limited(|limits| {
        limits.whole = seconds(0.5);
        limits.redirects = 1000;
    });
    let error = fetch(&client, &server.url("/")).unwrap_err();
    assert_eq!(lasted(&error), Some(Lasted::Whole), "{error}");
    assert!(server.asked().len() <= 3);
}

#[test]
fn headers_are_bounded() {
    let server = Server::new(|request, stream| {
        let many = request.target == "/many";
        stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
        for number in 0.. {
            let line = if many {
                format!("X-{number}: a\r\n")
            } else {
                "a".repeat(4096)
            };
            stream.write_all(line.as_bytes())?;
        }
        Ok(())
    });
    for path in ["/many", "/long"] {
        let error = fetch(&client(), &server.url(path)).unwrap_err();
        assert!(
            matches!(error, FetchError::TooManyHeaders { .. }),
            "{path}: {error}"
        );
    }
}

#[test]
fn what_ends_before_its_end_is_not_taken_for_the_whole() {
    let server = Server::new(|request, stream| {
        let bytes: &[u8] = match request.target.as_str() {
            "/length" => b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nToo short.",
            "/chunks" => {
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nToo short.\r\n"
            }
            "/chunk" => b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nToo short.",
            "/headers" => b"HTTP/1.1 200 OK\r\nContent-Le",
            _ => b"",
        };
        stream.write_all(bytes)
    });
    for path in ["/length", "/chunks", "/chunk", "/headers", "/nothing"] {
        let error = fetch(&client(), &server.url(path)).unwrap_err();
        assert!(matches!(error, FetchError::Cut { .. }), "{path}: {error}");
        assert!(error.hint().is_some());
    }
}

#[test]
fn a_length_that_is_too_small_bounds_what_is_read() {
    let server =
        Server::of(|_| b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nText and more.".to_vec());
    assert_eq!(fetch(&client(), &server.url("/")).unwrap().bytes, b"Text");
}

#[test]
fn chunks_are_put_together() {
    let server = Server::of(|_| {
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nThese\r\n7;x=y\r\n belong\r\n0\r\n\r\n"
            .to_vec()
    });
    assert_eq!(
        fetch(&client(), &server.url("/")).unwrap().bytes,
        b"These belong"
    );
}

#[test]
fn a_stop_returns_though_the_server_goes_on() {
    let server = Server::new(|request, stream| {
        if request.target == "/body" {
            stream.write_all(&head("200 OK", &[PLAIN]))?;
            stream.write_all(b"words")?;
        }
        // Until the other side hangs up, which is what this test waits for.
        let mut buffer = [0; 16];
        while std::io::Read::read(stream, &mut buffer)? > 0 {}
        Ok(())
    });
    for (path, stage) in [("/headers", Stage::Asking), ("/body", Stage::Reading)] {
        let error = client().fetch(Request::page(address(&server.url(path))), &|now| {
            if now.stage == stage && (stage == Stage::Asking || now.received > 0) {
                return Flow::Stop;
            }
            Flow::Continue
        });
        assert_eq!(error, Err(FetchError::Stopped), "{path}");
    }
}

#[test]
fn how_far_it_is_is_told() {
    let (go, gone) = mpsc::channel();
    let gone = Mutex::new(gone);
    let server = Server::new(move |_, stream| {
        stream.write_all(&head("200 OK", &[PLAIN, ("Content-Length", "10")]))?;
        stream.write_all(b"First")?;
        gone.lock().unwrap().recv().ok();
        stream.write_all(b"After")
    });
    let page = client().fetch(Request::page(address(&server.url("/"))), &|now| {
        assert_eq!(&*now.host, "127.0.0.1");
        if now.received == 5 {
            assert_eq!((now.stage, now.expected), (Stage::Reading, Some(10)));
            go.send(()).ok();
        }
        Flow::Continue
    });
    assert!(page.is_ok());
}

/// Answers with what has no end and is nothing of a page, and tells when nobody takes it any more.
fn endless(start: &'static [u8], more: &'static [u8]) -> (Server, mpsc::Receiver<()>) {
    let (left, is_left) = mpsc::channel();
    let left = Mutex::new(left);
    let server = Server::new(move |_, stream| {
        stream.write_all(start)?;
        while stream.write_all(more).is_ok() {}
        left.lock().unwrap().send(()).unwrap();
        Ok(())
    });
    (server, is_left)
}

#[test]
fn trailers_and_answers_before_the_answer_are_bounded_as_headers_are() {
    let trailers =
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n\
        5\r\nwords\r\n0\r\n";
    let line = concat!(
        "X-Trailer: ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "\r\n"
    );
    let early = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
    for (start, more) in [
        (trailers.as_slice(), line.as_bytes()),
        (b"", early.as_slice()),
    ] {
        let (server, is_left) = endless(start, more);
        let error = fetch(&client(), &server.url("/")).unwrap_err();
        let is_bounded = matches!(error, FetchError::TooManyHeaders { .. });
        assert!(is_bounded, "{error}");
        is_left.recv().unwrap();
    }
}

#[test]
fn a_chunk_that_does_not_say_its_length_is_no_web_servers() {
    let start =
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5;";
    let (server, _) = endless(start, b"extension");
    let error = fetch(&client(), &server.url("/")).unwrap_err();
    let is_said = matches!(
        error,
        FetchError::NotHttp { .. } | FetchError::TooManyHeaders { .. }
    );
    assert!(is_said, "{error}");
}

#[test]
fn nothing_more_is_read_for_what_is_not_wanted_any_more() {
    // Without the stop it would be read for as long as all of it may take, which is longer than this waits.
    let early = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
    let (server, is_left) = endless(b"", early);
    let client = limited(|limits| {
        limits.headers = usize::MAX / 2;
        limits.whole = seconds(3600.0);
    });
    let asked = Request::page(address(&server.url("/")));
    let error = client.fetch(asked, &|_| {
        if server.asked().is_empty() {
            Flow::Continue
        } else {
            Flow::Stop
        }
    });
    assert_eq!(error, Err(FetchError::Stopped));
    is_left.recv().unwrap();
}

#[test]
fn small_chunks_may_have_more_around_them_than_in_them() {
    let mut bytes = head("200 OK", &[PLAIN, ("Transfer-Encoding", "chunked")]);
    for _ in 0..20_000 {
        bytes.extend(b"1;name=value\r\na\r\n");
    }
    bytes.extend(b"0\r\nX-Trailer: words\r\n\r\n");
    let server = Server::of(move |_| bytes.clone());
    let page = fetch(&client(), &server.url("/")).unwrap();
    assert_eq!(page.bytes, vec![b'a'; 20_000]);
}

#[test]
fn what_stands_around_small_chunks_has_an_end_too() {
    let server = Server::new(|_, stream| {
        stream.write_all(&head("200 OK", &[PLAIN, ("Transfer-Encoding", "chunked")]))?;
        loop {
            stream.write_all(b"000000000000000001\r\na\r\n")?;
        }
    });
    let client = limited(|limits| limits.bytes = 200_000);
    let most = Cell::new(0);
    let error = client.fetch(Request::page(address(&server.url("/"))), &|now| {
        most.set(most.get().max(now.received));
        Flow::Continue
    });
    assert_eq!(error, Err(FetchError::TooLarge { limit: 200_000 }));
    assert!(most.get() < 20_000);
}
