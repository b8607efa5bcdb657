//! Which sentences of a text are most likely to bear on a statement, and which statements a sentence may bear on.
//!
//! Each sentence is weighed by the words that it has in common with the statement (BM25, Robertson and Zaragoza
//! 2009), together with the sentence before it and the one after it, which count less: who a pronoun stands for is
//! told there. Rare words weigh more than frequent ones, numbers and names more than others. What is found is only
//! likely: nobody has read it.
//!
//! Words are those of [`text::token`](crate::text::token), so that case, accents and typography make no difference,
//! and a plural in `s` is its singular. Of scripts without blanks between words two clusters in a row are one word
//! here, since one cluster tells too little. A figure or a date of a statement is looked for in the ways in which it may
//! be written: `$10bn` is `10 billion dollars` too. What reports call by several words is found by each of them, and the
//! word of the statement counts more.

mod alike;
mod part;
mod standing;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::{
    anchor::LONGEST_QUOTE,
    compare::words::{Word, Words},
    text::sentence::sentences,
};

pub use alike::folded;
pub use part::Part;
use standing::{Begins, Counted, Hit, begins, hits, standing};

/// How many of them count at most: the heaviest.
const MOST_TERMS: usize = 64;

/// How much the words of a neighbouring sentence count beside those of the sentence.
const NEAR: f64 = 0.3;

/// How soon it makes no difference any more that a word stands there once more (k1 of BM25).
const SATURATION: f64 = 1.2;

/// How much a long sentence counts less (b of BM25).
const LENGTH: f64 = 0.75;

/// The words of a usual sentence with its neighbours, as far as these count.
const USUAL_WORDS: f64 = 32.0;

/// The part of a statement's weight that the sentence itself has to have.
const FEWEST: f64 = 0.15;

/// The score from which on a passage is told of a statement of short words.
const LEAST_TOLD: f64 = 0.005;

/// What of the score of a sentence a headline has at most in which no other words of the statement stand.
const BEHIND: f64 = 0.999;

/// A statement, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Of each part; nothing for one that doesn't count.
    weights: Vec<f64>,
    /// Of each part whether a headline says something that has nothing else.
    tells_alone: Vec<bool>,
    begins: Begins,
    /// The weight that the words of a sentence must have at least.
    least: f64,
    /// Whether there are but short words, such as “no”, of which the common ones tell nothing.
    is_slight: bool,
}

/// A sentence that may bear on a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// More is better; to be compared with others of the same statement.
    pub score: f64,
    /// Where the words of the statement stand, in bytes of the text, in order.
    pub marks: Vec<Range<usize>>,
    /// The hashes of its words, sorted.
    words: Vec<u64>,
    /// The hashes of those that another one must have, too, to say the same, sorted.
    deciding: Vec<u64>,
}

impl Sought {
    /// Weighs the parts of a statement by how many of so many texts each of them stands in.
    pub fn new(parts: &[Part], spread: &[usize], texts: usize) -> Self {
        let spread = spread.iter().copied().chain(std::iter::repeat(0));
        let weigh = |(part, spread): (&Part, usize)| part.weight(spread, texts);
        let mut weights: Vec<f64> = parts.iter().zip(spread).map(weigh).collect();
        let mut heaviest = weights.clone();
        heaviest.sort_by(|a, b| b.total_cmp(a));
        let lightest = heaviest.get(MOST_TERMS - 1).copied().unwrap_or_default();
        for weight in &mut weights {
            if *weight < lightest {
                *weight = 0.0;
            }
        }
        let is_slight = parts.iter().all(Part::is_slight);
        let total: f64 = weights.iter().sum();
        let two: f64 = heaviest.iter().take(2).sum();
        Self {
            weights,
            tells_alone: parts
                .iter()
                .map(|part| is_slight || part.tells_alone())
                .collect(),
            begins: begins(parts),
            least: (total * FEWEST).min(two),
            is_slight,
        }
    }

    /// Returns the best sentences of a text, the very best first.
    ///
    /// Takes time in proportion to the text; only lines in which enough of the statement stands, and those beside them
    /// that a sentence goes on from or into, are cut into sentences.
    pub fn passages(&self, text: &str, most: usize) -> Vec<Passage> {
        let words = Words::new(text);
        let words = words.all();
        let hits = hits(&self.begins, words);
        if hits.is_empty() {
            return Vec::new();
        }
        let lines = lines(text);
        let heavy = self.heavy(&lines, words, &hits);
        let cut = |number: usize| -> Vec<Counted> {
            let line = lines.get(number).cloned().unwrap_or_default();
            let all = sentences(text.get(line.clone()).unwrap_or_default()).into_iter();
            let all = all.map(|own| line.start + own.start..line.start + own.end);
            all.map(|own| Counted::new(&own, words, &hits)).collect()
        };
        let mut all: BTreeMap<usize, Vec<Counted>> =
            heavy.iter().map(|number| (*number, cut(*number))).collect();
        let beside = all.iter().flat_map(|(number, own)| {
            let before = own.first().filter(|own| self.may_bear(own));
            let after = own.last().filter(|own| self.may_bear(own));
            let before = before.and_then(|_| number.checked_sub(1));
            before.into_iter().chain(after.map(|_| number + 1))
        });
        for number in beside.collect::<Vec<_>>() {
            all.entry(number).or_insert_with(|| cut(number));
        }
        let mut found = Vec::new();
        for number in heavy {
            let line = |number: usize| all.get(&number).map_or(&[][..], Vec::as_slice);
            for (at, own) in line(number).iter().enumerate() {
                if !self.may_bear(own) {
                    continue;
                }
                let before = match (at.checked_sub(1), number.checked_sub(1)) {
                    (Some(before), _) => line(number).get(before),
                    (None, Some(above)) => line(above).last(),
                    (None, None) => None,
                };
                let after = line(number).get(at + 1);
                let after = after.or_else(|| line(number + 1).first());
                let near = before.into_iter().chain(after);
                let terms: BTreeSet<usize> = own.terms.keys().copied().collect();
                found.push((terms, self.passage(own, near, (text, words), &hits)));
            }
        }
        let tells = |terms: &BTreeSet<usize>| {
            let mut terms = terms.iter();
            terms.any(|term| self.tells_alone.get(*term).copied().unwrap_or_default())
        };
        // The sentence says more, which a headline has but another word for one of.
        found.retain(|(terms, passage)| tells(terms) || !is_headline(text, &passage.bytes));
        // What is written as 0.00 tells nothing.
        found.retain(|(_, passage)| !self.is_slight || passage.score >= LEAST_TOLD);
        behind_sentences(&mut found, text);
        let mut found: Vec<Passage> = found.into_iter().map(|(_, passage)| passage).collect();
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(a.bytes.start.cmp(&b.bytes.start))
        });
        found.truncate(most);
        found
    }

    fn passage<'a>(
        &self,
        own: &Counted,
        near: impl Iterator<Item = &'a Counted>,
        (text, words): (&str, &[Word]),
        hits: &[Hit],
    ) -> Passage {
        let marks = hits.get(own.hits.clone()).unwrap_or_default();
        let own_words = words.get(own.words.clone()).unwrap_or_default();
        let mut hashes: Vec<u64> = own_words.iter().map(|word| word.hash).collect();
        hashes.sort_unstable();
        Passage {
            bytes: own.bytes.clone(),
            score: self.score(own, near),
            marks: joined(
                marks
                    .iter()
                    .map(|hit| hit.bytes.clone())
                    .filter(|mark| mark.end <= own.bytes.end),
            ),
            words: hashes,
            deciding: alike::deciding(text, own_words),
        }
    }

    /// Returns the lines in which enough stands for one of their sentences to bear on the statement, by their numbers.
    fn heavy(&self, lines: &[Range<usize>], words: &[Word], hits: &[Hit]) -> Vec<usize> {
        let mut terms: BTreeSet<(usize, usize)> = BTreeSet::new();
        for hit in hits {
            let at = words.get(hit.word).map_or(0, |word| word.bytes.start);
            terms.insert((lines.partition_point(|line| line.end <= at), hit.term));
        }
        let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
        for (line, term) in terms {
            *weights.entry(line).or_default() += self.weight(term);
        }
        let heavy = weights.into_iter().filter(|(_, weight)| {
            // Numbers that are added in another order may be a little less.
            *weight > 0.0 && *weight * 1.000_001 >= self.least
        });
        heavy.map(|(line, _)| line).collect()
    }

    /// Tells whether a sentence itself has enough of the statement.
    fn may_bear(&self, own: &Counted) -> bool {
        let weight: f64 = own.terms.keys().map(|term| self.weight(*term)).sum();
        // What is too long to be marked is a table without full stops rather than a sentence.
        weight > 0.0 && weight >= self.least && own.bytes.len() <= LONGEST_QUOTE
    }

    fn weight(&self, term: usize) -> f64 {
        self.weights.get(term).copied().unwrap_or_default()
    }

    fn score<'a>(&self, own: &Counted, near: impl Iterator<Item = &'a Counted>) -> f64 {
        let near: Vec<&Counted> = near.collect();
        let length = own.words.len() as f64
            + near.iter().map(|of| of.words.len() as f64).sum::<f64>() * NEAR;
        let damped = SATURATION * (1.0 - LENGTH + LENGTH * length / USUAL_WORDS);
        let mut terms: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, count) in &own.terms {
            *terms.entry(*term).or_default() += *count;
        }
        for (term, count) in near.iter().flat_map(|of| &of.terms) {
            *terms.entry(*term).or_default() += count * NEAR;
        }
        let scores = terms
            .into_iter()
            .map(|(term, count)| self.weight(term) * count * (SATURATION + 1.0) / (count + damped));
        scores.sum()
    }
}

/// Puts headlines behind the best sentence of the text in which all stands that stands in them: it says more.
fn behind_sentences(found: &mut [(BTreeSet<usize>, Passage)], text: &str) {
    let (heads, sentences): (Vec<usize>, Vec<usize>) = (0..found.len()).partition(|at| {
        let bytes = found.get(*at).map(|(_, passage)| passage.bytes.clone());
        bytes.is_some_and(|bytes| is_headline(text, &bytes))
    });
    for at in heads {
        let Some((terms, _)) = found.get(at) else {
            continue;
        };
        let says = sentences.iter().filter_map(|at| found.get(*at));
        let says = says.filter(|(all, _)| terms.is_subset(all));
        let best = says.map(|(_, passage)| passage.score);
        let best = best.max_by(f64::total_cmp);
        if let (Some(best), Some((_, head))) = (best, found.get_mut(at)) {
            head.score = head.score.min(best * BEHIND);
        }
    }
}

/// Tells whether some bytes of a text are a line of their own that does not end as a sentence does.
fn is_headline(text: &str, bytes: &Range<usize>) -> bool {
    let (before, after) = (text.get(..bytes.start), text.get(bytes.end..));
    let is_line = before.is_none_or(|before| before.is_empty() || before.ends_with('\n'))
        && after.is_some_and(|after| after.trim_start_matches([' ', '\t']).starts_with('\n'));
    let words = text.get(bytes.clone()).unwrap_or_default();
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric() && !ENDS.contains(&c));
    is_line && !words.ends_with(ENDS)
}

/// What a sentence ends with.
const ENDS: [char; 8] = ['.', '!', '?', '…', '。', '！', '？', '؟'];

/// Returns the lines of a text that are not empty.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            lines.push(start..end);
        }
        start = end + 1;
    }
    lines
}

/// Joins places that overlap.
fn joined(places: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for place in places {
        match all.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => all.push(place),
        }
    }
    all
}

/// Returns the statements that a sentence may bear on, by their places, the likeliest first; of each its words, as
/// [`Words::numbers`] has them.
///
/// A word is the rarer, the fewer of the statements it stands in.
pub fn statements<'a>(sentence: &str, statements: impl Iterator<Item = &'a [u64]>) -> Vec<usize> {
    let parts = Sought::parts(sentence);
    let begins = begins(&parts);
    let mut spread = vec![0; parts.len()];
    let mut all = 0;
    // Those in which anything stands: of very many they are few.
    let mut bearing: Vec<(usize, Counted)> = Vec::new();
    for (at, words) in statements.enumerate() {
        all += 1;
        let standing = standing(&begins, words, |word| *word);
        if standing.is_empty() {
            continue;
        }
        let whole = Counted::whole(words, &standing);
        for part in whole.terms.keys() {
            if let Some(count) = spread.get_mut(*part) {
                *count += 1;
            }
        }
        bearing.push((at, whole));
    }
    let sought = Sought::new(&parts, &spread, all);
    let scored = bearing.into_iter().filter_map(|(at, whole)| {
        let score = sought.score(&whole, std::iter::empty());
        let weight: f64 = whole.terms.keys().map(|term| sought.weight(*term)).sum();
        (score > 0.0 && weight >= sought.least / 2.0).then_some((at, score))
    });
    let mut scored: Vec<(usize, f64)> = scored.collect();
    scored.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    scored.into_iter().map(|(at, _)| at).collect()
}

/// Returns the parts that stand in the fewest texts, by their places, as long as these are no more than so many together;
/// one at least.
///
/// What a part weighs says nothing here: a year that stands in very many texts is no reason not to ask for a rarer word.
pub fn rarest(spread: &[usize], most: usize) -> Vec<usize> {
    let standing = spread.iter().copied().enumerate();
    let mut standing: Vec<(usize, usize)> = standing.filter(|(_, spread)| *spread > 0).collect();
    standing.sort_by_key(|(_, spread)| *spread);
    let mut sum = 0;
    let mut chosen = Vec::new();
    for (at, spread) in standing.into_iter().take(16) {
        sum += spread;
        if !chosen.is_empty() && sum > most {
            break;
        }
        chosen.push(at);
    }
    chosen
}

#[cfg(test)]
mod tests;
