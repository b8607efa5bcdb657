//! What happens while the program runs.

use std::{thread, time::Duration};

use crate::{
    demo,
    pty::{Exit, Pty, Scratch, activity},
};

crate::tests![
    styles,
    sizes,
    a_storm_of_sizes,
    a_storm_of_keys_costs_few_draws,
    nothing_runs_while_nothing_happens,
    malformed_input,
    a_mouse_outside_the_screen,
    pasting,
    copying,
    copying_as_the_last_thing,
    workers_answer,
];

fn open(scratch: &Scratch, size: (u16, u16)) -> Pty {
    Pty::spawn(&demo::program(scratch.file("saved")), size)
}

fn quit(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.assert_restored();
}

fn styles() {
    let scratch = Scratch::new("styles");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    assert_eq!(pty.cell(0, 0), "\"d\" b Idx(1) Default");
    assert_eq!(pty.cell(0, 1), "\"s\"  Default Default");
    quit(pty);
}

fn sizes() {
    for size in [(1, 1), (0, 0), (1, 200), (300, 1), (3, 0)] {
        let scratch = Scratch::new("sizes");
        let mut pty = open(&scratch, size);
        pty.wait_for_raw("\x1b[?1049h");
        pty.send("j");
        pty.resize((60, 10));
        pty.wait_for_text("size 60×10");
        pty.wait_for_text("keys 1");
        pty.resize(size);
        pty.resize((80, 24));
        pty.wait_for_text("size 80×24");
        quit(pty);
    }
    // More than any screen has: drawn in part, without taking all memory.
    let scratch = Scratch::new("large");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    pty.resize((65_535, 65_535));
    pty.wait_for_text("size 2000×500");
    pty.resize((80, 24));
    pty.wait_for_text("size 80×24");
    quit(pty);
}

fn a_storm_of_sizes() {
    let scratch = Scratch::new("storm");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    for step in 0..300 {
        pty.resize((20 + step % 97, 8 + step % 41));
    }
    pty.resize((77, 23));
    pty.wait_for_text("size 77×23");
    quit(pty);
}

fn a_storm_of_keys_costs_few_draws() {
    let scratch = Scratch::new("keys");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    // While the first keeps the main thread busy, the others gather. More than one read of them.
    pty.send(format!("w{}", "j".repeat(3_000)));
    pty.wait_for_text("keys 3001");
    let screen = pty.text();
    let draws = screen.lines().find_map(|line| line.strip_prefix("draws "));
    let draws: u32 = draws.unwrap().trim().parse().unwrap();
    assert!(draws < 300, "{draws} draws for 3001 keys");
    quit(pty);
}

/// Looks at two quiet seconds, several times, since the first may still see the start.
fn nothing_runs_while_nothing_happens() {
    let scratch = Scratch::new("idle");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    // Every thread there is has been started once.
    pty.send("crl");
    pty.wait_for_text("keys 3");
    let mut before = activity(pty.pid());
    let quiet = (0..5).any(|_| {
        thread::sleep(Duration::from_secs(2));
        let after = activity(pty.pid());
        let same = after == before;
        before = after;
        same
    });
    assert!(quiet, "a thread woke up or worked in every two seconds");
    quit(pty);
}

fn malformed_input() {
    let scratch = Scratch::new("malformed");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    for garbage in [
        &b"\x1b[<0;0;0M"[..],
        b"\x1b[<99999;99999;99999m",
        b"\x1b[M\x00\x00\x00",
        b"\x1b[0;0R\x1b[?1;2c\x1b[?1u",
        b"\x1b]11;rgb:ffff/ffff/ffff\x07",
        b"\x80\xc0\xff\xfe",
        b"\x1b[;;;;;;;;;;;~",
    ] {
        pty.send(garbage);
    }
    pty.send("ab");
    pty.wait_for_text("typed ab");
    // A torn one, and then a key once it is given up; or at once, as part of it.
    pty.send("\x1b[<0;1");
    pty.send("\x1b[C");
    pty.wait_for_text("said key Right");
    pty.send("\x1b");
    pty.wait_for_text("said key Esc");
    quit(pty);
}

fn a_mouse_outside_the_screen() {
    let scratch = Scratch::new("mouse");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    pty.send("\x1b[<0;5;7M");
    pty.wait_for_text("said mouse 4,6");
    pty.send("\x1b[<0;60000;60000M");
    pty.wait_for_text("said mouse 79,23");
    quit(pty);
}

fn pasting() {
    let scratch = Scratch::new("paste");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    pty.send("\x1b[200~qqPW\x1a\x03\x1b[201~");
    pty.wait_for_text("said pasted 6");
    pty.wait_for_text("keys 0");
    quit(pty);
}

fn copying() {
    let scratch = Scratch::new("copy");
    let mut pty = open(&scratch, (100, 24));
    pty.wait_for_text("said hello");
    pty.send("c");
    pty.wait_for_raw("\x1b]52;c;SMOkdXNlcg==\x07");
    pty.send("C");
    pty.wait_for_text("too long for the terminal's clipboard: 75001 bytes");
    quit(pty);
}

fn copying_as_the_last_thing() {
    let scratch = Scratch::new("last");
    let mut pty = open(&scratch, (100, 24));
    pty.wait_for_text("said hello");
    // Both are dealt with before there is another frame.
    pty.send("cq");
    pty.wait_for_raw("\x1b]52;c;SMOkdXNlcg==\x07");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.assert_restored();
}

fn workers_answer() {
    let scratch = Scratch::new("workers");
    let mut pty = open(&scratch, (80, 24));
    pty.wait_for_text("said hello");
    for (key, answer) in [
        ("r", "said read"),
        ("l", "said long"),
        ("s", "said saved now"),
    ] {
        pty.send(key);
        pty.wait_for_text(answer);
    }
    quit(pty);
}
