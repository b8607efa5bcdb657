//! Making out which articles share passages with those that have come.

use std::time::Duration;

use crate::{
    compare::Words,
    index::{Index, IndexError, Newcomer},
    library::{
        Flow, Library,
        indexing::{PATIENCE, PAUSE},
    },
};

/// How many fingerprints are looked up in one step, also by whoever asks: others wait for a tenth of a second.
const FEW: usize = 1_500;

/// How many newcomers are asked for at once.
const SOME: usize = 16;

/// Looking up a fingerprint takes as long as going over so many.
const LOOK_UP: usize = 100;

/// How many fingerprints a step of a pass goes over, which takes as long.
const PASSED: usize = 100_000;

impl Library {
    /// Introduces the last few that came, so that whoever asks next is told of them, too; what takes longer is left to
    /// whoever is beside the reading, and where the index can't be written, all is.
    ///
    /// To be called once for a question, whatever it then asks of the index.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(in crate::library) fn introduce_few(&self, index: &Index) -> Result<(), IndexError> {
        let few = || {
            let come = index.some_newcomers(SOME)?;
            let prints: usize = come.iter().map(|of| of.prints).sum();
            if come.is_empty() || come.len() == SOME || prints > FEW {
                return Ok(());
            }
            self.introduce(index, &come, Duration::ZERO, &|| Flow::Continue)
        };
        unless_damaged(few())
    }

    /// Introduces all newcomers, one by one or in passes over all fingerprints; `watch` may stop it.
    ///
    /// Where the index can't be written, as on a full disk, they are left for later: it answers all the same.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub(in crate::library) fn introduce_all(
        &self,
        index: &Index,
        watch: &dyn Fn() -> Flow,
    ) -> Result<(), IndexError> {
        unless_damaged(self.introduce_each(index, watch))
    }

    fn introduce_each(&self, index: &Index, watch: &dyn Fn() -> Flow) -> Result<(), IndexError> {
        loop {
            let newcomers = index.newcomers()?;
            let is_more = if newcomers.is_passing || newcomers.prints * LOOK_UP > newcomers.of {
                index.write_within(PATIENCE, |batch| batch.pass(PASSED))?
            } else {
                let mut come = index.some_newcomers(SOME)?;
                let count = come.len();
                come.truncate(a_step(&come));
                if come.is_empty() {
                    return Ok(());
                }
                self.introduce(index, &come, PATIENCE, watch)?;
                come.len() < count || count == SOME
            };
            if watch() == Flow::Stop {
                return Ok(());
            }
            if is_more {
                std::thread::sleep(PAUSE);
            }
        }
    }

    /// Introduces some; of a text of very many fingerprints those before the last ones in steps of their own.
    fn introduce(
        &self,
        index: &Index,
        come: &[Newcomer],
        patience: Duration,
        watch: &dyn Fn() -> Flow,
    ) -> Result<(), IndexError> {
        let mut rest = Vec::new();
        for of in come {
            let text = self.text_of(&of.snapshot);
            let mut prints = text.map(|text| Words::new(&text).prints());
            while let Some(all) = prints.as_mut().filter(|all| all.len() > FEW) {
                let part = all.split_off(all.len() - FEW);
                index.write_within(patience, |batch| {
                    batch.introduce_part(of.id, &of.snapshot, &part)
                })?;
                if watch() == Flow::Stop {
                    return Ok(());
                }
                std::thread::sleep(PAUSE);
            }
            rest.push((of, prints));
        }
        index.write_within(patience, |batch| {
            for (of, prints) in &rest {
                batch.introduce(of.id, &of.snapshot, prints.as_deref())?;
            }
            Ok(())
        })
    }
}

/// Returns how many newcomers, from the first on, make a step: one at least.
fn a_step(come: &[Newcomer]) -> usize {
    let mut prints = 0;
    let fits = |of: &&Newcomer| {
        prints += of.prints;
        prints <= FEW
    };
    come.iter().take_while(fits).count().max(1)
}

/// Passes on only damage: what can't be written now is left for later.
fn unless_damaged(done: Result<(), IndexError>) -> Result<(), IndexError> {
    done.or_else(|error| {
        if error.is_damage() {
            return Err(error);
        }
        tracing::warn!(%error, "newcomers are left for later");
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::{ArticleId, SnapshotId};

    #[test]
    fn a_step_ends_after_some_fingerprints_and_has_one_text_at_least() {
        let newcomer = |prints| Newcomer {
            id: ArticleId(Uuid::nil()),
            snapshot: SnapshotId::parse(&"0".repeat(64)).unwrap(),
            prints,
        };
        let step = |prints: &[usize]| {
            let come: Vec<_> = prints.iter().copied().map(newcomer).collect();
            a_step(&come)
        };
        assert_eq!(step(&[700, 700, 700]), 2);
        assert_eq!(step(&[20_000, 10]), 1);
        assert_eq!(step(&[10, 20_000]), 1);
        assert_eq!(step(&[10, 20]), 2);
    }
}
