//! Reading and writing records.
//!
//! A write reads the file as it is now, lets the caller change the record, and replaces the file; the lock
//! that it asks for makes sure that nothing comes between. So two writers never lose each other's work, and
//! a caller never holds a record that it may write as a whole.

use std::{
    fmt::Write as _,
    path::PathBuf,
    sync::PoisonError,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::{
    model::{Clock, DeviceId, Entry, Path as Place, Record, RecordId, RecordKind},
    store::{
        Durability, Folder, Loaded, Store, StoreError, WriteGuard, atomic,
        format::{self, FormatError, Writable},
        listing,
    },
};

/// The largest file of a record, in bytes: half a million annotations.
const LIMIT: u64 = 256 << 20;

/// The coarsest clock of a file system that is in use, that of FAT.
const COARSEST_TICK: Duration = Duration::from_secs(2);

/// What stands in the file of a record.
#[derive(Debug)]
pub enum Stored {
    /// There is no file.
    Missing,
    /// A record.
    Good(Loaded),
    /// Something that cannot be understood, or that the system does not let be read. It is not written to.
    Damaged {
        /// Where and why.
        error: StoreError,
        /// The last copy that the program wrote, to be shown.
        last_good: Option<Loaded>,
    },
    /// A record of a later version. It is not written to.
    Newer {
        /// Which version.
        error: StoreError,
        /// What this version can make of it, to be shown.
        seen: Option<Loaded>,
    },
}

impl Stored {
    /// Returns what can be shown, whether or not it can be written.
    pub fn shown(&self) -> Option<&Record> {
        match self {
            Self::Missing => None,
            Self::Good(loaded) => Some(&loaded.record),
            Self::Damaged { last_good, .. } => Some(&last_good.as_ref()?.record),
            Self::Newer { seen, .. } => Some(&seen.as_ref()?.record),
        }
    }

    /// Returns a record that can be changed and written; where there is no file, an empty one.
    ///
    /// # Errors
    /// Says why the file must be left as it is.
    pub fn writable(self) -> Result<Loaded, StoreError> {
        match self {
            Self::Missing => Ok(Loaded {
                record: Record::default(),
                ..Loaded::default()
            }),
            Self::Good(loaded) => Ok(loaded),
            Self::Damaged { error, .. } | Self::Newer { error, .. } => Err(error),
        }
    }
}

/// The answer to a write.
#[derive(Debug)]
#[must_use]
pub struct Written<T> {
    /// The record as it stands in the file now.
    pub record: Record,
    /// What had been edited by hand before; it is stamped now.
    pub edited_by_hand: Vec<Place>,
    /// What the file had lost and has again.
    pub brought_back: Vec<Place>,
    /// Whether the file would survive a power cut.
    pub durability: Durability,
    /// What the caller's closure returned.
    pub answer: T,
}

/// Tells a version of a file from another, without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    modified: Option<SystemTime>,
    length: u64,
    inode: u64,
}

impl Fingerprint {
    /// Writes it down, so that it can be compared after the program has ended.
    pub fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// Writes it down at the end of a text.
    pub fn write(&self, text: &mut String) {
        let time = self
            .modified
            .map(|time| match time.duration_since(UNIX_EPOCH) {
                Ok(after) => ("", after),
                Err(before) => ("-", before.duration()),
            });
        // Writing to a text can't fail.
        let _ = match time {
            Some((sign, time)) if time.as_secs() > 0 => {
                write!(text, "{sign}{}{:09}", time.as_secs(), time.subsec_nanos())
            }
            Some((sign, time)) => write!(text, "{sign}{}", time.subsec_nanos()),
            None => Ok(()),
        };
        let _ = write!(text, ":{}:{}", self.length, self.inode);
    }

    /// Tells whether it was changed so long before `now` that another change would show.
    ///
    /// Of two changes within one tick of a file system's clock the second leaves the time as it is; the
    /// coarsest clock in use ticks every two seconds.
    pub fn is_settled(&self, now: SystemTime) -> bool {
        let age = self.modified.and_then(|time| now.duration_since(time).ok());
        age.is_some_and(|age| age > COARSEST_TICK)
    }

    /// Tells whether the file was left alone for so long before `now`; a clock that is ahead of ours says so, too.
    pub fn is_still(&self, now: SystemTime, time: Duration) -> bool {
        let Some(modified) = self.modified else {
            return true;
        };
        match now.duration_since(modified) {
            Ok(age) => age >= time,
            Err(ahead) => ahead.duration() >= time,
        }
    }

    /// Takes the fingerprint of a file.
    pub fn of(data: &std::fs::Metadata) -> Self {
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(data);
        #[cfg(not(unix))]
        let inode = 0;
        Self {
            modified: data.modified().ok(),
            length: data.len(),
            inode,
        }
    }
}

impl Folder {
    /// Returns the folder of a kind of records.
    pub fn of(kind: RecordKind) -> Self {
        match kind {
            RecordKind::Feed => Self::Feeds,
            RecordKind::Article => Self::Articles,
            RecordKind::Annotations => Self::Annotations,
            RecordKind::Claim => Self::Claims,
            RecordKind::Story => Self::Stories,
            RecordKind::View => Self::Views,
            RecordKind::Grid => Self::Grids,
            RecordKind::Dismissed => Self::Dismissed,
        }
    }
}

impl Store {
    /// Returns the file of a record.
    pub fn path(&self, id: RecordId) -> PathBuf {
        self.places()
            .file(Folder::of(id.kind), &id.id.to_string(), "ron")
    }

    /// Returns where the copy of a record is kept that the program wrote last.
    pub fn backup_path(&self, id: RecordId) -> PathBuf {
        self.places()
            .backup_of(Folder::of(id.kind), &id.id.to_string(), "ron")
    }

    /// Reads a record, without the lock: the file joined with the last copy that the program wrote.
    ///
    /// So what a stale editor or a restoring tool has dropped from the file comes back. A file that is gone
    /// altogether, as no command of ours leaves it, is read from its copy.
    ///
    /// # Errors
    /// Fails where the system lets neither the file nor its copy be read; a file that is there and not understood, or that
    /// can be shown from its copy alone, is no error but an answer.
    pub fn read(&self, id: RecordId, device: DeviceId) -> Result<Stored, StoreError> {
        // To be shown, the file alone will do where the copy can't be read.
        let copy = atomic::read(&self.backup_path(id), LIMIT).ok().flatten();
        self.join(id, device, copy)
    }

    fn join(
        &self,
        id: RecordId,
        device: DeviceId,
        copy: Option<Vec<u8>>,
    ) -> Result<Stored, StoreError> {
        let path = self.path(id);
        let bytes = match atomic::read(&path, LIMIT) {
            Ok(bytes) => bytes,
            Err(error) => {
                let copy = copy.and_then(|copy| format::decode(&copy, id, None, device).ok());
                return match copy {
                    None => Err(error),
                    last_good => Ok(Stored::Damaged { error, last_good }),
                };
            }
        };
        let is_same = bytes.is_some() && bytes == copy;
        if is_same
            && let Some(bytes) = &bytes
            && let Some(record) = self.recent.recall(&path, bytes)
        {
            return Ok(Stored::Good(Loaded {
                record,
                ..Loaded::default()
            }));
        }
        let last = copy
            .filter(|_| !is_same)
            .and_then(|copy| format::decode(&copy, id, None, device).ok())
            .map(|loaded| loaded.record);
        let loaded = match (bytes, &last) {
            (None, None) => return Ok(Stored::Missing),
            (None, Some(_)) => Ok(Loaded::default()),
            (Some(bytes), last) => {
                let loaded = format::decode(&bytes, id, last.as_ref(), device);
                if let Ok(loaded) = &loaded
                    && is_same
                    && loaded.edited_by_hand.is_empty()
                {
                    self.recent.remember(&path, bytes, &loaded.record);
                }
                loaded
            }
        };
        Ok(match (loaded, last) {
            (Ok(loaded), None) => Stored::Good(loaded),
            (Ok(loaded), Some(last)) => Stored::Good(loaded.joined(&last)),
            (Err(FormatError::Newer { version, seen }), _) => Stored::Newer {
                error: FormatError::Newer {
                    version,
                    seen: None,
                }
                .in_file(path, None),
                seen: seen.map(|seen| *seen),
            },
            (Err(damage), last) => {
                let backup = last.is_some().then(|| self.backup_path(id));
                Stored::Damaged {
                    error: damage.in_file(path, backup),
                    last_good: last.map(|record| Loaded {
                        record,
                        ..Loaded::default()
                    }),
                }
            }
        })
    }

    /// Changes a record and saves it: reads the file as it is now, lets `edit` change it, replaces the file.
    ///
    /// The clock has seen all stamps of the file when `edit` asks it for one. Where nothing has changed, by
    /// `edit` or by hand, the file is only synced. A record that is purged leaves no word in its copy either.
    ///
    /// # Errors
    /// The file is then as it was. A file that is damaged or of a later version is never written to.
    pub fn write_merged<T>(
        &self,
        _guard: &WriteGuard,
        id: RecordId,
        clock: &mut Clock,
        edit: impl FnOnce(&mut Record, &mut Clock) -> T,
    ) -> Result<Written<T>, StoreError> {
        // A copy that can't be read now may hold what the file has lost, and would be written over.
        let copy = atomic::read(&self.backup_path(id), LIMIT)?;
        let stored = self.join(id, clock.device(), copy)?;
        let is_missing = matches!(stored, Stored::Missing);
        let loaded = stored.writable()?;
        if let Some(latest) = loaded.record.latest() {
            clock.see(latest);
        }
        let mut record = loaded.record.clone();
        let answer = edit(&mut record, clock);

        let path = self.path(id);
        let is_same = record == loaded.record
            && loaded.edited_by_hand.is_empty()
            && loaded.brought_back.is_empty();
        let (record, durability) = if is_same && is_missing {
            (record, Durability::Durable)
        } else if is_same && !self.is_doubtful(&path) {
            // Whoever wrote it may have been killed before it was on the disk.
            (record, atomic::sync(&path).into())
        } else {
            let refused = |what| StoreError::NotWritable {
                path: path.clone(),
                what,
            };
            let record = Writable::new(record, &loaded.record)
                .map_err(|error| refused(error.to_string()))?;
            if !is_readable(id, &record.beyond(&loaded.record)) {
                let what = "what would be read is not what was to be written";
                return Err(refused(what.to_owned()));
            }
            let text = format::encode(id, &record);
            let record = record.into_record();
            let copy = self.backup_path(id);
            let saved = atomic::replace(&path, text.as_bytes(), Some(&copy))?;
            self.own.note(&path);
            self.recent.remember(&path, text.into_bytes(), &record);
            (record, saved)
        };
        let durability = if is_purged(&record) {
            durability.and(self.purge_copy(id)?)
        } else {
            durability
        };
        self.note(path, &durability);
        Ok(Written {
            record,
            edited_by_hand: loaded.edited_by_hand,
            brought_back: loaded.brought_back,
            durability,
            answer,
        })
    }

    /// Takes the file of a record and its copy away for good.
    ///
    /// # Errors
    /// Fails where one could not be removed; it can be tried again.
    pub fn remove_record(
        &self,
        _guard: &WriteGuard,
        id: RecordId,
    ) -> Result<Durability, StoreError> {
        let backup = atomic::remove(&self.backup_path(id))?;
        let path = self.path(id);
        let removed = atomic::remove(&path)?;
        self.own.note(&path);
        Ok(backup.and(removed))
    }

    /// Returns what tells the present file of a record from another; nothing where there is none.
    ///
    /// # Errors
    /// Fails where the system does not let the file be looked at.
    pub fn fingerprint(&self, id: RecordId) -> Result<Option<Fingerprint>, StoreError> {
        listing::fingerprint(&self.path(id))
    }

    /// Takes away the temporary files that killed processes left, and returns how many.
    ///
    /// The guard proves that no other process writes, so those of any age can go; `age` is for libraries on
    /// network disks that have no locks worth the name. It walks all directories: do it behind the screen.
    ///
    /// # Errors
    /// Fails where a directory cannot be listed.
    pub fn sweep(&self, _guard: &WriteGuard, age: Duration) -> Result<usize, StoreError> {
        let places = self.places();
        let mut swept = atomic::sweep(&places.state, age)?;
        for root in [places.data.clone(), places.backup()] {
            for folder in Folder::ALL {
                for directory in listing::shards(&root.join(folder.name()))? {
                    swept += atomic::sweep(&directory, age)?;
                }
            }
        }
        Ok(swept)
    }

    /// Makes sure that the copy of a purged record holds no word of it; where it can't be, it is removed.
    ///
    /// The copy stays, since it says that the record is purged: an editor that saves what it had open would
    /// bring all of it back.
    fn purge_copy(&self, id: RecordId) -> Result<Durability, StoreError> {
        let (file, copy) = (self.path(id), self.backup_path(id));
        let is_same = |a: &std::path::Path, b: &std::path::Path| {
            let read = |path| atomic::read(path, LIMIT).ok().flatten();
            read(a).is_some_and(|bytes| read(b).is_some_and(|copy| copy == bytes))
        };
        if is_same(&file, &copy) {
            return Ok(atomic::sync(&copy).into());
        }
        atomic::remove(&copy)
    }

    fn is_doubtful(&self, path: &PathBuf) -> bool {
        let doubtful = self.doubtful.lock().unwrap_or_else(PoisonError::into_inner);
        doubtful.contains(path)
    }

    fn note(&self, path: PathBuf, durability: &Durability) {
        let mut doubtful = self.doubtful.lock().unwrap_or_else(PoisonError::into_inner);
        match durability {
            Durability::Durable => _ = doubtful.remove(&path),
            Durability::NotKnown(_) => _ = doubtful.insert(path),
        }
    }
}

fn is_purged(record: &Record) -> bool {
    record.value(&Place::root(Record::PURGED)).is_some()
}

/// Tells whether what is new in a record is read again as it is written, so that no file is ever written
/// that could not be read. What is not new has been read from a file a moment ago.
fn is_readable(id: RecordId, new: &Writable) -> bool {
    let text = format::encode(id, new);
    format::decode(text.as_bytes(), id, None, DeviceId::default())
        .is_ok_and(|read| read.edited_by_hand.is_empty() && read.record == *new.record())
}

impl Loaded {
    /// Joins what stands in the file with the last copy that the program wrote.
    fn joined(mut self, last: &Record) -> Self {
        let brought_back = |(path, entry): (&Place, &Entry)| {
            let lost = self
                .record
                .entry(path)
                .is_none_or(|present| present < entry);
            lost.then(|| path.clone())
        };
        self.brought_back = last.entries().filter_map(brought_back).collect();
        self.record = self.record.merge(last);
        // A file that is purged has lost nothing.
        let record = &self.record;
        self.brought_back
            .retain(|path| record.entry(path).is_some());
        self
    }
}

#[cfg(test)]
mod tests;
