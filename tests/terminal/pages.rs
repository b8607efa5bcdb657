//! Pages that are added from the screen, from a server on this machine.

use std::{
    ffi::OsStr,
    fs,
    io::Write,
    os::unix::ffi::OsStrExt,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use crate::{
    pty::{Exit, Program, Pty, Scratch, poll_until, replace},
    server::{Server, answer, head},
};

crate::tests![
    the_reader_opens_at_once_and_the_page_appears,
    pasted_addresses_are_added_and_one_is_ended,
    what_was_left_out_of_a_page_is_shown,
    a_page_with_another_headline_is_a_snapshot_of_its_article,
    names_of_files_are_taken_as_they_are,
    what_the_settings_allow_now_counts_for_the_next_page,
    a_window_that_is_left_tells_what_was_not_added,
];

const SIZE: (u16, u16) = (110, 30);

const WORDS: &str = "The council has looked at the plan for the harbour for a year, and three people who have seen it say \
    that it will cost more than was told. ";

/// A page with something around its article.
fn page(title: &str) -> Vec<u8> {
    written(title, WORDS, "")
}

/// A page of some words, with more in its head.
fn written(title: &str, words: &str, more: &str) -> Vec<u8> {
    let html = format!(
        "<!doctype html><html><head><title>{title}</title>{more}</head><body><nav><a href=/>Front page</a></nav>\
         <article><h1>{title}</h1><p>{words}</p><p>{words}Nobody wants to say so.</p><p>{words}</p></article>\
         <footer><p>Buy our paper, it is the best one of the town.</p></footer></body></html>"
    );
    answer("200 OK", &[("Content-Type", "text/html")], html.as_bytes())
}

/// Answers each path with a page, but `/slow`, of which nothing more comes than its head.
fn server() -> Server {
    Server::new(|request, stream| match request.target.as_str() {
        "/slow" => {
            stream.write_all(&head("200 OK", &[("Content-Type", "text/html")]))?;
            stream.write_all(b"<!doctype html><p>Some")?;
            stream.flush()?;
            thread::sleep(Duration::from_secs(600));
            Ok(())
        }
        "/gone" => stream.write_all(&answer("404 Not Found", &[], b"")),
        target => stream.write_all(&page(&format!(
            "Harbour {}",
            target.trim_start_matches('/')
        ))),
    })
}

fn program(scratch: &Scratch) -> Program {
    fs::create_dir_all(scratch.file("home")).unwrap();
    Program::new(env!("CARGO_BIN_EXE_briefreader"))
        .variable("HOME", scratch.file("home"))
        .variable("BRIEFREADER_DATA_DIR", scratch.file("library"))
        .argument("--allow-private")
}

/// Pastes as a terminal does that says so.
fn paste(pty: &mut Pty, text: &str) {
    pty.send(format!("\u{1b}[200~{text}\u{1b}[201~"));
}

fn the_reader_opens_at_once_and_the_page_appears() {
    let (scratch, server) = (Scratch::new("pages-open"), server());
    let program = program(&scratch).argument(server.url("/plan"));
    let mut pty = Pty::spawn(&program, SIZE);
    pty.wait_for_text("Added “Harbour plan”");
    pty.wait_for_text("Nobody wants to say so.");
    // It is read, not only seen beside the list.
    pty.wait_for_text("Enter menu");
    pty.send("qq");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn pasted_addresses_are_added_and_one_is_ended() {
    let (scratch, server) = (Scratch::new("pages-paste"), server());
    let mut pty = Pty::spawn(&program(&scratch), SIZE);
    pty.wait_for_text("ARTICLES");
    let addresses = ["/slow", "/gone", "/one", "/two"].map(|path| server.url(path));
    paste(&mut pty, &addresses.join("\r"));
    // What is said of it gives way to what comes of the first: the panel tells of all.
    pty.send("gi");
    pty.wait_for_text("ADDITIONS");
    pty.wait_for_text("Harbour one");
    pty.wait_for_text("Harbour two");
    pty.wait_for_text("not added");
    pty.wait_for_text("adding: fetching");
    // The first is the last row.
    pty.send("Gdd");
    pty.wait_for_text("cancelled");
    poll_until("the server was asked for all", || server.asked().len() == 4);
    pty.send("\u{1b}");
    pty.wait_for_text("ARTICLES");
    pty.wait_for_text("Harbour two");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn what_was_left_out_of_a_page_is_shown() {
    let (scratch, server) = (Scratch::new("pages-left-out"), server());
    let program = program(&scratch).argument(server.url("/plan"));
    let mut pty = Pty::spawn(&program, SIZE);
    pty.wait_for_text("Enter menu");
    assert!(!pty.text().contains("Buy our paper"), "{}", pty.text());
    pty.send("gL");
    pty.wait_for_text("LEFT OUT");
    pty.wait_for_text("Front page");
    pty.wait_for_text("Buy our paper");
    // Its last line is drawn last: before that the one of the reader still stands there.
    pty.wait_for_text("Esc back");
    pty.send("\u{1b}");
    pty.wait_for_text("Enter menu");
    // The list stands where the text is.
    pty.send("q");
    pty.wait_for_text("j k move");
    pty.wait_for_text("▸  Harbour plan");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn a_page_with_another_headline_is_a_snapshot_of_its_article() {
    // It names another address as its own, where there is nothing.
    const OWN: &str = "<link rel=canonical href=/own>";
    const ICE: &str =
        "Ships wait outside because of thick ice, and no pilot knows when it will break. ";

    let scratch = Scratch::new("pages-again");
    let server = Server::new({
        let times = AtomicUsize::new(0);
        move |request, stream| match request.target.as_str() {
            "/news" if times.fetch_add(1, Ordering::SeqCst) == 0 => {
                stream.write_all(&written("Plan", WORDS, OWN))
            }
            "/news" => stream.write_all(&written("Ice", ICE, OWN)),
            _ => stream.write_all(&answer("404 Not Found", &[], b"")),
        }
    });
    let program = program(&scratch).argument(server.url("/news"));
    let mut pty = Pty::spawn(&program, SIZE);
    pty.wait_for_text("Added “Plan”");
    pty.wait_for_text("Enter menu");
    pty.send("gr");
    pty.wait_for_text("“Plan” has a new snapshot");
    // The text is there, and the reader has said so too.
    pty.wait_for_text("snapshot 2/2");
    pty.send("gr");
    pty.wait_for_text("“Plan” has not changed");
    pty.send("qq");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn names_of_files_are_taken_as_they_are() {
    let scratch = Scratch::new("pages-names");
    let folder = scratch.file("home").join(OsStr::from_bytes(b"repo\xffrts"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("one.md"), "# The first of two\n\nSome words.\n").unwrap();
    let other = scratch.file("My  Report.md");
    fs::write(&other, "# The other of two\n\nMore words.\n").unwrap();
    let mut pty = Pty::spawn(&program(&scratch).argument(folder), SIZE);
    pty.wait_for_text("1 article");
    pty.send(format!("g+{}\r", other.display()));
    pty.wait_for_text("Added “The other of two”");
    pty.send("qq");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn what_the_settings_allow_now_counts_for_the_next_page() {
    let (scratch, server) = (Scratch::new("pages-allowed"), server());
    let config = scratch.file("library").join("config");
    fs::create_dir_all(&config).unwrap();
    fs::create_dir_all(scratch.file("home")).unwrap();
    let set = |text: &str| replace(&config.join("config.ron"), text);
    set("(allow_private: true)");
    let program = Program::new(env!("CARGO_BIN_EXE_briefreader"))
        .variable("HOME", scratch.file("home"))
        .variable("BRIEFREADER_DATA_DIR", scratch.file("library"));
    let mut pty = Pty::spawn(&program, SIZE);
    pty.wait_for_text("ARTICLES");
    paste(&mut pty, &server.url("/one"));
    pty.wait_for_text("Added “Harbour one”");
    set("(allow_private: false)");
    pty.wait_for_text("Took over config.ron.");
    paste(&mut pty, &server.url("/two"));
    pty.wait_for_text("is a private or local address");
    set("(allow_private: true)");
    pty.wait_for_text("Took over config.ron.");
    paste(&mut pty, &server.url("/three"));
    pty.wait_for_text("Added “Harbour three”");
    assert_eq!(server.asked().len(), 2, "{}", pty.text());
    pty.send("qq");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn a_window_that_is_left_tells_what_was_not_added() {
    let (scratch, server) = (Scratch::new("pages-unfinished"), server());
    let url = server.url("/slow");
    let mut pty = Pty::spawn(&program(&scratch).argument(&url), SIZE);
    pty.wait_for_text("adding: fetching");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
    let said = format!("{url} was not added before the end; add it again.");
    assert!(pty.raw().contains(&said), "{}", pty.raw());
}
