//! Screens as they are seen, styles too, at several sizes; and the pictures in `assets/`.

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Position};

use super::*;
use crate::{
    app::{Message, Severity, tests::Stage},
    model::CleanText,
};

mod claims;
mod echoes;
mod grids;
mod help;
mod list;
mod matrix;
mod menu;
mod mouse;
mod palette;
mod panels;
mod places;
mod recheck;
mod search;
mod small;
mod stories;
mod styled;
mod told;
mod view;
mod watched;

const BRIEF: &str = "# Cloud package for governments abroad\n\nThe ministry has looked at the offer for a year. Its \
    devices work offline and sync later. “We take our time,” an official said.\n\nA second desk reports the same, \
    with 47 percent instead of 45. 漢字も本文に入る。 مرحبا بالعالم";

/// Returns the rows of the screen as text.
fn rows(stage: &Stage) -> Vec<String> {
    let (buffer, _) = seen(stage, Colors::None);
    let buffer = &buffer;
    let row = |y| (0..buffer.area.width).map(move |x| buffer[(x, y)].symbol());
    (0..buffer.area.height)
        .map(|y| row(y).collect::<String>())
        .collect()
}

/// Draws a stage and returns what is seen, and where the cursor stands.
fn seen(stage: &Stage, colors: Colors) -> (Buffer, Option<Position>) {
    let theme = Theme::built_in(crate::config::theme::LAMPLIGHT, colors);
    seen_in(stage, &theme)
}

/// Draws a stage in a theme.
fn seen_in(stage: &Stage, theme: &Theme) -> (Buffer, Option<Position>) {
    let (width, height) = stage.app.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut caret = None;
    terminal
        .draw(|frame| {
            caret = Screen {
                app: &stage.app,
                theme,
            }
            .draw(frame.buffer_mut());
        })
        .unwrap();
    (terminal.backend().buffer().clone(), caret)
}

fn snapshot(name: &str, stage: &Stage, colors: Colors) {
    let (buffer, caret) = seen(stage, colors);
    insta::assert_snapshot!(name, styled::styled(&buffer, caret));
    if let Some(screen) = name.strip_suffix("-120x36") {
        picture(&format!("screens/{screen}"), &buffer, caret);
    }
}

/// Compares a screen in a theme with the one that is kept.
fn snapshot_in(name: &str, stage: &Stage, theme: &Theme) {
    let (buffer, caret) = seen_in(stage, theme);
    insta::assert_snapshot!(name, styled::styled(&buffer, caret));
}

/// Compares a picture in `assets/` with a screen, or makes it anew where `BRIEFREADER_PICTURES` says so.
fn picture(name: &str, buffer: &Buffer, caret: Option<Position>) {
    let path = format!("{}/assets/{name}.svg", env!("CARGO_MANIFEST_DIR"));
    let drawn = styled::picture(buffer, caret);
    if std::env::var_os("BRIEFREADER_PICTURES").is_some() {
        std::fs::write(&path, drawn).unwrap();
    } else {
        assert!(
            std::fs::read_to_string(&path).unwrap_or_default() == drawn,
            "{path} is out of date"
        );
    }
}

/// The sizes at which every screen is looked at.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

/// Draws a screen at each of [`SIZES`].
fn at_all_sizes(name: &str, stage: impl Fn(u16, u16) -> Stage) {
    for (width, height) in SIZES {
        snapshot(
            &format!("{name}-{width}x{height}"),
            &stage(width, height),
            Colors::True,
        );
    }
}

/// Presses keys; a part after `|types ` is typed.
fn done(stage: &mut Stage, keys: &str) {
    for part in keys.split('|').filter(|part| !part.is_empty()) {
        match part.strip_prefix("types ") {
            Some(text) => stage.types(text),
            None => stage.keys(part),
        };
    }
}

/// A library of two articles with marks, a note, and a claim with evidence for and against.
fn marked(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[BRIEF, "Another report. It says the devices need a line."]);
    stage.send(Message::Resized(width, height));
    stage
        .keys("Enter } ) +")
        .types("The package contains offline devices")
        .keys("Enter");
    stage
        .keys(") M g a")
        .types("Who is the official?")
        .keys("Esc");
    stage.keys("} v e m J ) - Enter K g g } )");
    stage
}

#[test]
fn the_two_panes_on_small_screens() {
    for (width, height) in [(40, 10), (1, 1)] {
        snapshot(
            &format!("reader-{width}x{height}"),
            &marked(width, height),
            Colors::True,
        );
        let mut list = marked(width, height);
        list.keys("q");
        snapshot(&format!("list-{width}x{height}"), &list, Colors::True);
    }
}

#[test]
fn marks_show_in_sixteen_colours_and_in_none() {
    snapshot("reader-sixteen", &marked(80, 24), Colors::Sixteen);
    snapshot("reader-none", &marked(80, 24), Colors::None);
}

#[test]
fn found_words_show() {
    let mut stage = marked(80, 24);
    stage.keys("/").types("the").keys("Enter n");
    snapshot("found", &stage, Colors::None);
}

#[test]
fn an_empty_library_says_what_to_do() {
    snapshot("empty", &Stage::new(&[]), Colors::None);
}

#[test]
fn a_library_that_is_being_indexed_is_not_said_to_be_empty() {
    let mut stage = Stage::new(&[]);
    stage.send(Message::Indexing(Some((2048, 100_000))));
    snapshot("empty-indexing", &stage, Colors::None);
}

#[test]
fn a_message_that_is_longer_than_its_row_is_read_to_its_end() {
    let said = format!(
        "/{} cannot be understood, at line 3.",
        "library/".repeat(20)
    );
    let mut stage = marked(80, 24);
    stage.send(Message::Told(Severity::Warning, CleanText::line(&said)));
    let (buffer, _) = seen(&stage, Colors::None);
    let letters: String = buffer
        .content()
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert!(
        letters.contains("cannot be understood, at line 3."),
        "{letters}"
    );
    // On a small screen as much of it shows as leaves the rest in sight.
    for (width, height) in [(20, 5), (80, 5), (1, 1), (0, 0), (3, 60)] {
        stage.send(Message::Resized(width, height));
        seen(&stage, Colors::None);
    }
}

#[test]
fn a_terminal_of_another_size_than_was_told_is_drawn_all_the_same() {
    for keys in ["", "A", "C Enter", "?", "+", "a", "i", "q"] {
        let mut stage = marked(80, 24);
        if !keys.is_empty() {
            stage.keys(keys);
        }
        for (width, height) in [(50, 9), (1, 1), (120, 40), (80, 5), (5, 24)] {
            let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            let theme = Theme::built_in(crate::config::theme::LAMPLIGHT, Colors::True);
            terminal
                .draw(|frame| draw(&stage.app, &theme, frame))
                .unwrap();
            let drawn = terminal
                .backend()
                .buffer()
                .content()
                .iter()
                .any(|cell| cell.symbol() != " ");
            assert!(drawn || width == 1, "{keys} at {width}×{height}");
        }
    }
}

#[test]
fn every_screen_can_be_drawn_at_every_size() {
    let screens = [
        "", "A", "C", "C Enter", "?", "+", "a", "#", "i", "c", "C S", "/", "q", "q f", "v",
    ];
    for keys in screens {
        let mut stage = marked(80, 24);
        if !keys.is_empty() {
            stage.keys(keys);
        }
        for (width, height) in [
            (0, 0),
            (1, 1),
            (1, 30),
            (30, 1),
            (2, 2),
            (5, 4),
            (12, 6),
            (63, 9),
            (64, 8),
            (300, 100),
        ] {
            stage.send(Message::Resized(width, height));
            seen(&stage, Colors::True);
        }
        // Keys work there, too.
        stage.send(Message::Resized(1, 1));
        stage.keys("Esc Esc Esc j k C-d C-u Enter j } s m u q");
    }
}

#[test]
fn nothing_that_moves_the_terminal_reaches_a_cell() {
    let mut stage = Stage::new(&["A \u{1b}[31mtrick\u{202e} and \u{9b}more.\n\nEnd."]);
    stage.keys("Enter m");
    let (buffer, _) = seen(&stage, Colors::True);
    for cell in buffer.content() {
        let clean = CleanText::new(cell.symbol());
        assert_eq!(clean.as_str(), cell.symbol());
    }
}

#[test]
fn the_pictures_show_the_screen() {
    let drawn = |name: &str, stage: &Stage| {
        let (buffer, caret) = seen(stage, Colors::True);
        picture(name, &buffer, caret);
    };
    drawn("reader", &pictured());
    let mut claim = pictured();
    claim.keys("C Enter");
    drawn("claim", &claim);
}

/// The screen of the README: three reports, one of them marked, and a claim with evidence from two.
fn pictured() -> Stage {
    let mut stage = Stage::new(&[
        "# Ministry weighs a cloud that works offline\n\nThe defence ministry has looked at the package for a year. \
         Its devices work without a connection and sync later. Three people who have seen the offer say that it \
         is worth two billion.\n\n“We take our time,” an official said. The review is to end on 16 September.\n\n\
         Two other capitals are said to have signed already, though none of them would confirm it.",
        "# What the offer leaves out\n\nThe price stays secret. The devices need a line at all times, a former \
         adviser says.",
        "# Court halts the work for now\n\nA judge has ordered a pause.",
    ]);
    stage.send(Message::Resized(110, 24));
    stage.published(1, "Desk North", "2020-08-23");
    stage.published(2, "Harbour Wire", "2020-08-24");
    stage.published(3, "Lantern Post", "2020-08-25");
    stage
        .keys("Enter } ) +")
        .types("The package contains offline devices")
        .keys("Enter");
    stage
        .keys(") M b } m ) M g a")
        .types("Which office?")
        .keys("Esc");
    stage.keys("J } ) - Enter K g g } )");
    stage
}
