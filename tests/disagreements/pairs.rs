//! The pairs of sentences, and what is found in them.

use std::{collections::BTreeMap, fmt, ops::Range};

use briefreader::{
    compare::{Disagreement, Statements, disagreements},
    model::{PartialDate, disagreement::Kind},
};

/// Which of the pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Near copies of one another, by which the finding is tuned.
    Copies,
    /// Written by others as two desks would report, by which the finding is tuned.
    Desks,
    /// The last third of these. They are looked at seldom, to see whether the finding holds for what it was not tuned
    /// by.
    Last,
    /// Written by others to look like disagreements and be none, by which the finding is tuned.
    Lookalikes,
    /// The open half of the set.
    Open,
    /// The frozen half of the set: the finding is only measured by it, and its errors are not printed.
    Frozen,
}

impl Part {
    /// Tells whether the finding may be tuned by it.
    fn is_open(self) -> bool {
        self != Self::Frozen
    }
}

/// A pair of sentences.
pub struct Pair {
    /// What it is: a kind of disagreement, or what makes it look like one.
    pub label: &'static str,
    pub part: Part,
    sides: [Sentence; 2],
}

struct Sentence {
    text: String,
    published: Option<PartialDate>,
    /// What differs, where it does.
    value: Option<Range<usize>>,
}

/// How the pairs of a file are shared out.
#[derive(Clone, Copy)]
enum Share {
    /// The last third of the file is looked at seldom.
    Thirds,
    /// Every third one of a label is looked at seldom.
    EachThird,
    /// All are of one part.
    Whole(Part),
}

/// The files of pairs.
const FILES: [(&str, Share); 17] = [
    (
        include_str!("tuned_copies_english.txt"),
        Share::Whole(Part::Copies),
    ),
    (
        include_str!("tuned_copies_other_languages.txt"),
        Share::Whole(Part::Copies),
    ),
    (
        include_str!("tuned_copies_tricky.txt"),
        Share::Whole(Part::Copies),
    ),
    (include_str!("tuned_desks_english_1.txt"), Share::Thirds),
    (include_str!("tuned_desks_english_2.txt"), Share::EachThird),
    (include_str!("tuned_desks_english_3.txt"), Share::EachThird),
    (include_str!("tuned_desks_english_4.txt"), Share::Thirds),
    (
        include_str!("tuned_desks_other_languages_1.txt"),
        Share::Thirds,
    ),
    (
        include_str!("tuned_desks_other_languages_2.txt"),
        Share::EachThird,
    ),
    (
        include_str!("tuned_desks_other_languages_3.txt"),
        Share::Thirds,
    ),
    (
        include_str!("tuned_desks_mixed_1.txt"),
        Share::Whole(Part::Desks),
    ),
    (
        include_str!("tuned_desks_mixed_2.txt"),
        Share::Whole(Part::Desks),
    ),
    (
        include_str!("tuned_desks_mixed_3.txt"),
        Share::Whole(Part::Desks),
    ),
    (
        include_str!("tuned_desks_mixed_4.txt"),
        Share::Whole(Part::Desks),
    ),
    (
        include_str!("tuned_lookalikes.txt"),
        Share::Whole(Part::Lookalikes),
    ),
    (include_str!("set_open.txt"), Share::Whole(Part::Open)),
    (include_str!("set_frozen.txt"), Share::Whole(Part::Frozen)),
];

/// Reads all pairs.
pub fn all() -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (file, share) in FILES {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let blocks: Vec<&str> = file.split("## ").skip(1).collect();
        for (at, block) in blocks.iter().enumerate() {
            let part = |label| {
                let is_last = match share {
                    Share::Whole(part) => return part,
                    Share::Thirds => at >= blocks.len() * 2 / 3,
                    Share::EachThird => {
                        let count = counts.entry(label).or_default();
                        *count += 1;
                        count.is_multiple_of(3)
                    }
                };
                if is_last { Part::Last } else { Part::Desks }
            };
            pairs.push(Pair::read(block, part));
        }
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
    fn read(block: &'static str, part: impl FnOnce(&'static str) -> Part) -> Self {
        let lines: Vec<&str> = block.trim().lines().collect();
        let [head, left, right] = lines.as_slice() else {
            panic!("a pair has three lines: {block}");
        };
        let head: Vec<&str> = head.split(" · ").collect();
        let [label, one, two] = head.as_slice() else {
            panic!("a pair has a label and two dates: {block}");
        };
        Self {
            label,
            part: part(label),
            sides: [Sentence::new(left, one), Sentence::new(right, two)],
        }
    }

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
        // Whether what is measured in a unit is a number or an amount the pairs do not agree in.
        let is_measured = |kind| matches!(kind, Kind::Number | Kind::Amount);
        self.expected().is_some_and(|expected| {
            expected == found.kind || is_measured(expected) && is_measured(found.kind)
        }) && match found.kind {
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

/// What was found in some pairs.
pub struct Measured {
    name: &'static str,
    is_open: bool,
    rows: BTreeMap<(bool, &'static str), Row>,
    errors: Vec<String>,
}

impl Measured {
    /// Measures the pairs of a part.
    pub fn of(name: &'static str, pairs: &[Pair], part: Part) -> Self {
        let is_open = part.is_open();
        let mut rows: BTreeMap<(bool, &'static str), Row> = BTreeMap::new();
        let mut errors = Vec::new();
        for pair in pairs.iter().filter(|pair| pair.part == part) {
            let found = pair.found();
            let is_right = found.as_ref().is_some_and(|found| pair.is_right(found));
            let row = rows
                .entry((pair.expected().is_none(), pair.label))
                .or_default();
            row.pairs += 1;
            row.found += usize::from(found.is_some());
            row.right += usize::from(is_right);
            if is_open && (is_right != pair.expected().is_some() || found.is_some() && !is_right) {
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
        Self {
            name,
            is_open,
            rows,
            errors,
        }
    }

    fn sum(&self, of: impl Fn(&Row) -> usize) -> f64 {
        self.rows.values().map(of).sum::<usize>() as f64
    }

    /// Tells whether the finding may be tuned by them.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Returns in how many pairs something was found.
    pub fn told(&self) -> f64 {
        self.sum(|row| row.found)
    }

    /// Returns how many of what was found are right.
    pub fn precision(&self) -> f64 {
        self.sum(|row| row.right) / self.told().max(1.0)
    }

    /// Returns how many of what there is were found.
    pub fn recall(&self) -> f64 {
        let there = self.rows.iter().filter(|((is_none, _), _)| !is_none);
        let there: usize = there.map(|(_, row)| row.pairs).sum();
        self.sum(|row| row.right) / there.max(1) as f64
    }

    /// Tells each error; only of what the finding may be tuned by.
    pub fn errors(&self) -> String {
        assert!(self.is_open, "what is only measured is not looked at");
        self.errors.join("\n")
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs = self.sum(|row| row.pairs);
        writeln!(
            f,
            "{}, {pairs} pairs\n{:12} {:>5} {:>5} {:>5}",
            self.name, "", "pairs", "found", "right"
        )?;
        for ((_, label), row) in &self.rows {
            writeln!(
                f,
                "{label:12} {:5} {:5} {:5}",
                row.pairs, row.found, row.right
            )?;
        }
        let told = self.told();
        if self.rows.keys().all(|(is_none, _)| *is_none) {
            return writeln!(f, "told {told}, and none should be");
        }
        writeln!(
            f,
            "precision {:.3}, recall {:.3}",
            self.precision(),
            self.recall()
        )
    }
}
