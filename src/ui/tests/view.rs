//! The readers as a person has set them up: two of them, zoom, margins, focus, links, outline, notes.

use super::*;

#[test]
fn a_second_reader_beside_the_first() {
    at_all_sizes("pinned", |width, height| {
        let mut stage = marked(width, height);
        stage.keys("q j P k Enter } )");
        stage
    });
    at_all_sizes("pinned-faced", |width, height| {
        let mut stage = marked(width, height);
        stage.keys("q j P k Enter Tab )");
        stage
    });
}

#[test]
fn a_pinned_reader_without_room_is_told_of() {
    let mut stage = marked(40, 12);
    stage.keys("q j P k Enter");
    snapshot("pinned-hidden", &stage, Colors::None);
}

pub const LINKED: &str = "# What the desks say\n\nThe [ministry's paper](https://ministry.example/paper) came first; \
    [one desk](north.html) and [another](https://harbour.example/cloud?from=paper) wrote of it.\n\n# What they leave \
    out\n\nNone of them names a price.";

#[test]
fn links_get_letters_without_colours_too() {
    let mut none = Stage::new(&[LINKED]);
    none.keys("Enter g f");
    snapshot("links-none", &none, Colors::None);
}

#[test]
fn the_caret_on_a_link_tells_where_it_leads() {
    let mut stage = Stage::new(&[LINKED]);
    stage.keys("Enter } w");
    let (buffer, _) = seen(&stage, Colors::None);
    let letters: String = buffer
        .content()
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert!(letters.contains("→ https://ministry.example/paper"));
}

#[test]
fn a_note_shows_like_a_footnote() {
    let noted = |width, height| {
        let mut stage = marked(width, height);
        stage.keys("g g } ) ) a").types(
            " It is not said who he is, nor for which office he speaks; the other report does not name him either.",
        );
        stage.keys("Enter").types("Ask the desk.").keys("Esc");
        stage
    };
    at_all_sizes("note", noted);
    snapshot("note-none", &noted(80, 24), Colors::None);
    // Near the bottom it goes out of the caret's way.
    let mut low = noted(64, 19);
    low.keys("z z");
    snapshot("note-low", &low, Colors::True);
}

#[test]
fn nothing_of_code_stays_beside_a_footnote() {
    let code = format!("{}\n", "z".repeat(110)).repeat(40);
    let mut stage = Stage::new(&[&format!("# Code\n\nA line.\n\n```\n{code}```\n")]);
    stage.send(Message::Resized(140, 24));
    stage
        .keys("Enter } M g a")
        .types("Ask the desk.")
        .keys("Esc");
    let (buffer, _) = seen(&stage, Colors::None);
    let width = usize::from(buffer.area.width);
    let rows = buffer.content().chunks(width).map(|row| {
        row.iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect::<String>()
    });
    let rows: Vec<String> = rows.collect();
    assert!(rows.iter().any(|row| row.contains("zzz")), "{rows:#?}");
    let note = rows.iter().find(|row| row.contains("Ask the desk."));
    let note = note.unwrap();
    assert!(!note.contains('z'), "{note}");
}

#[test]
fn a_footnote_never_hides_the_caret() {
    for height in 8..30 {
        let mut stage = marked(70, height);
        stage.keys("g g");
        for _ in 0..40 {
            stage.keys("l l l");
            let (buffer, caret) = seen(&stage, Colors::None);
            let reader = stage.app.reader.as_ref().unwrap();
            let at = reader
                .document()
                .slice(reader.caret..reader.document().text().len());
            let letter = at.chars().next().unwrap();
            let caret = caret.unwrap();
            if letter.is_whitespace() {
                // One that hangs over the end of a row is not drawn.
                continue;
            }
            let shown = buffer[caret].symbol();
            assert!(
                shown.starts_with(letter),
                "{shown:?} for {letter:?} at {height}"
            );
        }
    }
}

#[test]
fn focus_mode_dims_what_is_around_the_paragraph() {
    let focused = |width, height| {
        let mut stage = marked(width, height);
        stage.keys("z f");
        stage
    };
    at_all_sizes("focus", focused);
    snapshot("focus-none", &focused(80, 24), Colors::None);
    snapshot("focus-sixteen", &focused(80, 24), Colors::Sixteen);
}

#[test]
fn one_pane_alone() {
    at_all_sizes("zoom", |width, height| {
        let mut stage = marked(width, height);
        stage.keys("J P K z o");
        stage
    });
    at_all_sizes("margins", |width, height| {
        let mut stage = marked(width, height);
        stage.keys("z m");
        stage
    });
}
