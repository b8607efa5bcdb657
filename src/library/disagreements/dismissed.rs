//! What a person has dismissed.

use std::{
    borrow::Borrow,
    collections::{BTreeSet, HashSet},
};

use crate::{
    anchor::{self, Matcher, Quote, find_quote},
    library::Library,
    model::{
        AnchorState, CleanText, DisagreementId, Record,
        disagreement::{Disagreement, LEFT, RIGHT, Side, is_dismissed},
    },
    text::token,
};

/// What a person has dismissed.
#[derive(Debug, Default)]
pub(crate) struct Dismissed {
    pub(super) ids: BTreeSet<DisagreementId>,
    /// The sentences, in whichever articles they stand.
    pairs: HashSet<[String; 2]>,
    /// Each with its sentences as they stood when it was dismissed.
    sentences: Vec<(DisagreementId, [Sentence; 2])>,
}

/// A sentence as it stood when a disagreement was dismissed.
#[derive(Debug)]
struct Sentence {
    text: CleanText,
    folded: String,
}

impl Dismissed {
    /// Takes those of some records that say so.
    pub(crate) fn of<R: Borrow<Record>>(
        records: impl Iterator<Item = (DisagreementId, R)>,
    ) -> Self {
        let mut dismissed = Self::default();
        for (id, record) in records.filter(|(_, record)| is_dismissed(record.borrow())) {
            let sentences = [LEFT, RIGHT].map(|of| {
                let text = record.borrow().get(of).unwrap_or_default();
                Sentence {
                    folded: token::folded(&text),
                    text,
                }
            });
            dismissed.ids.insert(id);
            dismissed.pairs.insert(dismissed_pair(record.borrow()));
            dismissed.sentences.push((id, sentences));
        }
        dismissed
    }

    /// Tells whether one was dismissed, in whichever articles its sentences stand.
    pub(super) fn holds(&self, one: &Disagreement) -> bool {
        self.pairs
            .contains(&pair([&one.left.text, &one.right.text]))
            || one.all().any(|one| self.ids.contains(&one.id))
    }

    /// Returns the sentences, of the left article and of the right one, of what was dismissed of two articles with the
    /// same words in it that differ.
    fn alike<'a>(
        &'a self,
        one: &'a Disagreement,
    ) -> impl Iterator<Item = [&'a Sentence; 2]> + use<'a> {
        let values = [&one.left, &one.right].map(|side| token::folded(side.differing()));
        let articles = [one.left.article.id, one.right.article.id];
        let told = self.sentences.iter();
        told.flat_map(|(id, [first, second])| [(*id, [first, second]), (*id, [second, first])])
            .filter(move |(id, [left, right])| {
                let has = |sentence: &Sentence, value: &str| {
                    format!(" {} ", sentence.folded).contains(&format!(" {value} "))
                };
                // Which articles it was dismissed of stands in its name alone.
                has(left, &values[0])
                    && has(right, &values[1])
                    && *id
                        == DisagreementId::of([
                            (articles[0], &left.folded),
                            (articles[1], &right.folded),
                        ])
            })
            .map(|(_, sides)| sides)
    }
}

/// Returns the two sentences that a record says were dismissed, folded, whichever of them is first.
pub fn dismissed_pair(record: &Record) -> [String; 2] {
    let [left, right] = [LEFT, RIGHT].map(|of| record.get(of).unwrap_or_default());
    pair([&left, &right])
}

fn pair(sentences: [&str; 2]) -> [String; 2] {
    let mut pair = sentences.map(token::folded);
    pair.sort_unstable();
    pair
}

impl Library {
    /// Tells whether a disagreement was dismissed in earlier texts of its articles: each of its sentences is what has
    /// become of one that was dismissed, and what differs is the same.
    pub(super) fn was_dismissed(&self, dismissed: &Dismissed, one: &Disagreement) -> bool {
        one.all().any(|one| {
            let mut alike = dismissed.alike(one);
            alike.any(|[left, right]| {
                self.has_become(left, &one.left) && self.has_become(right, &one.right)
            })
        })
    }

    /// Tells whether a sentence of an article is what an earlier one has become; where that is not sure, it is not.
    fn has_become(&self, earlier: &Sentence, side: &Side) -> bool {
        if earlier.folded == token::folded(&side.text) {
            return true;
        }
        let Ok(newest) = self.snapshot(&side.snapshot) else {
            return false;
        };
        let entries = side.article.snapshots.iter().rev();
        let older = entries.filter(|entry| entry.id != side.snapshot);
        let mut older = older.filter_map(|entry| {
            let snapshot = self.snapshot(&entry.id).ok()?;
            let quote = Quote {
                words: &earlier.text,
                ..Quote::default()
            };
            let bytes = find_quote(&snapshot.text, &quote).ok()?;
            Some((anchor::anchor(&snapshot, bytes).ok()?, snapshot))
        });
        let Some((anchor, snapshot)) = older.next() else {
            return false;
        };
        let placement = Matcher::new(Some(&snapshot), &newest).place(&anchor);
        let is_sure = !matches!(placement.state, AnchorState::Review | AnchorState::Orphan);
        let meets = placement.bytes.is_some_and(|bytes| {
            let common = bytes
                .end
                .min(side.bytes.end)
                .saturating_sub(bytes.start.max(side.bytes.start));
            // It may have been parted, or joined with another one.
            2 * common > bytes.len().min(side.bytes.len())
        });
        is_sure && meets
    }
}
