//! What has changed between two snapshots.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};

use crate::{
    app::{
        App,
        diff::{Against, BETWEEN, DiffRow, DiffView, Ink, Inked, SIGNS, Sheet, Signs},
    },
    command::CommandId,
    compare::diff::Fate,
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        text::highlight_role,
    },
};

/// The sign before what was left out of a page.
const LEFT_OUT: &str = "×";

/// The diff, with its head.
pub struct Diff<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// What is shown.
    pub view: &'a DiffView,
}

impl Widget for Diff<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let Self { app, theme, view } = self;
        let dim = theme.style(Role::Dim);
        let Some(sheet) = view.content.known() else {
            let said = view.content.absence("Comparing…");
            head(theme, view, None, area, buffer);
            paint::line(area, 1, buffer, &[part(format!("   {said}"), dim)]);
            return;
        };
        head(theme, view, Some(sheet), area, buffer);
        let head = view.head().min(area.height);
        let body = Rect {
            y: area.y + head,
            height: area.height - head,
            ..area
        };
        if sheet.count().1 == 0 {
            let said = match view.against {
                Against::Snapshot => {
                    let older = app.key_of(CommandId::OlderSnapshot);
                    format!("   No words have changed. {older} compares with an older snapshot.")
                }
                Against::Page => "   Nothing was left out.".to_owned(),
            };
            paint::line(body, 0, buffer, &[part(said, dim)]);
            return;
        }
        let (width, sides) = sheet.columns();
        if view.against == Against::Page {
            headings(theme, (width, sides), area, buffer);
        }
        if sides == 2 {
            let line = Rect {
                x: (body.x + SIGNS + width + 1).min(body.right()),
                width: 1,
                ..body
            };
            paint::column(
                line.intersection(body),
                buffer,
                "│",
                theme.style(Role::Border),
            );
        }
        for ((is_meant, row), y) in sheet.visible().into_iter().zip(body.top()..body.bottom()) {
            let line = Rect {
                y,
                height: 1,
                ..body
            };
            draw_row(theme, (is_meant, &row), (width, view.against), line, buffer);
        }
    }
}

/// Draws which snapshots are compared, how much has changed, and which change is meant.
fn head(theme: &Theme, view: &DiffView, sheet: Option<&Sheet>, area: Rect, buffer: &mut Buffer) {
    let dim = theme.style(Role::Dim);
    let name = match view.against {
        Against::Snapshot => " CHANGES ",
        Against::Page => " LEFT OUT ",
    };
    let mut left = vec![part(name, theme.style(Role::Title))];
    let mut right = Vec::new();
    if let Some(sheet) = sheet {
        let revision = &sheet.revision;
        match view.against {
            Against::Snapshot => {
                let [old, new] = revision.snapshots;
                left.push(part(format!(" snapshot {old} → {new}"), Style::default()));
                left.push(part(format!(" · {}", revision.changes()), dim));
            }
            Against::Page => {
                left.push(part(" of the page, beside the article", Style::default()));
            }
        }
        let (number, of) = sheet.count();
        if of > 0 {
            right.push(part(format!(" {number}/{of} "), dim));
        }
    }
    left.push(part(format!(" · {}", view.title), dim));
    let taken = paint::line_right(area, 0, buffer, &right);
    let room = Rect {
        width: area.width - taken,
        ..area
    };
    paint::line(room, 0, buffer, &left);
}

/// Draws what stands on which side of what was left out of a page.
fn headings(theme: &Theme, (width, sides): (u16, usize), area: Rect, buffer: &mut Buffer) {
    let dim = theme.style(Role::Dim);
    let sign = part(LEFT_OUT, theme.style(Role::Warning));
    let line = |x: u16| Rect {
        x: (area.x + SIGNS + x).min(area.right()),
        width: area.width.saturating_sub(SIGNS + x),
        ..area
    };
    let page = "what the page has beyond it";
    if sides == 2 {
        paint::line(line(0), 1, buffer, &[part("THE ARTICLE", dim)]);
        let told = [
            part("THE PAGE · ", dim),
            sign,
            part(format!(" {page}"), dim),
        ];
        paint::line(line(width + BETWEEN), 1, buffer, &told);
    } else {
        let told = [
            part("the article, and ", dim),
            sign,
            part(format!(" {page}"), dim),
        ];
        paint::line(line(0), 1, buffer, &told);
    }
}

fn draw_row(
    theme: &Theme,
    (is_meant, row): (bool, &DiffRow),
    (width, against): (u16, Against),
    area: Rect,
    buffer: &mut Buffer,
) {
    let dim = theme.style(Role::Dim);
    let text_of = |side: u16| {
        let x = area.x + SIGNS + side * (width + BETWEEN);
        Rect {
            x: x.min(area.right()),
            width: width.min(area.right().saturating_sub(x)),
            ..area
        }
    };
    match row {
        DiffRow::Said(said) => {
            paint::clear(area, buffer, theme.style(Role::Text));
            paint::line(
                text_of(0).union(area),
                0,
                buffer,
                &[part(format!("     {said}"), dim)],
            );
            if is_meant {
                paint::line(area, 0, buffer, &[part("▸~", theme.style(Role::HintKey))]);
            }
        }
        DiffRow::Text {
            signs,
            begins,
            sides,
        } => {
            if sides.is_empty() {
                return;
            }
            let mut line = vec![part(
                if is_meant { "▸" } else { " " },
                theme.style(Role::HintKey),
            )];
            line.extend(signs_of(theme, *signs, against));
            if let Some(color) = begins {
                line.push(part("▪", theme.style(highlight_role(color))));
            }
            paint::line(area, 0, buffer, &line);
            for (side, letters) in (0u16..).zip(sides) {
                let parts: Vec<Part<'_>> = letters
                    .iter()
                    .map(|(text, ink): &Inked| part(text.as_str(), style(theme, ink, against)))
                    .collect();
                paint::line(text_of(side), 0, buffer, &parts);
            }
        }
    }
}

/// Returns the two columns that tell what became of a row's words.
fn signs_of(theme: &Theme, signs: Signs, against: Against) -> [Part<'static>; 2] {
    if against == Against::Page {
        // What the article alone has, such as a headline from elsewhere, is nothing that was left out.
        let sign = if signs.come { LEFT_OUT } else { " " };
        return [
            part(sign, theme.style(Role::Warning)),
            part(" ", Style::default()),
        ];
    }
    let gone = part("-", theme.style(Role::Refutes));
    let come = part("+", theme.style(Role::Supports));
    let none = || part(" ", Style::default());
    match (signs.gone, signs.come) {
        (true, true) => [gone, come],
        (true, false) => [gone, none()],
        (false, true) => [come, none()],
        (false, false) if signs.moved => [part("~", theme.style(Role::Dim)), none()],
        (false, false) => [none(), none()],
    }
}

fn style(theme: &Theme, ink: &Ink, against: Against) -> Style {
    let base = match ink.fate {
        Fate::Same => Style::default(),
        Fate::Gone if against == Against::Page => theme.style(Role::Dim),
        Fate::Come if against == Against::Page => theme.style(Role::Warning),
        Fate::Gone => theme
            .style(Role::Refutes)
            .add_modifier(Modifier::CROSSED_OUT),
        Fate::Come => theme
            .style(Role::Supports)
            .add_modifier(Modifier::UNDERLINED),
    };
    match &ink.color {
        // The colour tells of the annotation, and how the letters are struck of the change: theirs may not be seen on
        // its ground.
        Some(color) => base.patch(theme.style(highlight_role(color))),
        None => base,
    }
}
