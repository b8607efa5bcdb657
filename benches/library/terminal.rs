//! Programs in a real pseudo-terminal.
//!
//! Time runs from before the program is started until the words are read from the terminal. What stands before and
//! after (a new terminal, ending the program) is not counted.

use std::{
    ffi::OsStr,
    fs,
    io::{self, Read, Write},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::{crossterm::event, text::Line};

use crate::{generate::HEADLINE, made::Made, table::Figure};

/// Makes this file the bare program.
pub const BARE: &str = "--bare-program";

/// What the bare program draws.
const WORDS: &str = "barewords";

/// After how long without a byte from the program nothing more is expected.
const SILENCE: Duration = Duration::from_millis(700);

/// What is waited for.
#[derive(Clone, Copy, Debug)]
pub enum Seen {
    /// The name in the title line, which the first frame has.
    Frame,
    /// A headline.
    List,
}

/// Takes the terminal, draws a line, and waits.
pub fn bare_program() -> io::Result<()> {
    let mut terminal = ratatui::init();
    terminal.draw(|frame| frame.render_widget(Line::raw(WORDS), frame.area()))?;
    event::read()?;
    ratatui::restore();
    Ok(())
}

/// Returns how long a start takes until something is seen.
pub fn start(made: &Made, seen: Seen) -> Duration {
    let words = match seen {
        Seen::Frame => "briefreader",
        Seen::List => HEADLINE,
    };
    Running::start(&program(made), words).took
}

/// Returns how long the bare program takes to its first frame.
pub fn start_bare() -> Duration {
    let this = std::env::current_exe().expect("this file has a name");
    let mut command = CommandBuilder::new(this);
    command.arg(BARE);
    Running::start(&command, WORDS).took
}

/// Returns the memory that the program has taken once the list is there, and after going through all of it; nothing
/// where the system doesn't tell.
pub fn memory(made: &Made) -> Vec<Figure> {
    let mut running = Running::start(&program(made), HEADLINE);
    running.wait_for_silence();
    let first = running.resident();
    for keys in ["gg", &"\u{6}".repeat(40), "G", &"\u{2}".repeat(40)] {
        running.send(keys);
        running.wait_for_silence();
    }
    first.into_iter().chain(running.resident()).collect()
}

fn program(made: &Made) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_briefreader"));
    command.args([OsStr::new("--data-dir"), made.directory.as_os_str()]);
    command
}

/// A program that was started; it is ended when this goes.
struct Running {
    took: Duration,
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    read: Receiver<Vec<u8>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it was started");
    }
}

impl Running {
    /// Starts a program and reads until it has written the words.
    fn start(command: &CommandBuilder, words: &str) -> Self {
        let size = PtySize {
            rows: 40,
            cols: 120,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut reader = pair.master.try_clone_reader().expect("it can be read");
        let writer = pair.master.take_writer().expect("it can be written to");
        let mut command = command.clone();
        command.env_clear();
        command.env("TERM", "xterm-256color");
        let (sender, read) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).expect("it starts");
        let mut seen = Vec::new();
        while !contains(&seen, words) {
            let bytes = read.recv();
            seen.extend(bytes.unwrap_or_else(|_| panic!("{:?}", String::from_utf8_lossy(&seen))));
        }
        Self {
            took: begun.elapsed(),
            _master: pair.master,
            writer,
            child,
            read,
        }
    }

    fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("it is read");
        self.writer.flush().expect("it is read");
    }

    fn wait_for_silence(&self) {
        while self.read.recv_timeout(SILENCE).is_ok() {}
    }

    fn resident(&self) -> Option<Figure> {
        let id = self.child.process_id()?;
        let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(Figure::Bytes(kib * 1024))
    }
}

fn contains(seen: &[u8], words: &str) -> bool {
    seen.windows(words.len())
        .any(|part| part == words.as_bytes())
}
