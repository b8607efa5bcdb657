//! The process that reads pages and mail: its limits, and its end whatever happens.
//!
//! Programs that do not what they should stand in `tests/extract`.

#![expect(
    clippy::unwrap_used,
    reason = "a test panics where something is not as it must be"
)]

use std::{
    cell::Cell,
    io::{Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use briefreader::{
    extract::{ARGUMENT, ExtractError, Extractor},
    import::{Hints, ImportError, Imported, Kind, ReadFeed, read_feed},
};
use nix::{
    errno::Errno,
    sys::wait::{WaitPidFlag, waitpid},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefreader");

/// Long enough for a process to start and to end on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Keeps other tests from having children meanwhile, and sees to it that none is left in the end.
struct Alone(#[expect(dead_code, reason = "it is held")] MutexGuard<'static, ()>);

fn alone() -> Alone {
    static ONE: Mutex<()> = Mutex::new(());
    Alone(ONE.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Drop for Alone {
    fn drop(&mut self) {
        if !thread::panicking() {
            let left = waitpid(None, Some(WaitPidFlag::WNOHANG));
            assert_eq!(left, Err(Errno::ECHILD), "a process is left");
        }
    }
}

fn extractor() -> Extractor {
    Extractor::new(PathBuf::from(PROGRAM))
}

/// Reads with a program that does not what it should.
fn broken(name: &str) -> Extractor {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/extract");
    Extractor::new(folder.join(format!("{name}.sh")))
}

fn page() -> Hints<'static> {
    Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    }
}

/// More than a pipe holds.
fn large_page() -> Vec<u8> {
    "<p>Some words in a paragraph.\n"
        .repeat(20_000)
        .into_bytes()
}

fn read(extractor: &Extractor) -> Result<Imported, ExtractError> {
    extractor.import(&large_page(), &page(), &|| false)
}

#[test]
fn plain_text_needs_no_process() {
    let _alone = alone();
    let extractor = Extractor::without_a_program();
    let imported = extractor.import(b"Some words.", &Hints::default(), &|| true);
    assert_eq!(imported.unwrap().snapshot.text.as_str(), "Some words.");
    let refused = read(&extractor).unwrap_err();
    assert!(
        refused.to_string().contains("could not be started"),
        "{refused}"
    );
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let _alone = alone();
    let refused = read(&Extractor::new(PathBuf::from("/nowhere/briefreader"))).unwrap_err();
    let why = "no such file or directory".to_owned();
    assert_eq!(refused, ExtractError::NotStarted { why });
    assert!(refused.hint().is_some());
}

#[test]
fn a_program_that_does_not_what_it_should_is_ended_and_told() {
    let _alone = alone();
    for (name, told) in [
        ("deaf", ExtractError::BrokeOff),
        ("endless", ExtractError::TooMuch),
        ("garbage", ExtractError::BrokeOff),
        ("gone", ExtractError::BrokeOff),
        ("loud", ExtractError::TooMuchMemory),
    ] {
        let refused = read(&broken(name)).unwrap_err();
        assert_eq!(refused, told, "{name}");
        assert!(refused.hint().unwrap().starts_with("Save it as text"));
    }
}

#[test]
fn what_takes_too_long_is_ended() {
    let _alone = alone();
    let time = Duration::from_millis(300);
    let refused = read(&broken("silent").within(time)).unwrap_err();
    assert_eq!(refused, ExtractError::TooLong(time));
    let told = ExtractError::TooLong(Duration::from_secs(30)).to_string();
    assert_eq!(
        told,
        "Reading it took longer than 30 seconds, and was ended."
    );
}

#[test]
fn what_nobody_wants_any_more_is_ended() {
    let _alone = alone();
    let asked = Cell::new(0);
    let cancelled = || asked.replace(asked.get() + 1) > 3;
    let refused = broken("silent").import(&large_page(), &page(), &cancelled);
    assert_eq!(refused, Err(ExtractError::Cancelled));
}

#[test]
fn nothing_is_left_of_it_where_the_one_that_asks_panics() {
    let _alone = alone();
    let asked =
        AssertUnwindSafe(|| broken("silent").import(&large_page(), &page(), &|| panic!("no")));
    assert!(catch_unwind(asked).is_err());
}

/// Longer than a pipe holds.
fn large_feed() -> Vec<u8> {
    let items: String = (0..2_000)
        .map(|n| {
            format!(
                "<item><title>Report {n}</title><link>https://a.example/{n}</link><pubDate>2024-05-02</pubDate>\
                <description>&lt;p&gt;One &lt;a href='/x'&gt;two&lt;/a&gt;.</description></item>"
            )
        })
        .collect();
    format!("<rss><channel><title>Reports</title><ttl>5</ttl>{items}</channel></rss>").into_bytes()
}

fn read_as_feed(extractor: &Extractor, bytes: &[u8]) -> Result<ReadFeed, ExtractError> {
    extractor.read_feed(bytes, &Hints::default(), &|| false)
}

#[test]
fn a_feed_is_read_as_without_a_process() {
    let _alone = alone();
    let expected = read_feed(&large_feed(), &Hints::default()).unwrap();
    assert_eq!(expected.entries.len(), 2_000);
    assert_eq!(read_as_feed(&extractor(), &large_feed()), Ok(expected));
}

#[test]
fn what_is_no_feed_is_refused_in_the_same_words() {
    let _alone = alone();
    let refused = read_as_feed(&extractor(), b"<html><p>a</html>").unwrap_err();
    let looks_like = Some("a web page");
    let expected = ImportError::NoFeed { looks_like };
    assert_eq!(refused.to_string(), expected.to_string());
    assert_eq!(refused.hint(), expected.hint());
    let huge = vec![b'a'; (64 << 20) + 1];
    let refused = read_as_feed(&extractor(), &huge).unwrap_err();
    assert_eq!(refused, ImportError::TooLarge.into());
}

#[test]
fn feeds_are_never_read_in_the_program_itself() {
    let _alone = alone();
    let refused = read_as_feed(&Extractor::without_a_program(), &large_feed()).unwrap_err();
    assert!(
        matches!(refused, ExtractError::NotStarted { .. }),
        "{refused}"
    );
    for (name, told) in [
        ("garbage", ExtractError::BrokeOff),
        ("endless", ExtractError::TooMuch),
        ("gone", ExtractError::BrokeOff),
    ] {
        let refused = read_as_feed(&broken(name), &large_feed()).unwrap_err();
        assert_eq!(refused, told, "{name}");
    }
}

#[test]
fn feeds_that_a_page_names_are_found_by_a_process_too() {
    let _alone = alone();
    let html = b"<link rel=alternate type=application/atom+xml title=Desk href=/atom><p>Words.";
    let hints = Hints {
        address: Some("https://desk.example/news"),
        ..Hints::default()
    };
    let found = extractor().advertised(html, &hints, &|| false).unwrap();
    assert_eq!(
        found,
        briefreader::import::advertised(html, &hints).unwrap()
    );
    assert_eq!(found[0].address.as_str(), "https://desk.example/atom");
    let none = extractor().advertised(b"<p>Words.", &hints, &|| false);
    assert_eq!(none, Ok(Vec::new()));
    let refused = extractor().advertised(b" ", &hints, &|| false).unwrap_err();
    assert_eq!(refused.to_string(), "There is no text in it.");
    let refused = broken("garbage").advertised(html, &hints, &|| false);
    assert_eq!(refused, Err(ExtractError::BrokeOff));
}

#[test]
fn several_can_be_read_at_once() {
    let _alone = alone();
    let extractor = extractor();
    let expected = read(&extractor);
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| assert_eq!(read(&extractor), expected));
        }
    });
}

/// The process that reads, as it waits for its question.
fn waiting() -> Child {
    Command::new(PROGRAM)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn what_is_no_question_gets_no_answer() {
    let _alone = alone();
    for question in [b"".as_slice(), b"hello", b"{}\n", b"\n\n\n"] {
        let mut child = waiting();
        child.stdin.take().unwrap().write_all(question).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(
            output.stdout.is_empty() && output.stderr.is_empty(),
            "{output:?}"
        );
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::{fs, os::unix::process::ExitStatusExt, time::Instant};

    use nix::sys::signal::Signal;

    use super::*;

    fn limits(process: u32) -> String {
        fs::read_to_string(format!("/proc/{process}/limits")).unwrap_or_default()
    }

    /// Waits until something holds.
    fn until(what: &str, holds: impl Fn() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < PATIENCE, "{what}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a process has given itself its limits.
    fn until_limited(process: u32) {
        until("it has limits", || {
            limits(process)
                .lines()
                .any(|line| line.starts_with("Max address space") && line.contains("536870912"))
        });
    }

    #[test]
    fn it_takes_from_itself_what_it_does_not_need() {
        let _alone = alone();
        let mut child = waiting();
        until_limited(child.id());
        let limits = limits(child.id());
        for (what, soft) in [
            ("Max cpu time", "30"),
            ("Max file size", "0"),
            ("Max core file size", "0"),
            ("Max open files", "3"),
        ] {
            let line = limits.lines().find(|line| line.starts_with(what)).unwrap();
            let figures = line.strip_prefix(what).unwrap();
            assert_eq!(figures.split_whitespace().next(), Some(soft), "{line}");
        }
        drop(child.stdin.take());
        child.wait().unwrap();
    }

    #[test]
    fn it_ends_with_the_one_that_started_it() {
        let _alone = alone();
        // Its standard input stays open here, so that nothing else ends it.
        let mut shell = Command::new("/bin/sh")
            .args(["-c", "exec 3<&0; \"$0\" \"$1\" <&3 & echo $!; wait"])
            .args([PROGRAM, ARGUMENT])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut process = String::new();
        let mut stdout = shell.stdout.take().unwrap();
        while !process.ends_with('\n') {
            let mut byte = [0];
            stdout.read_exact(&mut byte).unwrap();
            process.push(char::from(byte[0]));
        }
        let process: u32 = process.trim().parse().unwrap();
        until_limited(process);
        shell.kill().unwrap();
        let _input = shell.stdin.take();
        shell.wait().unwrap();
        // Whoever inherits it may leave it as a zombie.
        until("it has ended", || {
            let state = fs::read_to_string(format!("/proc/{process}/stat"));
            state.map_or(true, |state| state.contains(") Z "))
        });
    }

    #[test]
    fn it_aborts_where_it_takes_more_memory_than_its_limit_and_says_so() {
        let _alone = alone();
        let text = "a\n\n".repeat(20 << 20);
        let header = format!(
            "{{\"version\":1,\"kind\":\"plain\",\"is_whole\":false,\"length\":{}}}\n",
            text.len()
        );
        let mut child = waiting();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(header.as_bytes()).unwrap();
        stdin.write_all(text.as_bytes()).unwrap();
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.signal(), Some(Signal::SIGABRT as i32));
        // By these words it is known.
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("memory allocation of"), "{said}");
        assert!(output.stdout.is_empty());
    }
}
