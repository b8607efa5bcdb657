use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    export::sample,
    model::{ClaimId, PartialDate, Relation, Suggestion, Told, Voice},
};

/// The elements that may stand on the page.
const ELEMENTS: [&str; 28] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "h3",
    "p",
    "div",
    "span",
    "section",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ol",
    "ul",
    "li",
    "a",
    "cite",
    "figure",
    "figcaption",
    "blockquote",
    "br",
];

/// Reads a page as strictly as XML is read, and returns its words, and its links.
///
/// Each element is closed where it was opened, each attribute stands in quotation marks, each entity is known, and
/// nothing is run or fetched.
fn read(page: &str) -> Result<(String, Vec<String>), String> {
    let mut rest = page
        .strip_prefix("<!DOCTYPE html>\n")
        .ok_or("no doctype".to_owned())?;
    let (mut open, mut words, mut links) = (Vec::<String>::new(), String::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        words.push_str(&unescaped(text)?);
        let (tag, after) = tag
            .trim_start_matches('<')
            .split_once('>')
            .ok_or("a tag does not end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop();
            if last.as_deref() != Some(name) {
                return Err(format!("{name} closes {last:?}"));
            }
            continue;
        }
        let is_empty = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !ELEMENTS.contains(&name) {
            return Err(format!("{name} is no element of the page"));
        }
        while !attributes.is_empty() {
            let (key, value) = attributes
                .split_once("=\"")
                .ok_or(format!("no value: {attributes}"))?;
            let (value, after) = value.split_once('"').ok_or("a value does not end")?;
            let value = unescaped(value)?;
            attributes = after.trim_start();
            match key {
                "href" => links.push(value),
                "dir" if value == "auto" => {}
                "class" | "id" | "charset" | "name" | "content" | "http-equiv" | "rel" => {}
                _ => return Err(format!("{key} is no attribute of the page")),
            }
        }
        if name == "style" {
            let (_, after) = rest
                .split_once("</style>")
                .ok_or("the style does not end")?;
            rest = after;
        } else if !is_empty {
            open.push(name.to_owned());
        }
    }
    if !open.is_empty() {
        return Err(format!("{open:?} stay open"));
    }
    Ok((words, links))
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut words = String::new();
    let mut parts = text.split('&');
    words.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (entity, after) = part.split_once(';').ok_or(format!("a bare &: {part}"))?;
        words.push_str(match entity {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            _ => return Err(format!("{entity} is no entity")),
        });
        words.push_str(after);
    }
    if text.contains('>') {
        return Err(format!("a bare >: {text}"));
    }
    Ok(words)
}

/// A dossier in which all that is foreign has the same words.
fn hostile(words: &str, url: &str) -> Dossier {
    let line = CleanText::line(words);
    let mut article = sample::article(1, words);
    article.source = Some(line.clone());
    article.author = Some(line.clone());
    article.url = Some(CleanText::line(url));
    article.published = PartialDate::parse_iso("2020-08-23");
    let other = sample::article(2, words);
    let mut claim = sample::claim(9, words);
    claim.claimant = Some(line.clone());
    claim.checkable_why = Some(line.clone());
    claim.verdicts = vec![CleanText::new(words)];
    claim.relations = vec![(
        ClaimId(uuid::Uuid::from_u128(7)),
        Relation::from_word(words),
    )];
    let mut placed = sample::placed(11, &article, words, 0..5);
    placed.words = Some(line.clone());
    let mut link = sample::link(21, &claim, Stance::from_word(words));
    link.wording = CleanText::line(&format!("{words} once"));
    link.suggested = Some(Suggestion {
        told: Told {
            voice: Some(Voice::from_word(words)),
            via: vec![line.clone()],
            hedge: Some(line.clone()),
        },
        before: Some(line.clone()),
        by: line.clone(),
    });
    let annotation = Arc::make_mut(&mut placed.annotation);
    annotation.evidence = vec![link];
    annotation.notes = vec![CleanText::new(words)];
    annotation.tags = vec![line];
    let mut page = sample::claim_page(&claim, [(&article, &placed)]);
    page.silences = vec![sample::silence(&other, 'b')];
    Dossier {
        articles: vec![
            MarkedArticle {
                article: Arc::new(article),
                annotations: vec![placed],
            },
            MarkedArticle {
                article: Arc::new(other),
                annotations: Vec::new(),
            },
        ],
        claims: vec![page],
        ..Dossier::default()
    }
}

#[test]
fn the_page_tells_claims_quotes_and_citations_and_links_only_to_the_web() {
    let page = dossier(&hostile(
        "مرحبا & 世界",
        "https://north.example/a?b=1&c='2'",
    ));
    let (words, links) = read(&page).unwrap_or_else(|why| panic!("{why}\n{page}"));
    assert!(words.contains("مرحبا & 世界"));
    assert!(words.contains("Status: undetermined"));
    assert!(words.contains("The text has changed since."));
    assert!(words.contains("Judged under another wording of the claim"));
    let web: Vec<&String> = links
        .iter()
        .filter(|link| !link.starts_with("#claim-"))
        .collect();
    assert!(!web.is_empty());
    for link in web {
        assert_eq!(link, "https://north.example/a?b=1&c='2'");
    }
    assert!(!page.contains("lang="));
    assert!(page.contains("<blockquote dir=\"auto\">"));
}

#[test]
fn an_address_that_is_not_of_the_web_is_no_link() {
    let page = dossier(&hostile("words", "javascript:alert(1)"));
    let (words, links) = read(&page).unwrap();
    assert!(words.contains("javascript:alert(1)"));
    assert!(links.iter().all(|link| link.starts_with("#claim-")));
}

#[test]
fn a_cell_of_the_table_has_stance_origin_and_recheck() {
    let of = hostile("words", "");
    let page = &of.claims[0];
    assert_eq!(cell(page, page.evidence[0].article.id), "??!");
    assert_eq!(cell(page, page.silences[0].article.id), "o!");
    assert_eq!(cell(page, ArticleId(uuid::Uuid::from_u128(99))), "");
}

#[test]
fn an_empty_dossier_is_a_page() {
    let page = dossier(&Dossier::default());
    let (words, _) = read(&page).unwrap();
    assert!(words.contains("0 articles, 0 annotations, 0 claims."));
}

proptest! {
    #[test]
    fn nothing_foreign_becomes_structure(
        words in "(<|>|&|\"|'|</?[a-z]{1,6}>|<script>|-->|]]>|&amp;|[a-z \n]){1,12}",
        url in "(https://)?(\"|'|<|>|&|[a-z ]){0,12}",
    ) {
        let page = dossier(&hostile(&words, &url));
        let read = read(&page);
        prop_assert!(read.is_ok(), "{:?}\n{}", read, page);
    }
}
