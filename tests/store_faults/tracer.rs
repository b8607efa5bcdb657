//! A child under `ptrace`, stopped before and after each of its system calls.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

use nix::{
    sys::{
        ptrace::{self, Options},
        signal::Signal,
        wait::{WaitStatus, waitpid},
    },
    unistd::Pid,
};

use crate::save::{SAVE, Scenario};

// The numbers of system calls on x86-64, from the kernel's `syscall_64.tbl`.
const READ: u64 = 0;
const WRITE: u64 = 1;
const OPEN: u64 = 2;
const PWRITE: u64 = 18;
const FSYNC: u64 = 74;
const FDATASYNC: u64 = 75;
const FTRUNCATE: u64 = 77;
const RENAME: u64 = 82;
const MKDIR: u64 = 83;
const LINK: u64 = 86;
const CHMOD: u64 = 90;
const FCHMOD: u64 = 91;
const OPENAT: u64 = 257;
const MKDIRAT: u64 = 258;
const RENAMEAT: u64 = 264;
const LINKAT: u64 = 265;
const RENAMEAT2: u64 = 316;

/// What a call that is being stepped over returns to the child, in place of doing anything.
pub const ENOSPC: i64 = 28;
pub const EIO: i64 = 5;

/// A system call that the child is about to make.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    /// Its place among all calls of the save, from 0.
    pub index: usize,
    number: u64,
    first: u64,
}

impl Call {
    /// Tells whether it brings something to the disk, or begins to.
    pub fn is_saving(self) -> bool {
        let is_named = matches!(
            self.number,
            WRITE
                | OPEN
                | PWRITE
                | FSYNC
                | FDATASYNC
                | FTRUNCATE
                | RENAME
                | MKDIR
                | LINK
                | CHMOD
                | FCHMOD
                | OPENAT
                | MKDIRAT
                | RENAMEAT
                | LINKAT
                | RENAMEAT2
        );
        // What the child writes to its standard streams is not the save.
        is_named && !(self.is_write() && self.first <= 2)
    }

    fn is_write(self) -> bool {
        matches!(self.number, WRITE | PWRITE)
    }

    /// Tells whether it puts a file in the place of another.
    pub fn is_rename(self) -> bool {
        matches!(self.number, RENAME | RENAMEAT | RENAMEAT2)
    }

    /// Tells whether it asks for something to be on the disk.
    pub fn is_sync(self) -> bool {
        matches!(self.number, FSYNC | FDATASYNC)
    }

    /// Tells whether a file is written to, rather than a stream.
    pub fn is_file_write(self) -> bool {
        self.is_write() && self.first > 2
    }
}

/// What to do with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Let it be made.
    Pass,
    /// Kill the child instead.
    Kill,
    /// Let it return this error, without being made.
    Fail(i64),
    /// Let it write only the first byte.
    CutShort,
}

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Exited(i32),
    Killed,
}

/// Runs the save of a scenario in a child, and asks about each of its system calls.
///
/// # Errors
/// Fails where this process may not trace another.
#[expect(
    clippy::zombie_processes,
    reason = "the child is waited for by its id, which tells more than its handle"
)]
pub fn run(
    scenario: Scenario,
    room: &Path,
    mut judge: impl FnMut(Call) -> Verdict,
) -> Result<End, String> {
    let mut child = start(scenario, room);
    let mut ready = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut ready)
        .unwrap();
    let pid = Pid::from_raw(i32::try_from(child.id()).unwrap());
    let options = Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_EXITKILL;
    if let Err(error) = ptrace::seize(pid, options) {
        child.kill().unwrap();
        child.wait().unwrap();
        return Err(format!("ptrace is not permitted: {error}"));
    }
    ptrace::interrupt(pid).unwrap();
    let stopped = waitpid(pid, None).unwrap();
    assert!(
        matches!(stopped, WaitStatus::PtraceEvent(..)),
        "{stopped:?}"
    );
    child.stdin.take().unwrap().write_all(b"go\n").unwrap();

    // The child reads the line once it is traced for sure; the save is what comes after that.
    let mut next = None;
    let mut pending = None;
    ptrace::syscall(pid, None).unwrap();
    loop {
        let signal = match waitpid(pid, None).unwrap() {
            WaitStatus::Exited(_, status) => return Ok(End::Exited(status)),
            WaitStatus::Signaled(_, Signal::SIGKILL, _) => return Ok(End::Killed),
            WaitStatus::PtraceSyscall(_) => {
                match pending.take() {
                    Some(verdict) => after(pid, verdict),
                    None => {
                        let verdict = match next {
                            Some(index) => {
                                next = Some(index + 1);
                                before(pid, index, &mut judge)
                            }
                            None => {
                                next = reads_the_line(pid).then_some(0);
                                Verdict::Pass
                            }
                        };
                        pending = Some(verdict);
                        if verdict == Verdict::Kill {
                            nix::sys::signal::kill(pid, Signal::SIGKILL).unwrap();
                            continue;
                        }
                    }
                }
                None
            }
            WaitStatus::Stopped(_, signal) => Some(signal),
            WaitStatus::PtraceEvent(..) => None,
            other => panic!("the child ended oddly: {other:?}"),
        };
        ptrace::syscall(pid, signal).unwrap();
    }
}

fn start(scenario: Scenario, room: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([SAVE, scenario.name()])
        .arg(room)
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// At the entry of a call: tells whether it is the one by which the child gets its line.
fn reads_the_line(pid: Pid) -> bool {
    let registers = ptrace::getregs(pid).unwrap();
    registers.orig_rax == READ && registers.rdi == 0
}

/// At the entry of a call: asks, and changes what the kernel is about to do.
fn before(pid: Pid, index: usize, judge: &mut impl FnMut(Call) -> Verdict) -> Verdict {
    let mut registers = ptrace::getregs(pid).unwrap();
    // At the entry, and only there, the kernel has put ENOSYS where the answer will stand.
    assert_eq!(
        registers.rax.cast_signed(),
        -38,
        "entries and exits are confused"
    );
    let verdict = judge(Call {
        index,
        number: registers.orig_rax,
        first: registers.rdi,
    });
    match verdict {
        Verdict::Fail(_) => {
            // There is no such call, so nothing is done.
            registers.orig_rax = u64::MAX;
            ptrace::setregs(pid, registers).unwrap();
        }
        Verdict::CutShort => {
            registers.rdx = registers.rdx.min(1);
            ptrace::setregs(pid, registers).unwrap();
        }
        Verdict::Pass | Verdict::Kill => {}
    }
    verdict
}

/// At the exit of a call: puts the error where the child looks for the answer.
fn after(pid: Pid, verdict: Verdict) {
    if let Verdict::Fail(error) = verdict {
        let mut registers = ptrace::getregs(pid).unwrap();
        registers.rax = (-error).cast_unsigned();
        ptrace::setregs(pid, registers).unwrap();
    }
}
