//! What fills the body: panels, and the keys.

pub mod additions;
mod annotations;
mod claim_rows;
pub mod claims;
mod disagreements;
mod echoes;
mod empty;
mod feeds;
mod found;
mod grids;
mod heads;
mod history;
mod likely;
mod messages;
mod preview;
mod stories;
mod told;
mod trash;

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::{
    app::{
        App,
        panel::{self, Kind, Thing},
    },
    text::words::Words,
    ui::{
        Role, Theme,
        paint::{self, Part, part},
    },
};

/// How much of a text is looked at for the words of a filter, in characters.
const LOOKED_AT: usize = 2_000;

/// A list of rows with its head; where there is room what the cursor stands on is shown whole.
pub struct Panel<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// The panel.
    pub panel: &'a panel::Panel,
}

impl Widget for Panel<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme, panel } = self;
        let areas = panel.areas(area);
        let pen = Pen {
            app,
            theme,
            panel,
            words: panel.words(),
            is_shown_whole: !areas.preview.is_empty(),
        };
        heads::draw(&pen, areas.head, buffer);
        if panel.is_empty() {
            let whole = Rect {
                width: area.width,
                height: area.bottom() - areas.rows.y,
                ..areas.rows
            };
            return empty::draw(&pen, whole, buffer);
        }
        let step = panel.kind.step();
        let tops = (areas.rows.y..areas.rows.bottom()).step_by(usize::from(step));
        for (index, y) in (panel.rows.top..panel.len()).zip(tops) {
            let Some(thing) = panel.get(index) else { break };
            let row = Rect {
                y,
                height: step.min(areas.rows.bottom() - y),
                ..areas.rows
            };
            pen.row(thing, index == panel.rows.cursor, row, buffer);
        }
        if let Kind::Claim(_, Some(page)) = &panel.kind {
            claims::groups(&pen, page, &areas, buffer);
        }
        let (line, border) = (areas.divider, theme.style(Role::Border));
        if line.height == 1 {
            paint::row(line, buffer, "─", border);
        } else {
            paint::column(line, buffer, "│", border);
        }
        if let Some(thing) = panel.current()
            && !areas.preview.is_empty()
        {
            pen.preview(thing, areas.preview, buffer);
        }
    }
}

/// What all rows of a panel are drawn with.
struct Pen<'a> {
    app: &'a App,
    theme: &'a Theme,
    panel: &'a panel::Panel,
    /// The words that the panel is filtered by, to be shown where they stand.
    words: Words,
    /// Whether what the cursor stands on is shown whole beside the rows or below them.
    is_shown_whole: bool,
}

impl Pen<'_> {
    fn row(&self, thing: &Thing, at_cursor: bool, area: Rect, buffer: &mut Buffer) {
        let mut base = Style::default();
        if at_cursor {
            base = self.theme.style(Role::CursorRow);
            let blank = matches!(thing, Thing::Evidence(_) | Thing::Silence(_)).into();
            let drawn = Rect {
                height: area.height.saturating_sub(blank).max(1),
                ..area
            };
            buffer.set_style(drawn.intersection(area), base);
        }
        let sign = if at_cursor { " ▸ " } else { "   " };
        let sign = part(sign, base);
        match thing {
            _ if matches!(self.panel.kind, Kind::Trash) => {
                trash::row(self, thing, sign, area, buffer);
            }
            Thing::Article(_) => {}
            Thing::Story(row) => stories::row(self, row, sign, area, buffer),
            Thing::View(view) => stories::view(self, view, sign, area, buffer),
            Thing::Message(said) => messages::row(self, said, sign, area, buffer),
            Thing::Annotation(row) => annotations::row(self, row, sign, area, buffer),
            Thing::Past(_, entry) => history::row(self, entry, sign, area, buffer),
            Thing::Claim(row) => claim_rows::row(self, row, sign, area, buffer),
            Thing::Evidence(row) => claims::evidence(self, row, sign, area, buffer),
            Thing::Silence(row) => claims::silence(self, row, sign, area, buffer),
            Thing::Found(row) => found::row(self, row, sign, area, buffer),
            Thing::Echo(echo) => echoes::row(self, echo, sign, area, buffer),
            Thing::Likely(row) => likely::row(self, row, sign, area, buffer),
            Thing::Disagreement(one) => disagreements::row(self, one, sign, area, buffer),
            Thing::Grid(grid) => grids::row(self, grid, sign, area, buffer),
            Thing::Addition(one) => additions::row(self, one, sign, area, buffer),
            Thing::Folder(folder) => feeds::folder(self, folder, sign, area, buffer),
            Thing::Feed(line) => feeds::row(self, line, sign, area, buffer),
        }
    }

    /// Draws a text with the words of the filter apart from the others, as far as it can be seen.
    ///
    /// Where the first of them would stand beyond the row, the text is shown from shortly before it.
    fn found(&self, text: &str, width: u16, base: Style) -> Vec<Part<'static>> {
        let start = text.chars().take(LOOKED_AT);
        let text: String = start.map(|c| if c == '\n' { ' ' } else { c }).collect();
        let shown = paint::cut(&text, width);
        let text = match self.words.places(&text).first() {
            Some(place) if place.end > shown.len() => {
                let before = place.start.saturating_sub(usize::from(width / 2));
                let start = text.floor_char_boundary(before);
                let start = text
                    .get(start..)
                    .and_then(|rest| rest.find(' '))
                    .map_or(start, |at| start + at + 1);
                let from = text.get(start.min(place.start)..).unwrap_or_default();
                paint::cut(&format!("…{from}"), width).into_owned()
            }
            _ => shown.into_owned(),
        };
        let style = base.patch(self.theme.style(Role::Match));
        let parts = paint::divided(&text, &self.words.places(&text), base, style);
        let owned = parts.into_iter();
        owned
            .map(|(text, style)| part(text.into_owned(), style))
            .collect()
    }

    fn style(&self, base: Style, role: Role) -> Style {
        base.patch(self.theme.style(role))
    }
}
