//! Lists of a real library: filtered by letters, grouped, page by page; one deed on several articles.

use briefreader::{
    library::{Flow, Given},
    model::{
        PartialDate,
        heading::Heading,
        several::ArticlesEdit,
        view::{Filter, Grouping, Page, Part, Scope, Sort, Stood},
    },
};

use crate::room::{Room, now, text};

/// A library of articles with these titles and sources, the last added first.
fn room(articles: &[(&str, &str)]) -> (Room, briefreader::library::Library) {
    let room = Room::new();
    let library = room.open();
    library.load(&|_| Flow::Continue).unwrap();
    for (number, (title, source)) in articles.iter().enumerate() {
        let given = Given {
            title: Some(text(title)),
            source: (!source.is_empty()).then(|| text(source)),
            published: PartialDate::parse_iso(&format!("2020-08-{:02}", 20 + number % 8)),
            ..Given::default()
        };
        let path = room.file(
            &format!("{number}.txt"),
            &format!("The text number {number}."),
        );
        library.add_file(&path, &given).unwrap();
    }
    (room, library)
}

fn titles(page: &Page) -> Vec<&str> {
    let rows = page.rows.iter();
    rows.map(|row| row.article.title.as_str()).collect()
}

const FOUR: [(&str, &str); 4] = [
    ("Clouds over the ministry", "Harbour Wire"),
    ("The court halts the work", ""),
    ("Cloud package", "Desk North"),
    ("Overclouded", "harbour wire"),
];

#[test]
fn letters_find_the_best_first_and_are_shown() {
    let (_room, library) = room(&FOUR);
    let filter = Filter {
        words: "cloud".to_owned(),
        sort: Sort::Match,
        ..Filter::default()
    };
    let page = library.page(&filter, 0, 10);
    assert_eq!(
        titles(&page),
        ["Cloud package", "Clouds over the ministry", "Overclouded"]
    );
    assert_eq!(page.rows[2].matched.title, [4, 5, 6, 7, 8]);
    assert_eq!(page.counts.articles, 4);
    let part = Part {
        offset: 1,
        limit: 1,
        find: Some(page.rows[2].article.id),
        stood: None,
    };
    let second = library.part(&filter, part);
    // Where the article stands outside of what is asked for, what is around it is answered.
    assert_eq!(titles(&second), ["Clouds over the ministry", "Overclouded"]);
    assert_eq!((second.total, second.found), (3, Some(2)));
    // Where the best match comes first, its group does, too.
    let grouped = Filter {
        group: Grouping::Source,
        ..filter
    };
    let page = library.page(&grouped, 0, 10);
    let names: Vec<_> = page
        .groups
        .iter()
        .map(|group| group.heading.to_string())
        .collect();
    assert_eq!(names[0], "Desk North");
}

#[test]
fn where_an_article_stood_is_believed_until_anything_may_stand_elsewhere() {
    let (room, library) = room(&FOUR);
    let filter = Filter::default();
    let page = library.page(&filter, 0, 10);
    let article = page.rows[1].article.id;
    // A place that it can't have shows that nobody has counted.
    let stood = Stood {
        place: 3,
        state: page.state,
    };
    let part = Part {
        offset: 0,
        limit: 10,
        find: Some(article),
        stood: Some(stood),
    };
    assert_eq!(library.part(&filter, part).found, Some(3));
    // Another session believes the same, and another order does not.
    assert_eq!(room.open().part(&filter, part).found, Some(3));
    let by_title = Filter {
        words: "title:cloud*".to_owned(),
        ..Filter::default()
    };
    assert_eq!(library.part(&by_title, part).found, Some(0));
    let path = room.file("5.txt", "A fifth text.");
    library.add_file(&path, &Given::default()).unwrap();
    assert_eq!(library.part(&filter, part).found, Some(2));
}

#[test]
fn groups_count_the_whole_list_whatever_part_is_asked_for() {
    let (_room, library) = room(&FOUR);
    let filter = Filter {
        group: Grouping::Source,
        sort: Sort::Title,
        ..Filter::default()
    };
    let page = library.page(&filter, 2, 1);
    let groups: Vec<_> = page
        .groups
        .iter()
        .map(|group| (group.heading.to_string(), group.first, group.count))
        .collect();
    assert_eq!(
        groups,
        [
            ("Desk North".to_owned(), 0, 1),
            ("Harbour Wire".to_owned(), 1, 2),
            ("source?".to_owned(), 3, 1)
        ]
    );
    assert_eq!(titles(&page), ["Overclouded"]);
    let by_date = Filter {
        group: Grouping::Date,
        today: PartialDate::parse_iso("2020-08-23"),
        ..Filter::default()
    };
    let page = library.page(&by_date, 0, 10);
    let headings: Vec<_> = page.groups.iter().map(|group| &group.heading).collect();
    assert_eq!(
        headings,
        [&Heading::Today, &Heading::Yesterday, &Heading::ThisWeek]
    );
}

#[test]
fn what_is_read_meanwhile_stays_where_it_is_until_the_list_is_sorted_anew() {
    let (_room, library) = room(&FOUR);
    let unread = Filter {
        sort: Sort::Unread,
        turn: 1,
        ..Filter::default()
    };
    let before = library.page(&unread, 0, 10);
    let first = before.rows[0].article.id;
    library
        .edit_articles(&[first], &ArticlesEdit::ToggleRead)
        .unwrap();
    let after = library.page(&unread, 0, 10);
    assert_eq!(titles(&before), titles(&after));
    // Whatever else is asked meanwhile.
    library.page(&Filter::default(), 0, 10);
    assert_eq!(titles(&before), titles(&library.page(&unread, 0, 10)));
    let turned = Filter { turn: 2, ..unread };
    let anew = library.page(&turned, 0, 10);
    assert_eq!(anew.rows.last().unwrap().article.id, first);
}

#[test]
fn only_what_was_added_later_is_new() {
    let (room, library) = room(&FOUR);
    let filter = Filter {
        since: Some(now()),
        scope: Scope::New,
        ..Filter::default()
    };
    assert_eq!(library.page(&filter, 0, 10).total, 0);
    room.add(&library, "new.txt", "A new one.");
    let page = library.page(&filter, 0, 10);
    assert_eq!((page.total, page.counts.new), (1, 1));
}

#[test]
fn one_deed_on_several_articles_is_one_change_that_is_taken_back_as_one() {
    let (_room, library) = room(&FOUR);
    let all = library.ids_in(&Filter::default());
    let tag = ArticlesEdit::Retag {
        add: vec![text("cloud")],
        remove: Vec::new(),
    };
    let (change, applied, said) = library.edit_articles(&all[..3], &tag).unwrap();
    assert_eq!(
        (said.as_str(), applied.records.len()),
        ("Tagged 3 articles", 3)
    );
    assert_eq!(library.tagged("cloud").len(), 3);
    let words = library.vocabulary();
    assert_eq!(
        (words.tags[0].word.as_str(), words.tags[0].count),
        ("cloud", 3)
    );
    assert_eq!(words.sources.len(), 3);
    let id = briefreader::model::ChangeId(library.ids().next(now()));
    library.apply(&change.inverse(id, now())).unwrap();
    assert_eq!(library.tagged("cloud").len(), 0);
    // What is so already is no change.
    let (change, ..) = library.edit_articles(&[], &tag).unwrap();
    assert!(change.is_empty());
}
