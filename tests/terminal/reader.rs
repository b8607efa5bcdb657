//! The program itself, as a person meets it.

use std::{
    ffi::OsStr,
    fs,
    path::PathBuf,
    process::{Command, Output},
    thread,
    time::Duration,
};

use rustix::process::Signal;

use crate::pty::{
    Exit, Program, Pty, Scratch, activity, poll_until, replace, rests, send_signal, state,
};

crate::tests![
    the_first_session,
    two_windows_on_one_article,
    a_window_shows_what_another_marks,
    a_note_under_way_when_a_signal_comes,
    a_note_under_way_when_the_window_is_closed,
    stopping_and_going_on,
    every_size,
    no_terminal,
    a_damaged_file_of_annotations,
    what_a_command_did_shows_without_a_key,
    a_place_that_is_no_directory,
    settings_that_change_while_it_runs,
];

/// The size of most windows: two panes, and room for a whole paragraph.
const SIZE: (u16, u16) = (110, 34);

/// Two sentences, and then a text of its own.
const BRIEF: &str = "# Cloud for capitals\n\nThe ministry has seen the offer. Its devices work offline.\n\n\
    The price is not known.\n";

/// A library in a directory of its own, with windows and commands on it.
pub struct Desk(Scratch);

impl Desk {
    /// Nothing is there yet, not even the directory.
    fn empty(name: &str) -> Self {
        let desk = Self(Scratch::new(&format!("reader-{name}")));
        fs::create_dir(desk.0.file("home")).unwrap();
        desk
    }

    /// One article is there, and no samples.
    pub fn with_brief(name: &str) -> Self {
        let desk = Self::empty(name);
        let file = desk.0.file("brief.md");
        fs::write(&file, BRIEF).unwrap();
        desk.run(&[OsStr::new("add"), file.as_os_str()]);
        desk
    }

    /// Returns the path of a file beside the library.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.file(name)
    }

    fn library(&self) -> PathBuf {
        self.0.file("library")
    }

    fn program(&self) -> Program {
        Program::new(env!("CARGO_BIN_EXE_briefreader"))
            .variable("HOME", self.0.file("home"))
            .variable("BRIEFREADER_DATA_DIR", self.library())
    }

    /// Opens a window and waits until the list is there.
    pub fn open(&self, size: (u16, u16), first: &str) -> Pty {
        let mut pty = Pty::spawn(&self.program(), size);
        pty.wait_for_text(first);
        pty
    }

    /// Opens a window with some arguments.
    pub fn open_with(&self, arguments: &[&OsStr], size: (u16, u16)) -> Pty {
        let program = arguments.iter();
        let program = program.fold(self.program(), |program, one| program.argument(*one));
        Pty::spawn(&program, size)
    }

    /// Opens a window with the article of [`BRIEF`] in it, its caret on the second sentence.
    pub fn reading(&self) -> Pty {
        let mut pty = self.open(SIZE, "Cloud for capitals");
        pty.wait_for_text("devices work offline");
        pty.send("\r");
        pty.wait_for_text("m mark");
        // The place of the last time is kept.
        pty.send("gg})");
        pty
    }

    /// Runs a command.
    pub fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefreader"));
        command.args(arguments).env_clear();
        command.env("TERM", "xterm-256color");
        command.env("BRIEFREADER_DATA_DIR", self.library());
        command.output().unwrap()
    }

    /// Runs a command that must succeed, and returns what it prints.
    fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> String {
        let output = self.command(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Returns the id of the only article.
    fn article(&self) -> String {
        let listed = self.run(&["export", "--format", "json"]);
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        listed["articles"][0]["id"].as_str().unwrap().to_owned()
    }

    fn exported(&self) -> String {
        self.run(&["export", "--format", "markdown"])
    }

    /// Returns every file below a directory of the library.
    fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut directories = vec![self.library().join("data").join(folder)];
        while let Some(directory) = directories.pop() {
            for entry in fs::read_dir(directory).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    &mut directories
                } else {
                    &mut files
                }
                .push(path);
            }
        }
        files
    }
}

/// Types, and waits for what the window says to it.
#[track_caller]
fn say(pty: &mut Pty, keys: &str, answer: &str) {
    pty.send(keys);
    pty.wait_for_text(answer);
}

/// Waits until a window says that all is on the disk.
pub fn wait_until_saved(pty: &mut Pty) {
    pty.wait_for("all is saved", |screen| {
        let contents = screen.contents();
        let title = contents.lines().next().unwrap_or_default();
        title.trim_end().ends_with(" saved")
    });
}

/// Leaves the text, and then the program.
pub fn quit(mut pty: Pty) {
    pty.send("q");
    quit_from_list(pty);
}

/// Leaves the program from the list.
pub fn quit_from_list(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0), "{}", pty.text());
    pty.assert_restored();
}

/// Fails unless each of the words stands in the text, in this order.
#[track_caller]
fn assert_in_order(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let Some((_, after)) = rest.split_once(word) else {
            panic!("{word:?} is not there, or not in its place:\n{text}");
        };
        rest = after;
    }
}

const CLAIM: &str = "JEDI contains offline devices";
const FIRST_QUOTE: &str = "The package also holds rugged devices";
const SECOND_QUOTE: &str = "According to the Harbour Wire, devices that work offline";

fn the_first_session() {
    let desk = Desk::empty("session");
    let mut pty = desk.open(SIZE, "This is an article like any other");
    for title in ["Start here", "Microsoft sounds out", "Allies may soon shop"] {
        pty.wait_for_text(title);
    }

    // The first report: a sentence is marked, gets a note, and supports a claim that is new.
    pty.send("\r");
    pty.wait_for_text("m mark");
    say(&mut pty, "J", "What is in the box");
    say(&mut pty, "/", "Find");
    say(&mut pty, "rugged\r", "of 1");
    say(&mut pty, "m", "Marked “The package also holds");
    say(&mut pty, "a", "Note");
    say(
        &mut pty,
        "Who are the three?\rAsk them.\x13",
        "Saved the note",
    );
    say(&mut pty, "+", "supports which claim?");
    say(&mut pty, CLAIM, "new claim");
    say(&mut pty, "\r", "Flagged: supports");

    // The second: the claim is offered first.
    say(&mut pty, "J", "What the package does");
    pty.send("/");
    say(&mut pty, "work offline\r", "of 1");
    pty.send("+");
    pty.wait_for("the claim is offered", |screen| {
        screen.contents().contains("which claim?")
            && screen.contents().contains(&format!("▸ {CLAIM}"))
    });
    say(&mut pty, "\r", "Flagged: supports");
    wait_until_saved(&mut pty);

    // Both quotes stand under the claim, and one leads back to its place.
    // The number of articles gives way to that of origins once these are counted: only the flags stay.
    say(&mut pty, "C", "CLAIMS  1 claim");
    pty.wait_for_text("+2 ·");
    say(&mut pty, "\r", "2 supports");
    pty.wait_for_text(FIRST_QUOTE);
    pty.wait_for_text("According to the Harbour Wire");
    say(&mut pty, "\r", "What is in the box");
    pty.wait_for_text("* Who are the three?");

    // Undo takes back the last flag, wherever it was, and redo brings it again.
    say(&mut pty, "u", "Undid: ");
    wait_until_saved(&mut pty);
    assert!(!desk.exported().contains("According to the Harbour Wire"));
    say(&mut pty, "\x12", "Redid: ");
    wait_until_saved(&mut pty);
    // Back to the claim that the quote was gone to from, to all claims, to the text.
    say(&mut pty, "q", "2 supports");
    say(&mut pty, "q", "CLAIMS");
    say(&mut pty, "q", "ARTICLES");
    quit(pty);

    let mut pty = desk.open(SIZE, "Allies may soon shop");
    pty.wait_for_text("1▪ 1⚑");
    say(&mut pty, "C", "+2 ·");
    say(&mut pty, "\r", "2 supports");
    pty.wait_for_text(FIRST_QUOTE);
    pty.wait_for_text("According to the Harbour Wire");
    pty.send("\x1b");
    pty.wait_for_text("CLAIMS");
    pty.send("\x1b");
    pty.wait_for_text("ARTICLES");
    quit(pty);

    let exported = desk.exported();
    for words in [
        FIRST_QUOTE,
        SECOND_QUOTE,
        "Who are the three?",
        "Ask them.",
        CLAIM,
        "Harbour Wire",
        "Ines Vollmer",
    ] {
        assert!(
            exported.contains(words),
            "{words:?} is missing:\n{exported}"
        );
    }
}

fn two_windows_on_one_article() {
    let desk = Desk::with_brief("two");
    let (mut one, mut two) = (desk.reading(), desk.reading());
    say(&mut one, "m", "Marked “Its devices");
    wait_until_saved(&mut one);
    // The other has not looked since.
    say(&mut two, "(m", "Marked “The ministry");
    wait_until_saved(&mut two);
    say(&mut two, "A", "ANNOTATIONS  2 in");
    two.send("\x1b");
    two.wait_for_text("ARTICLES");
    // The first learns of it with its next write.
    say(&mut one, ")m", "Marked “The price");
    wait_until_saved(&mut one);
    one.wait_for_text("3▪");
    quit(one);
    quit(two);
    let quotes = [
        "The ministry has seen the offer.",
        "Its devices work offline.",
        "The price is not known.",
    ];
    assert_in_order(&desk.exported(), &quotes);
    assert_eq!(desk.files("annotations").len(), 1);
}

fn a_window_shows_what_another_marks() {
    let desk = Desk::with_brief("shows");
    let (mut one, mut two) = (desk.reading(), desk.reading());
    say(&mut one, "m", "Marked “Its devices");
    wait_until_saved(&mut one);
    say(&mut one, "A", "ANNOTATIONS  1 in");
    say(&mut two, "(m", "Marked “The ministry");
    wait_until_saved(&mut two);
    // No key is pressed in the first, and it writes nothing.
    one.wait_for_text("ANNOTATIONS  2 in");
    one.send("\x1b");
    one.wait_for_text("ARTICLES");
    quit(one);
    quit(two);
}

/// Opens the editor on the caret's sentence, and begins a note.
fn write_half_a_note(desk: &Desk) -> Pty {
    let mut pty = desk.reading();
    say(&mut pty, "a", "Note");
    say(&mut pty, "half a tho", "half a tho");
    pty
}

fn a_note_under_way_when_a_signal_comes() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let desk = Desk::with_brief("signal");
        let mut pty = write_half_a_note(&desk);
        pty.signal(signal);
        assert_eq!(pty.wait_for_exit(), Exit::Status(status));
        pty.assert_restored();
        assert_in_order(
            &desk.exported(),
            &["Its devices work offline.", "half a tho"],
        );
    }
}

fn a_note_under_way_when_the_window_is_closed() {
    let desk = Desk::with_brief("closed");
    let mut pty = write_half_a_note(&desk);
    pty.close();
    assert_eq!(pty.wait_for_exit(), Exit::Status(129));
    assert_in_order(
        &desk.exported(),
        &["Its devices work offline.", "half a tho"],
    );
}

fn stopping_and_going_on() {
    let desk = Desk::with_brief("stop");
    let mut pty = Pty::spawn(&desk.program().in_shell(), SIZE);
    pty.wait_for_text("devices work offline");
    pty.send("\r");
    pty.wait_for_text("m mark");
    pty.send("})");
    // One that is stopped while it writes into the index would keep the commands below from it.
    wait_until_saved(&mut pty);
    let job = crate::stopping::job(&pty);
    poll_until("it rests", || {
        let before = activity(job).ticks;
        thread::sleep(Duration::from_millis(300));
        activity(job).ticks == before && rests(job)
    });
    say(&mut pty, "\x1a", "stopped");
    assert_eq!(state(job), Some('T'));
    pty.assert_restored();
    // Meanwhile a command marks something, and the window gets another size.
    desk.run(&[
        "highlight",
        &desk.article(),
        "--quote",
        "The price is not known.",
    ]);
    pty.resize((90, 30));
    pty.send("go on\r");
    pty.wait_for_text("1▪");
    pty.assert_taken();
    say(&mut pty, "m", "Marked “Its devices");
    wait_until_saved(&mut pty);
    // Stopped again, and ended: a shell sends the one signal, and then the other.
    say(&mut pty, "a", "Note");
    say(&mut pty, "half a tho", "half a tho");
    pty.send("\x1a");
    poll_until("it stops again", || state(job) == Some('T'));
    send_signal(job, Signal::TERM);
    send_signal(job, Signal::CONT);
    poll_until("it ends", || matches!(state(job), None | Some('Z')));
    pty.assert_restored();
    assert_in_order(
        &desk.exported(),
        &[
            "Its devices work offline.",
            "half a tho",
            "The price is not known.",
        ],
    );
}

fn every_size() {
    let desk = Desk::with_brief("sizes");
    for size in [(1, 1), (0, 0), (3, 200), (300, 2)] {
        let mut pty = Pty::spawn(&desk.program(), size);
        pty.wait_for_raw("\x1b[?1049h");
        pty.resize(SIZE);
        pty.wait_for_text("devices work offline");
        pty.resize(size);
        pty.send("\r})jkmu");
        for step in 0..50 {
            pty.resize((1 + step % 97, 1 + step % 41));
        }
        pty.resize(SIZE);
        pty.wait_for_text("m mark");
        pty.wait_for_text("ARTICLES  by added");
        pty.wait_for_text("devices work offline");
        quit(pty);
    }
}

fn no_terminal() {
    let desk = Desk::empty("none");
    let output = desk.command::<&str>(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.starts_with("error: ") && message.contains("needs a terminal"),
        "{message:?}"
    );
    assert!(!desk.library().join("data").exists(), "samples for nobody");
}

fn a_damaged_file_of_annotations() {
    let desk = Desk::with_brief("damaged");
    desk.run(&[
        "highlight",
        &desk.article(),
        "--quote",
        "Its devices work offline.",
    ]);
    let [file] = &desk.files("annotations")[..] else {
        panic!("not one file: {:?}", desk.files("annotations"));
    };
    let damaged = fs::read_to_string(file)
        .unwrap()
        .replace("annotations:", "annotations ((");
    fs::write(file, &damaged).unwrap();

    let mut pty = desk.open(SIZE, "devices work offline");
    pty.wait_for_text("cannot be understood, at line");
    pty.send("\r");
    pty.wait_for_text("m mark");
    // What was good last is shown, and nothing can be added to it.
    say(&mut pty, "A", "▪ Its devices work offline.");
    pty.send("\x1b");
    pty.wait_for_text("ARTICLES");
    say(&mut pty, "}m", "cannot be understood");
    quit(pty);
    assert_eq!(fs::read_to_string(file).unwrap(), damaged);
}

fn what_a_command_did_shows_without_a_key() {
    let desk = Desk::with_brief("noticed");
    let mut pty = desk.reading();
    let words = [
        "--quote",
        "Its devices work offline.",
        "--note",
        "Says who?",
    ];
    desk.run(&[&["highlight", &desk.article()], &words[..]].concat());
    // The directory of the annotations is made with it.
    pty.wait_for_text("1▪");
    pty.send("q");
    let file = desk.0.file("late.md");
    fs::write(&file, "# Late for the desk\n\nIt came last.\n").unwrap();
    desk.run(&[OsStr::new("add"), file.as_os_str()]);
    pty.wait_for_text("Late for the desk");
    quit_from_list(pty);
}

fn a_place_that_is_no_directory() {
    let desk = Desk::empty("file");
    fs::write(desk.library(), "a file where the library would be").unwrap();
    let mut pty = desk.open(SIZE, "A part of the path is a file, not a directory");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.assert_restored();

    // Where only the lock can't be had, all can be read, and what was marked waits and is tried again.
    let desk = Desk::with_brief("lock");
    let lock = desk.library().join("state/lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let mut pty = desk.reading();
    say(&mut pty, "m", "Not saved yet: ");
    pty.wait_for_text("NOT SAVED");
    say(
        &mut pty,
        "qq",
        "Some changes are not saved. Quit and lose them?",
    );
    pty.send("y");
    assert_eq!(pty.wait_for_exit(), Exit::Status(1));
    pty.wait_for_text("could not be saved");
    pty.wait_for_text("Its devices work offline.");
    pty.assert_restored();

    let mut pty = desk.reading();
    say(&mut pty, "m", "Not saved yet: ");
    fs::remove_dir(&lock).unwrap();
    say(&mut pty, ")m", "Marked “The price");
    wait_until_saved(&mut pty);
    quit(pty);
    assert_in_order(
        &desk.exported(),
        &["Its devices work offline.", "The price is not known."],
    );
}

fn settings_that_change_while_it_runs() {
    let desk = Desk::with_brief("settings");
    let config = desk.library().join("config/config.ron");
    let write = |text: &str| {
        fs::create_dir_all(config.parent().unwrap()).unwrap();
        replace(&config, text);
    };
    let mut pty = desk.open(SIZE, "Cloud for capitals");
    pty.wait_for_text("? help");
    write("(keys: \"plain\", column: 60)");
    pty.wait_for_text("Took over config.ron.");
    pty.wait_for_text("F1 help");
    // What is broken is named, and the rest stays.
    write("(keys: \"plain");
    pty.wait_for_text("config.ron:1:8: ");
    pty.wait_for_text("All holds as it was before.");
    pty.wait_for_text("F1 help");
    // What is chosen in the program is kept, but what the file says goes before it at the next start.
    pty.send("\x10");
    pty.wait_for_text("type what you want to do");
    say(&mut pty, "set wheel 7\r", "“wheel” is 7 from now on.");
    pty.send("\x10");
    pty.wait_for_text("type what you want to do");
    pty.send("set keys vim\r");
    pty.wait_for_text("config.ron says plain");
    pty.wait_for_text("? help");
    quit_from_list(pty);
    write("(keys: \"plain\")");
    let mut again = desk.open(SIZE, "Cloud for capitals");
    again.wait_for_text("F1 help");
    again.send("\x10");
    again.wait_for_text("type what you want to do");
    say(&mut again, "set wheel\r", "“wheel” is 7 now");
    again.send("\x1b");
    again.wait_for("the palette is closed", |screen| {
        !screen.contents().contains("─ Do ─")
    });
    again.send("\x11");
    assert_eq!(again.wait_for_exit(), Exit::Status(0), "{}", again.text());
}
