//! Grids: what the screen is told of them.

use briefreader::model::{ClaimId, RecordId, Stance, view::Shelf};

use crate::room::{Hand, Room, text};

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
    let (grid, change) = hand.build(|build| build.make_grid(&text("Which?"), &claims));
    hand.save(&change);

    let evidence = |claims: &[ClaimId]| {
        let page = library.grid_page(grid).unwrap();
        assert_eq!(page.grid.claims.len(), claims.len());
        let rows = library.grid_evidence(&page.claims).unwrap();
        let rows = rows.into_iter().map(|row| row.annotation.id);
        rows.collect::<Vec<_>>()
    };
    assert_eq!(evidence(&claims), [offline, line]);

    // What was put in stays while its annotation does; any annotation can be put in.
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
    let (marked, record) = (
        hand.annotation(north, line),
        library.record(RecordId::annotations(north)).unwrap(),
    );
    let ((), change) = hand.build(|build| build.remove_annotation(&marked, &record));
    hand.save(&change);
    assert_eq!(rows(), [other]);
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
