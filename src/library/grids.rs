//! Grids of competing hypotheses; like stories they are read from their files whenever they are asked for.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use uuid::Uuid;

use crate::{
    compare::hypotheses,
    library::{Library, LookupError, ReadError, origins::Behind},
    model::{
        Annotation, AnnotationId, Claim, ClaimId, Evidence, EvidenceId, Grid, GridId, Record,
        RecordId, RecordKind, Stance,
        grid::GridRow,
        origin::Origin,
        view::{EvidenceRow, GridPage, HeldRow, Shelf},
    },
    store::StoreError,
    text::words::fold,
};

impl Library {
    /// Returns the grids by name, or those in the trash, the last removed first.
    ///
    /// # Errors
    /// Where the system does not let them be read.
    pub fn grids(&self, shelf: Shelf) -> Result<Vec<Grid>, StoreError> {
        let grids = self.all_grids()?.into_iter().map(|(grid, _)| grid);
        let grids = grids.filter(|grid| grid.removed.is_some() == (shelf == Shelf::Trash));
        let mut grids: Vec<Grid> = grids.map(|grid| self.without_merged(grid)).collect();
        grids.sort_by_cached_key(|grid| (Reverse(grid.removed), fold(&grid.name), grid.id));
        Ok(grids)
    }

    /// Returns all grids as they stand in their files, in no order.
    pub(super) fn all_grids(&self) -> Result<Vec<(Grid, Record)>, StoreError> {
        let ids = self.ids_of(RecordKind::Grid)?.into_iter().map(GridId);
        let grids = ids.filter_map(|id| {
            let record = self.readable_record(RecordId::grid(id))?;
            Some((Grid::from_record(id, &record)?, record))
        });
        Ok(grids.collect())
    }

    /// Leaves out the claims that were merged into others: these stand in their place.
    fn without_merged(&self, mut grid: Grid) -> Grid {
        grid.claims.retain(|id| !self.is_merged(*id));
        grid
    }

    /// Finds the one grid of an id, of its start or end, or of its name, in which case and accents don't matter. One
    /// in the trash is found by its id.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_grid(&self, name: &str) -> Result<GridId, LookupError> {
        let grids = self.grids(Shelf::Library)?;
        let named: Vec<_> = grids.iter().map(|grid| (grid.id.0, &grid.name)).collect();
        let id = self.resolve_named("grid", RecordKind::Grid, name, &named)?;
        Ok(GridId(id))
    }

    /// Returns a grid with what stands in it, and ranks its claims.
    ///
    /// # Errors
    /// Where there is no such grid, or where a file can't be read.
    pub fn grid_page(&self, id: GridId) -> Result<GridPage, ReadError> {
        let record = self.known_there(RecordId::grid(id))?.record;
        let grid = Grid::from_record(id, &record).ok_or_else(|| ReadError::Unknown {
            what: "grid",
            id: id.to_string(),
        })?;
        let grid = self.without_merged(grid);
        let claims = grid.claims.iter();
        let claims: Vec<Arc<Claim>> = claims.filter_map(|id| self.read_claim(*id)).collect();
        let mut evidence = Vec::new();
        for held in &grid.rows {
            evidence.extend(self.held(held, &claims)?);
        }
        // What does not count says nothing of where the rest comes from either.
        let (mut evidence, mut trashed): (Vec<_>, Vec<_>) = evidence
            .into_iter()
            .partition(|row: &EvidenceRow| row.annotation.removed.is_none());
        self.order_evidence(&mut evidence, &mut Behind::default());
        self.order_evidence(&mut trashed, &mut Behind::default());
        let rows = HeldRow::all(&grid, evidence.into_iter().chain(trashed));
        Ok(hypotheses::page(grid, record, claims, rows))
    }

    /// Returns the evidence of some claims that could be put into a grid of them: each annotation once, in the order
    /// of publication, none of an article in the trash.
    ///
    /// # Errors
    /// Where a file can't be read.
    pub fn grid_evidence(&self, claims: &[Arc<Claim>]) -> Result<Vec<EvidenceRow>, ReadError> {
        let mut evidence: BTreeMap<AnnotationId, EvidenceRow> = BTreeMap::new();
        for claim in claims {
            for mut row in self.claim_page(claim.id)?.evidence {
                if row.article.removed.is_none() {
                    let Some(link) = told_by(&row.annotation, claims) else {
                        continue;
                    };
                    row.evidence = self.suggested(&row.annotation, &link);
                    evidence.entry(row.annotation.id).or_insert(row);
                }
            }
        }
        let mut evidence: Vec<EvidenceRow> = evidence.into_values().collect();
        self.order_evidence(&mut evidence, &mut Behind::default());
        Ok(evidence)
    }

    /// Reads the annotation of a row, which may be in the trash; nothing where it is gone.
    fn held(
        &self,
        held: &GridRow,
        claims: &[Arc<Claim>],
    ) -> Result<Option<EvidenceRow>, ReadError> {
        let article = self.article(held.article);
        let record = self.known(RecordId::annotations(held.article))?.record;
        let annotation = Annotation::from_record(held.article, held.annotation, &record);
        let Some(annotation) = annotation else {
            return Ok(None);
        };
        // A grid has no claim while all are in others, and has its rows all the same.
        let claim = claims
            .first()
            .map_or(ClaimId(Uuid::nil()), |first| first.id);
        let none = || Evidence::new(EvidenceId(Uuid::nil()), claim, Stance::Mentions);
        let link = told_by(&annotation, claims).unwrap_or_else(none);
        let placed = self.in_newest(&article, vec![annotation]).into_iter();
        Ok(placed.last().map(|placed| EvidenceRow {
            article,
            evidence: self.suggested(&placed.annotation, &link),
            annotation: placed.annotation,
            placement: placed.placement,
            words: placed.words,
            origin: Origin::unknown(0),
        }))
    }
}

/// Returns the link to one of some claims that says how an annotation is told: that of which a person has said where
/// it comes from, before one of which a person has said anything, before any other. In a grid it has no stance.
fn told_by(annotation: &Annotation, claims: &[Arc<Claim>]) -> Option<Evidence> {
    let links = annotation.evidence.iter();
    let links = links.filter(|link| claims.iter().any(|claim| claim.id == link.claim));
    let link = links.min_by_key(|link| (link.origin.is_none(), !link.is_said()))?;
    Some(Evidence {
        stance: Stance::Mentions,
        ..link.clone()
    })
}
