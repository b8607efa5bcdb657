//! Names in German as they are called where they are nobody's object: “des Ministeriums”, “laut Beobachtern”.

use crate::{
    compare::told::{Passage, cues, is_in},
    text::token::{self, Token},
};

/// Articles of the genitive behind which a noun has its ending.
const GENITIVES: &[&str] = &["des", "eines", "seines", "ihres", "dieses"];

/// Nouns for what is written that are neither he nor she.
const NEUTER: &[&str] = &[
    "papier",
    "dokument",
    "schreiben",
    "gutachten",
    "protokoll",
    "memo",
    "interview",
];

impl Passage<'_> {
    /// Returns a name as it is called, of which German words lead to the first of some words.
    pub(in crate::compare::told) fn called(&self, words: &[Token], name: String) -> String {
        let Some(first) = words.first() else {
            return name;
        };
        if is_in(first, &["einem", "einer"]) {
            return with_article(&name, first.folded == "einem");
        }
        let base = if is_in(first, GENITIVES) {
            without_genitive
        } else if self.is_large(first) || is_in(first, &["den"]) {
            without_dative
        } else {
            return name;
        };
        let nouns = token::places(&name).map(|place| name.get(place).unwrap_or_default());
        let noun = nouns
            .into_iter()
            .find(|word| word.starts_with(char::is_uppercase));
        match noun.and_then(|noun| Some((noun, base(noun)?))) {
            Some((noun, called)) => name.replacen(noun, &called, 1),
            None => name,
        }
    }
}

/// Returns a name of which the words before the noun have the ending of the dative, with that of the nominative.
fn with_article(name: &str, is_no_woman: bool) -> String {
    let noun = token::tokens(name).last();
    let ending = match noun {
        Some(noun) if is_no_woman && is_in(&noun, NEUTER) => "es",
        Some(_) if is_no_woman => "er",
        _ => "e",
    };
    let words = name.split(' ').map(|word| {
        let stem = word
            .strip_suffix("en")
            .filter(|_| word.starts_with(char::is_lowercase));
        stem.map_or_else(|| word.to_owned(), |stem| format!("{stem}{ending}"))
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns a noun without the ending of the genitive.
fn without_genitive(noun: &str) -> Option<String> {
    let base = noun
        .strip_suffix("nisses")
        .map(|stem| format!("{stem}nis"))
        .or_else(|| noun.strip_suffix("es").map(str::to_owned))
        .or_else(|| noun.strip_suffix('s').map(str::to_owned))?;
    // “des Chefs”, but not “des SOS”.
    let is_one = base.chars().count() > 2 && base.ends_with(char::is_lowercase);
    is_one.then_some(base)
}

/// Returns a noun for several people without the ending of the dative.
fn without_dative(noun: &str) -> Option<String> {
    let base = noun.strip_suffix('n')?;
    let is_of_several = ["er", "kreise", "berichte", "leute"];
    let folded = token::folded(base);
    let is_one = is_of_several.iter().any(|end| folded.ends_with(end));
    (is_one && cues::is_nameless(&folded)).then(|| base.to_owned())
}
