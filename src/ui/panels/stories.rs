//! Rows of stories and of views.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        actions::stories,
        narrowing::{View, ViewOf},
    },
    model::{annotation::joined, view::StoryRow},
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, preview::Page},
    },
};

/// Says how much belongs to a story.
fn told(row: &StoryRow) -> String {
    let counts = &row.counts;
    let mut told = counted(counts.articles, "article");
    for (count, word) in [(counts.unread, "unread"), (counts.recheck, "to recheck")] {
        if count > 0 {
            told += &format!(" · {count} {word}");
        }
    }
    told + &format!(" · {}", counted(counts.claims, "claim"))
}

/// Draws a story: its name, then how much belongs to it.
pub(super) fn row(pen: &Pen<'_>, row: &StoryRow, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let mut parts = vec![sign];
    parts.extend(pen.found(&row.story.name, area.width.saturating_sub(3), base));
    if stories::active(pen.app).is_some_and(|story| story.id == row.story.id) {
        parts.push(part("  ✓ narrowed to it", pen.style(base, Role::HintKey)));
    }
    paint::line(area, 0, buffer, &parts);
    let dim = pen.style(base, Role::Dim);
    let mut parts = vec![part("   ", base), part(told(row), dim)];
    if let Some(note) = joined(&row.story.notes) {
        parts.push(part("  * ", dim));
        parts.extend(pen.found(&note, area.width, dim));
    }
    paint::line(area, 1, buffer, &parts);
}

/// Draws a story whole.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, row: &StoryRow) {
    let dim = pen.theme.style(Role::Dim);
    page.text(pen, &row.story.name, pen.theme.style(Role::Title), 2);
    page.line(&[part(told(row), dim)]);
    let members = &row.story.members;
    let put_in = (members.articles.len(), members.claims.len());
    // Claims come in by their evidence, too, and what lies in the trash is not counted.
    if put_in != (row.counts.articles, row.counts.claims) {
        let said = format!("{} put in by hand", members.told());
        page.line(&[part(said, dim)]);
    }
    if let Some(note) = joined(&row.story.notes) {
        page.gap();
        page.text(pen, &note, pen.theme.style(Role::Text), 0);
    }
}

/// Draws a view: its letter and name, then what it asks for and how much it finds.
pub(super) fn view(pen: &Pen<'_>, view: &View, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let key = view.key.map_or_else(|| " ".to_owned(), String::from);
    let mut parts = vec![
        sign,
        part(format!("{key}  "), pen.style(base, Role::HintKey)),
    ];
    parts.extend(pen.found(&view.name, area.width.saturating_sub(6), base));
    paint::line(area, 0, buffer, &parts);
    let dim = pen.style(base, Role::Dim);
    let count = match view.count {
        Some(count) => counted(count, "article"),
        None => "not understood".to_owned(),
    };
    let mut parts = vec![part(format!("      {count}  "), dim)];
    parts.extend(pen.found(&asks(view), area.width, dim));
    paint::line(area, 1, buffer, &parts);
}

/// Says what a view asks for.
fn asks(view: &View) -> String {
    match view.of {
        ViewOf::BuiltIn(_) if view.query.is_empty() => "built in".to_owned(),
        ViewOf::BuiltIn(_) => format!("{}  (built in)", view.query),
        ViewOf::Saved(_) | ViewOf::Feed(_) | ViewOf::Folder => view.query.to_string(),
    }
}

/// Draws a view whole.
pub(super) fn preview_view(pen: &Pen<'_>, page: &mut Page<'_>, view: &View) {
    let dim = pen.theme.style(Role::Dim);
    page.text(pen, &view.name, pen.theme.style(Role::Title), 2);
    if let Some(count) = view.count {
        page.line(&[part(counted(count, "article"), dim)]);
    }
    page.gap();
    page.text(pen, &asks(view), pen.theme.style(Role::Text), 0);
}
