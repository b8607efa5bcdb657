//! What a claim was given: when, by whom, and what.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    model::{ClaimId, HistoryEntry},
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, preview::Page},
    },
};

/// Draws the head: the claim and how much it was given.
pub(super) fn head(pen: &Pen<'_>, id: ClaimId, area: Rect, buffer: &mut Buffer) {
    let statement = pen.app.claim(id).map(|claim| claim.statement);
    let many = counted(pen.panel.total(), "change");
    let parts = [
        part(" HISTORY", pen.theme.style(Role::Title)),
        part(format!("  {many} of "), pen.theme.style(Role::Dim)),
        part(
            statement.as_deref().unwrap_or_default().to_owned(),
            pen.theme.style(Role::Claim),
        ),
    ];
    paint::line(area, 0, buffer, &parts);
}

/// Draws one thing that a claim was given: when and by whom, then what.
pub(super) fn row(
    pen: &Pen<'_>,
    entry: &HistoryEntry,
    sign: Part<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let base = sign.1;
    let dim = pen.style(base, Role::Dim);
    let mut parts = vec![sign, part(pen.time(entry.at), dim)];
    if !entry.by.is_empty() {
        parts.push(part("  by ", dim));
        parts.extend(pen.found(&entry.by, area.width, dim));
    }
    if !entry.of.is_empty() {
        parts.push(part("  of ", dim));
        parts.extend(pen.found(&entry.of, area.width, dim));
    }
    paint::line(area, 0, buffer, &parts);
    let mut parts = vec![part("   ", base), part(format!("{:<9}  ", entry.what), dim)];
    if entry.value.is_empty() {
        parts.push(part("taken away", dim));
    } else {
        parts.extend(pen.found(&entry.value, area.width.saturating_sub(14), base));
    }
    paint::line(area, 1, buffer, &parts);
}

/// Draws one thing that a claim was given, whole.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, entry: &HistoryEntry) {
    let dim = pen.theme.style(Role::Dim);
    let mut said = format!("{} · {}", entry.what, pen.time(entry.at));
    if !entry.by.is_empty() {
        said += &format!(" · by {}", entry.by);
    }
    if !entry.of.is_empty() {
        said += &format!(" · of “{}”, merged into this claim", entry.of);
    }
    page.line(&[part(said, dim)]);
    page.gap();
    page.text(pen, &entry.value, pen.theme.style(Role::Text), 0);
}
