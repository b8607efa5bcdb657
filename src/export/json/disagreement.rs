//! Disagreements, as JSON.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    export::json::VERSION,
    model::{
        ArticleId, ClaimId,
        disagreement::{Disagreement, Side},
    },
};

/// The document of `disagreements`.
#[derive(Serialize)]
pub struct DisagreementsDocument<'a> {
    version: u32,
    disagreements: Vec<DisagreementFields<'a>>,
}

/// Two sentences that disagree, in the newest snapshot of each article.
#[derive(Serialize)]
struct DisagreementFields<'a> {
    id: String,
    kind: &'static str,
    score: f64,
    /// The claim that has one of the sentences for its wording.
    claim: Option<String>,
    left: SideFields<'a>,
    right: SideFields<'a>,
}

/// One of them, with what differs in it.
#[derive(Serialize)]
struct SideFields<'a> {
    article: String,
    start: usize,
    end: usize,
    text: &'a str,
    value: &'a str,
    /// All articles in which these words stand in such a disagreement, this one too.
    articles: Vec<String>,
}

impl<'a> DisagreementsDocument<'a> {
    /// Tells disagreements in the given order, each with the claim that was made of it.
    pub fn new(disagreements: &'a [(Disagreement, Option<ClaimId>)]) -> Self {
        let fields = disagreements.iter().map(|(one, claim)| {
            let [left, right] = one.articles();
            DisagreementFields {
                id: one.id.to_string(),
                kind: one.kind.name(),
                score: one.score,
                claim: claim.map(|claim| claim.to_string()),
                left: SideFields::new(&one.left, &left),
                right: SideFields::new(&one.right, &right),
            }
        });
        Self {
            version: VERSION,
            disagreements: fields.collect(),
        }
    }
}

impl<'a> SideFields<'a> {
    fn new(side: &'a Side, articles: &BTreeSet<ArticleId>) -> Self {
        Self {
            article: side.article.id.to_string(),
            start: side.code_points.start,
            end: side.code_points.end,
            text: &side.text,
            value: side.differing(),
            articles: articles.iter().map(ToString::to_string).collect(),
        }
    }
}
