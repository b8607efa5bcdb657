//! What a panel can list.

use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use crate::{
    app::{
        additions::{Addition, AdditionId},
        feeds::{Folder, FolderId, Line},
        messages::Said,
        narrowing::{View, ViewOf},
    },
    model::{
        AnnotationId, Article, ArticleId, ClaimId, CleanText, DisagreementId, EvidenceId, FeedId,
        Grid, GridId, HistoryEntry, PartialDate, SnapshotId, StoryId,
        disagreement::Disagreement,
        echo::Echo,
        hit::{Hit, HitIn},
        likely::Likely,
        view::{AnnotationRow, ClaimRow, EvidenceRow, SilenceRow, StoryRow},
    },
    text::words::{Words, fold},
};

/// Something that a panel lists.
#[expect(
    clippy::large_enum_variant,
    reason = "most rows of a claim are evidence, and a panel has few"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// An annotation.
    Annotation(AnnotationRow),
    /// An article.
    Article(Arc<Article>),
    /// A claim.
    Claim(ClaimRow),
    /// An annotation that bears on the claim whose panel it is.
    Evidence(EvidenceRow),
    /// An article that says nothing of the claim whose panel it is.
    Silence(SilenceRow),
    /// Something that was said.
    Message(Said),
    /// A story.
    Story(StoryRow),
    /// A view of the list.
    View(View),
    /// What a search found in one article, or a claim that it found.
    Found(FoundRow),
    /// A passage as it stands in another article.
    Echo(Arc<Echo>),
    /// Something that a claim was given, by its number from the oldest.
    Past(usize, HistoryEntry),
    /// A passage that is likely to bear on the claim whose panel it is.
    Likely(Box<Likely>),
    /// Two sentences that disagree.
    Disagreement(Arc<Disagreement>),
    /// A grid.
    Grid(Arc<Grid>),
    /// Something that is added.
    Addition(Arc<Addition>),
    /// A folder of feeds.
    Folder(Arc<Folder>),
    /// A feed.
    Feed(Arc<Line>),
}

/// What a search found in one article, or one claim.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRow {
    /// In what it was found first.
    pub first: Hit,
    /// What else was found there.
    pub more: Vec<Hit>,
}

impl FoundRow {
    /// Brings what was found in one article together.
    pub fn all(hits: Vec<Hit>) -> Vec<Self> {
        let of = |hit: &Hit| hit.found.article().map(|article| article.id);
        let mut rows: Vec<Self> = Vec::new();
        for hit in hits {
            match rows.last_mut() {
                Some(row) if of(&hit).is_some() && of(&row.first) == of(&hit) => row.more.push(hit),
                _ => rows.push(Self {
                    first: hit,
                    more: Vec::new(),
                }),
            }
        }
        rows
    }

    /// Returns all that was found.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// Returns the first byte of what was found in a text of the article, and in which.
    pub fn place(&self) -> Option<(SnapshotId, usize)> {
        self.hits()
            .find_map(|hit| Some((hit.snapshot.clone()?, hit.bytes.as_ref()?.start)))
    }
}

/// Names what a panel lists, so that it is found again among other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemId {
    /// An annotation.
    Annotation(AnnotationId),
    /// An article.
    Article(ArticleId),
    /// A claim.
    Claim(ClaimId),
    /// A link from an annotation to a claim.
    Evidence(EvidenceId),
    /// An article that says nothing of a claim.
    Silence(ArticleId),
    /// A story.
    Story(StoryId),
    /// A view.
    View(ViewOf),
    /// Something that was said, by its number.
    Message(u64),
    /// A passage of another article, by its first byte.
    Echo(ArticleId, usize),
    /// Something that a claim was given, by its number.
    Past(usize),
    /// A likely passage, by its first byte.
    Likely(ArticleId, usize),
    /// A disagreement.
    Disagreement(DisagreementId),
    /// A grid.
    Grid(GridId),
    /// Something that is added.
    Addition(AdditionId),
    /// A folder of feeds.
    Folder(FolderId),
    /// A feed in one of its folders, or in none.
    Feed(FeedId, Option<FolderId>),
}

impl Thing {
    /// Returns its name.
    pub fn id(&self) -> ItemId {
        match self {
            Self::Annotation(row) => ItemId::Annotation(row.annotation.id),
            Self::Article(article) => ItemId::Article(article.id),
            Self::Claim(row) => ItemId::Claim(row.claim.id),
            Self::Message(said) => ItemId::Message(said.number),
            Self::Story(row) => ItemId::Story(row.story.id),
            Self::View(view) => ItemId::View(view.of),
            Self::Found(row) => match &row.first.found {
                HitIn::Claim(claim) => ItemId::Claim(claim.id),
                found => found
                    .article()
                    .map_or(ItemId::Message(0), |article| ItemId::Article(article.id)),
            },
            Self::Echo(echo) => ItemId::Echo(echo.other.id, echo.other_bytes.start),
            Self::Past(number, _) => ItemId::Past(*number),
            Self::Likely(row) => ItemId::Likely(row.article.id, row.anchor.bytes.start),
            Self::Disagreement(one) => ItemId::Disagreement(one.id),
            Self::Grid(grid) => ItemId::Grid(grid.id),
            Self::Addition(one) => ItemId::Addition(one.id),
            Self::Folder(folder) => ItemId::Folder(folder.id),
            Self::Feed(line) => {
                let folder = line.folder.as_ref().map(|(folder, _)| *folder);
                ItemId::Feed(line.row.feed.id, folder)
            }
            Self::Evidence(row) => ItemId::Evidence(row.evidence.id),
            Self::Silence(row) => ItemId::Silence(row.article.id),
        }
    }

    /// Returns the article that it belongs to.
    pub fn article(&self) -> Option<&Arc<Article>> {
        match self {
            Self::Annotation(row) => Some(&row.article),
            Self::Evidence(row) => Some(&row.article),
            Self::Silence(row) => Some(&row.article),
            Self::Article(article) => Some(article),
            Self::Found(row) => row.first.found.article(),
            Self::Likely(row) => Some(&row.article),
            Self::Disagreement(one) => Some(&one.left.article),
            Self::Claim(_)
            | Self::Message(_)
            | Self::Story(_)
            | Self::View(_)
            | Self::Echo(_)
            | Self::Past(..)
            | Self::Grid(_)
            | Self::Addition(_)
            | Self::Folder(_)
            | Self::Feed(_) => None,
        }
    }

    /// Returns the title, the source and the date of the article that it belongs to.
    pub fn told_of(&self) -> Option<(&str, Option<&str>, Option<PartialDate>)> {
        if let Self::Echo(echo) = self {
            let other = &echo.other;
            return Some((&other.title, other.source.as_deref(), other.published));
        }
        let article = self.article()?;
        Some((&article.title, article.source.as_deref(), article.published))
    }

    /// Returns the annotation and its article, where it is one.
    pub fn annotation(&self) -> Option<(ArticleId, AnnotationId)> {
        match self {
            Self::Annotation(row) => Some((row.article.id, row.annotation.id)),
            Self::Evidence(row) => Some((row.article.id, row.annotation.id)),
            Self::Article(_)
            | Self::Claim(_)
            | Self::Silence(_)
            | Self::Message(_)
            | Self::Story(_)
            | Self::View(_)
            | Self::Found(_)
            | Self::Echo(_)
            | Self::Past(..)
            | Self::Likely(_)
            | Self::Disagreement(_)
            | Self::Grid(_)
            | Self::Addition(_)
            | Self::Folder(_)
            | Self::Feed(_) => None,
        }
    }

    /// Returns when it was put into the trash.
    pub fn removed(&self) -> Option<Timestamp> {
        match self {
            Self::Annotation(row) => row.annotation.removed,
            Self::Article(article) => article.removed,
            Self::Claim(row) => row.claim.removed,
            Self::Story(row) => row.story.removed,
            Self::View(view) => view.removed,
            Self::Grid(grid) => grid.removed,
            Self::Feed(line) => line.row.feed.removed,
            Self::Evidence(_)
            | Self::Silence(_)
            | Self::Message(_)
            | Self::Found(_)
            | Self::Echo(_)
            | Self::Past(..)
            | Self::Likely(_)
            | Self::Disagreement(_)
            | Self::Addition(_)
            | Self::Folder(_) => None,
        }
    }

    /// Returns the word for what it is.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Annotation(_) | Self::Evidence(_) => "annotation",
            Self::Article(_) => "article",
            Self::Claim(_) => "claim",
            Self::Silence(_) => "silent",
            Self::Message(_) => "message",
            Self::Story(_) => "story",
            Self::View(_) => "view",
            Self::Found(row) => row.first.found.word(),
            Self::Echo(_) => "echo",
            Self::Past(..) => "history",
            Self::Likely(_) => "passage",
            Self::Disagreement(one) => one.kind.name(),
            Self::Grid(_) => "grid",
            Self::Addition(_) => "addition",
            Self::Folder(_) => "folder",
            Self::Feed(_) => "feed",
        }
    }

    /// Returns its own words: a quote, a title, a statement or a message.
    pub fn name(&self) -> &CleanText {
        match self {
            Self::Annotation(row) => &row.annotation.anchor.quote,
            Self::Evidence(row) => &row.annotation.anchor.quote,
            Self::Article(article) => &article.title,
            Self::Silence(row) => &row.article.title,
            Self::Claim(row) => &row.claim.statement,
            Self::Message(said) => &said.text,
            Self::Story(row) => &row.story.name,
            Self::View(view) => &view.name,
            Self::Echo(echo) => &echo.words,
            Self::Past(_, entry) => &entry.value,
            Self::Likely(row) => &row.anchor.quote,
            Self::Disagreement(one) => &one.left.text,
            Self::Grid(grid) => &grid.name,
            Self::Addition(one) => one.name(),
            Self::Folder(folder) => &folder.path,
            Self::Feed(line) => &line.row.feed.label,
            Self::Found(row) => match &row.first.found {
                HitIn::Claim(claim) => &claim.statement,
                found => found
                    .article()
                    .map_or(&row.first.snippet, |article| &article.title),
            },
        }
    }
}

/// Something that a panel lists, ready to be filtered.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub thing: Thing,
    /// What a filter looks at, folded once it is looked at first: a panel may have very many rows.
    folded: OnceLock<String>,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.thing == other.thing
    }
}

impl Item {
    /// Makes a thing ready.
    pub const fn new(thing: Thing) -> Self {
        Self {
            thing,
            folded: OnceLock::new(),
        }
    }

    /// Returns its name.
    pub fn id(&self) -> ItemId {
        self.thing.id()
    }

    /// Tells whether all of some words stand in it.
    pub fn has(&self, words: &Words) -> bool {
        words.is_empty() || words.stand_in(self.folded.get_or_init(|| fold(&self.thing.words())))
    }
}
