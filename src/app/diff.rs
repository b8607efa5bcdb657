//! What has changed between two snapshots, in rows: side by side where there is room, or else in one text.
//!
//! Rows are made where they are looked at. A passage is cut into parts of bounded length first, so that no frame
//! waits for a long text.

use std::{ops::Range, sync::Arc};

use crate::{
    app::message::Request,
    compare::diff::{self, Fate, Passage, Piece, Revision, Shown},
    model::{ArticleId, CleanText, Color, SnapshotId},
    text::{cache::PieceCache, count::counted, wrap},
};

/// The fewest columns of each side where the two texts stand beside each other.
const SIDE: u16 = 50;

/// The most columns of a text.
const WIDEST: u16 = 90;

/// The columns of the signs before a text.
pub const SIGNS: u16 = 5;

/// The columns between two sides: a line with a blank on either side of it.
pub const BETWEEN: u16 = 3;

/// About how many bytes of a passage are set in rows at once.
const PART: usize = 4_000;

/// How many rows are remembered.
const REMEMBERED: usize = 1 << 12;

/// What has changed between two snapshots of an article.
#[derive(Debug)]
pub struct DiffView {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: CleanText,
    /// The older snapshot.
    pub old: SnapshotId,
    /// The newer one.
    pub new: SnapshotId,
    /// Which request brings it.
    pub request: Request,
    /// What is known of it.
    pub content: Content,
}

/// What is known of a diff.
#[derive(Debug)]
pub enum Content {
    /// It was asked for.
    Asked,
    /// It can't be told, and why.
    Failed(CleanText),
    /// It is shown.
    Known(Box<Sheet>),
}

/// What a row is for, or a part of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// So many paragraphs have not changed.
    Unchanged(usize),
    /// A passage has moved, by its number; tells from where.
    Moved(usize),
    /// A part of a passage, by its number.
    Part(usize, Vec<Piece>),
    /// The space behind a passage.
    Space,
}

/// How letters look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ink {
    /// What became of the words.
    pub fate: Fate,
    /// The colour of the annotation that they stand in.
    pub color: Option<Color>,
}

/// Letters that look alike.
pub type Inked = (String, Ink);

/// What became of the words of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Some are gone.
    pub gone: bool,
    /// Some came.
    pub come: bool,
    /// The passage stands elsewhere than before.
    pub moved: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffRow {
    /// Words about what is not shown, or about where something was.
    Said(String),
    /// One text, or two beside each other.
    Text {
        /// What became of its words.
        signs: Signs,
        /// The colour of an annotation that begins in it.
        begins: Option<Color>,
        /// The letters of each text.
        sides: Vec<Vec<Inked>>,
    },
}

/// Names a row: the entry, and the row within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    entry: usize,
    row: usize,
}

/// A revision in rows of some width.
#[derive(Debug)]
pub struct Sheet {
    /// The revision.
    pub revision: Box<Revision>,
    entries: Vec<Entry>,
    /// The entries at which changes begin, in order.
    changes: Vec<usize>,
    /// Where annotations stand in each text, with their colours, by start.
    marks: [Vec<(Range<usize>, Color)>; 2],
    rows: PieceCache<DiffRow>,
    width: u16,
    height: usize,
    top: At,
    /// Which change is meant, by its number among the changes.
    current: usize,
}

impl Sheet {
    /// Takes a revision; it is set in rows once the size is known.
    pub fn new(revision: Box<Revision>) -> Self {
        let mut entries = Vec::new();
        let mut changes = Vec::new();
        for shown in revision.shown() {
            match shown {
                Shown::Unchanged(count) => entries.push(Entry::Unchanged(count)),
                Shown::Passage(at) => {
                    let Some(passage) = revision.passages.get(at) else {
                        continue;
                    };
                    if passage.is_changed() {
                        changes.push(entries.len());
                    }
                    if passage.moved {
                        entries.push(Entry::Moved(at));
                    }
                    let texts = [revision.old.text.as_str(), revision.new.text.as_str()];
                    let parts = parts(&passage.pieces, texts);
                    entries.extend(parts.into_iter().map(|pieces| Entry::Part(at, pieces)));
                }
            }
            entries.push(Entry::Space);
        }
        entries.pop();
        let marks = |side: usize| {
            let placed = revision.annotations.iter().filter_map(|placed| {
                let placement = if side == 0 { &placed.old } else { &placed.new };
                let color = placed.annotation.color.clone();
                Some((placement.bytes.clone()?, color))
            });
            let mut marks: Vec<_> = placed.collect();
            marks.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
            marks
        };
        Self {
            marks: [marks(0), marks(1)],
            revision,
            entries,
            changes,
            rows: PieceCache::new(REMEMBERED),
            width: 0,
            height: 0,
            top: At::default(),
            current: 0,
        }
    }

    /// Takes the size, in columns and rows.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.height = usize::from(height);
        if width != self.width {
            self.width = width;
            self.rows = PieceCache::new(REMEMBERED);
            self.top.row = 0;
        }
        self.scroll(0);
    }

    /// Returns how many columns each text has, and how many texts stand beside each other.
    pub fn columns(&self) -> (u16, usize) {
        let room = self.width.saturating_sub(SIGNS + 1);
        let side = room.saturating_sub(BETWEEN) / 2;
        if side >= SIDE {
            (side.min(WIDEST), 2)
        } else {
            (room.clamp(1, WIDEST), 1)
        }
    }

    /// Returns the rows that are seen, each with whether it is of the change that is meant.
    pub fn visible(&self) -> Vec<(bool, DiffRow)> {
        let meant = self.meant();
        let mut seen = Vec::with_capacity(self.height);
        let mut skipped = self.top.row;
        for entry in self.top.entry..self.entries.len() {
            if seen.len() >= self.height {
                break;
            }
            let rows = self.rows(entry);
            let room = self.height - seen.len();
            let rows = rows.iter().skip(skipped).take(room);
            seen.extend(rows.map(|row| (meant.contains(&entry), row.clone())));
            skipped = 0;
        }
        seen
    }

    /// Returns the number of the change that is meant, from 1, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        let all = self.changes.len();
        ((self.current + 1).min(all), all)
    }

    /// Returns the passage that is meant.
    pub fn passage(&self) -> Option<&Passage> {
        let entry = self.entries.get(*self.changes.get(self.current)?)?;
        match entry {
            Entry::Part(at, _) | Entry::Moved(at) => self.revision.passages.get(*at),
            Entry::Unchanged(_) | Entry::Space => None,
        }
    }

    /// Goes to a change some steps further, and tells whether there was one.
    pub fn step(&mut self, by: isize) -> bool {
        let last = self.changes.len().saturating_sub(1);
        let to = self.current.saturating_add_signed(by).min(last);
        let has_moved = to != self.current;
        self.current = to;
        self.show_current();
        has_moved
    }

    /// Scrolls so that the change that is meant begins near the top.
    pub fn show_current(&mut self) {
        let entry = self.changes.get(self.current).copied().unwrap_or_default();
        self.top = At { entry, row: 0 };
        // What stands before it is seen, too.
        let above = (self.height / 4).min(6);
        let current = self.current;
        self.scroll(-above.cast_signed());
        self.current = current;
    }

    /// Goes to the start or the end.
    pub fn go(&mut self, to_end: bool) {
        self.top = At {
            entry: if to_end { self.entries.len() } else { 0 },
            row: 0,
        };
        self.scroll(0);
        self.follow();
    }

    /// Scrolls by rows; the change that is meant is one that is seen, where one is.
    pub fn scroll_by(&mut self, rows: isize) {
        self.scroll(rows);
        self.follow();
    }

    /// Returns how many rows are seen.
    pub const fn height(&self) -> usize {
        self.height
    }

    fn follow(&mut self) {
        let (first, last) = (self.top.entry, self.last_seen());
        let is_seen = |entry: &usize| (first..=last).contains(entry);
        if self.changes.get(self.current).is_some_and(is_seen) {
            return;
        }
        let next = self.changes.partition_point(|entry| *entry < first);
        self.current = match self.changes.get(next) {
            Some(entry) if is_seen(entry) => next,
            // What is seen is the end of a long one, or nothing that has changed.
            _ => next.saturating_sub(1),
        };
    }

    /// Returns the last entry that is seen.
    fn last_seen(&self) -> usize {
        let mut left = self.height + self.top.row;
        let mut at = self.top.entry;
        while at < self.entries.len() {
            left = left.saturating_sub(self.rows(at).len());
            if left == 0 {
                break;
            }
            at += 1;
        }
        at.min(self.entries.len().saturating_sub(1))
    }

    fn scroll(&mut self, rows: isize) {
        if rows >= 0 {
            self.top = self.down(self.top, rows.unsigned_abs());
        } else {
            self.top = self.up(self.top, rows.unsigned_abs());
        }
        let lowest = At {
            entry: self.entries.len(),
            row: 0,
        };
        let lowest = self.up(lowest, self.height.max(1));
        self.top = self.top.min(lowest);
    }

    fn down(&self, mut at: At, mut rows: usize) -> At {
        while at.entry < self.entries.len() {
            let here = self.rows(at.entry).len();
            if at.row + rows < here {
                at.row += rows;
                return at;
            }
            rows -= here.saturating_sub(at.row).min(rows);
            at = At {
                entry: at.entry + 1,
                row: 0,
            };
        }
        at
    }

    fn up(&self, mut at: At, mut rows: usize) -> At {
        loop {
            if at.row >= rows {
                at.row -= rows;
                return at;
            }
            rows -= at.row;
            let Some(entry) = at.entry.checked_sub(1) else {
                return At::default();
            };
            at = At {
                entry,
                row: self.rows(entry).len(),
            };
        }
    }

    /// Returns the entries of the change that is meant.
    fn meant(&self) -> Range<usize> {
        let Some(first) = self.changes.get(self.current).copied() else {
            return 0..0;
        };
        let rest = self.entries.get(first..).unwrap_or_default();
        let of_it = rest.iter().take_while(|entry| **entry != Entry::Space);
        first..first + of_it.count()
    }

    fn rows(&self, entry: usize) -> Arc<[DiffRow]> {
        self.rows
            .get_or_make(entry, || match self.entries.get(entry) {
                Some(Entry::Unchanged(count)) => {
                    vec![DiffRow::Said(format!(
                        "… {} unchanged",
                        counted(*count, "paragraph")
                    ))]
                }
                Some(Entry::Moved(at)) => {
                    let passage = self.revision.passages.get(*at);
                    let said = passage.map(|passage| self.revision.moved(passage));
                    vec![DiffRow::Said(said.unwrap_or_default())]
                }
                Some(Entry::Part(at, pieces)) => self.set(*at, pieces),
                Some(Entry::Space) | None => vec![DiffRow::Text {
                    signs: Signs::default(),
                    begins: None,
                    sides: Vec::new(),
                }],
            })
    }

    /// Sets a part of a passage in rows.
    fn set(&self, passage: usize, pieces: &[Piece]) -> Vec<DiffRow> {
        let (width, sides) = self.columns();
        let moved = self.revision.passages.get(passage);
        let moved = moved.is_some_and(|passage| passage.moved);
        let (old, new) = (&self.revision.old.text, &self.revision.new.text);
        let texts: Vec<Vec<Vec<Inked>>> = if sides == 1 {
            let told = diff::apart(diff::told(pieces, old, new)).into_iter();
            let told = told.map(|told| {
                let side = usize::from(told.fate != Fate::Gone);
                (told.fate, told.text, (side, told.at))
            });
            vec![self.wrapped(told, width)]
        } else {
            let of = |side: usize| {
                let told = pieces.iter().filter_map(move |piece| {
                    let (bytes, text, other) = match side {
                        0 => (&piece.old, old, Fate::Come),
                        _ => (&piece.new, new, Fate::Gone),
                    };
                    let text = text.get(bytes.clone())?;
                    (piece.fate != other).then_some((piece.fate, text, (side, bytes.start)))
                });
                self.wrapped(told, width)
            };
            vec![of(0), of(1)]
        };
        let count = texts.iter().map(Vec::len).max().unwrap_or(0);
        let row = |at: usize| {
            let sides: Vec<Vec<Inked>> = texts
                .iter()
                .map(|rows| rows.get(at).cloned().unwrap_or_default())
                .collect();
            let has = |fate| {
                let mut letters = sides.iter().flatten();
                letters.any(|(text, ink)| ink.fate == fate && !text.trim().is_empty())
            };
            let color = |at: usize| {
                let rows = texts.iter().filter_map(move |rows| rows.get(at));
                let mut letters = rows.flatten();
                letters.find_map(|(_, ink)| ink.color.clone())
            };
            let before = at.checked_sub(1).and_then(color);
            DiffRow::Text {
                signs: Signs {
                    gone: has(Fate::Gone),
                    come: has(Fate::Come),
                    moved,
                },
                begins: color(at).filter(|color| before.as_ref() != Some(color)),
                sides,
            }
        };
        (0..count).map(row).collect()
    }

    /// Breaks words into rows, and gives their letters their looks; each comes with its side and where it stands in
    /// the text of that side.
    fn wrapped<'a>(
        &self,
        told: impl Iterator<Item = (Fate, &'a str, (usize, usize))>,
        width: u16,
    ) -> Vec<Vec<Inked>> {
        let mut whole = String::new();
        // Where each look begins in the whole.
        let mut looks: Vec<(usize, Ink)> = Vec::new();
        for (fate, text, at) in told {
            for (part, color) in self.divided(text, at) {
                looks.push((whole.len(), Ink { fate, color }));
                whole += part;
            }
        }
        let rows = wrap::by_words(&whole, usize::from(width)).into_iter();
        let rows = rows.map(|row| {
            let slice = whole.get(row.clone()).unwrap_or_default().trim_end();
            let (mut at, end) = (row.start, row.start + slice.len());
            let mut inked = Vec::new();
            while at < end {
                let next = looks.partition_point(|(start, _)| *start <= at);
                let to = looks.get(next).map_or(end, |(start, _)| (*start).min(end));
                let ink = next.checked_sub(1).and_then(|last| looks.get(last));
                let text = whole.get(at..to).unwrap_or_default().to_owned();
                inked.extend(ink.map(|(_, ink)| (text, ink.clone())));
                at = to;
            }
            inked
        });
        rows.collect()
    }

    /// Divides words where annotations begin and end.
    fn divided<'a>(
        &self,
        text: &'a str,
        (side, at): (usize, usize),
    ) -> Vec<(&'a str, Option<Color>)> {
        let [old, new] = &self.marks;
        let marks = if side == 0 { old } else { new };
        let whole = at..at + text.len();
        let over = marks
            .iter()
            .filter(|(bytes, _)| bytes.start < whole.end && whole.start < bytes.end);
        let mut ends = vec![whole.start, whole.end];
        for (bytes, _) in over.clone() {
            ends.extend([bytes.start.max(whole.start), bytes.end.min(whole.end)]);
        }
        ends.sort_unstable();
        ends.dedup();
        let parts = ends.windows(2).filter_map(|pair| {
            let [from, to] = pair else { return None };
            let mut over = over.clone();
            let mark = over.find(|(bytes, _)| bytes.start <= *from && *to <= bytes.end);
            let color = mark.map(|(_, color)| color.clone());
            Some((text.get(from - at..to - at)?, color))
        });
        parts.collect()
    }
}

/// Cuts pieces into parts of bounded length.
fn parts(pieces: &[Piece], [old, new]: [&str; 2]) -> Vec<Vec<Piece>> {
    let mut parts = vec![Vec::new()];
    let mut room = PART;
    for piece in pieces {
        let mut rest = piece.clone();
        loop {
            let (whole, text) = match rest.fate {
                Fate::Gone => (rest.old.clone(), old),
                Fate::Same | Fate::Come => (rest.new.clone(), new),
            };
            let cut = (whole.len() > room).then(|| word_end(text, whole.start + room, whole.end));
            let Some(cut) = cut.filter(|cut| *cut < whole.end) else {
                room = room.saturating_sub(whole.len());
                break;
            };
            // Both sides of the same words are cut at the same share of them only where they are of one length.
            if rest.fate == Fate::Same && rest.old.len() != rest.new.len() {
                break;
            }
            let by = cut - whole.start;
            let (mut head, mut tail) = (rest.clone(), rest);
            if head.fate != Fate::Come {
                head.old.end = head.old.start + by;
                tail.old.start = head.old.end;
            }
            if head.fate != Fate::Gone {
                head.new.end = head.new.start + by;
                tail.new.start = head.new.end;
            }
            if old.get(head.old.clone()).is_none() || new.get(head.new.clone()).is_none() {
                rest = piece.clone();
                break;
            }
            if let Some(part) = parts.last_mut() {
                part.push(head);
            }
            parts.push(Vec::new());
            room = PART;
            rest = tail;
        }
        if let Some(part) = parts.last_mut() {
            part.push(rest);
        }
    }
    parts
}

/// Returns where a word ends, from a place on; or the end of a letter where none does soon.
fn word_end(text: &str, from: usize, end: usize) -> usize {
    let mut from = from;
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let rest = text.get(from..end).unwrap_or_default();
    let blank = rest.char_indices().take(200).find(|(_, c)| *c == ' ');
    blank.map_or(from, |(at, _)| from + at + 1)
}
