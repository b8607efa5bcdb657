//! What holds for all commands, and the commands that need no library.

use std::process::{Command, Stdio};

use crate::library::{Answer, CLOUD_FILE, Library};

#[test]
fn help_names_every_command_and_none_that_is_not_there() {
    let library = Library::new();
    let help = library.ok(&["--help"]);
    for name in [
        "add",
        "revise",
        "set",
        "list",
        "show",
        "search",
        "sources",
        "highlight",
        "annotations",
        "claims",
        "claim",
        "echoes",
        "disagreements",
        "grid",
        "story",
        "view",
        "feed",
        "export",
        "remove",
        "restore",
        "purge",
        "check",
        "reindex",
        "config",
        "keys",
        "completions",
        "man",
    ] {
        assert!(help.contains(&format!("\n  {name} ")), "{name}: {help}");
        library.ok(&[name, "--help"]);
    }
    for name in [
        "add", "list", "set", "refresh", "remove", "restore", "import", "export",
    ] {
        library.ok(&["feed", name, "--help"]);
    }
}

#[test]
fn what_is_printed_without_a_library_makes_none() {
    let library = Library::new();
    for arguments in [
        ["keys"].as_slice(),
        &["config"],
        &["config", "keys"],
        &["man"],
        &["completions", "bash"],
        &["completions", "zsh"],
        &["completions", "fish"],
        &["--help"],
        &["--version"],
    ] {
        assert_ne!(library.ok(arguments), "", "{arguments:?}");
    }
    assert!(!library.data_dir().exists());
}

#[test]
fn keys_are_those_of_the_reader() {
    let library = Library::new();
    let keys = library.ok(&["keys"]);
    let keymap = briefreader::command::Keymap::default();
    assert_eq!(keys, briefreader::command::reference::text_table(&keymap));
    assert!(keys.contains("quit"), "{keys}");
}

#[test]
fn the_manual_has_a_section_for_each_command() {
    let library = Library::new();
    let man = library.ok(&["man"]);
    assert!(man.contains(".TH "), "{man}");
    for name in ["ADD", "CLAIM LINK", "EXPORT"] {
        assert!(
            man.contains(&format!(".SH \"BRIEFREADER {name}\"")),
            "{name}"
        );
    }
}

#[test]
fn wrong_usage_has_status_two_and_says_error_first() {
    let library = Library::new();
    for arguments in [
        ["list", "--nonsense"].as_slice(),
        &["list", "--limit", "many"],
        &["brief.txt", "--data-dir", "x", "list"],
        &["completions", "tcsh"],
        &["--watch", "news", "list"],
        &["--watch"],
        &["list", "\u{1b}[2J", "--\u{1b}[2J"],
    ] {
        let answer = library.fails(2, arguments);
        assert!(answer.stderr.starts_with("error: "), "{answer:?}");
        assert_eq!(answer.stdout, "");
        assert!(!answer.stderr.contains('\u{1b}'), "{answer:?}");
    }
}

#[test]
fn a_reader_of_the_output_may_go_away() {
    let library = Library::new();
    let title = "word ".repeat(2000);
    for number in 0..20 {
        library.write(
            &format!("briefs/{number}.txt"),
            format!("{title}{number}\n\nText.\n"),
        );
    }
    library.done(&["add", "briefs"]);
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("briefreader"));
    let mut child = command
        .arg("--data-dir")
        .arg(library.data_dir())
        .args(["list", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_can_not_be_written_are_an_error() {
    let library = Library::new();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("briefreader"));
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command
        .arg("--data-dir")
        .arg(library.data_dir())
        .arg("keys")
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.starts_with("error: "), "{stderr}");
}

#[test]
fn a_file_named_like_a_command_can_be_added() {
    let library = Library::new();
    library.write("list", CLOUD_FILE);
    library.id(&["add", "list"]);
    let answer = Answer::of(library.command(&["show", "list"]));
    assert_eq!(answer.status, 0, "{answer:?}");
}

#[test]
fn sources_without_a_command_are_added() {
    let library = Library::new();
    library.write("brief.txt", CLOUD_FILE);
    library.run(&["brief.txt"]);
    assert_eq!(
        library.json(&["list"])["articles"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    library
        .fails(1, &["exprot"])
        .says("exprot does not exist")
        .says("briefreader --help");
}

#[test]
fn without_a_terminal_the_reader_says_so() {
    let library = Library::new();
    let answer = library.fails(1, &[]);
    assert_eq!(answer.stdout, "");
    assert_eq!(
        answer
            .stderr
            .lines()
            .filter(|line| line.starts_with("error: "))
            .count(),
        1
    );
}
