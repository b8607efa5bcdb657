//! Where the evidence for a claim comes from in the end, and which of it only repeats the same.
//!
//! # How an origin is found
//! In this order, for each piece of evidence:
//! 1. what a person says: its origin, or the root of the chain of who had it from whom, or that it is the article's
//!    own voice, whose origin is the article's source;
//! 2. words that stand in the evidence of several articles have one origin: what a person says of the oldest, or that of
//!    the oldest of these articles whose origin is known. The articles' other evidence is left alone;
//! 3. the root of the chain that was made out from the text, where that is a name: two witnesses may be two;
//! 4. an article most of whose text stands in an older one is a copy of it, and has the older one's source. The
//!    older one need not have evidence itself: it is told with the reports where the library has it. Where nothing
//!    tells which of them is older, as on one day, they are one origin without a name.
//!
//! Where the chains of several articles go round, since each has it from the other, none of these names is a root: all
//! of them are one origin, which is unknown.
//!
//! Names are forms of one where nothing contradicts it (`people`). What could be either of two people is unknown.
//!
//! All else is unknown, and an unknown origin is not an independent one: a copy and what it was copied from count
//! as one there, too.

mod circle;
mod people;
mod person;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use crate::{
    compare::{
        lexicon, shared, told,
        words::{Prints, SURE, Words},
    },
    model::{
        Article, ArticleId, CleanText, Told, Voice,
        origin::{Origin, Why},
    },
    text::words::fold,
};
use circle::circles;
pub(super) use people::People;

/// The fewest words that make a quote the same by standing whole in another one.
const FEWEST_WORDS: usize = 5;

/// How many words of a quote are searched for shorter quotes.
const LONGEST_SEARCHED: usize = 2_000;

/// How many pieces of evidence with the same fingerprint one is compared with.
const MOST_ALIKE: usize = 8;

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
    let unsure = unsure(reports, &copied);
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
    let mut found: Vec<(Option<CleanText>, Why)> = Vec::with_capacity(evidence.len());
    for (at, witness) in evidence.iter().enumerate() {
        let (mut name, mut why) = by_itself(witness, report(at));
        // "The interior ministry" is named where others name it so.
        if why == Why::Nameless
            && let Some(root) = witness.told.via.last()
            && named_keys.contains(&same_name(root))
        {
            (name, why) = (Some(root.clone()), Why::Via);
        }
        if matches!(why, Why::Copy(_)) && unsure.contains(&place(at)) {
            name = None;
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
        let Some((first, root)) = of_group(&group, evidence, &found, age) else {
            continue;
        };
        let name = found.get(root).and_then(|(name, _)| name.clone());
        for &at in &group {
            let Some(witness) = evidence.get(at) else {
                continue;
            };
            if let (Some(own), Some(root_of)) = (found.get_mut(at), evidence.get(root))
                && at != root
                && !says(witness)
            {
                *own = (name.clone(), Why::SameWords(Arc::clone(root_of.article)));
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
    let mut numbers: BTreeMap<Key, usize> = BTreeMap::new();
    // Known ones first, so that letters have no gaps.
    for is_known in [true, false] {
        for (at, (name, _)) in found.iter().enumerate() {
            if name.is_some() == is_known {
                let next = numbers.len();
                numbers
                    .entry(key(name.as_ref(), &people, &lone, at))
                    .or_insert(next);
            }
        }
    }
    let numbered = found.into_iter().enumerate();
    numbered
        .map(|(at, (name, why))| Origin {
            number: numbers
                .get(&key(name.as_ref(), &people, &lone, at))
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
fn by_form(root: &str, people: &People) -> (Option<CleanText>, Why) {
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
/// A person's word on the oldest is followed by what was copied from it, also where that is that nobody knows; what is
/// only had from an article that this one is a copy of tells least.
fn of_group(
    group: &[usize],
    evidence: &[Witness<'_>],
    found: &[(Option<CleanText>, Why)],
    age: impl Fn(usize) -> usize,
) -> Option<(usize, usize)> {
    let oldest = |is_one: &dyn Fn(&Option<CleanText>, &Why) -> bool| {
        let those = group.iter().copied().filter(|at| {
            let found = found.get(*at);
            found.is_some_and(|(name, why)| is_one(name, why))
        });
        those.min_by_key(|at| (age(*at), *at))
    };
    let first = oldest(&|_, _| true)?;
    let spoken = evidence.get(first).filter(|witness| says(witness));
    let is_said = spoken.is_some_and(|witness| witness.said.is_some());
    let root = Some(first)
        .filter(|_| is_said)
        .or_else(|| oldest(&|name, why| name.is_some() && !matches!(why, Why::Copy(_))))
        .or_else(|| spoken.map(|_| first))
        .or_else(|| oldest(&|name, _| name.is_some()));
    Some((first, root.unwrap_or(first)))
}

/// Tells whether a person has said where evidence comes from.
fn says(witness: &Witness<'_>) -> bool {
    witness.said.is_some() || witness.is_confirmed
}

/// Finds the origin of evidence from what it says itself; `report` is its article, or the one that that is a copy of.
fn by_itself(witness: &Witness<'_>, report: Option<&Report<'_>>) -> (Option<CleanText>, Why) {
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
            let source = report.article.source.clone();
            (source, Why::Copy(Arc::clone(report.article)))
        }
        _ if root.is_some() => (None, Why::Nameless),
        _ => (None, Why::Unknown),
    }
}

/// Returns what two names have in common that are the same but for case, accents, an article before them, and small words
/// that say what kind of outlet it is: "the Reuters news agency".
pub(in crate::compare) fn same_name(name: &str) -> String {
    let folded = fold(&without_kind(name));
    let bare = folded
        .split_once(' ')
        .filter(|(first, rest)| told::cues::ARTICLES.contains(first) && !rest.is_empty());
    match bare {
        Some((_, rest)) => rest.to_owned(),
        None => folded,
    }
}

/// Returns a name without small words before or behind it that say what kind of outlet it is.
fn without_kind(name: &str) -> String {
    let is_kind = |word: &str| {
        let folded = fold(word);
        word.starts_with(char::is_lowercase)
            && (told::cues::OUTLET_NOUNS.contains(&folded.as_str())
                || told::cues::ARTICLES.contains(&folded.as_str()))
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = words.iter().position(|word| !is_kind(word));
    let last = words.iter().rposition(|word| !is_kind(word));
    let named = named.zip(last).and_then(|(from, to)| words.get(from..=to));
    match named {
        Some(named)
            if named
                .iter()
                .any(|word| word.starts_with(char::is_uppercase)) =>
        {
            named.join(" ")
        }
        _ => name.to_owned(),
    }
}

/// Tells whether somebody is named: an unnamed source of one article need not be that of another.
///
/// What a person typed or confirmed is a name in whatever case, as `ministry of works`, unless it is only words for
/// people in general. What was made out is one only with a large letter beyond such words.
fn has_name(root: &str, is_said: bool) -> bool {
    let words: Vec<&str> = root.split_whitespace().collect();
    let is_in = |word: &str, list: &[&str]| list.contains(&fold(word).as_str());
    if words.is_empty() || words.iter().any(|word| is_in(word, NAMELESS)) {
        return false;
    }
    // "Ministerium" and "Gobierno" are written large where they are no names.
    if let [word] = words[..]
        && !is_said
        && is_common(&fold(word))
    {
        return false;
    }
    // “A” alone may be a name.
    let is_some = words.len() > 1 && words.first().is_some_and(|word| is_in(word, INDEFINITE));
    // “Government sources” are no body.
    let is_group = words
        .last()
        .is_some_and(|last| is_in(last, told::cues::UNNAMED) && !is_in(last, told::cues::BODIES));
    let has_body = is_said && !is_group;
    let mut words = words.into_iter().skip(usize::from(is_some) * 2);
    words.any(|word| {
        let is_people = told::cues::is_nameless(&fold(word))
            && !(has_body && is_in(word, told::cues::BODIES))
            || is_in(word, told::cues::DOCUMENTS)
            || is_in(word, told::cues::FIGURES)
            || is_in(word, told::cues::GENERAL);
        let is_other = word.contains(char::is_alphabetic) && !is_in(word, told::cues::ARTICLES);
        !is_people && (word.starts_with(char::is_uppercase) || (is_said && is_other))
    })
}

/// Tells whether a folded word alone is an office or a body, whoever’s it is.
fn is_common(folded: &str) -> bool {
    COMMON.contains(&folded)
        || lexicon::is_generic(folded)
        || matches!(lexicon::title(folded), Some(lexicon::Title::Office(_)))
}

/// Words for bodies that are written large in some languages and are nobody's name.
const COMMON: &[&str] = &[
    "ministerium",
    "innenministerium",
    "behorde",
    "gericht",
    "regierung",
    "polizei",
    "partei",
    "staatsanwaltschaft",
    "gewerkschaft",
    "unternehmen",
    "verband",
    "verein",
    "konzern",
    "firma",
    "parlament",
    "bundesregierung",
    "landesregierung",
    "stadtverwaltung",
    "feuerwehr",
    "armee",
    "ministere",
    "ministerio",
    "ministero",
    "ministerie",
    "gouvernement",
    "gobierno",
    "governo",
    "regering",
    "policia",
    "polizia",
    "politie",
    "fiscalia",
    "procura",
    "ejercito",
    "zeitung",
];

/// Words that say that a name is not told.
const NAMELESS: &[&str] = &[
    "unnamed",
    "anonymous",
    "unidentified",
    "someone",
    "somebody",
    "ungenannt",
    "ungenannte",
    "ungenannter",
    "anonym",
    "anonyme",
    "anonymer",
    "anonimo",
    "anonima",
];

/// Articles of somebody who is not known.
const INDEFINITE: &[&str] = &[
    "a", "an", "some", "one", "ein", "eine", "einem", "einer", "un", "une", "una",
];

/// Finds the articles that are copies: for the place of each the place of the oldest one that it has its text from.
fn copied(reports: &[Report<'_>]) -> HashMap<usize, usize> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found: HashMap<usize, usize> = HashMap::new();
    for (at, report) in reports.iter().enumerate() {
        let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
        for print in report.prints.known() {
            let holders = holders.entry(*print).or_default();
            for holder in holders.iter() {
                *shares.entry(*holder).or_default() += 1;
            }
            // The oldest ones are enough: what was copied on has its text from them.
            if holders.len() < MOST_ALIKE {
                holders.push(at);
            }
        }
        let is_most = |share: usize| report.prints.is_most(share);
        if let Some((older, _)) = shares.iter().find(|(_, share)| is_most(**share)) {
            // What that one has from an older one comes from there.
            let root = found.get(older).copied();
            found.insert(at, root.unwrap_or(*older));
        }
    }
    found
}

/// Returns the places of what was copied by an article that may be as old, so that nothing tells which of them was first.
fn unsure(reports: &[Report<'_>], copied: &HashMap<usize, usize>) -> HashSet<usize> {
    let published = |at: usize| reports.get(at).and_then(|report| report.article.published);
    let is_sure = |at: usize, root: usize| match (published(root), published(at)) {
        (Some(root), Some(copy)) => root.last_day() < copy.first_day(),
        _ => false,
    };
    let copied = copied.iter().filter(|(at, root)| !is_sure(**at, **root));
    copied.map(|(_, root)| *root).collect()
}

/// Tells whether most of a text stands in another one, by the fingerprints of both.
pub fn is_copy(prints: &Prints, of: &Prints) -> bool {
    let is_shared = |print: &&u64| of.known().binary_search(print).is_ok();
    prints.is_most(prints.known().iter().filter(is_shared).count())
}

/// Groups the evidence of different articles that is the same words, or most of them.
fn of_same_words(evidence: &[Witness<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<usize> = (0..evidence.len()).collect();
    let words: Vec<Words> = evidence
        .iter()
        .map(|witness| Words::new(witness.quote))
        .collect();
    join_short(&words, &mut groups);
    let mut alike: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut compared: HashSet<(usize, usize)> = HashSet::new();
    for (at, own) in words.iter().enumerate() {
        for print in own.prints() {
            let others = alike.entry(print).or_default();
            for &other in others.iter() {
                if root(&groups, other) != root(&groups, at)
                    && compared.insert((other, at))
                    && words.get(other).is_some_and(|other| is_mostly(own, other))
                {
                    join(&mut groups, other, at);
                }
            }
            if others.len() < MOST_ALIKE {
                others.push(at);
            }
        }
    }
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..evidence.len() {
        together.entry(root(&groups, at)).or_default().push(at);
    }
    let is_shared = |group: &Vec<usize>| {
        let mut articles = group
            .iter()
            .filter_map(|at| Some(evidence.get(*at)?.article.id));
        let first = articles.next();
        articles.any(|article| Some(article) != first)
    };
    together.into_values().filter(is_shared).collect()
}

/// Joins short quotes with those in which they stand whole.
fn join_short(words: &[Words], groups: &mut [usize]) {
    let hashes = |words: &Words| -> Vec<u64> { words.all().iter().map(|word| word.hash).collect() };
    let mut short: HashMap<Vec<u64>, usize> = HashMap::new();
    for (at, words) in words.iter().enumerate() {
        let hashes = hashes(words);
        if (FEWEST_WORDS..SURE).contains(&hashes.len()) {
            let first = *short.entry(hashes).or_insert(at);
            join(groups, first, at);
        }
    }
    let mut lengths: Vec<usize> = short.keys().map(Vec::len).collect();
    lengths.sort_unstable();
    lengths.dedup();
    for (at, words) in words.iter().enumerate() {
        let mut hashes = hashes(words);
        hashes.truncate(LONGEST_SEARCHED);
        for length in lengths.iter().filter(|length| **length <= hashes.len()) {
            for window in hashes.windows(*length) {
                if let Some(&first) = short.get(window) {
                    join(groups, first, at);
                }
            }
        }
    }
}

/// Tells whether most words of the shorter of two quotes stand in the other one.
fn is_mostly(one: &Words, other: &Words) -> bool {
    let shorter = one.all().len().min(other.all().len());
    let is_left = one.all().len() <= other.all().len();
    let passages = shared(one, other);
    let words = if is_left { one } else { other };
    let inside = |place: usize| {
        passages.iter().any(|passage| {
            let range = if is_left {
                &passage.left
            } else {
                &passage.right
            };
            range.contains(&place)
        })
    };
    let same = words
        .all()
        .iter()
        .filter(|word| inside(word.bytes.start))
        .count();
    same * 5 >= shorter * 3
}

fn root(groups: &[usize], mut at: usize) -> usize {
    while let Some(&above) = groups.get(at).filter(|above| **above != at) {
        at = above;
    }
    at
}

fn join(groups: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(groups, one), root(groups, other));
    if let Some(group) = groups.get_mut(one.max(other)) {
        *group = one.min(other);
    }
}

#[cfg(test)]
mod tests;
