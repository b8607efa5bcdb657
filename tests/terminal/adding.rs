//! Adding a folder as somebody looks on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::pty::{Exit, Program, Pty, Scratch, poll_until, state};

crate::tests![
    a_folder_can_be_stopped_and_goes_on,
    one_file_that_takes_long_is_named_and_can_be_stopped,
    a_file_that_is_opened_is_what_the_list_stands_on,
    a_file_that_takes_long_keeps_no_reader_waiting,
];

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefreader");

/// Enough to be stopped while they are added.
const FILES: usize = 600;

fn folder(scratch: &Scratch) -> PathBuf {
    let folder = scratch.file("folder");
    fs::create_dir(&folder).unwrap();
    for number in 0..FILES {
        let text = format!("# Report {number}\n\nThe council met {number} times.\n");
        fs::write(folder.join(format!("{number:04}.md")), text).unwrap();
    }
    folder
}

fn run(library: &Path, arguments: &[&Path]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.arg("--data-dir").arg(library).args(arguments);
    command.output().unwrap()
}

fn a_folder_can_be_stopped_and_goes_on() {
    let scratch = Scratch::new("adding-folder");
    let (folder, library) = (folder(&scratch), scratch.file("library"));
    let program = Program::new(PROGRAM)
        .argument("--data-dir")
        .argument(&library)
        .argument("add")
        .argument(&folder);
    let mut pty = Pty::spawn(&program, (100, 30));
    pty.wait_for_text("of 600 files · ");
    pty.send("\u{3}");
    assert_eq!(pty.wait_for_exit(), Exit::Status(130));
    let raw = pty.raw();
    assert!(raw.contains(" a second: "), "{raw}");
    assert!(raw.contains("was stopped after "), "{raw}");
    assert!(
        raw.contains("The same command goes on where it stopped"),
        "{raw}"
    );
    // What was added stays, and nothing else.
    let list = run(&library, &[Path::new("list")]);
    let added = list.stdout.split(|byte| *byte == b'\n').count() - 2;
    assert!(added > 0 && added < FILES, "{added}");
    // It goes on, and tells nobody how far it is where nobody looks.
    let output = run(&library, &[Path::new("add"), &folder]);
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let ids = String::from_utf8(output.stdout).unwrap();
    assert_eq!(ids.lines().count(), FILES);
    let again = run(&library, &[Path::new("add"), &folder]);
    assert_eq!(String::from_utf8(again.stdout).unwrap(), ids);
}

/// Writes a mail that takes a while: it has very many parameters in its header.
fn slow_mail(scratch: &Scratch) -> PathBuf {
    let file = scratch.file("slow.eml");
    let mut mail =
        String::from("From: desk@desk.example\r\nSubject: Slow\r\nContent-Type: text/html");
    for number in 0..1_000_000 {
        mail.push_str(&format!(";a*{number}=x"));
    }
    mail.push_str("\r\n\r\n<p>The harbour is closed.\r\n");
    fs::write(&file, mail).unwrap();
    file
}

fn children(pid: i32) -> String {
    fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default()
}

fn one_file_that_takes_long_is_named_and_can_be_stopped() {
    let scratch = Scratch::new("adding-one");
    let (file, library) = (slow_mail(&scratch), scratch.file("library"));
    let program = Program::new(PROGRAM)
        .argument("--data-dir")
        .argument(&library)
        .argument("add")
        .argument(&file);
    let mut pty = Pty::spawn(&program, (100, 30));
    pty.wait_for_text("slow.eml · ");
    let child: i32 = children(pty.pid()).trim().parse().unwrap();
    pty.send("\u{3}");
    assert_eq!(pty.wait_for_exit(), Exit::Status(130));
    assert!(
        pty.raw().contains("slow.eml was not added."),
        "{}",
        pty.raw()
    );
    poll_until("the child is gone", || {
        matches!(state(child), None | Some('Z'))
    });
}

fn screen(scratch: &Scratch, file: &Path) -> Program {
    fs::create_dir_all(scratch.file("home")).unwrap();
    Program::new(PROGRAM)
        .variable("HOME", scratch.file("home"))
        .variable("BRIEFREADER_DATA_DIR", scratch.file("library"))
        .argument(file)
}

fn a_file_that_is_opened_is_what_the_list_stands_on() {
    let scratch = Scratch::new("adding-opened");
    let library = scratch.file("library");
    for (name, text) in [
        ("one.md", "# One\n\nWords.\n"),
        ("two.md", "# Two\n\nMore.\n"),
    ] {
        let file = scratch.file(name);
        fs::write(&file, text).unwrap();
        assert!(run(&library, &[Path::new("add"), &file]).status.success());
    }
    let page = scratch.file("deep.html");
    let deep = "<div>".repeat(1_000);
    fs::write(
        &page,
        format!("<title>Deep harbour</title>{deep}<p>The harbour is closed."),
    )
    .unwrap();
    let mut pty = Pty::spawn(&screen(&scratch, &page), (110, 34));
    pty.wait_for_text("Added “Deep harbour”. Its elements are nested");
    pty.wait_for_text("Enter menu");
    // What is to be known of it is kept where all of that is.
    pty.send("gi");
    pty.wait_for_text("ADDITIONS");
    pty.wait_for_text("Its elements are nested");
    // Its last line is drawn last: before that the one of the reader still stands there.
    pty.wait_for_text("Esc back");
    pty.send("\u{1b}");
    pty.wait_for_text("Enter menu");
    pty.send("q");
    pty.wait_for_text("j k move");
    pty.wait_for_text("▸  Deep harbour");
    pty.send("dd");
    pty.wait_for_text("Removed “Deep harbour”");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}

fn a_file_that_takes_long_keeps_no_reader_waiting() {
    let scratch = Scratch::new("adding-slow");
    let mut pty = Pty::spawn(&screen(&scratch, &slow_mail(&scratch)), (110, 34));
    pty.wait_for_text("adding: reading");
    pty.send("gi");
    pty.wait_for_text("ADDITIONS");
    pty.send("dd");
    pty.wait_for_text("cancelled");
    pty.send("\u{1b}");
    pty.wait_for_text("ARTICLES");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
}
