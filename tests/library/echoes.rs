//! Passages that several articles share.

use std::collections::BTreeSet;

use briefreader::library::{Depth, Flow, Library, Parts};

use crate::room::Room;

const SHARED: &str = "The harbour stays public for as long as this town has one, and nobody who sits in its \
    council today will live to see the day on which a stranger buys a single stone of the old pier from us.";
const RARE: &str =
    "Seven red cranes were counted on the eastern quay by the children of the lower school.";

fn index(library: &Library) {
    let watch = |_| Flow::Continue;
    library
        .bring_index_up_to_date(Depth::Files, Parts::Words, &watch)
        .unwrap();
}

#[test]
fn a_pair_is_told_once_also_where_only_the_later_article_finds_the_earlier() {
    let room = Room::new();
    let library = room.open();
    let first = format!("First\n\n{SHARED}\n\n{RARE}\n");
    let first = room.add(&library, "first.txt", &first).id;
    // As many as are looked at share more with the first.
    for number in 0..52 {
        let copy = format!("Copy {number}\n\nThe {number}th one.\n\n{SHARED}\n");
        room.add(&library, &format!("copy-{number}.txt"), &copy);
    }
    let rare = format!("Rare\n\nWe went to see it.\n\n{RARE}\n");
    let rare = room.add(&library, "rare.txt", &rare).id;
    index(&library);
    let all = library.all_echoes(None, &|| false).unwrap();
    let of_first = all.iter().find(|of| of.article.id == first).unwrap();
    let found = of_first
        .found
        .echoes
        .iter()
        .filter(|echo| echo.other.id == rare);
    let found: Vec<_> = found.collect();
    let [echo] = found.as_slice() else {
        panic!("told {} times", found.len())
    };
    assert!(echo.words.contains("Seven red cranes"));
    assert!(all.iter().all(|of| of.article.id != rare));
}

#[test]
fn of_some_articles_only_what_these_share_is_told() {
    let room = Room::new();
    let library = room.open();
    let mut ids = Vec::new();
    for name in ["one", "two", "three"] {
        let text = format!("{name}\n\nThis is number {name}.\n\n{SHARED}\n");
        ids.push(room.add(&library, &format!("{name}.txt"), &text).id);
    }
    let within: BTreeSet<_> = [ids[0], ids[2]].into();
    index(&library);
    let all = library.all_echoes(Some(&within), &|| false).unwrap();
    let pairs: Vec<_> = all
        .iter()
        .flat_map(|of| {
            of.found
                .echoes
                .iter()
                .map(|echo| (of.article.id, echo.other.id))
        })
        .collect();
    assert_eq!(pairs, [(ids[0], ids[2])]);
    let newest = library
        .open_article(ids[1], None)
        .unwrap()
        .snapshot
        .id
        .clone();
    let of_two = |within| {
        let found = library.echoes(ids[1], &newest, within, &|| false);
        found.unwrap().echoes
    };
    assert_eq!(of_two(None).len(), 2);
    assert_eq!(of_two(Some(&within)).len(), 2);
    let one: BTreeSet<_> = [ids[0]].into();
    assert_eq!(of_two(Some(&one)).len(), 1);
}
