//! The words of bylines in the languages of those who write them.

/// Words that begin a byline, in lower case, and how many names must follow at least.
pub(super) const BY: &[(&str, usize)] = &[
    ("story by", 1),
    ("words by", 1),
    ("text by", 1),
    ("report by", 1),
    ("reported by", 1),
    ("written by", 1),
    ("posted by", 1),
    ("submitted by", 1),
    ("published by", 1),
    ("interview by", 1),
    ("by", 1),
    ("ein bericht von", 1),
    ("ein kommentar von", 1),
    ("ein interview von", 1),
    ("ein gastbeitrag von", 1),
    ("ein essay von", 1),
    ("eine analyse von", 1),
    ("eine reportage von", 1),
    ("eine kolumne von", 1),
    ("gespeichert von", 1),
    ("verfasst von", 1),
    ("geschrieben von", 1),
    ("soumis par", 1),
    ("écrit par", 1),
    ("rédigé par", 1),
    ("enviado por", 1),
    ("publicado por", 1),
    ("escrito por", 1),
    ("inviato da", 1),
    ("pubblicato da", 1),
    ("scritto da", 1),
    ("a cura di", 1),
    ("ingediend door", 1),
    ("geplaatst door", 1),
    ("geschreven door", 1),
    ("przesłane przez", 1),
    ("von", 2),
    ("par", 2),
    ("por", 2),
    ("di", 2),
    ("door", 2),
    ("av", 2),
    ("بقلم", 1),
    ("автор", 1),
    ("авторы", 1),
];

/// Those of them behind which programs write the names of users, which are often small.
pub(super) const OF_USERS: &[&str] = &[
    "posted by",
    "submitted by",
    "published by",
    "gespeichert von",
    "soumis par",
    "enviado por",
    "inviato da",
    "ingediend door",
    "przesłane przez",
];

/// Words between a day and who wrote.
pub(super) const BEHIND_DAYS: &[&str] = &[
    " by ", " von ", " par ", " por ", " da ", " di ", " door ", " av ",
];

/// What stands behind a byline and is none of it, in lower case.
pub(super) const TAILS: &[&str] = &[
    " leave a comment",
    " leave a reply",
    " no comments",
    " comments off",
];

/// Names of those who wrote nothing or nobody knows: of programs, and of all who work somewhere; in lower case.
pub(super) const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "default",
    "editor",
    "editorial staff",
    "guest",
    "n/a",
    "none",
    "null",
    "redacción",
    "redaction",
    "redactie",
    "redakcja",
    "redaktion",
    "redazione",
    "rédaction",
    "root",
    "site admin",
    "staff",
    "staff report",
    "staff reporter",
    "staff writer",
    "super user",
    "undefined",
    "unknown",
    "webmaster",
    "wpadmin",
];

/// Agencies that stand behind the name of who wrote for them, in lower case.
pub(super) const AGENCIES: &[&str] = &[
    "associated press",
    "the associated press",
    "reuters",
    "agence france-presse",
    "afp",
    "dpa",
    "press association",
    "united press international",
];

/// Words that begin a byline in scripts without blanks, the longest first where one begins another.
pub(super) const HEADS: &[&str] = &[
    "取材・執筆",
    "取材・文",
    "文・写真",
    "文",
    "執筆",
    "取材",
    "記者",
    "记者",
    "作者",
];

/// Signs between such a word and the names.
pub(super) const BETWEEN: &[char] = &['/', '／', ':', '：', '=', '＝'];

/// Words that begin what stands behind such names, of those who did something else.
pub(super) const OTHERS: &[&str] = &["写真", "撮影", "編集", "構成", "図"];

/// The longest such name, in characters.
pub(super) const LONGEST_SEAMLESS: usize = 12;

/// Words that begin the second half of a byline.
pub(super) const BESIDE: &[&str] = &[
    "photographs by ",
    "photography by ",
    "photos by ",
    "photo by ",
    "pictures by ",
    "illustrations by ",
    "illustration by ",
    "video by ",
    "graphics by ",
];

/// Small words between or within names.
pub(super) const PARTICLES: &[&str] = &[
    "and", "und", "et", "y", "&", "de", "da", "do", "dos", "del", "della", "di", "du", "van",
    "von", "der", "den", "ten", "ter", "zu", "la", "le", "el", "al", "bin", "ibn", "of", "the",
];

/// Months that are names of people, too, in lower case: these are where another name follows.
pub(super) const GIVEN: &[&str] = &["april", "august", "avril", "jan", "june", "may"];

/// Words that end what somebody is, in lower case.
pub(super) const ROLES: &[&str] = &[
    "writer",
    "reporter",
    "correspondent",
    "editor",
    "columnist",
    "contributor",
    "critic",
];

/// Words that stand before them.
pub(super) const KINDS: &[&str] = &[
    "staff",
    "city",
    "senior",
    "chief",
    "political",
    "special",
    "foreign",
    "contributing",
    "deputy",
    "associate",
    "managing",
    "science",
    "business",
    "health",
    "education",
    "sports",
    "crime",
    "environment",
    "economics",
    "technology",
    "legal",
    "diplomatic",
    "community",
    "local",
    "news",
];

/// Words that stand before a date, in lower case.
pub(super) const DATED: &[&str] = &[
    "updated",
    "published",
    "posted",
    "on",
    "le",
    "am",
    "stand",
    "aktualisiert",
    "опубликовано",
    "обновлено",
];

/// Those that stand before the date of a revision.
pub(super) const REVISED: &[&str] = &["updated", "stand", "aktualisiert", "обновлено"];

/// What stands behind a name in the same way as a place, and belongs to it.
pub(super) const BEHIND_NAMES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"];

/// Places of several words that stand behind a name, in lower case; one of a single word is known by that.
pub(super) const PLACES: &[&str] = &[
    "abu dhabi",
    "addis ababa",
    "buenos aires",
    "cape town",
    "den haag",
    "frankfurt am main",
    "hong kong",
    "kuala lumpur",
    "las vegas",
    "los angeles",
    "mexico city",
    "new delhi",
    "new york",
    "new york city",
    "rio de janeiro",
    "san diego",
    "san francisco",
    "san salvador",
    "sao paulo",
    "são paulo",
    "sri lanka",
    "st. gallen",
    "st. petersburg",
    "tel aviv",
    "the hague",
    "washington d.c.",
    "washington dc",
];

/// Words that begin what says of somebody more than a name, in lower case.
pub(super) const BEFORE_NAMES: &[&str] = &[
    "about", "all", "and", "follow", "meet", "more", "posts", "read", "see", "view", "über",
];
