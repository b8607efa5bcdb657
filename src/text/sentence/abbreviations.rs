//! What a full stop after a word tells: the abbreviations of each language, sorted, in plain tables.
//!
//! A text does not say its language, and a report in one quotes another, so all tables are asked
//! together. An abbreviation that is also an everyday word with the same capitals is left out: with
//! no entry, a capital after the stop starts a sentence, and a small letter never does. For the same
//! reason nothing that mostly ends a sentence (“etc.”, “usw.”) needs an entry.

use std::{collections::HashMap, sync::LazyLock};

/// How an abbreviation joins what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Always goes on: a title, “e.g.”.
    GoesOn,
    /// Goes on unless the next word is one that starts sentences: “Inc.”, “St.”.
    MayEnd,
    /// Goes on only before a number: “No. 5”, “Aug. 23”.
    BeforeNumber,
    /// Ends unless a weekday, month or time zone follows: “p.m.”.
    Time,
}

/// The abbreviations of one language, written without their last stop; each list is sorted.
struct Language {
    goes_on: &'static [&'static str],
    may_end: &'static [&'static str],
    before_number: &'static [&'static str],
}

/// Looks a word up that stands before a full stop, in all languages.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word).copied()
}

/// What the lists of all languages say of each word; of several the first. It is asked at each full stop of a text.
static ABBREVIATIONS: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
    let times = (TIMES, Abbreviation::Time);
    let of_languages = LANGUAGES.iter().flat_map(|language| {
        [
            (language.goes_on, Abbreviation::GoesOn),
            (language.may_end, Abbreviation::MayEnd),
            (language.before_number, Abbreviation::BeforeNumber),
        ]
    });
    let mut all = HashMap::new();
    for (list, what) in std::iter::once(times).chain(of_languages) {
        for word in list {
            all.entry(*word).or_insert(what);
        }
    }
    all
});

/// Tells whether a capitalised word after “Inc.” or “U.S.” starts a sentence rather than a name.
pub(super) fn starts_sentences(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok() || may_start_name(word)
}

/// Tells whether a word that starts sentences may just as well be part of a surname: “J. Le Carré”.
pub(super) fn may_start_name(word: &str) -> bool {
    NAME_PARTICLES.binary_search(&word).is_ok()
}

/// Tells whether a word after “p.m.” belongs to the time: a weekday, a month, a zone.
pub(super) fn belongs_to_time(word: &str) -> bool {
    AFTER_TIMES.binary_search(&word).is_ok()
}

/// Tells whether “3.” before this word is an ordinal, as in “3. Oktober”.
pub(super) fn follows_ordinal(word: &str) -> bool {
    AFTER_ORDINALS.binary_search(&word).is_ok()
}

/// Tells whether a number with a stop after this word is an ordinal, as in “am 3. Spieltag”.
pub(super) fn precedes_ordinal(word: &str) -> bool {
    BEFORE_ORDINALS.binary_search(&word).is_ok()
}

/// Tells whether a single capital after this word is a label and no initial: “Plan B.”.
pub(super) fn takes_letter(word: &str) -> bool {
    BEFORE_LETTERS.binary_search(&word).is_ok()
}

/// Tells whether a word is a name that is written with an exclamation mark.
pub(super) fn is_name_with_mark(word: &str) -> bool {
    NAMES_WITH_MARKS.binary_search(&word).is_ok()
}

/// Tells whether a word reports speech: “‘Stop!’ Ms. Smith said”.
pub(super) fn reports_speech(word: &str) -> bool {
    REPORTING_VERBS.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const LANGUAGES: &[Language] = &[
    ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, NORDIC, POLISH, CZECH,
    HUNGARIAN, RUSSIAN, UKRAINIAN, GREEK, TURKISH, HINDI,
];

const ENGLISH: Language = Language {
    goes_on: &[
        "Adm", "Asst", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Det", "Dr", "Drs",
        "Fr", "Ft", "Gen", "Gov", "Hon", "Insp", "Lieut", "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms",
        "Msgr", "Mt", "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Supt",
        "approx", "cf", "e.g", "eg", "i.e", "incl", "v", "viz", "vs",
    ],
    may_end: &[
        "Assn", "Assoc", "Ave", "B.Sc", "Blvd", "Bros", "Co", "Corp", "Cos", "Dept", "Esq", "Inc",
        "Intl", "Jr", "Ltd", "M.Sc", "Mfg", "Ph.D", "Pty", "Rd", "Sr", "St", "Ste", "Univ", "al",
        "dept", "est", "govt",
    ],
    before_number: &[
        "Apr", "Art", "Aug", "Ch", "Dec", "Eq", "Feb", "Fig", "Figs", "Jan", "Jul", "Jun", "Mar",
        "No", "Nos", "Nov", "Oct", "Sec", "Sep", "Sept", "Tel", "Vol", "Vols", "art", "ca", "ch",
        "eq", "ext", "fig", "figs", "no", "nos", "pp", "sec", "tel", "vol", "vols",
    ],
};

const GERMAN: Language = Language {
    goes_on: &[
        "Dipl", "Fa", "Frl", "Hr", "Hrn", "Ing", "Mag", "Nr", "Priv", "bspw", "bzgl", "bzw", "d.h",
        "evtl", "geb", "ggf", "ggü", "i.d.R", "inkl", "insb", "jun", "n", "o.g", "sog", "u.U", "v",
        "vgl", "z.B", "z.T", "z.Z", "zzgl",
    ],
    may_end: &["Chr", "Mio", "Mrd", "Std", "Str", "Tsd", "u.a"],
    before_number: &[
        "Abb", "Abs", "Aufl", "Bd", "Bde", "Dez", "Jg", "Kap", "Okt", "Tab", "Ziff", "ff", "gem",
        "max", "min", "rd",
    ],
};

const FRENCH: Language = Language {
    goes_on: &["M", "MM", "Mgr", "Mlle", "Mme", "Pr", "av", "env", "p.ex"],
    may_end: &[],
    before_number: &["avr", "chap", "févr", "janv", "juil", "oct", "sept", "tél"],
};

const SPANISH: Language = Language {
    goes_on: &[
        "Arq", "Av", "Avda", "Dra", "Dña", "EE", "FF", "Gral", "Lic", "Ntra", "RR", "Sra", "Sras",
        "Sres", "Srta", "Sto", "a", "d", "p.ej",
    ],
    may_end: &["EE.UU", "UU", "Ud", "Uds", "Vd"],
    before_number: &["cap", "núm", "núms", "pág", "págs", "párr"],
};

const PORTUGUESE: Language = Language {
    goes_on: &["Dep", "Eng", "Exma", "Exmo", "Profa", "Sto"],
    may_end: &["Cia", "Ltda"],
    before_number: &["num", "nº"],
};

const ITALIAN: Language = Language {
    goes_on: &[
        "Avv", "Dott", "Egr", "Gent", "Geom", "Rag", "Sig", "Sigg", "avv", "dott", "ing", "p.es",
        "prof", "sig", "sig.ra", "sigg",
    ],
    may_end: &["S.p.A"],
    before_number: &["pag", "pagg"],
};

const DUTCH: Language = Language {
    goes_on: &[
        "Dhr", "Mevr", "bijv", "d.w.z", "dhr", "drs", "i.v.m", "m.b.t", "m.n", "mevr", "mr", "o.a",
        "t.o.v", "zgn",
    ],
    may_end: &["e.d"],
    before_number: &["afb", "blz", "nrs"],
};

const NORDIC: Language = Language {
    goes_on: &[
        "bl.a", "dvs", "eks", "esim", "f.eks", "jf", "kl", "t.ex", "t.o.m", "tlf",
    ],
    may_end: &["fr", "hr"],
    before_number: &["ca", "kap", "nr"],
};

const POLISH: Language = Language {
    goes_on: &[
        "im", "inż", "ks", "m.in", "np", "pl", "tj", "tzn", "tzw", "ul", "św",
    ],
    may_end: &[],
    before_number: &["poz", "rozdz", "rys", "str", "ust"],
};

const CZECH: Language = Language {
    goes_on: &[
        "Bc", "MUDr", "Mgr", "RNDr", "mj", "např", "nám", "popř", "sv", "tj", "tzn", "tzv",
    ],
    may_end: &[],
    before_number: &["odst", "str", "tř", "čl"],
};

const HUNGARIAN: Language = Language {
    goes_on: &["dr", "ifj", "kb", "pl", "özv", "ún"],
    may_end: &[],
    before_number: &[],
};

const RUSSIAN: Language = Language {
    goes_on: &[
        "акад", "бул", "гр", "доц", "зам", "напр", "обл", "пер", "пл", "пос", "проф", "св", "ср",
        "т.е", "т.к", "т.н", "ул",
    ],
    may_end: &["им", "см"],
    before_number: &["гл", "кв", "рис", "стр", "тел"],
};

const UKRAINIAN: Language = Language {
    goes_on: &["вул", "напр", "просп", "т.зв", "тзв", "ім"],
    may_end: &[],
    before_number: &["ст"],
};

const GREEK: Language = Language {
    goes_on: &["βλ", "δηλ", "κα", "κκ", "π.χ", "πρβλ"],
    may_end: &[],
    before_number: &["αρ", "σελ", "τηλ"],
};

const TURKISH: Language = Language {
    goes_on: &["Av", "Doç", "Sn", "Yrd", "bkz", "örn"],
    may_end: &["A.Ş", "Şti"],
    before_number: &[],
};

const HINDI: Language = Language {
    goes_on: &["कु", "डा", "डॉ", "प्रो", "मि"],
    may_end: &[],
    before_number: &[],
};

/// Halves of the day.
const TIMES: &[&str] = &["A.M", "P.M", "a.m", "p.m", "μ.μ", "π.μ"];

/// What follows a time and belongs to it: weekdays, months, time zones.
#[rustfmt::skip]
const AFTER_TIMES: &[&str] = &[
    "AEDT", "AEST", "Apr", "April", "Aug", "August", "BST", "CDT", "CEST", "CET", "CST", "CT",
    "Central", "Dec", "December", "EDT", "EEST", "EET", "EST", "ET", "Eastern", "Feb", "February",
    "Fri", "Friday", "GMT", "Greenwich", "HKT", "IST", "JST", "Jan", "January", "July", "June",
    "KST", "MDT", "MST", "MT", "March", "May", "Mon", "Monday", "Mountain", "Nov", "November",
    "Oct", "October", "PDT", "PST", "PT", "Pacific", "Sat", "Saturday", "Sept", "September", "Sun",
    "Sunday", "Thu", "Thurs", "Thursday", "Tue", "Tues", "Tuesday", "UTC", "Wed", "Wednesday",
];

/// What ordinals written with a stop count, where it is written with a capital.
#[rustfmt::skip]
const AFTER_ORDINALS: &[&str] = &[
    "April", "Auflage", "August", "Bundesliga", "Dezember", "Etage", "Februar", "Geburtstag",
    "Halbjahr", "Jahrestag", "Jahrhundert", "Jahrhunderts", "Januar", "Juli", "Juni", "Jänner",
    "Kapitel", "Klasse", "Liga", "Mai", "März", "November", "Oktober", "Platz", "Quartal",
    "Quartals", "Runde", "September", "Spieltag", "Stock", "Tag", "Weltkrieg", "Weltkrieges",
    "Weltkriegs",
];

/// German words before an ordinal.
#[rustfmt::skip]
const BEFORE_ORDINALS: &[&str] = &[
    "am", "beim", "bis", "das", "dem", "den", "der", "des", "die", "ihr", "ihre", "ihrem", "ihren",
    "ihrer", "im", "sein", "seine", "seinem", "seinen", "seiner", "vom", "zum", "zur",
];

/// What is numbered with capitals.
#[rustfmt::skip]
const BEFORE_LETTERS: &[&str] = &[
    "Annex", "Appendix", "Category", "Class", "Exhibit", "Grade", "Group", "Hepatitis", "Option",
    "Part", "Phase", "Plan", "Room", "Schedule", "Series", "Type", "Vitamin", "category", "class",
    "grade", "group", "hepatitis", "plan", "type", "vitamin",
];

/// Names with an exclamation mark.
const NAMES_WITH_MARKS: &[&str] = &["Jeopardy", "Yahoo"];

/// Verbs that report speech.
#[rustfmt::skip]
const REPORTING_VERBS: &[&str] = &[
    "added", "answered", "asked", "called", "cried", "demanded", "exclaimed", "insisted", "joked",
    "replied", "said", "says", "shouted", "told", "tweeted", "wrote", "yelled",
];

/// Articles and prepositions that start sentences and surnames.
#[rustfmt::skip]
const NAME_PARTICLES: &[&str] = &[
    "Al", "Da", "De", "Del", "Della", "Den", "Der", "Des", "Di", "Du", "El", "Il", "La", "Las",
    "Le", "Les", "Lo", "Los",
];

/// Words that start sentences and no names: articles, pronouns, prepositions, conjunctions.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "A", "Aber", "About", "According", "After", "Again", "Ahora", "Ale", "All", "Allí", "Als",
    "Also", "Although", "Am", "Ama", "An", "Ancak", "Anche", "And", "Another", "Après", "Aquí",
    "As", "Así", "At", "Au", "Auch", "Auf", "Aus", "Aux", "Avant", "Avec", "Ayer", "Because",
    "Before", "Bei", "Bir", "Bis", "Both", "Bu", "Bunun", "But", "By", "Ce", "Cependant", "Ces",
    "Cet", "Cette", "Che", "Chi", "Comme", "Como", "Con", "Cuando", "Daher", "Damit", "Danach",
    "Dann", "Dans", "Das", "Dass", "Dat", "Depuis", "Despite", "Después", "Det", "Detta", "Dette",
    "Deze", "Die", "Dies", "Diese", "Dieser", "Dieses", "Dit", "Doch", "Dopo", "Dort", "Durante",
    "During", "Dziś", "Each", "Een", "Ein", "Eine", "Einer", "Elas", "Ele", "Eles", "Ella", "Ellas",
    "Elle", "Elles", "Ellos", "Em", "En", "Entre", "Er", "Era", "Es", "Esa", "Ese", "Eso", "Esta",
    "Estas", "Este", "Esto", "Estos", "Et", "Even", "Every", "Few", "Finally", "First", "For",
    "From", "Fue", "Für", "Gdy", "Gestern", "Gli", "Ha", "Han", "Hay", "He", "Her", "Here", "Het",
    "Heute", "Hier", "Hij", "His", "Hon", "How", "However", "Hoy", "Hun", "I", "Ich", "Ieri", "If",
    "Ihr", "Ihre", "Ils", "Im", "In", "Instead", "Io", "Isso", "Ist", "Isto", "It", "Its", "Için",
    "Je", "Jedoch", "Jeho", "Jest", "Jetzt", "Jeśli", "Když", "Kein", "Keine", "Kiedy", "Last",
    "Later", "Lei", "Lors", "Lui", "Ma", "Maar", "Mais", "Man", "Many", "Mas", "Meanwhile", "Men",
    "Mientras", "Mit", "Moreover", "Most", "My", "Na", "Nach", "Nel", "Nella", "Nevertheless",
    "Nie", "Niet", "No", "Nobody", "Noch", "Non", "Nor", "Nos", "Nous", "Now", "Nu", "Nuestra",
    "Nuestro", "Nun", "Nur", "När", "O", "Ob", "Och", "Oder", "Og", "Oggi", "Ohne", "Om", "On",
    "Ona", "Once", "One", "Oni", "Only", "Onun", "Ook", "Op", "Or", "Os", "Other", "Others", "Ou",
    "Our", "Over", "Où", "Par", "Para", "Per", "Perhaps", "Pero", "Po", "Podczas", "Podle", "Por",
    "Porque", "Pour", "Pourtant", "Proto", "Před", "Quand", "Quando", "Questa", "Questo", "S",
    "Secondo", "Según", "Seine", "Seit", "Selon", "Several", "She", "Si", "Sie", "Sin", "Since",
    "Sind", "So", "Sobre", "Som", "Some", "Still", "Su", "Such", "Sur", "Sus", "Ta", "También",
    "Também", "Te", "Ten", "That", "The", "Their", "Then", "There", "These", "They", "This",
    "Those", "Though", "Through", "Thus", "To", "Today", "Toen", "Tomorrow", "Tot", "Tra", "Tras",
    "Two", "Um", "Uma", "Un", "Una", "Und", "Under", "Une", "Uno", "Unter", "Until", "Usted", "V",
    "Ve", "Vi", "Voor", "Vor", "Vous", "Však", "W", "Want", "Wczoraj", "We", "Według", "Wegen",
    "Weil", "Wenn", "Wer", "What", "When", "Where", "Whether", "Which", "While", "Who", "Why",
    "Wie", "Wij", "Wir", "Wird", "With", "Without", "Wo", "Während", "Y", "Yesterday", "Yet", "Yo",
    "You", "Your", "Z", "Za", "Ze", "Zij", "Zu", "Zum", "Zur", "Zwei", "Él", "Über", "Όμως", "Όταν",
    "Αλλά", "Αν", "Από", "Αυτή", "Αυτό", "Για", "Ενώ", "Η", "Και", "Με", "Μετά", "Ο", "Οι", "Σε",
    "Στη", "Στην", "Στις", "Στο", "Στον", "Τα", "Την", "Της", "Το", "Τον", "Του", "Τους", "А",
    "Але", "Без", "Более", "В", "Во", "Вона", "Вони", "Вчера", "Він", "Для", "До", "Его", "Если",
    "Ещё", "Же", "За", "И", "Из", "Или", "Их", "К", "Как", "Когда", "Кроме", "Мы", "На", "Нет",
    "Но", "О", "Об", "Он", "Она", "Они", "Оно", "От", "По", "После", "Потом", "При", "Після", "С",
    "Сегодня", "Та", "Так", "Также", "Там", "Теперь", "Тогда", "Только", "У", "Хотя", "Це", "Что",
    "Чтобы", "Эта", "Эти", "Это", "Этот", "Я", "Якщо",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> Vec<(&'static [&'static str], Option<Abbreviation>)> {
        let mut lists = vec![
            (TIMES, Some(Abbreviation::Time)),
            (AFTER_TIMES, None),
            (AFTER_ORDINALS, None),
            (BEFORE_ORDINALS, None),
            (BEFORE_LETTERS, None),
            (NAMES_WITH_MARKS, None),
            (REPORTING_VERBS, None),
            (NAME_PARTICLES, None),
            (STARTERS, None),
        ];
        for language in LANGUAGES {
            lists.push((language.goes_on, Some(Abbreviation::GoesOn)));
            lists.push((language.may_end, Some(Abbreviation::MayEnd)));
            lists.push((language.before_number, Some(Abbreviation::BeforeNumber)));
        }
        lists
    }

    #[test]
    fn every_list_is_sorted_and_names_nothing_twice() {
        for (list, _) in lists() {
            for pair in list.windows(2) {
                assert!(
                    pair[0] < pair[1],
                    "{pair:?} are in the wrong order or the same"
                );
            }
        }
    }

    #[test]
    fn languages_agree_on_what_an_abbreviation_does() {
        for (list, kind) in lists() {
            for word in list {
                if kind.is_some() {
                    assert_eq!(abbreviation(word), kind, "{word} stands in two lists");
                }
            }
        }
    }

    #[test]
    fn a_word_that_may_start_a_name_is_listed_as_that_alone() {
        for word in NAME_PARTICLES {
            assert!(!STARTERS.contains(word), "{word} stands in both lists");
            assert!(starts_sentences(word));
        }
    }
}
