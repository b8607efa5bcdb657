//! Which articles share the most passages with a text.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use rusqlite::OptionalExtension;

use crate::{
    compare::Prints,
    index::{
        Index, IndexError,
        prints::{Age, Asked, COMMON, SAMPLE, STEP, age},
    },
    model::ArticleId,
};

/// Among how many articles with the same fingerprint the first published are looked for, where most fingerprints of a
/// text stand in very many.
const MOST_COPIES: usize = 2_000;

/// Articles that share something with a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sharing {
    /// Those that share the most; of those that share as much, the first published, those without a date at the end.
    pub articles: Vec<ArticleId>,
    /// How many there are.
    pub of: usize,
    /// Whether there may be more than these.
    pub may_be_more: bool,
    /// Whether most of the text stands in very many articles.
    pub is_of_many: bool,
    /// How many at least share only what was passed over since very many have it, where there are no others.
    pub passed_over: usize,
}

/// How many fingerprints articles share, by their rows.
#[derive(Default)]
struct Counts {
    counts: HashMap<i64, usize>,
    may_be_more: bool,
    is_of_many: bool,
    /// Some of those that have what was passed over.
    passed_over: HashSet<i64>,
}

impl Index {
    /// Returns the articles that have some of a text's fingerprints; not those in the trash, only those that are
    /// wanted, and no more than so many.
    ///
    /// What very many have is passed over, unless most of the text is so. Then it is looked at for some fingerprints
    /// only, which are as good as all. `cancelled` is asked now and then; then nothing is returned.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn sharing(
        &self,
        prints: &Prints,
        is_wanted: &dyn Fn(ArticleId) -> bool,
        limit: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Sharing, IndexError> {
        let Some(counts) = self.count_shared(&Asked::prints(prints), cancelled)? else {
            return Ok(Sharing::default());
        };
        let mut passed_over = 0;
        let mut found: Vec<(Reverse<usize>, Age)> = self.ask(|connection| {
            let mut of_row = connection.prepare_cached(
                "SELECT published IS NULL, published, id FROM articles WHERE row = ?1 AND is_live",
            )?;
            let mut found = Vec::new();
            for (row, count) in &counts.counts {
                let one = of_row.query_one([row], age).optional()?;
                let one = one.filter(|(.., id)| is_wanted(*id));
                found.extend(one.map(|one| (Reverse(*count), one)));
            }
            if found.is_empty() {
                for row in &counts.passed_over {
                    let one = of_row.query_one([row], age).optional()?;
                    passed_over += usize::from(one.is_some_and(|(.., id)| is_wanted(id)));
                }
            }
            Ok(found)
        })?;
        let of = found.len();
        if of > limit {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        Ok(Sharing {
            articles: found.into_iter().map(|(_, (.., id))| id).collect(),
            of,
            may_be_more: counts.may_be_more,
            is_of_many: counts.is_of_many,
            passed_over,
        })
    }

    /// Counts what articles share, as far as it is looked at; nothing once cancelled.
    fn count_shared(
        &self,
        asked: &Asked,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Counts>, IndexError> {
        let mut found = Counts::default();
        let mut common = Vec::new();
        for some in asked.keys.chunks(STEP) {
            if cancelled() {
                return Ok(None);
            }
            for (key, rows) in some.iter().zip(self.carriers(asked.sql, some, COMMON)?) {
                if rows.len() >= COMMON {
                    common.push(key.clone());
                    found.passed_over.extend(rows);
                    continue;
                }
                for row in rows {
                    *found.counts.entry(row).or_default() += 1;
                }
            }
        }
        if common.len() * 2 <= asked.of {
            return Ok(Some(found));
        }
        found.is_of_many = true;
        found.passed_over.clear();
        let all = common.len();
        common.truncate(SAMPLE);
        found.may_be_more = common.len() < all;
        let mut many: HashMap<i64, usize> = HashMap::new();
        for key in common.chunks(1) {
            if cancelled() {
                return Ok(None);
            }
            let rows = self.carriers(asked.sql, key, MOST_COPIES)?;
            for rows in rows {
                found.may_be_more |= rows.len() == MOST_COPIES;
                for row in rows {
                    *many.entry(row).or_default() += 1;
                }
            }
        }
        for (row, count) in many {
            *found.counts.entry(row).or_default() += count * all / common.len().max(1);
        }
        Ok(Some(found))
    }
}
