//! What fills the body: the annotations of an article, the claims, one claim, the keys.

pub mod claims;

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::{
    app::{App, actions::panels::ANNOTATION_HEIGHT, rows::Rows},
    command::reference,
    model::{AnchorState, Annotation},
    ui::{
        Role, Theme,
        paint::{self, part},
        status::{stance_role, state_word},
        text::highlight_role,
    },
};

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
    let inner = paint::inset(area);
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
            part("▪", mark),
            part(" ", base),
            part(quote, base),
        ],
    );
    let dim = base.patch(theme.style(Role::Dim));
    let mut parts = vec![
        part("     ", base),
        part(format!("{}  ", annotation.color), dim),
    ];
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
