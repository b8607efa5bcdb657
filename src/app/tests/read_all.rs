//! Calling all that is listed read.

use super::{list::six, *};
use crate::{
    app::{message::Wanted, overlay::Question},
    model::article::Reading,
};

/// Returns the numbers of the articles that are read.
fn read(stage: &Stage) -> Vec<usize> {
    let articles = stage.articles().into_iter().enumerate();
    let read = articles.filter(|(_, article)| article.reading == Reading::Read);
    read.map(|(number, _)| number + 1).collect()
}

#[test]
fn all_that_the_list_shows_is_read_by_one_key_and_unread_again_by_one() {
    let mut stage = six();
    stage.keys("f").types("clou").keys("Enter g M");
    assert_eq!(read(&stage), [1, 3, 5]);
    assert_eq!(stage.said(), "Read: 3 articles");
    stage.keys("Esc g M");
    assert_eq!(read(&stage), [1, 2, 3, 4, 5, 6]);
    assert_eq!(stage.said(), "Read: 3 articles", "those that were not");
    stage.keys("g M");
    assert_eq!(stage.said(), "All of these are read already.");
    stage.keys("u");
    assert_eq!(read(&stage), [1, 3, 5]);
    stage.keys("u");
    assert!(read(&stage).is_empty());
    stage.keys("C-r");
    assert_eq!(read(&stage), [1, 3, 5]);
}

#[test]
fn one_that_is_open_shows_it_at_once() {
    let mut stage = six();
    stage
        .keys("j Enter Esc r f")
        .types("lobby")
        .keys("Enter g M");
    assert_eq!(read(&stage), [2]);
    assert!(
        stage.said().starts_with("Read: “Lobbying"),
        "{}",
        stage.said()
    );
}

#[test]
fn it_is_asked_first_where_there_are_very_many() {
    let mut stage = six();
    let many: Vec<ArticleId> = stage.articles().iter().map(|one| one.id).collect();
    let many: Vec<ArticleId> = many.iter().copied().cycle().take(1_000).collect();
    let filter = Box::new(stage.app.list.filter());
    stage.send(Message::Ids(
        filter.clone(),
        Wanted::Read,
        many.clone().into(),
    ));
    let asked = match stage.app.overlays.last() {
        Some(Overlay::Question(question @ Question::ReadAll(_))) => question.said(),
        other => panic!("{other:?}"),
    };
    assert!(asked.starts_with("1,000 unread articles would"), "{asked}");
    stage.keys("n");
    assert!(read(&stage).is_empty());
    // Nothing that is being typed is taken for an answer.
    stage.keys("f");
    stage.send(Message::Ids(filter, Wanted::Read, many.into()));
    stage.types("y").keys("Esc");
    assert!(read(&stage).is_empty());
}
