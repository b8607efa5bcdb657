//! Asking for articles, annotations and claims.

use rusqlite::{Connection, params_from_iter, types::Value};
use uuid::Uuid;

use crate::{
    index::{
        Index, IndexError,
        condition::{Condition, own},
        list::{Wanted, count},
        order::Order,
        words::{self, Column},
    },
    model::{AnnotationId, ArticleId, ClaimId, view::Shelf},
    query::{Expr, Moment, Phrase, Query, Term, TextField},
};

/// How much a word counts in the title, source, author, tags, URL and text of an article, for BM25.
const WEIGHTS: &str = "8.0, 3.0, 3.0, 3.0, 1.0, 1.0";

/// The most articles with the words of a search that are scored, each of which takes some microseconds.
const MOST_SCORED: usize = 5_000;

/// An article that was found, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The article.
    pub article: ArticleId,
    /// More is better; only to be compared with others of the same search.
    pub score: f64,
}

/// An annotation that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remark {
    /// The annotation.
    pub annotation: AnnotationId,
    /// Its article.
    pub article: ArticleId,
    /// In what the words stand.
    pub part: RemarkPart,
    /// More is better.
    pub score: f64,
}

/// What of an annotation words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkPart {
    /// The words that it marks.
    Quote,
    /// Its note.
    Note,
}

/// A claim that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundClaim {
    /// The claim.
    pub claim: ClaimId,
    /// More is better.
    pub score: f64,
}

impl Index {
    /// Returns the articles that a query asks for, in its order, or the last added first.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn articles(
        &self,
        query: &Query,
        at: &Moment,
        limit: usize,
    ) -> Result<Vec<ArticleId>, IndexError> {
        self.list(&Wanted::of(query, at), 0, limit)
    }

    /// Returns the annotations of a shelf that a query asks for with their articles, in the order of these: words in quote,
    /// note, tags, claim or title, and all that is written on an annotation, are asked of it, the rest of its
    /// article.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn annotations(
        &self,
        shelf: Shelf,
        query: &Query,
        at: &Moment,
    ) -> Result<Vec<(ArticleId, AnnotationId)>, IndexError> {
        let condition = Condition::of_annotations(shelf, query, at);
        let (by, _) = Order::from(query.sort).by();
        let sql = format!(
            "SELECT a.id, marked.id FROM annotations marked JOIN articles a ON a.id = marked.article
             WHERE {} ORDER BY {by}, marked.id",
            condition.sql,
        );
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(&condition.values), |row| {
                let article = ArticleId(Uuid::from_bytes(row.get(0)?));
                Ok((article, AnnotationId(Uuid::from_bytes(row.get(1)?))))
            })?;
            rows.collect()
        })
    }

    /// Returns the claims of a shelf that a query asks for, the one made first in front: words stand in wording or verdict;
    /// `claim:`, `status:` and `changed:` are asked of the claim, the rest of its evidence, each by itself.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn claims_asked(
        &self,
        shelf: Shelf,
        query: &Query,
        at: &Moment,
    ) -> Result<Vec<ClaimId>, IndexError> {
        let condition = Condition::of_claims(shelf, query, at);
        let sql = format!(
            "SELECT claimed.id FROM claims claimed WHERE {} ORDER BY claimed.id",
            condition.sql
        );
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(&condition.values), |row| {
                Ok(ClaimId(Uuid::from_bytes(row.get(0)?)))
            })?;
            rows.collect()
        })
    }

    /// Counts the articles that a query asks for.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn count(&self, query: &Query, at: &Moment) -> Result<usize, IndexError> {
        let in_texts = free_words(query).and_then(|words| OnlyInTexts::of(&words));
        if let Some(asked) = in_texts
            && let Some(count) = self.ask(|connection| asked.count(connection))?
        {
            return Ok(count);
        }
        self.count_listed(&Wanted::of(query, at))
    }

    /// Returns the articles that a query asks for, the best first: words in the title before words in the text,
    /// words in a row before scattered ones, and else by BM25 (Robertson and Zaragoza 2009, as FTS5 has it).
    ///
    /// Articles that only a note or a claim speaks for come last. Words of very many articles tell them apart too
    /// little: these come by their titles, then the last added first. A query without words that are wanted has no
    /// best, and its articles come in their order.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn ranked(
        &self,
        query: &Query,
        at: &Moment,
        limit: usize,
    ) -> Result<Vec<Ranked>, IndexError> {
        self.ranked_up_to(MOST_SCORED, query, at, limit)
    }

    /// The same, where more than `most` articles with the words are too many to be scored.
    pub(super) fn ranked_up_to(
        &self,
        most: usize,
        query: &Query,
        at: &Moment,
        limit: usize,
    ) -> Result<Vec<Ranked>, IndexError> {
        let split = Split::new(query, of_articles);
        let mut found = match &split.matched {
            Some(matched) if query.sort.is_none() => {
                let scoring = self.scoring(matched, most)?;
                self.matching(&split, matched, &scoring, at, limit)?
            }
            _ => Vec::new(),
        };
        if found.len() < limit {
            let others = self.articles(query, at, limit)?;
            let known: std::collections::HashSet<ArticleId> =
                found.iter().map(|ranked| ranked.article).collect();
            let others = others.into_iter().filter(|id| !known.contains(id));
            found.extend(others.map(|article| Ranked {
                article,
                score: 0.0,
            }));
            found.truncate(limit);
        }
        Ok(found)
    }

    /// Returns how articles with the words are scored: not at all where they are more than `most`.
    fn scoring(&self, matched: &str, most: usize) -> Result<String, IndexError> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM texts WHERE texts MATCH ? LIMIT ?)";
        let values = [matched.to_owned().into(), bound(most.saturating_add(1))];
        let found = self.ask(|connection| count(connection, sql, values))?;
        Ok(if found > most {
            "0.0".to_owned()
        } else {
            format!("bm25(texts, {WEIGHTS})")
        })
    }

    fn matching(
        &self,
        split: &Split<'_>,
        matched: &str,
        scoring: &str,
        at: &Moment,
        limit: usize,
    ) -> Result<Vec<Ranked>, IndexError> {
        let condition = Condition::of(&split.rest, at);
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
        values.extend(condition.values);
        values.push(bound(limit));
        let sql = format!(
            "SELECT a.id, {tier} AS tier, {scoring} AS score
             FROM texts JOIN articles a ON a.row = texts.rowid
             WHERE texts MATCH ? AND {}
             ORDER BY tier DESC, score, a.added DESC, a.id LIMIT ?",
            condition.sql
        );
        self.ask(|connection| {
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
        })
    }

    /// Returns the annotations in whose note or quote the wanted words of a query stand, of articles that
    /// fulfil the rest of it; the best first.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn remarks(
        &self,
        query: &Query,
        at: &Moment,
        limit: usize,
    ) -> Result<Vec<Remark>, IndexError> {
        let mut found = Vec::new();
        let parts: [(RemarkPart, Columns); 2] =
            [(RemarkPart::Note, of_notes), (RemarkPart::Quote, of_quotes)];
        for (part, column) in parts {
            let split = Split::new(query, column);
            let Some(matched) = split.matched else {
                continue;
            };
            let condition = Condition::of(&split.rest, at);
            let mut values: Vec<Value> = vec![matched.into()];
            values.extend(condition.values);
            values.push(bound(limit));
            let sql = format!(
                "SELECT n.id, n.article, bm25(remarks) AS score
                 FROM remarks JOIN annotations n ON n.row = remarks.rowid
                 JOIN articles a ON a.id = n.article
                 WHERE remarks MATCH ? AND n.removed IS NULL AND {}
                 ORDER BY score, n.id LIMIT ?",
                condition.sql
            );
            let part_found: Vec<Remark> = self.ask(|connection| {
                let mut statement = connection.prepare_cached(&sql)?;
                let rows = statement.query_map(params_from_iter(&values), |row| {
                    let score: f64 = row.get(2)?;
                    Ok(Remark {
                        annotation: AnnotationId(Uuid::from_bytes(row.get(0)?)),
                        article: ArticleId(Uuid::from_bytes(row.get(1)?)),
                        part,
                        score: -score,
                    })
                })?;
                rows.collect()
            })?;
            found.extend(part_found);
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found.truncate(limit);
        Ok(found)
    }

    /// Returns the claims in whose wording or verdict the words of a query stand, the best first; none where the
    /// query asks for more than words and stories.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn claims(
        &self,
        query: &Query,
        at: &Moment,
        limit: usize,
    ) -> Result<Vec<FoundClaim>, IndexError> {
        let split = Split::new(query, of_claims);
        let is_story = |term: &&Term| {
            matches!(
                term,
                Term::Words {
                    field: TextField::Story,
                    ..
                }
            )
        };
        let Some(matched) = split.matched else {
            return Ok(Vec::new());
        };
        if !split.rest.terms().iter().all(is_story) {
            return Ok(Vec::new());
        }
        let condition = Condition::of_claims(Shelf::Library, &split.rest, at);
        let mut values: Vec<Value> = vec![matched.into()];
        values.extend(condition.values);
        values.push(bound(limit));
        let sql = format!(
            "SELECT claimed.id, bm25(statements, 4.0, 1.0) AS score
             FROM statements JOIN claims claimed ON claimed.row = statements.rowid
             WHERE statements MATCH ? AND {}
             ORDER BY score, claimed.id LIMIT ?",
            condition.sql
        );
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(&values), |row| {
                let score: f64 = row.get(1)?;
                Ok(FoundClaim {
                    claim: ClaimId(Uuid::from_bytes(row.get(0)?)),
                    score: -score,
                })
            })?;
            rows.collect()
        })
    }
}

/// Words that are looked for anywhere, all of which must stand, as FTS5 is asked for them.
struct OnlyInTexts {
    /// All of them, in the table of texts.
    all: String,
    /// Any of them, in the tables of what was written on annotations, of claims, and of the names of stories.
    elsewhere: [String; 3],
}

impl OnlyInTexts {
    fn of(words: &[&Phrase]) -> Option<Self> {
        let asked = |column, between: &str| {
            let each = words.iter().map(|phrase| words::matching(column, phrase));
            let each: Option<Vec<String>> = each.collect();
            Some(each?.join(between))
        };
        Some(Self {
            all: asked(Column::AllOfText, " AND ")?,
            elsewhere: [
                asked(Column::NoteOrTag, " OR ")?,
                asked(Column::Statement, " OR ")?,
                asked(Column::Name, " OR ")?,
            ],
        })
    }

    /// Counts the articles with the words, without a look at each; nothing where some stand elsewhere, too.
    fn count(&self, connection: &Connection) -> Result<Option<usize>, rusqlite::Error> {
        let mut elsewhere = connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM remarks WHERE remarks MATCH ?1)
                 OR EXISTS (SELECT 1 FROM statements WHERE statements MATCH ?2)
                 OR EXISTS (SELECT 1 FROM names WHERE names MATCH ?3)",
        )?;
        if elsewhere.query_one(params_from_iter(&self.elsewhere), |row| row.get(0))? {
            return Ok(None);
        }
        // The sign keeps SQLite from asking for each row by itself. What was purged has no words.
        let sql = "SELECT count(*) FROM texts WHERE texts MATCH ?
                   AND +rowid NOT IN (SELECT row FROM articles WHERE removed IS NOT NULL)";
        count(connection, sql, [self.all.clone().into()]).map(Some)
    }
}

/// Returns the words of a query that asks for nothing but words, anywhere and all of them.
fn free_words(query: &Query) -> Option<Vec<&Phrase>> {
    let parts = match query.expr.as_ref()? {
        Expr::All(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let words = parts.iter().map(|part| match part {
        Expr::Term(Term::Words {
            field: TextField::Anywhere,
            words,
        }) => Some(words),
        _ => None,
    });
    words.collect()
}

/// Above the scores of BM25, which stay far below it.
const TIER: f64 = 1000.0;

/// Tells in which column words of a field are looked for; nothing where that is not in this table.
type Columns = fn(TextField) -> Option<Column>;

/// A query, taken apart into what one table of words answers and the rest.
struct Split<'a> {
    /// What FTS5 is asked; nothing where no part of the query can be.
    matched: Option<String>,
    /// What else must be fulfilled.
    rest: Query,
    /// The words that must stand, each by itself.
    words: Vec<(TextField, &'a Phrase)>,
}

impl<'a> Split<'a> {
    /// Takes a query apart by the columns in which words of a field are looked for.
    fn new(query: &'a Query, column: Columns) -> Self {
        let (mut matched, mut rest, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let parts = match &query.expr {
            None => &[],
            Some(Expr::All(parts)) => parts.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        for part in parts {
            match asked(part, column) {
                Some(of_part) => matched.push(of_part),
                None => rest.push(part.clone()),
            }
            if let Expr::Term(Term::Words {
                field,
                words: phrase,
            }) = part
            {
                words.push((*field, phrase));
            }
        }
        Self {
            matched: (!matched.is_empty()).then(|| matched.join(" AND ")),
            rest: Query {
                expr: Expr::all(rest),
                ..query.clone()
            },
            words,
        }
    }

    /// Returns, best first, what FTS5 may be asked to tell good places from others: all words in a row in the
    /// title, all in the title, all in a row anywhere.
    fn tiers(&self) -> Vec<String> {
        let of = |fields: &[TextField]| -> Vec<&Phrase> {
            let words = self
                .words
                .iter()
                .filter(|(field, _)| fields.contains(field));
            words.map(|(_, phrase)| *phrase).collect()
        };
        let free = of(&[TextField::Anywhere]);
        let in_title = of(&[TextField::Anywhere, TextField::Title]);
        let each_in_title: Option<Vec<String>> = in_title
            .iter()
            .map(|phrase| words::matching(Column::Title, phrase))
            .collect();
        let each_in_title = each_in_title.filter(|each| !each.is_empty());
        let in_a_row = |column| {
            (free.len() > 1)
                .then(|| words::in_a_row(column, free.iter().copied()))
                .flatten()
        };
        [
            in_a_row(Column::Title),
            each_in_title.map(|each| each.join(" AND ")),
            in_a_row(Column::AllOfText),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Returns what FTS5 is asked for a part of a query; nothing where it is about more than words in these columns.
fn asked(expr: &Expr, column: Columns) -> Option<String> {
    let joined = |parts: &[Expr], word: &str| {
        let parts: Option<Vec<String>> = parts.iter().map(|part| asked(part, column)).collect();
        parts.map(|parts| format!("({})", parts.join(word)))
    };
    match expr {
        Expr::All(parts) => joined(parts, " AND "),
        Expr::Any(parts) => joined(parts, " OR "),
        Expr::Term(Term::Words { field, words }) => words::matching(column(*field)?, words),
        // What must not stand may stand in another table.
        Expr::Not(_) | Expr::Term(_) => None,
    }
}

const fn of_articles(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere => Some(Column::AllOfText),
        field => own(field),
    }
}

const fn of_notes(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere | TextField::Note => Some(Column::Note),
        _ => None,
    }
}

const fn of_quotes(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere | TextField::Quote => Some(Column::Quote),
        _ => None,
    }
}

const fn of_claims(field: TextField) -> Option<Column> {
    match field {
        TextField::Anywhere | TextField::Claim => Some(Column::AllOfClaim),
        _ => None,
    }
}

pub(super) fn bound(limit: usize) -> Value {
    Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX))
}
