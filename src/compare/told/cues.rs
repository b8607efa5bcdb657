//! Words by which a passage shows whose voice it is told in, and how surely; folded, by language.
//!
//! English, German, French and Spanish, and the verbs of Italian and Dutch. In other languages quotation marks alone
//! speak.

mod hedges;
mod speech;

pub(super) use hedges::{hedge, is_bare};
pub(super) use speech::{may_say, says};

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
    "nach angaben",
    "nach auskunft von",
    "nach auskunft",
    "nach aussage von",
    "nach aussage",
    "nach aussagen",
    "nach informationen",
    "nach worten",
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
    "secondo fonti",
    "a detta di",
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
    "publico",
    "publie",
    "pubblicato",
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
    "who", "which", "whose", "whom", "speaking", "citing", "quoting", "based", "founded", "known",
    "owned", "led", "aged", "now", "then", "qui", "dont", "quien", "che",
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

/// Verbs of speech of Arabic and Chinese.
pub(super) const SAYS_ABROAD: &[&str] = &[
    "قال",
    "قالت",
    "وقال",
    "وقالت",
    "اعلن",
    "اعلنت",
    "أعلن",
    "أعلنت",
    "اكد",
    "اكدت",
    "أكد",
    "أكدت",
    "افاد",
    "افادت",
    "أفاد",
    "أفادت",
    "ذكرت",
    "صرح",
    "صرحت",
    "واضاف",
    "وأضاف",
    "说",
    "表 示",
    "称",
    "宣 布",
    "指 出",
    "据",
    "報 道",
    "报 道",
    "說",
];

/// Words with which begins what is said.
pub(super) const THAT: &[&str] = &["that", "dass", "que", "che", "dat"];

/// Verbs of other languages than English, with which no name goes on.
pub(super) const VERBS_ABROAD: &[&str] = &[
    "wordt", "worden", "werd", "werden", "wird", "wurde", "wurden", "heeft", "hebben", "ist",
    "sind", "hat", "est", "sont", "ont", "sera", "sono", "hanno", "fue", "fueron", "han",
];

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
    "would", "can", "cannot", "not", "never", "could", "may", "might", "should", "must", "neither",
    "nor",
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
    "viewed",
    "polled",
    "surveyed",
    "interviewed",
];

/// Those of them by which an outlet has it from them.
pub(super) const HAD_BY: &[&str] = &[
    "seen",
    "obtained",
    "reviewed",
    "viewed",
    "polled",
    "surveyed",
    "interviewed",
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

/// What is written, and said in the name of who has written it: *a report by the ministry*.
pub(in crate::compare) const DOCUMENTS: &[&str] = &[
    "report",
    "reports",
    "study",
    "statement",
    "document",
    "documents",
    "memo",
    "letter",
    "paper",
    "survey",
    "analysis",
    "article",
    "investigation",
    "story",
    "draft",
    "filing",
    "transcript",
    "recording",
    "email",
    "emails",
    "minutes",
];

/// Figures and pictures, which say something in the name of who has made them: *data from the statistics office*.
pub(in crate::compare) const FIGURES: &[&str] = &[
    "data",
    "figures",
    "statistics",
    "records",
    "results",
    "poll",
    "polls",
    "images",
    "footage",
    "estimates",
    "calculations",
    "projections",
];

/// Verbs of which figures and documents are the subject.
pub(super) const SHOWS: &[&str] = &["show", "shows", "showed", "indicate", "suggest"];

/// Verbs by which an outlet tells what it alone knows, after *has*.
pub(super) const LEARNED: &[&str] = &["learned", "learnt"];

/// Verbs by which somebody judges something; they say it where their words follow.
pub(super) const JUDGES: &[&str] = &[
    "called",
    "calls",
    "calling",
    "labelled",
    "labeled",
    "dubbed",
    "branded",
    "described",
    "describes",
    "rejected",
    "rejects",
    "dismissed",
    "dismisses",
    "disputed",
    "disputes",
    "denounced",
    "praised",
    "likened",
    "accused",
    "accuses",
    "blamed",
    "blames",
    "nannte",
    "nennt",
    "bezeichnete",
    "bezeichnet",
    "qualifie",
    "accuse",
    "califico",
    "tildo",
    "acuso",
    "definito",
    "accusato",
    "noemde",
    "noemt",
];

/// What stands behind such a verb where it is one of speech: *accused the city of*.
pub(super) const JUDGED: &[(&str, &[&str])] = &[
    ("accused", &["of"]),
    ("accuses", &["of"]),
    ("blamed", &["on", "for"]),
    ("blames", &["on", "for"]),
    ("described", &["as", "hearing", "seeing"]),
    ("describes", &["as", "hearing", "seeing"]),
];

/// Words before the name of an outlet that say what it is.
pub(in crate::compare) const OUTLET_NOUNS: &[&str] = &[
    "broadcaster",
    "newspaper",
    "news",
    "agency",
    "daily",
    "weekly",
    "website",
    "channel",
    "network",
    "magazine",
    "sender",
    "zeitung",
    "nachrichtenagentur",
    "agentur",
    "presseagentur",
    "agence",
    "quotidien",
    "chaine",
    "diario",
    "agencia",
    "periodico",
    "agenzia",
    "quotidiano",
    "emittente",
    "persbureau",
    "krant",
    "omroep",
];

/// Words that lead to whom something is told, in languages that have no verb of it that takes no such word.
pub(super) const HEARD_BY: &[&str] = &[
    "der",
    "dem",
    "gegenuber",
    "a",
    "au",
    "al",
    "alla",
    "allo",
    "all",
    "tegen",
    "aan",
];

/// Outlets, and words with which their names end: their sources are not of their house.
pub(in crate::compare) const OUTLETS: &[&str] = &[
    "abc",
    "afp",
    "ansa",
    "ap",
    "apa",
    "bbc",
    "bloomberg",
    "cbs",
    "chronicle",
    "cnbc",
    "cnn",
    "courier",
    "dpa",
    "efe",
    "gazette",
    "guardian",
    "herald",
    "journal",
    "mail",
    "nbc",
    "news",
    "npr",
    "observer",
    "politico",
    "post",
    "reuters",
    "spiegel",
    "telegraph",
    "times",
    "tribune",
];

/// Words with which what is said begins, or another clause: no name goes beyond them.
pub(super) const ENDS: &[&str] = &[
    "that", "but", "because", "when", "while", "as", "if", "which", "whose", "where", "after",
    "before", "although", "though", "whether", "dass", "aber", "weil", "wahrend", "ist", "sind",
    "war", "hat", "haben", "wird", "werden", "que", "mais", "pero", "porque", "cuando",
];

/// Those of them that are names as well where they are written large: “Weil said”.
pub(super) const NAMES_TOO: &[&str] = &[
    "dass", "aber", "weil", "wahrend", "ist", "sind", "war", "hat", "haben", "wird", "werden",
    "que", "mais", "pero", "porque", "cuando",
];

/// Words that begin a noun: after another noun they begin what is said of it.
pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "some", "several", "two", "three", "many",
    "der", "die", "das", "ein", "eine", "einer", "einem", "den", "dem", "le", "la", "les", "un",
    "une", "el", "los", "las", "una", "unos", "unas", "il", "lo", "gli", "uno", "het", "een",
    "seines", "seiner", "seinem", "ihres", "ihrer", "ihrem", "sein", "seine", "ihr", "ihre", "ses",
    "sus", "su", "suo", "sua", "zijn", "haar", "no", "each", "four", "five",
];

/// Such as a name is shown without where they are written small, or what follows is.
pub(super) const SMALL_ARTICLES: &[&str] = &[
    "de", "het", "een", "il", "lo", "gli", "l", "un", "uno", "una", "une", "ein", "eine", "einer",
    "einem", "eines", "des", "seines", "seiner", "seinem", "ihres", "ihrer", "ihrem",
];

/// Those of them that a name is shown without.
pub(in crate::compare) const ARTICLES: &[&str] = &[
    "the", "a", "an", "der", "die", "das", "den", "dem", "le", "la", "les", "el", "los", "las",
];

/// Words for one or any, with which no name begins.
pub(super) const ONE: &[&str] = &[
    "ein", "eine", "einer", "einem", "eines", "un", "une", "una", "uno", "een",
];

/// Words after which a noun goes on with another one.
pub(in crate::compare) const JOINS: &[&str] = &[
    "of", "for", "with", "from", "at", "in", "to", "on", "and", "by", "about", "von", "fur", "mit",
    "aus", "und", "de", "du", "des", "pour", "et", "en", "del", "para", "y", "con", "by",
];

/// Words for people whose names are not told.
pub(in crate::compare) const UNNAMED: &[&str] = &[
    "source",
    "sources",
    "people",
    "person",
    "persons",
    "official",
    "officials",
    "insider",
    "insiders",
    "executive",
    "executives",
    "employee",
    "employees",
    "diplomat",
    "diplomats",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "witness",
    "witnesses",
    "lawyer",
    "lawyers",
    "minister",
    "ministers",
    "spokespeople",
    "critics",
    "expert",
    "experts",
    "analyst",
    "analysts",
    "resident",
    "residents",
    "police",
    "authorities",
    "government",
    "researcher",
    "researchers",
    "scientist",
    "scientists",
    "doctor",
    "doctors",
    "activist",
    "activists",
    "investigator",
    "investigators",
    "prosecutor",
    "prosecutors",
    "aide",
    "aides",
    "adviser",
    "advisers",
    "staff",
    "worker",
    "workers",
    "observer",
    "observers",
    "regierungssprecher",
    "sprecher",
    "sprecherin",
    "zeuge",
    "zeugen",
    "experten",
    "beamte",
    "media",
    "outlet",
    "outlets",
    "broadcaster",
    "broadcasters",
    "newspaper",
    "newspapers",
    "television",
    "press",
    "radio",
    "engineer",
    "engineers",
    "manager",
    "managers",
    "politician",
    "politicians",
    "lawmaker",
    "lawmakers",
    "neighbour",
    "neighbours",
    "neighbor",
    "neighbors",
    "bystander",
    "bystanders",
    "passenger",
    "passengers",
    "survivor",
    "survivors",
    "relative",
    "relatives",
    "economist",
    "economists",
    "campaigners",
    "protesters",
    "opponents",
    "supporters",
    "rescuers",
    "firefighters",
    "commentators",
    "reporters",
    "journalists",
    "locals",
    "villagers",
    "agents",
    "rebels",
    "troops",
    "soldiers",
    "groups",
    "unions",
    "parents",
    "students",
    "victims",
    "families",
    "friends",
    "colleagues",
    "councillors",
    "traders",
    "investors",
    "academics",
    "historians",
    "veterans",
    "voters",
    "organisers",
    "organizers",
    "rivals",
    "shareholders",
    "creditors",
    "delegates",
    "judges",
    "crews",
    "medics",
    "paramedics",
    "commanders",
    "representatives",
    "representative",
    "teachers",
    "farmers",
    "owners",
    "medien",
    "fachleute",
    "anwohner",
    "augenzeugen",
    "augenzeuge",
    "kreise",
    "regierungskreise",
    "politiker",
    "insidern",
    "ermittler",
    "vertreter",
    "beobachter",
    "kritiker",
    "quellen",
    "medias",
    "temoins",
    "temoin",
    "habitants",
    "riverains",
    "responsables",
    "fuentes",
    "medios",
    "testigos",
    "expertos",
    "vecinos",
    "funcionarios",
    "fonti",
    "testimoni",
    "esperti",
    "residenti",
    "funzionari",
    "bronnen",
    "getuigen",
    "deskundigen",
    "ambtenaren",
    "bewoners",
    "omwonenden",
    "ingewijden",
];

/// Words that say of people or of what is written no more than of what kind they are.
pub(in crate::compare) const GENERAL: &[&str] = &[
    "local",
    "regional",
    "national",
    "foreign",
    "state",
    "public",
    "private",
    "independent",
    "senior",
    "former",
    "several",
    "many",
    "some",
    "other",
    "two",
    "three",
    "four",
    "five",
    "aid",
    "rights",
    "exit",
    "opposition",
    "rescue",
    "industry",
    "intelligence",
    "satellite",
    "election",
    "leaked",
    "internal",
    "confidential",
    "secret",
    "unpublished",
    "lokale",
    "mehrere",
    "medias",
    "locaux",
    "locales",
    "locali",
    "lokaler",
];

/// Those of them that are one body or office where it is told whose.
pub(in crate::compare) const BODIES: &[&str] = &["police", "authorities", "government", "minister"];

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

/// Ends of words for people whose names are not told, in languages that write such words as one.
const NAMELESS_ENDS: &[&str] = &[
    "kreise",
    "kreisen",
    "sprecher",
    "sprecherin",
    "vertreter",
    "beamte",
    "beamten",
    "ermittler",
    "experten",
    "quellen",
    "bronnen",
];

/// Tells whether a folded word is one for people whose names are not told.
pub(in crate::compare) fn is_nameless(folded: &str) -> bool {
    UNNAMED.contains(&folded) || NAMELESS_ENDS.iter().any(|end| folded.ends_with(end))
}
