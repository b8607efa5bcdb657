//! Saves that are killed or refused at every system call, and several processes that save at once.
//!
//! The program under test is this file itself: started again with a marker argument it makes one save
//! through the library's store. Its parent holds it under `ptrace` and, one run a system call, kills it
//! before that call or lets the call fail, and then looks at what is on the disk. Where that is not possible
//! (not Linux on x86-64, or tracing not permitted) the trials are reported as ignored, never as passed.

#![expect(
    clippy::unwrap_used,
    reason = "a test panics where something is not as it must be"
)]

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

#[path = "store_faults/save.rs"]
mod save;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "store_faults/tracer.rs"]
mod tracer;
#[path = "store_faults/trials.rs"]
mod trials;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(answer) = save::as_child(&arguments) {
        return answer;
    }
    let mut tests = vec![Trial::test(
        "processes_that_save_at_once_lose_nothing",
        || {
            trials::processes_that_save_at_once_lose_nothing();
            Ok(())
        },
    )];
    for scenario in save::Scenario::ALL {
        tests.push(trials::traced(
            "killed_at_every_call",
            scenario,
            trials::killed,
        ));
        tests.push(trials::traced(
            "no_space_at_every_call",
            scenario,
            trials::no_space,
        ));
        tests.push(trials::traced(
            "disk_error_at_every_call",
            scenario,
            trials::disk_error,
        ));
        tests.push(trials::traced(
            "every_write_cut_short",
            scenario,
            trials::cut_short,
        ));
    }
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}
