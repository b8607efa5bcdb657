//! The claims, and one of them with its evidence.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::{
    app::{
        App,
        actions::panels::{CLAIM_HEAD, EVIDENCE_HEIGHT},
        list::ROW_HEIGHT,
        overlay::{ClaimPanel, ClaimsPanel},
        rows::Rows,
    },
    export::citation::date_in_words,
    model::{
        Article,
        view::{ClaimPage, EvidenceRow, StanceCounts},
    },
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        panels::{cursor_style, each_row, empty, head},
        status::{number, stance_role, state_word},
    },
};

/// The narrowest body beside whose list a preview stands.
const PREVIEW: u16 = 100;

/// All claims; where there is room the evidence of the one under the cursor stands beside them.
pub struct Claims<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// The panel.
    pub panel: &'a ClaimsPanel,
}

impl Widget for Claims<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme, panel } = self;
        let body = head(
            area,
            buffer,
            theme,
            "CLAIMS",
            &number(app.claims.len(), "claim"),
        );
        if app.claims.is_empty() {
            let said = "No claims yet. In the text, + flags a sentence as supporting a claim, - as refuting it.";
            empty(body, buffer, theme, said);
            return;
        }
        let left = if area.width >= PREVIEW {
            area.width * 9 / 20
        } else {
            area.width
        };
        let rows = Rect {
            width: left,
            ..body
        };
        each_row(
            rows,
            usize::from(ROW_HEIGHT),
            &panel.rows,
            app.claims.len(),
            |index, row, at_cursor| {
                let Some(claim) = app.claims.get(index) else {
                    return;
                };
                let base = cursor_style(theme, row, buffer, at_cursor);
                let sign = if at_cursor { " ▸ " } else { "   " };
                paint::line(
                    row,
                    0,
                    buffer,
                    &[part(sign, base), part(claim.claim.statement.as_str(), base)],
                );
                let mut parts = vec![part("   ", base)];
                parts.extend(counts(theme, base, &claim.counts));
                let rest = format!(
                    "{} · {}",
                    number(claim.articles, "article"),
                    claim.claim.status
                );
                parts.push(part(rest, base.patch(theme.style(Role::Dim))));
                paint::line(row, 1, buffer, &parts);
            },
        );
        if left < area.width {
            let line = Rect {
                x: area.x + left,
                width: 1,
                ..body
            };
            paint::column(line, buffer, "│", theme.style(Role::Border));
            let right = Rect {
                x: line.x + 2,
                width: area.right().saturating_sub(line.x + 3),
                ..body
            };
            if let Some(page) = &panel.page {
                let none = Rows {
                    cursor: usize::MAX,
                    top: 0,
                };
                evidence(theme, page, &none, right, buffer);
            }
        }
    }
}

fn counts<'a>(theme: &Theme, base: Style, counts: &StanceCounts) -> Vec<Part<'a>> {
    let signs = [
        ("+", counts.supports, Role::Supports),
        ("-", counts.refutes, Role::Refutes),
        ("=", counts.mentions, Role::Mentions),
    ];
    let shown = signs.into_iter().filter(|(_, count, _)| *count > 0);
    shown
        .map(|(sign, count, role)| part(format!("{sign}{count} "), base.patch(theme.style(role))))
        .collect()
}

/// One claim with its evidence.
pub struct Claim<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// The panel.
    pub panel: &'a ClaimPanel,
}

impl Widget for Claim<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme, panel } = self;
        let statement = app
            .claim(panel.id)
            .map(|claim| (claim.statement, claim.status));
        let inner = paint::inset(area);
        if let Some((statement, status)) = &statement {
            let style = theme.style(Role::Status);
            let right = paint::line_right(inner, 0, buffer, &[part(format!("  {status}"), style)]);
            let left = Rect {
                width: inner.width.saturating_sub(right),
                ..inner
            };
            paint::line(
                left,
                0,
                buffer,
                &[
                    part("CLAIM  ", theme.style(Role::Dim)),
                    part(statement.as_str(), theme.style(Role::Title)),
                ],
            );
        }
        let Some(page) = &panel.page else {
            paint::line(
                inner,
                1,
                buffer,
                &[part("Reading the evidence …", theme.style(Role::Dim))],
            );
            return;
        };
        let mut all = StanceCounts::default();
        let mut articles: Vec<_> = page.evidence.iter().map(|row| row.article.id).collect();
        articles.sort_unstable();
        articles.dedup();
        page.evidence
            .iter()
            .for_each(|row| all.count(&row.evidence.stance));
        let said = format!(
            "{} · {} supports · {} refutes · {} mentions",
            number(articles.len(), "article"),
            all.supports,
            all.refutes,
            all.mentions
        );
        paint::line(inner, 1, buffer, &[part(said, theme.style(Role::Dim))]);
        for verdict in page.claim.verdicts.iter().take(1) {
            let style = theme.style(Role::Text);
            paint::line(inner, 2, buffer, &[part(verdict.replace('\n', " "), style)]);
        }
        let skip = u16::try_from(CLAIM_HEAD).unwrap_or(0).min(area.height);
        let body = Rect {
            y: area.y + skip,
            height: area.height - skip,
            ..area
        };
        if page.evidence.is_empty() {
            empty(
                body,
                buffer,
                theme,
                "No evidence yet. Open an article and flag a sentence with + - or =.",
            );
            return;
        }
        evidence(theme, page, &panel.rows, body, buffer);
    }
}

/// Draws the evidence of a claim, by stance.
fn evidence(theme: &Theme, page: &ClaimPage, rows: &Rows, area: Rect, buffer: &mut Buffer) {
    each_row(
        area,
        EVIDENCE_HEIGHT,
        rows,
        page.evidence.len(),
        |index, row, at_cursor| {
            let Some(evidence) = page.evidence.get(index) else {
                return;
            };
            let drawn = Rect {
                height: row
                    .height
                    .min(u16::try_from(EVIDENCE_HEIGHT - 1).unwrap_or(1)),
                ..row
            };
            evidence_row(theme, evidence, at_cursor, drawn, buffer);
        },
    );
}

fn evidence_row(
    theme: &Theme,
    row: &EvidenceRow,
    at_cursor: bool,
    area: Rect,
    buffer: &mut Buffer,
) {
    let base = cursor_style(theme, area, buffer, at_cursor);
    let (dim, missing) = (
        base.patch(theme.style(Role::Dim)),
        base.patch(theme.style(Role::Missing)),
    );
    let stance = &row.evidence.stance;
    let mut parts = vec![
        part(if at_cursor { " ▸ " } else { "   " }, base),
        part(
            format!("{} {:<9}", stance.sign(), stance),
            base.patch(theme.style(stance_role(stance))),
        ),
    ];
    parts.extend(origin(&row.article, dim, missing));
    if row.article.removed.is_some() {
        parts.push(part(
            "  in the trash",
            base.patch(theme.style(Role::Warning)),
        ));
    }
    if let Some(word) = state_word(&row.state) {
        parts.push(part(
            format!("  {word}"),
            base.patch(theme.style(Role::Warning)),
        ));
    }
    parts.push(part(format!("  {}", row.article.title), dim));
    paint::line(area, 0, buffer, &parts);
    let quote = format!("“{}”", row.annotation.anchor.quote.replace('\n', " "));
    let inner = Rect {
        x: area.x + 5,
        width: area.width.saturating_sub(7),
        ..area
    };
    for (line, at) in paint::wrap(&quote, inner.width.min(100), EVIDENCE_HEIGHT - 2)
        .into_iter()
        .zip(1u16..)
    {
        paint::line(inner, at, buffer, &[part(line, base)]);
    }
}

/// Says from where and when an article is.
fn origin(article: &Article, known: Style, missing: Style) -> [Part<'static>; 3] {
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
