//! Which states of which files were taken in.

use std::collections::HashMap;

use rusqlite::params;
use uuid::Uuid;

use crate::{
    index::{Index, IndexError, put::number},
    model::RecordKind,
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
