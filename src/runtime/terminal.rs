//! The terminal: taken, drawn to, lent out, given back.
//!
//! Everything that is written to it comes from the thread that owns the [`Session`], and is written by
//! another: a slow line must not keep keys waiting.

use std::{
    env, fmt, io,
    time::{Duration, Instant},
};

use crossterm::{
    event::Event,
    terminal::{disable_raw_mode, enable_raw_mode},
};
use ratatui::{
    Frame, Terminal,
    layout::{Position, Rect, Size},
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    stdio::{stdin, stdout},
    termios::isatty,
};
use thiserror::Error;

pub use self::output::Told;
use self::{
    output::Output,
    screen::{Frames, Screen},
};
use super::{gnu_screen::Between, input::reply::Reply};
use crate::config::setting::MouseUse;

mod output;
mod screen;

/// Takes the screen: the alternate screen; focus; bracketed paste; tidings of a change from dark colours to
/// light ones; no cursor.
const TAKE: &str = "\x1b[?1049h\x1b[?1004h\x1b[?2004h\x1b[?2031h\x1b[?25l";

/// Takes the mouse: buttons, drags and wheel in SGR form.
///
/// Not crossterm's `EnableMouseCapture`: it asks for every movement, and so wakes the program
/// whenever the mouse crosses the window.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// Asks for the colour of the ground, for the kitty keyboard protocol, for frames that are shown whole,
/// and last for something that every terminal answers: what it has not answered by then it never will.
const ASK: &str = "\x1b]11;?\x1b\\\x1b[?u\x1b[?2026$p\x1b[c";

/// Asks the terminal around GNU screen what can be asked there: what comes of the rest is for screen.
const ASK_AROUND: &str = "\x1b]11;?\x07\x1b[c";

/// Has keys told apart that are one in old terminals, with the character that Shift makes of them.
///
/// Letters still come as they are. See <https://sw.kovidgoyal.net/kitty/keyboard-protocol/>: flags 1 and 4.
const KEYBOARD: &str = "\x1b[>5u";

/// Takes back [`KEYBOARD`].
const KEYBOARD_BACK: &str = "\x1b[<u";

/// How long a terminal may take nothing before it is given back all the same.
const STUCK: Duration = Duration::from_secs(2);

/// How long answers are expected; what has not answered in that time is not waited for in the end.
const EXPECTED: Duration = Duration::from_millis(500);

/// Gives the mouse back.
const GIVE_BACK_MOUSE: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Gives back what [`TAKE`] and [`TAKE_MOUSE`] took, resets colours, and wipes the screen: where there is no
/// alternate one, the shell would write over what stands there.
const GIVE_BACK: &str = "\x1b[0m\x1b[H\x1b[J\x1b[?25h\x1b[?2031l\x1b[?2004l\x1b[?1004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?1049l";

/// Says why the screen cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Standard input or output is a file, a pipe or closed.
    ///
    /// `/dev/tty` is not tried in place of standard input: what is piped in would be lost without
    /// a word.
    #[error("the reader needs a terminal, but standard {0} is not one")]
    NotATerminal(Stream),
    /// `TERM` is not set, or names a terminal that cannot move its cursor.
    #[error("the reader needs a terminal that can move its cursor, but TERM is {0}")]
    TooSimple(String),
    /// The system refused something.
    #[error("cannot {action}: {source}")]
    System {
        /// What was being done, after "cannot".
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

impl OpenError {
    /// Says what the person can do.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotATerminal(_) => Some(
                "start it in a terminal without redirection; `briefreader help` lists the commands that need none",
            ),
            Self::TooSimple(_) => Some("set TERM to the terminal's kind, such as xterm-256color"),
            Self::System { .. } => None,
        }
    }

    pub(super) fn system(action: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::System { action, source }
    }
}

/// One of the two streams that must be the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard input.
    Input,
    /// Standard output.
    Output,
}

impl fmt::Display for Stream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Input => "input",
            Self::Output => "output",
        })
    }
}

/// Finds out whether the screen can be opened here, without writing anything.
pub fn check() -> Result<(), OpenError> {
    if !isatty(stdin()) {
        return Err(OpenError::NotATerminal(Stream::Input));
    }
    if !isatty(stdout()) {
        return Err(OpenError::NotATerminal(Stream::Output));
    }
    match env::var("TERM") {
        Ok(name) if name == "dumb" => Err(OpenError::TooSimple("dumb".into())),
        Ok(name) if !name.is_empty() => Ok(()),
        Err(env::VarError::NotUnicode(_)) => Ok(()),
        _ => Err(OpenError::TooSimple("not set".into())),
    }
}

/// Tells whether the terminal has gone away: closed, or its line hung up.
#[must_use]
pub fn is_gone() -> bool {
    let stdout = stdout();
    let mut asked = [PollFd::new(&stdout, PollFlags::empty())];
    poll(&mut asked, Some(&Timespec::default())).is_ok_and(|_| {
        asked[0]
            .revents()
            .intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
    })
}

/// Puts the line back to how it was found, from any thread, and writes nothing.
///
/// For a process that must end while the thread that owns the session hangs.
pub fn abandon() {
    // There is nobody left to tell.
    let _ = disable_raw_mode();
}

/// Who has the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// We do.
    Ours,
    /// It is given back, for now or for good.
    GivenBack,
    /// Nobody: it has gone away, and nothing is written any more.
    Gone,
}

/// The terminal while the program runs; given back when dropped.
#[derive(Debug)]
pub struct Session {
    terminal: Terminal<Screen>,
    hold: Hold,
    mouse: MouseUse,
    between: Between,
    keyboard: Keyboard,
    /// When the terminal was asked what it has not yet answered.
    asked: Option<Instant>,
}

/// Which keys the terminal tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keyboard {
    /// Those of old.
    Plain,
    /// All, by the kitty protocol, which it is now in.
    Kitty,
}

impl Session {
    /// Takes the terminal.
    ///
    /// `tell` is called on another thread, with what becomes of that which is written.
    pub fn open(tell: impl Fn(Told) + Send + 'static) -> Result<Self, OpenError> {
        check()?;
        let output = Output::start(tell).map_err(OpenError::system("start a thread"))?;
        let terminal = Terminal::new(Screen::new(output))
            .map_err(OpenError::system("read the terminal's size"))?;
        let mut session = Self {
            terminal,
            hold: Hold::GivenBack,
            mouse: MouseUse::Auto,
            between: Between::of(|name| env::var(name).ok()),
            keyboard: Keyboard::Plain,
            asked: None,
        };
        session
            .take()
            .map_err(OpenError::system("set up the terminal"))?;
        Ok(session)
    }

    /// Takes the terminal, again, whatever another program has left of it; the next draw draws
    /// every cell, in the size that the terminal then has.
    pub fn take(&mut self) -> io::Result<()> {
        if self.hold == Hold::Gone {
            return Ok(());
        }
        // Both, since after a stop that nobody announced the line is believed to be raw.
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.terminal.backend_mut().discard();
        if self.hold == Hold::Ours {
            // Or else the cursor that the shell sees in the end would be the one of our screen.
            self.send_back();
        }
        self.hold = Hold::Ours;
        let is_mouse_ours = self.is_mouse_ours();
        let asked = match self.between {
            Between::Nothing => ASK.to_owned(),
            between @ Between::GnuScreen => between.passed(ASK_AROUND),
        };
        let screen = self.terminal.backend_mut();
        screen.send(TAKE);
        if is_mouse_ours {
            screen.send(TAKE_MOUSE);
        }
        // The answers change what is drawn when they come; nothing waits for them.
        screen.send(&asked);
        self.asked = Some(Instant::now());
        self.draw_all()
    }

    /// Sends what gives the terminal back.
    fn send_back(&mut self) {
        let screen = self.terminal.backend_mut();
        // The screen that is left has its own modes of the keyboard.
        if std::mem::replace(&mut self.keyboard, Keyboard::Plain) == Keyboard::Kitty {
            screen.send(KEYBOARD_BACK);
        }
        screen.send(GIVE_BACK);
    }

    /// Makes use of what the terminal has answered.
    pub fn replied(&mut self, reply: Reply) {
        let screen = self.terminal.backend_mut();
        match reply {
            Reply::Keyboard if self.hold == Hold::Ours && self.keyboard == Keyboard::Plain => {
                self.keyboard = Keyboard::Kitty;
                screen.send(KEYBOARD);
            }
            Reply::Synchronized => screen.mark(Frames::Marked),
            Reply::Attributes => self.asked = None,
            Reply::Keyboard | Reply::Ground(_) | Reply::Appearance(_) => {}
        }
    }

    /// Tells how long answers may still come, which the shell would take for keys.
    pub fn expects_answers(&self) -> Duration {
        let asked = self.asked.filter(|_| self.hold == Hold::Ours);
        asked.map_or(Duration::ZERO, |asked| {
            EXPECTED.saturating_sub(asked.elapsed())
        })
    }

    /// Tells whether a frame can be drawn: the one before is written. If not, [`Told::Ready`] tells when.
    pub fn is_ready(&self) -> bool {
        self.hold != Hold::Ours || self.terminal.backend().output().is_ready()
    }

    /// Has the next draw draw every cell, in the size that the terminal then has.
    ///
    /// So it must be after each change of the size: a window that was made smaller and as large again
    /// before anybody looked has the size that is known, and has lost what it showed.
    pub fn draw_all(&mut self) -> io::Result<()> {
        if self.hold != Hold::Ours {
            return Ok(());
        }
        let size = self.size();
        // Unlike `Terminal::clear`, asks the terminal nothing.
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Takes the mouse or leaves it to the terminal, now and whenever the terminal is taken.
    pub fn use_mouse(&mut self, mouse: MouseUse) {
        let was_ours = self.is_mouse_ours();
        self.mouse = mouse;
        let is_ours = self.is_mouse_ours();
        if self.hold == Hold::Ours && is_ours != was_ours {
            let sequence = if is_ours { TAKE_MOUSE } else { GIVE_BACK_MOUSE };
            self.terminal.backend_mut().send(sequence);
        }
    }

    /// Tells whether the mouse is the program's.
    fn is_mouse_ours(&self) -> bool {
        match self.mouse {
            MouseUse::Auto => self.between == Between::Nothing,
            MouseUse::Program => true,
            MouseUse::Terminal => false,
        }
    }

    /// Gives the terminal back as it was found. Does nothing when it is given back or gone.
    ///
    /// Waits until all is written, as long as the terminal takes any of it.
    pub fn give_back(&mut self) {
        if self.hold != Hold::Ours {
            return;
        }
        if is_gone() {
            return self.lose();
        }
        self.terminal.backend_mut().discard();
        self.send_back();
        self.hold = Hold::GivenBack;
        let screen = self.terminal.backend_mut();
        screen.write_out();
        screen.output().finish(STUCK);
        // If the terminal has gone away meanwhile, there is nothing to restore.
        let _ = disable_raw_mode();
    }

    /// Notes that the terminal has gone away: nothing is written from now on.
    pub fn lose(&mut self) {
        self.hold = Hold::Gone;
        let screen = self.terminal.backend_mut();
        screen.discard();
        screen.output().lose();
    }

    /// Measures the screen, in columns and rows; the size as it was when that fails.
    ///
    /// May be 0×0. Sizes beyond a million cells, which no screen has, are cut.
    pub fn size(&mut self) -> Size {
        self.terminal.backend_mut().measure()
    }

    /// Draws one frame, of which what has changed is written at once. Draws nothing while the terminal is not
    /// ours.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.hold == Hold::Ours {
            self.terminal.draw(draw)?;
        }
        Ok(())
    }

    /// Sends a control sequence to the terminal, at once: there may be no next frame.
    ///
    /// It must be made by the program alone: no foreign text may be in it unless encoded.
    pub fn send(&mut self, sequence: &str) {
        if self.hold == Hold::Ours && !sequence.is_empty() {
            let sequence = self.between.passed(sequence);
            let screen = self.terminal.backend_mut();
            screen.send(&sequence);
            screen.write_out();
        }
    }

    /// Moves a mouse event that points outside the screen to its nearest cell.
    #[must_use]
    pub fn clamped(&self, event: Event) -> Event {
        match event {
            Event::Mouse(mut mouse) => {
                let size = self.terminal.backend().last_size();
                mouse.column = mouse.column.min(size.width.saturating_sub(1));
                mouse.row = mouse.row.min(size.height.saturating_sub(1));
                Event::Mouse(mouse)
            }
            _ => event,
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.give_back();
    }
}
