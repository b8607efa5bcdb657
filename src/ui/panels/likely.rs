//! Rows of likely passages: where each stands, what it is known to say, and its words.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    model::{Voice, evidence::chain_in_words, likely::Likely},
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{
            Pen,
            claims::origin,
            found::{lines, window},
            preview::Page,
        },
        status::{SILENT, stance_role},
    },
};

/// The columns before the words of a row.
const INDENT: u16 = 3;

/// Draws a passage: what it says of the claim and where it is from, then its words.
pub(super) fn row(pen: &Pen<'_>, row: &Likely, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let mut parts = vec![sign];
    parts.extend(said(pen, row, base));
    parts.extend(origin(&row.article, dim, missing));
    if !row.also.is_empty() {
        let others = row.also.len();
        let also = if row.may_be_more {
            format!("  also in {others} others or more")
        } else {
            format!("  also in {}", counted(others, "other"))
        };
        parts.push(part(also, dim));
    }
    parts.push(part("  ", base));
    let title = pen.style(base, Role::Title);
    parts.extend(pen.found(&row.article.title, area.width, title));
    paint::line(area, 0, buffer, &parts);
    let mut parts = vec![part("   ", base)];
    let width = area.width.saturating_sub(INDENT);
    // A break is as many bytes as a blank, so that the ranges stay.
    let words = row.anchor.quote.replace('\n', " ");
    parts.extend(window(pen, &words, &row.marks, base, width));
    paint::line(area, 1, buffer, &parts);
}

/// Says what a passage is known to say of the claim.
fn said(pen: &Pen<'_>, row: &Likely, base: ratatui::style::Style) -> Option<Part<'static>> {
    match &row.known {
        Some((_, stance)) => Some(part(
            format!("{} {stance}  ", stance.sign()),
            pen.style(base, stance_role(stance)),
        )),
        None if row.is_silent => Some(part(
            format!("{SILENT} silent  "),
            pen.style(base, Role::Missing),
        )),
        None => None,
    }
}

/// Draws the passage whole, with how it is told.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, row: &Likely) {
    let (dim, missing) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Missing));
    let (title, text) = (pen.theme.style(Role::Title), pen.theme.style(Role::Text));
    for line in paint::wrap(&row.article.title, page.area.width, 3) {
        page.line(&[part(line, title)]);
    }
    let mut parts: Vec<Part<'_>> = said(pen, row, text).into_iter().collect();
    parts.extend(origin(&row.article, dim, missing));
    page.line(&parts);
    if let Some(told) = told(row) {
        for line in paint::wrap(&told, page.area.width, 2) {
            page.line(&[part(line, dim)]);
        }
    }
    for other in row.also.iter().take(3) {
        let source = other.source.as_deref().unwrap_or("source?");
        let said = format!("also in {source} · {}", other.title);
        page.line(&[part(said, dim)]);
    }
    page.gap();
    let words = row.anchor.quote.replace('\n', " ");
    let found = text.patch(pen.theme.style(Role::Match));
    lines(page, &words, &row.marks, (text, found));
}

/// Says how a passage seems to be told; nothing where it is the article's own voice without a hedge.
fn told(row: &Likely) -> Option<String> {
    let told = &row.suggested.told;
    let mut said = Vec::new();
    if let Some(voice) = told.voice.as_ref().filter(|voice| **voice != Voice::Own) {
        said.push(voice.word().to_owned());
    }
    if !told.via.is_empty() {
        said.push(format!("via {}", chain_in_words(&told.via)));
    }
    if let Some(hedge) = &told.hedge {
        said.push(format!("hedge “{hedge}”"));
    }
    (!said.is_empty()).then(|| format!("It seems to be {}.", said.join(", ")))
}
