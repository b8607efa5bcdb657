//! Articles that have nothing to do with each other, but are alike in form: in what such libraries are told to disagree.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
};

use briefreader::{
    compare::{Disagreement, Statements, disagree::RARE, disagreements},
    model::PartialDate,
    text::token,
};

use crate::made::{Kind, Maker};

/// The library passes over a word in more articles than this, unless most words of an article are such.
const MOST_CARRIERS: usize = 100;

/// The library leaves out those that have as many words beside a name.
const LEAST_BESIDE: usize = 2;

/// By how many words of an article the library looks for others.
const MOST_WORDS: usize = 150;

/// With how many others the library compares an article: those that share the most rare words with it.
const MOST_OTHERS: usize = 30;

/// Which pairs of articles were told to disagree.
#[derive(Default)]
pub struct Found {
    pub pairs: Vec<String>,
    /// How many pairs of articles were looked at.
    pub compared: usize,
}

struct Made {
    text: String,
    published: Option<PartialDate>,
    statements: Statements,
}

/// Makes a library of articles and looks for disagreements between them, as the library does.
pub fn look(kind: Kind, articles: usize, seed: u64, found: &mut Found) {
    let mut maker = Maker::new(seed);
    let made = (0..articles).map(|_| {
        let (text, published) = maker.article(kind);
        let statements = Statements::new(&text, published);
        Made {
            text,
            published,
            statements,
        }
    });
    let made: Vec<Made> = made.collect();
    let mut carriers: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, one) in made.iter().enumerate() {
        let words: HashSet<String> = token::tokens(&one.text).map(|one| one.folded).collect();
        for word in words {
            carriers.entry(word).or_default().push(at);
        }
    }
    let mut compared = HashSet::new();
    for (at, here) in made.iter().enumerate() {
        for other in speaking_of_the_same(at, &here.statements, &carriers) {
            if !compared.insert((at.min(other), at.max(other))) {
                continue;
            }
            found.compared += 1;
            let there = &made[other];
            let told = disagreements(&here.statements, &there.statements);
            let has_rare = |one: &Disagreement| {
                let mut names = one.hangs_on.iter();
                names.any(|name| is_rare(name, &one.beside, &carriers))
            };
            let mut told = told
                .iter()
                .filter(|one| one.hangs_on.is_empty() || has_rare(one));
            if let Some(one) = told.next() {
                let sentence = |of: &Made, range: &Range<usize>| {
                    let published = of.published.map_or("-".to_owned(), |date| date.to_string());
                    let sentence = of.text.get(range.clone()).unwrap_or_default();
                    format!("{published}: {sentence}")
                };
                found.pairs.push(format!(
                    "{} {:.2}\n  {}\n  {}",
                    one.kind.name(),
                    one.score,
                    sentence(here, &one.left.sentence),
                    sentence(there, &one.right.sentence)
                ));
            }
        }
    }
}

/// Tells whether a name stands in few articles, without those that have all that stands beside it, as the index tells
/// it.
fn is_rare(name: &String, beside: &[String], carriers: &HashMap<String, Vec<usize>>) -> bool {
    let has = |word: &String| carriers.get(word).map(Vec::as_slice).unwrap_or_default();
    let others: Vec<&String> = beside.iter().filter(|other| *other != name).collect();
    let is_same = |article: &usize| {
        others.len() >= LEAST_BESIDE && others.iter().all(|word| has(word).contains(article))
    };
    has(name).iter().filter(|article| !is_same(article)).count() <= RARE
}

/// Returns the other articles that have the most of the rare words of one, as the index tells them.
fn speaking_of_the_same(
    here: usize,
    statements: &Statements,
    carriers: &HashMap<String, Vec<usize>>,
) -> Vec<usize> {
    let words = statements.rare_words(MOST_WORDS);
    let (mut few, mut many): (BTreeMap<usize, usize>, BTreeMap<usize, usize>) = Default::default();
    let mut passed_over = 0;
    for word in &words {
        let carriers = carriers.get(*word).map(Vec::as_slice).unwrap_or_default();
        let is_common = carriers.len() > MOST_CARRIERS + 1;
        passed_over += usize::from(is_common);
        let counts = if is_common { &mut many } else { &mut few };
        for other in carriers.iter().take(MOST_CARRIERS + 2) {
            *counts.entry(*other).or_default() += 1;
        }
    }
    if passed_over * 2 > words.len() {
        for (other, count) in many {
            *few.entry(other).or_default() += count;
        }
    }
    let enough = few
        .into_iter()
        .filter(|(other, count)| *count > 1 && *other != here);
    let mut others: Vec<(usize, usize)> = enough.collect();
    others.sort_by_key(|(other, count)| (usize::MAX - count, *other));
    others.truncate(MOST_OTHERS);
    others.into_iter().map(|(other, _)| other).collect()
}
