//! Ctrl-C while something takes long: what is done stays, and the command ends.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use signal_hook::{SigId, consts::SIGINT, flag, low_level};

/// The status of a program that was ended by Ctrl-C.
pub const ENDED: u8 = 130;

/// Knows whether a person has pressed Ctrl-C; the second time, the program ends at once.
pub struct Interrupt {
    is_asked: Arc<AtomicBool>,
    registered: Vec<SigId>,
}

impl Interrupt {
    /// Listens from now on, until it is dropped.
    pub fn listen() -> Self {
        let is_asked = Arc::new(AtomicBool::new(false));
        let registered = [
            flag::register_conditional_shutdown(SIGINT, ENDED.into(), Arc::clone(&is_asked)),
            flag::register(SIGINT, Arc::clone(&is_asked)),
        ];
        Self {
            is_asked,
            // Where the system refuses, Ctrl-C ends the program as ever.
            registered: registered.into_iter().flatten().collect(),
        }
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
