use std::{collections::BTreeMap, sync::Arc};

use serde_json::{Value, json};

use super::*;
use crate::{
    compare::matrix::{By, tests::survey},
    export::{Beside, MarkedArticle, sample},
    model::{
        Belonging, Block, BlockKind, CleanText, Color, FetchedFrom, Found, FoundField, FoundIn,
        PartialDate, Snapshot, SnapshotEntry, Span, SpanKind, Stance, Status, Suggestion, Told,
        Voice, article::Reading,
    },
};

const HASH_A: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const HASH_B: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

fn written(document: &impl Serialize) -> Value {
    let text = to_text(document);
    assert!(text.ends_with("}\n"));
    serde_json::from_str(&text).unwrap()
}

fn full_article() -> Article {
    let mut article = sample::article(0x1a, "Cloud package");
    article.source = Some(CleanText::line("Desk North"));
    article.author = Some(CleanText::line("A. Writer"));
    article.published = PartialDate::parse_iso("2020-08");
    article.url = Some(CleanText::line("https://north.example/cloud"));
    article.tags = vec![CleanText::line("cloud"), CleanText::line("jedi")];
    article.reading = Reading::Read;
    article.starred = true;
    article.snapshots.push(SnapshotEntry {
        id: sample::snapshot_id('b'),
        taken: sample::time(),
        original: Some(CleanText::line(HASH_A)),
        fetched: Some(FetchedFrom {
            url: CleanText::line("https://desk.example/cloud"),
            status: 200,
            media_type: Some(CleanText::line("text/html")),
            etag: Some(CleanText::line("\"one\"")),
            last_modified: None,
            date: None,
            language: None,
        }),
    });
    article.language = Some(CleanText::line("en-GB"));
    article.lead = Some(CleanText::line("What it offers."));
    article.places.insert(FoundField::Title, FoundIn::JsonLd);
    article
}

fn full_article_in_json() -> Value {
    json!({
        "id": "00000000-0000-0000-0000-00000000001a",
        "title": "Cloud package",
        "author": "A. Writer",
        "source": "Desk North",
        "url": "https://north.example/cloud",
        "published": "2020-08",
        "language": "en-GB",
        "lead": "What it offers.",
        "found": {"title": "JSON-LD"},
        "added": "2026-11-23T12:00:00Z",
        "tags": ["cloud", "jedi"],
        "stories": [],
        "read": true,
        "starred": true,
        "snapshot": HASH_B,
        "snapshots": [
            {"number": 1, "id": HASH_A, "taken": "2026-11-23T12:00:00Z", "original": null, "fetched": null},
            {"number": 2, "id": HASH_B, "taken": "2026-11-23T12:00:00Z", "original": HASH_A, "fetched": {
                "url": "https://desk.example/cloud",
                "at": "2026-11-23T12:00:00Z",
                "status": 200,
                "media_type": "text/html",
                "etag": "\"one\"",
                "last_modified": null,
                "date": null,
                "language": null,
            }},
        ],
    })
}

#[test]
fn a_list_tells_each_field_and_says_what_is_missing() {
    let article = full_article();
    let bare = sample::article(0x2b, "Undated");
    assert_eq!(
        written(&ListDocument::new([&article, &bare], &Belonging::default())),
        json!({"version": 1, "articles": [full_article_in_json(), {
            "id": "00000000-0000-0000-0000-00000000002b",
            "title": "Undated",
            "author": null,
            "source": null,
            "url": null,
            "published": null,
            "language": null,
            "lead": null,
            "found": {},
            "added": "2026-11-23T12:00:00Z",
            "tags": [],
            "stories": [],
            "read": false,
            "starred": false,
            "snapshot": HASH_A,
            "snapshots": [
                {"number": 1, "id": HASH_A, "taken": "2026-11-23T12:00:00Z", "original": null, "fetched": null},
            ],
        }]})
    );
}

#[test]
fn show_counts_blocks_and_spans_in_code_points_of_the_snapshot_shown() {
    let article = full_article();
    let text = "Über Größe\n\nEin Wort – mit Link";
    let second = text.find("Ein").unwrap();
    let word = text.find("Link").unwrap();
    let snapshot = Snapshot {
        id: sample::snapshot_id('a'),
        text: CleanText::new(text),
        blocks: vec![
            Block {
                kind: BlockKind::Heading,
                bytes: 0..12 + 1,
                level: 1,
                ordinal: None,
            },
            Block {
                kind: BlockKind::ListItem,
                bytes: second..text.len(),
                level: 2,
                ordinal: Some(3),
            },
        ],
        spans: vec![
            Span {
                kind: SpanKind::Emphasis,
                bytes: second..second + 3,
                target: None,
            },
            Span {
                kind: SpanKind::Link,
                bytes: word..text.len(),
                target: Some(CleanText::line("https://link.example")),
            },
        ],
        found: Found::default(),
    };
    let mut expected = full_article_in_json();
    for (name, value) in [
        ("version", json!(1)),
        ("snapshot", json!(HASH_A)),
        ("text", json!(text)),
        (
            "blocks",
            json!([
                {"kind": "heading", "start": 0, "end": 10, "level": 1},
                {"kind": "list item", "start": 12, "end": 31, "level": 2},
            ]),
        ),
        (
            "spans",
            json!([
                {"kind": "emphasis", "start": 12, "end": 15, "target": null},
                {"kind": "link", "start": 27, "end": 31, "target": "https://link.example"},
            ]),
        ),
    ] {
        expected[name] = value;
    }
    assert_eq!(
        written(&ShowDocument::new(
            &article,
            &snapshot,
            &Belonging::default()
        )),
        expected
    );
}

#[test]
fn an_export_tells_annotations_with_their_links_and_claims_with_their_passages() {
    let article = full_article();
    let mut claim = sample::claim(0xc1, "JEDI contains offline devices");
    claim.status = Status::InProgress;
    claim.verdicts = vec![CleanText::new("Likely."), CleanText::new("Not sure.")];
    let trashed = sample::claim(0xc2, "In the trash");
    let mut first = sample::placed(
        0xa1,
        &article,
        "Its devices work offline and sync later.",
        5..45,
    );
    let inner = Arc::make_mut(&mut first.annotation);
    inner.color = Color::Green;
    inner.notes = vec![CleanText::new("One."), CleanText::new("Two.")];
    inner.tags = vec![CleanText::line("devices")];
    inner.evidence = vec![
        sample::link(0xe1, &claim, Stance::Supports),
        sample::link(0xe2, &trashed, Stance::Refutes),
    ];
    let second = sample::orphaned(sample::placed(0xa2, &article, "gone", 50..54));
    let dossier = Dossier {
        claims: vec![sample::claim_page(
            &claim,
            [(&article, &first), (&article, &second)],
        )],
        statements: BTreeMap::from([(claim.id, claim.statement.clone())]),
        articles: vec![MarkedArticle {
            article: Arc::new(article),
            annotations: vec![first, second],
        }],
        ..Dossier::default()
    };
    let dossier = dossier.surveyed(Beside::Found);
    let annotations = json!([
        {
            "id": "00000000-0000-0000-0000-0000000000a1",
            "article": "00000000-0000-0000-0000-00000000001a",
            "quote": "Its devices work offline and sync later.",
            "prefix": "before ",
            "suffix": " after",
            "made_on": HASH_A,
            "snapshot": HASH_B,
            "start": 5,
            "end": 45,
            "state": "anchored",
            "method": "made",
            "score": 1.0,
            "recheck": false,
            "words": null,
            "color": "green",
            "note": "One.\n\n———\n\nTwo.",
            "tags": ["devices"],
            "evidence": [{
                "id": "00000000-0000-0000-0000-0000000000e1",
                "claim": "00000000-0000-0000-0000-0000000000c1",
                "statement": "JEDI contains offline devices",
                "stance": "supports",
                "voice": null,
                "via": [],
                "hedge": null,
                "confirmed": false,
                "strength": null,
            }],
            "created": "2026-11-23T12:00:00Z",
            "modified": "2026-11-23T12:00:00Z",
        },
        {
            "id": "00000000-0000-0000-0000-0000000000a2",
            "article": "00000000-0000-0000-0000-00000000001a",
            "quote": "gone",
            "prefix": "before ",
            "suffix": " after",
            "made_on": HASH_A,
            "snapshot": HASH_B,
            "start": null,
            "end": null,
            "state": "orphan",
            "method": "none",
            "score": 0.0,
            "recheck": true,
            "words": null,
            "color": "yellow",
            "note": null,
            "tags": [],
            "evidence": [],
            "created": "2026-11-23T12:00:00Z",
            "modified": "2026-11-23T12:00:00Z",
        },
    ]);
    assert_eq!(
        written(&AnnotationsDocument::new(&dossier)),
        json!({"version": 1, "annotations": annotations})
    );
    let claims = json!([{
        "id": "00000000-0000-0000-0000-0000000000c1",
        "statement": "JEDI contains offline devices",
        "status": "in progress",
        "verdict": "Likely.\n\n———\n\nNot sure.",
        "stories": [],
        "counts": {"supports": 1, "refutes": 0, "mentions": 0, "silent": 0, "recheck": 0},
        "origins": {"known": 0, "suggested": 0, "unknown": 1},
        "evidence": [{
            "annotation": "00000000-0000-0000-0000-0000000000a1",
            "article": "00000000-0000-0000-0000-00000000001a",
            "quote": "Its devices work offline and sync later.",
            "state": "anchored",
            "stance": "supports",
            "voice": null,
            "via": [],
            "hedge": null,
            "confirmed": false,
            "origin": null,
            "recheck": false,
        }],
        "silent": [],
        "claimant": null,
        "as_of": null,
        "kind": null,
        "checkable": null,
        "checkable_why": null,
        "due": null,
        "relations": [],
        "history": [],
    }]);
    assert_eq!(
        written(&ClaimsDocument::new(&dossier.claims, &Belonging::default())),
        json!({"version": 1, "claims": claims})
    );
    assert_eq!(
        written(&ExportDocument::new(
            &dossier,
            &dossier.matrix(By::Articles)
        )),
        json!({
            "version": 1,
            "articles": [full_article_in_json()],
            "annotations": annotations,
            "claims": claims,
            "matrix": {
                "by": "articles",
                "columns": [{
                    "articles": ["00000000-0000-0000-0000-00000000001a"],
                    "source": "Desk North",
                    "left": 0,
                }],
                "rows": [{
                    "claim": "00000000-0000-0000-0000-0000000000c1",
                    "statement": "JEDI contains offline devices",
                    "status": "in progress",
                    "left": 0,
                    "cells": [{
                        "column": 0,
                        "stance": "supports",
                        "counts": {"supports": 1, "refutes": 0, "mentions": 0, "silent": 0, "recheck": 0},
                        "origins": [{"letters": "?", "name": null}],
                        "recheck": false,
                        "left": 0,
                    }],
                }],
                "origins": [],
                "left": 0,
                "trashed": 0,
                "outside": 0,
            },
            "grids": [],
        })
    );
}

#[test]
fn a_matrix_has_the_cells_in_which_something_was_found_with_their_columns() {
    let matrix = Matrix::new(&survey(), By::Sources);
    let told = written(&MatrixFields::new(&matrix, (1, 2)));
    assert_eq!(told["columns"].as_array().unwrap().len(), 2);
    assert_eq!(
        told["columns"][0]["articles"],
        json!([
            "00000000-0000-0000-0000-000000000001",
            "00000000-0000-0000-0000-000000000002",
        ])
    );
    assert_eq!(told["columns"][1]["source"], json!(null));
    let cells: Vec<_> = told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["cells"].clone())
        .collect();
    assert_eq!(cells[0], json!([]));
    assert_eq!(
        cells[1],
        json!([{
            "column": 0,
            "stance": "mentions",
            "counts": {"supports": 0, "refutes": 0, "mentions": 1, "silent": 0, "recheck": 0},
            "origins": [{"letters": "a", "name": "The Ministry"}],
            "recheck": true,
            "left": 1,
        }])
    );
    assert_eq!(
        cells[2],
        json!([
            {
                "column": 0,
                "stance": "both",
                "counts": {"supports": 1, "refutes": 1, "mentions": 0, "silent": 0, "recheck": 0},
                "origins": [{"letters": "a", "name": "the ministry"}, {"letters": "?", "name": null}],
                "recheck": false,
                "left": 0,
            },
            {
                "column": 1,
                "stance": null,
                "counts": {"supports": 0, "refutes": 0, "mentions": 0, "silent": 1, "recheck": 0},
                "origins": [],
                "recheck": false,
                "left": 0,
            },
        ])
    );
    assert_eq!(told["left"], 5);
    assert_eq!((&told["trashed"], &told["outside"]), (&json!(1), &json!(2)));
}

#[test]
fn silences_are_told_with_what_was_checked_and_counted_while_they_hold() {
    let claim = sample::claim(0xc1, "Statement");
    let mut page = sample::claim_page(&claim, []);
    page.silences = vec![
        sample::silence(&sample::article(1, "One"), 'a'),
        sample::silence(&sample::article(2, "Two"), 'b'),
    ];
    let value = written(&ClaimsDocument::new([&page], &Belonging::default()));
    let claim = &value["claims"][0];
    assert_eq!(claim["counts"]["silent"], 1);
    assert_eq!(
        claim["silent"],
        json!([
            {
                "article": "00000000-0000-0000-0000-000000000001",
                "snapshot": "a".repeat(64),
                "checked": "2026-11-23T12:00:00Z",
                "current": true,
            },
            {
                "article": "00000000-0000-0000-0000-000000000002",
                "snapshot": "b".repeat(64),
                "checked": "2026-11-23T12:00:00Z",
                "current": false,
            },
        ])
    );
}

#[test]
fn articles_of_unknown_origin_are_counted_once_each() {
    let claim = sample::claim(0xc1, "Statement");
    let articles = [sample::article(1, "One"), sample::article(2, "Two")];
    let mut marked = Vec::new();
    for (number, article) in [
        (1, &articles[0]),
        (2, &articles[0]),
        (3, &articles[1]),
        (4, &articles[1]),
    ] {
        let mut placed = sample::placed(number, article, "words", 0..5);
        let stance = match number {
            1 => Stance::Refutes,
            4 => Stance::from_word("doubts"),
            _ => Stance::Supports,
        };
        let mut link = sample::link(number, &claim, stance);
        if number == 1 {
            link.wording = CleanText::line("An earlier wording");
            link.voice = Some(Voice::Quoted);
            link.suggested = Some(Suggestion {
                told: Told {
                    voice: Some(Voice::Own),
                    via: vec![CleanText::line("the ministry")],
                    hedge: Some(CleanText::line("reportedly")),
                },
                ..Suggestion::default()
            });
        }
        Arc::make_mut(&mut placed.annotation).evidence = vec![link];
        marked.push((article, placed));
    }
    let page = sample::claim_page(&claim, marked.iter().map(|(a, p)| (*a, p)));
    let value = written(&ClaimsDocument::new([&page], &Belonging::default()));
    let claim = &value["claims"][0];
    let origins = json!({"known": 0, "suggested": 0, "unknown": 2});
    assert_eq!(claim["origins"], origins);
    assert_eq!(
        claim["counts"],
        json!({"supports": 2, "refutes": 1, "mentions": 1, "silent": 0, "recheck": 1})
    );
    assert_eq!(claim["evidence"][3]["stance"], "doubts");
    let first = &claim["evidence"][0];
    assert_eq!(
        json!([
            first["voice"],
            first["via"],
            first["hedge"],
            first["confirmed"],
            first["recheck"]
        ]),
        json!(["quoted", ["the ministry"], "reportedly", false, true])
    );
}

#[test]
fn a_score_that_is_no_number_is_told_as_zero() {
    let article = sample::article(1, "One");
    let mut placed = sample::placed(1, &article, "words", 0..5);
    placed.placement.score = f64::NAN;
    let dossier = Dossier {
        articles: vec![MarkedArticle {
            article: Arc::new(article),
            annotations: vec![placed],
        }],
        ..Dossier::default()
    };
    let value = written(&AnnotationsDocument::new(&dossier));
    assert_eq!(value["annotations"][0]["score"], json!(0.0));
}

#[test]
fn what_was_added_and_what_was_not_stand_apart() {
    let document = AddDocument::new(
        vec![AddedArticle {
            id: "00000000-0000-0000-0000-00000000001a".to_owned(),
            title: "Cloud package".to_owned(),
            state: "new",
        }],
        vec![Skipped {
            source: "photo.jpg".to_owned(),
            reason: "It is not text.".to_owned(),
        }],
    );
    assert_eq!(
        written(&document),
        json!({
            "version": 1,
            "articles": [{
                "id": "00000000-0000-0000-0000-00000000001a",
                "title": "Cloud package",
                "state": "new",
            }],
            "skipped": [{"source": "photo.jpg", "reason": "It is not text."}],
        })
    );
}
