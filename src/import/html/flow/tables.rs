//! Tables, as they are gathered.

use crate::{
    import::{
        builder::{Inline, Shape},
        html::flow::{Flow, Piece, grid::Grid},
    },
    model::BlockKind,
};

impl Flow {
    /// Tells whether a table may begin, and not only its words in what is open.
    pub fn takes_tables(&self) -> bool {
        self.verbatim == 0 && self.held == 0
    }

    pub fn begin_table(&mut self) {
        self.close();
        self.grid = Some(Grid::default());
    }

    /// Begins a group of rows, into which no cell from above goes down.
    pub fn begin_rows(&mut self) {
        if let Some(grid) = &mut self.grid {
            grid.end_group();
        }
    }

    pub fn begin_row(&mut self) {
        if let Some(grid) = &mut self.grid {
            grid.end_row();
            grid.table.begin_row();
        }
    }

    pub fn begin_cell(&mut self) {
        self.close();
        for style in &mut self.styles {
            style.start = 0;
        }
        self.open = Some((Shape::of(BlockKind::Table), Inline::default()));
        self.held += 1;
    }

    /// Ends a cell that takes so many columns and rows.
    pub fn end_cell(&mut self, wide: usize, tall: usize) {
        self.held = self.held.saturating_sub(1);
        let Some((_, mut inline)) = self.open.take() else {
            return;
        };
        self.end_styles(&mut inline);
        if let Some(grid) = &mut self.grid {
            grid.cell(inline, wide, tall);
        }
    }

    pub fn end_table(&mut self) {
        let Some(mut grid) = self.grid.take() else {
            return;
        };
        grid.end_row();
        self.pieces.push(Piece::Block {
            shape: Shape::of(BlockKind::Table),
            inline: grid.table.finish(),
            aside: self.asides > 0,
        });
    }
}
