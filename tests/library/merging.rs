//! Merging claims.

use briefreader::{
    library::ApplyError,
    model::{
        ChangeId, ClaimId, Claimed, Stance,
        claim::Merging,
        silence::Checked,
        view::{ClaimPage, Shelf},
    },
};

use crate::room::{Hand, Room, text};

fn stances(page: &ClaimPage) -> Vec<Stance> {
    let rows = page.evidence.iter();
    rows.map(|row| row.evidence.stance.clone()).collect()
}

#[test]
fn merging_moves_all_evidence_as_one_change_and_undo_brings_it_back() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let add = |name: &str, words: &str| room.add(&library, name, words).id;
    let north = add(
        "north.txt",
        "Cloud\n\nThe devices work offline. They are small.\n",
    );
    let lobby = add("lobby.txt", "Lobbying\n\nNo device works offline.\n");
    let quiet = add("quiet.txt", "Quiet\n\nNothing of note.\n");
    let (from, into) = (
        hand.claim("The devices work offline"),
        hand.claim("Devices run alone"),
    );
    let (yes, _) = hand.mark(north, "The devices work offline.");
    let (no, _) = hand.mark(lobby, "No device works offline.");
    // One quote speaks for the one claim and against the other.
    hand.flag(north, yes, from, Stance::Supports);
    hand.flag(north, yes, into, Stance::Refutes);
    hand.flag(lobby, no, from, Stance::Refutes);
    let checked = Checked {
        claim: Claimed::Present(from),
        articles: vec![(quiet, None)],
        story: None,
    };
    library.record_silence(&checked).unwrap();

    let merging = Merging { from, into };
    let (change, _, said) = library.merge_claims(merging, &text("A. Reader")).unwrap();
    assert_eq!(
        said,
        text("Merged “The devices work offline” into “Devices run alone”")
    );
    let page = library.claim_page(into).unwrap();
    assert_eq!(
        stances(&page),
        [Stance::Supports, Stance::Refutes, Stance::Refutes]
    );
    assert_eq!(page.silences.len(), 1);
    assert_eq!(page.claim.history.len(), 2);
    let rows = library.claims(Shelf::Library);
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].counts.refutes, rows[0].silent), (2, 1));
    // What was judged under another wording waits, and the list of claims tells it too.
    assert_eq!(page.recheck(), rows[0].recheck);
    assert_eq!(page.recheck(), 3);
    let gone = library.claim_page(from).unwrap();
    assert_eq!(gone.claim.merged_into, Some(into));
    assert_eq!(stances(&gone), []);

    // A window that has not seen it yet can't merge it once more.
    let other = Merging {
        from,
        into: hand.claim("Another"),
    };
    let refused = library.merge_claims(other, &text("")).unwrap_err();
    assert!(matches!(refused, ApplyError::Gone { .. }), "{refused}");

    let undo = change.inverse(ChangeId(uuid::Uuid::nil()), jiff::Timestamp::now());
    library.apply(&undo).unwrap();
    assert_eq!(
        stances(&library.claim_page(from).unwrap()),
        [Stance::Supports, Stance::Refutes]
    );
    let page = library.claim_page(into).unwrap();
    assert_eq!(stances(&page), [Stance::Refutes]);
    assert_eq!((page.silences.len(), page.claim.history.len()), (0, 1));
}

#[test]
fn a_claim_that_another_window_flagged_meanwhile_is_merged_with_that() {
    let room = Room::new();
    let (library, window) = (room.open(), room.open());
    let mut hand = Hand::at(&library);
    let north = room
        .add(
            &library,
            "north.txt",
            "Cloud\n\nThe devices work offline.\n",
        )
        .id;
    let (from, into): (ClaimId, ClaimId) = (hand.claim("One"), hand.claim("Two"));
    library.claims(Shelf::Library);
    let mut other = Hand::at(&window);
    let (mark, _) = other.mark(north, "devices");
    other.flag(north, mark, from, Stance::Mentions);
    window.claims(Shelf::Library);
    window
        .merge_claims(Merging { from, into }, &text(""))
        .unwrap();
    let page = room.open().claim_page(into).unwrap();
    assert_eq!(stances(&page), [Stance::Mentions]);
}
