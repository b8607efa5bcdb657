//! The list of articles.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    widgets::Widget,
};

use crate::{
    app::{
        App,
        frame::Pane,
        list::{Line, ROW_HEIGHT},
        overlay::{Field, Overlay},
    },
    command::CommandId,
    export::citation::date_in_words,
    model::{
        article::Reading,
        view::{ArticleRow, Group, Grouping, Scope},
    },
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        popups,
    },
};

/// Columns before a title: the cursor, a sign, a blank.
const GUTTER: u16 = 3;

/// The narrowest list in which dates stand below each other.
const ALIGNED: u16 = 40;

/// Columns for counts where dates stand below each other.
const COUNTS: u16 = 9;

/// The list pane: a heading, then two rows of the screen for each article.
pub struct List<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for List<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let list = &self.app.list;
        self.heading(Rect { height: 1, ..area }, buffer);
        let rows = Rect {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        };
        if list.total == 0 {
            self.empty(rows, buffer);
            return;
        }
        for (row, line) in list.lines(usize::from(rows.height)) {
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            let place = Rect {
                y: rows.y + row,
                height: ROW_HEIGHT.min(rows.height - row),
                ..rows
            };
            match line {
                Line::Heading(group) => self.group(group, place, buffer),
                Line::Article(index) => {
                    if let Some(row) = list.row(index) {
                        self.article(row, index == list.rows.cursor, place, buffer);
                    }
                }
            }
        }
    }
}

/// Draws the field that filters the list in the place of its heading, and tells where the cursor stands.
pub fn filter_field(
    app: &App,
    theme: &Theme,
    field: &Field,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let row = Rect {
        height: area.height.min(1),
        ..area
    };
    paint::clear(row, buffer, theme.style(Role::Text));
    let count = format!(" {} ", count(app));
    let right = paint::line_right(row, 0, buffer, &[part(count, theme.style(Role::Dim))]);
    paint::line(row, 0, buffer, &[part(" / ", theme.style(Role::HintKey))]);
    let before = GUTTER.min(row.width);
    let place = Rect {
        x: row.x + before,
        width: row.width.saturating_sub(before + right),
        ..row
    };
    popups::input(theme, &field.input, place, 0, buffer)
}

/// Says how many of the articles are shown.
fn count(app: &App) -> String {
    format!("{} of {}", app.list.total, app.list.counts.articles)
}

impl List<'_> {
    /// Tells whether the keys go to the list.
    fn is_focused(&self) -> bool {
        let above = self.app.overlays.last();
        let is_filter = |overlay: &Overlay| matches!(overlay, Overlay::Field(f) if f.is_filter());
        self.app.pane == Pane::List && above.is_none_or(is_filter)
    }

    /// Draws what the list is, by what it is narrowed, and how to leave that.
    fn heading(&self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme } = self;
        let list = &app.list;
        let name = if self.is_focused() {
            theme.style(Role::Title)
        } else {
            theme.style(Role::Dim)
        };
        let (dim, strong) = (theme.style(Role::Dim), theme.style(Role::HintKey));
        let mut parts: Vec<Part<'_>> = Vec::new();
        let back = app.key_of(CommandId::Back);
        let mut leave = String::new();
        if list.count_ticked() > 0 {
            parts.push(part(format!(" ✓ {} ticked", list.count_ticked()), strong));
            leave = format!("{back} untick ");
        }
        if list.scope == Scope::New {
            parts.push(part(format!(" only new: {}", count(app)), strong));
            leave = format!("{back} all ");
        }
        if list.is_filtered() {
            if list.scope == Scope::All {
                parts.push(part(format!(" {}", count(app)), strong));
            }
            parts.push(part(format!(" “{}”", list.query.trim()), strong));
            leave = format!("{back} all ");
        }
        let right = paint::columns(&leave);
        let width = |parts: &[Part<'_>]| {
            parts
                .iter()
                .map(|(text, _)| paint::columns(text))
                .sum::<u16>()
        };
        let title = part(" ARTICLES ", name);
        // What is out of the ordinary goes before the name of the pane.
        let room = area.width.saturating_sub(right + paint::columns(&title.0));
        if parts.is_empty() || width(&parts) <= room {
            parts.insert(0, title);
        }
        let order = match list.group {
            Grouping::None => format!(" by {}", list.order().word()),
            group => format!(" by {}, then {}", group.word(), list.order().word()),
        };
        if width(&parts) + paint::columns(&order) + right <= area.width || leave.is_empty() {
            parts.push(part(order, dim));
        }
        let drawn = paint::line_right(area, 0, buffer, &[part(leave, dim)]);
        let left = Rect {
            width: area.width.saturating_sub(drawn),
            ..area
        };
        paint::line(left, 0, buffer, &parts);
    }

    fn empty(&self, area: Rect, buffer: &mut Buffer) {
        let list = &self.app.list;
        let back = self.app.key_of(CommandId::Back);
        let said = if !list.loaded {
            "Reading the library …".to_owned()
        } else if list.is_filtered() {
            format!(
                "Nothing has “{}” in title, source, author or tags. {back} shows all.",
                list.query.trim()
            )
        } else if list.scope == Scope::New {
            format!("Nothing here is new any more. {back} shows all.")
        } else {
            "No articles here. “briefreader add FILE” brings one in; “briefreader restore” lists the trash.".to_owned()
        };
        let inner = paint::inset(area);
        for (row, line) in paint::wrap(&said, inner.width, usize::from(inner.height))
            .into_iter()
            .enumerate()
        {
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            paint::line(
                inner,
                row,
                buffer,
                &[part(line, self.theme.style(Role::Dim))],
            );
        }
    }

    /// Draws the heading of a group, with a line to the right edge.
    fn group(&self, group: &Group, area: Rect, buffer: &mut Buffer) {
        let theme = self.theme;
        let count = format!("  {} ", group.count);
        let room = area.width.saturating_sub(paint::columns(&count) + 2);
        let name = group.heading.to_string();
        let parts = [
            part(" ", Style::default()),
            part(paint::cut(&name, room), theme.style(Role::Heading)),
            part(count, theme.style(Role::Dim)),
        ];
        let drawn = paint::line(area, 0, buffer, &parts);
        let rest = Rect {
            x: area.x + drawn,
            width: area.width.saturating_sub(drawn),
            height: 1,
            ..area
        };
        paint::row(rest, buffer, "─", theme.style(Role::Border));
    }

    fn article(&self, row: &ArticleRow, at_cursor: bool, area: Rect, buffer: &mut Buffer) {
        let theme = self.theme;
        let base = match (at_cursor, self.is_focused()) {
            (true, true) => theme.style(Role::CursorRow),
            (true, false) => theme.style(Role::SelectedRow),
            (false, _) => Style::default(),
        };
        buffer.set_style(area, base);
        self.title(row, at_cursor, base, area, buffer);
        if area.height >= ROW_HEIGHT {
            self.origin(row, base, area, buffer);
        }
    }

    /// Draws the first row of an article: signs, and its title.
    fn title(
        &self,
        row: &ArticleRow,
        at_cursor: bool,
        base: Style,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let Self { app, theme } = self;
        let article = &row.article;
        let unread = article.reading == Reading::Unread;
        let strong = base.patch(theme.style(Role::HintKey));
        let sign = if app.list.is_ticked(article.id) {
            part("✓ ", strong)
        } else if unread {
            part("• ", base)
        } else {
            part("  ", base)
        };
        let title = if unread {
            base.patch(theme.style(Role::Unread))
        } else {
            base
        };
        let new = if app.list.is_new(row) { " new " } else { "" };
        let right = paint::line_right(area, 0, buffer, &[part(new, strong)]);
        let left = Rect {
            width: area.width.saturating_sub(right),
            ..area
        };
        let cursor = if at_cursor { "▸" } else { " " };
        let star = if article.starred { "★ " } else { "" };
        let mut parts = vec![
            part(cursor, base),
            sign,
            part(star, base.patch(theme.style(Role::Starred))),
        ];
        let found = self.found(title);
        parts.extend(paint::matched(
            &article.title,
            &row.matched.title,
            title,
            found,
        ));
        paint::line(left, 0, buffer, &parts);
    }

    /// Draws the second row: where the article comes from, and what was done with it.
    fn origin(&self, row: &ArticleRow, base: Style, area: Rect, buffer: &mut Buffer) {
        let theme = self.theme;
        let article = &row.article;
        let dim = base.patch(theme.style(Role::Dim));
        let missing = base.patch(theme.style(Role::Missing));
        let mut counts = String::new();
        if row.annotations > 0 {
            counts += &format!("{}▪ ", row.annotations);
        }
        if row.claims > 0 {
            counts += &format!("{}⚑ ", row.claims);
        }
        let date = match article.published {
            Some(date) => part(date_in_words(date), dim),
            None => part("undated", missing),
        };
        let is_aligned = area.width >= ALIGNED;
        let right = paint::line_right(area, 1, buffer, &[part(counts, dim)]);
        let right = if is_aligned { right.max(COUNTS) } else { right };
        let left = Rect {
            width: area.width.saturating_sub(right),
            ..area
        };
        // Where both don't fit, a cut name still tells more than a cut date.
        let room = left
            .width
            .saturating_sub(GUTTER + 2 + paint::columns(&date.0));
        let mut parts = vec![part(" ".repeat(usize::from(GUTTER)), base)];
        match &article.source {
            Some(source) => {
                let cut = paint::cut(source, room);
                let name = source.get(..cut.trim_end_matches('…').len());
                parts.extend(paint::matched(
                    name.unwrap_or_default(),
                    &row.matched.source,
                    dim,
                    self.found(dim),
                ));
                if cut.len() != source.len() {
                    parts.push(part("…", dim));
                }
            }
            None => parts.push(part("source?", missing)),
        }
        if is_aligned {
            paint::line(left, 1, buffer, &parts);
            paint::line_right(left, 1, buffer, &[date]);
        } else {
            parts.extend([part("  ", dim), date]);
            paint::line(left, 1, buffer, &parts);
        }
    }

    /// Returns how letters look that were typed: apart from the others without colours, too.
    fn found(&self, base: Style) -> Style {
        base.patch(self.theme.style(Role::HintKey))
            .add_modifier(Modifier::UNDERLINED)
    }
}
