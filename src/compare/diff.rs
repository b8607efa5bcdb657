//! What has changed between two snapshots, paragraph by paragraph and in them word by word.
//!
//! A word is the same where its letters are: case and punctuation count, white space and line breaks do not, and
//! how quotation marks, apostrophes and dashes are set does not either. Which paragraph became which is told by the
//! words that live on ([`align`]): so one is recognised that was edited, that has moved, or that was divided or
//! joined with its neighbour. A paragraph here is a block; of code and tables each line is one.
//!
//! The work is bounded but for the length of the texts. What begins and ends both texts is not looked into at all.

use std::{collections::HashMap, fmt, ops::Range, sync::Arc};

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    anchor::plainly_set,
    model::{Annotation, Article, BlockKind, Placement, Snapshot},
    text::align,
};

/// How often words are compared with each other at most, in all of the text and again within paragraphs: some
/// tenths of a second.
const MOST: usize = 100_000_000;

/// How many words a paragraph must have at least to be told as a part of another.
const PART: usize = 8;

/// How many letters of the same words between changes are too few to be told as the same.
const ISLAND: usize = 3;

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// They stand in both texts.
    Same,
    /// They stand in the older text alone.
    Gone,
    /// They stand in the newer text alone.
    Come,
}

/// Words one after the other that have one fate; each ends where the next begins, the blanks behind it included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of them.
    pub fate: Fate,
    /// Where they stand in the older text, in bytes; empty for what came.
    pub old: Range<usize>,
    /// Where they stand in the newer text, in bytes; empty for what is gone.
    pub new: Range<usize>,
}

/// Paragraphs that became others; mostly one that became one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where they stand in the older text, in bytes; nothing for what was added.
    pub old: Option<Range<usize>>,
    /// Where they stand in the newer text, in bytes; nothing for what was removed.
    pub new: Option<Range<usize>>,
    /// Whether they stand in another order among the others.
    pub moved: bool,
    /// Their words, in order; one piece of the same words where nothing has changed.
    pub pieces: Vec<Piece>,
}

impl Passage {
    /// Tells whether words have changed in it.
    pub fn is_edited(&self) -> bool {
        self.pieces.iter().any(|piece| piece.fate != Fate::Same)
    }

    /// Tells whether anything has changed: words, or its place.
    pub fn is_changed(&self) -> bool {
        self.moved || self.is_edited()
    }

    /// Tells whether what has changed touches an annotation, by where that stands in the two texts.
    pub fn touches(&self, old: Option<&Range<usize>>, new: Option<&Range<usize>>) -> bool {
        let meets = |one: Option<&Range<usize>>, other: Option<&Range<usize>>| match (one, other) {
            (Some(one), Some(other)) => one.start < other.end && other.start < one.end,
            _ => false,
        };
        if self.moved && (meets(self.old.as_ref(), old) || meets(self.new.as_ref(), new)) {
            return true;
        }
        // What was put into the middle touches it too.
        let within = |piece: &Range<usize>, range: Option<&Range<usize>>| {
            range.is_some_and(|range| range.start < piece.start && piece.start < range.end)
        };
        self.pieces.iter().any(|piece| match piece.fate {
            Fate::Same => false,
            Fate::Gone => meets(Some(&piece.old), old) || within(&piece.new, new),
            Fate::Come => meets(Some(&piece.new), new) || within(&piece.old, old),
        })
    }

    /// Returns the passage as it is when the two texts change places.
    fn turned(mut self) -> Self {
        std::mem::swap(&mut self.old, &mut self.new);
        for piece in &mut self.pieces {
            std::mem::swap(&mut piece.old, &mut piece.new);
            piece.fate = match piece.fate {
                Fate::Same => Fate::Same,
                Fate::Gone => Fate::Come,
                Fate::Come => Fate::Gone,
            };
        }
        // Of words that took the place of others, those that are gone come first.
        for two in 1..self.pieces.len() {
            if let Some([first, second]) = self.pieces.get_mut(two - 1..=two)
                && (first.fate, second.fate) == (Fate::Come, Fate::Gone)
            {
                std::mem::swap(first, second);
                first.new = second.new.start..second.new.start;
                second.old = first.old.end..first.old.end;
            }
        }
        self
    }
}

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
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [
            (self.edited, "edited"),
            (self.added, "added"),
            (self.removed, "removed"),
            (self.moved, "moved"),
        ];
        let some = all.iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = some.map(|(count, how)| format!("{count} {how}")).collect();
        if words.is_empty() {
            f.write_str("no words have changed")
        } else {
            f.write_str(&words.join(", "))
        }
    }
}

impl Revision {
    /// Tells the number of a snapshot among those of the article, from 1; 0 for one that is not there any more.
    pub fn number(&self, snapshot: &Snapshot) -> usize {
        let mut entries = self.article.snapshots.iter();
        entries
            .position(|entry| entry.id == snapshot.id)
            .map_or(0, |at| at + 1)
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

    /// Counts what has changed.
    pub fn changes(&self) -> Changes {
        let mut changes = Changes::default();
        for passage in self.passages.iter().filter(|one| one.is_changed()) {
            let count = match (&passage.old, &passage.new) {
                (None, _) => &mut changes.added,
                (_, None) => &mut changes.removed,
                _ if passage.moved => &mut changes.moved,
                _ => &mut changes.edited,
            };
            *count += 1;
        }
        changes
    }

    /// Returns the annotations that a passage's changes touch.
    pub fn touched<'a>(&'a self, passage: &'a Passage) -> impl Iterator<Item = &'a Placed> {
        self.annotations
            .iter()
            .filter(|placed| passage.touches(placed.old.bytes.as_ref(), placed.new.bytes.as_ref()))
    }

    /// Says from where a passage has moved.
    pub fn moved(&self, passage: &Passage) -> String {
        let (from, to) = self.places(passage);
        let way = if from < to { "down" } else { "up" };
        format!(
            "moved {way}: it was paragraph {}, and is {} now",
            from + 1,
            to + 1
        )
    }

    /// Tells from where a passage has moved: behind how many paragraphs of the older text it stood, and behind how
    /// many of the newer it stands.
    fn places(&self, passage: &Passage) -> (usize, usize) {
        let before = |of: fn(&Passage) -> Option<&Range<usize>>| {
            let start = of(passage).map(|range| range.start);
            let all = self.passages.iter().filter_map(of);
            all.filter(|range| Some(range.start) < start).count()
        };
        (
            before(|one| one.old.as_ref()),
            before(|one| one.new.as_ref()),
        )
    }
}

/// Words of a passage that is told in one text, those that are gone before those in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// What became of them.
    pub fate: Fate,
    /// The words; `¶` stands for the end of a paragraph that was joined with the next, or divided.
    pub text: &'a str,
    /// Where they begin: in the older text where they are gone, and else in the newer.
    pub at: usize,
}

/// Puts a passage into one text: blanks stand between words, not within what has changed.
pub fn told<'a>(pieces: &[Piece], old: &'a str, new: &'a str) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    // The blanks behind words that are gone and behind those in their place are told once.
    let mut blank = ("", 0);
    let mut last = Fate::Same;
    let same = |text: &'a str, at| Told {
        fate: Fate::Same,
        text,
        at,
    };
    for piece in pieces {
        let before = old.get(piece.old.clone()).unwrap_or_default();
        let after = new.get(piece.new.clone()).unwrap_or_default();
        if (last, piece.fate) != (Fate::Gone, Fate::Come) {
            let (text, at) = std::mem::take(&mut blank);
            if !text.is_empty() {
                all.push(same(text, at));
            }
        }
        last = piece.fate;
        let (words, at) = match piece.fate {
            Fate::Gone => (before, piece.old.start),
            Fate::Same | Fate::Come => (after, piece.new.start),
        };
        let text = match words.trim_end() {
            "" if !words.is_empty() => "¶",
            bare => bare,
        };
        let fate = piece.fate;
        all.push(Told { fate, text, at });
        for words in [after, before] {
            let bare = words.trim_end().len();
            let behind = words.get(bare..).unwrap_or_default();
            if behind.len() > blank.0.len() {
                blank = (behind, piece.new.end.saturating_sub(behind.len()));
            }
        }
    }
    all
}

/// Puts a blank between words that are gone and those in their place, for where no signs stand between them.
pub fn apart(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let mut all: Vec<Told<'_>> = Vec::with_capacity(told.len());
    for one in told {
        let last = all.last().map(|last| last.fate);
        if (last, one.fate) == (Some(Fate::Gone), Fate::Come) {
            all.push(Told {
                fate: Fate::Same,
                text: " ",
                at: one.at,
            });
        }
        all.push(one);
    }
    all
}

/// Returns all of two snapshots: the newer text in its order, and what is gone behind what it stood behind.
///
/// With the two changing places, the same is told the other way round.
pub fn diff(old: &Snapshot, new: &Snapshot) -> Vec<Passage> {
    // Always from the same side, so that the answer does not depend on which text is the older.
    let (before, after) = (old.text.as_str(), new.text.as_str());
    let is_turned = (before.len(), before) > (after.len(), after);
    let (one, other) = if is_turned { (new, old) } else { (old, new) };
    let mut passages = passages(one, other);
    if is_turned {
        passages = passages.into_iter().map(Passage::turned).collect();
    }
    in_order(passages)
}

/// Where a passage is told: behind which place of the newer text, and for what is gone in which order.
type Rank = (Option<usize>, bool, usize);

/// Brings passages into the order in which they are told.
fn in_order(mut passages: Vec<Passage>) -> Vec<Passage> {
    let start = |range: &Option<Range<usize>>| range.as_ref().map(|range| range.start);
    passages.sort_by_key(|passage| start(&passage.old));
    // What is gone follows what it stood behind, as far as that has not moved.
    let mut behind = None;
    let mut told: Vec<(Rank, Passage)> = Vec::new();
    for (count, passage) in passages.into_iter().enumerate() {
        let new = start(&passage.new);
        let key = match new {
            Some(new) => {
                if !passage.moved && passage.old.is_some() {
                    behind = Some(new);
                }
                (Some(new), false, 0)
            }
            None => (behind, true, count),
        };
        told.push((key, passage));
    }
    told.sort_by_key(|(key, _)| *key);
    told.into_iter().map(|(_, passage)| passage).collect()
}

/// The paragraphs of a text, with their words.
struct Side<'a> {
    text: &'a str,
    units: Vec<Range<usize>>,
    /// The words of all paragraphs that are looked into, in bytes.
    words: Vec<Range<usize>>,
    ids: Vec<u32>,
    /// The words of each paragraph, by their numbers.
    of_unit: Vec<Range<usize>>,
}

impl<'a> Side<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        let text = snapshot.text.as_str();
        let mut units = Vec::new();
        for block in &snapshot.blocks {
            match block.kind {
                BlockKind::Rule => {}
                BlockKind::Code | BlockKind::Table => units.extend(lines(text, &block.bytes)),
                _ => units.push(block.bytes.clone()),
            }
        }
        Self {
            text,
            units,
            words: Vec::new(),
            ids: Vec::new(),
            of_unit: Vec::new(),
        }
    }

    fn unit(&self, index: usize) -> &'a str {
        let unit = self.units.get(index).cloned().unwrap_or_default();
        self.text.get(unit).unwrap_or_default()
    }

    /// Reads the words of some paragraphs; the others have none.
    fn read(&mut self, which: &Range<usize>, known: &mut HashMap<String, u32>) {
        for (index, unit) in self.units.iter().enumerate() {
            let from = self.words.len();
            if which.contains(&index) {
                for (word, id) in words(self.text, unit, known) {
                    self.words.push(word);
                    self.ids.push(id);
                }
            }
            self.of_unit.push(from..self.words.len());
        }
    }

    fn count(&self, unit: usize) -> usize {
        self.of_unit.get(unit).map_or(0, ExactSizeIterator::len)
    }

    /// Returns the bytes of paragraphs one after the other.
    fn bytes(&self, units: &Range<usize>) -> Option<Range<usize>> {
        let first = self.units.get(units.start)?;
        let last = self.units.get(units.end.checked_sub(1)?)?;
        Some(first.start..last.end)
    }
}

fn lines(text: &str, bytes: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = bytes.start;
    let mut found = Vec::new();
    for line in text
        .get(bytes.clone())
        .unwrap_or_default()
        .split_inclusive('\n')
    {
        let end = at + line.trim_end_matches('\n').len();
        if end > at {
            found.push(at..end);
        }
        at += line.len();
    }
    found
}

/// Returns the words of a range, each with a number that the same words share.
fn words(
    text: &str,
    range: &Range<usize>,
    known: &mut HashMap<String, u32>,
) -> Vec<(Range<usize>, u32)> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let bounds = slice.split_word_bound_indices();
    let mut found = Vec::new();
    for (at, word) in bounds.filter(|(_, word)| !word.trim().is_empty()) {
        let set = plainly_set(word);
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let id = match known.get(set.as_ref()) {
            Some(id) => *id,
            None => *known.entry(set.into_owned()).or_insert(next),
        };
        found.push((range.start + at..range.start + at + word.len(), id));
    }
    found
}

/// Paragraphs one after the other that became others one after the other, by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    old: Range<usize>,
    new: Range<usize>,
}

fn passages(old: &Snapshot, new: &Snapshot) -> Vec<Passage> {
    let (mut old, mut new) = (Side::new(old), Side::new(new));
    let least = old.units.len().min(new.units.len());
    let start = (0..least)
        .take_while(|at| old.unit(*at) == new.unit(*at))
        .count();
    let end = (1..=least - start)
        .take_while(|back| old.unit(old.units.len() - back) == new.unit(new.units.len() - back))
        .count();
    let (old_in, new_in) = (start..old.units.len() - end, start..new.units.len() - end);
    let mut known = HashMap::new();
    old.read(&old_in, &mut known);
    new.read(&new_in, &mut known);
    let ends = |side: usize, inner: &Range<usize>| -> Vec<usize> {
        (0..inner.start).chain(inner.end..side).collect()
    };
    let both = ends(old.units.len(), &old_in)
        .into_iter()
        .zip(ends(new.units.len(), &new_in));
    let mut groups: Vec<Group> = both
        .map(|(old, new)| Group {
            old: old..old + 1,
            new: new..new + 1,
        })
        .collect();
    groups.extend(grouped(&old, &new, &old_in, &new_in));
    groups.sort_by_key(|group| group.old.start);
    let places: Vec<(usize, usize)> = groups
        .iter()
        .map(|group| (group.old.start, group.new.start))
        .collect();
    let stayed: Vec<(usize, usize)> = align::rising(&places);
    let (mut old_seen, mut new_seen) = (vec![false; old.units.len()], vec![false; new.units.len()]);
    let mut left = MOST;
    let mut told = Vec::new();
    for group in &groups {
        for (seen, units) in [(&mut old_seen, &group.old), (&mut new_seen, &group.new)] {
            if let Some(some) = seen.get_mut(units.clone()) {
                some.fill(true);
            }
        }
        let (Some(old_at), Some(new_at)) = (old.bytes(&group.old), new.bytes(&group.new)) else {
            continue;
        };
        let place = (group.old.start, group.new.start);
        told.push(Passage {
            moved: stayed.binary_search(&place).is_err(),
            pieces: pieces((old.text, &old_at), (new.text, &new_at), &mut left),
            old: Some(old_at),
            new: Some(new_at),
        });
    }
    let unseen = |side: &Side<'_>, seen: Vec<bool>| -> Vec<Range<usize>> {
        let all = side.units.iter().zip(seen);
        all.filter(|(_, seen)| !seen)
            .map(|(unit, _)| unit.clone())
            .collect()
    };
    told.extend(unseen(&old, old_seen).into_iter().map(|bytes| Passage {
        moved: false,
        pieces: vec![Piece {
            fate: Fate::Gone,
            old: bytes.clone(),
            new: 0..0,
        }],
        old: Some(bytes),
        new: None,
    }));
    told.extend(unseen(&new, new_seen).into_iter().map(|bytes| Passage {
        moved: false,
        pieces: vec![Piece {
            fate: Fate::Come,
            old: 0..0,
            new: bytes.clone(),
        }],
        old: None,
        new: Some(bytes),
    }));
    told
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

/// Compares two passages word by word.
fn pieces(
    (old, old_at): (&str, &Range<usize>),
    (new, new_at): (&str, &Range<usize>),
    left: &mut usize,
) -> Vec<Piece> {
    let same = vec![Piece {
        fate: Fate::Same,
        old: old_at.clone(),
        new: new_at.clone(),
    }];
    if old.get(old_at.clone()) == new.get(new_at.clone()) {
        return same;
    }
    let mut known = HashMap::new();
    let before = parts(old, old_at, &mut known);
    let after = parts(new, new_at, &mut known);
    let ids =
        |parts: &[(Range<usize>, u32)]| -> Vec<u32> { parts.iter().map(|(_, id)| *id).collect() };
    let pairs = align::common(&ids(&before), &ids(&after), left);
    if pairs.len() == before.len() && pairs.len() == after.len() {
        return same;
    }
    let runs = without_islands(runs(pairs), &before, after.len());
    let start = |parts: &[(Range<usize>, u32)], at: usize, whole: &Range<usize>| match at {
        0 => whole.start,
        _ => parts.get(at).map_or(whole.end, |(bytes, _)| bytes.start),
    };
    let old_bytes = |words: &Range<usize>| {
        start(&before, words.start, old_at)..start(&before, words.end, old_at)
    };
    let new_bytes =
        |words: &Range<usize>| start(&after, words.start, new_at)..start(&after, words.end, new_at);
    let (mut old_from, mut new_from) = (0, 0);
    let mut pieces = Vec::new();
    let mut put = |fate, old: Range<usize>, new: Range<usize>| {
        if !(old.is_empty() && new.is_empty()) {
            let (old, new) = (old_bytes(&old), new_bytes(&new));
            pieces.push(Piece { fate, old, new });
        }
    };
    let last = (before.len()..before.len(), after.len()..after.len());
    for (old_run, new_run) in runs.into_iter().chain([last]) {
        put(Fate::Gone, old_from..old_run.start, new_from..new_from);
        put(
            Fate::Come,
            old_run.start..old_run.start,
            new_from..new_run.start,
        );
        (old_from, new_from) = (old_run.end, new_run.end);
        put(Fate::Same, old_run, new_run);
    }
    pieces
}

/// Returns the words of a passage, and the breaks between its paragraphs as words of their own.
fn parts(
    text: &str,
    range: &Range<usize>,
    known: &mut HashMap<String, u32>,
) -> Vec<(Range<usize>, u32)> {
    let break_id = known.len();
    let break_id = *known
        .entry("\n\n".to_owned())
        .or_insert(u32::try_from(break_id).unwrap_or(u32::MAX));
    let mut found: Vec<(Range<usize>, u32)> = Vec::new();
    for (bytes, id) in words(text, range, known) {
        let from = found.last().map_or(bytes.start, |(word, _)| word.end);
        let between = text.get(from..bytes.start).unwrap_or_default();
        if let Some(at) = between.find("\n\n") {
            found.push((from + at..from + at + 2, break_id));
        }
        found.push((bytes, id));
    }
    found
}

/// Words that are the same, by their numbers in both.
type Run = (Range<usize>, Range<usize>);

/// Joins pairs that follow each other.
fn runs(pairs: Vec<(usize, usize)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (old_at, new_at) in pairs {
        match runs.last_mut() {
            Some((before, after)) if before.end == old_at && after.end == new_at => {
                (before.end, after.end) = (old_at + 1, new_at + 1);
            }
            _ => runs.push((old_at..old_at + 1, new_at..new_at + 1)),
        }
    }
    runs
}

/// Leaves out what is too short between two changes to help a reader.
fn without_islands(
    mut runs: Vec<Run>,
    old_words: &[(Range<usize>, u32)],
    new_count: usize,
) -> Vec<Run> {
    let letters = |run: &Range<usize>| -> usize {
        let words = old_words.get(run.clone()).unwrap_or_default();
        words.iter().map(|(bytes, _)| bytes.len()).sum()
    };
    runs.retain(|(old, new)| {
        let begins = old.start == 0 && new.start == 0;
        let ends = old.end == old_words.len() && new.end == new_count;
        begins || ends || letters(old) > ISLAND
    });
    runs
}

#[cfg(test)]
mod tests;
