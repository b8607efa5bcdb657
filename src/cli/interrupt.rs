//! Ctrl-C while something takes long, a terminal that is closed, or the system's wish that the program ends: what is done
//! stays and is told, and the command ends.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use signal_hook::{
    SigId,
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag, low_level,
};

/// The status of a program that was ended by Ctrl-C.
pub const ENDED: u8 = 130;

/// The status of a program that the system was told to end.
const TERMINATED: u8 = 143;

/// The status of a program whose terminal was closed.
const HUNG_UP: u8 = 129;

/// Knows whether a person has pressed Ctrl-C, or has the program end otherwise; the second time, the program ends at once.
///
/// A terminal that is closed tells so more than once, by itself and by way of its shell: that never ends it at once.
pub struct Interrupt {
    is_asked: Arc<AtomicBool>,
    status: Arc<AtomicUsize>,
    registered: Vec<SigId>,
}

impl Interrupt {
    /// Listens from now on, until it is dropped.
    pub fn listen() -> Self {
        let is_asked = Arc::new(AtomicBool::new(false));
        let status = Arc::new(AtomicUsize::new(ENDED.into()));
        let mut registered = Vec::new();
        let signals = [(SIGINT, ENDED), (SIGTERM, TERMINATED), (SIGHUP, HUNG_UP)];
        for (signal, ended) in signals {
            if signal == SIGHUP {
                if !is_hanging_up_heard() {
                    continue;
                }
            } else {
                let twice = Arc::clone(&is_asked);
                registered.push(flag::register_conditional_shutdown(
                    signal,
                    ended.into(),
                    twice,
                ));
            }
            registered.push(flag::register_usize(
                signal,
                Arc::clone(&status),
                ended.into(),
            ));
            registered.push(flag::register(signal, Arc::clone(&is_asked)));
        }
        Self {
            is_asked,
            status,
            // Where the system refuses, Ctrl-C ends the program as ever.
            registered: registered.into_iter().flatten().collect(),
        }
    }

    /// Returns the status of a program that ends for what was asked last.
    pub fn status(&self) -> u8 {
        u8::try_from(self.status.load(Ordering::SeqCst)).unwrap_or(ENDED)
    }

    /// Tells whether a person has asked to stop.
    pub fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::SeqCst)
    }
}

/// Tells whether a terminal that is closed ends this program, and not where it was started with `nohup`.
///
/// Only Linux says so, in `proc_pid_status(5)`; elsewhere it is not listened to.
fn is_hanging_up_heard() -> bool {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    is_heard(&told, SIGHUP)
}

/// Reads from the status of a process whether a signal has an effect on it.
fn is_heard(status: &str, signal: i32) -> bool {
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    // The lowest bit is that of signal 1.
    ignored.is_some_and(|mask| mask >> (signal - 1) & 1 == 0)
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            low_level::unregister(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_that_is_ignored_is_not_heard() {
        let status = |mask: &str| format!("Name:\tbriefreader\nSigBlk:\t01\nSigIgn:\t{mask}\n");
        assert!(is_heard(&status("0000000000001000"), SIGHUP));
        assert!(!is_heard(&status("0000000000001001"), SIGHUP));
        assert!(!is_heard(&status("0000000000000002"), SIGINT));
        assert!(!is_heard("", SIGHUP), "where nothing is told");
    }
}
