//! Which articles may have passages that bear on a statement: those with its rare words.

use rusqlite::params;
use uuid::Uuid;

use crate::{
    index::{Index, IndexError, search::bound},
    model::ArticleId,
};

/// How many texts with a word are counted; beyond that it is estimated how many there are.
const MOST_COUNTED: usize = 500;

/// How frequent some words are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many texts there are.
    pub texts: usize,
    /// In how many each of the words stands.
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
            let texts: (i64, i64) = connection
                .prepare_cached("SELECT count(*), ifnull(max(row), 0) FROM articles")?
                .query_one([], |row| Ok((row.get(0)?, row.get(1)?)))?;
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
                // They stand in the order of the rows: as thickly, one may hope, in those that were not looked at.
                let all = count * number(texts.1).max(1) / number(last).max(1);
                of.push(if is_whole { count } else { all.max(count) });
            }
            let texts = number(texts.0);
            Ok(Spread { texts, of })
        })
    }

    /// Returns the articles in whose texts any of some things stands, those that fit best first; not those in the trash, and
    /// only those that are wanted.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn with_any(
        &self,
        things: &[&[String]],
        is_wanted: &dyn Fn(ArticleId) -> bool,
        limit: usize,
    ) -> Result<Vec<ArticleId>, IndexError> {
        if things.is_empty() {
            return Ok(Vec::new());
        }
        let forms: Vec<String> = things.iter().map(|forms| any_of(forms)).collect();
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT a.id FROM texts JOIN articles a ON a.row = texts.rowid
                 WHERE texts MATCH ?1 AND a.is_live
                 ORDER BY bm25(texts), a.added DESC, a.id",
            )?;
            let mut rows = statement.query([forms.join(" OR ")])?;
            let mut articles = Vec::new();
            while articles.len() < limit
                && let Some(row) = rows.next()?
            {
                let id = ArticleId(Uuid::from_bytes(row.get(0)?));
                if is_wanted(id) {
                    articles.push(id);
                }
            }
            Ok(articles)
        })
    }
}

/// Returns what FTS5 is asked for any of some forms in the body of a text.
fn any_of(forms: &[String]) -> String {
    // Folded words are letters, digits and their marks: none ends the quotation.
    let forms: Vec<String> = forms.iter().map(|form| format!("\"{form}\"")).collect();
    format!("(body : ({}))", forms.join(" OR "))
}
