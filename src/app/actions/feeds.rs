//! The feeds that are followed: their panel, following another, and the list narrowed to one or to a folder.

use std::{collections::HashSet, sync::Arc};

use crate::{
    app::{
        App, Effect, Severity,
        feeds::{Row, Told},
        frame::Pane,
        message::Wanted,
        narrowing::{View, query_of},
        overlay::Overlay,
        palette::Completion,
        panel::{Item, Kind, Panel, Thing},
        rows::Rows,
    },
    command::{CommandId, Place},
    model::{
        ArticleId, CleanText, Feed, FeedId, RecordId, RecordKind,
        build::shown,
        feed::with_those_above,
        view::{FeedRow, Filter, Scope},
    },
    text::{Direction, count::grouped, near, words::fold},
};

/// The most names that are told where several fit.
const SUGGESTED: usize = 3;

/// Asks for the feeds and what came by them.
pub(crate) fn load(app: &mut App) {
    app.effect(Effect::LoadFeeds(app.list.since));
}

/// Takes the feeds that the library knows.
pub(crate) fn came(app: &mut App, told: &Told) {
    for (id, record) in &told.records {
        app.known.learn(*id, record);
    }
    let is_first = !std::mem::replace(&mut app.feeds.is_known, true);
    learn(app, &told.rows);
    if is_first {
        super::refreshing::begin_at_start(app);
    }
}

/// Follows records that have changed.
pub(crate) fn follow(app: &mut App, touched: &[RecordId]) {
    if touched.iter().any(|id| id.kind == RecordKind::Feed) {
        learn(app, &[]);
    }
}

/// Has it counted anew what came by the feeds, where that is shown and may have changed.
pub(crate) fn count_again(app: &mut App, touched: &[RecordId]) {
    let is_shown = is_shown(app, |kind| matches!(kind, Kind::Feeds | Kind::Views));
    let is_within = app.list.view.as_ref().is_some_and(View::is_of_feeds);
    let may_have_changed = touched.iter().any(|id| match id.kind {
        RecordKind::Feed => true,
        RecordKind::Article => !app.feeds.rows().is_empty() && (is_shown || is_within),
        _ => false,
    });
    if may_have_changed {
        load(app);
    }
}

/// Tells whether a panel is shown, or would be by a step back.
fn is_shown(app: &App, is_it: impl Fn(&Kind) -> bool) -> bool {
    let mut overlays = app.overlays.iter().chain(&app.behind);
    overlays.any(|overlay| match overlay {
        Overlay::Panel(panel) => is_it(&panel.kind),
        _ => false,
    })
}

/// Decodes what is known of feeds.
fn learn(app: &mut App, told: &[FeedRow]) {
    let ids = app.known.of_kind(RecordKind::Feed).into_iter();
    let feeds = ids.filter_map(|id| Feed::from_record(FeedId(id.id), &app.known.record(id)));
    let feeds: Vec<Feed> = feeds.filter(|feed| feed.removed.is_none()).collect();
    app.feeds.take(feeds, told);
    stay_in_what_is_there(app);
    refill(app);
}

/// Follows a feed or folder that the list is narrowed to, or leads out of one that is gone.
fn stay_in_what_is_there(app: &mut App) {
    let view = app.list.view.as_ref().filter(|view| view.is_of_feeds());
    let Some(view) = view.filter(|_| app.feeds.is_known).cloned() else {
        return;
    };
    let renewed = app.feeds.renewed(&view);
    if renewed.as_ref() == Some(&view) {
        return;
    }
    // What was said of its going says more.
    if renewed.is_none() && app.said.is_none() {
        let word = view.word().to_lowercase();
        let said = format!("The {word} is not there any more; everything is shown.");
        app.say(Severity::Done, &said);
    }
    let article = app.list.current().map(|row| row.article.id);
    app.list.view = renewed;
    app.turn_list(article);
}

/// Shows the feeds, or goes back from them.
pub(super) fn feeds(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Feeds)) {
        return;
    }
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    load(app);
    let mut panel = Panel::new(Kind::Feeds);
    panel.fill(items(app));
    let shown = app.list.view.as_ref();
    if let Some(row) = shown.and_then(|view| app.feeds.row_of(view)) {
        panel.go_to(thing(row).id());
    }
    super::panels::show(app, panel);
}

/// Puts the cursor of the panel on the row of what a view shows, where there is one.
pub(super) fn go_to(app: &mut App, view: &View) {
    let id = app.feeds.row_of(view).map(|row| thing(row).id());
    if let (Some(id), Some(panel)) = (id, super::panels::top_mut(app)) {
        panel.go_to(id);
    }
}

fn thing(row: &Row) -> Thing {
    match row {
        Row::Folder(folder) => Thing::Folder(Arc::clone(folder)),
        Row::Feed(line) => Thing::Feed(Arc::clone(line)),
    }
}

fn items(app: &App) -> Vec<Item> {
    let rows = app.feeds.lines().iter();
    rows.map(thing).map(Item::new).collect()
}

/// Lists the feeds as they are now where they are shown, or would be by a step back.
fn refill(app: &mut App) {
    if !is_shown(app, |kind| matches!(kind, Kind::Feeds)) {
        return;
    }
    let items = items(app);
    for overlay in app.overlays.iter_mut().chain(&mut app.behind) {
        if let Overlay::Panel(panel) = overlay
            && matches!(panel.kind, Kind::Feeds)
        {
            panel.fill(items.clone());
        }
    }
}

/// Returns what the cursor of the panel stands on.
pub(super) fn here(app: &App) -> Option<&Thing> {
    super::panels::top(app).and_then(Panel::current)
}

/// Returns what the list would show of the feed or folder under the cursor.
pub(super) fn filter_here(app: &App) -> Option<Filter> {
    let view = view_here(app)?;
    let story = app.list.story.map(query_of);
    Some(Filter {
        within: story.into_iter().chain([view.query.to_string()]).collect(),
        ..Filter::default()
    })
}

fn view_here(app: &App) -> Option<View> {
    match here(app)? {
        Thing::Folder(folder) => Some(View::of_folder(&folder.path)),
        Thing::Feed(line) => Some(View::of_feed(&line.row.feed)),
        _ => None,
    }
}

/// Narrows the list to what came by the feed or folder under the cursor.
pub(super) fn open(app: &mut App) {
    if let Some(view) = view_here(app) {
        super::views::show(app, view);
    }
}

/// Narrows the list to the feed of a name, or to the folder of a path.
pub(super) fn show_named(app: &mut App, name: &str) -> Result<(), String> {
    let rows = app.feeds.lines();
    match fitting(rows, &fold(&CleanText::line(name))).as_slice() {
        [] => {}
        [row] => {
            let view = row.view();
            super::views::show(app, view);
            return Ok(());
        }
        several => {
            let names = several.iter().map(|row| shown(row.name()));
            let (first, more) = (names.take(SUGGESTED), several.len() > SUGGESTED);
            let names: Vec<String> = first.collect();
            let or_more = if more { " or another" } else { "" };
            return Err(format!("“{name}” may be {}{or_more}.", names.join(" or ")));
        }
    }
    let alike = near::alike(name, rows.iter().map(|row| row.name().as_str()));
    let said = format!("There is no feed or folder “{name}”.");
    Err(match alike.first() {
        Some(alike) => format!("{said} Did you mean “{alike}”?"),
        None => {
            let feeds = app.keymap.named(CommandId::Feeds, Place::List);
            format!("{said} {feeds} shows what there is.")
        }
    })
}

/// Returns what may be meant by a name: those called so, or else those whose name begins so, or else those with each
/// of its words in theirs; of folders within each other the uppermost.
fn fitting<'a>(rows: &'a [Row], sought: &str) -> Vec<&'a Row> {
    let rows = each_once(rows).map(|row| (row, fold(row.name())));
    let rows: Vec<(&Row, String)> = rows.collect();
    let all = |fits: &dyn Fn(&str) -> bool| -> Vec<&'a Row> {
        let rows = rows.iter().filter(|(_, name)| fits(name));
        rows.map(|(row, _)| *row).collect()
    };
    let has_words = |name: &str| sought.split_whitespace().all(|word| name.contains(word));
    let fits: [&dyn Fn(&str) -> bool; 3] = [
        &|name| name == sought,
        &|name| name.starts_with(sought),
        &has_words,
    ];
    let found = fits.into_iter().map(all).find(|found| !found.is_empty());
    let found = found.unwrap_or_default();
    let holds_all = |row: &&&Row| {
        let above =
            |other: &&Row| with_those_above(other.name()).any(|path| path == row.name().as_str());
        matches!(row, Row::Folder(_)) && found.iter().all(above)
    };
    match found.iter().find(holds_all) {
        Some(folder) => vec![folder],
        None => found,
    }
}

/// Returns the names of folders and feeds.
pub(super) fn names(app: &App) -> Vec<Completion> {
    let name = |row: &Row| {
        let unread = format!("{} · {} unread", row.word(), row.unread());
        Completion::word(row.name()).about(&unread)
    };
    each_once(app.feeds.lines()).map(name).collect()
}

/// Returns rows of which no two are called the same: a feed in two folders has two.
fn each_once(rows: &[Row]) -> impl Iterator<Item = &Row> {
    let mut known: HashSet<&CleanText> = HashSet::new();
    rows.iter().filter(move |row| known.insert(row.name()))
}

/// Puts the feed under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let row = match here(app) {
        Some(Thing::Feed(line)) => Arc::clone(&line.row),
        Some(Thing::Folder(_)) => {
            let rename = app.key_of(CommandId::Rename);
            let said = format!(
                "A folder is there for as long as feeds are in it; {rename} gives it another name, or without one takes it away."
            );
            return app.say(Severity::Done, &said);
        }
        _ => return,
    };
    let id = row.feed.id;
    let record = app.known.record(RecordId::feed(id));
    let change = app.build(|build| build.remove_feed(id, &record));
    let undo = app.key_of(CommandId::Undo);
    let stay = match row.articles {
        0 => String::new(),
        1 => "; its article stays".to_owned(),
        many => format!("; its {} articles stay", grouped(many)),
    };
    let said = format!(
        "Removed the feed {}{stay}; {undo} brings it back",
        shown(&row.feed.label)
    );
    app.commit(change, &said);
}

/// Looks whether another feed or folder has something unread, where the list is narrowed to one; tells whether any may.
pub(super) fn look_onward(app: &mut App, direction: Direction) -> bool {
    let is_all = !app.list.is_filtered() && app.list.scope == Scope::All;
    let view = app
        .list
        .view
        .as_ref()
        .filter(|view| view.is_of_feeds() && is_all);
    let next = view.and_then(|view| app.feeds.next_unread(view, direction));
    next.map(|next| ask_onward(app, next, direction)).is_some()
}

/// Returns what finds what of a feed or folder is unread, as it would be listed in place of what the list shows.
fn unread_in(app: &App, next: &View) -> Filter {
    let mut filter = app.list.filter();
    let shown = app.list.view.as_ref().map(|view| view.query.to_string());
    filter.within.retain(|query| Some(query) != shown.as_ref());
    let unread = "is:unread".to_owned();
    filter.within.extend([next.query.to_string(), unread]);
    filter
}

/// Asks what of a feed or folder is unread.
fn ask_onward(app: &mut App, next: View, direction: Direction) {
    app.effect(Effect::LoadIds {
        filter: Box::new(unread_in(app, &next)),
        wanted: Wanted::Unread(Box::new(next), direction),
    });
}

/// Goes on to another feed or folder, to the first of what it has unread, or back to the last.
pub(super) fn go_on(
    app: &mut App,
    asked: &Filter,
    (to, direction): (View, Direction),
    unread: &[ArticleId],
) {
    // Whoever has turned the list meanwhile, or writes something, is not led away.
    if *asked != unread_in(app, &to) || !app.overlays.is_empty() {
        return;
    }
    let (article, nothing) = match direction {
        Direction::Forward => (unread.first(), "No unread article stands below."),
        Direction::Back => (unread.last(), "No unread article stands above."),
    };
    let Some(article) = article.copied() else {
        // It was read elsewhere meanwhile.
        return match app.feeds.next_unread(&to, direction) {
            Some(next) => ask_onward(app, next, direction),
            None => app.say(Severity::Done, nothing),
        };
    };
    let said = format!("{}: {}", to.word(), to.name);
    app.list.view = Some(to);
    app.list.rows = Rows::default();
    app.turn_list(Some(article));
    app.say(Severity::Done, &said);
    if app.pane == Pane::Reader {
        app.behind.clear();
        super::articles::open_at(app, article, None);
    }
}
