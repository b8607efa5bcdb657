//! What articles share with others, kept as it was found in their texts.
//!
//! Who finds it out says at which number of changes that was, and it is kept only if there were none since. Whatever
//! an answer follows from outdates it in the same step: a fingerprint that comes to an article or leaves one outdates
//! what all say that have it, and so does a change of what is told of an article, as of those that share some with it.
//! What very many have is passed over by whoever answers, and so it is here: no change costs a look at more than some
//! articles for each fingerprint. The answer for a text of which most stands in very many is not kept therefore.
//!
//! So what is kept is what would be found out anew, as far as the index is in line with the files.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::{
    index::{
        Index, IndexError,
        prints::{COMMON, SHARING},
        put::Batch,
        search::bound,
    },
    model::{ArticleId, SnapshotId},
};

/// Asks for the articles whose echoes are to be found out.
pub(super) const OUTDATED: &str = "SELECT a.id, p.snapshot
    FROM kept_echoes k INDEXED BY kept_echoes_outdated CROSS JOIN articles a ON a.row = k.row
        JOIN printed p ON p.row = k.row
    WHERE k.found IS NULL LIMIT ?1";

/// Asks for what is kept of an article's newest text; nothing as long as there are newcomers.
const KEPT: &str = "SELECT k.found, (SELECT changes FROM kept_changes)
    FROM articles a JOIN printed p ON p.row = a.row LEFT JOIN kept_echoes k ON k.row = a.row
    WHERE a.id = ?1 AND p.snapshot = ?2 AND NOT EXISTS (SELECT 1 FROM printed WHERE waits > 0)";

/// What is kept of an article's echoes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEchoes {
    /// What was kept; nothing where it is to be found out, empty where it can't be kept.
    pub found: Option<Vec<u8>>,
    /// The number of changes at which that is so.
    pub changes: i64,
}

impl Index {
    /// Returns what is kept of the echoes of an article's text; nothing where that is not its newest, and of none as
    /// long as there are newcomers.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn kept_echoes(
        &self,
        id: ArticleId,
        snapshot: &SnapshotId,
    ) -> Result<Option<KeptEchoes>, IndexError> {
        self.ask(|connection| {
            let mut kept = connection.prepare_cached(KEPT)?;
            let kept = kept.query_one(params![id.0.as_bytes(), snapshot.as_str()], |row| {
                Ok(KeptEchoes {
                    found: row.get(0)?,
                    changes: row.get(1)?,
                })
            });
            kept.optional()
        })
    }

    /// Returns some articles whose echoes are to be found out, each with its newest text; none as long as there are
    /// newcomers.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn outdated_echoes(&self, most: usize) -> Result<Vec<(ArticleId, SnapshotId)>, IndexError> {
        self.ask(|connection| {
            let mut waiting = connection.prepare_cached("SELECT 1 FROM printed WHERE waits > 0")?;
            if waiting.exists([])? {
                return Ok(Vec::new());
            }
            let mut statement = connection.prepare_cached(OUTDATED)?;
            let found = statement.query_map([bound(most)], |row| {
                let snapshot: String = row.get(1)?;
                let id = ArticleId(Uuid::from_bytes(row.get(0)?));
                Ok(SnapshotId::parse(&snapshot).map(|snapshot| (id, snapshot)))
            })?;
            let found: Vec<_> = found.collect::<Result<_, _>>()?;
            Ok(found.into_iter().flatten().collect())
        })
    }
}

impl Batch<'_> {
    /// Keeps what was found of an article's text at some number of changes, unless there were any since; empty where it
    /// can't be kept.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn keep_echoes(
        &self,
        id: ArticleId,
        snapshot: &SnapshotId,
        changes: i64,
        found: &[u8],
    ) -> Result<(), IndexError> {
        self.run(
            "INSERT OR REPLACE INTO kept_echoes (row, found)
             SELECT p.row, ?4 FROM articles a JOIN printed p ON p.row = a.row
             WHERE a.id = ?1 AND p.snapshot = ?2 AND ?3 = (SELECT changes FROM kept_changes)
                 AND NOT EXISTS (SELECT 1 FROM printed WHERE waits > 0)",
            params![id.0.as_bytes(), snapshot.as_str(), changes, found],
        )
    }

    /// Outdates what articles say that share something with one, and what that says itself.
    pub(super) fn outdate_sharing(&self, row: i64) -> Result<(), IndexError> {
        let prints: Vec<i64> = {
            let mut statement = self
                .transaction
                .prepare_cached("SELECT print FROM shared WHERE row = ?1")?;
            let prints = statement.query_map([row], |found| found.get(0))?;
            prints.collect::<Result<_, _>>()?
        };
        if prints.is_empty() {
            return Ok(());
        }
        let mut outdated = BTreeSet::from([row]);
        for print in prints {
            self.add_carriers(print, 1, &mut outdated)?;
        }
        self.outdate(&outdated)
    }

    /// Adds the articles that have a fingerprint which came to some of them, or leaves one; unless very many had it
    /// before that, and have it afterwards.
    pub(super) fn add_carriers(
        &self,
        print: i64,
        came: usize,
        rows: &mut BTreeSet<i64>,
    ) -> Result<(), IndexError> {
        let most = COMMON + came;
        let limit = bound(most);
        let mut carriers = self.transaction.prepare_cached(SHARING)?;
        let carriers = carriers.query_map(params![print, limit], |found| found.get(0))?;
        let carriers: Vec<i64> = carriers.collect::<Result<_, _>>()?;
        if carriers.len() < most {
            rows.extend(carriers);
        }
        Ok(())
    }

    /// Outdates what some articles say.
    pub(super) fn outdate(&self, rows: &BTreeSet<i64>) -> Result<(), IndexError> {
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            self.run(
                "INSERT INTO kept_echoes (row, found) VALUES (?1, NULL)
                 ON CONFLICT (row) DO UPDATE SET found = NULL WHERE found IS NOT NULL",
                [row],
            )?;
        }
        self.run("UPDATE kept_changes SET changes = changes + 1", [])
    }
}
