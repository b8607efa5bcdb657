//! The articles with the words of a search, the best first.

use std::collections::HashSet;

use rusqlite::{Connection, params_from_iter, types::Value};
use uuid::Uuid;

use crate::{
    index::{
        Index, IndexError,
        condition::Condition,
        list::{Wanted, count},
        search::{FreeWords, bound},
        split::{Split, of_articles},
        words::{self, Column},
    },
    model::ArticleId,
    query::{Moment, Query},
};

/// How much a word counts in the title, source, author, tags, URL and text of an article, for BM25.
const WEIGHTS: &str = "8.0, 3.0, 3.0, 3.0, 1.0, 1.0";

/// The most articles with the words of a search that are scored and counted: each takes some microseconds, and
/// words of more tell articles apart too little.
const MOST_SCORED: usize = 2_000;

/// The most words that are looked for one by one beside the texts.
const MOST_WORDS: usize = 16;

/// Above the scores of BM25, which stay far below it.
const TIER: f64 = 1000.0;

/// An article that was found, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The article.
    pub article: ArticleId,
    /// More is better; only to be compared with others of the same search.
    pub score: f64,
}

/// What a search found of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Best {
    /// The best of them, the very best first.
    pub articles: Vec<Ranked>,
    /// How many there are.
    pub total: usize,
    /// Whether there may be more than that, which nobody has counted.
    pub is_more: bool,
}

impl Index {
    /// Returns the articles that a query asks for, the best first: words in the title before words in the text,
    /// words in a row before scattered ones, and else by BM25 (Robertson and Zaragoza 2009, as FTS5 has it).
    ///
    /// Articles that only a note or a claim speaks for come last. Words of more than 2,000 articles tell them apart
    /// too little: these are not counted, and come by the best place that the words have in each (title or text, in
    /// a row or not), then the last added first. A query without words that are wanted has no best, and its articles
    /// come in their order.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn ranked(&self, query: &Query, at: &Moment, limit: usize) -> Result<Best, IndexError> {
        self.ranked_up_to(MOST_SCORED, query, at, limit)
    }

    /// The same, where more than `most` articles with the words are too many to be scored.
    pub(super) fn ranked_up_to(
        &self,
        most: usize,
        query: &Query,
        at: &Moment,
        limit: usize,
    ) -> Result<Best, IndexError> {
        let split = Split::new(query, of_articles);
        let free = FreeWords::of(query);
        let mut best = Best::default();
        let mut is_whole = false;
        if let Some(matched) = &split.matched
            && query.sort.is_none()
        {
            self.ask(|connection| {
                let found = at_most(connection, matched, most)?;
                let condition = Condition::of(&split.rest, at);
                if found > most {
                    let tiers = split.tiers().into_iter().map(|tier| {
                        // Free words that stand in a tier stand in the text; others are to be asked for besides.
                        if free.is_some() {
                            tier
                        } else {
                            format!("({tier}) AND {matched}")
                        }
                    });
                    let tiers = tiers.collect();
                    best.articles = latest(connection, tiers, matched, &condition, limit)?;
                    (best.total, best.is_more) = (most, free.is_some());
                } else {
                    // All of them, so that nobody has to look for them once more to count them.
                    best.articles = scored(connection, &split, matched, &condition)?;
                    best.total = best.articles.len();
                    best.articles.truncate(limit);
                }
                if let Some(free) = &free
                    && !best.is_more
                    && free.words.len() <= MOST_WORDS
                {
                    // What only a note or a claim speaks for comes last: where the list is full, it is not looked for.
                    let is_more = !free.are_only_in_texts(connection)?;
                    best.is_more = is_more && best.articles.len() >= limit;
                    if is_more && !best.is_more {
                        let others = beside_texts(connection, free, most)?;
                        best.total += others.len();
                        best.articles.extend(others);
                        best.articles.truncate(limit);
                    }
                    is_whole = true;
                }
                Ok(())
            })?;
        }
        if best.articles.len() < limit && !is_whole {
            let known: HashSet<ArticleId> = best.articles.iter().map(|one| one.article).collect();
            let others = self.articles(query, at, limit)?.into_iter();
            let others = others.filter(|id| !known.contains(id));
            let score = 0.0;
            best.articles
                .extend(others.map(|article| Ranked { article, score }));
            best.articles.truncate(limit);
        }
        if is_whole {
            return Ok(best);
        }
        if best.articles.len() < limit {
            (best.total, best.is_more) = (best.articles.len(), false);
        } else if !best.is_more {
            best.total = self.count_listed(&Wanted::of(query, at))?;
        }
        Ok(best)
    }
}

/// Counts the texts with the words, up to one more than so many.
fn at_most(connection: &Connection, matched: &str, most: usize) -> rusqlite::Result<usize> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM texts WHERE texts MATCH ? LIMIT ?)";
    let values = [matched.to_owned().into(), bound(most.saturating_add(1))];
    count(connection, sql, values)
}

/// Finds the articles with the words by the best of these places, then the last added first: their rows are in that order,
/// so that nobody looks at more than are asked for.
fn latest(
    connection: &Connection,
    tiers: Vec<String>,
    matched: &str,
    condition: &Condition,
    limit: usize,
) -> rusqlite::Result<Vec<Ranked>> {
    let sql = format!(
        "SELECT a.id FROM texts CROSS JOIN articles a ON a.row = texts.rowid
         WHERE texts MATCH ? AND {} ORDER BY texts.rowid DESC LIMIT ?",
        condition.sql
    );
    let lowest = (matched.to_owned(), 0.0);
    let scores = (1..=tiers.len()).rev().map(|tier| tier as f64 * TIER);
    let tiers = tiers.into_iter().zip(scores).chain([lowest]);
    let mut statement = connection.prepare_cached(&sql)?;
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    for (tier, score) in tiers {
        if found.len() == limit {
            break;
        }
        let mut values = vec![Value::Text(tier)];
        values.extend(condition.values.iter().cloned());
        values.push(bound(limit));
        let mut rows = statement.query(params_from_iter(values))?;
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            let article = ArticleId(Uuid::from_bytes(row.get(0)?));
            if known.insert(article) {
                found.push(Ranked { article, score });
            }
        }
    }
    Ok(found)
}

/// Finds the articles that have all the words, but not all of them in their texts, the last added first.
fn beside_texts(
    connection: &Connection,
    free: &FreeWords<'_>,
    most: usize,
) -> rusqlite::Result<Vec<Ranked>> {
    let mut asked = Vec::new();
    for phrase in &free.words {
        let matched = words::matching(Column::AllOfText, phrase).unwrap_or_default();
        asked.push((*phrase, at_most(connection, &matched, most)? > most));
    }
    let condition = Condition::of_words_beside_texts(&asked);
    let sql = format!(
        "SELECT a.id FROM articles a WHERE {}
             AND a.row NOT IN (SELECT rowid FROM texts WHERE texts MATCH ?)
         ORDER BY a.added DESC, a.id",
        condition.sql
    );
    let values = condition
        .values
        .into_iter()
        .chain([free.all.clone().into()]);
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        let article = ArticleId(Uuid::from_bytes(row.get(0)?));
        let score = 0.0;
        Ok(Ranked { article, score })
    })?;
    rows.collect()
}

/// Finds the articles with the words by how well they fit: all of them.
fn scored(
    connection: &Connection,
    split: &Split<'_>,
    matched: &str,
    condition: &Condition,
) -> rusqlite::Result<Vec<Ranked>> {
    let tiers = split.tiers();
    let mut values: Vec<Value> = tiers.iter().cloned().map(Value::Text).collect();
    let tier = if tiers.is_empty() {
        "0".to_owned()
    } else {
        // Each counts more than all that come after it.
        let count = tiers.len();
        let worth = |at: usize| 1 << (count - at - 1);
        let parts = (0..count).map(|at| {
            let stands = "a.row IN (SELECT rowid FROM texts WHERE texts MATCH ?)";
            format!("{} * ({stands})", worth(at))
        });
        parts.collect::<Vec<_>>().join(" + ")
    };
    values.push(matched.to_owned().into());
    values.extend(condition.values.iter().cloned());
    let sql = format!(
        "SELECT a.id, {tier} AS tier, bm25(texts, {WEIGHTS}) AS score
         FROM texts JOIN articles a ON a.row = texts.rowid
         WHERE texts MATCH ? AND {}
         ORDER BY tier DESC, score, a.added DESC, a.id",
        condition.sql
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&values), |row| {
        let (tier, score): (f64, f64) = (row.get(1)?, row.get(2)?);
        Ok(Ranked {
            article: ArticleId(Uuid::from_bytes(row.get(0)?)),
            // FTS5 gives the better the lower number, below zero; a tier is worth more than any.
            score: tier * TIER - score,
        })
    })?;
    rows.collect()
}
