//! What the library knows by heart: enough for lists, counts and looking up, for every article.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use crate::{
    library::listing::is_new,
    model::{
        AnchorState, Annotation, AnnotationId, Article, ArticleId, Claim, ClaimId, CleanText,
        Record, RecordId, RecordKind, SnapshotId, Stance,
        view::{Counts, Filter, StanceCounts},
    },
    store::Fingerprint,
    text::words::fold,
};

/// What is known of all articles, annotations and claims.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    articles: BTreeMap<ArticleId, ArticleEntry>,
    annotations: BTreeMap<ArticleId, AnnotationsEntry>,
    claims: BTreeMap<ClaimId, ClaimEntry>,
    /// The files of stories and saved views, of which nothing else is known by heart.
    others: BTreeMap<RecordId, Option<Fingerprint>>,
    /// Articles by where they came from, their URLs, and the hashes of their newest originals.
    names: HashMap<Name, BTreeSet<ArticleId>>,
    /// The articles with evidence of a claim.
    evidence: HashMap<ClaimId, BTreeSet<ArticleId>>,
    /// Counts up with each change.
    revision: u64,
    /// Whether all records have been read.
    pub is_loaded: bool,
}

/// By what an article can be found besides its id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Name {
    /// Where it came from.
    Location(CleanText),
    /// Its URL.
    Url(CleanText),
    /// The hash of the bytes of its newest snapshot.
    Original(CleanText),
}

#[derive(Debug)]
struct ArticleEntry {
    article: Arc<Article>,
    /// What words are looked for in, folded.
    words: String,
    file: Option<Fingerprint>,
}

#[derive(Debug, Default)]
struct AnnotationsEntry {
    marks: Vec<Mark>,
    file: Option<Fingerprint>,
}

/// What is known of an annotation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// Its id.
    pub id: AnnotationId,
    /// Whether it is in the trash.
    pub is_removed: bool,
    /// The snapshots in which it was placed, and how sure.
    states: Vec<(SnapshotId, AnchorState)>,
    /// Its links.
    pub links: Vec<(ClaimId, Stance)>,
    /// Its tags.
    pub tags: Vec<CleanText>,
}

impl Mark {
    fn of(annotation: &Annotation) -> Self {
        let states = annotation.placements.iter();
        Self {
            id: annotation.id,
            is_removed: annotation.removed.is_some(),
            states: states
                .map(|(id, p)| (id.clone(), p.state.clone()))
                .collect(),
            links: annotation
                .evidence
                .iter()
                .map(|evidence| (evidence.claim, evidence.stance.clone()))
                .collect(),
            tags: annotation.tags.clone(),
        }
    }

    /// Tells whether a person must look at it in a snapshot.
    fn needs_recheck(&self, newest: &SnapshotId) -> bool {
        let state = self.states.iter().find(|(id, _)| id == newest);
        state.is_some_and(|(_, state)| {
            matches!(
                state,
                AnchorState::Edited | AnchorState::Review | AnchorState::Orphan
            )
        })
    }
}

#[derive(Debug)]
struct ClaimEntry {
    claim: Arc<Claim>,
    file: Option<Fingerprint>,
}

impl Catalogue {
    /// Returns the number that grows with each change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Takes in a record as it is now; `file` tells of which state of its file.
    pub fn put(&mut self, id: RecordId, record: &Record, file: Option<Fingerprint>) {
        self.revision += 1;
        match id.kind {
            RecordKind::Article => self.put_article(ArticleId(id.id), record, file),
            RecordKind::Annotations => self.put_annotations(ArticleId(id.id), record, file),
            RecordKind::Claim => self.put_claim(ClaimId(id.id), record, file),
            RecordKind::Story | RecordKind::View => _ = self.others.insert(id, file),
        }
    }

    /// Forgets a record.
    pub fn forget(&mut self, id: RecordId) {
        self.put(id, &Record::default(), None);
        match id.kind {
            RecordKind::Article => _ = self.articles.remove(&ArticleId(id.id)),
            RecordKind::Annotations => _ = self.annotations.remove(&ArticleId(id.id)),
            RecordKind::Claim => _ = self.claims.remove(&ClaimId(id.id)),
            RecordKind::Story | RecordKind::View => _ = self.others.remove(&id),
        }
    }

    /// Tells whether a record was taken in, and of which state of its file.
    pub fn file(&self, id: RecordId) -> Option<Option<&Fingerprint>> {
        match id.kind {
            RecordKind::Article => Some(self.articles.get(&ArticleId(id.id))?.file.as_ref()),
            RecordKind::Annotations => Some(self.annotations.get(&ArticleId(id.id))?.file.as_ref()),
            RecordKind::Claim => Some(self.claims.get(&ClaimId(id.id))?.file.as_ref()),
            RecordKind::Story | RecordKind::View => Some(self.others.get(&id)?.as_ref()),
        }
    }

    /// Returns the records of a kind that were taken in.
    pub fn ids(&self, kind: RecordKind) -> BTreeSet<RecordId> {
        let of = |id| RecordId { kind, id };
        match kind {
            RecordKind::Article => self.articles.keys().map(|id| of(id.0)).collect(),
            RecordKind::Annotations => self.annotations.keys().map(|id| of(id.0)).collect(),
            RecordKind::Claim => self.claims.keys().map(|id| of(id.0)).collect(),
            RecordKind::Story | RecordKind::View => {
                let others = self.others.keys().filter(|id| id.kind == kind);
                others.copied().collect()
            }
        }
    }

    /// Returns an article, in the trash or not.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.get(&id).map(|entry| &entry.article)
    }

    /// Returns all articles with the folded text that words are looked for in, in the order of their ids.
    pub fn articles(&self) -> impl Iterator<Item = (&Arc<Article>, &str)> {
        let entries = self.articles.values();
        entries.map(|entry| (&entry.article, entry.words.as_str()))
    }

    /// Returns a claim, in the trash or not.
    pub fn claim(&self, id: ClaimId) -> Option<&Arc<Claim>> {
        self.claims.get(&id).map(|entry| &entry.claim)
    }

    /// Returns all claims, in the order of their ids.
    pub fn claims(&self) -> impl Iterator<Item = &Arc<Claim>> {
        self.claims.values().map(|entry| &entry.claim)
    }

    /// Returns the articles of a name, in the order of their ids.
    pub fn named(&self, name: &Name) -> Vec<&Arc<Article>> {
        let ids = self.names.get(name).into_iter().flatten();
        ids.filter_map(|id| self.article(*id)).collect()
    }

    /// Returns what is known of the annotations of an article.
    pub fn marks(&self, id: ArticleId) -> &[Mark] {
        self.annotations
            .get(&id)
            .map_or(&[], |entry| entry.marks.as_slice())
    }

    /// Returns the articles that have annotations, in the trash or not.
    pub fn marked(&self) -> impl Iterator<Item = (ArticleId, &[Mark])> {
        let entries = self.annotations.iter();
        entries.map(|(id, entry)| (*id, entry.marks.as_slice()))
    }

    /// Returns the articles with evidence of a claim, those in the trash too.
    pub fn evidence(&self, id: ClaimId) -> impl Iterator<Item = ArticleId> {
        self.evidence.get(&id).into_iter().flatten().copied()
    }

    /// Tells whether an article has evidence of a claim.
    pub fn bears(&self, article: ArticleId, claim: ClaimId) -> bool {
        let articles = self.evidence.get(&claim);
        articles.is_some_and(|articles| articles.contains(&article))
    }

    /// Counts the annotations of an article, and the claims on which they bear.
    pub fn counts_of(&self, id: ArticleId) -> (usize, usize) {
        let live = || self.marks(id).iter().filter(|mark| !mark.is_removed);
        let is_live = |id: &ClaimId| self.claim(*id).is_none_or(|claim| claim.removed.is_none());
        let claims: BTreeSet<ClaimId> = live()
            .flat_map(|mark| mark.links.iter().map(|(claim, _)| *claim))
            .filter(is_live)
            .collect();
        (live().count(), claims.len())
    }

    /// Counts the evidence of a claim, and the articles it comes from.
    pub fn stances(&self, id: ClaimId) -> (StanceCounts, usize) {
        let mut counts = StanceCounts::default();
        let mut articles = 0;
        for article in self.evidence(id) {
            let links = self.marks(article).iter().filter(|mark| !mark.is_removed);
            let mut stances = links
                .flat_map(|mark| mark.links.iter().filter(|(claim, _)| *claim == id))
                .peekable();
            articles += usize::from(stances.peek().is_some());
            stances.for_each(|(_, stance)| counts.count(stance));
        }
        (counts, articles)
    }

    /// Counts the articles that are new to whoever asks.
    pub fn new_articles(&self, filter: &Filter) -> usize {
        if filter.since.is_none() {
            return 0;
        }
        let articles = self.articles.values().map(|entry| &entry.article);
        let new = articles.filter(|article| article.is_live() && is_new(article, filter));
        new.count()
    }

    /// Counts the library.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for entry in self.articles.values() {
            let article = &entry.article;
            if !article.is_live() {
                continue;
            }
            counts.articles += 1;
            counts.unread += usize::from(article.reading == crate::model::article::Reading::Unread);
            counts.samples += usize::from(super::samples::is_sample(article));
            let marks = self
                .marks(article.id)
                .iter()
                .filter(|mark| !mark.is_removed);
            if let Some(newest) = article.newest() {
                counts.recheck += marks.filter(|mark| mark.needs_recheck(&newest.id)).count();
            }
        }
        let claims = self.claims.values();
        counts.claims = claims.filter(|entry| entry.claim.removed.is_none()).count();
        counts
    }

    fn put_article(&mut self, id: ArticleId, record: &Record, file: Option<Fingerprint>) {
        if let Some(before) = self.articles.get(&id) {
            let names = names(&before.article);
            for name in names {
                if let Some(ids) = self.names.get_mut(&name) {
                    ids.remove(&id);
                    if ids.is_empty() {
                        self.names.remove(&name);
                    }
                }
            }
        }
        let article = Arc::new(Article::from_record(id, record));
        for name in names(&article) {
            self.names.entry(name).or_default().insert(id);
        }
        let words = words(&article);
        self.articles.insert(
            id,
            ArticleEntry {
                article,
                words,
                file,
            },
        );
    }

    fn put_annotations(&mut self, id: ArticleId, record: &Record, file: Option<Fingerprint>) {
        for mark in self.annotations.remove(&id).unwrap_or_default().marks {
            for (claim, _) in mark.links {
                if let Some(articles) = self.evidence.get_mut(&claim) {
                    articles.remove(&id);
                }
            }
        }
        let annotations = Annotation::all(id, record);
        let marks: Vec<Mark> = annotations.iter().map(Mark::of).collect();
        for mark in marks.iter().filter(|mark| !mark.is_removed) {
            for (claim, _) in &mark.links {
                self.evidence.entry(*claim).or_default().insert(id);
            }
        }
        self.annotations
            .insert(id, AnnotationsEntry { marks, file });
    }

    fn put_claim(&mut self, id: ClaimId, record: &Record, file: Option<Fingerprint>) {
        match Claim::from_record(id, record) {
            Some(claim) => {
                let claim = Arc::new(claim);
                self.claims.insert(id, ClaimEntry { claim, file });
            }
            None => _ = self.claims.remove(&id),
        }
    }
}

/// Returns by what an article can be found; one that was purged by nothing.
fn names(article: &Article) -> Vec<Name> {
    let original = article.newest().and_then(|entry| entry.original.clone());
    [
        article.location.clone().map(Name::Location),
        article.url.clone().map(Name::Url),
        original.map(Name::Original),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns the text in which words are looked for, its parts on lines of their own.
fn words(article: &Article) -> String {
    let parts = [&article.source, &article.author, &article.url];
    let parts = std::iter::once(&article.title)
        .chain(parts.into_iter().flatten())
        .chain(&article.tags);
    let parts: Vec<String> = parts.map(|part| fold(part)).collect();
    parts.join("\n")
}
