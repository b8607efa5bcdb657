//! Making out which articles share passages with those that have come.

use std::time::Duration;

use crate::{
    compare::Words,
    index::{Index, IndexError},
    library::{
        Flow, Library,
        indexing::{PATIENCE, PAUSE},
    },
    model::{ArticleId, SnapshotId},
};

/// How many newcomers are introduced at once, also by whoever asks: others wait for a tenth of a second.
const FEW: usize = 4;

/// Looking up the fingerprints of one article takes as long as going over those of so many.
const LOOK_UP: usize = 100;

/// How many fingerprints a step of a pass goes over, which takes as long.
const PASSED: usize = 100_000;

impl Library {
    /// Introduces the last few that came, so that whoever asks next is told of them, too; very many are left to whoever
    /// is beside the reading, and where the index can't be written, all are.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(in crate::library) fn introduce_few(&self, index: &Index) -> Result<(), IndexError> {
        let come = index.some_newcomers(FEW + 1)?;
        if come.is_empty() || come.len() > FEW {
            return Ok(());
        }
        match self.introduce(index, &come, Duration::ZERO) {
            Err(error) if !error.is_damage() => {
                tracing::warn!(%error, "newcomers are left for later");
                Ok(())
            }
            done => done,
        }
    }

    /// Introduces all newcomers, one by one or in passes over all fingerprints; `watch` may stop it.
    ///
    /// # Errors
    /// Where the index can't be written.
    pub(in crate::library) fn introduce_all(
        &self,
        index: &Index,
        watch: &dyn Fn() -> Flow,
    ) -> Result<(), IndexError> {
        loop {
            let newcomers = index.newcomers()?;
            let is_more = if newcomers.is_passing || newcomers.count * LOOK_UP > newcomers.of {
                index.write_within(PATIENCE, |batch| batch.pass(PASSED))?
            } else {
                let come = index.some_newcomers(FEW)?;
                if come.is_empty() {
                    return Ok(());
                }
                self.introduce(index, &come, PATIENCE)?;
                come.len() == FEW
            };
            if watch() == Flow::Stop {
                return Ok(());
            }
            if is_more {
                std::thread::sleep(PAUSE);
            }
        }
    }

    fn introduce(
        &self,
        index: &Index,
        come: &[(ArticleId, SnapshotId)],
        patience: Duration,
    ) -> Result<(), IndexError> {
        let prints = come.iter().map(|(_, snapshot)| {
            let text = self.text_of(snapshot)?;
            Some(Words::new(&text).prints())
        });
        let prints: Vec<Option<Vec<u64>>> = prints.collect();
        index.write_within(patience, |batch| {
            for ((id, snapshot), prints) in come.iter().zip(&prints) {
                batch.introduce(*id, snapshot, prints.as_deref())?;
            }
            Ok(())
        })
    }
}
