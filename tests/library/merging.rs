//! Merging claims.

use std::{collections::BTreeSet, time::Duration};

use briefreader::{
    library::{ApplyError, DossierScope, Flow, Library, MadeClaim},
    model::{
        Annotation, ArticleId, ChangeId, ClaimId, Claimed, Clock, DeviceId, FieldValue, Link,
        Members, RecordId, Relation, Stance,
        claim::{self, Merging},
        silence::Checked,
        view::{ClaimPage, Shelf},
    },
    store::Store,
};

use crate::room::{Hand, Room, now, text};

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
        by: text("A. Reader").into(),
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
    // Both wordings, and that they were merged.
    assert_eq!(page.claim.history.len(), 3);
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
    let north = north(&room, &library);
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

/// Adds an article of one sentence.
fn north(room: &Room, library: &Library) -> ArticleId {
    north_named(room, library, "north.txt")
}

fn north_named(room: &Room, library: &Library, name: &str) -> ArticleId {
    let words = "Cloud\n\nThe devices work offline.\n";
    room.add(library, name, words).id
}

/// Merges one claim into another one and that into a third, while a window still shows the first.
fn merged_twice(hand: &mut Hand<'_>) -> [ClaimId; 3] {
    let claims = ["One", "Two", "Three"].map(|statement| hand.claim(statement));
    for pair in claims.windows(2) {
        let merging = Merging {
            from: pair[0],
            into: pair[1],
        };
        hand.library.merge_claims(merging, &text("")).unwrap();
    }
    claims
}

#[test]
fn what_is_flagged_for_a_claim_that_was_merged_meanwhile_is_evidence_for_the_one_that_stayed() {
    let room = Room::new();
    let (library, window) = (room.open(), room.open());
    let mut hand = Hand::at(&library);
    let north = north(&room, &library);
    let [from, _, into] = merged_twice(&mut hand);
    let mut other = Hand::at(&window);
    let (mark, _) = other.mark(north, "devices");
    let record = window.record(RecordId::annotations(north)).unwrap();
    let link = Link {
        suggested: None,
        claim: from,
        wording: text("One"),
        stance: Stance::Refutes,
    };
    let (_, flagged) = other.build(|build| build.flag(north, mark, &record, &link));
    let applied = other.apply(&flagged);
    let said = "“One” was merged into “Three” meanwhile; this is evidence for that.";
    assert_eq!(applied.notices, [text(said)]);
    assert_eq!(
        stances(&window.claim_page(into).unwrap()),
        [Stance::Refutes]
    );
    assert_eq!(stances(&window.claim_page(from).unwrap()), []);

    // Whoever flagged it takes it back, too.
    let undo = other.undo(&flagged);
    other.save(&undo);
    assert_eq!(stances(&window.claim_page(into).unwrap()), []);
}

#[test]
fn evidence_for_a_merged_claim_that_comes_in_a_file_is_led_on_as_it_is_taken_in() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = north(&room, &library);
    let (kept, of) = (hand.claim("Kept"), RecordId::annotations(north));
    let [from, _, into] = merged_twice(&mut hand);
    let (mark, _) = hand.mark(north, "devices");
    hand.flag(north, mark, kept, Stance::Supports);
    room.edit(of, &kept.to_string(), &from.to_string());

    let window = room.open();
    let refreshed = window.refresh(&|_| Flow::Continue).unwrap();
    assert!(refreshed.records.contains(&of));
    assert_eq!(
        stances(&window.claim_page(into).unwrap()),
        [Stance::Supports]
    );
    let rows = window.claims(Shelf::Library);
    let row = rows.iter().find(|row| row.claim.id == into).unwrap();
    assert_eq!(row.counts.supports, 1);
    assert_eq!(stances(&room.open().claim_page(from).unwrap()), []);
}

#[test]
fn evidence_for_a_merged_claim_is_led_on_later_where_it_was_taken_in_by_another_way() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = north(&room, &library);
    let (kept, of) = (hand.claim("Kept"), RecordId::annotations(north));
    let [from, _, into] = merged_twice(&mut hand);
    let (mark, _) = hand.mark(north, "devices");
    hand.flag(north, mark, kept, Stance::Supports);
    hand.flag(north, mark, into, Stance::Supports);
    room.edit(of, &kept.to_string(), &from.to_string());

    let window = room.open();
    window.glance(&|_| Flow::Continue).unwrap();
    assert_eq!(stances(&window.claim_page(from).unwrap()).len(), 1);
    // Whoever writes just now is not waited for.
    let held = Store::new(room.places()).lock(Duration::ZERO).unwrap();
    let refreshed = window.refresh(&|_| Flow::Continue).unwrap();
    assert!(refreshed.records.is_empty() && refreshed.notices.is_empty());
    assert!(window.take_edits().unwrap().starts_with("Edited by hand"));
    drop(held);
    let refreshed = window.refresh(&|_| Flow::Continue).unwrap();
    assert_eq!(refreshed.records, [of]);
    let said =
        "1 piece of evidence came for “One”, which was merged into “Three”; it stands there now.";
    assert_eq!(refreshed.notices.last(), Some(&text(said)));
    // The same is not counted twice.
    assert_eq!(
        stances(&window.claim_page(into).unwrap()),
        [Stance::Supports]
    );
    let again = window.refresh(&|_| Flow::Continue).unwrap();
    assert!(again.records.is_empty() && again.notices.is_empty());
}

#[test]
fn nothing_is_led_on_to_a_claim_in_the_trash() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = north(&room, &library);
    let [from, _, into] = merged_twice(&mut hand);
    let record = library.record(RecordId::claim(into)).unwrap();
    let ((), gone) = hand.build(|build| build.remove_claim(into, &record));
    hand.save(&gone);
    let (mark, _) = hand.mark(north, "devices");
    hand.flag(north, mark, from, Stance::Supports);
    let refreshed = library.refresh(&|_| Flow::Continue).unwrap();
    assert_eq!(refreshed.notices, []);
    let evidence = hand.annotation(north, mark).evidence;
    assert_eq!(evidence[0].claim, from);
}

#[test]
fn what_bears_on_the_claim_that_stayed_already_is_not_linked_to_it_twice() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = north(&room, &library);
    let story = hand.story("Cloud", []);
    let [from, _, into] = merged_twice(&mut hand);
    let (mark, _) = hand.mark(north, "devices");
    hand.flag(north, mark, into, Stance::Refutes);
    let of = RecordId::annotations(north);
    let before = hand.annotation(north, mark);
    let record = library.record(of).unwrap();
    let known = library.record(RecordId::story(story)).unwrap();
    let link = Link {
        suggested: None,
        claim: from,
        wording: text("One"),
        stance: Stance::Refutes,
    };
    let (_, flagged) = hand.build(|build| {
        build.flag(north, mark, &record, &link);
        build.put_into_story(story, &known, &Members::claims([from]));
    });
    hand.save(&flagged);
    assert_eq!(hand.annotation(north, mark).evidence, before.evidence);
    let members = || {
        let stories = library.stories(Shelf::Library).unwrap();
        stories[0]
            .members
            .claims
            .iter()
            .copied()
            .collect::<Vec<_>>()
    };
    assert_eq!(members(), [into]);

    // Taking it back takes away nothing that was there before.
    let undo = hand.undo(&flagged);
    hand.save(&undo);
    assert_eq!(hand.annotation(north, mark).evidence, before.evidence);
    assert_eq!(members(), [into]);
}

#[test]
fn claims_that_were_merged_in_a_circle_keep_what_is_flagged_for_them() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = north(&room, &library);
    let [one, two] = ["One", "Two"].map(|statement| hand.claim(statement));
    let record = |id| library.record(RecordId::claim(id)).unwrap();
    let (first, second) = (record(one), record(two));
    for (from, into) in [
        ((one, &first), (two, &second)),
        ((two, &second), (one, &first)),
    ] {
        let ((), change) = hand.build(|build| build.merge_claim(from, into));
        hand.save(&change);
    }
    let (mark, _) = hand.mark(north, "devices");
    hand.flag(north, mark, one, Stance::Supports);
    library.refresh(&|_| Flow::Continue).unwrap();
    assert_eq!(
        stances(&library.claim_page(one).unwrap()),
        [Stance::Supports]
    );
}

#[test]
fn a_story_in_the_trash_gets_the_claim_that_stayed_too() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let [from, into] = ["One", "Two"].map(|statement| hand.claim(statement));
    let story = hand.story("Cloud", []);
    let of = RecordId::story(story);
    for step in [true, false] {
        let record = library.record(of).unwrap();
        let ((), change) = hand.build(|build| match step {
            true => build.put_into_story(story, &record, &Members::claims([from])),
            false => build.remove_story(story, &record),
        });
        hand.save(&change);
    }
    let merging = Merging { from, into };
    library.merge_claims(merging, &text("")).unwrap();
    let stories = library.stories(Shelf::Trash).unwrap();
    assert!(stories[0].members.claims.contains(&into));
}

#[test]
fn two_that_make_the_same_claim_at_the_same_moment_make_one() {
    let room = Room::new();
    let libraries = [room.open(), room.open(), room.open(), room.open()];
    for library in &libraries {
        library.ensure_compared();
    }
    let made = std::thread::scope(|scope| {
        let threads: Vec<_> = libraries
            .iter()
            .map(|library| {
                scope.spawn(|| {
                    let statement = text("The devices work offline");
                    let (id, change) =
                        Hand::at(library).build(|build| build.make_claim(&statement));
                    match library.make_claim(&change, &statement).unwrap() {
                        MadeClaim::New(_) => id,
                        MadeClaim::Present(claim) => claim.id,
                    }
                })
            })
            .collect();
        let made = threads.into_iter().map(|thread| thread.join().unwrap());
        made.collect::<BTreeSet<_>>()
    });
    assert_eq!(made.len(), 1, "{made:?}");
    assert_eq!(room.open().claims(Shelf::Library).len(), 1);
}

#[test]
fn evidence_in_the_trash_goes_over_too_and_comes_back_under_the_claim_that_stayed() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = north(&room, &library);
    let (from, into) = (
        hand.claim("They work offline"),
        hand.claim("They run alone"),
    );
    let (mark, _) = hand.mark(north, "The devices work offline.");
    hand.flag(north, mark, from, Stance::Supports);
    let record = || library.record(RecordId::annotations(north)).unwrap();
    hand.unmark(north, mark);
    assert_eq!(stances(&library.claim_page(from).unwrap()), []);

    let merging = Merging { from, into };
    let (merged, ..) = library.merge_claims(merging, &text("")).unwrap();
    assert_eq!(stances(&library.claim_page(into).unwrap()), []);
    let known = hand.annotation(north, mark);
    let ((), back) = hand.build(|build| build.restore_annotation(&known, &record()));
    hand.save(&back);
    assert_eq!(
        stances(&library.claim_page(into).unwrap()),
        [Stance::Supports]
    );
    assert_eq!(stances(&library.claim_page(from).unwrap()), []);

    // Merging is undone for what came back meanwhile, too.
    let undo = hand.undo(&merged);
    hand.save(&undo);
    assert_eq!(
        stances(&library.claim_page(from).unwrap()),
        [Stance::Supports]
    );
}

#[test]
fn claims_merged_into_each_other_on_two_devices_are_both_in_the_trash_with_all_their_evidence() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = room
        .add(
            &library,
            "north.txt",
            "Cloud\n\nIt works offline. It is small.\n",
        )
        .id;
    let (one, other) = (hand.claim("It works offline"), hand.claim("It is small"));
    for (words, claim) in [("It works offline.", one), ("It is small.", other)] {
        let (mark, _) = hand.mark(north, words);
        hand.flag(north, mark, claim, Stance::Supports);
    }
    let claim = |id: ClaimId| library.record(RecordId::claim(id)).unwrap();
    let (first, second) = (claim(one), claim(other));
    let annotations = library.record(RecordId::annotations(north)).unwrap();
    // Neither device has seen what the other one does.
    let merges = [
        ((one, &first), (other, &second)),
        ((other, &second), (one, &first)),
    ];
    let changes = merges.map(|(from, into)| {
        hand.build(|build| {
            for annotation in Annotation::all(north, &annotations) {
                build.move_evidence(&annotation, &annotations, from.0, into.0);
            }
            build.merge_claim(from, into);
        })
        .1
    });
    for change in &changes {
        hand.save(change);
    }
    assert!(library.claims(Shelf::Library).is_empty());
    assert_eq!(library.trash().unwrap().claims.len(), 2);
    for id in [one, other] {
        let record = claim(id);
        let ((), back) = hand.build(|build| build.restore_claim(id, &record));
        hand.save(&back);
        let page = library.claim_page(id).unwrap();
        assert_eq!(page.claim.merged_into, None);
        assert_eq!(stances(&page), [Stance::Supports]);
    }
}

#[test]
fn relations_that_go_round_already_are_told_and_merged_without_end() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let claims = ["One", "Two", "Three"].map(|statement| hand.claim(statement));
    // As on several devices, or by hand: nobody can say so in one library.
    let store = Store::new(room.places());
    let guard = store.lock(Duration::ZERO).unwrap();
    let mut clock = Clock::new(DeviceId(9));
    for (at, claim) in claims.iter().enumerate() {
        for other in [claims[(at + 1) % 3], *claim] {
            let path = claim::relation(other);
            let narrower = Some(Relation::Narrower.to_value());
            let id = RecordId::claim(*claim);
            let written = store.write_merged(&guard, id, &mut clock, |record, clock| {
                record.set(path, narrower, clock.tick(now()));
            });
            let _ = written.unwrap();
        }
    }
    drop(guard);
    // What a claim is said to be to itself is not told.
    let page = library.claim_page(claims[0]).unwrap();
    assert_eq!(page.claim.relations, [(claims[1], Relation::Narrower)]);
    let [one, two, three] = claims;
    let merging = Merging {
        from: one,
        into: two,
    };
    library.merge_claims(merging, &text("")).unwrap();
    let related = |id| library.claim_page(id).unwrap().claim.relations.clone();
    assert_eq!(related(two), [(three, Relation::Narrower)]);
    assert_eq!(related(three), [(two, Relation::Narrower)]);
    let dossier = library.dossier(&DossierScope::default()).unwrap();
    let told = briefreader::export::Format::Markdown.write(&dossier, &Default::default());
    assert!(told.text.contains("Three"), "{}", told.text);
}

#[test]
fn a_merged_claim_is_restored_with_all_that_went_to_the_other_one_and_nothing_else() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let words = "Cloud\n\nThe devices work offline. They are small. They are new.\n";
    let north = room.add(&library, "north.txt", words).id;
    let quiet = north_named(&room, &library, "quiet.txt");
    let [from, into, wide] = ["One", "Two", "Wide"].map(|statement| hand.claim(statement));
    let marks = [
        "The devices work offline.",
        "They are small.",
        "They are new.",
    ];
    let marks = marks.map(|words| hand.mark(north, words).0);
    hand.flag(north, marks[0], from, Stance::Supports);
    // Of the same stance for both, one is folded into the other.
    hand.flag(north, marks[1], from, Stance::Mentions);
    hand.flag(north, marks[1], into, Stance::Mentions);
    let checked = Checked {
        claim: Claimed::Present(from),
        articles: vec![(quiet, None)],
        story: None,
        by: text("").into(),
    };
    library.record_silence(&checked).unwrap();
    for (one, other) in [(from, wide), (wide, from)] {
        let record = library.record(RecordId::claim(one)).unwrap();
        let ((), related) =
            hand.build(|build| build.relate(one, &record, other, Some(&Relation::Contradicts)));
        hand.save(&related);
    }
    let story = hand.story("Devices", [north]);
    let record = library.record(RecordId::story(story)).unwrap();
    let ((), put) =
        hand.build(|build| build.put_into_story(story, &record, &Members::claims([from])));
    hand.save(&put);
    let (grid, made) = hand.build(|build| build.make_grid(&text("Which"), &[from, wide]));
    hand.save(&made);
    // The same of each: what it says, what speaks for it, where it stands.
    let told = |claim| {
        let page = library.claim_page(claim).unwrap();
        let silent: Vec<ArticleId> = page.silences.iter().map(|row| row.article.id).collect();
        let history = page.claim.history.len();
        let relations = page.claim.relations.clone();
        (
            stances(&page),
            silent,
            history,
            relations,
            page.claim.removed,
        )
    };
    let placed = || {
        let stories = library.stories(Shelf::Library).unwrap();
        let grids = library.grids(Shelf::Library).unwrap();
        assert_eq!((stories[0].id, grids[0].id), (story, grid));
        (stories[0].members.clone(), grids[0].claims.clone())
    };
    let before = ([from, into, wide].map(told), placed());

    let merging = Merging { from, into };
    library.merge_claims(merging, &text("")).unwrap();
    assert_ne!(([from, into, wide].map(told), placed()), before);
    let (change, _, said) = library.part_claims(from).unwrap();
    assert_eq!(
        said,
        text("Restored “One”, with 2 pieces of evidence that stood with “Two”")
    );
    assert_eq!(([from, into, wide].map(told), placed()), before);
    // Undone, the two are one again.
    let undo = hand.undo(&change);
    hand.save(&undo);
    assert_eq!(told(from).0, []);
    assert_eq!(told(into).0, [Stance::Supports, Stance::Mentions]);

    // What came since was said of the other one, and stays there.
    hand.flag(north, marks[2], into, Stance::Refutes);
    library.part_claims(from).unwrap();
    assert_eq!(told(from).0, [Stance::Supports, Stance::Mentions]);
    assert_eq!(told(into).0, [Stance::Refutes, Stance::Mentions]);
}

#[test]
fn a_claim_whose_other_one_was_merged_on_comes_back_after_that() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let [one, two, three] = merged_twice(&mut hand);
    let refused = library.part_claims(one).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“One” was merged into “Two”, and that into another one: restore “Two” first."
    );
    library.part_claims(two).unwrap();
    let (.., said) = library.part_claims(one).unwrap();
    assert_eq!(
        said,
        text("Restored “One”; no evidence of it stands with “Two”")
    );
    let rows = library.claims(Shelf::Library);
    let ids: BTreeSet<ClaimId> = rows.iter().map(|row| row.claim.id).collect();
    assert_eq!(ids, BTreeSet::from([one, two, three]));
}

#[test]
fn two_that_relate_claims_at_once_do_not_have_them_stand_above_themselves() {
    let room = Room::new();
    let (library, window) = (room.open(), room.open());
    let mut hand = Hand::at(&library);
    let [one, two, three] = ["One", "Two", "Three"].map(|statement| hand.claim(statement));
    let mut other = Hand::at(&window);
    let relate = |hand: &mut Hand<'_>, one: ClaimId, other: ClaimId, relation: Relation| {
        let record = hand.library.record(RecordId::claim(one)).unwrap();
        hand.build(|build| build.relate(one, &record, other, Some(&relation)))
            .1
    };
    let first = relate(&mut hand, one, two, Relation::Narrower);
    let second = relate(&mut hand, two, three, Relation::Part);
    // Each looked before the others wrote.
    let third = relate(&mut other, three, one, Relation::Narrower);
    let free = relate(&mut other, three, two, Relation::Contradicts);
    hand.save(&first);
    hand.save(&second);
    let refused = window.apply(&third).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“One” is narrower than “Three” already, or a part of it, so that this would go round."
    );
    other.save(&free);
    assert_eq!(
        library.claim_page(three).unwrap().claim.relations,
        [(two, Relation::Contradicts)]
    );
}

#[test]
fn two_that_make_a_claim_for_what_they_say_of_it_at_the_same_moment_make_one() {
    let room = Room::new();
    let first = room.open();
    let quiet = ["one.txt", "two.txt", "three.txt", "four.txt"]
        .map(|name| north_named(&room, &first, name));
    let libraries = [room.open(), room.open(), room.open(), room.open()];
    for library in &libraries {
        library.ensure_compared();
    }
    // All have looked for the claim before any can make it.
    let held = Store::new(room.places()).lock(Duration::ZERO).unwrap();
    let silenced = std::thread::scope(|scope| {
        let threads: Vec<_> = libraries
            .iter()
            .zip(quiet)
            .map(|(library, article)| {
                scope.spawn(move || {
                    let checked = Checked {
                        claim: Claimed::New(text("Das Tor ist zu")),
                        articles: vec![(article, None)],
                        story: None,
                        by: text("").into(),
                    };
                    library.record_silence(&checked).unwrap().2.claim
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(300));
        drop(held);
        let silenced = threads.into_iter().map(|thread| thread.join().unwrap());
        silenced.collect::<BTreeSet<_>>()
    });
    assert_eq!(silenced.len(), 1, "{silenced:?}");
    let rows = room.open().claims(Shelf::Library);
    assert_eq!((rows.len(), rows[0].silent), (1, 4));
}
