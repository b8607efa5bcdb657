//! Which articles may have passages that bear on a statement: those with its rare words.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params, types::Value};
use uuid::Uuid;

use crate::{
    index::{Index, IndexError, search::bound},
    model::ArticleId,
};

/// How many texts with a word are counted; beyond that it is estimated how many there are.
const MOST_COUNTED: usize = 500;

/// How many texts with any of some words are ranked at most, where all are looked at: each takes some microseconds.
const MOST_RANKED: usize = 5_000;

/// How frequent some words are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many texts there are, with those in the trash.
    pub texts: usize,
    /// In how many of these each of the words stands.
    pub of: Vec<usize>,
}

impl Index {
    /// Counts the texts in which each of some things stands, in any of its forms: folded words, with a blank between those
    /// that stand in a row. Of what stands in very many this is an estimate.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn spread(
        &self,
        things: &[&[String]],
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Spread, IndexError> {
        self.ask(|connection| {
            // Those in the trash are counted, as they are where the words stand: to look whether each is would take longer.
            let (texts, first, end): (i64, i64, i64) = connection
                .prepare_cached(
                    "SELECT (SELECT live FROM totals)
                             + (SELECT count(*) FROM articles WHERE removed IS NOT NULL AND purged IS NULL),
                         (SELECT ifnull(min(row), 0) FROM articles),
                         (SELECT ifnull(max(row), 0) FROM articles)",
                )?
                .query_one([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let mut statement = connection.prepare_cached(
                "SELECT count(*), ifnull(max(rowid), 0)
                 FROM (SELECT rowid FROM texts WHERE texts MATCH ?1 LIMIT ?2)",
            )?;
            let number = |count: i64| usize::try_from(count).unwrap_or_default();
            let mut of = Vec::new();
            for forms in things {
                if cancelled() {
                    break;
                }
                let most = bound(MOST_COUNTED);
                let (count, last): (i64, i64) = statement
                    .query_one(params![any_of(forms), most], |row| {
                        Ok((row.get(0)?, row.get(1)?))
                    })?;
                let count = number(count);
                let is_whole = count < MOST_COUNTED;
                // They stand in the order of the rows, which follow each other from the first one on: as thickly, one may
                // hope, in those that were not looked at.
                let rows = |last: i64| number(last - first + 1).max(1);
                let all = count * rows(end) / rows(last);
                of.push(if is_whole { count } else { all.max(count) });
            }
            let texts = number(texts);
            Ok(Spread { texts, of })
        })
    }

    /// Returns the articles in whose texts any of some things stands, those that fit best first; not those in the trash,
    /// and only those `within`, where that is given. Otherwise, where these things stand in more than 5,000 texts, the
    /// 5,000 that were added last are looked at.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn with_any(
        &self,
        things: &[&[String]],
        within: Option<&BTreeSet<ArticleId>>,
        limit: usize,
    ) -> Result<Vec<ArticleId>, IndexError> {
        if things.is_empty() {
            return Ok(Vec::new());
        }
        let forms: Vec<String> = things.iter().map(|forms| any_of(forms)).collect();
        self.ask(|connection| {
            let rows = within
                .map(|within| rows_of(connection, within))
                .transpose()?;
            // SQLite takes a limit below 0 for none.
            let most = if within.is_some() {
                Value::Integer(-1)
            } else {
                bound(MOST_RANKED)
            };
            // FTS5 goes first, from the last row on: by the articles it would be asked once for each.
            let mut ranked = connection.prepare_cached(
                "SELECT id FROM (
                     SELECT a.id AS id, t.rowid AS row, bm25(texts) AS score
                     FROM texts t CROSS JOIN articles a ON a.row = t.rowid
                     WHERE texts MATCH ?1 AND a.is_live
                         AND (?3 IS NULL OR +t.rowid IN (SELECT value FROM json_each(?3)))
                     ORDER BY t.rowid DESC LIMIT ?2)
                 ORDER BY score, row DESC LIMIT ?4",
            )?;
            let asked = params![forms.join(" OR "), most, rows, bound(limit)];
            let found =
                ranked.query_map(asked, |row| Ok(ArticleId(Uuid::from_bytes(row.get(0)?))))?;
            found.collect()
        })
    }
}

/// Returns the rows of some articles, as a list in JSON.
pub(super) fn rows_of<'a>(
    connection: &Connection,
    articles: impl IntoIterator<Item = &'a ArticleId>,
) -> Result<String, rusqlite::Error> {
    let mut row = connection.prepare_cached("SELECT row FROM articles WHERE id = ?1")?;
    let mut rows = Vec::new();
    for id in articles {
        let row: Option<i64> = row
            .query_one([id.0.as_bytes()], |row| row.get(0))
            .optional()?;
        rows.extend(row.map(|row| row.to_string()));
    }
    Ok(format!("[{}]", rows.join(",")))
}

/// Returns what FTS5 is asked for any of some forms in the body of a text.
fn any_of(forms: &[String]) -> String {
    // Folded words are letters, digits and their marks: none ends the quotation.
    let forms: Vec<String> = forms.iter().map(|form| format!("\"{form}\"")).collect();
    format!("(body : ({}))", forms.join(" OR "))
}
