//! What stands above everything in a box: fields, choices, questions, the note editor.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::Widget,
};
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    app::{
        App,
        actions::{complete, panels::PICKER_HEIGHT},
        boxes, choices,
        overlay::{
            Bearing, Choice, Corrected, Field, Form, NoteEditor, Overlay, Picker, Question,
            Recorded,
        },
    },
    command::{CommandId, Place},
    model::{build::shown, view::Used},
    text::count::counted,
    ui::{
        Role, Theme, export, menu,
        paint::{self, part},
        palette,
        status::{SILENT, stance_role},
    },
};

/// Draws an overlay and tells where the terminal's cursor stands in it.
pub fn draw(
    app: &App,
    theme: &Theme,
    overlay: &Overlay,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    if screen.width < 4 || screen.height < 3 {
        return None;
    }
    match overlay {
        Overlay::Field(field) => text_field(app, theme, field, screen, buffer),
        Overlay::Picker(picker) => claim_picker(theme, picker, screen, buffer),
        Overlay::Palette(palette) => palette::draw(app, theme, palette, screen, buffer),
        Overlay::Export(form) => export::draw(theme, form, screen, buffer),
        Overlay::Form(form) => details(app, theme, form, screen, buffer),
        Overlay::Note(note) => note_editor(theme, note, screen, buffer),
        Overlay::Menu(menu) => {
            menu::Menu { menu, theme }.render(screen, buffer);
            None
        }
        Overlay::Colour(_) => {
            choices(app, theme, "Colour", Place::Colour, screen, buffer);
            None
        }
        Overlay::Status(_) => {
            choices(app, theme, "Status", Place::Status, screen, buffer);
            None
        }
        Overlay::Question(question) => {
            let said = match question {
                Question::QuitUnsaved => {
                    "Some changes are not saved. Quit and lose them?".to_owned()
                }
                Question::Replace(order) => {
                    format!("{} is there already. Replace it?", order.file)
                }
                Question::Purge(_, title) => format!(
                    "{}, its text and all that is marked in it go for good. This can't be undone. Purge it?",
                    shown(title)
                ),
                Question::RemoveUnseen(articles, hidden) => {
                    let unseen = match hidden {
                        Some(hidden) => format!("{hidden} of them not shown here"),
                        None => "some of them perhaps not shown here".to_owned(),
                    };
                    let many = counted(articles.len(), "article");
                    format!("{many} would go into the trash, {unseen}. Remove all?")
                }
            };
            let area = open(theme, "", boxes::QUESTION_ROWS, screen, buffer);
            for (line, row) in paint::wrap(&said, area.width, usize::from(area.height))
                .into_iter()
                .zip(0u16..)
            {
                paint::line(area, row, buffer, &[part(line, theme.style(Role::Popup))]);
            }
            for (area, id) in boxes::answers(area) {
                let key = app.keymap.keys_in(id, Place::Question).next();
                let key = key.map(|key| format!("{key} ")).unwrap_or_default();
                let style = theme.style(Role::Popup);
                let answer = [
                    part(key, style.patch(theme.style(Role::HintKey))),
                    part(id.command().name, style),
                ];
                paint::line(area, 0, buffer, &answer);
            }
            None
        }
        Overlay::Outline(outline) => super::outline::draw(theme, outline, screen, buffer),
        Overlay::Address(address) => {
            super::links::address(theme, address, screen, buffer);
            None
        }
        Overlay::Labels(_) | Overlay::Panel(_) | Overlay::Help(_) => None,
    }
}

/// Returns the columns inside a box.
pub(super) fn inner_width(screen: Rect) -> u16 {
    boxes::inside(boxes::area(screen, 1)).width
}

/// Draws a box with a title in the lower middle of the screen and returns the area inside it.
///
/// `rows` counts the rows inside.
pub(super) fn open(
    theme: &Theme,
    title: &str,
    rows: u16,
    screen: Rect,
    buffer: &mut Buffer,
) -> Rect {
    frame(theme, title, boxes::area(screen, rows), buffer)
}

/// Draws such a box that may be wider than the others; `size` is its widest and the rows inside.
pub(super) fn open_wide(
    theme: &Theme,
    title: &str,
    size: (u16, u16),
    screen: Rect,
    buffer: &mut Buffer,
) -> Rect {
    frame(theme, title, boxes::area_of(screen, size), buffer)
}

/// Draws a box with a title and returns the area inside it; it has room for its corners.
pub fn frame(theme: &Theme, title: &str, area: Rect, buffer: &mut Buffer) -> Rect {
    let inside = boxes::inside(area);
    if area.width < 2 || area.height < 2 {
        return inside;
    }
    let style = theme.style(Role::Popup);
    paint::clear(area, buffer, style);
    let border = style.patch(theme.style(Role::BorderFocused));
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let below = Rect {
        y: bottom,
        height: 1,
        ..area
    };
    let beside = Rect {
        x: right,
        width: 1,
        ..area
    };
    paint::row(area, buffer, "─", border);
    paint::row(below, buffer, "─", border);
    paint::column(area, buffer, "│", border);
    paint::column(beside, buffer, "│", border);
    for (corner, letter) in [
        ((area.x, area.y), "╭"),
        ((right, area.y), "╮"),
        ((area.x, bottom), "╰"),
        ((right, bottom), "╯"),
    ] {
        buffer.set_string(corner.0, corner.1, letter, border);
    }
    if !title.is_empty() {
        let room = Rect {
            height: 1,
            y: area.y,
            ..inside
        };
        let title = part(format!(" {title} "), style.patch(theme.style(Role::Title)));
        paint::line(room, 0, buffer, &[title]);
    }
    inside
}

/// Draws a text field and tells where its cursor stands.
pub(super) fn input(
    theme: &Theme,
    input: &Input,
    area: Rect,
    row: u16,
    buffer: &mut Buffer,
) -> Option<Position> {
    if row >= area.height || area.width == 0 {
        return None;
    }
    let style = theme.style(Role::Field);
    let field = Rect {
        y: area.y + row,
        height: 1,
        ..area
    };
    buffer.set_style(field, style);
    let width = usize::from(area.width);
    let scroll = input.visual_scroll(width.saturating_sub(1));
    let shown = skip_columns(input.value(), scroll);
    buffer.set_stringn(field.x, field.y, shown, width, style);
    let cursor = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    Some(Position::new(field.x + cursor.min(area.width - 1), field.y))
}

fn skip_columns(text: &str, columns: usize) -> &str {
    let mut skipped = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        if skipped >= columns {
            return text.get(at..).unwrap_or_default();
        }
        skipped += crate::text::segment::grapheme_width(cluster);
    }
    ""
}

fn text_field(
    app: &App,
    theme: &Theme,
    field: &Field,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let offered = complete::offers(app);
    let rows = 1 + u16::from(!offered.is_empty());
    let bottom = Rect {
        y: screen.bottom().saturating_sub(rows + 4),
        height: screen.height.min(rows + 4),
        ..screen
    };
    let area = open(theme, field.purpose.label(), rows, bottom, buffer);
    let key = Offers {
        app,
        theme,
        offered,
        key: CommandId::NextField,
        place: Place::Field,
    };
    key.draw(area, 1, buffer);
    input(theme, &field.input, area, 0, buffer)
}

/// The words that can be taken into a field, with the key that takes them.
struct Offers<'a> {
    app: &'a App,
    theme: &'a Theme,
    offered: Vec<&'a Used>,
    key: CommandId,
    place: Place,
}

impl Offers<'_> {
    fn draw(&self, area: Rect, row: u16, buffer: &mut Buffer) {
        let Self { app, theme, .. } = self;
        if self.offered.is_empty() {
            return;
        }
        let style = theme.style(Role::Popup);
        let dim = style.patch(theme.style(Role::Dim));
        let key = app.keymap.keys_in(self.key, self.place).next();
        let key = key.map(|key| format!("{key}  ")).unwrap_or_default();
        let mut parts = vec![part(key, style.patch(theme.style(Role::HintKey)))];
        let chosen = app.offering.as_ref().map(|completing| completing.chosen);
        for (index, used) in self.offered.iter().enumerate() {
            if index > 0 {
                parts.push(part(" · ", dim));
            }
            let is_chosen = chosen == Some(index);
            let look = if is_chosen {
                theme.style(Role::CursorRow)
            } else {
                style
            };
            parts.push(part(used.word.as_str(), look));
        }
        paint::line(area, row, buffer, &parts);
    }
}

fn claim_picker(
    theme: &Theme,
    picker: &Picker,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let rows = u16::try_from(PICKER_HEIGHT).unwrap_or(8);
    let (title, about, role) = match &picker.bearing {
        Bearing::Words { stance, quote, .. } => (
            format!("{} {stance} which claim?", stance.sign()),
            quote,
            stance_role(stance),
        ),
        Bearing::Silence { name, .. } => {
            let title = format!("{SILENT} says nothing of which claim?");
            (title, name, Role::Missing)
        }
    };
    let area = open(theme, &title, rows + 4, screen, buffer);
    let style = theme.style(Role::Popup);
    let quote = match &picker.bearing {
        Bearing::Silence { articles, .. } if articles.len() > 1 => about.to_string(),
        _ => format!("“{}”", about.replace('\n', " ")),
    };
    let dim = style.patch(theme.style(Role::Dim));
    paint::line(area, 0, buffer, &[part(quote, dim)]);
    let caret = input(theme, &picker.input, area, 2, buffer);
    if picker.choices.is_empty() {
        let said = "Type the claim in one sentence that can be true or false, then Enter.";
        for (line, row) in paint::wrap(said, area.width, 2).into_iter().zip(4u16..) {
            paint::line(
                area,
                row,
                buffer,
                &[part(line, style.patch(theme.style(Role::Dim)))],
            );
        }
    }
    let visible = picker
        .choices
        .iter()
        .enumerate()
        .skip(picker.rows.top)
        .take(PICKER_HEIGHT);
    for ((index, choice), row) in visible.zip(4u16..) {
        let at_cursor = index == picker.rows.cursor;
        let base = if at_cursor {
            theme.style(Role::CursorRow)
        } else {
            style
        };
        if row < area.height {
            buffer.set_style(
                Rect {
                    y: area.y + row,
                    height: 1,
                    ..area
                },
                base,
            );
        }
        let mut parts = vec![part(if at_cursor { "▸ " } else { "  " }, base)];
        match choice {
            Choice::New(statement) => {
                parts.push(part("new claim: ", base.patch(theme.style(role))));
                parts.push(part(statement.as_str(), base));
            }
            Choice::Claim {
                statement,
                matched,
                recorded,
                ..
            } => {
                let now = match recorded {
                    Some(Recorded::Evidence(stance)) => Some((
                        format!("{} now {stance}: ", stance.sign()),
                        stance_role(stance),
                    )),
                    Some(Recorded::Silence) => {
                        Some((format!("{SILENT} now silent: "), Role::Missing))
                    }
                    None => None,
                };
                if let Some((said, role)) = now {
                    parts.push(part(said, base.patch(theme.style(role))));
                }
                let found = base.patch(theme.style(Role::HintKey));
                parts.extend(paint::matched(statement, matched, base, found));
            }
        }
        paint::line(area, row, buffer, &parts);
    }
    caret
}

fn details(
    app: &App,
    theme: &Theme,
    form: &Form,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let fields = u16::try_from(form.inputs.len()).unwrap_or(0);
    let facts = u16::try_from(form.facts.len()).unwrap_or(0);
    let rows = fields + 2 + facts;
    let title = match &form.of {
        Corrected::One(_) => "Details of the article".to_owned(),
        Corrected::Several(articles) => {
            format!("What {} have in common", counted(articles.len(), "article"))
        }
    };
    let area = open(theme, &title, rows, screen, buffer);
    let mut caret = None;
    let label_width = 9.min(area.width);
    let value = Rect {
        x: area.x + label_width,
        width: area.width - label_width,
        ..area
    };
    for (index, (label, field)) in form.labels().iter().zip(&form.inputs).enumerate() {
        let row = u16::try_from(index).unwrap_or(0);
        let current = index == form.current;
        let role = if current { Role::HintKey } else { Role::Dim };
        let style = theme.style(Role::Popup).patch(theme.style(role));
        paint::line(
            Rect {
                width: label_width,
                ..area
            },
            row,
            buffer,
            &[part(*label, style)],
        );
        let at = input(theme, field, value, row, buffer);
        if current {
            caret = at;
        }
    }
    let offers = Offers {
        app,
        theme,
        offered: complete::offers(app),
        key: CommandId::NextOffer,
        place: Place::Form,
    };
    offers.draw(value, fields, buffer);
    let dim = theme.style(Role::Popup).patch(theme.style(Role::Dim));
    for ((name, fact), row) in form.facts.iter().zip(fields + 1..) {
        let name = format!("{name:<width$}", width = usize::from(label_width));
        paint::line(
            area,
            row,
            buffer,
            &[part(name, dim), part(fact.as_str(), dim)],
        );
    }
    if let Some(error) = &form.error {
        let style = theme.style(Role::Popup).patch(theme.style(Role::Error));
        // A box cut at a small height still says what is wrong.
        let row = (rows - 1).min(area.height.saturating_sub(1));
        paint::line(area, row, buffer, &[part(error.as_str(), style)]);
    }
    caret
}

fn note_editor(
    theme: &Theme,
    note: &NoteEditor,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let rows = (screen.height / 3).clamp(4, 14);
    let area = open(theme, "Note", rows + 2, screen, buffer);
    let style = theme.style(Role::Popup);
    let quote = format!("“{}”", note.quote.replace('\n', " "));
    paint::line(
        area,
        0,
        buffer,
        &[part(quote, style.patch(theme.style(Role::Dim)))],
    );
    let skip = 2.min(area.height);
    let text = Rect {
        y: area.y + skip,
        height: area.height - skip,
        ..area
    };
    note.area.render(text, buffer);
    let cursor = note.area.screen_cursor();
    let (top, left) = note.area.scroll_offset();
    let row = u16::try_from(cursor.row).ok()?.checked_sub(top)?;
    let column = u16::try_from(cursor.col).ok()?.checked_sub(left)?;
    let at = Position::new(text.x + column, text.y + row);
    text.contains(at).then_some(at)
}

fn choices(app: &App, theme: &Theme, title: &str, place: Place, screen: Rect, buffer: &mut Buffer) {
    let style = theme.style(Role::Popup);
    let offered = choices::offered(&app.keymap, place);
    let area = open(
        theme,
        title,
        u16::try_from(offered.len()).unwrap_or(1),
        screen,
        buffer,
    );
    for (choice, row) in offered.iter().zip(0u16..) {
        let (keys, word) = (&choice.key, &choice.word);
        let mut parts = vec![part(
            format!("{keys}  "),
            style.patch(theme.style(Role::HintKey)),
        )];
        if place == Place::Colour {
            let role = crate::ui::text::highlight_role(&crate::model::Color::from_word(word));
            parts.push(part(format!(" {word} "), style.patch(theme.style(role))));
        } else {
            parts.push(part(word.as_str(), style));
        }
        paint::line(area, row, buffer, &parts);
    }
}
