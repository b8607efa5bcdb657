//! What is found at once: every word that can be searched for, and what a query can ask of an article.
//!
//! One SQLite file in the cache directory, made from the person's files and from nothing else. It is written
//! after them, by whoever wrote them or by who notices later, and may be deleted or damaged at any time: then
//! it is made anew beside the reading. Nothing that a person decided stands here alone.
//!
//! Five tables of words (FTS5) hold the texts of articles, what was written on annotations, claims, and the
//! names of stories and of feeds; a sixth the fingerprints of texts, of which those that several have stand once more in an
//! ordinary table, to be read from there. They keep no text of their own (`content=''`), since the files have it; rows can be taken
//! out of them all the same (`contentless_delete`). Words are cut and folded by
//! [`text::token`](crate::text::token) before they come in, so that what is typed, what is indexed and what is
//! marked on the screen agree, also in scripts without blanks; the tokenizer of SQLite is left nothing but the
//! blanks.
//!
//! For each record `files` keeps which state of its file was taken in. A file is read *inside* the transaction
//! that writes its rows: of two who index one record the later reads what is there then, so an older state
//! never replaces a newer one, and whoever is killed in between leaves a state that does not fit the file,
//! which the next start sees.
//!
//! Beside the file stands the log of SQLite, and a list of what is in that, which all programs on the index have in
//! their memory (`-shm`). The index itself is read and not mapped, so that cutting it is an error that is mended; but
//! whoever cuts that list while a window is open has the system end the program, since nothing can be read of a
//! mapping without a file below it. SQLite does without it only where one program has the index for itself.

use std::{
    fs::OpenOptions,
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use thiserror::Error;

use crate::store::atomic;

mod condition;
mod facts;
mod feeds;
mod kept;
mod likely;
mod list;
mod order;
mod prints;
mod put;
mod ranked;
mod schema;
mod search;
mod seen;
mod shared;
mod sharing;
mod split;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use facts::{Evident, Name, UsedAs};
pub use kept::KeptEchoes;
pub use likely::Spread;
pub use list::{Head, Wanted};
pub use order::Order;
pub use put::{Batch, Put};
pub use ranked::{Best, Ranked};
pub use search::{AnnotationPart, FoundClaim, InAnnotation};
pub use shared::{Newcomer, Newcomers};
pub use sharing::Sharing;

/// How long SQLite waits for another program; no longer than a person who looks at a list may.
const PATIENCE: Duration = Duration::from_millis(250);

/// How long it waits as the file is opened, which others may be making at this moment.
const OPENING: Duration = Duration::from_secs(2);

/// How long a write lets other threads have their turn before it tries again to have its own.
const PAUSE: Duration = Duration::from_millis(10);

/// How many pages of words are written anew before others have their turn.
const SCRUBBED: i64 = 500;

/// The pages that whoever reads keeps in memory, in KiB; the sign is SQLite's way to say so.
const CACHE_KIB: i32 = -4096;

/// The same for whoever writes, which is as much as many records at once change.
const WRITER_CACHE_KIB: i32 = -32_768;

/// What is said of an index that another program holds.
const AGAIN: &str = "It is tried again.";

/// What helps where no file of it can be had.
const WRITABLE: &str = "Make its directory writable to have it kept.";

/// Says why the index did not answer.
#[derive(Debug, Error)]
pub enum IndexError {
    /// SQLite refused.
    #[error("the index of the library did not answer: {0}")]
    Sql(#[from] rusqlite::Error),
    /// Its file or the directory of it can't be made.
    #[error("the index, {path}, can't be made: {source}")]
    Directory {
        /// The file.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// Its file can't be written.
    #[error("the index, {path}, can't be written")]
    ReadOnly {
        /// The file.
        path: String,
    },
    /// Another program is at work in it, so that words that were taken away are still in its log.
    #[error("another program is at work in the index")]
    InUse,
    /// A later version of the program made it.
    #[error("the index was made by a later version of the program (form {version})")]
    Newer {
        /// The number of its form.
        version: i64,
    },
}

/// What helps an index that did not answer, the stronger after the weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// Nothing does: it was asked what can't be answered.
    Nothing,
    /// Another program is at work in it: to ask again later.
    Patience,
    /// It is not what an index is: to make it anew.
    Anew,
    /// No file of it can be had or written: to keep it in memory.
    Memory,
}

impl IndexError {
    /// Tells what helps.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Sql(rusqlite::Error::SqliteFailure(failure, said)) => match failure.code {
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::OperationInterrupted => Remedy::Patience,
                ErrorCode::DiskFull
                | ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied => Remedy::Memory,
                // Of a file that was cut or taken away while it is open, a part can't be read.
                ErrorCode::SystemIoFailure
                | ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::ConstraintViolation => Remedy::Anew,
                _ if said.as_deref().is_some_and(tells_of_tables) => Remedy::Anew,
                _ => Remedy::Nothing,
            },
            Self::Sql(rusqlite::Error::SqlInputError { msg, .. }) if tells_of_tables(msg) => {
                Remedy::Anew
            }
            // A column holds what it can't.
            Self::Sql(
                rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..),
            ) => Remedy::Anew,
            Self::Sql(_) => Remedy::Nothing,
            Self::InUse => Remedy::Patience,
            Self::Directory { .. } | Self::ReadOnly { .. } | Self::Newer { .. } => Remedy::Memory,
        }
    }

    /// Tells whether the file is not what an index is, so that only making it anew helps.
    pub fn is_damage(&self) -> bool {
        self.remedy() == Remedy::Anew
    }

    /// Returns what the person can do about it.
    pub fn hint(&self) -> &'static str {
        let Self::Sql(error) = self else {
            return match self {
                Self::Newer { .. } => "The later version can use it.",
                Self::InUse => AGAIN,
                _ => WRITABLE,
            };
        };
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => "Make room on the disk.",
            _ if self.remedy() == Remedy::Patience => AGAIN,
            _ if self.remedy() == Remedy::Memory => WRITABLE,
            _ => "The index holds nothing of its own; `briefreader reindex` makes it anew.",
        }
    }
}

/// Tells whether SQLite says that a table or column is not what it should be.
fn tells_of_tables(said: &str) -> bool {
    let signs = ["no such ", "has no column ", "vtable constructor failed"];
    signs.iter().any(|sign| said.contains(sign))
}

/// The index of one library.
#[derive(Debug)]
pub struct Index {
    /// The file; nothing where it was never kept in one.
    path: Option<PathBuf>,
    writer: Mutex<Connection>,
    /// Answers while something is written; in memory there is only one connection.
    reader: Mutex<Option<Connection>>,
}

impl Index {
    /// Opens the index in a file, and makes it where there is none or where it is of an older form.
    ///
    /// # Errors
    /// Where its directory can't be made, where the file can't be written, is none of ours, or is of a later
    /// version.
    pub fn open(path: &Path) -> Result<Self, IndexError> {
        let (writer, reader) = connections(path)?;
        Ok(Self {
            path: Some(path.to_path_buf()),
            writer: Mutex::new(writer),
            reader: Mutex::new(Some(reader)),
        })
    }

    /// Takes away what stands there, and makes an empty index.
    ///
    /// # Errors
    /// See [`open`](Self::open).
    pub fn make(path: &Path) -> Result<Self, IndexError> {
        remove(path)?;
        Self::open(path)
    }

    /// Makes one in memory, for when no file can be had; it is filled anew in each session.
    ///
    /// # Errors
    /// Where SQLite has no memory left.
    pub fn in_memory() -> Result<Self, IndexError> {
        Ok(Self {
            path: None,
            writer: Mutex::new(memory()?),
            reader: Mutex::default(),
        })
    }

    /// Leaves its file, and goes on with an empty one in memory.
    ///
    /// # Errors
    /// Where SQLite has no memory left.
    pub fn leave_file(&self) -> Result<(), IndexError> {
        let mut writer = lock(&self.writer);
        let empty = memory()?;
        *lock(&self.reader) = None;
        *writer = empty;
        Ok(())
    }

    /// Throws everything away, and begins with an empty one.
    ///
    /// A file that is whole stays, so that other programs that have it open go on with the same; one that is
    /// damaged is replaced, which they find at their next start.
    ///
    /// # Errors
    /// See [`open`](Self::open).
    pub fn begin_anew(&self) -> Result<(), IndexError> {
        let mut writer = lock(&self.writer);
        if schema::renew(&mut writer).is_ok() {
            return Ok(());
        }
        let mut reader = lock(&self.reader);
        // An open file is not removed everywhere, so nobody holds it meanwhile.
        *reader = None;
        *writer = memory()?;
        if let Some(path) = &self.path {
            remove(path)?;
            let (to_write, to_read) = connections(path)?;
            (*writer, *reader) = (to_write, Some(to_read));
        }
        Ok(())
    }

    /// Writes several records in one step: all of it or nothing.
    ///
    /// Others who want to write wait meanwhile, so it should take no longer than a key may.
    ///
    /// # Errors
    /// Where SQLite refuses, or where `work` does.
    pub fn write<T>(
        &self,
        work: impl FnOnce(&Batch<'_>) -> Result<T, IndexError>,
    ) -> Result<T, IndexError> {
        self.write_within(Duration::ZERO, work)
    }

    /// Writes as [`write`](Self::write) does, and waits as long for another program that writes; other threads
    /// do not wait meanwhile.
    ///
    /// # Errors
    /// Where SQLite refuses, or where `work` does.
    pub fn write_within<T>(
        &self,
        patience: Duration,
        work: impl FnOnce(&Batch<'_>) -> Result<T, IndexError>,
    ) -> Result<T, IndexError> {
        let begun = Instant::now();
        loop {
            let mut writer = lock(&self.writer);
            match writer.transaction_with_behavior(TransactionBehavior::Immediate) {
                Ok(transaction) => {
                    let answer = work(&Batch::new(&transaction))?;
                    transaction.commit()?;
                    return Ok(answer);
                }
                Err(error) => {
                    let error = IndexError::from(error);
                    if error.remedy() != Remedy::Patience || begun.elapsed() >= patience {
                        return Err(error);
                    }
                }
            }
            drop(writer);
            std::thread::sleep(PAUSE);
        }
    }

    /// Writes as [`write`](Self::write) does, but nothing while another thread writes.
    ///
    /// # Errors
    /// Where SQLite refuses, or where `work` does.
    pub fn write_if_free(
        &self,
        work: impl FnOnce(&Batch<'_>) -> Result<(), IndexError>,
    ) -> Result<(), IndexError> {
        let Ok(mut writer) = self.writer.try_lock() else {
            return Ok(());
        };
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        work(&Batch::new(&transaction))?;
        transaction.commit()?;
        Ok(())
    }

    /// Writes the tables of words anew, so that nothing is left of words that were taken away.
    ///
    /// Rows that are deleted stay in their pages until others are merged with them, which after a purge would
    /// be too late. This takes seconds where there are very many articles, but others have their turn meanwhile.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn scrub(&self) -> Result<(), IndexError> {
        for table in schema::WORDS {
            // A number below zero begins to merge all parts of the table, those above go on with that.
            let mut pages = -SCRUBBED;
            while self.merge(table, pages)? {
                pages = SCRUBBED;
                std::thread::sleep(PAUSE);
            }
        }
        let writer = lock(&self.writer);
        if lock(&self.reader).is_some() {
            let busy: i64 =
                writer.query_row("PRAGMA wal_checkpoint(truncate)", [], |row| row.get(0))?;
            if busy != 0 {
                return Err(IndexError::InUse);
            }
        }
        writer.execute("DELETE FROM chores", [])?;
        Ok(())
    }

    /// Merges some pages of a table of words; tells whether there may be more to merge.
    fn merge(&self, table: &str, pages: i64) -> Result<bool, IndexError> {
        let writer = lock(&self.writer);
        let before = writer.total_changes();
        let merge = format!("INSERT INTO {table} ({table}, rank) VALUES ('merge', ?1)");
        writer.execute(&merge, [pages])?;
        // The command counts as one change.
        Ok(writer.total_changes() - before > 1)
    }

    /// Tells whether words were taken away since the tables were last written anew.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn is_scrub_due(&self) -> Result<bool, IndexError> {
        self.ask(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM chores)")?;
            statement.query_one([], |row| row.get(0))
        })
    }

    /// Gives back the memory that writing very much has taken, and brings what was written from the log into the
    /// file: whoever opens it next has to read the whole log first.
    ///
    /// While others are at work in it, the log stays.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn rest(&self) -> Result<(), IndexError> {
        if let Ok(writer) = self.writer.try_lock() {
            writer.execute_batch("PRAGMA shrink_memory; PRAGMA wal_checkpoint(truncate)")?;
        }
        Ok(())
    }

    /// Asks something, of one state of the index.
    fn ask<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
    ) -> Result<T, IndexError> {
        self.with_reader(|connection| {
            let transaction = connection.transaction()?;
            question(&transaction)
        })
    }

    fn with_reader<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, rusqlite::Error>,
    ) -> Result<T, IndexError> {
        if let Some(reader) = lock(&self.reader).as_mut() {
            return Ok(work(reader)?);
        }
        Ok(work(&mut lock(&self.writer))?)
    }
}

/// Makes an empty one in memory.
fn memory() -> Result<Connection, IndexError> {
    let mut connection = Connection::open_in_memory()?;
    schema::prepare(&mut connection)?;
    Ok(connection)
}

/// Opens a file twice: to write, and to read meanwhile.
fn connections(path: &Path) -> Result<(Connection, Connection), IndexError> {
    let refused = |source| IndexError::Directory {
        path: path.display().to_string(),
        source,
    };
    if let Some(directory) = path.parent() {
        let made = atomic::create_directories(directory);
        made.map_err(|error| refused(io::Error::other(error.to_string())))?;
    }
    // It holds every word of the library, which is nobody else's business.
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied && path.exists() => {
            let path = path.display().to_string();
            return Err(IndexError::ReadOnly { path });
        }
        opened => drop(opened.map_err(refused)?),
    }
    let mut writer = Connection::open(path)?;
    writer.busy_timeout(OPENING)?;
    // Readers go on while somebody writes, and a power cut leaves it whole.
    writer.pragma_update(None, "journal_mode", "wal")?;
    writer.pragma_update(None, "synchronous", "normal")?;
    writer.pragma_update(None, "cache_size", WRITER_CACHE_KIB)?;
    // What is taken away is overwritten, since it may have been purged.
    writer.pragma_update(None, "secure_delete", true)?;
    schema::prepare(&mut writer)?;
    writer.busy_timeout(PATIENCE)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let reader = Connection::open_with_flags(path, flags)?;
    reader.busy_timeout(PATIENCE)?;
    reader.pragma_update(None, "cache_size", CACHE_KIB)?;
    Ok((writer, reader))
}

/// Takes away a database with what SQLite keeps beside it.
fn remove(path: &Path) -> Result<(), IndexError> {
    for beside in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        match std::fs::remove_file(&name) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(IndexError::Directory {
                    path: path.display().to_string(),
                    source,
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Takes a lock; a transaction that a thread left by a panic was rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
