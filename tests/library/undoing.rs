//! Undoing what made or restored a claim of which others have said something since.

use briefreader::{
    library::{ApplyError, Library},
    model::{
        Annotation, Article, ArticleId, Change, Claim, ClaimId, Link, Members, NewAnnotation,
        RecordId, Relation, Stance, StoryId, view::ClaimPage,
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

fn article(library: &Library, id: ArticleId) -> Article {
    Article::from_record(id, &library.record(RecordId::article(id)).unwrap())
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

#[test]
fn a_mark_stays_that_another_has_flagged_or_put_into_a_grid_since() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let [north, _] = two_articles(&room, &mine);
    let (mut hand, mut other) = (Hand::at(&mine), Hand::at(&yours));
    let claim = other.claim("All gates are shut");
    let of = RecordId::annotations(north);
    let (mark, made) = hand.mark(north, "It is of wood.");

    // What was said of it and taken back by its own hand is nothing that stands in the way.
    let record = mine.record(of).unwrap();
    let link = Link {
        claim,
        wording: text("All gates are shut"),
        stance: Stance::Mentions,
        suggested: None,
    };
    let (_, flagged) = hand.build(|build| build.flag(north, mark, &record, &link));
    hand.save(&flagged);
    let undo = hand.undo(&flagged);
    hand.save(&undo);
    let undo = hand.undo(&made);
    hand.save(&undo);
    let made = hand.undo(&undo);
    hand.save(&made);

    other.flag(north, mark, claim, Stance::Supports);
    let refused = |hand: &mut Hand<'_>, change: &Change| {
        let undo = hand.undo(change);
        mine.apply(&undo).unwrap_err().to_string()
    };
    assert_eq!(
        refused(&mut hand, &made),
        "“It is of wood.” was flagged for “All gates are shut” since."
    );
    let record = yours.record(of).unwrap();
    let marked = Annotation::from_record(north, mark, &record).unwrap();
    let ((), off) = other.build(|build| build.unlink(&marked, &record, marked.evidence[0].id));
    other.save(&off);

    let (grid, new) = other.build(|build| build.make_grid(&text("Which gates"), &[claim]));
    other.save(&new);
    let record = yours.record(RecordId::grid(grid)).unwrap();
    let ((), put) = other.build(|build| build.hold_against(grid, &record, (north, mark)));
    other.save(&put);
    assert_eq!(
        refused(&mut hand, &made),
        "“It is of wood.” was put into the grid “Which gates” since."
    );
    let taken = other.undo(&put);
    other.save(&taken);
    let undo = hand.undo(&made);
    hand.save(&undo);
    assert!(hand.annotation(north, mark).removed.is_some());
}

#[test]
fn a_restored_mark_goes_back_with_what_it_had_and_stays_with_what_is_new() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let [north, _] = two_articles(&room, &mine);
    let (mut hand, mut other) = (Hand::at(&mine), Hand::at(&yours));
    let claim = hand.claim("All gates are shut");
    let of = RecordId::annotations(north);
    let (mark, _) = hand.mark(north, "It is of wood.");
    hand.flag(north, mark, claim, Stance::Supports);
    let note = hand.note(north, mark, "Oak, that is.");
    hand.save(&note);
    let restored = |hand: &mut Hand<'_>| {
        hand.unmark(north, mark);
        let record = mine.record(of).unwrap();
        let marked = hand.annotation(north, mark);
        let ((), restore) = hand.build(|build| build.restore_annotation(&marked, &record));
        hand.save(&restore);
        restore
    };
    let restore = restored(&mut hand);
    let undo = hand.undo(&restore);
    hand.save(&undo);
    assert!(hand.annotation(north, mark).removed.is_some());
    let redo = hand.undo(&undo);
    hand.save(&redo);

    let restore = restored(&mut hand);
    let refused = |hand: &mut Hand<'_>| {
        let undo = hand.undo(&restore);
        mine.apply(&undo).unwrap_err().to_string()
    };
    let note = other.note(north, mark, "Beech.");
    other.save(&note);
    assert_eq!(
        refused(&mut hand),
        "The note of the mark “It is of wood.” was changed since."
    );
    let back = other.undo(&note);
    other.save(&back);
    let wide = other.claim("All gates are of wood");
    other.flag(north, mark, wide, Stance::Supports);
    assert_eq!(
        refused(&mut hand),
        "“It is of wood.” was flagged for “All gates are of wood” since."
    );
    assert!(hand.annotation(north, mark).removed.is_none());
}

#[test]
fn an_article_stays_that_was_restored_and_is_used_since() {
    let room = Room::new();
    let (mine, yours) = (room.open(), room.open());
    let [north, south] = two_articles(&room, &mine);
    let (mut hand, mut other) = (Hand::at(&mine), Hand::at(&yours));
    let claim = hand.claim("All gates are shut");
    hand.story("Gates", [north, south]);
    let (mark, _) = hand.mark(north, "It is of wood.");
    hand.flag(north, mark, claim, Stance::Supports);

    // With what it had it goes again.
    let removed = hand.remove(north);
    let restore = hand.undo(&removed);
    hand.save(&restore);
    let again = hand.undo(&restore);
    hand.save(&again);
    assert!(article(&mine, north).removed.is_some());
    let restore = hand.undo(&again);
    hand.save(&restore);

    let refused = |hand: &mut Hand<'_>| {
        let again = hand.undo(&restore);
        let refused = mine.apply(&again).unwrap_err();
        assert!(matches!(refused, ApplyError::Changed { .. }));
        assert!(article(&mine, north).removed.is_none());
        refused.to_string()
    };
    let (new, made) = other.mark(north, "The gate is shut.");
    assert_eq!(
        refused(&mut hand),
        "“The gate is shut.” was marked in “north.txt” since."
    );
    let undo = other.undo(&made);
    other.save(&undo);
    assert!(other.annotation(north, new).removed.is_some());

    other.flag(north, mark, claim, Stance::Refutes);
    let record = yours.record(RecordId::annotations(north)).unwrap();
    let marked = other.annotation(north, mark);
    assert_eq!(
        marked.evidence.len(),
        1,
        "the stance of the link was changed"
    );
    let wide = other.claim("All gates are of wood");
    let link = Link {
        claim: wide,
        wording: text("All gates are of wood"),
        stance: Stance::Supports,
        suggested: None,
    };
    let (_, flagged) = other.build(|build| build.flag(north, mark, &record, &link));
    other.save(&flagged);
    assert_eq!(
        refused(&mut hand),
        "“It is of wood.” was flagged for “All gates are of wood” since."
    );
    let undo = other.undo(&flagged);
    other.save(&undo);

    let second = other.story("Wood", [north]);
    assert_eq!(
        refused(&mut hand),
        "“north.txt” was put into the story “Wood” since."
    );
    let record = yours.record(RecordId::story(second)).unwrap();
    let ((), gone) = other.build(|build| build.remove_story(second, &record));
    other.save(&gone);

    let record = yours.record(RecordId::claim(wide)).unwrap();
    let newest = article(&yours, north).newest().unwrap().id.clone();
    let ((), silent) = other.build(|build| build.silence(wide, &record, north, &newest));
    other.save(&silent);
    assert_eq!(
        refused(&mut hand),
        "“north.txt” was found to be silent on “All gates are of wood” since."
    );
    let undo = other.undo(&silent);
    other.save(&undo);
    let again = hand.undo(&restore);
    hand.save(&again);
    assert!(article(&mine, north).removed.is_some());
}
