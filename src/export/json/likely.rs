//! Likely passages, as JSON.

use serde::Serialize;

use crate::{
    export::json::VERSION,
    model::{CleanText, Voice, likely::Likely},
};

/// The document of `claim evidence`.
#[derive(Serialize)]
pub struct LikelyDocument<'a> {
    version: u32,
    passages: Vec<LikelyFields<'a>>,
}

/// A sentence that is likely to bear on the claim; `start` and `end` are of the newest snapshot.
#[derive(Serialize)]
struct LikelyFields<'a> {
    article: String,
    start: usize,
    end: usize,
    text: &'a str,
    /// More is likelier.
    score: f64,
    /// Whether it is evidence already.
    known: bool,
    /// What it says of the claim then: `supports`, `refutes` or `mentions`.
    stance: Option<&'a str>,
    /// Whether a person has found that the article says nothing of the claim.
    silent: bool,
    /// The other articles that have the same sentence, or nearly.
    also: Vec<String>,
    /// Whether there may be more of these, since not all articles were looked into.
    also_more: bool,
    /// `own`, `attributed` or `quoted`, as made out from the text.
    voice: Option<&'a str>,
    /// Who had it from whom, as made out from the text.
    via: Vec<&'a str>,
    /// The words that take it back by half, as made out from the text.
    hedge: Option<&'a str>,
}

impl<'a> LikelyDocument<'a> {
    /// Tells passages in the given order.
    pub fn new(found: &'a [Likely]) -> Self {
        let fields = |of: &'a Likely| LikelyFields {
            article: of.article.id.to_string(),
            start: of.code_points.start,
            end: of.code_points.end,
            text: &of.anchor.quote,
            score: of.score,
            known: of.known.is_some(),
            stance: of.known.as_ref().map(|(_, stance)| stance.word()),
            silent: of.is_silent,
            also: of.also.iter().map(|other| other.id.to_string()).collect(),
            also_more: of.may_be_more,
            voice: of.suggested.told.voice.as_ref().map(Voice::word),
            via: of
                .suggested
                .told
                .via
                .iter()
                .map(CleanText::as_str)
                .collect(),
            hedge: of.suggested.told.hedge.as_deref(),
        };
        Self {
            version: VERSION,
            passages: found.iter().map(fields).collect(),
        }
    }
}
