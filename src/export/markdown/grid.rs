//! Grids of competing hypotheses in a dossier.

use super::{cited, heading, inline, line};
use crate::{
    export::grid::{beside, conclusions, hypothesis, in_trash, letters, rating},
    model::{build::in_marks, view::GridPage},
};

/// Appends a grid: its claims by their short names, its evidence with the ratings, and what comes of them.
pub fn push_grid(text: &mut String, page: &GridPage) {
    heading(text, "###", &page.grid.name);
    for (at, claim) in page.claims.iter().enumerate() {
        let trash = in_trash(claim);
        let statement = inline(&claim.statement);
        line(
            text,
            format_args!("- {}: {statement}{trash}", hypothesis(at)),
        );
    }
    if !page.rows.is_empty() {
        text.push('\n');
    }
    for (at, (row, letters)) in page.rows.iter().zip(letters(page)).enumerate() {
        let claims = page.claims.iter().enumerate();
        let ratings = claims.map(|(at, claim)| {
            format!(
                "{} {}",
                hypothesis(at),
                inline(&rating(row, claim, "unrated"))
            )
        });
        let ratings: Vec<String> = ratings.collect();
        let beside = beside(row, &letters);
        let beside: Vec<String> = beside.iter().map(|said| inline(said)).collect();
        line(
            text,
            format_args!(
                "{}. {} {} {}; {}.",
                at + 1,
                inline(&in_marks(&row.row.annotation.anchor.quote)),
                cited(&row.row.article),
                ratings.join(", "),
                beside.join("; ")
            ),
        );
    }
    for said in conclusions(page) {
        line(text, format_args!("\n{}", inline(&said)));
    }
}
