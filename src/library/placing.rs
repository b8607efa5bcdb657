//! Where annotations stand in snapshots in which nobody has placed them yet.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    anchor::{self, Found, Matcher, decision},
    library::{IndexingError, Library, indexing::Parts, stories::to_recheck},
    model::{
        Anchor, AnchorState, Annotation, AnnotationId, Article, CleanText, Placement, Snapshot,
        SnapshotId, StoryId, view::Unsure,
    },
    query::{Moment, Query},
};

/// How long the matcher may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Not so long that a person who waits for the text notices.
    Glance,
    /// As long as it takes.
    Thorough,
}

/// From where the words of an annotation are looked for.
struct Origin {
    id: AnnotationId,
    /// The words that were marked.
    own: Anchor,
    /// The words, on the snapshot that they stand in.
    anchor: Anchor,
    /// What a person has decided last in an earlier snapshot.
    decided: Option<Placement>,
}

impl Library {
    /// Asks the matcher where annotations stand in a snapshot.
    ///
    /// It starts from the words that a person has accepted or chosen last in an earlier snapshot, or else from
    /// those that were marked.
    pub(super) fn placed<'a>(
        &self,
        annotations: impl Iterator<Item = &'a Annotation>,
        snapshot: &Snapshot,
        pace: Pace,
    ) -> BTreeMap<AnnotationId, Placement> {
        let found = self.found(annotations, snapshot, pace).into_iter();
        found.map(|(id, found)| (id, found.placement)).collect()
    }

    /// Does the same, and tells how thoroughly it looked.
    pub(super) fn found<'a>(
        &self,
        annotations: impl Iterator<Item = &'a Annotation>,
        snapshot: &Snapshot,
        pace: Pace,
    ) -> BTreeMap<AnnotationId, Found> {
        let mut by_snapshot: BTreeMap<SnapshotId, Vec<Origin>> = BTreeMap::new();
        let mut article: Option<Arc<Article>> = None;
        for annotation in annotations {
            let origin = self.origin(annotation, &snapshot.id, &mut article);
            let made_on = origin.anchor.made_on.clone();
            by_snapshot.entry(made_on).or_default().push(origin);
        }
        let mut placements = BTreeMap::new();
        for (made_on, origins) in by_snapshot {
            // Without the old text the matcher is less sure, and says so.
            let is_older = made_on != snapshot.id;
            let old = is_older.then(|| self.snapshot(&made_on).ok()).flatten();
            let matcher = match pace {
                Pace::Glance => Matcher::at_a_glance(old.as_deref(), snapshot),
                Pace::Thorough => Matcher::new(old.as_deref(), snapshot),
            };
            for origin in origins {
                let mut found = matcher.find(&origin.anchor);
                if let Some(decided) = origin.decided {
                    let bytes = found.placement.bytes.clone();
                    let words = bytes.and_then(|at| snapshot.text.get(at));
                    let is_own = words.is_some_and(|words| decision::is_same(&origin.own, words));
                    found.placement = relative(found.placement, &decided, is_own);
                }
                placements.insert(origin.id, found);
            }
        }
        placements
    }

    /// Returns what waits for a recheck, everywhere or in a story, by article and place.
    ///
    /// # Errors
    /// Where the index or the files can't be read.
    pub fn unsure(
        &self,
        story: Option<StoryId>,
        at: &Moment,
    ) -> Result<Vec<Unsure>, IndexingError> {
        let query = Query::all(story.map(Query::in_story).into_iter().chain([to_recheck()]));
        self.asked(Parts::of(&query), |index| index.placed(&query, at))
    }

    /// Tells from where an annotation is looked for; its article is read where that matters, unless it is `known`.
    fn origin(
        &self,
        annotation: &Annotation,
        target: &SnapshotId,
        known: &mut Option<Arc<Article>>,
    ) -> Origin {
        let marked = Origin {
            id: annotation.id,
            own: annotation.anchor.clone(),
            anchor: annotation.anchor.clone(),
            decided: None,
        };
        if !annotation.placements.iter().any(|(_, p)| p.is_by_person()) {
            return marked;
        }
        if known
            .as_ref()
            .is_none_or(|article| article.id != annotation.article)
        {
            *known = Some(self.article(annotation.article));
        }
        let Some(article) = known else {
            return marked;
        };
        let last = article.number_at(target, None);
        let earlier = article.snapshots.iter().take(last.unwrap_or(usize::MAX));
        let earlier = earlier.filter(|entry| entry.id != *target);
        let mut decided = earlier.filter_map(|entry| {
            let mut written = annotation.placements.iter();
            let (id, placement) = written.find(|(id, p)| *id == entry.id && p.is_by_person())?;
            Some((id, placement.clone()))
        });
        let Some((id, decided)) = decided.next_back() else {
            return marked;
        };
        let anchor = match &decided.bytes {
            None => Some(annotation.anchor.clone()),
            Some(bytes) => {
                let snapshot = self.snapshot(id).ok();
                snapshot.and_then(|snapshot| anchor::anchor(&snapshot, bytes.clone()).ok())
            }
        };
        match anchor {
            Some(anchor) => Origin {
                anchor,
                decided: Some(decided),
                ..marked
            },
            None => marked,
        }
    }
}

/// Says what a place means beside what a person has decided before.
///
/// `is_own` tells whether the words that stand there are those that were marked.
fn relative(found: Placement, decided: &Placement, is_own: bool) -> Placement {
    let is_same = matches!(found.state, AnchorState::Anchored | AnchorState::Moved);
    let before = || CleanText::line(Placement::DECIDED_BEFORE);
    match &decided.state {
        // The very words that were rejected are back: that is worth a look.
        AnchorState::Orphan if is_same => Placement {
            state: AnchorState::Review,
            ..found
        },
        AnchorState::Orphan => Placement {
            method: before(),
            by: found.by,
            ..Placement::orphan()
        },
        AnchorState::Edited if is_same && !is_own => Placement {
            state: AnchorState::Edited,
            method: before(),
            ..found
        },
        // The words that were marked are back.
        AnchorState::Edited if found.state == AnchorState::Edited && is_own => Placement {
            state: AnchorState::Moved,
            ..found
        },
        _ => found,
    }
}
