//! The claims, and one of them with its evidence.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::panel::Kind,
    export::citation::date_in_words,
    model::{
        AnchorState, Article, ClaimId, Placement,
        view::{ClaimPage, ClaimRow, EvidenceRow, SilenceRow, StanceCounts},
    },
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{Pen, filtered, order},
        status::{SILENT, recheck_word, stance_role},
    },
};

/// The narrowest head of a claim with more than its wording.
const WITH_STATUS: u16 = 36;

/// Draws a claim: its wording, then counts and status.
pub(super) fn row(pen: &Pen<'_>, row: &ClaimRow, sign: Part<'_>, area: Rect, buffer: &mut Buffer) {
    let base = sign.1;
    let mut parts = vec![sign];
    parts.extend(pen.found(&row.claim.statement, area.width.saturating_sub(3), base));
    paint::line(area, 0, buffer, &parts);
    let mut parts = vec![part("   ", base)];
    parts.extend(counts(pen, base, row));
    let dim = pen.style(base, Role::Dim);
    parts.push(part(
        format!("{} · ", counted(row.articles, "article")),
        dim,
    ));
    parts.extend(pen.found(row.claim.status.word(), area.width, dim));
    if row.recheck > 0 {
        let said = format!(" · {} to recheck", row.recheck);
        parts.push(part(said, pen.style(base, Role::Warning)));
    }
    paint::line(area, 1, buffer, &parts);
}

fn counts<'a>(pen: &Pen<'_>, base: Style, row: &ClaimRow) -> Vec<Part<'a>> {
    let signs = [
        ("+", row.counts.supports, Role::Supports),
        ("-", row.counts.refutes, Role::Refutes),
        ("=", row.counts.mentions, Role::Mentions),
        (SILENT, row.silent, Role::Missing),
    ];
    let shown = signs.into_iter().filter(|(_, count, _)| *count > 0);
    shown
        .map(|(sign, count, role)| part(format!("{sign}{count} "), pen.style(base, role)))
        .collect()
}

/// Draws the head of one claim: its wording and status, then counts, then what a person concludes.
pub(super) fn head(
    pen: &Pen<'_>,
    id: ClaimId,
    page: Option<&ClaimPage>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let (theme, panel) = (pen.theme, pen.panel);
    let inner = paint::inset(area);
    if let Some(claim) = pen.app.claim(id) {
        let style = theme.style(Role::Status);
        let (status, name) = if inner.width < WITH_STATUS {
            (String::new(), "")
        } else {
            (format!("  {}", claim.status), "CLAIM  ")
        };
        let right = paint::line_right(inner, 0, buffer, &[part(status, style)]);
        let left = Rect {
            width: inner.width.saturating_sub(right),
            ..inner
        };
        let parts = [
            part(name, theme.style(Role::Dim)),
            part(claim.statement.as_str(), theme.style(Role::Title)),
        ];
        paint::line(left, 0, buffer, &parts);
    }
    let Some(page) = page else { return };
    let mut all = StanceCounts::default();
    let mut articles: Vec<_> = page.evidence.iter().map(|row| row.article.id).collect();
    articles.sort_unstable();
    articles.dedup();
    for row in &page.evidence {
        all.count(&row.evidence.stance);
    }
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let left = paint::inset(order(pen, below, buffer));
    let mut parts = Vec::new();
    if panel.filter().is_empty() {
        let mut said = counted(articles.len(), "article");
        let counts = [
            (all.supports, "supports"),
            (all.refutes, "refutes"),
            (all.mentions, "mentions"),
            (page.silent(), "silent"),
        ];
        for (count, word) in counts.into_iter().filter(|(count, _)| *count > 0) {
            said += &format!(" · {count} {word}");
        }
        parts.push(part(said, theme.style(Role::Dim)));
        if page.recheck() > 0 {
            let said = format!(" · {} to recheck", page.recheck());
            parts.push(part(said, theme.style(Role::Warning)));
        }
    } else {
        let said = filtered(panel);
        parts.push(part(
            said.trim_start().to_owned(),
            theme.style(Role::HintKey),
        ));
    }
    paint::line(left, 0, buffer, &parts);
    for verdict in page.claim.verdicts.iter().take(1) {
        let style = theme.style(Role::Text);
        paint::line(inner, 2, buffer, &[part(verdict.replace('\n', " "), style)]);
    }
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

/// Draws a piece of evidence: its stance and where it comes from, then the words.
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
    let warning = pen.style(base, Role::Warning);
    let stance = &row.evidence.stance;
    let mut parts = vec![
        sign,
        part(
            format!("{} {:<9}", stance.sign(), stance),
            pen.style(base, stance_role(stance)),
        ),
    ];
    parts.extend(origin(&row.article, dim, missing));
    if row.article.removed.is_some() {
        parts.push(part("  in the trash", warning));
    }
    if let Some(words) = recheck(&row.placement) {
        parts.push(part(format!("  {words}"), warning));
    }
    parts.push(part("  ", dim));
    parts.extend(pen.found(&row.article.title, area.width, dim));
    paint::line(area, 0, buffer, &parts);
    let quote = format!("“{}”", row.annotation.anchor.quote);
    let inner = Rect {
        x: area.x + indent,
        width: area.width.saturating_sub(indent + 2),
        ..area
    };
    // The last row of a whole step stays blank.
    let rows = usize::from(area.height.saturating_sub(1)).min(2);
    for (line, at) in paint::wrap(&quote, inner.width.min(100), rows)
        .into_iter()
        .zip(1u16..)
    {
        paint::line(inner, at, buffer, &pen.found(&line, inner.width, base));
    }
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
    let (dim, missing) = (pen.style(base, Role::Dim), pen.style(base, Role::Missing));
    let mut parts = vec![sign, part(format!("{SILENT} {:<9}", "silent"), missing)];
    parts.extend(origin(&row.article, dim, missing));
    if row.article.removed.is_some() {
        parts.push(part("  in the trash", pen.style(base, Role::Warning)));
    }
    parts.push(part("  ", dim));
    parts.extend(pen.found(&row.article.title, area.width, dim));
    paint::line(area, 0, buffer, &parts);
    let inner = Rect {
        x: area.x + indent,
        width: area.width.saturating_sub(indent + 2),
        ..area
    };
    let mut said = format!("checked on {}", row.silence.checked.strftime("%-d %b %Y"));
    if let Some(number) = row.number() {
        said += &format!(", snapshot {number}");
    }
    paint::line(inner, 1, buffer, &[part(said, dim)]);
    if !row.is_current() {
        let said = "the text has changed since; check again";
        let warning = pen.style(base, Role::Warning);
        paint::line(inner, 2, buffer, &[part(said, warning)]);
    }
}

/// Says from where and when an article is.
pub(super) fn origin(article: &Article, known: Style, missing: Style) -> [Part<'static>; 3] {
    let source = match &article.source {
        Some(source) => part(source.to_string(), known),
        None => part("source?", missing),
    };
    let date = match article.published {
        Some(date) => part(date_in_words(date), known),
        None => part("undated", missing),
    };
    [source, part("  ", known), date]
}
