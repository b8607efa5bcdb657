//! Rows of grids.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    export::grid::hypothesis,
    model::Grid,
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, preview::Page},
    },
};

/// Says how much stands in a grid.
pub(super) fn told(grid: &Grid) -> String {
    let (claims, rows) = (grid.claims.len(), grid.rows.len());
    format!("{} × {}", counted(claims, "claim"), counted(rows, "quote"))
}

/// Draws a grid: its name, then how much stands in it.
pub(super) fn row(pen: &Pen<'_>, grid: &Grid, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let mut parts = vec![sign];
    parts.extend(pen.found(&grid.name, area.width.saturating_sub(3), base));
    paint::line(area, 0, buffer, &parts);
    let dim = pen.style(base, Role::Dim);
    let parts = [part("   ", base), part(told(grid), dim)];
    paint::line(area, 1, buffer, &parts);
}

/// Draws a grid whole: its name and its claims.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, grid: &Grid) {
    let (text, dim) = (pen.theme.style(Role::Text), pen.theme.style(Role::Dim));
    page.text(pen, &grid.name, pen.theme.style(Role::Title), 2);
    page.line(&[part(told(grid), dim)]);
    page.gap();
    for (at, id) in grid.claims.iter().enumerate() {
        let statement = pen.app.claim(*id).map(|claim| claim.statement);
        let statement = statement.as_deref().unwrap_or("a claim in the trash");
        page.text(pen, &format!("{}  {statement}", hypothesis(at)), text, 0);
    }
}
