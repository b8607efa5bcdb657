use std::fs;

use serde_json::json;

use crate::library::{Answer, CLOUD_FILE, LOBBY_FILE, Library, assert_is_id, one_id};

#[test]
fn what_is_added_prints_its_id() {
    let library = Library::new();
    let id = library.cloud();
    assert_is_id(&id);
    let list = library.json(&["list"]);
    assert_eq!(list["articles"][0]["id"], json!(id));
    assert_eq!(list["articles"][0]["author"], "A. Writer");
    assert_eq!(list["articles"][0]["published"], "2020-08-23");
}

#[test]
fn the_same_file_again_is_the_same_article() {
    let library = Library::new();
    let id = library.cloud();
    let again = library.json(&["add", "cloud.txt"]);
    assert_eq!(
        again,
        json!({
            "version": 1,
            "articles": [{
                "id": id,
                "title": "Cloud package for governments abroad",
                "state": "unchanged",
            }],
            "skipped": [],
        })
    );
    library.write("cloud.txt", CLOUD_FILE.replace("twice", "thrice"));
    let changed = library.json(&["add", "cloud.txt"]);
    assert_eq!(changed["articles"][0]["id"], json!(id));
    assert_eq!(changed["articles"][0]["state"], "revised");
    let list = library.json(&["list"]);
    assert_eq!(list["articles"].as_array().unwrap().len(), 1);
    assert_eq!(
        list["articles"][0]["snapshots"].as_array().unwrap().len(),
        2
    );
}

#[test]
fn what_a_person_says_of_an_article_wins() {
    let library = Library::new();
    library.write("lobby.txt", LOBBY_FILE);
    library.id(&[
        "add",
        "lobby.txt",
        "--title",
        "Lobbying",
        "--source-name",
        "Desk South",
        "--author",
        "B. Writer",
        "--date",
        "2020-09",
        "--url",
        "https://south.example/lobby",
        "--tag",
        "jedi",
        "--tag",
        "court",
    ]);
    let article = &library.json(&["list"])["articles"][0];
    assert_eq!(article["title"], "Lobbying");
    assert_eq!(article["source"], "Desk South");
    assert_eq!(article["author"], "B. Writer");
    assert_eq!(article["published"], "2020-09");
    assert_eq!(article["url"], "https://south.example/lobby");
    assert_eq!(article["tags"], json!(["court", "jedi"]));
}

#[test]
fn one_title_is_not_for_several_articles() {
    let library = Library::new();
    library.write("a.txt", CLOUD_FILE);
    library.write("b.txt", LOBBY_FILE);
    library
        .fails(2, &["add", "a.txt", "b.txt", "--title", "Both"])
        .says("title");
    library
        .fails(2, &["add", ".", "--title", "Both"])
        .says("title");
    assert_eq!(library.json(&["list"])["articles"], json!([]));
}

#[test]
fn standard_input_is_a_source() {
    let library = Library::new();
    let mut command = library.command(&["add", "-"]);
    command.write_stdin(LOBBY_FILE);
    let answer = Answer::of(command);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert_is_id(answer.stdout.trim_end());
    assert_eq!(
        library.json(&["list"])["articles"][0]["title"],
        "Lobbying for contracts"
    );
}

#[test]
fn who_waits_for_a_pipe_is_ended_as_ever() {
    use std::os::unix::process::ExitStatusExt;
    let library = Library::new();
    let file = library.write("a.txt", "The ferry was late again.");
    let pipe = library.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_briefreader"))
        .arg("--data-dir")
        .arg(library.data_dir())
        .arg("add")
        .args([&pipe, &file])
        .spawn()
        .unwrap();
    // It is opened once the program reads it.
    let _writer = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    let id = nix::unistd::Pid::from_raw(i32::try_from(child.id()).unwrap());
    nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGTERM).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(15));
}

#[test]
fn a_mail_on_standard_input_is_read_as_one() {
    let library = Library::new();
    let mut command = library.command(&["add", "-"]);
    command.write_stdin(
        "From: Harbour Desk <desk@desk.example>\r\nSubject: =?utf-8?b?QnLDvGNrZQ==?=\r\n\
         Date: Thu, 2 May 2024 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nThe bridge is closed.\r\n",
    );
    let answer = Answer::of(command);
    let id = one_id(&answer.stdout);
    assert_eq!(library.ok(&["show", &id]), "The bridge is closed.");
    assert_eq!(library.json(&["show", &id])["title"], "Brücke");
}

#[test]
fn notes_name_the_source_where_there_are_several() {
    let library = Library::new();
    library.write(
        "one.html",
        "<p>A text without any article in it, of one paragraph.",
    );
    library.write("two.txt", "Another text.");
    let said = "No article was found in it";
    let one = library.done(&["add", "one.html"]);
    one.says(&format!("note: {said}"));
    let library = Library::new();
    library.write(
        "one.html",
        "<p>A text without any article in it, of one paragraph.",
    );
    library.write("two.txt", "Another text.");
    let both = library.done(&["add", "two.txt", "one.html"]);
    both.says(&format!("note: one.html: {said}"));
}

#[test]
fn a_folder_is_taken_in_with_what_is_below_it_and_what_is_skipped_is_named() {
    let library = Library::new();
    library.write("briefs/cloud.txt", CLOUD_FILE);
    library.write(
        "briefs/deep/er/lobby.md",
        "# Lobbying\n\nA *court* stopped it.\n",
    );
    library.write("briefs/photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    library.write("briefs/.hidden.txt", "Not for others.\n");
    library.write("briefs/latin.txt", b"Caf\xe9 au lait, deux fois.\n");
    let answer = library.run(&["add", "briefs", "--format", "json"]);
    assert_eq!(answer.status, 1, "{answer:?}");
    let document: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    let mut titles: Vec<_> = document["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| article["title"].as_str().unwrap())
        .collect();
    titles.sort_unstable();
    assert_eq!(titles, ["Cloud package for governments abroad", "Lobbying"]);
    let mut skipped: Vec<_> = document["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|skipped| {
            assert_ne!(skipped["reason"], "");
            let source = skipped["source"].as_str().unwrap();
            source.rsplit('/').next().unwrap()
        })
        .collect();
    skipped.sort_unstable();
    assert_eq!(skipped, [".hidden.txt", "latin.txt", "photo.txt"]);
}

#[test]
fn one_bad_source_does_not_keep_the_others_out() {
    let library = Library::new();
    library.write("a.txt", CLOUD_FILE);
    library.write("b.txt", LOBBY_FILE);
    let answer = library.fails(1, &["add", "a.txt", "missing.txt", "b.txt"]);
    assert_eq!(answer.stdout.lines().count(), 2);
    answer.stdout.lines().for_each(assert_is_id);
    answer.says("missing.txt");
    assert_eq!(
        library.json(&["list"])["articles"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn addresses_are_not_fetched_and_the_message_says_what_to_do() {
    let library = Library::new();
    library
        .fails(1, &["add", "https://north.example/cloud"])
        .says("https://north.example/cloud")
        .says("\nhint: ");
}

#[test]
fn the_address_of_a_file_is_the_file() {
    let library = Library::new();
    let file = library.write("Brücke zu.txt", CLOUD_FILE);
    let id = library.id(&["add", "Brücke zu.txt"]);
    let address = url::Url::from_file_path(&file).unwrap();
    let again = library.json(&["add", address.as_str()]);
    assert_eq!(again["articles"][0]["id"], json!(id));
    assert_eq!(again["articles"][0]["state"], "unchanged");
    let missing = address.as_str().replace("zu", "auf");
    let answer = library.fails(1, &["add", &missing]);
    answer.says("Brücke auf.txt").says("does not exist");
    let answer = library.fails(2, &["add", "file://server.example/a.html"]);
    answer.says("file://server.example/a.html was not added. It names no file of this computer.");
    answer.says("file:///");
    library.write("Brücke zu.txt", LOBBY_FILE);
    let revised = library.json(&["revise", &id, address.as_str()]);
    assert_eq!(revised["articles"][0]["state"], "revised");
}

#[test]
fn a_blank_source_and_two_in_one_are_told_as_what_they_are() {
    let library = Library::new();
    library.write("a.txt", CLOUD_FILE);
    for blank in ["", " "] {
        let answer = library.fails(2, &["add", blank, "a.txt"]);
        answer.says("A blank name is no file and no URL.");
        answer.says("\nhint: Name a file, a folder or a URL");
        assert_eq!(answer.stdout.lines().count(), 1, "{answer:?}");
        let answer = library.fails(2, &["feed", "add", blank]);
        answer.says("A blank name is no URL.");
        answer.says("\nhint: Name the URL of a feed");
    }
    let feed = "feed:https://a.example/x";
    let answer = library.fails(2, &["add", feed]);
    answer.says(&format!(
        "{feed} was not added. It is the address of a feed, not of a text."
    ));
    answer.says("\nhint: `briefreader feed add` follows it.");
    let two = "https://a.example/x https://b.example/y";
    let answer = library.fails(2, &["add", two]);
    answer.says(&format!(
        "{two} was not added. These are 2 addresses, and not one."
    ));
    answer.says("\nhint: Give each by itself, in quotes of its own");
}

#[test]
fn a_name_from_outside_can_not_move_the_cursor() {
    let library = Library::new();
    let name = "a\u{1b}]0;owned\u{7}\u{202e}.txt";
    library.write(name, b"\0\0\0");
    let answer = library.fails(1, &["add", name]);
    assert!(!answer.stderr.contains('\u{1b}'), "{answer:?}");
    assert!(!answer.stderr.contains('\u{202e}'), "{answer:?}");
    answer.says("\\u{1b}]0;owned");
}

#[test]
fn a_title_from_outside_can_not_move_the_cursor() {
    let library = Library::new();
    library.write("a.txt", "A \u{1b}[2Jtitle\u{202e} of it\n\nSome text.\n");
    library.id(&["add", "a.txt"]);
    let list = library.ok(&["list"]);
    assert!(list.contains("title of it"), "{list:?}");
    assert!(!list.contains(['\u{1b}', '\u{202e}']), "{list:?}");
}

#[test]
fn the_variable_names_the_library_where_no_option_does() {
    let library = Library::new();
    let file = library.write("a.txt", CLOUD_FILE);
    let elsewhere = library.path("elsewhere");
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("briefreader");
    command
        .arg("add")
        .arg(&file)
        .env("BRIEFREADER_DATA_DIR", &elsewhere);
    let answer = Answer::of(command);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(fs::exists(elsewhere.join("data/articles")).unwrap());
}

/// Looks at the program itself, not at the process that reads for it, which has a limit of its own.
#[test]
#[cfg(target_os = "linux")]
fn paragraphs_without_end_take_little_memory_where_they_are_added() {
    use std::process::{Command, Stdio};

    let library = Library::new();
    let page = library.write("page.html", "<p>a".repeat(600_000));
    let mut adding = Command::new(env!("CARGO_BIN_EXE_briefreader"))
        .arg("--data-dir")
        .arg(library.data_dir())
        .args(["add", "--format", "json"])
        .arg(&page)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", adding.id());
    let mut most = 0;
    while adding.try_wait().unwrap().is_none() {
        // The most that it ever had; gone once it has ended.
        let told = fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(peak.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let output = adding.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{output:?}");
    assert!(
        told.contains("what comes behind them stands in one plain paragraph"),
        "{told}"
    );
    assert!((1..=140_000).contains(&most), "{most} kB");
}
