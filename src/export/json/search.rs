//! What a search found, as JSON.

use serde::Serialize;

use crate::{
    export::json::VERSION,
    model::hit::{Hit, HitIn},
};

/// The document of `search`.
#[derive(Serialize)]
pub struct SearchDocument<'a> {
    version: u32,
    hits: Vec<HitFields<'a>>,
}

/// One place that was found; `start` and `end` are of the newest snapshot.
#[derive(Serialize)]
struct HitFields<'a> {
    article: Option<String>,
    annotation: Option<String>,
    claim: Option<String>,
    kind: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    snippet: &'a str,
    score: f64,
}

impl<'a> SearchDocument<'a> {
    /// Tells hits in the given order.
    pub fn new(hits: &'a [Hit]) -> Self {
        let fields = |hit: &'a Hit| HitFields {
            article: hit.found.article().map(|article| article.id.to_string()),
            annotation: hit.found.annotation().map(|id| id.to_string()),
            claim: match &hit.found {
                HitIn::Claim(claim) => Some(claim.id.to_string()),
                _ => None,
            },
            kind: hit.found.word(),
            start: hit.code_points.as_ref().map(|range| range.start),
            end: hit.code_points.as_ref().map(|range| range.end),
            snippet: &hit.snippet,
            score: hit.score,
        };
        Self {
            version: VERSION,
            hits: hits.iter().map(fields).collect(),
        }
    }
}
