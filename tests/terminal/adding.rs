//! Adding a folder as somebody looks on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::pty::{Exit, Program, Pty, Scratch};

crate::tests![a_folder_can_be_stopped_and_goes_on];

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
