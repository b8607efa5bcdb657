//! What was found of claims, to be set in a matrix.

use jiff::{Timestamp, tz::TimeZone};

use briefreader::{
    compare::matrix::{By, Matrix, Survey},
    library::{Library, Scope},
    model::{ArticleId, Claimed, Stance, silence::Checked},
    query::{self, Moment, Query},
};

use crate::room::{Hand, Room, text};

fn survey(library: &Library, scope: &Scope) -> Survey {
    let at = Moment {
        now: Timestamp::now(),
        zone: TimeZone::UTC,
    };
    library.survey(scope, &at, &|| false).unwrap().unwrap()
}

/// Returns the cells of a claim, those of the first articles first, and how much is left to read for it.
fn row(
    library: &Library,
    scope: &Scope,
    statement: &str,
    articles: &[ArticleId],
) -> (Vec<String>, usize) {
    let matrix = Matrix::new(&survey(library, scope), By::Articles);
    let row = matrix
        .rows
        .iter()
        .find(|row| &*row.claim.statement == statement)
        .unwrap();
    let cell = |id: &ArticleId| {
        let at = matrix
            .columns
            .iter()
            .position(|column| column.key() == Some(*id));
        let at = at.unwrap();
        row.cell(at).map(|cell| cell.text(16)).unwrap_or_default()
    };
    (articles.iter().map(cell).collect(), row.left)
}

#[test]
fn a_matrix_has_what_was_found_in_a_story_and_everywhere() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let add = |name: &str, text: &str| room.add(&library, name, text).id;
    let north = add("north.txt", "Cloud\n\nIt works offline.\n");
    let harbour = add("harbour.txt", "Devices\n\nThey need a line.\n");
    let third = add("third.txt", "Budget\n\nIt is spent.\n");
    let story = hand.story("JEDI", [north, third]);
    let works = hand.claim("It works offline");
    let spent = hand.claim("It is spent");
    for (article, words, claim, stance) in [
        (north, "It works offline.", works, Stance::Supports),
        (harbour, "They need a line.", works, Stance::Refutes),
        (third, "It is spent.", spent, Stance::Supports),
    ] {
        let (mark, _) = hand.mark(article, words);
        hand.flag(article, mark, claim, stance);
    }
    // All of it was judged against another wording, and so waits for a recheck.
    let everywhere = Scope::default();
    let all = [north, harbour, third];
    let works_row =
        |scope: &Scope, articles: &[ArticleId]| row(&library, scope, "It works offline", articles);
    assert_eq!(
        works_row(&everywhere, &all),
        (vec!["+?!".into(), "-?!".into(), String::new()], 1)
    );

    // Silence is an answer; a newer text opens the question again.
    let checked = Checked {
        claim: Claimed::Present(works),
        articles: vec![(third, None)],
        story: None,
        by: text("A. Reader").into(),
    };
    library.record_silence(&checked).unwrap();
    assert_eq!(
        works_row(&everywhere, &all),
        (vec!["+?!".into(), "-?!".into(), "o".into()], 0)
    );

    // A story has its articles, whatever was found in them.
    let within = Scope {
        story: Some(story),
        ..Scope::default()
    };
    assert_eq!(
        works_row(&within, &[north, third]),
        (vec!["+?!".into(), "o".into()], 0)
    );
    let narrowed = survey(&library, &within);
    assert_eq!((narrowed.lines().len(), narrowed.articles().len()), (2, 2));

    // Queries narrow claims and articles, each by itself.
    let asked = Scope {
        claims: query::parse("spent"),
        articles: query::parse("title:cloud OR title:budget"),
        ..Scope::default()
    };
    let asked = survey(&library, &asked);
    assert_eq!((asked.lines().len(), asked.articles().len()), (1, 2));

    // What lies in the trash is left out, and told.
    hand.remove(harbour);
    let rest = survey(&library, &everywhere);
    assert_eq!((rest.articles().len(), rest.trashed()), (2, 1));
}

#[test]
fn the_same_origin_has_the_same_letter_and_what_is_not_waited_for_is_left() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let told = "Body\n\nThe Transport Ministry said that the bridge is closed. It opens on Monday, the Transport Ministry said.\n";
    let first = room.add(&library, "first.txt", told).id;
    let claims = [
        hand.claim("The bridge is closed"),
        hand.claim("It opens on Monday"),
    ];
    for (claim, words) in claims.into_iter().zip([
        "The Transport Ministry said that the bridge is closed.",
        "It opens on Monday, the Transport Ministry said.",
    ]) {
        let (mark, _) = hand.mark(first, words);
        hand.flag(first, mark, claim, Stance::Supports);
    }
    let everywhere = Scope::default();
    for statement in ["The bridge is closed", "It opens on Monday"] {
        assert_eq!(row(&library, &everywhere, statement, &[first]).0, ["+a!"]);
    }
    let page = library.claim_page(claims[0]).unwrap();
    let name = page.evidence[0].origin.name.clone();
    let found = survey(&library, &everywhere);
    let line = found
        .lines()
        .iter()
        .find(|line| line.claim.id == claims[0])
        .unwrap();
    assert_eq!(line.quotes[0].origin.name, name);

    let at = Moment {
        now: Timestamp::now(),
        zone: TimeZone::UTC,
    };
    assert_eq!(library.survey(&everywhere, &at, &|| true).unwrap(), None);
    let nothing = Scope {
        claims: query::parse("no such words"),
        ..Scope::default()
    };
    assert_eq!(survey(&library, &nothing), Survey::default());
    assert_eq!(Query::default(), everywhere.articles);
}
