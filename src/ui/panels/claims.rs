//! A claim with its evidence.

use std::collections::BTreeSet;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{
        actions::{matrix, stories},
        boxes,
        panel::{
            Areas, Kind, Order, Thing,
            around::{self, Detail},
        },
    },
    command::{CommandId, Place},
    export::citation::date_in_words,
    model::{
        AnchorState, Article, ClaimId, PartialDate, Placement, Stance,
        build::in_marks,
        origin::Why,
        view::{ClaimPage, EvidenceRow, SilenceRow, StanceCounts},
    },
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{
            Pen,
            heads::{filtered, order},
            told,
        },
        status::{SILENT, recheck_word, stance_role},
    },
};

/// The fewest columns in which the beginning of where evidence comes from says something.
const LEAST: u16 = 24;

/// The columns that the keys for filter and order take.
const ORDER: u16 = 26;

/// Draws the head of one claim: its wording and status, the counts, what is said of it, what a person concludes.
pub(super) fn head(
    pen: &Pen<'_>,
    id: ClaimId,
    page: Option<&ClaimPage>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = pen.theme;
    let inner = paint::inset(area);
    let Some(claim) = pen.app.claim(id) else {
        return;
    };
    let dim = theme.style(Role::Dim);
    let columns = around::statement_columns(&claim, area.width);
    let is_wide = area.width >= around::WITH_STATUS;
    let mut left = inner;
    if is_wide {
        let status = format!("  {}", claim.status);
        paint::line_right(inner, 0, buffer, &[part(status, theme.style(Role::Status))]);
        paint::line(inner, 0, buffer, &[part("CLAIM", dim)]);
        left.x += around::NAME;
        left.width = columns;
    }
    for (line, row) in around::statement(&claim, columns).into_iter().zip(0u16..) {
        paint::line(left, row, buffer, &[part(line, theme.style(Role::Title))]);
    }
    let Some(page) = page else { return };
    let row = around::counts_row(Some(page), area.width);
    counted_evidence(pen, page, boxes::row(area, row), buffer);
    let details = around::details(&page.claim, &pen.panel.around, area.width);
    let mut row = row + 1;
    for (detail, said) in details {
        let style = match detail {
            Detail::Said => dim,
            Detail::Verdict => theme.style(Role::Text),
        };
        paint::line(inner, row, buffer, &[part(said, style)]);
        row += 1;
    }
    if let Some(alike) = &pen.panel.around.alike {
        let merge = pen.app.keymap.named(CommandId::Merge, Place::Claim);
        let said = format!("Nearly the same: {alike}; {merge} merges this claim into it");
        paint::line(
            inner,
            row,
            buffer,
            &[part(said, theme.style(Role::HintKey))],
        );
    }
}

/// Draws how much evidence there is, from how many origins, and what waits for a person.
fn counted_evidence(pen: &Pen<'_>, page: &ClaimPage, area: Rect, buffer: &mut Buffer) {
    let (theme, panel) = (pen.theme, pen.panel);
    let inner = paint::inset(area);
    if !panel.filter().is_empty() {
        let left = paint::inset(order(pen, area, buffer));
        let said = filtered(panel);
        let style = theme.style(Role::HintKey);
        paint::line(
            left,
            0,
            buffer,
            &[part(said.trim_start().to_owned(), style)],
        );
        return;
    }
    let mut all = StanceCounts::default();
    for row in &page.evidence {
        all.count(&row.evidence.stance);
    }
    let articles: BTreeSet<_> = page.evidence.iter().map(|row| row.article.id).collect();
    let counts = [
        (all.supports, "supports", "+"),
        (all.refutes, "refutes", "-"),
        (all.mentions, "mentions", "="),
        (page.silent(), "silent", SILENT),
    ];
    let counts = || counts.into_iter().filter(|(count, ..)| *count > 0);
    let articles = counted(articles.len(), "article");
    let words = counts().map(|(count, word, _)| format!(" · {count} {word}"));
    let words = articles.clone() + &words.collect::<String>();
    let signs: Vec<String> = counts()
        .map(|(count, _, sign)| format!("{sign}{count}"))
        .collect();
    let signs = format!("{articles} · {}", signs.join(" "));
    let mut origins = String::new();
    if !page.evidence.is_empty() {
        origins = format!(" · origins: {}", page.origins().in_words());
    }
    let recheck = match page.recheck() {
        0 => String::new(),
        many => format!(" · {many} to recheck"),
    };
    let needed = |said: &str| {
        let rest = paint::columns(&origins).saturating_add(paint::columns(&recheck));
        paint::columns(said).saturating_add(rest)
    };
    // Where words have no room, signs do: no number is cut off.
    let said = if needed(&words) <= inner.width {
        words
    } else {
        signs
    };
    let needed = needed(&said);
    let said = said + &origins;
    // What the keys do gives way to what is counted.
    let has_room = inner.width >= needed.saturating_add(ORDER);
    let left = if has_room {
        paint::inset(order(pen, area, buffer))
    } else {
        inner
    };
    let parts = [
        part(said, theme.style(Role::Dim)),
        part(recheck, theme.style(Role::Warning)),
    ];
    paint::line(left, 0, buffer, &parts);
}

/// Draws over the blank rows what the evidence below them says, and below the last what nobody has checked.
pub(super) fn groups(pen: &Pen<'_>, page: &ClaimPage, areas: &Areas, buffer: &mut Buffer) {
    let (panel, area) = (pen.panel, areas.rows);
    // On a low screen the head has no blank row for it.
    let is_whole = areas.head.height >= around::rows(Some(page), &panel.around, areas.head.width);
    let step = panel.kind.step();
    let title = pen.theme.style(Role::Label);
    let tops = (area.y..area.bottom()).step_by(usize::from(step));
    let mut before = None;
    for (index, y) in (panel.rows.top..panel.len()).zip(tops) {
        let group = match panel.get(index) {
            Some(Thing::Evidence(row)) => group(&row.evidence.stance),
            Some(Thing::Silence(_)) => "SILENT",
            _ => continue,
        };
        let above = Rect {
            y: y.saturating_sub(1),
            height: 1,
            ..area
        };
        let is_blank = is_whole || index > panel.rows.top;
        if panel.order() == Order::Stance && is_blank && before != Some(group) {
            paint::line(above, 0, buffer, &[part(format!(" {group}"), title)]);
        }
        before = Some(group);
    }
    let shown = panel.len().saturating_sub(panel.rows.top);
    let end = u16::try_from(shown)
        .unwrap_or(u16::MAX)
        .saturating_mul(step);
    let below = boxes::row(area, end.saturating_sub(1));
    let unchecked = unchecked(pen, page);
    if panel.filter().is_empty() && unchecked > 0 && shown > 0 {
        let of = match pen.app.list.story {
            Some(_) => "of the story",
            None => "of the library",
        };
        let parts = [
            part(" UNCHECKED  ", title),
            part(
                format!("{} {of}", counted(unchecked, "article")),
                pen.theme.style(Role::Dim),
            ),
        ];
        paint::line(below, 0, buffer, &parts);
    }
}

const fn group(stance: &Stance) -> &'static str {
    match stance {
        Stance::Supports => "SUPPORTS",
        Stance::Refutes => "REFUTES",
        Stance::Mentions | Stance::Other(_) => "MENTIONS",
    }
}

/// Counts the articles of what is shown that nobody has checked for the claim.
fn unchecked(pen: &Pen<'_>, page: &ClaimPage) -> usize {
    let bearing = page.evidence.iter().map(|row| &row.article);
    let silent = page.silences.iter().filter(|row| row.is_current());
    let checked: BTreeSet<_> = bearing
        .chain(silent.map(|row| &row.article))
        .filter(|article| article.removed.is_none() && stories::holds_article(pen.app, article.id))
        .map(|article| article.id)
        .collect();
    stories::counts(pen.app)
        .articles
        .saturating_sub(checked.len())
}

/// A row of a claim.
enum Row<'a> {
    Evidence(&'a EvidenceRow),
    Silence(&'a SilenceRow),
}

/// Draws the evidence of the claim under the cursor beside the list.
pub(super) fn preview(pen: &Pen<'_>, page: &ClaimPage, area: Rect, buffer: &mut Buffer) {
    let step = Kind::Claim(page.claim.id, None).step();
    let tops = (area.y..area.bottom()).step_by(usize::from(step));
    let rows = page.evidence.iter().map(Row::Evidence);
    let rows = rows.chain(page.silences.iter().map(Row::Silence));
    for (row, y) in rows.zip(tops) {
        let area = Rect {
            y,
            height: step.min(area.bottom() - y),
            ..area
        };
        let sign = part(" ", Style::default());
        match row {
            Row::Evidence(row) => evidence(pen, row, sign, area, buffer),
            Row::Silence(row) => silence(pen, row, sign, area, buffer),
        }
    }
    if page.evidence.is_empty() && page.silences.is_empty() {
        let said = "No evidence yet.";
        paint::line(area, 0, buffer, &[part(said, pen.theme.style(Role::Dim))]);
    }
}

/// Draws a piece of evidence: its stance, its origin and its article, how it is told, then the words.
pub(super) fn evidence(
    pen: &Pen<'_>,
    row: &EvidenceRow,
    sign: Part<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let base = sign.1;
    let indent = paint::columns(&sign.0) + 2;
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let stance = &row.evidence.stance;
    // Letters mean something beside others only: where no matrix is in sight, the origin is named below.
    let letters = if row.origin.is_known() {
        let letters = matrix::letters(pen.app, row.evidence.id);
        part(format!("{:<3}", letters.unwrap_or_default()), base)
    } else {
        part("?  ", missing)
    };
    let mut parts = vec![
        sign,
        part(
            format!("{} ", stance.sign()),
            pen.style(base, stance_role(stance)),
        ),
        letters,
    ];
    let recheck = recheck(&row.placement);
    parts.extend(of_article(pen, &row.article, recheck, area.width, base));
    paint::line(area, 0, buffer, &parts);
    let inner = indented(area, indent);
    let (parts, from) = how_told(pen, row, inner.width, base);
    paint::line(inner, 1, buffer, &parts);
    let width = inner.width.min(100);
    // The last row of a whole step stays blank.
    let mut rows = usize::from(area.height.saturating_sub(1)).min(4);
    let mut at = 2;
    if let Some(from) = from {
        paint::line(inner, at, buffer, &[part(from, dim)]);
        at += 1;
    }
    if let Some(before) = row.evidence.before() {
        let before = end_of(before, width);
        paint::line(inner, at, buffer, &[part(before, dim)]);
        at += 1;
    }
    rows = rows.saturating_sub(usize::from(at));
    let quote = in_marks(&row.annotation.anchor.quote);
    for (line, at) in paint::wrap(&quote, width, rows).into_iter().zip(at..) {
        paint::line(inner, at, buffer, &pen.found(&line, inner.width, base));
    }
}

/// Says in one row how evidence is told, and where it comes from where nothing beside or below the rows says that; what
/// of that has no room is returned for a row of its own.
fn how_told(
    pen: &Pen<'_>,
    row: &EvidenceRow,
    width: u16,
    base: Style,
) -> (Vec<Part<'static>>, Option<String>) {
    let (dim, warning) = (pen.style(base, Role::Dim), pen.style(base, Role::Warning));
    let told = told::told(&row.evidence);
    // That it waits is seen first, then how it is told; under which wording it was judged has what is left.
    let mut parts = match told::judged(pen, row) {
        Some(judged) if told.is_empty() => vec![part(format!("recheck: {judged}"), warning)],
        Some(judged) => vec![
            part("recheck · ", warning),
            part(told, dim),
            part(format!(" · {judged}"), warning),
        ],
        None => vec![part(told, dim)],
    };
    if pen.is_shown_whole {
        return (parts, None);
    }
    let from = told::origin_in_short(pen, row);
    let taken: u16 = parts.iter().map(|(said, _)| paint::columns(said)).sum();
    let point = if taken == 0 { "" } else { " · " };
    let needed = paint::columns(&from).saturating_add(paint::columns(point));
    let left = width.saturating_sub(taken);
    // The sentence before a quote needs the row below; the `?` of one of which nothing is known says enough.
    let has_row = row.evidence.before().is_none() && row.origin.why != Why::Unknown;
    if needed <= left || (!has_row && left >= LEAST) {
        parts.push(part(format!("{point}{from}"), dim));
        return (parts, None);
    }
    (parts, has_row.then_some(from))
}

/// Returns the end of a sentence that has room in some columns: what a quote goes on from.
fn end_of(sentence: &str, columns: u16) -> String {
    if paint::columns(sentence) <= columns {
        return sentence.to_owned();
    }
    let mut words: Vec<&str> = Vec::new();
    let mut room = columns.saturating_sub(2);
    for word in sentence.split_whitespace().rev() {
        let Some(rest) = room.checked_sub(paint::columns(word).saturating_add(1)) else {
            break;
        };
        room = rest;
        words.push(word);
    }
    words.reverse();
    format!("… {}", words.join(" "))
}

/// Says what became of the words of evidence in the newest text, where that asks for a look.
fn recheck(placement: &Placement) -> Option<String> {
    let why = match placement.state {
        AnchorState::Edited => "the words changed",
        AnchorState::Review => "not sure where the words are",
        AnchorState::Orphan => "not in the newest text",
        _ => return recheck_word(placement),
    };
    if placement.waits() {
        Some(format!("recheck: {why}"))
    } else {
        recheck_word(placement)
    }
}

/// Draws an article that says nothing of the claim: where it comes from, then when that was checked.
pub(super) fn silence(
    pen: &Pen<'_>,
    row: &SilenceRow,
    sign: Part<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let base = sign.1;
    let indent = paint::columns(&sign.0) + 2;
    let missing = pen.style(base, Role::Missing);
    let mut parts = vec![sign, part(format!("{SILENT}    "), missing)];
    parts.extend(of_article(pen, &row.article, None, area.width, base));
    paint::line(area, 0, buffer, &parts);
    let inner = indented(area, indent);
    let mut said = format!("checked on {}", row.silence.checked.strftime("%-d %b %Y"));
    if let Some(number) = row.number() {
        said += &format!(", snapshot {number}");
    }
    paint::line(inner, 1, buffer, &[part(said, pen.style(base, Role::Dim))]);
    if !row.is_current() {
        let said = "the text has changed since; check again";
        let warning = pen.style(base, Role::Warning);
        paint::line(inner, 2, buffer, &[part(said, warning)]);
    }
}

/// Says of which article a row is: from where and when, what became of it and of the words, then its title.
fn of_article(
    pen: &Pen<'_>,
    article: &Article,
    recheck: Option<String>,
    width: u16,
    base: Style,
) -> Vec<Part<'static>> {
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let warning = pen.style(base, Role::Warning);
    let mut parts = Vec::from(origin(article, dim, missing));
    if article.removed.is_some() {
        parts.push(part("  in the trash", warning));
    }
    parts.extend(recheck.map(|words| part(format!("  {words}"), warning)));
    parts.push(part("  ", dim));
    parts.extend(pen.found(&article.title, width, dim));
    parts
}

/// Returns where all but the first line of a row stands.
fn indented(area: Rect, indent: u16) -> Rect {
    Rect {
        x: area.x + indent,
        width: area.width.saturating_sub(indent + 2),
        ..area
    }
}

/// Says from where and when an article is.
pub(super) fn origin(article: &Article, known: Style, missing: Style) -> [Part<'static>; 3] {
    from(article.source.as_deref(), article.published, known, missing)
}

/// Says the same of what is known of an article.
pub(super) fn from(
    source: Option<&str>,
    published: Option<PartialDate>,
    known: Style,
    missing: Style,
) -> [Part<'static>; 3] {
    let source = match source {
        Some(source) => part(source.to_owned(), known),
        None => part("source?", missing),
    };
    let date = match published {
        Some(date) => part(date_in_words(date), known),
        None => part("undated", missing),
    };
    [source, part("  ", known), date]
}
