//! What is said of a claim and its evidence, whatever the form that it is written in.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    export::{Beside, Dossier, citation::date_in_words},
    model::{
        Article, ArticleId, Checkable, Claim, ClaimId, CleanText, Evidence, Stance, Voice,
        evidence::chain_in_words,
        origin::{Origin, Why},
        view::{ClaimPage, EvidenceRow},
    },
    text::count::{counted, grouped},
};

/// How foreign words are written, so that nothing of them becomes structure.
pub type Foreign<'a> = &'a dyn Fn(&str) -> String;

/// Writes foreign words as they are.
pub fn plain(words: &str) -> String {
    words.replace('\n', " ")
}

/// The parts of the evidence of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What speaks for it.
    Supports,
    /// What speaks against it.
    Refutes,
    /// All else.
    Mentions,
}

impl Group {
    /// All parts, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Refutes, Self::Mentions];

    /// Returns the part that evidence of a stance belongs to.
    pub const fn of(stance: &Stance) -> Self {
        match stance {
            Stance::Supports => Self::Supports,
            Stance::Refutes => Self::Refutes,
            Stance::Mentions | Stance::Other(_) => Self::Mentions,
        }
    }

    /// Returns the word above it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Supports => "Supports",
            Self::Refutes => "Refutes",
            Self::Mentions => "Mentions",
        }
    }

    /// Returns the evidence of it, in its order.
    pub fn rows(self, page: &ClaimPage) -> impl Iterator<Item = &EvidenceRow> {
        let rows = page.evidence.iter();
        rows.filter(move |row| Self::of(&row.evidence.stance) == self)
    }
}

/// Returns what is known of a claim beside its status, each with the word before it.
pub fn facts(claim: &Claim, foreign: Foreign<'_>) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if let Some(kind) = &claim.kind {
        facts.push(("Kind", foreign(kind.word())));
    }
    if let Some(claimant) = &claim.claimant {
        facts.push(("Claimant", foreign(claimant)));
    }
    if let Some(date) = claim.as_of {
        facts.push(("As of", date_in_words(date)));
    }
    if let Some(date) = claim.due {
        facts.push(("Due", date_in_words(date)));
    }
    let why = claim.checkable_why.as_deref().map(foreign);
    let can = claim.checkable.as_ref().map(|checkable| match checkable {
        Checkable::Yes => "yes".to_owned(),
        Checkable::Partly => "partly".to_owned(),
        Checkable::No => "no".to_owned(),
        Checkable::Other(word) => foreign(word),
    });
    match (can, why) {
        (Some(can), Some(why)) => facts.push(("Checkable", format!("{can}: {why}"))),
        (Some(said), None) | (None, Some(said)) => facts.push(("Checkable", said)),
        (None, None) => {}
    }
    facts
}

/// Tells what a claim is to others and they to it, by their wordings: `Part of: …`, `Made up of: …`; what it is to those
/// in the trash, which have no wording here, is left out.
pub fn relations(
    page: &ClaimPage,
    statements: &BTreeMap<ClaimId, CleanText>,
    foreign: Foreign<'_>,
) -> Vec<String> {
    let relations = page.relations().into_iter();
    let relations = relations.filter_map(|(other, relation)| {
        let other = foreign(statements.get(&other)?);
        let mut letters = relation.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let relation: String = first.chain(letters).collect();
        Some(format!("{}: {other}", foreign(&relation)))
    });
    relations.collect()
}

/// Counts the evidence of a claim, and where it comes from in the end.
pub fn counts(page: &ClaimPage) -> String {
    let of = |group: Group| group.rows(page).count();
    let silent = match page.silent() {
        0 => String::new(),
        silent => format!("; {} silent", counted(silent, "article")),
    };
    if page.evidence.is_empty() {
        return format!("none{silent}");
    }
    let mut articles: Vec<_> = page.evidence.iter().map(|row| row.article.id).collect();
    articles.sort_unstable();
    articles.dedup();
    let origins = page.origins();
    format!(
        "{} supports, {} refutes, {} mentions, from {}; origins: {}{silent}",
        of(Group::Supports),
        of(Group::Refutes),
        of(Group::Mentions),
        counted(articles.len(), "article"),
        origins.in_words(),
    )
}

/// Says what an annotation says of a claim: `Supports the claim: …`.
pub fn linked(stance: &Stance, statement: &str, foreign: Foreign<'_>) -> String {
    let stance = match stance {
        Stance::Other(word) => format!("“{}” of", foreign(word)),
        known => Group::of(known).title().to_owned(),
    };
    format!("{stance} the claim: {}", foreign(statement))
}

/// Says in whose voice evidence is told, from whom and how surely, and whether a person has said so.
pub fn told(evidence: &Evidence, foreign: Foreign<'_>) -> Option<String> {
    let told = evidence.told();
    let mut said: Vec<String> = Vec::new();
    match &told.voice {
        Some(Voice::Own) => said.push("in the article's own voice".to_owned()),
        Some(voice) => said.push(foreign(voice.word())),
        None => {}
    }
    if !told.via.is_empty() {
        said.push(format!("via {}", foreign(&chain_in_words(&told.via))));
    }
    if let Some(hedge) = &told.hedge {
        said.push(format!("hedge “{}”", foreign(hedge)));
    }
    if said.is_empty() {
        return None;
    }
    let has_said = evidence.voice.is_some() || evidence.via.is_some() || evidence.hedge.is_some();
    let sure = match (evidence.is_confirmed(), has_said) {
        (true, _) => "",
        (false, true) => " (in part a suggestion)",
        (false, false) => " (a suggestion)",
    };
    Some(format!("{}{sure}", said.join(", ")))
}

/// Says why an origin is the one; `named` tells how an article is named, `foreign` how other names are written.
pub fn reason(why: &Why, named: &dyn Fn(&Article) -> String, foreign: Foreign<'_>) -> String {
    match why {
        Why::Said => "said by hand".to_owned(),
        Why::SameWords(article) => format!("the same words stand in {}", named(article)),
        Why::NearWords(article) => format!("nearly the same words stand in {}", named(article)),
        Why::Copy(article) => format!("most of the article's text stands in {}", named(article)),
        Why::Via => "the root of its via".to_owned(),
        Why::Own => "the article's own voice".to_owned(),
        Why::Circle => "who had it from whom goes round".to_owned(),
        Why::Nameless => "whom it is had from has no name that is sure".to_owned(),
        Why::Several(names) => {
            let names: Vec<String> = names.iter().map(|name| foreign(name)).collect();
            format!("whom it is had from may be {}", names.join(" or "))
        }
        Why::Unknown => "nothing tells".to_owned(),
    }
}

/// Says why the origin of evidence is the one, with the titles of articles; one that the page doesn't tell has its date, too, and one
/// of several with the same title its source and date.
pub fn why(row: &EvidenceRow, page: &ClaimPage, foreign: Foreign<'_>) -> String {
    let named = |article: &Article| {
        if article.id == row.article.id {
            return "this article".to_owned();
        }
        let title = format!("“{}”", foreign(&article.title));
        if told_of(page).any(|other| is_namesake(article, other)) {
            return format!("{title} ({})", source_and_date(article, foreign));
        }
        let is_told = page.evidence.iter().any(|row| row.article.id == article.id);
        match article.published.filter(|_| !is_told) {
            Some(date) => format!("{title} of {}", date_in_words(date)),
            None => title,
        }
    };
    reason(&row.origin.why, &named, foreign)
}

/// Returns the articles that a page tells of, those with several quotes as often.
fn told_of(page: &ClaimPage) -> impl Iterator<Item = &Article> {
    let bearing = page.evidence.iter().map(|row| &*row.article);
    bearing.chain(page.silences.iter().map(|row| &*row.article))
}

/// Tells whether another article has the same title.
fn is_namesake(one: &Article, other: &Article) -> bool {
    one.id != other.id && one.title == other.title
}

fn source_and_date(article: &Article, foreign: Foreign<'_>) -> String {
    let source = article.source.as_deref().map(foreign);
    let date = article.published.map(date_in_words);
    let [source, date] = [(source, "source unknown"), (date, "undated")]
        .map(|(known, unknown)| known.unwrap_or_else(|| unknown.to_owned()));
    format!("{source}, {date}")
}

/// Says where evidence comes from in the end: `b: the ministry, the root of its via`.
pub fn origin(row: &EvidenceRow, page: &ClaimPage, foreign: Foreign<'_>) -> String {
    let (origin, why) = (&row.origin, why(row, page, foreign));
    match &origin.name {
        Some(name) => format!("{}: {}, {why}", origin.letters(), foreign(name)),
        None if origin.why == Why::Unknown => "unknown".to_owned(),
        None => format!("unknown, {why}"),
    }
}

/// Names the origins that are known, each with its reasons and how many quotes come from it.
pub fn origins(page: &ClaimPage, foreign: Foreign<'_>) -> Vec<String> {
    let mut all: BTreeMap<usize, (&Origin, Vec<String>, usize)> = BTreeMap::new();
    for row in page.evidence.iter().filter(|row| row.origin.is_known()) {
        let entry = all.entry(row.origin.number);
        let (_, reasons, quotes) = entry.or_insert((&row.origin, Vec::new(), 0));
        *quotes += 1;
        let reason = why(row, page, foreign);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let said = all.into_values().map(|(origin, reasons, quotes)| {
        let name = origin.name.as_deref().map(foreign).unwrap_or_default();
        let (letters, quotes) = (origin.letters(), counted(quotes, "quote"));
        format!("{letters}: {name}, {quotes} ({})", reasons.join("; "))
    });
    said.collect()
}

/// Says what a citation lacks.
pub fn lacking(article: &Article) -> Option<&'static str> {
    match (article.source.is_some(), article.published.is_some()) {
        (true, true) => None,
        (true, false) => Some("a date"),
        (false, true) => Some("a source"),
        (false, false) => Some("a source and a date"),
    }
}

/// The most articles that are named where something is open in them.
const MOST_NAMED: usize = 12;

/// Names articles by their titles, each once; of several with the same title, also of those that the page tells, each
/// with its source and date.
fn named(articles: &[&Article], page: &ClaimPage, foreign: Foreign<'_>) -> String {
    let mut each: Vec<&Article> = Vec::new();
    let mut known: HashSet<ArticleId> = HashSet::new();
    let mut titles: HashMap<&str, HashSet<ArticleId>> = HashMap::new();
    for article in told_of(page).chain(articles.iter().copied()) {
        let of = titles.entry(article.title.as_str()).or_default();
        of.insert(article.id);
    }
    each.extend(articles.iter().filter(|article| known.insert(article.id)));
    let more = each.len().saturating_sub(MOST_NAMED);
    each.truncate(MOST_NAMED);
    let name = |article: &&Article| {
        let title = format!("“{}”", foreign(&article.title));
        let namesakes = titles.get(article.title.as_str()).map_or(0, HashSet::len);
        if namesakes > 1 {
            format!("{title} ({})", source_and_date(article, foreign))
        } else {
            title
        }
    };
    let mut names: Vec<String> = each.iter().map(name).collect();
    if more > 0 {
        names.push(format!("and {} more", grouped(more)));
    }
    names.join("; ")
}

/// Returns what nobody has decided yet of a claim of a dossier, a sentence each.
pub fn open(page: &ClaimPage, dossier: &Dossier, foreign: Foreign<'_>) -> Vec<String> {
    let statement = &page.claim.statement;
    let quotes = |is_so: &dyn Fn(&EvidenceRow) -> bool| -> Vec<&Article> {
        let rows = page.evidence.iter().filter(|row| is_so(row));
        rows.map(|row| &*row.article).collect()
    };
    let suggested =
        quotes(&|row| !row.evidence.is_confirmed() && told(&row.evidence, &plain).is_some());
    let changed = quotes(&|row| row.placement.waits());
    let outworded = quotes(&|row| row.evidence.is_outworded(statement));
    let unknown = quotes(&|row| !row.origin.is_known());
    let outdated = page.silences.iter().filter(|row| !row.is_current());
    let outdated: Vec<&Article> = outdated.map(|row| &*row.article).collect();
    let of = match &dossier.beside {
        Beside::Story(_) => " of the story, ",
        Beside::Found | Beside::Chosen(_) => " of this export, ",
    };
    let unchecked = dossier.unchecked(page.claim.id);
    let bearing = page.evidence.iter().map(|row| &*row.article);
    let silent = page.silences.iter().map(|row| &*row.article);
    let mut lacks: Vec<&Article> = bearing.chain(silent).collect();
    lacks.retain(|article| lacking(article).is_some());
    lacks.sort_by_key(|article| article.id);
    lacks.dedup_by_key(|article| article.id);
    let all = [
        (
            "How it is told is a suggestion that nobody has confirmed",
            suggested,
            ("quote", ", in "),
        ),
        ("To recheck in the newest text", changed, ("quote", ", in ")),
        (
            "To recheck, since it was judged under another wording",
            outworded,
            ("quote", ", in "),
        ),
        (
            "Nobody knows where it comes from",
            unknown,
            ("quote", ", in "),
        ),
        (
            "To check again, since the text changed",
            outdated,
            ("silent article", ", "),
        ),
        ("Unchecked", unchecked, ("article", of)),
        ("Without a source or a date", lacks, ("citation", ", ")),
    ];
    let open = all.into_iter().filter(|(_, of, _)| !of.is_empty());
    let said = open.map(|(what, of, (thing, between))| {
        let (many, named) = (counted(of.len(), thing), named(&of, page, foreign));
        format!("{what}: {many}{between}{named}.")
    });
    said.collect()
}

/// The most of a claim's history that is told.
const MOST_TOLD: usize = 12;

/// The most letters of something that a claim was given that are told.
const LONGEST_TOLD: usize = 200;

/// Tells what a claim was given since it was made, the last things only; nothing where that is just its first wording.
pub fn history(claim: &Claim, foreign: Foreign<'_>) -> Vec<String> {
    if claim.history.len() < 2 {
        return Vec::new();
    }
    let left_out = claim.history.len().saturating_sub(MOST_TOLD);
    let entries = claim.history.iter().skip(left_out).map(|entry| {
        let day = entry.at.strftime("%-d %b %Y");
        let by = match entry.by.as_str() {
            "" => String::new(),
            name => format!(", {}", foreign(name)),
        };
        let mut value: String = entry.value.chars().take(LONGEST_TOLD).collect();
        if value.len() < entry.value.len() {
            value.push('…');
        }
        let value = match value.as_str() {
            "" => "taken away".to_owned(),
            value => format!("“{}”", foreign(value)),
        };
        let of = match entry.of.as_str() {
            "" => String::new(),
            of => format!(" (of the claim “{}”)", foreign(of)),
        };
        format!("{day}{by}: {} {value}{of}", foreign(&entry.what))
    });
    let mut told: Vec<String> = Vec::new();
    if left_out > 0 {
        told.push(format!("{} before these", counted(left_out, "change")));
    }
    told.extend(entries);
    told
}
