//! The pairs of sentences, and what is found in them.

use std::{collections::BTreeMap, fmt, ops::Range};

use briefreader::{
    compare::{Disagreement, Statements, disagreements},
    model::{PartialDate, disagreement::Kind},
};

/// Which half of the pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// By which the finding may be tuned.
    Open,
    /// By which it is only measured.
    Frozen,
}

/// A pair of sentences.
pub struct Pair {
    /// What it is: a kind of disagreement, or what makes it look like one.
    pub label: &'static str,
    pub half: Half,
    sides: [Sentence; 2],
}

struct Sentence {
    text: String,
    published: Option<PartialDate>,
    /// What differs, where it does.
    value: Option<Range<usize>>,
}

/// Reads all pairs.
pub fn all() -> Vec<Pair> {
    // None where every second pair of a label is frozen.
    let files = [
        (include_str!("english.txt"), None),
        (include_str!("other_languages.txt"), None),
        (include_str!("tricky.txt"), Some(Half::Open)),
        (include_str!("apart_english.txt"), Some(Half::Frozen)),
        (
            include_str!("apart_other_languages.txt"),
            Some(Half::Frozen),
        ),
    ];
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    let blocks = files.into_iter().flat_map(|(file, half)| {
        let blocks = file.split("## ").skip(1);
        blocks.map(move |block| (block, half))
    });
    for (block, half) in blocks {
        let lines: Vec<&str> = block.trim().lines().collect();
        let [head, left, right] = lines.as_slice() else {
            panic!("a pair has three lines: {block}");
        };
        let head: Vec<&str> = head.split(" · ").collect();
        let [label, one, two] = head.as_slice() else {
            panic!("a pair has a label and two dates: {block}");
        };
        let half = half.unwrap_or_else(|| {
            let count = counts.entry(label).or_default();
            *count += 1;
            if count.is_multiple_of(2) {
                Half::Frozen
            } else {
                Half::Open
            }
        });
        pairs.push(Pair {
            label,
            half,
            sides: [Sentence::new(left, one), Sentence::new(right, two)],
        });
    }
    pairs
}

impl Sentence {
    fn new(marked: &str, date: &str) -> Self {
        let start = marked.find('{');
        let end = marked.find('}').map(|end| end - 1);
        Self {
            text: marked.replace(['{', '}'], ""),
            published: PartialDate::parse_iso(date),
            value: start.zip(end).map(|(start, end)| start..end),
        }
    }

    fn statements(&self) -> Statements {
        Statements::new(&self.text, self.published)
    }
}

impl Pair {
    fn expected(&self) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == self.label)
    }

    fn found(&self) -> Option<Disagreement> {
        let [left, right] = &self.sides;
        disagreements(&left.statements(), &right.statements())
            .into_iter()
            .next()
    }

    /// Tells whether what was found is what is marked. Of a negation only one side has a word for it.
    fn is_right(&self, found: &Disagreement) -> bool {
        let [left, right] = &self.sides;
        let overlap = |marked: &Sentence, found: &Range<usize>| {
            marked
                .value
                .as_ref()
                .is_some_and(|marked| marked.start < found.end && found.start < marked.end)
        };
        let sides = [
            overlap(left, &found.left.value),
            overlap(right, &found.right.value),
        ];
        self.expected() == Some(found.kind)
            && match found.kind {
                Kind::Negation => sides.contains(&true),
                _ => sides == [true, true],
            }
    }
}

/// How many of one label there are, and what was found.
#[derive(Clone, Copy, Default)]
struct Row {
    pairs: usize,
    found: usize,
    right: usize,
}

/// What was found in one half.
pub struct Measured {
    half: Half,
    rows: BTreeMap<(bool, &'static str), Row>,
    errors: Vec<String>,
}

impl Measured {
    /// Measures one half.
    pub fn of(pairs: &[Pair], half: Half) -> Self {
        let mut rows: BTreeMap<(bool, &'static str), Row> = BTreeMap::new();
        let mut errors = Vec::new();
        for pair in pairs.iter().filter(|pair| pair.half == half) {
            let found = pair.found();
            let is_right = found.as_ref().is_some_and(|found| pair.is_right(found));
            let row = rows
                .entry((pair.expected().is_none(), pair.label))
                .or_default();
            row.pairs += 1;
            row.found += usize::from(found.is_some());
            row.right += usize::from(is_right);
            if half == Half::Open && is_right != pair.expected().is_some()
                || found.is_some() && !is_right
            {
                let [left, right] = &pair.sides;
                let found = found.map_or("nothing".to_owned(), |found| {
                    let part = |side: &Sentence, range: &Range<usize>| {
                        side.text.get(range.clone()).unwrap_or_default().to_owned()
                    };
                    let (left, right) = (
                        part(left, &found.left.value),
                        part(right, &found.right.value),
                    );
                    format!("{} {:.2}: {left} | {right}", found.kind.name(), found.score)
                });
                errors.push(format!(
                    "{}: found {found}\n  {}\n  {}",
                    pair.label, left.text, right.text
                ));
            }
        }
        Self { half, rows, errors }
    }

    fn sum(&self, of: impl Fn(&Row) -> usize) -> f64 {
        self.rows.values().map(of).sum::<usize>() as f64
    }

    /// Returns how many of what was found are right.
    pub fn precision(&self) -> f64 {
        self.sum(|row| row.right) / self.sum(|row| row.found).max(1.0)
    }

    /// Returns how many of what there is were found.
    pub fn recall(&self) -> f64 {
        let there = self.rows.iter().filter(|((is_none, _), _)| !is_none);
        let there: usize = there.map(|(_, row)| row.pairs).sum();
        self.sum(|row| row.right) / there.max(1) as f64
    }

    /// Tells each error; only of the half by which the finding may be tuned.
    pub fn errors(&self) -> String {
        assert_eq!(self.half, Half::Open, "the frozen half is not looked at");
        self.errors.join("\n")
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs = self.sum(|row| row.pairs);
        writeln!(
            f,
            "{:?} half, {pairs} pairs\n{:12} {:>5} {:>5} {:>5}",
            self.half, "", "pairs", "found", "right"
        )?;
        for ((_, label), row) in &self.rows {
            writeln!(
                f,
                "{label:12} {:5} {:5} {:5}",
                row.pairs, row.found, row.right
            )?;
        }
        writeln!(
            f,
            "precision {:.3}, recall {:.3}",
            self.precision(),
            self.recall()
        )
    }
}
