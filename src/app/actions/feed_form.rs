//! The form of a feed.

use std::sync::Arc;

use tui_input::Input;

use super::{details::corrected, following_feeds::fault_of};
use crate::{
    app::{App, Effect, Severity, overlay::Corrected, panel::Thing},
    command::CommandId,
    model::{
        CleanText, Feed, FeedId, PageAddress, RecordId,
        build::{FeedEdit, Setting, shown},
        feed::{self, Content, Stopped},
        view::FeedRow,
    },
};

/// The words for what is read of a feed.
pub(super) const CONTENTS: [&str; 2] = ["feed", "page"];

/// The words for whether a feed is asked.
pub(super) const ASKED: [&str; 2] = ["yes", "no"];

/// Opens the form of the feed under the cursor.
pub(super) fn open(app: &mut App) {
    let feed = match super::feeds::here(app) {
        Some(Thing::Feed(line)) => Arc::clone(&line.row.feed),
        Some(Thing::Folder(_)) => {
            let rename = app.key_of(CommandId::Rename);
            let said = format!(
                "A folder has nothing but its name, which {rename} changes; the form of each feed says in which it is."
            );
            return app.say(Severity::Done, &said);
        }
        _ => return,
    };
    app.effect(Effect::LoadVocabulary);
    let inputs = fields(&feed).map(Input::new).to_vec();
    let fact = |name, text: &str| (name, CleanText::line(text));
    let facts = vec![
        fact("Folders", "with commas: News/Europe, Harbour"),
        fact(
            "Content",
            "feed: what it says itself; page: the pages it leads to",
        ),
        fact(
            "Keep",
            "empty for ever; what is marked or starred stays in any case",
        ),
    ];
    super::details::open_form(app, Corrected::Feed(feed), facts, inputs);
}

/// Returns what the fields of the form say of a feed.
pub(super) fn fields(feed: &Feed) -> [String; 7] {
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let asked = usize::from(feed.stopped.is_some());
    [
        feed.given_name()
            .map_or_else(String::new, ToString::to_string),
        feed.url.to_string(),
        listed(&feed.folders),
        feed.content.word().to_owned(),
        number(feed.keep_days),
        number(feed.keep_items),
        ASKED[asked].to_owned(),
    ]
}

/// Takes the form of a feed, or says what is wrong with it.
pub(super) fn save(app: &mut App, feed: &Feed, typed: &[String]) -> Result<(), (usize, String)> {
    let edit = edited(app, feed, typed)?;
    if edit == FeedEdit::default() {
        return Ok(());
    }
    let record = app.known.record(RecordId::feed(feed.id));
    let change = app.build(|build| build.edit_feed(feed.id, &record, &edit));
    let name = match &edit.name {
        Setting::To(name) => name,
        Setting::Keep | Setting::Clear => &feed.label,
    };
    app.commit(change, &format!("Changed the feed {}", shown(name)));
    Ok(())
}

/// Reads the form of a feed: only what was changed is set, since others may have changed the rest meanwhile.
fn edited(app: &App, feed: &Feed, typed: &[String]) -> Result<FeedEdit, (usize, String)> {
    let [name, url, folders, content, keep_days, keep_items, asked] = typed else {
        return Ok(FeedEdit::default());
    };
    let url = if **url == *feed.url {
        Setting::Keep
    } else {
        let address = PageAddress::of_feed(url).map_err(|fault| (1, fault_of(fault)))?;
        if let Some(other) = at(app, feed.id, &address) {
            return Err((1, format!("{} has this address already.", shown(&other))));
        }
        let address = address.without_fragment();
        corrected(
            Some(&feed.url),
            Setting::To(CleanText::line(address.as_str())),
        )
    };
    // A folder may have a comma in its name, which splits it only where a person has written into the field.
    let folders = if *folders == listed(&feed.folders) {
        Setting::Keep
    } else {
        corrected(Some(&feed.folders), Setting::To(split(folders)))
    };
    let content = match content.as_str() {
        "feed" => Content::Feed,
        "page" => Content::Page,
        _ => return Err((3, "It is “feed” or “page”.".to_owned())),
    };
    let stopped = match (asked.as_str(), &feed.stopped) {
        ("yes", Some(_)) => Setting::Clear,
        ("no", None) => Setting::To(Stopped::ByHand),
        ("yes" | "no", _) => Setting::Keep,
        _ => return Err((6, "It is “yes” or “no”.".to_owned())),
    };
    Ok(FeedEdit {
        name: corrected(feed.given_name(), Setting::line(name)),
        url,
        site: Setting::Keep,
        folders,
        content: corrected(Some(&feed.content), Setting::To(content)),
        keep_days: corrected(feed.keep_days.as_ref(), number(keep_days, 4)?),
        keep_items: corrected(feed.keep_items.as_ref(), number(keep_items, 5)?),
        stopped,
    })
}

fn listed(folders: &[CleanText]) -> String {
    let folders: Vec<&str> = folders.iter().map(CleanText::as_str).collect();
    folders.join(", ")
}

fn split(typed: &str) -> Vec<CleanText> {
    let folders: Vec<CleanText> = typed.split(',').map(CleanText::line).collect();
    feed::each_folder(&folders)
}

/// Returns the name of another feed that has an address, or had it before.
fn at(app: &App, but: FeedId, address: &PageAddress) -> Option<CleanText> {
    let is_there = |row: &&Arc<FeedRow>| row.feed.id != but && row.feed.is_known_at(address);
    let row = app.feeds.rows().iter().find(is_there)?;
    Some(row.feed.label.clone())
}

fn number(typed: &str, field: usize) -> Result<Setting<u32>, (usize, String)> {
    match typed.parse() {
        _ if typed.is_empty() => Ok(Setting::Clear),
        Ok(number) if number > 0 => Ok(Setting::To(number)),
        _ => Err((
            field,
            "It is a number from 1 on, or empty for ever.".to_owned(),
        )),
    }
}
