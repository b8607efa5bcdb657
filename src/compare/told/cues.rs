//! Words by which a passage shows whose voice it is told in, and how surely; folded, by language.
//!
//! English, German, French and Spanish, and the verbs of Italian and Dutch. In other languages quotation marks alone
//! speak.

mod hedges;
mod names;
mod speech;

pub(super) use hedges::hedge;
pub(super) use speech::{may_say, says};

pub(in crate::compare) use names::{ARTICLES, BODIES, DOCUMENTS, GENERAL, JOINS, OUTLETS, UNNAMED};
pub(super) use names::{DETERMINERS, ENDS};

/// Words after which stands who says it: `according to the ministry`.
pub(super) const ACCORDING: &[&str] = &[
    "according to",
    "as told by",
    "as reported by",
    "reported by",
    "in the words of",
    "in a report by",
    "in a report published by",
    "in a statement by",
    "in a study by",
    "in a study published by",
    "laut",
    "nach angaben von",
    "nach angaben der",
    "nach angaben des",
    "nach auskunft",
    "selon",
    "d apres",
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
    "stando a",
    "volgens",
    "aldus",
];

/// Those that may be nouns as well, and are verbs where *that* follows.
pub(super) const SAYS_THAT: &[&str] = &[
    "states",
    "reports",
    "notes",
    "claims",
    "estimates",
    "posted",
];

/// Words after which stands from whom who says it has it: `citing two officials`.
pub(super) const CITING: &[&str] = &[
    "citing",
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
    "i", "we", "ich", "wir", "je", "nous", "yo", "nosotros",
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
pub(super) const DENIED: &[&str] = &["not", "never", "t", "nicht", "nie", "pas", "jamais"];

/// Words with which begins what is said.
pub(super) const THAT: &[&str] = &["that", "dass", "que", "che", "dat"];

/// Words that tell when something is said.
pub(super) const TIMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "morning",
    "evening",
    "night",
    "afternoon",
    "week",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "gestern",
    "heute",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "hier",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "ayer",
    "hoy",
    "am",
    "interview",
];

/// Words behind a name that say where or when, and are no part of it.
pub(super) const BESIDE: &[&str] = &[
    "in",
    "on",
    "at",
    "to",
    "with",
    "from",
    "by",
    "about",
    "am",
    "im",
    "beim",
    "bei",
    "zu",
    "zum",
    "zur",
    "mit",
    "aus",
    "nach",
    "gegenuber",
    "en",
    "con",
    "dans",
    "a",
    "au",
    "aux",
    "avec",
    "op",
    "bij",
    "met",
    "naar",
    "tegen",
    "alla",
    "al",
    "nel",
    "nella",
];

/// Words of a clause that are in nobody's name.
pub(super) const CLAUSES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "cannot", "not", "never",
];

/// Words after a name that say what became of what it has written.
pub(super) const SEEN: &[&str] = &[
    "seen",
    "obtained",
    "reviewed",
    "published",
    "released",
    "leaked",
    "issued",
    "commissioned",
];

/// Words by which what is written comes from somebody: *a report published by the ministry*.
pub(super) const MADE: &[&str] = &[
    "published",
    "released",
    "issued",
    "printed",
    "aired",
    "broadcast",
    "written",
    "commissioned",
];

/// Whom something is told, where that is no outlet.
pub(super) const HEARERS: &[&str] = &[
    "reporters",
    "us",
    "me",
    "him",
    "her",
    "them",
    "lawmakers",
    "parliament",
    "congress",
    "journalists",
    "investors",
    "analysts",
    "staff",
    "employees",
    "viewers",
    "readers",
    "the",
    "a",
    "an",
    "its",
    "his",
    "their",
];
