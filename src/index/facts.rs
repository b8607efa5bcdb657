//! What the library asks besides lists and searches: names, counts, links.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter, types::Value};
use uuid::Uuid;

use crate::{
    index::{
        Index, IndexError,
        condition::in_shelf,
        list::{BETWEEN, count, id},
        put::{micros, number},
        search::bound,
    },
    model::{
        AnnotationId, Article, ArticleId, ClaimId, CleanText, PageAddress, RecordId, Stance,
        view::{Counts, Shelf, StanceCounts, Used},
    },
};

/// By what an article can be found besides its id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// Where it came from.
    Location(CleanText),
    /// Its URL.
    Url(CleanText),
    /// The identity of an address by which it is known, or of its URL.
    Address(CleanText),
    /// The hash of the bytes of its newest snapshot.
    Original(CleanText),
}

impl Name {
    /// Returns the names of an article; one that was purged has none.
    pub fn all(article: &Article) -> Vec<Self> {
        let original = article.newest().and_then(|entry| entry.original.clone());
        let names = [
            article.location.clone().map(Self::Location),
            article.url.clone().map(Self::Url),
            original.map(Self::Original),
        ];
        let url = article.url.as_deref().map(PageAddress::parse_whole);
        let url = url.and_then(Result::ok).map(|url| url.identity());
        let known = article.addresses.keys().cloned();
        let mut addresses: Vec<_> = known.chain(url).collect();
        addresses.sort_unstable();
        addresses.dedup();
        let addresses = addresses.into_iter().map(Self::Address);
        names.into_iter().flatten().chain(addresses).collect()
    }

    /// Tells whether it is one of an article.
    pub fn is_of(&self, article: &Article) -> bool {
        Self::all(article).contains(self)
    }

    /// Returns what stands in the table of names; what sort of name it is stands in front.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Location(text) => format!("location {text}"),
            Self::Url(text) => format!("url {text}"),
            Self::Address(text) => format!("address {text}"),
            Self::Original(text) => format!("original {text}"),
        }
    }
}

/// What is counted of the evidence of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evident {
    /// By stance; what lies in the trash by itself doesn't count.
    pub counts: StanceCounts,
    /// From how many articles.
    pub articles: usize,
    /// How many articles say nothing of it, checked in their newest snapshots.
    pub silent: usize,
    /// How much of the evidence waits for a recheck: its words have changed, or it was judged under another wording.
    pub recheck: usize,
}

/// What a word is that a person has used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsedAs {
    /// A tag of an article or an annotation.
    Tag,
    /// The source of an article.
    Source,
    /// The author of an article.
    Author,
    /// The wording of a claim, which is used by the articles with evidence of it.
    Claim,
}

impl Index {
    /// Returns the articles of a name, in the trash or not, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn named(&self, name: &Name) -> Result<Vec<ArticleId>, IndexError> {
        self.articles_where(
            "a.row IN (SELECT n.article FROM article_names n WHERE n.name = ?) ORDER BY a.id",
            vec![name.written().into()],
        )
    }

    /// Returns the articles of a shelf with a tag, which is given folded, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn tagged(&self, key: &str, shelf: Shelf) -> Result<Vec<ArticleId>, IndexError> {
        let sql = format!(
            "a.row IN (SELECT t.article FROM article_tags t WHERE t.key = ?) AND {} ORDER BY a.id",
            in_shelf(shelf)
        );
        self.articles_where(&sql, vec![key.to_owned().into()])
    }

    /// Returns the articles in the trash, the last removed first; not those that their feeds keep no longer.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn removed_articles(&self) -> Result<Vec<ArticleId>, IndexError> {
        let sql = format!(
            "{} AND NOT a.is_expired ORDER BY a.removed DESC, a.id",
            in_shelf(Shelf::Trash)
        );
        self.articles_where(&sql, Vec::new())
    }

    /// Returns the articles that have annotations on a shelf, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn marked(&self, shelf: Shelf) -> Result<Vec<ArticleId>, IndexError> {
        self.ask(|connection| {
            let sql = match shelf {
                Shelf::Library => {
                    "SELECT DISTINCT article FROM annotations WHERE removed IS NULL ORDER BY article"
                }
                Shelf::Trash => {
                    "SELECT DISTINCT article FROM annotations WHERE removed IS NOT NULL ORDER BY article"
                }
            };
            all(connection, sql, Vec::new(), article_at)
        })
    }

    /// Returns the annotations whose id, as 32 digits, is like this pattern of SQL.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn annotations_like(
        &self,
        pattern: &str,
    ) -> Result<Vec<(ArticleId, AnnotationId)>, IndexError> {
        self.ask(|connection| {
            let sql = "SELECT article, id FROM annotations WHERE lower(hex(id)) LIKE ? ORDER BY article, id";
            all(connection, sql, vec![pattern.to_owned().into()], |row| {
                Ok((article_at(row)?, AnnotationId(Uuid::from_bytes(row.get(1)?))))
            })
        })
    }

    /// Counts the annotations of an article, and the claims on which they bear.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn marks_of(&self, article: ArticleId) -> Result<(usize, usize), IndexError> {
        self.ask(|connection| {
            let annotations = count(
                connection,
                "SELECT count(*) FROM annotations WHERE article = ? AND removed IS NULL",
                [id(article)],
            )?;
            if annotations == 0 {
                return Ok((0, 0));
            }
            let claims = count(
                connection,
                "SELECT count(DISTINCT e.claim) FROM annotations n
                 JOIN evidence e ON e.annotation = n.row LEFT JOIN claims c ON c.id = e.claim
                 WHERE n.article = ? AND n.removed IS NULL AND c.removed IS NULL",
                [id(article)],
            )?;
            Ok((annotations, claims))
        })
    }

    /// Returns the claims of a shelf, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn claims_on(&self, shelf: Shelf) -> Result<Vec<ClaimId>, IndexError> {
        self.ask(|connection| {
            let sql = match shelf {
                Shelf::Library => "SELECT id FROM claims WHERE removed IS NULL ORDER BY id",
                Shelf::Trash => "SELECT id FROM claims WHERE removed IS NOT NULL ORDER BY id",
            };
            all(connection, sql, Vec::new(), claim_at)
        })
    }

    /// Returns the claims that are not in the trash and whose folded wording is this one.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn claims_worded(&self, key: &str) -> Result<Vec<ClaimId>, IndexError> {
        self.ask(|connection| {
            let sql =
                "SELECT id FROM claims WHERE statement_key = ? AND removed IS NULL ORDER BY id";
            all(connection, sql, vec![key.to_owned().into()], claim_at)
        })
    }

    /// Returns the articles with evidence of a claim, those in the trash too, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn evidence_of(&self, claim: ClaimId) -> Result<Vec<ArticleId>, IndexError> {
        self.ask(|connection| {
            let sql = "SELECT DISTINCT n.article FROM evidence e JOIN annotations n ON n.row = e.annotation
                       WHERE e.claim = ? AND n.removed IS NULL ORDER BY n.article";
            all(connection, sql, vec![claim.0.as_bytes().to_vec().into()], article_at)
        })
    }

    /// Returns the articles with annotations that are linked to a claim, those in the trash too, in the order of their
    /// ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn linked_to(&self, claim: ClaimId) -> Result<Vec<ArticleId>, IndexError> {
        self.ask(|connection| {
            let sql = "SELECT DISTINCT n.article FROM evidence e JOIN annotations n ON n.row = e.annotation
                       WHERE e.claim = ? ORDER BY n.article";
            all(connection, sql, vec![claim.0.as_bytes().to_vec().into()], article_at)
        })
    }

    /// Returns the claims in the trash to which annotations are linked, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn removed_with_evidence(&self) -> Result<Vec<ClaimId>, IndexError> {
        self.ask(|connection| {
            let sql = "SELECT c.id FROM claims c WHERE c.removed IS NOT NULL
                       AND EXISTS (SELECT 1 FROM evidence e WHERE e.claim = c.id) ORDER BY c.id";
            all(connection, sql, Vec::new(), claim_at)
        })
    }

    /// Counts the evidence of each claim that has any, and the articles that are silent on it.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn evident(&self) -> Result<HashMap<ClaimId, Evident>, IndexError> {
        self.ask(|connection| {
            let mut found: HashMap<ClaimId, Evident> = HashMap::new();
            let sql = "SELECT e.claim, e.stance, count(*)
                       FROM evidence e JOIN annotations n ON n.row = e.annotation
                       WHERE n.removed IS NULL GROUP BY e.claim, e.stance";
            for (claim, stance, number) in all(connection, sql, Vec::new(), |row| {
                let stance: String = row.get(1)?;
                Ok((claim_at(row)?, Stance::from_word(&stance), size(row, 2)?))
            })? {
                let counts = &mut found.entry(claim).or_default().counts;
                match stance {
                    Stance::Supports => counts.supports += number,
                    Stance::Refutes => counts.refutes += number,
                    Stance::Mentions | Stance::Other(_) => counts.mentions += number,
                }
            }
            let sql = "SELECT e.claim, count(DISTINCT n.article)
                       FROM evidence e JOIN annotations n ON n.row = e.annotation
                       WHERE n.removed IS NULL GROUP BY e.claim";
            for (claim, number) in counted(connection, sql)? {
                found.entry(claim).or_default().articles = number;
            }
            let sql = "SELECT c.id, count(*) FROM silences s JOIN claims c ON c.row = s.claim
                       JOIN articles a ON a.id = s.article
                       WHERE a.purged IS NULL AND s.snapshot = a.newest AND NOT EXISTS (
                           SELECT 1 FROM evidence e JOIN annotations n ON n.row = e.annotation
                           WHERE e.claim = c.id AND n.article = s.article AND n.removed IS NULL)
                       GROUP BY c.id";
            for (claim, number) in counted(connection, sql)? {
                found.entry(claim).or_default().silent = number;
            }
            let sql = "SELECT e.claim, count(*)
                       FROM evidence e JOIN annotations n ON n.row = e.annotation
                       JOIN claims c ON c.id = e.claim JOIN articles a ON a.id = n.article
                       WHERE n.removed IS NULL AND ((e.wording <> '' AND e.wording <> c.wording) OR EXISTS (
                           SELECT 1 FROM placements p WHERE p.annotation = n.row AND p.snapshot = a.newest
                               AND p.waits AND n.made_on <> a.newest))
                       GROUP BY e.claim";
            for (claim, number) in counted(connection, sql)? {
                found.entry(claim).or_default().recheck = number;
            }
            Ok(found)
        })
    }

    /// Counts the library; what was added after `since` is new.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn counts(&self, since: Option<Timestamp>) -> Result<Counts, IndexError> {
        let live = in_shelf(Shelf::Library);
        self.ask(|connection| {
            let counted = |more: &str, values: Vec<Value>| {
                let sql = format!("SELECT count(*) FROM articles a WHERE {live}{more}");
                count(connection, &sql, values)
            };
            let new = match since {
                Some(since) => counted(" AND a.added > ?", vec![micros(since).into()])?,
                None => 0,
            };
            let (articles, unread) = totals(connection)?;
            let recheck = format!(
                "SELECT count(*) FROM placements p INDEXED BY placements_to_recheck
                 CROSS JOIN annotations n ON n.row = p.annotation
                 CROSS JOIN articles a ON a.id = n.article AND a.newest = p.snapshot
                 WHERE p.waits AND n.removed IS NULL
                     AND n.made_on <> a.newest AND {live}"
            );
            Ok(Counts {
                articles,
                unread,
                new,
                samples: counted(
                    " AND a.row IN (SELECT t.article FROM article_tags t WHERE t.key = 'sample' AND t.tag = 'sample')",
                    Vec::new(),
                )?,
                claims: count(
                    connection,
                    "SELECT count(*) FROM claims WHERE removed IS NULL",
                    [],
                )?,
                recheck: count(connection, &recheck, [])?,
            })
        })
    }

    /// Tells whether there is an article that is no sample.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn has_own_articles(&self) -> Result<bool, IndexError> {
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM articles a WHERE {} AND NOT EXISTS (
                 SELECT 1 FROM article_tags t WHERE t.article = a.row AND t.key = 'sample' AND t.tag = 'sample'))",
            in_shelf(Shelf::Library)
        );
        self.ask(|connection| {
            connection
                .prepare_cached(&sql)?
                .query_one([], |row| row.get(0))
        })
    }

    /// Returns the words that are in use, the most used first, at most so many; what lies in the trash doesn't
    /// count.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn used(&self, as_what: UsedAs, limit: usize) -> Result<Vec<Used>, IndexError> {
        let live = in_shelf(Shelf::Library);
        let counted =
            |words: &str| format!("SELECT word, count(*) AS number FROM ({words}) GROUP BY word");
        let of_articles = |column: &str| {
            counted(&format!(
                "SELECT {column} AS word FROM articles a WHERE {column} IS NOT NULL AND {live}"
            ))
        };
        let words = match as_what {
            UsedAs::Tag => counted(&format!(
                "SELECT t.tag AS word FROM article_tags t JOIN articles a ON a.row = t.article WHERE {live}
                 UNION ALL
                 SELECT t.tag FROM annotation_tags t JOIN annotations n ON n.row = t.annotation
                 JOIN articles a ON a.id = n.article WHERE n.removed IS NULL AND {live}"
            )),
            UsedAs::Source => of_articles("a.source"),
            UsedAs::Author => of_articles("a.author"),
            UsedAs::Claim => "SELECT c.statement AS word, (
                     SELECT count(DISTINCT n.article)
                     FROM evidence e JOIN annotations n ON n.row = e.annotation
                     WHERE e.claim = c.id AND n.removed IS NULL) AS number
                 FROM claims c WHERE c.removed IS NULL"
                .to_owned(),
        };
        let sql = format!("{words} ORDER BY number DESC, word LIMIT ?");
        self.ask(|connection| {
            all(connection, &sql, vec![bound(limit)], |row| {
                Ok(Used {
                    word: CleanText::line(row.get_ref(0)?.as_str()?),
                    count: size(row, 1)?,
                })
            })
        })
    }

    /// Returns the articles that are not in the trash with their sources, in the order of their ids.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn sources(&self) -> Result<Vec<(ArticleId, Option<CleanText>)>, IndexError> {
        let sql = format!(
            "SELECT a.id, a.source FROM articles a WHERE {} ORDER BY a.id",
            in_shelf(Shelf::Library)
        );
        self.ask(|connection| {
            all(connection, &sql, Vec::new(), |row| {
                let source = row.get_ref(1)?.as_str_or_null()?;
                Ok((article_at(row)?, source.map(CleanText::line)))
            })
        })
    }

    /// Returns what the person should know of records, as it was when they were taken in.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn notices(&self) -> Result<Vec<CleanText>, IndexError> {
        self.ask(|connection| {
            let sql = "SELECT notices FROM files WHERE notices IS NOT NULL ORDER BY kind, id";
            let notices = all(connection, sql, Vec::new(), |row| row.get::<_, String>(0))?;
            let lines = notices.iter().flat_map(|notices| notices.split(BETWEEN));
            Ok(lines.map(CleanText::new).collect())
        })
    }

    /// Tells whether something was edited by hand that nobody was told yet.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn has_edits(&self) -> Result<bool, IndexError> {
        self.ask(|connection| {
            let sql = "SELECT EXISTS (SELECT 1 FROM files WHERE edited IS NOT NULL)";
            let mut statement = connection.prepare_cached(sql)?;
            statement.query_one([], |row| row.get(0))
        })
    }

    /// Returns the state from which a record was taken in; nothing where it was not.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn state(&self, record: RecordId) -> Result<Option<String>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT state FROM files WHERE kind = ?1 AND directory = ?2 AND id = ?3",
            )?;
            let values = params![
                number(record.kind),
                super::put::directory(record.id),
                record.id.as_bytes()
            ];
            statement.query_one(values, |row| row.get(0)).optional()
        })
    }

    fn articles_where(
        &self,
        condition: &str,
        values: Vec<Value>,
    ) -> Result<Vec<ArticleId>, IndexError> {
        let sql = format!("SELECT a.id FROM articles a WHERE {condition}");
        self.ask(|connection| all(connection, &sql, values, article_at))
    }
}

/// Returns how many articles are not in the trash, and how many of these are unread.
pub(super) fn totals(connection: &Connection) -> Result<(usize, usize), rusqlite::Error> {
    connection
        .prepare_cached("SELECT live, unread FROM totals")?
        .query_one([], |row| Ok((size(row, 0)?, size(row, 1)?)))
}

pub(super) fn all<T>(
    connection: &Connection,
    sql: &str,
    values: Vec<Value>,
    read: impl FnMut(&Row<'_>) -> Result<T, rusqlite::Error>,
) -> Result<Vec<T>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params_from_iter(values), read)?;
    rows.collect()
}

fn counted(connection: &Connection, sql: &str) -> Result<Vec<(ClaimId, usize)>, rusqlite::Error> {
    all(connection, sql, Vec::new(), |row| {
        Ok((claim_at(row)?, size(row, 1)?))
    })
}

fn article_at(row: &Row<'_>) -> Result<ArticleId, rusqlite::Error> {
    Ok(ArticleId(Uuid::from_bytes(row.get(0)?)))
}

fn claim_at(row: &Row<'_>) -> Result<ClaimId, rusqlite::Error> {
    Ok(ClaimId(Uuid::from_bytes(row.get(0)?)))
}

pub(super) fn size(row: &Row<'_>, at: usize) -> Result<usize, rusqlite::Error> {
    let number: i64 = row.get(at)?;
    // A count is never below zero.
    Ok(usize::try_from(number).unwrap_or(0))
}
