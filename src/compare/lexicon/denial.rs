//! Words that say no, leave open, or turn down.

use crate::compare::language::Language;

/// Words that say no.
pub(in crate::compare) const NO: &[(Language, &[&str])] = &[
    (
        Language::English,
        &[
            "not",
            "no",
            "never",
            "none",
            "nobody",
            "nothing",
            "neither",
            "nowhere",
            "cannot",
            "denied",
            "denies",
            "deny",
            "denying",
            "failed",
            "fails",
            "fail",
            "refused",
            "refuses",
            "refuse",
            "declined",
            "declines",
            "unable",
            "untrue",
            "baseless",
            "unfounded",
        ],
    ),
    (
        Language::German,
        &[
            "nicht",
            "kein",
            "keine",
            "keinen",
            "keinem",
            "keiner",
            "keines",
            "nie",
            "niemals",
            "niemand",
            "nichts",
            "bestritt",
            "bestreitet",
            "bestritten",
            "dementierte",
            "dementiert",
            "weigerte",
        ],
    ),
    (
        Language::French,
        &[
            "pas", "jamais", "rien", "aucun", "aucune", "personne", "nie", "dement", "dementi",
            "refuse", "renonce",
        ],
    ),
    (
        Language::Spanish,
        &[
            "no", "nunca", "jamas", "ningun", "ninguna", "ninguno", "nadie", "nada", "tampoco",
            "nego", "niega", "negaron", "renuncio",
        ],
    ),
    (
        Language::Italian,
        &[
            "non",
            "nessun",
            "nessuno",
            "nessuna",
            "mai",
            "niente",
            "nulla",
            "nemmeno",
            "neanche",
            "smentisce",
            "smentito",
            "nega",
            "negato",
            "negano",
            "ne",
        ],
    ),
    (
        Language::Dutch,
        &[
            "niet",
            "geen",
            "nooit",
            "niemand",
            "niets",
            "nergens",
            "ontkent",
            "ontkende",
            "ontkennen",
            "ontkend",
            "weigert",
            "weigerde",
        ],
    ),
    (Language::Other, &["不", "没", "未", "لم", "لن", "ليس", "لا"]),
];

/// Such as are told of things.
pub(in crate::compare) const OF_THINGS: &[&str] = &[
    "no", "none", "neither", "kein", "keine", "keinen", "keinem", "keiner", "keines", "aucun",
    "aucune", "nessun", "nessuna", "nessuno", "geen",
];

/// Words behind one that says no by which what it says is so all the same, or from a time on.
pub(in crate::compare) const LEADS_ON: &[&[&str]] = &[
    &["anything", "but"],
    &["other", "than"],
    &["autre", "que"],
    &["autre", "qu'"],
    &["voordat"],
    &["bevor"],
    &["ehe"],
    &["avant", "que"],
    &["avant", "qu'"],
    &["hasta", "que"],
    &["finche"],
];

/// Tells whether a folded word says no.
pub(in crate::compare) fn says_no(language: Language, folded: &str) -> bool {
    folded.ends_with("n't")
        || NO
            .iter()
            .any(|(one, words)| *one == language && words.contains(&folded))
}

/// Returns the words that say no, of all languages.
pub(in crate::compare) fn words_of_no() -> impl Iterator<Item = &'static str> {
    NO.iter().flat_map(|(_, words)| words.iter().copied())
}

/// Words that say no, but don’t deny what stands there.
pub(in crate::compare) const NO_DENIAL: &[&[&str]] = &[
    &["not", "only"],
    &["not", "just"],
    &["not", "merely"],
    &["not", "simply"],
    &["not", "least"],
    &["no", "doubt"],
    &["not", "until"],
    &["no", "secret"],
    &["no", "surprise"],
    &["no", "mistake"],
    &["no", "question", "that"],
    &["no", "stranger"],
    &["no", "mean"],
    &["no", "small"],
    &["not", "surprising"],
    &["not", "surprisingly"],
    &["not", "alone"],
    &["kein", "geheimnis"],
    &["kein", "wunder"],
    &["ningun", "secreto"],
    &["aucun", "doute"],
    &["nessun", "dubbio"],
    &["geen", "geheim"],
    &["no", "sooner"],
    &["no", "matter"],
    &["no", "wonder"],
    &["no", "later", "than"],
    &["no", "more", "than"],
    &["no", "fewer", "than"],
    &["no", "less"],
    &["nobody", "but"],
    &["no", "one", "but"],
    &["nothing", "but"],
    &["never", "before"],
    &["not", "to", "mention"],
    &["or", "not"],
    &["if", "not"],
    &["nicht", "nur"],
    &["nicht", "zuletzt"],
    &["nicht", "mehr", "als"],
    &["kein", "zweifel"],
    &["bevor", "nicht"],
    &["ehe", "nicht"],
    &["pas", "seulement"],
    &["pas", "que"],
    &["no", "solo"],
    &["no", "obstante"],
];

/// Verbs that say of something that it is not so: with a word that says no they leave it open or affirm it.
pub(in crate::compare) const EXCLUDES: &[&str] = &[
    "exclude",
    "excludes",
    "excluded",
    "dispute",
    "disputes",
    "disputed",
    "disputing",
    "ausgeschlossen",
    "ausschliest",
    "ausschliesen",
    "auszuschliesen",
    "ausschliesst",
    "ausschliest",
    "ausschliessen",
    "ausschliesen",
    "auszuschliessen",
    "auszuschliesen",
    "exclut",
    "exclure",
    "exclu",
    "excluent",
    "descarta",
    "descartan",
    "descarto",
    "descartar",
    "excluye",
    "esclude",
    "escludono",
    "escluso",
    "uitgesloten",
    "uitsluit",
    "uitsluiten",
];

/// Words by which it is a mistake to say what follows: “it would be wrong to say that”.
pub(in crate::compare) const MISTAKEN: &[&str] = &[
    "wrong",
    "false",
    "incorrect",
    "mistake",
    "mistaken",
    "misleading",
];

/// Words behind which something is so in one case only.
pub(in crate::compare) const UNLESS: &[&[&str]] = &[
    &["unless"],
    &["provided", "that"],
    &["es", "sei", "denn"],
    &["a", "moins", "qu'"],
    &["a", "moins", "que"],
    &["sauf", "si"],
    &["a", "menos", "que"],
    &["salvo", "que"],
    &["a", "meno", "che"],
    &["tenzij"],
];

/// Verbs that turn down what is claimed.
pub(in crate::compare) const TURN_DOWN: &[&str] = &[
    "reject",
    "rejects",
    "rejected",
    "rejecting",
    "dismiss",
    "dismisses",
    "dismissed",
    "dismissing",
    "rebuts",
    "rebutted",
    "refuted",
    "refutes",
    "disputes",
    "disputed",
    "rechazo",
    "rechaza",
    "rejette",
    "rejete",
    "respinge",
    "respinto",
    "verwirft",
    "zuruckgewiesen",
    "wies",
];

/// What is claimed by others.
pub(in crate::compare) const CLAIMS: &[&str] = &[
    "claim",
    "claims",
    "report",
    "reports",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "suggestion",
    "suggestions",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "idea",
    "notion",
    "criticism",
    "vorwurf",
    "vorwurfe",
    "berichte",
    "acusaciones",
    "accuse",
];

/// What may be so soon where it is said that it is not.
pub(in crate::compare) const PLANNED: &[&str] = &[
    "planned",
    "scheduled",
    "expected",
    "geplant",
    "vorgesehen",
    "prevu",
    "prevue",
    "previsto",
    "prevista",
    "gepland",
    "voorzien",
];

/// Verbs by which something that was said is denied.
pub(in crate::compare) const DENYING: &[&str] = &[
    "denied",
    "denies",
    "deny",
    "rejected",
    "dismissed",
    "bestritt",
    "dementierte",
    "dementi",
    "nie",
    "nego",
    "negaron",
    "smentito",
    "ontkende",
    "ontkent",
];

/// Verbs that say no to what follows them with “to” only: “failed to”, but “failed in Oslo”, “declined 3 percent”.
pub(in crate::compare) const NO_TO: &[&str] = &[
    "failed", "fails", "fail", "refused", "refuses", "refuse", "declined", "declines", "unable",
];

/// Words that turn what is said into a condition, a question or a mere chance: it is neither said nor denied.
pub(in crate::compare) const UNSAID: &[&str] = &[
    "whether",
    "unless",
    "ob",
    "falls",
    "sofern",
    "would've",
    "perhaps",
    "maybe",
    "might",
    "may",
    "could",
    "vielleicht",
    "konnte",
    "konnten",
    "peut-etre",
    "quizas",
];

/// Words that leave something out: what they deny is seldom what another text says.
pub(in crate::compare) const WITHOUT: &[&str] = &["without", "ohne", "sans", "sin"];

/// Words behind a denial that turn it into a time: “not before March”.
pub(in crate::compare) const NOT_UNTIL: &[&str] =
    &["before", "until", "till", "vor", "avant", "antes", "hasta"];
