//! Where evidence comes from in the end, as the whole library tells it.

use briefreader::{
    compare::matrix::{By, Matrix},
    export::claim as said,
    library::{Given, Library, Scope},
    model::{ArticleId, ClaimId, PartialDate, RecordId, Stance, origin::Why, view::ClaimPage},
    query::Moment,
};
use jiff::{Timestamp, tz::TimeZone};

use crate::room::{Hand, Room, text};

/// Sentences that no other text has; those of a number are the same in each text that has them.
fn sentences(of: &str, numbers: std::ops::Range<usize>) -> String {
    let sentence = |number: usize| {
        format!(
            "Pier {number} of {of} goes to firm {number} for {number}00 crowns a stone, as the sale of {of} \
             began on day {number} under rain from the east."
        )
    };
    let sentences: Vec<String> = numbers.map(sentence).collect();
    sentences.join(" ")
}

/// An article of a desk of that name.
fn add(room: &Room, library: &Library, name: &str, body: &str, published: &str) -> ArticleId {
    let path = room.file(&format!("{name}.txt"), &format!("{name}\n\n{body}\n"));
    let given = Given {
        source: Some(text(&format!("Desk {name}"))),
        published: PartialDate::parse_iso(published),
        ..Given::default()
    };
    library.add_file(&path, &given).unwrap().id
}

/// Makes the first words of articles evidence for a claim.
fn flag(hand: &mut Hand<'_>, claim: ClaimId, articles: &[ArticleId], words: &[&str]) {
    for (article, words) in articles.iter().zip(words) {
        let (mark, _) = hand.mark(*article, words);
        hand.flag(*article, mark, claim, Stance::Supports);
    }
}

fn why(page: &ClaimPage, at: usize) -> String {
    said::why(&page.evidence[at], page, &said::plain)
}

fn names(page: &ClaimPage) -> Vec<Option<&str>> {
    let rows = page.evidence.iter();
    rows.map(|row| row.origin.name.as_deref()).collect()
}

#[test]
fn an_older_article_without_evidence_is_where_its_copies_come_from() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let whole = sentences("harbour", 0..12);
    let agency = add(&room, &library, "Agency", &whole, "2020-08-20");
    let north = add(
        &room,
        &library,
        "North",
        &format!("The piers are sold. {whole}"),
        "2020-08-23",
    );
    let south = add(
        &room,
        &library,
        "South",
        &format!("{} Nobody wants the quay.", sentences("harbour", 2..12)),
        "2020-08-24",
    );
    // One that has but a sentence of it.
    let east = add(
        &room,
        &library,
        "East",
        &format!(
            "{} {}",
            sentences("harbour", 3..4),
            sentences("bridge", 0..9)
        ),
        "2020-08-25",
    );
    let claim = hand.claim("The harbour is sold");
    let quotes = [
        "The piers are sold.",
        "Nobody wants the quay.",
        "Pier 5 of bridge",
    ];
    flag(&mut hand, claim, &[north, south, east], &quotes);
    let page = library.claim_page(claim).unwrap();
    assert_eq!(
        names(&page),
        [None, None, None],
        "a copy knows no more than what it was copied from"
    );
    assert_eq!(
        why(&page, 0),
        "most of the article's text stands in “Agency” of 20 Aug 2020"
    );
    assert_eq!((page.origins().known, page.origins().unknown), (0, 2));
    let number = |at: usize| page.evidence[at].origin.number;
    assert_eq!(number(0), number(1));
    assert_eq!(page.evidence[2].origin.why, Why::Unknown);

    // The matrix tells the same.
    let at = Moment {
        now: Timestamp::now(),
        zone: TimeZone::UTC,
    };
    let survey = library.survey(&Scope::default(), &at, &|| false);
    let matrix = Matrix::new(&survey.unwrap().unwrap(), By::Articles);
    let cells =
        (0..matrix.columns.len()).map(|at| matrix.rows[0].cell(at).map(|cell| cell.text(16)));
    let cells: Vec<String> = cells.flatten().collect();
    assert_eq!(cells, ["+?!", "+?!", "+?!"]);

    // What lies in the trash stands behind nothing.
    let removed = hand.remove(agency);
    let page = library.claim_page(claim).unwrap();
    assert_eq!(page.evidence[0].origin.why, Why::Unknown);
    assert_eq!(
        why(&page, 1),
        "most of the article's text stands in “North”"
    );
    let back = hand.undo(&removed);
    hand.save(&back);
    let page = library.claim_page(claim).unwrap();
    assert!(matches!(&page.evidence[0].origin.why, Why::Copy(of) if of.id == agency));
    // A person's word goes before it.
    let record = library.record(RecordId::annotations(north)).unwrap();
    let row = &page.evidence[0];
    let edit = briefreader::model::EvidenceEdit {
        origin: briefreader::model::Setting::To(text("")),
        ..Default::default()
    };
    let ((), change) =
        hand.build(|build| build.edit_evidence(&row.annotation, &record, row.evidence.id, &edit));
    hand.save(&change);
    let page = library.claim_page(claim).unwrap();
    assert_eq!(
        (names(&page)[0], &page.evidence[0].origin.why),
        (None, &Why::Said)
    );
}

#[test]
fn a_copy_of_a_copy_comes_from_where_the_first_was_copied() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let first = sentences("harbour", 0..12);
    let second = format!("{} {}", sentences("harbour", 0..8), sentences("quay", 0..5));
    let third = format!(
        "The mole is closed. {} {}",
        sentences("harbour", 0..4),
        sentences("quay", 0..5)
    );
    let agency = add(&room, &library, "Agency", &first, "2020-08-20");
    add(&room, &library, "Between", &second, "2020-08-21");
    let last = add(&room, &library, "Last", &third, "2020-08-22");
    let claim = hand.claim("The mole is closed");
    flag(&mut hand, claim, &[last], &["The mole is closed."]);
    let page = library.claim_page(claim).unwrap();
    assert_eq!(names(&page), [None]);
    assert!(matches!(&page.evidence[0].origin.why, Why::Copy(of) if of.id == agency));
}

#[test]
fn of_very_many_copies_one_is_where_they_come_from() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let whole = sentences("harbour", 0..6);
    let mut copies = Vec::new();
    for number in 0..130 {
        let day = 1 + number % 28;
        let month = 1 + number / 28;
        let published = format!("2020-{month:02}-{day:02}");
        copies.push(add(
            &room,
            &library,
            &format!("Copy {number}"),
            &whole,
            &published,
        ));
    }
    let claim = hand.claim("The harbour is sold");
    let some = [copies[129], copies[60]];
    flag(
        &mut hand,
        claim,
        &some,
        &["Pier 1 of harbour", "Pier 4 of harbour"],
    );
    let page = library.claim_page(claim).unwrap();
    assert_eq!((page.origins().known, page.origins().unknown), (0, 1));
    assert!(matches!(page.evidence[0].origin.why, Why::Copy(_)));
}
