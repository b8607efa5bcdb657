//! A screen as text that shows its styles, and as a picture.

use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Position,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

/// Letters for styles, in the order in which they are met.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// Writes a screen as text; below each row stands a row of letters, one for each style, with a legend at
/// the end. A plain screen writer would let a lost highlight pass.
pub fn styled(buffer: &Buffer, caret: Option<Position>) -> String {
    let mut legend: Vec<String> = Vec::new();
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let (mut text, mut styles) = (String::new(), String::new());
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let cell = &buffer[(x, y)];
            let width = cell.symbol().width().max(1);
            text.push_str(cell.symbol());
            let style = describe(cell);
            let index = legend.iter().position(|known| *known == style).unwrap_or_else(|| {
                legend.push(style);
                legend.len() - 1
            });
            let letter = LETTERS.chars().nth(index).unwrap_or('#');
            styles.extend(std::iter::repeat_n(letter, width));
            x += width as u16;
        }
        let _ = writeln!(out, "{y:>3} │{}│", text);
        let _ = writeln!(out, "    ┊{}┊", styles);
    }
    if let Some(caret) = caret {
        let _ = writeln!(out, "caret {},{}", caret.x, caret.y);
    }
    for (letter, style) in LETTERS.chars().zip(&legend) {
        let _ = writeln!(out, "{letter} = {style}");
    }
    out
}

fn describe(cell: &Cell) -> String {
    let mut parts = vec![format!("{} on {}", color(cell.fg), color(cell.bg))];
    let names = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::CROSSED_OUT, "crossed-out"),
    ];
    parts.extend(names.iter().filter(|(m, _)| cell.modifier.contains(*m)).map(|(_, name)| (*name).to_owned()));
    parts.join(" ")
}

fn color(color: Color) -> String {
    match color {
        Color::Reset => "default".to_owned(),
        other => other.to_string().to_lowercase(),
    }
}

/// Draws a screen as an SVG picture; colours that are not given in full are those of a dark terminal.
pub fn picture(buffer: &Buffer, caret: Option<Position>) -> String {
    const WIDTH: usize = 9;
    const HEIGHT: usize = 19;
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (w, h) = (columns * WIDTH, rows * HEIGHT);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
         font-family=\"'DejaVu Sans Mono','Cascadia Mono','Menlo',monospace\" font-size=\"15\">\n\
         <rect width=\"{w}\" height=\"{h}\" fill=\"#1d1e21\"/>\n"
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let cell = &buffer[(x as u16, y as u16)];
            let (mut fg, mut bg) = (hex(cell.fg, "#d8d4ca"), hex(cell.bg, "#1d1e21"));
            let is_caret = caret == Some(Position::new(x as u16, y as u16));
            if cell.modifier.contains(Modifier::REVERSED) != is_caret {
                std::mem::swap(&mut fg, &mut bg);
            }
            // Neighbours of one look are one run.
            let start = x;
            let mut text = String::new();
            loop {
                let next = &buffer[(x as u16, y as u16)];
                text.push_str(next.symbol());
                x += next.symbol().width().max(1);
                let same = x < columns && !is_caret && caret != Some(Position::new(x as u16, y as u16)) && {
                    let after = &buffer[(x as u16, y as u16)];
                    (after.fg, after.bg, after.modifier) == (cell.fg, cell.bg, cell.modifier)
                };
                if !same {
                    break;
                }
            }
            let (left, top) = (start * WIDTH, y * HEIGHT);
            if bg != "#1d1e21" {
                let run = (x - start) * WIDTH;
                let _ = writeln!(svg, "<rect x=\"{left}\" y=\"{top}\" width=\"{run}\" height=\"{HEIGHT}\" fill=\"{bg}\"/>");
            }
            if text.trim().is_empty() {
                continue;
            }
            let mut looks = String::new();
            for (modifier, look) in [
                (Modifier::BOLD, " font-weight=\"bold\""),
                (Modifier::ITALIC, " font-style=\"italic\""),
                (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            ] {
                if cell.modifier.contains(modifier) {
                    looks.push_str(look);
                }
            }
            let (length, base) = ((x - start) * WIDTH, top + 14);
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = writeln!(
                svg,
                "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" xml:space=\"preserve\" fill=\"{fg}\"{looks}>{text}</text>"
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn hex(color: Color, default: &str) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => default.to_owned(),
    }
}
