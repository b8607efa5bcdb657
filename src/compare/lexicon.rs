//! Words by what they do in a report: who is spoken of as the source, what is denied, what goes on changing, and
//! which words mean the same or the opposite.

mod alike;
mod sides;

use std::{collections::HashMap, sync::LazyLock};

use crate::compare::language::Language;
use alike::ALIKE;
use sides::{APART, DEEDS, PERSONS, SIDES, THINGS};
pub(super) use sides::{PARTS, QUALIFIERS, WISHES};

/// Verbs before or behind which only stands who says so, folded.
const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "warned",
    "warns",
    "believe",
    "believes",
    "believed",
    "added",
    "adds",
    "stated",
    "explained",
    "wrote",
    "noted",
    "insisted",
    "teilte",
    "teilten",
    "sagte",
    "sagten",
    "mitteilte",
    "warnte",
    "indique",
    "affirme",
    "precise",
    "explique",
    "dijo",
    "dijeron",
    "informo",
    "informaron",
    "afirmo",
    "senalo",
    "explico",
    "aseguro",
];

/// Verbs of which the subject may be who says so, or who does something.
const REPORTING: &[&str] = &[
    "announced",
    "announces",
    "announce",
    "reported",
    "reports",
    "estimates",
    "estimated",
    "confirmed",
    "confirms",
    "counted",
    "promised",
    "promises",
    "expects",
    "claimed",
    "put",
    "puts",
    "calculated",
    "predicted",
    "erklarte",
    "erklarten",
    "berichtete",
    "berichteten",
    "meldete",
    "meldeten",
    "bestatigte",
    "schatzt",
    "schatzen",
    "annonce",
    "estime",
    "anuncio",
    "confirmo",
];

/// How much a verb says of where a report has something from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Its subject only says so.
    Saying,
    /// Its subject may do more than that.
    Reporting,
}

/// Tells whether a folded word is a verb by which something is reported.
pub(super) fn reporting(folded: &str) -> Option<Verb> {
    if SAYING.contains(&folded) {
        return Some(Verb::Saying);
    }
    REPORTING.contains(&folded).then_some(Verb::Reporting)
}

/// Words that lead to a source.
pub(super) const SOURCES: &[&[&str]] = &[
    &["according", "to"],
    &["nach", "angaben"],
    &["laut"],
    &["zufolge"],
    &["selon"],
    &["d'", "apres"],
    &["segun"],
    &["de", "acuerdo", "con"],
    &["据"],
    &["بحسب"],
    &["وفقا"],
];

/// Words that say no.
const NO: &[(Language, &[&str])] = &[
    (
        Language::English,
        &[
            "not", "no", "never", "none", "nobody", "nothing", "neither", "nowhere", "cannot",
            "denied", "denies", "deny", "denying", "failed", "fails", "fail", "refused", "refuses",
            "refuse", "declined", "declines", "unable",
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
            "refuse",
        ],
    ),
    (
        Language::Spanish,
        &[
            "no", "nunca", "jamas", "ningun", "ninguna", "ninguno", "nadie", "nada", "tampoco",
            "nego", "niega", "negaron",
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
            "smentisce",
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

/// Tells whether a folded word says no.
pub(super) fn says_no(language: Language, folded: &str) -> bool {
    folded.ends_with("n't")
        || NO
            .iter()
            .any(|(one, words)| *one == language && words.contains(&folded))
}

/// Words that say no, but don’t deny what stands there.
pub(super) const NO_DENIAL: &[&[&str]] = &[
    &["not", "only"],
    &["not", "just"],
    &["not", "merely"],
    &["not", "simply"],
    &["not", "least"],
    &["no", "doubt"],
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
    &["pas", "seulement"],
    &["pas", "que"],
    &["no", "solo"],
    &["no", "obstante"],
];

/// Verbs that say of something that it is not so: with a word that says no they leave it open or affirm it.
pub(super) const EXCLUDES: &[&str] = &[
    "exclude",
    "excludes",
    "excluded",
    "dispute",
    "disputes",
    "disputed",
    "disputing",
    "ausgeschlossen",
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
];

/// Verbs that turn down what is claimed.
pub(super) const TURN_DOWN: &[&str] = &[
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
pub(super) const CLAIMS: &[&str] = &[
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
    "accusations",
    "acusaciones",
    "accuse",
];

/// Verbs that say no to what follows them with “to” only: “failed to”, but “failed in Oslo”, “declined 3 percent”.
pub(super) const NO_TO: &[&str] = &[
    "failed", "fails", "fail", "refused", "refuses", "refuse", "declined", "declines", "unable",
];

/// Words that turn what is said into a condition, a question or a mere chance: it is neither said nor denied.
pub(super) const UNSAID: &[&str] = &[
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
pub(super) const WITHOUT: &[&str] = &["without", "ohne", "sans", "sin"];

/// Words that say in another way that something is not so, will not be or is not wanted: what denies the other text may
/// say only that.
pub(super) const AGAINST: &[&str] = &[
    "against",
    "blocked",
    "blocks",
    "cancelled",
    "canceled",
    "halted",
    "halts",
    "lacked",
    "lacks",
    "lacking",
    "missed",
    "opposed",
    "opposes",
    "overturned",
    "rejected",
    "rejects",
    "scrapped",
    "stopped",
    "suspended",
    "vetoed",
    "withdrew",
    "absent",
    "unhurt",
    "unharmed",
    "gegen",
    "abgelehnt",
    "gestoppt",
    "abgesagt",
    "contre",
    "rejete",
    "annule",
    "suspendu",
    "contra",
    "rechazo",
    "anulado",
    "suspendido",
    "contro",
    "respinto",
    "annullato",
    "sospeso",
    "tegen",
    "verworpen",
    "afgewezen",
    "geschorst",
];

/// Words behind a denial that turn it into a time: “not before March”.
pub(super) const NOT_UNTIL: &[&str] =
    &["before", "until", "till", "vor", "avant", "antes", "hasta"];

/// Small verbs between what is counted and what happened to it: “12 people were killed”.
pub(super) const SMALL_VERBS: &[&str] = &[
    "was", "were", "is", "are", "be", "been", "being", "had", "has", "have", "wurde", "wurden",
    "sind", "ist", "waren", "ont", "a", "ete", "sont", "fueron", "fue", "han", "ha", "sido",
];

/// Small words between a number and what it counts: “12 of the engines”.
pub(super) const LEAD_TO_THING: &[&str] = &[
    "of", "the", "its", "their", "his", "her", "more", "other", "de", "des", "d'", "los", "las",
    "der", "weitere",
];

/// Words before the name of a place.
pub(super) const BEFORE_PLACES: &[&str] = &[
    "in", "into", "near", "at", "outside", "off", "around", "across", "inside", "bei", "aus", "en",
    "dans", "pres", "cerca",
];

/// Names of one place that are spelt in two ways.
const SPELT: &[(&str, &str)] = &[
    ("kyiv", "kiev"),
    ("kharkiv", "kharkov"),
    ("lviv", "lvov"),
    ("odesa", "odessa"),
    ("mumbai", "bombay"),
    ("beijing", "peking"),
    ("myanmar", "burma"),
    ("turkiye", "turkey"),
    ("denmark", "danish"),
    ("finland", "finnish"),
    ("france", "french"),
    ("greece", "greek"),
    ("ireland", "irish"),
    ("poland", "polish"),
    ("scotland", "scottish"),
    ("switzerland", "swiss"),
    ("turkey", "turkish"),
    ("wales", "welsh"),
    ("spain", "spanish"),
    ("netherlands", "dutch"),
];

/// Tells whether two folded names are one that is spelt otherwise, or a country and what is of it: they share all but
/// their last letters, or all but one letter.
pub(super) fn are_spelt_alike(one: &str, other: &str) -> bool {
    let is_listed = |(first, second): &(&str, &str)| {
        (*first, *second) == (one, other) || (*first, *second) == (other, one)
    };
    if SPELT.iter().any(is_listed) {
        return true;
    }
    let (one_count, other_count) = (one.chars().count(), other.chars().count());
    let (least, most) = (one_count.min(other_count), one_count.max(other_count));
    if least < 5 {
        return false;
    }
    let same = |(a, b): &(char, char)| a == b;
    let before = one.chars().zip(other.chars()).take_while(same).count();
    let backwards = one.chars().rev().zip(other.chars().rev());
    let behind = backwards.take_while(same).count();
    // “Zelensky”, “Zelenskyy”; “Russia”, “Russian”; “Anderson”, “Andersen”.
    let has_other_end = before >= 4 && most <= before + 3 && before * 2 > most;
    has_other_end || before > 0 && most - least <= 1 && before + behind + 1 >= most
}

/// Words that say of themselves that what they tell goes on changing.
pub(super) const UPDATES: &[&[&str]] = &[
    &["so", "far"],
    &["to", "date"],
    &["by", "now"],
    &["up", "to", "now"],
    &["revised"],
    &["updated"],
    &["postponed"],
    &["weakened"],
    &["since", "then"],
    &["bislang"],
    &["bisher"],
    &["jusqu", "ici"],
    &["jusqu'ici"],
    &["a", "ce", "jour"],
    &["hasta", "ahora"],
    &["目前"],
    &["已"],
    &["حتى", "الآن"],
    &["provisional"],
    &["preliminary"],
    &["risen", "to"],
    &["rises", "to"],
    &["climbs", "to"],
    &["climbed", "to"],
    &["rose", "to"],
    &["put", "back"],
    &["pushed", "back"],
    &["brought", "forward"],
    &["delayed"],
    &["rescheduled"],
    &["spread"],
    &["raised", "its"],
    &["sweetened"],
    &["improved"],
    &["earlier", "estimate"],
    &["previously"],
    &["asciende"],
    &["ascienden"],
    &["aumenta", "a"],
    &["elevan"],
    &["eleva"],
    &["alourdi"],
    &["alourdit"],
    &["provisoire"],
    &["vorlaufig"],
    &["vorlaufigen"],
    &["steigt", "auf"],
    &["gestiegen", "auf"],
    &["stieg", "auf"],
    &["aufgestockt"],
    &["erhoht"],
    &["nachgebessert"],
    &["salgono"],
    &["sale", "a"],
    &["finora"],
    &["provvisorio"],
    &["tot", "nu", "toe"],
    &["voorlopig"],
    &["voorlopige"],
    &["loopt", "op"],
    &["opgelopen"],
];

/// Such as may say so only of what stands beside them.
pub(super) const NOW: &[&str] = &[
    "now",
    "still",
    "meanwhile",
    "currently",
    "remain",
    "remains",
    "remained",
    "inzwischen",
    "mittlerweile",
    "nun",
    "jetzt",
    "derzeit",
    "weiterhin",
    "desormais",
    "maintenant",
    "toujours",
    "encore",
    "ahora",
    "ya",
    "sigue",
    "siguen",
    "aun",
    "todavia",
    "ancora",
    "ormai",
    "nog",
    "inmiddels",
];

/// Words that say of what the other text tells that it was so before.
pub(super) const OVER: &[&[&str]] = &[
    &["no", "longer"],
    &["not", "any", "more"],
    &["not", "anymore"],
    &["nicht", "mehr"],
    &["kein", "mehr"],
    &["keine", "mehr"],
    &["ne", "plus"],
    &["ya", "no"],
];

/// Titles, and words that many names share: they tell no name from another.
const GENERIC: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "president",
    "minister",
    "prime",
    "chancellor",
    "senator",
    "governor",
    "mayor",
    "judge",
    "justice",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "general",
    "colonel",
    "captain",
    "sergeant",
    "chief",
    "secretary",
    "director",
    "chairman",
    "chairwoman",
    "ministry",
    "department",
    "office",
    "agency",
    "authority",
    "commission",
    "committee",
    "council",
    "parliament",
    "senate",
    "congress",
    "court",
    "supreme",
    "high",
    "police",
    "army",
    "navy",
    "force",
    "health",
    "defense",
    "defence",
    "foreign",
    "interior",
    "finance",
    "transport",
    "education",
    "justice",
    "state",
    "federal",
    "national",
    "international",
    "central",
    "united",
    "university",
    "college",
    "school",
    "hospital",
    "church",
    "museum",
    "bank",
    "company",
    "group",
    "corporation",
    "inc",
    "ltd",
    "corp",
    "co",
    "plc",
    "ag",
    "gmbh",
    "sa",
    "union",
    "party",
    "association",
    "institute",
    "foundation",
    "club",
    "league",
    "airport",
    "station",
    "street",
    "road",
    "square",
    "bridge",
    "river",
    "lake",
    "mount",
    "mountain",
    "island",
    "islands",
    "bay",
    "cape",
    "port",
    "harbour",
    "valley",
    "county",
    "city",
    "town",
    "village",
    "district",
    "province",
    "region",
    "republic",
    "kingdom",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "new",
    "old",
    "great",
    "upper",
    "lower",
    "saint",
    "st",
    "herr",
    "frau",
    "prasident",
    "ministerin",
    "kanzler",
    "burgermeister",
    "richter",
    "amt",
    "bund",
    "stadt",
    "rat",
    "gemeinde",
    "m",
    "mm",
    "mme",
    "monsieur",
    "ministre",
    "maire",
    "senor",
    "senora",
    "ministro",
    "ministra",
    "presidente",
    "presidenta",
    "gobierno",
    "alcalde",
    "i",
    "internet",
    "god",
    "covid",
];

/// Tells whether a folded word is a title or a word that many names share.
pub(super) fn is_generic(folded: &str) -> bool {
    GENERIC.contains(&folded)
}

/// Words before the name of a place, or in it.
const SITES: &[&str] = &[
    "st",
    "saint",
    "mount",
    "mountain",
    "lake",
    "river",
    "port",
    "cape",
    "bay",
    "island",
    "islands",
    "valley",
    "north",
    "south",
    "east",
    "west",
    "new",
    "old",
    "great",
    "upper",
    "lower",
    "street",
    "road",
    "bridge",
    "airport",
    "station",
    "hospital",
    "university",
    "college",
    "school",
    "church",
    "museum",
    "bank",
    "company",
    "group",
    "union",
    "party",
    "city",
    "town",
    "village",
    "district",
    "province",
    "region",
    "republic",
    "county",
    "court",
];

/// Tells whether a folded word stands in the name of a place or of a house, and before no person.
pub(super) fn is_site(folded: &str) -> bool {
    SITES.contains(&folded)
}

/// Words that mean the opposite of one another.
const OPPOSITE: &[(&[&str], &[&str])] = &[
    (
        &[
            "allow",
            "allowed",
            "allows",
            "permit",
            "permitted",
            "permits",
        ],
        &[
            "forbid",
            "forbade",
            "forbids",
            "forbidden",
            "ban",
            "banned",
            "bans",
            "prohibit",
            "prohibited",
        ],
    ),
    (
        &[
            "approve", "approved", "approves", "accept", "accepted", "accepts",
        ],
        &[
            "reject", "rejected", "rejects", "refuse", "refused", "refuses",
        ],
    ),
    (
        &["survive", "survived", "survives", "alive"],
        &["die", "died", "dies", "dead", "killed"],
    ),
    (&["guilty", "convicted"], &["innocent", "acquitted"]),
    (
        &["rise", "rose", "risen", "rises", "increase", "increased"],
        &[
            "fall",
            "fell",
            "fallen",
            "falls",
            "decrease",
            "decreased",
            "decline",
            "declined",
        ],
    ),
    (&["won", "win", "wins"], &["lost", "lose", "loses"]),
    (
        &["support", "supported", "supports"],
        &["oppose", "opposed", "opposes"],
    ),
    (&["passed", "pass"], &["failed", "fail"]),
];

/// Tells whether two folded words mean the opposite of one another.
pub(super) fn are_opposite(one: &str, other: &str) -> bool {
    OPPOSITE.iter().any(|(some, others)| {
        some.contains(&one) && others.contains(&other)
            || some.contains(&other) && others.contains(&one)
    })
}

/// The first word of its class for each word that has one, and for the stems of long ones.
static CLASSES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let words = || {
        ALIKE.iter().flat_map(|class| {
            let first = class.split_whitespace().next().unwrap_or_default();
            class.split_whitespace().map(move |word| (word, first))
        })
    };
    let stems = words().map(|(word, first)| (bare(word), first));
    let long = stems.filter(|(stem, _)| stem.chars().count() >= LONG_STEM);
    // Words before stems.
    long.chain(words()).collect()
});

/// A stem of as many letters is taken for that of the words in a class.
const LONG_STEM: usize = 5;

/// Returns the class of a folded word, by its first word: words of one class are used for one another.
pub(super) fn class(folded: &str) -> Option<&'static str> {
    let found = CLASSES.get(folded).or_else(|| CLASSES.get(bare(folded)));
    found.copied()
}

/// Endings that make forms of one word, the longest first.
const ENDINGS: [&str; 22] = [
    "ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ied", "ern", "es", "ed",
    "er", "en", "em", "ly", "y", "s", "e", "n", "a", "o",
];

/// Returns what words must have in common to be taken for the same: their stem, or one word for all that reports
/// use for one another.
pub(super) fn stem(folded: &str) -> String {
    class(folded).map_or_else(|| bare(folded).to_owned(), |class| format!("={class}"))
}

/// Returns a folded word without the ending of its form.
fn bare(folded: &str) -> &str {
    let count = folded.chars().count();
    if !folded.starts_with(char::is_alphabetic) || count <= 3 {
        return folded;
    }
    let rests = ENDINGS
        .iter()
        .filter_map(|ending| folded.strip_suffix(ending));
    let mut long = rests.filter(|rest| rest.chars().count() >= 4);
    long.next().unwrap_or(folded)
}

/// Tells whether a number that stands with words of one class says something else than one with words of the other:
/// how many were killed, and how many hurt.
pub(super) fn are_apart(one: &str, other: &str) -> bool {
    one != other
        && APART
            .iter()
            .any(|classes| classes.contains(&one) && classes.contains(&other))
}

/// Tells whether a class is one of those of which a number tells one and not the others.
pub(super) fn is_apart_from_some(class: &str) -> bool {
    APART.iter().any(|classes| classes.contains(&class))
}

/// Tells whether a folded word is one for people.
pub(super) fn is_person(folded: &str) -> bool {
    const ENDINGS: [&str; 6] = ["ers", "ists", "ians", "men", "women", "children"];
    PERSONS.contains(&folded)
        || match class(folded) {
            Some(class) => PERSONS.contains(&class),
            None => folded.len() > 5 && ENDINGS.iter().any(|ending| folded.ends_with(ending)),
        }
}

/// Returns what a folded word counts, where that is a thing that is told from others by its number: people are all one.
pub(super) fn thing(folded: &str) -> Option<&'static str> {
    if is_person(folded) {
        return Some("people");
    }
    class(folded).filter(|class| THINGS.contains(class))
}

/// Tells whether a folded word may mean any people.
pub(super) fn is_anyone(folded: &str) -> bool {
    const ANYONE: &[&str] = &[
        "people",
        "person",
        "persons",
        "men",
        "man",
        "women",
        "woman",
        "others",
        "victims",
        "survivors",
        "suspects",
        "menschen",
        "personen",
        "manner",
        "frauen",
        "opfer",
        "personnes",
        "hommes",
        "femmes",
        "victimes",
        "personas",
        "hombres",
        "mujeres",
        "persone",
        "uomini",
        "donne",
        "mensen",
        "mannen",
        "vrouwen",
    ];
    ANYONE.contains(&folded)
}

/// Returns the class of a folded word where it is one of what can happen on a day.
pub(super) fn deed(folded: &str) -> Option<&'static str> {
    class(folded).filter(|class| DEEDS.contains(class))
}

/// The groups of sides in which each word stands, and on which side of each.
static SIDED: LazyLock<HashMap<&'static str, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut sided: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (group, sides) in SIDES.iter().enumerate() {
        for (side, words) in sides.split_whitespace().enumerate() {
            for word in words.split('/') {
                sided.entry(word).or_default().push((group, side));
            }
        }
    }
    sided
});

/// Tells whether folded words name two sides of something, some the one and others the other: “men”, “women”. Where
/// both have words for one side, as where two groups are compared, they do not.
pub(super) fn are_of_two_sides(ones: &[String], others: &[String]) -> bool {
    let sides = |words: &[String]| -> Vec<(usize, usize)> {
        let sided = words.iter().filter_map(|word| SIDED.get(word.as_str()));
        sided.flatten().copied().collect()
    };
    let (lefts, rights) = (sides(ones), sides(others));
    lefts.iter().any(|(group, side)| {
        let mut of_group = rights.iter().filter(|(other, _)| other == group);
        let is_shared = |other: &(usize, usize)| lefts.contains(other);
        of_group.clone().any(|(_, other)| other != side) && !of_group.any(is_shared)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_word_stands_in_one_class() {
        let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for class in ALIKE {
            let first = class.split_whitespace().next().unwrap();
            for word in class.split_whitespace() {
                classes.entry(word).or_default().push(first);
            }
        }
        classes.retain(|_, of| of.len() > 1);
        assert_eq!(classes, BTreeMap::new());
    }

    #[test]
    fn what_is_told_of_classes_is_told_of_such_that_there_are() {
        let firsts: Vec<&str> = ALIKE
            .iter()
            .filter_map(|class| class.split_whitespace().next())
            .collect();
        let named = APART.iter().copied().flatten().chain(DEEDS);
        let unknown: Vec<&&str> = named.filter(|class| !firsts.contains(class)).collect();
        assert_eq!(unknown, Vec::<&&str>::new());
    }

    #[test]
    fn forms_of_words_have_the_class_of_their_word() {
        for (one, other) in [
            ("killed", "deaths"),
            ("evacuated", "evacuees"),
            ("unterzeichnet", "signed"),
            ("licencies", "despedidos"),
        ] {
            assert!(class(one).is_some(), "{one}");
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(class("zebra"), None);
    }
}
