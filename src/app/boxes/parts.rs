//! What each box is made of, and what stands where in its parts.

use ratatui::layout::Rect;
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use super::{Need, Part, Placed, Stand, after, columns, place, row, said};
use crate::{
    app::{
        App,
        actions::{complete, panels},
        address::Address,
        choices,
        export::ExportForm,
        frame::Frame,
        overlay::{Field, Form, Overlay, Question},
        panel::Kind,
    },
    command::CommandId,
    export::Format,
    query,
    text::{fit, segment},
};

/// The widest box, in columns.
const WIDEST: u16 = 76;
/// The widest palette.
const WIDEST_PALETTE: u16 = 96;
/// The widest line of the help.
const WIDEST_HELP: u16 = 110;
/// The columns of the words before fields, with a blank behind the longest.
const LABEL: u16 = 10;
/// The columns of an answer, with the blanks behind it.
const ANSWER: u16 = 9;
/// The columns before the field that the help is searched by.
pub const HELP_TITLE: &str = " HELP  ";
/// The columns before the field of a filter.
pub const FILTER: u16 = 3;
/// The narrowest field of a filter that something is told beside.
const NARROWEST_FILTER: u16 = 12;

/// Returns where the topmost overlay stands.
pub fn area(app: &App) -> Rect {
    let screen = app.screen();
    match app.overlays.last() {
        None | Some(Overlay::Labels(_)) => Rect::default(),
        Some(
            Overlay::Panel(_)
            | Overlay::Help(_)
            | Overlay::Diff(_)
            | Overlay::Matrix(_)
            | Overlay::Grid(_),
        ) => app.frame().body,
        Some(Overlay::Field(field)) if field.is_filter() => {
            filter(app, field, &app.frame()).map_or_else(Rect::default, |filter| filter.row)
        }
        Some(Overlay::Field(_)) => field(app, screen).area,
        Some(Overlay::Menu(menu)) => menu.placed(screen).area,
        Some(Overlay::Colour(_) | Overlay::Status(_) | Overlay::Relation(..)) => {
            choices(screen, choices::offered(app).len()).area
        }
        Some(Overlay::Question(asked)) => question(screen, asked).area,
        Some(Overlay::Picker(_)) => picker(screen).area,
        Some(Overlay::Form(of)) => form(screen, of).area,
        Some(Overlay::Note(_)) => note(screen).area,
        Some(Overlay::Address(of)) => address(screen, of).area,
        Some(Overlay::Outline(outline)) => self::outline(screen, outline.all.len()).area,
        Some(Overlay::Palette(_)) => palette(above_lesson(app)).area,
        Some(Overlay::Export(of)) => export(screen, of).area,
    }
}

/// A field of one line: the field, and the words offered for it. What is said of what was typed does not hide it.
pub fn field(app: &App, screen: Rect) -> Placed<2> {
    let offers = u16::from(!complete::offers(app).is_empty());
    let parts = [
        Part::new(Need::Held, 1, 1),
        Part::new(Need::Told, offers, offers),
    ];
    place(said::above(app, screen), Stand::Bottom, WIDEST, parts)
}

/// The choice of a claim: the words it is for, the field, the claims.
pub fn picker(screen: Rect) -> Placed<5> {
    let parts = [
        Part::new(Need::Told, 1, 1),
        Part::AIR,
        Part::new(Need::Held, 1, 1),
        Part::AIR,
        Part::new(Need::Chosen, 2, 8),
    ];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// The outline: the field, the headings.
pub fn outline(screen: Rect, headings: usize) -> Placed<3> {
    let most = u16::try_from(headings).unwrap_or(u16::MAX).clamp(1, 14);
    let parts = [
        Part::new(Need::Held, 1, 1),
        Part::AIR,
        Part::new(Need::Chosen, most.min(3), most),
    ];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// Returns the screen without the first lesson and what is below it: what tells what to do there stays in sight.
pub fn above_lesson(app: &App) -> Rect {
    let (screen, foot) = (app.screen(), app.frame().foot);
    if foot.is_empty() {
        return screen;
    }
    // A box leaves two lines free at the bottom by itself.
    let height = (foot.y - screen.y + 2).min(screen.height);
    Rect { height, ..screen }
}

/// The palette: the line, its rows, and what the chosen one does.
pub fn palette(screen: Rect) -> Placed<5> {
    // What is below stays in sight where there is room for both.
    let most = match screen.height {
        16.. => screen.height / 2 - 2,
        lower => lower,
    };
    let parts = [
        Part::new(Need::Held, 1, 1),
        Part::AIR,
        Part::new(Need::Chosen, 3, most.clamp(3, 16)),
        Part::AIR,
        Part::new(Need::Extra, 0, 1),
    ];
    place(screen, Stand::Middle, WIDEST_PALETTE, parts)
}

/// The columns before the line of the palette.
pub const PALETTE_SIGN: u16 = 1;

/// The details of an article: the fields, the words offered for one, the facts, and what is wrong.
pub fn form(screen: Rect, form: &Form) -> Placed<4> {
    let fields = u16::try_from(form.inputs.len()).unwrap_or(u16::MAX);
    let facts = u16::try_from(form.facts.len()).unwrap_or(u16::MAX);
    // What is wrong is said even where only one field has room.
    let error = match form.error {
        Some(_) => Part::new(Need::Held, 1, 1),
        None => Part::new(Need::Air, 0, 1),
    };
    let parts = [
        Part::new(Need::Held, fields.min(2), fields),
        Part::new(Need::Extra, 0, 1),
        Part::new(Need::Extra, 0, facts),
        error,
    ];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// The form of an export: what, in which format, to which file, and what the keys do.
pub fn export(screen: Rect, form: &ExportForm) -> Placed<5> {
    let choices = u16::try_from(form.choices.len()).unwrap_or(u16::MAX);
    let parts = [
        Part::new(Need::Chosen, 1, choices),
        Part::new(Need::Chosen, 1, 1),
        Part::new(Need::Held, 1, 1),
        Part::AIR,
        Part::new(Need::Extra, 0, 1),
    ];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// The note: the words that it is put on, its text.
pub fn note(screen: Rect) -> Placed<3> {
    let most = (screen.height / 3).clamp(4, 14);
    let parts = [
        Part::new(Need::Told, 1, 1),
        Part::AIR,
        Part::new(Need::Held, 3, most),
    ];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// A question: what is asked, the answers.
pub fn question(screen: Rect, question: &Question) -> Placed<3> {
    let rows = fit::wrap(&question.said(), columns(screen, WIDEST), 5).len();
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let parts = [
        Part::new(Need::Chosen, rows, rows),
        Part::AIR,
        Part::new(Need::Held, 1, 1),
    ];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// An address: its rows, and why it is not opened.
pub fn address(screen: Rect, address: &Address) -> Placed<2> {
    let width = columns(screen, WIDEST);
    let rows =
        |text: &str, most| u16::try_from(fit::wrap(text, width, most).len()).unwrap_or(u16::MAX);
    let text = rows(&address.text, 5).max(1);
    let why = address.refused.map_or(0, |why| rows(why, 2));
    let parts = [
        Part::new(Need::Held, 1, text),
        Part::new(Need::Told, why, why),
    ];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// What is chosen by a letter: one part with all of it.
pub fn choices(screen: Rect, offered: usize) -> Placed<1> {
    let rows = u16::try_from(offered).unwrap_or(u16::MAX);
    let parts = [Part::new(Need::Chosen, rows, rows)];
    place(screen, Stand::Middle, WIDEST, parts)
}

/// Returns where each of some choices stands: below each other, in columns where the rows don't suffice.
pub fn cells(area: Rect, count: usize) -> Vec<Rect> {
    let height = usize::from(area.height).max(1);
    let across = u16::try_from(count.div_ceil(height)).unwrap_or(u16::MAX);
    let width = area.width / across.max(1);
    let cell = |index: usize| {
        let x = u16::try_from(index / height).unwrap_or(u16::MAX) * width;
        let line = row(area, u16::try_from(index % height).unwrap_or(u16::MAX));
        Rect {
            width,
            ..after(line, x)
        }
    };
    (0..count).map(cell).collect()
}

/// Returns where the answers to a question stand.
pub fn answers(area: Rect) -> [(Rect, CommandId); 2] {
    let yes = Rect {
        width: ANSWER.min(area.width),
        ..area
    };
    let rest = after(area, ANSWER);
    let no = Rect {
        width: ANSWER.min(rest.width),
        ..rest
    };
    [(yes, CommandId::Yes), (no, CommandId::No)]
}

/// Divides a row with a field into the word before it and the field.
pub fn labelled(area: Rect) -> (Rect, Rect) {
    let label = LABEL.min(area.width / 2);
    let value = after(area, label);
    (
        Rect {
            width: label,
            ..area
        },
        value,
    )
}

/// Returns the first of some rows that are shown in fewer, so that one of them is seen.
///
/// They turn like pages: a press on one that is shown moves none of them.
pub fn first_shown(current: usize, shown: u16) -> usize {
    let shown = usize::from(shown).max(1);
    current / shown * shown
}

/// Returns where the formats stand in a row; where there is no room for all, those that have some beside the chosen one.
///
/// They turn like pages: a press on one that is shown moves none of them.
pub fn formats(area: Rect, chosen: Format) -> Vec<(Rect, Format)> {
    let mut page: Vec<(Rect, Format)> = Vec::new();
    let mut rest = area;
    for format in Format::ON_SCREEN {
        // The sign before a word, and the blanks behind it.
        let width = fit::columns(format.word()) + 2;
        if width > rest.width && !page.is_empty() {
            if page.iter().any(|(_, shown)| *shown == chosen) {
                break;
            }
            page.clear();
            rest = area;
        }
        let width = width.min(rest.width);
        page.push((Rect { width, ..rest }, format));
        rest = after(rest, width + 3);
    }
    page
}

/// The parts of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpAreas {
    /// What it is, and by what it is searched.
    pub head: Rect,
    /// The field that it is searched by.
    pub input: Rect,
    /// Its lines.
    pub rows: Rect,
}

/// Divides the body for the help.
pub fn help(body: Rect) -> HelpAreas {
    let whole = Rect {
        width: body.width.min(WIDEST_HELP),
        ..body
    };
    let skip = if body.height >= 8 { 2 } else { 1 }.min(body.height);
    let head = row(whole, 0);
    let input = after(head, fit::columns(HELP_TITLE) + 1);
    HelpAreas {
        head,
        input: Rect {
            width: input.width.saturating_sub(1).min(48),
            ..input
        },
        rows: Rect {
            y: whole.y + skip,
            height: whole.height - skip,
            ..whole
        },
    }
}

/// The field that filters the list or a panel, in the place of the heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterLine {
    /// The row.
    pub row: Rect,
    /// The field.
    pub input: Rect,
    /// How many are shown, said at the right; empty where there is no room.
    pub count: String,
}

/// Returns where the field of a filter stands.
pub fn filter(app: &App, field: &Field, frame: &Frame) -> Option<FilterLine> {
    let (line, shown, total) = if field.is_of_panel() {
        let panel = panels::top(app)?;
        let line = panel.filter_row(frame.body);
        let total = match &panel.kind {
            Kind::Found(found) => found.total,
            _ => panel.total(),
        };
        (line, panel.len(), total)
    } else {
        let articles = app.list.counts.articles;
        (row(frame.list, 0), app.list.total, articles)
    };
    let count = format!(" {shown} of {total} ");
    // A query that has no room in the pane of the list takes the width of the screen, and so does what is said of
    // one that is wrong.
    let typed = field.input.value();
    let needed = fit::columns(typed).saturating_add(fit::columns(&count));
    let is_long = || needed.saturating_add(FILTER + 1) > line.width;
    let is_wrong = || query::parse_typing(typed).wrong().is_some();
    let line = if field.is_query() && (is_long() || is_wrong()) {
        row(frame.body, line.y.saturating_sub(frame.body.y))
    } else {
        line
    };
    let rest = after(line, FILTER);
    let (input, count) = match rest.width.checked_sub(fit::columns(&count)) {
        Some(width) if width >= NARROWEST_FILTER => (Rect { width, ..rest }, count),
        _ => (rest, String::new()),
    };
    Some(FilterLine {
        row: line,
        input,
        count,
    })
}

/// Returns the byte of a field that it is shown from in some columns, and the column of its cursor.
pub fn scrolled(input: &Input, width: u16) -> (usize, u16) {
    let scroll = input.visual_scroll(usize::from(width.saturating_sub(1)));
    let mut skipped = 0;
    let from = input.value().grapheme_indices(true).find(|(_, cluster)| {
        let is_there = skipped >= scroll;
        skipped += segment::grapheme_width(cluster);
        is_there
    });
    let cursor = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    (
        from.map_or(input.value().len(), |(at, _)| at),
        cursor.min(width.saturating_sub(1)),
    )
}

/// Returns the character that a column of a field stands before, as its cursor counts them.
pub fn character_at(input: &Input, width: u16, column: u16) -> usize {
    let (from, _) = scrolled(input, width);
    let (before, shown) = input.value().split_at_checked(from).unwrap_or_default();
    let mut left = usize::from(column);
    let passed = shown.graphemes(true).take_while(|cluster| {
        let columns = segment::grapheme_width(cluster);
        let is_passed = columns <= left;
        left = left.saturating_sub(columns);
        is_passed
    });
    let passed: usize = passed.map(|cluster| cluster.chars().count()).sum();
    before.chars().count() + passed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_a_field_is_before_the_letter_that_stands_there() {
        let input = Input::new("a漢字e\u{301}b".to_owned());
        let at = |column| character_at(&input, 20, column);
        // A wide letter has two columns; one letter may be of two characters.
        let columns: Vec<usize> = (0..9).map(at).collect();
        assert_eq!(columns, [0, 1, 1, 2, 2, 3, 5, 6, 6]);
        // What is scrolled out counts.
        let input = Input::new("abcdefghij".to_owned());
        assert_eq!(scrolled(&input, 4), (7, 3));
        assert_eq!(character_at(&input, 4, 0), 7);
    }

    #[test]
    fn choices_stand_in_columns_where_rows_do_not_suffice() {
        let area = Rect::new(2, 1, 20, 4);
        let cells = cells(area, 6);
        assert_eq!(cells.first(), Some(&Rect::new(2, 1, 10, 1)));
        assert_eq!(cells.last(), Some(&Rect::new(12, 2, 10, 1)));
        assert_eq!(super::cells(area, 3).last(), Some(&Rect::new(2, 3, 20, 1)));
    }

    #[test]
    fn rows_turn_like_pages() {
        let firsts: Vec<usize> = (0..6).map(|row| first_shown(row, 4)).collect();
        assert_eq!(firsts, [0, 0, 0, 0, 4, 4]);
    }
}
