//! What the forms of a person's name tell: "Finance Minister Ines Valko", "Ms. Valko", "I. Valko".

use std::collections::BTreeSet;

use crate::{
    compare::{
        lexicon::{self, Title, is_generic, is_of_house, is_site},
        told::cues,
    },
    text::words::fold,
};

/// Small words in surnames.
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el",
    "ten", "ter", "al", "bin", "zu", "af", "y", "e",
];

/// Those with which a surname may begin where it stands alone, written small: elsewhere they say whose an office is.
const LEADING: &[&str] = &["von", "van", "ten", "ter", "bin", "zu", "af"];

/// The most words of a form.
const MOST_WORDS: usize = 10;

/// The name of a person, as one form of it tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Person {
    /// The first names, folded; letters where only these are told. Empty where there are none.
    pub given: Vec<String>,
    /// The last word of the surname, folded.
    pub surname: String,
    /// Whether it is told to be a man or a woman.
    pub address: Option<Title>,
    /// The offices, each by the first word for it.
    pub offices: BTreeSet<&'static str>,
    /// Of what.
    pub fields: BTreeSet<&'static str>,
}

impl Person {
    /// Reads a form of a name; nothing where it is not that of a person, as far as its words tell.
    pub fn read(name: &str) -> Option<Self> {
        let parts: Vec<&str> = name.split(',').collect();
        let mut read = parts.iter().filter_map(|part| Self::of_part(part));
        let mut person = read.next()?;
        // "Kolar, the environment minister".
        for part in parts.get(1..).unwrap_or_default() {
            for word in words(part) {
                person.note(&spelt(word));
            }
        }
        Some(person)
    }

    fn of_part(part: &str) -> Option<Self> {
        let words = words(part);
        let folded: Vec<String> = words.iter().map(|word| spelt(word)).collect();
        let last = folded.len().checked_sub(1).filter(|at| *at < MOST_WORDS)?;
        let mut person = Self {
            given: Vec::new(),
            surname: folded.get(last)?.clone(),
            address: None,
            offices: BTreeSet::new(),
            fields: BTreeSet::new(),
        };
        let mut titles = folded.get(..last).unwrap_or_default().iter();
        let named = titles.rposition(|word| lexicon::title(word).is_some());
        let mut from = named.map_or(0, |at| at + 1);
        let before = folded.get(..from).unwrap_or_default();
        // "The spokesman of Minister Kolar" is not the minister.
        if before
            .iter()
            .any(|word| cues::JOINS.contains(&word.as_str()))
        {
            return None;
        }
        before.iter().for_each(|word| person.note(word));
        from = person.past_fields(&folded, from);
        let (words, folded) = (words.get(from..)?, folded.get(from..)?);
        let (surname, given) = folded.split_last()?;
        if !is_name(words, folded) {
            return None;
        }
        let first = given.first();
        if first.is_some_and(|first| is_small(words.first()) && !LEADING.contains(&first.as_str()))
        {
            return None;
        }
        let names = given
            .iter()
            .filter(|word| !PARTICLES.contains(&word.as_str()));
        person.given = names.flat_map(|word| split(word)).collect();
        person.surname.clone_from(surname);
        Some(person)
    }

    /// Takes what a word before a name tells.
    fn note(&mut self, word: &str) {
        match lexicon::title(word) {
            Some(Title::Office(office)) => {
                self.offices.insert(office);
            }
            Some(address @ (Title::Man | Title::Woman)) => self.address = Some(address),
            Some(Title::Address) | None => {}
        }
        self.fields.extend(lexicon::field(word));
    }

    /// Returns the place after what an office is of, where that stands behind it: "ministre de l’Environnement".
    fn past_fields(&mut self, folded: &[String], from: usize) -> usize {
        let mut at = from;
        let mut past = from;
        while let Some(word) = folded.get(at).filter(|_| from > 0 && at + 1 < folded.len()) {
            let of = word.rsplit(['\'', '’']).next().unwrap_or(word);
            let is_small =
                cues::JOINS.contains(&word.as_str()) || cues::ARTICLES.contains(&word.as_str());
            if lexicon::field(of).is_some() {
                self.fields.extend(lexicon::field(of));
                past = at + 1;
            } else if !is_small {
                break;
            }
            at += 1;
        }
        past
    }

    /// Tells whether two forms may be of one person, as far as first names and surnames tell.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.is_opposite(other) {
            return false;
        }
        let same = |(one, other): (&String, &String)| is_same_given(one, other);
        let names = |person: &Self| {
            let surname = std::iter::once(&person.surname);
            person
                .given
                .iter()
                .chain(surname)
                .cloned()
                .collect::<Vec<String>>()
        };
        if self.surname == other.surname {
            return self.given.iter().zip(&other.given).all(same) || self.is_without_first(other);
        }
        // "Pedro Sánchez", "Pedro Sánchez Pérez".
        let (one, two) = (names(self), names(other));
        let (short, long) = if one.len() < two.len() {
            (one, two)
        } else {
            (two, one)
        };
        short.len() >= 2 && short.len() + 1 == long.len() && long.starts_with(&short)
    }

    /// Tells whether one form is the other without its first name: "García Márquez", "Gabriel García Márquez".
    fn is_without_first(&self, other: &Self) -> bool {
        let (short, long) = if self.given.len() < other.given.len() {
            (&self.given, &other.given)
        } else {
            (&other.given, &self.given)
        };
        let is_whole = |names: &[String]| names.iter().all(|name| name.chars().count() > 1);
        short.len() == 1 && long.len() == 2 && is_whole(long) && long.ends_with(short)
    }

    /// Tells whether one is told to be a man and the other a woman.
    pub fn is_opposite(&self, other: &Self) -> bool {
        self.address
            .zip(other.address)
            .is_some_and(|(one, other)| one != other)
    }

    /// Tells whether both have offices, and none of these is the other's.
    pub fn has_other_office(&self, other: &Self) -> bool {
        let is_apart = |ones: &BTreeSet<&str>, others: &BTreeSet<&str>| {
            !ones.is_empty() && !others.is_empty() && ones.is_disjoint(others)
        };
        is_apart(&self.offices, &other.offices) || is_apart(&self.fields, &other.fields)
    }

    /// Tells how much of the name it has: how many names, and how many letters of these.
    pub fn wholeness(&self) -> (usize, usize) {
        let letters = self.given.iter().map(|name| name.chars().count()).sum();
        (self.given.len(), letters)
    }
}

/// Returns a word as names that are spelt in two ways have it in common.
fn spelt(word: &str) -> String {
    fold(&word.replace('ß', "ss"))
}

/// Returns the words of a form, without an article before them.
fn words(part: &str) -> Vec<&str> {
    let marks = |c: char| !c.is_alphanumeric();
    let mut words = part.split_whitespace().peekable();
    // "A. Kolar" begins with no article.
    words.next_if(|first| cues::ARTICLES.contains(&fold(first).as_str()));
    let words = words.map(|word| word.trim_matches(marks));
    words.filter(|word| !word.is_empty()).collect()
}

/// Tells whether words may be the name of a person: written large, but for what stands within a surname, and in no name
/// of a house.
fn is_name(words: &[&str], folded: &[String]) -> bool {
    let mut all = words.iter().zip(folded);
    let is_last_large = !is_small(words.last());
    is_last_large
        && all.all(|(word, folded)| {
            let is_owner = word.ends_with("’s") || word.ends_with("'s");
            let is_other = is_generic(folded) && lexicon::title(folded).is_none();
            let is_house = is_other
                || is_of_house(folded)
                || is_site(folded)
                || cues::OUTLETS.contains(&folded.as_str())
                || cues::UNNAMED.contains(&folded.as_str());
            let is_title = lexicon::title(folded).is_some() || lexicon::field(folded).is_some();
            let is_within = PARTICLES.contains(&folded.as_str());
            let is_word = word
                .chars()
                .all(|c| c.is_alphabetic() || "-.'’".contains(c));
            is_word && !is_owner && !is_house && !is_title && (is_within || !is_small(Some(word)))
        })
        && folded.last().is_some_and(|last| last.chars().count() > 1)
}

/// Tells whether a word is written small: not so "d’Aubry".
fn is_small(word: Option<&&str>) -> bool {
    let last = word.and_then(|word| word.rsplit(['\'', '’']).next());
    last.is_none_or(|last| !last.starts_with(char::is_uppercase))
}

/// Parts "Jean-Luc" and "J.R." into what each stands for.
fn split(word: &str) -> Vec<String> {
    let parts = word.split(['-', '.']).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Tells whether two first names may be the same: one may only be told by its first letter.
fn is_same_given(one: &str, other: &str) -> bool {
    let is_letter = |name: &str| name.chars().count() == 1;
    one == other
        || (is_letter(one) || is_letter(other)) && one.chars().next() == other.chars().next()
}
