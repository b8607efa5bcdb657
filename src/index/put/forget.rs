//! Taking out the rows of what is gone.

use rusqlite::params;
use uuid::Uuid;

use super::{Batch, directory, number};
use crate::{
    index::IndexError,
    model::{ArticleId, Record, RecordId, RecordKind},
};

impl Batch<'_> {
    /// Forgets a record whose file is gone.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn forget(&self, id: RecordId) -> Result<(), IndexError> {
        match id.kind {
            RecordKind::Article => self.forget_article(id.id)?,
            RecordKind::Annotations => {
                self.put_annotations(ArticleId(id.id), &Record::default())?;
            }
            RecordKind::Claim => self.forget_claim(id.id)?,
            RecordKind::Story => self.forget_story(id.id)?,
            RecordKind::Feed => self.forget_feed(id.id)?,
            RecordKind::View | RecordKind::Grid | RecordKind::Dismissed => {}
        }
        self.run(
            "DELETE FROM files WHERE kind = ?1 AND directory = ?2 AND id = ?3",
            params![number(id.kind), directory(id.id), id.id.as_bytes()],
        )
    }

    fn forget_article(&self, id: Uuid) -> Result<(), IndexError> {
        let Some(row) = self.row_of("SELECT row FROM articles WHERE id = ?1", id)? else {
            return Ok(());
        };
        self.take_prints(row)?;
        self.take_feeds_of(row)?;
        for sql in [
            "DELETE FROM texts WHERE rowid = ?1",
            "DELETE FROM article_tags WHERE article = ?1",
            "DELETE FROM article_names WHERE article = ?1",
            "DELETE FROM articles WHERE row = ?1",
        ] {
            self.run(sql, [row])?;
        }
        Ok(())
    }

    pub(super) fn forget_annotation(&self, row: i64) -> Result<(), IndexError> {
        for sql in [
            "DELETE FROM annotation_words WHERE rowid = ?1",
            "DELETE FROM annotation_tags WHERE annotation = ?1",
            "DELETE FROM placements WHERE annotation = ?1",
            "DELETE FROM evidence WHERE annotation = ?1",
            "DELETE FROM annotations WHERE row = ?1",
        ] {
            self.run(sql, [row])?;
        }
        Ok(())
    }

    pub(super) fn forget_claim(&self, id: Uuid) -> Result<(), IndexError> {
        if let Some(row) = self.row_of("SELECT row FROM claims WHERE id = ?1", id)? {
            self.run("DELETE FROM statements WHERE rowid = ?1", [row])?;
            self.run("DELETE FROM silences WHERE claim = ?1", [row])?;
            self.run("DELETE FROM claims WHERE row = ?1", [row])?;
        }
        Ok(())
    }

    pub(super) fn forget_story(&self, id: Uuid) -> Result<(), IndexError> {
        if let Some(row) = self.row_of("SELECT row FROM stories WHERE id = ?1", id)? {
            self.empty_story(row)?;
            self.run("DELETE FROM stories WHERE row = ?1", [row])?;
        }
        Ok(())
    }

    /// Takes away the words and members of a story.
    pub(super) fn empty_story(&self, row: i64) -> Result<(), IndexError> {
        self.run("DELETE FROM names WHERE rowid = ?1", [row])?;
        self.run("DELETE FROM story_articles WHERE story = ?1", [row])?;
        self.run("DELETE FROM story_claims WHERE story = ?1", [row])
    }
}
