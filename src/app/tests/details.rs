//! The details of an article, and removing it.

use super::*;

#[test]
fn the_details_of_an_article_are_corrected_and_a_wrong_date_is_named() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("Enter i Tab")
        .types("Desk North")
        .keys("Tab Tab")
        .types("23 August")
        .keys("Enter");
    let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
        panic!("the form is closed")
    };
    assert!(form.error.as_ref().unwrap().contains("23 August"));
    stage.keys("C-u").types("2020-08-23").keys("Enter");
    let article = &stage.articles()[0];
    assert_eq!(article.source.as_deref(), Some("Desk North"));
    assert_eq!(article.published.unwrap().to_string(), "2020-08-23");
}

#[test]
fn removed_articles_leave_the_list_and_undo_brings_them_back() {
    let mut stage = Stage::new(&[TWO, "Another one."]);
    stage.keys("d d");
    assert_eq!(stage.app.list.total, 1);
    stage.keys("u");
    assert_eq!(stage.app.list.total, 2);
}
