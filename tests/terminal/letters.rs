//! Letters of all kinds beside each other, and the program inside of tmux.

use std::{fs, process::Command};

use crate::pty::{Exit, Program, Pty, Scratch};

crate::tests![
    columns_stay_straight_beside_letters_of_all_kinds,
    in_tmux_it_can_be_left_and_met_again,
];

/// Titles and text whose columns are hard to count: wide, joined, with marks, from right to left.
const HARD: [&str; 8] = [
    "漢字と仮名の題名",
    "한국어 제목입니다",
    "👩\u{200d}👩\u{200d}👧 🇩🇪 ❤\u{fe0f} emoji",
    "e\u{301}a\u{308}o\u{302} marks z\u{335}\u{323}",
    "สวัสดีครับ ชาวโลก",
    "مرحبا بالعالم لا",
    "שָׁלוֹם עולם",
    "हिन्दी में शीर्षक",
];

/// Makes a library with an article for each of [`HARD`], and returns the program on it.
fn library(scratch: &Scratch) -> Program {
    fs::create_dir_all(scratch.file("home")).unwrap();
    let binary = env!("CARGO_BIN_EXE_briefreader");
    for (number, title) in HARD.iter().enumerate() {
        let file = scratch.file(&format!("{number}.md"));
        fs::write(
            &file,
            format!("# {title}\n\n{}\n", format!("{title}. ").repeat(12)),
        )
        .unwrap();
        let added = Command::new(binary)
            .args(["--data-dir".as_ref(), scratch.file("library").as_os_str()])
            .args(["add".as_ref(), file.as_os_str()])
            .env("HOME", scratch.file("home"))
            .output()
            .unwrap();
        assert!(added.status.success(), "{added:?}");
    }
    Program::new(binary)
        .argument("--data-dir")
        .argument(scratch.file("library"))
        .variable("HOME", scratch.file("home"))
}

fn columns_stay_straight_beside_letters_of_all_kinds() {
    let scratch = Scratch::new("hard");
    // The terminal of this test counts the parts of joined emoji one by one, and so otherwise than we do.
    let mut pty = Pty::spawn(&library(&scratch), (110, 34));
    pty.wait_for_text("8 articles");
    for title in HARD.iter().rev() {
        // Until its words are there, an article can't be edited.
        let first = title.split(' ').next().unwrap_or_default();
        if first.chars().all(char::is_alphabetic) {
            pty.wait_for_text(first);
        }
        pty.wait_for("a divider", |screen| divider(screen).is_some());
        pty.send("i");
        pty.wait_for("straight sides of a box", box_is_straight);
        pty.send("\x1b");
        pty.wait_for("the divider in one column", |screen| {
            let column = divider(screen);
            column.is_some_and(|column| {
                (1..30).all(|row| {
                    screen
                        .cell(row, column)
                        .is_some_and(|cell| cell.contents() == "│")
                })
            })
        });
        pty.send("j");
    }
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
}

/// Finds the column between list and text.
fn divider(screen: &vt100::Screen) -> Option<u16> {
    (0..110).find(|column| {
        screen
            .cell(1, *column)
            .is_some_and(|cell| cell.contents() == "│")
    })
}

/// Tells whether there is a box, and its sides stand under its corners.
fn box_is_straight(screen: &vt100::Screen) -> bool {
    let is = |row, column, sign: &str| {
        screen
            .cell(row, column)
            .is_some_and(|cell| cell.contents() == sign)
    };
    let find = |sign| {
        (0..34)
            .flat_map(|row| (0..110).map(move |column| (row, column)))
            .find(|(row, column)| is(*row, *column, sign))
    };
    let (Some((top, left)), Some((bottom, right))) = (find("╭"), find("╯")) else {
        return false;
    };
    (top + 1..bottom).all(|row| is(row, left, "│") && is(row, right, "│"))
}

/// Tells whether a test needs a tool that is not installed; it counts as ignored then, not as passed.
pub fn lacks_a_tool(test: &str) -> bool {
    let needs_tmux = test.starts_with("in_tmux");
    let lacks = needs_tmux && Command::new("tmux").arg("-V").output().is_err();
    if lacks {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests should know")]
        {
            eprintln!("{test} is skipped: it needs tmux, which is not installed.");
        }
    }
    lacks
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
    pty.wait_for("a row of hints at the new size", |screen| {
        let text = screen.contents();
        text.contains("? help") && text.contains("ARTICLES")
    });
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
