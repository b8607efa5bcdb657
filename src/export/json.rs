//! The JSON that scripts depend on.
//!
//! Each document is an object with `version: 1`. Within a version fields may be added, and none is taken
//! away, renamed, or given another meaning; a field without a value is `null`, never left out. Ids are
//! UUIDs in full; `start` and `end` count Unicode code points, half open; times are ISO 8601 in UTC, and the
//! date of publication is as precise as it is known: `2020`, `2020-08` or `2020-08-23`. Words such as states,
//! stances and colours are those of the screen; one that a later version wrote stands as it is.

mod article;
mod claim;
mod diff;
mod disagreement;
mod echo;
mod feed;
mod grids;
mod likely;
mod mark;
mod matrix;
mod search;
mod story;

use serde::Serialize;

pub use article::{AddedArticle, ArticleFields, BlockFields, Skipped, SnapshotFields, SpanFields};
pub use claim::{ClaimFields, CountFields, OriginFields, PassageFields};
pub use diff::DiffDocument;
pub use disagreement::DisagreementsDocument;
pub use echo::EchoesDocument;
pub use feed::{FeedsDocument, RefreshDocument};
pub use grids::GridsDocument;
pub use likely::LikelyDocument;
pub use mark::{AnnotationFields, LinkFields, RevisedAnnotation};
pub use matrix::MatrixFields;
pub use search::SearchDocument;
pub use story::{StoriesDocument, ViewsDocument};

use crate::{
    compare::matrix::Matrix,
    export::{Dossier, grid::GridFields},
    model::{
        Article, Belonging, Snapshot,
        view::{ClaimPage, PlacedAnnotation, SourceRow},
    },
};

/// The version of all documents.
pub const VERSION: u32 = 1;

/// Writes a document, indented, with a line break at its end.
pub fn to_text(document: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(document)
        .expect("the documents hold texts, numbers and lists, all of which JSON can write");
    text.push('\n');
    text
}

/// The document of `show`.
#[derive(Serialize)]
pub struct ShowDocument<'a> {
    version: u32,
    #[serde(flatten)]
    article: ArticleFields<'a>,
    text: &'a str,
    blocks: Vec<BlockFields>,
    spans: Vec<SpanFields<'a>>,
}

impl<'a> ShowDocument<'a> {
    /// Tells an article with one of its snapshots; `snapshot` is the one whose text it is.
    pub fn new(article: &'a Article, snapshot: &'a Snapshot, belonging: &'a Belonging) -> Self {
        let (blocks, spans) = article::structure(snapshot);
        Self {
            version: VERSION,
            article: ArticleFields {
                snapshot: Some(snapshot.id.as_str()),
                ..ArticleFields::new(article, belonging)
            },
            text: &snapshot.text,
            blocks,
            spans,
        }
    }
}

/// The document of `list`: articles with the fields of `show` except text, blocks and spans.
#[derive(Serialize)]
pub struct ListDocument<'a> {
    version: u32,
    articles: Vec<ArticleFields<'a>>,
}

impl<'a> ListDocument<'a> {
    /// Tells articles in the given order.
    pub fn new(articles: impl IntoIterator<Item = &'a Article>, belonging: &'a Belonging) -> Self {
        let fields = |article| ArticleFields::new(article, belonging);
        Self {
            version: VERSION,
            articles: articles.into_iter().map(fields).collect(),
        }
    }
}

/// The document of `sources`: each as it is written, and `null` for articles of no known one.
#[derive(Serialize)]
pub struct SourcesDocument<'a> {
    version: u32,
    sources: Vec<SourceFields<'a>>,
}

/// A source with the number of its articles.
#[derive(Serialize)]
struct SourceFields<'a> {
    source: Option<&'a str>,
    articles: usize,
}

impl<'a> SourcesDocument<'a> {
    /// Tells sources in the given order.
    pub fn new(sources: impl IntoIterator<Item = &'a SourceRow>) -> Self {
        let fields = |row: &'a SourceRow| SourceFields {
            source: row.source.as_deref(),
            articles: row.articles.len(),
        };
        Self {
            version: VERSION,
            sources: sources.into_iter().map(fields).collect(),
        }
    }
}

/// The document of `annotations`.
#[derive(Serialize)]
pub struct AnnotationsDocument<'a> {
    version: u32,
    annotations: Vec<AnnotationFields<'a>>,
}

impl<'a> AnnotationsDocument<'a> {
    /// Tells the annotations of a dossier; its claims are not told.
    pub fn new(dossier: &'a Dossier) -> Self {
        Self {
            version: VERSION,
            annotations: annotations(dossier),
        }
    }
}

/// The document of `claims`, and of `claim show` with one claim.
#[derive(Serialize)]
pub struct ClaimsDocument<'a> {
    version: u32,
    claims: Vec<ClaimFields<'a>>,
}

impl<'a> ClaimsDocument<'a> {
    /// Tells claims in the given order.
    pub fn new(claims: impl IntoIterator<Item = &'a ClaimPage>, belonging: &'a Belonging) -> Self {
        let fields = |page| ClaimFields::new(page, belonging);
        Self {
            version: VERSION,
            claims: claims.into_iter().map(fields).collect(),
        }
    }
}

/// The document of `export --format json`.
///
/// Articles, annotations and claims have the fields of `list`, `annotations` and `claims`. A claim has all its
/// evidence, so where the export was narrowed its evidence may name articles that are not in the document. The matrix
/// sets the same claims beside the articles that the export is narrowed to, or else those in which something was found.
/// The grids are those that one of the claims stands in, with the fields of `grid show`.
#[derive(Serialize)]
pub struct ExportDocument<'a> {
    version: u32,
    articles: Vec<ArticleFields<'a>>,
    annotations: Vec<AnnotationFields<'a>>,
    claims: Vec<ClaimFields<'a>>,
    matrix: MatrixFields<'a>,
    grids: Vec<GridFields<'a>>,
}

impl<'a> ExportDocument<'a> {
    /// Tells a whole dossier, with its matrix.
    pub fn new(dossier: &'a Dossier, matrix: &'a Matrix) -> Self {
        let articles = dossier.articles.iter();
        let belonging = &dossier.belonging;
        Self {
            version: VERSION,
            articles: articles
                .map(|marked| ArticleFields::new(&marked.article, belonging))
                .collect(),
            annotations: annotations(dossier),
            claims: dossier
                .claims
                .iter()
                .map(|page| ClaimFields::new(page, belonging))
                .collect(),
            matrix: MatrixFields::new(matrix, (dossier.survey.trashed(), dossier.outside())),
            grids: dossier.grids.iter().map(GridFields::new).collect(),
        }
    }
}

/// The document of `add`.
#[derive(Serialize)]
pub struct AddDocument {
    version: u32,
    articles: Vec<AddedArticle>,
    skipped: Vec<Skipped>,
}

impl AddDocument {
    /// Tells what became of the sources, in their order.
    pub fn new(articles: Vec<AddedArticle>, skipped: Vec<Skipped>) -> Self {
        Self {
            version: VERSION,
            articles,
            skipped,
        }
    }
}

/// The document of `revise`.
#[derive(Serialize)]
pub struct ReviseDocument<'a> {
    version: u32,
    articles: Vec<AddedArticle>,
    skipped: Vec<Skipped>,
    annotations: Vec<RevisedAnnotation<'a>>,
}

impl<'a> ReviseDocument<'a> {
    /// Tells what became of an article, and where its annotations stand now.
    pub fn new(article: AddedArticle, placed: &'a [PlacedAnnotation]) -> Self {
        Self {
            version: VERSION,
            articles: vec![article],
            skipped: Vec::new(),
            annotations: placed.iter().map(RevisedAnnotation::new).collect(),
        }
    }
}

fn annotations(dossier: &Dossier) -> Vec<AnnotationFields<'_>> {
    let all = dossier.articles.iter().flat_map(|marked| {
        let with_article = |placed| (&*marked.article, placed);
        marked.annotations.iter().map(with_article)
    });
    all.map(|(article, placed): (&Article, &PlacedAnnotation)| {
        AnnotationFields::new(article, placed, &dossier.statements)
    })
    .collect()
}

#[cfg(test)]
mod tests;
