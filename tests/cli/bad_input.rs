//! Each kind of bad input has a clear message, and nothing is lost.

use serde_json::json;

use crate::library::{Answer, CLOUD_FILE, Library};

/// Checks that adding a file fails with these words, and leaves the library empty.
#[track_caller]
fn refused(contents: &[u8], words: &[&str]) {
    let library = Library::new();
    library.write("brief.txt", contents);
    let answer = library.fails(1, &["add", "brief.txt"]);
    assert_eq!(answer.stdout, "");
    answer.says("brief.txt");
    for words in words {
        answer.says(words);
    }
    let json = library.run(&["add", "brief.txt", "--format", "json"]);
    assert_eq!(json.status, 1);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(document["articles"], json!([]));
    assert_eq!(document["skipped"][0]["source"], "brief.txt");
    assert_ne!(document["skipped"][0]["reason"], "");
    assert_eq!(library.json(&["list"])["articles"], json!([]));
}

#[test]
fn a_missing_file() {
    let library = Library::new();
    library
        .fails(1, &["add", "brief.txt"])
        .says("brief.txt does not exist");
}

#[test]
fn an_empty_file_and_one_of_blanks() {
    refused(b"", &["no text"]);
    refused(b" \n\t\n\xef\xbb\xbf\n", &["no text"]);
}

#[test]
fn a_binary_file() {
    refused(
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
        &["binary", "hint: "],
    );
}

#[test]
fn a_file_that_is_not_utf8() {
    refused(b"Caf\xe9 au lait, deux fois.\n", &["UTF-8", "hint: "]);
}

#[test]
fn a_file_that_is_too_large_names_the_limit() {
    let limit = briefreader::library::LIMIT_BYTES;
    let library = Library::new();
    let file = library.write("brief.txt", "");
    let file = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    file.set_len(u64::try_from(limit).unwrap() + 1).unwrap();
    let mebibytes = limit / 1024 / 1024;
    library
        .fails(1, &["add", "brief.txt"])
        .says("brief.txt")
        .says(&format!("{mebibytes} MiB"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::{fs, os::unix::fs::PermissionsExt};

    let library = Library::new();
    let file = library.write("brief.txt", CLOUD_FILE);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        // Who may read everything can't be shown what may not be read.
        return;
    }
    library
        .fails(1, &["add", "brief.txt"])
        .says("brief.txt")
        .says("permission");
}

#[test]
fn a_link_that_leads_to_itself_can_not_be_read() {
    let library = Library::new();
    library.write("beside.txt", "");
    std::os::unix::fs::symlink("loop.txt", library.path("loop.txt")).unwrap();
    library.fails(1, &["add", "loop.txt"]).says("loop.txt");
}

#[test]
fn an_unknown_article_is_named_by_every_command() {
    let library = Library::new();
    library.cloud();
    for arguments in [
        ["show", "nothing.txt"].as_slice(),
        &["set", "nothing.txt", "--read"],
        &["highlight", "nothing.txt", "--quote", "x"],
        &["annotations", "--article", "nothing.txt"],
        &["export", "--format", "json", "--article", "nothing.txt"],
        &["remove", "nothing.txt"],
        &["restore", "nothing.txt"],
        &["purge", "nothing.txt"],
    ] {
        let answer = library.fails(1, arguments);
        assert_eq!(answer.stdout, "");
        answer.says("nothing.txt").says("\nhint: ");
    }
}

#[test]
fn an_ambiguous_id_lists_what_it_could_be() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    // Ids begin with the time in milliseconds: made within the same minute, they begin alike.
    let alike = cloud
        .chars()
        .zip(lobby.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let start = &cloud[..alike.min(8)];
    assert!(start.len() >= 4, "{cloud} {lobby}");
    library
        .fails(1, &["show", start])
        .says("2 articles")
        .says("Cloud package for governments abroad")
        .says("Lobbying for contracts")
        .says("\nhint: ");
    library.fails(1, &["show", &cloud[..3]]).says("four");
}

#[test]
fn a_data_directory_that_can_not_be_written() {
    let library = Library::new();
    library.write("file", "in the way");
    library.write("brief.txt", CLOUD_FILE);
    for command in [
        ["add", "brief.txt"].as_slice(),
        &["claim", "add", "It was said"],
    ] {
        let mut assembled = assert_cmd::cargo::cargo_bin_cmd!("briefreader");
        assembled
            .current_dir(library.path(""))
            .args(["--data-dir", "file/library"])
            .args(command);
        let answer = Answer::of(assembled);
        assert_eq!(answer.status, 1, "{answer:?}");
        assert_eq!(answer.stdout, "", "{answer:?}");
        assert!(answer.stderr.starts_with("error: "), "{answer:?}");
        answer.says("file/library");
    }
    assert_eq!(
        std::fs::read_to_string(library.path("file")).unwrap(),
        "in the way"
    );
}

#[cfg(unix)]
#[test]
fn a_data_directory_without_permission_can_still_be_read() {
    use std::{fs, os::unix::fs::PermissionsExt, path::Path};

    fn set_modes(top: &Path, directory: u32, file: u32) {
        for entry in fs::read_dir(top).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                set_modes(&path, directory, file);
            } else {
                fs::set_permissions(&path, fs::Permissions::from_mode(file)).unwrap();
            }
        }
        fs::set_permissions(top, fs::Permissions::from_mode(directory)).unwrap();
    }

    let library = Library::new();
    let article = library.cloud();
    set_modes(&library.data_dir(), 0o555, 0o444);
    let may_write = fs::write(library.data_dir().join("probe"), "").is_ok();
    if !may_write {
        let list = library.run(&["list", "--format", "json"]);
        assert_eq!(list.status, 0, "{list:?}");
        assert!(list.stdout.contains(&article));
        let answer = library.fails(1, &["highlight", &article, "--quote", "twice"]);
        assert_eq!(answer.stdout, "");
    }
    set_modes(&library.data_dir(), 0o755, 0o644);
    assert_eq!(library.json(&["annotations"])["annotations"], json!([]));
}
