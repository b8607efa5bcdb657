//! Grids of competing hypotheses in JSON.

use serde::Serialize;

use crate::{export::json::VERSION, model::Grid};

/// The document of `grid list`.
#[derive(Serialize)]
pub struct GridsDocument<'a> {
    version: u32,
    grids: Vec<GridFields<'a>>,
}

/// A grid with the ids of what was put into it, some of which may be in the trash.
#[derive(Serialize)]
struct GridFields<'a> {
    id: String,
    name: &'a str,
    created: String,
    claims: Vec<String>,
    /// The annotations.
    evidence: Vec<String>,
}

impl<'a> GridsDocument<'a> {
    /// Tells grids in the given order.
    pub fn new(grids: impl IntoIterator<Item = &'a Grid>) -> Self {
        let grids = grids.into_iter().map(|grid| GridFields {
            id: grid.id.to_string(),
            name: &grid.name,
            created: grid.created.to_string(),
            claims: grid.claims.iter().map(ToString::to_string).collect(),
            evidence: grid
                .rows
                .iter()
                .map(|row| row.annotation.to_string())
                .collect(),
        });
        Self {
            version: VERSION,
            grids: grids.collect(),
        }
    }
}
