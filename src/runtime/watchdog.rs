//! The end of a process whose main thread hangs.

use std::{process, thread, time::Duration};

use super::{Cause, terminal};

/// How much longer than the writer may take it waits.
const MARGIN: Duration = Duration::from_millis(150);

/// Ends the process when the main loop has not done so in the time that the cause gives it.
///
/// The main thread may hang in a write to a terminal that no longer reads. What it has given to
/// the writer is carried out meanwhile.
pub fn end_soon(cause: Cause) {
    let started = thread::Builder::new()
        .name("watchdog".into())
        .spawn(move || {
            thread::sleep(cause.patience() + MARGIN);
            tracing::error!(?cause, "the main thread hangs");
            terminal::abandon();
            process::exit(i32::from(cause.status()));
        });
    if let Err(error) = started {
        tracing::warn!(%error, "no watchdog");
    }
}
