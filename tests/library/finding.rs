//! Lists, and what a person calls things.

use briefreader::{
    library::{Flow, Given, LikelyIn, LookupError},
    model::{
        PartialDate, Stance,
        view::{Filter, Shelf, Sort},
    },
};

use crate::room::{Hand, Room, text};

fn titles(library: &briefreader::library::Library, filter: &Filter) -> Vec<String> {
    let page = library.page(filter, 0, 100);
    page.rows
        .iter()
        .map(|row| row.article.title.to_string())
        .collect()
}

/// Adds three articles, in the order of their numbers.
fn three(room: &Room) -> briefreader::library::Library {
    let library = room.open();
    for (name, title, source, date) in [
        ("1.txt", "Zebras abroad", Some("North"), Some("2020-08-23")),
        ("2.txt", "Äpfel at home", None, None),
        ("3.txt", "Middling news", Some("lobby"), Some("2021")),
    ] {
        let path = room.file(name, &format!("Words of {name}.\n"));
        let given = Given {
            title: Some(text(title)),
            source: source.map(text),
            published: date.and_then(PartialDate::parse_iso),
            tags: vec![text("Cloud/Öl")],
            ..Given::default()
        };
        library.add_file(&path, &given).unwrap();
    }
    library
}

#[test]
fn lists_are_sorted_and_read_in_parts() {
    let room = Room::new();
    let library = three(&room);
    let sorted = |sort| {
        let filter = Filter {
            sort,
            ..Filter::default()
        };
        titles(&library, &filter)
    };
    assert_eq!(
        sorted(Sort::Added),
        ["Middling news", "Äpfel at home", "Zebras abroad"]
    );
    assert_eq!(
        sorted(Sort::Published),
        ["Middling news", "Zebras abroad", "Äpfel at home"]
    );
    assert_eq!(
        sorted(Sort::Title),
        ["Äpfel at home", "Middling news", "Zebras abroad"]
    );
    assert_eq!(
        sorted(Sort::Source),
        ["Middling news", "Zebras abroad", "Äpfel at home"]
    );
    let page = library.page(&Filter::default(), 1, 1);
    assert_eq!((page.offset, page.rows.len(), page.total), (1, 1, 3));
    assert_eq!(&*page.rows[0].article.title, "Äpfel at home");
    assert_eq!(page.counts.unread, 3);
    let beyond = library.page(&Filter::default(), 9, 9);
    assert_eq!((beyond.offset, beyond.rows.len()), (3, 0));
    let id = page.rows[0].article.id;
    assert_eq!(library.place_in(&Filter::default(), id), Some(1));
}

#[test]
fn all_words_must_stand_there_and_case_and_accents_do_not_matter() {
    let room = Room::new();
    let library = three(&room);
    let found = |words: &str| {
        let filter = Filter {
            words: words.to_owned(),
            sort: Sort::Title,
            ..Filter::default()
        };
        titles(&library, &filter)
    };
    assert_eq!(found("APFEL"), ["Äpfel at home"]);
    assert_eq!(found("cloud/ol north"), ["Zebras abroad"]);
    assert_eq!(found("news LOBBY"), ["Middling news"]);
    assert_eq!(found("news north"), Vec::<String>::new());
    assert_eq!(
        found(" "),
        ["Äpfel at home", "Middling news", "Zebras abroad"]
    );
}

#[test]
fn the_trash_is_a_list_of_its_own() {
    let room = Room::new();
    let library = three(&room);
    let mut hand = Hand::at(&library);
    let id = library.page(&Filter::default(), 0, 1).rows[0].article.id;
    let removal = hand.remove(id);
    let trash = Filter {
        shelf: Shelf::Trash,
        ..Filter::default()
    };
    assert_eq!(titles(&library, &trash), ["Middling news"]);
    assert_eq!(library.trash().unwrap().articles[0].id, id);
    assert_eq!(library.counts().articles, 2);
    let undo = hand.undo(&removal);
    hand.save(&undo);
    assert_eq!(titles(&library, &trash), Vec::<String>::new());
}

#[test]
fn an_article_is_found_by_id_url_and_path() {
    let room = Room::new();
    let library = room.open();
    let path = room.file("a  b.txt", "Text.\n");
    let given = Given {
        url: Some(text("https://north.example/a?b=1")),
        ..Given::default()
    };
    let id = library.add_file(&path, &given).unwrap().id;
    let full = id.to_string();
    for name in [
        full.as_str(),
        &full.to_uppercase(),
        &id.short(),
        id.short().get(4..).unwrap(),
        full.get(..20).unwrap(),
    ] {
        // Before anything is loaded, as a command does.
        assert_eq!(room.open().resolve(name).unwrap(), id, "{name}");
    }
    assert_eq!(
        room.open().resolve("https://north.example/a?b=1").unwrap(),
        id
    );
    assert_eq!(room.open().resolve(path.to_str().unwrap()).unwrap(), id);
    assert_eq!(
        library.resolve("  https://north.example/a?b=1 ").unwrap(),
        id
    );
}

#[test]
fn what_is_not_one_article_says_so() {
    let room = Room::new();
    let library = three(&room);
    let ids: Vec<_> = library
        .page(&Filter::default(), 0, 9)
        .rows
        .iter()
        .map(|r| r.article.id)
        .collect();
    // The first eight digits are the time, to the minute.
    let start = ids[0].to_string().get(..8).unwrap().to_owned();
    let ambiguous = library.resolve(&start).unwrap_err();
    let LookupError::Ambiguous { candidates, .. } = &ambiguous else {
        panic!("{ambiguous:?}")
    };
    assert_eq!(candidates.len(), 3);
    let message = ambiguous.to_string();
    assert!(message.contains("could be 3 articles"), "{message}");
    assert!(
        message.contains(&format!("{}  Middling news", ids[0].short())),
        "{message}"
    );
    assert!(ambiguous.hint().is_some());

    let short = library.resolve("ab").unwrap_err();
    assert!(short.to_string().contains("four digits"), "{short}");
    let unknown = library.resolve("https://nowhere.example").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "There is no article that “https://nowhere.example” names."
    );
    assert!(matches!(
        library.resolve("ffffffff"),
        Err(LookupError::Unknown { .. })
    ));
    assert!(matches!(
        library.resolve(""),
        Err(LookupError::Unknown { .. })
    ));
}

#[test]
fn a_name_is_one_article_or_else_all_of_a_tag_and_never_words() {
    let room = Room::new();
    let library = three(&room);
    let mut hand = Hand::at(&library);
    let named = |name: &str, shelf| library.named(name, shelf).unwrap();
    let count = |name: &str| named(name, Shelf::Library).map(|found| found.len());
    assert_eq!(count("zebras"), None);
    assert_eq!(count("Zebras abroad"), None);
    assert_eq!(count("cloud/öl"), Some(3));
    assert_eq!(count(&room.path("1.txt").display().to_string()), Some(1));
    assert_eq!(count(""), None);
    let ids = library.tagged("cloud/ol");
    hand.remove(ids[0]);
    assert_eq!(count("cloud/öl"), Some(2));
    assert_eq!(named("cloud/öl", Shelf::Trash), Some(vec![ids[0]]));
    // Where all of a tag lie in the trash the word is still the tag, and not a word of other articles.
    hand.remove(ids[1]);
    hand.remove(ids[2]);
    assert_eq!(count("cloud/öl"), Some(3));
}

#[test]
fn sources_come_by_name_as_they_are_written_and_unknown_ones_at_the_end() {
    let room = Room::new();
    let library = three(&room);
    let mut hand = Hand::at(&library);
    let sources = || -> Vec<(Option<String>, usize)> {
        let sources = library.sources().into_iter();
        sources
            .map(|row| {
                (
                    row.source.map(|source| source.to_string()),
                    row.articles.len(),
                )
            })
            .collect()
    };
    let of = |name: &str, count| (Some(name.to_owned()), count);
    assert_eq!(sources(), [of("lobby", 1), of("North", 1), (None, 1)]);
    hand.remove(library.tagged("cloud/ol")[0]);
    assert_eq!(sources(), [of("lobby", 1), (None, 1)]);
}

#[test]
fn annotations_and_claims_are_found_by_id_and_claims_by_their_wording() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let article = room.add(&library, "a.txt", "Title\n\nSome words.\n").id;
    let (mark, _) = hand.mark(article, "Some words.");
    let claim = hand.claim("JEDI contains  offline devices");
    let other = room.open();
    assert_eq!(
        other.resolve_annotation(&mark.short()).unwrap(),
        (article, mark)
    );
    assert_eq!(
        other.resolve_annotation(&mark.to_string()).unwrap(),
        (article, mark)
    );
    assert_eq!(other.resolve_claim(&claim.short()).unwrap(), claim);
    assert_eq!(
        other
            .resolve_claim("jedi contains offline devices")
            .unwrap(),
        claim
    );
    assert!(matches!(
        other.resolve_claim("jedi"),
        Err(LookupError::Unknown { what: "claim", .. })
    ));
    hand.claim("JEDI contains offline devices");
    let ambiguous = library
        .resolve_claim("JEDI contains offline devices")
        .unwrap_err();
    assert!(
        matches!(&ambiguous, LookupError::Ambiguous { candidates, .. } if candidates.len() == 2)
    );
}

#[test]
fn evidence_that_another_window_has_just_saved_is_told_as_known() {
    let room = Room::new();
    let (library, window) = (room.open(), room.open());
    let mut hand = Hand::at(&library);
    let words = "Cloud\n\nThe pumps at the northern station failed in March.\n";
    let north = room.add(&library, "north.txt", words).id;
    let claim = hand.claim("The pumps at the northern station failed in March");
    let likely = || {
        let found = window.likely(claim, &LikelyIn::Library, 5, &|| false);
        found.unwrap()
    };
    window.refresh(&|_| Flow::Continue).unwrap();
    window.refresh_words(&|_| Flow::Continue).unwrap();
    assert_eq!(likely()[0].known, None);
    let (mark, _) = hand.mark(north, "pumps at the northern station");
    hand.flag(north, mark, claim, Stance::Supports);
    assert_eq!(likely()[0].known, Some((mark, Stance::Supports)));
}

#[test]
fn of_very_many_copies_the_one_that_is_evidence_is_told_and_more_are_said_to_be_possible() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claim = hand.claim("Seven workers died at the northern pumps");
    let copies = |number: usize| {
        let words = format!(
            "Copy {number}\n\nThe northern pumps blew up in March, and seven workers died there.\n\nKept as {number}.\n"
        );
        room.add(&library, &format!("{number}.txt"), &words).id
    };
    let copies: Vec<_> = (1000..1230).map(copies).collect();
    for id in copies.iter().take(3) {
        let (mark, _) = hand.mark(*id, "The northern pumps blew up in March, and seven");
        hand.flag(*id, mark, claim, Stance::Supports);
    }
    library.refresh(&|_| Flow::Continue).unwrap();
    library.refresh_words(&|_| Flow::Continue).unwrap();
    let found = library.likely(claim, &LikelyIn::Library, 5, &|| false);
    let found = found.unwrap();
    let [only] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert!(only.known.is_some() && copies.contains(&only.article.id));
    assert!(
        only.also.len() >= 199 && only.may_be_more,
        "{}",
        only.also.len()
    );
}
