//! Echoes, as JSON.

use serde::Serialize;

use crate::{export::json::VERSION, model::echo::Echoes};

/// The document of `echoes`.
#[derive(Serialize)]
pub struct EchoesDocument {
    version: u32,
    echoes: Vec<EchoFields>,
    /// The articles of whose others not all were looked into; none where all were.
    looked_into: Vec<LookedFields>,
}

/// How many of the others that share something with an article were looked into.
#[derive(Serialize)]
struct LookedFields {
    article: String,
    looked_into: usize,
    /// How many there are; where `exact` is false, there may be more.
    sharing: usize,
    exact: bool,
}

/// One passage that two articles share, in the newest snapshot of each.
#[derive(Serialize)]
struct EchoFields {
    article: String,
    start: usize,
    end: usize,
    other: String,
    other_start: usize,
    other_end: usize,
    similarity: f64,
}

impl EchoesDocument {
    /// Tells echoes in the given order.
    pub fn new(of_articles: &[Echoes]) -> Self {
        let fields = of_articles.iter().flat_map(|of| {
            of.found.echoes.iter().map(|echo| EchoFields {
                article: of.article.id.to_string(),
                start: echo.code_points.start,
                end: echo.code_points.end,
                other: echo.other.id.to_string(),
                other_start: echo.other_code_points.start,
                other_end: echo.other_code_points.end,
                similarity: echo.similarity,
            })
        });
        let looked = of_articles.iter().filter_map(|of| {
            let looked = of.found.looked?;
            Some(LookedFields {
                article: of.article.id.to_string(),
                looked_into: looked.into,
                sharing: looked.of,
                exact: looked.is_exact,
            })
        });
        Self {
            version: VERSION,
            looked_into: looked.collect(),
            echoes: fields.collect(),
        }
    }
}
