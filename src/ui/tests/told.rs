//! What the screen tells whoever has only the screen to learn from.

use super::*;

fn tells(stage: &Stage, words: &str) {
    let rows = rows(stage);
    assert!(
        rows.iter().any(|row| row.contains(words)),
        "“{words}” is not in\n{}",
        rows.join("\n")
    );
}

fn two(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&["One. Two.", "Three. Four.", "Five."]);
    stage.published(1, "briefreader", "2020-08-23");
    stage.published(2, "Public Purse Letter", "2020-08-24");
    stage.send(Message::Resized(width, height));
    stage
}

#[test]
fn a_date_is_never_cut_and_a_cut_name_says_so() {
    let mut stage = two(80, 24);
    tells(&stage, "   briefreader  23 Aug 2020 │");
    tells(&stage, "   Public Purs…  24 Aug 2020│");
    // In a narrow list there is no room for the year.
    stage.keys("2 <");
    tells(&stage, "   briefrea…  23 Aug│");
}

#[test]
fn a_selection_says_what_moving_does_and_how_it_ends() {
    let mut stage = two(80, 24);
    stage.keys("Enter s");
    tells(
        &stage,
        "1 word selected · moving extends it, Esc lets it go",
    );
}

#[test]
fn signs_of_stances_stand_with_their_words_where_there_is_room() {
    let mut stage = two(80, 24);
    stage.keys("Enter");
    tells(&stage, "+ - = flag");
    stage.send(Message::Resized(120, 36));
    tells(&stage, "+ supports  - refutes  = mentions");
}

#[test]
fn the_form_of_an_export_says_that_it_exports() {
    let mut stage = two(80, 24);
    stage.keys("Enter m X");
    tells(&stage, " Enter export  Tab next row  Esc back");
}

#[test]
fn many_keys_of_one_command_leave_the_columns_of_the_help() {
    let mut stage = two(120, 36);
    stage.keys("?").types("/next pane").keys("Enter");
    tells(&stage, "Tab S-Tab C-w…  Go to the next pane");
}

#[test]
fn what_is_pinned_says_so() {
    let mut stage = two(120, 36);
    stage.keys("Enter P");
    tells(&stage, "pinned  100%");
    stage.keys("J");
    tells(&stage, "pinned  100%");
    stage.keys("P");
    assert!(!rows(&stage).iter().any(|row| row.contains("pinned  ")));
}

#[test]
fn nothing_unreadable_is_left_beside_a_box() {
    let mut stage = two(80, 24);
    stage.keys("Enter m X");
    let inside = |row: &&String| row.contains('│') && row.contains("File");
    let rows = rows(&stage);
    let row = rows.iter().find(inside).unwrap();
    assert!(row.starts_with("  │ ") && row.ends_with("│  "), "{row}");
}

#[test]
fn a_long_message_leaves_the_lesson_in_sight() {
    let mut stage = marked(80, 24);
    stage.samples = 7;
    stage.send(Message::Refreshed);
    let long = "Exported 1 annotation to a place whose name goes on and on, ".repeat(3);
    stage.app.say(Severity::Done, &long);
    tells(&stage, "First lesson");
    tells(&stage, "☐ export");
    tells(&stage, "goes on and on");
}

#[test]
fn why_a_feed_fails_is_told_whole_in_the_lowest_preview() {
    let why = "The server feed-1.example gives no answer over a secure connection (TLS), and what it gives \
               without one is a page that asks for a name and a password.";
    let mut stage = app::tests::feeds::troubled(why);
    for (width, height) in [(80, 24), (100, 30), (200, 50)] {
        stage.send(Message::Resized(width, height));
        let lines = rows(&stage);
        let pane: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.rsplit('│').next())
            .map(str::trim)
            .collect();
        let told = pane.join(" ");
        assert!(told.contains(why), "{width}: {told}");
        assert!(told.contains("2 failures since"), "{width}: {told}");
    }
}

#[test]
fn a_blank_stands_behind_each_word_before_a_field() {
    let mut stage = app::tests::feeds::fed();
    stage.send(Message::Resized(80, 24));
    stage.keys("g F G i").types("x");
    for _ in 0..5 {
        stage.keys("Tab").types("7");
    }
    for line in ["Keep days 7", "Keep most 7", "Folders   7"] {
        tells(&stage, line);
    }
}

#[test]
fn a_long_name_of_a_feed_leaves_room_for_what_is_wrong_with_it() {
    let mut stage = app::tests::feeds::troubled("It does not answer.");
    let name = "The Quarterly Review of Coastal Engineering, Harbour Finance and Regional Planning";
    stage.keys("R C-u").types(name).keys("Enter");
    for width in [80, 100, 200] {
        stage.send(Message::Resized(width, 30));
        tells(&stage, "  ! failed 2 times");
    }
    stage.send(Message::Resized(80, 24));
    tells(&stage, "Coastal Engineering, Harbou…  ! failed 2 times");
    tells(&stage, "3 feeds · 4 unread · 1 in trouble");
}
