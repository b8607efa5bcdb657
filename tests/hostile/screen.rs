//! A sample on the screen, in a pseudo-terminal.

use tempfile::TempDir;

use crate::{
    checks::is_hostile,
    inputs::Input,
    pages,
    pty::{Exit, Program, Pty},
    through::{PROGRAM, add, folder_of, promised},
};

const SIZE: (u16, u16) = (100, 30);

/// Opens each page that says hostile things everywhere, and looks at all that comes to the terminal.
pub fn shows_no_control() {
    let inputs: Vec<Input> = pages::entities()
        .into_iter()
        .filter(|input| input.name.starts_with("everywhere"))
        .collect();
    let folder = folder_of("screen", &inputs);
    let library = TempDir::new().unwrap();
    let files: Vec<&Input> = inputs.iter().collect();
    let answer = promised("screen", &add(library.path(), folder.path(), &files));
    let articles = answer["articles"].as_array().unwrap().len();
    let program = Program::new(PROGRAM)
        .argument("--data-dir")
        .argument(library.path());
    let mut pty = Pty::spawn(&program, SIZE);
    pty.wait_for_text("heading");
    for _ in 0..articles {
        pty.send("\r");
        pty.wait_for_text("Enter menu");
        pty.send("}}}}G");
        pty.send("\u{1b}");
        pty.wait_for_text("j k move");
        pty.send("j");
    }
    pty.send(":");
    let text = pty.text();
    assert!(!text.contains(|c: char| is_hostile(c)), "{text}");
    let raw = pty.raw();
    for word in [
        "\u{1b}]0;PWNED",
        "\u{9b}",
        "\u{9d}",
        "\u{202e}",
        "\u{2066}",
        "\u{1b}c",
    ] {
        assert!(!raw.contains(word), "{word:?}");
    }
    pty.signal(rustix::process::Signal::TERM);
    assert_eq!(pty.wait_for_exit(), Exit::Status(143));
}
