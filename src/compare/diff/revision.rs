//! Two snapshots with all that has changed, ready to be told.

use std::{fmt, ops::Range, sync::Arc};

use crate::{
    compare::diff::{How, Passage, diff_unless},
    model::{Annotation, Article, Placement, Snapshot},
};

/// Two snapshots of an article with all that has changed.
#[derive(Debug)]
pub struct Revision {
    /// The article.
    pub article: Arc<Article>,
    /// The older snapshot.
    pub old: Arc<Snapshot>,
    /// The newer one.
    pub new: Arc<Snapshot>,
    /// All of their text.
    pub passages: Vec<Passage>,
    /// The annotations that are not removed.
    pub annotations: Vec<Placed>,
    /// The numbers of the two among the snapshots of the article, from 1; 0 for one that is none of them.
    pub snapshots: [usize; 2],
    /// What the older one is compared with.
    pub against: Against,
    changes: Changes,
    /// Which number each passage has among those of the older text and among those of the newer, from 1.
    numbers: Vec<[usize; 2]>,
    /// Which passage's changes touch which annotation, in order.
    touches: Vec<(usize, usize)>,
}

/// An annotation with where it stands in two snapshots.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The annotation.
    pub annotation: Annotation,
    /// Where it stands in the older one.
    pub old: Placement,
    /// Where it stands in the newer one.
    pub new: Placement,
}

/// What a snapshot is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// A newer snapshot.
    Snapshot,
    /// All text of the page that it was made of: what was left out has come in there.
    Page,
}

/// What is shown of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A passage, by its number.
    Passage(usize),
    /// So many paragraphs in a row that have not changed.
    Unchanged(usize),
}

/// How many passages have changed, by how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Paragraphs in which words have changed.
    pub edited: usize,
    /// Paragraphs that came.
    pub added: usize,
    /// Paragraphs that are gone.
    pub removed: usize,
    /// Paragraphs that stand elsewhere, whether their words have changed or not.
    pub moved: usize,
    /// Paragraphs of the same words at the same place that are of another kind: a heading now.
    pub recast: usize,
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [
            (self.edited, How::Edited),
            (self.added, How::Added),
            (self.removed, How::Removed),
            (self.moved, How::Moved),
            (self.recast, How::Recast),
        ];
        let some = all.iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = some
            .map(|(count, how)| format!("{count} {}", how.word()))
            .collect();
        if words.is_empty() {
            f.write_str("no words have changed")
        } else {
            f.write_str(&words.join(", "))
        }
    }
}

impl Changes {
    fn of(passages: &[Passage]) -> Self {
        let mut changes = Self::default();
        for how in passages.iter().filter_map(Passage::how) {
            let count = match how {
                How::Added => &mut changes.added,
                How::Removed => &mut changes.removed,
                How::Moved => &mut changes.moved,
                How::Edited => &mut changes.edited,
                How::Recast => &mut changes.recast,
            };
            *count += 1;
        }
        changes
    }
}

impl Revision {
    /// Compares two snapshots of an article; nothing where that is left meanwhile, which is asked now and then.
    pub fn new(
        article: Arc<Article>,
        (old, new): (Arc<Snapshot>, Arc<Snapshot>),
        annotations: Vec<Placed>,
        is_left: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let passages = diff_unless(&old, &new, is_left)?;
        let bytes = |placed: &Placed| [placed.old.bytes.clone(), placed.new.bytes.clone()];
        let places: Vec<_> = annotations.iter().map(bytes).collect();
        let number = |of: &Snapshot| article.number_at(&of.id, None).unwrap_or_default();
        Some(Self {
            snapshots: [number(&old), number(&new)],
            against: Against::Snapshot,
            changes: Changes::of(&passages),
            numbers: numbers(&passages),
            touches: touches(&passages, &places),
            article,
            old,
            new,
            passages,
            annotations,
        })
    }

    /// Says which snapshots of the article the two are; by their texts alone it is the last of each.
    #[must_use]
    pub fn of_numbers(mut self, numbers: [usize; 2]) -> Self {
        self.snapshots = numbers;
        self
    }

    /// Says that the newer one is the whole page of the older one: only what was left out of it counts, and not where on
    /// the page a paragraph stands.
    #[must_use]
    pub fn of_page(mut self) -> Self {
        self.against = Against::Page;
        for passage in &mut self.passages {
            (passage.moved, passage.recast) = (false, None);
        }
        self.changes = Changes::of(&self.passages);
        self
    }

    /// Returns what is shown: what has changed, with a paragraph before and behind it.
    pub fn shown(&self) -> Vec<Shown> {
        let is_changed = |at: Option<usize>| {
            let passage = at.and_then(|at| self.passages.get(at));
            passage.is_some_and(Passage::is_changed)
        };
        let mut shown = Vec::new();
        for at in 0..self.passages.len() {
            let near = [at.checked_sub(1), Some(at), Some(at + 1)];
            match shown.last_mut() {
                _ if near.into_iter().any(is_changed) => shown.push(Shown::Passage(at)),
                Some(Shown::Unchanged(count)) => *count += 1,
                _ => shown.push(Shown::Unchanged(1)),
            }
        }
        shown
    }

    /// Tells how much has changed.
    pub const fn changes(&self) -> Changes {
        self.changes
    }

    /// Returns the annotations that the changes of a passage touch; the passage is named by its number from 0.
    pub fn touched(&self, passage: usize) -> impl Iterator<Item = &Placed> {
        let from = self.touches.partition_point(|(at, _)| *at < passage);
        let rest = self.touches.get(from..).unwrap_or_default().iter();
        let of_it = rest.take_while(move |(at, _)| *at == passage);
        of_it.filter_map(|(_, index)| self.annotations.get(*index))
    }

    /// Says what is not seen in the words of a passage: from where it has moved, and what it was; nothing where that
    /// has not changed.
    pub fn said(&self, passage: usize) -> Option<String> {
        let one = self.passages.get(passage)?;
        let moved = self.numbers.get(passage).filter(|_| one.moved);
        let moved = moved.map(|[from, to]| {
            let way = if from < to { "down" } else { "up" };
            format!("moved {way}: it was paragraph {from}, and is {to} now")
        });
        let recast = one.recast.map(|[was, is]| {
            let (was, is) = (was.word(), is.word());
            format!("{was} → {is}")
        });
        let said: Vec<String> = recast.into_iter().chain(moved).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }
}

/// Tells which number each passage has on either side, from 1; what does not stand there has that of the one before.
fn numbers(passages: &[Passage]) -> Vec<[usize; 2]> {
    let mut numbers = vec![[0; 2]; passages.len()];
    for side in [0, 1] {
        let start = |at: &usize| {
            let range = passages.get(*at).and_then(|one| one.on(side));
            range.map(|range| range.start)
        };
        let mut order: Vec<usize> = (0..passages.len()).collect();
        order.sort_by_key(start);
        let mut number = 0;
        for at in order {
            number += usize::from(start(&at).is_some());
            if let Some(own) = numbers.get_mut(at).and_then(|own| own.get_mut(side)) {
                *own = number;
            }
        }
    }
    numbers
}

/// Finds which passages' changes touch which annotations, by where these stand in both texts.
///
/// What has changed is put in order on either side first. No two changes share words, so those that an annotation
/// meets follow each other, and of a passage with many of them only the first is looked at.
pub(super) fn touches(
    passages: &[Passage],
    places: &[[Option<Range<usize>>; 2]],
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for side in [0, 1] {
        let mut changes: Vec<(Range<usize>, usize)> = Vec::new();
        for (at, passage) in passages.iter().enumerate() {
            changes.extend(
                passage
                    .changed_on(side)
                    .into_iter()
                    .map(|bytes| (bytes, at)),
            );
        }
        changes.sort_unstable_by_key(|(bytes, _)| (bytes.start, bytes.end));
        for (index, place) in places.iter().enumerate() {
            let Some(Some(bytes)) = place.get(side) else {
                continue;
            };
            let mut next = changes.partition_point(|(change, _)| change.end <= bytes.start);
            while let Some((change, at)) = changes.get(next) {
                if change.start >= bytes.end {
                    break;
                }
                found.push((*at, index));
                // The changes of a passage stand together.
                let rest = changes.get(next..).unwrap_or_default();
                next += rest.partition_point(|(_, other)| other == at).max(1);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
