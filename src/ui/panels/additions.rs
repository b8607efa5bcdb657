//! Rows of what is being added.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::additions::{Addition, Stage},
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, preview::Page},
    },
};

/// The most that is listed of a folder; no screen is higher.
const LISTED: usize = 100;

/// Draws an addition: its title or what was given, then how far it has come.
pub(super) fn row(pen: &Pen<'_>, one: &Addition, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let mut parts = vec![sign];
    parts.extend(pen.found(one.name(), area.width.saturating_sub(3), base));
    paint::line(area, 0, buffer, &parts);
    let role = match one.stage {
        Stage::Failed(_) => Role::Warning,
        _ => Role::Dim,
    };
    let mut parts = vec![part("   ", base), part(one.words(), pen.style(base, role))];
    let more = match &one.stage {
        Stage::Failed(_) => one.why(),
        Stage::Added(_) => Some(one.source.as_str()),
        _ => None,
    };
    if let Some(more) = more {
        let room = area.width.saturating_sub(6 + paint::columns(&one.words()));
        parts.push(part(" · ", pen.style(base, Role::Dim)));
        parts.push(part(
            paint::cut(more, room).into_owned(),
            pen.style(base, Role::Dim),
        ));
    }
    paint::line(area, 1, buffer, &parts);
}

/// Draws an addition whole: what was given, and what a person should know.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, one: &Addition) {
    let (text, dim) = (pen.theme.style(Role::Text), pen.theme.style(Role::Dim));
    page.text(pen, one.name(), pen.theme.style(Role::Title), 2);
    page.line(&[part(one.words(), dim)]);
    if one.article().is_some() {
        page.text(pen, &one.source, dim, 3);
    }
    match &one.stage {
        Stage::Failed(why) => {
            page.gap();
            page.text(pen, why, pen.theme.style(Role::Warning), 0);
        }
        Stage::Added(added) => {
            for notice in &added.notices {
                page.gap();
                page.text(pen, notice, text, 0);
            }
        }
        Stage::Gathered(folder) => {
            page.gap();
            for (title, notice) in folder.notices.iter().take(LISTED) {
                page.text(pen, &format!("“{title}”: {notice}"), text, 3);
            }
            for skipped in folder.skipped.iter().take(LISTED) {
                let said = format!("{}: {}", skipped.source, skipped.reason);
                page.text(pen, &said, text, 2);
            }
        }
        _ => {}
    }
}
