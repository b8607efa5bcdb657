//! What two statements have in common, however they say it, and what tells them apart.

use std::ops::Range;

use crate::compare::{
    disagree::{
        figures::Figures,
        matched::Matched,
        names::{Bearer, Name},
        times::Times,
    },
    lexicon,
    statement::{Statement, Term, Voice},
};

/// What two statements have in common.
#[derive(Debug)]
pub(super) struct Ground {
    /// How much is the same.
    pub tie: f64,
    /// Which part that is of what the one that says less says.
    pub share: f64,
    /// Which part that is of what the one that says more says.
    pub least_share: f64,
    /// How many names both have.
    pub names: usize,
    /// How many other words.
    pub words: usize,
    /// Whether they speak of two sides of something: “men”, “women”.
    pub is_split: bool,
    /// Whether they name two parts of the day: “morning”, “afternoon”.
    pub is_split_by_hours: bool,
    /// Whether each has a place that the other does not have, or another first name for one last name.
    pub has_rival_place: bool,
    /// How many other names of one stand against such of the other.
    pub rivals: usize,
    /// How many people of one stand against such of the other.
    pub people: usize,
    /// Whether each names a land that the other does not.
    pub are_of_two_lands: bool,
}

/// How much a word that both have ties them, by what it is.
mod weight {
    pub const NAME: f64 = 2.0;
    pub const WORD: f64 = 1.0;
    /// One for which the other has another of its class.
    pub const CLASS: f64 = 0.8;
    /// A title, or a word of those who say so.
    pub const SMALL: f64 = 0.5;
    pub const FIGURE: f64 = 0.8;
    pub const TIME: f64 = 1.0;
}

/// So many figures or times tie at most.
const MOST: usize = 3;

impl Ground {
    pub fn new(matched: &Matched<'_>, figures: &Figures<'_>, times: &Times<'_>) -> Self {
        let (left, right) = (matched.left, matched.right);
        let mut tie = 0.0;
        let mut words = 0;
        let mut names = 0;
        let mut last_name = None;
        for (at, one) in left.terms.iter().enumerate() {
            let other = matched.to_right.get(at).copied().flatten();
            let Some(two) = other.and_then(|other| right.terms.get(other)) else {
                continue;
            };
            let weight = tied(one, two);
            let is_further = one.name.is_some() && one.name == last_name;
            tie += if is_further {
                weight.min(weight::WORD)
            } else {
                weight
            };
            if weight == weight::NAME {
                names += usize::from(!is_further);
                last_name = one.name;
            } else if weight > weight::SMALL {
                words += 1;
            }
        }
        tie += weight::FIGURE * figures.agreeing.min(MOST) as f64;
        tie += weight::TIME * times.same.min(MOST) as f64;
        let lone = |terms: &[Term], is_matched: &dyn Fn(usize) -> bool| {
            let lone = terms.iter().enumerate().filter(|(at, _)| !is_matched(*at));
            let weights = lone.map(|(_, term)| match term.voice {
                Voice::Own | Voice::Subject => term.weight.min(weight::WORD),
                Voice::Source => 0.0,
            });
            weights.sum::<f64>()
        };
        let only_left = lone(&left.terms, &|at| matched.is_left_matched(at));
        let only_right = lone(&right.terms, &|at| matched.is_right_matched(at));
        let [mut ones, mut twos] = matched.lone_names();
        // “the Czech lender” is no rival of one in Ostrava.
        let is_land = |statement: &Statement, name: &Name| {
            let terms = statement.terms.get(name.terms.0..=name.terms.1);
            terms.is_some_and(|terms| terms.iter().all(|term| lexicon::is_land(&term.folded)))
        };
        ones.retain(|name| name.is_place() || !is_land(left, name));
        twos.retain(|name| name.is_place() || !is_land(right, name));
        let alone = lone_words(matched);
        // A longer form of a name that both have stands against another longer form only.
        let count = |bearers: &[Bearer], is_part: bool| {
            let count = |names: &[Name]| {
                let of_kind = names.iter().filter(|name| {
                    bearers.contains(&name.bearer)
                        && name.is_part == is_part
                        && (name.is_own || is_part && !name.is_source)
                });
                of_kind.count()
            };
            count(&ones).min(count(&twos))
        };
        let people = count(&[Bearer::Person], false);
        let others = count(&[Bearer::Place, Bearer::Unknown], false);
        let parts = count(&[Bearer::Person, Bearer::Place, Bearer::Unknown], true);
        Self {
            tie,
            share: tie / (tie + f64::min(only_left, only_right)),
            least_share: tie / (tie + f64::max(only_left, only_right)),
            names,
            words,
            is_split_by_hours: lexicon::are_of_two_day_parts(&alone[0], &alone[1]),
            is_split: are_of_two_sides(matched) || tells_of_another(matched),
            has_rival_place: count(&[Bearer::Place], false) > 0 || parts > 0,
            rivals: people + others + parts,
            people,
            are_of_two_lands: are_of_two_lands(left, right),
        }
    }
}

/// Tells whether each of two statements names a land that the other does not, nor its capital or what is of it.
fn are_of_two_lands(left: &Statement, right: &Statement) -> bool {
    let lands = |statement: &Statement| -> Vec<String> {
        let names = statement.terms.iter().enumerate();
        // “Dutch prosecutors said”
        let tells_who_says =
            |at: usize, term: &Term| term.voice == Voice::Source && statement.tells_whose((at, at));
        let names = names.filter(|(at, term)| term.is_capital && !tells_who_says(*at, term));
        let lands = names.filter(|(_, term)| lexicon::is_land(&term.folded));
        lands.map(|(_, term)| term.folded.clone()).collect()
    };
    let (ones, twos) = (lands(left), lands(right));
    let is_alone = |land: &String, others: &[String]| {
        let is_same = |other: &String| land == other || lexicon::are_spelt_alike(land, other);
        !others.iter().any(is_same)
    };
    ones.iter().any(|land| is_alone(land, &twos)) && twos.iter().any(|land| is_alone(land, &ones))
}

/// Tells whether a statement names one that stands against what the other speaks of: “the rival of Quickhaul”.
pub(super) fn tells_of_another(matched: &Matched<'_>) -> bool {
    const ANOTHER: &[&str] = &[
        "rival",
        "competitor",
        "neighbouring",
        "neighboring",
        "nearby",
        "voisin",
        "voisine",
        "vecino",
        "vecina",
        "vicino",
        "vicina",
        "benachbarte",
        "benachbarten",
        "nachbargemeinde",
        "nachbarort",
        "naburige",
        "buurgemeente",
        "sister",
        "konkurrent",
        "konkurrentin",
        "concurrent",
        "concurrente",
        "competidor",
        "competidora",
        "rivale",
        "concorrente",
    ];
    let tells = |statement: &Statement, is_matched: &dyn Fn(usize) -> bool| {
        let mut terms = statement.terms.iter().enumerate();
        terms.any(|(at, term)| {
            // “for its rival Sultanbay”, of which both speak
            let next = statement
                .terms
                .get(at + 1)
                .filter(|next| next.at == term.at + 1);
            let is_known = next.is_some_and(|next| next.name.is_some() && is_matched(at + 1));
            ANOTHER.contains(&term.folded.as_str()) && !is_matched(at) && !is_known
        })
    };
    tells(matched.left, &|at| matched.is_left_matched(at))
        || tells(matched.right, &|at| matched.is_right_matched(at))
}

/// How much two terms that are the same tie their statements.
fn tied(one: &Term, two: &Term) -> f64 {
    let sources = [one, two].map(|term| term.voice == Voice::Source);
    let is_source = sources.contains(&true);
    let is_name = one.name.is_some() || two.name.is_some();
    if lexicon::is_generic(&one.folded) && !is_source && !one.is_capital && !two.is_capital {
        weight::CLASS
    } else if is_name && sources.contains(&false) && is_source {
        weight::WORD
    } else if lexicon::is_generic(&one.folded) || is_source {
        weight::SMALL
    } else if one.name.is_some() || two.name.is_some() {
        weight::NAME
    } else if one.folded == two.folded || !one.stem.starts_with('=') {
        weight::WORD
    } else {
        weight::CLASS
    }
}

/// Tells whether a word of one that the other does not have is another side of what one of the other is.
pub(super) fn are_of_two_sides(matched: &Matched<'_>) -> bool {
    let [ones, twos] = &lone_words(matched);
    let are_two_sides = lexicon::are_of_two_sides(ones, twos);
    let tells_part = |statement: &Statement, is_matched: &dyn Fn(usize) -> bool| {
        let mut pairs = statement.terms.windows(2).enumerate();
        pairs.any(|(at, pair)| match pair {
            [which, part] => {
                lexicon::PARTS.contains(&part.folded.as_str())
                    && which.at + 1 == part.at
                    && which.name.is_none()
                    && !is_matched(at)
            }
            _ => false,
        })
    };
    are_two_sides
        || tells_part(matched.left, &|at| matched.is_left_matched(at))
            && tells_part(matched.right, &|at| matched.is_right_matched(at))
}

/// Returns the words of each that the other does not have.
fn lone_words(matched: &Matched<'_>) -> [Vec<String>; 2] {
    let lone = |terms: &[Term], is_matched: &dyn Fn(usize) -> bool| -> Vec<String> {
        let lone = terms.iter().enumerate().filter(|(at, _)| !is_matched(*at));
        lone.map(|(_, term)| term.folded.clone()).collect()
    };
    [
        lone(&matched.left.terms, &|at| matched.is_left_matched(at)),
        lone(&matched.right.terms, &|at| matched.is_right_matched(at)),
    ]
}

/// Returns the terms of a statement near some lexemes, in the same part of the sentence, the nearest first.
pub(super) fn near<'s>(
    statement: &'s Statement,
    lexemes: &Range<usize>,
    reach: usize,
) -> Vec<(usize, &'s Term)> {
    let mut near: Vec<(usize, usize, &Term)> = Vec::new();
    for (place, term) in statement.terms.iter().enumerate() {
        let (gap, distance) = if term.at < lexemes.start {
            (term.at..lexemes.start, lexemes.start - term.at)
        } else {
            (
                lexemes.end..term.at,
                term.at.saturating_sub(lexemes.end) + 1,
            )
        };
        let breaks = statement.breaks.iter().filter(|at| gap.contains(at));
        let distance = distance + BREAK * breaks.count();
        if distance <= reach {
            near.push((distance, place, term));
        }
    }
    near.sort_by_key(|(distance, place, _)| (*distance, *place));
    near.into_iter()
        .map(|(_, place, term)| (place, term))
        .collect()
}

/// How many words the end of a part of a sentence counts for.
const BREAK: usize = 6;
