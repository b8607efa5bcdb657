//! Reading what may fight back, in a process of its own.
//!
//! A page, a mail or a feed can be made so that reading it takes all memory, all time, or more stack than there is. So it is
//! read by another process of the same program, which can be killed without harm: the [`Extractor`] starts it, hands
//! it the bytes over its standard input, and takes what it made of them from its standard output, within limits.
//! [`serve`] is that process. It gives itself its limits before it looks at a single byte: [`LIMIT_MEMORY`] of address
//! space, [`LIMIT_TIME`] of the processor, and no file, no other process and no word on the terminal. It ends with
//! the one that started it.
//!
//! What comes back is believed as little as the page was: it is limited in length, cleaned and checked again.

mod child;
mod exchange;
mod turns;
mod wire;

use std::{
    io,
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use thiserror::Error;

use crate::{
    import::{self, Advertised, Hints, ImportError, Imported, LIMIT_BYTES, ReadFeed},
    model::CleanText,
};

use exchange::{Broken, Exchange};
use turns::Turns;
use wire::Work;

pub use child::serve;
pub use wire::{Header, read_advertised, read_answer, read_feed_answer, read_question};

/// The first argument by which the program becomes the process that reads.
pub const ARGUMENT: &str = "--read-for-another-briefreader";

/// The memory that the process may have, in bytes of address space: 512 MiB.
///
/// A page of one MB takes some 20 MB; so even pages twenty times as long as any that people read have room, and it is
/// little enough to be had on a small machine while other programs run. [`MOST_AT_ONCE`] processes run, so together
/// they take 1 GiB at most.
pub const LIMIT_MEMORY: u64 = 512 << 20;

/// How many processes run at once, at most; on one core, one.
pub const MOST_AT_ONCE: usize = 2;

/// The time of the processor that reading one original may take: 30 seconds.
///
/// Ordinary pages take some hundredths of a second.
pub const LIMIT_TIME: Duration = Duration::from_secs(30);

/// The time that it may take by the clock: 2 minutes, since other programs want the processor, too.
const LIMIT_CLOCK: Duration = Duration::from_secs(120);

/// The most bytes that the process may answer: 128 MiB, twice as many as an original may have.
const LIMIT_ANSWER: usize = 2 * LIMIT_BYTES;

/// Reads originals: those of kinds that may run away in a process of their own.
#[derive(Debug)]
pub struct Extractor {
    program: Option<PathBuf>,
    clock: Duration,
    turns: Turns,
}

/// Says why an original was not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExtractError {
    /// It does not become an article.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The process that read it says that it does not become an article.
    #[error("{sentence}")]
    Refused {
        /// Why.
        sentence: CleanText,
        /// What the person can do about it.
        hint: Option<CleanText>,
        /// Why in a few words.
        reason: CleanText,
        /// Whether what is so is passed over as a matter of course.
        is_ordinary: bool,
    },
    /// It took too long.
    #[error("Reading it took longer than {} seconds, and was ended.", .0.as_secs())]
    TooLong(Duration),
    /// It took too much memory.
    #[error("Reading it took more memory than {} MiB, and was ended.", LIMIT_MEMORY >> 20)]
    TooMuchMemory,
    /// More came of it than is taken.
    #[error("More than {} MiB came of it, the most that is taken.", LIMIT_ANSWER >> 20)]
    TooMuch,
    /// The process ended before its time, or did not say anything that makes sense.
    #[error("It could not be read: the reading of it broke off.")]
    BrokeOff,
    /// The process could not be started.
    #[error(
        "It could not be read: pages, mail and feeds are read by a second process of this program, which could not be started ({why})."
    )]
    NotStarted {
        /// The system's reason.
        why: String,
    },
    /// The person did not want it any more.
    #[error("Reading it was cancelled.")]
    Cancelled,
}

impl ExtractError {
    /// Returns what the person can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Import(why) => why.hint(),
            Self::Refused { hint, .. } => hint.as_ref().map(ToString::to_string),
            Self::TooLong(_) | Self::TooMuchMemory | Self::TooMuch | Self::BrokeOff => Some(
                "Save it as text, as browsers can, and add that: plain text is always read."
                    .to_owned(),
            ),
            Self::NotStarted { .. } => Some(
                "Start briefreader anew; where that does not help, install it anew.".to_owned(),
            ),
            Self::Cancelled => None,
        }
    }

    /// Tells whether what is so is passed over as a matter of course where a folder is added.
    pub const fn is_ordinary(&self) -> bool {
        match self {
            Self::Import(why) => why.is_ordinary(),
            Self::Refused { is_ordinary, .. } => *is_ordinary,
            _ => false,
        }
    }

    /// Returns the reason in a few words, for a count of what was skipped.
    pub fn reason(&self) -> String {
        match self {
            Self::Import(why) => why.reason().to_owned(),
            Self::Refused { reason, .. } => reason.to_string(),
            Self::TooLong(_) => "took too long".to_owned(),
            Self::TooMuchMemory => "took too much memory".to_owned(),
            Self::TooMuch => "too much came of it".to_owned(),
            Self::BrokeOff => "could not be read".to_owned(),
            Self::NotStarted { .. } => "the process that reads it could not be started".to_owned(),
            Self::Cancelled => "cancelled".to_owned(),
        }
    }
}

impl Extractor {
    /// Reads with processes of this program, which must call [`serve`] where [`ARGUMENT`] comes first.
    pub fn new(program: PathBuf) -> Self {
        Self {
            program: Some(program),
            ..Self::without_a_program()
        }
    }

    /// Reads only what needs no process of its own.
    pub fn without_a_program() -> Self {
        Self {
            program: None,
            clock: LIMIT_CLOCK,
            turns: Turns::up_to(MOST_AT_ONCE),
        }
    }

    /// Makes another one with turns of its own, so that who uses this one does not wait for what that reads.
    #[must_use]
    pub fn apart(&self) -> Self {
        Self {
            program: self.program.clone(),
            clock: self.clock,
            turns: Turns::up_to(MOST_AT_ONCE),
        }
    }

    /// Gives each process so much time by the clock, where that is not to be two minutes.
    #[must_use]
    pub fn within(self, clock: Duration) -> Self {
        Self { clock, ..self }
    }

    /// Makes a snapshot of an original, as [`import::import`] does; `cancelled` is asked again and again meanwhile.
    ///
    /// It can be called from several threads at once: [`MOST_AT_ONCE`] processes run, and others wait.
    ///
    /// # Errors
    /// Where it does not become an article, or reading it meets a limit. Nothing of the process is left then, either.
    pub fn import(
        &self,
        bytes: &[u8],
        hints: &Hints<'_>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Imported, ExtractError> {
        let kind = import::kind_of(bytes, hints)?;
        let hints = Hints {
            kind: Some(kind),
            ..*hints
        };
        if !kind.may_run_away() {
            return Ok(import::import(bytes, &hints)?);
        }
        read_answer(&self.ask(Work::Import, bytes, &hints, cancelled)?)
    }

    /// Reads a feed, as [`import::read_feed`] does, always in a process of its own.
    ///
    /// # Errors
    /// Where it is no feed, or reading it meets a limit. Nothing of the process is left then, either.
    pub fn read_feed(
        &self,
        bytes: &[u8],
        hints: &Hints<'_>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<ReadFeed, ExtractError> {
        read_feed_answer(&self.ask(Work::Feed, bytes, hints, cancelled)?)
    }

    /// Finds the feeds that a page names, as [`import::advertised`] does, always in a process of its own.
    ///
    /// # Errors
    /// Where it is no text, or reading it meets a limit. Nothing of the process is left then, either.
    pub fn advertised(
        &self,
        bytes: &[u8],
        hints: &Hints<'_>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Advertised>, ExtractError> {
        read_advertised(&self.ask(Work::Advertised, bytes, hints, cancelled)?)
    }

    /// Has a process answer a question.
    fn ask(
        &self,
        work: Work,
        bytes: &[u8],
        hints: &Hints<'_>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, ExtractError> {
        if bytes.len() > LIMIT_BYTES {
            return Err(ImportError::TooLarge.into());
        }
        let header = wire::header(work, hints, bytes.len());
        let turn = self.turns.wait(cancelled).ok_or(ExtractError::Cancelled)?;
        let exchange = Exchange {
            time: self.clock,
            most: LIMIT_ANSWER,
            cancelled,
        };
        let answer = exchange.with(self.command()?, &[&header, bytes]);
        drop(turn);
        answer.map_err(|broken| match broken {
            Broken::NotStarted(error) => not_started(&error),
            Broken::Cancelled => ExtractError::Cancelled,
            Broken::TooLong => ExtractError::TooLong(self.clock),
            Broken::TooMuchWork => ExtractError::TooLong(LIMIT_TIME),
            Broken::TooMuch => ExtractError::TooMuch,
            Broken::TooMuchMemory => ExtractError::TooMuchMemory,
            Broken::Off(why) => {
                tracing::warn!(why, "the process that reads broke off");
                ExtractError::BrokeOff
            }
        })
    }

    /// The command that becomes the process: it has nothing of this one's surroundings.
    fn command(&self) -> Result<Command, ExtractError> {
        let Some(program) = &self.program else {
            let why = io::Error::other("it is not known where the program is");
            return Err(not_started(&why));
        };
        let mut command = Command::new(program);
        command
            .arg(ARGUMENT)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // What is typed at the terminal, such as Ctrl-C, is for the program that the person sees.
        command.process_group(0);
        Ok(command)
    }
}

fn not_started(error: &io::Error) -> ExtractError {
    let words = CleanText::line(&error.to_string());
    let why = words.split(" (os error").next().unwrap_or_default();
    ExtractError::NotStarted {
        why: why.to_lowercase(),
    }
}
