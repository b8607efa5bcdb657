//! The fingerprints that several articles have, each with each of these articles.
//!
//! What an article shares with others is then read at once, in proportion to what it shares. An article whose
//! fingerprints were put in is a newcomer until it was made out which of them others have, too, which takes longer:
//! one by one (`introduce`), or for very many in one pass over all fingerprints (`pass`).
//!
//! At each moment, where newcomers are left out of account: a fingerprint that several articles have stands in
//! `shared` with each article that has it, and one that a single article has does not. Newcomers may stand there
//! already. So once there are none it holds what several have and nothing else; each step here keeps to that, in
//! whatever order they come and whoever does them, so that one who is killed leaves nothing wrong, and a pass goes on
//! where it was left.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::{
    compare::Words,
    index::{Index, IndexError, facts::size, put::Batch, search::bound},
    model::{ArticleId, SnapshotId},
};

/// The letters of a written fingerprint, five bits each.
const LETTERS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";

/// How many of them it has.
const LENGTH: u32 = 10;

/// Asks for newcomers: from them to the articles, since the other way round all articles would be looked at.
pub(super) const WAITING: &str = "SELECT a.id, p.snapshot, p.prints
    FROM printed p INDEXED BY printed_waiting CROSS JOIN articles a ON a.row = p.row
    WHERE p.waits > 0 LIMIT ?1";

/// A fingerprint, behind the row of an article that has it.
type Share = (i64, i64);

/// How much there is of newcomers, and whether a pass is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newcomers {
    /// How many fingerprints these have.
    pub prints: usize,
    /// How many fingerprints all have, each counted for each article.
    pub of: usize,
    /// Whether somebody has begun a pass, which is to be ended.
    pub is_passing: bool,
}

/// An article that came, and was not introduced yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The article.
    pub id: ArticleId,
    /// The snapshot whose fingerprints it came with.
    pub snapshot: SnapshotId,
    /// How many these are.
    pub prints: usize,
}

impl Batch<'_> {
    /// Takes in the fingerprints of the text of an article's newest snapshot, unless they are there already.
    pub(super) fn put_prints(
        &self,
        row: i64,
        snapshot: &SnapshotId,
        text: &str,
    ) -> Result<(), IndexError> {
        let known: Option<String> = self
            .transaction
            .prepare_cached("SELECT snapshot FROM printed WHERE row = ?1")?
            .query_one([row], |found| found.get(0))
            .optional()?;
        if known.is_some_and(|known| known == snapshot.as_str()) {
            return Ok(());
        }
        self.take_prints(row)?;
        let prints: Vec<String> = Words::new(text).prints().into_iter().map(written).collect();
        self.run(
            "INSERT INTO printed (row, snapshot, prints, waits) VALUES (?1, ?2, ?3, ?4)",
            params![
                row,
                snapshot.as_str(),
                bound(prints.len()),
                !prints.is_empty()
            ],
        )?;
        if prints.is_empty() {
            return Ok(());
        }
        self.run(
            "INSERT INTO prints (rowid, print) VALUES (?1, ?2)",
            params![row, prints.join(" ")],
        )
    }

    /// Takes the fingerprints of an article away.
    pub(super) fn take_prints(&self, row: i64) -> Result<(), IndexError> {
        let shared: Vec<i64> = {
            let mut statement = self
                .transaction
                .prepare_cached("SELECT print FROM shared WHERE row = ?1")?;
            let prints = statement.query_map([row], |found| found.get(0))?;
            prints.collect::<Result<_, _>>()?
        };
        self.outdate_sharing(row)?;
        self.run("DELETE FROM kept_echoes WHERE row = ?1", [row])?;
        self.run("DELETE FROM shared WHERE row = ?1", [row])?;
        for print in shared {
            // The last one that has it shares it with nobody.
            self.run(
                "DELETE FROM shared WHERE print = ?1 AND row = (
                     SELECT CASE count(*) WHEN 1 THEN max(row) END
                     FROM (SELECT row FROM shared WHERE print = ?1 LIMIT 2))",
                [print],
            )?;
        }
        self.run("DELETE FROM prints WHERE rowid = ?1", [row])?;
        self.run("DELETE FROM printed WHERE row = ?1", [row])
    }

    /// Makes out which fingerprints of a newcomer others have too, by looking each up; nothing where it is none any
    /// more, or where another text of it is.
    ///
    /// Without fingerprints, since its text can't be read any more, its words are to be taken in anew.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn introduce(
        &self,
        id: ArticleId,
        snapshot: &SnapshotId,
        prints: Option<&[u64]>,
    ) -> Result<(), IndexError> {
        let Some(row) = self.newcomer(id, snapshot)? else {
            return Ok(());
        };
        let Some(prints) = prints else {
            self.take_prints(row)?;
            return self.keep_words(row, None);
        };
        self.share_known(row, prints)?;
        self.run("UPDATE printed SET waits = 0 WHERE row = ?1", [row])
    }

    /// Makes out the same of some fingerprints of a newcomer, which stays one: others have their turn in between.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn introduce_part(
        &self,
        id: ArticleId,
        snapshot: &SnapshotId,
        prints: &[u64],
    ) -> Result<(), IndexError> {
        match self.newcomer(id, snapshot)? {
            Some(row) => self.share_known(row, prints),
            None => Ok(()),
        }
    }

    /// Returns the row of an article that is a newcomer with this text.
    fn newcomer(&self, id: ArticleId, snapshot: &SnapshotId) -> Result<Option<i64>, IndexError> {
        let mut row = self.transaction.prepare_cached(
            "SELECT p.row FROM articles a JOIN printed p ON p.row = a.row
             WHERE a.id = ?1 AND p.snapshot = ?2 AND p.waits > 0",
        )?;
        let row = row.query_one(params![id.0.as_bytes(), snapshot.as_str()], |found| {
            found.get(0)
        });
        Ok(row.optional()?)
    }

    /// Has an article share those of some fingerprints that others have, too.
    fn share_known(&self, row: i64, prints: &[u64]) -> Result<(), IndexError> {
        let prepared = |sql| self.transaction.prepare_cached(sql);
        let mut known = prepared("SELECT 1 FROM shared WHERE print = ?1")?;
        let mut carriers = prepared("SELECT rowid FROM prints WHERE prints MATCH ?1")?;
        let mut shares = Vec::new();
        for print in prints {
            let number = print.cast_signed();
            if known.exists([number])? {
                // All others that have it stand there.
                shares.push((row, number));
                continue;
            }
            let carriers = carriers.query_map([written(*print)], |found| found.get(0))?;
            let carriers: Vec<i64> = carriers.collect::<Result<_, _>>()?;
            if carriers.len() > 1 {
                shares.extend(carriers.into_iter().map(|row| (row, number)));
            }
        }
        self.share(&shares)
    }

    /// Goes on with a pass over all fingerprints, or begins one, for about so many of them with each article that has
    /// them; tells whether there are more. Whoever is a newcomer as it begins is none as it ends.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn pass(&self, most: usize) -> Result<bool, IndexError> {
        let upto: Option<String> = self
            .transaction
            .prepare_cached("SELECT upto FROM pass")?
            .query_one([], |found| found.get(0))
            .optional()?;
        if upto.is_none() {
            self.run("INSERT INTO pass (upto) VALUES ('')", [])?;
            // Those that come from now on may have some that it is past then.
            self.run("UPDATE printed SET waits = 2 WHERE waits > 0", [])?;
        }
        let (shared, upto) = self.shared_behind(&upto.unwrap_or_default(), most)?;
        self.share(&shared)?;
        match &upto {
            Some(upto) => self.run("UPDATE pass SET upto = ?1", [upto])?,
            None => {
                self.run("DELETE FROM pass", [])?;
                self.run("UPDATE printed SET waits = 0 WHERE waits = 2", [])?;
            }
        }
        Ok(upto.is_some())
    }

    /// Returns the fingerprints behind one that several articles have, with each of these and sorted by them; and up
    /// to which fingerprint that goes, where there are more.
    fn shared_behind(
        &self,
        before: &str,
        most: usize,
    ) -> Result<(Vec<Share>, Option<String>), IndexError> {
        let mut places = self
            .transaction
            .prepare_cached("SELECT term, doc FROM print_places WHERE term > ?1")?;
        // Sorted by fingerprint.
        let mut places = places.query([before])?;
        let mut shared = Vec::new();
        let (mut last, mut carriers): (String, Vec<i64>) = (String::new(), Vec::new());
        let mut seen = 0;
        let upto = loop {
            let place = places.next()?;
            let print = match &place {
                Some(place) => Some(place.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?),
                None => None,
            };
            if print != Some(&last) {
                if carriers.len() > 1 {
                    let number = number(&last);
                    shared.extend(carriers.iter().map(|row| (*row, number)));
                }
                if print.is_none() || seen >= most {
                    break print.map(|_| last);
                }
                carriers.clear();
                last.clear();
                last.push_str(print.unwrap_or_default());
            }
            if let Some(place) = place {
                carriers.push(place.get(1)?);
                seen += 1;
            }
        };
        shared.sort_unstable();
        Ok((shared, upto))
    }

    /// Has articles share fingerprints, and outdates what those say that have these.
    fn share(&self, shares: &[Share]) -> Result<(), IndexError> {
        let mut share = self
            .transaction
            .prepare_cached("INSERT OR IGNORE INTO shared (row, print) VALUES (?1, ?2)")?;
        let mut outdated = BTreeSet::new();
        let mut news: HashMap<i64, usize> = HashMap::new();
        for (row, print) in shares {
            if share.execute([row, print])? > 0 {
                outdated.insert(*row);
                *news.entry(*print).or_default() += 1;
            }
        }
        for (print, came) in news {
            self.add_carriers(print, came, &mut outdated)?;
        }
        self.outdate(&outdated)
    }
}

impl Index {
    /// Tells how much there is to be introduced. All rows of `printed` are gone over, which are short.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn newcomers(&self) -> Result<Newcomers, IndexError> {
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT ifnull(sum(prints) FILTER (WHERE waits > 0), 0), ifnull(sum(prints), 0),
                     EXISTS (SELECT 1 FROM pass) FROM printed",
            )?;
            statement.query_one([], |found| {
                Ok(Newcomers {
                    prints: size(found, 0)?,
                    of: size(found, 1)?,
                    is_passing: found.get(2)?,
                })
            })
        })
    }

    /// Returns some newcomers.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn some_newcomers(&self, most: usize) -> Result<Vec<Newcomer>, IndexError> {
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(WAITING)?;
            let found = statement.query_map([bound(most)], |found| {
                let snapshot: String = found.get(1)?;
                let id = ArticleId(Uuid::from_bytes(found.get(0)?));
                let prints = size(found, 2)?;
                let snapshot = SnapshotId::parse(&snapshot);
                Ok(snapshot.map(|snapshot| Newcomer {
                    id,
                    snapshot,
                    prints,
                }))
            })?;
            let found: Vec<_> = found.collect::<Result<_, _>>()?;
            Ok(found.into_iter().flatten().collect())
        })
    }
}

/// Writes a fingerprint as a word.
pub(super) fn written(print: u64) -> String {
    let letter = |at: u32| {
        let part = usize::try_from((print >> (5 * at)) & 31).unwrap_or(0);
        LETTERS.get(part).copied().map(char::from)
    };
    (0..LENGTH).filter_map(letter).collect()
}

/// Returns the fingerprint that a word was written from, as it is kept.
fn number(word: &str) -> i64 {
    let letters = word.bytes().rev();
    letters.fold(0, |number, letter| {
        let part = LETTERS.iter().position(|known| *known == letter);
        number << 5 | part.and_then(|part| i64::try_from(part).ok()).unwrap_or(0)
    })
}
