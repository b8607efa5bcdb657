//! A grid with what stands in it.

use std::sync::Arc;

use crate::model::{
    AnnotationId, Claim, Grid, Record,
    grid::{GridRow, Outcome},
    view::EvidenceRow,
};

/// A grid with what stands in it, and what comes of that.
#[derive(Clone, Debug, PartialEq)]
pub struct GridPage {
    /// The grid.
    pub grid: Grid,
    /// Its record.
    pub record: Record,
    /// Its claims, those in the trash too.
    pub claims: Vec<Arc<Claim>>,
    /// Its evidence, in the order of publication; at the end that whose annotation is in the trash.
    pub rows: Vec<HeldRow>,
    /// How the claims are ranked; claims and rows by their numbers.
    pub outcome: Outcome,
}

impl GridPage {
    /// Counts the rows that do not count, since their annotation is in the trash.
    pub fn in_trash(&self) -> usize {
        self.rows.iter().filter(|row| !row.counts()).count()
    }

    /// Returns the annotations that are gone, so that their rows are not shown.
    pub fn gone(&self) -> impl Iterator<Item = AnnotationId> {
        let is_shown = |id: &AnnotationId| {
            let mut rows = self.rows.iter();
            rows.any(|row| row.held.annotation == *id)
        };
        let all = self.grid.rows.iter().map(|held| held.annotation);
        all.filter(move |id| !is_shown(id))
    }

    /// Tells whether any cell was rated under another wording of its claim.
    pub fn is_outworded(&self) -> bool {
        let mut rows = self.rows.iter().filter(|row| row.counts());
        rows.any(|row| {
            let mut claims = self.claims.iter();
            claims.any(|claim| row.held.outworded(claim).is_some())
        })
    }
}

/// A piece of evidence in a grid, with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldRow {
    /// What it was rated.
    pub held: GridRow,
    /// The annotation with its article, and where it comes from in the end.
    pub row: EvidenceRow,
}

impl HeldRow {
    /// Puts evidence together with what it was rated in a grid; nothing of what is not in the grid.
    pub fn all(grid: &Grid, evidence: impl IntoIterator<Item = EvidenceRow>) -> Vec<Self> {
        let evidence = evidence.into_iter();
        let rows = evidence.filter_map(|row| {
            let mut rows = grid.rows.iter();
            let held = rows.find(|held| held.annotation == row.annotation.id)?;
            Some(Self {
                held: held.clone(),
                row,
            })
        });
        rows.collect()
    }

    /// Tells whether it counts: its annotation is not in the trash.
    pub fn counts(&self) -> bool {
        self.row.annotation.removed.is_none()
    }
}
