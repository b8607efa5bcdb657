//! What hangs on the words under the caret, like a footnote: a note, claims, tags, and where else they
//! stand.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{App, frame::Page, reader::Reader, view::Notes},
    export::citation::date_in_words,
    model::{
        Annotation, ClaimId,
        echo::{Echo, Looked},
    },
    text::count::counted,
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        status::{offer_word, recheck_word, stance_role},
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

/// The rows that stay for what is said of echoes below a long note.
const ECHO_ROWS: usize = 2;

/// The most other articles that are named.
const MOST_NAMED: usize = 3;

/// The most rows that the words take that are not the same.
const DIFFERING_ROWS: usize = 2;

/// Draws what is known of the annotation and the echoes under the caret, beside the text or over a part of it
/// that the caret is not in.
pub fn draw(app: &App, theme: &Theme, reader: &Reader, page: &Page, buffer: &mut Buffer) {
    if app.view.notes == Notes::Hidden || reader.selection.is_some() {
        return;
    }
    let says = |annotation: &&Annotation| {
        let has_more = !annotation.evidence.is_empty() || !annotation.notes.is_empty();
        has_more || reader.placement(annotation).waits()
    };
    let annotation = reader.annotation_here().filter(says);
    let echoes = reader.echoes_here();
    if annotation.is_none() && echoes.is_empty() {
        return;
    }
    let lines = |width: u16, most: u16| {
        let of_annotation = annotation.map(|of| lines(app, theme, reader, of, width));
        let of_echoes = echo_lines(theme, &echoes, reader.echoes.looked, width);
        let both = (of_annotation.unwrap_or_default(), of_echoes);
        fitted(both, usize::from(most), theme.style(Role::Dim))
    };
    let caret = text::caret(reader, page.text).map(|caret| caret.y);
    // What reaches beyond the text is not to be hidden by what stands beside it.
    if !page.aside.is_empty() && !reader.is_broad() {
        let start = match annotation {
            Some(annotation) => reader.place_of(annotation.id).map(|mark| mark.bytes.start),
            None => echoes.first().map(|echo| echo.bytes.start),
        };
        let area = beside(reader, start, page);
        let dim = theme.style(Role::Border);
        let inner = Rect {
            x: area.x + 2,
            width: area.width - 2,
            ..area
        };
        let lines = lines(inner.width, inner.height);
        for (line, row) in lines.iter().zip(0..inner.height) {
            paint::line(area, row, buffer, &[part("│", dim)]);
            paint::line(inner, row, buffer, line);
        }
        return;
    }
    let (Some(caret), true) = (caret, page.text.height >= LOWEST) else {
        return;
    };
    let most = FOOTNOTE.min(page.text.height / 2);
    let lines = lines(page.text.width, most.saturating_sub(1));
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
    // Rows of code and tables may reach beyond the text.
    let whole = Rect {
        width: area.width.max(page.broad.right().saturating_sub(x)),
        ..area
    };
    paint::clear(whole, buffer, theme.style(Role::Text));
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
}

/// Brings what is said of an annotation and of echoes into some rows; where something has no room, a sign at the
/// end of the row before stands for it.
fn fitted(
    (mut note, mut echoes): (Vec<Vec<Part<'static>>>, Vec<Vec<Part<'static>>>),
    most: usize,
    dim: Style,
) -> Vec<Vec<Part<'static>>> {
    let cut = |lines: &mut Vec<Vec<Part<'static>>>, rows: usize| {
        if lines.len() > rows {
            lines.truncate(rows);
            if let Some(last) = lines.last_mut() {
                last.push(part(" …", dim));
            }
        }
    };
    let kept = most.saturating_sub(echoes.len().min(ECHO_ROWS));
    cut(&mut note, kept);
    cut(&mut echoes, most - note.len());
    note.append(&mut echoes);
    note
}

/// Says where else a passage stands, in one line, and in how many others it was looked for where not in all; nothing
/// where it stands nowhere else.
pub fn also_in(echoes: &[&Arc<Echo>], looked: Option<Looked>) -> Option<String> {
    let others = others(echoes);
    let (first, more) = others.split_first()?;
    let sign = text::ECHO;
    let looked = looked.map(|looked| format!(" · {}", looked.in_short()));
    let looked = looked.unwrap_or_default();
    if more.is_empty() {
        return Some(format!("{sign} also in {}{looked}", origin(first)));
    }
    let many = counted(others.len(), "article");
    let first = origin(first);
    Some(format!("{sign} also in {many}, first in {first}{looked}"))
}

/// Says how much of an echo is the same.
pub fn likeness(echo: &Echo) -> String {
    match echo.percent() {
        100 => "the same words".to_owned(),
        percent => format!("{percent} % the same"),
    }
}

/// Returns echoes, of each other article one.
fn others<'a>(echoes: &[&'a Arc<Echo>]) -> Vec<&'a Arc<Echo>> {
    let mut others = echoes.to_vec();
    others.dedup_by_key(|echo| echo.other.id);
    others
}

/// Tells source and date.
fn origin(echo: &Echo) -> String {
    let article = &echo.other;
    let source = article.source.as_deref().unwrap_or("source?");
    let date = article.published.map(date_in_words);
    format!("{source}, {}", date.as_deref().unwrap_or("undated"))
}

/// Returns where else a passage stands, the first published first, a row each; of one that is only nearly the
/// same, what is not; and in how many others it was looked for, where not in all.
fn echo_lines(
    theme: &Theme,
    echoes: &[&Arc<Echo>],
    looked: Option<Looked>,
    width: u16,
) -> Vec<Vec<Part<'static>>> {
    let (dim, text) = (theme.style(Role::Dim), theme.style(Role::Text));
    let others = others(echoes);
    let sign = part(format!("{} ", text::ECHO), dim);
    let mut lines = Vec::new();
    match others.as_slice() {
        [] => {}
        [echo] => {
            let said = format!("also in {}", origin(echo));
            lines.push(vec![sign, part(said, text)]);
            lines.push(vec![part(format!("  {}", echo.other.title), dim)]);
            for line in paint::wrap(&differing(echo), width.saturating_sub(2), DIFFERING_ROWS) {
                lines.push(vec![part(format!("  {line}"), dim)]);
            }
        }
        _ => {
            let many = counted(others.len(), "article");
            let said = format!("also in {many}, first published first");
            lines.push(vec![sign, part(said, text)]);
            for echo in others.iter().take(MOST_NAMED) {
                let mut said = format!("  {}", origin(echo));
                if echo.similarity < 1.0 {
                    said += &format!(" · {}", likeness(echo));
                }
                said += &format!(" · {}", echo.other.title);
                lines.push(vec![part(said, dim)]);
            }
            if let Some(more) = others
                .len()
                .checked_sub(MOST_NAMED)
                .filter(|more| *more > 0)
            {
                lines.push(vec![part(format!("  and {more} more"), dim)]);
            }
        }
    }
    if let Some(looked) = looked.filter(|_| !others.is_empty()) {
        let said = paint::wrap(&looked.to_string(), width.saturating_sub(2), 2);
        lines.extend(
            said.into_iter()
                .map(|line| vec![part(format!("  {line}"), dim)]),
        );
    }
    lines
}

/// Says how much is the same, and which words are not.
fn differing(echo: &Echo) -> String {
    let said = echo.differences.iter().map(|difference| {
        let (here, there) = (&difference.here, &difference.there);
        if here.is_empty() {
            format!("only there “{there}”")
        } else if there.is_empty() {
            format!("only here “{here}”")
        } else {
            format!("here “{here}”, there “{there}”")
        }
    });
    let said: Vec<String> = said.collect();
    let colon = if said.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", likeness(echo), said.join("; "))
}

/// Returns the place beside the text, from the row that the words begin in.
fn beside(reader: &Reader, start: Option<usize>, page: &Page) -> Rect {
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
    let placement = reader.placement(annotation);
    if let Some(warning) = recheck_word(&placement) {
        let (sign, role) = if placement.waits() {
            ("! ", Role::Warning)
        } else {
            ("", Role::Dim)
        };
        lines.push(vec![part(format!("{sign}{warning}"), theme.style(role))]);
        if let Some(words) = reader.other_words(annotation, &placement) {
            let said = app.differences.said(&annotation.anchor.quote, &words);
            let text = theme.style(Role::Text);
            set(&mut lines, &said, (width, NOTE_ROWS), ("", dim), text);
        }
    }
    if let Some(said) = offer_word(app, annotation, &reader.snapshot().id) {
        set(&mut lines, &said, (width, NOTE_ROWS), ("", dim), dim);
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
