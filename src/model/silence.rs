//! Recording that articles say nothing of a claim, as one change.

use std::sync::Arc;

use crate::model::{
    Article, ArticleId, Build, ClaimId, Claimed, CleanText, Record, SnapshotId, build::shown, claim,
};

/// Some articles that were checked for a claim and say nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The claim.
    pub claim: Claimed,
    /// The articles, each with the snapshot that was read; nothing for the newest.
    pub articles: Vec<(ArticleId, Option<SnapshotId>)>,
}

/// An article as it is when its silence is recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The article.
    pub article: Arc<Article>,
    /// The snapshot that was read.
    pub snapshot: SnapshotId,
    /// Whether it has evidence for the claim, and so says something of it.
    pub bears: bool,
}

/// What came of recording silences.
#[derive(Clone, Debug, PartialEq)]
pub struct Silenced {
    /// The claim.
    pub claim: ClaimId,
    /// Its wording.
    pub statement: CleanText,
    /// The articles that say nothing of it.
    pub silent: Vec<Arc<Article>>,
    /// Those that have evidence for it, and are left as they are.
    pub bearing: Vec<Arc<Article>>,
}

/// Adds to a change what records the silence of articles on a claim, which is made where there is none yet.
///
/// `record` is that of a claim that is there. An article with evidence for the claim is not silent. Without any
/// article, or where the claim can't be read, nothing comes of it.
pub fn record(
    build: &mut Build<'_>,
    claim: &Claimed,
    record: &Record,
    witnesses: Vec<Witness>,
) -> Option<Silenced> {
    let (bearing, silent): (Vec<_>, Vec<_>) =
        witnesses.into_iter().partition(|witness| witness.bears);
    if silent.is_empty() && bearing.is_empty() {
        return None;
    }
    let (claim, statement) = match claim {
        Claimed::Present(id) => (*id, record.get(claim::STATEMENT)?),
        Claimed::New(statement) => (build.make_claim(statement), statement.clone()),
    };
    for witness in &silent {
        build.silence(claim, record, witness.article.id, &witness.snapshot);
    }
    build.named(&format!("silence on {}", shown(&statement)));
    let articles = |witnesses: Vec<Witness>| {
        let articles = witnesses.into_iter().map(|witness| witness.article);
        articles.collect()
    };
    Some(Silenced {
        claim,
        statement,
        silent: articles(silent),
        bearing: articles(bearing),
    })
}
