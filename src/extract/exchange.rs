//! One exchange with a process: what it is told, what it answers, and its end in every case.

use std::{
    io,
    os::{fd::OwnedFd, unix::process::ExitStatusExt},
    process::{Child, Command, ExitStatus},
    thread,
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, ioctl_fionbio, read, write},
    process::Signal,
};

/// How long it takes at most until it is noticed that the time is over, or that somebody has cancelled.
const GLANCE: Duration = Duration::from_millis(50);

/// How long a process that has closed its outputs may take to be gone, until it is killed.
const GRACE: Duration = Duration::from_millis(500);

/// How much of what it says of its troubles is kept: the end of Rust's own words for them.
const TROUBLES: usize = 4096;

/// What Rust says before it aborts where there is no memory.
const NO_MEMORY: &str = "memory allocation of";

/// The limits of an exchange.
pub(super) struct Exchange<'a> {
    /// How long it may take; time in which this process itself was stopped does not count.
    pub time: Duration,
    /// How many bytes the answer may have.
    pub most: usize,
    /// Whether the answer is not wanted any more.
    pub cancelled: &'a dyn Fn() -> bool,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Broken {
    /// The process could not be started.
    NotStarted(io::Error),
    /// The answer is not wanted any more.
    Cancelled,
    /// The time was over by the clock.
    TooLong,
    /// The time of the processor was over.
    TooMuchWork,
    /// The answer had too many bytes.
    TooMuch,
    /// There was no memory for it.
    TooMuchMemory,
    /// The process ended otherwise, in these words.
    Off(String),
}

/// A process that is killed and waited for when this is dropped, however that comes.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Where it has ended already, neither does anything.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Exchange<'_> {
    /// Starts a process, tells it the parts of the question one after the other, and returns all that it answers.
    pub fn with(&self, mut command: Command, question: &[&[u8]]) -> Result<Vec<u8>, Broken> {
        let mut running = Running(command.spawn().map_err(Broken::NotStarted)?);
        let (answer, troubles) = self.talk(&mut running.0, question)?;
        let ended = end(&mut running.0).map_err(off)?;
        match ended {
            Some(status) if status.success() => Ok(answer),
            Some(status) => Err(fault(status, &troubles)),
            None => Err(Broken::Off("it did not end".to_owned())),
        }
    }

    /// Writes and reads until the process has closed both its outputs.
    fn talk(&self, child: &mut Child, question: &[&[u8]]) -> Result<(Vec<u8>, Vec<u8>), Broken> {
        let missing = || Broken::Off("it has no pipes".to_owned());
        let mut told = Told {
            pipe: Some(child.stdin.take().ok_or_else(missing)?.into()),
            left: question.to_vec(),
        };
        let mut answer = Heard {
            pipe: Some(child.stdout.take().ok_or_else(missing)?.into()),
            bytes: Vec::new(),
        };
        let mut troubles = Heard {
            pipe: Some(child.stderr.take().ok_or_else(missing)?.into()),
            bytes: Vec::new(),
        };
        for pipe in [&told.pipe, &answer.pipe, &troubles.pipe]
            .into_iter()
            .flatten()
        {
            ioctl_fionbio(pipe, true).map_err(off)?;
        }
        let (mut spent, mut last) = (Duration::ZERO, Instant::now());
        while answer.pipe.is_some() || troubles.pipe.is_some() {
            if (self.cancelled)() {
                return Err(Broken::Cancelled);
            }
            // A longer pause between two glances is one in which this process itself stood still.
            let now = Instant::now();
            spent += now.duration_since(last).min(2 * GLANCE);
            last = now;
            if spent > self.time {
                return Err(Broken::TooLong);
            }
            wait_for_any(&told, [&answer, &troubles]).map_err(off)?;
            told.go_on();
            answer.go_on().map_err(off)?;
            troubles.go_on().map_err(off)?;
            if answer.bytes.len() > self.most {
                return Err(Broken::TooMuch);
            }
            let old = troubles.bytes.len().saturating_sub(TROUBLES);
            troubles.bytes.drain(..old);
        }
        Ok((answer.bytes, troubles.bytes))
    }
}

/// What is still to be told.
struct Told<'a> {
    pipe: Option<OwnedFd>,
    left: Vec<&'a [u8]>,
}

impl Told<'_> {
    /// Writes as much as can be taken now, and closes the pipe behind the last byte.
    fn go_on(&mut self) {
        while let Some(pipe) = &self.pipe {
            let Some(part) = self.left.first_mut() else {
                self.pipe = None;
                return;
            };
            match write(pipe, part) {
                Ok(count) => *part = part.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => continue,
                Err(Errno::AGAIN) => return,
                // It does not want to know more; what it answers tells why.
                Err(_) => self.left.clear(),
            }
            self.left.retain(|part| !part.is_empty());
        }
    }
}

/// What was heard until now; the pipe is gone once all is.
struct Heard {
    pipe: Option<OwnedFd>,
    bytes: Vec<u8>,
}

impl Heard {
    /// Reads once what is there.
    fn go_on(&mut self) -> io::Result<()> {
        let mut room = [0; 1 << 16];
        if let Some(pipe) = &self.pipe {
            match read(pipe, &mut room) {
                Ok(0) => self.pipe = None,
                Ok(count) => self.bytes.extend(room.iter().take(count)),
                Err(Errno::AGAIN | Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Waits until something can be told or heard, but not for long.
fn wait_for_any(told: &Told<'_>, heard: [&Heard; 2]) -> io::Result<()> {
    let told = told
        .pipe
        .iter()
        .map(|pipe| PollFd::new(pipe, PollFlags::OUT));
    let heard = heard.into_iter().flat_map(|heard| &heard.pipe);
    let heard = heard.map(|pipe| PollFd::new(pipe, PollFlags::IN));
    let mut pipes: Vec<PollFd<'_>> = told.chain(heard).collect();
    let glance = Timespec {
        tv_sec: 0,
        tv_nsec: GLANCE.subsec_nanos().into(),
    };
    match poll(&mut pipes, Some(&glance)) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Waits for the end of a process that has closed its outputs; tells none where it does not come.
fn end(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() > GRACE {
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// Says why a process failed.
fn fault(status: ExitStatus, troubles: &[u8]) -> Broken {
    let troubles = String::from_utf8_lossy(troubles);
    if status.signal() == Some(Signal::XCPU.as_raw()) {
        Broken::TooMuchWork
    } else if troubles.contains(NO_MEMORY) {
        Broken::TooMuchMemory
    } else {
        Broken::Off(format!("{status}: {troubles}"))
    }
}

fn off(error: impl Into<io::Error>) -> Broken {
    Broken::Off(error.into().to_string())
}
