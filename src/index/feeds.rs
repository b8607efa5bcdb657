//! Feeds, and what came by them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use jiff::Timestamp;
use rusqlite::params;
use uuid::Uuid;

use crate::{
    index::{
        Batch, Index, IndexError,
        condition::in_shelf,
        facts::{all, size},
        put::micros,
    },
    model::{
        Feed, FeedId, Record,
        feed::{folder, with_those_above},
        view::{Counts, Overlap, Shelf},
    },
    text::{token, words::fold},
};

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
        let row = self.put_named("feeds", id.0, &feed.name, feed.removed)?;
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
    pub(super) fn put_feeds_of<'a>(
        &self,
        row: i64,
        feeds: impl IntoIterator<Item = &'a FeedId>,
    ) -> Result<(), IndexError> {
        for feed in feeds {
            self.run(
                "INSERT INTO article_feeds (feed, article) VALUES (?1, ?2)",
                params![feed.0.as_bytes(), row],
            )?;
        }
        Ok(())
    }

    /// Takes away by which feeds an article came.
    pub(super) fn take_feeds_of(&self, row: i64) -> Result<(), IndexError> {
        self.run("DELETE FROM article_feeds WHERE article = ?1", [row])
    }
}

impl Index {
    /// Counts what came by each feed that anything came by; what was added after `since` is new.
    ///
    /// Also of feeds that are in the trash or unknown; nothing is counted but articles.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn feed_counts(
        &self,
        since: Option<Timestamp>,
    ) -> Result<HashMap<FeedId, Counts>, IndexError> {
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
                let counts = Counts {
                    articles: size(row, 1)?,
                    unread: size(row, 2)?,
                    new: size(row, 3)?,
                    ..Counts::default()
                };
                Ok((FeedId(Uuid::from_bytes(row.get(0)?)), counts))
            })?;
            Ok(counts.into_iter().collect())
        })
    }

    /// Counts the articles that came by several feeds, for each set of these; what was added after `since` is new.
    ///
    /// Also of feeds that are in the trash or unknown.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn feed_overlaps(&self, since: Option<Timestamp>) -> Result<Vec<Overlap>, IndexError> {
        let sql = format!(
            "SELECT f.article, f.feed, a.is_read, a.added > ?
             FROM article_feeds f CROSS JOIN articles a ON a.row = f.article
             WHERE f.article IN (SELECT article FROM article_feeds GROUP BY article HAVING count(*) > 1)
             AND +{} ORDER BY f.article",
            in_shelf(Shelf::Library)
        );
        let since = since.map_or(i64::MAX, micros);
        let rows = self.ask(|connection| {
            all(connection, &sql, vec![since.into()], |row| {
                let feed = FeedId(Uuid::from_bytes(row.get(1)?));
                Ok((row.get::<_, i64>(0)?, feed, row.get(2)?, row.get(3)?))
            })
        })?;
        let mut shared: BTreeMap<BTreeSet<FeedId>, Counts> = BTreeMap::new();
        for article in rows.chunk_by(|(one, ..), (other, ..)| one == other) {
            let feeds = article.iter().map(|(_, feed, ..)| *feed).collect();
            let counts = shared.entry(feeds).or_default();
            let (is_read, is_new): (bool, bool) = article
                .first()
                .map_or((true, false), |(.., read, new)| (*read, *new));
            counts.articles += 1;
            counts.unread += usize::from(!is_read);
            counts.new += usize::from(is_new);
        }
        let shared = shared.into_iter().map(|(feeds, counts)| Overlap {
            feeds: Arc::new(feeds),
            counts,
        });
        Ok(shared.collect())
    }
}
