//! Writing the row of an article, and its words.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::{Batch, Put, apart, hash, micros};
use crate::{
    index::{IndexError, facts::Name, list::joined},
    model::{Article, ArticleId, CleanText, Record, RecordId, SnapshotId, article},
    text::{token, words::fold},
};

/// The number of the first row of an article, with room below it: the rows are in the order of their ids, and so
/// of time, as far as can be, though the newest are written first where the index is made anew.
const FIRST_ROW: i64 = 1 << 30;

impl Batch<'_> {
    /// Takes in an article as it is now, but for its words; see [`put_words`](Self::put_words).
    ///
    /// These are still to be taken in only where something that words are looked for in has changed: marking an
    /// article read costs no look at its text.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn put_article(&self, id: ArticleId, record: &Record) -> Result<Put, IndexError> {
        let article = Article::from_record(id, record);
        let is_read = article.reading == article::Reading::Read;
        let read = article.read.map(micros);
        let changed = record.latest().map_or(article.added, |stamp| stamp.time());
        let before = self.told_before(id)?;
        let row: i64 = self
            .transaction
            .prepare_cached(
                "INSERT INTO articles (row, id, title, title_key, source, source_key, author, tags,
                     published, published_first, published_last, added, changed, is_read, read,
                     is_starred, removed, purged, newest, is_live, has_changed, is_expired)
                 VALUES (CASE WHEN NOT EXISTS (SELECT 1 FROM articles) THEN ?21
                         WHEN ?1 < (SELECT min(id) FROM articles) THEN (SELECT min(row) FROM articles) - 1 END,
                     ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?22)
                 ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_key = excluded.title_key,
                     source = excluded.source, source_key = excluded.source_key,
                     author = excluded.author, tags = excluded.tags,
                     published = excluded.published,
                     published_first = excluded.published_first,
                     published_last = excluded.published_last, added = excluded.added,
                     changed = excluded.changed, is_read = excluded.is_read, read = excluded.read,
                     is_starred = excluded.is_starred, removed = excluded.removed,
                     purged = excluded.purged, newest = excluded.newest,
                     is_live = excluded.is_live, has_changed = excluded.has_changed,
                     is_expired = excluded.is_expired
                 RETURNING row",
            )?
            .query_one(
                params![
                    id.0.as_bytes(),
                    article.title.as_str(),
                    fold(&article.title),
                    article.source.as_deref(),
                    article.source.as_deref().map(fold),
                    article.author.as_deref(),
                    joined(&article.tags),
                    article.published.map(|date| date.to_string()),
                    article.published.map(|date| date.first_day().to_string()),
                    article.published.map(|date| date.last_day().to_string()),
                    micros(article.added),
                    micros(changed),
                    is_read,
                    read,
                    article.starred,
                    article.removed.map(micros),
                    article.gone().map(micros),
                    article.newest().map(|entry| entry.id.as_str()),
                    article.is_live(),
                    article.has_changed(),
                    FIRST_ROW,
                    article.is_expired(),
                ],
                |row| row.get(0),
            )?;
        self.put_tags("article", row, &article.tags)?;
        self.put_names(row, &article)?;
        if before.is_some() {
            self.take_feeds_of(row)?;
        }
        self.put_feeds_of(row, article.feeds.keys())?;
        let put = self.note_words(row, &article)?;
        let told = (
            article.is_live(),
            article.published.map(|date| date.to_string()),
        );
        if before.is_some_and(|before| put != Put::Same || before != told) {
            self.outdate_sharing(row)?;
        }
        Ok(put)
    }

    /// Returns whether an article was live and when it was published, as it was told until now; nothing of a new one.
    fn told_before(&self, id: ArticleId) -> Result<Option<(bool, Option<String>)>, IndexError> {
        let mut told = self
            .transaction
            .prepare_cached("SELECT is_live, published FROM articles WHERE id = ?1")?;
        let told = told.query_one([id.0.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(told.optional()?)
    }

    fn put_names(&self, row: i64, article: &Article) -> Result<(), IndexError> {
        self.run("DELETE FROM article_names WHERE article = ?1", [row])?;
        for name in Name::all(article) {
            self.run(
                "INSERT OR IGNORE INTO article_names (name, article) VALUES (?1, ?2)",
                params![name.written(), row],
            )?;
        }
        Ok(())
    }

    /// Notes whether the words of an article are still to be taken in; those of one that is gone go at once.
    fn note_words(&self, row: i64, article: &Article) -> Result<Put, IndexError> {
        let hash = hash_of(article);
        if self.words_of(row)?.as_deref() == Some(hash.as_bytes().as_slice()) {
            return Ok(Put::Same);
        }
        let is_gone = article.gone().is_some();
        if is_gone {
            self.run("DELETE FROM texts WHERE rowid = ?1", [row])?;
            self.take_prints(row)?;
        }
        self.keep_words(row, is_gone.then_some(hash))?;
        Ok(if is_gone { Put::News } else { Put::Wordless })
    }

    /// Takes in the words of an article that was put before, unless they are there already.
    ///
    /// `text` gives the text of its newest snapshot; where there is none to be had, it is asked again the next
    /// time.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn put_words(
        &self,
        id: ArticleId,
        record: &Record,
        text: impl FnOnce(&SnapshotId) -> Option<CleanText>,
    ) -> Result<Put, IndexError> {
        let article = Article::from_record(id, record);
        let Some(row) = self.row_of("SELECT row FROM articles WHERE id = ?1", id.0)? else {
            return Ok(Put::Same);
        };
        let hash = hash_of(&article);
        if self.words_of(row)?.as_deref() == Some(hash.as_bytes().as_slice()) {
            return Ok(Put::Same);
        }
        self.run("DELETE FROM texts WHERE rowid = ?1", [row])?;
        let newest = article.newest().map(|newest| &newest.id);
        let text = newest.map(text);
        let is_whole = text.as_ref().is_none_or(Option::is_some);
        let text = text.flatten().filter(|_| article.gone().is_none());
        match (newest, &text) {
            (Some(newest), Some(text)) => self.put_prints(row, newest, text)?,
            _ => self.take_prints(row)?,
        }
        if article.gone().is_none() {
            self.run(
                "INSERT INTO texts (rowid, title, source, author, tags, url, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    row,
                    token::folded(&article.title),
                    article.source.as_deref().map(token::folded),
                    article.author.as_deref().map(token::folded),
                    apart(&article.tags),
                    article.url.as_deref().map(token::folded),
                    text.map(|text| token::folded(&text)),
                ],
            )?;
        }
        self.keep_words(row, is_whole.then_some(hash))?;
        Ok(if is_whole { Put::News } else { Put::Wordless })
    }

    fn words_of(&self, row: i64) -> Result<Option<Vec<u8>>, IndexError> {
        let mut statement = self
            .transaction
            .prepare_cached("SELECT words FROM articles WHERE row = ?1")?;
        Ok(statement.query_one([row], |found| found.get(0))?)
    }

    /// Writes down what the words of an article were made from; without it they are to be taken in.
    pub(in crate::index) fn keep_words(
        &self,
        row: i64,
        hash: Option<blake3::Hash>,
    ) -> Result<(), IndexError> {
        let hash = hash.as_ref().map(|hash| hash.as_bytes().as_slice());
        self.run(
            "UPDATE articles SET words = ?2 WHERE row = ?1",
            params![row, hash],
        )
    }

    /// Puts articles into the order of their rows, which that of their ids need not be.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn in_order(&self, articles: &mut [RecordId]) -> Result<(), IndexError> {
        let mut rows = HashMap::with_capacity(articles.len());
        for id in articles.iter() {
            let row = self.row_of("SELECT row FROM articles WHERE id = ?1", id.id)?;
            rows.insert(*id, row);
        }
        articles.sort_by_key(|id| (rows.get(id).copied().flatten(), *id));
        Ok(())
    }
}

/// Returns a hash of all that the words of an article are made from.
fn hash_of(article: &Article) -> blake3::Hash {
    hash([
        Some(&article.title),
        article.source.as_deref(),
        article.author.as_deref(),
        Some(&apart(&article.tags)),
        article.url.as_deref(),
        article.newest().map(|newest| newest.id.as_str()),
        article.gone().is_some().then_some("purged"),
    ])
}
