//! Which articles may share passages, or speak of the same: by the fingerprints and the rare words of their newest texts.
//!
//! A table of words whose words are fingerprints. FTS5 packs and merges them in sorted runs: measured at 10,000
//! articles of 4 kB it is built five times as quickly as an ordinary table with as many random keys, and is
//! smaller, for some milliseconds more at each question.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{
    compare::Words,
    index::{
        Index, IndexError,
        put::Batch,
        search::bound,
        words::{Column, matching},
    },
    model::ArticleId,
    query::Phrase,
};

/// A fingerprint that stands in more articles than this is a phrase that many write or a line below every text, and
/// a word no rare one; it is passed over, unless most of a text's are so, which is then one of very many copies of a story.
const MOST_CARRIERS: usize = 100;

/// How many fingerprints of a text are looked up to find what most of it stands in: the smallest, which are as good as
/// any others. Of a text of which half is shared, fewer than a quarter of them are in one of five hundred.
const SAMPLE: usize = 32;

/// After how many fingerprints or words others who ask the index have their turn.
const STEP: usize = 64;

/// Asks which articles have a fingerprint.
const OF_PRINT: &str = "SELECT rowid FROM prints WHERE prints MATCH ?1 LIMIT ?2";

/// By what articles stand before others that were published later: those without a date at the end.
type Age = (bool, Option<String>, ArticleId);

/// Asks which articles have a phrase in their texts.
const SPEAKING: &str = "SELECT rowid FROM texts WHERE texts MATCH ?1 LIMIT ?2";

/// By what articles are looked for that share something: the keys, each of which a table of words is asked for.
struct Asked<'a> {
    sql: &'a str,
    keys: &'a [String],
    /// How many keys an article must have.
    least: usize,
}

impl Batch<'_> {
    /// Takes in the fingerprints of an article's text.
    pub(super) fn put_prints(&self, row: i64, text: &str) -> Result<(), IndexError> {
        let prints: Vec<String> = Words::new(text).prints().into_iter().map(written).collect();
        if prints.is_empty() {
            return Ok(());
        }
        self.run(
            "INSERT INTO prints (rowid, print) VALUES (?1, ?2)",
            params![row, prints.join(" ")],
        )
    }
}

impl Index {
    /// Returns the articles that have some of a text's fingerprints, those with the most first; not those in the
    /// trash, and only those that are wanted.
    ///
    /// `cancelled` is asked now and then; then nothing is returned.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn sharing(
        &self,
        prints: &[u64],
        is_wanted: &dyn Fn(ArticleId) -> bool,
        limit: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<ArticleId>, IndexError> {
        let prints: Vec<String> = prints.iter().copied().map(written).collect();
        let asked = Asked {
            sql: OF_PRINT,
            keys: &prints,
            least: 1,
        };
        self.most_sharing(&asked, is_wanted, limit, cancelled)
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
        let asked = Asked {
            sql: SPEAKING,
            keys: &phrases.collect::<Vec<_>>(),
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
        prints: &[u64],
        limit: usize,
    ) -> Result<Vec<ArticleId>, IndexError> {
        let sample = prints.iter().take(SAMPLE).copied();
        let keys: Vec<String> = sample.map(written).collect();
        let asked = Asked {
            sql: OF_PRINT,
            keys: &keys,
            least: (keys.len() / 4).max(1),
        };
        let Some(rows) = self.shares(&asked, &|| false)? else {
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

    /// Returns which of some words stand in the texts of so many articles at most.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn rare<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
        most: usize,
    ) -> Result<HashSet<&'w str>, IndexError> {
        let (words, phrases): (Vec<_>, Vec<_>) = words
            .filter_map(|word| Some((word, matching(Column::Body, &Phrase::new(word)?)?)))
            .unzip();
        let mut rare = HashSet::new();
        for (words, phrases) in words.chunks(STEP).zip(phrases.chunks(STEP)) {
            let carriers = self.carriers(SPEAKING, phrases)?;
            let few = words
                .iter()
                .zip(carriers)
                .filter(|(_, carriers)| carriers.len() <= most);
            rare.extend(few.map(|(word, _)| *word));
        }
        Ok(rare)
    }

    /// Returns the articles that have the most of some keys.
    fn most_sharing(
        &self,
        asked: &Asked<'_>,
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
        asked: &Asked<'_>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<(i64, usize)>>, IndexError> {
        let (mut few, mut many) = (HashMap::new(), HashMap::new());
        let mut passed_over = 0;
        for some in asked.keys.chunks(STEP) {
            if cancelled() {
                return Ok(None);
            }
            for carriers in self.carriers(asked.sql, some)? {
                // The article itself is among them.
                let is_common = carriers.len() > MOST_CARRIERS + 1;
                passed_over += usize::from(is_common);
                let counts = if is_common { &mut many } else { &mut few };
                for row in carriers {
                    *counts.entry(row).or_insert(0_usize) += 1;
                }
            }
        }
        if passed_over * 2 > asked.keys.len() {
            for (row, count) in many {
                *few.entry(row).or_insert(0) += count;
            }
        }
        let enough = few.into_iter().filter(|(_, count)| *count >= asked.least);
        Ok(Some(enough.collect()))
    }

    /// Returns for each key the rows of articles that have it, in order, as far as they are not too many.
    fn carriers(&self, sql: &str, keys: &[String]) -> Result<Vec<Vec<i64>>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let mut carriers = Vec::new();
            for key in keys {
                let most = bound(MOST_CARRIERS + 2);
                let rows = statement.query_map(params![key, most], |row| row.get(0))?;
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
            let mut sharing: HashSet<i64> = HashSet::new();
            // Sorted by fingerprint.
            let mut places = connection.prepare_cached("SELECT term, doc FROM print_places")?;
            let mut places = places.query([])?;
            let mut last: Option<(String, i64)> = None;
            while let Some(place) = places.next()? {
                let (print, row): (String, i64) = (place.get(0)?, place.get(1)?);
                if let Some((before, first)) = &last
                    && *before == print
                {
                    sharing.extend([*first, row]);
                } else {
                    last = Some((print, row));
                }
            }
            let mut articles = connection.prepare_cached(
                "SELECT row, id FROM articles WHERE removed IS NULL AND purged IS NULL
                 ORDER BY published IS NULL, published_first, published, id",
            )?;
            let articles = articles.query_map([], |row| {
                let id = ArticleId(Uuid::from_bytes(row.get(1)?));
                Ok((row.get::<_, i64>(0)?, id))
            })?;
            let articles: Vec<_> = articles.collect::<Result<_, _>>()?;
            let shares = |(row, id)| sharing.contains(&row).then_some(id);
            Ok(articles.into_iter().filter_map(shares).collect())
        })
    }
}

fn age(row: &Row<'_>) -> Result<Age, rusqlite::Error> {
    let id = ArticleId(Uuid::from_bytes(row.get(2)?));
    Ok((row.get(0)?, row.get(1)?, id))
}

/// Writes a fingerprint as a word: fifty of its bits, five a letter. The rest is left out for the size of the
/// index; two that differ only there cost a look into a text in vain.
pub(super) fn written(print: u64) -> String {
    const LETTERS: [char; 32] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h',
        'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v',
    ];
    let letter = |at: u32| {
        let part = usize::try_from((print >> (5 * at)) & 31).unwrap_or(0);
        LETTERS.get(part)
    };
    (0..10).filter_map(letter).collect()
}
