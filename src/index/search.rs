//! Asking for articles, annotations and claims.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params, params_from_iter, types::Value};
use uuid::Uuid;

use crate::{
    index::{
        Index, IndexError,
        condition::Condition,
        likely::rows_of,
        list::{Wanted, count},
        order::Order,
        split::{Columns, Split, of_claims, of_notes, of_quotes},
        words::{self, Column},
    },
    model::{
        AnnotationId, ArticleId, ClaimId,
        view::{Shelf, Unsure},
    },
    query::{Expr, Moment, Phrase, Query, Term, TextField},
};

/// An annotation in which words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InAnnotation {
    /// The annotation.
    pub annotation: AnnotationId,
    /// In what of it.
    pub part: AnnotationPart,
}

/// What of an annotation words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnotationPart {
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

    /// Returns those of some articles that a query asks for, in the order in which they were given.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn fitting(
        &self,
        query: &Query,
        at: &Moment,
        among: &[ArticleId],
    ) -> Result<Vec<ArticleId>, IndexError> {
        let condition = Condition::of(query, at);
        // The sign keeps SQLite from walking through all that are on the shelf.
        let sql = format!(
            "SELECT a.id FROM articles a WHERE a.row IN (SELECT value FROM json_each(?)) AND +{}",
            condition.sql
        );
        self.ask(|connection| {
            let rows: Value = rows_of(connection, among)?.into();
            let mut statement = connection.prepare_cached(&sql)?;
            let values = [rows].into_iter().chain(condition.values);
            let found = statement.query_map(params_from_iter(values), |row| {
                Ok(ArticleId(Uuid::from_bytes(row.get(0)?)))
            })?;
            let found = found.collect::<Result<HashSet<_>, _>>()?;
            let among = among.iter().copied();
            Ok(among.filter(|id| found.contains(id)).collect())
        })
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

    /// Returns the annotations that a query asks for and that stand somewhere in the newest snapshot or are known to
    /// stand nowhere, by article and place, those without one at the end.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn placed(&self, query: &Query, at: &Moment) -> Result<Vec<Unsure>, IndexError> {
        let condition = Condition::of_annotations(Shelf::Library, query, at);
        let sql = format!(
            "SELECT a.id, marked.id, placed.start FROM annotations marked JOIN articles a ON a.id = marked.article
             JOIN placements placed ON placed.annotation = marked.row AND placed.snapshot = a.newest
             WHERE {} ORDER BY a.id, placed.start IS NULL, placed.start, marked.id",
            condition.sql,
        );
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(&condition.values), |row| {
                let start: Option<i64> = row.get(2)?;
                Ok(Unsure {
                    article: ArticleId(Uuid::from_bytes(row.get(0)?)),
                    annotation: AnnotationId(Uuid::from_bytes(row.get(1)?)),
                    start: start.and_then(|start| usize::try_from(start).ok()),
                })
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
        if let Some(asked) = FreeWords::of(query)
            && self.ask(|connection| asked.are_only_in_texts(connection))?
        {
            return self.ask(|connection| asked.count(connection));
        }
        self.count_listed(&Wanted::of(query, at))
    }

    /// Returns the annotations of some articles in whose note or quote the wanted words of a query stand, notes first.
    ///
    /// They are looked for from these articles, since very many others may have common words in theirs.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn in_annotations(
        &self,
        query: &Query,
        articles: &[ArticleId],
    ) -> Result<HashMap<ArticleId, Vec<InAnnotation>>, IndexError> {
        let parts: [(AnnotationPart, Columns); 2] = [
            (AnnotationPart::Note, of_notes),
            (AnnotationPart::Quote, of_quotes),
        ];
        let mut found: HashMap<ArticleId, Vec<InAnnotation>> = HashMap::new();
        for (part, column) in parts {
            let Some(matched) = Split::new(query, column).matched else {
                continue;
            };
            self.ask(|connection| {
                let mut anywhere = connection.prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM annotation_words WHERE annotation_words MATCH ?1)",
                )?;
                if !anywhere.query_one([&matched], |row| row.get(0))? {
                    return Ok(());
                }
                let mut statement = connection.prepare_cached(
                    "SELECT n.id FROM annotations n WHERE n.article = ?1 AND n.removed IS NULL
                         AND EXISTS (SELECT 1 FROM annotation_words WHERE annotation_words MATCH ?2 AND annotation_words.rowid = n.row)
                     ORDER BY n.id",
                )?;
                for article in articles {
                    let values = params![article.0.as_bytes(), matched];
                    let rows = statement.query_map(values, |row| row.get(0))?;
                    for id in rows {
                        let annotation = AnnotationId(Uuid::from_bytes(id?));
                        let of_article = found.entry(*article).or_default();
                        of_article.push(InAnnotation { annotation, part });
                    }
                }
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// Returns the claims in whose wording or verdict the words of a query stand, the best first; none where the
    /// query asks for more than words, stories and feeds.
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
        let is_group = |term: &&Term| {
            matches!(
                term,
                Term::Words {
                    field: TextField::Story | TextField::Feed | TextField::Folder,
                    ..
                }
            )
        };
        let Some(matched) = split.matched else {
            return Ok(Vec::new());
        };
        if !split.rest.terms().iter().all(is_group) {
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
pub(super) struct FreeWords<'a> {
    /// Each of them.
    pub words: Vec<&'a Phrase>,
    /// All of them, in the table of texts.
    pub all: String,
    /// Any of them, in the tables of what was written on annotations, of claims, and of the names of stories.
    elsewhere: [String; 3],
}

impl<'a> FreeWords<'a> {
    /// Takes the words of a query; nothing where it asks for more than these.
    pub fn of(query: &'a Query) -> Option<Self> {
        let words = free_words(query)?;
        let asked = |column, between: &str| {
            let each = words.iter().map(|phrase| words::matching(column, phrase));
            let each: Option<Vec<String>> = each.collect();
            Some(each?.join(between))
        };
        let all = asked(Column::AllOfText, " AND ")?;
        let elsewhere = [
            asked(Column::NoteOrTag, " OR ")?,
            asked(Column::Statement, " OR ")?,
            asked(Column::Name, " OR ")?,
        ];
        Some(Self {
            words,
            all,
            elsewhere,
        })
    }

    /// Tells whether none of them stands elsewhere, too.
    pub fn are_only_in_texts(&self, connection: &Connection) -> rusqlite::Result<bool> {
        let mut elsewhere = connection.prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM annotation_words WHERE annotation_words MATCH ?1)
                AND NOT EXISTS (SELECT 1 FROM statements WHERE statements MATCH ?2)
                AND NOT EXISTS (SELECT 1 FROM names WHERE names MATCH ?3)",
        )?;
        elsewhere.query_one(params_from_iter(&self.elsewhere), |row| row.get(0))
    }

    /// Counts the articles with the words in their texts, without a look at each.
    pub fn count(&self, connection: &Connection) -> rusqlite::Result<usize> {
        // The sign keeps SQLite from asking for each row by itself. What was purged has no words.
        let sql = "SELECT count(*) FROM texts WHERE texts MATCH ?
                   AND +rowid NOT IN (SELECT row FROM articles WHERE removed IS NOT NULL)";
        count(connection, sql, [self.all.clone().into()])
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

pub(super) fn bound(limit: usize) -> Value {
    Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX))
}
