//! Words that take back by half what is said; folded.

use crate::{
    compare::told::{cues, is_in, longest},
    text::token::Token,
};

/// Such words; of several that begin alike the longest counts.
const HEDGES: &[&str] = &[
    "reportedly",
    "allegedly",
    "purportedly",
    "supposedly",
    "apparently",
    "presumably",
    "possibly",
    "probably",
    "perhaps",
    "maybe",
    "likely",
    "unconfirmed",
    "may",
    "might",
    "could",
    "expected to",
    "believed to",
    "thought to",
    "set to",
    "feared dead",
    "unclear",
    "not immediately clear",
    "in all likelihood",
    "appears to",
    "appear to",
    "appeared to",
    "seems to",
    "seem to",
    "seemed to",
    "angeblich",
    "mutmaßlich",
    "mutmasslich",
    "mutmaslich",
    "offenbar",
    "moglicherweise",
    "wahrscheinlich",
    "voraussichtlich",
    "womoglich",
    "vermutlich",
    "anscheinend",
    "soll",
    "sollen",
    "konnte",
    "konnten",
    "durfte",
    "durften",
    "aurait",
    "auraient",
    "serait",
    "seraient",
    "pourrait",
    "pourraient",
    "devrait",
    "devraient",
    "peut etre",
    "probablement",
    "apparemment",
    "vraisemblablement",
    "supuestamente",
    "presuntamente",
    "al parecer",
    "podria",
    "podrian",
    "habria",
    "habrian",
    "probablemente",
    "previsiblemente",
    "posiblemente",
    "quizas",
    "if confirmed",
    "if true",
    "if proven",
    "it is not clear",
    "it was not clear",
    "it seems",
    "it appears",
    "conceivably",
    "ostensibly",
    "putatively",
    "es heisst",
    "es heist",
    "es heißt",
    "dem vernehmen nach",
    "es wird angenommen",
    "scheint",
    "scheinen",
    "scheinbar",
    "il semble",
    "semble",
    "semblent",
    "est cense",
    "est censee",
    "sont censes",
    "sont censees",
    "on croit",
    "il parait",
    "sans doute",
    "se cree que",
    "se espera que",
    "se supone que",
    "se dice que",
    "tal vez",
    "a quanto pare",
    "sembra",
    "sembrano",
    "pare che",
    "presumibilmente",
    "probabilmente",
    "forse",
    "sarebbe",
    "sarebbero",
    "avrebbe",
    "avrebbero",
    "potrebbe",
    "potrebbero",
    "dovrebbe",
    "dovrebbero",
    "si ritiene",
    "si dice",
    "vermoedelijk",
    "waarschijnlijk",
    "mogelijk",
    "zou",
    "zouden",
    "naar verluidt",
    "naar verwachting",
    "lijkt",
    "lijken",
    "misschien",
    "blijkbaar",
    "kennelijk",
];

/// Forms of *to be* before what something is taken for.
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];

/// What something is taken for, before *to* and after *it is*: "is supposed to", "it is believed".
const TAKEN: &[&str] = &[
    "expected",
    "said",
    "believed",
    "thought",
    "understood",
    "rumored",
    "rumoured",
    "likely",
    "unlikely",
    "alleged",
    "reported",
    "supposed",
    "claimed",
    "feared",
    "presumed",
    "assumed",
    "estimated",
    "suspected",
];

/// What is so only before *to*: "is set to".
const BEFORE_TO: &[&str] = &["set", "due", "poised", "slated", "meant", "considered"];

/// What is so only after *it is*: "it is hoped".
const AFTER_IT_IS: &[&str] = &["unclear", "possible", "hoped", "suggested"];

/// Returns how many words at a place take back by half what is said.
pub(in crate::compare::told) fn hedge(words: &[Token], at: usize) -> Option<usize> {
    let rest = words.get(at..).unwrap_or_default();
    let formed = match rest {
        [it, have, been, taken, ..]
            if is_in(it, &["it"])
                && is_in(have, &["has", "had"])
                && is_in(been, &["been"])
                && (is_in(taken, TAKEN) || is_in(taken, AFTER_IT_IS)) =>
        {
            Some(4)
        }
        // "Is due to the storm" tells why.
        [be, taken, to, rest @ ..]
            if is_in(be, BE)
                && (is_in(taken, TAKEN) || is_in(taken, BEFORE_TO))
                && is_in(to, &["to"]) =>
        {
            let is_why = is_in(taken, &["due"])
                && rest
                    .first()
                    .is_some_and(|word| is_in(word, cues::DETERMINERS));
            (!is_why).then_some(3)
        }
        [it, be, taken, ..]
            if is_in(it, &["it"])
                && is_in(be, BE)
                && (is_in(taken, TAKEN) || is_in(taken, AFTER_IT_IS)) =>
        {
            Some(3)
        }
        [taken, ..]
            if is_in(taken, &["alleged", "suspected", "presumed", "apparent"])
                && at
                    .checked_sub(1)
                    .and_then(|before| words.get(before))
                    .is_some_and(|before| is_in(before, cues::DETERMINERS)) =>
        {
            Some(1)
        }
        [it, be, how, taken, ..]
            if is_in(it, &["it"])
                && is_in(be, BE)
                && how.folded.ends_with("ly")
                && (is_in(taken, TAKEN) || is_in(taken, AFTER_IT_IS)) =>
        {
            Some(4)
        }
        _ => None,
    };
    // What could not be done is no guess: "the police could not confirm it".
    let is_unable =
        matches!(rest, [could, not, ..] if is_in(could, &["could"]) && is_in(not, &["not"]));
    let plain = longest(words, at, HEDGES).filter(|_| !is_unable);
    formed.max(plain)
}

/// Tells whether a word as it is written is a hedge only by marks that folding takes away, and has none: "konnte" is no
/// "könnte".
pub(in crate::compare::told) fn is_bare(written: &str, folded: &str) -> bool {
    let is_marked = written
        .chars()
        .any(|c| !c.is_ascii() && c.is_alphabetic() || c == '\u{308}');
    ["konnte", "konnten", "durfte", "durften"].contains(&folded) && !is_marked
}
