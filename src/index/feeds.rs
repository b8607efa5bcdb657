//! Feeds, and what came by them.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{params, types::Value};
use uuid::Uuid;

use crate::{
    index::{
        Batch, Index, IndexError,
        condition::in_shelf,
        facts::{all, size},
        put::micros,
    },
    model::{
        ArticleId, EntryHash, Feed, FeedId, Membership, Record,
        feed::{folder, with_those_above},
        view::Shelf,
    },
    text::{token, words::fold},
};

/// What is counted of the articles that came by a feed; what is in the trash doesn't count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedCounts {
    /// How many articles.
    pub articles: usize,
    /// How many of them are not read.
    pub unread: usize,
    /// How many of them are new to whoever asked.
    pub new: usize,
}

/// What has become of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stands in the library.
    Live,
    /// It lies in the trash.
    Trashed,
    /// It was taken away for good.
    Purged,
}

/// The article that an entry of a feed came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownEntry {
    /// The article.
    pub article: ArticleId,
    /// All that the entry said when it was read last.
    pub digest: EntryHash,
    /// What has become of the article.
    pub standing: Standing,
}

/// Returns the key by which a folder is found, whatever the case and accents; empty where it has no name.
pub(super) fn folder_key(text: &str) -> String {
    fold(&folder(text))
}

impl Batch<'_> {
    /// Takes in a feed as it is now.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn put_feed(&self, id: FeedId, record: &Record) -> Result<(), IndexError> {
        let Some(feed) = Feed::from_record(id, record) else {
            return self.forget_feed(id.0);
        };
        let row: i64 = self
            .transaction
            .prepare_cached(
                "INSERT INTO feeds (id, name, removed) VALUES (?1, ?2, ?3)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, removed = excluded.removed
                 RETURNING row",
            )?
            .query_one(
                params![
                    id.0.as_bytes(),
                    feed.name.as_str(),
                    feed.removed.map(micros)
                ],
                |row| row.get(0),
            )?;
        self.empty_feed(row)?;
        self.run(
            "INSERT INTO feed_names (rowid, name) VALUES (?1, ?2)",
            params![row, token::folded(&feed.name)],
        )?;
        for path in &feed.folders {
            let key = folder_key(path);
            for within in with_those_above(&key) {
                self.run(
                    "INSERT OR IGNORE INTO feed_folders (key, feed) VALUES (?1, ?2)",
                    params![within, row],
                )?;
            }
        }
        Ok(())
    }

    pub(super) fn forget_feed(&self, id: Uuid) -> Result<(), IndexError> {
        if let Some(row) = self.row_of("SELECT row FROM feeds WHERE id = ?1", id)? {
            self.empty_feed(row)?;
            self.run("DELETE FROM feeds WHERE row = ?1", [row])?;
        }
        Ok(())
    }

    /// Takes away the words and folders of a feed; what came by it stays.
    fn empty_feed(&self, row: i64) -> Result<(), IndexError> {
        self.run("DELETE FROM feed_names WHERE rowid = ?1", [row])?;
        self.run("DELETE FROM feed_folders WHERE feed = ?1", [row])
    }

    /// Writes by which feeds an article came.
    pub(super) fn put_memberships<'a>(
        &self,
        row: i64,
        memberships: impl IntoIterator<Item = (&'a FeedId, &'a Membership)>,
    ) -> Result<(), IndexError> {
        for (feed, membership) in memberships {
            self.run(
                "INSERT INTO article_feeds (feed, article, entry, digest) VALUES (?1, ?2, ?3, ?4)",
                params![
                    feed.0.as_bytes(),
                    row,
                    membership.entry.0,
                    membership.digest.0
                ],
            )?;
        }
        Ok(())
    }

    /// Takes away by which feeds an article came.
    pub(super) fn take_memberships(&self, row: i64) -> Result<(), IndexError> {
        self.run("DELETE FROM article_feeds WHERE article = ?1", [row])
    }
}

impl Index {
    /// Counts what came by each feed that anything came by; what was added after `since` is new.
    ///
    /// Also of feeds that are in the trash or unknown.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn feed_counts(
        &self,
        since: Option<Timestamp>,
    ) -> Result<HashMap<FeedId, FeedCounts>, IndexError> {
        // In the order of the table of feeds, so that nothing has to be sorted for the counts.
        let sql = format!(
            "SELECT f.feed, count(*), sum(NOT a.is_read), sum(a.added > ?)
             FROM article_feeds f CROSS JOIN articles a ON a.row = f.article
             WHERE +{} GROUP BY f.feed",
            in_shelf(Shelf::Library)
        );
        // Without it nothing is new.
        let since = since.map_or(i64::MAX, micros);
        self.ask(|connection| {
            let counts = all(connection, &sql, vec![since.into()], |row| {
                let counts = FeedCounts {
                    articles: size(row, 1)?,
                    unread: size(row, 2)?,
                    new: size(row, 3)?,
                };
                Ok((FeedId(Uuid::from_bytes(row.get(0)?)), counts))
            })?;
            Ok(counts.into_iter().collect())
        })
    }

    /// Returns all entries of a feed that were ever taken in, by what they are known by.
    ///
    /// Where several articles came by one entry, as where two devices took it in, it is one that is there, before one
    /// that is in the trash, before one that was purged; and of these the first that was added.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn entries_of(&self, feed: FeedId) -> Result<HashMap<EntryHash, KnownEntry>, IndexError> {
        // What is to stay comes last.
        let sql = "SELECT f.entry, f.digest, a.id, a.removed IS NOT NULL, a.purged IS NOT NULL
                   FROM article_feeds f CROSS JOIN articles a ON a.row = f.article
                   WHERE f.feed = ? ORDER BY a.is_live, a.purged IS NULL, a.id DESC";
        let feed: Vec<Value> = vec![feed.0.as_bytes().to_vec().into()];
        self.ask(|connection| {
            let entries = all(connection, sql, feed, |row| {
                let (is_removed, is_purged) = (row.get(3)?, row.get(4)?);
                let known = KnownEntry {
                    article: ArticleId(Uuid::from_bytes(row.get(2)?)),
                    digest: EntryHash(row.get(1)?),
                    standing: match (is_removed, is_purged) {
                        (_, true) => Standing::Purged,
                        (true, false) => Standing::Trashed,
                        (false, false) => Standing::Live,
                    },
                };
                Ok((EntryHash(row.get(0)?), known))
            })?;
            Ok(entries.into_iter().collect())
        })
    }
}
