use std::{collections::BTreeMap, sync::Arc};

use proptest::prelude::*;

use super::*;
use crate::{
    export::{Beside, sample},
    model::{
        ClaimId, PartialDate, Relation, Suggestion, Told, Voice,
        origin::{Origin, Why},
    },
};

/// The elements that may stand on the page.
const ELEMENTS: [&str; 30] = [
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
    "caption",
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
    "bdi",
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
                "lang" if name == "html" && value == "en" || value.is_empty() => {}
                "class" | "id" | "scope" | "title" | "charset" | "name" | "content"
                | "http-equiv" | "rel" => {}
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
    let silence = sample::silence(&other, 'b');
    claim.silences = vec![silence.silence.clone()];
    let mut page = sample::claim_page(&claim, [(&article, &placed)]);
    page.silences = vec![silence];
    let dossier = Dossier {
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
        statements: BTreeMap::from([(claim.id, claim.statement.clone())]),
        claims: vec![page],
        ..Dossier::default()
    };
    dossier.surveyed(Beside::Found)
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
    let web: Vec<&String> = links.iter().filter(|link| !link.starts_with('#')).collect();
    assert!(!web.is_empty());
    for link in web {
        assert_eq!(link, "https://north.example/a?b=1&c='2'");
    }
    // In which language foreign words are nobody knows.
    assert!(page.contains("<html lang=\"en\">"));
    assert!(page.contains("<blockquote lang=\"\" dir=\"auto\">"));
}

/// Returns the words of a page's body that stand in no element of foreign words, and those in elements that take their
/// direction from their words, but for `bdi`, which turns nothing beside it about.
fn own_and_turning(page: &str) -> (String, String) {
    let (_, mut rest) = page.split_once("<body").unwrap();
    let (mut open, mut own, mut turning) = (Vec::new(), String::new(), String::new());
    while let Some((text, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').unwrap();
        match (open.contains(&"bdi"), open.contains(&"auto")) {
            (false, false) => own += text,
            (_, true) => turning += text,
            (true, false) => {}
        }
        if tag.starts_with('/') {
            open.pop();
        } else if !tag.ends_with('/') {
            open.push(match tag {
                tag if tag.starts_with("bdi") => "bdi",
                tag if tag.contains("dir=\"auto\"") => "auto",
                _ => "",
            });
        }
        rest = after;
    }
    (own, turning)
}

#[test]
fn foreign_words_never_turn_the_words_of_the_page_about() {
    let page = dossier(&hostile("مرحبا بالعالم", "https://north.example/a"));
    let (own, turning) = own_and_turning(&page);
    assert!(own.contains("Checked on 23 Nov 2026."), "{own}");
    assert!(!own.contains("مرحبا"), "{own}");
    assert!(turning.contains("مرحبا"), "{turning}");
    let latin = turning.chars().find(char::is_ascii_alphanumeric);
    assert_eq!(latin, None, "{turning}");
    let (own, _) = own_and_turning(&dossier(&of_articles(3)));
    assert!(
        own.contains("2 left") && own.contains(", undated."),
        "{own}"
    );
}

#[test]
fn an_address_that_is_not_of_the_web_is_no_link() {
    let page = dossier(&hostile("words", "javascript:alert(1)"));
    let (words, links) = read(&page).unwrap();
    assert!(words.contains("javascript:alert(1)"));
    assert!(links.iter().all(|link| link.starts_with('#')));
}

#[test]
fn an_annotation_tells_the_words_that_stand_there_now_and_its_claims() {
    let of = hostile("words", "");
    let (words, _) = read(&dossier(&of)).unwrap();
    let (_, quotes) = words.split_once("\nQuotes\n").unwrap();
    assert!(
        quotes.contains("a snapshot that is gone") || quotes.contains("snapshot 1, of"),
        "{quotes}"
    );
    assert!(quotes.contains(" has: “words”"), "{quotes}");
    assert!(quotes.contains("“words” of the claim: words"), "{quotes}");
}

#[test]
fn a_silence_tells_what_a_reader_must_know_of_its_article() {
    let mut of = hostile("words", "");
    let silence = &mut of.claims[0].silences[0];
    Arc::make_mut(&mut silence.article).removed = Some(sample::time());
    let (words, _) = read(&dossier(&of)).unwrap();
    let said = "Checked on 23 Nov 2026. The text has changed since. The article is in the trash. \
                The citation lacks a source and a date.";
    assert!(words.contains(said), "{words}");
}

/// Two claims, and articles of two sources; the first has evidence both ways, and both claims have some of one origin.
fn of_articles(count: u128) -> Dossier {
    let articles: Vec<_> = (1..=count)
        .map(|number| {
            let mut article = sample::article(number, &format!("Article {number}"));
            let source = if number % 2 == 0 { "Even" } else { "Odd" };
            article.source = Some(CleanText::line(source));
            article
        })
        .collect();
    let (one, two) = (sample::claim(9, "One"), sample::claim(10, "Two"));
    let placed = |article, links: Vec<_>| {
        let mut placed = sample::placed(11, article, "words", 0..5);
        Arc::make_mut(&mut placed.annotation).evidence = links;
        placed
    };
    let both = placed(
        &articles[0],
        vec![
            sample::link(21, &one, Stance::Supports),
            sample::link(22, &one, Stance::Refutes),
        ],
    );
    let other = placed(&articles[1], vec![sample::link(23, &two, Stance::Supports)]);
    let mut claims = vec![
        sample::claim_page(&one, [(&articles[0], &both)]),
        sample::claim_page(&two, [(&articles[1], &other)]),
    ];
    for (row, name) in claims.iter_mut().flat_map(|page| &mut page.evidence).zip([
        "a rival",
        "a ministry",
        "A ministry",
    ]) {
        row.origin = Origin {
            number: 0,
            name: Some(CleanText::line(name)),
            why: Why::Via,
        };
    }
    let beside = articles.into_iter().map(Arc::new).collect();
    let dossier = Dossier {
        claims,
        ..Dossier::default()
    };
    dossier.surveyed(Beside::Story(beside))
}

#[test]
fn the_matrix_of_a_page_is_that_of_the_screen_by_articles_and_by_sources() {
    let of = of_articles(3);
    let page = dossier(&of);
    let (words, _) = read(&page).unwrap_or_else(|why| panic!("{why}\n{page}"));
    assert!(
        words.contains("2 claims × 3 articles · 4 left to read in these"),
        "{words}"
    );
    assert!(
        words.contains("2 claims × 2 sources · 4 left to read in these"),
        "{words}"
    );
    // The same letter is the same origin, in the table and below it.
    assert!(page.contains(">±ab</td>"), "{page}");
    assert!(page.contains(">+b</td>"), "{page}");
    assert!(page.contains(">±ab 1 left</td>"), "{page}");
    assert!(words.contains("b: a ministry"), "{words}");
    assert!(
        words.contains("Origin: b: A ministry, the root of its via."),
        "{words}"
    );
    assert!(
        words.contains("Unchecked: 2 articles of the story, “Article 2”; “Article 3”."),
        "{words}"
    );
}

#[test]
fn a_wide_matrix_is_several_tables_each_with_heads() {
    let page = dossier(&of_articles(23));
    let (words, _) = read(&page).unwrap_or_else(|why| panic!("{why}\n{page}"));
    for caption in [
        "articles 1–10 of 23",
        "articles 11–20 of 23",
        "articles 21–23 of 23",
    ] {
        assert!(words.contains(caption), "{caption}");
    }
    // Three by articles, one by sources.
    assert_eq!(page.matches("<thead>").count(), 4);
    assert_eq!(page.matches(">Claim</th>").count(), 4);
    let rows = page.split("<tr>").skip(1);
    let widest = rows
        .map(|row| row.matches("<td").count() + row.matches("<th ").count())
        .max();
    assert_eq!(widest, Some(12), "a claim, ten articles, what is left");
    assert!(page.contains("[23] "), "{page}");
}

#[test]
fn what_is_no_column_has_a_number_all_the_same() {
    let mut of = of_articles(3);
    Arc::make_mut(&mut of.claims[1].evidence[0].article).removed = Some(sample::time());
    let articles = of.survey.articles();
    let first = articles
        .iter()
        .find(|one| &*one.title == "Article 1")
        .map(Arc::clone);
    let of = of
        .clone()
        .surveyed(Beside::Chosen(first.into_iter().collect()));
    let (words, _) = read(&dossier(&of)).unwrap();
    assert!(
        words.contains("“Article 2”, Even, undated. In the trash, not in the matrix."),
        "{words}"
    );
    assert!(words.contains("[2] “Article 2”, Even, undated."), "{words}");
    assert!(
        words.contains("The evidence of 1 article in the trash is left out"),
        "{words}"
    );
}

#[test]
fn claims_without_anything_found_say_so() {
    let claim = sample::claim(9, "One");
    let of = Dossier {
        claims: vec![sample::claim_page(&claim, [])],
        ..Dossier::default()
    };
    let (words, _) = read(&dossier(&of.surveyed(Beside::Found))).unwrap();
    assert!(
        words.contains("No article has evidence for these claims"),
        "{words}"
    );
    assert!(!words.contains("nothing left to read"), "{words}");
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
