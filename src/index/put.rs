//! Writing rows: what a record comes to, in one transaction with the state of its file.

mod article;
mod forget;

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};
use uuid::Uuid;

use crate::{
    index::{IndexError, list::joined},
    model::{
        Annotation, ArticleId, Claim, ClaimId, CleanText, Record, RecordId, RecordKind, Story,
        StoryId, Voice, evidence,
    },
    text::{token, words::fold},
};

/// What came of writing a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// Its words stand as they did.
    Same,
    /// Words were written or taken away.
    News,
    /// Words are still to be taken in.
    Wordless,
}

/// Writes several records in one step; see [`Index::write`](super::Index::write).
#[derive(Debug)]
pub struct Batch<'a> {
    pub(super) transaction: &'a Transaction<'a>,
}

impl<'a> Batch<'a> {
    pub(super) const fn new(transaction: &'a Transaction<'a>) -> Self {
        Self { transaction }
    }

    /// Writes down which state of its file a record was taken in from, what the person should know of it, and what was
    /// edited by hand in it.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn keep_state(
        &self,
        id: RecordId,
        state: &str,
        notices: &[CleanText],
        edited: &[CleanText],
    ) -> Result<(), IndexError> {
        let lines = |some: &[CleanText]| (!some.is_empty()).then(|| joined(some));
        self.run(
            // What nobody was told yet stays, also where the file was written anew meanwhile.
            "INSERT INTO files (kind, directory, id, state, notices, edited)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (kind, directory, id) DO UPDATE SET state = excluded.state,
                 notices = excluded.notices, edited = coalesce(excluded.edited, edited)",
            params![
                number(id.kind),
                directory(id.id),
                id.id.as_bytes(),
                state,
                lines(notices),
                lines(edited)
            ],
        )
    }

    /// Returns what was edited by hand, a file each, and forgets it: somebody is told now.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn take_edits(&self) -> Result<Vec<CleanText>, IndexError> {
        let edited = super::facts::all(
            self.transaction,
            "SELECT edited FROM files WHERE edited IS NOT NULL ORDER BY kind, id",
            Vec::new(),
            |row| row.get::<_, String>(0),
        )?;
        self.run(
            "UPDATE files SET edited = NULL WHERE edited IS NOT NULL",
            [],
        )?;
        Ok(edited.iter().map(|one| CleanText::new(one)).collect())
    }

    /// Writes down that all files of a directory were compared when it was in this state; without one, that
    /// they have to be compared again.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn keep_directory(
        &self,
        kind: RecordKind,
        directory: u8,
        state: Option<&str>,
    ) -> Result<(), IndexError> {
        match state {
            Some(state) => self.run(
                "INSERT OR REPLACE INTO directories (kind, directory, state) VALUES (?1, ?2, ?3)",
                params![number(kind), directory, state],
            ),
            None => self.run(
                "DELETE FROM directories WHERE kind = ?1 AND directory = ?2",
                params![number(kind), directory],
            ),
        }
    }

    /// Notes that words were taken away for good, and that the tables have to be written anew.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn ask_for_scrub(&self) -> Result<(), IndexError> {
        self.run("INSERT OR IGNORE INTO chores (what) VALUES ('scrub')", [])
    }

    /// Takes in all annotations of an article as they are now; those that are gone from the record go. Tells
    /// whether words were written or taken away.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn put_annotations(&self, of: ArticleId, record: &Record) -> Result<bool, IndexError> {
        let mut is_news = false;
        let annotations = Annotation::all(of, record);
        let known: Vec<(i64, [u8; 16])> = {
            let mut statement = self
                .transaction
                .prepare_cached("SELECT row, id FROM annotations WHERE article = ?1")?;
            let rows =
                statement.query_map([of.0.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<Result<_, _>>()?
        };
        let present: HashSet<[u8; 16]> = annotations
            .iter()
            .map(|annotation| *annotation.id.0.as_bytes())
            .collect();
        for (row, id) in known {
            if !present.contains(&id) {
                self.forget_annotation(row)?;
                is_news = true;
            }
        }
        for annotation in &annotations {
            is_news |= self.put_annotation(annotation)?;
        }
        Ok(is_news)
    }

    fn put_annotation(&self, annotation: &Annotation) -> Result<bool, IndexError> {
        let note = annotation.note();
        let tags = apart(&annotation.tags);
        let hash = hash([Some(&annotation.anchor.quote), note.as_deref(), Some(&tags)]);
        let id = annotation.id.0.as_bytes();
        let before: Option<Vec<u8>> = self
            .transaction
            .prepare_cached("SELECT words FROM annotations WHERE article = ?1 AND id = ?2")?
            .query_one([annotation.article.0.as_bytes(), id], |row| row.get(0))
            .optional()?;
        let row: i64 = self
            .transaction
            .prepare_cached(
                "INSERT INTO annotations (id, article, made_on, color, has_note, modified, removed,
                     words)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (article, id) DO UPDATE SET made_on = excluded.made_on, color = excluded.color,
                     has_note = excluded.has_note, modified = excluded.modified, removed = excluded.removed,
                     words = excluded.words
                 RETURNING row",
            )?
            .query_one(
                params![
                    id,
                    annotation.article.0.as_bytes(),
                    annotation.anchor.made_on.as_str(),
                    annotation.color.word(),
                    note.is_some(),
                    micros(annotation.modified),
                    annotation.removed.map(micros),
                    hash.as_bytes().as_slice(),
                ],
                |row| row.get(0),
            )?;
        self.put_tags("annotation", row, &annotation.tags)?;
        self.run("DELETE FROM placements WHERE annotation = ?1", [row])?;
        for (snapshot, placement) in &annotation.placements {
            let start = placement.bytes.as_ref().map(|bytes| bytes.start);
            self.run(
                "INSERT OR REPLACE INTO placements (annotation, snapshot, state, waits, start)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    row,
                    snapshot.as_str(),
                    placement.state.word(),
                    placement.waits(),
                    start.and_then(|start| i64::try_from(start).ok()),
                ],
            )?;
        }
        self.run("DELETE FROM evidence WHERE annotation = ?1", [row])?;
        for link in &annotation.evidence {
            self.run(
                "INSERT OR IGNORE INTO evidence (annotation, claim, id, stance, voice, wording)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    row,
                    link.claim.0.as_bytes(),
                    link.id.0.as_bytes(),
                    link.stance.word(),
                    link.told().voice.as_ref().map_or("", Voice::word),
                    evidence::plain(&link.wording),
                ],
            )?;
        }
        if before.is_some_and(|before| before == hash.as_bytes().as_slice()) {
            return Ok(false);
        }
        self.run("DELETE FROM annotation_words WHERE rowid = ?1", [row])?;
        self.run(
            "INSERT INTO annotation_words (rowid, quote, note, tags) VALUES (?1, ?2, ?3, ?4)",
            params![
                row,
                token::folded(&annotation.anchor.quote),
                note.as_deref().map(token::folded),
                tags,
            ],
        )?;
        Ok(true)
    }

    /// Takes in a claim as it is now; its words are written each time.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn put_claim(&self, id: ClaimId, record: &Record) -> Result<(), IndexError> {
        let Some(claim) = Claim::from_record(id, record) else {
            return self.forget_claim(id.0);
        };
        let row: i64 = self
            .transaction
            .prepare_cached(
                "INSERT INTO claims (id, statement, statement_key, wording, status, removed, modified)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (id) DO UPDATE SET statement = excluded.statement,
                     statement_key = excluded.statement_key, wording = excluded.wording, status = excluded.status, removed = excluded.removed,
                     modified = excluded.modified
                 RETURNING row",
            )?
            .query_one(
                params![
                    claim.id.0.as_bytes(),
                    claim.statement.as_str(),
                    fold(&claim.statement),
                    evidence::plain(&claim.statement),
                    claim.status.word(),
                    claim.removed.map(micros),
                    micros(claim.modified),
                ],
                |row| row.get(0),
            )?;
        self.run("DELETE FROM silences WHERE claim = ?1", [row])?;
        for silence in &claim.silences {
            self.run(
                "INSERT OR REPLACE INTO silences (claim, article, snapshot) VALUES (?1, ?2, ?3)",
                params![row, silence.article.0.as_bytes(), silence.snapshot.as_str()],
            )?;
        }
        self.run("DELETE FROM statements WHERE rowid = ?1", [row])?;
        self.run(
            "INSERT INTO statements (rowid, statement, verdict) VALUES (?1, ?2, ?3)",
            params![row, token::folded(&claim.statement), apart(&claim.verdicts)],
        )
    }

    /// Takes in a story as it is now.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn put_story(&self, id: StoryId, record: &Record) -> Result<(), IndexError> {
        let Some(story) = Story::from_record(id, record) else {
            return self.forget_story(id.0);
        };
        let row = self.put_named("stories", id.0, &story.name, story.removed)?;
        self.empty_story(row)?;
        self.run(
            "INSERT INTO names (rowid, name) VALUES (?1, ?2)",
            params![row, token::folded(&story.name)],
        )?;
        let articles = story.members.articles.iter().map(|id| ("article", id.0));
        let claims = story.members.claims.iter().map(|id| ("claim", id.0));
        for (what, id) in articles.chain(claims) {
            let sql = format!("INSERT INTO story_{what}s (story, {what}) VALUES (?1, ?2)");
            self.run(&sql, params![row, id.as_bytes()])?;
        }
        Ok(())
    }

    /// Writes what is named into its table, and returns its row there.
    pub(super) fn put_named(
        &self,
        table: &str,
        id: Uuid,
        name: &str,
        removed: Option<Timestamp>,
    ) -> Result<i64, IndexError> {
        let sql = format!(
            "INSERT INTO {table} (id, name, removed) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, removed = excluded.removed
             RETURNING row"
        );
        let mut statement = self.transaction.prepare_cached(&sql)?;
        let values = params![id.as_bytes(), name, removed.map(micros)];
        Ok(statement.query_one(values, |row| row.get(0))?)
    }

    fn put_tags(&self, of: &str, row: i64, tags: &[CleanText]) -> Result<(), IndexError> {
        self.run(&format!("DELETE FROM {of}_tags WHERE {of} = ?1"), [row])?;
        let sql = format!("INSERT OR IGNORE INTO {of}_tags ({of}, key, tag) VALUES (?1, ?2, ?3)");
        for tag in tags {
            self.run(&sql, params![row, fold(tag), tag.as_str()])?;
        }
        Ok(())
    }

    pub(super) fn row_of(&self, sql: &str, id: Uuid) -> Result<Option<i64>, IndexError> {
        let mut statement = self.transaction.prepare_cached(sql)?;
        Ok(statement
            .query_one([id.as_bytes()], |row| row.get(0))
            .optional()?)
    }

    pub(super) fn run(&self, sql: &str, values: impl rusqlite::Params) -> Result<(), IndexError> {
        self.transaction.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }
}

/// The number of a kind in `files`.
pub(super) const fn number(kind: RecordKind) -> i64 {
    match kind {
        RecordKind::Article => 0,
        RecordKind::Annotations => 1,
        RecordKind::Claim => 2,
        RecordKind::Story => 3,
        RecordKind::View => 4,
        RecordKind::Grid => 5,
        RecordKind::Dismissed => 6,
        RecordKind::Feed => 7,
    }
}

/// The directory that a record's file stands in.
pub(super) const fn directory(id: Uuid) -> u8 {
    id.as_bytes()[15]
}

pub(super) fn micros(time: Timestamp) -> i64 {
    time.as_microsecond()
}

/// Returns the folded words of several texts, so that no words of two of them stand in a row: between them is a
/// word that can't be typed.
fn apart(texts: &[CleanText]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| token::folded(text)).collect();
    texts.join(" \u{E000} ")
}

/// Tells texts from others: each is hashed with its length, so that no two lists of them run together.
fn hash<const N: usize>(parts: [Option<&str>; N]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        hasher.update(&length.to_le_bytes());
        hasher.update(part.unwrap_or_default().as_bytes());
    }
    hasher.finalize()
}
