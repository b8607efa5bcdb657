//! Words to watch, as they are seen.

use ratatui::style::{Modifier, Style};

use super::*;
use crate::app::tests::claims::configured;

fn stage() -> Stage {
    let mut stage = Stage::new(&[
        "# Cloud package\n\nA jedi cloud, and cloudy days. **Not** a cloud\nof rain.",
        "# No clouds here\n\nNothing.",
    ]);
    stage.send(Message::Resized(120, 36));
    configured(&mut stage, "(watch_words: [\"cloud\", \"days\"])");
    stage
}

/// Returns the runs of letters that have some look.
fn of_look(buffer: &Buffer, has: impl Fn(Style) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_in = false;
    for y in buffer.area.top()..buffer.area.bottom() {
        for x in buffer.area.left()..buffer.area.right() {
            let cell = &buffer[(x, y)];
            let was_in = std::mem::replace(&mut is_in, has(cell.style()));
            match (was_in, is_in) {
                (true, true) => found.last_mut().unwrap().push_str(cell.symbol()),
                (false, true) => found.push(cell.symbol().to_owned()),
                (_, false) => {}
            }
        }
        is_in = false;
    }
    found
}

#[test]
fn words_to_watch_stand_out_in_titles_and_texts() {
    let theme = Theme::built_in(crate::config::theme::LAMPLIGHT, Colors::True);
    let watched = theme.style(Role::Watched).fg;
    let (buffer, _) = seen(&stage(), Colors::True);
    let found = of_look(&buffer, |style| style.fg == watched);
    // In the list, whose first row is under the cursor; then in the text.
    assert_eq!(found, ["Cloud", "Cloud", "cloud", "days", "cloud"]);
}

#[test]
fn they_stand_out_without_colours_too() {
    let (buffer, _) = seen(&stage(), Colors::None);
    let marks = Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED;
    let found = of_look(&buffer, |style| style.add_modifier.contains(marks));
    assert_eq!(found, ["Cloud", "Cloud", "cloud", "days", "cloud"]);
}

#[test]
fn the_letters_that_are_typed_go_before_in_titles() {
    let mut stage = stage();
    stage.keys("f").types("pack");
    let theme = Theme::built_in(crate::config::theme::LAMPLIGHT, Colors::True);
    let watched = theme.style(Role::Watched).fg;
    let (buffer, _) = seen(&stage, Colors::True);
    let found = of_look(&buffer, |style| style.fg == watched);
    assert_eq!(found, ["Cloud", "cloud", "days", "cloud"]);
}
