//! Sessions without a library: keys go in, what the text and the records then say is looked at.
#![expect(
    clippy::string_slice,
    reason = "a test that slices wrongly should fail loudly"
)]

pub(crate) mod additions;
mod arrivals;
mod changes;
pub(crate) mod claims;
pub(crate) mod diff;
mod differing;
mod echoes;
pub(crate) mod feeds;
mod following_feeds;
mod jumps;
pub(crate) mod matrix;
mod meanwhile;
mod menu;
mod motions;
mod mouse;
mod panels;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use jiff::Timestamp;
use ratatui::layout::Rect;

use super::*;
use crate::{
    app::{changing::NOT_SAVED, message::Loaded, narrowing::Within, overlay::Question, panel::Of},
    command::{CommandId, Fact, Key, KeySequence, Place},
    compare::{Words, shared},
    library::{
        disagreements,
        echoes::{in_order, told},
        listing,
    },
    model::{
        Annotation, Article, ArticleId, Block, BlockKind, Build, Change, Claimed, Clock, DeviceId,
        FeedId, Found, Record, RecordKind, Snapshot, SnapshotId, Span, SpanKind, Value, annotation,
        article,
        claim::{self, Merging},
        disagreement::Disagreement,
        hit::{Hit, HitIn, Hits},
        origin::Origin,
        several::ArticlesEdit,
        silence::{self, Checked, Witness},
        view::{
            AnnotationRow, Applied, ArticleRow, ClaimPage, Counts, EvidenceRow, FeedState, Filter,
            Marked, Opened, Page, Part, Shelf, SilenceRow, StanceCounts, Trashed, Unsure,
        },
    },
    text::document::Document,
};

pub(crate) mod grids;
mod help;
mod lesson;
mod likely;
mod palette;
mod paste;
mod pin;
mod read_all;
pub(crate) mod recheck;
mod refreshing;
mod search;
mod shelves;
mod silences;
mod stories;
mod view;
mod watching;

/// An app with a library that lives in memory and does what it is told.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) records: BTreeMap<RecordId, Record>,
    snapshots: Vec<(ArticleId, Arc<Snapshot>)>,
    clock: Clock,
    /// What came out and is nobody's business but the test's.
    pub(crate) left: Vec<Effect>,
    /// Why the next change is refused.
    pub(crate) refuse: Option<&'static str>,
    /// Texts of snapshots that are not the newest.
    older: BTreeMap<SnapshotId, String>,
    /// Snapshots that were the newest once.
    revisions: BTreeMap<SnapshotId, Arc<Snapshot>>,
    /// Whether articles come late.
    late: bool,
    /// Whether nobody looks for words to watch.
    blind: bool,
    /// What came late.
    held: Vec<Message>,
    /// What comes behind what was asked for.
    behind: Vec<Message>,
    /// Why saving fails.
    pub(crate) full: Option<&'static str>,
    /// How many others the echoes are told to be looked for in.
    pub(crate) looked: Option<crate::model::echo::Looked>,
    /// The words that are in use.
    pub(crate) vocabulary: Vocabulary,
    /// How many of the articles are samples.
    pub(crate) samples: usize,
    /// By which feeds articles came.
    came: BTreeMap<ArticleId, Vec<FeedId>>,
    /// What is learned of feeds.
    states: BTreeMap<FeedId, FeedState>,
    ids: Ids,
}

fn now() -> Timestamp {
    Timestamp::from_second(1_600_000_000).unwrap()
}

/// Tells where an annotation stands in the newest snapshot of its article.
fn placed(article: &Article, annotation: &Annotation) -> crate::model::Placement {
    let newest = article.newest();
    let written = newest.and_then(|newest| annotation.placement(&newest.id));
    written.unwrap_or_else(|| crate::model::Placement::made(&annotation.anchor))
}

/// Makes a snapshot of paragraphs with blank lines between them; one that begins with `# ` is a heading.
fn snapshot(number: u8, text: &str) -> Snapshot {
    let mut clean = String::new();
    let (mut blocks, mut spans) = (Vec::new(), Vec::new());
    for paragraph in text.split("\n\n") {
        if !clean.is_empty() {
            clean.push_str("\n\n");
        }
        let (kind, level, paragraph) = match paragraph.strip_prefix("# ") {
            Some(heading) => (BlockKind::Heading, 1, heading),
            None => (BlockKind::Paragraph, 0, paragraph),
        };
        let start = clean.len();
        write_links(paragraph, &mut clean, &mut spans);
        blocks.push(Block {
            kind,
            bytes: start..clean.len(),
            level,
            ordinal: None,
        });
    }
    Snapshot {
        id: SnapshotId::parse(&format!("{number:064x}")).unwrap(),
        text: CleanText::new(&clean),
        blocks,
        spans,
        found: Found::default(),
    }
}

/// Writes a paragraph, in which `[words](target)` is a link.
fn write_links(paragraph: &str, clean: &mut String, spans: &mut Vec<Span>) {
    let mut rest = paragraph;
    while let Some((before, behind)) = rest.split_once('[')
        && let Some((words, behind)) = behind.split_once("](")
        && let Some((target, behind)) = behind.split_once(')')
    {
        clean.push_str(before);
        let start = clean.len();
        clean.push_str(words);
        spans.push(Span {
            kind: SpanKind::Link,
            bytes: start..clean.len(),
            target: Some(CleanText::line(target)),
        });
        rest = behind;
    }
    clean.push_str(rest);
}

/// Returns the headline of a text, or a name with its number.
fn title_of(number: u8, text: &str) -> String {
    match text.strip_prefix("# ").and_then(|text| text.lines().next()) {
        Some(headline) => headline.to_owned(),
        None => format!("Article {number}"),
    }
}

fn article_id(number: u8) -> ArticleId {
    ArticleId::parse(&format!("01933b5a-7c00-7000-8000-0000000000{number:02x}")).unwrap()
}

impl Stage {
    /// Opens the screen with some articles, each given by its text, and opens the first.
    pub(crate) fn new(texts: &[&str]) -> Self {
        let mut stage = Self::before_start(texts);
        stage.start();
        stage
    }

    /// Makes a library of some articles, and a screen that knows nothing of it yet.
    fn before_start(texts: &[&str]) -> Self {
        let mut stage = Self {
            app: App::new(100, 30, Ids::new(7)),
            records: BTreeMap::new(),
            snapshots: Vec::new(),
            clock: Clock::new(DeviceId(1)),
            left: Vec::new(),
            refuse: None,
            older: BTreeMap::new(),
            revisions: BTreeMap::new(),
            late: false,
            blind: false,
            held: Vec::new(),
            behind: Vec::new(),
            full: None,
            looked: None,
            vocabulary: Vocabulary::default(),
            samples: 0,
            came: BTreeMap::new(),
            states: BTreeMap::new(),
            ids: Ids::new(8),
        };
        for (number, text) in (1u8..).zip(texts) {
            let (id, snapshot) = (article_id(number), snapshot(number, text));
            let at = article::snapshots().child(snapshot.id.as_str());
            let mut record = Record::default();
            let title = CleanText::line(&title_of(number, text));
            record.set(
                article::TITLE.path(),
                Some(Value::Text(title)),
                stage.clock.tick(now()),
            );
            let taken = crate::model::FieldValue::to_value(&now());
            record.set(
                article::SNAPSHOT_TAKEN.path_in(&at),
                Some(taken),
                stage.clock.tick(now()),
            );
            stage.records.insert(RecordId::article(id), record);
            stage.snapshots.push((id, Arc::new(snapshot)));
        }
        stage
    }

    /// Asks for what the first screen shows.
    fn start(&mut self) {
        let effects = self.app.start(None, Kept::default());
        self.carry_out(effects);
    }

    /// Gives an article a source and a date, as a person would who corrects its details.
    pub(crate) fn published(&mut self, number: u8, source: &str, date: &str) {
        let id = article_id(number);
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        let source = Value::Text(CleanText::line(source));
        let date = crate::model::PartialDate::parse_iso(date).unwrap();
        let published = crate::model::FieldValue::to_value(&date);
        record.set(article::SOURCE.path(), Some(source), self.clock.tick(now()));
        record.set(
            article::PUBLISHED.path(),
            Some(published),
            self.clock.tick(now()),
        );
        self.send(Message::Refreshed);
    }

    /// Gives an article a new text, of which the screen learns.
    pub(crate) fn revise(&mut self, number: u8, text: &str) {
        self.revise_unseen(number, text);
        self.send(Message::Refreshed);
    }

    /// Gives an article a new text, in which its annotations are placed as the library does; the screen learns of it later.
    pub(crate) fn revise_unseen(&mut self, number: u8, text: &str) {
        let id = article_id(number);
        let taken = self.revisions.len();
        let newest = Arc::new(snapshot(150 + u8::try_from(taken).unwrap(), text));
        let mut snapshots = self.snapshots.iter_mut();
        let (_, shown) = snapshots.find(|(of, _)| *of == id).unwrap();
        let old = std::mem::replace(shown, newest.clone());
        let matcher = crate::anchor::Matcher::new(Some(&old), &newest);
        let placed: Vec<_> = self
            .annotations_of(id)
            .into_iter()
            .map(|annotation| (annotation.id, matcher.place(&annotation.anchor)))
            .collect();
        let at = article::snapshots().child(newest.id.as_str());
        let taken = crate::model::FieldValue::to_value(&now());
        let stamp = self.clock.tick(now());
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        record.set(article::SNAPSHOT_TAKEN.path_in(&at), Some(taken), stamp);
        let record = self.records.entry(RecordId::annotations(id)).or_default();
        for (annotation, placement) in placed {
            let path = annotation::placement(annotation, &newest.id);
            let value = crate::model::FieldValue::to_value(&placement);
            record.set(path, Some(value), stamp);
        }
        self.older.insert(old.id.clone(), old.text.to_string());
        self.revisions.insert(old.id.clone(), old);
    }

    /// Brings back the text that an article had before it was revised; the screen learns of it.
    pub(crate) fn bring_back(&mut self, number: u8) {
        let id = article_id(number);
        let (_, before) = self.revisions.pop_first().unwrap();
        let mut snapshots = self.snapshots.iter_mut();
        let (_, shown) = snapshots.find(|(of, _)| *of == id).unwrap();
        let newest = std::mem::replace(shown, before.clone());
        self.older
            .insert(newest.id.clone(), newest.text.to_string());
        self.revisions.insert(newest.id.clone(), newest);
        let at = article::again(&article::snapshots().child(before.id.as_str())).child("later");
        let taken = now() + jiff::SignedDuration::from_secs(1);
        let taken = crate::model::FieldValue::to_value(&taken);
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        let stamp = self.clock.tick(now());
        record.set(article::SNAPSHOT_TAKEN.path_in(&at), Some(taken), stamp);
        self.send(Message::Refreshed);
    }

    /// Gives an article a snapshot that was taken before the one it has.
    pub(crate) fn was_before(&mut self, number: u8, text: &str) {
        let id = article_id(number);
        let before = snapshot(200 + number, text);
        let at = article::snapshots().child(before.id.as_str());
        let taken = crate::model::FieldValue::to_value(&Timestamp::UNIX_EPOCH);
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        record.set(
            article::SNAPSHOT_TAKEN.path_in(&at),
            Some(taken),
            self.clock.tick(now()),
        );
        self.older.insert(before.id, text.to_owned());
        self.send(Message::Refreshed);
    }

    /// Presses keys, written as in a file of keys: `j`, `g g`, `Enter`.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let sequence: KeySequence = key.parse().unwrap();
            for key in sequence.keys() {
                self.send(Message::Key(*key));
            }
        }
        self
    }

    /// Brings what came late.
    pub(crate) fn arrive(&mut self) {
        self.late = false;
        for answer in std::mem::take(&mut self.held) {
            self.send(answer);
        }
    }

    /// The words of the keys that are hinted.
    pub(crate) fn hints(&self) -> Vec<&'static str> {
        let hints = crate::command::reference::hints(&self.app.keymap, self.app.situation());
        hints.into_iter().map(|hint| hint.word).collect()
    }

    /// Types letters.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.send(Message::Key(Key::char(c)));
        }
        self
    }

    pub(crate) fn send(&mut self, message: Message) {
        let effects = self.app.update(message, now());
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match self.answer(effect) {
                Some(
                    answer @ (Message::Opened(..)
                    | Message::Listed(..)
                    | Message::Survey(..)
                    | Message::Grid(..)
                    | Message::Claim(..)),
                ) if self.late => self.held.push(answer),
                Some(answer) => self.send(answer),
                None => {}
            }
            while !self.late
                && let Some(message) = self.behind.pop()
            {
                self.send(message);
            }
        }
    }

    fn answer(&mut self, effect: Effect) -> Option<Message> {
        Some(match effect {
            Effect::LoadPage {
                request,
                filter,
                part,
            } => Message::Page(request, self.page(&filter, part)),
            Effect::Compare { what, document } => {
                let older = self.older.get(&what.before);
                let found = older
                    .map(|older| crate::text::change::changed(older, document.text(), usize::MAX));
                let missing = || CleanText::line("The text of the snapshot before is missing.");
                Message::Compared(what, found.ok_or_else(missing))
            }
            Effect::LoadRevision(request, _, article, both) => {
                let [before, _] = (*both).map(|entry| entry.id);
                let (_, new) = self.snapshots.iter().find(|(id, _)| *id == article)?;
                let article = self.articles().into_iter().find(|one| one.id == article)?;
                let record = self.records.get(&RecordId::annotations(article.id));
                let record = record.cloned().unwrap_or_default();
                let place = |annotation: &Annotation| {
                    let placement = annotation.placement(&new.id);
                    placement.unwrap_or_else(crate::model::Placement::orphan)
                };
                let mut old = snapshot(0, self.older.get(&before)?);
                old.id = before;
                let old = Arc::new(old);
                let matcher = crate::anchor::Matcher::new(Some(new), &old);
                let annotations = Annotation::all(article.id, &record).into_iter();
                let annotations = annotations.map(|annotation| crate::compare::diff::Placed {
                    old: matcher.place(&annotation.anchor),
                    new: place(&annotation),
                    annotation,
                });
                let revision = crate::compare::diff::Revision::new(
                    Arc::new(article),
                    (Arc::clone(&old), Arc::clone(new)),
                    annotations.collect(),
                    &|| false,
                )?;
                let sheet = crate::app::diff::Sheet::new(Box::new(revision));
                Message::Revision(request, Ok(Box::new(sheet)))
            }
            Effect::SeekEchoes(shown, _, within) => {
                let mut echoes = self.echoes(shown.0);
                if let Some(story) = &within {
                    echoes
                        .echoes
                        .retain(|echo| story.members.articles.contains(&echo.other.id));
                }
                Message::Echoes(shown, within, Ok(echoes))
            }
            Effect::LoadDisagreements(request, of, within) => {
                let found = self.disagreements(of, &within);
                Message::Listed(request, Ok(Box::new(found.into())))
            }
            Effect::ClaimDisagreement(one, ..) => self.claim_disagreement(&one),
            Effect::Purge(id, title) => {
                self.records.remove(&RecordId::article(id));
                self.records.remove(&RecordId::annotations(id));
                Message::Purged(id, title, Ok(()))
            }
            Effect::SeekWatched {
                shown,
                document,
                words,
                ..
            } if !self.blind => {
                let places = words.places(document.text(), usize::MAX, &|| false);
                Message::Watched(shown, words, places)
            }
            Effect::SeekUnread {
                filter,
                from,
                direction,
                times,
            } => {
                let live = self.articles();
                let is_unread = |id| {
                    let article = live.iter().find(|article| article.id == id);
                    article.is_some_and(|article| article.reading == article::Reading::Unread)
                };
                let ids = self.listing(&filter).ids;
                let found = listing::unread_from(&ids, is_unread, from, direction, times);
                Message::Unread(filter, direction, found)
            }
            Effect::LoadIds { filter, wanted } => {
                let listing = self.listing(&filter);
                Message::Ids(filter, wanted, listing.ids)
            }
            Effect::CountHidden { filter, articles } => {
                let held = self.listing(&filter).ids;
                let hidden = articles.iter().filter(|id| !held.contains(id)).count();
                Message::Hidden(filter, hidden)
            }
            Effect::LoadVocabulary => Message::Vocabulary(Box::new(self.vocabulary.clone())),
            Effect::EditArticles { articles, edit } => self.edit(&articles, &edit),
            Effect::RecordSilence(checked) => self.silence(&checked),
            Effect::MergeClaims(merging, by) => self.merge(merging, &by),
            Effect::PartClaims(id) => self.part(id),
            Effect::LoadClaims => Message::Claims(self.claims()),
            Effect::CountOrigins(claims) => {
                let counted = |id| Some((id, self.claim_page(id)?.origins()));
                Message::Origins(claims.into_iter().filter_map(counted).collect())
            }
            Effect::LoadShelves(story) => Message::Shelves(Box::new(self.shelves(story))),
            Effect::LoadInside(story) => Message::Inside(self.inside(story)),
            Effect::LoadFeeds(_) => Message::Feeds(Box::new(self.told_feeds())),
            Effect::FollowFeed(found) => self.follow(&found),
            Effect::LoadSurvey(request, typed, _) => {
                Message::Survey(request, Ok(Box::new(self.survey(&typed))))
            }
            Effect::LoadGrids(request) => {
                Message::Listed(request, Ok(Box::new(self.listed_grids())))
            }
            Effect::LoadGrid(request, id) => {
                Message::Grid(request, self.grid_read(id).map(Box::new))
            }
            Effect::LoadStories(request) => {
                Message::Listed(request, Ok(Box::new(self.story_rows().into())))
            }
            Effect::LoadViews(request, ..) => {
                Message::Listed(request, Ok(Box::new(self.view_rows().into())))
            }
            Effect::LoadClaim(id) | Effect::PreviewClaim(_, id) => {
                let page = self.claim_page(id);
                let page = page.filter(|page| page.claim.removed.is_none());
                Message::Claim(id, page.map(Box::new))
            }
            Effect::LoadMarked(request) => {
                Message::Listed(request, Ok(Box::new(self.all_marked().into())))
            }
            Effect::LoadLikely(request, claim, articles, _) => {
                let found = self.likely(claim, articles.as_ref());
                Message::Listed(request, Ok(Box::new(found.into())))
            }
            Effect::LoadTrash(request) => {
                Message::Listed(request, Ok(Box::new(self.trashed().into())))
            }
            Effect::SeekRecheck(_, direction) => {
                let mut unsure = Vec::new();
                for article in self.articles() {
                    let newest = article.newest()?.id.clone();
                    for annotation in self.annotations_of(article.id) {
                        let Some(placement) = annotation.placement(&newest) else {
                            continue;
                        };
                        if placement.waits() {
                            unsure.push(Unsure {
                                article: article.id,
                                start: placement.bytes.map(|bytes| bytes.start),
                                annotation: annotation.id,
                            });
                        }
                    }
                }
                unsure.sort_by_key(|one| (one.place(), one.annotation));
                Message::Unsure(direction, unsure)
            }
            Effect::Open {
                request,
                article,
                snapshot: wanted,
                from,
                ..
            } => {
                let (_, newest) = self.snapshots.iter().find(|(id, _)| *id == article)?;
                let older = wanted.and_then(|wanted| self.revisions.get(&wanted));
                let snapshot = older.unwrap_or(newest);
                let record = self.records.get(&RecordId::article(article))?.clone();
                let annotations = self
                    .records
                    .get(&RecordId::annotations(article))
                    .cloned()
                    .unwrap_or_default();
                let opened = Opened {
                    article: Arc::new(Article::from_record(article, &record)),
                    record,
                    annotations,
                    snapshot: snapshot.clone(),
                    placements: BTreeMap::new(),
                    read_only: None,
                    notices: Vec::new(),
                };
                let document = Arc::new(Document::new(snapshot.clone()));
                let from = from.filter(|(from, _)| from.document.snapshot().id != snapshot.id);
                let mut carried = None;
                if let Some((from, first)) = from {
                    let found = from.carried_to(snapshot);
                    match first {
                        whereabouts::First::Place => carried = found,
                        whereabouts::First::Text => {
                            self.behind.extend(found.map(|found| {
                                Message::Carried((article, snapshot.id.clone()), found)
                            }));
                        }
                    }
                }
                Message::Opened(
                    request,
                    Box::new(Loaded {
                        opened,
                        document,
                        position: None,
                        carried,
                    }),
                )
            }
            Effect::Apply(change) => {
                if let Some(why) = self.refuse.take() {
                    return Some(Message::Refused {
                        change: change.id,
                        why: CleanText::line(why),
                        records: Vec::new(),
                    });
                }
                let stamp = self.clock.tick(now());
                let mut records = Vec::new();
                for id in change.records() {
                    let record = self.records.entry(id).or_default();
                    change.apply(id, record, stamp);
                    records.push((id, record.clone()));
                }
                let saved = self.saved();
                Message::Applied(
                    change.id,
                    Box::new(Applied {
                        records,
                        saved,
                        notices: Vec::new(),
                    }),
                )
            }
            Effect::Flush => Message::Flushed(self.saved()),
            Effect::Find {
                request,
                document,
                what,
            } => {
                let found = crate::text::find::places(document.text(), &what, 100, &|| false);
                Message::Found(request, found)
            }
            other => {
                self.left.push(other);
                return None;
            }
        })
    }

    /// Filters, sorts and groups as the library does, on a day that tests know.
    fn listing(&self, filter: &Filter) -> listing::Listing {
        let articles: Vec<_> = self.articles().into_iter().map(Arc::new).collect();
        let filter = Filter {
            today: crate::model::PartialDate::parse_iso("2020-08-26"),
            ..filter.clone()
        };
        let is_within = |article: &Arc<Article>| {
            let mut queries = filter.within.iter();
            queries.all(|query| self.finds(query, article))
        };
        let articles: Vec<_> = articles.into_iter().filter(is_within).collect();
        listing::oracle::list(&articles, &filter, &HashSet::new())
    }

    fn page(&self, filter: &Filter, part: Part) -> Page {
        let live: Vec<_> = self
            .articles()
            .into_iter()
            .filter(Article::is_live)
            .collect();
        let count =
            |is: &dyn Fn(&Article) -> bool| live.iter().filter(|article| is(article)).count();
        let counts = Counts {
            articles: live.len(),
            unread: count(&|article| article.reading == article::Reading::Unread),
            samples: self.samples,
            new: count(&|article| filter.since.is_some_and(|since| article.added > since)),
            ..Counts::default()
        };
        let row = |id| {
            let article = live.iter().find(|article| article.id == id)?;
            Some(ArticleRow {
                article: Arc::new(article.clone()),
                annotations: 0,
                claims: 0,
                matched: Default::default(),
            })
        };
        let page = listing::page(&self.listing(filter), filter.words.trim(), part, row);
        Page { counts, ..page }
    }

    /// Does one deed on articles, as the library does.
    fn edit(&mut self, articles: &[ArticleId], edit: &ArticlesEdit) -> Message {
        let record = |id: &ArticleId| self.records.get(&RecordId::article(*id)).cloned();
        let records: Vec<_> = articles
            .iter()
            .filter_map(|id| Some((*id, record(id)?)))
            .collect();
        let mut build = Build::new(&mut self.ids, now());
        let said = CleanText::line(&edit.build(&mut build, &records));
        let change = build.finish();
        let done = match edit {
            ArticlesEdit::Remove => Done::Removed(said),
            _ => Done::Edited(said),
        };
        self.did(change, done)
    }

    /// Applies a change whose records the screen doesn't know.
    fn did(&mut self, change: Change, done: Done) -> Message {
        let Some(Message::Applied(_, applied)) =
            self.answer(Effect::Apply(Box::new(change.clone())))
        else {
            panic!("the deed is refused")
        };
        Message::Did {
            change: Box::new(change),
            applied,
            done,
        }
    }

    /// Records silences, as the library does.
    fn silence(&mut self, checked: &Checked) -> Message {
        let claimed = match &checked.claim {
            Claimed::Present(id) => *id,
            Claimed::New(_) => ClaimId(uuid::Uuid::nil()),
        };
        let record = self.records.get(&RecordId::claim(claimed));
        let record = record.cloned().unwrap_or_default();
        let witness = |(id, snapshot): &(ArticleId, Option<SnapshotId>)| {
            let article = self.articles().into_iter().find(|one| one.id == *id)?;
            let annotations = self.annotations_of(*id);
            let mut links = annotations.iter().flat_map(|one| &one.evidence);
            Some(Witness {
                snapshot: snapshot.clone().or(Some(article.newest()?.id.clone()))?,
                bears: links.any(|link| link.claim == claimed),
                article: Arc::new(article),
            })
        };
        let witnesses = checked.articles.iter().filter_map(witness).collect();
        let mut build = Build::new(&mut self.ids, now()).by(checked.by.clone());
        let silenced = silence::record(&mut build, &checked.claim, &record, witnesses);
        let change = build.finish();
        self.did(change, Done::Silence(silenced.unwrap()))
    }

    /// Merges claims, as the library does.
    fn merge(&mut self, merging: Merging, by: &CleanText) -> Message {
        let Merging { from, into } = merging;
        let record = |id: ClaimId| self.records.get(&RecordId::claim(id)).cloned();
        let (one, other) = (record(from).unwrap(), record(into).unwrap());
        let all: Vec<_> = self.articles().into_iter().map(|one| one.id).collect();
        let mut build = Build::new(&mut self.ids, now()).by(by.clone().into());
        for article in all {
            if let Some(record) = self.records.get(&RecordId::annotations(article)) {
                for annotation in Annotation::all(article, record) {
                    build.move_evidence(&annotation, record, from, into);
                }
            }
        }
        build.merge_claim((from, &one), (into, &other));
        let change = build.finish();
        let said = CleanText::line("Merged the claim");
        self.did(change, Done::Merged(merging, said))
    }

    /// Parts a claim from the one that it was merged into, as the library does of the records that it looks at.
    fn part(&mut self, from: ClaimId) -> Message {
        let record = self.records.get(&RecordId::claim(from)).cloned().unwrap();
        let into = Claim::from_record(from, &record)
            .unwrap()
            .merged_into
            .unwrap();
        let merged = record.entry(&claim::MERGED_INTO.path()).unwrap().stamp;
        let others = self.records.iter().filter(|(id, _)| id.id != from.0);
        let others: Vec<_> = others.map(|(id, record)| (*id, record.clone())).collect();
        let mut build = Build::new(&mut self.ids, now());
        for (id, record) in &others {
            build.part_claims(Merging { from, into }, merged, (*id, record));
        }
        build.restore_claim(from, &record);
        let change = build.finish();
        self.did(change, Done::Edited(CleanText::line("Restored the claim")))
    }

    /// Finds what disagrees, as the library does.
    fn disagreements(&self, of: Of, within: &Within) -> Vec<Disagreement> {
        let inside = |id: ArticleId| {
            within
                .as_ref()
                .is_none_or(|story| story.members.articles.contains(&id))
        };
        let mut texts = Vec::new();
        for article in self.articles().into_iter().filter(Article::is_live) {
            let text = self.snapshots.iter().find(|(id, _)| *id == article.id);
            if let Some((_, text)) = text.filter(|(id, _)| inside(*id)) {
                let id = article.id;
                texts.push((
                    id,
                    disagreements::Text::new(Arc::new(article), Arc::clone(text)),
                ));
            }
        }
        let mut found = Vec::new();
        for (at, (left_id, left)) in texts.iter().enumerate() {
            for (right_id, right) in texts.iter().skip(at + 1) {
                match of {
                    Of::Article(id) if id == *right_id => {
                        found.extend(disagreements::told(right, left));
                    }
                    Of::Article(id) if id != *left_id => {}
                    _ => found.extend(disagreements::told(left, right)),
                }
            }
        }
        let found = found.into_iter().map(|told| told.disagreement).collect();
        let dismissed = self.records.iter().filter_map(|(of, record)| {
            (of.kind == RecordKind::Dismissed)
                .then_some((crate::model::DisagreementId(of.id), record))
        });
        disagreements::folded(found, &disagreements::Dismissed::of(dismissed))
    }

    /// Makes a claim of two sentences that disagree, as the library does.
    fn claim_disagreement(&mut self, one: &Disagreement) -> Message {
        let mut build = Build::new(&mut self.ids, now());
        build.make_claim(&CleanText::line(&one.left.text));
        let change = build.finish();
        self.did(change, Done::Edited(CleanText::line("Claimed.")))
    }

    /// Finds what an article shares with others, as the library does.
    /// Finds what the library would find, without its index.
    fn likely(
        &self,
        claim: ClaimId,
        only: Option<&BTreeSet<ArticleId>>,
    ) -> crate::model::likely::Likelies {
        use crate::{
            anchor::selector,
            compare::{self, likely::Sought},
            model::likely::{Likelies, Likely},
        };
        let record = self.records.get(&RecordId::claim(claim)).cloned();
        let record = record.unwrap_or_default();
        let Some(told) = Claim::from_record(claim, &record) else {
            return Likelies::default();
        };
        let parts = Sought::parts(&told.statement);
        let sought = Sought::new(&parts, &vec![1; parts.len()], 50);
        let mut found = Likelies::default();
        found.records.push((RecordId::claim(claim), record));
        for article in self.articles() {
            if only.is_some_and(|only| !only.contains(&article.id)) {
                continue;
            }
            let (_, snapshot) = self
                .snapshots
                .iter()
                .find(|(id, _)| *id == article.id)
                .unwrap();
            let of = RecordId::annotations(article.id);
            let known = self.records.get(&of).cloned().unwrap_or_default();
            found.records.push((of, known));
            let annotations = self.annotations_of(article.id);
            let article = Arc::new(article);
            for passage in sought.passages(&snapshot.text, 5) {
                let anchor = selector::anchor(snapshot, passage.bytes.clone()).unwrap();
                let known = annotations.iter().find_map(|annotation| {
                    let mut links = annotation.evidence.iter();
                    let link = links.find(|link| link.claim == claim)?;
                    let meets = annotation.anchor.bytes.start < anchor.bytes.end
                        && anchor.bytes.start < annotation.anchor.bytes.end;
                    meets.then(|| (annotation.id, link.stance.clone()))
                });
                let start = anchor.bytes.start;
                let marks = passage.marks.iter();
                found.passages.push(Likely {
                    suggested: compare::suggest(snapshot, &anchor.bytes, None),
                    code_points: anchor.bytes.clone(),
                    marks: marks.map(|at| at.start - start..at.end - start).collect(),
                    score: passage.score,
                    is_silent: told.silences.iter().any(|one| one.article == article.id),
                    also: Vec::new(),
                    may_be_more: false,
                    article: Arc::clone(&article),
                    anchor,
                    known,
                });
            }
        }
        let passages = &mut found.passages;
        passages.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }

    fn echoes(&self, of: ArticleId) -> crate::model::echo::Found {
        let texts = self.snapshots.iter();
        let here = texts
            .clone()
            .find(|(id, _)| *id == of)
            .map(|(_, text)| text);
        let here = here.expect("the text that is read");
        let words = Words::new(&here.text);
        let mut found = Vec::new();
        for other in self.articles().into_iter().filter(Article::is_live) {
            let there = texts.clone().find(|(id, _)| *id == other.id && *id != of);
            if let Some((_, there)) = there {
                let passages = shared(&words, &Words::new(&there.text));
                found.extend(told(&passages, here, &other, there));
            }
        }
        crate::model::echo::Found {
            echoes: in_order(found),
            looked: self.looked,
        }
    }

    fn saved(&self) -> Saved {
        match self.full {
            Some(why) => Saved::No {
                waiting: 1,
                why: CleanText::line(why),
            },
            None => Saved::Yes,
        }
    }

    fn articles(&self) -> Vec<Article> {
        let record = |id: ArticleId| self.records.get(&RecordId::article(id));
        self.snapshots
            .iter()
            .filter_map(|(id, _)| Some(Article::from_record(*id, record(*id)?)))
            .collect()
    }

    fn claims(&self) -> Vec<ClaimRow> {
        self.claims_on(Shelf::Library)
    }

    fn claims_on(&self, shelf: Shelf) -> Vec<ClaimRow> {
        let claims = self
            .records
            .iter()
            .filter(|(id, _)| id.kind == RecordKind::Claim);
        let claims = claims.filter_map(|(id, record)| Claim::from_record(ClaimId(id.id), record));
        let mut rows: Vec<_> = claims
            .filter(|claim| claim.removed.is_some() == (shelf == Shelf::Trash))
            .map(|claim| {
                let mut counts = StanceCounts::default();
                let page = self.claim_page(claim.id).unwrap();
                let links = page.evidence.iter().map(|row| &row.evidence.stance);
                links.for_each(|stance| counts.count(stance));
                let articles: BTreeSet<_> =
                    page.evidence.iter().map(|row| row.article.id).collect();
                ClaimRow {
                    words: Words::new(&claim.statement).numbers().into(),
                    claim: Arc::new(claim),
                    counts,
                    articles: articles.len(),
                    silent: page.silent(),
                    recheck: page.recheck(),
                }
            })
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.claim.modified), row.claim.id));
        rows
    }

    /// Returns the annotations of all articles with their records, as the library does.
    pub(crate) fn all_marked(&self) -> Marked {
        let mut marked = Marked::default();
        for article in self.articles().into_iter().filter(Article::is_live) {
            let id = RecordId::annotations(article.id);
            let Some(record) = self.records.get(&id) else {
                continue;
            };
            let mut annotations = self.annotations_of(article.id);
            annotations.sort_by_key(|annotation| annotation.anchor.bytes.start);
            let article = Arc::new(article);
            let rows = annotations.into_iter().map(|annotation| AnnotationRow {
                article: article.clone(),
                placement: placed(&article, &annotation),
                words: None,
                annotation: Arc::new(annotation),
            });
            marked.rows.extend(rows);
            marked.records.push((id, record.clone()));
        }
        marked
    }

    fn trashed(&self) -> Trashed {
        let articles = self.articles().into_iter().map(Arc::new);
        let mut annotations = Vec::new();
        for article in articles.clone() {
            let record = self.records.get(&RecordId::annotations(article.id));
            let all = record.map(|record| Annotation::all(article.id, record));
            let removed = all.into_iter().flatten().filter(|a| a.removed.is_some());
            annotations.extend(removed.map(|annotation| AnnotationRow {
                article: article.clone(),
                placement: placed(&article, &annotation),
                words: None,
                annotation: Arc::new(annotation),
            }));
        }
        let stories = self.stories_on(Shelf::Trash).into_iter();
        Trashed {
            stories: stories.map(Arc::new).collect(),
            views: Vec::new(),
            grids: self.grids_on(Shelf::Trash),
            feeds: self
                .feeds_on(Shelf::Trash)
                .into_iter()
                .map(Arc::new)
                .collect(),
            articles: articles.filter(|a| a.removed.is_some()).collect(),
            claims: self.claims_on(Shelf::Trash),
            annotations,
            records: self.records.clone().into_iter().collect(),
        }
    }

    fn claim_page(&self, id: ClaimId) -> Option<ClaimPage> {
        let record = self.records.get(&RecordId::claim(id))?.clone();
        let claim = Arc::new(Claim::from_record(id, &record)?);
        let mut evidence = Vec::new();
        let mut records = Vec::new();
        for article in self.articles() {
            let of = RecordId::annotations(article.id);
            let Some(known) = self.records.get(&of) else {
                continue;
            };
            records.push((of, known.clone()));
            let article = Arc::new(article);
            for annotation in self.annotations_of(article.id) {
                let annotation = Arc::new(annotation);
                for link in annotation.evidence.iter().filter(|link| link.claim == id) {
                    evidence.push(EvidenceRow {
                        origin: Origin::unknown(article.id.0.as_u64_pair().1 as usize),
                        article: article.clone(),
                        annotation: annotation.clone(),
                        evidence: link.clone(),
                        placement: placed(&article, &annotation),
                        words: None,
                    });
                }
            }
        }
        let articles: Vec<_> = self.articles().into_iter().map(Arc::new).collect();
        let is_silent = |silence: &&crate::model::Silence| {
            let mut rows = evidence.iter();
            !rows.any(|row: &EvidenceRow| row.article.id == silence.article)
        };
        let silences = claim
            .silences
            .iter()
            .filter(is_silent)
            .filter_map(|silence| {
                let article = articles.iter().find(|one| one.id == silence.article)?;
                Some(SilenceRow {
                    article: article.clone(),
                    silence: silence.clone(),
                })
            });
        let silences = silences.collect();
        Some(ClaimPage {
            claim,
            record,
            evidence,
            silences,
            records,
            related: Vec::new(),
        })
    }

    /// Returns what was found of the claims in whose wording something stands, in the articles in whose title
    /// something does.
    fn survey(&self, typed: &crate::app::matrix::Typed) -> crate::compare::matrix::Survey {
        use crate::compare::matrix::{Hush, Line, Quote, Survey};
        let pages = self.claims().into_iter();
        let pages = pages.filter(|row| row.claim.statement.contains(&typed.claims));
        let pages = pages.filter_map(|row| self.claim_page(row.claim.id));
        let lines = pages.map(|page| Line {
            quotes: page
                .evidence
                .iter()
                .map(|row| Quote {
                    article: row.article.id,
                    annotation: row.annotation.id,
                    evidence: row.evidence.id,
                    stance: row.evidence.stance.clone(),
                    origin: row.origin.clone(),
                    recheck: row.placement.waits(),
                })
                .collect(),
            silences: page
                .silences
                .iter()
                .map(|row| Hush {
                    article: row.article.id,
                    is_current: row.is_current(),
                })
                .collect(),
            claim: page.claim,
        });
        let articles = self.articles().into_iter().filter(Article::is_live);
        let articles = articles.filter(|article| article.title.contains(&typed.articles));
        Survey::new(lines.collect(), articles.map(Arc::new).collect())
    }

    fn annotations_of(&self, id: ArticleId) -> Vec<Annotation> {
        let record = self
            .records
            .get(&RecordId::annotations(id))
            .cloned()
            .unwrap_or_default();
        Annotation::all(id, &record)
            .into_iter()
            .filter(|a| a.removed.is_none())
            .collect()
    }

    /// Returns what is marked in an article as it is on disk, in the order of the text.
    pub(crate) fn marked(&self, number: u8) -> Vec<String> {
        let mut all = self.annotations_of(article_id(number));
        all.sort_by_key(|annotation| annotation.anchor.bytes.start);
        all.iter()
            .map(|annotation| annotation.anchor.quote.to_string())
            .collect()
    }

    fn annotation(&self, number: u8, index: usize) -> Annotation {
        self.annotations_of(article_id(number)).remove(index)
    }

    /// Returns the text with what is selected in brackets, or else the letter under the caret.
    pub(crate) fn shown(&self) -> String {
        let reader = self.app.reader.as_ref().unwrap();
        let text = reader.document().text();
        let range = match &reader.selection {
            Some(_) => reader.selected().unwrap(),
            None => {
                let end = text[reader.caret..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
                reader.caret..reader.caret + end
            }
        };
        format!(
            "{}[{}]{}",
            &text[..range.start],
            &text[range.clone()],
            &text[range.end..]
        )
    }

    fn said(&self) -> String {
        self.app
            .said
            .as_ref()
            .map(|(_, text)| text.to_string())
            .unwrap_or_default()
    }
}

pub(crate) mod list;

const TWO: &str = "One comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.";

#[test]
fn moving_and_selecting_read_like_the_text() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    let steps = [
        (
            "w",
            "One [c]omes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            ")",
            "One comes first. [T]wo is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "s",
            "One comes first. [Two is next.] Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "s",
            "One comes first. [Two is next. Three ends it.]\n\nA second paragraph. It has two.",
        ),
        (
            "s",
            "One comes first. [Two is next. Three ends it.\n\nA second paragraph.] It has two.",
        ),
        (
            "Esc",
            "One comes first. Two is next. Three ends it.\n\nA second paragraph[.] It has two.",
        ),
        (
            "g g",
            "[O]ne comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "v e",
            "[One] comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "o",
            "[One] comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "Esc",
            "[O]ne comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "V",
            "[One comes first. Two is next. Three ends it.]\n\nA second paragraph. It has two.",
        ),
        (
            "Esc S-Right",
            "One comes first. Two is next. Three ends it[.]\n\nA second paragraph. It has two.",
        ),
        (
            "Esc }",
            "One comes first. Two is next. Three ends it.\n\n[A] second paragraph. It has two.",
        ),
        (
            "1 G",
            "[O]ne comes first. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
        (
            "2 w",
            "One comes [f]irst. Two is next. Three ends it.\n\nA second paragraph. It has two.",
        ),
    ];
    for (keys, expected) in steps {
        stage.keys(keys);
        assert_eq!(stage.shown(), expected, "after {keys}");
    }
}

#[test]
fn m_marks_the_sentence_of_the_caret_and_undo_and_redo_say_what_they_do() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter ) m");
    assert_eq!(stage.marked(1), ["Two is next."]);
    assert_eq!(stage.said(), "Marked “Two is next.”");
    stage.keys("u");
    assert_eq!(stage.marked(1), Vec::<String>::new());
    assert_eq!(stage.said(), "Undid: mark “Two is next.”");
    stage.keys("C-r");
    assert_eq!(stage.marked(1), ["Two is next."]);
    assert_eq!(stage.said(), "Redid: mark “Two is next.”");
}

#[test]
fn flagging_marks_and_makes_the_claim_in_one_step_that_is_undone_as_one() {
    let mut stage = Stage::new(&[TWO, "Another report. It says so too."]);
    stage
        .keys("Enter ) +")
        .types("Two is next to one")
        .keys("Enter");
    assert_eq!(stage.marked(1), ["Two is next."]);
    let claims = stage.claims();
    assert_eq!(claims[0].claim.statement.as_str(), "Two is next to one");
    let evidence = &stage.annotation(1, 0).evidence;
    assert_eq!(
        (evidence.len(), &evidence[0].stance),
        (1, &Stance::Supports)
    );
    assert_eq!(evidence[0].claim, claims[0].claim.id);
    // The claim flagged last comes first in the picker of the next article.
    stage.keys("J ) - Enter");
    assert_eq!(stage.marked(2), ["It says so too."]);
    assert_eq!(stage.annotation(2, 0).evidence[0].stance, Stance::Refutes);
    stage.keys("C Enter");
    let Some(Overlay::Panel(panel)) = stage.app.overlays.last() else {
        panic!("no claim is open")
    };
    let quotes: Vec<_> = panel
        .things()
        .map(|thing| match thing {
            panel::Thing::Evidence(row) => row.annotation.anchor.quote.to_string(),
            other => panic!("{other:?} is no evidence"),
        })
        .collect();
    assert_eq!(quotes, ["Two is next.", "It says so too."]);
    // Enter jumps to the quote.
    stage.keys("Enter");
    assert_eq!(
        stage.shown(),
        "One comes first. [T]wo is next. Three ends it.\n\nA second paragraph. It has two."
    );
    stage.keys("u u");
    assert!(stage.claims().is_empty() && stage.marked(1).is_empty() && stage.marked(2).is_empty());
}

#[test]
fn claims_that_come_late_are_offered_in_an_open_picker() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter +").types("A claim").keys("Enter");
    let claims = std::mem::take(&mut stage.app.claims);
    stage.keys("} +");
    stage.send(Message::Claims(claims));
    stage.keys("Enter");
    assert_eq!(stage.marked(1), ["One comes first.", "A second paragraph."]);
    assert_eq!(stage.claims().len(), 1);
}

#[test]
fn a_second_flag_for_the_same_claim_changes_the_stance_of_the_first() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("Enter +")
        .types("A claim")
        .keys("Enter")
        .keys("- Enter");
    let evidence = stage.annotation(1, 0).evidence;
    assert_eq!(evidence.len(), 1);
    assert_eq!(evidence[0].stance, Stance::Refutes);
}

#[test]
fn notes_tags_and_colours_hang_on_the_annotation_under_the_caret() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("Enter m a")
        .types("first line")
        .keys("Enter")
        .types("second")
        .keys("C-s");
    stage
        .keys("#")
        .types("cloud, jedi, cloud")
        .keys("Enter")
        .keys("c g");
    let annotation = stage.annotation(1, 0);
    assert_eq!(annotation.note().unwrap().as_str(), "first line\nsecond");
    let tags: Vec<_> = annotation.tags.iter().map(CleanText::as_str).collect();
    assert_eq!(
        (tags, annotation.color),
        (vec!["cloud", "jedi"], Color::Green)
    );
    assert_eq!(stage.marked(1).len(), 1);
    stage.keys("u u u");
    let annotation = stage.annotation(1, 0);
    assert_eq!(
        (
            annotation.notes.len(),
            annotation.tags.len(),
            annotation.color
        ),
        (0, 0, Color::Yellow)
    );
}

#[test]
fn escape_keeps_a_note_and_control_c_leaves_it() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("kept").keys("Esc");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "kept");
    stage.keys("a").types(" not this").keys("C-c");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "kept");
}

#[test]
fn a_line_feed_in_a_note_breaks_the_line() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("one").keys("C-j");
    stage.types("two").keys("Esc");
    assert_eq!(stage.annotation(1, 0).note().unwrap().as_str(), "one\ntwo");
}

#[test]
fn a_note_that_is_being_written_is_kept_when_the_program_is_ended() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("half a tho");
    stage.send(Message::Ending);
    assert_eq!(
        stage.annotation(1, 0).note().unwrap().as_str(),
        "half a tho"
    );
}

#[test]
fn a_note_that_is_being_written_is_kept_aside_until_it_is_saved() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter a").types("h");
    let drafts = |effects: &[Effect]| {
        let drafts = effects.iter().filter_map(|effect| match effect {
            Effect::KeepDraft(draft) => Some(draft.as_ref().map(CleanText::to_string)),
            _ => None,
        });
        drafts.collect::<Vec<_>>()
    };
    assert_eq!(
        drafts(&stage.left),
        [Some("“One comes first.”\n\nh\n".to_owned())]
    );
    // Not with each key, but now and then.
    stage.left.clear();
    stage.types("alf");
    assert_eq!(drafts(&stage.left), []);
    let later = now() + jiff::SignedDuration::from_secs(3);
    let effects = stage.app.update(Message::Key(Key::char('!')), later);
    assert_eq!(
        drafts(&effects),
        [Some("“One comes first.”\n\nhalf!\n".to_owned())]
    );
    stage.keys("Esc");
    assert_eq!(drafts(&stage.left), [None]);
    // What is only looked at is nothing to keep.
    stage.left.clear();
    stage.keys("a Esc");
    assert_eq!(drafts(&stage.left), []);
}

#[test]
fn a_change_that_is_refused_goes_from_the_screen_and_from_undo() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter");
    stage.refuse = Some("the file is of a newer version");
    stage.keys("m");
    assert!(stage.marked(1).is_empty());
    assert!(stage.app.reader.as_ref().unwrap().annotations.is_empty());
    assert!(stage.said().contains("newer version"), "{}", stage.said());
    assert!(!stage.app.history.can_undo());
}

#[test]
fn what_is_not_saved_is_said_and_quitting_asks_once() {
    let mut stage = Stage::new(&[TWO]);
    stage.full = Some("no space is left on the disk");
    stage.keys("Enter m");
    assert!(
        stage.said().contains("no space is left"),
        "{}",
        stage.said()
    );
    assert_eq!(stage.marked(1).len(), 1);
    stage.keys("q q");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Question(Question::QuitUnsaved))
    ));
    assert!(!stage.left.contains(&Effect::Quit));
    stage.keys("n");
    stage.full = None;
    stage.keys("q");
    assert!(stage.left.contains(&Effect::Quit));
}

#[test]
fn what_was_not_saved_is_no_longer_said_when_it_is() {
    let mut stage = Stage::new(&[TWO]);
    stage.full = Some("no space is left on the disk");
    stage.keys("Enter m");
    assert!(stage.said().starts_with(NOT_SAVED), "{}", stage.said());
    stage.send(Message::Flushed(Saved::Yes));
    assert_eq!(stage.said(), "Saved what was not saved before");
}

#[test]
fn a_remark_leaves_a_warning_that_was_not_read_yet() {
    let (warning, remark) = (CleanText::line("No disk"), CleanText::line("No index"));
    let mut stage = Stage::new(&[TWO]);
    stage.send(Message::Told(Severity::Warning, warning.clone()));
    stage.send(Message::Remarked(remark.clone()));
    assert_eq!(stage.said(), "No disk");
    let said = |stage: &Stage| {
        stage
            .app
            .messages
            .newest_first()
            .next()
            .unwrap()
            .text
            .clone()
    };
    assert_eq!(said(&stage), remark, "it is listed all the same");
    // The other way round nothing is different.
    stage.keys("j");
    stage.send(Message::Remarked(remark));
    assert_eq!(stage.said(), "No index");
    stage.send(Message::Told(Severity::Warning, warning));
    assert_eq!(stage.said(), "No disk");
}

#[test]
fn that_the_index_is_held_is_no_longer_said_when_it_answers() {
    let held = CleanText::line("The index is held. It is tried again.");
    let mut stage = Stage::new(&[TWO]);
    stage.send(Message::Waiting(held.clone()));
    assert_eq!(stage.said(), held.as_str());
    assert!(stage.left.contains(&Effect::AwaitIndex(held.clone())));
    stage.send(Message::Answering(held.clone()));
    assert_eq!(stage.said(), "");
    // What was said meanwhile stays.
    stage.send(Message::Waiting(held.clone()));
    stage.send(Message::Told(Severity::Warning, CleanText::line("No disk")));
    stage.send(Message::Answering(held));
    assert_eq!(stage.said(), "No disk");
}

#[test]
fn escape_steps_back_and_never_quits() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter v A ? Esc Esc Esc Esc Esc Esc Esc");
    assert_eq!(stage.app.place(), Place::List);
    assert!(!stage.left.contains(&Effect::Quit));
}

#[test]
fn a_screen_that_becomes_wide_shows_the_article_under_the_cursor() {
    let mut stage = Stage::before_start(&[TWO]);
    stage.send(Message::Resized(30, 10));
    stage.start();
    assert!(stage.app.reader.is_none(), "there is no room for it");
    stage.send(Message::Resized(100, 30));
    assert!(stage.app.reader.is_some());
}

#[test]
fn finding_goes_from_place_to_place_and_round() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter /").types("t").keys("Enter");
    let mut carets = vec![stage.app.reader.as_ref().unwrap().caret];
    for _ in 0..2 {
        stage.keys("n");
        carets.push(stage.app.reader.as_ref().unwrap().caret);
    }
    let expected: Vec<usize> = TWO
        .match_indices(['t', 'T'])
        .map(|(at, _)| at)
        .take(3)
        .collect();
    assert_eq!(carets, expected);
    stage.keys("g g N");
    assert_eq!(
        Some(stage.app.reader.as_ref().unwrap().caret),
        TWO.rfind('t')
    );
    assert_eq!(stage.said(), "From the end again.");
}

#[test]
fn copying_takes_the_annotation_the_selection_or_the_sentence() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter y v e y");
    let copied: Vec<_> = stage
        .left
        .iter()
        .filter_map(|e| match e {
            Effect::Copy(t) => Some(t.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(copied, ["One comes first.", "One"]);
}

#[test]
fn the_details_of_an_article_are_corrected_and_a_wrong_date_is_named() {
    let mut stage = Stage::new(&[TWO]);
    stage
        .keys("Enter i Tab")
        .types("Desk North")
        .keys("Tab Tab")
        .types("23 August")
        .keys("Enter");
    let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
        panic!("the form is closed")
    };
    assert!(form.error.as_ref().unwrap().contains("23 August"));
    stage.keys("C-u").types("2020-08-23").keys("Enter");
    let article = &stage.articles()[0];
    assert_eq!(article.source.as_deref(), Some("Desk North"));
    assert_eq!(article.published.unwrap().to_string(), "2020-08-23");
}

#[test]
fn overlapping_annotations_can_each_be_reached() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter V m g g s m g g");
    let quote = |stage: &Stage| {
        stage
            .app
            .reader
            .as_ref()
            .unwrap()
            .annotation_here()
            .unwrap()
            .anchor
            .quote
            .to_string()
    };
    assert_eq!(quote(&stage), "One comes first.");
    stage.keys("g a");
    assert_eq!(
        quote(&stage),
        "One comes first. Two is next. Three ends it."
    );
    stage.keys("d d");
    assert_eq!(stage.marked(1), ["One comes first."]);
}

#[test]
fn a_dot_marks_or_flags_again() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter M b ) .");
    assert_eq!(stage.marked(1), ["One comes first.", "Two is next."]);
    assert_eq!(stage.annotation(1, 1).color, Color::Blue);
    stage.keys(") -").types("Claim").keys("Enter } .");
    assert_eq!(
        stage
            .annotations_of(article_id(1))
            .iter()
            .filter(|a| !a.evidence.is_empty())
            .count(),
        2
    );
}

#[test]
fn records_that_others_have_written_are_merged_not_replaced() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m");
    let id = RecordId::annotations(article_id(1));
    // A late answer to an early question: the record as it was before the mark.
    stage.app.known.learn(id, &Record::default());
    assert_eq!(
        Annotation::all(article_id(1), &stage.app.known.record(id)).len(),
        1
    );
    assert!(annotation::annotations().as_str() == "annotations");
}

#[test]
fn removed_articles_leave_the_list_and_undo_brings_them_back() {
    let mut stage = Stage::new(&[TWO, "Another one."]);
    stage.keys("d d");
    assert_eq!(stage.app.list.total, 1);
    stage.keys("u");
    assert_eq!(stage.app.list.total, 2);
}

#[test]
fn an_article_that_comes_late_waits_until_what_is_being_written_is_kept() {
    let mut stage = Stage::new(&[
        TWO,
        "Another one. It is longer than that, and says something else.",
    ]);
    stage.keys("Enter");
    stage.late = true;
    stage.keys("J a").types("about the first");
    stage.late = false;
    let held = std::mem::take(&mut stage.held);
    for message in held {
        stage.send(message);
    }
    stage.keys("Esc");
    assert_eq!(
        stage.annotation(1, 0).note().unwrap().as_str(),
        "about the first"
    );
    assert!(stage.marked(2).is_empty());
    // Only then the other article is shown.
    assert!(stage.shown().starts_with("[A]nother"));
}

#[test]
fn the_same_words_are_marked_once() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m m M p");
    assert_eq!(stage.marked(1).len(), 1);
    assert_eq!(stage.annotation(1, 0).color, Color::Pink);
}

#[test]
fn stepping_back_from_a_quote_leads_to_its_claim_again() {
    let mut stage = Stage::new(&[TWO, "Another report."]);
    stage
        .keys("Enter +")
        .types("A claim")
        .keys("Enter C Enter Enter");
    assert_eq!(stage.app.place(), Place::Reader);
    stage.keys("q");
    assert_eq!(stage.app.place(), Place::Claim);
    stage.keys("Esc Esc Esc");
    assert_eq!(stage.app.place(), Place::List);
}

#[test]
fn a_selection_that_cuts_a_word_is_said() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter v w m");
    assert_eq!(stage.marked(1), ["One c"]);
    assert!(stage.said().contains("cuts a word"), "{}", stage.said());
    stage.keys("u v e m");
    assert!(!stage.said().contains("cuts a word"), "{}", stage.said());
}

#[test]
fn a_page_turned_moves_the_text_by_a_page() {
    let long: Vec<String> = (0..60)
        .map(|number| format!("Paragraph {number}."))
        .collect();
    let mut stage = Stage::new(&[&long.join("\n\n")]);
    stage.keys("Enter");
    let (before, height) = {
        let reader = stage.app.reader.as_ref().unwrap();
        (reader.layout.row_at(reader.top).unwrap(), reader.height())
    };
    stage.keys("Space");
    let reader = stage.app.reader.as_ref().unwrap();
    let top = reader.layout.row_at(reader.top).unwrap();
    let rows = (1..)
        .find(|count| reader.layout.below(before, *count) >= top)
        .unwrap();
    assert!(rows + 3 >= height, "{rows} of {height}");
}

impl Stage {
    /// Returns what the program last asked the library to look for.
    fn asked(&self) -> (Request, String) {
        let asked = self.left.iter().rev().find_map(|effect| match effect {
            Effect::SearchLibrary(request, typed, _) => Some((*request, typed.clone())),
            _ => None,
        });
        asked.expect("something is looked for")
    }

    /// Answers the search with all places of a word in titles and texts.
    pub(crate) fn found(&mut self, word: &str) {
        self.found_with(word, Vec::new());
    }

    /// Finds a word in titles and texts, behind other hits.
    pub(crate) fn found_with(&mut self, word: &str, hits: Vec<Hit>) {
        let (request, _) = self.asked();
        let hits = Box::new(self.hits(word, hits));
        self.send(Message::Hits(request, Ok(hits)));
    }

    /// Returns all places of a word in titles and texts, behind other hits.
    pub(crate) fn hits(&self, word: &str, mut hits: Vec<Hit>) -> Hits {
        let mut articles = 0;
        for article in self.articles() {
            let (_, snapshot) = self
                .snapshots
                .iter()
                .find(|(id, _)| *id == article.id)
                .unwrap();
            let text = snapshot.text.clone();
            let article = Arc::new(article);
            let hit = |found: HitIn, line: &str, at: Option<usize>| Hit {
                found,
                bytes: at.map(|at| at..at + word.len()),
                snapshot: at.map(|_| snapshot.id.clone()),
                code_points: None,
                snippet: CleanText::line(line),
                marks: line
                    .match_indices(word)
                    .map(|(at, _)| at..at + word.len())
                    .collect(),
                score: 1.0,
            };
            let before = hits.len();
            if article.title.contains(word) {
                hits.push(hit(
                    HitIn::Title(Arc::clone(&article)),
                    &article.title,
                    None,
                ));
            }
            let mut from = 0;
            for line in text.split('\n') {
                if let Some(at) = line.find(word) {
                    hits.push(hit(
                        HitIn::Text(Arc::clone(&article)),
                        line,
                        Some(from + at),
                    ));
                }
                from += line.len() + 1;
            }
            articles += usize::from(hits.len() > before);
        }
        Hits {
            hits,
            articles,
            is_more: false,
        }
    }
}
