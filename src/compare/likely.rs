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
//! be written: `$10bn` is `10 billion dollars` too.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

use crate::{
    anchor::LONGEST_QUOTE,
    compare::{
        spelled::{Spelled, spelled},
        words::{Word, Words},
    },
    text::{
        sentence::sentences,
        token::{self, Token},
    },
};

/// How many words of a statement are looked up at most; of a longer one the first.
const MOST_PARTS: usize = 200;

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

/// How much more a number weighs than another word that is as rare.
const NUMBER: f64 = 1.6;

/// How much more a name does.
const NAME: f64 = 1.3;

/// How much less a word of at most three Latin letters does, as those that stand in every text are; few texts don't tell
/// that by themselves.
const SHORT: f64 = 0.5;

/// The part of a statement's weight that the sentence itself has to have.
const FEWEST: f64 = 0.15;

/// The score from which on a passage is told of a statement of short words.
const LEAST_TOLD: f64 = 0.005;

/// What of the score of a sentence a headline has at most in which no other words of the statement stand.
const BEHIND: f64 = 0.999;

/// From which share of their words on two sentences are told as one.
const SAME: f64 = 0.85;

/// A word of a statement, two clusters in a row, or a figure or date in all ways in which it may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it stands in a text, folded: each form of it, with a blank between words or clusters in a row.
    pub forms: Vec<String>,
    /// Whether it is a number.
    is_number: bool,
    /// Whether it is written like a name.
    is_name: bool,
    /// Whether it is a short word.
    is_short: bool,
}

/// For the hash of a first word the parts that it begins, each with the hashes of the words that must follow.
type Begins = HashMap<u64, Vec<(usize, Vec<u64>)>>;

/// A statement, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Of each part; nothing for one that doesn't count.
    weights: Vec<f64>,
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
}

impl Sought {
    /// Takes a statement apart into what is looked for, each part once.
    pub fn parts(statement: &str) -> Vec<Part> {
        let tokens: Vec<Token> = token::tokens(statement).take(MOST_PARTS).collect();
        let spelled = spelled(statement);
        let mut parts: Vec<Part> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let part = if token::is_cluster(&token.folded) {
                clusters(&tokens, at)
            } else if spelled.iter().any(|one| one.is_of(token)) {
                None
            } else {
                Some(word(statement, token, at == 0))
            };
            if let Some(part) = part
                && !parts.iter().any(|known| known.forms == part.forms)
            {
                parts.push(part);
            }
        }
        parts.truncate(MOST_PARTS - spelled.len());
        for Spelled { forms, .. } in spelled {
            parts.retain(|part| !part.forms.iter().any(|form| forms.contains(form)));
            parts.push(Part {
                forms,
                is_number: true,
                is_name: false,
                is_short: false,
            });
        }
        parts
    }

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
        let total: f64 = weights.iter().sum();
        let two: f64 = heaviest.iter().take(2).sum();
        Self {
            weights,
            begins: begins(parts),
            least: (total * FEWEST).min(two),
            is_slight: parts.iter().all(|part| part.is_short && !part.is_name),
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
                found.push((terms, self.passage(own, near, words, &hits)));
            }
        }
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
        words: &[Word],
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

impl Part {
    /// Weighs it: the rarer, the more.
    fn weight(&self, spread: usize, texts: usize) -> f64 {
        if spread == 0 {
            // It can't be found, and so tells nothing.
            return 0.0;
        }
        let (spread, texts) = (spread as f64, texts.max(spread) as f64);
        let rarity = (1.0 + (texts - spread + 0.5) / (spread + 0.5)).ln();
        match (self.is_number, self.is_name, self.is_short) {
            (true, ..) => rarity * NUMBER,
            (false, true, _) => rarity * NAME,
            (false, false, true) => rarity * SHORT,
            (false, false, false) => rarity,
        }
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

/// Makes a part of a word with blanks around it.
fn word(statement: &str, token: &Token, is_first: bool) -> Part {
    let written = statement.get(token.bytes.clone()).unwrap_or_default();
    let is_number = written.chars().any(char::is_numeric);
    let is_large = written.starts_with(char::is_uppercase);
    let is_all_large = written.chars().filter(|c| c.is_uppercase()).count() > 1;
    let mut forms = vec![token.folded.clone()];
    let folded = token.folded.as_str();
    let is_latin = folded.len() > 3 && folded.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_latin {
        match folded.strip_suffix('s') {
            Some(one) if !one.ends_with('s') => forms.push(one.to_owned()),
            Some(_) => {}
            None => forms.push(format!("{folded}s")),
        }
        // The singular and the plural are one part, whichever of them stands in the statement.
        forms.sort();
    }
    Part {
        forms,
        is_number,
        is_name: is_all_large || (is_large && !is_first),
        is_short: folded.len() <= 3 && folded.bytes().all(|byte| byte.is_ascii_lowercase()),
    }
}

/// Makes a part of a cluster and the one after it; the last of several has none of its own.
fn clusters(tokens: &[Token], at: usize) -> Option<Part> {
    let adjoins = |a: &Token, b: &Token| {
        a.bytes.end == b.bytes.start && token::is_cluster(&a.folded) && token::is_cluster(&b.folded)
    };
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1).filter(|next| adjoins(token, next));
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_last = before.is_some_and(|before| adjoins(before, token));
    let form = match next {
        Some(next) => format!("{} {}", token.folded, next.folded),
        None if is_last => return None,
        None => token.folded.clone(),
    };
    Some(Part {
        forms: vec![form],
        is_number: token.folded.chars().any(char::is_numeric),
        is_name: false,
        is_short: false,
    })
}

/// Finds parts by the hashes of their words.
fn begins(parts: &[Part]) -> Begins {
    let mut all = Begins::new();
    for (number, part) in parts.iter().enumerate() {
        for form in &part.forms {
            let words = Words::new(form);
            let mut hashes = words.all().iter().map(|word| word.hash);
            if let Some(first) = hashes.next() {
                let rest = hashes.collect();
                all.entry(first).or_default().push((number, rest));
            }
        }
    }
    all
}

/// Returns which parts stand among some words, in which of these.
fn standing<T>(
    begins: &Begins,
    words: &[T],
    hash: impl Fn(&T) -> u64,
) -> Vec<(usize, Range<usize>)> {
    let mut all = Vec::new();
    for (at, word) in words.iter().enumerate() {
        for (part, rest) in begins.get(&hash(word)).into_iter().flatten() {
            let end = at + 1 + rest.len();
            let behind = words.get(at + 1..end).unwrap_or_default();
            if behind.iter().map(&hash).eq(rest.iter().copied()) {
                all.push((*part, at..end));
            }
        }
    }
    all
}

/// Returns where parts stand among the words of a text.
fn hits(begins: &Begins, words: &[Word]) -> Vec<Hit> {
    let standing = standing(begins, words, |word| word.hash).into_iter();
    let hit = |(term, at): (usize, Range<usize>)| {
        let of_it = words.get(at.clone())?;
        Some(Hit {
            word: at.start,
            term,
            bytes: of_it.first()?.bytes.start..of_it.last()?.bytes.end,
        })
    };
    standing.filter_map(hit).collect()
}

/// A place where a part of the statement stands.
struct Hit {
    /// The number of its first word.
    word: usize,
    term: usize,
    bytes: Range<usize>,
}

/// A sentence with what stands in it.
#[derive(Default)]
struct Counted {
    bytes: Range<usize>,
    /// Its words, by their numbers.
    words: Range<usize>,
    /// What stands in it, by numbers.
    hits: Range<usize>,
    terms: BTreeMap<usize, f64>,
}

impl Counted {
    /// Counts what stands in a statement of these words.
    fn whole(words: &[u64], standing: &[(usize, Range<usize>)]) -> Self {
        let mut terms: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, _) in standing {
            *terms.entry(*term).or_default() += 1.0;
        }
        Self {
            words: 0..words.len(),
            hits: 0..standing.len(),
            terms,
            ..Self::default()
        }
    }

    fn new(bytes: &Range<usize>, words: &[Word], hits: &[Hit]) -> Self {
        let first = words.partition_point(|word| word.bytes.start < bytes.start);
        let end = words.partition_point(|word| word.bytes.start < bytes.end);
        let from = hits.partition_point(|hit| hit.word < first);
        let to = hits.partition_point(|hit| hit.word < end);
        let mut terms: BTreeMap<usize, f64> = BTreeMap::new();
        // What goes on in the next sentence stands in neither.
        let inside = hits.get(from..to).unwrap_or_default();
        for hit in inside.iter().filter(|hit| hit.bytes.end <= bytes.end) {
            *terms.entry(hit.term).or_default() += 1.0;
        }
        Self {
            bytes: bytes.clone(),
            words: first..end.max(first),
            hits: from..to.max(from),
            terms,
        }
    }
}

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

impl Passage {
    /// Tells whether nearly all words of two sentences are the same, so that one of them says what both say.
    pub fn is_like(&self, other: &Self) -> bool {
        let all = self.words.len() + other.words.len();
        let is_same = |same: usize| all > 0 && 2.0 * same as f64 >= SAME * all as f64;
        // How many of either can still be the same: of very different lengths too few are from the start.
        let (mut of_one, mut of_other) = (self.words.len(), other.words.len());
        let (mut a, mut b) = (self.words.iter().peekable(), other.words.iter().peekable());
        while is_same(of_one.min(of_other)) {
            let (Some(one), Some(two)) = (a.peek(), b.peek()) else {
                // What is left of either stands in it alone.
                return is_same(of_one - a.len());
            };
            match one.cmp(two) {
                Ordering::Less => {
                    of_one -= 1;
                    a.next();
                }
                Ordering::Greater => {
                    of_other -= 1;
                    b.next();
                }
                Ordering::Equal => {
                    a.next();
                    b.next();
                }
            }
        }
        false
    }
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

/// Folds passages into the best of those that are alike: its number for each, in the order given; `cancelled` is asked
/// between them, and those that are left then have none.
pub fn folded(passages: &[&Passage], cancelled: &dyn Fn() -> bool) -> Vec<usize> {
    let mut firsts: Vec<usize> = Vec::new();
    let mut fold = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        if cancelled() {
            break;
        }
        let like = firsts
            .iter()
            .copied()
            .find(|first| passages.get(*first).is_some_and(|of| of.is_like(passage)));
        if like.is_none() {
            firsts.push(at);
        }
        fold.push(like.unwrap_or(at));
    }
    fold
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
