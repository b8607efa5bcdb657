//! In a real pseudo-terminal: whatever happens, work is saved, the terminal is given back, and the
//! exit status tells why.
//!
//! Started with `demo` as its first argument, this test is itself a small program on the runtime,
//! which can be made to panic or to hang. All tests that need a terminal are modules of this one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

#[path = "terminal/adding.rs"]
mod adding;
#[path = "terminal/answers.rs"]
mod answers;
#[path = "terminal/demo.rs"]
mod demo;
#[path = "terminal/ending.rs"]
mod ending;
#[path = "terminal/feeds.rs"]
mod feeds;
#[path = "terminal/letters.rs"]
mod letters;
#[path = "terminal/pages.rs"]
mod pages;
#[path = "support/pty.rs"]
mod pty;
#[path = "terminal/reader.rs"]
mod reader;
#[path = "terminal/running.rs"]
mod running;
#[expect(dead_code, reason = "other tests need more of it")]
#[path = "support/server.rs"]
mod server;
#[path = "terminal/several.rs"]
mod several;
#[path = "terminal/stopping.rs"]
mod stopping;
#[path = "terminal/watched.rs"]
mod watched;
#[path = "terminal/within.rs"]
mod within;

/// A test's name and body.
type Test = (&'static str, fn());

/// Names the tests of a module after their functions.
macro_rules! tests {
    ($($test:ident),* $(,)?) => {
        pub const TESTS: &[crate::Test] = &[$((stringify!($test), $test)),*];
    };
}
use tests;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == "demo") {
        return demo::main(arguments.next().map(Into::into));
    }
    let mut trials = Vec::new();
    for (group, tests) in [
        ("adding", adding::TESTS),
        ("answers", answers::TESTS),
        ("ending", ending::TESTS),
        ("feeds", feeds::TESTS),
        ("letters", letters::TESTS),
        ("pages", pages::TESTS),
        ("reader", reader::TESTS),
        ("running", running::TESTS),
        ("several", several::TESTS),
        ("stopping", stopping::TESTS),
        ("watched", watched::TESTS),
        ("within", within::TESTS),
    ] {
        for &(name, test) in tests {
            let trial = Trial::test(format!("{group}::{name}"), move || {
                test();
                Ok(())
            });
            trials.push(trial.with_ignored_flag(within::lacks_a_tool(name)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
