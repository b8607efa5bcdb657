//! What a sentence denies.

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    lexicon,
    quantity::Figure,
    statement::{Denial, setting::breaks},
    when::Named,
};

/// How many words before one that says no a condition begins.
const IF_REACH: usize = 4;

/// Words behind which a clause may begin.
const LEAD_TO_CLAUSES: &[&str] = &[
    "che", "dat", "e", "en", "et", "maar", "mais", "ma", "pero", "que", "y",
];

/// Words that lead to one of two reasons.
const LEAD_TO_REASONS: &[&str] = &[
    "for", "because", "by", "from", "in", "on", "to", "with", "at", "over", "as", "about",
];

/// How many words behind “not” its “but” may stand.
const CONTRAST: usize = 14;

/// Words by which it is seen that a condition begins before them: “si el Gobierno no retira”.
const BEGIN_CLAUSES: &[&str] = &[
    "el", "la", "los", "las", "le", "les", "l'", "il", "lo", "gli", "i", "de", "het", "un", "une",
    "una", "su", "sus", "son", "sa", "ses", "leur", "een",
];

/// How many words behind one that says no it may be led on.
const FAR_LEAD: usize = 14;

/// Italian words that say no, and behind “non” say so once more.
const AFTER_NON: &[&str] = &[
    "mai", "nessun", "nessuno", "nessuna", "niente", "nulla", "nemmeno", "neanche", "ne",
];

/// How many words before these “non” may stand.
const CONCORD: usize = 4;

/// How many words behind one that says no the one may stand that it takes back.
const BACK: usize = 3;

/// The same, where it is told of people or things.
const FAR_BACK: usize = 7;

/// How many words before one that says no a claim may be turned down that it is a part of.
const CLAIM_REACH: usize = 8;

/// Words behind which another thing is named.
const ARTICLES: &[&str] = &[
    "the", "le", "la", "de", "het", "der", "die", "das", "el", "il",
];

/// Tells whether a folded word says by itself that something is not so.
fn is_negative(folded: &str) -> bool {
    // “until”, “under”, “union” begin alike.
    const BEGIN: [&str; 9] = [
        "unti", "unde", "unio", "unit", "univ", "uniq", "unif", "unan", "unle",
    ];
    const LEAST: usize = 7;
    let is_made = folded.starts_with("un")
        && folded.ends_with("ed")
        && folded.len() >= LEAST
        && !BEGIN.iter().any(|begin| folded.starts_with(begin));
    is_made || lexicon::NEGATIVE.contains(&folded)
}

/// A word that says no, and behind it another one of which it makes that it is so: “not untrue”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) struct TakenBack {
    /// Which lexeme takes back.
    by: usize,
    /// Which lexeme is taken back.
    pub what: usize,
}

/// Returns which lexemes say no by themselves and are taken back by a word that says no.
pub(in crate::compare) fn taken_back(language: Language, lexemes: &[Lexeme<'_>]) -> Vec<TakenBack> {
    let says_no = lexemes.iter().enumerate().filter(|(_, one)| {
        one.kind == Kind::Word
            && lexicon::says_no(language, &one.folded)
            && !one.is_of(lexicon::NO_TO)
    });
    says_no
        .filter_map(|(at, _)| {
            // “nobody at the depot was unaware of it”
            let is_far = lexemes
                .get(at)
                .is_some_and(|one| one.is_of(lexicon::OF_THINGS) || one.is_of(&["nobody"]));
            let back = if is_far { FAR_BACK } else { BACK };
            for behind in at + 1..=at + back {
                let one = lexemes.get(behind).filter(|one| one.kind == Kind::Word)?;
                if is_negative(&one.folded) {
                    return Some(TakenBack {
                        by: at,
                        what: behind,
                    });
                }
                // “did not deny the wrong dose”: that is wrong all the same.
                if lexicon::says_no(language, &one.folded) || !is_far && one.is_of(ARTICLES) {
                    return None;
                }
            }
            None
        })
        .collect()
}

/// Tells whether what stands behind a place is a claim that is turned down: “rejected as false a claim that it had
/// never …”.
fn is_turned_down(lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let near = lexemes
        .get(at.saturating_sub(CLAIM_REACH)..at)
        .unwrap_or_default();
    let verb = near
        .iter()
        .position(|one| one.is_of(lexicon::TURN_DOWN) || one.is_of(&["false", "untrue"]));
    let would_be = near.windows(3).any(|some| match some {
        [one, to, say] => {
            one.is_of(lexicon::MISTAKEN)
                && to.is("to")
                && say.is_of(&[
                    "say", "claim", "suggest", "think", "assume", "conclude", "believe",
                ])
        }
        _ => false,
    });
    if would_be {
        return true;
    }
    let behind = verb.and_then(|verb| near.get(verb + 1..));
    behind.is_some_and(|behind| {
        let that = behind
            .iter()
            .position(|one| one.is_of(&["that", "dass", "que", "qu'", "che", "dat"]));
        that.is_some_and(|that| {
            let between = behind.get(..that).unwrap_or_default();
            between.iter().any(|one| one.is_of(lexicon::CLAIMS))
        })
    })
}

/// Tells whether a word that can say no does not do so here: “World No. 1”, “une personne”, “shares declined”.
fn says_nothing_of(language: Language, lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let Some(lexeme) = lexemes.get(at) else {
        return true;
    };
    let next = lexemes.get(at + 1);
    let before = at.checked_sub(1).and_then(|at| lexemes.get(at));
    let ifs: &[&str] = match language {
        Language::English => &["if"],
        Language::German => &["wenn", "falls", "sofern"],
        Language::French | Language::Spanish => &["si"],
        Language::Italian => &["se"],
        Language::Dutch => &["als", "indien"],
        Language::Other => &[],
    };
    // Elsewhere than where a clause begins these words are others: “se ne andava”, “si grand”.
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| lexemes.get(at));
        let next = lexemes.get(at + 1);
        before.is_none_or(|one| one.kind != Kind::Word || one.is_of(LEAD_TO_CLAUSES))
            || next.is_some_and(|one| one.is_of(BEGIN_CLAUSES))
    };
    let is_plain = matches!(language, Language::English | Language::German);
    let mut near = (at.saturating_sub(IF_REACH)..at).filter(|at| is_plain || begins(*at));
    if near.any(|at| lexemes.get(at).is_some_and(|one| one.is_of(ifs))) {
        return true;
    }
    // “not for the error itself but for hiding it”
    if lexeme.is("not")
        && let Some(lead) = next.filter(|one| one.is_of(LEAD_TO_REASONS))
    {
        let pairs = lexemes
            .iter()
            .skip(at)
            .take(CONTRAST)
            .zip(lexemes.iter().skip(at + 1));
        let mut pairs = pairs.take_while(|(one, _)| !one.is(";"));
        if pairs.any(|(one, two)| one.is("but") && two.folded == lead.folded) {
            return true;
        }
    }
    if lexeme.is("no") {
        let counts = |at: usize| lexemes.get(at).is_some_and(|one| one.kind == Kind::Number);
        return counts(at + 1) || next.is_some_and(|one| one.is(".")) && counts(at + 2);
    }
    // “ne ha trovato”, but “né”
    if language == Language::Italian && lexeme.is("ne") && lexeme.text.is_ascii() {
        return true;
    }
    if language == Language::French && lexeme.is("personne") {
        let denies = lexemes.iter().any(|one| one.is_of(&["ne", "n'"]));
        return !denies || before.is_some_and(|one| one.is_of(&["une", "la", "cette", "chaque"]));
    }
    lexeme.is_of(lexicon::NO_TO) && !next.is_some_and(|one| one.is("to"))
}

/// Tells whether a verb that turns something down does so to what others say: “rejected claims that it had not paid”.
///
/// Where what is claimed denies something itself, neither denies anything.
fn turns_down(language: Language, lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let is_verb = lexemes
        .get(at)
        .is_some_and(|one| one.is_of(lexicon::TURN_DOWN));
    let mut behind = lexemes.iter().skip(at + 1).take(3);
    let mut ahead = (at + 1..=at + CLAIM_REACH).filter(|ahead| {
        lexemes
            .get(*ahead)
            .is_some_and(|one| lexicon::says_no(language, &one.folded))
    });
    is_verb
        && behind.any(|one| one.is_of(lexicon::CLAIMS))
        && !ahead.any(|ahead| is_turned_down(lexemes, ahead))
}

/// Words that say no, with the verbs that rule something out and the word of theirs that ends the part of the sentence.
/// A folded “ß” is one “s”.
const RULE_OUT: [(&str, &[&str], &str); 2] = [
    (
        "nicht",
        &[
            "schliese",
            "schliesen",
            "schliest",
            "schliesse",
            "schliessen",
            "schliesst",
            "schloss",
            "schlossen",
        ],
        "aus",
    ),
    ("niet", &["sluit", "sluiten", "sloot", "sloten"], "uit"),
];

/// Tells whether a word that says no leaves open what a verb around it would rule out: “schließt einen Streik nicht aus”.
///
/// “Schließt das Werk nicht, teilte er aus Halden mit” denies all the same.
fn is_not_ruled_out(lexemes: &[Lexeme<'_>], at: usize) -> bool {
    let Some(lexeme) = lexemes.get(at) else {
        return false;
    };
    let Some((_, verbs, last)) = RULE_OUT.iter().find(|(no, ..)| lexeme.is(no)) else {
        return false;
    };
    let breaks = breaks(lexemes);
    let ends = |one: &Lexeme<'_>| one.is_of(&[".", "!", "?", "\"", "und", "oder", "en", "of"]);
    let is_end = |at: usize| breaks.contains(&at) || lexemes.get(at).is_none_or(ends);
    let start = (0..at)
        .rev()
        .find(|at| is_end(*at))
        .map_or(0, |end| end + 1);
    let end = (at..lexemes.len())
        .find(|at| is_end(*at))
        .unwrap_or(lexemes.len());
    let before = lexemes.get(start..at).unwrap_or_default();
    let behind = lexemes.get(at..end).unwrap_or_default();
    before.iter().any(|one| one.is_of(verbs)) && behind.last().is_some_and(|one| one.is(last))
}

/// Returns where something is denied; not where that is taken back, nor where it belongs to a figure: “not less than 200”.
pub(in crate::compare) fn denials(
    language: Language,
    lexemes: &[Lexeme<'_>],
    (times, figures): (&[Named], &[Figure]),
    taken_back: &[TakenBack],
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
        // “has no plans, she said, dismissing reports”: that says it once more.
        let says_no = || {
            lexicon::says_no(language, &lexeme.folded)
                || denials.is_empty() && turns_down(language, lexemes, at)
        };
        if !rules_out && (lexeme.kind != Kind::Word || !says_no()) {
            continue;
        }
        let is_idle = lexicon::NO_DENIAL.iter().any(|words| {
            let place = words.iter().position(|word| lexeme.is(word));
            place
                .and_then(|place| at.checked_sub(place))
                .is_some_and(|from| are(from, words))
        });
        // “not before”, “no tanker until”, “nothing other than”
        let is_led_on = !lexeme.is_of(&["not"])
            && (at + 1..at + FAR_LEAD)
                .any(|at| lexicon::LEADS_ON.iter().any(|words| are(at, words)));
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
        // “n’exclut pas”: it may be.
        let is_kept_open = is_not_ruled_out(lexemes, at)
            || lexemes
                .iter()
                .skip(at.saturating_sub(2))
                .take(5)
                .any(|one| one.is_of(lexicon::EXCLUDES));
        let is_taken_back = || {
            let mut back = taken_back.iter();
            back.any(|back| back.by == at || back.what == at)
        };
        let is_of_figure = || figures.iter().any(|figure| figure.lexemes.contains(&at));
        if is_idle
            || is_of_figure()
            || is_kept_open
            || is_until
            || is_led_on
            || is_taken_back()
            || is_turned_down(lexemes, at)
            || says_nothing_of(language, lexemes, at)
        {
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
        // “non ha mai detto”
        let has_non = || {
            let near = lexemes
                .get(at.saturating_sub(CONCORD)..at)
                .unwrap_or_default();
            near.iter().any(|one| one.is("non"))
        };
        if language == Language::Italian && lexeme.is_of(AFTER_NON) && has_non() {
            continue;
        }
        denials.push(Denial {
            bytes: offset + lexeme.bytes.start..offset + lexeme.bytes.end,
            at,
            is_of_things: lexeme.is_of(lexicon::OF_THINGS) && language != Language::Spanish,
            is_perfect: at
                .checked_sub(1)
                .and_then(|at| lexemes.get(at))
                .is_some_and(|one| {
                    one.is_of(&[
                        "has", "have", "ha", "han", "hat", "haben", "heeft", "hebben", "a", "ont",
                    ])
                })
                || lexeme.is_of(&["hasn't", "haven't"])
                || lexemes
                    .iter()
                    .skip(at + 1)
                    .take(4)
                    .any(|one| one.is_of(lexicon::PLANNED)),
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
