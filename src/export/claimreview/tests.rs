use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::{
    export::{Reviewer, sample},
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

fn at(url: &str) -> Manner {
    Manner {
        reviewer: Reviewer {
            name: Some(CleanText::line("A. Reader")),
            url: Some(url.to_owned()),
            organizations: vec![CleanText::line("The Ministry")],
            ..Reviewer::default()
        },
        ..Manner::default()
    }
}

fn manner() -> Manner {
    at("https://reader.example/checks")
}

fn told(written: &Written) -> Value {
    serde_json::from_str(&written.text).unwrap()
}

fn lacks(written: &Written) -> Vec<&str> {
    let lacks = written.lacks.iter();
    lacks.map(|lack| lack.message.as_str()).collect()
}

fn of(pages: Vec<ClaimPage>) -> Dossier {
    Dossier {
        claims: pages,
        ..Dossier::default()
    }
}

#[test]
fn no_word_of_others_ends_the_script_that_a_review_is_put_into() {
    let mut page = decided_claim(9, Status::Supported);
    let verdict = "So it is.</script><script>alert(1)</script><!--";
    Arc::make_mut(&mut page.claim).verdicts = vec![CleanText::new(verdict)];
    let written = reviews(&of(vec![page]), &manner());
    assert!(!written.text.contains('<'), "{}", written.text);
    assert_eq!(told(&written)[0]["reviewBody"], verdict);
}

#[test]
fn a_review_has_what_is_required_and_what_is_recommended() {
    let page = decided_claim(9, Status::Supported);
    let id: ClaimId = page.claim.id;
    let written = reviews(&of(vec![page]), &manner());
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
    let written = reviews(&of(pages), &manner());
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
fn without_the_page_of_the_review_all_that_is_undecided_is_told_at_once() {
    let mut pages = vec![decided_claim(9, Status::Refuted)];
    pages.extend((10..15).map(|number| decided_claim(number, Status::InProgress)));
    let told = |pages| {
        let written = reviews(&of(pages), &Manner::default());
        let told = lacks(&written).into_iter();
        told.map(str::to_owned).collect::<Vec<_>>()
    };
    let both = told(pages.clone());
    assert_eq!(both.len(), 2, "{both:?}");
    assert_eq!(
        both[1],
        "5 of 6 claims lack `reviewRating`: their status decides nothing."
    );
    // One alone is named.
    let both = told(pages.drain(..2).collect());
    assert!(both[1].contains("its status is in progress"), "{both:?}");
}

#[test]
fn without_the_page_of_the_review_nothing_is_written() {
    let pages = vec![decided_claim(9, Status::Refuted)];
    let written = reviews(&of(pages), &Manner::default());
    assert_eq!(written.text, "");
    assert!(
        written
            .lacks
            .iter()
            .any(|lack| lack.is_required && lack.message.contains("`url`"))
    );
    let none = reviews(&Dossier::default(), &manner());
    assert_eq!((none.text.as_str(), none.lacks.len()), ("", 1));
}

#[test]
fn what_is_only_recommended_keeps_nothing_back() {
    let mut page = decided_claim(9, Status::Mixed);
    Arc::make_mut(&mut page.claim).claimant = None;
    let mut manner = manner();
    manner.reviewer.name = None;
    let written = reviews(&of(vec![page]), &manner);
    assert!(!written.text.is_empty());
    assert_eq!(
        lacks(&written),
        [
            "“Two towers \"were\" built” has no claimant, which `itemReviewed` should tell.",
            "The reviews lack `author`: it is not known who has checked.",
            "Nobody in these reviews is called “The Ministry”, as --organization says.",
        ]
    );
    assert!(written.lacks.iter().all(|lack| !lack.is_required));
}

#[test]
fn nobody_is_a_person_or_an_organization_of_whom_nothing_tells_so() {
    let page = decided_claim(9, Status::Mixed);
    let mut manner = manner();
    manner.reviewer.organizations.clear();
    let written = reviews(&of(vec![page.clone()]), &manner);
    let claimant = |written: &Written| told(written)[0]["itemReviewed"]["author"].clone();
    assert_eq!(
        claimant(&written),
        json!({"@type": "Thing", "name": "the ministry"})
    );
    assert_eq!(
        lacks(&written),
        ["Nothing tells whether the claimant “the ministry” is a person or an organization."]
    );
    manner.reviewer.persons = vec![CleanText::line("THE ministry")];
    manner.reviewer.organizations = vec![CleanText::line("A. Reader")];
    let written = reviews(&of(vec![page]), &manner);
    assert_eq!(claimant(&written)["@type"], "Person");
    assert_eq!(told(&written)[0]["author"]["@type"], "Organization");
    assert_eq!(lacks(&written), Vec::<&str>::new());
}

#[test]
fn a_byline_that_names_nobody_is_no_person() {
    for (byline, kind) in [
        ("Maren Iske", "Person"),
        ("J. Dahl and Uwe Lund", "Person"),
        ("Staff", "Thing"),
        ("Our news desk", "Thing"),
        ("Agencies", "Thing"),
        ("Die Redaktion", "Thing"),
        ("La rédaction", "Thing"),
        ("Agencia Alta", "Thing"),
    ] {
        let mut page = decided_claim(9, Status::Mixed);
        let article = Arc::make_mut(&mut page.evidence[0].article);
        article.author = Some(CleanText::line(byline));
        let written = reviews(&of(vec![page.clone()]), &manner());
        let author =
            |written: &Written| told(written)[0]["itemReviewed"]["appearance"][0]["author"].clone();
        assert_eq!(author(&written), json!({"@type": kind, "name": byline}));
        let mut manner = manner();
        manner.reviewer.organizations.push(CleanText::line(byline));
        let written = reviews(&of(vec![page]), &manner);
        assert_eq!(author(&written)["@type"], "Organization");
    }
}

#[test]
fn several_reviews_never_have_one_address() {
    let pages = || {
        vec![
            decided_claim(9, Status::Mixed),
            decided_claim(10, Status::Refuted),
        ]
    };
    let all = reviews(&of(pages()), &manner());
    assert_ne!(told(&all)[0]["url"], told(&all)[1]["url"]);
    let at = at("https://reader.example/checks#one");
    let refused = reviews(&of(pages()), &at);
    assert_eq!(refused.text, "");
    assert!(
        refused.lacks.iter().any(|lack| lack.is_required),
        "{refused:?}"
    );
    // Of the claims only those count that would be written.
    let some = vec![
        decided_claim(9, Status::Mixed),
        decided_claim(10, Status::Undetermined),
    ];
    let one = reviews(&of(some), &at);
    assert_eq!(told(&one)[0]["url"], "https://reader.example/checks#one");
}

#[test]
fn the_place_of_a_review_is_where_the_claim_stands_in_html() {
    let page = decided_claim(9, Status::Mixed);
    let written = reviews(&of(vec![page.clone()]), &manner());
    let url = told(&written)[0]["url"].clone();
    let (_, place) = url.as_str().unwrap().split_once('#').unwrap();
    let html = crate::export::html::dossier(&of(vec![page]));
    assert!(html.contains(&format!("id=\"{place}\"")), "{html}");
}

#[test]
fn what_a_status_decides_is_what_the_scale_says() {
    let mut manner = manner();
    let (half, wait) = (
        Status::from_word("half true"),
        Status::from_word("must wait"),
    );
    manner.scale.add(half.clone(), Decision::Rated(3));
    manner.scale.add(wait.clone(), Decision::Undecided);
    manner.scale.add(Status::NotCheckable, Decision::Undecided);
    let pages = [half, wait, Status::NotCheckable, Status::Refuted];
    let pages = (9..)
        .zip(pages)
        .map(|(number, status)| decided_claim(number, status));
    let written = reviews(&of(pages.collect()), &manner);
    let values = told(&written);
    let values = values.as_array().unwrap().iter();
    let values: Vec<_> = values
        .map(|of| of["reviewRating"]["ratingValue"].clone())
        .collect();
    assert_eq!(values, [json!(3), json!(1)]);
    let said = "“Two towers \"were\" built” lacks `reviewRating`: its status is";
    assert_eq!(
        lacks(&written),
        [
            format!("{said} must wait, which decides nothing."),
            format!("{said} not checkable, which decides nothing."),
        ]
    );
    let hint = written.lacks[0].hint.as_deref().unwrap();
    assert!(
        hint.contains("briefreader claim set 0000000a --status"),
        "{hint}"
    );
}
