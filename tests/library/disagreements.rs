//! Sentences of several articles that disagree.

use std::{cell::Cell, collections::BTreeSet};

use briefreader::{
    library::{AnnotationFilter, ApplyError, Depth, Flow, Library, Parts, disagreements::Scope},
    model::{
        ArticleId, Change, Maker, Record, RecordId, Stance,
        disagreement::Disagreement,
        view::{Saved, Shelf},
    },
    query::Moment,
};
use jiff::{Timestamp, tz::TimeZone};

use crate::room::{Hand, Room};

/// The name of who has none.
fn nobody() -> Maker {
    Maker::default()
}

fn index(library: &Library) {
    let watch = |_| Flow::Continue;
    library
        .bring_index_up_to_date(Depth::Files, Parts::Words, &watch)
        .unwrap();
}

fn now() -> Moment {
    Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    }
}

/// A report of a fire with a number of dead, and something of its own.
fn report(dead: usize, own: &str) -> String {
    format!(
        "Fire {own}\n\nA fire at the Halden paper mill of Anna Lund in Brekke killed {dead} people on the night. It \
         was {own}.\n"
    )
}

/// Returns in what all articles disagree.
fn all(library: &Library) -> Vec<Disagreement> {
    library
        .disagreements(&Scope::All(None), &now(), &|| false)
        .unwrap()
}

/// A library with two reports that disagree, and in what.
fn two(room: &Room, library: &Library) -> ([ArticleId; 2], Disagreement) {
    let ids = [(12, "first"), (14, "second")].map(|(dead, own)| {
        room.add(library, &format!("{own}.txt"), &report(dead, own))
            .id
    });
    index(library);
    let mut found = all(library);
    assert_eq!(found.len(), 1);
    (ids, found.remove(0))
}

/// Returns the claims, and of each its evidence: stance and quote.
fn claimed(library: &Library) -> Vec<(String, Vec<(Stance, String)>)> {
    let rows = library.claims(Shelf::Library).into_iter();
    let told = rows.map(|row| {
        let page = library.claim_page(row.claim.id).unwrap();
        let quotes = page.evidence.iter().map(|row| {
            let quote = row.annotation.anchor.quote.to_string();
            (row.evidence.stance.clone(), quote)
        });
        (row.claim.statement.to_string(), quotes.collect())
    });
    told.collect()
}

fn marks(library: &Library) -> usize {
    library
        .annotations(&AnnotationFilter::default())
        .unwrap()
        .len()
}

#[test]
fn each_pair_is_told_once_and_only_within_what_is_asked() {
    let room = Room::new();
    let library = room.open();
    let ids = ["one", "two", "three"].map(|own| {
        let dead = own.len();
        room.add(&library, &format!("{own}.txt"), &report(dead + 10, own))
            .id
    });
    index(&library);
    let pairs = |scope: &Scope<'_>| {
        let found = library.disagreements(scope, &now(), &|| false).unwrap();
        // The same words in several articles are one.
        assert_eq!(found.len(), 1);
        let pairs = found.iter().flat_map(Disagreement::all).map(|one| {
            let (left, right) = (one.left.article.id, one.right.article.id);
            (left.min(right), left.max(right))
        });
        pairs.collect::<Vec<_>>()
    };
    let pair = |one: usize, other: usize| (ids[one].min(ids[other]), ids[one].max(ids[other]));
    // Of the first and the second the number is the same.
    let expected = BTreeSet::from([pair(0, 2), pair(1, 2)]);
    let all = pairs(&Scope::All(None));
    assert_eq!(all.len(), 2);
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), expected);
    let within = BTreeSet::from([ids[0], ids[2]]);
    assert_eq!(pairs(&Scope::All(Some(&within))), [pair(0, 2)]);
    assert_eq!(pairs(&Scope::Article(ids[1], None)), [pair(1, 2)]);
    assert_eq!(pairs(&Scope::Article(ids[1], Some(&within))), [pair(1, 2)]);
}

#[test]
fn of_very_many_copies_of_a_story_some_are_compared_and_it_can_be_cancelled() {
    let room = Room::new();
    let library = room.open();
    let mut ids = Vec::new();
    for at in 0..120 {
        let text = report(12 + at % 2, &format!("number {at}"));
        ids.push(room.add(&library, &format!("{at}.txt"), &text).id);
    }
    index(&library);
    let found = library
        .disagreements(&Scope::Article(ids[0], None), &now(), &|| false)
        .unwrap();
    assert!((1..=30).contains(&found.len()), "{}", found.len());
    let asked = Cell::new(0);
    let cancelled = || {
        asked.set(asked.get() + 1);
        asked.get() > 5
    };
    let some = library.disagreements(&Scope::All(None), &now(), &cancelled);
    assert!(some.unwrap().len() < 120);
    assert!(asked.get() < 20, "{}", asked.get());
}

#[test]
fn a_claim_of_a_disagreement_has_both_sentences_as_evidence_until_it_is_undone() {
    let room = Room::new();
    let library = room.open();
    let (_, one) = two(&room, &library);
    let (left, right) = (one.left.text.to_string(), one.right.text.to_string());
    assert_ne!(left, right);
    let (change, applied, said) = library.claim_disagreement(&one, None, &nobody()).unwrap();
    assert_eq!(applied.saved, Saved::Yes);
    assert!(
        said.contains("one sentence for it and one against it"),
        "{said:?}"
    );
    let expected = [(
        left.clone(),
        vec![(Stance::Supports, left.clone()), (Stance::Refutes, right)],
    )];
    assert_eq!(claimed(&library), expected);
    // A claim is no dismissal: the two go on disagreeing.
    assert_eq!(all(&library).len(), 1);
    assert_eq!(claimed(&room.open()), expected);

    let mut hand = Hand::at(&library);
    let undo = hand.undo(&change);
    hand.save(&undo);
    assert_eq!((claimed(&library), marks(&library)), (Vec::new(), 0));
    assert_eq!(claimed(&room.open()), []);
    let redo = hand.undo(&undo);
    hand.save(&redo);
    assert_eq!(claimed(&room.open()), expected);
}

#[test]
fn where_a_report_is_from_is_no_part_of_the_claim_that_is_made_of_it() {
    let room = Room::new();
    let library = room.open();
    let fire = "A fire at the Halden paper mill of Anna Lund in Brekke killed";
    for (dead, own) in [(12, "first"), (14, "second")] {
        let text = format!(
            "Fire {own}\n\nBREKKE (Northern Wire) - {fire} {dead} people on the night. It was {own}.\n"
        );
        room.add(&library, &format!("{own}.txt"), &text);
    }
    index(&library);
    let one = all(&library).remove(0);
    assert!(one.left.text.starts_with("BREKKE"), "{:?}", one.left);
    library.claim_disagreement(&one, None, &nobody()).unwrap();
    let claimed = claimed(&library);
    let [(statement, quotes)] = claimed.as_slice() else {
        panic!("{claimed:?}");
    };
    assert_eq!(*statement, Library::wording_of(&one).to_string());
    assert!(statement.starts_with(fire), "{statement}");
    // The evidence is the whole sentence.
    assert!(quotes[0].1.starts_with("BREKKE"), "{quotes:?}");
}

#[test]
fn what_is_marked_or_claimed_already_is_not_marked_again() {
    let room = Room::new();
    let library = room.open();
    let (ids, one) = two(&room, &library);
    let mut hand = Hand::at(&library);
    let (mark, _) = hand.mark(one.left.article.id, &one.left.text);
    assert!(ids.contains(&one.left.article.id));
    library.claim_disagreement(&one, None, &nobody()).unwrap();
    let before = claimed(&library);
    assert_eq!(
        (before.len(), before[0].1.len(), marks(&library)),
        (1, 2, 2)
    );
    let known = hand.annotation(one.left.article.id, mark);
    assert_eq!(known.evidence.len(), 1);
    // The key once more, and in a window that has just been opened.
    library.claim_disagreement(&one, None, &nobody()).unwrap();
    room.open()
        .claim_disagreement(&one, None, &nobody())
        .unwrap();
    assert_eq!((claimed(&library), marks(&library)), (before, 2));
}

#[test]
fn in_a_story_the_claim_is_put_into_it() {
    let room = Room::new();
    let library = room.open();
    let (ids, one) = two(&room, &library);
    let story = Hand::at(&library).story("Fire", ids);
    library
        .claim_disagreement(&one, Some(story), &nobody())
        .unwrap();
    let claims = library.claims(Shelf::Library);
    let stories = library.stories(Shelf::Library).unwrap();
    assert!(stories[0].members.claims.contains(&claims[0].claim.id));
}

#[test]
fn the_evidence_of_a_disagreement_follows_revised_texts() {
    let room = Room::new();
    let library = room.open();
    let (ids, one) = two(&room, &library);
    library.claim_disagreement(&one, None, &nobody()).unwrap();
    for (id, name, dead) in [(ids[0], "first", 12), (ids[1], "second", 14)] {
        let text = format!("It rained in the morning.\n\n{}", report(dead, name));
        let path = room.file("revised.txt", &text);
        library.revise_from_file(id, &path).unwrap();
    }
    index(&library);
    let claim = library.claims(Shelf::Library)[0].claim.id;
    let page = library.claim_page(claim).unwrap();
    assert_eq!(page.evidence.len(), 2);
    for row in &page.evidence {
        let newest = library.open_article(row.article.id, None).unwrap().snapshot;
        let words = newest
            .text
            .get(row.placement.bytes.clone().unwrap())
            .unwrap();
        assert_eq!(words, row.annotation.anchor.quote.as_str());
        assert!(!row.placement.waits(), "{:?}", row.placement);
    }
    // What was found before is refused in words; what is found now is known.
    let refused = library
        .claim_disagreement(&one, None, &nobody())
        .unwrap_err();
    assert!(matches!(refused, ApplyError::Gone { .. }), "{refused:?}");
    let found = all(&library);
    assert_eq!(found[0].id, one.id);
    library
        .claim_disagreement(&found[0], None, &nobody())
        .unwrap();
    assert_eq!((claimed(&library)[0].1.len(), marks(&library)), (2, 2));
}

#[test]
fn nothing_is_claimed_of_an_article_in_the_trash_or_of_a_sentence_that_is_gone() {
    let room = Room::new();
    let library = room.open();
    let (ids, one) = two(&room, &library);
    let mut hand = Hand::at(&library);
    let removed = hand.remove(ids[1]);
    let refused = library
        .claim_disagreement(&one, None, &nobody())
        .unwrap_err();
    assert!(
        refused.to_string().contains("was removed meanwhile"),
        "{refused}"
    );
    assert_eq!((claimed(&library), all(&library)), (Vec::new(), Vec::new()));
    let undo = hand.undo(&removed);
    hand.save(&undo);
    assert_eq!(all(&library).len(), 1);
    let path = room.file("revised.txt", &report(12, "second"));
    library.revise_from_file(ids[1], &path).unwrap();
    assert!(library.claim_disagreement(&one, None, &nobody()).is_err());
    assert_eq!((claimed(&library), marks(&library)), (Vec::new(), 0));
    index(&library);
    assert_eq!(all(&library), []);
}

/// Dismisses a disagreement that nobody has dismissed before.
fn dismiss(hand: &mut Hand<'_>, one: &Disagreement) -> Change {
    let ((), dismissed) =
        hand.build(|build| build.dismiss(&one.dismissals()[0], &Record::default()));
    hand.save(&dismissed);
    dismissed
}

#[test]
fn what_is_dismissed_stays_so_until_one_of_the_sentences_is_another() {
    let room = Room::new();
    let library = room.open();
    let (ids, one) = two(&room, &library);
    let mut hand = Hand::at(&library);
    let dismissed = dismiss(&mut hand, &one);
    let told = |library: &Library| {
        index(library);
        all(library).len()
    };
    assert_eq!((told(&library), told(&room.open())), (0, 0));
    let of = Scope::Article(ids[1], None);
    assert_eq!(library.disagreements(&of, &now(), &|| false).unwrap(), []);

    // Undone and done again.
    let undo = hand.undo(&dismissed);
    hand.save(&undo);
    assert_eq!((told(&library), told(&room.open())), (1, 1));
    let record = library.record(RecordId::dismissed(one.id)).unwrap();
    let ((), again) = hand.build(|build| build.dismiss(&one.dismissals()[0], &record));
    hand.save(&again);

    // The same sentences in revised texts, with other marks around them.
    for (id, name, dead) in [(ids[0], "first", 12), (ids[1], "second", 14)] {
        let text = format!(
            "Fire\n\nMore was told.\n\n{}",
            report(dead, name).replace("Halden", "HALDEN")
        );
        let path = room.file("revised.txt", &text);
        library.revise_from_file(id, &path).unwrap();
    }
    assert_eq!((told(&library), told(&room.open())), (0, 0));
    // An article that comes back from the trash brings nothing back.
    let removed = hand.remove(ids[0]);
    let undo = hand.undo(&removed);
    hand.save(&undo);
    assert_eq!(told(&library), 0);
    // The sentence itself is revised, and its number is what it was.
    for reported in ["paper mill near Lake Aven", "mill"] {
        let text = report(14, "second").replace("paper mill", reported);
        let path = room.file("revised.txt", &text);
        library.revise_from_file(ids[1], &path).unwrap();
        assert_eq!((told(&library), told(&room.open())), (0, 0), "{reported}");
    }
    // Another number is another disagreement.
    let path = room.file("revised.txt", &report(15, "second"));
    library.revise_from_file(ids[1], &path).unwrap();
    let found = {
        index(&library);
        all(&library)
    };
    assert_eq!(found.len(), 1);
    assert_ne!(found[0].id, one.id);
}

#[test]
fn what_is_dismissed_stays_so_in_copies_that_come_later_whatever_is_looked_at() {
    let room = Room::new();
    let library = room.open();
    let (ids, one) = two(&room, &library);
    let mut hand = Hand::at(&library);
    let dismissed = dismiss(&mut hand, &one);
    let copy = room.add(&library, "copy.txt", &report(12, "copied"));
    index(&library);
    let of = |id| {
        let scope = Scope::Article(id, None);
        library.disagreements(&scope, &now(), &|| false).unwrap()
    };
    assert_eq!(
        (all(&library), of(copy.id), of(ids[1])),
        (vec![], vec![], vec![])
    );
    let within = BTreeSet::from([ids[1], copy.id]);
    let scope = Scope::All(Some(&within));
    assert_eq!(
        library.disagreements(&scope, &now(), &|| false).unwrap(),
        []
    );
    hand.remove(ids[0]);
    index(&library);
    assert_eq!(all(&library), []);
    let undo = hand.undo(&dismissed);
    hand.save(&undo);
    assert_eq!(all(&library).len(), 1);
}

#[test]
fn a_name_on_which_all_hangs_must_be_rare() {
    let room = Room::new();
    let library = room.open();
    let report = |dead: usize, own: &str| {
        format!("Fire {own}\n\nAt night a fire in a warehouse of Halden killed {dead} people.\n")
    };
    for (dead, own) in [(12, "one"), (14, "two")] {
        room.add(&library, &format!("{own}.txt"), &report(dead, own));
    }
    index(&library);
    assert_eq!(all(&library).len(), 1);
    // What is about the town anyway is no sign of one event.
    for number in 0..4 {
        let text =
            format!("Council {number}\n\nThe council of Halden met for the {number}th time.\n");
        room.add(&library, &format!("{number}.txt"), &text);
    }
    index(&library);
    assert_eq!(all(&library), []);
}

#[test]
fn a_sentence_that_is_new_beside_a_dismissed_one_is_told() {
    let room = Room::new();
    let library = room.open();
    let (ids, one) = two(&room, &library);
    dismiss(&mut Hand::at(&library), &one);
    index(&library);
    assert_eq!(all(&library), []);
    // Of another mill of hers, with the same numbers; what was dismissed stands where it stood.
    for (id, name, dead) in [(ids[0], "first", 12), (ids[1], "second", 14)] {
        let old = report(dead, name);
        let other = format!(
            "A fire at the Tarnau paper mill of Anna Lund in Brekke killed {dead} people on the night."
        );
        let path = room.file("revised.txt", &format!("{old}\n{other}\n"));
        library.revise_from_file(id, &path).unwrap();
    }
    index(&library);
    let found = all(&library);
    assert!(
        found.iter().any(|one| one.left.text.contains("Tarnau")),
        "{found:?}"
    );
}
