//! Claims that were merged into each other.

use std::{collections::BTreeSet, path::Path};

use super::Checking;
use crate::model::{Claim, build::shown};

impl Checking<'_> {
    /// Keeps what is to be known of a claim at the end.
    pub(super) fn claim(&mut self, path: &Path, claim: &Claim) {
        if let Some(into) = claim.merged_into.filter(|_| claim.removed.is_some()) {
            let merged = (path.to_path_buf(), shown(&claim.statement), into);
            self.merged.insert(claim.id, merged);
        }
    }

    /// Looks for claims that were merged in a circle, each circle once: none of them is shown any more.
    pub(super) fn circles(&mut self) {
        let merged = std::mem::take(&mut self.merged);
        let mut seen = BTreeSet::new();
        for first in merged.keys() {
            // The way from here, until it ends or comes to where one was before.
            let (mut way, mut at) = (Vec::new(), *first);
            while let Some((_, _, into)) = merged.get(&at).filter(|_| seen.insert(at)) {
                way.push(at);
                at = *into;
            }
            let circle = way.iter().position(|id| *id == at);
            let Some(circle) = circle.and_then(|start| way.get(start..)) else {
                continue;
            };
            let names = circle.iter().filter_map(|id| merged.get(id));
            let names: Vec<&str> = names.map(|(_, name, _)| name.as_str()).collect();
            let what = format!(
                "Claims were merged into each other, so that none of them is shown: {}.",
                names.join(", ")
            );
            let hint = format!(
                "`briefreader restore {}` brings that one back with its evidence; any of them can be restored first.",
                at.short()
            );
            let path = merged.get(&at).map(|(path, _, _)| path.clone());
            self.problem(path, &what, Some(&hint));
        }
    }
}
