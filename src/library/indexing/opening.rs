//! Opening the index, and making good what keeps it from answering.

use std::sync::atomic::Ordering;

use crate::{
    index::{Index, IndexError, Remedy},
    library::{Library, lock},
    model::CleanText,
    store::Places,
};

impl Library {
    /// Returns the index.
    ///
    /// # Errors
    /// Where there is not even memory for one.
    pub(in crate::library) fn index(&self) -> Result<&Index, IndexError> {
        if let Some(index) = self.indexing.index.get() {
            return Ok(index);
        }
        let _alone = lock(&self.indexing.opening);
        if let Some(index) = self.indexing.index.get() {
            return Ok(index);
        }
        let opened = open(self.places()).or_else(|error| {
            self.note_memory(&error);
            Index::in_memory()
        })?;
        Ok(self.indexing.index.get_or_init(|| opened))
    }

    /// Says why the index is not kept on the disk, where it is not.
    pub fn index_trouble(&self) -> Option<CleanText> {
        lock(&self.indexing.in_memory).clone()
    }

    /// Returns once what [`index_trouble`](Self::index_trouble) says.
    pub fn take_index_trouble(&self) -> Option<CleanText> {
        let is_news = self.indexing.is_memory_news.swap(false, Ordering::Relaxed);
        self.index_trouble().filter(|_| is_news)
    }

    fn note_memory(&self, error: &IndexError) {
        tracing::warn!(%error, "the index is kept in memory");
        let said = format!(
            "Lists and searches start more slowly, since the index is kept in memory for this session: {}. {}",
            error.to_string().trim_end_matches('.'),
            error.hint()
        );
        *lock(&self.indexing.in_memory) = Some(CleanText::line(&said));
        self.indexing.is_memory_news.store(true, Ordering::Relaxed);
    }

    /// Makes good what keeps the index from answering: begins it anew, or goes on in memory where no file can be
    /// had, or where that was of no help.
    pub(super) fn mend(&self, error: &IndexError, remedy: Remedy) -> Result<(), IndexError> {
        tracing::warn!(%error, ?remedy, "the index is made anew");
        let index = self.index()?;
        self.indexing.is_listed.store(false, Ordering::Relaxed);
        self.indexing.is_compared.store(false, Ordering::Relaxed);
        self.indexing.is_due.store(true, Ordering::Relaxed);
        if remedy == Remedy::Anew {
            match index.begin_anew() {
                Ok(()) => return Ok(()),
                Err(error) => self.note_memory(&error),
            }
        } else {
            self.note_memory(error);
        }
        index.leave_file()
    }
}

/// Opens the index of a library, and makes it anew where it is damaged.
fn open(places: &Places) -> Result<Index, IndexError> {
    let path = places.index();
    Index::open(&path).or_else(|error| {
        if error.is_damage() {
            tracing::warn!(%error, "the index is made anew");
            Index::make(&path)
        } else {
            Err(error)
        }
    })
}
