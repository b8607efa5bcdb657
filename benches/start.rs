//! How long a start takes, in a real pseudo-terminal, beside a bare ratatui program.
//!
//! Compare `first_frame` and `filled_list` with `bare`, and each with 1,000 articles with the same with 10.
//! `bare` is this very file run again: it takes the terminal, draws a line, and waits. Time runs from before
//! the program is started until the words are read from the terminal: the name in the title line for the first
//! frame, a headline in the list for the list. What stands before and after (a new terminal, ending the
//! program) is not counted.
//!
//! The libraries are made anew from a seed in the build directory, which takes some seconds.

use std::{
    ffi::OsStr,
    io::{self, Read},
    path::Path,
    sync::LazyLock,
};

use briefreader::{
    library::{Given, Library},
    store::Places,
};
use divan::Bencher;
use jiff::Timestamp;
use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use ratatui::{crossterm::event, text::Line};
use tempfile::TempDir;

/// Makes this file the bare program.
const BARE: &str = "--bare-program";

/// What the bare program draws.
const WORDS: &str = "barewords";

/// How each headline begins: no blank, since a blank may be left out where the screen has one already.
const HEADLINE: &str = "Report-";

fn main() {
    if std::env::args().nth(1).is_some_and(|first| first == BARE) {
        return bare_program().expect("the terminal can be drawn on");
    }
    divan::main();
}

fn bare_program() -> io::Result<()> {
    let mut terminal = ratatui::init();
    terminal.draw(|frame| frame.render_widget(Line::raw(WORDS), frame.area()))?;
    event::read()?;
    ratatui::restore();
    Ok(())
}

/// A library of so many articles.
fn library(articles: usize) -> &'static Path {
    static TEN: LazyLock<TempDir> = LazyLock::new(|| generate(10));
    static THOUSAND: LazyLock<TempDir> = LazyLock::new(|| generate(1_000));
    if articles == 10 {
        TEN.path()
    } else {
        THOUSAND.path()
    }
}

fn generate(articles: usize) -> TempDir {
    let directory = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory");
    let library = Library::open(Places::under(directory.path()), 5, Timestamp::now);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for number in 0..articles {
        let mut text = format!("# {HEADLINE}{number}\n");
        for _ in 0..8 {
            text.push_str("\nThe");
            for _ in 0..60 {
                text.push(' ');
                text.push_str(random.word());
            }
            text.push_str(".\n");
        }
        let added = library.add_bytes(text.as_bytes(), &Given::default());
        added.expect("the article is added");
    }
    directory
}

/// A sequence of numbers that is the same in each run (xorshift, as Marsaglia describes it).
struct Random(u64);

impl Random {
    fn word(&mut self) -> &'static str {
        const WORDS: [&str; 16] = [
            "award", "contract", "ministry", "court", "cloud", "device", "offline", "review",
            "judge", "market", "share", "source", "report", "billion", "order", "network",
        ];
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        WORDS[usize::try_from(self.0 >> 60).expect("four bits")]
    }
}

/// A terminal before the program is started in it.
struct Ready {
    pair: PtyPair,
    reader: Box<dyn Read + Send>,
    command: CommandBuilder,
}

/// A program that was started; it is ended when this goes.
struct Running {
    _master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it was started");
    }
}

impl Ready {
    fn new(program: impl AsRef<OsStr>, arguments: &[&OsStr]) -> Self {
        let size = PtySize {
            rows: 40,
            cols: 120,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let reader = pair.master.try_clone_reader().expect("it can be read");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        Self {
            pair,
            reader,
            command,
        }
    }

    /// Starts the program and reads until it has written the words.
    fn run_until(mut self, words: &str) -> Running {
        let child = self
            .pair
            .slave
            .spawn_command(self.command)
            .expect("it starts");
        let (mut seen, mut bytes) = (Vec::new(), [0; 8192]);
        while !contains(&seen, words) {
            let count = self.reader.read(&mut bytes).expect("the terminal is there");
            assert!(count > 0, "{:?}", String::from_utf8_lossy(&seen));
            seen.extend_from_slice(&bytes[..count]);
        }
        Running {
            _master: self.pair.master,
            child,
        }
    }
}

fn contains(seen: &[u8], words: &str) -> bool {
    seen.windows(words.len())
        .any(|part| part == words.as_bytes())
}

fn start(bencher: Bencher, articles: usize, words: &str) {
    let data = library(articles).as_os_str();
    let arguments = [OsStr::new("--data-dir"), data];
    bencher
        .with_inputs(|| Ready::new(env!("CARGO_BIN_EXE_briefreader"), &arguments))
        .bench_local_values(|ready| ready.run_until(words));
}

#[divan::bench(sample_count = 40, sample_size = 1)]
fn bare(bencher: Bencher) {
    let this = std::env::current_exe().expect("this file has a name");
    bencher
        .with_inputs(|| Ready::new(&this, &[OsStr::new(BARE)]))
        .bench_local_values(|ready| ready.run_until(WORDS));
}

#[divan::bench(args = [10, 1_000], sample_count = 40, sample_size = 1)]
fn first_frame(bencher: Bencher, articles: usize) {
    start(bencher, articles, "briefreader");
}

#[divan::bench(args = [10, 1_000], sample_count = 40, sample_size = 1)]
fn filled_list(bencher: Bencher, articles: usize) {
    start(bencher, articles, HEADLINE);
}
