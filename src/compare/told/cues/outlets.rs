//! Words for outlets, for what they and others write, and for whom something is told; folded.

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

/// Words after a name that say what became of what it has written.
pub(in crate::compare::told) const SEEN: &[&str] = &[
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
pub(in crate::compare::told) const HAD_BY: &[&str] = &[
    "seen",
    "obtained",
    "reviewed",
    "viewed",
    "polled",
    "surveyed",
    "interviewed",
];

/// Words by which what is written comes from somebody: *a report published by the ministry*.
pub(in crate::compare::told) const MADE: &[&str] = &[
    "published",
    "released",
    "issued",
    "printed",
    "aired",
    "broadcast",
    "written",
    "commissioned",
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
pub(in crate::compare::told) const HEARD_BY: &[&str] = &[
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

/// Whom something is told, where that is no outlet.
pub(in crate::compare::told) const HEARERS: &[&str] = &[
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
