//! Which states of which files were taken in.

use std::collections::{HashMap, HashSet};

use rusqlite::params;
use uuid::Uuid;

use crate::{
    index::{Index, IndexError, put::number},
    model::{ArticleId, RecordKind},
};

impl Index {
    /// Returns the states of all files of a directory that were taken in.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn states(
        &self,
        kind: RecordKind,
        directory: u8,
    ) -> Result<HashMap<Uuid, String>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT id, state FROM files WHERE kind = ?1 AND directory = ?2")?;
            let rows = statement.query_map(params![number(kind), directory], |row| {
                Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?))
            })?;
            rows.collect()
        })
    }

    /// Returns the states in which directories were when all their files had been compared.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn directories(&self, kind: RecordKind) -> Result<HashMap<u8, String>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT directory, state FROM directories WHERE kind = ?1")?;
            let rows = statement.query_map([number(kind)], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }

    /// Returns the directories from which records of a kind were taken in.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn occupied(&self, kind: RecordKind) -> Result<HashSet<u8>, IndexError> {
        self.ask(|connection| {
            // From each to the next, without a look at what is in them.
            let mut statement = connection.prepare_cached(
                "WITH RECURSIVE each (directory) AS (
                     SELECT min(directory) FROM files WHERE kind = ?1
                     UNION ALL
                     SELECT (SELECT min(f.directory) FROM files f
                         WHERE f.kind = ?1 AND f.directory > each.directory)
                     FROM each WHERE each.directory IS NOT NULL)
                 SELECT directory FROM each WHERE directory IS NOT NULL",
            )?;
            let rows = statement.query_map([number(kind)], |row| row.get(0))?;
            rows.collect()
        })
    }

    /// Returns the articles whose words are to be taken in, the newest first.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn wordless(&self) -> Result<Vec<ArticleId>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT id FROM articles WHERE words IS NULL ORDER BY id DESC")?;
            let rows =
                statement.query_map([], |row| Ok(ArticleId(Uuid::from_bytes(row.get(0)?))))?;
            rows.collect()
        })
    }

    /// Returns the records of a kind that were taken in from one state.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn in_state(&self, kind: RecordKind, state: &str) -> Result<Vec<Uuid>, IndexError> {
        self.ask(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT id FROM files WHERE kind = ?1 AND state = ?2")?;
            let rows = statement.query_map(params![number(kind), state], |row| {
                Ok(Uuid::from_bytes(row.get(0)?))
            })?;
            rows.collect()
        })
    }
}
