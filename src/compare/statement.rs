//! What a sentence says, as far as it can be compared: its words, names, figures, times and denials.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use crate::{
    compare::{
        language::Language,
        lexeme::{Kind, Lexeme, lexemes},
        lexicon,
        quantity::{self, Figure},
        when::{self, Named},
        words::hashed,
    },
    model::PartialDate,
    text::{sentence, token},
};

/// The most words, numbers and signs of a sentence that is compared; of longer ones nothing is.
const MOST_LEXEMES: usize = 120;

/// The most sentences of a text that are compared: the first of it.
const MOST_STATEMENTS: usize = 4000;

/// A word of as many letters may be a rare one.
const LONG: usize = 5;

/// The longest sentence that is looked at, in bytes.
const LONGEST: usize = 1200;

/// A word of a statement that says what it is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// Where it stands, in bytes of the text.
    pub bytes: Range<usize>,
    /// Which lexeme it is.
    pub at: usize,
    /// In small letters without accents.
    pub folded: String,
    /// What two words must have in common to be taken for the same.
    pub stem: String,
    /// Of which name it is a part, counted from the start; of none.
    pub name: Option<usize>,
    /// Whether it begins the sentence, so that its capital says nothing.
    pub is_first: bool,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// What it tells of who says so.
    pub voice: Voice,
    /// How much it tells.
    pub weight: f64,
    /// What stands before it in its full name, in this sentence or another one of the text.
    pub before: Vec<String>,
}

impl Term {
    /// Tells whether it is the last name of another person: what stands before it is known and another.
    pub fn is_of_another(&self, other: &Self) -> bool {
        let is_like = |one: &String, two: &String| {
            one.starts_with(two.as_str()) || two.starts_with(one.as_str())
        };
        let is_known = !self.before.is_empty() && !other.before.is_empty();
        is_known
            && !self
                .before
                .iter()
                .any(|one| other.before.iter().any(|two| is_like(one, two)))
    }
}

/// What a word tells of who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Nothing.
    Own,
    /// It may be who says so.
    Subject,
    /// It only tells who says so.
    Source,
}

/// A denial.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Denial {
    /// Where its word stands, in bytes of the text.
    pub bytes: Range<usize>,
    /// Which lexeme it is.
    pub at: usize,
    /// Whether it holds only for the time being: “not yet”.
    pub is_yet: bool,
}

/// A sentence as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Statement {
    /// Where it stands, in bytes of the text.
    pub bytes: Range<usize>,
    /// A number of its words, which is the same where these are.
    pub hash: u64,
    pub language: Language,
    /// The words that say what it is about, in order.
    pub terms: Vec<Term>,
    pub figures: Vec<Figure>,
    pub times: Vec<Named>,
    pub denials: Vec<Denial>,
    /// How many names it has.
    pub names: usize,
    /// Whether it says of itself that what it tells goes on changing.
    pub is_update: bool,
    /// Whether it leaves open what it speaks of, or makes it depend on something.
    pub is_unsaid: bool,
    /// When the article was published.
    pub published: Option<PartialDate>,
}

impl Statement {
    /// Reads a sentence of a text; none where it has too few words to be about anything, or too many.
    fn new(text: &str, bytes: Range<usize>, published: Option<PartialDate>) -> Option<Self> {
        if bytes.len() > LONGEST {
            return None;
        }
        let lexemes = lexemes(text.get(bytes.clone())?);
        if lexemes.len() < 4 || lexemes.len() > MOST_LEXEMES {
            return None;
        }
        let language = Language::of(&lexemes);
        let mut times = when::times(language, &lexemes, published);
        let mut taken = vec![false; lexemes.len()];
        let mut take = |range: &Range<usize>| {
            for taken in taken.get_mut(range.clone()).into_iter().flatten() {
                *taken = true;
            }
        };
        for time in &times {
            take(&time.lexemes);
        }
        let is_taken: Vec<bool> = taken.clone();
        let mut figures = quantity::figures(language, &lexemes, |at| {
            is_taken.get(at).copied().unwrap_or(false)
        });
        let mut take = |range: &Range<usize>| {
            for taken in taken.get_mut(range.clone()).into_iter().flatten() {
                *taken = true;
            }
        };
        for figure in &figures {
            take(&figure.lexemes);
        }
        let moved = |range: &Range<usize>| bytes.start + range.start..bytes.start + range.end;
        for time in &mut times {
            time.bytes = moved(&time.bytes);
        }
        for figure in &mut figures {
            figure.bytes = moved(&figure.bytes);
        }
        let sources = sources(&lexemes, &taken);
        // “the ministry said on Monday”: that is when it was said.
        times.retain(|time| {
            let before = lexemes
                .iter()
                .take(time.lexemes.start)
                .rposition(|one| !one.is_of(&["on", "late", "early", "am", "le", "el"]));
            let said = before.and_then(|at| lexemes.get(at));
            said.is_none_or(|one| lexicon::reporting(&one.folded).is_none())
        });
        let names = names(language, &lexemes, &taken);
        let denials = denials(language, &lexemes, &times, bytes.start);
        let first = lexemes
            .iter()
            .position(|one| one.kind != Kind::Sign)
            .unwrap_or(0);
        let mut terms = Vec::new();
        for (at, lexeme) in lexemes.iter().enumerate() {
            let is_free = !taken.get(at).copied().unwrap_or(true);
            let name = names.get(at).copied().flatten();
            let is_small = language.is_small(&lexeme.folded) && name.is_none();
            if lexeme.kind != Kind::Word
                || !is_free
                || is_small
                || denials.iter().any(|denial| denial.at == at)
            {
                continue;
            }
            let voice = sources.get(at).copied().unwrap_or(Voice::Own);
            let is_source = voice == Voice::Source;
            let is_generic = lexicon::is_generic(&lexeme.folded);
            let length = lexeme.folded.chars().count();
            let weight = match (name.is_some() && !is_generic, is_source) {
                (true, false) => 2.0,
                (true, true) => 0.5,
                (false, true) => 0.2,
                (false, false) if length == 1 => 0.4,
                (false, false) => 1.0,
            };
            terms.push(Term {
                bytes: moved(&lexeme.bytes),
                at,
                folded: lexeme.folded.clone(),
                stem: lexicon::stem(&lexeme.folded),
                name: name.filter(|_| !is_generic),
                is_first: at == first,
                is_capital: lexeme.is_capital(),
                voice,
                weight,
                before: Vec::new(),
            });
        }
        let are = |words: &&[&str]| {
            lexemes.windows(words.len()).any(|some| {
                some.iter()
                    .zip(words.iter())
                    .all(|(one, word)| one.is(word))
            })
        };
        let is_counterfactual = lexemes.iter().any(|one| one.is("would"))
            && lexemes
                .first()
                .is_some_and(|one| one.is_of(&["had", "if", "were"]))
            || lexemes.iter().any(|one| one.is("if")) && lexemes.iter().any(|one| one.is("would"));
        let is_unsaid = lexemes
            .iter()
            .any(|one| one.is_of(lexicon::UNSAID) && !one.is_capital());
        let words: Vec<&str> = lexemes
            .iter()
            .filter(|one| one.kind != Kind::Sign)
            .map(|one| one.folded.as_str())
            .collect();
        Some(Self {
            hash: hashed(words.join(" ").bytes()),
            language,
            names: names.iter().flatten().max().map_or(0, |last| last + 1),
            terms,
            figures,
            times,
            denials,
            is_update: lexicon::UPDATES.iter().any(are),
            is_unsaid: is_unsaid
                || is_counterfactual && lexemes.first().is_some_and(|one| one.is("had")),
            published,
            bytes,
        })
    }
}

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
pub struct Statements(Vec<Statement>);

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
        let statements = new
            .filter_map(|bytes| Statement::new(text, bytes, published))
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
        Self(statements)
    }

    /// Returns words by which texts that speak of the same are found, folded, each once: names first, then long
    /// words, at most some of them.
    pub fn rare_words(&self, most: usize) -> Vec<&str> {
        let terms = || self.0.iter().flat_map(|statement| &statement.terms);
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

    pub(super) fn all(&self) -> &[Statement] {
        &self.0
    }
}

/// Tells of each lexeme what it says of who says so: “the ministry said”, “according to the coast guard”.
fn sources(lexemes: &[Lexeme<'_>], taken: &[bool]) -> Vec<Voice> {
    const REACH: usize = 9;
    let mut voices = vec![Voice::Own; lexemes.len()];
    let ends = |at: usize| {
        let is_taken = taken.get(at).copied().unwrap_or(true);
        is_taken
            || lexemes
                .get(at)
                .is_none_or(|one| one.kind == Kind::Sign && !one.is_of(&["'", "-", "&", "."]))
    };
    let mut mark = |range: Range<usize>, voice: Voice| {
        for one in voices.get_mut(range).into_iter().flatten() {
            *one = voice;
        }
    };
    for (at, lexeme) in lexemes.iter().enumerate() {
        let leads = lexicon::SOURCES.iter().find(|words| {
            words
                .iter()
                .enumerate()
                .all(|(by, word)| lexemes.get(at + by).is_some_and(|one| one.is(word)))
        });
        if let Some(words) = leads {
            let from = at + words.len();
            // To the next comma; where none follows soon, only the next words.
            let end = (from..from + REACH)
                .find(|at| ends(*at) && !taken.get(*at).copied().unwrap_or(false));
            mark(at..end.unwrap_or(from + 2), Voice::Source);
        }
        let verb = Some(lexeme).filter(|one| one.kind == Kind::Word);
        let Some(verb) = verb.and_then(|one| lexicon::reporting(&one.folded)) else {
            continue;
        };
        mark(at..at + 1, Voice::Source);
        let voice = match verb {
            lexicon::Verb::Saying => Voice::Source,
            lexicon::Verb::Reporting
                if lexemes
                    .get(at + 1)
                    .is_none_or(|one| one.is("that") || one.kind == Kind::Sign) =>
            {
                Voice::Source
            }
            lexicon::Verb::Reporting => Voice::Subject,
        };
        let first = (at.saturating_sub(REACH)..at)
            .rev()
            .take_while(|at| !ends(*at))
            .last();
        let begins = first.is_none_or(|first| first == 0 || ends(first - 1));
        if at > 0 && ends(at - 1) {
            let end = (at + 1..at + REACH).find(|at| ends(*at)).unwrap_or(at + 1);
            mark(at..end, voice);
        } else if begins {
            mark(first.unwrap_or(at)..at, voice);
        }
    }
    voices
}

/// Tells of each lexeme of which name it is a part.
fn names(language: Language, lexemes: &[Lexeme<'_>], taken: &[bool]) -> Vec<Option<usize>> {
    let first = lexemes
        .iter()
        .position(|one| one.kind != Kind::Sign)
        .unwrap_or(0);
    let is_candidate = |at: usize| {
        let is_free = !taken.get(at).copied().unwrap_or(true);
        lexemes.get(at).is_some_and(|one| {
            is_free
                && one.is_capital()
                && !when::is_calendar_word(language, &one.folded)
                && !(at == first && language.is_small(&one.folded))
        })
    };
    let joins = |at: usize| {
        lexemes.get(at).is_some_and(|one| {
            one.is_of(&[
                "of", "de", "del", "van", "von", "der", "den", "al", "el", "&", "-", "'", "du",
                "la", "bin", "da", "dos",
            ]) || one.is(".")
        })
    };
    let mut names = vec![None; lexemes.len()];
    let mut count = 0;
    let mut at = 0;
    while at < lexemes.len() {
        if !is_candidate(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        loop {
            if is_candidate(end) {
                end += 1;
            } else if joins(end)
                && is_candidate(end + 1)
                && (language != Language::German
                    || lexemes
                        .get(end)
                        .is_some_and(|one| one.is("-") || one.is("von")))
            {
                end += 2;
            } else {
                break;
            }
        }
        let words = (at..end).filter(|at| is_candidate(*at)).count();
        let is_after = |list: &[&str]| {
            at.checked_sub(1)
                .and_then(|at| lexemes.get(at))
                .is_some_and(|one| one.is_of(list))
        };
        let is_name = match language {
            // There every noun has a capital.
            Language::German => words > 1 || is_after(&["in", "bei", "aus", "nach"]),
            _ => at != first || words > 1,
        };
        if is_name {
            for at in (at..end).filter(|at| is_candidate(*at)) {
                if let Some(name) = names.get_mut(at) {
                    *name = Some(count);
                }
            }
            count += 1;
        }
        at = end;
    }
    names
}

/// Returns where something is denied.
fn denials(
    language: Language,
    lexemes: &[Lexeme<'_>],
    times: &[Named],
    offset: usize,
) -> Vec<Denial> {
    let are = |at: usize, words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(by, word)| lexemes.get(at + by).is_some_and(|one| one.is(word)))
    };
    let mut denials: Vec<Denial> = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate() {
        let rules_out = lexeme.is_of(&["rule", "ruled", "rules", "ruling"])
            && lexemes.get(at + 1).is_some_and(|one| one.is("out"));
        if !rules_out && (lexeme.kind != Kind::Word || !lexicon::says_no(language, &lexeme.folded))
        {
            continue;
        }
        let is_idle = lexicon::NO_DENIAL.iter().any(|words| {
            let place = words.iter().position(|word| lexeme.is(word));
            place
                .and_then(|place| at.checked_sub(place))
                .is_some_and(|from| are(from, words))
        });
        let is_until = lexeme.is_of(&["not", "nicht", "pas", "no"])
            && lexemes
                .iter()
                .enumerate()
                .skip(at + 1)
                .take(12)
                .any(|(until, one)| {
                    one.is_of(lexicon::NOT_UNTIL)
                        && times.iter().any(|time| time.lexemes.start == until + 1)
                });
        if is_idle || is_until {
            continue;
        }
        // There two of them are one: “no … ningún”, “ne … jamais rien”.
        let is_one = matches!(
            language,
            Language::French | Language::Spanish | Language::Other
        );
        if is_one && !denials.is_empty() {
            continue;
        }
        denials.push(Denial {
            bytes: offset + lexeme.bytes.start..offset + lexeme.bytes.end,
            at,
            is_yet: lexemes
                .iter()
                .skip(at + 1)
                .take(5)
                .any(|one| one.is_of(&["yet", "noch"]))
                || at
                    .checked_sub(1)
                    .and_then(|at| lexemes.get(at))
                    .is_some_and(|one| one.is("noch")),
        });
    }
    denials
}
