//! What fills the body: the annotations of an article, the claims, one claim, the keys.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::{
    app::{
        App,
        actions::panels::{ANNOTATION_HEIGHT, CLAIM_HEAD, EVIDENCE_HEIGHT},
        list::ROW_HEIGHT,
        overlay::{ClaimPanel, ClaimsPanel},
        rows::Rows,
    },
    command::reference,
    export::citation::date_in_words,
    model::{
        AnchorState, Annotation, Article,
        view::{ClaimPage, EvidenceRow, StanceCounts},
    },
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        status::{number, stance_role, state_word},
        text::highlight_role,
    },
};

/// The narrowest body beside whose list a preview stands.
const PREVIEW: u16 = 100;

/// Draws the head of a panel and returns what is left below it.
fn head(area: Rect, buffer: &mut Buffer, theme: &Theme, name: &str, rest: &str) -> Rect {
    let parts = [
        part(format!(" {name}"), theme.style(Role::Title)),
        part(format!("  {rest}"), theme.style(Role::Dim)),
    ];
    paint::line(area, 0, buffer, &parts);
    let skip = 2.min(area.height);
    Rect {
        y: area.y + skip,
        height: area.height - skip,
        ..area
    }
}

/// Calls `draw` for each visible row with its index, its area, and whether the cursor stands on it.
fn each_row(
    area: Rect,
    height: usize,
    rows: &Rows,
    length: usize,
    mut draw: impl FnMut(usize, Rect, bool),
) {
    let step = u16::try_from(height).unwrap_or(1).max(1);
    let mut y = area.y;
    for index in rows.top..length {
        if y >= area.bottom() {
            break;
        }
        draw(
            index,
            Rect {
                y,
                height: step.min(area.bottom() - y),
                ..area
            },
            index == rows.cursor,
        );
        y += step;
    }
}

fn cursor_style(theme: &Theme, area: Rect, buffer: &mut Buffer, at_cursor: bool) -> Style {
    if !at_cursor {
        return Style::default();
    }
    let style = theme.style(Role::CursorRow);
    buffer.set_style(area, style);
    style
}

/// Says that a panel has nothing to show, and what would change that.
fn empty(area: Rect, buffer: &mut Buffer, theme: &Theme, said: &str) {
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    for (line, row) in paint::wrap(said, inner.width.min(72), usize::from(inner.height))
        .into_iter()
        .zip(0u16..)
    {
        paint::line(inner, row, buffer, &[part(line, theme.style(Role::Dim))]);
    }
}

/// The annotations of the open article, in the order of the text.
pub struct Annotations<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// The cursor.
    pub rows: &'a Rows,
}

impl Widget for Annotations<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme, rows } = self;
        let Some(reader) = &app.reader else { return };
        let annotations = reader.annotations_in_order();
        let rest = format!("{} in {}", annotations.len(), reader.article.title);
        let body = head(area, buffer, theme, "ANNOTATIONS", &rest);
        if annotations.is_empty() {
            empty(
                body,
                buffer,
                theme,
                "Nothing is marked in this article yet. In the text, m marks a sentence.",
            );
            return;
        }
        each_row(
            body,
            ANNOTATION_HEIGHT,
            rows,
            annotations.len(),
            |index, row, at_cursor| {
                if let Some(annotation) = annotations.get(index) {
                    let state = reader
                        .place_of(annotation.id)
                        .map_or(AnchorState::Orphan, |mark| mark.state.clone());
                    annotation_row(app, theme, annotation, &state, at_cursor, row, buffer);
                }
            },
        );
    }
}

fn annotation_row(
    app: &App,
    theme: &Theme,
    annotation: &Annotation,
    state: &AnchorState,
    at_cursor: bool,
    area: Rect,
    buffer: &mut Buffer,
) {
    let base = cursor_style(theme, area, buffer, at_cursor);
    let mark = theme.style(highlight_role(&annotation.color));
    let quote = annotation.anchor.quote.replace('\n', " ");
    paint::line(
        area,
        0,
        buffer,
        &[
            part(if at_cursor { " ▸ " } else { "   " }, base),
            part(
                "▪ ",
                base.patch(Style {
                    bg: None,
                    fg: mark.bg.or(mark.fg),
                    ..Style::default()
                }),
            ),
            part(quote, base),
        ],
    );
    let dim = base.patch(theme.style(Role::Dim));
    let mut parts = vec![part("     ", base)];
    if let Some(word) = state_word(state) {
        parts.push(part(
            format!("{word}  "),
            base.patch(theme.style(Role::Warning)),
        ));
    }
    for evidence in &annotation.evidence {
        let statement = app
            .claim(evidence.claim)
            .map_or_else(|| evidence.wording.clone(), |claim| claim.statement);
        let style = base.patch(theme.style(stance_role(&evidence.stance)));
        parts.push(part(
            format!("{} {statement}  ", evidence.stance.sign()),
            style,
        ));
    }
    if let Some(note) = annotation.note() {
        parts.push(part(format!("* {}  ", note.replace('\n', " ")), dim));
    }
    parts.extend(
        annotation
            .tags
            .iter()
            .map(|tag| part(format!("#{tag} "), dim)),
    );
    paint::line(area, 1, buffer, &parts);
}

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
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(2),
            ..area
        };
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

/// The keys, by group.
pub struct Help<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// The first visible line.
    pub top: usize,
}

impl Widget for Help<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme, top } = self;
        let body = head(area, buffer, theme, "KEYS", "j k scroll · Esc goes back");
        let groups = reference::help(&app.keymap);
        let lines = groups.iter().flat_map(|group| {
            let heading = vec![part(
                format!(" {}", group.group.title()),
                theme.style(Role::Heading),
            )];
            let rows = group.rows.iter().map(|row| {
                let keys = row.keys.join(" ");
                let pad = " ".repeat(usize::from(18u16.saturating_sub(paint::columns(&keys))));
                vec![
                    part(format!("   {keys}{pad} "), theme.style(Role::HintKey)),
                    part(row.doc, theme.style(Role::Text)),
                ]
            });
            std::iter::once(heading)
                .chain(rows)
                .chain(std::iter::once(Vec::new()))
        });
        for (line, row) in lines.skip(top).take(usize::from(body.height)).zip(0u16..) {
            paint::line(body, row, buffer, &line);
        }
    }
}
