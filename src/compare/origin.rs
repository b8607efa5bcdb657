//! Where the evidence for a claim comes from in the end, and which of it only repeats the same.
//!
//! # How an origin is found
//! In this order, for each piece of evidence:
//! 1. what a person says: its origin, or the root of the chain of who had it from whom, or that it is the article's
//!    own voice, whose origin is the article's source;
//! 2. words that stand in the evidence of several articles have one origin: what a person says of the oldest, or that of
//!    the oldest of these articles whose origin is known, unless that is only its own voice and others are older. The
//!    articles' other evidence is left alone;
//! 3. the root of the chain that was made out from the text, where that is a name: two witnesses may be two;
//! 4. an article most of whose text stands in an older one is a copy of it: what is unknown of both is one origin, and
//!    as unknown as it is in the older one, whose source is no more than where it stood first. The older one need not
//!    have evidence itself: it is told with the reports where the library has it.
//!
//! Where the chains of several articles go round, since each has it from the other, none of these names is a root: all
//! of them are one origin, which is unknown.
//!
//! Names are forms of one where nothing contradicts it (`people`). What could be either of two people is unknown.
//!
//! All else is unknown, and an unknown origin is not an independent one: a copy and what it was copied from count
//! as one there, too.

mod alike;
mod circle;
mod groups;
mod named;
mod people;
mod person;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use crate::{
    compare::words::Prints,
    model::{
        Article, ArticleId, CleanText, Told, Voice,
        origin::{Origin, Why},
    },
};
use alike::{copied, is_within, of_same_words};
use circle::circles;
use named::has_name;

pub use alike::is_copy;
pub(super) use named::same_name;
pub(super) use people::People;

/// A piece of evidence, as far as its origin depends on it.
#[derive(Clone, Debug)]
pub struct Witness<'a> {
    /// Its article.
    pub article: &'a Arc<Article>,
    /// Its words.
    pub quote: &'a str,
    /// How it tells what it tells.
    pub told: Told,
    /// Whether a person has said so, in whole or of whom the article has it.
    pub is_confirmed: bool,
    /// Where a person says that it comes from; empty where that is said to be unknown.
    pub said: Option<&'a CleanText>,
}

/// An article with evidence, or one that such an article may be a copy of.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// Which one.
    pub article: &'a Arc<Article>,
    /// The fingerprints of its text, at least those that others have too; none where it can't be read.
    pub prints: Prints,
}

/// What two pieces of evidence must have in common to have the same origin.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Key {
    Named(String),
    /// Unknown, of the evidence of an article, or of words that several share.
    Unknown(usize),
}

/// Where a piece of evidence comes from, where that is known, and why.
type Found = (Option<CleanText>, Why);

/// Finds where each piece of evidence comes from; `reports` are their articles and those that may stand behind
/// these, the oldest first.
pub fn origins(evidence: &[Witness<'_>], reports: &[Report<'_>]) -> Vec<Origin> {
    let ages: HashMap<ArticleId, usize> = reports
        .iter()
        .enumerate()
        .map(|(age, report)| (report.article.id, age))
        .collect();
    let age = |at: usize| {
        let article = evidence.get(at).map(|witness| witness.article.id);
        let age = article.and_then(|article| ages.get(&article));
        age.copied().unwrap_or(usize::MAX)
    };
    let copied = copied(reports);
    let place = |at: usize| {
        let age = age(at);
        copied.get(&age).copied().unwrap_or(age)
    };
    let report = |at: usize| reports.get(place(at));
    let people = People::of(named(evidence));
    let named_keys: HashSet<String> = named(evidence).map(|name| same_name(name)).collect();
    let goes_round: Vec<bool> = evidence
        .iter()
        .map(|witness| circle::goes_round(witness, &people))
        .collect();
    // A chain that goes round in itself tells nothing of those of others.
    let others = evidence.iter().zip(&goes_round);
    let others = others.filter_map(|(witness, goes)| (!goes).then_some(witness));
    let circles = circles(&others.collect::<Vec<_>>(), &people);
    // Which circle it goes round in.
    let mut rounds: Vec<Option<usize>> = Vec::with_capacity(evidence.len());
    let mut found: Vec<Found> = Vec::with_capacity(evidence.len());
    for (at, witness) in evidence.iter().enumerate() {
        let (mut name, mut why) = by_itself(witness, report(at));
        // "The interior ministry" is named where others name it so.
        if why == Why::Nameless
            && let Some(root) = witness.told.via.last()
            && named_keys.contains(&same_name(root))
        {
            (name, why) = (Some(root.clone()), Why::Via);
        }
        let root = name.as_deref().filter(|_| why == Why::Via);
        let round = root.and_then(|name| circles.get(&people.key(name)).copied());
        let goes = goes_round.get(at).copied().unwrap_or_default();
        found.push(match root {
            Some(_) if goes || round.is_some() => (None, Why::Circle),
            Some(root) => by_form(root, &people),
            None => (name, why),
        });
        rounds.push(round);
    }
    // What is unknown of one article counts once, with what was copied from it.
    let mut firsts: HashMap<ArticleId, usize> = HashMap::new();
    let mut lone: Vec<usize> = (0..evidence.len())
        .map(|at| match (rounds.get(at).copied().flatten(), report(at)) {
            (Some(circle), _) => 2 * evidence.len() + circle,
            (None, Some(report)) => *firsts.entry(report.article.id).or_insert(at),
            (None, None) => at,
        })
        .collect();
    for group in of_same_words(evidence) {
        if let Some((first, root)) = of_group(&group, evidence, &found, age) {
            spread(&group, (first, root), evidence, &mut found, &mut lone);
        }
    }
    numbered(found, &people, &lone)
}

/// Gives some evidence that is the same words the origin of one of it, but for what a person says of the others; `first`
/// is the oldest.
fn spread(
    group: &[usize],
    (first, root): (usize, usize),
    evidence: &[Witness<'_>],
    found: &mut [Found],
    lone: &mut [usize],
) {
    let name = found.get(root).and_then(|(name, _)| name.clone());
    for &at in group {
        let Some(witness) = evidence.get(at) else {
            continue;
        };
        if let (Some(own), Some(root_of)) = (found.get_mut(at), evidence.get(root))
            && at != root
            && !says(witness)
        {
            let of = Arc::clone(root_of.article);
            let why = if is_within(witness.quote, root_of.quote) {
                Why::SameWords(of)
            } else {
                Why::NearWords(of)
            };
            *own = (name.clone(), why);
        }
        if witness.said.is_some() && at != root {
            // Split off by a person.
            continue;
        }
        if let Some(own) = lone.get_mut(at) {
            // Apart from what else the article has.
            *own = evidence.len() + first;
        }
    }
}

/// Numbers what was found of each piece of evidence: the same where it has the same origin.
fn numbered(found: Vec<Found>, people: &People, lone: &[usize]) -> Vec<Origin> {
    let mut numbers: BTreeMap<Key, usize> = BTreeMap::new();
    // Known ones first, so that letters have no gaps.
    for is_known in [true, false] {
        for (at, (name, _)) in found.iter().enumerate() {
            if name.is_some() == is_known {
                let next = numbers.len();
                numbers
                    .entry(key(name.as_ref(), people, lone, at))
                    .or_insert(next);
            }
        }
    }
    let numbered = found.into_iter().enumerate();
    numbered
        .map(|(at, (name, why))| Origin {
            number: numbers
                .get(&key(name.as_ref(), people, lone, at))
                .copied()
                .unwrap_or(at),
            name,
            why,
        })
        .collect()
}

/// Returns the names that some evidence has: whom it is had from, and where it is said to come from.
fn named<'a>(evidence: &'a [Witness<'_>]) -> impl Iterator<Item = &'a CleanText> {
    evidence.iter().flat_map(|witness| {
        let via = witness.told.via.iter();
        let via = via.filter(|name| has_name(name, witness.is_confirmed));
        via.chain(witness.said)
    })
}

/// Returns the fullest form of a root; nothing where it may be one of several people.
fn by_form(root: &str, people: &People) -> Found {
    if let Some(several) = people.several(root) {
        return (None, Why::Several(several.to_vec()));
    }
    let whole = people.whole(root).cloned();
    (
        Some(whole.unwrap_or_else(|| CleanText::line(root))),
        Why::Via,
    )
}

fn key(name: Option<&CleanText>, people: &People, lone: &[usize], at: usize) -> Key {
    match name {
        Some(name) => Key::Named(people.key(name)),
        None => Key::Unknown(lone.get(at).copied().unwrap_or(at)),
    }
}

/// Returns of some evidence that is the same words which is the oldest, and which the others have their origin from.
///
/// A person's word on the oldest is followed by what was copied from it, also where that is that nobody knows.
fn of_group(
    group: &[usize],
    evidence: &[Witness<'_>],
    found: &[Found],
    age: impl Fn(usize) -> usize,
) -> Option<(usize, usize)> {
    let by_age = |at: &usize| (age(*at), *at);
    let first = group.iter().copied().min_by_key(by_age)?;
    let is_said = evidence
        .get(first)
        .is_some_and(|witness| witness.said.is_some());
    // What is a younger article's own voice is not where an older one has it from.
    let is_named = |at: &usize| {
        let found = found.get(*at);
        found.is_some_and(|(name, why)| name.is_some() && (*why != Why::Own || *at == first))
    };
    let named = group.iter().copied().filter(is_named).min_by_key(by_age);
    let root = named.filter(|_| !is_said).unwrap_or(first);
    Some((first, root))
}

/// Tells whether a person has said where evidence comes from.
fn says(witness: &Witness<'_>) -> bool {
    witness.said.is_some() || witness.is_confirmed
}

/// Finds the origin of evidence from what it says itself; `report` is its article, or the one that that is a copy of.
fn by_itself(witness: &Witness<'_>, report: Option<&Report<'_>>) -> Found {
    if let Some(said) = witness.said {
        let name = Some(said.clone()).filter(|said| !said.is_empty());
        return (name, Why::Said);
    }
    let root = witness.told.via.last();
    if let Some(root) = root.filter(|root| has_name(root, witness.is_confirmed)) {
        return (Some(root.clone()), Why::Via);
    }
    if witness.told.voice == Some(Voice::Own) && root.is_none() && witness.is_confirmed {
        // Whatever stands behind the article: a person has said that these words are its own.
        return match &witness.article.source {
            Some(source) => (Some(source.clone()), Why::Own),
            None => (None, Why::Unknown),
        };
    }
    match report {
        Some(report) if report.article.id != witness.article.id && root.is_none() => {
            (None, Why::Copy(Arc::clone(report.article)))
        }
        _ if root.is_some() => (None, Why::Nameless),
        _ => (None, Why::Unknown),
    }
}

#[cfg(test)]
mod tests;
