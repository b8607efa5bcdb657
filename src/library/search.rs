//! Searching the library.

use std::{
    panic::resume_unwind,
    sync::Arc,
    thread::{self, ScopedJoinHandle},
};

use crate::{
    anchor::offset,
    index::{AnnotationPart, InAnnotation, Index, IndexError},
    library::{
        Library,
        indexing::{IndexingError, Parts},
    },
    model::{
        Annotation, Article, ArticleId, Claim, CleanText, RecordId,
        hit::{Hit, HitIn, Hits},
    },
    query::{Moment, Query, TextField},
    text::passage::{self, Run},
};

/// How many passages of one text are shown.
const PASSAGES: usize = 3;

/// On how many threads passages are looked for.
const THREADS: usize = 4;

impl Library {
    /// Searches articles, notes, quotes and claims; `limit` is the most articles, and the most claims.
    ///
    /// What this process has written is found, unless the index can't be written; what others have written since
    /// it was last compared with the files is not. An index that turns out to be damaged is made anew first,
    /// which takes its time. `cancelled` is asked between articles; what was found until then is returned.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn search(
        &self,
        query: &Query,
        at: &Moment,
        limit: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Hits, IndexingError> {
        self.asked(Parts::Words, |index| {
            self.search_in(index, query, at, limit, cancelled)
        })
    }

    fn search_in(
        &self,
        index: &Index,
        query: &Query,
        at: &Moment,
        limit: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Hits, IndexError> {
        let sought = Wanted::of(query);
        let mut hits = Vec::new();
        for found in index.claims(query, at, limit)? {
            let known = self.known(RecordId::claim(found.claim)).unwrap_or_default();
            if let Some(claim) = Claim::from_record(found.claim, &known.record) {
                let snippet = claim.statement.clone();
                hits.push(whole(
                    HitIn::Claim(Arc::new(claim)),
                    snippet,
                    &sought.claims,
                    found.score,
                ));
            }
        }
        let best = index.ranked(query, at, limit)?;
        let ids: Vec<ArticleId> = best.articles.iter().map(|one| one.article).collect();
        let in_annotations = index.in_annotations(query, &ids)?;
        let of_each = each(&best.articles, |ranked| {
            if cancelled() {
                return Vec::new();
            }
            let article = self.article(ranked.article);
            if !article.is_live() && !query.names_trash() {
                // Another program has removed it a moment ago.
                return Vec::new();
            }
            let mut of_article = self.in_article(&article, &sought, ranked.score);
            if let Some(found) = in_annotations.get(&ranked.article) {
                of_article.extend(self.in_annotations(&article, found, &sought, ranked.score));
            }
            if of_article.is_empty() {
                // It was found by another field, or by no words at all.
                let title = article.title.clone();
                of_article.push(whole(HitIn::Title(article), title, &[], ranked.score));
            }
            of_article
        });
        hits.extend(of_each.into_iter().flatten());
        Ok(Hits {
            hits,
            articles: best.total,
            is_more: best.is_more,
        })
    }

    /// Returns the hits in the title and the text of an article.
    fn in_article(&self, article: &Arc<Article>, sought: &Wanted, score: f64) -> Vec<Hit> {
        let mut hits = Vec::new();
        let in_title = whole(
            HitIn::Title(Arc::clone(article)),
            article.title.clone(),
            &sought.titles,
            score,
        );
        let is_in_title = !in_title.marks.is_empty();
        if is_in_title {
            hits.push(in_title);
        }
        let snapshot = article.newest().filter(|_| !sought.texts.is_empty());
        // Not kept in memory: many articles are looked at, and few of them are opened.
        let Some((snapshot, text)) =
            snapshot.and_then(|entry| Some((&entry.id, self.store.load_text(&entry.id).ok()?)))
        else {
            return hits;
        };
        let passages = passage::passages(&text, &sought.texts, PASSAGES);
        let ends: Vec<usize> = passages
            .iter()
            .flat_map(|passage| [passage.hit().start, passage.hit().end])
            .collect();
        let points = offset::code_points(&text, &ends);
        for (passage, points) in passages.iter().zip(points.chunks(2)) {
            let &[start, end] = points else { continue };
            let Some(snippet) = text.slice(passage.shown.clone()) else {
                continue;
            };
            // The headline above a text is told already.
            if is_in_title && snippet == article.title {
                continue;
            }
            let shift = passage.shown.start;
            let marks = passage.marks.iter();
            hits.push(Hit {
                found: HitIn::Text(Arc::clone(article)),
                bytes: Some(passage.hit()),
                snapshot: Some(snapshot.clone()),
                code_points: Some(start..end),
                snippet,
                marks: marks
                    .map(|mark| mark.start - shift..mark.end - shift)
                    .collect(),
                score,
            });
        }
        hits
    }

    /// Returns the hits in the notes and quotes of an article.
    fn in_annotations(
        &self,
        article: &Arc<Article>,
        found: &[InAnnotation],
        sought: &Wanted,
        score: f64,
    ) -> Vec<Hit> {
        let record = self
            .known(RecordId::annotations(article.id))
            .unwrap_or_default()
            .record;
        let mut annotations = Annotation::all(article.id, &record);
        annotations.retain(|annotation| found.iter().any(|one| one.annotation == annotation.id));
        let placed = self.in_newest(article, annotations);
        let hits = found.iter().filter_map(|found| {
            let placed = placed
                .iter()
                .find(|row| row.annotation.id == found.annotation)?;
            let (text, words, found) = match found.part {
                AnnotationPart::Note => (
                    placed.annotation.note()?,
                    &sought.notes,
                    HitIn::Note(Arc::clone(article), found.annotation),
                ),
                AnnotationPart::Quote => (
                    placed.annotation.anchor.quote.clone(),
                    &sought.quotes,
                    HitIn::Quote(Arc::clone(article), found.annotation),
                ),
            };
            Some(Hit {
                bytes: placed.placement.bytes.clone(),
                snapshot: article.newest().map(|entry| entry.id.clone()),
                code_points: placed.code_points.clone(),
                ..part(found, &text, words, score)
            })
        });
        hits.collect()
    }
}

/// Makes something of each, in their order, on some threads: most of the time files are read.
pub(super) fn each<T: Sync, U: Send>(all: &[T], make: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let make = |part: &[T]| -> Vec<U> { part.iter().map(&make).collect() };
    if all.len() < THREADS {
        return make(all);
    }
    thread::scope(|scope| {
        let parts = all.chunks(all.len().div_ceil(THREADS));
        let parts: Vec<_> = parts.map(|part| scope.spawn(|| make(part))).collect();
        let made = parts.into_iter().map(ScopedJoinHandle::join);
        made.flat_map(|made| made.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

/// The words that are wanted, by what they are looked for in.
struct Wanted {
    titles: Vec<Run>,
    texts: Vec<Run>,
    notes: Vec<Run>,
    quotes: Vec<Run>,
    claims: Vec<Run>,
}

impl Wanted {
    fn of(query: &Query) -> Self {
        let of = |field| query.runs(field);
        Self {
            titles: of(TextField::Title),
            texts: of(TextField::Text),
            notes: of(TextField::Note),
            quotes: of(TextField::Quote),
            claims: of(TextField::Claim),
        }
    }
}

/// Makes a hit of a whole line.
fn whole(found: HitIn, line: CleanText, sought: &[Run], score: f64) -> Hit {
    let marks = passage::occurrences(&line, sought)
        .map(|place| place.bytes)
        .collect();
    Hit {
        found,
        bytes: None,
        snapshot: None,
        code_points: None,
        snippet: line,
        marks,
        score,
    }
}

/// Makes a hit of the best part of a text that may be long.
fn part(found: HitIn, text: &CleanText, sought: &[Run], score: f64) -> Hit {
    let passage = passage::passages(text, sought, 1).pop();
    let slice = passage.and_then(|passage| text.slice(passage.shown));
    // Words that run over lines make no passage; then the beginning is shown.
    let line = slice.unwrap_or_else(|| CleanText::line(text));
    whole(found, line, sought, score)
}
