//! The rows of a part of a passage.

use crate::{
    app::diff::marks::Marks,
    compare::diff::{self, Against, Fate, Piece, Revision},
    model::Color,
    text::wrap,
};

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
    /// The passage stands elsewhere than before, or is another kind of paragraph.
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

/// How it is told what became of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// By how they look.
    #[default]
    ByLooks,
    /// By signs around them too, as the terminal may not show some looks: `[-gone-]{+come+}`.
    BySigns,
}

impl Telling {
    fn around(self, fate: Fate, against: Against) -> (&'static str, &'static str) {
        match (self, fate, against) {
            (Self::ByLooks, ..) | (_, Fate::Same, _) => ("", ""),
            (Self::BySigns, Fate::Gone, Against::Snapshot) => ("[-", "-]"),
            (Self::BySigns, Fate::Come, Against::Snapshot) => ("{+", "+}"),
            (Self::BySigns, Fate::Gone, Against::Page) => ("[", "]"),
            (Self::BySigns, Fate::Come, Against::Page) => ("{", "}"),
        }
    }
}

/// Sets a part of a passage in rows of some width, in one text or in two beside each other.
pub(super) struct Setter<'a> {
    /// The texts.
    pub(super) revision: &'a Revision,
    /// Where annotations stand in each of them.
    pub(super) marks: &'a [Marks; 2],
    /// The columns of a text.
    pub(super) width: u16,
    /// How many texts stand beside each other.
    pub(super) sides: usize,
    /// How it is told what became of words.
    pub(super) telling: Telling,
}

impl Setter<'_> {
    /// Sets a part of a passage in rows.
    pub(super) fn set(&self, passage: usize, pieces: &[Piece]) -> Vec<DiffRow> {
        let passage = self.revision.passages.get(passage);
        let moved = passage.is_some_and(|passage| passage.moved || passage.recast.is_some());
        let (old, new) = (&self.revision.old.text, &self.revision.new.text);
        let texts: Vec<Vec<Vec<Inked>>> = if self.sides == 1 {
            let mut told = diff::told(pieces, old, new);
            if self.telling == Telling::ByLooks {
                told = diff::apart(told);
            }
            let told = told.into_iter().map(|told| {
                let side = usize::from(told.fate != Fate::Gone);
                (told.fate, told.text, (side, told.at))
            });
            vec![self.wrapped(told)]
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
                self.wrapped(told)
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
    ) -> Vec<Vec<Inked>> {
        let mut whole = String::new();
        // Where each look begins in the whole.
        let mut looks: Vec<(usize, Ink)> = Vec::new();
        for (fate, text, (side, at)) in told {
            let Some(marks) = self.marks.get(side) else {
                continue;
            };
            let mut put = |part: &str, fate, color| {
                if !part.is_empty() {
                    looks.push((whole.len(), Ink { fate, color }));
                    whole += part;
                }
            };
            // The blanks behind words stand between them and the next.
            let bare = text.trim_end().len();
            let (words, blanks) = text.split_at(bare);
            let (open, close) = match words {
                "" => ("", ""),
                _ => self.telling.around(fate, self.revision.against),
            };
            put(open, fate, None);
            for (part, color) in marks.divide(words, at) {
                put(part, fate, color);
            }
            put(close, fate, None);
            for (part, color) in marks.divide(blanks, at + bare) {
                put(part, Fate::Same, color);
            }
        }
        let rows = wrap::by_words(&whole, usize::from(self.width)).into_iter();
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
}
