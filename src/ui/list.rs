//! The list of articles.

use jiff::tz::TimeZone;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};

use crate::{
    app::{
        App,
        actions::stories,
        frame::Pane,
        list::{Line, ROW_HEIGHT},
        overlay::Overlay,
    },
    command::CommandId,
    export::citation::date_in_words,
    model::{
        PartialDate,
        article::Reading,
        view::{ArticleRow, Group, Grouping, Scope},
    },
    query,
    ui::{
        Role, Theme,
        paint::{self, Part, part},
    },
};

/// Columns before a title: the cursor, a sign, a blank.
const GUTTER: u16 = 3;

/// The narrowest list in which dates stand below each other.
const ALIGNED: u16 = 40;

/// Columns for counts where dates stand below each other.
const COUNTS: u16 = 9;

/// The columns of a name for which a date that leaves it fewer does without its year.
const LEAST_NAME: u16 = 8;

/// What stands for a source that is not known.
const UNKNOWN: &str = "source?";

/// Returns a date as long as it fits: without its year in the end, and before that with its last two digits where it
/// is another year than this.
pub(super) fn date_within(
    date: PartialDate,
    this_year: i16,
    fits: impl Fn(&str) -> bool,
) -> String {
    let words = date_in_words(date);
    if fits(&words) || date.day().is_none() {
        return words;
    }
    let Some((day, _year)) = words.rsplit_once(' ') else {
        return words;
    };
    let short = format!("{day} {:02}", date.year() % 100);
    if date.year() != this_year && fits(&short) {
        return short;
    }
    day.to_owned()
}

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
        let screen = (buffer.area.width, buffer.area.height);
        let rows = self.app.list_rows(&self.app.frame_of(screen));
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

/// Says how many of the articles are shown.
fn count(app: &App) -> String {
    format!("{} of {}", app.list.total, stories::counts(app).articles)
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
        if list.story.is_some() {
            leave = format!("{back} all ");
        }
        if list.count_ticked() > 0 {
            let ticked = list.count_ticked();
            let said = match list.hidden() {
                Some(0) | None => format!(" ✓ {ticked} ticked"),
                Some(hidden) => format!(" ✓ {ticked}, {hidden} not shown"),
            };
            parts.push(part(said, strong));
            leave = format!("{back} untick ");
        }
        if list.scope == Scope::New {
            parts.push(part(format!(" only new: {}", count(app)), strong));
            leave = format!("{back} all ");
        }
        if let Some(view) = &list.view {
            parts.push(part(format!(" {}: {}", view.name, count(app)), strong));
            leave = format!("{back} all ");
        }
        if list.is_filtered() {
            if list.scope == Scope::All && list.view.is_none() {
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
            group => format!(" by {} · {}", group.word(), list.order().word()),
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
        } else if !query::marks(&list.query).is_empty() {
            format!("Nothing fits “{}”. {back} shows all.", list.query.trim())
        } else if list.is_filtered() {
            format!(
                "Nothing has “{}” in title, source, author or tags. {back} shows all.",
                list.query.trim()
            )
        } else if list.scope == Scope::New {
            format!("Nothing here is new any more. {back} shows all.")
        } else if self.app.indexing.is_some() {
            "The library is being indexed; its articles show as they are taken in.".to_owned()
        } else if let Some(view) = list.view.as_ref().filter(|view| view.is_of_feeds()) {
            let word = view.word().to_lowercase();
            let name = &view.name;
            format!("No article is here that came by the {word} “{name}”. {back} shows all.")
        } else if let Some(view) = &list.view {
            format!(
                "No article is in the view “{}” now. {back} shows all.",
                view.name
            )
        } else if list.story.is_some() {
            let story = self.app.key_of(CommandId::Story);
            format!(
                "No article is in the story yet. {back} shows all articles, and {story} puts those in that are ticked or under the cursor."
            )
        } else {
            let (add, trash) = (
                self.app.key_of(CommandId::Add),
                self.app.key_of(CommandId::Trash),
            );
            format!(
                "No articles here. {add} adds a page, a file or a folder; {trash} shows the trash."
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
        let new = if app.list.is_new(row) {
            " new "
        } else if article.has_changed() {
            " changed "
        } else {
            ""
        };
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
        let before: u16 = parts.iter().map(|(text, _)| paint::columns(text)).sum();
        let room = left.width.saturating_sub(before);
        let (text, matched) = in_sight(&article.title, &row.matched.title, room);
        if text.len() < article.title.len() {
            parts.push(part("…", title));
        }
        if matched.is_empty() {
            // The letters that were typed go before: they say why the article is listed.
            let watched = app.settings.watch_words.places(text, usize::MAX, &|| false);
            let style = title.patch(theme.style(Role::Watched));
            parts.extend(paint::divided(text, &watched, title, style));
        } else {
            parts.extend(paint::matched(text, &matched, title, found));
        }
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
            counts += &format!(" {}▪", row.annotations);
        }
        if row.claims > 0 {
            counts += &format!(" {}⚑", row.claims);
        }
        if !counts.is_empty() {
            counts.push(' ');
        }
        let is_aligned = area.width >= ALIGNED;
        let right = paint::line_right(area, 1, buffer, &[part(counts, dim)]);
        let right = if is_aligned { right.max(COUNTS) } else { right };
        let left = Rect {
            width: area.width.saturating_sub(right),
            ..area
        };
        // Below the heading of its source, who wrote it says more.
        let by_source = self.app.list.group == Grouping::Source;
        let name = if by_source {
            article.author.as_ref()
        } else {
            article.source.as_ref()
        };
        // Where both don't fit, a cut name still tells more than a cut date.
        let beside = |date: &str| {
            let taken = GUTTER + 2 + paint::columns(date);
            left.width.saturating_sub(taken)
        };
        let wanted = match name {
            Some(name) => paint::columns(name).min(LEAST_NAME),
            None if by_source => 0,
            None => paint::columns(UNKNOWN),
        };
        let date = match article.published {
            Some(date) => {
                let year = self.app.now.to_zoned(TimeZone::UTC).year();
                let fits = |words: &str| beside(words) >= wanted;
                part(date_within(date, year, fits), dim)
            }
            None => part("undated", missing),
        };
        let room = beside(&date.0);
        let mut parts = vec![part(" ".repeat(usize::from(GUTTER)), base)];
        match name {
            Some(source) => {
                let cut = paint::cut(source, room);
                let is_cut = *cut != **source;
                let shown = match cut.strip_suffix('…').filter(|_| is_cut) {
                    Some(shown) => source.get(..shown.len()),
                    None => Some(&**source),
                };
                let matched: &[u32] = if by_source { &[] } else { &row.matched.source };
                parts.extend(paint::matched(
                    shown.unwrap_or_default(),
                    matched,
                    dim,
                    self.found(dim),
                ));
                if is_cut {
                    parts.push(part("…", dim));
                }
            }
            None if by_source => {}
            None => parts.push(part(UNKNOWN, missing)),
        }
        let is_alone = name.is_none() && by_source;
        if is_aligned && !is_alone {
            paint::line(left, 1, buffer, &parts);
            paint::line_right(left, 1, buffer, &[date]);
        } else {
            let gap = if name.is_none() && by_source {
                ""
            } else {
                "  "
            };
            parts.extend([part(gap, dim), date]);
            paint::line(left, 1, buffer, &parts);
        }
    }

    /// Returns how letters look that were typed: apart from the others without colours, too.
    fn found(&self, base: Style) -> Style {
        base.patch(self.theme.style(Role::HintKey))
            .add_modifier(Modifier::UNDERLINED)
    }
}

/// Leaves out the beginning of a title whose typed letters would not be seen in some columns.
///
/// Returns the rest, before which `…` is to stand, and the letters counted in it.
fn in_sight<'a>(title: &'a str, matched: &[u32], room: u16) -> (&'a str, Vec<u32>) {
    use unicode_segmentation::UnicodeSegmentation;

    let whole = (title, matched.to_vec());
    let (Some(first), Some(last)) = (matched.first(), matched.last()) else {
        return whole;
    };
    let place = |cluster: u32| {
        let mut clusters = title.grapheme_indices(true);
        clusters.nth(usize::try_from(cluster).ok()?)
    };
    let Some((at, cluster)) = place(*last) else {
        return whole;
    };
    let seen = title.get(..at + cluster.len()).unwrap_or_default();
    if paint::columns(seen) < room {
        return whole;
    }
    // A word or so before the letters tells where they stand.
    let start = first.saturating_sub(u32::from(room / 4));
    match place(start).and_then(|(at, _)| title.get(at..)) {
        Some(rest) => (rest, matched.iter().map(|at| at - start).collect()),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_typed_are_in_sight() {
        let title = "What JEDI buys and what it does not buy abroad";
        assert_eq!(in_sight(title, &[5, 6], 20), (title, vec![5, 6]));
        let (rest, matched) = in_sight(title, &[40, 41], 20);
        assert_eq!((rest, matched), (" buy abroad", vec![5, 6]));
        assert_eq!(in_sight(title, &[], 3), (title, Vec::new()));
        assert_eq!(in_sight("", &[7], 0), ("", vec![7]));
    }

    #[test]
    fn a_date_of_another_year_keeps_two_digits_of_it_where_there_is_room() {
        let date = |text| PartialDate::parse_iso(text).unwrap();
        let within = |text, columns| date_within(date(text), 2026, |words| words.len() <= columns);
        assert_eq!(within("2025-03-05", 10), "5 Mar 2025");
        assert_eq!(within("2025-03-05", 9), "5 Mar 25");
        assert_eq!(within("2025-03-05", 7), "5 Mar");
        assert_eq!(within("2026-03-05", 9), "5 Mar");
        assert_eq!(within("2025-03", 3), "Mar 2025");
    }
}
