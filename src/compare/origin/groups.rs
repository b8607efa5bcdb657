//! Groups of what belongs together, by the number of the first of each; they are joined two by two.

use std::collections::BTreeMap;

/// Returns the groups, each with the places of what is in it; all in order.
pub(super) fn together(groups: &[usize]) -> Vec<Vec<usize>> {
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..groups.len() {
        together.entry(root(groups, at)).or_default().push(at);
    }
    together.into_values().collect()
}

/// Returns the first of the group that something is in.
pub(super) fn root(groups: &[usize], mut at: usize) -> usize {
    while let Some(&above) = groups.get(at).filter(|above| **above != at) {
        at = above;
    }
    at
}

/// Joins the groups of two.
pub(super) fn join(groups: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(groups, one), root(groups, other));
    if let Some(group) = groups.get_mut(one.max(other)) {
        *group = one.min(other);
    }
}
