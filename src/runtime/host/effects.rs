//! Effects: each is carried out, here or by what it is about.

use std::sync::{Arc, atomic::Ordering};

use jiff::Zoned;

use super::{
    Host, MOST_FOUND, PATIENCE, changes, files,
    indexing::{Progress, tell_trouble},
    programs::{browse, lend},
    shelves,
    texts::compare,
    this_moment, warning,
};
use crate::{
    app::{
        Done, Effect, Listed, Message, Request, Severity,
        panel::{ItemId, Of},
    },
    library::{IndexingError, Library, disagreements},
    model::{
        ClaimId, CleanText, PartialDate,
        several::ArticlesEdit,
        view::{Filter, Shelf},
    },
    query,
    runtime::{Answers, Means, Suspension},
};

/// The most passages that are told as likely to bear on a claim.
const MOST_LIKELY: usize = 100;

impl Host {
    /// Carries out what the state wants done.
    pub(super) fn carry_out(&mut self, effects: Vec<Effect>, means: &mut Means<Message>) {
        // What a panel lists that was closed meanwhile is not looked for any longer.
        let listing = Request(self.latest.panel.load(Ordering::Relaxed));
        if !self.app.awaits_listing(listing) {
            self.latest.panel.store(0, Ordering::Relaxed);
        }
        for effect in effects {
            self.carry_out_one(effect, means);
        }
    }

    fn carry_out_one(&mut self, effect: Effect, means: &mut Means<Message>) {
        let library = Arc::clone(&self.library);
        match effect {
            Effect::LoadPage {
                request,
                filter,
                part,
            } => {
                // A page of an older list is not waited for any more.
                let latest = Arc::clone(&self.latest);
                latest.list.store(request.0, Ordering::Relaxed);
                means.read(move |answers| {
                    if latest.list.load(Ordering::Relaxed) == request.0 {
                        let page = library.part(&on_this_day(&filter), part);
                        answers.send(Message::Page(request, page));
                        tell_trouble(&library, answers);
                    }
                });
            }
            Effect::Compare { what, document } => {
                let asked = what.clone();
                let job = move |answers: &Answers<Message>| {
                    let found = compare(&library, &what, &document);
                    answers.send(Message::Compared(what, found));
                };
                if let Err(error) = means.spawn("compare", job) {
                    let why = CleanText::line(&error.to_string());
                    self.tell(Message::Compared(asked, Err(why)), means);
                }
            }
            Effect::LoadRevision(request, asked, article, both) => {
                let [old, new] = *both;
                let revision = move || library.revision(article, &old, &new, &|| asked.is_left());
                self.compare(request, revision, means);
            }
            Effect::Add(id, source) => self.add(id, source, means),
            Effect::LeaveAddition(id) => self.leave_addition(id, means),
            Effect::LoadFeeds(since) => self.load_feeds(since, means),
            Effect::LookForFeeds(address, asked) => self.look_for_feeds(address, asked, means),
            Effect::FollowFeed(found) => self.follow_feed(found, means),
            Effect::RefreshFeeds(run) => self.refresh_feeds(run, means),
            Effect::StopRefreshing(id) => self.stop_refreshing(Some(id)),
            Effect::LoadLeftOut(request, asked, article, snapshot) => {
                let revision = move || library.left_out(article, &snapshot, &|| asked.is_left());
                self.compare(request, revision, means);
            }
            Effect::LoadSurvey(request, typed, story) => {
                self.survey(request, typed, story, means);
            }
            Effect::SeekEchoes(shown, side, within) => {
                self.seek_echoes(shown, side, within, means);
            }
            Effect::SeekWatched {
                shown,
                document,
                words,
                asked,
            } => {
                let job = move |answers: &Answers<Message>| {
                    let places = words.places(document.text(), MOST_FOUND, &|| asked.is_left());
                    answers.send(Message::Watched(shown, words, places));
                };
                if let Err(error) = means.spawn("watched words", job) {
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::SeekUnread {
                filter,
                from,
                direction,
                times,
            } => means.read(move |answers| {
                let found = library.unread_from(&on_this_day(&filter), from, direction, times);
                answers.send(Message::Unread(filter, direction, found));
            }),
            Effect::SeekRecheck(story, direction) => means.read(move |answers| {
                let unsure = library.unsure(story, &this_moment());
                answers.send(match unsure {
                    Ok(unsure) => Message::Unsure(direction, unsure),
                    Err(error) => warning(&error.to_string()),
                });
            }),
            Effect::SettleAnnotations(article) => {
                let job = move |answers: &Answers<Message>| {
                    answers.send(match library.settle(article) {
                        Ok(record) => Message::Settled(article, record.map(Box::new)),
                        // They are shown where they were found; the next change is early enough.
                        Err(error) => {
                            tracing::warn!(%error, "placements are not written");
                            Message::NotSettled(article)
                        }
                    });
                };
                if let Err(error) = means.spawn("placing", job) {
                    self.tell(Message::NotSettled(article), means);
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::LoadIds { filter, wanted } => means.read(move |answers| {
                let ids = library.ids_in(&on_this_day(&filter));
                answers.send(Message::Ids(filter, wanted, ids));
            }),
            Effect::LoadFoundIds(typed, wanted) => {
                let story = self.app.list.story;
                let job = move |answers: &Answers<Message>| {
                    answers.send(files::found_ids(&library, typed, wanted, story));
                };
                if let Err(error) = means.spawn("found", job) {
                    self.tell(warning(&error.to_string()), means);
                }
            }
            Effect::CountHidden { filter, articles } => means.read(move |answers| {
                let hidden = library.count_outside(&on_this_day(&filter), &articles);
                answers.send(Message::Hidden(filter, hidden));
            }),
            Effect::LoadVocabulary => means.read(move |answers| {
                answers.send(Message::Vocabulary(Box::new(library.vocabulary())));
            }),
            Effect::EditArticles { articles, edit } => means.write(move |answers| {
                let edited = library.edit_articles(&articles, &edit);
                answers.send(changes::did(edited, |said| match edit {
                    ArticlesEdit::Remove => Done::Removed(said),
                    _ => Done::Edited(said),
                }));
            }),
            Effect::RecordSilence(checked) => means.write(move |answers| {
                answers.send(changes::did(
                    library.record_silence(&checked),
                    Done::Silence,
                ));
            }),
            Effect::MergeClaims(merging, by) => means.write(move |answers| {
                let merged = library.merge_claims(merging, &by);
                answers.send(changes::did(merged, |said| Done::Merged(merging, said)));
            }),
            Effect::PartClaims(id) => means.write(move |answers| {
                answers.send(changes::did(library.part_claims(id), Done::Edited));
            }),
            Effect::LoadClaims => means.read(move |answers| {
                answers.send(Message::Claims(library.claims(Shelf::Library)));
            }),
            Effect::CountOrigins(claims) => {
                let job = move |answers: &Answers<Message>| {
                    // One that is gone meanwhile tells nothing of the others.
                    let counted = |id| Some((id, library.claim_page(id).ok()?.origins()));
                    let counted = claims.into_iter().filter_map(counted).collect();
                    answers.send(Message::Origins(counted));
                };
                if let Err(error) = means.spawn("origins", job) {
                    tracing::warn!(%error, "origins are not counted");
                    self.tell(Message::Origins(Vec::new()), means);
                }
            }
            Effect::LoadShelves(story) => means.read(move |answers| {
                answers.send(match shelves::all(&library, story) {
                    Ok(shelves) => Message::Shelves(Box::new(shelves)),
                    Err(error) => warning(&error.to_string()),
                });
            }),
            Effect::LoadInside(story) => means.read(move |answers| {
                if let Ok(inside) = shelves::inside(&library, story) {
                    answers.send(Message::Inside(inside));
                }
            }),
            Effect::LoadStories(request) => {
                self.list_for_panel(request, means, shelves::stories);
            }
            Effect::LoadViews(request, since, story) => {
                self.list_for_panel(request, means, move |library| {
                    shelves::views(library, since, story)
                });
            }
            Effect::LoadGrids(request) => {
                self.list_for_panel(request, means, shelves::grids);
            }
            Effect::LoadGrid(request, id) => self.grid(request, id, means),
            Effect::LoadClaim(id) => means.read(move |answers| {
                answers.send(claim(&library, id));
            }),
            Effect::PreviewClaim(request, id) => {
                // A cursor that moves on does not wait for what it has passed.
                let latest = Arc::clone(&self.latest);
                latest.claim.store(request.0, Ordering::Relaxed);
                means.read(move |answers| {
                    if latest.claim.load(Ordering::Relaxed) == request.0 {
                        answers.send(claim(&library, id));
                    }
                });
            }
            Effect::Purge(id, title) => {
                means.write(move |answers| changes::purge(&library, id, title, answers));
            }
            Effect::LoadMarked(request) => {
                self.list_for_panel(request, means, |library| library.marked().map(Listed::from));
            }
            Effect::LoadLikely(request, claim, articles, within) => {
                let latest = Arc::clone(&self.latest);
                let within = shelves::likely_in(articles, within.as_deref());
                self.list_for_panel(request, means, move |library| {
                    let is_old = || latest.panel.load(Ordering::Relaxed) != request.0;
                    let found = library.likely_to_flag(claim, &within, MOST_LIKELY, &is_old);
                    found.map(Listed::from)
                });
            }
            Effect::AskAnnotations(request, asked) => means.read(move |answers| {
                let ids = library.annotations_asked(&query::parse_typing(&asked), &this_moment());
                let ids = ids.map(|ids| ids.into_iter().map(|(_, id)| ItemId::Annotation(id)));
                answers.send(kept(request, ids));
            }),
            Effect::AskClaims(request, asked) => means.read(move |answers| {
                let ids = library.claims_asked(&query::parse_typing(&asked), &this_moment());
                let ids = ids.map(|ids| ids.into_iter().map(ItemId::Claim));
                answers.send(kept(request, ids));
            }),
            Effect::AskTrash(request, asked) => means.read(move |answers| {
                let asked = library.trash_asked(&query::parse_typing(&asked), &this_moment());
                let ids = asked.map(|asked| {
                    let articles = asked.articles.into_iter().map(ItemId::Article);
                    let claims = asked.claims.into_iter().map(ItemId::Claim);
                    let annotations = asked.annotations.into_iter().map(ItemId::Annotation);
                    articles.chain(claims).chain(annotations)
                });
                answers.send(kept(request, ids));
            }),
            Effect::LoadDisagreements(request, of, within) => {
                let latest = Arc::clone(&self.latest);
                self.list_for_panel(request, means, move |library| {
                    let is_old = || latest.panel.load(Ordering::Relaxed) != request.0;
                    let inside = within.as_ref().map(|story| &story.members.articles);
                    let scope = match of {
                        Of::Library => disagreements::Scope::All(inside),
                        Of::Article(id) => disagreements::Scope::Article(id, inside),
                    };
                    let found = library.disagreements(&scope, &this_moment(), &is_old);
                    found.map(Listed::from)
                });
            }
            Effect::ClaimDisagreement(one, story, by) => means.write(move |answers| {
                let claimed = library.claim_disagreement(&one, story, &by);
                answers.send(changes::did(claimed, Done::Edited));
            }),
            Effect::LoadTrash(request) => self.list_for_panel(request, means, |library| {
                library.trashed().map(Listed::from)
            }),
            Effect::Index => self.begin_index(means),
            Effect::AwaitIndex(said) => self.await_index(said, means),
            Effect::SearchLibrary(request, typed, story) => {
                self.search_library(request, typed, story, means);
            }
            Effect::Open {
                request,
                article,
                snapshot,
                side,
                from,
            } => self.open(request, side, (article, snapshot, from), means),
            Effect::Apply(change) => {
                means.write(move |answers| changes::apply(&library, &change, answers));
            }
            Effect::Flush => means.write(move |answers| {
                answers.send(Message::Flushed(library.flush(PATIENCE)));
            }),
            Effect::KeepPosition(article, snapshot, position) => means.write(move |_| {
                library.keep_position(article, &snapshot, position);
            }),
            Effect::Keep(kept) => means.write(move |_| library.keep(&kept)),
            Effect::KeepDraft(draft) => means.write(move |_| library.keep_draft(draft.as_deref())),
            Effect::Find {
                request,
                document,
                what,
            } => self.find(request, document, what, means),
            Effect::Copy(text) => {
                if let Err(error) = means.copy(&text) {
                    self.tell(
                        Message::Told(Severity::Warning, CleanText::line(&error.to_string())),
                        means,
                    );
                }
            }
            Effect::Browse(address) => browse(&self.app.settings, &address, means),
            Effect::Outside {
                tool,
                head,
                document,
            } => lend(&self.app.settings, tool, (head, document), means),
            Effect::Complete(request, sought) => self.complete(request, sought, means),
            Effect::FindArticle(words) => {
                let story = self.app.list.story;
                means.read(move |answers| {
                    answers.send(files::find_article(&library, &words, story));
                });
            }
            // What was marked before is in it, and the program does not end before it is written.
            Effect::Export(order) => {
                let story = self.app.list.story;
                means.write_long(move |answers| {
                    let progress = Progress::new(answers);
                    let watch = |indexed| progress.watch(indexed);
                    let outcome = files::export(&library, &order, story, &watch);
                    progress.end();
                    answers.send(Message::Exported(order, outcome));
                });
            }
            Effect::RemoveSamples => means.write(move |answers| {
                let removed = library.remove_samples();
                let said = CleanText::line("Removed the samples");
                let removed = removed.map(|(change, applied)| (change, applied, said));
                answers.send(changes::did(removed, Done::Removed));
            }),
            Effect::Refresh => self.refresh(means),
            Effect::Dress(configuration) => {
                means.use_mouse(configuration.settings.mouse);
                self.dress(&configuration);
                self.fetch_as(&configuration.settings);
                self.set_folders(&configuration.settings, means);
                self.wind_clock(configuration.settings.refresh_minutes, means);
            }
            Effect::Redraw => means.redraw(),
            Effect::Suspend => {
                if means.suspend() == Suspension::NoShell {
                    let said = CleanText::line(
                        "No shell stands behind this window that could bring it back.",
                    );
                    self.tell(Message::Told(Severity::Warning, said), means);
                }
            }
            Effect::Quit => {
                self.stop_refreshing(None);
                means.quit();
            }
        }
    }
}

/// Tells which items fulfil what is asked of a panel, or why that can't be told.
pub(super) fn kept(
    request: Request,
    ids: Result<impl Iterator<Item = ItemId>, IndexingError>,
) -> Message {
    match ids {
        Ok(ids) => Message::Kept(request, ids.collect()),
        Err(error) => warning(&error.to_string()),
    }
}

/// Names the day on which a list is asked for.
fn on_this_day(filter: &Filter) -> Filter {
    let today = Zoned::now().date();
    let (month, day) = (today.month().unsigned_abs(), today.day().unsigned_abs());
    Filter {
        today: PartialDate::of_day(today.year(), month, day),
        ..filter.clone()
    }
}

/// Reads a claim with its evidence; nothing of one that is gone or in the trash.
pub(super) fn claim(library: &Library, id: ClaimId) -> Message {
    let page = library.claim_page(id).ok();
    let page = page.filter(|page| page.claim.removed.is_none());
    Message::Claim(id, page.map(Box::new))
}
