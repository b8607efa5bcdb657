//! Letters of all kinds beside each other.

use std::{fs, process::Command};

use crate::pty::{Exit, Program, Pty, Scratch};

crate::tests![columns_stay_straight_beside_letters_of_all_kinds];

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
pub fn library(scratch: &Scratch) -> Program {
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
