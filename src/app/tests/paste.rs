//! Pastes into every field: line ends, control characters, limits.

use super::*;
use crate::app::help::Mode;

/// What is pasted: line ends of both kinds, a tab, what would move the terminal, and what turns text round.
const PASTED: &str = "two\nlines,\tand \u{1b}[31mmore\u{202e}\u{7}\n";

/// What a field of one line makes of it.
const LINE: &str = "two lines, and [31mmore";

/// Every field of one line, with the keys that lead there from the text.
const FIELDS: [(&str, &str); 13] = [
    ("find", "/"),
    ("filter", "q f"),
    ("filter of a panel", "A f"),
    ("tags of an annotation", "m #"),
    ("tags of an article", "q #"),
    ("tags of what is ticked", "q t #"),
    ("title", "q R"),
    ("statement", "C e"),
    ("picker", "+"),
    ("outline", "g o"),
    ("palette", ":"),
    ("search of the help", "? /"),
    ("file of an export", "X Tab Tab"),
];

fn at_a_field(keys: &str) -> Stage {
    let mut stage = Stage::new(&["# Heading\n\nOne sentence. Another one.", "A second text."]);
    stage
        .keys("Enter } +")
        .types("A claim")
        .keys("Enter )")
        .keys(keys)
        .keys("C-u");
    stage
}

/// What stands in the field that has the keys; nothing where no field of one line has them.
fn value(stage: &Stage) -> Option<String> {
    let input = match stage.app.overlays.last()? {
        Overlay::Field(field) => &field.input,
        Overlay::Picker(picker) => &picker.input,
        Overlay::Outline(outline) => &outline.input,
        Overlay::Palette(palette) => &palette.input,
        Overlay::Help(help) if help.mode == Mode::Typing => &help.input,
        Overlay::Export(form) if form.current == export::Row::File => &form.input,
        Overlay::Form(form) => &form.inputs[form.current],
        _ => return None,
    };
    Some(input.value().to_owned())
}

#[test]
fn a_paste_into_a_field_of_one_line_is_one_clean_line() {
    for (name, keys) in FIELDS {
        let mut stage = at_a_field(keys);
        assert_eq!(value(&stage).as_deref(), Some(""), "{name}");
        let place = stage.app.place();
        stage.send(Message::Pasted(PASTED.to_owned()));
        assert_eq!(value(&stage).as_deref(), Some(LINE), "{name}");
        // It goes to the cursor, and nothing is taken for the key that accepts.
        stage.keys("Home");
        stage.send(Message::Pasted("first\r".to_owned()));
        assert_eq!(
            value(&stage).as_deref(),
            Some("firsttwo lines, and [31mmore"),
            "{name}"
        );
        assert_eq!(stage.app.place(), place, "{name}");
    }
}

#[test]
fn a_paste_that_is_too_long_for_a_line_is_refused_whole_and_that_is_said() {
    for (name, keys) in FIELDS {
        let mut stage = at_a_field(keys);
        stage.types("x");
        stage.send(Message::Pasted("y".repeat(4096)));
        assert_eq!(value(&stage).as_deref(), Some("x"), "{name}");
        let said = stage.said();
        assert!(said.contains("nothing of it was pasted"), "{name}: {said}");
        stage.send(Message::Pasted("y".repeat(4095)));
        assert_eq!(value(&stage).map(|value| value.len()), Some(4096), "{name}");
    }
}

#[test]
fn a_paste_goes_to_the_field_of_a_form_that_has_the_keys() {
    let mut stage = at_a_field("i");
    for _ in 0..6 {
        stage.keys("C-u");
        stage.send(Message::Pasted(PASTED.to_owned()));
        assert_eq!(value(&stage).as_deref(), Some(LINE));
        stage.keys("Tab");
    }
    let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
        panic!("the form is closed")
    };
    assert!(form.inputs.iter().all(|input| input.value() == LINE));
}

#[test]
fn a_paste_into_a_note_keeps_its_lines() {
    let mut stage = at_a_field("a");
    stage.send(Message::Pasted(PASTED.to_owned()));
    let lines = |stage: &Stage| match stage.app.overlays.last() {
        Some(Overlay::Note(editor)) => editor.area.lines().join("\n"),
        other => panic!("no note: {other:?}"),
    };
    let clean = CleanText::new(PASTED).into_string();
    assert_eq!(lines(&stage), clean);
    assert!(clean.starts_with("two\nlines,") && !clean.contains(['\u{1b}', '\u{202e}', '\u{7}']));
    stage.send(Message::Pasted("z".repeat(1024 * 1024)));
    assert_eq!(lines(&stage), clean);
    assert!(stage.said().contains("nothing of it was pasted"));
}

#[test]
fn a_paste_where_nothing_is_typed_does_nothing() {
    for keys in ["j", "q", "A", "C", "?", "X", "c", "g f", "Enter"] {
        let mut stage = at_a_field(keys);
        let (place, marked) = (stage.app.place(), stage.marked(1));
        stage.send(Message::Pasted("dd\rq:quit\r".to_owned()));
        assert_eq!(stage.app.place(), place, "{keys}");
        assert_eq!(stage.marked(1), marked, "{keys}");
        assert!(!stage.left.contains(&Effect::Quit), "{keys}");
    }
}
