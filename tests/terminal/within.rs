//! The program inside of tmux and of GNU screen.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt as _,
    process::Command,
};

use crate::{
    letters::library,
    pty::{Exit, Program, Pty, Scratch},
};

crate::tests![
    in_tmux_it_can_be_left_and_met_again,
    in_screen_it_can_be_left_and_met_again,
    in_screen_keys_pastes_and_copies_come_through,
];

/// Tells whether a test needs a tool that is not installed; it counts as ignored then, not as passed.
pub fn lacks_a_tool(test: &str) -> bool {
    let tools = [("in_tmux", "tmux", "-V"), ("in_screen", "screen", "-v")];
    let needed = tools.iter().find(|(start, ..)| test.starts_with(start));
    let lacking =
        needed.filter(|(_, tool, version)| Command::new(tool).arg(version).output().is_err());
    if let Some((_, tool, _)) = lacking {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests should know")]
        {
            eprintln!("{test} is skipped: it needs {tool}, which is not installed.");
        }
    }
    lacking.is_some()
}

fn in_tmux_it_can_be_left_and_met_again() {
    let scratch = Scratch::new("tmux");
    let socket = scratch.file("socket");
    let socket = socket.to_str().unwrap();
    let tmux = ["tmux", "-u", "-f", "/dev/null", "-S", socket];
    let session = library(&scratch).within(tmux.into_iter().chain(["new-session", "-s", "desk"]));
    let mut pty = Pty::spawn(&session, (100, 30));
    pty.wait_for_text("ARTICLES");
    pty.wait_for_text("漢字");
    // What it asks the terminal is answered by tmux, and nothing of it is typed.
    pty.send("?");
    pty.wait_for_text("HELP");
    pty.send("\x1b");
    pty.wait_for_text("ARTICLES");
    pty.resize((70, 20));
    wait_for_hints(&mut pty);
    pty.send("\x02d");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    // It runs on, and another window meets it where it was.
    let mut program = Program::new("tmux");
    for word in tmux.into_iter().skip(1).chain(["attach", "-t", "desk"]) {
        program = program.argument(word);
    }
    let mut pty = Pty::spawn(&program, (110, 34));
    pty.wait_for_text("ARTICLES");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
}

fn wait_for_hints(pty: &mut Pty) {
    pty.wait_for("a row of hints at the new size", |screen| {
        let text = screen.contents();
        text.contains("? help") && text.contains("ARTICLES")
    });
}

/// Has a screen keep its sockets in the scratch directory, in a terminal that shows all colours.
fn in_screen(scratch: &Scratch, program: Program) -> Program {
    let sockets = scratch.file("sockets");
    fs::create_dir_all(&sockets).unwrap();
    fs::set_permissions(&sockets, Permissions::from_mode(0o700)).unwrap();
    program
        .variable("SCREENDIR", sockets)
        .variable("LANG", "C.UTF-8")
        .variable("COLORTERM", "truecolor")
}

/// Starts the reader as a job of a shell in a screen that names itself `term`.
fn open_in_screen(scratch: &Scratch, term: &str) -> Pty {
    let file = scratch.file("screenrc");
    fs::write(&file, "startup_message off\n").unwrap();
    let file = file.to_str().unwrap();
    let words = ["screen", "-U", "-c", file, "-S", "desk", "-T", term];
    fs::create_dir_all(scratch.file("home")).unwrap();
    // Not the library of letters that screen counts otherwise than the terminal of this test.
    let reader = Program::new(env!("CARGO_BIN_EXE_briefreader"))
        .variable("HOME", scratch.file("home"))
        .variable("BRIEFREADER_DATA_DIR", scratch.file("library"));
    let program = reader.in_shell().within(words);
    let mut pty = Pty::spawn(&in_screen(scratch, program), (80, 24));
    pty.wait_for_text("ARTICLES");
    pty.wait_for_text("Start here");
    pty
}

/// Presses Esc alone, and waits for what it brings: no key follows that would make it Alt.
fn help_and_back(pty: &mut Pty) {
    pty.send("?");
    pty.wait_for_text("HELP");
    pty.send("\x1b");
    pty.wait_for_text("ARTICLES");
}

fn in_screen_it_can_be_left_and_met_again() {
    let scratch = Scratch::new("screen");
    let mut pty = open_in_screen(&scratch, "screen-256color");
    help_and_back(&mut pty);
    pty.resize((70, 20));
    wait_for_hints(&mut pty);
    pty.send("\x01d");
    pty.wait_for_text("detached");
    pty.wait_for_exit();
    let attach = Program::new("screen").argument("-U").argument("-r");
    let mut pty = Pty::spawn(&in_screen(&scratch, attach), (100, 30));
    pty.wait_for_text("ARTICLES");
    help_and_back(&mut pty);
    // To the shell and back; what screen has no other screen for is wiped.
    pty.send("\x1a");
    pty.wait_for_text("stopped");
    assert!(!pty.text().contains("ARTICLES"), "{}", pty.text());
    pty.send("go on\r");
    pty.wait_for_text("ARTICLES");
    pty.send("q");
    pty.wait_for_text("ended 0");
    assert!(!pty.text().contains("ARTICLES"), "{}", pty.text());
    pty.send("\r");
    pty.wait_for_exit();
}

fn in_screen_keys_pastes_and_copies_come_through() {
    for term in ["screen", "screen-256color"] {
        let scratch = Scratch::new(term);
        let mut pty = open_in_screen(&scratch, term);
        // The terminal around it is asked; what it answers is no key, and is not asked again by screen.
        pty.wait_for_raw("\x1b]11;?\x07");
        pty.send("\x1b]11;rgb:ffff/ffff/dddd\x1b\\\x1b[?62;22c");
        // Since it reads colours in full wrongly, the page is one of 256.
        pty.wait_for("a light page", |screen| {
            let page = screen.cell(12, 60).map(vt100::Cell::bgcolor);
            page == Some(vt100::Color::Idx(231))
        });
        pty.send("\x1b[B\x1bOA\x1b[6~\x1b[5~");
        help_and_back(&mut pty);
        pty.send("f");
        pty.send("\x1b[200~hard\rto say é\x1b[201~");
        pty.wait_for_text("hard to say é");
        pty.send("\x1b");
        pty.wait_for("the whole list", |screen| {
            let text = screen.contents();
            // Not the list before the letters: a key behind an Esc that was not read yet makes it Alt.
            let is_left = !text.contains("hard to say");
            is_left && text.contains("Start here") && text.contains("O sort")
        });
        pty.send("\r");
        pty.wait_for_text("Enter menu");
        pty.send("y");
        pty.wait_for_raw("\x1b]52;c;");
        // Since screen would hold Esc back.
        assert!(!pty.raw().contains("\x1b[?1000h"));
        pty.send("qq");
        pty.wait_for_text("ended 0");
        pty.send("\r");
        pty.wait_for_exit();
    }
}
