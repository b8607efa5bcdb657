//! Presses on what is drawn: that boxes are drawn where the mouse finds them.

use ratatui_textarea::DataCursor;

use super::*;
use crate::{
    app::{
        Effect, Mouse,
        export::Row,
        frame::Pane,
        help::Mode,
        overlay::{Form, NoteEditor, Overlay, Picker},
        palette::{Chosen, Palette},
        pointer::Pointer,
    },
    command::Place,
    export::Format,
    model::Color,
};

/// Where some words are drawn; the topmost place where there are several.
fn place(stage: &Stage, words: &str) -> (u16, u16) {
    let (buffer, _) = seen(stage, Colors::True);
    let found = (0..buffer.area.height).find_map(|y| {
        let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
        let row: String = cells.collect();
        let at = row.find(words)?;
        let before = row.get(..at)?.chars().count();
        Some((u16::try_from(before).ok()?, y))
    });
    found.unwrap_or_else(|| panic!("{words} is not on the screen"))
}

/// Presses on words that are drawn, a while after the press before.
fn press(stage: &mut Stage, words: &str) {
    let at = place(stage, words);
    press_at(stage, at);
}

fn press_at(stage: &mut Stage, at: (u16, u16)) {
    stage.app.pointer = Pointer::default();
    stage.press(at, 0);
}

/// Where the terminal's cursor stands.
fn caret(stage: &Stage) -> (u16, u16) {
    let (_, caret) = seen(stage, Colors::True);
    let caret = caret.expect("a cursor is shown");
    (caret.x, caret.y)
}

macro_rules! top {
    ($stage:expr, $kind:ident) => {
        match $stage.app.overlays.last() {
            Some(Overlay::$kind(it)) => it,
            other => panic!("no such box is open: {other:?}"),
        }
    };
}

fn palette(stage: &Stage) -> &Palette {
    top!(stage, Palette)
}

fn picker(stage: &Stage) -> &Picker {
    top!(stage, Picker)
}

fn note(stage: &Stage) -> &NoteEditor {
    top!(stage, Note)
}

fn form(stage: &Stage) -> &Form {
    top!(stage, Form)
}

/// The sizes at which boxes have borders, a line and nothing.
const SIZES: [(u16, u16); 4] = [(100, 30), (40, 10), (30, 8), (20, 5)];

fn sized(size: (u16, u16), keys: &str) -> Stage {
    let mut stage = marked(80, 24);
    stage.send(Message::Resized(size.0, size.1));
    stage.keys(keys);
    stage
}

#[test]
fn a_field_is_pressed_where_it_stands_above_a_message_of_several_rows() {
    let mut stage = marked(80, 24);
    stage.keys("g F n").types("harbour.example/nowhere/at/all");
    let long = "The address was not read. ".repeat(8);
    stage.send(Message::Told(Severity::Warning, CleanText::line(&long)));
    let at = place(&stage, "harbour.example/nowhere");
    assert!(place(&stage, "The address was not read.").1 > at.1);
    assert_eq!(caret(&stage).1, at.1);
    press_at(&mut stage, at);
    let Some(Overlay::Field(field)) = stage.app.overlays.last() else {
        panic!("the field is left");
    };
    assert_eq!(field.input.cursor(), 0);
    // What was said is read, and the field stands below again.
    assert!(stage.app.said.is_none());
    assert!(caret(&stage).1 > at.1);
}

#[test]
fn rows_of_the_palette_are_chosen_and_then_done() {
    for size in SIZES {
        let mut stage = sized(size, ":");
        press(&mut stage, "mark-colour");
        let chosen = palette(&stage);
        assert_eq!(
            (chosen.rows.cursor, chosen.choice),
            (1, Chosen::Row),
            "{size:?}"
        );
        press(&mut stage, "mark-colour");
        assert_eq!(stage.app.place(), Place::Colour, "{size:?}");
        // What was typed for has its row chosen.
        stage.keys("Esc :").types("messag");
        press(&mut stage, "messages");
        assert_eq!(stage.app.place(), Place::Messages, "{size:?}");
    }
}

#[test]
fn the_first_row_of_the_palette_is_chosen_before_it_is_done() {
    let mut stage = sized((100, 30), ":");
    let first = place(&stage, "mark  ");
    press_at(&mut stage, first);
    assert_eq!(
        (palette(&stage).rows.cursor, palette(&stage).choice),
        (0, Chosen::Row)
    );
}

#[test]
fn the_wheel_scrolls_the_rows_of_the_palette_and_recalls_nothing() {
    let mut stage = sized((100, 30), "q");
    stage.app.kept.history = vec!["sort title".to_owned()];
    stage.keys(":");
    let over = place(&stage, "sort title");
    for _ in 0..30 {
        stage.mouse(Mouse::WheelDown, over);
    }
    assert!(palette(&stage).rows.top > 0);
    for _ in 0..40 {
        stage.mouse(Mouse::WheelUp, over);
    }
    assert_eq!(palette(&stage).rows.top, 0);
    assert_eq!(palette(&stage).input.value(), "");
    // Beside the box it scrolls nothing.
    stage
        .mouse(Mouse::WheelDown, over)
        .mouse(Mouse::WheelDown, (0, 0));
    assert_eq!(palette(&stage).rows.cursor, 1);
}

#[test]
fn lines_of_the_help_are_chosen_and_then_done_and_its_head_is_a_field() {
    let mut stage = sized((100, 30), "?");
    press(&mut stage, "Select the sentence");
    assert_eq!(stage.app.place(), Place::Help);
    press(&mut stage, "Select the sentence");
    assert_eq!(stage.app.place(), Place::Selection);
    stage.keys("Esc ?");
    // A heading is no row.
    let before = top!(stage, Help).rows;
    press(&mut stage, "Here:");
    assert_eq!(top!(stage, Help).rows, before);
    press(&mut stage, "HELP");
    assert_eq!(top!(stage, Help).mode, Mode::Typing);
    stage.types("claim");
    let at = place(&stage, "Flag as");
    let field = caret(&stage);
    press_at(&mut stage, (field.0 - 3, field.1));
    stage.types("X");
    assert_eq!(top!(stage, Help).input.value(), "clXaim");
    stage.keys("Backspace");
    press_at(&mut stage, at);
    assert_eq!(top!(stage, Help).mode, Mode::Reading, "a row has the keys");
    let mut low = sized((30, 8), "?");
    low.mouse(Mouse::WheelDown, (3, 3));
    press(&mut low, "Select the");
    assert_eq!(low.app.place(), Place::Selection);
}

#[test]
fn headings_of_the_outline_are_chosen_and_then_gone_to() {
    for size in SIZES {
        let text = "# First\n\nOne.\n\n# Second\n\nTwo.\n\n# Third\n\nThree.";
        let mut stage = Stage::new(&[text]);
        stage.send(Message::Resized(size.0, size.1));
        stage.keys("Enter g o");
        let (x, y) = place(&stage, "▸ First");
        press_at(&mut stage, (x, y + 1));
        assert_eq!(stage.app.place(), Place::Outline);
        press_at(&mut stage, (x, y + 1));
        assert_eq!(stage.app.place(), Place::Reader, "{size:?}");
        assert!(stage.app.reader.as_ref().unwrap().caret > 10);
    }
}

#[test]
fn claims_are_chosen_in_the_picker_and_then_taken() {
    for size in SIZES {
        let mut stage = sized(size, "J g g +");
        stage.types("A second claim").keys("Enter } -");
        press(&mut stage, "The pack");
        assert_eq!(picker(&stage).rows.cursor, 1, "{size:?}");
        press(&mut stage, "The pack");
        assert_eq!(stage.app.place(), Place::Reader, "{size:?}");
    }
}

#[test]
fn the_cursor_is_put_into_fields_by_column() {
    for size in SIZES {
        let mut stage = sized(size, "/");
        stage.types("漢字 word");
        let (x, y) = caret(&stage);
        // Before the last letter but one, then between the wide ones.
        press_at(&mut stage, (x - 2, y));
        stage.types("A");
        let (x, y) = caret(&stage);
        press_at(&mut stage, (x - 6, y));
        stage.types("B");
        assert_eq!(top!(stage, Field).input.value(), "漢B字 woArd", "{size:?}");
    }
}

#[test]
fn a_press_on_what_is_filtered_keeps_the_filter_and_goes_there() {
    let mut stage = sized((100, 30), "q f");
    stage.types("clud");
    let (x, y) = caret(&stage);
    press_at(&mut stage, (x - 2, y));
    stage.types("o");
    assert_eq!(top!(stage, Field).input.value(), "cloud");
    let shown = place(&stage, "Cloud package");
    press_at(&mut stage, shown);
    assert_eq!(
        stage.app.place(),
        Place::Reader,
        "the row was chosen already"
    );
    assert_eq!(stage.app.list.query, "cloud");
    let mut panel = marked(100, 30);
    panel.keys("A f").types("th");
    let second = place(&panel, "Who is");
    press_at(&mut panel, second);
    assert_eq!(panel.app.place(), Place::Annotations);
    // An empty filter goes, and what was pressed is done.
    let mut empty = sized((100, 30), "q f");
    let text = place(&empty, "later.");
    press_at(&mut empty, text);
    assert_eq!(empty.app.place(), Place::Reader);
}

#[test]
fn fields_of_the_form_are_pressed_where_they_are_drawn() {
    for size in SIZES {
        let mut stage = sized(size, "i");
        press(&mut stage, "Author");
        assert_eq!(form(&stage).current, 2, "{size:?}");
        press(&mut stage, "Title");
        let (x, _) = caret(&stage);
        let (_, y) = place(&stage, "Source");
        press_at(&mut stage, (x, y));
        stage.types("Desk");
        assert_eq!(form(&stage).inputs[1].value(), "Desk", "{size:?}");
        let (x, y) = caret(&stage);
        press_at(&mut stage, (x - 4, y));
        stage.types("A ");
        assert_eq!(form(&stage).inputs[1].value(), "A Desk");
    }
    // On a low screen its fields turn like pages.
    let mut low = sized((20, 5), "i Tab Tab Tab");
    let (x, _) = caret(&low);
    let (_, y) = place(&low, "URL");
    press_at(&mut low, (x, y));
    assert_eq!(form(&low).current, 4);
    place(&low, "Date");
}

#[test]
fn choices_of_an_export_are_pressed_where_they_are_drawn() {
    for size in [(100, 30), (40, 10), (30, 8)] {
        let mut stage = sized(size, "X");
        press(&mut stage, "○ everything");
        assert_eq!(top!(stage, Export).what, 1);
        press(&mut stage, "○ json");
        let export = top!(stage, Export);
        assert_eq!((export.format, export.current), (Format::Json, Row::Format));
        assert_eq!(stage.app.place(), Place::Export, "nothing is exported yet");
        press(&mut stage, ".json");
        stage.types("X");
        let export = top!(stage, Export);
        assert_eq!(export.current, Row::File);
        assert_eq!(export.input.value(), "all-articlesX.json", "{size:?}");
    }
}

#[test]
fn the_cursor_is_put_into_a_note() {
    for size in [(100, 30), (40, 10), (20, 5)] {
        let mut stage = sized(size, "J g g a");
        stage.types("one").keys("Enter").types("漢字 two");
        let (x, y) = place(&stage, "two");
        press_at(&mut stage, (x + 1, y));
        assert_eq!(note(&stage).area.cursor(), DataCursor(1, 4), "{size:?}");
        let (x, y) = place(&stage, "one");
        press_at(&mut stage, (x + 9, y));
        assert_eq!(note(&stage).area.cursor(), DataCursor(0, 3));
        press_at(&mut stage, (0, 0));
        assert_eq!(stage.app.place(), Place::Note, "what is written stays open");
    }
    let mut long = sized((100, 30), "a");
    for _ in 0..40 {
        long.keys("Enter");
    }
    let over = caret(&long);
    let before = note(&long).area.scroll_offset();
    for _ in 0..5 {
        long.mouse(Mouse::WheelUp, over);
    }
    assert!(note(&long).area.scroll_offset() < before);
}

#[test]
fn an_address_is_opened_by_a_press_but_not_by_the_second_of_two() {
    let text = "See [the report](https://example.org/report) of today.\n\nMore.";
    let mut stage = Stage::new(&[text]);
    stage.keys("Enter");
    let link = place(&stage, "the report");
    stage
        .mouse(Mouse::Pressed, link)
        .mouse(Mouse::Released, link);
    assert_eq!(stage.app.place(), Place::Address);
    // The second of two presses selects the word.
    stage.mouse(Mouse::Pressed, link);
    assert_eq!(stage.app.place(), Place::Selection);
    stage.mouse(Mouse::Released, link).keys("Esc");
    press_at(&mut stage, link);
    press(&mut stage, "https://example.org");
    assert_eq!(stage.app.place(), Place::Reader);
    let is_opened = |effect: &Effect| matches!(effect, Effect::Browse(_));
    assert!(stage.left.iter().any(is_opened));
}

#[test]
fn a_press_on_a_labelled_link_follows_it_and_one_elsewhere_leaves_the_labels() {
    let text = "See [one](https://example.org/1) or [two](https://example.org/2) of today.";
    let mut stage = Stage::new(&[text]);
    stage.keys("Enter g f");
    assert_eq!(stage.app.place(), Place::Links);
    press(&mut stage, "today");
    assert_eq!(stage.app.place(), Place::Reader);
    let second = place(&stage, "two");
    stage.keys("g f");
    press_at(&mut stage, second);
    assert_eq!(&*top!(stage, Address).text, "https://example.org/2");
}

#[test]
fn colours_and_answers_are_pressed_where_they_are_drawn() {
    for size in SIZES {
        let mut stage = sized(size, "c");
        press(&mut stage, "blue");
        let annotation = stage
            .app
            .reader
            .as_ref()
            .unwrap()
            .annotation_here()
            .unwrap();
        assert_eq!(annotation.color, Color::Blue, "{size:?}");
        stage.full = Some("no space is left on the disk");
        stage.keys("M p q q q");
        assert_eq!(stage.app.place(), Place::Question, "{size:?}");
        press(&mut stage, "n no");
        assert_eq!(stage.app.place(), Place::List);
    }
}

#[test]
fn a_press_beside_a_box_leaves_it_unless_something_was_typed() {
    for keys in ["+", "/", ":", "i", "a", "c", "X", "Enter", "q q q"] {
        let mut stage = marked(100, 30);
        stage.full = (keys == "q q q").then_some("no space is left on the disk");
        if keys == "q q q" {
            stage.keys("M p");
        }
        stage.keys(keys);
        let pane = stage.app.pane;
        assert_ne!(stage.app.overlays.len(), 0, "{keys}");
        press_at(&mut stage, (0, 0));
        assert_eq!(stage.app.overlays.len(), 0, "{keys}");
        assert_eq!(stage.app.pane, pane);
    }
    for keys in ["+", "/", ":", "i", "a"] {
        let mut stage = marked(100, 30);
        stage.keys(keys).types("x");
        for _ in 0..3 {
            press_at(&mut stage, (0, 0));
        }
        assert_ne!(stage.app.overlays.len(), 0, "{keys}");
        assert_eq!(stage.app.pane, Pane::Reader);
    }
}

#[test]
fn messages_are_rows_as_others_are() {
    let mut stage = marked(100, 30);
    stage.keys("m :").types("messages").keys("Enter");
    let (x, y) = place(&stage, "12:26:40");
    assert!(top!(stage, Panel).len() > 1);
    press_at(&mut stage, (x, y + 1));
    assert_eq!(top!(stage, Panel).rows.cursor, 1);
    press_at(&mut stage, (x, y));
    assert_eq!(top!(stage, Panel).rows.cursor, 0);
}
