//! What is found at once: every word that can be searched for, and what a query can ask of an article.
//!
//! One SQLite file in the cache directory, made from the person's files and from nothing else. It is written
//! after them, by whoever wrote them or by who notices later, and may be deleted or damaged at any time: then
//! it is made anew beside the reading. Nothing that a person decided stands here alone.
//!
//! Four tables of words (FTS5) hold the texts of articles, what was written on annotations, claims, and the
//! names of stories; a fifth the fingerprints of texts. They keep no text of their own (`content=''`), since the files have it; rows can be taken
//! out of them all the same (`contentless_delete`). Words are cut and folded by
//! [`text::token`](crate::text::token) before they come in, so that what is typed, what is indexed and what is
//! marked on the screen agree, also in scripts without blanks; the tokenizer of SQLite is left nothing but the
//! blanks.
//!
//! For each record `files` keeps which state of its file was taken in. A file is read *inside* the transaction
//! that writes its rows: of two who index one record the later reads what is there then, so an older state
//! never replaces a newer one, and whoever is killed in between leaves a state that does not fit the file,
//! which the next start sees.

use std::{
    fs::OpenOptions,
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use thiserror::Error;

use crate::store::atomic;

mod condition;
mod facts;
mod list;
mod order;
mod prints;
mod put;
mod schema;
mod search;
mod seen;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use facts::{Evident, Name, UsedAs};
pub use list::{Head, Wanted};
pub use order::Order;
pub use put::{Batch, Put};
pub use search::{FoundClaim, Ranked, Remark, RemarkPart};

/// How long a write waits for another program that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The pages that whoever reads keeps in memory, in KiB; the sign is SQLite's way to say so.
const CACHE_KIB: i32 = -4096;

/// The same for whoever writes, which is as much as many records at once change.
const WRITER_CACHE_KIB: i32 = -32_768;

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

impl IndexError {
    /// Tells whether the file is not what an index is, so that only making it anew helps.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Sql(rusqlite::Error::SqliteFailure(failure, _)) => matches!(
                failure.code,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase
            ),
            Self::Sql(rusqlite::Error::SqlInputError { msg, .. }) => msg.starts_with("no such"),
            // A table or column that should be there is not, or holds what it can't.
            Self::Sql(
                rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..),
            ) => true,
            Self::Sql(_)
            | Self::Directory { .. }
            | Self::ReadOnly { .. }
            | Self::InUse
            | Self::Newer { .. } => false,
        }
    }
}

/// The index of one library.
#[derive(Debug)]
pub struct Index {
    /// The file; nothing where it is kept in memory.
    path: Option<PathBuf>,
    writer: Mutex<Connection>,
    /// Answers while something is written; in memory there is only one connection.
    reader: Option<Mutex<Connection>>,
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
            reader: Some(Mutex::new(reader)),
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
        let mut writer = Connection::open_in_memory()?;
        schema::prepare(&mut writer)?;
        Ok(Self {
            path: None,
            writer: Mutex::new(writer),
            reader: None,
        })
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
        let (Some(path), Some(reader)) = (&self.path, &self.reader) else {
            *writer = Connection::open_in_memory()?;
            return schema::prepare(&mut writer);
        };
        if schema::renew(&mut writer).is_ok() {
            return Ok(());
        }
        let mut reader = lock(reader);
        // An open file is not removed everywhere, so nobody holds it meanwhile.
        *writer = Connection::open_in_memory()?;
        *reader = Connection::open_in_memory()?;
        // Until there is a file again, both find empty tables.
        schema::prepare(&mut writer)?;
        schema::prepare(&mut reader)?;
        remove(path)?;
        (*writer, *reader) = connections(path)?;
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
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = work(&Batch::new(&transaction))?;
        transaction.commit()?;
        Ok(answer)
    }

    /// Writes the tables of words anew, so that nothing is left of words that were taken away.
    ///
    /// Rows that are deleted stay in their pages until others are merged with them, which after a purge would
    /// be too late. This takes seconds where there are very many articles.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn scrub(&self) -> Result<(), IndexError> {
        let writer = lock(&self.writer);
        for table in schema::WORDS {
            writer.execute_batch(&format!(
                "INSERT INTO {table} ({table}) VALUES ('optimize')"
            ))?;
        }
        if self.path.is_some() {
            let busy: i64 =
                writer.query_row("PRAGMA wal_checkpoint(truncate)", [], |row| row.get(0))?;
            if busy != 0 {
                return Err(IndexError::InUse);
            }
        }
        writer.execute("DELETE FROM chores", [])?;
        Ok(())
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
        let mut connection = lock(self.reader.as_ref().unwrap_or(&self.writer));
        let transaction = connection.transaction()?;
        Ok(question(&transaction)?)
    }
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
    writer.busy_timeout(PATIENCE)?;
    // Readers go on while somebody writes, and a power cut leaves it whole.
    writer.pragma_update(None, "journal_mode", "wal")?;
    writer.pragma_update(None, "synchronous", "normal")?;
    writer.pragma_update(None, "cache_size", WRITER_CACHE_KIB)?;
    // What is taken away is overwritten, since it may have been purged.
    writer.pragma_update(None, "secure_delete", true)?;
    schema::prepare(&mut writer)?;
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
