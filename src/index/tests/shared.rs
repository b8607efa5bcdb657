//! What several articles have is kept, whatever comes and goes.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, prelude::*};

use super::{
    id,
    prints::{all_prints, dated, put, record, words},
};
use crate::{
    compare::{Prints, Words},
    index::{Index, KeptEchoes, Sharing, kept::OUTDATED, prints::COMMON, shared::WAITING},
    model::{ArticleId, RecordId, SnapshotId},
};

/// The texts that are in an index, by the numbers of their articles.
type Texts = BTreeMap<u128, String>;

/// What is done with an index.
#[derive(Clone, Debug)]
enum Deed {
    /// An article comes, or has another text, or is touched.
    Put(u128, Vec<u8>),
    /// Its record is gone.
    Forget(u128),
    /// It goes to the trash, or comes back.
    Remove(u128, bool),
    /// It is said to be of a day.
    Date(u128, u8),
    /// Somebody finds out what it shares, and keeps that.
    Keep(u128),
    /// Somebody looks up its fingerprints.
    Introduce(u128),
    /// Somebody goes over all fingerprints for a while.
    Pass(usize),
}

fn deeds() -> impl Strategy<Value = Deed> {
    let number = || 1_u128..8;
    // Of few passages, so that many are shared.
    let passages = || vec(0_u8..6, 0..4);
    prop_oneof![
        4 => (number(), passages()).prop_map(|(number, of)| Deed::Put(number, of)),
        1 => number().prop_map(Deed::Forget),
        1 => (number(), any::<bool>()).prop_map(|(number, is_gone)| Deed::Remove(number, is_gone)),
        1 => (number(), 1_u8..29).prop_map(|(number, day)| Deed::Date(number, day)),
        4 => number().prop_map(Deed::Keep),
        3 => number().prop_map(Deed::Introduce),
        2 => (1_usize..40).prop_map(Deed::Pass),
    ]
}

fn text(of: &[u8]) -> String {
    let passages = of.iter().map(|passage| words(&format!("p{passage}x")));
    passages.collect::<Vec<_>>().join(" Between them. ")
}

fn snapshot_of(text: &str) -> SnapshotId {
    SnapshotId::parse(&blake3::hash(text.as_bytes()).to_hex()).unwrap()
}

fn introduce(index: &Index, number: u128, text: &str) {
    let prints = Words::new(text).prints();
    let (part, rest) = prints.split_at(prints.len() / 2);
    // In two steps, as a long text is.
    index
        .write(|batch| batch.introduce_part(id(number), &snapshot_of(text), part))
        .unwrap();
    index
        .write(|batch| batch.introduce(id(number), &snapshot_of(text), Some(rest)))
        .unwrap();
}

fn forget(index: &Index, number: u128) {
    index
        .write(|batch| batch.forget(RecordId::article(id(number))))
        .unwrap();
}

fn pass(index: &Index, most: usize) -> bool {
    index.write(|batch| batch.pass(most)).unwrap()
}

fn newcomers(index: &Index) -> BTreeSet<u128> {
    let found = index.some_newcomers(usize::MAX).unwrap();
    found.into_iter().map(|of| of.id.0.as_u128()).collect()
}

fn do_all(index: &Index, deeds: Vec<Deed>, texts: &mut Texts) -> Result<(), TestCaseError> {
    for deed in deeds {
        match deed {
            Deed::Put(number, of) => {
                let text = text(&of);
                put(index, number, &text);
                texts.insert(number, text);
            }
            Deed::Forget(number) => {
                forget(index, number);
                texts.remove(&number);
            }
            Deed::Remove(number, is_gone) => {
                if let Some(text) = texts.get(&number) {
                    let removed = record(text, is_gone);
                    index
                        .write(|batch| batch.put_article(id(number), &removed))
                        .unwrap();
                }
            }
            Deed::Date(number, day) => {
                if let Some(text) = texts.get(&number) {
                    dated(index, number, text, Some(&format!("2020-08-{day:02}")));
                }
            }
            Deed::Keep(number) => {
                if let Some(text) = texts.get(&number) {
                    keep(index, number, text);
                }
            }
            Deed::Introduce(number) => {
                // Also of what is none, or has another text by now.
                let text = texts.get(&number).cloned().unwrap_or_default();
                introduce(index, number, &text);
            }
            Deed::Pass(most) => {
                pass(index, most);
            }
        }
        keeps_to_the_law(index, texts)?;
    }
    Ok(())
}

/// Returns each fingerprint with the articles that have it, in which it stands in the table.
fn shared(index: &Index) -> BTreeMap<u64, BTreeSet<u128>> {
    let rows: Vec<(i64, [u8; 16])> = index
        .ask(|connection| {
            let sql = "SELECT s.print, a.id FROM shared s LEFT JOIN articles a ON a.row = s.row";
            let mut statement = connection.prepare(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
        .unwrap();
    let mut shared: BTreeMap<u64, BTreeSet<u128>> = BTreeMap::new();
    for (print, id) in rows {
        let carriers = shared.entry(print.cast_unsigned()).or_default();
        carriers.insert(u128::from_be_bytes(id));
    }
    shared
}

/// Returns each fingerprint with the articles that have it, from their texts.
fn carriers(texts: &Texts) -> BTreeMap<u64, BTreeSet<u128>> {
    let mut carriers: BTreeMap<u64, BTreeSet<u128>> = BTreeMap::new();
    for (number, text) in texts {
        for print in Words::new(text).prints() {
            carriers.entry(print).or_default().insert(*number);
        }
    }
    carriers
}

fn several(texts: &Texts) -> BTreeMap<u64, BTreeSet<u128>> {
    let mut carriers = carriers(texts);
    carriers.retain(|_, carriers| carriers.len() > 1);
    carriers
}

/// What several have stands there with each that has it, but for newcomers; and nothing else does.
fn keeps_to_the_law(index: &Index, texts: &Texts) -> Result<(), TestCaseError> {
    let (shared, newcomers) = (shared(index), newcomers(index));
    let carriers = carriers(texts);
    for (print, sharing) in &shared {
        let all = carriers.get(print).cloned().unwrap_or_default();
        prop_assert!(sharing.len() > 1 && sharing.is_subset(&all));
    }
    for (print, all) in &carriers {
        let settled: BTreeSet<u128> = all.difference(&newcomers).copied().collect();
        match shared.get(print) {
            Some(sharing) => prop_assert!(settled.is_subset(sharing)),
            None => prop_assert!(settled.len() < 2),
        }
    }
    what_is_kept_is_what_is_found(index, texts)?;
    if newcomers.is_empty() {
        prop_assert_eq!(shared, several(texts));
        asking_finds_what_looking_up_does(index, texts)?;
    }
    Ok(())
}

fn asking_finds_what_looking_up_does(index: &Index, texts: &Texts) -> Result<(), TestCaseError> {
    for (number, text) in texts {
        let is_other = |other: ArticleId| other != id(*number);
        let found = |prints: &Prints| index.sharing(prints, &is_other, 5, &|| false).unwrap();
        let kept = index.shared_prints(&[(id(*number), &snapshot_of(text))]);
        let kept = kept.unwrap().remove(0).unwrap();
        prop_assert_eq!(kept.count(), Words::new(text).prints().len());
        prop_assert_eq!(found(&kept), found(&all_prints(text)));
    }
    Ok(())
}

/// Returns what stands for the echoes of an article here: which others are looked into, of how many.
fn answer(index: &Index, number: u128, text: &str) -> Sharing {
    let is_other = |other: ArticleId| other != id(number);
    index
        .sharing(&all_prints(text), &is_other, 5, &|| false)
        .unwrap()
}

fn kept(index: &Index, number: u128, text: &str) -> Option<KeptEchoes> {
    index.kept_echoes(id(number), &snapshot_of(text)).unwrap()
}

/// Finds out what an article shares, and keeps that as whoever looks into the texts does.
fn keep(index: &Index, number: u128, text: &str) {
    let Some(KeptEchoes { changes, .. }) = kept(index, number, text) else {
        return;
    };
    let found = answer(index, number, text);
    assert!(!found.is_of_many);
    keep_at(index, number, text, changes, &format!("{found:?}"));
}

fn keep_at(index: &Index, number: u128, text: &str, changes: i64, found: &str) {
    index
        .write(|batch| batch.keep_echoes(id(number), &snapshot_of(text), changes, found.as_bytes()))
        .unwrap();
}

/// Returns the numbers of the articles of which something is kept.
fn keeping(index: &Index, texts: &Texts) -> BTreeSet<u128> {
    let texts = texts.iter();
    let is_kept = |number: u128, text: &str| kept(index, number, text)?.found;
    texts
        .filter_map(|(number, text)| is_kept(*number, text).map(|_| *number))
        .collect()
}

/// Whatever is told of what is kept is what would be found out now.
fn what_is_kept_is_what_is_found(index: &Index, texts: &Texts) -> Result<(), TestCaseError> {
    for (number, text) in texts {
        if let Some(found) = kept(index, *number, text).and_then(|kept| kept.found) {
            let now = answer(index, *number, text);
            prop_assert_eq!(String::from_utf8(found).unwrap(), format!("{:?}", now));
        }
    }
    // Whoever shares something is found by those who keep it, as long as it is not kept.
    for (outdated, _) in index.outdated_echoes(usize::MAX).unwrap() {
        let text = &texts[&outdated.0.as_u128()];
        let kept = kept(index, outdated.0.as_u128(), text);
        prop_assert_eq!(kept.and_then(|kept| kept.found), None);
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_several_have_is_kept_in_whatever_order_they_come_and_go(
        deeds in vec(deeds(), 0..40),
        is_passed in any::<bool>(),
        most in 1_usize..60,
    ) {
        let index = Index::in_memory().unwrap();
        let mut texts = Texts::new();
        do_all(&index, deeds, &mut texts)?;
        if is_passed {
            while pass(&index, most) {}
            // One that was begun before left out those that came since.
            while pass(&index, most) {}
        } else {
            for (number, text) in &texts {
                introduce(&index, *number, text);
            }
        }
        prop_assert_eq!(newcomers(&index), BTreeSet::new());
        prop_assert_eq!(shared(&index), several(&texts));
    }
}

#[test]
fn newcomers_and_what_is_outdated_are_found_without_a_walk_through_all() {
    let index = Index::in_memory().unwrap();
    for (sql, by) in [
        (WAITING, "printed_waiting"),
        (OUTDATED, "kept_echoes_outdated"),
    ] {
        let plan: Vec<String> = index
            .ask(|connection| {
                let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                plan.query_map([9], |row| row.get(3))?.collect()
            })
            .unwrap();
        let [first, then @ ..] = plan.as_slice() else {
            panic!("{plan:?}")
        };
        let is_found = |step: &String| step.starts_with("SEARCH");
        assert!(first.contains(by) && then.iter().all(is_found), "{plan:?}");
    }
}

/// An index with so many articles that have one passage, each with some words of its own.
fn with_one_passage(count: u128) -> (Index, Texts) {
    let index = Index::in_memory().unwrap();
    let mut texts = Texts::new();
    for number in 1..=count {
        add_with_passage(&index, &mut texts, number);
    }
    while pass(&index, usize::MAX) {}
    (index, texts)
}

fn add_with_passage(index: &Index, texts: &mut Texts, number: u128) {
    let own = |part: &str| words(&format!("n{number}{part}"));
    let text = format!("{} {}. {}", own("a"), text(&[1]), own("b"));
    put(index, number, &text);
    texts.insert(number, text);
}

fn keep_all(index: &Index, texts: &Texts) -> usize {
    for (number, text) in texts {
        keep(index, *number, text);
    }
    keeping(index, texts).len()
}

#[test]
fn what_very_many_have_outdates_what_is_kept_as_it_becomes_so_and_as_it_ends() {
    let few = u128::try_from(COMMON).unwrap() - 1;
    let (index, mut texts) = with_one_passage(few);
    assert_eq!(keep_all(&index, &texts), texts.len());
    // One more, and most of it is passed over from now on.
    add_with_passage(&index, &mut texts, 500);
    introduce(&index, 500, &texts[&500]);
    what_is_kept_is_what_is_found(&index, &texts).unwrap();
    assert!(answer(&index, 1, &texts[&1]).of < texts.len() / 2);
    assert_eq!(keep_all(&index, &texts), texts.len());
    // The next makes no difference to most, so that a change costs no more than some rows; nor does one that goes.
    add_with_passage(&index, &mut texts, 501);
    introduce(&index, 501, &texts[&501]);
    assert!(keeping(&index, &texts).len() > texts.len() / 4);
    what_is_kept_is_what_is_found(&index, &texts).unwrap();
    for number in [501, 2] {
        keep_all(&index, &texts);
        forget(&index, number);
        texts.remove(&number);
        what_is_kept_is_what_is_found(&index, &texts).unwrap();
    }
    assert_eq!(answer(&index, 1, &texts[&1]).of, texts.len() - 1);
    // And many at once.
    assert_eq!(keep_all(&index, &texts), texts.len());
    for number in 600..650 {
        add_with_passage(&index, &mut texts, number);
    }
    while pass(&index, usize::MAX) {}
    assert_eq!(keeping(&index, &texts), BTreeSet::new());
    what_is_kept_is_what_is_found(&index, &texts).unwrap();
}

#[test]
fn a_change_outdates_only_what_is_kept_of_those_that_share_something_with_it() {
    let index = Index::in_memory().unwrap();
    let mut texts = Texts::new();
    for (number, of) in [(1, [1, 11]), (2, [1, 12]), (3, [2, 13]), (4, [2, 14])] {
        let text = text(&of);
        put(&index, number, &text);
        texts.insert(number, text);
    }
    while pass(&index, usize::MAX) {}
    let all: BTreeSet<u128> = (1..5).collect();
    assert_eq!(index.outdated_echoes(9).unwrap().len(), 4);
    keep_all(&index, &texts);
    assert_eq!(keeping(&index, &texts), all);
    assert!(index.outdated_echoes(9).unwrap().is_empty());
    dated(&index, 1, &texts[&1], Some("2020-08-20"));
    assert_eq!(keeping(&index, &texts), BTreeSet::from([3, 4]));
    keep_all(&index, &texts);
    // Nothing is told of it as long as it is not introduced.
    texts.insert(5, text(&[2, 15]));
    put(&index, 5, &texts[&5]);
    assert_eq!(keeping(&index, &texts), BTreeSet::new());
    introduce(&index, 5, &texts[&5]);
    assert_eq!(keeping(&index, &texts), BTreeSet::from([1, 2]));
}

#[test]
fn what_was_found_before_a_change_is_not_kept_after_it() {
    let (index, texts) = with_one_passage(3);
    let changes = kept(&index, 1, &texts[&1]).unwrap().changes;
    dated(&index, 2, &texts[&2], Some("2020-08-20"));
    keep_at(&index, 1, &texts[&1], changes, "found before");
    assert_eq!(kept(&index, 1, &texts[&1]).unwrap().found, None);
    let changes = kept(&index, 1, &texts[&1]).unwrap().changes;
    keep_at(&index, 1, &texts[&1], changes, "found after");
    assert!(kept(&index, 1, &texts[&1]).unwrap().found.is_some());
}

#[test]
fn a_pass_that_was_left_goes_on_and_whoever_came_meanwhile_waits() {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("index.sqlite");
    let mut texts = Texts::new();
    let add = |index: &Index, texts: &mut Texts, number: u128| {
        let of = number as u8 % 5;
        let text = text(&[of, 10 + number as u8, of + 1]);
        put(index, number, &text);
        texts.insert(number, text);
    };
    let index = Index::open(&path).unwrap();
    for number in 1..20 {
        add(&index, &mut texts, number);
    }
    assert!(pass(&index, 9));
    assert!(index.newcomers().unwrap().is_passing);
    drop(index);
    let index = Index::open(&path).unwrap();
    add(&index, &mut texts, 20);
    forget(&index, 3);
    texts.remove(&3);
    let mut steps = 1;
    while pass(&index, 9) {
        steps += 1;
        assert!(steps < 100);
    }
    assert!(steps > 5);
    assert_eq!(newcomers(&index), BTreeSet::from([20]));
    // As long as there are any, nobody is told what may not be all.
    let first = (id(1), &snapshot_of(&texts[&1]));
    assert_eq!(index.shared_prints(&[first]).unwrap(), [None]);
    introduce(&index, 20, &texts[&20]);
    assert_eq!(shared(&index), several(&texts));
    assert!(matches!(
        index.shared_prints(&[first]).unwrap().as_slice(),
        [Some(Prints::Shared(..))]
    ));
}

#[test]
fn an_article_whose_text_is_gone_before_it_is_introduced_is_taken_in_anew() {
    let index = Index::in_memory().unwrap();
    let text = words("a");
    put(&index, 1, &text);
    put(&index, 2, &text);
    let snapshot = snapshot_of(&text);
    index
        .write(|batch| batch.introduce(id(1), &snapshot, None))
        .unwrap();
    introduce(&index, 2, &text);
    assert_eq!(index.wordless().unwrap(), [id(1)]);
    assert!(newcomers(&index).is_empty() && shared(&index).is_empty());
}

#[test]
fn what_is_changed_besides_the_text_makes_no_newcomer() {
    let index = Index::in_memory().unwrap();
    let text = words("a");
    put(&index, 1, &text);
    put(&index, 2, &text);
    while pass(&index, usize::MAX) {}
    let mut tagged = record(&text, false);
    let title = crate::model::CleanText::line("Another title");
    let stamp = crate::model::Stamp::new(2, 0, crate::model::DeviceId(1));
    let place = crate::model::Path::root(crate::model::article::TITLE.name());
    let value = crate::model::FieldValue::to_value(&title);
    tagged.set(place, Some(value), stamp);
    index
        .write(|batch| {
            batch.put_article(id(1), &tagged)?;
            batch.put_words(id(1), &tagged, |_| {
                Some(crate::model::CleanText::new(&text))
            })
        })
        .unwrap();
    assert!(newcomers(&index).is_empty());
    assert_eq!(shared(&index).len(), Words::new(&text).prints().len());
}
