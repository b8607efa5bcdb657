//! The names of two statements beside each other: which stand in one only, and who is called how.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use crate::compare::{
    disagree::{Slot, matched::Matched},
    language::Language,
    lexicon,
    statement::{Statement, Term, Voice},
};

/// The names that stand in one statement only, beside each other.
pub(super) struct Names {
    pub slots: Vec<Slot>,
    /// Whether each stands in the place of another one.
    pub are_even: bool,
}

impl Matched<'_> {
    /// Returns the names that stand in one statement and not in the other, beside each other.
    pub fn names(&self) -> Names {
        let [left, right] = self.lone_names();
        // Who says so may be another one, where it is clear without that what both speak of.
        let is_clear = self.shared_names(|term| term.voice != Voice::Source) > 1;
        let whole = [&left, &right].map(|names| picked(names, false, is_clear));
        let parts = [&left, &right].map(|names| picked(names, true, is_clear));
        let [ones, twos] = &whole;
        // “met Macron”, “met in Paris”: who and where.
        let are_even = ones.len() == twos.len()
            && ones
                .iter()
                .zip(twos)
                .all(|(one, two)| one.is_place() == two.is_place());
        // A longer form of a name that both have is no other name, unless the other has a longer form too.
        let slots = [whole, parts].into_iter().flat_map(|[ones, twos]| {
            let pairs = ones.into_iter().zip(twos);
            pairs.map(|(one, two)| (one.bytes.clone(), two.bytes.clone()))
        });
        Names {
            slots: slots.collect(),
            are_even,
        }
    }

    /// Returns the names of each that the other does not have, or not all of each.
    pub fn lone_names(&self) -> [Vec<Name>; 2] {
        let is_name = |own: &Statement, at: usize, other: &Statement, to: Option<usize>| {
            let term = to.and_then(|to| other.terms.get(to));
            term.is_some_and(|term| term.name.is_some() || term.is_capital)
                || own
                    .terms
                    .get(at)
                    .is_some_and(|term| is_said_in_small_letters(term, other))
        };
        [
            names_of(self.left, &|at| {
                let to = self.to_right.get(at).copied().flatten();
                is_name(self.left, at, self.right, to)
            }),
            names_of(self.right, &|at| {
                let to = self.to_left.get(at).copied().flatten();
                is_name(self.right, at, self.left, to)
            }),
        ]
    }

    /// Returns how many names both have, of those with terms of a kind.
    pub fn shared_names(&self, is_wanted: impl Fn(&Term) -> bool) -> usize {
        let shared: HashSet<usize> = self
            .left
            .terms
            .iter()
            .enumerate()
            .filter(|(at, term)| self.is_left_tied(*at) && is_wanted(term))
            .filter_map(|(_, term)| term.name)
            .collect();
        shared.len()
    }

    /// Returns the last words of the names that both have: people with one first name are not the same.
    pub fn tied_by(&self) -> Vec<String> {
        let mut last: BTreeMap<usize, (usize, &Term)> = BTreeMap::new();
        for (at, term) in self.left.terms.iter().enumerate() {
            last.extend(term.name.map(|name| (name, (at, term))));
        }
        let shared = last.into_values().filter(|(at, _)| self.is_left_tied(*at));
        shared.map(|(_, term)| term.folded.clone()).collect()
    }

    /// Returns the long words that both have and that are no names.
    pub fn tied_by_words(&self) -> Vec<String> {
        const LONG: usize = 7;
        let terms = self.left.terms.iter().enumerate();
        let shared = terms.filter(|(at, term)| {
            let other = self.to_right.get(*at).copied().flatten();
            let other = other.and_then(|other| self.right.terms.get(other));
            let is_long = term.voice == Voice::Own && term.folded.chars().count() >= LONG;
            is_long && other.is_some_and(|other| other.folded == term.folded)
        });
        shared.map(|(_, term)| term.folded.clone()).collect()
    }

    /// Returns how many words both have that are no names.
    pub fn plain_words(&self) -> usize {
        let terms = self.left.terms.iter().zip(&self.to_right);
        let plain = terms.filter(|(term, to)| to.is_some() && term.name.is_none());
        plain.count()
    }

    /// Tells whether two names have titles before them of which neither is the other’s: they are of different offices.
    pub fn are_called_otherwise(&self, one: &Name, two: &Name) -> bool {
        let titles = title(self.left, one).zip(title(self.right, two));
        titles.is_some_and(|(one, two)| {
            let terms = [self.left.terms.get(one), self.right.terms.get(two)];
            terms.iter().flatten().all(|term| is_title(term))
                && self.to_right.get(one).copied().flatten() != Some(two)
        })
    }

    /// Tells whether one of two names is made of the first letters of the words of the other.
    pub fn is_short_for(&self, one: &Name, two: &Name) -> bool {
        let is_short = |short: &[Term], long: &[Term]| {
            let initials: String = long
                .iter()
                .filter_map(|term| term.folded.chars().next())
                .collect();
            matches!(short, [short] if short.folded == initials)
        };
        // “National Union of Warders”: words that many names share belong to it.
        let stands_in = |short: &[Term], other: &Statement| match short {
            [short] => has_initials(other, &short.folded),
            _ => false,
        };
        let (ones, twos) = (terms_of(self.left, one), terms_of(self.right, two));
        is_short(ones, twos)
            || is_short(twos, ones)
            || stands_in(ones, self.right)
            || stands_in(twos, self.left)
    }

    /// Tells whether two names have the same title before them.
    pub fn are_called_alike(&self, one: &Name, two: &Name) -> bool {
        let titles = title(self.left, one).zip(title(self.right, two));
        titles.is_some_and(|(one, two)| {
            self.left.terms.get(one).is_some_and(is_title)
                && self.to_right.get(one).copied().flatten() == Some(two)
        })
    }
}

/// Tells whether words with capitals stand beside each other of which the first letters are some.
fn has_initials(statement: &Statement, letters: &str) -> bool {
    const LEAST: usize = 3;
    const GAP: usize = 3;
    let count = letters.chars().count();
    let loud: Vec<&Term> = statement
        .terms
        .iter()
        .filter(|term| term.is_capital)
        .collect();
    count >= LEAST
        && loud.windows(count).any(|some| {
            let are_near = some.windows(2).all(|pair| match pair {
                [one, two] => two.at - one.at <= GAP,
                _ => true,
            });
            let initials = some.iter().filter_map(|term| term.folded.chars().next());
            are_near && initials.eq(letters.chars())
        })
}

/// Tells whether a statement has a word of what has a name, as is written with a small letter in some languages: “crudo
/// neuquino”, of Neuquén.
fn is_said_in_small_letters(name: &Term, statement: &Statement) -> bool {
    const LEAST: usize = 5;
    const ENDING: usize = 4;
    if matches!(statement.language, Language::English | Language::German) {
        return false;
    }
    let letters = name.folded.chars().count();
    statement.terms.iter().any(|term| {
        let same = name.folded.chars().zip(term.folded.chars());
        let same = same.take_while(|(one, two)| one == two).count();
        !term.is_capital
            && same >= LEAST
            && same + 2 >= letters
            && term.folded.chars().count() <= same + ENDING
    })
}

/// Returns the terms of a name.
fn terms_of<'s>(statement: &'s Statement, name: &Name) -> &'s [Term] {
    let (first, last) = name.terms;
    statement.terms.get(first..=last).unwrap_or_default()
}

/// Returns which term is the title right before a name.
fn title(statement: &Statement, name: &Name) -> Option<usize> {
    let first = statement.terms.get(name.terms.0)?;
    // At the start of a sentence it is taken for a part of the name.
    if first.is_first && name.terms.0 < name.terms.1 && is_title(first) {
        return Some(name.terms.0);
    }
    let at = name.terms.0.checked_sub(1)?;
    let before = statement.terms.get(at)?;
    let is_other = before.name.is_none() || before.name != first.name;
    (before.at + 1 == first.at && is_other).then_some(at)
}

/// Tells whether a word may be the title of a person.
fn is_title(term: &Term) -> bool {
    const CLASSES: &[&str] = &[
        "mayor",
        "minister",
        "boss",
        "spokesman",
        "judge",
        "lawyer",
        "prosecutor",
        "police",
        "doctor",
    ];
    lexicon::is_generic(&term.folded)
        || lexicon::class(&term.folded).is_some_and(|class| CLASSES.contains(&class))
}

/// What a name is that of, as far as what stands beside it shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    Person,
    Place,
    Unknown,
}

/// A name of one statement that the other does not have, or not all of it.
pub(super) struct Name {
    pub bytes: Range<usize>,
    pub bearer: Bearer,
    /// Whether the other has a part of it.
    pub is_part: bool,
    /// Whether that part stands before it.
    pub is_behind: bool,
    pub is_source: bool,
    /// Whether it is surely not that of who says so.
    pub is_own: bool,
    /// Whether a title before it makes it that of a person.
    pub is_titled: bool,
    /// Which terms it is, of those that the other does not have the first and the last.
    pub terms: (usize, usize),
}

fn names_of(statement: &Statement, is_matched: &dyn Fn(usize) -> bool) -> Vec<Name> {
    let names = (0..statement.names).filter_map(|name| {
        let parts = statement
            .terms
            .iter()
            .enumerate()
            .filter(|(_, term)| term.name == Some(name));
        let (known, new): (Vec<_>, Vec<_>) = parts.partition(|(at, _)| is_matched(*at));
        let ((from, first), (to, last)) = (new.first()?, new.last()?);
        // “U.S.”
        if parts_are_letters(&new) {
            return None;
        }
        let mut name = Name {
            bytes: first.bytes.start..last.bytes.end,
            bearer: Bearer::Unknown,
            is_part: known
                .iter()
                .any(|(at, known)| *at < *to || known.at == last.at + 1),
            is_behind: known.iter().any(|(at, _)| at < from),
            is_source: first.voice == Voice::Source,
            is_own: first.voice == Voice::Own,
            is_titled: false,
            terms: (*from, *to),
        };
        let has_title = || title(statement, &name).and_then(|at| statement.terms.get(at));
        let is_titled =
            has_title().is_some_and(|term| is_title(term) && !lexicon::is_site(&term.folded));
        if first.is_place {
            name.bearer = Bearer::Place;
        } else if from < to || is_titled {
            name.bearer = Bearer::Person;
        }
        name.is_titled = is_titled;
        Some(name)
    });
    names.collect()
}

/// Tells whether all terms are single letters.
fn parts_are_letters(terms: &[(usize, &Term)]) -> bool {
    let mut terms = terms.iter();
    terms.all(|(_, term)| term.folded.chars().nth(1).is_none())
}

impl Name {
    /// Tells whether it is told to be a place.
    pub fn is_place(&self) -> bool {
        self.bearer == Bearer::Place
    }
}

/// Returns the names that are parts of longer ones, or those that are not; where it `is_clear` what is spoken of, without
/// those of who says so.
fn picked(names: &[Name], is_part: bool, is_clear: bool) -> Vec<&Name> {
    let some = names
        .iter()
        .filter(|name| name.is_part == is_part && !(is_clear && name.is_source));
    some.collect()
}
