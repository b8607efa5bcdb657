//! Reading records and texts, joined with what waits to be saved.

use std::{sync::Arc, time::SystemTime};

use crate::{
    compare::Words,
    library::{Library, ReadError, lock, notices},
    model::{
        Article, ArticleId, Claim, ClaimId, CleanText, Record, RecordId, RecordKind, Snapshot,
        SnapshotId, article,
    },
    store::{Fingerprint, StoreError, Stored},
    text::count::counted,
};

/// How many bytes of texts are kept in memory: a few long ones, or all of the usual that are kept.
const KEPT_BYTES: usize = 64 << 20;

/// How many texts are kept in memory, each of which is looked at to find one.
const KEPT: usize = 256;

/// How many articles are kept in memory: those of a few parts of a list.
const KEPT_ARTICLES: usize = 1024;

/// How many claims are kept in memory: all of very many.
const KEPT_CLAIMS: usize = 50_000;

/// A record as it can be shown now.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The record; empty where there is none.
    pub record: Record,
    /// Whether anything is there, on disk or waiting.
    pub is_there: bool,
    /// Why it can't be changed, where it can't.
    pub read_only: Option<CleanText>,
    /// Whether that is since the system does not let the file be read, which may be over at any time.
    pub is_sealed: bool,
    /// What was edited by hand, which a person is told when it is taken into the index.
    pub edited: Option<CleanText>,
    /// Of which state of its file this was read.
    pub file: Option<Fingerprint>,
}

/// A claim with the words that it is compared by.
#[derive(Clone, Debug)]
pub(super) struct Worded {
    /// The claim.
    pub claim: Arc<Claim>,
    /// A number for each word of its statement, in order.
    pub words: Arc<[u64]>,
}

impl Library {
    /// Reads a record without the lock.
    ///
    /// # Errors
    /// Where the system does not let it be read. A damaged file is shown as it was last.
    pub(super) fn known(&self, id: RecordId) -> Result<Known, StoreError> {
        // The fingerprint first: a file that changes in between is then read once more, not once too few.
        let file = self.store.fingerprint(id)?;
        let stored = self.store.read(id, self.device)?;
        let mut known = self.told(id, stored);
        known.file = file;
        if let Some(waiting) = self.waiting_of(id) {
            known.record = known.record.merge(&waiting);
            known.is_there = true;
        }
        Ok(known)
    }

    /// Says of a stored record what a person should know.
    fn told(&self, id: RecordId, stored: Stored) -> Known {
        match stored {
            Stored::Missing => Known::default(),
            Stored::Good(loaded) => Known {
                edited: notices::edited(id, &loaded.record, &loaded.edited_by_hand),
                record: loaded.record,
                is_there: true,
                ..Known::default()
            },
            Stored::Damaged { error, last_good } => {
                let why = CleanText::new(&notices::with_hint(&error));
                let is_sealed = matches!(error, StoreError::Io { .. });
                if is_sealed {
                    self.note_sealed(&why);
                }
                Known {
                    is_sealed,
                    is_there: true,
                    record: last_good.map(|loaded| loaded.record).unwrap_or_default(),
                    read_only: Some(why),
                    ..Known::default()
                }
            }
            Stored::Newer { error, seen } => {
                let why = CleanText::new(&notices::with_hint(&error));
                Known {
                    is_there: true,
                    record: seen.map(|loaded| loaded.record).unwrap_or_default(),
                    read_only: Some(why),
                    ..Known::default()
                }
            }
        }
    }

    /// Keeps that a file can't be read now, until it is told.
    fn note_sealed(&self, why: &CleanText) {
        let mut sealed = lock(&self.sealed);
        let said = format!("{why} What is shown of it is as it was last, and can't be changed.");
        sealed.entry(CleanText::line(&said)).or_default();
    }

    /// Returns what was read from its copy since the system does not let its file be read, the first of it and how much
    /// more there is; once.
    pub fn take_sealed(&self) -> Option<CleanText> {
        let mut sealed = lock(&self.sealed);
        let news = sealed.iter_mut().filter(|(_, is_told)| !**is_told);
        let news = news.map(|(said, is_told)| {
            *is_told = true;
            said
        });
        let news: Vec<&CleanText> = news.collect();
        let (first, others) = news.split_first()?;
        Some(match others.len() {
            0 => CleanText::clone(first),
            more => CleanText::line(&format!(
                "{first} Also {}: `briefreader check` names all.",
                counted(more, "more file")
            )),
        })
    }

    /// Reads a record that must be there.
    pub(super) fn known_there(&self, id: RecordId) -> Result<Known, ReadError> {
        let known = self.known(id)?;
        if known.is_there {
            return Ok(known);
        }
        Err(ReadError::Unknown {
            what: match id.kind {
                RecordKind::Article => "article",
                RecordKind::Annotations => "annotation",
                RecordKind::Claim => "claim",
                RecordKind::Story => "story",
                RecordKind::View => "view",
                RecordKind::Grid => "grid",
                RecordKind::Feed => "feed",
                RecordKind::Dismissed => "dismissed disagreement",
            },
            id: id.id.to_string(),
        })
    }

    /// Returns an article, from memory where its file is as it was.
    pub(super) fn article(&self, id: ArticleId) -> Arc<Article> {
        let record = RecordId::article(id);
        let file = self.steady_state(record);
        if let Some(file) = &file
            && let Some((of, article)) = lock(&self.articles).get(&id)
            && of == file
        {
            return Arc::clone(article);
        }
        // Where its file is gone, what was marked in it is shown all the same.
        let known = self.known(record).unwrap_or_default();
        let article = Arc::new(Article::from_record(id, &known.record));
        if let Some(file) = file
            && known.file.as_ref() == Some(&file)
            && known.read_only.is_none()
        {
            let mut articles = lock(&self.articles);
            if articles.len() >= KEPT_ARTICLES {
                articles.clear();
            }
            articles.insert(id, (file, Arc::clone(&article)));
        }
        article
    }

    /// Returns a claim, from memory where its file is as it was; nothing where there is none.
    pub(super) fn read_claim(&self, id: ClaimId) -> Option<Arc<Claim>> {
        Some(self.read_worded(id)?.claim)
    }

    /// Returns the same with its words, which are looked at once.
    pub(super) fn read_worded(&self, id: ClaimId) -> Option<Worded> {
        let record = RecordId::claim(id);
        let file = self.steady_state(record);
        if let Some(file) = &file
            && let Some((of, worded)) = lock(&self.claims).get(&id)
            && of == file
        {
            return Some(worded.clone());
        }
        let known = self.known(record).ok()?;
        let claim = Claim::from_record(id, &known.record)?;
        let worded = Worded {
            words: Words::new(&claim.statement).numbers().into(),
            claim: Arc::new(claim),
        };
        if let Some(file) = file
            && known.file.as_ref() == Some(&file)
            && known.read_only.is_none()
        {
            let mut claims = lock(&self.claims);
            if claims.len() >= KEPT_CLAIMS {
                claims.clear();
            }
            claims.insert(id, (file, worded.clone()));
        }
        Some(worded)
    }

    /// Returns the state of a record's file, where what is read of it may be kept for as long as that is the same.
    fn steady_state(&self, id: RecordId) -> Option<Fingerprint> {
        let file = self.store.fingerprint(id).ok().flatten();
        // What was written a moment ago may be written again without a trace.
        let file = file.filter(|file| file.is_settled(SystemTime::now()));
        file.filter(|_| self.waiting_of(id).is_none())
    }

    /// Returns a record as it is now, with what waits to be saved.
    ///
    /// # Errors
    /// Where there is none, or where it can't be read.
    pub fn record(&self, id: RecordId) -> Result<Record, ReadError> {
        let known = match id.kind {
            // Annotations come with the first of them, and a dismissal with itself.
            RecordKind::Annotations | RecordKind::Dismissed => self.known(id)?,
            _ => self.known_there(id)?,
        };
        if id.kind == RecordKind::Article && known.record.get(article::PURGED).is_some() {
            return Err(ReadError::Purged(ArticleId(id.id)));
        }
        Ok(known.record)
    }

    /// Returns a snapshot, from memory where it was read a moment ago.
    ///
    /// # Errors
    /// Where its files are missing, damaged or not what they were.
    pub fn snapshot(&self, id: &SnapshotId) -> Result<Arc<Snapshot>, StoreError> {
        {
            let mut texts = lock(&self.texts);
            if let Some(place) = texts.iter().position(|snapshot| snapshot.id == *id)
                && let Some(found) = texts.remove(place)
            {
                texts.push_back(Arc::clone(&found));
                return Ok(found);
            }
        }
        let snapshot = Arc::new(self.store.load_snapshot(id)?);
        self.keep_text(Arc::clone(&snapshot));
        Ok(snapshot)
    }

    /// Keeps a text in memory, and forgets those that were not asked for the longest where it gets too many.
    pub(super) fn keep_text(&self, snapshot: Arc<Snapshot>) {
        let mut texts = lock(&self.texts);
        texts.retain(|kept| kept.id != snapshot.id);
        texts.push_back(snapshot);
        let mut bytes: usize = texts.iter().map(|snapshot| snapshot.text.len()).sum();
        while (bytes > KEPT_BYTES || texts.len() > KEPT)
            && texts.len() > 1
            && let Some(oldest) = texts.pop_front()
        {
            bytes -= oldest.text.len();
        }
    }
}
