//! Searching the library.

use std::{collections::HashMap, sync::Arc};

use crate::{
    anchor::offset,
    index::{Index, IndexError, Remark, RemarkPart},
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
        cancelled: &dyn Fn() -> bool,
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
        cancelled: &dyn Fn() -> bool,
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
        let mut remarks: HashMap<ArticleId, Vec<Remark>> = HashMap::new();
        for remark in index.remarks(query, at, limit)? {
            remarks.entry(remark.article).or_default().push(remark);
        }
        let best = index.ranked(query, at, limit)?;
        for ranked in best.articles {
            if cancelled() {
                break;
            }
            let article = self.article(ranked.article);
            if !article.is_live() && !query.names_trash() {
                // Another program has removed it a moment ago.
                continue;
            }
            let mut of_article = self.in_article(&article, &sought, ranked.score);
            let remarks = remarks.remove(&ranked.article).unwrap_or_default();
            of_article.extend(self.in_remarks(&article, &remarks, &sought));
            if of_article.is_empty() {
                // It was found by another field, or by no words at all.
                let title = article.title.clone();
                of_article.push(whole(HitIn::Title(article), title, &[], ranked.score));
            }
            hits.extend(of_article);
        }
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
    fn in_remarks(&self, article: &Arc<Article>, remarks: &[Remark], sought: &Wanted) -> Vec<Hit> {
        if remarks.is_empty() {
            return Vec::new();
        }
        let record = self
            .known(RecordId::annotations(article.id))
            .unwrap_or_default()
            .record;
        let mut annotations = Annotation::all(article.id, &record);
        annotations.retain(|annotation| {
            remarks
                .iter()
                .any(|remark| remark.annotation == annotation.id)
        });
        let placed = self.in_newest(article, annotations);
        let hits = remarks.iter().filter_map(|remark| {
            let placed = placed
                .iter()
                .find(|row| row.annotation.id == remark.annotation)?;
            let (text, words) = match remark.part {
                RemarkPart::Note => (placed.annotation.note()?, &sought.notes),
                RemarkPart::Quote => (placed.annotation.anchor.quote.clone(), &sought.quotes),
            };
            let found = match remark.part {
                RemarkPart::Note => HitIn::Note(Arc::clone(article), remark.annotation),
                RemarkPart::Quote => HitIn::Quote(Arc::clone(article), remark.annotation),
            };
            Some(Hit {
                bytes: placed.placement.bytes.clone(),
                snapshot: article.newest().map(|entry| entry.id.clone()),
                code_points: placed.code_points.clone(),
                ..part(found, &text, words, remark.score)
            })
        });
        hits.collect()
    }
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
