//! Echoes, as JSON.

use serde::Serialize;

use crate::{export::json::VERSION, model::echo::Echoes};

/// The document of `echoes`.
#[derive(Serialize)]
pub struct EchoesDocument {
    version: u32,
    echoes: Vec<EchoFields>,
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
            of.echoes.iter().map(|echo| EchoFields {
                article: of.article.id.to_string(),
                start: echo.code_points.start,
                end: echo.code_points.end,
                other: echo.other.id.to_string(),
                other_start: echo.other_code_points.start,
                other_end: echo.other_code_points.end,
                similarity: echo.similarity,
            })
        });
        Self {
            version: VERSION,
            echoes: fields.collect(),
        }
    }
}
