//! The parts of a statement that are looked for, and how much each of them weighs.

use super::Sought;
use crate::{
    compare::{
        language::is_small_somewhere,
        lexicon,
        spelled::{Spelled, spelled},
    },
    text::token::{self, Token},
};

/// How many words of a statement are looked up at most; of a longer one the first.
pub(super) const MOST_PARTS: usize = 200;

/// How much more a number weighs than another word that is as rare.
const NUMBER: f64 = 1.6;

/// How much more a name does.
const NAME: f64 = 1.3;

/// How much less a word of at most three Latin letters does, as those that stand in every text are; few texts don't tell
/// that by themselves.
const SHORT: f64 = 0.5;

/// How much less a number up to [`SMALL`] does: it counts all kinds of things, and days of every month.
const SMALL_NUMBER: f64 = 0.4;

/// Up to which number it stands in many a text for something else.
const SMALL: u8 = 10;

/// How much less any of the words does that reports use for one, as “killed” for “died”: the one that the statement has
/// is a part besides.
const ALIKE: f64 = 0.5;

/// How much less a word does that mostly tells who says so: “ministry”, “said”.
const GENERIC: f64 = 0.6;

/// A word of a statement, two clusters in a row, a figure or date in all ways in which it may be written, or the words that
/// reports use for one of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it stands in a text, folded: each form of it, with a blank between words or clusters in a row.
    pub forms: Vec<String>,
    kind: Kind,
}

/// What a part is, by which it weighs more or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    SmallNumber,
    /// Written like a name.
    Name,
    Word,
    Short,
    Generic,
    /// All words for one.
    Alike,
}

impl Part {
    /// Weighs it: the rarer, the more.
    pub(super) fn weight(&self, spread: usize, texts: usize) -> f64 {
        if spread == 0 {
            // It can't be found, and so tells nothing.
            return 0.0;
        }
        let (spread, texts) = (spread as f64, texts.max(spread) as f64);
        let rarity = (1.0 + (texts - spread + 0.5) / (spread + 0.5)).ln();
        let factor = match self.kind {
            Kind::Number => NUMBER,
            Kind::SmallNumber => SMALL_NUMBER,
            Kind::Name => NAME,
            Kind::Word => 1.0,
            Kind::Short => SHORT,
            Kind::Generic => GENERIC,
            Kind::Alike => ALIKE,
        };
        rarity * factor
    }

    /// Tells whether a headline that has nothing else of the statement says something of it.
    pub(super) fn tells_alone(&self) -> bool {
        !matches!(self.kind, Kind::Short | Kind::Alike)
    }

    /// Tells whether it is a short word, such as stands in every text, and no name.
    pub(super) fn is_slight(&self) -> bool {
        self.kind == Kind::Short
    }

    /// Makes one of a number.
    fn number(forms: Vec<String>) -> Self {
        let is_small = |form: &String| form.parse().is_ok_and(|number: u8| number <= SMALL);
        let kind = if forms.iter().any(is_small) {
            Kind::SmallNumber
        } else {
            Kind::Number
        };
        Self { forms, kind }
    }
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
            parts.push(Part::number(forms));
        }
        parts.extend(alike(&tokens));
        parts.truncate(MOST_PARTS);
        parts
    }
}

/// Makes a part of the words that reports use for each of some words, in all languages.
fn alike(tokens: &[Token]) -> Vec<Part> {
    let mut classes: Vec<&str> = Vec::new();
    for class in tokens
        .iter()
        .filter_map(|token| lexicon::class(&token.folded))
    {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    let others = classes.into_iter().map(|class| {
        let words = lexicon::words_of(class);
        // The German article “die” is no death.
        let words = words.filter(|word| !is_small_somewhere(word));
        Part {
            forms: words.map(str::to_owned).collect(),
            kind: Kind::Alike,
        }
    });
    others.filter(|part| !part.forms.is_empty()).collect()
}

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
    let is_short = folded.len() <= 3 && folded.bytes().all(|byte| byte.is_ascii_lowercase());
    let kind = if is_number {
        return Part::number(forms);
    } else if lexicon::is_generic(folded) || lexicon::reporting(folded).is_some() {
        Kind::Generic
    } else if is_all_large || (is_large && !is_first) {
        Kind::Name
    } else if is_short {
        Kind::Short
    } else {
        Kind::Word
    };
    Part { forms, kind }
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
    if token.folded.chars().any(char::is_numeric) {
        return Some(Part::number(vec![form]));
    }
    Some(Part {
        forms: vec![form],
        kind: Kind::Word,
    })
}
