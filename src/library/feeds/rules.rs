//! What a person's rules say of new articles, asked before these are written.
//!
//! The rules are asked in an index of their own, in memory, that holds nothing but what is to be written: so the same
//! language means the same as everywhere, and what a rule puts into the trash is never seen in a list.

use crate::{
    index::{Index, IndexError},
    model::{ArticleId, CleanText, FeedId, Record, Snapshot},
    query::{Deed, Moment, Rule},
};

/// What is done with an article as it comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::library) struct Marks {
    /// Tags that it has.
    pub tags: Vec<CleanText>,
    /// Stories that it is put into, by name.
    pub stories: Vec<CleanText>,
    /// Whether it is starred.
    pub is_starred: bool,
    /// Whether it is read.
    pub is_read: bool,
    /// Whether it goes to the trash.
    pub is_skipped: bool,
}

impl Marks {
    fn add(&mut self, deed: &Deed) {
        let add = |names: &mut Vec<CleanText>, name: &CleanText| {
            if !names.contains(name) {
                names.push(name.clone());
            }
        };
        match deed {
            Deed::Tag(name) => add(&mut self.tags, name),
            Deed::Story(name) => add(&mut self.stories, name),
            Deed::Star => self.is_starred = true,
            Deed::Read => self.is_read = true,
            Deed::Skip => self.is_skipped = true,
        }
    }
}

/// An article that is to be written.
pub(super) struct Draft<'a> {
    pub id: ArticleId,
    pub record: Record,
    pub snapshot: &'a Snapshot,
}

/// Asks rules of articles that come by a feed; the answer has one place for each.
///
/// # Errors
/// Where SQLite refuses.
pub(super) fn asked(
    rules: &[Rule],
    at: &Moment,
    (feed, record): (FeedId, &Record),
    drafts: &[Draft<'_>],
) -> Result<Vec<Marks>, IndexError> {
    let mut marks = vec![Marks::default(); drafts.len()];
    if rules.is_empty() || drafts.is_empty() {
        return Ok(marks);
    }
    let index = Index::in_memory()?;
    index.write(|batch| {
        batch.put_feed(feed, record)?;
        for draft in drafts {
            batch.put_article(draft.id, &draft.record)?;
            batch.put_words(draft.id, &draft.record, |_| {
                Some(draft.snapshot.text.clone())
            })?;
        }
        Ok(())
    })?;
    for rule in rules {
        let fitting = index.articles(&rule.condition, at, drafts.len())?;
        for (draft, marks) in drafts.iter().zip(&mut marks) {
            if fitting.contains(&draft.id) {
                rule.deeds.iter().for_each(|deed| marks.add(deed));
            }
        }
    }
    Ok(marks)
}
