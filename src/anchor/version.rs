//! Which matcher has looked at a placement, and whether the present one is to look again.

use crate::model::{Annotation, SnapshotId};

/// Names this matcher and its version in the placements it makes.
///
/// Raise the version with each change by which some annotation would be placed differently.
pub const MATCHER: &str = "matcher 4";

/// Tells whether the present matcher is to look where an annotation stands in a snapshot: nothing has placed it there,
/// or an older matcher has, and no person has decided.
pub fn is_due(annotation: &Annotation, snapshot: &SnapshotId) -> bool {
    let Some(placement) = annotation.placement(snapshot) else {
        return true;
    };
    let by = match annotation.contested(snapshot) {
        Some(contested) => &contested.offer.placement.by,
        None => &placement.by,
    };
    is_older(by)
}

/// Tells whether a placement is by an older version of this matcher; what a person, a newer one or another program has
/// made is not.
fn is_older(by: &str) -> bool {
    let version = |by: &str| by.strip_prefix("matcher ")?.parse::<u32>().ok();
    match (version(by), version(MATCHER)) {
        (Some(by), Some(present)) => by < present,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_older_matcher_is_older() {
        let asked = ["matcher 1", MATCHER, "matcher 999", "person", "matcher", ""];
        assert_eq!(
            asked.map(is_older),
            [true, false, false, false, false, false]
        );
    }
}
