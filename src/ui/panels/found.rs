//! Rows of what a search of the library found.

use std::{ops::Range, sync::Arc};

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{
        actions::chosen,
        boxes,
        panel::{Found, FoundRow},
    },
    model::{
        Article,
        hit::{Hit, HitIn},
    },
    query,
    text::fit,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, claims::origin, preview::Page},
        popups,
    },
};

/// The columns before the words of a row.
const INDENT: u16 = 3;

/// The narrowest title beside which source and date are told.
const NARROWEST_TITLE: u16 = 24;

/// The columns of the word for what a passage stands in.
const KIND: usize = 7;

/// Draws how much was found, and below it what was typed and what is wrong with it.
pub(super) fn head(pen: &Pen<'_>, found: &Found, area: Rect, buffer: &mut Buffer) {
    let (dim, title) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Title));
    let mut parts = vec![part(" SEARCH", title)];
    let listed = pen.panel.len();
    if found.total > listed && listed > 0 {
        let least = if found.is_more { "at least " } else { "" };
        let said = format!("  the best {listed} of {least}{}", found.total);
        parts.push(part(said, dim));
    } else if listed > 0 {
        parts.push(part(format!("  {} found", found.total), dim));
    }
    let ticked = pen.app.list.count_ticked();
    if ticked > 0 {
        let said = match chosen::hidden(pen.app) {
            Some(0) | None => format!("  ✓ {ticked} ticked"),
            Some(hidden) => format!("  ✓ {ticked} ticked, {hidden} not listed"),
        };
        parts.push(part(said, pen.theme.style(Role::HintKey)));
    }
    if let Some((done, total)) = pen.app.indexing {
        let said = match (done * 100).checked_div(total) {
            Some(percent) => format!("  {percent} % of the library is indexed"),
            None => "  the library is being looked through".to_owned(),
        };
        parts.push(part(said, pen.theme.style(Role::Warning)));
    }
    paint::line(area, 0, buffer, &parts);
    // The field stands over this row while something is typed.
    paint::line(area, 1, buffer, &[part(format!(" / {}", found.typed), dim)]);
    let typed = (found.typed.as_str(), popups::shown_from(pen.app));
    popups::wrong(pen.theme, typed, boxes::below(area, 2), buffer);
}

/// Says why nothing is listed, and what would change that.
pub(super) fn nothing(found: &Found, is_waiting: bool, is_indexing: bool) -> String {
    if is_waiting {
        "Searching …".to_owned()
    } else if found.typed.trim().is_empty() {
        "Type words that must all stand in an article, a note, a quote or a claim. \"Words in a row\" stand in \
         quotation marks, cloud* begins so, -word must not stand there, and title: source: tag: note: is:unread \
         published:2020-08 narrow it."
            .to_owned()
    } else if query::parse_typing(&found.typed).wrong().is_some() {
        "Nothing can be looked for as long as this is not understood.".to_owned()
    } else if is_indexing {
        "Nothing was found yet: not all of the library is indexed.".to_owned()
    } else {
        "Nothing was found. Fewer words, or word* for all that begins so, find more.".to_owned()
    }
}

/// Draws an article or claim: its title, then the best of what was found in it.
pub(super) fn row(pen: &Pen<'_>, row: &FoundRow, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let is_ticked = |article: &Arc<Article>| pen.app.list.is_ticked(article.id);
    let mut parts = if row.first.found.article().is_some_and(is_ticked) {
        let (sign, _) = sign;
        vec![
            part("✓", pen.style(base, Role::HintKey)),
            part(sign.get(1..).unwrap_or_default().to_owned(), base),
        ]
    } else {
        vec![sign]
    };
    let second = match &row.first.found {
        HitIn::Claim(claim) => {
            parts.push(part("claim  ", pen.style(base, Role::Claim)));
            parts.extend(marked(
                pen,
                &row.first,
                base,
                area.width.saturating_sub(INDENT + 7),
            ));
            paint::line(area, 0, buffer, &parts);
            vec![part(format!("   {}", claim.status), dim)]
        }
        found => {
            let article = found.article();
            let title = article.map_or("", |article| article.title.as_str());
            let in_title = match found {
                HitIn::Title(_) => row.first.marks.as_slice(),
                _ => &[],
            };
            let text = pen.style(base, Role::Title);
            let origin = article.map(|article| origin(article, dim, missing));
            let told: u16 = origin
                .iter()
                .flatten()
                .map(|(text, _)| paint::columns(text))
                .sum();
            let room = area.width.saturating_sub(INDENT + told + 2);
            let is_told = room >= NARROWEST_TITLE;
            let room = if is_told {
                room
            } else {
                area.width.saturating_sub(INDENT)
            };
            parts.extend(pieces(
                title,
                in_title,
                text,
                pen.style(text, Role::Match),
                room,
            ));
            paint::line(area, 0, buffer, &parts);
            if is_told {
                let origin: Vec<Part<'_>> = origin.into_iter().flatten().collect();
                paint::line_right(area, 0, buffer, &origin);
            }
            let mut hits = row
                .hits()
                .filter(|hit| !matches!(hit.found, HitIn::Title(_)));
            match hits.next() {
                Some(hit) => passage(pen, hit, base, area.width.saturating_sub(INDENT)),
                None => Vec::new(),
            }
        }
    };
    let mut below = vec![part("   ", base)];
    below.extend(second);
    paint::line(area, 1, buffer, &below);
}

/// Draws all that was found in an article or claim.
pub(super) fn preview(pen: &Pen<'_>, page: &mut Page<'_>, row: &FoundRow) {
    let title = pen.theme.style(Role::Title);
    let (dim, missing) = (pen.theme.style(Role::Dim), pen.theme.style(Role::Missing));
    let text = pen.theme.style(Role::Text);
    match &row.first.found {
        HitIn::Claim(claim) => {
            lines(
                page,
                &row.first.snippet,
                &row.first.marks,
                (title, found(pen, title)),
            );
            page.line(&[part(claim.status.to_string(), dim)]);
            for verdict in &claim.verdicts {
                page.gap();
                page.text(pen, verdict, text, 0);
            }
        }
        within => {
            if let Some(article) = within.article() {
                for line in paint::wrap(&article.title, page.area.width, 3) {
                    page.line(&[part(line, title)]);
                }
                page.line(&origin(article, dim, missing));
            }
            for hit in row
                .hits()
                .filter(|hit| !matches!(hit.found, HitIn::Title(_)))
            {
                page.gap();
                if !matches!(hit.found, HitIn::Text(_)) {
                    page.line(&[part(hit.found.word(), dim)]);
                }
                lines(page, &hit.snippet, &hit.marks, (text, found(pen, text)));
            }
        }
    }
}

/// Returns how what was looked for is told from the words around it.
fn found(pen: &Pen<'_>, base: Style) -> Style {
    base.patch(pen.theme.style(Role::Match))
}

/// Draws a passage on as many rows as it takes, with some ranges of it in another style.
pub(super) fn lines(
    page: &mut Page<'_>,
    text: &str,
    ranges: &[Range<usize>],
    styles: (Style, Style),
) {
    let rows = usize::from(page.area.height);
    lines_in(rows, page, text, ranges, styles);
}

/// Draws the same in so many rows at most.
pub(super) fn lines_in(
    rows: usize,
    page: &mut Page<'_>,
    text: &str,
    ranges: &[Range<usize>],
    (base, other): (Style, Style),
) {
    let mut from = 0;
    for line in paint::wrap(text, page.area.width, rows) {
        // Rows leave out blanks at their ends.
        let rest = text.get(from..).unwrap_or_default();
        // The last row that there is room for ends in a sign for the rest.
        let words = line.strip_suffix('…').unwrap_or(&line);
        let start = from + rest.find(words).unwrap_or(0);
        let end = start + words.len();
        let marks: Vec<Range<usize>> = ranges
            .iter()
            .filter(|mark| mark.start < end && start < mark.end)
            .map(|mark| mark.start.max(start) - start..mark.end.min(end) - start)
            .collect();
        page.line(&pieces(&line, &marks, base, other, page.area.width));
        from = end;
    }
}

/// Returns a passage for one row, with the word for what it stands in where that is not the text.
fn passage(pen: &Pen<'_>, hit: &Hit, base: Style, width: u16) -> Vec<Part<'static>> {
    let dim = pen.style(base, Role::Dim);
    let mut parts = Vec::new();
    let mut room = width;
    if !matches!(hit.found, HitIn::Text(_)) {
        parts.push(part(format!("{:<KIND$}", hit.found.word()), dim));
        room = room.saturating_sub(u16::try_from(KIND).unwrap_or(0));
    }
    parts.extend(marked(pen, hit, base, room));
    parts
}

/// Returns what is shown of a hit in some columns, from shortly before its words where these stand far behind.
fn marked(pen: &Pen<'_>, hit: &Hit, base: Style, width: u16) -> Vec<Part<'static>> {
    window(pen, &hit.snippet, &hit.marks, base, width)
}

/// Returns some columns of a text of one line, from shortly before its first mark where that stands far behind.
pub(super) fn window(
    pen: &Pen<'_>,
    text: &str,
    marks: &[Range<usize>],
    base: Style,
    width: u16,
) -> Vec<Part<'static>> {
    let found = found(pen, base);
    let first = marks.first().cloned().unwrap_or_default();
    let before = text.get(..first.end).unwrap_or_default();
    if paint::columns(before) <= width {
        return pieces(text, marks, base, found, width);
    }
    // A third of the row before the word, from the beginning of another on where there is one.
    let before = text.get(..first.start).unwrap_or_default();
    let mut shown = 0;
    let start = before.char_indices().rev().take_while(|(_, c)| {
        shown += fit::columns(c.encode_utf8(&mut [0; 4]));
        shown <= width / 3
    });
    let start = start.last().map_or(first.start, |(at, _)| at);
    let blank = text.get(start..first.start).and_then(|some| some.find(' '));
    let start = start + blank.map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let marks: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| mark.start >= start)
        .map(|mark| mark.start - start..mark.end - start)
        .collect();
    let mut parts = vec![part("…", base)];
    parts.extend(pieces(rest, &marks, base, found, width.saturating_sub(1)));
    parts
}

/// Returns a text cut to some columns, with some ranges of it in another style.
fn pieces(
    text: &str,
    marks: &[Range<usize>],
    base: Style,
    found: Style,
    width: u16,
) -> Vec<Part<'static>> {
    let shown = fit::cut(text, width);
    // What was cut ends in a sign that stands for the rest.
    let kept = shown
        .strip_suffix('…')
        .filter(|_| shown != text)
        .unwrap_or(&shown);
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in marks {
        let (start, end) = (mark.start.min(kept.len()), mark.end.min(kept.len()));
        if let (Some(before), Some(there)) = (kept.get(from..start), kept.get(start..end)) {
            parts.push(part(before.to_owned(), base));
            parts.push(part(there.to_owned(), found));
            from = end;
        }
    }
    parts.push(part(shown.get(from..).unwrap_or_default().to_owned(), base));
    parts
}
