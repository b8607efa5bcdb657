//! Stories: the articles and claims of one affair.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::model::{ArticleId, ClaimId, CleanText, Field, Path, Record, StoryId};

/// What it is called.
pub const NAME: Field<CleanText> = Field::new("name");
/// When it was made.
pub const CREATED: Field<Timestamp> = Field::new("created");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");

/// Returns where the note stands.
pub fn note() -> Path {
    Path::root("note")
}

/// Returns where the articles stand.
pub fn articles() -> Path {
    Path::root("articles")
}

/// Returns where the claims stand.
pub fn claims() -> Path {
    Path::root("claims")
}

/// What was put into a story, or is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// Articles.
    pub articles: BTreeSet<ArticleId>,
    /// Claims.
    pub claims: BTreeSet<ClaimId>,
}

impl Members {
    /// Names articles alone.
    pub fn articles(articles: impl IntoIterator<Item = ArticleId>) -> Self {
        Self {
            articles: articles.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Names claims alone.
    pub fn claims(claims: impl IntoIterator<Item = ClaimId>) -> Self {
        Self {
            claims: claims.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Tells whether nothing is named.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.claims.is_empty()
    }

    /// Tells whether all of these are among others.
    pub fn is_within(&self, others: &Self) -> bool {
        self.articles.is_subset(&others.articles) && self.claims.is_subset(&others.claims)
    }

    /// Says how many they are, such as `2 articles and 1 claim`.
    pub fn told(&self) -> String {
        let counted = |count: usize, one: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {one}s")),
        };
        let articles = counted(self.articles.len(), "article");
        let claims = counted(self.claims.len(), "claim");
        match (articles, claims) {
            (Some(articles), Some(claims)) => format!("{articles} and {claims}"),
            (articles, claims) => articles.or(claims).unwrap_or_else(|| "nothing".to_owned()),
        }
    }

    /// Returns where each stands in the record of a story.
    pub(crate) fn paths(&self) -> impl Iterator<Item = (Path, CleanText)> {
        let articles = self.articles.iter().map(|id| (articles(), id.to_string()));
        let claims = self.claims.iter().map(|id| (claims(), id.to_string()));
        articles.chain(claims).map(|(set, id)| {
            let element = CleanText::line(&id);
            (set.child(&element), element)
        })
    }
}

/// The articles and claims of one affair, under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// What it is called.
    pub name: CleanText,
    /// What it is about, in Markdown; several where they were written without sight of each other.
    pub notes: Vec<CleanText>,
    /// What was put into it; some of that may be in the trash, or gone.
    pub members: Members,
    /// When it was made.
    pub created: Timestamp,
    /// When anything of it was last changed.
    pub modified: Timestamp,
    /// When it was put into the trash.
    pub removed: Option<Timestamp>,
}

impl Story {
    /// Decodes a record; nothing where it has no name.
    pub fn from_record(id: StoryId, record: &Record) -> Option<Self> {
        let name = CleanText::line(&record.get(NAME)?);
        if name.is_empty() {
            return None;
        }
        let created = record.get(CREATED).unwrap_or(Timestamp::UNIX_EPOCH);
        let within = |set: Path| record.texts(&set).into_iter();
        Some(Self {
            id,
            name,
            notes: record.texts(&note()),
            members: Members {
                articles: within(articles())
                    .filter_map(|id| ArticleId::parse(&id))
                    .collect(),
                claims: within(claims())
                    .filter_map(|id| ClaimId::parse(&id))
                    .collect(),
            },
            created,
            modified: record.latest().map_or(created, |stamp| stamp.time()),
            removed: record.get(REMOVED),
        })
    }
}

/// The names of the stories that articles and claims belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Belonging {
    articles: BTreeMap<ArticleId, Vec<CleanText>>,
    claims: BTreeMap<ClaimId, Vec<CleanText>>,
}

impl Belonging {
    /// Gathers what stories hold; names come in the order of the stories.
    pub fn of<'a>(stories: impl IntoIterator<Item = &'a Story>) -> Self {
        let mut belonging = Self::default();
        for story in stories {
            for id in &story.members.articles {
                let names = belonging.articles.entry(*id).or_default();
                names.push(story.name.clone());
            }
            for id in &story.members.claims {
                let names = belonging.claims.entry(*id).or_default();
                names.push(story.name.clone());
            }
        }
        belonging
    }

    /// Returns the stories that an article was put into.
    pub fn of_article(&self, id: ArticleId) -> &[CleanText] {
        self.articles.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns the stories that a claim was put into, and those of the articles with evidence for it.
    pub fn of_claim(
        &self,
        id: ClaimId,
        evidence: impl IntoIterator<Item = ArticleId>,
    ) -> Vec<&CleanText> {
        let own = self.claims.get(&id).into_iter().flatten();
        let of_evidence = evidence.into_iter().flat_map(|id| self.of_article(id));
        let mut names: Vec<&CleanText> = Vec::new();
        for name in own.chain(of_evidence) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}
