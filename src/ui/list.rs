//! The list of articles.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::{
    app::{App, frame::Pane, list::ROW_HEIGHT},
    export::citation::date_in_words,
    model::{article::Reading, view::ArticleRow},
    ui::{
        Role, Theme,
        paint::{self, part},
    },
};

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
        let Self { app, theme } = self;
        let focused = app.pane == Pane::List && app.overlays.is_empty();
        let head = if focused {
            theme.style(Role::Title)
        } else {
            theme.style(Role::Dim)
        };
        let list = &app.list;
        let what = if list.query.is_empty() {
            part(format!("  by {}", list.sort.word()), theme.style(Role::Dim))
        } else {
            part(
                format!("  {} with “{}”", list.total, list.query),
                theme.style(Role::HintKey),
            )
        };
        paint::line(area, 0, buffer, &[part(" ARTICLES", head), what]);
        let rows = Rect {
            y: area.y + 1,
            height: area.height - 1,
            ..area
        };
        if list.total == 0 {
            self.empty(rows, buffer);
            return;
        }
        let visible = usize::from(rows.height.div_ceil(ROW_HEIGHT));
        for (place, index) in (list.rows.top..list.total).take(visible).enumerate() {
            let y = rows.y + u16::try_from(place).unwrap_or(0) * ROW_HEIGHT;
            let row_area = Rect {
                y,
                height: ROW_HEIGHT.min(rows.bottom() - y),
                ..rows
            };
            let at_cursor = index == list.rows.cursor;
            if let Some(row) = list.row(index) {
                self.article(row, at_cursor, focused, row_area, buffer);
            }
        }
    }
}

impl List<'_> {
    fn empty(&self, area: Rect, buffer: &mut Buffer) {
        let list = &self.app.list;
        let said = if !list.loaded {
            "Reading the library …".to_owned()
        } else if list.query.is_empty() {
            "No articles here. “briefreader add FILE” brings one in; “briefreader restore” lists the trash.".to_owned()
        } else {
            format!(
                "Nothing has “{}” in title, source, author or tags. Esc shows all.",
                list.query
            )
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

    fn article(
        &self,
        row: &ArticleRow,
        at_cursor: bool,
        focused: bool,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let theme = self.theme;
        let article = &row.article;
        let base = match (at_cursor, focused) {
            (true, true) => theme.style(Role::CursorRow),
            (true, false) => theme.style(Role::SelectedRow),
            (false, _) => Style::default(),
        };
        buffer.set_style(area, base);
        let unread = article.reading == Reading::Unread;
        let title = if unread {
            base.patch(theme.style(Role::Unread))
        } else {
            base
        };
        let sign = match (at_cursor, unread) {
            (true, _) => "▸ ",
            (false, true) => "• ",
            (false, false) => "  ",
        };
        let star = if article.starred { "★ " } else { "" };
        let parts = [
            part(sign, base),
            part(star, base.patch(theme.style(Role::Starred))),
            part(article.title.as_str(), title),
        ];
        paint::line(area, 0, buffer, &parts);
        let dim = base.patch(theme.style(Role::Dim));
        let missing = base.patch(theme.style(Role::Missing));
        let mut counts = String::from("  ");
        if row.annotations > 0 {
            counts += &format!("{}▪ ", row.annotations);
        }
        if row.claims > 0 {
            counts += &format!("{}⚑ ", row.claims);
        }
        let right = paint::line_right(area, 1, buffer, &[part(counts, dim)]);
        let left = Rect {
            width: area.width.saturating_sub(right),
            ..area
        };
        let date = match article.published {
            Some(date) => part(date_in_words(date), dim),
            None => part("undated", missing),
        };
        // Where both don't fit, a cut name still tells more than a cut date.
        let room = left.width.saturating_sub(paint::columns(&date.0) + 4);
        let source = match &article.source {
            Some(source) => part(paint::cut(source, room), dim),
            None => part("source?", missing),
        };
        paint::line(
            left,
            1,
            buffer,
            &[part("  ", base), source, part("  ", dim), date],
        );
    }
}
