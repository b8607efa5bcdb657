//! Lists of articles: a page, a count or a place of one, without a walk through the whole.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use uuid::Uuid;

use crate::{
    index::{
        Index, IndexError,
        condition::Condition,
        facts::totals,
        order::{Order, Side, beside},
        search::bound,
    },
    model::{ArticleId, CleanText, PartialDate},
    query::{Moment, Query},
    text::Direction,
};

/// Which articles a list holds, and in which order.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// What they are like.
    pub query: &'a Query,
    /// When and where it is asked.
    pub at: &'a Moment,
    /// The order; that of the query is not looked at.
    pub order: Order,
    /// Only what was added later.
    pub added_after: Option<Timestamp>,
}

impl<'a> Wanted<'a> {
    /// Wants what a query asks for, in its order.
    pub fn of(query: &'a Query, at: &'a Moment) -> Self {
        Self {
            query,
            at,
            order: query.sort.into(),
            added_after: None,
        }
    }

    /// Tells whether it holds all that is not in the trash.
    pub fn is_all(&self) -> bool {
        self.query.expr.is_none() && self.added_after.is_none()
    }

    fn condition(&self) -> Condition {
        let mut condition = Condition::of(self.query, self.at);
        if let Some(time) = self.added_after {
            condition.added_after(time);
        }
        condition
    }
}

/// What an article can be found by as its letters are typed, and what it is grouped by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The article.
    pub id: ArticleId,
    /// Its title.
    pub title: Box<str>,
    /// Its source.
    pub source: Option<Box<str>>,
    /// Its author.
    pub author: Option<Box<str>>,
    /// Its tags.
    pub tags: Box<[Box<str>]>,
    /// When it was published.
    pub published: Option<PartialDate>,
}

/// A sign between texts that stands in none of them.
pub(super) const BETWEEN: char = '\u{1F}';

impl Index {
    /// Returns the part of a list that begins at `offset`, of at most `limit` articles.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn list(
        &self,
        wanted: &Wanted<'_>,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<ArticleId>, IndexError> {
        let (sql, values) = self.page_sql(wanted)?;
        let values = values.into_iter().chain([bound(limit), bound(offset)]);
        self.ask(|connection| ids(connection, &sql, values))
    }

    fn page_sql(&self, wanted: &Wanted<'_>) -> Result<(String, Vec<Value>), IndexError> {
        let condition = wanted.condition();
        let (by, sorted) = self.plain(wanted.order)?.by();
        let sql = format!(
            "SELECT a.id FROM articles a WHERE {} ORDER BY {by} LIMIT ? OFFSET ?",
            condition.sql
        );
        Ok((sql, condition.values.into_iter().chain(sorted).collect()))
    }

    /// Tells in the words of SQLite how a page of a list is found.
    #[cfg(test)]
    pub fn plan(&self, wanted: &Wanted<'_>) -> Result<String, IndexError> {
        let (sql, values) = self.page_sql(wanted)?;
        let values = values.into_iter().chain([bound(9), bound(9)]);
        self.ask(|connection| {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let steps = statement.query_map(params_from_iter(values), |row| row.get(3))?;
            let steps: Vec<String> = steps.collect::<Result<_, _>>()?;
            Ok(steps.join("; "))
        })
    }

    /// Returns an order by which rows stand as by this one, and in an index where that can be: nobody has to look
    /// at what was read since where nothing was.
    fn plain(&self, order: Order) -> Result<Order, IndexError> {
        let Some(since) = order.read_since else {
            return Ok(order);
        };
        let is_read = self.ask(|connection| {
            connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM articles WHERE read >= ?1)")?
                .query_one([since.as_microsecond()], |row| row.get(0))
        })?;
        Ok(Order {
            read_since: order.read_since.filter(|_| is_read),
            ..order
        })
    }

    /// Counts the articles of a list.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn count_listed(&self, wanted: &Wanted<'_>) -> Result<usize, IndexError> {
        if wanted.is_all() {
            return self.ask(|connection| Ok(totals(connection)?.0));
        }
        let condition = wanted.condition();
        let sql = format!("SELECT count(*) FROM articles a WHERE {}", condition.sql);
        self.ask(|connection| count(connection, &sql, condition.values))
    }

    /// Returns where an article stands in a list, counted from 0; nothing where the list doesn't hold it.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn place(
        &self,
        wanted: &Wanted<'_>,
        article: ArticleId,
    ) -> Result<Option<usize>, IndexError> {
        let condition = wanted.condition();
        self.ask(|connection| {
            let Some(values) = keys_of(connection, wanted, article)? else {
                return Ok(None);
            };
            if !holds(connection, &condition, article)? {
                return Ok(None);
            }
            let (before, bound) = beside(&wanted.order.keys(), &values, Side::Before);
            let sql = format!(
                "SELECT count(*) FROM articles a WHERE {} AND {before}",
                condition.sql
            );
            count(connection, &sql, condition.values.into_iter().chain(bound)).map(Some)
        })
    }

    /// Returns a number that is another after each change of what lists are sorted by, also that of another program
    /// or session.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn list_state(&self) -> Result<u64, IndexError> {
        self.ask(|connection| {
            let state: i64 = connection
                .prepare_cached("SELECT state FROM totals")?
                .query_one([], |row| row.get(0))?;
            // It begins and stays above zero.
            Ok(state.unsigned_abs())
        })
    }

    /// Returns the articles of a list around one of it: at most `before` above it, and so many from it on that there
    /// are `limit` in all. Nothing where the list doesn't hold it.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn around(
        &self,
        wanted: &Wanted<'_>,
        article: ArticleId,
        before: usize,
        limit: usize,
    ) -> Result<Vec<ArticleId>, IndexError> {
        let wanted = &Wanted {
            order: self.plain(wanted.order)?,
            ..*wanted
        };
        let condition = wanted.condition();
        self.ask(|connection| {
            let Some(values) = keys_of(connection, wanted, article)? else {
                return Ok(Vec::new());
            };
            if !holds(connection, &condition, article)? {
                return Ok(Vec::new());
            }
            let part = |side, (by, sorted): (String, Vec<Value>), limit: usize| {
                let (beside, there) = beside(&wanted.order.keys(), &values, side);
                let sql = format!(
                    "SELECT a.id FROM articles a WHERE {} AND {beside} ORDER BY {by} LIMIT ?",
                    condition.sql
                );
                let values = condition.values.iter().cloned().chain(there).chain(sorted);
                ids(connection, &sql, values.chain([bound(limit)]))
            };
            let mut found = part(Side::Before, wanted.order.reversed_by(), before)?;
            found.reverse();
            found.push(article);
            let rest = limit.saturating_sub(found.len());
            found.extend(part(Side::Behind, wanted.order.by(), rest)?);
            Ok(found)
        })
    }

    /// Returns the unread article some steps from one of a list, or the last of them on that way, with how many rows it
    /// stands from that one.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn unread_from(
        &self,
        wanted: &Wanted<'_>,
        from: ArticleId,
        direction: Direction,
        times: usize,
    ) -> Result<Option<(ArticleId, usize)>, IndexError> {
        let condition = wanted.condition();
        let (onward, backward) = match direction {
            Direction::Forward => (Side::Behind, Side::Before),
            Direction::Back => (Side::Before, Side::Behind),
        };
        let keys = wanted.order.keys();
        self.ask(|connection| {
            let Some(values) = keys_of(connection, wanted, from)? else {
                return Ok(None);
            };
            let (beyond, there) = beside(&keys, &values, onward);
            let there = condition.values.into_iter().chain(there);
            let (by, sorted) = match direction {
                Direction::Forward => wanted.order.by(),
                Direction::Back => wanted.order.reversed_by(),
            };
            let sql = format!(
                "SELECT a.id FROM articles a WHERE {} AND NOT a.is_read AND {beyond}
                 ORDER BY {by} LIMIT ?",
                condition.sql
            );
            let values = there.clone().chain(sorted).chain([bound(times)]);
            let Some(found) = ids(connection, &sql, values)?.pop() else {
                return Ok(None);
            };
            let Some(values) = keys_of(connection, wanted, found)? else {
                return Ok(None);
            };
            // No more than those between the two are gone over, read ones all: as many as there are, but none beyond.
            let (short_of, here) = beside(&keys, &values, backward);
            let sql = format!(
                "SELECT count(*) FROM articles a WHERE {} AND {beyond} AND {short_of}",
                condition.sql
            );
            let between = count(connection, &sql, there.chain(here))?;
            Ok(Some((found, between + 1)))
        })
    }

    /// Returns all of a list with what its articles can be found by as letters are typed.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn heads(&self, wanted: &Wanted<'_>) -> Result<Vec<Head>, IndexError> {
        let condition = wanted.condition();
        let (by, sorted) = wanted.order.by();
        let sql = format!(
            "SELECT a.id, a.title, a.source, a.author, a.published, a.tags FROM articles a
             WHERE {} ORDER BY {by}",
            condition.sql
        );
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let values = condition.values.iter().chain(&sorted);
            let rows = statement.query_map(params_from_iter(values), |row| {
                let published = row.get_ref(4)?.as_str_or_null()?;
                let tags = row.get_ref(5)?.as_str()?;
                Ok(Head {
                    id: ArticleId(Uuid::from_bytes(row.get(0)?)),
                    title: row.get_ref(1)?.as_str()?.into(),
                    source: row.get_ref(2)?.as_str_or_null()?.map(Into::into),
                    author: row.get_ref(3)?.as_str_or_null()?.map(Into::into),
                    tags: tags
                        .split(BETWEEN)
                        .filter(|tag| !tag.is_empty())
                        .map(Into::into)
                        .collect(),
                    published: published.and_then(PartialDate::parse_iso),
                })
            })?;
            rows.collect()
        })
    }

    /// Returns a number that changes with everything that is written, by whomever.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn version(&self) -> Result<(i64, u64), IndexError> {
        self.with_reader(|reader| {
            // The first counts what other connections write, the second what this one does.
            let others = reader.pragma_query_value(None, "data_version", |row| row.get(0))?;
            Ok((others, reader.total_changes()))
        })
    }
}

/// Joins texts to be kept in one column.
pub(super) fn joined(texts: &[CleanText]) -> String {
    let texts: Vec<&str> = texts.iter().map(CleanText::as_str).collect();
    texts.join(&BETWEEN.to_string())
}

/// Tells whether a list holds an article.
fn holds(
    connection: &Connection,
    condition: &Condition,
    article: ArticleId,
) -> Result<bool, rusqlite::Error> {
    let sql = format!(
        "SELECT count(*) FROM articles a WHERE {} AND a.id = ?",
        condition.sql
    );
    let values = condition.values.iter().cloned().chain([id(article)]);
    Ok(count(connection, &sql, values)? > 0)
}

/// Returns the values of the keys by which an article is sorted.
fn keys_of(
    connection: &Connection,
    wanted: &Wanted<'_>,
    article: ArticleId,
) -> Result<Option<Vec<Value>>, rusqlite::Error> {
    let keys = wanted.order.keys();
    let count = keys.len();
    let columns: Vec<&str> = keys.iter().map(|key| key.sql.as_str()).collect();
    let sql = format!(
        "SELECT {} FROM articles a WHERE a.id = ?",
        columns.join(", ")
    );
    let bound = keys.iter().filter_map(|key| key.value.clone());
    let mut statement = connection.prepare_cached(&sql)?;
    let values = bound.chain([id(article)]);
    let row = statement.query_one(params_from_iter(values), |row| {
        (0..count).map(|at| row.get(at)).collect()
    });
    row.optional()
}

fn ids(
    connection: &Connection,
    sql: &str,
    values: impl Iterator<Item = Value>,
) -> Result<Vec<ArticleId>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        Ok(ArticleId(Uuid::from_bytes(row.get(0)?)))
    })?;
    rows.collect()
}

pub(super) fn count(
    connection: &Connection,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<usize, rusqlite::Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let count: i64 = statement.query_one(params_from_iter(values), |row| row.get(0))?;
    // A count is never below zero.
    Ok(usize::try_from(count).unwrap_or(0))
}

pub(super) fn id(article: ArticleId) -> Value {
    Value::Blob(article.0.as_bytes().to_vec())
}
