//! What a library in memory does of what the screen wants.

use std::collections::BTreeSet;

use super::*;

impl Stage {
    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
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

    pub(super) fn answer(&mut self, effect: Effect) -> Option<Message> {
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
    pub(super) fn listing(&self, filter: &Filter) -> listing::Listing {
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

    pub(super) fn page(&self, filter: &Filter, part: Part) -> Page {
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
    pub(super) fn edit(&mut self, articles: &[ArticleId], edit: &ArticlesEdit) -> Message {
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
    pub(super) fn did(&mut self, change: Change, done: Done) -> Message {
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
    pub(super) fn silence(&mut self, checked: &Checked) -> Message {
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
        let merged = record
            .entry(&crate::model::claim::MERGED_INTO.path())
            .unwrap()
            .stamp;
        let family = BTreeSet::from([from]);
        let others = self.records.iter().filter(|(id, _)| id.id != from.0);
        let others: Vec<_> = others.map(|(id, record)| (*id, record.clone())).collect();
        let mut build = Build::new(&mut self.ids, now());
        for (id, record) in &others {
            build.part_claims(Merging { from, into }, (merged, &family), (*id, record));
        }
        build.restore_claim(from, &record);
        let change = build.finish();
        self.did(change, Done::Edited(CleanText::line("Restored the claim")))
    }

    /// Makes a claim of two sentences that disagree, as the library does.
    fn claim_disagreement(&mut self, one: &Disagreement) -> Message {
        let mut build = Build::new(&mut self.ids, now());
        build.make_claim(&CleanText::line(&one.left.text));
        let change = build.finish();
        self.did(change, Done::Edited(CleanText::line("Claimed.")))
    }

    pub(super) fn saved(&self) -> Saved {
        match self.full {
            Some(why) => Saved::No {
                waiting: 1,
                why: CleanText::line(why),
            },
            None => Saved::Yes,
        }
    }
}
