//! Feeds that are followed from the screen, from a server on this machine.

use std::{
    fs,
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    pty::{Exit, Program, Pty, Scratch},
    server::{Server, answer, head},
};

crate::tests![
    a_feed_is_followed_asked_again_and_called_read,
    a_server_that_says_nothing_keeps_nobody_waiting,
    looking_for_a_feed_is_stopped_and_the_address_mended,
];

const SIZE: (u16, u16) = (110, 30);

const NAMES: [&str; 3] = ["one", "two", "three"];

/// As many entries as are never out: then nothing more comes than the head of the answer.
const SILENT: usize = usize::MAX;

/// Answers with a feed of so many entries as are out by then.
fn server(out: &Arc<AtomicUsize>) -> Server {
    let out = Arc::clone(out);
    Server::new(move |request, stream| {
        if request.target != "/news.xml" {
            return stream.write_all(&answer("404 Not Found", &[], b""));
        }
        let out = out.load(Ordering::Relaxed);
        if out == SILENT {
            stream.write_all(&head("200 OK", &[("Content-Type", "application/rss+xml")]))?;
            stream.flush()?;
            thread::sleep(Duration::from_secs(600));
            return Ok(());
        }
        let entries = NAMES.iter().take(out);
        let entries: String = entries
            .map(|name| {
                format!(
                    "<item><title>Harbour {name}</title><guid isPermaLink='false'>{name}</guid>\
                     <description>Nobody wants to say what the harbour costs, says {name}.</description></item>"
                )
            })
            .collect();
        let feed = format!(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Island Letter</title>\
             <description>News</description>{entries}</channel></rss>"
        );
        let head = [("Content-Type", "application/rss+xml")];
        stream.write_all(&answer("200 OK", &head, feed.as_bytes()))
    })
}

fn program(scratch: &Scratch) -> Program {
    fs::create_dir_all(scratch.file("home")).unwrap();
    Program::new(env!("CARGO_BIN_EXE_briefreader"))
        .variable("HOME", scratch.file("home"))
        .variable("BRIEFREADER_DATA_DIR", scratch.file("library"))
        .argument("--allow-private")
}

fn a_feed_is_followed_asked_again_and_called_read() {
    let out = Arc::new(AtomicUsize::new(2));
    let (scratch, server) = (Scratch::new("feeds-follow"), server(&out));
    let program = program(&scratch);
    let mut pty = Pty::spawn(&program, SIZE);
    pty.wait_for_text("ARTICLES");
    pty.send("gF");
    pty.wait_for_text("No feeds are followed yet.");
    pty.send("n");
    pty.wait_for_text("Address of a feed");
    pty.send(format!("{}\r", server.url("/news.xml")));
    pty.wait_for_text("2 new in one feed");
    pty.wait_for_text("▸ Island Letter");
    pty.send("\r");
    pty.wait_for_text("Feed: Island Letter");
    pty.wait_for_text("Harbour two");
    // What is new comes with the next asking.
    out.store(3, Ordering::Relaxed);
    pty.send("gF");
    pty.wait_for_text("1 feed · 2 unread");
    pty.send("gr");
    pty.wait_for_text("1 new in one feed");
    pty.wait_for_text("1 feed · 3 unread");
    pty.send("gM");
    pty.wait_for_text("Read: 3 articles");
    pty.wait_for_text("1 feed · 0 unread");
    pty.send("u");
    pty.wait_for_text("1 feed · 3 unread");
    pty.send("\r");
    pty.wait_for_text("Harbour three");
    // It is as it was left.
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
    let mut pty = Pty::spawn(&program, SIZE);
    pty.wait_for_text("Feed: Island Letter");
    pty.wait_for_text("Harbour three");
    pty.send("\u{1b}");
    pty.wait_for_text("briefreader");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn a_server_that_says_nothing_keeps_nobody_waiting() {
    let out = Arc::new(AtomicUsize::new(1));
    let (scratch, server) = (Scratch::new("feeds-silent"), server(&out));
    let mut pty = Pty::spawn(&program(&scratch), SIZE);
    pty.wait_for_text("ARTICLES");
    pty.send("gFn");
    pty.wait_for_text("Address of a feed");
    pty.send(format!("{}\r", server.url("/news.xml")));
    pty.wait_for_text("1 new in one feed");
    out.store(SILENT, Ordering::Relaxed);
    pty.send("gr");
    pty.wait_for_text("feeds 0 of 1");
    pty.send("gU");
    pty.wait_for_text("stopped");
    pty.send("gr");
    pty.wait_for_text("feeds 0 of 1");
    // What is read goes on meanwhile, and the program ends at once.
    pty.send("\r");
    pty.wait_for_text("Harbour one");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn looking_for_a_feed_is_stopped_and_the_address_mended() {
    let out = Arc::new(AtomicUsize::new(SILENT));
    let (scratch, server) = (Scratch::new("feeds-mended"), server(&out));
    let mut pty = Pty::spawn(&program(&scratch), SIZE);
    pty.wait_for_text("ARTICLES");
    pty.send("gFn");
    pty.wait_for_text("Address of a feed");
    pty.send(format!("{}\r", server.url("/news.xml")));
    pty.wait_for_text("Esc stops that");
    pty.send("\u{1b}");
    pty.wait_for_text("any more");
    // What was typed is still there, and leads on to what is no feed.
    pty.send("x\r");
    pty.wait_for_text("has no such page");
    out.store(1, Ordering::Relaxed);
    pty.send("\u{7f}\r");
    pty.wait_for_text("1 new in one feed");
    pty.wait_for_text("▸ Island Letter");
    pty.send("qq");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}
