//! What was found of claims, before it is set beside articles or sources.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    compare::origin::People,
    model::{
        AnnotationId, Article, ArticleId, Claim, EvidenceId, Stance, origin::Origin,
        view::EvidenceRow,
    },
};

/// One piece of evidence, as far as a matrix tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The article that it stands in.
    pub article: ArticleId,
    /// The annotation.
    pub annotation: AnnotationId,
    /// The link.
    pub evidence: EvidenceId,
    /// What it says of the claim.
    pub stance: Stance,
    /// Where it comes from in the end; in a survey its number is the same for the same origin of every claim.
    pub origin: Origin,
    /// Whether it waits for a person: its words are not where they were, or the claim has another wording now.
    pub recheck: bool,
}

/// An article that says nothing of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hush {
    /// The article.
    pub article: ArticleId,
    /// Whether its newest snapshot was checked.
    pub is_current: bool,
}

/// What was found of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Its evidence.
    pub quotes: Vec<Quote>,
    /// The articles that say nothing of it; none that has evidence.
    pub silences: Vec<Hush>,
}

impl Line {
    /// Takes the evidence of a claim, and its silences of some articles.
    pub fn new(
        claim: &Arc<Claim>,
        evidence: &[EvidenceRow],
        articles: &HashMap<ArticleId, &Arc<Article>>,
    ) -> Self {
        let quotes = evidence.iter().map(|row| Quote {
            article: row.article.id,
            annotation: row.annotation.id,
            evidence: row.evidence.id,
            stance: row.evidence.stance.clone(),
            origin: row.origin.clone(),
            recheck: row.waits(&claim.statement),
        });
        let silences = claim.silences.iter().filter_map(|silence| {
            let article = articles.get(&silence.article)?;
            Some(Hush {
                article: article.id,
                is_current: silence.is_current(article),
            })
        });
        Self {
            quotes: quotes.collect(),
            silences: silences.collect(),
            claim: Arc::clone(claim),
        }
    }
}

/// Gives the same letters to the same origin of several claims.
#[derive(Debug, Default)]
pub struct Letters {
    people: People,
    numbers: HashMap<String, usize>,
}

impl Letters {
    /// Takes the origins that are to have letters: of people by several names these tell who is one.
    pub fn of<'o>(origins: impl Iterator<Item = &'o Origin>) -> Self {
        Self {
            people: People::of(origins.filter_map(|origin| origin.name.as_ref())),
            numbers: HashMap::new(),
        }
    }

    /// Gives an origin the letters of its name, new ones where the name is new; one that is unknown has none.
    pub fn give(&mut self, origin: &mut Origin) {
        if let Some(name) = &origin.name {
            let next = self.numbers.len();
            let number = self.numbers.entry(self.people.key(name));
            origin.number = *number.or_insert(next);
        }
    }
}

/// What was found of some claims in some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    pub(super) lines: Vec<Line>,
    pub(super) articles: Vec<Arc<Article>>,
    trashed: usize,
}

impl Survey {
    /// Takes what was found; what stands in no article of these is left out.
    pub fn new(mut lines: Vec<Line>, articles: Vec<Arc<Article>>) -> Self {
        let shown: HashSet<ArticleId> = articles.iter().map(|article| article.id).collect();
        for line in &mut lines {
            line.quotes.retain(|quote| shown.contains(&quote.article));
            let bearing: HashSet<ArticleId> =
                line.quotes.iter().map(|quote| quote.article).collect();
            line.silences
                .retain(|hush| shown.contains(&hush.article) && !bearing.contains(&hush.article));
        }
        let quotes = lines.iter().flat_map(|line| &line.quotes);
        let mut letters = Letters::of(quotes.map(|quote| &quote.origin));
        for quote in lines.iter_mut().flat_map(|line| &mut line.quotes) {
            letters.give(&mut quote.origin);
        }
        Self {
            lines,
            articles,
            trashed: 0,
        }
    }

    /// Notes how many articles with evidence lie in the trash: nothing of them is left to read, so they are no columns.
    #[must_use]
    pub fn without_trashed(self, trashed: usize) -> Self {
        Self { trashed, ..self }
    }

    /// Returns how many articles with evidence are left out, since they lie in the trash.
    pub const fn trashed(&self) -> usize {
        self.trashed
    }

    /// Returns what was found of each claim.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Returns the articles.
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
    }
}
