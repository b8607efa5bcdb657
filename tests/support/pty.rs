//! A program in a pseudo-terminal, whose screen is read back.
//!
//! A test reads like a session:
//!
//! ```ignore
//! let mut pty = Pty::spawn(&Program::new(env!("CARGO_BIN_EXE_briefreader")), (80, 24));
//! pty.wait_for_text("Start here");
//! pty.send("q");
//! assert_eq!(pty.wait_for_exit(), Exit::Status(0));
//! pty.assert_restored();
//! ```
//!
//! Nothing here sleeps to be in time: every wait is for something to be seen, and fails with a
//! picture of the screen when it has not been seen by the deadline.

use std::{
    ffi::OsString,
    fmt::Write as _,
    fs,
    io::{Read, Write},
    num::NonZeroU16,
    path::{Path, PathBuf},
    process,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::{
    fs::{Mode, OFlags, open},
    process::{Pid, Signal, kill_process},
};

/// How long a wait may take before the test fails: long, since machines can be slow.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// What is started, and in which surroundings. Nothing of the environment is inherited but `PATH`.
#[derive(Clone, Debug)]
pub struct Program {
    path: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
}

impl Program {
    /// Names the program's file.
    pub fn new(path: impl Into<OsString>) -> Self {
        let mut environment = vec![("TERM".into(), "xterm-256color".into())];
        if let Some(path) = std::env::var_os("PATH") {
            environment.push(("PATH".into(), path));
        }
        Self {
            path: path.into(),
            arguments: Vec::new(),
            environment,
        }
    }

    /// Adds an argument.
    pub fn argument(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Sets a variable of the environment.
    pub fn variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Puts another program before it, as `sh -c script sh` or `env` are: the words of this one
    /// become its last arguments.
    pub fn within<'a>(self, words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = words.into_iter().map(OsString::from);
        let path = words.next().expect("a program");
        let mut arguments: Vec<OsString> = words.collect();
        arguments.push(self.path);
        arguments.extend(self.arguments);
        Self {
            path,
            arguments,
            environment: self.environment,
        }
    }

    /// Makes it a job of a shell with job control: when it stops, the shell prints `stopped`,
    /// waits for a line, and brings it back; when it ends, it prints `ended` and the status, and
    /// waits for a line.
    pub fn in_shell(self) -> Self {
        let script = r#"
            set -m
            "$@"
            status=$?
            while jobs %1 >/dev/null 2>&1; do
                echo "stopped $status"
                read -r answer
                fg %1 >/dev/null
                status=$?
            done
            echo "ended $status"
            read -r answer
        "#;
        self.within(["/bin/sh", "-c", script, "sh"])
    }

    fn builder(&self) -> CommandBuilder {
        let mut builder = CommandBuilder::new(&self.path);
        builder.args(&self.arguments);
        builder.env_clear();
        for (name, value) in &self.environment {
            builder.env(name, value);
        }
        builder
    }
}

/// How a program has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// By itself, with this status.
    Status(u32),
    /// Killed by this signal, as the system names it.
    Killed(String),
}

/// A number of columns.
pub type Columns = u16;

/// What the terminal's window does with what the program writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Show {
    #[default]
    Reading,
    Held,
    Closed,
}

#[derive(Default)]
struct Window {
    show: Mutex<Show>,
    changed: Condvar,
}

impl Window {
    fn set(&self, show: Show) {
        *self.show.lock().unwrap() = show;
        self.changed.notify_all();
    }

    /// Waits while the window is held.
    fn wait_until_read(&self) -> Show {
        let show = self.show.lock().unwrap();
        *self
            .changed
            .wait_while(show, |show| *show == Show::Held)
            .unwrap()
    }
}

/// A running program and the terminal it runs in.
pub struct Pty {
    master: Option<Box<dyn MasterPty>>,
    /// Kept open, so that the line's modes outlive the program.
    _slave: Box<dyn SlavePty>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    window: Arc<Window>,
    reading: Option<JoinHandle<()>>,
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// The line's modes before the program began, in a form that can be compared.
    modes: String,
}

impl Pty {
    /// Starts a program in a new terminal of that many columns and rows.
    pub fn spawn(program: &Program, size: (Columns, u16)) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let modes = modes(&*pair.master);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let child = pair.slave.spawn_command(program.builder()).unwrap();
        let (sender, output) = mpsc::channel();
        let window = Arc::new(Window::default());
        let seen_by = Arc::clone(&window);
        let reading = thread::spawn(move || {
            let mut bytes = [0; 8192];
            while seen_by.wait_until_read() == Show::Reading {
                match reader.read(&mut bytes) {
                    Ok(count @ 1..) if sender.send(bytes[..count].to_vec()).is_ok() => {}
                    _ => break,
                }
            }
        });
        let (columns, rows) = size;
        Self {
            master: Some(pair.master),
            _slave: pair.slave,
            writer: Some(writer),
            child,
            output,
            window,
            reading: Some(reading),
            parser: vt100::Parser::new(parsed(rows), parsed(columns), 1000),
            raw: Vec::new(),
            modes,
        }
    }

    /// Types, or sends whatever else a terminal would.
    pub fn send(&mut self, input: impl AsRef<[u8]>) {
        let writer = self.writer.as_mut().expect("the terminal is open");
        writer.write_all(input.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, size: (Columns, u16)) {
        let (columns, rows) = size;
        self.absorb();
        self.parser.set_size(parsed(rows), parsed(columns));
        self.master().resize(pty_size(size)).unwrap();
    }

    /// Gives the screen as it stands now.
    pub fn screen(&mut self) -> &vt100::Screen {
        self.absorb();
        self.parser.screen()
    }

    /// Gives the screen's text, rows joined by line ends, blanks at their ends cut.
    pub fn text(&mut self) -> String {
        self.screen().contents()
    }

    /// Gives all that the program has written, escape sequences too.
    pub fn raw(&mut self) -> String {
        self.absorb();
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Waits until the screen has it.
    pub fn wait_for(&mut self, what: &str, seen: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            if seen(self.screen()) {
                return;
            }
            match self.output.recv_timeout(until(deadline)) {
                Ok(bytes) => self.process(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("not seen: {what}\n{}", self.picture()),
                // The program has ended: what there is to see is there.
                Err(RecvTimeoutError::Disconnected) => {
                    let found = seen(self.parser.screen());
                    assert!(found, "not seen: {what}\n{}", self.picture());
                    return;
                }
            }
        }
    }

    /// Waits until the text stands somewhere on the screen.
    pub fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has written this, escape sequences too.
    pub fn wait_for_raw(&mut self, sequence: &str) {
        let deadline = Instant::now() + DEADLINE;
        while !self.raw().contains(sequence) {
            match self.output.recv_timeout(until(deadline)) {
                Ok(bytes) => self.process(&bytes),
                Err(_) => panic!("not written: {sequence:?}\n{}", self.picture()),
            }
        }
    }

    /// Waits until the program has ended, and has read all that it wrote.
    pub fn wait_for_exit(&mut self) -> Exit {
        let mut found = None;
        poll_until("the program ends", || {
            self.absorb();
            found = self.child.try_wait().unwrap();
            found.is_some()
        });
        self.read_to_the_end();
        let status = found.expect("it has ended");
        match status.signal() {
            Some(signal) => Exit::Killed(signal.to_owned()),
            None => Exit::Status(status.exit_code()),
        }
    }

    /// Reads what an ended program wrote last, which may still be on its way: up to a word that is written behind it.
    fn read_to_the_end(&mut self) {
        const END: &[u8] = b"\0the program has ended\0";
        if self.master.is_none() || *self.window.show.lock().unwrap() != Show::Reading {
            self.absorb();
            return;
        }
        self.line().write_all(END).unwrap();
        let (deadline, mut rest) = (Instant::now() + DEADLINE, Vec::new());
        while !rest.ends_with(END) {
            match self.output.recv_timeout(until(deadline)) {
                Ok(bytes) => rest.extend(bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("the end was not read\n{}", self.picture())
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.process(rest.strip_suffix(END).unwrap_or(&rest));
    }

    /// Opens the line to write into it behind the program.
    fn line(&self) -> fs::File {
        let name = self.master().tty_name().expect("the line has a name");
        // It must not become the terminal of whoever runs the tests.
        let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::CLOEXEC;
        open(name, flags, Mode::empty()).unwrap().into()
    }

    fn process(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.raw.extend_from_slice(bytes);
    }

    /// Gives the process that was started: the program, or the shell around it.
    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.process_id().expect("it was started")).unwrap()
    }

    /// Sends a signal to the process that was started.
    pub fn signal(&self, signal: Signal) {
        send_signal(self.pid(), signal);
    }

    /// Stops to read what the program writes, as a window does that is held or whose line is
    /// slow; at most one more read goes through.
    pub fn hold(&mut self) {
        self.window.set(Show::Held);
    }

    /// Reads on after [`Pty::hold`].
    pub fn release(&mut self) {
        self.window.set(Show::Reading);
    }

    /// Closes the terminal's window: the line hangs up. What was written before can still be
    /// read.
    pub fn close(&mut self) {
        self.window.set(Show::Closed);
        // The thread that reads has its own copy of the line and may wait in a read; a byte makes
        // it look up.
        self.line().write_all(b"\0").unwrap();
        if let Some(reading) = self.reading.take() {
            reading.join().unwrap();
        }
        self.writer = None;
        self.master = None;
    }

    /// Describes a cell: what it shows, and `b`old, `d`im, `i`talic, `u`nderlined, re`v`ersed,
    /// foreground and background.
    pub fn cell(&mut self, column: u16, row: u16) -> String {
        let cell = self.screen().cell(row, column).expect("inside the screen");
        let mut text = format!("{:?} ", cell.contents());
        for (letter, set) in [
            ('b', cell.bold()),
            ('d', cell.dim()),
            ('i', cell.italic()),
            ('u', cell.underline()),
            ('v', cell.inverse()),
        ] {
            if set {
                text.push(letter);
            }
        }
        let _ = write!(text, " {:?} {:?}", cell.fgcolor(), cell.bgcolor());
        text
    }

    /// Fails unless the terminal is as it was before the program began.
    pub fn assert_restored(&mut self) {
        self.wait_for("the screen is given back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
                && screen.mouse_protocol_encoding() == vt100::MouseProtocolEncoding::Default
        });
        let raw = self.raw();
        let last = |sequence: &str| raw.rfind(sequence);
        assert!(
            last("\x1b[?1004l") >= last("\x1b[?1004h"),
            "focus is still reported"
        );
        self.assert_line_restored();
    }

    /// Fails unless the line's modes are as they were before the program began.
    pub fn assert_line_restored(&self) {
        assert_eq!(modes(self.master()), self.modes, "the line's modes");
    }

    /// Fails unless the terminal is taken: the line raw, the alternate screen there.
    pub fn assert_taken(&mut self) {
        assert!(self.screen().alternate_screen());
        assert!(self.screen().bracketed_paste());
        assert_ne!(modes(self.master()), self.modes, "the line's modes");
    }

    fn master(&self) -> &dyn MasterPty {
        &**self.master.as_ref().expect("the terminal is open")
    }

    /// Takes what has been written so far.
    fn absorb(&mut self) {
        while let Ok(bytes) = self.output.try_recv() {
            self.process(&bytes);
        }
    }

    fn picture(&mut self) -> String {
        let (columns, rows) = self.parser.screen().size();
        format!(
            "the screen ({columns}×{rows}):\n{}\nthe end of what was written:\n{:?}",
            self.parser.screen().contents(),
            String::from_utf8_lossy(&self.raw[self.raw.len().saturating_sub(2000)..]),
        )
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        self.window.set(Show::Reading);
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks again and again, a few milliseconds apart, until it is so; for what cannot be waited for.
pub fn poll_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !is_so() {
        assert!(Instant::now() < deadline, "not seen: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Sends a signal to a process.
pub fn send_signal(pid: i32, signal: Signal) {
    kill_process(Pid::from_raw(pid).expect("a process"), signal).unwrap();
}

/// Tells what a process does, as in `ps`: `R`, `S` or `D` when it runs or waits, `T` when it is
/// stopped, `Z` when only its remains are there; `None` when it is gone.
pub fn state(pid: i32) -> Option<char> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, after_name) = stat.rsplit_once(") ")?;
    after_name.chars().next()
}

/// What a process has done so far: the time on a processor, in ticks, and how often its threads
/// went to sleep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activity {
    pub ticks: u64,
    pub sleeps: u64,
}

/// Reads the activity of a process, all threads together.
pub fn activity(pid: i32) -> Activity {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    // The name may contain anything; the 14th and 15th fields are the times.
    let (_, after_name) = stat.rsplit_once(") ").unwrap();
    let fields: Vec<&str> = after_name.split(' ').collect();
    let ticks = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    let mut sleeps = 0;
    for task in fs::read_dir(format!("/proc/{pid}/task")).unwrap() {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap_or_default();
        let switches = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        sleeps += switches.map_or(0, |count| count.trim().parse::<u64>().unwrap());
    }
    Activity { ticks, sleeps }
}

/// Tells whether all threads of a process wait for something to happen: none runs, wants to, or waits for the disk.
pub fn rests(pid: i32) -> bool {
    let mut tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    tasks.all(|task| {
        let stat = fs::read_to_string(task.unwrap().path().join("stat")).unwrap_or_default();
        let after_name = stat.rsplit_once(") ");
        after_name.is_none_or(|(_, after)| after.starts_with('S'))
    })
}

/// A new directory for one test, removed with it.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes it; two of the same name are two directories, since tests run side by side.
    pub fn new(name: &str) -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let (number, process) = (MADE.fetch_add(1, Ordering::Relaxed), process::id());
        let path = std::env::temp_dir().join(format!("briefreader-{name}-{process}-{number}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Names a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// Puts a file in the place of another, whole at once, as editors do: the program looks at what is there at any moment.
pub fn replace(file: &Path, text: &str) {
    let new = file.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(&new, file).unwrap();
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Gives the line's modes (raw or not, echo, signals), in a form that can be compared.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("the line has modes"))
}

fn pty_size((columns, rows): (Columns, u16)) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Bounds a length to what the screen's parser can do: not 0, and not more than memory holds.
fn parsed(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length.min(1_000)).unwrap_or(NonZeroU16::MIN)
}

fn until(deadline: Instant) -> Duration {
    deadline.saturating_duration_since(Instant::now())
}
