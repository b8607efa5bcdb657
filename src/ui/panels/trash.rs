//! Rows of what was removed.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::panel::Thing,
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, claims::origin, grids},
        text::highlight_role,
    },
};

/// Draws something that was removed: what it is, then when and from where.
pub(super) fn row(pen: &Pen<'_>, thing: &Thing, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let mut parts = vec![sign, part(format!("{:<12}", thing.word()), dim)];
    if let Thing::Annotation(row) = thing {
        let mark = pen.theme.style(highlight_role(&row.annotation.color));
        parts.extend([part("▪", mark), part(" ", base)]);
    }
    let used = parts.iter().map(|(text, _)| paint::columns(text)).sum();
    let room = area.width.saturating_sub(used);
    parts.extend(pen.found(thing.name(), room, base));
    paint::line(area, 0, buffer, &parts);
    let removed = thing.removed().map(|time| pen.time(time));
    let removed = removed.unwrap_or_else(|| "at an unknown time".to_owned());
    let mut parts = vec![
        part(" ".repeat(15), base),
        part(format!("removed {removed}  "), dim),
    ];
    match thing {
        Thing::Annotation(row) => {
            parts.push(part("from ", dim));
            parts.extend(pen.found(&row.article.title, area.width, dim));
        }
        Thing::Article(article) => parts.extend(origin(article, dim, missing)),
        Thing::Claim(row) => {
            let said = format!("evidence in {}", counted(row.articles, "article"));
            parts.push(part(said, dim));
        }
        Thing::Story(row) => {
            let said = format!("holds {}", row.story.members.told());
            parts.push(part(said, dim));
        }
        Thing::View(view) => parts.extend(pen.found(&view.query, area.width, dim)),
        Thing::Grid(grid) => parts.push(part(format!("holds {}", grids::told(grid)), dim)),
        Thing::Feed(line) => parts.extend(pen.found(&line.row.feed.url, area.width, dim)),
        Thing::Evidence(_)
        | Thing::Silence(_)
        | Thing::Message(_)
        | Thing::Found(_)
        | Thing::Echo(_)
        | Thing::Past(..)
        | Thing::Likely(_)
        | Thing::Disagreement(_)
        | Thing::Addition(_)
        | Thing::Folder(_) => {}
    }
    paint::line(area, 1, buffer, &parts);
}
