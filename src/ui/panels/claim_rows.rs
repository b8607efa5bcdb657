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
    let mut parts = vec![part("   ", base)];
    parts.extend(counts(pen, base, row));
    let dim = pen.style(base, Role::Dim);
    let status = row.claim.status.word();
    let taken: u16 = parts.iter().map(|(said, _)| paint::columns(said)).sum();
    let gap = if parts.len() > 1 { "· " } else { "" };
    let taken = taken
        .saturating_add(paint::columns(gap))
        .saturating_add(paint::columns(status));
    let room = area.width.saturating_sub(taken);
    let (said, recheck) = fitting(row, pen.app.origins.of(row.claim.id), room);
    parts.push(part(format!("{gap}{said} · "), dim));
    parts.extend(pen.found(status, area.width, dim));
    parts.push(part(recheck, pen.style(base, Role::Warning)));
    paint::line(area, 1, buffer, &parts);
}

/// Says from how many articles and origins the evidence of a claim is, and how much of it waits to be rechecked: the
/// longest way that has room in some columns, and else the shortest.
fn fitting(row: &ClaimRow, origins: Option<Counted>, room: u16) -> (String, String) {
    let rechecks = match row.recheck {
        0 => vec![String::new()],
        many => vec![format!(" · {many} to recheck"), format!(" · !{many}")],
    };
    let said = articles_and_origins(row, origins);
    let mut ways = said
        .iter()
        .flat_map(|said| rechecks.iter().map(move |recheck| (said, recheck)));
    let needed = |(said, recheck): &(&String, &String)| {
        // A point follows what is said.
        paint::columns(said).saturating_add(paint::columns(recheck)) + 3
    };
    let fits = |way: &(&String, &String)| needed(way) <= room;
    let shortest = said.last().zip(rechecks.last());
    let way = ways.find(fits).or(shortest);
    way.map_or_else(Default::default, |(said, recheck)| {
        (said.clone(), recheck.clone())
    })
}

/// Says from how many articles and origins the evidence of a claim is, the longest way first.
///
/// Origins are never told in part: where not all the numbers have room, known, suggested and unknown, none is told.
fn articles_and_origins(row: &ClaimRow, origins: Option<Counted>) -> Vec<String> {
    let articles = counted(row.articles, "article");
    let short = format!("{} art.", row.articles);
    let Some(origins) = origins.filter(|_| row.articles > 0) else {
        return vec![articles, short];
    };
    let of_them = origins.of_them_suggested();
    let Counted { known, unknown, .. } = origins;
    let words = format!("origins: {}", origins.in_words());
    let (unknown, sign) = match unknown {
        0 => Default::default(),
        unknown => (format!(", {unknown} unknown"), format!(" {unknown}?")),
    };
    let fewer = format!("{known} known{of_them}{unknown}");
    let signs = |of_them: &str| format!("orig. {known}{of_them}{sign}");
    let (signs, shortest) = (
        signs(&of_them),
        signs(&of_them.replace("suggested", "sugg.")),
    );
    // Where there is less room the numbers stay, and where there is hardly any, the status.
    vec![
        format!("{articles} · {words}"),
        format!("{short} · {words}"),
        format!("{short} · {fewer}"),
        format!("{short} · {signs}"),
        format!("{short} · {shortest}"),
        shortest,
        short,
    ]
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
