//! What panels list: all annotations and the trash, with the records by which they are changed.

use briefreader::{
    library::AnnotationFilter,
    model::{AnchorState, Annotation, RecordId},
    query::{self, Moment},
};
use jiff::tz::TimeZone;

use crate::room::{Hand, Room, now};

const NEWS: &str = "Cloud package\n\nIts devices work offline and sync later. They are small.\n";

#[test]
fn all_annotations_come_by_place_with_their_records_and_without_what_is_in_the_trash() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    let gone = room
        .add(&library, "gone.txt", "Gone\n\nNobody reads this.\n")
        .id;
    hand.mark(news, "They are small.");
    hand.mark(news, "Its devices work offline");
    let (_, undone) = hand.mark(news, "sync later");
    hand.mark(gone, "Nobody reads this.");
    let undo = hand.undo(&undone);
    hand.save(&undo);
    hand.remove(gone);

    let marked = library.marked().unwrap();
    let quotes: Vec<&str> = marked
        .rows
        .iter()
        .map(|row| row.annotation.anchor.quote.as_str())
        .collect();
    assert_eq!(quotes, ["Its devices work offline", "They are small."]);
    assert!(
        marked
            .rows
            .iter()
            .all(|row| row.placement.state == AnchorState::Anchored)
    );
    let [(id, record)] = marked.records.as_slice() else {
        panic!("{:?}", marked.records)
    };
    assert_eq!(*id, RecordId::annotations(news));
    // The removed one is still in the record.
    assert_eq!(Annotation::all(news, record).len(), 3);
}

#[test]
fn annotations_of_a_revised_article_say_how_sure_they_stand() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    hand.mark(news, "They are small.");
    hand.mark(news, "Its devices work offline and sync later.");
    let revised = "Cloud package\n\nA new first sentence. They are small.\n";
    assert_eq!(room.add(&library, "news.txt", revised).id, news);

    let rows = library.marked().unwrap().rows;
    assert_eq!(rows.len(), 2);
    // As sure as the command line says.
    let placed = library.annotations(&AnnotationFilter::default()).unwrap();
    for (row, placed) in rows.iter().zip(&placed) {
        assert_eq!(row.annotation.id, placed.annotation.id);
        assert_eq!(row.placement.state, placed.placement.state);
        assert_ne!(row.placement.state, AnchorState::Anchored);
    }
}

#[test]
fn what_lies_in_the_trash_comes_with_the_records_that_take_it_out() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    let gone = room
        .add(&library, "gone.txt", "Gone\n\nNobody reads this.\n")
        .id;
    let (mark, marking) = hand.mark(news, "They are small.");
    let undo = hand.undo(&marking);
    hand.save(&undo);
    hand.remove(gone);
    let trashed = library.trashed().unwrap();
    assert_eq!(trashed.articles[0].id, gone);
    assert_eq!(trashed.annotations[0].annotation.id, mark);
    assert_eq!(trashed.annotations[0].article.id, news);
    let record = |id: RecordId| {
        let found = trashed.records.iter().find(|(known, _)| *known == id);
        found.unwrap().1.clone()
    };
    let annotations = record(RecordId::annotations(news));
    let article = record(RecordId::article(gone));
    let annotation = &trashed.annotations[0].annotation;
    let ((), change) = hand.build(|build| {
        build.restore_annotation(annotation, &annotations);
        build.restore_article(gone, &article);
    });
    hand.save(&change);
    let trashed = library.trashed().unwrap();
    assert!(trashed.articles.is_empty() && trashed.annotations.is_empty());
    assert_eq!(library.marked().unwrap().rows.len(), 1);
}

#[test]
fn a_query_finds_in_the_trash_what_it_would_find_in_the_library() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = room.add(&library, "news.txt", NEWS).id;
    let gone = room
        .add(&library, "gone.txt", "Gone\n\nNobody reads this.\n")
        .id;
    let (small, marking) = hand.mark(news, "They are small.");
    let (sync, other_marking) = hand.mark(news, "sync later");
    hand.mark(news, "Its devices work");
    let claim = hand.claim("It works offline");
    for marking in [&marking, &other_marking] {
        let undo = hand.undo(marking);
        hand.save(&undo);
    }
    hand.remove(gone);
    let record = library.record(RecordId::claim(claim)).unwrap();
    let ((), change) = hand.build(|build| build.remove_claim(claim, &record));
    hand.save(&change);
    let at = Moment {
        now: now(),
        zone: TimeZone::UTC,
    };
    let asked = |typed: &str| library.trash_asked(&query::parse(typed), &at).unwrap();
    let all = asked("");
    assert_eq!(all.articles, [gone]);
    assert_eq!(all.claims, [claim]);
    assert_eq!(all.annotations.len(), 2);
    let found = asked("quote:later");
    assert_eq!(found.annotations, [sync]);
    assert!(found.articles.is_empty() && found.claims.is_empty());
    assert_eq!(asked("color:yellow").annotations.len(), 2);
    assert_eq!(asked("-quote:later").annotations, [small]);
    assert_eq!(asked("title:gone").articles, [gone]);
    assert_eq!(asked("-title:gone").articles, []);
    assert_eq!(asked("status:undetermined").claims, [claim]);
    assert_eq!(asked("claim:offline").claims, [claim]);
}
