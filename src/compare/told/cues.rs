//! Words by which a passage shows whose voice it is told in, and how surely; folded, by language.
//!
//! English, German, French, Spanish, Italian and Dutch, and verbs of Arabic and Chinese. In other languages quotation
//! marks alone speak.

mod hedges;
mod names;
mod outlets;
mod people;
mod speech;

pub(super) use hedges::{hedge, is_bare};
pub(in crate::compare) use names::{ARTICLES, JOINS};
pub(super) use names::{
    BESIDE, CLAUSES, DETERMINERS, ENDS, NAMES_TOO, ONE, SMALL_ARTICLES, TIMES, VERBS_ABROAD,
};
pub(in crate::compare) use outlets::{DOCUMENTS, FIGURES, OUTLET_NOUNS, OUTLETS};
pub(super) use outlets::{HAD_BY, HEARD_BY, HEARERS, MADE, SEEN};
pub(in crate::compare) use people::{BODIES, GENERAL, UNNAMED, is_nameless};
pub(super) use speech::{
    CALLS, HEARINGS, JUDGED, JUDGES, LEARNED, PUTS, READS, SAYS_ABROAD, SAYS_THAT, SHOWS, THINKS,
    TO_SOMEBODY, may_say, says,
};

/// Words after which stands who says it: `according to the ministry`.
pub(super) const ACCORDING: &[&str] = &[
    "according to",
    "as told by",
    "as reported by",
    "reported by",
    "in the words of",
    "in the view of",
    "in the opinion of",
    "in the eyes of",
    "aus sicht von",
    "aus sicht",
    "de l avis de",
    "a juicio de",
    "in a report by",
    "in a report published by",
    "in a statement by",
    "in a study by",
    "in a study published by",
    "laut",
    "nach angaben von",
    "nach angaben",
    "nach auskunft von",
    "nach auskunft",
    "nach aussage von",
    "nach aussage",
    "nach aussagen",
    "nach informationen",
    "nach worten",
    "nach einschatzung von",
    "nach einschatzung",
    "nach ansicht von",
    "nach ansicht",
    "nach meinung von",
    "nach meinung",
    "nach darstellung von",
    "nach darstellung",
    "nach uberzeugung von",
    "nach uberzeugung",
    "selon",
    "d apres",
    "de source",
    "de sources",
    "aux dires de",
    "segun",
    "de acuerdo con",
    "conforme a",
    "secondo il",
    "secondo la",
    "secondo lo",
    "secondo l",
    "secondo i",
    "secondo gli",
    "secondo le",
    "secondo fonti",
    "a detta di",
    "stando a",
    "volgens",
    "aldus",
];

/// Words after which stands from whom who says it has it: `citing two officials`.
pub(super) const CITING: &[&str] = &[
    "citing",
    "mit verweis auf",
    "mit bezug auf",
    "quoting",
    "cited",
    "unter berufung auf",
    "citant",
    "citando a",
    "citando",
    "onder verwijzing naar",
];

/// Pronouns that point back when a sentence begins with them.
pub(super) const BACK: &[&str] = &[
    "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their",
    "such", "both", "neither", "er", "sie", "es", "dieser", "diese", "dieses", "sein", "seine",
    "ihr", "ihre", "beide", "il", "elle", "ils", "elles", "ce", "cela", "celui", "celle", "ces",
    "ceux", "el", "ella", "ellos", "ellas", "esto", "eso", "este", "esta", "estos", "estas",
];

/// Pronouns that stand for who says it; the name is looked for before them.
pub(super) const WHO: &[&str] = &[
    "he", "she", "they", "it", "er", "sie", "il", "elle", "ils", "elles", "el", "ella", "ellos",
    "i", "we", "ich", "wir", "je", "nous", "yo", "nosotros", "lui", "eux", "ihm", "ihnen", "him",
    "them", "hem",
];

/// Words that stand between who says it and the verb, or before who says it, and are no part of a name.
pub(super) const PASSED: &[&str] = &[
    "has",
    "have",
    "had",
    "also",
    "later",
    "then",
    "recently",
    "earlier",
    "previously",
    "once",
    "again",
    "first",
    "repeatedly",
    "today",
    "yesterday",
    "who",
    "already",
    "still",
    "only",
    "just",
    "even",
    "however",
    "since",
    "hat",
    "haben",
    "hatte",
    "auch",
    "selbst",
    "zudem",
    "a",
    "ont",
    "avait",
    "aussi",
    "ha",
    "han",
    "habia",
    "tambien",
    "anche",
    "heeft",
    "hebben",
    "ook",
];

/// Words before a verb of speech with which nothing is said.
pub(super) const DENIED: &[&str] = &[
    "not", "never", "t", "neither", "nor", "nicht", "nie", "weder", "noch", "pas", "jamais", "ni",
    "non", "niet",
];

/// Words before a noun that say that there is none: nobody says anything then.
pub(super) const NOBODY: &[&str] = &[
    "no", "none", "nobody", "neither", "nothing", "not", "nor", "kein", "keine", "keiner",
    "niemand", "aucun", "aucune", "personne", "ningun", "ninguno", "ninguna", "nadie", "nessun",
    "nessuno", "nessuna", "geen",
];

/// Words with which a clause begins that stands between who says something and the verb.
pub(super) const ASIDES: &[&str] = &[
    "interroge",
    "interrogee",
    "joint",
    "jointe",
    "contacte",
    "contactee",
    "who",
    "which",
    "whose",
    "whom",
    "speaking",
    "citing",
    "quoting",
    "based",
    "founded",
    "known",
    "owned",
    "led",
    "aged",
    "now",
    "then",
    "qui",
    "dont",
    "quien",
    "che",
];

/// Such as are articles as well, where the clause ends with its verb.
pub(super) const ARTICLES_ASIDE: &[&str] = &[
    "der", "die", "das", "dem", "den", "deren", "dessen", "dat", "que",
];

/// Words that begin what is said of people before the verb, with no comma: *the man who came said*.
pub(super) const RELATIVES: &[&str] = &["who", "qui"];

/// Words with which begins what is not said by whom the sentence quotes.
pub(super) const OTHERWISE: &[&str] = &[
    "but", "although", "though", "aber", "mais", "pero", "ma", "maar",
];

/// Words with which a sentence begins that tells who has said what stands before it.
pub(super) const SAID_BEFORE: &[&str] = &[
    "das sagte",
    "das sagten",
    "das teilte",
    "das teilten",
    "das berichtete",
    "das berichteten",
    "das erklarte",
    "das erklarten",
    "das gab",
    "das meldete",
    "das geht",
    "das ging",
    "dies sagte",
    "dies teilte",
    "dies erklarte",
    "dies berichtete",
    "dies geht",
    "that is according to",
    "that s according to",
    "this is according to",
    "c est ce qu",
    "c est ce que",
    "lo ha detto",
    "lo ha annunciato",
    "lo ha riferito",
    "lo ha dichiarato",
    "asi lo",
    "dat zei",
    "dat meldde",
    "dat schrijft",
];

/// Words of German that stand in hardly a sentence of another language without others of them.
pub(super) const GERMAN: &[&str] = &[
    "der", "das", "dem", "den", "und", "nicht", "ein", "eine", "einen", "einer", "einem", "im",
    "am", "zum", "zur", "mit", "auf", "ist", "sind",
];

/// Verbs as German writes them only where it tells what another says.
pub(super) const SAID_TO_BE: &[&str] = &[
    "sei", "seien", "habe", "werde", "konne", "musse", "solle", "wolle", "durfe", "bleibe", "gebe",
    "komme", "gehe", "bestehe", "drohe", "fehle", "wisse",
];

/// Words of German that lead to what one has heard from: *aus Kreisen der Polizei verlautete*.
pub(super) const HEARD_IN: &[&str] = &["aus", "in", "im", "bei", "beim", "von", "vom", "seitens"];

/// Words with which begins what is said.
pub(super) const THAT: &[&str] = &["that", "dass", "que", "che", "dat"];
