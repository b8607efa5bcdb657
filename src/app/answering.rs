//! Messages: what each makes of the state.

use jiff::Timestamp;

use crate::app::{
    App, actions,
    message::{Effect, Message, Severity},
};

impl App {
    /// Takes a message at a time and returns what is to be done.
    pub fn update(&mut self, message: Message, now: Timestamp) -> Vec<Effect> {
        self.now = now;
        match message {
            Message::Key(key) => self.key(key),
            Message::Mouse(mouse, column, row) => {
                actions::mouse::act(self, mouse, column, row);
                self.settle();
            }
            Message::Pasted(text) => actions::fields::paste(self, &text),
            Message::Resized(width, height) => {
                self.size = (width, height);
                self.settle();
                // There may be room for the text now.
                actions::articles::preview(self);
            }
            Message::FocusGained => {
                self.effects.push(Effect::Refresh);
                actions::refreshing::look(self);
            }
            Message::Noticed => self.effects.push(Effect::Refresh),
            Message::FocusLost => self.keep_positions(),
            Message::Ending => {
                actions::fields::keep_drafts(self);
                self.keep_positions();
                self.keep_session();
                self.effects.push(Effect::Flush);
            }
            Message::Page(request, page) => {
                self.list.take(request, page);
                self.settle();
                actions::articles::preview_again(self);
                actions::articles::open_known(self);
            }
            Message::Ids(filter, wanted, ids) => {
                actions::tick::all(self, &filter, wanted, &ids);
            }
            Message::FoundIds(typed, wanted, ids) => {
                actions::tick::all_found(self, &typed, &wanted, &ids);
            }
            Message::Hidden(filter, count) => self.list.take_hidden(&filter, count),
            Message::Vocabulary(vocabulary) => {
                self.vocabulary = *vocabulary;
                actions::palette::vocabulary_came(self);
                self.settle();
            }
            Message::Claims(claims) => {
                self.claims = claims;
                self.origins.recount();
                actions::listing::refill(self, &[]);
                actions::flag::refresh(self);
                actions::matrix::again(self);
                self.settle();
            }
            Message::Origins(counted) => {
                self.origins.take(counted);
                self.settle();
            }
            Message::Shelves(shelves) => {
                actions::stories::came(self, *shelves);
                self.settle();
            }
            Message::Inside(inside) => actions::stories::inside_came(self, inside),
            Message::Claim(id, page) => actions::claims::take(self, id, page.as_deref()),
            Message::Coming(sources, then) => actions::additions::come(self, sources, then),
            Message::Had(source, added) => actions::additions::had(self, &source, *added),
            Message::Addition(id, stage) => {
                actions::additions::went_on(self, id, stage);
                self.settle();
            }
            Message::TakingIn(taking_in) => {
                actions::arrivals::going_on(self, taking_in);
                self.settle();
            }
            Message::Came(arrivals) => {
                actions::arrivals::came(self, &arrivals);
                self.settle();
            }
            Message::Feeds(told) => {
                actions::feeds::came(self, &told);
                self.settle();
            }
            Message::FeedsFound(address, found) => {
                actions::following_feeds::found(self, &address, found);
                self.settle();
            }
            Message::Refreshing(id, told) => actions::refreshing::went_on(self, id, told),
            Message::FeedsRefreshed(id, refreshed) => {
                actions::refreshing::ended(self, id, refreshed);
                self.settle();
            }
            Message::RefreshDue => actions::refreshing::look(self),
            Message::Loaded => {
                self.effects.push(Effect::Index);
                actions::feeds::load(self);
            }
            Message::Indexing(indexing) => {
                self.indexing = indexing;
                // What was taken in until now is there already.
                self.reload_list();
                if indexing.is_none() {
                    actions::listing::search_again(self);
                    actions::echoes::again(self);
                }
            }
            Message::FirstHits(request, hits) => {
                actions::search::began(self, request, *hits);
                self.settle();
            }
            Message::Hits(request, hits) => {
                actions::search::came(self, request, hits);
                self.settle();
            }
            Message::Kept(request, ids) => {
                actions::narrow::kept(self, request, ids);
                self.settle();
            }
            Message::Listed(request, listed) => actions::listing::listed(self, request, listed),
            Message::Opened(request, loaded) => {
                let mut arrived = std::mem::take(&mut self.arrived);
                arrived.retain(|(request, _)| actions::articles::is_awaited(self, *request));
                arrived.push((request, loaded));
                self.arrived = arrived;
                self.settle();
            }
            Message::Carried(shown, carried) => actions::articles::carried(self, &shown, &carried),
            Message::OpenFailed(request, why) => {
                if actions::articles::is_awaited(self, request) {
                    actions::articles::failed(self, request, &why);
                }
            }
            Message::Applied(id, applied) => self.applied(id, *applied),
            Message::Refused {
                change,
                why,
                records,
            } => self.refused(change, &why, &records),
            Message::NotDone(why) => {
                let asked = self.deeds.pop_front().unwrap_or_default();
                self.list.tick_again(&asked.unticked);
                self.say(Severity::Warning, &format!("Not done: {why}"));
                self.reload_list();
            }
            Message::Did {
                change,
                applied,
                done,
            } => self.did(&change, *applied, &done),
            Message::Purged(id, title, outcome) => {
                actions::trash::purged(self, id, &title, outcome);
                self.settle();
            }
            Message::Flushed(saved) => self.flushed(saved),
            Message::Found(request, found) => actions::find::found(self, request, found),
            Message::Revision(request, found) => actions::diff::came(self, request, found),
            Message::Survey(request, found) => actions::matrix::came(self, request, found),
            Message::Grid(request, read) => actions::grid::came(self, request, read),
            Message::Compared(what, found) => actions::changes::compared(self, &what, found),
            Message::Echoes(shown, within, found) => {
                actions::echoes::came(self, &shown, &within, found);
            }
            Message::Watched(shown, words, places) => {
                actions::watching::came(self, &shown, &words, places);
            }
            Message::Unread(asked, direction, found) => {
                actions::jumps::found_unread(self, &asked, direction, found);
                self.settle();
            }
            Message::Unsure(direction, unsure) => {
                actions::recheck::found(self, direction, &unsure);
                self.settle();
            }
            Message::Settled(article, record) => actions::recheck::settled(self, article, record),
            Message::NotSettled(article) => self.settling.fail(article),
            Message::Refreshed => self.show_anew(),
            Message::Configured(configuration) => {
                self.configure(&configuration);
                self.settle();
            }
            Message::Told(severity, text) => self.say(severity, &text),
            Message::Remarked(text) => self.remark(&text),
            Message::Waiting(text) => {
                self.remark(&text);
                self.effects.push(Effect::AwaitIndex(text));
            }
            Message::Answering(text) => {
                self.said.take_if(|(_, said)| *said == text);
                self.reload_list();
            }
            Message::Completions(request, found) => {
                actions::palette::completed(self, request, found);
                self.settle();
            }
            Message::Titled(article) => actions::palette::go(self, article),
            Message::Exported(order, outcome) => actions::export::came(self, *order, &outcome),
        }
        self.go_on();
        actions::jumps::follow(self);
        actions::drafts::follow(self);
        std::mem::take(&mut self.effects)
    }

    /// Does what waited for rows that are there now.
    fn go_on(&mut self) {
        for (id, count) in actions::held::take(self) {
            self.command(id, count);
            self.settle();
        }
    }
}
