//! Places that fight back: inputs made to hurt, from a seed, each through the program and through the extractor.
//!
//! Of each it is asked that the exit status is as promised, that there is an article or a sentence that says why not,
//! that nothing panics, that no control, escape or direction comes to an output, a record, a text or the screen, that
//! the process that reads stays within its memory and meets no other limit where the input does not say so, and that
//! no process is left.
//!
//! `BRIEFREADER_HOSTILE_SAVE=DIR cargo test --test hostile` also saves all inputs there.

#![expect(
    clippy::unwrap_used,
    reason = "a test panics where something is not as it must be"
)]

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

mod checks;
mod feeds;
mod folder;
mod inputs;
mod layouts;
mod mails;
mod names;
mod pages;
#[expect(dead_code, reason = "only a part of it is needed here")]
#[path = "../support/pty.rs"]
mod pty;
mod random;
mod screen;
mod texts;
mod through;

fn main() -> ExitCode {
    let mut trials = vec![Trial::test("there_are_at_least_300", || {
        let count = inputs::count();
        assert!(count >= 300, "{count}");
        Ok(())
    })];
    for (group, make) in inputs::groups() {
        trials.push(Trial::test(
            format!("{group}::through_the_program"),
            move || {
                let mut inputs = make();
                inputs::keep_one_that_is_ended(&mut inputs);
                through::program(group, &inputs);
                Ok(())
            },
        ));
        trials.push(Trial::test(
            format!("{group}::through_the_extractor"),
            move || {
                through::extractor(group, &make());
                Ok(())
            },
        ));
    }
    trials.push(Trial::test("names::in_a_folder", || {
        folder::with_hostile_names();
        Ok(())
    }));
    trials.push(Trial::test("entities::on_the_screen", || {
        screen::shows_no_control();
        Ok(())
    }));
    trials.push(Trial::test("feeds::through_the_extractor", || {
        feeds::through_the_extractor();
        Ok(())
    }));
    let arguments = Arguments::from_args();
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list {
        through::nothing_is_left();
    }
    conclusion.exit_code()
}
