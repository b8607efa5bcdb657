//! What days and months are called.

use crate::compare::language::Language;

/// Names of months and their usual abbreviations by language, folded, January first.
pub(super) const MONTHS: [(Language, [&[&str]; 12]); 6] = [
    (
        Language::English,
        [
            &["january", "jan"],
            &["february", "feb"],
            &["march", "mar"],
            &["april", "apr"],
            &["may"],
            &["june", "jun"],
            &["july", "jul"],
            &["august", "aug"],
            &["september", "sept", "sep"],
            &["october", "oct"],
            &["november", "nov"],
            &["december", "dec"],
        ],
    ),
    (
        Language::German,
        [
            &["januar", "jan", "janner"],
            &["februar", "feb"],
            &["marz", "maerz"],
            &["april", "apr"],
            &["mai"],
            &["juni"],
            &["juli"],
            &["august", "aug"],
            &["september", "sept", "sep"],
            &["oktober", "okt"],
            &["november", "nov"],
            &["dezember", "dez"],
        ],
    ),
    (
        Language::French,
        [
            &["janvier", "janv"],
            &["fevrier", "fevr"],
            &["mars"],
            &["avril", "avr"],
            &["mai"],
            &["juin"],
            &["juillet", "juil"],
            &["aout"],
            &["septembre"],
            &["octobre", "oct"],
            &["novembre", "nov"],
            &["decembre", "dec"],
        ],
    ),
    (
        Language::Spanish,
        [
            &["enero", "ene"],
            &["febrero", "feb"],
            &["marzo"],
            &["abril", "abr"],
            &["mayo"],
            &["junio"],
            &["julio"],
            &["agosto", "ago"],
            &["septiembre", "setiembre", "sept"],
            &["octubre", "oct"],
            &["noviembre", "nov"],
            &["diciembre", "dic"],
        ],
    ),
    (
        Language::Italian,
        [
            &["gennaio", "gen"],
            &["febbraio", "feb"],
            &["marzo"],
            &["aprile", "apr"],
            &["maggio"],
            &["giugno"],
            &["luglio"],
            &["agosto"],
            &["settembre", "sett"],
            &["ottobre", "ott"],
            &["novembre", "nov"],
            &["dicembre", "dic"],
        ],
    ),
    (
        Language::Dutch,
        [
            &["januari", "jan"],
            &["februari", "feb"],
            &["maart"],
            &["april", "apr"],
            &["mei"],
            &["juni"],
            &["juli"],
            &["augustus", "aug"],
            &["september", "sept"],
            &["oktober", "okt"],
            &["november", "nov"],
            &["december", "dec"],
        ],
    ),
];

/// Names of weekdays, folded, Monday first.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "montag", "lundi", "lunes", "lunedi", "maandag"],
    &[
        "tuesday", "dienstag", "mardi", "martes", "martedi", "dinsdag",
    ],
    &[
        "wednesday",
        "mittwoch",
        "mercredi",
        "miercoles",
        "mercoledi",
        "woensdag",
    ],
    &[
        "thursday",
        "donnerstag",
        "jeudi",
        "jueves",
        "giovedi",
        "donderdag",
    ],
    &[
        "friday", "freitag", "vendredi", "viernes", "venerdi", "vrijdag",
    ],
    &[
        "saturday",
        "samstag",
        "sonnabend",
        "samedi",
        "sabado",
        "sabato",
        "zaterdag",
    ],
    &[
        "sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag",
    ],
];

/// Weekdays in Chinese and Arabic, which are words of several lexemes or stand with an article.
pub(super) const OTHER_WEEKDAYS: [&[&str]; 7] = [
    &["一", "الاثنين"],
    &["二", "الثلاثاء"],
    &["三", "الأربعاء", "الاربعاء"],
    &["四", "الخميس"],
    &["五", "الجمعة"],
    &["六", "السبت"],
    &["日", "الأحد", "الاحد"],
];

/// Feasts, folded: they are no names of people or places, and what day is meant is not read.
pub(super) const FEASTS: &[&str] = &[
    "christmas",
    "epiphany",
    "ascension",
    "carnival",
    "easter",
    "pentecost",
    "whitsun",
    "ramadan",
    "eid",
    "hanukkah",
    "passover",
    "diwali",
    "thanksgiving",
    "halloween",
    "weihnachten",
    "ostern",
    "pfingsten",
    "silvester",
    "noel",
    "paques",
    "pentecote",
    "toussaint",
    "navidad",
    "pascua",
    "natale",
    "pasqua",
    "ferragosto",
    "kerst",
    "kerstmis",
    "pasen",
    "pinksteren",
];

/// Words for a day counted from the date of the article.
pub(super) const DAYS_AWAY: &[(Language, &[&str], i64)] = &[
    (Language::English, &["today"], 0),
    (Language::English, &["tonight"], 0),
    (Language::English, &["yesterday"], -1),
    (Language::English, &["tomorrow"], 1),
    (
        Language::English,
        &["the", "day", "before", "yesterday"],
        -2,
    ),
    (Language::English, &["the", "day", "after", "tomorrow"], 2),
    (Language::German, &["heute"], 0),
    (Language::German, &["gestern"], -1),
    (Language::German, &["vorgestern"], -2),
    (Language::German, &["ubermorgen"], 2),
    (Language::French, &["aujourd'hui"], 0),
    (Language::French, &["hier"], -1),
    (Language::French, &["avant", "-", "hier"], -2),
    (Language::French, &["demain"], 1),
    (Language::French, &["apres", "-", "demain"], 2),
    (Language::Spanish, &["hoy"], 0),
    (Language::Spanish, &["ayer"], -1),
    (Language::Spanish, &["anteayer"], -2),
    (Language::Spanish, &["anoche"], -1),
    (Language::Italian, &["oggi"], 0),
    (Language::Italian, &["ieri"], -1),
    (Language::Italian, &["domani"], 1),
    (Language::Italian, &["l'", "altro", "ieri"], -2),
    (Language::Dutch, &["vandaag"], 0),
    (Language::Dutch, &["gisteren"], -1),
    (Language::Dutch, &["gisteravond"], -1),
    (Language::Dutch, &["eergisteren"], -2),
    (Language::Dutch, &["morgen"], 1),
    (Language::Dutch, &["overmorgen"], 2),
];

/// Zones of time by their abbreviations, folded.
pub(super) const ZONES: [&str; 16] = [
    "gmt", "utc", "bst", "cet", "cest", "eet", "msk", "est", "edt", "cst", "cdt", "pst", "pdt",
    "jst", "mez", "mesz",
];

/// Words for the zone of the place that is spoken of.
pub(super) const LOCAL: &[&[&str]] = &[
    &["local", "time"],
    &["ortszeit"],
    &["heure", "locale"],
    &["hora", "local"],
];

pub(super) fn place(lists: &[&[&str]], word: &str) -> Option<i8> {
    let place = lists.iter().position(|names| names.contains(&word))?;
    i8::try_from(place).ok()
}

pub(super) fn month_of(language: Language, word: &str) -> Option<i8> {
    let (_, months) = MONTHS.iter().find(|(one, _)| *one == language)?;
    place(months, word).map(|place| place + 1)
}

/// Tells whether a folded word is the name of a weekday.
pub(in crate::compare) fn is_weekday(word: &str) -> bool {
    weekday_of(word).is_some()
}

pub(super) fn weekday_of(word: &str) -> Option<i8> {
    place(&WEEKDAYS, word)
}
