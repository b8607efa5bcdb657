//! Rows of annotations.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::panel::Kind,
    model::view::AnnotationRow,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, claims::origin},
        status::{recheck_word, stance_role},
        text::highlight_role,
    },
};

/// Draws an annotation: its words, then what hangs on them.
pub(super) fn row(
    pen: &Pen<'_>,
    row: &AnnotationRow,
    sign: Part<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let (annotation, base) = (&row.annotation, sign.1);
    let quote = annotation.anchor.quote.as_str();
    let mark = pen.theme.style(highlight_role(&annotation.color));
    let mut parts = vec![sign, part("▪", mark), part(" ", base)];
    parts.extend(pen.found(quote, area.width.saturating_sub(5), base));
    paint::line(area, 0, buffer, &parts);
    let dim = pen.style(base, Role::Dim);
    let mut parts = vec![part("     ", base)];
    if matches!(pen.panel.kind, Kind::AllAnnotations) {
        parts.extend(origin(&row.article, dim, pen.style(base, Role::Missing)));
        parts.push(part("  ", dim));
    }
    parts.push(part(format!("{}  ", annotation.color), dim));
    if let Some(word) = recheck_word(&row.placement) {
        parts.push(part(format!("{word}  "), pen.style(base, Role::Warning)));
    }
    for evidence in &annotation.evidence {
        let style = pen.style(base, stance_role(&evidence.stance));
        parts.push(part(format!("{} ", evidence.stance.sign()), style));
        parts.extend(pen.found(&pen.statement(evidence), area.width, style));
        parts.push(part("  ", style));
    }
    if let Some(note) = annotation.note() {
        parts.push(part("* ", dim));
        parts.extend(pen.found(&note, area.width, dim));
        parts.push(part("  ", dim));
    }
    for tag in &annotation.tags {
        parts.push(part("#", dim));
        parts.extend(pen.found(tag, area.width, dim));
        parts.push(part(" ", dim));
    }
    paint::line(area, 1, buffer, &parts);
}
