//! Grids: what the screen is told of them.

use briefreader::{
    export::grid::{self, GridDocument},
    model::{
        AnnotationId, ClaimId, EvidenceEdit, GridId, RecordId, Setting, Stance,
        claim::Merging,
        grid::{Outcome, Rating},
        origin::Counted,
        view::{GridPage, Shelf},
    },
};

use crate::room::{Hand, Room, text};

/// Makes a grid of claims that holds nothing.
fn grid_of(hand: &mut Hand<'_>, claims: &[ClaimId]) -> GridId {
    let (grid, change) = hand.build(|build| build.make_grid(&text("Which?"), claims));
    hand.save(&change);
    grid
}

/// Puts an annotation into a grid, rated against some claims.
fn rate(hand: &mut Hand<'_>, grid: GridId, mark: AnnotationId, ratings: &[(ClaimId, Rating)]) {
    let library = hand.library;
    let record = library.record(RecordId::grid(grid)).unwrap();
    let (article, _) = library.resolve_annotation(&mark.to_string()).unwrap();
    let claims = ratings.iter().map(|(claim, rating)| {
        let claim = library.claim_page(*claim).unwrap().claim;
        (claim, rating)
    });
    let claims: Vec<_> = claims.collect();
    let ((), change) = hand.build(|build| {
        build.hold_against(grid, &record, (article, mark));
        for (claim, rating) in &claims {
            build.rate(grid, &record, (mark, claim), Some(rating));
        }
    });
    hand.save(&change);
}

/// Returns what speaks against each claim, in their order.
fn against(page: &GridPage) -> Vec<usize> {
    let Outcome::Ranked { places, .. } = &page.outcome else {
        panic!("not ranked: {:?}", page.outcome);
    };
    let mut places: Vec<_> = places
        .iter()
        .map(|one| (one.claim, one.against.all))
        .collect();
    places.sort_unstable();
    places.into_iter().map(|(_, against)| against).collect()
}

#[test]
fn two_reports_of_the_same_words_count_once_also_where_nobody_knows_whose_they_are() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claims = ["They work offline", "They need a line"].map(|claim| hand.claim(claim));
    let grid = grid_of(&mut hand, &claims);
    for (name, title) in [("north.txt", "North"), ("harbour.txt", "Harbour")] {
        let news = format!("{title}\n\nNobody has ever seen such a device, a spokesperson said.\n");
        let article = room.add(&library, name, &news).id;
        let words = "Nobody has ever seen such a device, a spokesperson said.";
        let (mark, _) = hand.mark(article, words);
        hand.flag(article, mark, claims[0], Stance::Refutes);
        let ratings = [
            (claims[0], Rating::VeryInconsistent),
            (claims[1], Rating::Neutral),
        ];
        rate(&mut hand, grid, mark, &ratings);
    }
    let page = library.claim_page(claims[0]).unwrap();
    let one = Counted {
        unknown: 1,
        ..Counted::default()
    };
    assert_eq!(page.origins(), one);
    assert_eq!(against(&library.grid_page(grid).unwrap()), [2, 0]);
}

#[test]
fn of_several_links_that_whose_origin_was_said_tells_where_a_row_comes_from() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claims = ["They work offline", "They need a line"].map(|claim| hand.claim(claim));
    let north = room
        .add(
            &library,
            "north.txt",
            "North\n\nThe devices work offline.\n",
        )
        .id;
    let (mark, _) = hand.mark(north, "The devices work offline.");
    for claim in claims {
        hand.flag(north, mark, claim, Stance::Supports);
    }
    let (annotation, record) = (
        hand.annotation(north, mark),
        library.record(RecordId::annotations(north)).unwrap(),
    );
    let last = annotation.evidence.last().unwrap().id;
    let edit = EvidenceEdit {
        origin: Setting::To(text("the ministry")),
        ..EvidenceEdit::default()
    };
    let ((), change) = hand.build(|build| build.edit_evidence(&annotation, &record, last, &edit));
    hand.save(&change);
    let grid = grid_of(&mut hand, &claims);
    rate(&mut hand, grid, mark, &[]);
    let page = library.grid_page(grid).unwrap();
    let name = Some(text("the ministry"));
    assert_eq!(page.rows[0].row.origin.name, name);
    let offered = library.grid_evidence(&page.claims).unwrap();
    assert_eq!(offered[0].origin.name, name);
}

#[test]
fn a_merged_claim_takes_the_place_of_the_other_in_grids_and_gives_it_back() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claims = ["They work offline", "Devices run alone", "They need a line"];
    let [from, into, other] = claims.map(|claim| hand.claim(claim));
    let north = room
        .add(
            &library,
            "north.txt",
            "North\n\nThe devices work offline.\n",
        )
        .id;
    let (mark, _) = hand.mark(north, "The devices work offline.");
    let (alone, both, trashed) = (
        grid_of(&mut hand, &[from, other]),
        grid_of(&mut hand, &[from, into, other]),
        grid_of(&mut hand, &[from, other]),
    );
    let untouched = grid_of(&mut hand, &[other]);
    let (good, bad) = (Rating::Consistent, Rating::VeryInconsistent);
    let rated = |claim: ClaimId, rating: &Rating| (claim, rating.clone());
    for grid in [alone, trashed] {
        rate(
            &mut hand,
            grid,
            mark,
            &[rated(from, &good), rated(other, &bad)],
        );
    }
    let ratings = [rated(from, &good), rated(into, &bad), rated(other, &good)];
    rate(&mut hand, both, mark, &ratings);
    rate(&mut hand, untouched, mark, &[rated(from, &good)]);
    let record = library.record(RecordId::grid(trashed)).unwrap();
    let ((), change) = hand.build(|build| build.remove_grid(trashed, &record));
    hand.save(&change);
    let all = [alone, both, trashed, untouched];
    let read = || all.map(|grid| library.grid_page(grid).unwrap());
    let before = read().map(|page| page.grid);

    let merging = Merging { from, into };
    let (change, _, _) = library.merge_claims(merging, &text("")).unwrap();
    let [alone, both, trashed, untouched] = read();
    for page in [&alone, &trashed] {
        assert_eq!(page.grid.claims, [into, other]);
        let row = &page.rows[0].held;
        // It was given for the wording of the one that is gone, so it is to be looked at again.
        assert_eq!(row.rating(&page.claims[0]), None);
        let rated = row.outworded(&page.claims[0]).unwrap();
        assert_eq!((&rated.rating, &*rated.wording), (&good, claims[0]));
        assert_eq!(row.rating(&page.claims[1]), Some(&bad));
        assert_eq!(page.outcome, Outcome::Unrated(1));
    }
    assert_eq!(both.grid.claims, [into, other]);
    assert_eq!(against(&both), [2, 0], "its own rating stays");
    assert_eq!(untouched.grid, before[3]);

    let undo = hand.undo(&change);
    hand.save(&undo);
    assert_eq!(read().map(|page| page.grid), before);
}

#[test]
fn what_can_be_put_into_a_grid_is_the_live_evidence_of_its_claims_each_once() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let news = "North\n\nThe devices work offline. They need a line. Nobody has seen one.\n";
    let north = room.add(&library, "north.txt", news).id;
    let gone = room
        .add(&library, "gone.txt", "Gone\n\nThe devices are gone.\n")
        .id;
    let claims = ["They work offline", "They need a line"].map(|claim| hand.claim(claim));
    let (offline, _) = hand.mark(north, "The devices work offline.");
    let (line, _) = hand.mark(north, "They need a line.");
    let (other, _) = hand.mark(north, "Nobody has seen one.");
    let (trashed, _) = hand.mark(gone, "The devices are gone.");
    for claim in claims {
        hand.flag(north, offline, claim, Stance::Supports);
        hand.flag(gone, trashed, claim, Stance::Refutes);
    }
    hand.flag(north, line, claims[1], Stance::Supports);
    hand.remove(gone);
    let grid = grid_of(&mut hand, &claims);

    let evidence = |claims: &[ClaimId]| {
        let page = library.grid_page(grid).unwrap();
        assert_eq!(page.grid.claims.len(), claims.len());
        let rows = library.grid_evidence(&page.claims).unwrap();
        let rows = rows.into_iter().map(|row| row.annotation.id);
        rows.collect::<Vec<_>>()
    };
    assert_eq!(evidence(&claims), [offline, line]);

    // Any annotation can be put in; one in the trash stays at the end, and does not count.
    for (article, annotation) in [(north, line), (north, other)] {
        let record = library.record(RecordId::grid(grid)).unwrap();
        let ((), change) =
            hand.build(|build| build.hold_against(grid, &record, (article, annotation)));
        hand.save(&change);
    }
    let rows = || {
        let rows = library.grid_page(grid).unwrap().rows.into_iter();
        rows.map(|row| row.held.annotation).collect::<Vec<_>>()
    };
    assert_eq!(rows(), [line, other]);
    hand.unmark(north, line);
    assert_eq!(rows(), [other, line]);
    let page = library.grid_page(grid).unwrap();
    assert_eq!((page.in_trash(), page.gone().count()), (1, 0));
    assert_eq!(page.outcome, Outcome::Unrated(2));
    let told = grid::text(&page);
    assert!(told.contains("?  in the trash, not counted\n"), "{told}");
    assert!(
        told.contains("1 row is not counted: its annotation is in the trash.\n"),
        "{told}"
    );
    let document = serde_json::to_value(GridDocument::new(&page)).unwrap();
    let told = &document["grid"]["evidence"];
    assert_eq!(told[0]["in_trash"], false);
    assert_eq!(told[1]["in_trash"], true);
    assert_eq!(document["grid"]["unrated"], 2);
    assert_eq!(evidence(&claims), [offline]);

    // A claim in the trash keeps its column and its evidence.
    let record = library.record(RecordId::claim(claims[0])).unwrap();
    let ((), change) = hand.build(|build| build.remove_claim(claims[0], &record));
    hand.save(&change);
    assert_eq!(evidence(&claims), [offline]);
}

#[test]
fn a_grid_lies_in_the_trash_with_its_record_and_comes_back() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claims = ["It stands", "It falls"].map(|claim| hand.claim(claim));
    let (grid, change) = hand.build(|build| build.make_grid(&text("Which?"), &claims));
    hand.save(&change);
    let record = library.record(RecordId::grid(grid)).unwrap();
    let ((), change) = hand.build(|build| build.rename_grid(grid, &record, &text("What?")));
    assert_eq!(&*change.what, "rename grid “Which?”");
    hand.save(&change);
    let record = library.record(RecordId::grid(grid)).unwrap();
    let ((), change) = hand.build(|build| build.remove_grid(grid, &record));
    hand.save(&change);

    assert!(library.grids(Shelf::Library).unwrap().is_empty());
    let trashed = library.trashed().unwrap();
    assert_eq!(&*trashed.grids[0].name, "What?");
    let of = RecordId::grid(grid);
    let (_, record) = trashed.records.iter().find(|(id, _)| *id == of).unwrap();
    let ((), change) = hand.build(|build| build.restore_grid(grid, record));
    hand.save(&change);
    assert_eq!(library.grids(Shelf::Library).unwrap()[0].id, grid);
    assert!(library.trashed().unwrap().grids.is_empty());
}

#[test]
fn a_grid_without_claims_has_its_rows_all_the_same() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let words = "Gates\n\nThe gate is shut.\n";
    let article = room.add(&library, "gates.txt", words).id;
    let claims = ["It is shut", "It is open"].map(|statement| hand.claim(statement));
    let (mark, _) = hand.mark(article, "The gate is shut.");
    let grid = grid_of(&mut hand, &claims);
    rate(&mut hand, grid, mark, &[(claims[0], Rating::Consistent)]);
    let before = library.grid_page(grid).unwrap();
    let ((), taken) = hand.build(|build| build.take_from_grid(grid, &before.record, &claims));
    hand.save(&taken);
    let page = library.grid_page(grid).unwrap();
    assert_eq!((page.claims.len(), page.rows.len()), (0, 1));
    assert_eq!(page.gone().count(), 0);
    assert_eq!(page.outcome, Outcome::TooFew);
    let told = grid::text(&page);
    assert!(told.contains("“The gate is shut.”"), "{told}");
    assert!(!told.contains("gone"), "{told}");
}
