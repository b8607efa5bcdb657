//! Ctrl-Z, SIGTSTP, SIGSTOP, and going on.

use std::fs;

use rustix::process::Signal;

use crate::{
    demo,
    pty::{Exit, Pty, Scratch, poll_until, send_signal, state},
};

crate::tests![
    the_key_stops_and_fg_goes_on,
    a_signal_stops_and_fg_goes_on,
    a_stop_that_nobody_announced,
    a_stopped_job_can_be_ended,
    in_the_background_it_stops_again,
    without_a_shell_the_key_does_nothing,
];

/// Starts the demo as the job of a shell.
fn open(scratch: &Scratch) -> Pty {
    let program = demo::program(scratch.file("saved")).in_shell();
    let mut pty = Pty::spawn(&program, (80, 24));
    pty.wait_for_text("said hello");
    pty.assert_taken();
    pty
}

/// Finds the program, the shell's only child.
pub fn job(pty: &Pty) -> i32 {
    let shell = pty.pid();
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    children.split_whitespace().next().unwrap().parse().unwrap()
}

fn goes_on_in_a_new_size(pty: &mut Pty) {
    pty.assert_restored();
    pty.resize((60, 20));
    pty.send("go on\r");
    pty.wait_for_text("said resumed");
    pty.wait_for_text("size 60×20");
    // All of the screen is drawn, not what has changed.
    pty.wait_for_text("demo");
    pty.assert_taken();
    pty.send("j");
    pty.wait_for_text("typed");
    pty.send("q");
    pty.wait_for_text("ended 0");
    pty.assert_restored();
}

fn the_key_stops_and_fg_goes_on() {
    let scratch = Scratch::new("key");
    let mut pty = open(&scratch);
    pty.send("\x1a");
    pty.wait_for_text("stopped");
    assert_eq!(state(job(&pty)), Some('T'));
    goes_on_in_a_new_size(&mut pty);
}

fn a_signal_stops_and_fg_goes_on() {
    let scratch = Scratch::new("tstp");
    let mut pty = open(&scratch);
    send_signal(job(&pty), Signal::TSTP);
    pty.wait_for_text("stopped");
    assert_eq!(state(job(&pty)), Some('T'));
    goes_on_in_a_new_size(&mut pty);
}

/// SIGSTOP cannot be caught: the shell finds the terminal as it was, and must get it back whole
/// in the end all the same.
fn a_stop_that_nobody_announced() {
    let scratch = Scratch::new("stop");
    let mut pty = open(&scratch);
    let job = job(&pty);
    send_signal(job, Signal::STOP);
    pty.wait_for_raw("stopped");
    pty.send("go on\n");
    pty.wait_for_text("said resumed");
    pty.wait_for_text("demo");
    pty.assert_taken();
    pty.send("q");
    pty.wait_for_text("ended 0");
    pty.assert_restored();
}

fn a_stopped_job_can_be_ended() {
    let scratch = Scratch::new("end");
    let mut pty = open(&scratch);
    pty.send("u\x1a");
    pty.wait_for_text("stopped");
    let job = job(&pty);
    // As `kill %1` does.
    send_signal(job, Signal::TERM);
    send_signal(job, Signal::CONT);
    poll_until("the job ends", || matches!(state(job), None | Some('Z')));
    assert_eq!(
        fs::read_to_string(scratch.file("saved")).unwrap(),
        "later\n"
    );
    pty.assert_restored();
}

fn in_the_background_it_stops_again() {
    let scratch = Scratch::new("background");
    let mut pty = open(&scratch);
    pty.send("\x1a");
    pty.wait_for_text("stopped");
    let job = job(&pty);
    // As `bg` does; the shell keeps the terminal. Once it is sent, the job is no longer stopped.
    send_signal(job, Signal::CONT);
    poll_until("the job stops again", || state(job) == Some('T'));
    goes_on_in_a_new_size(&mut pty);
}

fn without_a_shell_the_key_does_nothing() {
    let scratch = Scratch::new("shell");
    let mut pty = Pty::spawn(&demo::program(scratch.file("saved")), (80, 24));
    pty.wait_for_text("said hello");
    pty.send("\x1a");
    pty.wait_for_text("said no shell");
    pty.signal(Signal::TSTP);
    pty.send("r");
    pty.wait_for_text("said read");
    pty.assert_taken();
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.assert_restored();
}
