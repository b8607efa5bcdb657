//! A revision in rows: what is seen of it, and going through it.

use std::{ops::Range, sync::Arc};

use crate::{
    app::diff::{
        BETWEEN, SIGNS,
        cut::parts,
        marks::Marks,
        rows::{DiffRow, Setter, Signs, Telling},
    },
    compare::diff::{Against, Piece, Revision, Shown},
    text::{cache::PieceCache, count::counted},
};

/// The fewest columns of each side where the two texts stand beside each other.
const SIDE: u16 = 50;

/// The most columns of a text.
const WIDEST: u16 = 90;

/// How many rows are remembered.
const REMEMBERED: usize = 1 << 12;

/// What a row is for, or a part of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// So many paragraphs have not changed.
    Unchanged(usize),
    /// A passage has moved or is another kind of paragraph, by its number; tells that.
    Said(usize),
    /// A part of a passage, by its number.
    Part(usize, Vec<Piece>),
    /// The space behind a passage.
    Space,
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
    /// The entries of each change, in order.
    changes: Vec<Range<usize>>,
    /// Where annotations stand in each text, with their colours.
    marks: [Marks; 2],
    rows: PieceCache<DiffRow>,
    width: u16,
    telling: Telling,
    height: usize,
    top: At,
    /// Which change is meant, by its number among the changes.
    current: usize,
}

impl Sheet {
    /// Takes a revision, looking at all of it; it is set in rows once the size is known.
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
                    let from = entries.len();
                    if passage.moved || passage.recast.is_some() {
                        entries.push(Entry::Said(at));
                    }
                    let texts = [revision.old.text.as_str(), revision.new.text.as_str()];
                    let parts = parts(&passage.pieces, texts).into_iter();
                    entries.extend(parts.map(|pieces| Entry::Part(at, pieces)));
                    if passage.is_changed() {
                        changes.push(from..entries.len());
                    }
                }
            }
            entries.push(Entry::Space);
        }
        entries.pop();
        let marks = |side: usize| {
            Marks::new(revision.annotations.iter().filter_map(|placed| {
                let placement = if side == 0 { &placed.old } else { &placed.new };
                Some((placement.bytes.clone()?, placed.annotation.color.clone()))
            }))
        };
        Self {
            marks: [marks(0), marks(1)],
            revision,
            entries,
            changes,
            rows: PieceCache::new(REMEMBERED),
            width: 0,
            telling: Telling::default(),
            height: 0,
            top: At::default(),
            current: 0,
        }
    }

    /// Takes the size, in columns and rows, and how it is told what became of words.
    pub fn resize(&mut self, width: u16, height: u16, telling: Telling) {
        self.height = usize::from(height);
        if (width, telling) != (self.width, self.telling) {
            (self.width, self.telling) = (width, telling);
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

    /// Returns the number of the passage that is meant.
    pub fn passage(&self) -> Option<usize> {
        let entry = self.entries.get(self.changes.get(self.current)?.start)?;
        match entry {
            Entry::Part(at, _) | Entry::Said(at) => Some(*at),
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
        let entry = self.meant().start;
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
        let is_seen = |change: &Range<usize>| (first..=last).contains(&change.start);
        if self.changes.get(self.current).is_some_and(is_seen) {
            return;
        }
        let next = self.changes.partition_point(|change| change.start < first);
        self.current = match self.changes.get(next) {
            Some(change) if is_seen(change) => next,
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
        self.changes.get(self.current).cloned().unwrap_or_default()
    }

    fn rows(&self, entry: usize) -> Arc<[DiffRow]> {
        self.rows
            .get_or_make(entry, || match self.entries.get(entry) {
                Some(Entry::Unchanged(count)) => {
                    let paragraphs = counted(*count, "paragraph");
                    vec![DiffRow::Said(match self.revision.against {
                        Against::Snapshot => format!("… {paragraphs} unchanged"),
                        Against::Page => format!("… {paragraphs} on both sides"),
                    })]
                }
                Some(Entry::Said(at)) => {
                    vec![DiffRow::Said(self.revision.said(*at).unwrap_or_default())]
                }
                Some(Entry::Part(at, pieces)) => {
                    let (width, sides) = self.columns();
                    let setter = Setter {
                        revision: &self.revision,
                        marks: &self.marks,
                        width,
                        sides,
                        telling: self.telling,
                    };
                    setter.set(*at, pieces)
                }
                Some(Entry::Space) | None => vec![DiffRow::Text {
                    signs: Signs::default(),
                    begins: None,
                    sides: Vec::new(),
                }],
            })
    }
}
