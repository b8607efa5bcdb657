//! Words that stand in names, beside them, or end them; folded.

/// Words with which what is said begins, or another clause: no name goes beyond them.
pub(in crate::compare::told) const ENDS: &[&str] = &[
    "that", "but", "because", "when", "while", "as", "if", "which", "whose", "where", "after",
    "before", "what", "how", "although", "though", "whether", "dass", "aber", "weil", "wahrend",
    "ist", "sind", "war", "hat", "haben", "wird", "werden", "que", "mais", "pero", "porque",
    "cuando", "wie", "comme", "como", "zoals",
];

/// Those of them that are names as well where they are written large: “Weil said”.
pub(in crate::compare::told) const NAMES_TOO: &[&str] = &[
    "dass", "aber", "weil", "wahrend", "ist", "sind", "war", "hat", "haben", "wird", "werden",
    "que", "mais", "pero", "porque", "cuando",
];

/// Words that begin a noun: after another noun they begin what is said of it.
pub(in crate::compare::told) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "some", "several", "two", "three", "many",
    "der", "die", "das", "ein", "eine", "einer", "einem", "den", "dem", "le", "la", "les", "un",
    "une", "el", "los", "las", "una", "unos", "unas", "il", "lo", "gli", "uno", "het", "een",
    "seines", "seiner", "seinem", "ihres", "ihrer", "ihrem", "sein", "seine", "ihr", "ihre", "ses",
    "son", "sa", "leur", "leurs", "sus", "su", "suo", "sua", "zijn", "haar", "no", "each", "four",
    "five",
];

/// Such as a name is shown without where they are written small, or what follows is.
pub(in crate::compare::told) const SMALL_ARTICLES: &[&str] = &[
    "de", "het", "een", "il", "lo", "gli", "l", "un", "uno", "una", "une", "ein", "eine", "einer",
    "einem", "eines", "des", "son", "sa", "leur", "leurs", "seines", "seiner", "seinem", "ihres",
    "ihrer", "ihrem",
];

/// Those of them that a name is shown without.
pub(in crate::compare) const ARTICLES: &[&str] = &[
    "the", "a", "an", "der", "die", "das", "den", "dem", "le", "la", "les", "el", "los", "las",
];

/// Words for one or any, with which no name begins.
pub(in crate::compare::told) const ONE: &[&str] = &[
    "ein", "eine", "einer", "einem", "eines", "un", "une", "una", "uno", "een",
];

/// Words after which a noun goes on with another one.
pub(in crate::compare) const JOINS: &[&str] = &[
    "of", "for", "with", "inside", "within", "from", "at", "in", "to", "on", "and", "by", "about",
    "von", "fur", "mit", "aus", "und", "de", "du", "des", "pour", "et", "en", "del", "para", "y",
    "con", "d",
];

/// Words behind a name that say where or when, and are no part of it.
pub(in crate::compare::told) const BESIDE: &[&str] = &[
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

/// Words that tell when something is said.
pub(in crate::compare::told) const TIMES: &[&str] = &[
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
    "lunedi",
    "martedi",
    "mercoledi",
    "giovedi",
    "venerdi",
    "sabato",
    "domenica",
    "ieri",
    "oggi",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "gisteren",
    "vandaag",
    "am",
    "interview",
];

/// Words of a clause that are in nobody's name.
pub(in crate::compare::told) const CLAUSES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "cannot", "not", "never", "could", "may", "might", "should", "must", "neither",
    "nor",
];

/// Verbs of other languages than English, with which no name goes on.
pub(in crate::compare::told) const VERBS_ABROAD: &[&str] = &[
    "wordt", "worden", "werd", "werden", "wird", "wurde", "wurden", "heeft", "hebben", "ist",
    "sind", "hat", "est", "sont", "ont", "sera", "sono", "hanno", "fue", "fueron", "han",
];
