//! Which articles may share passages, or speak of the same: by the fingerprints and the rare words of their newest texts.
//!
//! A table of words whose words are fingerprints. FTS5 packs and merges them in sorted runs: measured at 10,000
//! articles of 4 kB it is built five times as quickly as an ordinary table with as many random keys, and is
//! smaller, but each fingerprint that is looked up takes some tens of microseconds. So what several articles have is
//! kept apart (`shared.rs`) and read from there, and only an older snapshot's fingerprints, or a text's as long as there
//! are newcomers, are looked up.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params, types::Value};
use uuid::Uuid;

use crate::{
    compare::Prints,
    index::{
        Index, IndexError,
        facts::size,
        search::bound,
        shared::written,
        words::{Column, matching},
    },
    model::{ArticleId, SnapshotId},
    query::Phrase,
};

/// A fingerprint that stands in more articles than this is a phrase that many write or a line below every text, and
/// a word no rare one; it is passed over, unless most of a text's are so, which is then one of very many copies of a story.
const MOST_CARRIERS: usize = 100;

/// How many have a fingerprint that more than those have: the article itself is among them.
pub(super) const COMMON: usize = MOST_CARRIERS + 2;

/// How many fingerprints of a text are looked up to find what most of it stands in: the smallest, which are as good as
/// any others. Of a text of which half is shared, fewer than a quarter of them are in one of five hundred; of those
/// that others have at all, it is fewer still.
pub(super) const SAMPLE: usize = 32;

/// After how many fingerprints or words others who ask the index have their turn.
pub(super) const STEP: usize = 64;

/// Asks which articles have a fingerprint that several have.
pub(super) const SHARING: &str = "SELECT row FROM shared WHERE print = ?1 ORDER BY row LIMIT ?2";

/// Asks which articles have a fingerprint, whichever it is.
const OF_PRINT: &str = "SELECT rowid FROM prints WHERE prints MATCH ?1 LIMIT ?2";

/// By what articles stand before others that were published later: those without a date at the end.
pub(super) type Age = (bool, Option<String>, ArticleId);

/// Asks which articles have a phrase in their texts.
const SPEAKING: &str = "SELECT rowid FROM texts WHERE texts MATCH ?1 LIMIT ?2";

/// So many words beside another one tell what an article is about.
const LEAST_BESIDE: usize = 2;

/// By what articles are looked for that share something.
pub(super) struct Asked {
    /// Asks for the articles that have a key.
    pub sql: &'static str,
    /// The keys; those that no other article has may be left out.
    pub keys: Vec<Value>,
    /// How many keys there are with those that were left out.
    pub of: usize,
    /// How many an article must have.
    least: usize,
}

impl Asked {
    /// Asks for all articles that have some fingerprints.
    pub fn prints(prints: &Prints) -> Self {
        let known = prints.known().iter();
        let (sql, keys) = match prints {
            Prints::All(_) => (
                OF_PRINT,
                known.map(|print| Value::Text(written(*print))).collect(),
            ),
            Prints::Shared(..) => (
                SHARING,
                known
                    .map(|print| Value::Integer(print.cast_signed()))
                    .collect(),
            ),
        };
        Self {
            sql,
            keys,
            of: prints.count(),
            least: 1,
        }
    }

    /// Asks for those in which most of a text may stand, by some of its fingerprints.
    fn sample(prints: &Prints) -> Self {
        let mut asked = Self::prints(prints);
        let all = asked.keys.len().max(1);
        asked.keys.truncate(SAMPLE);
        asked.of = asked.of * asked.keys.len() / all;
        asked.least = (asked.of / 4).max(1);
        asked
    }
}

impl Index {
    /// Returns what is known of the fingerprints of texts: those that others have too; nothing of a text that is not
    /// the newest of its article, and of none as long as there are newcomers.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn shared_prints(
        &self,
        texts: &[(ArticleId, &SnapshotId)],
    ) -> Result<Vec<Option<Prints>>, IndexError> {
        self.ask(|connection| {
            let mut newcomers =
                connection.prepare_cached("SELECT 1 FROM printed WHERE waits > 0")?;
            if newcomers.exists([])? {
                return Ok(vec![None; texts.len()]);
            }
            texts
                .iter()
                .map(|(id, snapshot)| shared_prints(connection, *id, snapshot))
                .collect()
        })
    }

    /// Returns the articles in whose texts some of these words stand that stand in few others, those with the most
    /// first; not those in the trash, and only those that are wanted.
    ///
    /// `cancelled` is asked now and then; then nothing is returned.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn speaking_of(
        &self,
        words: &[&str],
        is_wanted: &dyn Fn(ArticleId) -> bool,
        limit: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<ArticleId>, IndexError> {
        let phrases = words
            .iter()
            .filter_map(|word| matching(Column::Body, &Phrase::new(word)?));
        let keys: Vec<Value> = phrases.map(Value::Text).collect();
        let asked = Asked {
            sql: SPEAKING,
            of: keys.len(),
            keys,
            // One word may be shared by chance.
            least: 2,
        };
        self.most_sharing(&asked, is_wanted, limit, cancelled)
    }

    /// Returns the articles published before one in which most of a text with these fingerprints may stand, the oldest
    /// first; not those in the trash.
    ///
    /// However many there are, no more than some rows are looked up.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn older_with(
        &self,
        article: ArticleId,
        prints: &Prints,
        limit: usize,
    ) -> Result<Vec<ArticleId>, IndexError> {
        if !prints.is_most(prints.known().len()) {
            return Ok(Vec::new());
        }
        let Some(rows) = self.shares(&Asked::sample(prints), &|| false)? else {
            return Ok(Vec::new());
        };
        self.ask(|connection| {
            let mut of_id = connection.prepare_cached(
                "SELECT published IS NULL, published, id FROM articles WHERE id = ?1",
            )?;
            let Some(own) = of_id.query_one([article.0.as_bytes()], age).optional()? else {
                return Ok(Vec::new());
            };
            let mut of_row = connection.prepare_cached(
                "SELECT published IS NULL, published, id FROM articles WHERE row = ?1 AND is_live",
            )?;
            let mut older: Vec<Age> = Vec::new();
            for (row, _) in rows {
                let one = of_row.query_one([row], age).optional()?;
                older.extend(one.filter(|one| *one < own));
            }
            older.sort_unstable();
            older.truncate(limit);
            Ok(older.into_iter().map(|(.., id)| id).collect())
        })
    }

    /// Tells whether one of some words stands in the texts of so many articles at most, leaving out those that have all
    /// others that stand `beside` it, where these are enough to tell anything.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn has_rare(
        &self,
        words: &[String],
        beside: &[String],
        most: usize,
    ) -> Result<bool, IndexError> {
        let sought = |word: &String| matching(Column::Body, &Phrase::new(word)?);
        let asked = words.iter().filter_map(|word| {
            let others: Vec<String> = beside
                .iter()
                .filter(|other| *other != word)
                .filter_map(sought)
                .collect();
            let word = sought(word)?;
            Some(Value::Text(if others.len() < LEAST_BESIDE {
                word
            } else {
                format!("({word}) NOT ({})", others.join(" AND "))
            }))
        });
        let asked: Vec<Value> = asked.collect();
        let carriers = self.carriers(SPEAKING, &asked, most + 1)?;
        Ok(carriers.iter().any(|carriers| carriers.len() <= most))
    }

    /// Returns the articles that have the most of some keys.
    fn most_sharing(
        &self,
        asked: &Asked,
        is_wanted: &dyn Fn(ArticleId) -> bool,
        limit: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<ArticleId>, IndexError> {
        let Some(mut found) = self.shares(asked, cancelled)? else {
            return Ok(Vec::new());
        };
        found.sort_by_key(|(row, count)| (usize::MAX - count, *row));
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id FROM articles WHERE row = ?1 AND removed IS NULL AND purged IS NULL",
            )?;
            let mut articles = Vec::new();
            for (row, _) in found {
                if articles.len() == limit {
                    break;
                }
                let id = statement
                    .query_one([row], |found| found.get(0))
                    .optional()?;
                let id = id.map(|id| ArticleId(Uuid::from_bytes(id)));
                articles.extend(id.filter(|id| is_wanted(*id)));
            }
            Ok(articles)
        })
    }

    /// Returns the rows of articles that have enough of some keys, each with how many it has; nothing once cancelled.
    fn shares(
        &self,
        asked: &Asked,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<(i64, usize)>>, IndexError> {
        let (mut few, mut many) = (HashMap::new(), HashMap::new());
        let mut passed_over = 0;
        for some in asked.keys.chunks(STEP) {
            if cancelled() {
                return Ok(None);
            }
            for carriers in self.carriers(asked.sql, some, COMMON)? {
                let is_common = carriers.len() >= COMMON;
                passed_over += usize::from(is_common);
                let counts = if is_common { &mut many } else { &mut few };
                for row in carriers {
                    *counts.entry(row).or_insert(0_usize) += 1;
                }
            }
        }
        if passed_over * 2 > asked.of {
            for (row, count) in many {
                *few.entry(row).or_insert(0) += count;
            }
        }
        let enough = few.into_iter().filter(|(_, count)| *count >= asked.least);
        Ok(Some(enough.collect()))
    }

    /// Returns for each key the rows of articles that have it, in order, as far as they are not too many.
    pub(super) fn carriers(
        &self,
        sql: &str,
        keys: &[Value],
        most: usize,
    ) -> Result<Vec<Vec<i64>>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let mut carriers = Vec::new();
            for key in keys {
                let rows = statement.query_map(params![key, bound(most)], |row| row.get(0))?;
                carriers.push(rows.collect::<Result<_, _>>()?);
            }
            Ok(carriers)
        })
    }

    /// Returns the articles of which others have some fingerprints too, first published first, those without a
    /// date at the end; not those in the trash.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn sharing_some(&self) -> Result<Vec<ArticleId>, IndexError> {
        self.ask(|connection| {
            let mut articles = connection.prepare_cached(
                "SELECT id FROM articles WHERE removed IS NULL AND purged IS NULL
                     AND EXISTS (SELECT 1 FROM shared WHERE shared.row = articles.row)
                 ORDER BY published IS NULL, published_first, published, id",
            )?;
            let articles =
                articles.query_map([], |row| Ok(ArticleId(Uuid::from_bytes(row.get(0)?))))?;
            articles.collect()
        })
    }
}

fn shared_prints(
    connection: &Connection,
    id: ArticleId,
    snapshot: &SnapshotId,
) -> Result<Option<Prints>, rusqlite::Error> {
    let mut printed = connection.prepare_cached(
        "SELECT p.row, p.prints FROM articles a JOIN printed p ON p.row = a.row
         WHERE a.id = ?1 AND p.snapshot = ?2",
    )?;
    let printed = printed
        .query_one(params![id.0.as_bytes(), snapshot.as_str()], |row| {
            Ok((row.get::<_, i64>(0)?, size(row, 1)?))
        })
        .optional()?;
    let Some((row, count)) = printed else {
        return Ok(None);
    };
    let mut shared =
        connection.prepare_cached("SELECT print FROM shared WHERE row = ?1 ORDER BY print")?;
    let shared = shared.query_map([row], |found| Ok(found.get::<_, i64>(0)?.cast_unsigned()))?;
    let shared: Vec<u64> = shared.collect::<Result<_, _>>()?;
    Ok(Some(Prints::Shared(shared.into(), count)))
}

pub(super) fn age(row: &Row<'_>) -> Result<Age, rusqlite::Error> {
    let id = ArticleId(Uuid::from_bytes(row.get(2)?));
    Ok((row.get(0)?, row.get(1)?, id))
}
