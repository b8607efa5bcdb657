//! Which paragraphs became which.

use std::{collections::HashMap, ops::Range};

use crate::{
    compare::diff::{Fate, MOST, Passage, Piece, pieces::pieces, sides::Side},
    model::Snapshot,
    text::align,
};

/// How many words a paragraph must have at least to be told as a part of another.
const PART: usize = 8;

/// Paragraphs one after the other that became others one after the other, by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    old: Range<usize>,
    new: Range<usize>,
}

/// Returns what became of all paragraphs, those that were found again first; nothing where that is left.
pub(super) fn passages(
    old: &Snapshot,
    new: &Snapshot,
    is_left: &dyn Fn() -> bool,
) -> Option<Vec<Passage>> {
    let (mut old, mut new) = (Side::new(old), Side::new(new));
    let (old_in, new_in) = inner(&old, &new);
    let mut known = HashMap::new();
    old.read(&old_in, &mut known);
    new.read(&new_in, &mut known);
    drop(known);
    if is_left() {
        return None;
    }
    let mut groups = ends(&old, &new, &old_in, &new_in);
    groups.extend(grouped(&old, &new, &old_in, &new_in));
    groups.sort_by_key(|group| group.old.start);
    let mut told = found(&old, &new, &groups, is_left)?;
    told.extend(gone(&old, &groups));
    told.extend(come(&new, &groups));
    Some(told)
}

/// Returns the paragraphs of either side between those that are the same at both ends.
fn inner(old: &Side<'_>, new: &Side<'_>) -> (Range<usize>, Range<usize>) {
    let (olds, news) = (old.units.len(), new.units.len());
    let least = olds.min(news);
    let start = (0..least)
        .take_while(|at| old.unit(*at) == new.unit(*at))
        .count();
    let end = (1..=least - start)
        .take_while(|back| old.unit(olds - back) == new.unit(news - back))
        .count();
    (start..olds - end, start..news - end)
}

/// Returns the paragraphs that are the same at both ends, each with its like.
fn ends(
    old: &Side<'_>,
    new: &Side<'_>,
    old_in: &Range<usize>,
    new_in: &Range<usize>,
) -> Vec<Group> {
    let outer = |side: &Side<'_>, inner: &Range<usize>| {
        let behind = inner.end..side.units.len();
        (0..inner.start).chain(behind)
    };
    let both = outer(old, old_in).zip(outer(new, new_in));
    let groups = both.map(|(old, new)| Group {
        old: old..old + 1,
        new: new..new + 1,
    });
    groups.collect()
}

/// Returns what became of those that were found again; nothing where that is left.
fn found(
    old: &Side<'_>,
    new: &Side<'_>,
    groups: &[Group],
    is_left: &dyn Fn() -> bool,
) -> Option<Vec<Passage>> {
    let place = |group: &Group| (group.old.start, group.new.start);
    let places: Vec<(usize, usize)> = groups.iter().map(place).collect();
    let stayed: Vec<(usize, usize)> = align::rising(&places);
    let mut left = MOST;
    let mut told = Vec::new();
    for group in groups {
        if is_left() {
            return None;
        }
        let (Some(old_at), Some(new_at)) = (old.bytes(&group.old), new.bytes(&group.new)) else {
            continue;
        };
        told.push(Passage {
            moved: stayed.binary_search(&place(group)).is_err(),
            recast: old
                .kind(&group.old)
                .zip(new.kind(&group.new))
                .filter(|(was, is)| was != is)
                .map(|(was, is)| [was, is]),
            pieces: pieces((old.text, &old_at), (new.text, &new_at), &mut left),
            old: Some(old_at),
            new: Some(new_at),
        });
    }
    Some(told)
}

/// Returns the paragraphs of the old text that are in no group.
fn gone(old: &Side<'_>, groups: &[Group]) -> impl Iterator<Item = Passage> {
    let seen = groups.iter().map(|group| &group.old);
    alone(old, seen).into_iter().map(|bytes| Passage {
        moved: false,
        recast: None,
        pieces: vec![Piece {
            fate: Fate::Gone,
            old: bytes.clone(),
            new: 0..0,
        }],
        old: Some(bytes),
        new: None,
    })
}

/// Returns the paragraphs of the new text that are in no group.
fn come(new: &Side<'_>, groups: &[Group]) -> impl Iterator<Item = Passage> {
    let seen = groups.iter().map(|group| &group.new);
    alone(new, seen).into_iter().map(|bytes| Passage {
        moved: false,
        recast: None,
        pieces: vec![Piece {
            fate: Fate::Come,
            old: 0..0,
            new: bytes.clone(),
        }],
        old: None,
        new: Some(bytes),
    })
}

/// Returns where the paragraphs of a side stand that were not seen.
fn alone<'a>(side: &Side<'_>, seen: impl Iterator<Item = &'a Range<usize>>) -> Vec<Range<usize>> {
    let mut is_seen = vec![false; side.units.len()];
    for units in seen {
        if let Some(some) = is_seen.get_mut(units.clone()) {
            some.fill(true);
        }
    }
    let all = side.units.iter().zip(is_seen);
    all.filter(|(_, is_seen)| !is_seen)
        .map(|(bytes, _)| bytes.clone())
        .collect()
}

/// Finds out which paragraphs became which.
fn grouped(
    old: &Side<'_>,
    new: &Side<'_>,
    old_in: &Range<usize>,
    new_in: &Range<usize>,
) -> Vec<Group> {
    let same = align::align(&old.ids, &new.ids, MOST);
    let mut unit_of = vec![0; old.ids.len()];
    for unit in old_in.clone() {
        if let Some(words) = old.of_unit.get(unit)
            && let Some(of) = unit_of.get_mut(words.clone())
        {
            of.fill(unit);
        }
    }
    // For each two paragraphs how many words they have in common, the most first.
    let mut links: Vec<(usize, usize, usize)> = Vec::new();
    for unit in new_in.clone() {
        let mut common: HashMap<usize, usize> = HashMap::new();
        let words = new.of_unit.get(unit).cloned().unwrap_or_default();
        for from in words.filter_map(|word| same.in_old(word)) {
            *common
                .entry(unit_of.get(from).copied().unwrap_or_default())
                .or_default() += 1;
        }
        links.extend(common.into_iter().map(|(from, count)| (count, from, unit)));
    }
    links.retain(|(count, from, to)| {
        let (before, after) = (old.count(*from), new.count(*to));
        let (small, large) = (before.min(after), before.max(after));
        2 * count >= large || (small >= PART && 5 * count >= 4 * small)
    });
    links.sort_unstable_by_key(|(count, from, to)| (std::cmp::Reverse(*count), *from, *to));
    let mut groups: Vec<Group> = Vec::new();
    let mut of_old: HashMap<usize, usize> = HashMap::new();
    let mut of_new: HashMap<usize, usize> = HashMap::new();
    for (_, from, to) in links {
        let single = Group {
            old: from..from + 1,
            new: to..to + 1,
        };
        match (of_old.get(&from).copied(), of_new.get(&to).copied()) {
            (None, None) => {
                of_old.insert(from, groups.len());
                of_new.insert(to, groups.len());
                groups.push(single);
            }
            // A neighbour that became a part of it, or that a part of it became.
            (Some(at), None) => {
                if let Some(new) = groups.get_mut(at).and_then(|group| grown(&group.new, to)) {
                    of_new.insert(to, at);
                    groups[at].new = new;
                }
            }
            (None, Some(at)) => {
                if let Some(old) = groups.get_mut(at).and_then(|group| grown(&group.old, from)) {
                    of_old.insert(from, at);
                    groups[at].old = old;
                }
            }
            (Some(_), Some(_)) => {}
        }
    }
    // Short ones that have moved are known by all of their words.
    let before = once(old, old_in, |unit| of_old.contains_key(&unit));
    let after = once(new, new_in, |unit| of_new.contains_key(&unit));
    let mut rest: Vec<Group> = before
        .iter()
        .filter_map(|(words, from)| Some((*from, *after.get(words)?)))
        .map(|(from, to)| Group {
            old: from..from + 1,
            new: to..to + 1,
        })
        .collect();
    groups.append(&mut rest);
    groups
}

/// Returns the paragraphs that occur once among those that are left, by their words.
fn once<'a>(
    side: &'a Side<'_>,
    which: &Range<usize>,
    is_known: impl Fn(usize) -> bool,
) -> HashMap<&'a [u32], usize> {
    let mut places: HashMap<&[u32], Option<usize>> = HashMap::new();
    for unit in which.clone().filter(|unit| !is_known(*unit)) {
        let words = side.of_unit.get(unit).cloned().unwrap_or_default();
        let words = side.ids.get(words).unwrap_or_default();
        places
            .entry(words)
            .and_modify(|place| *place = None)
            .or_insert(Some(unit));
    }
    let once = places.into_iter();
    once.filter_map(|(words, unit)| Some((words, unit?)))
        .collect()
}

/// Returns a range with the number right before or behind it; nothing for another number.
fn grown(range: &Range<usize>, by: usize) -> Option<Range<usize>> {
    if by == range.end {
        Some(range.start..by + 1)
    } else if by + 1 == range.start {
        Some(by..range.end)
    } else {
        None
    }
}
