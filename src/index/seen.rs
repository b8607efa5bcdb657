//! Which states of which files were taken in.

use std::collections::{HashMap, HashSet};

use rusqlite::params;
use uuid::Uuid;

use crate::{
    index::{Index, IndexError, put::number},
    model::{ArticleId, RecordKind},
};

impl Index {
    /// Returns the states of all files of a directory that were taken in, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn states(
        &self,
        kind: RecordKind,
        directory: u8,
    ) -> Result<Vec<(Uuid, String)>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, state FROM files WHERE kind = ?1 AND directory = ?2 ORDER BY id",
            )?;
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

    /// Returns the articles, claims, stories or feeds that a damaged index has the row of and not the state, or the other way
    /// round.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn torn(&self, kind: RecordKind) -> Result<Vec<Uuid>, IndexError> {
        let table = match kind {
            RecordKind::Article => "articles",
            RecordKind::Claim => "claims",
            RecordKind::Story => "stories",
            RecordKind::Feed => "feeds",
            // An article that nothing is marked in has none, and the others are read from their files.
            RecordKind::Annotations
            | RecordKind::View
            | RecordKind::Grid
            | RecordKind::Dismissed => {
                return Ok(Vec::new());
            }
        };
        // A record that can't be shown has no row, and a notice.
        let sql = format!(
            "SELECT id FROM (SELECT id FROM files WHERE kind = ?1 AND notices IS NULL
                 EXCEPT SELECT id FROM {table})
             UNION ALL
             SELECT id FROM (SELECT id FROM {table}
                 EXCEPT SELECT id FROM files WHERE kind = ?1)"
        );
        let counts = format!(
            "SELECT (SELECT count(*) FROM files WHERE kind = ?1) = (SELECT count(*) FROM {table})"
        );
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(&counts)?;
            // To count is quicker by far, and enough nearly always.
            if statement.query_one([number(kind)], |row| row.get(0))? {
                return Ok(Vec::new());
            }
            let mut statement = connection.prepare_cached(&sql)?;
            let rows =
                statement.query_map([number(kind)], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
            rows.collect()
        })
    }
}
