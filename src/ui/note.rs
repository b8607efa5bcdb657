//! What hangs on the words under the caret, like a footnote: a note, claims, tags.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{App, frame::Page, reader::Reader, view::Notes},
    model::{Annotation, ClaimId},
    text::count::counted,
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        status::{stance_role, state_word},
        text,
    },
};

/// The most rows of a footnote below the text, its line above it included.
const FOOTNOTE: u16 = 8;

/// The most rows that one claim's statement takes.
const STATEMENT_ROWS: usize = 2;

/// The most rows that a note takes.
const NOTE_ROWS: usize = 20;

/// The lowest text that a footnote is put on, in rows.
const LOWEST: u16 = 9;

/// Draws what is known of the annotation under the caret, beside the text or over a part of it that the
/// caret is not in.
pub fn draw(app: &App, theme: &Theme, reader: &Reader, page: &Page, buffer: &mut Buffer) {
    if app.view.notes == Notes::Hidden || reader.selection.is_some() {
        return;
    }
    let Some(annotation) = reader.annotation_here() else {
        return;
    };
    if annotation.evidence.is_empty() && annotation.notes.is_empty() {
        return;
    }
    let caret = text::caret(reader, page.text).map(|caret| caret.y);
    if !page.aside.is_empty() {
        let area = beside(reader, annotation, page);
        let dim = theme.style(Role::Border);
        let inner = Rect {
            x: area.x + 2,
            width: area.width - 2,
            ..area
        };
        let lines = lines(app, theme, reader, annotation, inner.width);
        for (line, row) in lines.iter().zip(0..inner.height) {
            paint::line(area, row, buffer, &[part("│", dim)]);
            paint::line(inner, row, buffer, line);
        }
        return;
    }
    let (Some(caret), true) = (caret, page.text.height >= LOWEST) else {
        return;
    };
    let lines = lines(app, theme, reader, annotation, page.text.width);
    let most = FOOTNOTE.min(page.text.height / 2);
    let rows = u16::try_from(lines.len()).unwrap_or(most) + 1;
    let height = rows.min(most);
    let x = page.margin.x.min(page.text.x);
    let below = Rect {
        x,
        y: page.text.bottom() - height,
        width: page.text.right() - x,
        height,
    };
    // Where it would hide the caret or the row next to it, it stands at the top.
    let is_above = caret + 1 >= below.y;
    let area = if is_above {
        Rect {
            y: page.text.y,
            ..below
        }
    } else {
        below
    };
    paint::clear(area, buffer, theme.style(Role::Text));
    let line_at = if is_above { height - 1 } else { 0 };
    let rule = Rect {
        y: area.y + line_at,
        height: 1,
        ..area
    };
    paint::row(rule, buffer, "─", theme.style(Role::Border));
    let first = if is_above { area.y } else { area.y + 1 };
    let inner = Rect {
        x: page.text.x,
        y: first,
        width: page.text.width,
        height: height - 1,
    };
    for (line, row) in lines.iter().zip(0..inner.height) {
        paint::line(inner, row, buffer, line);
    }
    if lines.len() > usize::from(inner.height) {
        let more = part(" …", theme.style(Role::Dim));
        paint::line_right(inner, inner.height.saturating_sub(1), buffer, &[more]);
    }
}

/// Returns the place beside the text, from the row that the words begin in.
fn beside(reader: &Reader, annotation: &Annotation, page: &Page) -> Rect {
    let start = reader.place_of(annotation.id).map(|mark| mark.bytes.start);
    let at = start.and_then(|start| reader.layout.row_at(start));
    let rows = reader
        .layout
        .rows_from(reader.top, usize::from(page.text.height));
    let row = rows.iter().position(|row| Some(row.at) == at).unwrap_or(0);
    // Near the bottom it begins higher, so that it is not cut to nothing.
    let row = u16::try_from(row).unwrap_or(0);
    let row = row.min(page.aside.height.saturating_sub(FOOTNOTE));
    Rect {
        y: page.aside.y + row,
        height: page.aside.height - row,
        ..page.aside
    }
}

/// Returns what is said of an annotation, a row each.
fn lines(
    app: &App,
    theme: &Theme,
    reader: &Reader,
    annotation: &Annotation,
    width: u16,
) -> Vec<Vec<Part<'static>>> {
    let dim = theme.style(Role::Dim);
    let mut lines = Vec::new();
    let state = reader.place_of(annotation.id).map(|mark| &mark.state);
    if let Some(warning) = state.and_then(state_word) {
        lines.push(vec![part(
            format!("! {warning}"),
            theme.style(Role::Warning),
        )]);
    }
    for evidence in &annotation.evidence {
        let statement = app
            .claim(evidence.claim)
            .map_or_else(|| evidence.wording.clone(), |claim| claim.statement);
        let head = format!("{} {} ", evidence.stance.sign(), evidence.stance);
        let style = theme.style(stance_role(&evidence.stance));
        let whole = format!("{head}“{statement}”");
        let claim = theme.style(Role::Claim);
        set(
            &mut lines,
            &whole,
            (width, STATEMENT_ROWS),
            (&head, style),
            claim,
        );
        if let Some(said) = standing(app, evidence.claim) {
            lines.push(vec![part(format!("  {said}"), dim)]);
        }
    }
    for note in &annotation.notes {
        let text = theme.style(Role::Text);
        for (index, line) in note.lines().enumerate() {
            let head = if index == 0 { "* " } else { "  " };
            let whole = format!("{head}{line}");
            set(&mut lines, &whole, (width, NOTE_ROWS), (head, dim), text);
        }
    }
    if !annotation.tags.is_empty() {
        let tags: Vec<String> = annotation
            .tags
            .iter()
            .map(|tag| format!("#{tag}"))
            .collect();
        lines.push(vec![part(tags.join(" "), dim)]);
    }
    lines
}

/// Sets a text in rows; what it begins with has a look of its own.
fn set(
    lines: &mut Vec<Vec<Part<'static>>>,
    whole: &str,
    (width, rows): (u16, usize),
    (head, look): (&str, Style),
    rest: Style,
) {
    for (index, line) in paint::wrap(whole, width, rows).into_iter().enumerate() {
        match line.strip_prefix(head).filter(|_| index == 0) {
            Some(behind) => lines.push(vec![
                part(head.to_owned(), look),
                part(behind.to_owned(), rest),
            ]),
            None => lines.push(vec![part(line, rest)]),
        }
    }
}

/// Says how a claim stands: its status, and what is known of its sources.
fn standing(app: &App, id: ClaimId) -> Option<String> {
    let row = app.claims.iter().find(|row| row.claim.id == id)?;
    let status = app
        .claim(id)
        .map_or_else(|| row.claim.status.clone(), |claim| claim.status);
    let mut said = status.to_string();
    if row.articles > 1 {
        said += &format!(" · {}", counted(row.articles, "article"));
    }
    Some(said)
}
