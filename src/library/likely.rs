//! Passages that are likely to bear on a claim.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use crate::{
    anchor::{offset, selector},
    compare::{
        self, Words,
        likely::{Passage, Sought, folded, rarest},
    },
    library::{
        Library,
        indexing::{IndexingError, Parts},
        search::each,
    },
    model::{
        Annotation, AnnotationId, Article, ArticleId, Claim, ClaimId, RecordId, Stance,
        likely::{Likelies, Likely},
    },
};

/// How many articles are looked into at most: those with the most of the rare words.
const MOST_ARTICLES: usize = 200;

/// In how many articles the words that the index is asked for may stand, together.
const MOST_STANDING: usize = 1_500;

/// How many sentences of one article are told at most.
const MOST_OF_ONE: usize = 8;

/// How many sentences are compared with each other, so that those that are alike are told once.
const MOST_COMPARED: usize = 400;

/// Where passages are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LikelyIn {
    /// In all articles.
    #[default]
    Library,
    /// In these, such as those of a story, or one.
    Articles(BTreeSet<ArticleId>),
}

impl LikelyIn {
    /// Tells whether all are looked into.
    fn is_few(&self) -> bool {
        matches!(self, Self::Articles(articles) if articles.len() <= MOST_ARTICLES)
    }
}

/// Evidence for the claim, behind where it stands.
type Known = (Range<usize>, (AnnotationId, Stance));

/// The words of the evidence for the claim, with where it is.
type Quotes = HashMap<Vec<u64>, (ArticleId, (AnnotationId, Stance))>;

/// A passage with its article, until it is known whether it is told.
struct Candidate {
    article: Arc<Article>,
    passage: Passage,
    known: Option<(AnnotationId, Stance)>,
    /// The evidence of another article whose words these are.
    repeats: Option<AnnotationId>,
}

impl Library {
    /// Returns the sentences that are likely to bear on a claim, the likeliest first, at most so many.
    ///
    /// They are of the newest snapshots. What is evidence already is told as known, behind what is new, and of sentences
    /// that are alike the one that is known, whichever article has it, or the one that was published first. Of a library, and of more than 200
    /// given articles, the 200 with the most of the rarest words of the claim are looked into, and of each its 8 best
    /// sentences, 400 in all; of a library in which these words stand in more than 5,000 articles, of the 5,000 that
    /// were added last. In how many articles a word stands is estimated from 500 on.
    /// `cancelled` is asked between articles; what was found until then is returned.
    ///
    /// # Errors
    /// Where the index can't be read. A claim that is not there has none.
    pub fn likely(
        &self,
        claim: ClaimId,
        within: &LikelyIn,
        limit: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<Likely>, IndexingError> {
        self.ensure_shown();
        let Some(claim) = self.read_claim(claim) else {
            return Ok(Vec::new());
        };
        let parts = Sought::parts(&claim.statement);
        let forms: Vec<&[String]> = parts.iter().map(|part| part.forms.as_slice()).collect();
        let spread = self.asked(Parts::Words, |index| index.spread(&forms, cancelled))?;
        if cancelled() {
            return Ok(Vec::new());
        }
        let sought = Sought::new(&parts, &spread.of, spread.texts);
        let articles: Vec<ArticleId> = match within {
            LikelyIn::Articles(articles) if within.is_few() => articles.iter().copied().collect(),
            within => {
                let rare = rarest(&spread.of, MOST_STANDING);
                let rare: Vec<&[String]> = rare
                    .into_iter()
                    .filter_map(|at| forms.get(at).copied())
                    .collect();
                let within = match within {
                    LikelyIn::Library => None,
                    LikelyIn::Articles(articles) => Some(articles),
                };
                self.asked(Parts::Words, |index| {
                    index.with_any(&rare, within, MOST_ARTICLES)
                })?
            }
        };
        // Few articles have evidence for the claim: only of these is it read. Those of them that may stand there are looked
        // into, too, so that of very many copies the one that is known is told.
        let bearing: BTreeSet<ArticleId> = self.evidence_of(claim.id).into_iter().collect();
        let is_cut = articles.len() >= MOST_ARTICLES && !within.is_few();
        let is_inside = |id: &ArticleId| match within {
            LikelyIn::Library => true,
            LikelyIn::Articles(all) => all.contains(id),
        };
        let looked: BTreeSet<ArticleId> = articles.iter().copied().collect();
        let known = bearing
            .iter()
            .filter(|id| is_inside(id) && !looked.contains(id));
        let articles: Vec<ArticleId> = articles.iter().chain(known).copied().collect();
        let quotes = self.quotes(&bearing, claim.id);
        let of_each = each(&articles, |id| {
            if cancelled() {
                return Vec::new();
            }
            self.candidates(*id, (&claim, &quotes), &sought, bearing.contains(id))
        });
        let mut candidates: Vec<Candidate> = of_each.into_iter().flatten().collect();
        candidates.sort_by(|a, b| {
            let place = |of: &Candidate| (of.article.publication(), of.passage.bytes.start);
            let by_score = b.passage.score.total_cmp(&a.passage.score);
            by_score.then_with(|| place(a).cmp(&place(b)))
        });
        // What is known stays, so that what is alike is folded into it.
        let most = MOST_COMPARED.max(limit);
        let is_more = is_cut || candidates.len() > most;
        let mut number = 0;
        candidates.retain(|of| {
            number += 1;
            number <= most || of.known.is_some()
        });
        // The words of evidence are told with it, or not at all.
        let held = candidates
            .iter()
            .filter_map(|of| Some(of.known.as_ref()?.0));
        let held: HashSet<AnnotationId> = held.collect();
        candidates.retain(|of| of.repeats.is_none_or(|known| held.contains(&known)));
        let mut found = self.told_once(&claim, &candidates, limit, cancelled);
        for one in &mut found {
            // Of copies that fill what was looked into there may be more.
            one.may_be_more = is_more && one.also.len() + 1 >= MOST_ARTICLES / 2;
        }
        Ok(found)
    }

    /// Returns the same with the records that are changed where a passage is made evidence.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn likely_to_flag(
        &self,
        claim: ClaimId,
        within: &LikelyIn,
        limit: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Likelies, IndexingError> {
        let passages = self.likely(claim, within, limit, cancelled)?;
        let mut ids: Vec<RecordId> = passages
            .iter()
            .map(|of| RecordId::annotations(of.article.id))
            .collect();
        ids.push(RecordId::claim(claim));
        ids.sort_unstable();
        ids.dedup();
        let record = |id| Some((id, self.known(id).ok()?.record));
        let records = ids.into_iter().filter_map(record).collect();
        Ok(Likelies { passages, records })
    }

    /// Returns the best sentences of an article.
    fn candidates(
        &self,
        id: ArticleId,
        (claim, quotes): (&Claim, &Quotes),
        sought: &Sought,
        has_evidence: bool,
    ) -> Vec<Candidate> {
        let article = self.article(id);
        // Another program may have removed it a moment ago.
        let Some(newest) = article.newest().filter(|_| article.is_live()) else {
            return Vec::new();
        };
        // Not kept in memory: many articles are looked at, and few of them are opened.
        let Ok(text) = self.store.load_text(&newest.id) else {
            return Vec::new();
        };
        let passages = sought.passages(&text, MOST_OF_ONE);
        if passages.is_empty() {
            return Vec::new();
        }
        let known = if has_evidence {
            self.evidence_in(&article, claim.id)
        } else {
            Vec::new()
        };
        let candidate = |passage: Passage| {
            let words = text.get(passage.bytes.clone()).unwrap_or_default();
            let same = quotes.get(&Words::new(words).numbers());
            let own = same
                .filter(|(of, _)| *of == id)
                .map(|(_, known)| known.clone());
            let known = known_at(&known, &passage.bytes).or(own);
            Candidate {
                article: Arc::clone(&article),
                repeats: match (&known, same) {
                    (None, Some((_, (annotation, _)))) => Some(*annotation),
                    _ => None,
                },
                known,
                passage,
            }
        };
        passages.into_iter().map(candidate).collect()
    }

    /// Returns the words of the evidence that articles have for a claim.
    fn quotes(&self, bearing: &BTreeSet<ArticleId>, claim: ClaimId) -> Quotes {
        let mut quotes = Quotes::new();
        for id in bearing {
            for (annotation, stance) in self.links(*id, claim) {
                let words = Words::new(&annotation.anchor.quote).numbers();
                quotes.insert(words, (*id, (annotation.id, stance)));
            }
        }
        quotes
    }

    /// Returns where the evidence that an article has for a claim stands in its newest text.
    fn evidence_in(&self, article: &Arc<Article>, claim: ClaimId) -> Vec<Known> {
        let links = self.links(article.id, claim);
        if links.is_empty() {
            return Vec::new();
        }
        let mut stances: HashMap<AnnotationId, Stance> = HashMap::new();
        let annotations = links.into_iter().map(|(annotation, stance)| {
            stances.insert(annotation.id, stance);
            annotation
        });
        let annotations = annotations.collect();
        let placed = self.in_newest(article, annotations).into_iter();
        let placed = placed.filter_map(|row| {
            let id = row.annotation.id;
            Some((row.placement.bytes.clone()?, (id, stances.remove(&id)?)))
        });
        placed.collect()
    }

    /// Returns the annotations of an article that are evidence for a claim, each with its stance.
    fn links(&self, article: ArticleId, claim: ClaimId) -> Vec<(Annotation, Stance)> {
        let record = self
            .known(RecordId::annotations(article))
            .unwrap_or_default()
            .record;
        let annotations = Annotation::all(article, &record).into_iter();
        let links = annotations.filter_map(|annotation| {
            let mut evidence = annotation.evidence.iter();
            let link = evidence.find(|link| link.claim == claim);
            let stance = link
                .filter(|_| annotation.removed.is_none())?
                .stance
                .clone();
            Some((annotation, stance))
        });
        links.collect()
    }

    /// Tells sentences that are alike once, with how they are told.
    fn told_once(
        &self,
        claim: &Claim,
        candidates: &[Candidate],
        limit: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Likely> {
        let passages: Vec<&Passage> = candidates.iter().map(|of| &of.passage).collect();
        let mut alike: Vec<(usize, Vec<&Candidate>)> = Vec::new();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for (candidate, first) in candidates.iter().zip(folded(&passages, cancelled)) {
            let place = *places.entry(first).or_insert_with(|| {
                alike.push((first, Vec::new()));
                alike.len() - 1
            });
            if let Some((_, all)) = alike.get_mut(place) {
                all.push(candidate);
            }
        }
        alike.sort_by_key(|(_, all)| all.iter().any(|of| of.known.is_some()));
        let mut found = Vec::new();
        // Texts are read for them, on several threads; hardly ever is one left out, so that another comes in its place.
        let mut alike = alike.as_slice();
        while found.len() < limit && !alike.is_empty() && !cancelled() {
            let (next, rest) = alike.split_at(alike.len().min(limit - found.len()));
            alike = rest;
            let told = each(next, |(_, all)| match cancelled() {
                true => None,
                false => self.best_of(claim, all),
            });
            found.extend(told.into_iter().flatten());
        }
        found
    }

    /// Tells sentences that are alike as one of them, the best being the first of those given.
    fn best_of(&self, claim: &Claim, alike: &[&Candidate]) -> Option<Likely> {
        let best = alike.first()?.passage.score;
        let mut all = alike.to_vec();
        all.sort_by_key(|of| (of.known.is_none(), of.article.publication()));
        let (told, others) = all.split_first()?;
        let mut also: Vec<Arc<Article>> = Vec::new();
        for other in others {
            let id = other.article.id;
            if id != told.article.id && also.iter().all(|known| known.id != id) {
                also.push(Arc::clone(&other.article));
            }
        }
        self.passage(claim, told, best, also)
    }

    /// Tells a passage; nothing where its text can't be read, or where it is too long to be marked.
    fn passage(
        &self,
        claim: &Claim,
        of: &Candidate,
        score: f64,
        also: Vec<Arc<Article>>,
    ) -> Option<Likely> {
        let snapshot = self.snapshot(&of.article.newest()?.id).ok()?;
        let anchor = selector::anchor(&snapshot, of.passage.bytes.clone()).ok()?;
        let (start, end) = (anchor.bytes.start, anchor.bytes.end);
        let points = offset::code_points(&snapshot.text, &[start, end]);
        let &[first, last] = points.as_slice() else {
            return None;
        };
        let marks = of.passage.marks.iter();
        let marks = marks.filter(|mark| start <= mark.start && mark.end <= end);
        // What is told is few: it is looked for in the files, too, which may have been written a moment ago.
        let known = of.known.clone();
        let known = known.or_else(|| {
            let written = self.evidence_in(&of.article, claim.id);
            known_at(&written, &of.passage.bytes)
        });
        let mut silences = claim.silences.iter();
        Some(Likely {
            suggested: compare::suggest(&snapshot, &anchor.bytes, of.article.source.as_deref()),
            is_silent: silences
                .any(|silence| silence.article == of.article.id && silence.is_current(&of.article)),
            code_points: first..last,
            marks: marks
                .map(|mark| mark.start - start..mark.end - start)
                .collect(),
            score,
            known,
            article: Arc::clone(&of.article),
            anchor,
            also,
            may_be_more: false,
        })
    }
}

/// Returns the evidence that stands where a passage does.
fn known_at(known: &[Known], passage: &Range<usize>) -> Option<(AnnotationId, Stance)> {
    let meets = |bytes: &Range<usize>| bytes.start < passage.end && passage.start < bytes.end;
    let mut known = known.iter();
    known
        .find(|(bytes, _)| meets(bytes))
        .map(|(_, known)| known.clone())
}
