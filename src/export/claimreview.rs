//! Claims as reviews for search engines: schema.org's `ClaimReview`, in JSON-LD.
//!
//! Google requires `claimReviewed`, `reviewRating` with a word for it, and `url`, the page on the web on which the
//! review stands; it recommends `author`, `datePublished` and what is known of the claim itself (Google Search
//! Central, "Fact check (ClaimReview) structured data"). schema.org requires nothing.

use serde::Serialize;

use crate::{
    export::{Dossier, Lack, Reviewer, Written, json},
    model::{
        Article, Claim, CleanText, Stance, Status, annotation::joined, claim::STATUS,
        view::ClaimPage,
    },
};

/// The vocabulary.
const CONTEXT: &str = "https://schema.org";

/// The best and the worst of the numbers of a rating.
const SCALE: (u8, u8) = (5, 1);

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
pub fn reviews(dossier: &Dossier, reviewer: &Reviewer) -> Written {
    let mut lacks = Vec::new();
    let mut reviews = Vec::new();
    let mut is_decided = false;
    if reviewer.url.is_none() && !dossier.claims.is_empty() {
        lacks.push(Lack::required(
            "A ClaimReview needs `url`, the page on the web on which the review stands.",
            "Give it on the command line: briefreader export --format claimreview --url https://…",
        ));
    }
    for page in &dossier.claims {
        let claim = &*page.claim;
        let Some(rating) = rating(&claim.status) else {
            lacks.push(Lack::required(
                &format!(
                    "“{}” lacks `reviewRating`: its status is {}.",
                    claim.statement, claim.status
                ),
                "Decide its status, such as supported, refuted or mixed.",
            ));
            continue;
        };
        is_decided = true;
        if claim.claimant.is_none() {
            lacks.push(Lack::recommended(&format!(
                "“{}” has no claimant, which `itemReviewed` should tell.",
                claim.statement
            )));
        }
        if let Some(url) = &reviewer.url {
            reviews.push(review(page, rating, reviewer, url));
        }
    }
    if reviewer.name.is_none() && is_decided {
        lacks.push(Lack {
            hint: Some(
                "Name one with --reviewer NAME, or write `name: \"…\"` into config.ron once for all.",
            ),
            ..Lack::recommended("The reviews lack `author`: it is not known who has checked.")
        });
    }
    if dossier.claims.is_empty() {
        lacks.push(Lack::required(
            "There is no claim to be reviewed.",
            "Choose some with --claim or --story.",
        ));
    }
    Written {
        text: match reviews.as_slice() {
            [] => String::new(),
            reviews => json::to_text(&reviews),
        },
        lacks,
    }
}

fn review<'a>(
    page: &'a ClaimPage,
    review_rating: Rating<'a>,
    reviewer: &'a Reviewer,
    url: &str,
) -> Review<'a> {
    let claim = &*page.claim;
    let verdict = joined(&claim.verdicts);
    Review {
        context: CONTEXT,
        kind: "ClaimReview",
        url: of_claim(url, claim),
        claim_reviewed: &claim.statement,
        review_rating,
        date_published: decided(claim),
        author: reviewer.name.as_ref().map(|name| named("Person", name)),
        item_reviewed: Reviewed {
            kind: "Claim",
            // Of a claimant only the name is known.
            author: claim
                .claimant
                .as_ref()
                .map(|name| named("Organization", name)),
            appearance: appearances(page),
        },
        review_body: verdict.map(CleanText::into_string),
    }
}

/// Returns the number of a status where it has one, and nothing where nothing is decided.
fn rating(status: &Status) -> Option<Rating<'_>> {
    let number = match status {
        Status::Undetermined | Status::InProgress => return None,
        Status::Supported => Some(5),
        Status::Mixed => Some(3),
        Status::Refuted => Some(1),
        Status::NotCheckable | Status::Other(_) => None,
    };
    Some(Rating {
        kind: "Rating",
        alternate_name: status.word(),
        number: number.map(|rating_value| Number {
            rating_value,
            best_rating: SCALE.0,
            worst_rating: SCALE.1,
        }),
    })
}

/// Returns the place of a claim on the page: several reviews may stand on one.
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
    let last = history.find(|entry| is_decision(&entry.what));
    let at = last.map_or(claim.modified, |entry| entry.at);
    at.strftime("%Y-%m-%d").to_string()
}

/// Returns the articles in which the claim is made, by what speaks for it or mentions it; each once.
fn appearances(page: &ClaimPage) -> Vec<Appearance<'_>> {
    let makes = page
        .evidence
        .iter()
        .filter(|row| row.evidence.stance != Stance::Refutes && row.article.removed.is_none());
    let mut known = Vec::new();
    let mut all = Vec::new();
    for row in makes {
        if !known.contains(&row.article.id) {
            known.push(row.article.id);
            all.push(appearance(&row.article));
        }
    }
    all
}

fn appearance(article: &Article) -> Appearance<'_> {
    Appearance {
        kind: "Article",
        headline: &article.title,
        url: article.url.as_deref(),
        date_published: article.published.map(|date| date.to_string()),
        author: article.author.as_ref().map(|name| named("Person", name)),
        publisher: article
            .source
            .as_ref()
            .map(|name| named("Organization", name)),
    }
}

fn named<'a>(kind: &'static str, name: &'a CleanText) -> Named<'a> {
    Named { kind, name }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::{
        export::sample,
        model::{ClaimId, PartialDate},
    };

    fn decided_claim(number: u128, status: Status) -> ClaimPage {
        let mut claim = sample::claim(number, "Two towers \"were\" built");
        claim.status = status;
        claim.claimant = Some(CleanText::line("the ministry"));
        claim.verdicts = vec![CleanText::new("It is so.")];
        let mut article = sample::article(1, "Towers");
        article.source = Some(CleanText::line("Desk North"));
        article.published = PartialDate::parse_iso("2020-08");
        article.url = Some(CleanText::line("https://north.example/towers"));
        let mut placed = sample::placed(11, &article, "two towers", 0..5);
        Arc::make_mut(&mut placed.annotation).evidence =
            vec![sample::link(21, &claim, Stance::Supports)];
        sample::claim_page(&claim, [(&article, &placed)])
    }

    fn reviewer() -> Reviewer {
        Reviewer {
            name: Some(CleanText::line("A. Reader")),
            url: Some("https://reader.example/checks".to_owned()),
        }
    }

    fn of(pages: Vec<ClaimPage>) -> Dossier {
        Dossier {
            claims: pages,
            ..Dossier::default()
        }
    }

    #[test]
    fn a_review_has_what_is_required_and_what_is_recommended() {
        let page = decided_claim(9, Status::Supported);
        let id: ClaimId = page.claim.id;
        let written = reviews(&of(vec![page]), &reviewer());
        assert_eq!(written.lacks, []);
        let told: Value = serde_json::from_str(&written.text).unwrap();
        assert_eq!(
            told,
            json!([{
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "url": format!("https://reader.example/checks#{id}"),
                "claimReviewed": "Two towers \"were\" built",
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": "supported",
                    "ratingValue": 5,
                    "bestRating": 5,
                    "worstRating": 1,
                },
                "datePublished": "2026-11-23",
                "author": {"@type": "Person", "name": "A. Reader"},
                "itemReviewed": {
                    "@type": "Claim",
                    "author": {"@type": "Organization", "name": "the ministry"},
                    "appearance": [{
                        "@type": "Article",
                        "headline": "Towers",
                        "url": "https://north.example/towers",
                        "datePublished": "2020-08",
                        "publisher": {"@type": "Organization", "name": "Desk North"},
                    }],
                },
                "reviewBody": "It is so.",
            }])
        );
    }

    #[test]
    fn a_claim_that_lacks_something_is_named_and_the_others_are_written() {
        let pages = vec![
            decided_claim(9, Status::InProgress),
            decided_claim(10, Status::from_word("half true")),
        ];
        let written = reviews(&of(pages), &reviewer());
        let told: Value = serde_json::from_str(&written.text).unwrap();
        assert_eq!(told.as_array().unwrap().len(), 1);
        assert_eq!(
            told[0]["reviewRating"],
            json!({"@type": "Rating", "alternateName": "half true"})
        );
        let [lack] = written.lacks.as_slice() else {
            panic!("{:?}", written.lacks)
        };
        assert!(lack.is_required);
        assert!(lack.message.contains("reviewRating"), "{lack:?}");
        assert!(lack.message.contains("in progress"), "{lack:?}");
    }

    #[test]
    fn without_the_page_of_the_review_nothing_is_written() {
        let pages = vec![decided_claim(9, Status::Refuted)];
        let written = reviews(&of(pages), &Reviewer::default());
        assert_eq!(written.text, "");
        assert!(
            written
                .lacks
                .iter()
                .any(|lack| lack.is_required && lack.message.contains("`url`"))
        );
        let none = reviews(&Dossier::default(), &reviewer());
        assert_eq!((none.text.as_str(), none.lacks.len()), ("", 1));
    }

    #[test]
    fn what_is_only_recommended_keeps_nothing_back() {
        let mut page = decided_claim(9, Status::Mixed);
        Arc::make_mut(&mut page.claim).claimant = None;
        let reviewer = Reviewer {
            name: None,
            ..reviewer()
        };
        let written = reviews(&of(vec![page]), &reviewer);
        assert!(!written.text.is_empty());
        assert_eq!(written.lacks.len(), 2);
        assert!(written.lacks.iter().all(|lack| !lack.is_required));
        let author = written.lacks.last().unwrap();
        assert!(author.message.contains("`author`"), "{author:?}");
        let hint = author.hint.unwrap();
        assert!(hint.contains("--reviewer") && hint.contains("config.ron"));
    }
}
