//! Small values for the tests of this room.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use jiff::Timestamp;
use uuid::Uuid;

use crate::model::{
    Anchor, Annotation, AnnotationId, Article, ArticleId, Claim, ClaimId, CleanText, Color,
    Evidence, EvidenceId, Placement, Silence, SnapshotEntry, SnapshotId, Stance, Status,
    article::Reading,
    origin::Origin,
    view::{ClaimPage, EvidenceRow, PlacedAnnotation, SilenceRow},
};

/// 23 November 2026, noon.
pub fn time() -> Timestamp {
    Timestamp::from_second(1_795_435_200).unwrap()
}

pub fn snapshot_id(digit: char) -> SnapshotId {
    SnapshotId::parse(&digit.to_string().repeat(64)).unwrap()
}

/// An article of which only the title is known, with one snapshot.
pub fn article(number: u128, title: &str) -> Article {
    Article {
        id: ArticleId(Uuid::from_u128(number)),
        title: CleanText::line(title),
        source: None,
        author: None,
        published: None,
        url: None,
        language: None,
        lead: None,
        places: BTreeMap::new(),
        addresses: BTreeMap::new(),
        location: None,
        added: time(),
        feeds: BTreeMap::new(),
        tags: Vec::new(),
        reading: Reading::Unread,
        read: None,
        read_again: None,
        starred: false,
        reading_minutes: None,
        snapshots: vec![SnapshotEntry {
            id: snapshot_id('a'),
            taken: time(),
            original: None,
            fetched: None,
        }],
        removed: None,
        expired: None,
        joined: None,
        purged: None,
    }
}

/// An annotation of an article on some words, anchored at the given code points.
pub fn placed(number: u128, article: &Article, quote: &str, at: Range<usize>) -> PlacedAnnotation {
    let annotation = Annotation {
        id: AnnotationId(Uuid::from_u128(number)),
        article: article.id,
        anchor: Anchor {
            made_on: snapshot_id('a'),
            bytes: at.clone(),
            quote: CleanText::new(quote),
            prefix: CleanText::new("before "),
            suffix: CleanText::new(" after"),
        },
        color: Color::Yellow,
        notes: Vec::new(),
        tags: Vec::new(),
        evidence: Vec::new(),
        placements: Vec::new(),
        contested: Vec::new(),
        created: time(),
        modified: time(),
        removed: None,
    };
    PlacedAnnotation {
        placement: Placement::made(&annotation.anchor),
        words: None,
        annotation: Arc::new(annotation),
        code_points: Some(at),
    }
}

/// The same annotation without a place.
pub fn orphaned(mut placed: PlacedAnnotation) -> PlacedAnnotation {
    placed.placement = Placement::orphan();
    placed.code_points = None;
    placed
}

pub fn link(number: u128, claim: &Claim, stance: Stance) -> Evidence {
    Evidence {
        wording: claim.statement.clone(),
        ..Evidence::new(EvidenceId(Uuid::from_u128(number)), claim.id, stance)
    }
}

pub fn claim(number: u128, statement: &str) -> Claim {
    Claim {
        id: ClaimId(Uuid::from_u128(number)),
        statement: CleanText::line(statement),
        status: Status::Undetermined,
        verdicts: Vec::new(),
        silences: Vec::new(),
        claimant: None,
        as_of: None,
        kind: None,
        checkable: None,
        checkable_why: None,
        due: None,
        relations: Vec::new(),
        merged_into: None,
        history: Vec::new(),
        created: time(),
        modified: time(),
        removed: None,
    }
}

/// The silence of an article that was checked in a snapshot; `a` is its newest.
pub fn silence(article: &Article, snapshot: char) -> SilenceRow {
    SilenceRow {
        article: Arc::new(article.clone()),
        silence: Silence {
            article: article.id,
            snapshot: snapshot_id(snapshot),
            checked: time(),
        },
    }
}

/// A claim with all evidence that the annotations of some articles have for it, in their order.
pub fn claim_page<'a>(
    claim: &Claim,
    marked: impl IntoIterator<Item = (&'a Article, &'a PlacedAnnotation)>,
) -> ClaimPage {
    let rows = marked.into_iter().flat_map(|(article, placed)| {
        let links = placed.annotation.evidence.iter();
        links
            .filter(|link| link.claim == claim.id)
            .map(|link| EvidenceRow {
                // One for each article.
                origin: Origin::unknown(article.id.0.as_u64_pair().1 as usize),
                article: Arc::new(article.clone()),
                annotation: placed.annotation.clone(),
                evidence: link.clone(),
                placement: placed.placement.clone(),
                words: placed.words.clone(),
            })
            .collect::<Vec<_>>()
    });
    ClaimPage {
        claim: Arc::new(claim.clone()),
        record: Default::default(),
        records: Vec::new(),
        evidence: rows.collect(),
        silences: Vec::new(),
        related: Vec::new(),
    }
}
