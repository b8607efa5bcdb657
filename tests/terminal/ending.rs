//! How the program ends, and what it leaves behind.

use std::{fs, path::Path, process::Command};

use rustix::process::Signal;

use crate::{
    demo,
    pty::{Exit, Program, Pty, Scratch, poll_until},
};

crate::tests![
    quitting,
    quitting_saves_what_is_under_way,
    a_panic_of_the_program,
    a_panic_while_drawing,
    a_panic_that_comes_back_at_the_end,
    a_panic_on_the_writer,
    a_panic_on_other_threads,
    a_contained_panic_ends_nothing,
    signals,
    a_signal_while_the_terminal_does_not_read,
    keys_work_while_the_terminal_does_not_read,
    a_signal_while_the_disk_hangs,
    a_note_that_was_being_written_when_it_was_killed,
    the_window_is_closed,
    the_line_hangs_up_without_a_signal,
    no_terminal,
    too_simple_a_terminal,
    a_log_that_cannot_be_written_is_no_matter,
];

fn open(scratch: &Scratch) -> Pty {
    let mut pty = Pty::spawn(&demo::program(scratch.file("saved")), (80, 24));
    pty.wait_for_text("said hello");
    pty.assert_taken();
    pty
}

fn saved(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.file("saved")).unwrap_or_default()
}

fn quitting() {
    let scratch = Scratch::new("quitting");
    let mut pty = open(&scratch);
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.wait_for_text("hello, bye");
    pty.assert_restored();
    assert_eq!(pty.text().trim(), "hello, bye", "nothing else is printed");
}

fn quitting_saves_what_is_under_way() {
    let scratch = Scratch::new("saving");
    let mut pty = open(&scratch);
    pty.send("usssq");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    assert_eq!(saved(&scratch), "now\nnow\nnow\nlater\n");
    pty.wait_for_text("saved later, bye");
    pty.assert_restored();
}

fn a_panic_of_the_program() {
    let scratch = Scratch::new("panic");
    let mut pty = open(&scratch);
    pty.send("usP");
    assert_eq!(pty.wait_for_exit(), Exit::Status(101));
    pty.wait_for_text("in handle");
    pty.wait_for_text("thread `main` panicked at");
    pty.assert_restored();
    assert_eq!(saved(&scratch), "now\nlater\n");
    assert_report_follows_screen(&mut pty, "in handle");
    let log = fs::read_to_string(scratch.file("saved.state").join("briefreader.log")).unwrap();
    assert!(log.contains("in handle"), "{log}");
}

/// Fails unless the report was written after the screen was given back, and only there.
fn assert_report_follows_screen(pty: &mut Pty, report: &str) {
    let raw = pty.raw();
    let left = raw.rfind("\x1b[?1049l").unwrap();
    assert!(raw.find(report).unwrap() > left, "{raw:?}");
}

fn a_panic_while_drawing() {
    let scratch = Scratch::new("draw");
    let mut pty = open(&scratch);
    pty.send("uD");
    assert_eq!(pty.wait_for_exit(), Exit::Status(101));
    pty.wait_for_text("in draw");
    pty.assert_restored();
    assert_eq!(saved(&scratch), "later\n");
    assert_report_follows_screen(&mut pty, "in draw");
}

fn a_panic_that_comes_back_at_the_end() {
    let scratch = Scratch::new("twice");
    let mut pty = open(&scratch);
    pty.send("usE");
    assert_eq!(pty.wait_for_exit(), Exit::Status(101));
    pty.wait_for_text("in handle");
    pty.wait_for_text("in end");
    pty.assert_restored();
    assert_eq!(saved(&scratch), "now\nlater\n");
}

fn a_panic_on_the_writer() {
    let scratch = Scratch::new("writer");
    let mut pty = open(&scratch);
    pty.send("usW");
    assert_eq!(pty.wait_for_exit(), Exit::Status(101));
    pty.wait_for_text("thread `writer` panicked at");
    pty.wait_for_text("in writer");
    pty.assert_restored();
    assert_eq!(saved(&scratch), "now\nafter the panic\nlater\n");
    assert_report_follows_screen(&mut pty, "in writer");
}

fn a_panic_on_other_threads() {
    for (key, thread) in [("R", "reader"), ("L", "long"), ("T", "unnamed")] {
        let scratch = Scratch::new(thread);
        let mut pty = open(&scratch);
        pty.send("u");
        pty.send(key);
        assert_eq!(pty.wait_for_exit(), Exit::Status(101), "{thread}");
        pty.wait_for_text(&format!("thread `{thread}` panicked at"));
        pty.wait_for_text(&format!("in {thread}"));
        pty.assert_restored();
        assert_eq!(saved(&scratch), "later\n", "{thread}");
        assert_report_follows_screen(&mut pty, &format!("in {thread}"));
    }
}

fn a_contained_panic_ends_nothing() {
    let scratch = Scratch::new("contained");
    let mut pty = open(&scratch);
    pty.send("K");
    pty.wait_for_text("said contained true");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.wait_for_text("contained true, bye");
    pty.assert_restored();
    assert!(!pty.raw().contains("panicked"));
}

fn signals() {
    for (signal, name, status) in [
        (Signal::TERM, "SIGTERM", 143),
        (Signal::HUP, "SIGHUP", 129),
        (Signal::INT, "SIGINT", 130),
        (Signal::QUIT, "SIGQUIT", 131),
    ] {
        let scratch = Scratch::new(name);
        let mut pty = open(&scratch);
        pty.send("us");
        pty.wait_for_text("typed us");
        pty.signal(signal);
        assert_eq!(pty.wait_for_exit(), Exit::Status(status), "{name}");
        pty.wait_for_text(&format!("ended by {name}"));
        pty.assert_restored();
        assert_eq!(saved(&scratch), "now\nlater\n", "{name}");
    }
}

fn a_signal_while_the_terminal_does_not_read() {
    let scratch = Scratch::new("held");
    let mut pty = Pty::spawn(&demo::program(scratch.file("saved")), (200, 100));
    pty.wait_for_text("said hello");
    pty.send("s");
    pty.wait_for_text("said saved now");
    pty.hold();
    // Each draw writes 20 kB, and the line takes little before a write waits.
    pty.send("F");
    pty.send("x".repeat(100));
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_exit(), Exit::Status(143));
    assert_eq!(saved(&scratch), "now\n");
    pty.assert_line_restored();
}

fn keys_work_while_the_terminal_does_not_read() {
    let scratch = Scratch::new("slow");
    let mut pty = Pty::spawn(&demo::program(scratch.file("saved")), (200, 100));
    pty.wait_for_text("said hello");
    pty.hold();
    pty.send("F");
    // Were a key dealt with only when the frame before it is written, none of these ever would be.
    for _ in 0..10 {
        pty.send("x".repeat(100));
    }
    pty.send("s");
    poll_until("the line is saved", || saved(&scratch) == "now\n");
    pty.send("q");
    pty.release();
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.assert_restored();
}

fn a_signal_while_the_disk_hangs() {
    let scratch = Scratch::new("hangs");
    let mut pty = open(&scratch);
    pty.send("h");
    pty.wait_for_text("typed h");
    pty.signal(Signal::HUP);
    assert_eq!(pty.wait_for_exit(), Exit::Status(129));
    pty.wait_for_text("error: the last changes may not be saved");
    pty.assert_restored();
}

fn a_note_that_was_being_written_when_it_was_killed() {
    let scratch = Scratch::new("killed");
    fs::create_dir_all(scratch.file("home")).unwrap();
    let reader = Program::new(env!("CARGO_BIN_EXE_briefreader"))
        .variable("HOME", scratch.file("home"))
        .variable("BRIEFREADER_DATA_DIR", scratch.file("library"));
    let mut pty = Pty::spawn(&reader, (80, 24));
    pty.wait_for_text("Start here");
    pty.send("\r");
    pty.wait_for_text("Enter menu");
    pty.send("a");
    pty.wait_for_text("Note");
    pty.send("half a thought");
    let drafts = || {
        let entries = fs::read_dir(scratch.file("library/state/drafts"));
        let entries = entries.into_iter().flatten();
        entries
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap_or_default())
            .collect::<String>()
    };
    poll_until("a draft", || drafts().contains("”\n\nh"));
    pty.signal(Signal::KILL);
    pty.wait_for_exit();
    let mut pty = Pty::spawn(&reader, (80, 24));
    pty.wait_for_text("A note was not saved");
    assert!(drafts().contains("”\n\nh"), "{}", drafts());
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    // It is told once.
    let mut pty = Pty::spawn(&reader, (80, 24));
    pty.wait_for_text("Start here");
    assert!(!pty.text().contains("was not saved"));
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
}

fn the_window_is_closed() {
    let scratch = Scratch::new("closed");
    let mut pty = open(&scratch);
    pty.send("us");
    pty.wait_for_text("typed us");
    pty.close();
    assert_eq!(pty.wait_for_exit(), Exit::Status(129));
    assert_eq!(saved(&scratch), "now\nlater\n");
}

/// Only the leader of a session gets a SIGHUP when its terminal goes away.
fn the_line_hangs_up_without_a_signal() {
    let scratch = Scratch::new("hup");
    let status = scratch.file("status");
    let script = r#"trap "" HUP; status=$1; shift; "$@"; echo $? >"$status""#;
    let inner = demo::program(scratch.file("saved"));
    let shell = inner.within(["/bin/sh", "-c", script, "sh", path(&status)]);
    let mut pty = Pty::spawn(&shell, (80, 24));
    pty.wait_for_text("said hello");
    pty.send("us");
    pty.wait_for_text("typed us");
    pty.close();
    pty.wait_for_exit();
    assert_eq!(fs::read_to_string(status).unwrap(), "129\n");
    assert_eq!(saved(&scratch), "now\nlater\n");
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn no_terminal() {
    let scratch = Scratch::new("none");
    let output = Command::new(std::env::current_exe().unwrap())
        .arg("demo")
        .arg(scratch.file("saved"))
        .env("TERM", "xterm-256color")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.starts_with("error: the reader needs a terminal, but standard input is not one\n"),
        "{message:?}"
    );

    // One of the two is not enough, and then the other stays untouched.
    for (redirection, stream) in [("</dev/null", "input"), (">/dev/null", "output")] {
        let script = format!("\"$@\" {redirection}; echo status $?");
        let inner = demo::program(scratch.file("saved"));
        let mut pty = Pty::spawn(&inner.within(["/bin/sh", "-c", &script, "sh"]), (100, 24));
        pty.wait_for_text("status 1");
        pty.wait_for_text(&format!("but standard {stream} is not one"));
        pty.assert_restored();
        assert!(!pty.raw().contains('\x1b'), "{:?}", pty.raw());
    }
}

fn too_simple_a_terminal() {
    let scratch = Scratch::new("dumb");
    for (name, reason) in [("dumb", "TERM is dumb"), ("", "TERM is not set")] {
        let program: Program = demo::program(scratch.file("saved")).variable("TERM", name);
        let mut pty = Pty::spawn(&program, (120, 24));
        assert_eq!(pty.wait_for_exit(), Exit::Status(1));
        pty.wait_for_text(reason);
        pty.assert_restored();
        assert!(!pty.raw().contains('\x1b'), "{:?}", pty.raw());
    }
}

fn a_log_that_cannot_be_written_is_no_matter() {
    let scratch = Scratch::new("log");
    fs::write(
        scratch.file("saved.state"),
        "a file where the directory would be",
    )
    .unwrap();
    let mut pty = open(&scratch);
    pty.send("P");
    assert_eq!(pty.wait_for_exit(), Exit::Status(101));
    pty.wait_for_text("in handle");
    pty.assert_restored();
}
