//! Claims that were merged and are two again: after a chain, a circle, or a merging that was cut short.

use std::{collections::BTreeSet, fs, path::PathBuf, thread, time::Duration};

use briefreader::{
    library::{Flow, Library},
    model::{
        Annotation, AnnotationId, ArticleId, ChangeId, ClaimId, Claimed, GridId, Members, RecordId,
        Relation, Stance,
        claim::Merging,
        silence::Checked,
        view::{Saved, Shelf},
    },
    store::Store,
};

use crate::room::{Hand, Room, text};

/// Four sentences, each of which can be marked.
const WORDS: [&str; 4] = ["It is small.", "It is new.", "It is loud.", "It is blue."];

fn north(room: &Room, library: &Library, name: &str) -> ArticleId {
    let words = format!("{name}\n\n{}\n", WORDS.join(" "));
    room.add(library, name, &words).id
}

fn merge(library: &Library, from: ClaimId, into: ClaimId) {
    let merging = Merging { from, into };
    let (_, applied, _) = library.merge_claims(merging, &text("")).unwrap();
    assert_eq!(applied.saved, Saved::Yes);
}

fn part(library: &Library, claim: ClaimId) -> String {
    let (_, applied, said) = library.part_claims(claim).unwrap();
    assert_eq!(applied.saved, Saved::Yes);
    said.to_string()
}

fn relate(hand: &mut Hand<'_>, one: ClaimId, other: ClaimId) {
    let record = hand.library.record(RecordId::claim(one)).unwrap();
    let contradicts = Some(&Relation::Contradicts);
    let ((), change) = hand.build(|build| build.relate(one, &record, other, contradicts));
    hand.save(&change);
}

/// What there is to be said of claims.
#[derive(Debug, PartialEq)]
struct Told {
    /// Of each claim that is there its id, and how many entries its history has.
    claims: Vec<(ClaimId, usize)>,
    /// The evidence of each: annotation and stance.
    evidence: BTreeSet<(ClaimId, AnnotationId, String)>,
    silent: BTreeSet<(ClaimId, ArticleId)>,
    relations: BTreeSet<(ClaimId, ClaimId, String)>,
    /// The claims that are there of stories and of grids.
    stories: Vec<BTreeSet<ClaimId>>,
    grids: Vec<BTreeSet<ClaimId>>,
    /// What the lists count of evidence.
    counted: usize,
}

fn told(library: &Library) -> Told {
    library.refresh(&|_| Flow::Continue).unwrap();
    let rows = library.claims(Shelf::Library);
    let mut claims: Vec<(ClaimId, usize)> = rows
        .iter()
        .map(|row| (row.claim.id, row.claim.history.len()))
        .collect();
    claims.sort();
    let is_there = |id: &ClaimId| claims.iter().any(|(claim, _)| claim == id);
    let mut told = Told {
        evidence: BTreeSet::new(),
        silent: BTreeSet::new(),
        relations: BTreeSet::new(),
        stories: Vec::new(),
        grids: Vec::new(),
        counted: 0,
        claims: claims.clone(),
    };
    for (id, _) in &claims {
        let page = library.claim_page(*id).unwrap();
        let rows = page.evidence.iter();
        told.evidence.extend(rows.map(|row| {
            let stance = row.evidence.stance.to_string();
            (*id, row.annotation.id, stance)
        }));
        let silences = page.silences.iter();
        told.silent
            .extend(silences.map(|row| (*id, row.article.id)));
        let relations = page.claim.relations.iter();
        told.relations
            .extend(relations.map(|(other, relation)| (*id, *other, relation.to_string())));
    }
    for row in &rows {
        let counts = &row.counts;
        told.counted += counts.supports + counts.refutes + counts.mentions;
    }
    for story in library.stories(Shelf::Library).unwrap() {
        let members = story.members.claims.iter().copied().filter(is_there);
        told.stories.push(members.collect());
    }
    for grid in library.grids(Shelf::Library).unwrap() {
        told.grids.push(grid.claims.into_iter().collect());
    }
    told
}

/// Makes claims with evidence, silences, relations and places of each, and of some together.
fn claims<const COUNT: usize>(room: &Room, hand: &mut Hand<'_>) -> [ClaimId; COUNT] {
    let library = hand.library;
    let of = north(room, library, "north.txt");
    let claims: [ClaimId; COUNT] =
        std::array::from_fn(|at| hand.claim(&format!("Claim number {at}")));
    let marks = WORDS.map(|words| hand.mark(of, words).0);
    for (at, claim) in claims.into_iter().enumerate() {
        hand.flag(of, marks[at % WORDS.len()], claim, Stance::Supports);
        // Two neighbours have the same, of which merging keeps one.
        hand.flag(of, marks[(at + 1) % WORDS.len()], claim, Stance::Supports);
        hand.flag(of, marks[(at + 2) % WORDS.len()], claim, Stance::Refutes);
        let quiet = north(room, library, &format!("quiet {at}.txt"));
        let checked = Checked {
            claim: Claimed::Present(claim),
            articles: vec![(quiet, None)],
            story: None,
            by: text("").into(),
        };
        library.record_silence(&checked).unwrap();
        let story = hand.story(&format!("Story {at}"), [of]);
        let record = library.record(RecordId::story(story)).unwrap();
        let members = Members::claims([claim]);
        let ((), put) = hand.build(|build| build.put_into_story(story, &record, &members));
        hand.save(&put);
    }
    let wide = hand.claim("A wider one");
    for claim in claims {
        relate(hand, claim, wide);
        relate(hand, wide, claim);
    }
    for pair in claims.windows(2) {
        // The one that stays, and the one that goes.
        relate(hand, pair[1], pair[0]);
    }
    for (at, claim) in claims.into_iter().enumerate() {
        let _: GridId = {
            let name = text(&format!("Grid {at}"));
            let (id, made) = hand.build(|build| build.make_grid(&name, &[claim, wide]));
            hand.save(&made);
            id
        };
    }
    claims
}

#[test]
fn two_that_merge_claims_into_each_other_at_once_leave_one_of_them() {
    let room = Room::new();
    let (library, window) = (room.open(), room.open());
    let mut hand = Hand::at(&library);
    let of = north(&room, &library, "north.txt");
    let [one, other] = ["Ja, das stimmt", "Oui, c’est vrai"].map(|words| hand.claim(words));
    for (words, claim) in [(WORDS[0], one), (WORDS[1], other)] {
        let (mark, _) = hand.mark(of, words);
        hand.flag(of, mark, claim, Stance::Supports);
    }
    window.claims(Shelf::Library);
    // Both have begun before either can write.
    let held = Store::new(room.places()).lock(Duration::ZERO).unwrap();
    let merge = |library: &Library, from, into| {
        let merging = Merging { from, into };
        library.merge_claims(merging, &text("")).is_ok()
    };
    let merged = thread::scope(|scope| {
        let threads = [
            scope.spawn(|| merge(&library, one, other)),
            scope.spawn(|| merge(&window, other, one)),
        ];
        thread::sleep(Duration::from_millis(300));
        drop(held);
        threads.map(|thread| thread.join().unwrap())
    });
    assert_eq!(merged.iter().filter(|merged| **merged).count(), 1);
    let told = told(&room.open());
    assert_eq!((told.claims.len(), told.evidence.len()), (1, 2));
}

#[test]
fn a_merging_is_not_done_again_that_another_has_done_the_other_way_round_meanwhile() {
    let room = Room::new();
    let (library, window) = (room.open(), room.open());
    let mut hand = Hand::at(&library);
    let [one, other] = ["One", "Other"].map(|words| hand.claim(words));
    let merging = Merging {
        from: one,
        into: other,
    };
    let (merged, ..) = library.merge_claims(merging, &text("")).unwrap();
    let undo = hand.undo(&merged);
    hand.save(&undo);
    merge(&window, other, one);
    let again = hand.undo(&undo);
    let refused = library.apply(&again).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "The two claims were merged the other way round meanwhile."
    );
    assert_eq!(told(&library).claims.len(), 1);
}

#[test]
fn of_claims_that_were_merged_into_each_other_any_can_be_restored_first_and_check_names_them() {
    for first in 0..3 {
        let room = Room::new();
        let library = room.open();
        let mut hand = Hand::at(&library);
        let claims: [ClaimId; 3] = claims(&room, &mut hand);
        let before = told(&library);
        let check = || {
            let problems = library.check().unwrap().problems;
            let problems = problems.into_iter().map(|problem| problem.what.to_string());
            problems.collect::<Vec<_>>()
        };
        assert_eq!(check(), Vec::<String>::new());
        let links: Vec<_> = before.evidence.iter().map(|(_, mark, _)| *mark).collect();
        let of = library.resolve_annotation(&links[0].to_string()).unwrap().0;
        // Three devices, none of which has seen what the others do.
        let annotations = library.record(RecordId::annotations(of)).unwrap();
        let records = claims.map(|id| library.record(RecordId::claim(id)).unwrap());
        let changes: Vec<_> = (0..3)
            .map(|at| {
                let next = (at + 1) % 3;
                let (from, into) = ((claims[at], &records[at]), (claims[next], &records[next]));
                let ((), change) = hand.build(|build| {
                    for annotation in Annotation::all(of, &annotations) {
                        build.move_evidence(&annotation, &annotations, from.0, into.0);
                    }
                    build.merge_claim(from, into);
                });
                change
            })
            .collect();
        for change in &changes {
            hand.save(change);
        }
        assert_eq!(told(&library).claims.len(), 1);
        let named = check();
        assert_eq!(named.len(), 1, "{named:?}");
        for name in ["number 0", "number 1", "number 2"] {
            assert!(named[0].contains(name), "{named:?}");
        }
        // What stands in the way of the others then is a chain, which is parted from its end.
        for at in [first, (first + 2) % 3, (first + 1) % 3] {
            part(&library, claims[at]);
        }
        let after = told(&library);
        assert_eq!(after.claims, before.claims);
        assert_eq!(after.evidence, before.evidence, "first {first}");
        assert_eq!(after.silent, before.silent);
        assert_eq!(check(), Vec::<String>::new());
    }
}

#[test]
fn a_chain_of_mergings_is_parted_so_that_each_claim_has_again_what_it_had() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let [one, two, three, four] = claims(&room, &mut hand);
    let mut seen = vec![told(&library)];
    for (from, into) in [(one, two), (two, three), (three, four)] {
        merge(&library, from, into);
        seen.push(told(&library));
    }
    assert_eq!(seen[3].claims.len(), 2);
    assert_eq!(seen[3].grids.len(), 4);
    for grid in &seen[3].grids {
        assert!(grid.contains(&four) && grid.len() == 2, "{grid:?}");
    }
    for claim in [three, two, one] {
        seen.pop();
        let said = part(&library, claim);
        assert!(said.contains(" of evidence that stood with "), "{said}");
        assert_eq!(Some(&told(&library)), seen.last());
    }
    // Once more, which takes along what it took along before.
    let before = told(&room.open());
    for (from, into) in [(two, one), (one, four)] {
        merge(&library, from, into);
    }
    assert_eq!(told(&library).silent.len(), before.silent.len());
    for claim in [one, two] {
        part(&library, claim);
    }
    assert_eq!(told(&library), before);
}

#[test]
fn what_was_led_on_to_the_claim_that_stayed_goes_back_too() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let of = north(&room, &library, "north.txt");
    let [from, into, kept] = ["One", "Two", "Kept"].map(|words| hand.claim(words));
    let (mark, _) = hand.mark(of, WORDS[0]);
    hand.flag(of, mark, kept, Stance::Mentions);
    hand.flag(of, mark, into, Stance::Mentions);
    merge(&library, from, into);
    // One comes in a file, and one from a window that does not know.
    room.edit(
        RecordId::annotations(of),
        &kept.to_string(),
        &from.to_string(),
    );
    let (other, _) = hand.mark(of, WORDS[1]);
    hand.flag(of, other, from, Stance::Refutes);
    let merged = told(&library);
    assert!(merged.evidence.iter().all(|(claim, ..)| *claim == into));
    assert_eq!(merged.evidence.len(), 2);
    assert_eq!(
        part(&library, from),
        "Restored “One”, with 2 pieces of evidence that stood with “Two”"
    );
    let had = |claim, mark, stance: Stance| (claim, mark, stance.to_string());
    assert_eq!(
        told(&library).evidence,
        BTreeSet::from([
            had(from, mark, Stance::Mentions),
            had(into, mark, Stance::Mentions),
            had(from, other, Stance::Refutes),
        ])
    );
}

#[test]
fn marks_in_the_trash_stay_there_when_claims_are_parted_and_are_not_counted() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let of = north(&room, &library, "north.txt");
    let [from, into] = ["One", "Two"].map(|words| hand.claim(words));
    let (mark, _) = hand.mark(of, WORDS[0]);
    hand.flag(of, mark, from, Stance::Supports);
    hand.unmark(of, mark);
    merge(&library, from, into);
    assert_eq!(
        part(&library, from),
        "Restored “One”; no evidence of it stands with “Two”"
    );
    let marked = hand.annotation(of, mark);
    assert!(marked.removed.is_some());
    assert_eq!(marked.evidence[0].claim, from);
}

/// Has a file be one that can be read from its copy only, and not written.
#[cfg(unix)]
fn lock_away(room: &Room, id: RecordId) -> (PathBuf, PathBuf) {
    let (file, aside) = (room.record_file(id), room.path("aside"));
    fs::rename(&file, &aside).unwrap();
    std::os::unix::fs::symlink("/nowhere/at/all", &file).unwrap();
    (file, aside)
}

#[cfg(unix)]
fn bring_back((file, aside): &(PathBuf, PathBuf)) {
    fs::remove_file(file).unwrap();
    fs::rename(aside, file).unwrap();
}

#[cfg(unix)]
#[test]
fn a_merging_that_was_cut_short_is_gone_on_with_and_can_be_parted_whole() {
    for is_parting in [false, true] {
        let room = Room::new();
        let library = room.open();
        let mut hand = Hand::at(&library);
        let [one, two] = claims(&room, &mut hand);
        let before = told(&library);
        let mark = before.evidence.first().unwrap().1;
        let of = library.resolve_annotation(&mark.to_string()).unwrap().0;
        let merging = Merging {
            from: one,
            into: two,
        };
        if is_parting {
            merge(&library, one, two);
        }
        let away = lock_away(&room, RecordId::annotations(of));
        let (change, applied, _) = match is_parting {
            true => library.part_claims(one).unwrap(),
            false => library.merge_claims(merging, &text("")).unwrap(),
        };
        assert!(matches!(applied.saved, Saved::No { .. }));
        assert!(library.is_begun(change.id));
        // What waits in memory goes with the program.
        drop(library);
        let next = room.open();
        let refreshed = next.refresh(&|_| Flow::Continue).unwrap();
        let said = format!(
            "This was cut short, and can't be gone on with yet: {}.",
            change.what
        );
        let mut notices = refreshed.notices.iter();
        assert!(notices.any(|told| told.starts_with(&said)), "{refreshed:?}");

        bring_back(&away);
        let refreshed = room.open().refresh(&|_| Flow::Continue).unwrap();
        let said = format!("This had been cut short, and is done now: {}.", change.what);
        assert!(refreshed.notices.contains(&text(&said)), "{refreshed:?}");
        assert!(refreshed.records.contains(&RecordId::annotations(of)));
        let library = room.open();
        assert!(!library.is_begun(change.id));
        if !is_parting {
            let merged = told(&library);
            assert_eq!((merged.claims.len(), merged.evidence.len()), (2, 5));
            part(&library, one);
        }
        assert_eq!(told(&library), before);
        let refreshed = library.refresh(&|_| Flow::Continue).unwrap();
        assert_eq!(refreshed.notices, []);
    }
}

#[cfg(unix)]
#[test]
fn of_a_merging_of_which_nothing_could_be_written_nothing_is_there() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let [one, two] = ["One", "Two"].map(|words| hand.claim(words));
    let before = told(&library);
    // The claim that stays is the first to be written.
    let away = lock_away(&room, RecordId::claim(two));
    let merging = Merging {
        from: one,
        into: two,
    };
    let (change, applied, _) = library.merge_claims(merging, &text("")).unwrap();
    assert!(matches!(applied.saved, Saved::No { .. }));
    assert!(!library.is_begun(change.id));
    drop(library);
    bring_back(&away);
    assert_eq!(told(&room.open()), before);
}

#[test]
fn an_undone_merging_leaves_nothing_behind() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let [one, two] = claims(&room, &mut hand);
    let before = told(&library);
    let merging = Merging {
        from: one,
        into: two,
    };
    let (merged, ..) = library.merge_claims(merging, &text("")).unwrap();
    let undo = merged.inverse(ChangeId(uuid::Uuid::nil()), crate::room::now());
    library.apply(&undo).unwrap();
    assert_eq!(told(&library), before);
}
