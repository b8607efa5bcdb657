//! Claims as reviews for search engines: schema.org's `ClaimReview`, in JSON-LD.
//!
//! Google requires `claimReviewed`, `reviewRating` with a word for it, and `url`, the page on the web on which the
//! review stands; it recommends `author`, `datePublished` and what is known of the claim itself (Google Search
//! Central, "Fact check (ClaimReview) structured data"). schema.org requires nothing.
//!
//! Of a name no record tells whether a person or an organization has it. The reviewer and authors are taken for persons
//! and sources for organizations, a claimant for neither, which schema.org has as `Thing`; what is said of a name in the
//! [`Reviewer`](crate::export::Reviewer) goes before that.

use std::{cell::RefCell, collections::BTreeSet};

use serde::Serialize;

use crate::{
    export::{Dossier, Lack, Manner, Written, json},
    model::{
        Article, Claim, CleanText, Scale, Stance, Status,
        annotation::joined,
        claim::STATUS,
        scale::{BEST, Decision, WORST},
        view::ClaimPage,
    },
    text::{
        count::{counted, grouped},
        words::fold,
    },
};

/// The vocabulary.
const CONTEXT: &str = "https://schema.org";

/// What is known of a name of which nothing is known.
const THING: &str = "Thing";

#[derive(Serialize)]
struct Review<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    #[serde(rename = "claimReviewed")]
    claim_reviewed: &'a str,
    #[serde(rename = "reviewRating")]
    review_rating: Rating<'a>,
    #[serde(rename = "datePublished")]
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named<'a>>,
    #[serde(rename = "itemReviewed")]
    item_reviewed: Reviewed<'a>,
    #[serde(rename = "reviewBody", skip_serializing_if = "Option::is_none")]
    review_body: Option<String>,
}

#[derive(Serialize)]
struct Rating<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "alternateName")]
    alternate_name: &'a str,
    #[serde(flatten)]
    number: Option<Number>,
}

#[derive(Serialize)]
struct Number {
    #[serde(rename = "ratingValue")]
    rating_value: u8,
    #[serde(rename = "bestRating")]
    best_rating: u8,
    #[serde(rename = "worstRating")]
    worst_rating: u8,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Reviewed<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    appearance: Vec<Appearance<'a>>,
}

#[derive(Serialize)]
struct Appearance<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
}

/// Writes the claims that have all that is required, and tells what the others lack; with none, there is no text.
pub fn reviews(dossier: &Dossier, manner: &Manner) -> Written {
    let reviewer = &manner.reviewer;
    let mut lacks = Vec::new();
    let mut decided = Vec::new();
    if reviewer.url.is_none() && !dossier.claims.is_empty() {
        lacks.push(Lack::required(
            "A ClaimReview needs `url`, the page on the web on which the review stands.",
            "Give it on the command line: briefreader export --format claimreview --url https://…",
        ));
    }
    let mut open: Vec<&Claim> = Vec::new();
    for page in &dossier.claims {
        match rating(&page.claim.status, &manner.scale) {
            Some(rating) => decided.push((page, rating)),
            None => open.push(&page.claim),
        }
    }
    // Where none can be written anyway, all are told together.
    match open.as_slice() {
        [_, _, ..] if reviewer.url.is_none() => lacks.push(all_undecided(&open, decided.len())),
        _ => lacks.extend(open.iter().map(|claim| undecided(claim))),
    }
    if dossier.claims.is_empty() {
        lacks.push(Lack::required(
            "There is no claim to be reviewed.",
            "Choose some with --claim or --story.",
        ));
    }
    let several = decided.len() > 1;
    let Some(url) = reviewer.url.as_deref().filter(|_| !decided.is_empty()) else {
        return Written {
            lacks,
            ..Written::default()
        };
    };
    if let Some((page, _)) = url.split_once('#').filter(|_| several) {
        lacks.push(Lack::required(
            format!("“{url}” is one place, and {} claims would have it.", decided.len()),
            format!("Give {page} alone: the place of each claim is put behind it. Or export one claim with --claim."),
        ));
        return Written {
            lacks,
            ..Written::default()
        };
    }
    let names = Names::new(manner);
    let reviews: Vec<Review<'_>> = decided
        .into_iter()
        .map(|(page, rating)| review(page, rating, manner, &names, url))
        .collect();
    lacks.extend(recommended(&reviews));
    lacks.extend(names.unused());
    // It is put between the tags of a script in a page: no word of others may end that. Signs are escaped as JSON has it.
    let text = json::to_text(&reviews).replace('<', "\\u003c");
    Written {
        text,
        lacks,
        ..Written::default()
    }
}

fn undecided(claim: &Claim) -> Lack {
    Lack::required(
        format!(
            "“{}” lacks `reviewRating`: its status is {}, which decides nothing.",
            claim.statement, claim.status
        ),
        format!(
            "Decide it, as with: briefreader claim set {} --status STATUS",
            claim.id.short()
        ),
    )
}

/// Tells of several claims at once that they are not decided.
fn all_undecided(open: &[&Claim], decided: usize) -> Lack {
    let first = open
        .first()
        .map_or_else(String::new, |claim| claim.id.short());
    Lack::required(
        format!(
            "{} of {} lack `reviewRating`: their status decides nothing.",
            grouped(open.len()),
            counted(open.len() + decided, "claim")
        ),
        format!("Decide them, as with: briefreader claim set {first} --status STATUS"),
    )
}

/// Says what the reviews should tell and do not.
fn recommended(reviews: &[Review<'_>]) -> Vec<Lack> {
    let mut lacks = Vec::new();
    let mut untyped: BTreeSet<&str> = BTreeSet::new();
    for review in reviews {
        match &review.item_reviewed.author {
            None => lacks.push(Lack::recommended(format!(
                "“{}” has no claimant, which `itemReviewed` should tell.",
                review.claim_reviewed
            ))),
            Some(claimant) if claimant.kind == THING => {
                untyped.insert(claimant.name);
            }
            Some(_) => {}
        }
    }
    for name in untyped {
        lacks.push(Lack {
            hint: Some("Say it with --person or --organization and the name.".to_owned()),
            ..Lack::recommended(format!(
                "Nothing tells whether the claimant “{name}” is a person or an organization."
            ))
        });
    }
    if reviews.iter().any(|review| review.author.is_none()) {
        lacks.push(Lack {
            hint: Some(
                "Name one with --reviewer NAME, or write `name: \"…\"` into config.ron once for all."
                    .to_owned(),
            ),
            ..Lack::recommended("The reviews lack `author`: it is not known who has checked.")
        });
    }
    lacks
}

/// What is said of names: whether a person or an organization has one.
struct Names<'a> {
    said: Vec<(String, &'a CleanText, &'static str)>,
    /// The names that were met.
    met: RefCell<BTreeSet<String>>,
}

impl<'a> Names<'a> {
    fn new(manner: &'a Manner) -> Self {
        let of =
            |names: &'a [CleanText], kind| names.iter().map(move |name| (fold(name), name, kind));
        let persons = of(&manner.reviewer.persons, "Person");
        let organizations = of(&manner.reviewer.organizations, "Organization");
        Self {
            said: persons.chain(organizations).collect(),
            met: RefCell::default(),
        }
    }

    /// Names somebody who is taken for a kind unless another is said of the name.
    fn named<'b>(&self, name: &'b CleanText, kind: &'static str) -> Named<'b> {
        let folded = fold(name);
        let said = self.said.iter().find(|(known, ..)| *known == folded);
        let kind = said.map_or(kind, |(.., kind)| *kind);
        self.met.borrow_mut().insert(folded);
        Named { kind, name }
    }

    /// Says which names were met nowhere.
    fn unused(&self) -> Vec<Lack> {
        let met = self.met.borrow();
        let unused = self.said.iter().filter(|(name, ..)| !met.contains(name));
        let said = unused.map(|(_, name, kind)| {
            let option = kind.to_lowercase();
            Lack::recommended(format!(
                "Nobody in these reviews is called “{name}”, as --{option} says."
            ))
        });
        said.collect()
    }
}

fn review<'a>(
    page: &'a ClaimPage,
    review_rating: Rating<'a>,
    manner: &'a Manner,
    names: &Names<'_>,
    url: &str,
) -> Review<'a> {
    let claim = &*page.claim;
    let verdict = joined(&claim.verdicts);
    let author = manner.reviewer.name.as_ref();
    let claimant = claim.claimant.as_ref();
    Review {
        context: CONTEXT,
        kind: "ClaimReview",
        url: of_claim(url, claim),
        claim_reviewed: &claim.statement,
        review_rating,
        date_published: decided(claim),
        author: author.map(|name| names.named(name, "Person")),
        item_reviewed: Reviewed {
            kind: "Claim",
            author: claimant.map(|name| names.named(name, THING)),
            appearance: appearances(page, names),
        },
        review_body: verdict.map(CleanText::into_string),
    }
}

/// Returns what a status says of a claim; nothing where it decides nothing.
fn rating<'a>(status: &'a Status, scale: &Scale) -> Option<Rating<'a>> {
    let number = match scale.decision(status) {
        Decision::Undecided => return None,
        Decision::Decided => None,
        Decision::Rated(number) => Some(number),
    };
    Some(Rating {
        kind: "Rating",
        alternate_name: status.word(),
        number: number.map(|rating_value| Number {
            rating_value,
            best_rating: BEST,
            worst_rating: WORST,
        }),
    })
}

/// Returns the place of a claim on the page: several reviews may stand on one.
///
/// It is where the claim stands in a dossier as HTML, too.
fn of_claim(url: &str, claim: &Claim) -> String {
    if url.contains('#') {
        url.to_owned()
    } else {
        format!("{url}#{}", claim.id)
    }
}

/// Returns the day on which status or verdict were given last.
fn decided(claim: &Claim) -> String {
    let is_decision = |what: &str| what == STATUS.name() || what == "verdict";
    let mut history = claim.history.iter().rev();
    let last = history.find(|entry| is_decision(&entry.what) && entry.of.is_empty());
    let at = last.map_or(claim.modified, |entry| entry.at);
    at.strftime("%Y-%m-%d").to_string()
}

/// Returns the articles in which the claim is made, by what speaks for it or mentions it; each once.
fn appearances<'a>(page: &'a ClaimPage, names: &Names<'_>) -> Vec<Appearance<'a>> {
    let makes = page
        .evidence
        .iter()
        .filter(|row| row.evidence.stance != Stance::Refutes && row.article.removed.is_none());
    let mut known = Vec::new();
    let mut all = Vec::new();
    for row in makes {
        if !known.contains(&row.article.id) {
            known.push(row.article.id);
            all.push(appearance(&row.article, names));
        }
    }
    all
}

/// Tells what the author of an article is taken for: a person where the name may be one's, and not “Staff” or “Agencies”.
fn kind_of_author(name: &str) -> &'static str {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    let is_nobody = words.iter().any(|word| NO_PERSONS.contains(&word.as_str()));
    if words.len() < 2 || is_nobody {
        THING
    } else {
        "Person"
    }
}

/// Words in a byline that names no person, folded.
const NO_PERSONS: &[&str] = &[
    "staff",
    "agency",
    "agencies",
    "desk",
    "editors",
    "editorial",
    "newsroom",
    "news",
    "press",
    "reporters",
    "correspondents",
    "team",
    "wire",
    "agentur",
    "agenturen",
    "redaktion",
    "nachrichten",
    "presse",
    "agence",
    "agences",
    "redaction",
    "agencia",
    "agencias",
    "redaccion",
    "prensa",
    "agenzia",
    "agenzie",
    "redazione",
    "stampa",
    "redactie",
    "persbureau",
];

fn appearance<'a>(article: &'a Article, names: &Names<'_>) -> Appearance<'a> {
    let (author, source) = (article.author.as_ref(), article.source.as_ref());
    Appearance {
        kind: "Article",
        headline: &article.title,
        url: article.url.as_deref(),
        date_published: article.published.map(|date| date.to_string()),
        author: author.map(|name| names.named(name, kind_of_author(name))),
        publisher: source.map(|name| names.named(name, "Organization")),
    }
}

#[cfg(test)]
mod tests;
