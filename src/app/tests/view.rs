//! Sessions that set up the reader, follow links and go by the outline.

use super::*;
use crate::app::{
    frame::{Margins, Zoom},
    message::Tool,
};

const LONG: &str = "# One\n\nFirst words here. More of them.\n\n# Two parts\n\nSecond words here.\n\n# Third\n\nLast words.";
const LINKED: &str = "See [the report](https://desk.example/report) and [a part](part.html) of it.\n\nOr [run](file:///bin/sh) it.";

fn address(stage: &Stage) -> (String, Option<&'static str>) {
    match stage.app.overlays.last() {
        Some(Overlay::Address(address)) => (address.text.to_string(), address.refused),
        other => panic!("{other:?}"),
    }
}

/// Gives the first article an address.
fn with_url(stage: &mut Stage, url: &str) {
    let record = stage.records.get_mut(&RecordId::article(article_id(1)));
    let url = Value::Text(CleanText::line(url));
    let stamp = stage.clock.tick(now());
    record.unwrap().set(article::URL.path(), Some(url), stamp);
    stage.send(Message::Refreshed);
}

#[test]
fn the_column_grows_and_shrinks_within_limits_and_is_kept() {
    let mut stage = Stage::new(&[LONG]);
    stage.send(Message::Resized(200, 40));
    let width = |stage: &Stage| stage.app.frame().reader.text.width;
    stage.keys("Enter >");
    assert_eq!((width(&stage), stage.app.settings.column), (76, 76));
    stage.keys("3 <");
    assert_eq!(width(&stage), 64);
    stage.keys("9 9 <");
    assert_eq!(width(&stage), 36);
    stage.keys("9 9 > q q");
    let kept = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::Keep(kept) => Some(kept.clone()),
        _ => None,
    });
    let mut next = Stage::before_start(&[LONG]);
    next.app.start(None, *kept.unwrap());
    assert_eq!(next.app.settings.column, 120);
}

#[test]
fn a_column_that_has_no_room_to_grow_is_told_of_and_stays() {
    let mut stage = Stage::new(&[LONG]);
    stage.send(Message::Resized(80, 24));
    stage.keys("Enter >");
    assert!(stage.said().contains("no room"), "{}", stage.said());
    assert_eq!(stage.app.settings.column, 72);
}

#[test]
fn the_list_grows_and_shrinks_by_the_same_keys() {
    let mut stage = Stage::new(&[LONG]);
    stage.send(Message::Resized(100, 30));
    let before = stage.app.frame().list.width;
    stage.keys(">");
    assert_eq!(stage.app.frame().list.width, before + 4);
    stage.keys("< <");
    assert_eq!(stage.app.kept.list_width, Some(before - 4));
    stage.keys("9 9 >");
    let most = stage.app.kept.list_width;
    stage.keys(">");
    assert_eq!(stage.app.kept.list_width, most);
    assert!(!stage.app.frame().reader.text.is_empty());
}

#[test]
fn margins_and_zoom_go_round() {
    let mut stage = Stage::new(&[LONG, "Other."]);
    stage.send(Message::Resized(200, 40));
    stage.keys("Enter z m");
    assert_eq!(stage.app.view.margins, Margins::Wide);
    assert!(!stage.app.frame().reader.aside.is_empty());
    stage.keys("z m");
    assert!(stage.app.frame().reader.margin.is_empty());
    stage.keys("z m");
    assert_eq!(stage.app.view.margins, Margins::Narrow);
    stage.keys("P J z o");
    assert_eq!(stage.app.view.zoom, Zoom::One);
    let frame = stage.app.frame();
    assert!(frame.list.is_empty() && frame.beside.whole.is_empty());
    stage.keys("q");
    assert!(stage.app.frame().reader.whole.is_empty());
    stage.keys("C-w o");
    assert!(!stage.app.frame().beside.whole.is_empty());
}

#[test]
fn what_was_chosen_of_the_view_is_found_again_in_the_next_session() {
    let mut stage = Stage::new(&[LONG]);
    stage.keys("Enter z m z f z p z o");
    let view = stage.app.view;
    stage.send(Message::Ending);
    let kept = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::Keep(kept) => Some(kept.clone()),
        _ => None,
    });
    assert_ne!(view, View::default());
    let mut next = Stage::before_start(&[LONG]);
    next.app.start(None, *kept.unwrap());
    assert_eq!(next.app.view, view);
}

#[test]
fn the_outline_goes_to_a_heading_and_begins_at_the_present_one() {
    let mut stage = Stage::new(&[LONG]);
    stage.keys("Enter } } } g o Enter");
    assert!(stage.shown().contains("[T]wo parts"), "{}", stage.shown());
    stage.keys("g o").types("thi").keys("Enter");
    assert!(stage.shown().contains("[T]hird"), "{}", stage.shown());
    stage.keys("g o Up Up Enter");
    assert!(stage.shown().starts_with("[O]ne"), "{}", stage.shown());
    stage.keys("g o").types("zzz").keys("Enter");
    assert!(stage.said().contains("No heading"), "{}", stage.said());
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn a_text_without_headings_says_so() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter g o");
    assert!(stage.app.overlays.is_empty());
    assert!(stage.said().contains("no headings"), "{}", stage.said());
}

#[test]
fn a_link_is_chosen_by_its_letter_and_shown_before_it_is_opened() {
    let mut stage = Stage::new(&[LINKED]);
    with_url(&mut stage, "https://desk.example/a/b.html");
    stage.keys("Enter g f").types("s");
    assert_eq!(
        address(&stage),
        ("https://desk.example/a/part.html".to_owned(), None)
    );
    let browsed = |stage: &Stage| {
        let browse = |effect: &Effect| matches!(effect, Effect::Browse(_));
        stage.left.iter().filter(|effect| browse(effect)).count()
    };
    assert_eq!(browsed(&stage), 0, "nothing is opened yet");
    stage.keys("Enter");
    let wanted = Effect::Browse(CleanText::new("https://desk.example/a/part.html"));
    assert!(stage.left.contains(&wanted));
    stage.keys("g f").types("a").keys("y");
    let copied = Effect::Copy(CleanText::new("https://desk.example/report"));
    assert!(stage.left.contains(&copied));
    assert_eq!(browsed(&stage), 1);
}

#[test]
fn what_no_browser_shows_is_shown_and_not_opened() {
    let mut stage = Stage::new(&[LINKED]);
    stage.keys("Enter g f").types("d").keys("Enter");
    assert!(address(&stage).1.is_some());
    assert!(stage.said().contains("Not opened"), "{}", stage.said());
    assert!(
        !stage
            .left
            .iter()
            .any(|effect| matches!(effect, Effect::Browse(_)))
    );
    stage.keys("Esc");
    // A part of an article without an address leads nowhere, and says so.
    stage.keys("g f").types("s");
    assert!(address(&stage).1.unwrap().contains("i adds it"));
}

#[test]
fn the_link_under_the_caret_is_meant() {
    let mut stage = Stage::new(&[LINKED]);
    stage.keys("Enter w g f");
    assert_eq!(address(&stage).0, "https://desk.example/report");
}

#[test]
fn letters_that_no_link_has_close_the_choice() {
    let mut stage = Stage::new(&[LINKED]);
    stage.keys("Enter g f").types("q");
    assert!(stage.app.overlays.is_empty());
    assert!(stage.said().contains("No link"), "{}", stage.said());
    let mut none = Stage::new(&[TWO]);
    none.keys("Enter g f");
    assert!(none.said().contains("No link"), "{}", none.said());
}

#[test]
fn the_original_is_opened_where_there_is_an_address() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("g x");
    assert!(stage.said().contains("no address"), "{}", stage.said());
    with_url(&mut stage, "https://desk.example/two words");
    stage.keys("g x");
    let wanted = Effect::Browse(CleanText::new("https://desk.example/two%20words"));
    assert!(stage.left.contains(&wanted));
    with_url(&mut stage, "file:///etc/hosts");
    stage.keys("g x");
    assert!(address(&stage).1.is_some());
}

#[test]
fn a_copy_of_the_text_goes_to_other_programs_with_its_title() {
    let mut stage = Stage::new(&[LONG]);
    stage.keys("Enter g p g e");
    let tools: Vec<Tool> = stage
        .left
        .iter()
        .filter_map(|effect| match effect {
            Effect::Outside { tool, head, .. } if head.starts_with("One") => Some(*tool),
            _ => None,
        })
        .collect();
    assert_eq!(tools, [Tool::Pager, Tool::Editor]);
}

#[test]
fn the_percentage_ends_at_a_hundred() {
    let long: Vec<String> = (0..90)
        .map(|number| format!("Paragraph {number}."))
        .collect();
    let mut stage = Stage::new(&[&long.join("\n\n"), "Short."]);
    let percent = |stage: &Stage| stage.app.reader.as_ref().unwrap().percent();
    stage.keys("Enter");
    assert!(percent(&stage) < 50);
    stage.keys("G");
    assert_eq!(percent(&stage), 100);
    stage.keys("J");
    assert_eq!(percent(&stage), 100);
}
