//! Heads of panels: what each lists, how many of it, and in which order.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Pen, claims, feeds, found, history};
use crate::{
    app::{
        App,
        actions::silence,
        panel::{self, Kind, Of},
    },
    command::CommandId,
    text::count::{counted, grouped},
    ui::{
        Role,
        paint::{self, part},
    },
};

/// What stands behind the number of the things that a panel lists.
pub(super) enum Behind {
    /// What one of them is called, and what several are.
    Things([&'static str; 2]),
    /// Words that say what they are by themselves; they stay where the panel is filtered.
    Words(String),
}

/// Draws the head of a panel.
pub(super) fn draw(pen: &Pen<'_>, area: Rect, buffer: &mut Buffer) {
    let app = pen.app;
    let is_narrowed = app.list.story.is_some();
    let words = |words: &str| Behind::Words(words.to_owned());
    let (name, behind) = match &pen.panel.kind {
        Kind::Claim(id, page) => return claims::head(pen, *id, page.as_deref(), area, buffer),
        Kind::History(id) => return history::head(pen, *id, area, buffer),
        Kind::Views => return feeds::views_head(pen, area, buffer),
        Kind::Feeds => return feeds::head(pen, area, buffer),
        Kind::Found(found) => return found::head(pen, found, area, buffer),
        Kind::Annotations => ("ANNOTATIONS", Behind::Words(of_reader(app))),
        Kind::AllAnnotations if is_narrowed => ("ANNOTATIONS", words(" in the story")),
        Kind::AllAnnotations => ("ANNOTATIONS", words(" in all articles")),
        Kind::Claims(_) if is_narrowed => ("CLAIMS", words(" of the story")),
        Kind::Claims(_) => ("CLAIMS", Behind::Things(["claim", "claims"])),
        Kind::Stories => ("STORIES", Behind::Things(["story", "stories"])),
        Kind::Grids => ("GRIDS", Behind::Things(["grid", "grids"])),
        Kind::Additions => ("ADDITIONS", words(" in this session")),
        Kind::Trash => ("TRASH", words(" removed")),
        Kind::Messages => ("MESSAGES", Behind::Things(["message", "messages"])),
        Kind::Echoes => {
            let looked = pen.looked();
            let looked = looked.map(|looked| format!(" · {}", looked.in_short()));
            let rest = format!(" of this passage{}", looked.unwrap_or_default());
            ("ECHOES", Behind::Words(rest))
        }
        Kind::Likely(claim, among) => {
            let statement = app.claim(*claim).map(|claim| claim.statement);
            let statement = statement.as_deref().unwrap_or_default();
            let place = among.as_ref();
            let place = place.map_or_else(String::new, |among| format!(" of {}", among.name));
            let rest = format!("{place} likely for “{statement}”");
            ("PASSAGES", Behind::Words(rest))
        }
        Kind::Disagreements(of) => {
            let rest = match of {
                Of::Article(_) => " of this article with others",
                Of::Library if is_narrowed => " in the story",
                Of::Library => " in all articles",
            };
            ("DISAGREEMENTS", words(rest))
        }
    };
    head(pen, name, &behind, area, buffer);
}

/// Says in which article annotations are, and on how many claims it says nothing.
fn of_reader(app: &App) -> String {
    let title = app.reader.as_ref();
    let title = title.map(|reader| reader.article.title.as_str());
    let mut rest = title.map_or_else(String::new, |title| format!(" in {title}"));
    let silent = silence::of_reader(app).count();
    if silent > 0 {
        rest += &format!(" · silent on {}", counted(silent, "claim"));
    }
    rest
}

/// Draws what a panel lists, how many, and in which order.
pub(super) fn head(pen: &Pen<'_>, name: &str, behind: &Behind, area: Rect, buffer: &mut Buffer) {
    let (theme, panel) = (pen.theme, pen.panel);
    let left = order(pen, area, buffer);
    let (total, dim) = (panel.total(), theme.style(Role::Dim));
    let mut parts = vec![part(format!(" {name}"), theme.style(Role::Title))];
    if panel.filter().is_empty() {
        let said = match behind {
            Behind::Things([one, _]) if total == 1 => format!("  1 {one}"),
            Behind::Things([_, several]) => format!("  {} {several}", grouped(total)),
            Behind::Words(words) => format!("  {total}{words}"),
        };
        parts.push(part(said, dim));
    } else {
        parts.push(part(filtered(panel), theme.style(Role::HintKey)));
        if let Behind::Words(words) = behind {
            parts.push(part(words.as_str(), dim));
        }
    }
    paint::line(left, 0, buffer, &parts);
}

/// Says how many of how many a filter leaves.
pub(super) fn filtered(panel: &panel::Panel) -> String {
    format!(
        "  {} of {} with “{}”",
        panel.len(),
        panel.total(),
        panel.filter()
    )
}

/// Says at the right of a row in which order the rows are, with the keys that filter and sort, and returns
/// what is left of it.
pub(super) fn order(pen: &Pen<'_>, area: Rect, buffer: &mut Buffer) -> Rect {
    let panel = pen.panel;
    let (key, word) = (Role::HintKey, Role::Dim);
    let keys = |id| {
        let keys = pen.app.keymap.keys_in(id, panel.kind.place()).next();
        keys.map_or_else(String::new, ToString::to_string)
    };
    let sort = match panel.kind {
        Kind::Claim(..) => CommandId::SortEvidence,
        _ => CommandId::Sort,
    };
    let order = format!(" {} ", panel.order().words());
    let parts = [
        part("  ", pen.theme.style(word)),
        part(keys(CommandId::Filter), pen.theme.style(key)),
        part(" filter  ", pen.theme.style(word)),
        part(keys(sort), pen.theme.style(key)),
        part(order, pen.theme.style(word)),
    ];
    let is_told = panel.total() > 0 && area.width >= 60;
    let parts = if is_told { parts.as_slice() } else { &[] };
    let right = paint::line_right(area, 0, buffer, parts);
    Rect {
        width: area.width - right,
        ..area
    }
}
