//! What a person says of a feed, and what the feed or a list says of it.

use super::*;

fn named(name: &str) -> FeedEdit {
    FeedEdit {
        name: Setting::To(CleanText::line(name)),
        ..FeedEdit::default()
    }
}

#[test]
fn what_a_feed_calls_itself_is_the_name_of_a_new_one_and_of_no_other() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let found = |title: &str, edit: FeedEdit| Follow {
        title: Some(text(title)),
        site: Some(text("https://quay.example/")),
        ..Follow::by_person(world.address("quay.example/feed"), edit)
    };
    let follow = |follow: Follow| library.follow(&[follow]).unwrap().feeds[0];
    let (id, _) = follow(found("Quay Desk", FeedEdit::default()));
    let there = || feed_of(&library, id);
    assert_eq!(there().name, text("Quay Desk"));
    assert_eq!(there().site, Some(text("https://quay.example/")));
    // A person gives it another, by hand or with the following.
    let record = library.record(RecordId::feed(id)).unwrap();
    let mut hand = Hand::at(&library);
    let ((), change) = hand.build(|build| build.edit_feed(id, &record, &named("Mine")));
    hand.save(&change);
    let again = found("Quay Desk, renamed", FeedEdit::default());
    assert_eq!(follow(again), (id, FollowState::Present));
    assert_eq!(there().name, text("Mine"));
    follow(found("Quay Desk", named("Ours")));
    assert_eq!(there().name, text("Ours"));
    // So it is with one that comes back from the trash.
    let record = library.record(RecordId::feed(id)).unwrap();
    let ((), change) = hand.build(|build| build.remove_feed(id, &record));
    hand.save(&change);
    let back = follow(found("Quay Desk", FeedEdit::default()));
    assert_eq!(back, (id, FollowState::Restored));
    assert_eq!(there().name, text("Ours"));
}

#[test]
fn the_name_that_a_person_gives_to_a_new_feed_is_taken_before_its_own() {
    let (room, world) = (Room::new(), World::new());
    let library = open(&room);
    let follow = |at: &str, title: &str, edit: FeedEdit| {
        let follow = Follow {
            title: Some(text(title)),
            ..Follow::by_person(world.address(at), edit)
        };
        feed_of(&library, library.follow(&[follow]).unwrap().feeds[0].0).name
    };
    let given = follow("quay.example/feed", "Quay Desk", named("Mine"));
    assert_eq!(given, text("Mine"));
    // One that calls itself nothing is called by its address.
    let none = follow("sea.example/feed", "", FeedEdit::default());
    assert_eq!(none.as_str(), world.address("sea.example/feed").as_str());
}
