//! A grid of competing hypotheses on the screen: evidence in rows, claims in columns, ratings in the cells.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::{
    app::{
        message::Request,
        table::{Content, Shape, TALL, Table, Tabled},
    },
    compare::hypotheses,
    model::{
        AnnotationId, Claim, ClaimId, Grid, GridId, Record,
        grid::{Outcome, Place, Rated, Rating},
        view::{EvidenceRow, GridPage, HeldRow},
    },
};

/// Fewer columns than these have no room for a cell beside a quote.
const NARROW: u16 = 28;

/// A grid with what could be put into it.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRead {
    /// The grid with what stands in it.
    pub page: GridPage,
    /// The evidence of its claims, whether it stands in the grid or not.
    pub evidence: Vec<EvidenceRow>,
}

/// A grid, while it is shown.
#[derive(Debug)]
pub struct GridView {
    /// Which request brings it.
    pub request: Request,
    /// Which grid.
    pub grid: GridId,
    /// What is known of it.
    pub content: Content<Board>,
}

impl GridView {
    /// Takes what was read, with the changes on top that are not answered yet; the caret stays where it was.
    pub fn take(&mut self, read: GridRead, record: &Record) {
        let mut board = Board::new(read);
        if let Some(before) = self.content.known() {
            board.table = before.table;
            board.find(before.here());
        }
        board.follow(record, |_| None);
        self.content = Content::Known(Box::new(board));
    }
}

/// A grid with a caret.
#[derive(Debug)]
pub struct Board {
    page: GridPage,
    /// What could stand in it, and what did.
    evidence: Vec<EvidenceRow>,
    /// Whether that is known yet.
    is_read: bool,
    table: Table,
}

impl Board {
    /// Shows what was read.
    pub fn new(read: GridRead) -> Self {
        let GridRead { page, evidence } = read;
        Self {
            page,
            evidence,
            is_read: true,
            table: Table::default(),
        }
    }

    /// Shows a grid without evidence while it is read what could be put in.
    pub fn begun(page: GridPage) -> Self {
        Self {
            page,
            evidence: Vec::new(),
            is_read: false,
            table: Table::default(),
        }
    }

    /// Tells whether it is known what could be put into it.
    pub const fn is_read(&self) -> bool {
        self.is_read
    }

    /// Returns what stands in the grid, and what comes of it.
    pub const fn page(&self) -> &GridPage {
        &self.page
    }

    /// Returns what can be put into it or taken out.
    pub fn evidence(&self) -> &[EvidenceRow] {
        &self.evidence
    }

    /// Tells whether an annotation stands in it.
    pub fn holds(&self, annotation: AnnotationId) -> bool {
        let mut rows = self.page.rows.iter();
        rows.any(|row| row.held.annotation == annotation)
    }

    /// Returns the row under the caret.
    pub fn row(&self) -> Option<&HeldRow> {
        self.page.rows.get(self.table.caret.0)
    }

    /// Returns the claim under the caret.
    pub fn claim(&self) -> Option<&Arc<Claim>> {
        self.page.claims.get(self.table.caret.1)
    }

    /// Returns what the evidence under the caret was rated against its claim.
    pub fn rating(&self) -> Option<&Rating> {
        self.row()?.held.rating(self.claim()?)
    }

    /// Returns what it was rated under another wording of the claim.
    pub fn outworded(&self) -> Option<&Rated> {
        self.row()?.held.outworded(self.claim()?)
    }

    /// Returns the place of a claim among the others, where they are ranked.
    pub fn place(&self, claim: usize) -> Option<&Place> {
        match &self.page.outcome {
            Outcome::Ranked { places, .. } => places.iter().find(|place| place.claim == claim),
            Outcome::Unrated(_) | Outcome::TooFew => None,
        }
    }

    /// Tells whether a row, taken away alone, would change the order of the claims.
    pub fn decides(&self, row: usize) -> bool {
        match &self.page.outcome {
            Outcome::Ranked { decisive, .. } => decisive.contains(&row),
            Outcome::Unrated(_) | Outcome::TooFew => false,
        }
    }

    /// Tells whether so little of it is seen that a person would rate without seeing what.
    pub fn is_blind(&self) -> bool {
        let areas = self.areas(self.table.body);
        areas.names.is_empty() || (areas.across() == 0 && areas.foot.is_empty())
    }

    /// Goes on to the next cell: to the right, or to the start of the next row.
    pub fn go_on(&mut self) {
        let (row, column) = self.table.caret;
        if column + 1 < self.page.claims.len() {
            self.table.caret.1 += 1;
        } else if row + 1 < self.page.rows.len() {
            self.table.caret = (row + 1, 0);
        }
    }

    /// Brings it in line with the grid's record; `claim` gives a claim that it did not have.
    pub fn follow(&mut self, record: &Record, claim: impl Fn(ClaimId) -> Option<Arc<Claim>>) {
        let Some(grid) = Grid::from_record(self.page.grid.id, record) else {
            return;
        };
        let here = self.here();
        let rows = std::mem::take(&mut self.page.rows).into_iter();
        let mut known: Vec<EvidenceRow> = rows.map(|row| row.row).collect();
        let is_in = |rows: &[EvidenceRow], row: &EvidenceRow| {
            rows.iter()
                .any(|one| one.annotation.id == row.annotation.id)
        };
        // What is taken out can be put in again.
        for row in &known {
            if !is_in(&self.evidence, row) && row.annotation.removed.is_none() {
                self.evidence.push(row.clone());
            }
        }
        let further = self.evidence.iter().filter(|row| !is_in(&known, row));
        let further: Vec<EvidenceRow> = further.cloned().collect();
        known.extend(further);
        let claims = grid.claims.iter().filter_map(|id| {
            let mut claims = self.page.claims.iter();
            let present = claims.find(|claim| claim.id == *id).cloned();
            present.or_else(|| claim(*id))
        });
        let claims = claims.collect();
        let rows = HeldRow::all(&grid, known);
        self.page = hypotheses::page(grid, record.clone(), claims, rows);
        self.find(here);
    }

    fn here(&self) -> (Option<AnnotationId>, Option<ClaimId>) {
        let annotation = self.row().map(|row| row.held.annotation);
        (annotation, self.claim().map(|claim| claim.id))
    }

    fn find(&mut self, (annotation, claim): (Option<AnnotationId>, Option<ClaimId>)) {
        let mut rows = self.page.rows.iter();
        let row = rows.position(|row| Some(row.held.annotation) == annotation);
        let mut claims = self.page.claims.iter();
        let column = claims.position(|one| Some(one.id) == claim);
        self.put_caret(row, column);
    }
}

impl Tabled for Board {
    fn shape(&self, body: Rect) -> Shape {
        Shape {
            rows: self.page.rows.len(),
            columns: self.page.claims.len(),
            names: (20, 110),
            cell: (6, 30),
            // The source stands below the quote, where there is room.
            step: if body.height >= TALL { 2 } else { 1 },
            longest: 0,
            // The ranking, what decides, and what the ratings mean; or the ranking in short, or the cell of the caret.
            foot: match body.height {
                TALL.. => 4,
                5.. => 1,
                3.. if body.width < NARROW => 1,
                _ => 0,
            },
        }
    }

    fn table(&self) -> &Table {
        &self.table
    }

    fn table_mut(&mut self) -> &mut Table {
        &mut self.table
    }
}
