//! The orders of lists, as the keys that rows are sorted by.
//!
//! A row stands before another where its first different key does, so the place of an article is the count of
//! the rows before it: no list has to be walked to find where in it something stands. The keys are those of the
//! indexes in [`schema`](super::schema), letter by letter.

use jiff::Timestamp;
use rusqlite::types::Value;

use crate::{model::view, query::Sort};

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Order {
    /// By what; the last added first where nothing is said.
    pub sort: Option<Sort>,
    /// What was read since then stands among what was not, where that decides.
    pub read_since: Option<Timestamp>,
}

impl From<Option<Sort>> for Order {
    fn from(sort: Option<Sort>) -> Self {
        Self {
            sort,
            read_since: None,
        }
    }
}

/// What rows are sorted by, never NULL.
pub(super) struct Key {
    /// The SQL, with a `?` where there is a value.
    pub sql: String,
    /// What is bound to it.
    pub value: Option<Value>,
    is_down: bool,
}

impl Order {
    /// Returns the keys, the first being the first that is looked at; no two articles are equal in all.
    pub(super) fn keys(self) -> Vec<Key> {
        let (by, is_reversed) = self.sort.map_or((view::Sort::Added, false), |sort| {
            (sort.by, sort.is_reversed)
        });
        let up = |sql: &str| key(sql, is_reversed);
        let down = |sql: &str| key(sql, !is_reversed);
        let mut keys = match by {
            view::Sort::Added | view::Sort::Match => vec![down("a.added")],
            view::Sort::Published => {
                vec![
                    key("(a.published IS NULL)", false),
                    down("ifnull(a.published, '')"),
                ]
            }
            view::Sort::Title => vec![up("a.title_key")],
            view::Sort::Source => vec![
                key("(a.source_key IS NULL)", false),
                up("ifnull(a.source_key, '')"),
                key("ifnull(a.published, '')", true),
            ],
            view::Sort::Unread => {
                let mut is_read = up("a.is_read");
                if let Some(since) = self.read_since {
                    is_read.sql = "(a.is_read AND ifnull(a.read, 0) < ?)".to_owned();
                    is_read.value = Some(Value::Integer(since.as_microsecond()));
                }
                vec![is_read, key("a.added", true)]
            }
        };
        keys.push(key("a.id", false));
        keys
    }

    /// Returns the keys as the words behind `ORDER BY`, and what is bound in them.
    pub(super) fn by(self) -> (String, Vec<Value>) {
        self.by_from(Side::Before)
    }

    /// Returns the same for the list from its end.
    pub(super) fn reversed_by(self) -> (String, Vec<Value>) {
        self.by_from(Side::Behind)
    }

    fn by_from(self, end: Side) -> (String, Vec<Value>) {
        let keys = self.keys();
        let parts = keys.iter().map(|key| {
            let is_down = key.is_down == (end == Side::Before);
            let way = if is_down { " DESC" } else { "" };
            format!("{}{way}", key.sql)
        });
        let by = parts.collect::<Vec<_>>().join(", ");
        (by, keys.into_iter().filter_map(|key| key.value).collect())
    }
}

/// Asks for the rows that stand on one side of a row with these values of the keys.
pub(super) fn beside(keys: &[Key], values: &[Value], side: Side) -> (String, Vec<Value>) {
    let (Some((key, keys)), Some((value, values))) = (keys.split_first(), values.split_first())
    else {
        return ("0".to_owned(), Vec::new());
    };
    let sign = if key.is_down == (side == Side::Before) {
        '>'
    } else {
        '<'
    };
    let (further, mut more) = beside(keys, values, side);
    // Where the first is not beyond, the two are equal in it. SQLite begins at the first in its index.
    let sql = format!(
        "({sql} {sign}= ? AND ({sql} {sign} ? OR {further}))",
        sql = key.sql
    );
    let mut bound: Vec<Value> = Vec::new();
    for _ in 0..2 {
        bound.extend(key.value.clone());
        bound.push(value.clone());
    }
    bound.append(&mut more);
    (sql, bound)
}

/// On which side of a row others stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Above it.
    Before,
    /// Below it.
    Behind,
}

fn key(sql: &str, is_down: bool) -> Key {
    Key {
        sql: sql.to_owned(),
        value: None,
        is_down,
    }
}
