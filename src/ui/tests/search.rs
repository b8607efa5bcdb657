//! The search of the library.

use super::*;

/// Three reports, of which two have the word.
fn desk(width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(&[
        "# Ministry weighs a cloud that works offline\n\nThe defence ministry has looked at the package for a year. \
         Its devices work without a connection and sync later. Three people who have seen the offer say that it \
         is worth two billion, and that the first of the devices could be there before the end of the year.\n\n\
         Nobody has seen a cloud. “A cloud takes time,” an official said.",
        "# What the offer leaves out\n\nThe price stays secret, and so does what a cloud costs to run.",
        "# Court halts the work for now\n\nA judge has ordered a pause.",
    ]);
    stage.send(Message::Resized(width, height));
    stage.published(1, "Desk North", "2020-08-23");
    stage
}

#[test]
fn a_search_has_its_field_and_the_best_row_on_the_smallest_screen() {
    let mut stage = desk(20, 5);
    stage.keys("g /").types("cloud");
    stage.found("cloud");
    snapshot("small-search-20x5", &stage, Colors::None);
}

#[test]
fn a_search_without_words_with_a_fault_and_without_an_answer_says_what_to_do() {
    let mut stage = desk(80, 24);
    stage.keys("g /");
    snapshot("search-empty", &stage, Colors::None);
    stage.types("cloud autor:x");
    snapshot("search-fault", &stage, Colors::None);
    stage.send(Message::Indexing(Some((341, 1_000))));
    stage.keys("C-u").types("zebra");
    stage.found("zebra");
    snapshot("search-nothing", &stage, Colors::None);
}

#[test]
fn the_words_that_were_found_are_marked_in_the_text() {
    let mut stage = desk(80, 24);
    stage.keys("g /").types("cloud");
    stage.found("cloud");
    stage.keys("Enter");
    snapshot("search-opened", &stage, Colors::True);
}

#[test]
fn the_filter_of_the_list_shows_what_is_what_what_is_wrong_and_what_may_follow() {
    let mut stage = desk(80, 24);
    stage.keys("q f").types("cloud is:unraed -tit");
    snapshot("filter-query", &stage, Colors::True);
    stage.send(Message::Resized(40, 10));
    snapshot("small-filter-query-40x10", &stage, Colors::None);
}

#[test]
fn the_filter_of_all_annotations_shows_what_is_wrong_above_the_rows() {
    let mut stage = desk(80, 24);
    stage
        .keys("Enter m g A f")
        .types("color:red -autor:x is:un");
    snapshot("panel-query", &stage, Colors::True);
}
