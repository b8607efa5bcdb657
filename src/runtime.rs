//! The loop that a program with a screen lives in: terminal, signals, workers, clipboard, log.
//!
//! A [`Program`] is state that is told what arrives and can be drawn. All else is here:
//!
//! ```text
//! input thread   ─┐                        ┌─ writer thread ── answers ─┐
//! signal thread  ─┼─ arrivals ─ main loop ─┼─ reader thread ── answers ─┼─ arrivals
//! panic hook     ─┤            one draw    └─ long jobs     ── answers ─┘
//! output thread  ─┘
//! ```
//!
//! The main loop waits for an arrival, deals with all that are there, and draws once. What it draws is
//! written by the output thread; while that still writes, which takes long on a slow line, keys are dealt
//! with and frames are left out. When nothing arrives, nothing runs.
//!
//! However the program ends, what it has given to the writer is carried out first, within a limit
//! of time, and the terminal is given back as it was found.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use crossterm::event::Event;
use ratatui::Frame;

pub use self::{
    clipboard::TooLong,
    means::{Means, Suspension},
    signals::Signal,
    terminal::{OpenError, Stream},
    workers::{Answers, Drained},
};
use self::{
    input::reply::Reply,
    means::Request,
    panic::Watch,
    signals::Stopped,
    terminal::{Session, Told},
    workers::Job,
};
use crate::config::theme::Appearance;

mod clipboard;
pub mod configuration;
pub mod gnu_screen;
pub mod host;
mod input;
pub mod locale;
pub mod log;
mod means;
mod noticing;
mod outside;
pub mod panic;
mod signals;
mod terminal;
mod watchdog;
mod watching;
mod workers;

/// How long arrivals are dealt with before a draw, while more keep coming.
const LONGEST_DRAIN: Duration = Duration::from_millis(50);

/// How long a program that is continued in the background waits before it stops again.
const BACKGROUND_GRACE: Duration = Duration::from_millis(300);

/// How long a stop waits for the writer.
const STOP_PATIENCE: Duration = Duration::from_secs(2);

/// State that is told what arrives and can be drawn.
pub trait Program {
    /// What jobs answer.
    type Answer: Send + 'static;

    /// Deals with what has arrived. Must not wait: what takes time is given to `means`.
    ///
    /// The first arrival is the size of the screen.
    fn handle(&mut self, arrived: Arrived<Self::Answer>, means: &mut Means<Self::Answer>);

    /// Draws the state; at any size, 0×0 too.
    fn draw(&self, frame: &mut Frame<'_>);

    /// Gives the writer what is still to be saved, as the program is about to end.
    ///
    /// The answers still come to [`Program::handle`], but what is given to the writer then is not
    /// waited for. Also called after a panic of the program itself.
    fn end(&mut self, means: &mut Means<Self::Answer>);
}

/// What a program is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrived<A> {
    /// A key, a mouse action inside the screen, a paste (not cleaned), a change of focus, or the
    /// screen's size in columns and rows, which may be 0×0.
    Terminal(Event),
    /// An answer of a job.
    Answer(A),
    /// The program was stopped and goes on: what lies on the disk may have changed.
    Resumed,
    /// The terminal tells whether its ground is dark or light.
    Appearance(Appearance),
}

/// What reaches the main loop.
#[derive(Debug)]
enum Arrival<A> {
    Terminal(Event),
    /// The terminal tells something of itself.
    Replied(Reply),
    Answer(A),
    /// All that was drawn is written, and more waits to be drawn.
    Written,
    /// The size may have changed.
    Resized,
    Signalled(Signal),
    /// SIGTSTP.
    StopAsked,
    /// SIGCONT.
    Continued,
    /// The program that had the terminal has ended.
    Returned,
    /// The terminal has gone away.
    HungUp,
    /// A thread has panicked, and the hook keeps its report.
    Panicked,
}

/// Why the program has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It asked to.
    Quit,
    /// It was asked to by a signal.
    Signalled(Signal),
    /// The terminal has gone away.
    HungUp,
    /// A thread panicked: the reports, oldest first.
    Panicked(Vec<String>),
}

impl Cause {
    /// Gives the exit status: 0; 128 and the signal's number, where a terminal that has gone away
    /// counts as SIGHUP; 101 after a panic, as usual in Rust.
    #[must_use]
    pub fn status(&self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signalled(signal) => 128 + signal.number(),
            Self::HungUp => 128 + Signal::HangUp.number(),
            Self::Panicked(_) => 101,
        }
    }

    /// Tells how long the writer may take to finish.
    ///
    /// Who asked to quit can see that it is being waited for. Without a terminal the process must
    /// be gone within a second.
    fn patience(&self) -> Duration {
        match self {
            Self::Quit => Duration::from_secs(10),
            Self::Signalled(Signal::HangUp) | Self::HungUp => Duration::from_millis(800),
            Self::Signalled(_) | Self::Panicked(_) => Duration::from_secs(4),
        }
    }
}

/// How the program has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Why.
    pub cause: Cause,
    /// Whether all that was given to the writer was carried out (which does not say that it
    /// succeeded: the answers do).
    pub written: Drained,
}

impl Ended {
    /// Gives what a person should read on standard error once the terminal is theirs again.
    #[must_use]
    pub fn message(&self) -> Option<String> {
        let mut lines = match &self.cause {
            Cause::Quit | Cause::HungUp => Vec::new(),
            Cause::Signalled(signal) => vec![format!("ended by {}", signal.name())],
            Cause::Panicked(reports) => reports.clone(),
        };
        if self.written == Drained::Unfinished {
            lines.push(
                "error: the last changes may not be saved: saving did not end in time".into(),
            );
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// Runs a program on the terminal until it ends.
///
/// [`panic::install`] must have been called. Afterwards the terminal is as it was found, and
/// nothing has been printed.
///
/// # Errors
/// When the screen cannot be opened; then nothing was written to the terminal.
pub fn run<P: Program>(program: &mut P) -> Result<Ended, OpenError> {
    terminal::check()?;
    let (sender, arrivals) = mpsc::channel();
    let teller = sender.clone();
    let watch = Watch::begin(move || {
        // Nobody needs to be told when the loop has ended.
        let _ = teller.send(Arrival::Panicked);
    });
    signals::start(sender.clone()).map_err(OpenError::system("catch signals"))?;
    let means = Means::start(&sender).map_err(OpenError::system("start a thread"))?;
    let teller = sender.clone();
    let session = Session::open(move |told| {
        // Nobody needs to be told when the loop has ended.
        let _ = teller.send(match told {
            Told::Ready => Arrival::Written,
            Told::Lost => Arrival::HungUp,
        });
    })?;
    input::start(sender).map_err(OpenError::system("start a thread"))?;
    let mut running = Loop {
        program,
        means,
        session,
        arrivals,
        continued: Continued::No,
        shown: Shown::Old,
    };
    let cause = guarded(|| running.turn()).unwrap_or_else(|| Cause::Panicked(Vec::new()));
    let written = running.end(&cause);
    drop(running);
    let reports = watch.end();
    let cause = if reports.is_empty() {
        cause
    } else {
        Cause::Panicked(reports)
    };
    Ok(Ended { cause, written })
}

/// Calls what may panic; `None` when it did, and then the hook has the report.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Whether to go on.
enum Next {
    Go,
    End(Cause),
}

/// Whether SIGCONT has come since the terminal was last taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Continued {
    No,
    Yes,
}

/// Whether what the screen shows is the state.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Now,
    Old,
}

struct Loop<'a, P: Program> {
    program: &'a mut P,
    means: Means<P::Answer>,
    session: Session,
    arrivals: Receiver<Arrival<P::Answer>>,
    continued: Continued,
    shown: Shown,
}

impl<P: Program> Loop<'_, P> {
    /// Turns until there is a cause to end.
    fn turn(&mut self) -> Cause {
        let mut next = self.tell_size();
        loop {
            if let Next::End(cause) = next {
                return cause;
            }
            if self.shown == Shown::Old && self.session.is_ready() {
                self.shown = Shown::Now;
                if self.session.draw(|frame| self.program.draw(frame)).is_err() {
                    return Cause::HungUp;
                }
            }
            next = self.drain();
        }
    }

    /// Waits for an arrival and deals with all that are there, so that a storm of them costs one
    /// draw.
    fn drain(&mut self) -> Next {
        let Ok(mut arrival) = self.arrivals.recv() else {
            return Next::End(Cause::HungUp);
        };
        let began = Instant::now();
        loop {
            if let Next::End(cause) = self.deal_with(arrival) {
                return Next::End(cause);
            }
            if began.elapsed() >= LONGEST_DRAIN {
                break;
            }
            match self.arrivals.try_recv() {
                Ok(next) => arrival = next,
                Err(_) => break,
            }
        }
        match self.continued {
            Continued::Yes => self.resume(),
            Continued::No => Next::Go,
        }
    }

    fn deal_with(&mut self, arrival: Arrival<P::Answer>) -> Next {
        if !matches!(arrival, Arrival::Written) {
            self.shown = Shown::Old;
        }
        match arrival {
            Arrival::Terminal(event) => {
                let event = self.session.clamped(event);
                self.tell(Arrived::Terminal(event))
            }
            Arrival::Replied(reply) => self.replied(reply),
            Arrival::Answer(answer) => self.tell(Arrived::Answer(answer)),
            Arrival::Written => Next::Go,
            Arrival::Resized => match self.session.draw_all() {
                Ok(()) => self.tell_size(),
                Err(_) => Next::End(Cause::HungUp),
            },
            Arrival::Signalled(signal) => Next::End(Cause::Signalled(signal)),
            Arrival::StopAsked => {
                if signals::can_stop() {
                    self.stop(Stopped::Process);
                }
                Next::Go
            }
            Arrival::Continued => {
                // Once what else has arrived is dealt with: it may be the end.
                self.continued = Continued::Yes;
                Next::Go
            }
            Arrival::Returned => {
                outside::lend(false);
                self.retake()
            }
            Arrival::HungUp => Next::End(Cause::HungUp),
            Arrival::Panicked => Next::End(Cause::Panicked(Vec::new())),
        }
    }

    fn replied(&mut self, reply: Reply) -> Next {
        self.session.replied(reply);
        match reply {
            Reply::Ground(ground) => self.tell(Arrived::Appearance(Appearance::of_ground(ground))),
            Reply::Appearance(appearance) => self.tell(Arrived::Appearance(appearance)),
            Reply::Keyboard | Reply::Synchronized | Reply::Attributes => Next::Go,
        }
    }

    /// Takes the answers of the terminal that are still on their way, so that the shell does not take them
    /// for keys.
    fn take_answers(&mut self) {
        let deadline = Instant::now() + self.session.expects_answers();
        while !self.session.expects_answers().is_zero() {
            let patience = deadline.saturating_duration_since(Instant::now());
            match self.arrivals.recv_timeout(patience) {
                Ok(Arrival::Replied(reply)) => self.session.replied(reply),
                Ok(Arrival::Answer(answer)) => {
                    self.program
                        .handle(Arrived::Answer(answer), &mut self.means);
                }
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    fn tell_size(&mut self) -> Next {
        let size = self.session.size();
        self.tell(Arrived::Terminal(Event::Resize(size.width, size.height)))
    }

    /// Tells the program and does what it asks.
    fn tell(&mut self, arrived: Arrived<P::Answer>) -> Next {
        self.program.handle(arrived, &mut self.means);
        let asked = self.means.take_asked();
        self.session.send(&asked.sequences);
        if let Some(mouse) = asked.mouse {
            self.session.use_mouse(mouse);
        }
        if asked.redraw == Request::Made && !outside::is_lent() {
            // What another program wrote over the screen goes with the next frame.
            if self.session.take().is_err() {
                return Next::End(Cause::HungUp);
            }
        }
        if asked.suspend == Request::Made {
            self.stop(Stopped::Job);
        }
        if let Some(errand) = asked.errand
            && let Next::End(cause) = self.lend(errand)
        {
            return Next::End(cause);
        }
        match asked.quit {
            Request::Made => Next::End(Cause::Quit),
            Request::NotMade => Next::Go,
        }
    }

    /// Gives the terminal to another program. The loop goes on meanwhile, and draws nothing.
    ///
    /// What is being written is finished first, as the other program may stop this one with itself.
    fn lend(&mut self, errand: Job<P::Answer>) -> Next {
        self.means.finish_writing(STOP_PATIENCE);
        self.session.give_back();
        outside::lend(true);
        if let Err(error) = self.means.set_out(errand) {
            tracing::warn!(%error, "no thread for another program");
            outside::lend(false);
            return self.retake();
        }
        Next::Go
    }

    /// Gives the terminal back and stops. SIGCONT arrives like any other signal and takes the
    /// terminal again.
    ///
    /// What is being written is finished first: stopped half way, it would keep every other program
    /// from writing until somebody remembers this one.
    fn stop(&mut self, who: Stopped) {
        self.means.finish_writing(STOP_PATIENCE);
        self.session.give_back();
        signals::stop(who);
    }

    /// Takes the terminal after a stop, announced or not.
    fn resume(&mut self) -> Next {
        self.continued = Continued::No;
        if outside::is_lent() {
            // It is the other program's still.
            return Next::Go;
        }
        if signals::is_in_background() {
            return self.wait_in_background();
        }
        self.retake()
    }

    /// Takes the terminal after another has had it, and tells the program.
    fn retake(&mut self) -> Next {
        if self.session.take().is_err() {
            return Next::End(Cause::HungUp);
        }
        match self.tell_size() {
            Next::Go => self.tell(Arrived::Resumed),
            end @ Next::End(_) => end,
        }
    }

    /// Stops again, as the system stops a job that wants the terminal while another has it, unless
    /// something else comes first.
    ///
    /// A shell that ends a stopped job sends SIGTERM and SIGCONT, and which of them reaches the
    /// loop first is chance; a program that stopped at once might never see the SIGTERM.
    fn wait_in_background(&mut self) -> Next {
        let deadline = Instant::now() + BACKGROUND_GRACE;
        while self.continued == Continued::No {
            let patience = deadline.saturating_duration_since(Instant::now());
            match self.arrivals.recv_timeout(patience) {
                Ok(arrival) => {
                    if let Next::End(cause) = self.deal_with(arrival) {
                        return Next::End(cause);
                    }
                }
                Err(_) => {
                    self.stop(Stopped::Process);
                    return Next::Go;
                }
            }
        }
        self.resume()
    }

    /// Saves what there is to save, within the time there is, and gives the terminal back.
    ///
    /// Any of it may panic again; the rest is done all the same.
    fn end(&mut self, cause: &Cause) -> Drained {
        if *cause == Cause::HungUp {
            self.session.lose();
        }
        guarded(|| self.program.end(&mut self.means));
        let written = self.means.finish_writing(cause.patience());
        guarded(|| {
            while let Ok(arrival) = self.arrivals.try_recv() {
                match arrival {
                    Arrival::Answer(answer) => {
                        self.program
                            .handle(Arrived::Answer(answer), &mut self.means);
                    }
                    Arrival::Replied(reply) => self.session.replied(reply),
                    _ => {}
                }
            }
            if *cause == Cause::Quit {
                self.take_answers();
            }
        });
        self.session.give_back();
        written
    }
}
