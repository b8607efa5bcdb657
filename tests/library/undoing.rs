//! Undoing what made or restored a claim of which others have said something since.

use briefreader::{
    library::{ApplyError, Library},
    model::{
        Annotation, ArticleId, Change, Claim, ClaimId, Link, Members, NewAnnotation, RecordId,
        Relation, Stance, StoryId, view::ClaimPage,
    },
};

use crate::room::{Hand, Room, text};

/// Marks all of the second line and flags it for a new claim, as one change; in a story, the claim is put into it.
fn flagged(hand: &mut Hand<'_>, article: ArticleId, story: Option<StoryId>) -> (ClaimId, Change) {
    let (mark, undone) = hand.mark(article, "The gate is shut.");
    let undo = hand.undo(&undone);
    hand.save(&undo);
    let record = hand.library.record(RecordId::annotations(article)).unwrap();
    let anchor = Annotation::from_record(article, mark, &record)
        .unwrap()
        .anchor;
    let story = story.map(|id| (id, hand.library.record(RecordId::story(id)).unwrap()));
    let (claim, change) = hand.build(|build| {
        let mark = build.mark(article, &record, &NewAnnotation::on(anchor));
        let claim = build.make_claim(&text("The gate is shut"));
        let link = Link {
            claim,
            wording: text("The gate is shut"),
            stance: Stance::Supports,
            suggested: None,
        };
        build.flag(article, mark, &record, &link);
        if let Some((id, record)) = &story {
            build.put_into_story(*id, record, &Members::claims([claim]));
        }
        claim
    });
    hand.save(&change);
    (claim, change)
}

fn page(library: &Library, claim: ClaimId) -> ClaimPage {
    library.claim_page(claim).unwrap()
}

fn two_articles(room: &Room, library: &Library) -> [ArticleId; 2] {
    ["north.txt", "south.txt"].map(|name| {
        let words = format!("{name}\n\nThe gate is shut. It is of wood.\n");
        room.add(library, name, &words).id
    })
}

#[test]
fn a_claim_stays_with_the_evidence_of_another_window_when_what_made_it_is_undone() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let [north, south] = two_articles(&room, &mine);
    let (mut hand, mut other) = (Hand::at(&mine), Hand::at(&yours));
    let (claim, made) = flagged(&mut hand, north, None);
    let (mark, _) = other.mark(south, "It is of wood.");
    other.flag(south, mark, claim, Stance::Refutes);

    let undo = hand.undo(&made);
    let refused = mine.apply(&undo).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Evidence for “The gate is shut” was added since."
    );
    let ApplyError::Changed { records, .. } = &refused else {
        panic!("{refused:?}")
    };
    assert!(
        records
            .iter()
            .any(|(id, _)| *id == RecordId::annotations(south))
    );
    let kept = page(&yours, claim);
    assert_eq!((kept.claim.removed, kept.evidence.len()), (None, 2));
    assert_eq!(kept, page(&mine, claim));

    // Once the other has taken it off again, nothing of theirs goes.
    let record = yours.record(RecordId::annotations(south)).unwrap();
    let marked = Annotation::from_record(south, mark, &record).unwrap();
    let ((), off) = other.build(|build| build.unlink(&marked, &record, marked.evidence[0].id));
    other.save(&off);
    let undo = hand.undo(&made);
    hand.save(&undo);
    assert!(page(&mine, claim).claim.removed.is_some());
    let redo = hand.undo(&undo);
    hand.save(&redo);
    assert_eq!(page(&mine, claim).evidence.len(), 1);
}

#[test]
fn a_claim_stays_that_another_has_put_somewhere_or_related_since() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let [north, _] = two_articles(&room, &mine);
    let (mut hand, mut other) = (Hand::at(&mine), Hand::at(&yours));
    let story = other.story("Gates", [north]);
    let wide = other.claim("All gates are shut");
    // Where it is put with the flag goes with the flag.
    let (claim, made) = flagged(&mut hand, north, Some(story));
    let undo = hand.undo(&made);
    hand.save(&undo);
    assert!(page(&mine, claim).claim.removed.is_some());

    let (claim, made) = flagged(&mut hand, north, None);
    let refused = |hand: &mut Hand<'_>| {
        let undo = hand.undo(&made);
        mine.apply(&undo).unwrap_err().to_string()
    };
    let record = yours.record(RecordId::story(story)).unwrap();
    let ((), put) =
        other.build(|build| build.put_into_story(story, &record, &Members::claims([claim])));
    other.save(&put);
    assert_eq!(
        refused(&mut hand),
        "“The gate is shut” was put into the story “Gates” since."
    );
    let taken = other.undo(&put);
    other.save(&taken);

    let (_, grid) = other.build(|build| build.make_grid(&text("Which gates"), &[claim, wide]));
    other.save(&grid);
    assert_eq!(
        refused(&mut hand),
        "“The gate is shut” was put into the grid “Which gates” since."
    );
    // A grid in the trash loses nothing that anybody looks at.
    let taken = other.undo(&grid);
    other.save(&taken);

    let record = yours.record(RecordId::claim(wide)).unwrap();
    let ((), related) =
        other.build(|build| build.relate(wide, &record, claim, Some(&Relation::Contradicts)));
    other.save(&related);
    assert_eq!(
        refused(&mut hand),
        "“All gates are shut” was related to “The gate is shut” since."
    );
    let taken = other.undo(&related);
    other.save(&taken);
    let undo = hand.undo(&made);
    hand.save(&undo);
    assert!(page(&mine, claim).claim.removed.is_some());
}

#[test]
fn a_restored_claim_goes_back_with_its_old_evidence_and_stays_with_new_one() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let [north, south] = two_articles(&room, &mine);
    let (mut hand, mut other) = (Hand::at(&mine), Hand::at(&yours));
    let (claim, _) = flagged(&mut hand, north, None);
    let of = RecordId::claim(claim);
    let removed = |library: &Library| {
        let record = library.record(of).unwrap();
        Claim::from_record(claim, &record)
            .unwrap()
            .removed
            .is_some()
    };
    let restored = |hand: &mut Hand<'_>| {
        let record = mine.record(of).unwrap();
        let ((), remove) = hand.build(|build| build.remove_claim(claim, &record));
        hand.save(&remove);
        let record = mine.record(of).unwrap();
        let ((), restore) = hand.build(|build| build.restore_claim(claim, &record));
        hand.save(&restore);
        restore
    };
    let restore = restored(&mut hand);
    let undo = hand.undo(&restore);
    hand.save(&undo);
    assert!(removed(&mine));
    let redo = hand.undo(&undo);
    hand.save(&redo);

    let restore = restored(&mut hand);
    let (mark, _) = other.mark(south, "It is of wood.");
    other.flag(south, mark, claim, Stance::Mentions);
    let undo = hand.undo(&restore);
    assert!(matches!(mine.apply(&undo), Err(ApplyError::Changed { .. })));
    assert!(!removed(&yours));
}
