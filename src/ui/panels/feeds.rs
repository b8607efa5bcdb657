//! Rows of feeds and of their folders.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Pen,
    heads::{self, Behind, filtered, order},
    preview::Page,
};
use crate::{
    app::feeds::{Folder, Line, Sum},
    command::CommandId,
    model::{
        CleanText, Feed,
        feed::{Content, Stopped},
        view::FeedRow,
    },
    text::count::{counted, grouped},
    ui::{
        Role,
        paint::{self, Part, part},
    },
};

/// Draws the head of the panel: how many feeds, how much of them is unread, and how many are in trouble.
pub(super) fn head(pen: &Pen<'_>, area: Rect, buffer: &mut Buffer) {
    let (theme, panel) = (pen.theme, pen.panel);
    let left = order(pen, area, buffer);
    let rows = pen.app.feeds.rows();
    let said = if panel.filter().is_empty() {
        let mut said = format!("  {}", counted(rows.len(), "feed"));
        if !rows.is_empty() {
            said += &format!(" · {} unread", grouped(pen.app.feeds.unread()));
        }
        let troubled = rows.iter().filter(|row| row.is_in_trouble()).count();
        if troubled > 0 {
            said += &format!(" · {} in trouble", grouped(troubled));
        }
        part(said, theme.style(Role::Dim))
    } else {
        part(filtered(panel), theme.style(Role::HintKey))
    };
    paint::line(
        left,
        0,
        buffer,
        &[part(" FEEDS", theme.style(Role::Title)), said],
    );
}

/// Draws the head of the panel of views, which says where the feeds are.
pub(super) fn views_head(pen: &Pen<'_>, area: Rect, buffer: &mut Buffer) {
    let feeds = &pen.app.feeds;
    let behind = if feeds.rows().is_empty() {
        Behind::Things(["view", "views"])
    } else {
        let (key, unread) = (pen.app.key_of(CommandId::Feeds), grouped(feeds.unread()));
        Behind::Words(format!(" views · {key} feeds: {unread} unread"))
    };
    heads::head(pen, "VIEWS", &behind, area, buffer);
}

/// Draws a folder: its name, and how much of it is unread.
pub(super) fn folder(
    pen: &Pen<'_>,
    folder: &Folder,
    sign: Part<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let base = sign.1;
    let left = unread(pen, folder.sum.unread, &sign, area, buffer);
    let heading = pen.style(base, Role::Heading);
    let indent = indent(folder.depth(), area);
    let mut parts = vec![
        sign,
        part(format!("{indent}▾ "), pen.style(base, Role::Dim)),
    ];
    parts.extend(pen.found(folder.name(), left.width, heading));
    paint::line(left, 0, buffer, &parts);
}

/// Draws a feed: its name, what is out of the ordinary with it, and how much of it is unread.
pub(super) fn row(pen: &Pen<'_>, line: &Line, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let row = &line.row;
    let left = unread(pen, row.unread, &sign, area, buffer);
    let name = match row.unread {
        0 => base,
        _ => pen.style(base, Role::Unread),
    };
    let mut parts = vec![sign, part(indent(line.depth(), area), base)];
    let wrong: Vec<Part<'_>> = row.trouble().map_or_else(Vec::new, |said| {
        let sign = if row.is_in_trouble() { "  ! " } else { "  " };
        let sign = part(sign, pen.style(base, Role::Warning));
        let said = pen.found(&said, left.width, pen.style(base, Role::Dim));
        std::iter::once(sign).chain(said).collect()
    });
    // A long name leaves room for that.
    let columns =
        |parts: &[Part<'_>]| -> u16 { parts.iter().map(|(text, _)| paint::columns(text)).sum() };
    let room = left.width.saturating_sub(columns(&parts));
    let room = room.saturating_sub(columns(&wrong)).max(room / 2);
    parts.extend(pen.found(&row.feed.label, room, name));
    parts.extend(wrong);
    paint::line(left, 0, buffer, &parts);
}

/// Returns the blanks before what stands in some folders; deep ones take no more than a third of the row.
fn indent(depth: usize, area: Rect) -> String {
    " ".repeat((2 * depth).min(usize::from(area.width / 3)))
}

/// Draws how many are unread at the right, and returns what is left of the row.
fn unread(pen: &Pen<'_>, unread: usize, sign: &Part<'_>, area: Rect, buffer: &mut Buffer) -> Rect {
    if unread == 0 {
        return area;
    }
    let said = part(
        format!(" {} ", grouped(unread)),
        pen.style(sign.1, Role::HintKey),
    );
    let width = paint::line_right(area, 0, buffer, &[said]);
    Rect {
        width: area.width - width,
        ..area
    }
}

fn told(articles: usize, unread: usize, new: usize) -> String {
    let mut told = counted(articles, "article");
    for (count, word) in [(unread, "unread"), (new, "new")] {
        if count > 0 {
            told += &format!(" · {} {word}", grouped(count));
        }
    }
    told
}

/// Draws a folder whole.
pub(super) fn preview_folder(pen: &Pen<'_>, page: &mut Page<'_>, folder: &Folder) {
    let dim = pen.theme.style(Role::Dim);
    let Sum {
        feeds,
        articles,
        unread,
        new,
        troubled,
    } = folder.sum;
    page.text(pen, &folder.path, pen.theme.style(Role::Title), 2);
    let said = format!(
        "{} · {}",
        counted(feeds, "feed"),
        told(articles, unread, new)
    );
    page.line(&[part(said, dim)]);
    if troubled > 0 {
        page.gap();
        let said = format!("{} not asked or in trouble", counted(troubled, "feed"));
        page.text(pen, &said, pen.theme.style(Role::Warning), 0);
    }
}

/// Draws a feed whole: what is wrong with it, where it is got, when it was asked, what is kept.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, line: &Line) {
    let (text, dim) = (pen.theme.style(Role::Text), pen.theme.style(Role::Dim));
    let row = &line.row;
    let feed = &row.feed;
    let is_followed = feed.removed.is_none();
    page.text(pen, &feed.label, pen.theme.style(Role::Title), 2);
    // In a low pane what follows has no room.
    let is_out_of_order = row.trouble().is_some();
    if is_followed && is_out_of_order {
        if let Some(why) = &row.state.trouble {
            page.text(pen, why, pen.theme.style(Role::Warning), 1);
        }
        page.text(pen, &asked(pen, row), text, 0);
    }
    if is_followed {
        page.line(&[part(told(row.articles, row.unread, row.new), dim)]);
    }
    page.text(pen, &feed.url, dim, 0);
    if let Some(site) = &feed.site {
        page.text(pen, &format!("of {site}"), dim, 0);
    }
    if !feed.folders.is_empty() {
        let folders: Vec<&str> = feed.folders.iter().map(CleanText::as_str).collect();
        page.text(pen, &format!("in {}", folders.join(", ")), dim, 0);
    }
    page.gap();
    if is_followed && !is_out_of_order {
        page.text(pen, &asked(pen, row), text, 0);
    }
    for said in [content(feed), kept(feed)] {
        page.text(pen, &said, text, 0);
    }
}

/// Says when a feed was asked last and how it answered, and when it is asked again.
fn asked(pen: &Pen<'_>, row: &FeedRow) -> String {
    let state = &row.state;
    let again = match (&row.feed.stopped, state.next) {
        (Some(Stopped::ByHand), _) => return "It is stopped, and not asked by itself.".to_owned(),
        (Some(_), _) => {
            let details = pen.app.key_of(CommandId::Details);
            return format!(
                "Its server says that it is gone for good, so it is not asked any more; {details} changes that."
            );
        }
        (None, Some(next)) if next <= pen.app.now => "; it is due".to_owned(),
        (None, Some(next)) => format!("; next try {}", pen.app.hour_after(next)),
        (None, None) => String::new(),
    };
    let Some(at) = state.asked.at else {
        let refresh = pen.app.key_of(CommandId::RefreshFeed);
        return format!("Not asked on this device yet; {refresh} asks it.");
    };
    let failures = usize::try_from(state.asked.failures).unwrap_or(usize::MAX);
    match (state.asked.good, failures) {
        (_, 0) => format!("Asked {}{again}.", pen.app.hour(at)),
        (Some(good), _) => format!(
            "{} since {}{again}.",
            counted(failures, "failure"),
            pen.app.hour(good)
        ),
        (None, _) => format!("It has never answered as a feed{again}."),
    }
}

fn content(feed: &Feed) -> String {
    match feed.content {
        Content::Page => "The pages are read that it leads to.".to_owned(),
        _ => "What it says itself is read.".to_owned(),
    }
}

fn kept(feed: &Feed) -> String {
    let items = |count: u32| counted(usize::try_from(count).unwrap_or(usize::MAX), "article");
    let days = |days: u32| counted(usize::try_from(days).unwrap_or(usize::MAX), "day");
    match (feed.keep_days, feed.keep_items) {
        (None, None) => "All that comes is kept.".to_owned(),
        (Some(of), None) => format!("What comes is kept for {}.", days(of)),
        (None, Some(most)) => format!("The newest {} are kept.", items(most)),
        (Some(of), Some(most)) => {
            format!(
                "What comes is kept for {}, the newest {}.",
                days(of),
                items(most)
            )
        }
    }
}
