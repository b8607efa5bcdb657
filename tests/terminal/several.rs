//! Several windows and commands on one library at once.

use std::{ffi::OsStr, fs};

use crate::reader::{Desk, quit, quit_from_list, wait_until_saved};

crate::tests![windows_and_commands_at_once];

/// How many articles are added while the windows are open.
const ADDED: usize = 9;

fn windows_and_commands_at_once() {
    let desk = Desk::with_brief("at-once");
    let mut list = desk.open((110, 34), "Cloud for capitals");
    let mut reader = desk.reading();
    for number in 0..ADDED {
        let file = desk.file(&format!("report-{number}.md"));
        fs::write(
            &file,
            format!("# Report {number}\n\nThe quokka of report {number}.\n"),
        )
        .unwrap();
        let id = quiet(&desk, &[OsStr::new("add"), file.as_os_str()]);
        let id = id.trim();
        // Both windows write meanwhile.
        list.send("S");
        reader.send(if number % 2 == 0 { "m" } else { "u" });
        quiet(&desk, &["set", id, "--tag", "checked"]);
        quiet(
            &desk,
            &["highlight", id, "--quote", "The quokka", "--note", "Seen"],
        );
        let found = quiet(&desk, &["search", "quokka"]);
        assert!(found.contains(&format!("of report {number}.")), "{found}");
        if number % 3 == 0 {
            quiet(&desk, &["remove", id]);
        }
    }
    let left = ADDED - ADDED.div_ceil(3) + 1;
    let counted = format!("{left} articles");
    for pty in [&mut list, &mut reader] {
        pty.wait_for_text(&counted);
        wait_until_saved(pty);
        // That the index was held for a moment is taken back by itself; what stays is a fault.
        pty.wait_for("no trouble", |screen| {
            let shown = screen.contents();
            let troubles = ["locked", "may not", "Not saved", "Not done"];
            !troubles.iter().any(|trouble| shown.contains(trouble))
        });
    }
    list.wait_for("what is left of the reports", |screen| {
        let shown = screen.contents();
        (0..ADDED).all(|number| shown.contains(&format!("Report {number}")) == (number % 3 != 0))
    });
    quit_from_list(list);
    quit(reader);
    let rows = quiet(&desk, &["list", "tag:checked", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&rows).unwrap();
    assert_eq!(
        rows["articles"].as_array().map(Vec::len),
        Some(left - 1),
        "{rows}"
    );
    let exported = quiet(&desk, &["export", "--format", "markdown"]);
    assert_eq!(
        exported.matches("The quokka").count(),
        left - 1,
        "{exported}"
    );
    assert!(exported.contains("Its devices work offline."), "{exported}");
    quiet(&desk, &["check"]);
}

/// Runs a command that must succeed and say nothing besides, and returns what it prints.
#[track_caller]
fn quiet<A: AsRef<OsStr>>(desk: &Desk, arguments: &[A]) -> String {
    let output = desk.command(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{output:?}");
    for trouble in ["note:", "hint:", "error:"] {
        assert!(!said.contains(trouble), "{said}");
    }
    String::from_utf8(output.stdout).unwrap()
}
