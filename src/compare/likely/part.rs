//! The parts of a statement that are looked for, and how much each of them weighs.

use super::Sought;
use crate::{
    compare::spelled::{Spelled, spelled},
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

/// A word of a statement, two clusters in a row, or a figure or date in all ways in which it may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it stands in a text, folded: each form of it, with a blank between words or clusters in a row.
    pub forms: Vec<String>,
    /// Whether it is a number.
    is_number: bool,
    /// Whether it is written like a name.
    pub(super) is_name: bool,
    /// Whether it is a short word.
    pub(super) is_short: bool,
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
        match (self.is_number, self.is_name, self.is_short) {
            (true, ..) => rarity * NUMBER,
            (false, true, _) => rarity * NAME,
            (false, false, true) => rarity * SHORT,
            (false, false, false) => rarity,
        }
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
            parts.push(Part {
                forms,
                is_number: true,
                is_name: false,
                is_short: false,
            });
        }
        parts
    }
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
