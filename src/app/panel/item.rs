//! What a panel can list.

use std::sync::Arc;

use crate::{
    export::citation::date_in_words,
    model::{
        AnchorState, AnnotationId, Article, ArticleId, ClaimId, EvidenceId,
        view::{AnnotationRow, ClaimRow, EvidenceRow},
    },
    text::words::{Words, fold},
};

/// Something that a panel lists.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// An annotation.
    Annotation(AnnotationRow),
    /// A claim.
    Claim(ClaimRow),
    /// An annotation that bears on the claim whose panel it is.
    Evidence(EvidenceRow),
}

/// Names what a panel lists, so that it is found again among other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemId {
    /// An annotation.
    Annotation(AnnotationId),
    /// A claim.
    Claim(ClaimId),
    /// A link from an annotation to a claim.
    Evidence(EvidenceId),
}

impl Thing {
    /// Returns its name.
    pub fn id(&self) -> ItemId {
        match self {
            Self::Annotation(row) => ItemId::Annotation(row.annotation.id),
            Self::Claim(row) => ItemId::Claim(row.claim.id),
            Self::Evidence(row) => ItemId::Evidence(row.evidence.id),
        }
    }

    /// Returns the article that it belongs to.
    pub fn article(&self) -> Option<&Arc<Article>> {
        match self {
            Self::Annotation(row) => Some(&row.article),
            Self::Evidence(row) => Some(&row.article),
            Self::Claim(_) => None,
        }
    }

    /// Returns the annotation and its article, where it is one.
    pub fn annotation(&self) -> Option<(ArticleId, AnnotationId)> {
        match self {
            Self::Annotation(row) => Some((row.article.id, row.annotation.id)),
            Self::Evidence(row) => Some((row.article.id, row.annotation.id)),
            Self::Claim(_) => None,
        }
    }

    /// Returns what a filter looks at: all that a row says.
    fn words(&self) -> String {
        let mut said = String::new();
        let mut add = |text: &str| {
            said.push_str(text);
            said.push('\n');
        };
        if let Some(article) = self.article() {
            add(&article.title);
            add(article.source.as_deref().unwrap_or_default());
            add(&article.published.map(date_in_words).unwrap_or_default());
        }
        match self {
            Self::Claim(row) => {
                add(&row.claim.statement);
                add(row.claim.status.word());
            }
            Self::Annotation(AnnotationRow {
                annotation, state, ..
            })
            | Self::Evidence(EvidenceRow {
                annotation, state, ..
            }) => {
                add(&annotation.anchor.quote);
                add(annotation.color.word());
                if *state != AnchorState::Anchored {
                    add(state.word());
                }
                for text in annotation.notes.iter().chain(&annotation.tags) {
                    add(text);
                }
                for evidence in &annotation.evidence {
                    add(evidence.stance.word());
                    add(&evidence.wording);
                }
            }
        }
        said
    }
}

/// Something that a panel lists, ready to be filtered.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub thing: Thing,
    folded: String,
}

impl Item {
    /// Makes a thing ready.
    pub fn new(thing: Thing) -> Self {
        Self {
            folded: fold(&thing.words()),
            thing,
        }
    }

    /// Returns its name.
    pub fn id(&self) -> ItemId {
        self.thing.id()
    }

    /// Tells whether all of some words stand in it.
    pub fn has(&self, words: &Words) -> bool {
        words.stand_in(&self.folded)
    }
}
