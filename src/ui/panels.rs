//! What fills the body: panels, and the keys.

pub mod additions;
mod annotations;
mod claim_rows;
pub mod claims;
mod disagreements;
mod echoes;
mod feeds;
mod found;
mod grids;
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
        actions::silence,
        panel::{self, Kind, Of, Thing},
    },
    command::{CommandId, Fact, Place},
    text::{count::counted, words::Words},
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
        let is_narrowed = app.list.story.is_some();
        match &panel.kind {
            Kind::Claim(id, page) => {
                claims::head(&pen, *id, page.as_deref(), areas.head, buffer);
            }
            Kind::Annotations => {
                let title = app
                    .reader
                    .as_ref()
                    .map(|reader| reader.article.title.as_str());
                let mut rest = title.map_or_else(String::new, |title| format!(" in {title}"));
                let silent = silence::of_reader(app).count();
                if silent > 0 {
                    rest += &format!(" · silent on {}", counted(silent, "claim"));
                }
                head(&pen, "ANNOTATIONS", "annotation", &rest, areas.head, buffer);
            }
            Kind::Claims(_) => {
                let rest = if is_narrowed { " of the story" } else { "" };
                head(&pen, "CLAIMS", "claim", rest, areas.head, buffer);
            }
            Kind::History(id) => history::head(&pen, *id, areas.head, buffer),
            Kind::Stories => head(&pen, "STORIES", "story", "", areas.head, buffer),
            Kind::Views => feeds::views_head(&pen, areas.head, buffer),
            Kind::Feeds => feeds::head(&pen, areas.head, buffer),
            Kind::Grids => head(&pen, "GRIDS", "grid", "", areas.head, buffer),
            Kind::Additions => {
                head(
                    &pen,
                    "ADDITIONS",
                    "addition",
                    " in this session",
                    areas.head,
                    buffer,
                );
            }
            Kind::AllAnnotations => {
                let rest = if is_narrowed {
                    " in the story"
                } else {
                    " in all articles"
                };
                head(&pen, "ANNOTATIONS", "annotation", rest, areas.head, buffer);
            }
            Kind::Trash => head(&pen, "TRASH", "thing", " removed", areas.head, buffer),
            Kind::Messages => head(&pen, "MESSAGES", "message", "", areas.head, buffer),
            Kind::Found(found) => found::head(&pen, found, areas.head, buffer),
            Kind::Echoes => {
                let looked = pen.looked();
                let looked = looked.map(|looked| format!(" · {}", looked.in_short()));
                let rest = format!(" of this passage{}", looked.unwrap_or_default());
                head(&pen, "ECHOES", "echo", &rest, areas.head, buffer);
            }
            Kind::Likely(claim, among) => {
                let statement = app.claim(*claim).map(|claim| claim.statement);
                let statement = statement.as_deref().unwrap_or_default();
                let place = among.as_ref();
                let place = place.map_or_else(String::new, |among| format!(" of {}", among.name));
                let rest = format!("{place} likely for “{statement}”");
                head(&pen, "PASSAGES", "passage", &rest, areas.head, buffer);
            }
            Kind::Disagreements(of) => {
                let rest = match of {
                    Of::Article(_) => " of this article with others",
                    Of::Library if is_narrowed => " in the story",
                    Of::Library => " in all articles",
                };
                head(
                    &pen,
                    "DISAGREEMENTS",
                    "disagreement",
                    rest,
                    areas.head,
                    buffer,
                );
            }
        }
        if panel.is_empty() {
            let whole = Rect {
                width: area.width,
                height: area.bottom() - areas.rows.y,
                ..areas.rows
            };
            empty(whole, buffer, theme, &nothing(app, panel));
            return;
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

/// Draws the head of a panel: what it lists, how many, and in which order.
fn head(pen: &Pen<'_>, name: &str, thing: &str, rest: &str, area: Rect, buffer: &mut Buffer) {
    let (theme, panel) = (pen.theme, pen.panel);
    let left = order(pen, area, buffer);
    let mut parts = vec![part(format!(" {name}"), theme.style(Role::Title))];
    if panel.filter().is_empty() {
        let many = if thing == "story" && panel.total() != 1 {
            format!("{} stories", panel.total())
        } else if rest.is_empty() {
            counted(panel.total(), thing)
        } else {
            panel.total().to_string()
        };
        let said = format!("  {many}{rest}");
        parts.push(part(said, theme.style(Role::Dim)));
    } else {
        parts.push(part(filtered(panel), theme.style(Role::HintKey)));
        parts.push(part(rest.to_owned(), theme.style(Role::Dim)));
    }
    paint::line(left, 0, buffer, &parts);
}

/// Says how many of how many a filter leaves.
fn filtered(panel: &panel::Panel) -> String {
    format!(
        "  {} of {} with “{}”",
        panel.len(),
        panel.total(),
        panel.filter()
    )
}

/// Says at the right of a row in which order the rows are, with the keys that filter and sort, and returns
/// what is left of it.
fn order(pen: &Pen<'_>, area: Rect, buffer: &mut Buffer) -> Rect {
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

/// Says why a panel shows nothing, and what would change that.
fn nothing(app: &App, panel: &panel::Panel) -> String {
    let (keymap, is_indexing) = (&app.keymap, app.indexing.is_some());
    if panel.total() > 0 {
        let back = keymap.named(CommandId::Back, panel.kind.place());
        return format!("Nothing here has “{}”. {back} shows all.", panel.filter());
    }
    let key = |id| keymap.named(id, Place::Reader);
    let said = match &panel.kind {
        Kind::Annotations => {
            let mark = key(CommandId::Mark);
            return format!(
                "Nothing is marked in this article yet. In the text, {mark} marks a sentence."
            );
        }
        Kind::Claims(_) if app.list.story.is_some() => {
            let (story, narrow) = (
                app.keymap.named(CommandId::Story, Place::Claims),
                app.keymap.named(CommandId::Narrow, Place::Claims),
            );
            return format!(
                "The story has no claims yet. A sentence of its articles that is flagged brings one in; {narrow} shows all claims, and there {story} puts one in."
            );
        }
        Kind::Stories if panel.waiting.is_some() => "Reading the stories …",
        Kind::Stories => {
            let story = app.keymap.named(CommandId::Story, Place::List);
            let new = app.keymap.named(CommandId::New, Place::Stories);
            return format!(
                "No stories yet. A story is the articles and claims of one affair: {new} makes one, and {story} in the list puts articles into one."
            );
        }
        Kind::Views => "Reading the views …",
        Kind::Feeds if !app.feeds.is_known => "Reading the feeds …",
        Kind::Feeds => {
            let new = keymap.named(CommandId::New, Place::Feeds);
            return format!(
                "No feeds are followed yet. A feed is how an outlet tells what is new: {new} follows one, by its address or that of a page that has one. What comes by it stands in the list."
            );
        }
        Kind::Grids if panel.waiting.is_some() => "Reading the grids …",
        Kind::Grids => {
            let new = keymap.named(CommandId::New, Place::Grids);
            return format!(
                "No grids yet. In a grid evidence is rated against claims that exclude each other, which are ranked by what speaks against them: {new} makes one."
            );
        }
        Kind::Claims(_) => {
            let (supports, refutes) = (key(CommandId::Supports), key(CommandId::Refutes));
            return format!(
                "No claims yet. In the text, {supports} flags a sentence as supporting a claim, {refutes} as refuting it."
            );
        }
        Kind::AllAnnotations if panel.waiting.is_some() => "Reading the annotations …",
        Kind::AllAnnotations => {
            let mark = key(CommandId::Mark);
            return format!(
                "Nothing is marked in any article yet. In the text, {mark} marks a sentence."
            );
        }
        Kind::Trash if panel.waiting.is_some() => "Reading the trash …",
        Kind::Trash => {
            "The trash is empty. Articles, claims and annotations that are removed come here, and can be restored."
        }
        Kind::Additions => {
            let add = key(CommandId::Add);
            return format!(
                "Nothing was added in this session. {add} adds a page, a file or a folder; an address that is pasted is added, too."
            );
        }
        Kind::Messages => "Nothing has been said yet. What the status line says is kept here.",
        Kind::Found(found) => {
            return found::nothing(found, panel.waiting.is_some(), is_indexing);
        }
        Kind::Echoes => Fact::Echo.absence(),
        Kind::History(_) => "Nothing was kept of what this claim was.",
        Kind::Likely(..) if panel.waiting.is_some() => "Looking through the texts …",
        Kind::Likely(..) if is_indexing => {
            "No sentence has enough words of the claim, as far as the library is indexed yet."
        }
        Kind::Likely(_, Some(among)) => {
            let (back, likely) = (
                keymap.named(CommandId::Back, Place::Likely),
                keymap.named(CommandId::Likely, Place::Claim),
            );
            return format!(
                "No sentence of {} has enough words of the claim. {back} leads back; on the page of the claim {likely} looks in all articles.",
                among.name
            );
        }
        Kind::Likely(_, None) if app.list.story.is_some() => {
            "No sentence of the story has enough words of the claim."
        }
        Kind::Likely(_, None) => "No sentence of the library has enough words of the claim.",
        Kind::Disagreements(_) if panel.waiting.is_some() => "Comparing the articles …",
        Kind::Disagreements(_) if is_indexing => {
            "No articles disagree, as far as the library is indexed yet."
        }
        Kind::Disagreements(Of::Article(_)) => {
            let (back, again) = (
                keymap.named(CommandId::Back, Place::Disagreements),
                keymap.named(CommandId::Disagreements, Place::List),
            );
            return format!(
                "No sentence of this article was seen to disagree with another article. {back} leads back; {again} in the list shows the disagreements of all."
            );
        }
        Kind::Disagreements(Of::Library) => {
            "No articles were seen to disagree. Sentences about the same thing that differ in a number, date, name or negation come here."
        }
        Kind::Claim(_, None) => "Reading the evidence …",
        Kind::Claim(_, Some(_)) => {
            let stances = [CommandId::Supports, CommandId::Refutes, CommandId::Mentions].map(key);
            return format!(
                "No evidence yet. Open an article and flag a sentence with {}.",
                stances.join(" ")
            );
        }
    };
    said.to_owned()
}

/// Says that a panel has nothing to show, and what would change that.
fn empty(area: Rect, buffer: &mut Buffer, theme: &Theme, said: &str) {
    let inner = paint::inset(area);
    for (line, row) in paint::wrap(said, inner.width.min(72), usize::from(inner.height))
        .into_iter()
        .zip(0u16..)
    {
        paint::line(inner, row, buffer, &[part(line, theme.style(Role::Dim))]);
    }
}
