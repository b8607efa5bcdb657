//! Ctrl-C while something takes long, or the system's wish that the program ends: what is done stays and is told, and
//! the command ends.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use signal_hook::{
    SigId,
    consts::{SIGINT, SIGTERM},
    flag, low_level,
};

/// The status of a program that was ended by Ctrl-C.
pub const ENDED: u8 = 130;

/// The status of a program that the system was told to end.
const TERMINATED: u8 = 143;

/// Knows whether a person has pressed Ctrl-C, or has the program end otherwise; the second time, the program ends at once.
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
        // One that hangs up is not listened to: it would be heard where `nohup` has it not be.
        let registered = [(SIGINT, ENDED), (SIGTERM, TERMINATED)].map(|(signal, ended)| {
            [
                flag::register_conditional_shutdown(signal, ended.into(), Arc::clone(&is_asked)),
                flag::register_usize(signal, Arc::clone(&status), ended.into()),
                flag::register(signal, Arc::clone(&is_asked)),
            ]
        });
        Self {
            is_asked,
            status,
            // Where the system refuses, Ctrl-C ends the program as ever.
            registered: registered.into_iter().flatten().flatten().collect(),
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

impl Drop for Interrupt {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            low_level::unregister(id);
        }
    }
}
