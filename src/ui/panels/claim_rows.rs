//! Rows of claims: what each says, and how much was found of it.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    model::{origin::Counted, view::ClaimRow},
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::Pen,
        status::SILENT,
    },
};

/// Draws a claim: its wording, then counts and status.
pub(super) fn row(pen: &Pen<'_>, row: &ClaimRow, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let mut parts = vec![sign];
    parts.extend(pen.found(&row.claim.statement, area.width.saturating_sub(3), base));
    paint::line(area, 0, buffer, &parts);
    let recheck = match row.recheck {
        0 => String::new(),
        many => format!(" · {many} to recheck"),
    };
    let mut parts = vec![part("   ", base)];
    parts.extend(counts(pen, base, row));
    let dim = pen.style(base, Role::Dim);
    let status = row.claim.status.word();
    let taken: u16 = parts.iter().map(|(said, _)| paint::columns(said)).sum();
    let rest = paint::columns(status).saturating_add(paint::columns(&recheck));
    let room = area.width.saturating_sub(taken).saturating_sub(rest);
    let gap = if parts.len() > 1 { "· " } else { "" };
    let articles = articles_and_origins(row, pen.app.origins.of(row.claim.id));
    let fits = |said: &&String| paint::columns(said).saturating_add(paint::columns(gap)) <= room;
    let said = articles.iter().find(fits).or(articles.last());
    let said = said.map(String::as_str).unwrap_or_default();
    parts.push(part(format!("{gap}{said}"), dim));
    parts.extend(pen.found(status, area.width, dim));
    parts.push(part(recheck, pen.style(base, Role::Warning)));
    paint::line(area, 1, buffer, &parts);
}

/// Says from how many articles and origins the evidence of a claim is, the longest way first.
fn articles_and_origins(row: &ClaimRow, origins: Option<Counted>) -> Vec<String> {
    let articles = counted(row.articles, "article");
    let Some(Counted { known, unknown, .. }) = origins.filter(|_| row.articles > 0) else {
        return vec![
            format!("{articles} · "),
            format!("{} art. · ", row.articles),
        ];
    };
    let origin = match known {
        0 => "no known origin".to_owned(),
        known => counted(known, "known origin"),
    };
    let mut said = Vec::new();
    if known > 0 && unknown > 0 {
        said.push(format!("{articles} · {origin}, {unknown} unknown · "));
    }
    said.push(format!("{articles} · {origin} · "));
    // Where there is less room the numbers stay, and where there is hardly any, the status.
    said.push(format!("{articles} · {known} orig. · "));
    said.push(format!("{} art. · {known} orig. · ", row.articles));
    said.push(format!("{} art. · ", row.articles));
    said
}

fn counts<'a>(pen: &Pen<'_>, base: Style, row: &ClaimRow) -> Vec<Part<'a>> {
    let signs = [
        ("+", row.counts.supports, Role::Supports),
        ("-", row.counts.refutes, Role::Refutes),
        ("=", row.counts.mentions, Role::Mentions),
        (SILENT, row.silent, Role::Missing),
    ];
    let shown = signs.into_iter().filter(|(_, count, _)| *count > 0);
    shown
        .map(|(sign, count, role)| part(format!("{sign}{count} "), pen.style(base, role)))
        .collect()
}
