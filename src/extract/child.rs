//! The process that reads for another one.

use std::{
    io::{self, Read, Write},
    panic,
    process::ExitCode,
    thread,
};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::{
    extract::{
        LIMIT_ANSWER, LIMIT_MEMORY, LIMIT_TIME,
        wire::{self, Work},
    },
    import::{self, LIMIT_BYTES},
};

/// The stack of the thread that reads, in bytes: 64 MiB, eight times what a program has as a rule.
const STACK: usize = 64 << 20;

/// Reads one question from standard input and answers it on standard output.
///
/// For the process that [`Extractor`](crate::extract::Extractor) starts, and nobody else.
pub fn serve() -> ExitCode {
    // What goes wrong here is told by the one that asked.
    panic::set_hook(Box::new(|_| {}));
    match serve_within_limits() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve_within_limits() -> io::Result<()> {
    give_limits()?;
    let reading = thread::Builder::new().stack_size(STACK).spawn(|| {
        // From here on not even a thread can be started, where the system lets that be limited.
        let _ = limit(Resource::Nproc, 0);
        let mut question = Vec::new();
        let most = LIMIT_BYTES + wire::LIMIT_HEADER;
        let stdin = io::stdin().lock();
        stdin.take(most as u64).read_to_end(&mut question)?;
        let answer = answer(&question)?;
        io::stdout().lock().write_all(&answer)
    })?;
    reading
        .join()
        .unwrap_or_else(|_| Err(io::Error::other("it panicked")))
}

fn answer(question: &[u8]) -> io::Result<Vec<u8>> {
    let (header, bytes) = wire::read_question(question).map_err(io::Error::other)?;
    let answer = match header.work() {
        Work::Import => wire::answer(&import::import(bytes, &header.hints())),
        Work::Feed => wire::feed_answer(&import::read_feed(bytes, &header.hints())),
        Work::Advertised => wire::advertised_answer(&import::advertised(bytes, &header.hints())),
    };
    Ok(if answer.len() > LIMIT_ANSWER {
        wire::too_much()
    } else {
        answer
    })
}

/// Takes away what this process does not need, for good.
fn give_limits() -> io::Result<()> {
    // The one that asks may be killed and then can't end this process.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    // Where memory runs out all the same, this process is the one to end; that can be said before files are taken away.
    #[cfg(target_os = "linux")]
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    // The three that are open stay open, and no other can be opened.
    limit(Resource::Nofile, 3)?;
    limit_to(
        Resource::Cpu,
        LIMIT_TIME.as_secs(),
        LIMIT_TIME.as_secs() + 1,
    )?;
    let memory = limit(Resource::As, LIMIT_MEMORY);
    // Some systems know no such limit; there the time is what ends it.
    if cfg!(target_os = "linux") {
        memory
    } else {
        Ok(())
    }
}

/// Sets a limit for good, or leaves the one that is there where it is narrower.
fn limit(resource: Resource, most: u64) -> io::Result<()> {
    limit_to(resource, most, most)
}

/// Sets a limit, and the one up to which it could be lifted: at this one the system asks no more.
fn limit_to(resource: Resource, current: u64, maximum: u64) -> io::Result<()> {
    let now = getrlimit(resource);
    let narrowed = |now: Option<u64>, most| Some(now.map_or(most, |now| now.min(most)));
    let new = Rlimit {
        current: narrowed(now.current, current),
        maximum: narrowed(now.maximum, maximum),
    };
    Ok(setrlimit(resource, new)?)
}
