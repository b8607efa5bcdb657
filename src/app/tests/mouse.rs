//! Sessions with the mouse.

use super::*;
use crate::app::{Mouse, boxes::parts, hints};
use jiff::ToSpan;

/// Where the letter at a byte stands on the screen.
fn place_of(stage: &Stage, byte: usize) -> (u16, u16) {
    let reader = stage.app.reader.as_ref().unwrap();
    let text = stage.app.frame().reader.text;
    let at = reader.layout.row_at(byte).unwrap();
    let rows = reader.layout.rows_from(reader.top, reader.height());
    let row = rows.iter().position(|row| row.at == at).unwrap();
    (
        text.x + reader.layout.column(byte),
        text.y + u16::try_from(row).unwrap(),
    )
}

/// Where some words begin on the screen.
fn place(stage: &Stage, words: &str) -> (u16, u16) {
    let text = stage.app.reader.as_ref().unwrap().document().text();
    place_of(stage, text.find(words).unwrap())
}

impl Stage {
    pub(crate) fn mouse(&mut self, mouse: Mouse, (column, row): (u16, u16)) -> &mut Self {
        self.send(Message::Mouse(mouse, column, row));
        self
    }

    /// Presses at a time of its own, so that presses do not belong together unless they are to.
    pub(crate) fn press(&mut self, at: (u16, u16), seconds: i64) -> &mut Self {
        let time = now() + seconds.seconds();
        let effects = self
            .app
            .update(Message::Mouse(Mouse::Pressed, at.0, at.1), time);
        self.carry_out(effects);
        self.mouse(Mouse::Released, at)
    }
}

#[test]
fn a_press_puts_the_caret_there_and_dragging_selects() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    let (from, to) = (place(&stage, "comes"), place(&stage, "first"));
    stage.mouse(Mouse::Pressed, from);
    assert!(
        stage.shown().starts_with("One [c]omes"),
        "{}",
        stage.shown()
    );
    stage.mouse(Mouse::Dragged, to);
    assert!(
        stage.shown().starts_with("One [comes f]irst"),
        "{}",
        stage.shown()
    );
    // Back over the place where it began.
    stage.mouse(Mouse::Dragged, place(&stage, "One"));
    assert!(
        stage.shown().starts_with("[One c]omes"),
        "{}",
        stage.shown()
    );
    stage.mouse(Mouse::Dragged, to).mouse(Mouse::Released, to);
    // What is not held does not drag.
    stage.mouse(Mouse::Dragged, place(&stage, "Three"));
    stage.keys("m");
    assert_eq!(stage.marked(1), ["comes f"]);
}

#[test]
fn two_presses_select_the_word_and_three_the_paragraph() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    let at = place(&stage, "omes first");
    stage.press(at, 0).mouse(Mouse::Pressed, at);
    assert!(
        stage.shown().starts_with("One [comes] first"),
        "{}",
        stage.shown()
    );
    stage.mouse(Mouse::Dragged, place(&stage, "wo is"));
    assert!(
        stage.shown().starts_with("One [comes first. Two] is"),
        "{}",
        stage.shown()
    );
    stage.mouse(Mouse::Dragged, place(&stage, "ne comes"));
    assert!(
        stage.shown().starts_with("[One comes] first"),
        "{}",
        stage.shown()
    );
    stage.mouse(Mouse::Released, at).mouse(Mouse::Pressed, at);
    assert!(
        stage
            .shown()
            .starts_with("[One comes first. Two is next. Three ends it.]")
    );
    stage.mouse(Mouse::Dragged, place(&stage, "It has"));
    assert!(stage.shown().starts_with("[One") && stage.shown().ends_with("two.]"));
    // A press much later begins anew.
    stage.mouse(Mouse::Released, at).press(at, 5);
    assert!(
        stage.shown().starts_with("One c[o]mes"),
        "{}",
        stage.shown()
    );
}

#[test]
fn dragging_beyond_the_edge_scrolls_and_pressing_does_not() {
    let long: Vec<String> = (0..60)
        .map(|number| format!("Paragraph {number}."))
        .collect();
    let mut stage = Stage::new(&[&long.join("\n\n")]);
    stage.keys("Enter Space");
    let text = stage.app.frame().reader.text;
    let top = |stage: &Stage| stage.app.reader.as_ref().unwrap().top;
    let before = top(&stage);
    stage.mouse(Mouse::Pressed, (text.x, text.y));
    assert_eq!(top(&stage), before, "what is pressed stays where it is");
    stage.mouse(Mouse::Dragged, (text.x + 3, text.bottom() + 1));
    assert!(top(&stage) > before);
    let further = top(&stage);
    stage.mouse(Mouse::Dragged, (text.x + 3, text.y - 1));
    assert!(top(&stage) < further);
    let selected = stage.app.reader.as_ref().unwrap().selected().unwrap();
    assert!(!selected.is_empty());
}

#[test]
fn a_press_on_a_row_chooses_it_and_another_opens_it() {
    let mut stage = Stage::new(&[TWO, "Another one.", "A third."]);
    let list = stage.app.frame().list;
    let row = |number: u16| (list.x + 4, list.y + 1 + number * 2);
    stage.press(row(1), 0);
    assert_eq!(
        (stage.app.list.rows.cursor, stage.app.place()),
        (1, Place::List)
    );
    stage.press(row(1), 5);
    assert_eq!(stage.app.place(), Place::Reader);
    assert_eq!(stage.shown(), "[A]nother one.");
    // From the text, a press on the list leads back to it.
    stage.press(row(2), 10);
    assert_eq!(
        (stage.app.list.rows.cursor, stage.app.place()),
        (2, Place::List)
    );
    // And one on the text opens what is shown beside the list.
    let at = place(&stage, "third");
    stage.press(at, 15);
    assert_eq!(stage.app.place(), Place::Reader);
    assert_eq!(stage.shown(), "A [t]hird.");
    // Below the last row there is nothing.
    stage.press((list.x + 4, list.bottom() - 1), 20);
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn rows_of_panels_are_chosen_and_opened_by_presses() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m } m A g g");
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no panel is open")
    };
    let (rows, step) = (panel.areas(stage.app.frame().body).rows, panel.kind.step());
    let second = (rows.x + 5, rows.y + step);
    stage.press(second, 0);
    assert_eq!(stage.app.place(), Place::Annotations);
    stage.press(second, 5);
    assert_eq!(stage.app.place(), Place::Reader);
    assert!(stage.shown().contains("[A] second"), "{}", stage.shown());
}

#[test]
fn the_right_button_opens_the_menu_and_presses_choose_in_it() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    let at = place(&stage, "Two is");
    stage.mouse(Mouse::PressedRight, at);
    let menu = |stage: &Stage| {
        let Some(Overlay::Menu(menu)) = stage.app.overlays.last() else {
            panic!("no menu is open")
        };
        menu.placed(stage.app.screen()).area
    };
    let area = menu(&stage);
    stage.press((area.x + 4, area.y + 1), 0);
    assert_eq!(stage.marked(1), ["Two is next."]);
    assert_eq!(stage.app.place(), Place::Reader);
    // A press beside the menu closes it and does nothing else.
    stage.mouse(Mouse::PressedRight, at);
    let area = menu(&stage);
    stage.press((area.right() + 1, area.y), 5);
    assert_eq!(stage.app.place(), Place::Reader);
    // What is selected stays so under the right button.
    let from = place(&stage, "first");
    stage.keys("g g v 3 w").mouse(Mouse::PressedRight, from);
    stage.keys("m");
    assert_eq!(stage.marked(1).first().unwrap(), "One comes first.");
    let list = stage.app.frame().list;
    stage.mouse(Mouse::PressedRight, (list.x + 4, list.y + 1));
    assert_eq!(stage.app.place(), Place::Menu);
}

#[test]
fn hints_choices_and_answers_do_what_they_name() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    let hint = |stage: &Stage, text: &str| {
        let line = stage.app.frame().hints;
        let pieces = hints::pieces(&stage.app, hints::area(&stage.app, line));
        let piece = pieces.iter().find(|piece| piece.text == text).unwrap();
        (piece.area.x, piece.area.y)
    };
    let at = hint(&stage, "mark");
    stage.press(at, 0);
    assert_eq!(stage.marked(1), ["One comes first."]);
    stage.keys("c");
    let [rows] = parts::choices(stage.app.screen(), 6).parts;
    stage.press((rows.x, rows.y + 1), 5);
    assert_eq!(stage.annotation(1, 0).color, Color::Green);
    stage.keys("c");
    stage.press((0, 0), 10);
    assert_eq!(stage.app.place(), Place::Reader);
    stage.full = Some("no space is left on the disk");
    stage.keys("m u q q");
    assert_eq!(stage.app.place(), Place::Question);
    let [.., answers] = parts::question(stage.app.screen(), &Question::QuitUnsaved).parts;
    let [_, (no, _)] = parts::answers(answers);
    stage.press((no.x, no.y), 15);
    assert_eq!(stage.app.place(), Place::List);
}

#[test]
fn a_claim_is_chosen_by_a_press_in_the_picker() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter +").types("A claim").keys("Enter } -");
    let [.., rows] = parts::picker(stage.app.screen()).parts;
    stage.press((rows.x + 3, rows.y), 0);
    assert_eq!(stage.marked(1), ["One comes first.", "A second paragraph."]);
    assert_eq!(stage.claims().len(), 1);
}

#[test]
fn the_line_between_list_and_text_is_dragged_and_kept() {
    let mut stage = Stage::new(&[TWO]);
    let divider = stage.app.frame().divider;
    let at = (divider.x, divider.y + 5);
    stage
        .mouse(Mouse::Pressed, at)
        .mouse(Mouse::Dragged, (at.0 + 8, at.1))
        .mouse(Mouse::Released, (at.0 + 8, at.1));
    assert_eq!(stage.app.frame().divider.x, divider.x + 8);
    assert!(
        stage
            .left
            .iter()
            .any(|effect| matches!(effect, Effect::Keep(_)))
    );
}

#[test]
fn the_mouse_does_no_harm_on_any_screen() {
    for keys in [
        "",
        "Enter",
        "A",
        "C",
        "?",
        "Enter Enter",
        "Enter +",
        "Enter a",
        "i",
        "Enter v",
        "f",
        "Enter g",
        ":",
        "X",
        "Enter /",
        "Enter m c",
        "A f",
    ] {
        for (width, height) in [(0, 0), (1, 1), (3, 3), (12, 6), (64, 9), (100, 30)] {
            let mut stage = Stage::new(&[TWO, "Another."]);
            if !keys.is_empty() {
                stage.keys(keys);
            }
            stage.send(Message::Resized(width, height));
            for mouse in [
                Mouse::Pressed,
                Mouse::Dragged,
                Mouse::PressedRight,
                Mouse::WheelDown,
                Mouse::WheelUp,
                Mouse::Released,
            ] {
                for at in [
                    (0, 0),
                    (width / 2, height / 2),
                    (width, height),
                    (5, height.saturating_sub(1)),
                ] {
                    stage.mouse(mouse, at);
                }
            }
        }
    }
}

#[test]
fn what_is_dragged_in_one_text_selects_nothing_in_another() {
    let mut stage = Stage::new(&[TWO, "Another text, which is longer than the one before it."]);
    stage.keys("Enter");
    let (from, to) = (place(&stage, "comes"), place(&stage, "first"));
    stage.mouse(Mouse::Pressed, from).mouse(Mouse::Dragged, to);
    stage.keys("Esc J");
    stage.mouse(Mouse::Dragged, from);
    assert!(stage.app.reader.as_ref().unwrap().selection.is_none());
    // Nor does it when its own text is there again.
    stage.keys("K").mouse(Mouse::Dragged, to);
    assert!(stage.app.reader.as_ref().unwrap().selection.is_none());
}
