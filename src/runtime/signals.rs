//! The thread that waits for signals, and what stops a process.

use std::{io, sync::mpsc::Sender, thread};

use rustix::process::{
    Signal as Sent, getpgrp, getpid, getsid, kill_current_process_group, kill_process,
};
use rustix::{stdio::stdin, termios::tcgetpgrp};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level::emulate_default_handler,
};

use super::{Arrival, Cause, outside, watchdog};

/// A signal that asks the program to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The terminal is gone, or somebody says so.
    HangUp,
    /// Ctrl-C from elsewhere; in the terminal it is a key like others.
    Interrupt,
    /// Ctrl-\ from elsewhere.
    Quit,
    /// What `kill` and a system that shuts down send.
    Terminate,
}

impl Signal {
    /// Gives its number, as in `kill -l`.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::HangUp => 1,
            Self::Interrupt => 2,
            Self::Quit => 3,
            Self::Terminate => 15,
        }
    }

    /// Gives its name, as in the manual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::HangUp => "SIGHUP",
            Self::Interrupt => "SIGINT",
            Self::Quit => "SIGQUIT",
            Self::Terminate => "SIGTERM",
        }
    }

    fn of(number: i32) -> Option<Self> {
        match number {
            SIGHUP => Some(Self::HangUp),
            SIGINT => Some(Self::Interrupt),
            SIGQUIT => Some(Self::Quit),
            SIGTERM => Some(Self::Terminate),
            _ => None,
        }
    }
}

/// Starts to catch signals, and the thread that waits for them.
///
/// Once the main loop has ended, they have their usual effect again.
pub fn start<A: Send + 'static>(arrivals: Sender<Arrival<A>>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            loop {
                let batch: Vec<i32> = signals.wait().collect();
                // Of a stop and a continuation that come together nothing tells which was first;
                // to run on is the safe reading.
                let continued = batch.contains(&SIGCONT);
                for number in batch {
                    // What is typed to another program that has the terminal is for that one; where it
                    // stops, this one stops with it, or else the shell would wait for neither.
                    match number {
                        SIGINT | SIGQUIT if outside::is_lent() => continue,
                        SIGTSTP if outside::is_lent() => {
                            stop(Stopped::Process);
                            continue;
                        }
                        _ => {}
                    }
                    let arrival = match (number, Signal::of(number)) {
                        (_, Some(signal)) => {
                            watchdog::end_soon(Cause::Signalled(signal));
                            Arrival::Signalled(signal)
                        }
                        (SIGCONT, _) => Arrival::Continued,
                        (SIGTSTP, _) if !continued => Arrival::StopAsked,
                        (SIGWINCH, _) => Arrival::Resized,
                        _ => continue,
                    };
                    if arrivals.send(arrival).is_err() {
                        // Only fails for a signal that is not in the list above.
                        let _ = emulate_default_handler(number);
                    }
                }
            }
        })
        .map(drop)
}

/// Tells whether another job has the terminal: to change its modes would stop this one.
#[must_use]
pub fn is_in_background() -> bool {
    tcgetpgrp(stdin()).is_ok_and(|foreground| foreground != getpgrp())
}

/// Who is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The whole job, as the terminal does on Ctrl-Z: also the program that started this one, say
    /// `cargo run`, for which the shell waits.
    Job,
    /// This process: somebody sent SIGTSTP to it.
    Process,
}

/// Tells whether a shell stands behind this process that can continue it.
///
/// There is none where the program is what the terminal window itself runs: to stop would leave a
/// dead window.
#[must_use]
pub fn can_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops, until SIGCONT.
///
/// SIGSTOP, since SIGTSTP is caught here, and a caught one could arrive after the SIGCONT.
pub fn stop(who: Stopped) {
    let stopped = match who {
        Stopped::Job => kill_current_process_group(Sent::STOP),
        Stopped::Process => kill_process(getpid(), Sent::STOP),
    };
    if let Err(error) = stopped {
        tracing::warn!(%error, "cannot stop");
    }
}
