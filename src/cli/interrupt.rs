//! Ctrl-C while something is done that can be stopped between two steps.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag,
};

/// The exit status of what was stopped by Ctrl-C, as shells have it.
pub const INTERRUPTED: u8 = 130;

/// Notices Ctrl-C; the second one ends the program at once.
#[derive(Debug)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Begins to notice it, for the rest of the command; where the system does not let it, it has its usual effect.
    pub fn noticed() -> Self {
        let has_come = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order: the first signal only sets what the second one looks at.
            let status = INTERRUPTED.into();
            let _ = flag::register_conditional_shutdown(signal, status, Arc::clone(&has_come))
                .and_then(|_| flag::register(signal, Arc::clone(&has_come)));
        }
        Self(has_come)
    }

    /// Tells whether it has come.
    pub fn has_come(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
