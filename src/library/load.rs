//! Reading what the files say into the index, and noticing what others change.

use crate::{
    index::Index,
    library::{
        Depth, Flow, IndexingError, Library, Parts,
        indexing::{Compared, Indexed},
        reading::Known,
    },
    model::{CleanText, RecordId, view::Refreshed},
};

/// What making sure of the whole library came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// How many records had changed.
    pub records: usize,
    /// What the person should know, such as damaged files.
    pub notices: Vec<CleanText>,
}

impl Library {
    /// Looks at every file, so that lists and counts tell all that is there; `watch` is told how far it is, and
    /// may stop it.
    ///
    /// What is damaged is told each time; what was edited by hand is told by [`take_edits`](Self::take_edits).
    ///
    /// # Errors
    /// Where the system does not let the directories be listed, or the index can't be written.
    pub fn load(&self, watch: &dyn Fn(Indexed) -> Flow) -> Result<Loaded, IndexingError> {
        let compared = self.up_to_date(Depth::Files, Parts::Rows, watch)?;
        let mut notices = self.notices();
        for told in compared.notices {
            if !notices.contains(&told) {
                notices.push(told);
            }
        }
        Ok(Loaded {
            records: compared.changed.len(),
            notices,
        })
    }

    /// Looks at every file and takes in those that others have changed, made or taken away; their words, which take
    /// longer, are left to [`refresh_words`](Self::refresh_words).
    ///
    /// # Errors
    /// Where the system does not let the directories be listed, or the index can't be written.
    pub fn refresh(&self, watch: &dyn Fn(Indexed) -> Flow) -> Result<Refreshed, IndexingError> {
        let compared = self.up_to_date(Depth::Files, Parts::Rows, watch)?;
        Ok(compared.into())
    }

    /// Takes in all words that are not yet, and makes out what their texts share with others; returns what others have
    /// changed since the rows were compared.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed, or the index can't be written.
    pub fn refresh_words(
        &self,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Refreshed, IndexingError> {
        let compared = self.up_to_date(Depth::Directories, Parts::Words, watch)?;
        Ok(compared.into())
    }

    /// Brings the index up to date, goes on with what was begun and cut short, and leads evidence on that has come in for
    /// claims that were merged before.
    ///
    /// The index is asked for that each time: whoever took it in may not have been able to write.
    ///
    /// # Errors
    /// See [`bring_index_up_to_date`](Self::bring_index_up_to_date).
    pub fn up_to_date(
        &self,
        depth: Depth,
        parts: Parts,
        watch: &dyn Fn(Indexed) -> Flow,
    ) -> Result<Compared, IndexingError> {
        let (begun, told) = match self.trouble() {
            None => self.go_on(),
            Some(_) => (Vec::new(), Vec::new()),
        };
        let mut compared = self.bring_index_up_to_date(depth, parts, watch)?;
        let news = begun.into_iter();
        let news: Vec<_> = news.filter(|id| !compared.changed.contains(id)).collect();
        compared.changed.extend(news);
        compared.notices.extend(told);
        if self.trouble().is_none() {
            let led = self.lead_strays_on();
            let news = led.changed.into_iter();
            let news: Vec<_> = news.filter(|id| !compared.changed.contains(id)).collect();
            compared.changed.extend(news);
            compared.notices.extend(led.notices);
        }
        Ok(compared)
    }

    /// Compares the times of the directories of articles with the index, which is enough for a first list of what
    /// others have made, replaced or taken away; `watch` may stop it, as an index that has to be made takes its time.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed, or the index can't be written.
    pub fn glance_at_articles(&self, watch: &dyn Fn(Indexed) -> Flow) -> Result<(), IndexingError> {
        self.bring_index_up_to_date(Depth::Articles, Parts::Rows, watch)?;
        Ok(())
    }

    /// Compares the times of all directories with the index; `watch` may stop it.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed, or the index can't be written.
    pub fn glance(&self, watch: &dyn Fn(Indexed) -> Flow) -> Result<(), IndexingError> {
        self.bring_index_up_to_date(Depth::Directories, Parts::Rows, watch)?;
        Ok(())
    }

    /// Returns what the person should know of records whenever they are read: what is damaged.
    pub fn notices(&self) -> Vec<CleanText> {
        let mut notices = self.answered(Parts::Rows, Index::notices);
        notices.extend(self.finish_after_start());
        notices
    }

    /// Has a record taken in that was just read in another state than it was taken in from.
    pub(super) fn notice_state(&self, id: RecordId, known: &Known) {
        if let Some(file) = &known.file
            && self.is_compared()
            && self.answered(Parts::Rows, |index| index.state(id)) != Some(file.written())
        {
            self.touch(id);
        }
    }
}

impl From<Compared> for Refreshed {
    fn from(compared: Compared) -> Self {
        Self {
            records: compared.changed,
            notices: compared.notices,
        }
    }
}
