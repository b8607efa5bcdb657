//! With which sentences of another text one is compared: those that share the most words with it.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::compare::statement::Statement;

/// A word that stands in more sentences of a text than this says little of what they are about.
pub(super) const MOST_PLACES: usize = 12;

/// With how many sentences of the other text one is compared: those that share the most words with it.
pub(super) const MOST_PARTNERS: usize = 6;

/// How much of two sentences must be the same before they are compared at all.
const ENOUGH: f64 = 1.9;

/// How much a figure that both have adds to that, where one of them denies what the other says.
const FIGURE: f64 = 1.0;

/// A word of as many bytes may be put together of others.
const LONG_WORD: usize = 9;

/// By how many bytes of it others are found that begin alike.
const BEGIN: usize = 7;

/// By how many bytes of a name others are found that are spelt alike.
const BEGIN_OF_NAME: usize = 5;

/// The sentences of a text by what those about the same thing are found.
pub(super) struct Partners<'s> {
    all: Vec<&'s Statement>,
    /// For each key which sentences have it, and how much it tells there.
    places: HashMap<&'s str, Vec<(usize, f64)>>,
}

impl<'s> Partners<'s> {
    pub fn new(statements: impl Iterator<Item = &'s Statement>) -> Self {
        let all: Vec<&Statement> = statements.collect();
        let mut places: HashMap<&str, Vec<(usize, f64)>> = HashMap::new();
        for (at, statement) in all.iter().enumerate() {
            for (key, weight) in keys(statement) {
                let places = places.entry(key).or_default();
                if places.last().is_none_or(|(last, _)| *last != at) {
                    places.push((at, weight));
                }
            }
        }
        Self { all, places }
    }

    /// Returns with which of them one of another text is compared, those first that share the most with it, and how
    /// many words were found in how many sentences for that.
    pub fn of(&self, statement: &Statement) -> (Vec<&'s Statement>, usize) {
        let mut looks = 0;
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        let mut seen = HashSet::new();
        for (key, weight) in keys(statement).filter(|(key, _)| seen.insert(*key)) {
            let places = self.places.get(key).into_iter().flatten();
            for (at, other) in places.take(MOST_PLACES) {
                looks += 1;
                // What begins a sentence may be a name that only the other one shows to be one.
                *shared.entry(*at).or_default() += weight.max(*other);
            }
        }
        let mut partners: Vec<(&Statement, f64)> = shared
            .into_iter()
            .filter_map(|(at, sum)| Some((*self.all.get(at)?, sum)))
            .filter(|(other, sum)| {
                let is_near = *sum >= ENOUGH - FIGURE && is_denied_of_figures(statement, other);
                *sum >= ENOUGH || is_near
            })
            .collect();
        // Of as many the one that stands first.
        partners.sort_by(|(_, sum), (_, more)| more.total_cmp(sum));
        let partners = partners.into_iter().take(MOST_PARTNERS);
        (partners.map(|(other, _)| other).collect(), looks)
    }
}

/// Tells whether one of two denies something and both have a figure: that is as good as a word.
fn is_denied_of_figures(one: &Statement, other: &Statement) -> bool {
    let mut figures = one.figures.iter();
    other.denials.is_empty() != one.denials.is_empty()
        && figures.any(|one| {
            let mut others = other.figures.iter();
            others.any(|two| one.is_like(two) && one.agrees(two))
        })
}

/// Returns by what others about the same thing as a statement are found, and how much each tells: its words, and the
/// beginnings of long ones, by which words that are put together are found.
pub(super) fn keys(statement: &Statement) -> impl Iterator<Item = (&str, f64)> {
    let terms = statement.terms.iter().filter(|term| term.weight >= 0.4);
    terms.flat_map(|term| {
        let begin = (term.folded.len() >= LONG_WORD).then(|| {
            let begin = term.folded.get(..BEGIN).unwrap_or(&term.folded);
            (begin, term.weight / 2.0)
        });
        // Also a name of one who says so.
        let weight = if term.name.is_some() {
            term.weight.max(1.0)
        } else {
            term.weight
        };
        // “Estonia”, “Estonian”
        let alike = term.name.is_some() && begin.is_none();
        let alike = alike.then(|| term.folded.get(..BEGIN_OF_NAME)).flatten();
        let alike = alike.map(|begin| (begin, weight / 2.0));
        std::iter::once((term.stem.as_str(), weight))
            .chain(begin)
            .chain(alike)
    })
}
