//! Names that had something from each other, so that none of them is where it comes from.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    People, Witness,
    groups::{join, root},
    named::has_name,
};

/// Finds the names that had it from each other, so that none of them is where it comes from: each by its key, with the
/// number of its circle.
///
/// Who had it from whom is told by the chains and by the sources of their articles. Whom a person has confirmed as a
/// root had it from nobody, unless a person says that, too.
pub(super) fn circles(evidence: &[&Witness<'_>], people: &People) -> HashMap<String, usize> {
    let mut from: BTreeSet<(String, String)> = BTreeSet::new();
    let spoken = evidence.iter().filter(|witness| witness.is_confirmed);
    let roots = spoken.filter_map(|witness| chain(witness, people).pop().flatten());
    let roots: HashSet<String> = roots.collect();
    for witness in evidence.iter().filter(|witness| witness.said.is_none()) {
        for pair in chain(witness, people).windows(2) {
            if let [Some(one), Some(other)] = pair
                && one != other
                && (witness.is_confirmed || !roots.contains(one))
            {
                from.insert((one.clone(), other.clone()));
            }
        }
    }
    let edges: Vec<Edge<'_>> = from
        .iter()
        .map(|(taker, giver)| (taker.as_str(), giver.as_str()))
        .collect();
    // Whoever has it from nobody is a root, and from whom nobody has it is in no circle; so on, until only circles and
    // what lies between them are left.
    let back = |edges: Vec<_>| -> Vec<_> { edges.into_iter().map(|(a, b)| (b, a)).collect() };
    let edges = back(leading_on(back(leading_on(edges))));
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for name in edges.iter().flat_map(|(taker, giver)| [taker, giver]) {
        let next = numbers.len();
        numbers.entry(name).or_insert(next);
    }
    let mut groups: Vec<usize> = (0..numbers.len()).collect();
    for (taker, giver) in &edges {
        if let (Some(one), Some(other)) = (numbers.get(taker), numbers.get(giver)) {
            join(&mut groups, *one, *other);
        }
    }
    let numbered = numbers.into_iter();
    numbered
        .map(|(name, at)| (name.to_owned(), root(&groups, at)))
        .collect()
}

/// Tells whether the chain of a piece of evidence comes back to whom it has passed.
pub(super) fn goes_round(witness: &Witness<'_>, people: &People) -> bool {
    let mut passed: Vec<String> = chain(witness, people).into_iter().flatten().collect();
    passed.dedup();
    let count = passed.len();
    passed.into_iter().collect::<HashSet<_>>().len() < count
}

/// Returns who had it from whom, by their keys, from the source of the article on; nothing for who has no name.
fn chain(witness: &Witness<'_>, people: &People) -> Vec<Option<String>> {
    let via = witness.told.via.iter();
    let named = via.map(|name| has_name(name, witness.is_confirmed).then(|| people.key(name)));
    let source = witness.article.source.as_deref();
    let source = source.map(|source| people.key(source));
    std::iter::once(source).chain(named).collect()
}

/// Who had it, and from whom.
type Edge<'n> = (&'n str, &'n str);

/// Leaves out what leads to somebody in the end who had it from nobody; linear in what there is.
fn leading_on<'n>(mut edges: Vec<Edge<'n>>) -> Vec<Edge<'n>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut takers: HashMap<&str, Vec<&str>> = HashMap::new();
    for (taker, giver) in &edges {
        *counts.entry(taker).or_default() += 1;
        counts.entry(giver).or_default();
        takers.entry(giver).or_default().push(taker);
    }
    let ends = counts.iter().filter(|(_, count)| **count == 0);
    let mut ends: Vec<&str> = ends.map(|(name, _)| *name).collect();
    let mut gone: HashSet<&str> = HashSet::new();
    while let Some(end) = ends.pop() {
        gone.insert(end);
        for taker in takers.get(end).into_iter().flatten() {
            if let Some(count) = counts.get_mut(taker) {
                *count -= 1;
                if *count == 0 {
                    ends.push(taker);
                }
            }
        }
    }
    edges.retain(|(_, giver)| !gone.contains(giver));
    edges
}
