//! Model values to text that others can use; one file a format.
//!
//! Outside the program an offset counts Unicode code points, and an id is written in full.

pub mod citation;
pub mod json;
pub mod markdown;
#[cfg(test)]
mod sample;

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{
    Article, ClaimId, CleanText,
    view::{ClaimPage, PlacedAnnotation},
};

/// An article with what is marked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedArticle {
    /// The article.
    pub article: Arc<Article>,
    /// Its annotations, in the order in which they are to be told.
    pub annotations: Vec<PlacedAnnotation>,
}

/// Everything that an export tells.
///
/// A claim is always told with all its evidence, also that of articles which the export leaves out: a claim
/// with half its evidence would say something else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// The articles.
    pub articles: Vec<MarkedArticle>,
    /// The claims.
    pub claims: Vec<ClaimPage>,
    /// The wordings of the claims that annotations bear on; links to claims that are not in here, since
    /// these are in the trash, are left out.
    pub statements: BTreeMap<ClaimId, CleanText>,
}
