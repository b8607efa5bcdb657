//! What has changed between two snapshots, as JSON.

use std::{collections::BTreeMap, ops::Range};

use serde::Serialize;

use crate::{
    anchor::offset,
    compare::diff::{Fate, Passage, Revision},
    export::json::VERSION,
    model::Snapshot,
};

/// The document of `diff`.
#[derive(Serialize)]
pub struct DiffDocument<'a> {
    version: u32,
    article: String,
    /// The number of the older snapshot, from 1.
    old: usize,
    /// The number of the newer one.
    new: usize,
    changes: Vec<ChangeFields<'a>>,
}

/// A paragraph that has changed.
#[derive(Serialize)]
struct ChangeFields<'a> {
    /// `edited`, `added`, `removed`, `moved` or `recast`; what was moved may be edited and recast, what was edited
    /// may be recast too.
    kind: &'static str,
    /// Where it stands in the older snapshot; `null` for what was added.
    old: Option<PlaceFields<'a>>,
    /// Where it stands in the newer one; `null` for what was removed.
    new: Option<PlaceFields<'a>>,
    /// Whether it stands in another order among the others.
    moved: bool,
    /// What it was and what it is, where that is another kind of paragraph; else `null`.
    recast: Option<KindFields>,
    /// The words that have changed in it, in order.
    words: Vec<WordFields<'a>>,
    /// The ids of the annotations that this touches.
    annotations: Vec<String>,
}

/// The kinds of a paragraph: `paragraph`, `heading`, `list item`, `quotation`, `code` or `table`.
#[derive(Serialize)]
struct KindFields {
    old: &'static str,
    new: &'static str,
}

/// Words that have changed: on one side there may be none.
#[derive(Serialize)]
struct WordFields<'a> {
    old: Option<PlaceFields<'a>>,
    new: Option<PlaceFields<'a>>,
}

/// A place in one of the snapshots.
#[derive(Serialize)]
struct PlaceFields<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// A text, with the code points before each place that is told.
struct Counted<'a> {
    text: &'a str,
    counts: BTreeMap<usize, usize>,
}

impl<'a> Counted<'a> {
    fn new(snapshot: &'a Snapshot, ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let ends: Vec<usize> = ranges.flat_map(|range| [range.start, range.end]).collect();
        let counts = offset::code_points(&snapshot.text, &ends);
        Self {
            text: snapshot.text.as_str(),
            counts: ends.into_iter().zip(counts).collect(),
        }
    }

    fn place(&self, range: &Range<usize>) -> Option<PlaceFields<'a>> {
        Some(PlaceFields {
            start: *self.counts.get(&range.start)?,
            end: *self.counts.get(&range.end)?,
            text: self.text.get(range.clone())?,
        })
    }
}

impl<'a> DiffDocument<'a> {
    /// Tells what has changed, in the order of the newer snapshot.
    pub fn new(revision: &'a Revision) -> Self {
        let changed = || {
            let all = revision.passages.iter().enumerate();
            all.filter_map(|(at, passage)| Some((at, passage, passage.how()?)))
        };
        let pieces = || changed().flat_map(|(_, passage, _)| &passage.pieces);
        let old = changed().filter_map(|(_, passage, _)| passage.old.clone());
        let new = changed().filter_map(|(_, passage, _)| passage.new.clone());
        let old = old.chain(pieces().map(|piece| piece.old.clone()));
        let new = new.chain(pieces().map(|piece| piece.new.clone()));
        let (old, new) = (
            Counted::new(&revision.old, old),
            Counted::new(&revision.new, new),
        );
        let changes = changed().map(|(at, passage, how)| ChangeFields {
            kind: how.word(),
            old: passage.old.as_ref().and_then(|range| old.place(range)),
            new: passage.new.as_ref().and_then(|range| new.place(range)),
            moved: passage.moved,
            recast: passage.recast.map(|[old, new]| KindFields {
                old: old.word(),
                new: new.word(),
            }),
            words: words(passage, &old, &new),
            annotations: revision
                .touched(at)
                .map(|placed| placed.annotation.id.to_string())
                .collect(),
        });
        let [old, new] = revision.snapshots;
        Self {
            version: VERSION,
            article: revision.article.id.to_string(),
            old,
            new,
            changes: changes.collect(),
        }
    }
}

fn words<'a>(passage: &Passage, old: &Counted<'a>, new: &Counted<'a>) -> Vec<WordFields<'a>> {
    let mut words = Vec::new();
    let mut gone = None;
    for piece in &passage.pieces {
        match piece.fate {
            Fate::Gone => gone = old.place(&piece.old),
            Fate::Come => words.push(WordFields {
                old: gone.take(),
                new: new.place(&piece.new),
            }),
            Fate::Same => words.extend(gone.take().map(|gone| WordFields {
                old: Some(gone),
                new: None,
            })),
        }
    }
    words.extend(gone.map(|gone| WordFields {
        old: Some(gone),
        new: None,
    }));
    words
}
