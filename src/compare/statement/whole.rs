//! The sentences of a text, with what stands elsewhere in it: full names, days.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
};

use crate::{
    compare::{
        language::Language,
        lexeme::lexemes,
        statement::{Statement, Term, Voice, are_of_others},
        when::When,
    },
    model::PartialDate,
    text::{sentence, token},
};

/// The most sentences of a text that are compared: the first of it.
const MOST_STATEMENTS: usize = 4000;

/// The most days of a text that are looked at: the first of it.
const MOST_DAYS: usize = 40;

/// By how much of a text its language is told, in bytes.
const BEGIN: usize = 2000;

/// A word of as many letters may be a rare one.
const LONG: usize = 5;

/// What comes with a text, as its reader names it.
const ATTACHED: [&str; 4] = ["audio", "video", "image", "file"];

impl Statement {
    /// Returns the last words of names that have several, with what stands before them.
    fn full_names(&self) -> impl Iterator<Item = (String, Vec<String>)> {
        (0..self.names).filter_map(|name| {
            let mut words: Vec<String> = self
                .terms
                .iter()
                .filter(|term| term.name == Some(name))
                .map(|term| term.folded.clone())
                .collect();
            let last = words.pop()?;
            (!words.is_empty()).then_some((last, words))
        })
    }
}

/// The sentences of a text, as they are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statements {
    all: Vec<Statement>,
    /// The names of the text by the last word of each.
    cast: BTreeMap<String, Called>,
    /// The days that are named, and the sentences in which.
    days: Vec<(usize, When)>,
}

/// What stands before the last word of a name, where that is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::compare) struct Called {
    before: Vec<String>,
    /// Where the name stands first, in bytes of the text.
    pub at: usize,
}

impl Called {
    /// Returns the words before the last one.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.before.iter().map(String::as_str)
    }

    /// Tells whether a name with the same last word may be the same.
    pub fn may_be(&self, other: &Self) -> bool {
        !are_of_others(&self.before, &other.before)
    }
}

impl Statements {
    /// Reads the sentences of a text of an article that was published on a day; linear in its length.
    ///
    /// A sentence that stands there again and again is taken once.
    pub fn new(text: &str, published: Option<PartialDate>) -> Self {
        let whole = 0..text.len();
        Self::of_blocks(text, std::iter::once(whole), published)
    }

    /// Reads the sentences of some blocks of a text; none runs from one to the next.
    pub fn of_blocks(
        text: &str,
        blocks: impl Iterator<Item = Range<usize>>,
        published: Option<PartialDate>,
    ) -> Self {
        let begin = text
            .get(..text.floor_char_boundary(BEGIN))
            .unwrap_or_default();
        let language = Language::of(&lexemes(begin), None);
        let mut seen = HashSet::new();
        let sentences = blocks.flat_map(|block| {
            let sentences = sentence::sentences(text.get(block.clone()).unwrap_or_default());
            let moved =
                move |bytes: Range<usize>| block.start + bytes.start..block.start + bytes.end;
            sentences.into_iter().map(moved)
        });
        let new = sentences.filter(|bytes| {
            let words = token::folded(text.get(bytes.clone()).unwrap_or_default());
            seen.insert(words)
        });
        let new = new.filter(|bytes| !is_attached(text.get(bytes.clone()).unwrap_or_default()));
        let statements = new
            .filter_map(|bytes| Statement::new(text, bytes, published, language))
            .take(MOST_STATEMENTS);
        let mut statements: Vec<Statement> = statements.collect();
        // A word that begins a sentence is a name where it is one further on.
        let names: HashSet<String> = statements
            .iter()
            .flat_map(|one| &one.terms)
            .filter(|term| term.name.is_some() && !term.is_first)
            .map(|term| term.folded.clone())
            .collect();
        for statement in &mut statements {
            let count = statement.names;
            if let Some(first) = statement
                .terms
                .first_mut()
                .filter(|first| first.is_first && first.is_capital)
                && first.name.is_none()
                && names.contains(&first.folded)
            {
                first.name = Some(count);
                first.weight = if first.voice == Voice::Source {
                    0.5
                } else {
                    2.0
                };
                statement.names += 1;
            }
        }
        // Who is called by a last name is the one whose full name stands elsewhere in the text.
        let mut full: HashMap<String, Vec<String>> = HashMap::new();
        for statement in &statements {
            for (last, before) in statement.full_names() {
                full.entry(last).or_insert(before);
            }
        }
        for statement in &mut statements {
            let own: HashMap<String, Vec<String>> = statement.full_names().collect();
            let parts: HashMap<usize, usize> = statement
                .terms
                .iter()
                .filter_map(|term| term.name)
                .fold(HashMap::new(), |mut parts, name| {
                    *parts.entry(name).or_default() += 1;
                    parts
                });
            for term in &mut statement.terms {
                let is_alone = term.name.is_some_and(|name| parts.get(&name) == Some(&1));
                let known = own
                    .get(&term.folded)
                    .or_else(|| full.get(&term.folded).filter(|_| is_alone));
                term.before = known
                    .filter(|_| term.name.is_some())
                    .cloned()
                    .unwrap_or_default();
            }
        }
        Self {
            cast: cast(&statements),
            days: days(&statements),
            all: statements,
        }
    }

    /// Returns words by which texts that speak of the same are found, folded, each once: names first, then long
    /// words, at most some of them.
    pub fn rare_words(&self, most: usize) -> Vec<&str> {
        let terms = || self.all.iter().flat_map(|statement| &statement.terms);
        let is_word = |term: &&Term| !term.folded.contains('\'');
        let names = terms().filter(|term| term.name.is_some());
        let others = terms().filter(|term| {
            term.name.is_none() && term.voice == Voice::Own && term.folded.chars().count() >= LONG
        });
        let clusters = terms().filter(|term| term.folded.chars().count() == 1);
        let mut seen = HashSet::new();
        let words = names.chain(others).chain(clusters).filter(is_word);
        let words = words
            .map(|term| term.folded.as_str())
            .filter(|word| seen.insert(*word));
        words.take(most).collect()
    }

    pub(in crate::compare) fn all(&self) -> &[Statement] {
        &self.all
    }

    /// Returns the names of the text by the last word of each.
    pub(in crate::compare) const fn cast(&self) -> &BTreeMap<String, Called> {
        &self.cast
    }

    /// Returns the days that are named, each with where the sentence begins that names it.
    pub(in crate::compare) fn days(&self) -> &[(usize, When)] {
        &self.days
    }

    /// Returns when the article was published.
    pub(in crate::compare) fn published(&self) -> Option<PartialDate> {
        self.all.first()?.published
    }
}

/// Tells whether a line only names a sound, picture, film or file that comes with a text: `[audio: pier.mp3, 12 kB]`.
fn is_attached(line: &str) -> bool {
    let within = line.trim().strip_prefix('[');
    let within = within.and_then(|rest| rest.strip_suffix(']'));
    let kind = within.and_then(|within| within.split_once(": "));
    kind.is_some_and(|(kind, name)| ATTACHED.contains(&kind) && !name.contains('['))
}

/// Returns the names of some sentences by the last word of each.
fn cast(statements: &[Statement]) -> BTreeMap<String, Called> {
    let mut cast: BTreeMap<String, Called> = BTreeMap::new();
    for statement in statements {
        let mut last: HashMap<usize, &Term> = HashMap::new();
        last.extend(
            statement
                .terms
                .iter()
                .filter_map(|term| Some((term.name?, term))),
        );
        for term in last.into_values() {
            let called = cast.entry(term.folded.clone()).or_insert_with(|| Called {
                before: Vec::new(),
                at: term.bytes.start,
            });
            called.at = called.at.min(term.bytes.start);
            if called.before.is_empty() {
                called.before.clone_from(&term.before);
            }
        }
    }
    cast
}

/// Returns the first days that some sentences name, each once.
fn days(statements: &[Statement]) -> Vec<(usize, When)> {
    let mut days: Vec<(usize, When)> = Vec::new();
    for statement in statements {
        for named in statement.times.iter().filter(|named| named.time.is_day()) {
            if days.len() < MOST_DAYS && days.iter().all(|(_, day)| *day != named.time) {
                days.push((statement.bytes.start, named.time.clone()));
            }
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_names_something_attached_says_nothing() {
        let text = "[audio: a1.mp3, 12 kB]\n\n[image: The pier]\n\nThe mayor named 12 piers on Monday.\n\n[image: The pier] stood.";
        let blocks = text.split("\n\n").map(|block| {
            let start = block.as_ptr().addr() - text.as_ptr().addr();
            start..start + block.len()
        });
        let statements = Statements::of_blocks(text, blocks, None);
        let said = statements.all().iter();
        let said: Vec<&str> = said
            .map(|one| text.get(one.bytes.clone()).unwrap())
            .collect();
        assert_eq!(said.first(), Some(&"The mayor named 12 piers on Monday."));
        assert!(!is_attached("[image: The pier] stood."));
        assert!(!is_attached("[The mayor: nothing]"));
    }
}
