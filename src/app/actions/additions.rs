//! Adding pages, files and folders from the screen: asking, following, ending, telling what came of it.

use std::{path::PathBuf, sync::Arc};

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        additions::{Addition, AdditionId, Gathered, Source, Stage, Then},
        frame::Pane,
        overlay::{Field, Overlay, Purpose},
        panel::{Item, Kind, Panel, Thing},
    },
    command::{CommandId, Place},
    model::{
        AddressFault, Article, CleanText, FoundIn, PageAddress,
        build::shown,
        page_address,
        view::{AddState, Added, counts_in_words},
    },
    text::count::{counted, grouped},
};

/// The most addresses that are taken from what was pasted at once.
const MOST_PASTED: usize = 200;

/// Opens the field for an address or a path.
pub(super) fn ask(app: &mut App) {
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Addition,
        input: Input::default(),
    }));
}

/// Adds what was typed.
pub(super) fn add(app: &mut App, typed: &str) {
    let typed = typed.trim();
    let source = CleanText::line(typed);
    if source.is_empty() {
        return app.say(Severity::Done, "Nothing was typed, so nothing is added.");
    }
    let several = page_address::several(typed);
    if !several.is_empty() {
        return add_pages(app, &several);
    }
    begin(app, &source, Source::Typed(typed.to_owned()), Then::Open);
    refill(app);
    let panel = app.key_of(CommandId::Additions);
    let said = format!("Adding {} … {panel} shows how it goes", shown(&source));
    app.say(Severity::Done, &said);
}

/// Adds what was named when the program was started; tells what becomes of the first.
pub(crate) fn come(app: &mut App, sources: Vec<(CleanText, PathBuf)>, mut then: Then) {
    if let Some((first, _)) = sources.first() {
        app.say(Severity::Done, &format!("Adding {} …", shown(first)));
    }
    for (seen, path) in sources {
        begin(app, &seen, Source::Named(path), std::mem::take(&mut then));
    }
    refill(app);
}

/// Lists what came in before the screen was there, and tells what a person should know of it.
pub(crate) fn had(app: &mut App, source: &CleanText, added: Added) {
    let given = Source::Typed(source.to_string());
    let id = app.additions.begin(source, given, Then::Stay);
    if !added.notices.is_empty() {
        app.say(Severity::Warning, &what_came(&added));
    }
    app.additions.go_on(id, Stage::Added(Box::new(added)));
    refill(app);
}

/// Begins to add something; `seen` is what is shown of it.
fn begin(app: &mut App, seen: &CleanText, source: Source, then: Then) {
    let id = app.additions.begin(seen, source.clone(), then);
    app.effect(Effect::Add(id, source));
}

/// Adds the addresses that were pasted where no text field is.
///
/// Each line must be one, or several: of anything else it is only said what can be done.
pub(super) fn pasted(app: &mut App, text: &str) {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let parts = lines.flat_map(|line| match page_address::several(line) {
        several if several.is_empty() => vec![line],
        several => several,
    });
    let pages: Vec<&str> = parts.take(MOST_PASTED + 1).collect();
    // One that is not fetched, since it has a password in it or is too long, is an address all the same.
    let is_address = |line: &str| {
        let address = PageAddress::of_web(line);
        let is_one = address.is_some_and(|address| address != Err(AddressFault::NoAddress));
        (is_one || PageAddress::meant(line).is_some()) && !line.contains(char::is_whitespace)
    };
    if pages.is_empty() || !pages.iter().copied().all(is_address) {
        let has_one = ["http://", "https://"]
            .iter()
            .any(|scheme| text.contains(scheme));
        let ask = app.keymap.named(CommandId::Add, Place::List);
        let why = if has_one {
            "There is more than addresses in what was pasted"
        } else {
            "There is no address in what was pasted"
        };
        let said =
            format!("{why}, so nothing was added. Copy the address alone, or type it after {ask}.");
        return app.say(Severity::Warning, &said);
    }
    add_pages(app, &pages);
}

/// Adds pages by their addresses, unless they are too many.
fn add_pages(app: &mut App, pages: &[&str]) {
    let count = pages.len();
    if count > MOST_PASTED {
        let said = format!(
            "These are more than {MOST_PASTED} addresses, so none was added; `briefreader add` takes as many as you like."
        );
        return app.say(Severity::Warning, &said);
    }
    for page in pages {
        let then = if count == 1 { Then::Open } else { Then::Stay };
        let source = Source::Typed((*page).to_owned());
        begin(app, &CleanText::line(page), source, then);
    }
    refill(app);
    let panel = app.key_of(CommandId::Additions);
    let said = format!(
        "Adding {} … {panel} shows how it goes",
        counted(count, "page")
    );
    app.say(Severity::Done, &said);
}

/// Adds again what is under the cursor, where that may bring more.
fn try_again(app: &mut App) {
    let Some(one) = meant(app).cloned() else {
        return;
    };
    if !one.may_bring_more() {
        let said = match one.stage.is_end() {
            true => "It is there as a whole, so it is not added again.",
            false => "It is being added still.",
        };
        return app.say(Severity::Done, said);
    }
    begin(app, &one.source, one.given.clone(), Then::Stay);
    refill(app);
    app.say(
        Severity::Done,
        &format!("Adding {} again …", shown(&one.source)),
    );
}

/// Fetches the page of the article that is meant again; among what is added, that is added again.
pub(super) fn fetch_again(app: &mut App) {
    if meant(app).is_some() {
        return try_again(app);
    }
    let Some(article) = super::chosen::one(app) else {
        return;
    };
    let Some(address) = address_of(&article) else {
        let details = app.key_of(CommandId::Details);
        let said = format!("The article has no address to be fetched from; {details} adds it.");
        return app.say(Severity::Done, &said);
    };
    let seen = CleanText::line(address.as_str());
    begin(app, &seen, Source::Again(article.id, address), Then::Stay);
    refill(app);
    app.say(Severity::Done, &format!("Fetching {} …", shown(&seen)));
}

/// Returns where the page of an article can be fetched: where it came from last, or else where it says it stands; one
/// that a feed has brought may have come with that, and only says where it stands.
fn address_of(article: &Article) -> Option<PageAddress> {
    let said = || PageAddress::of_web(article.url.as_deref()?)?.ok();
    if article.places.values().any(|it| *it == FoundIn::Feed) {
        return said();
    }
    let mut fetched = article.snapshots.iter().rev();
    let fetched = fetched.find_map(|entry| entry.fetched.as_ref());
    let fetched = fetched.and_then(|fetched| PageAddress::parse_whole(&fetched.url).ok());
    fetched.or_else(said)
}

/// Notes how far an addition has come, and tells its end.
pub(crate) fn went_on(app: &mut App, id: AdditionId, stage: Stage) {
    let stage = match stage {
        Stage::Feed(why) => {
            let (feeds, new) = (
                app.key_of(CommandId::Feeds),
                app.keymap.named(CommandId::New, Place::Feeds),
            );
            let said = format!(
                "{why} To get what it brings, follow it: {feeds} shows the feeds, and {new} there follows one."
            );
            Stage::Failed(CleanText::line(&said))
        }
        stage => stage,
    };
    let Some(one) = app.additions.go_on(id, stage) else {
        return;
    };
    let one = Arc::clone(one);
    match &one.stage {
        Stage::Added(added) => ended(app, &one, added),
        Stage::Gathered(folder) => {
            gathered(app, &one, folder);
            app.reload_list();
        }
        Stage::Failed(why) | Stage::Feed(why) => app.say(Severity::Warning, why),
        Stage::Cancelled => {
            app.say(Severity::Done, &format!("Cancelled {}", shown(&one.source)));
        }
        Stage::Waiting | Stage::Fetching(..) | Stage::Reading | Stage::Folder(..) => {}
    }
    refill(app);
}

/// Says what came of something, and what a person should know of it.
fn what_came(added: &Added) -> String {
    let title = shown(&added.title);
    let mut said = match added.state {
        AddState::New => format!("Added {title}"),
        AddState::Revised if added.placed.is_empty() => format!("{title} has a new snapshot"),
        AddState::Revised => {
            let states = added.placed.iter().map(|(_, placement)| &placement.state);
            format!(
                "{title} has a new snapshot; of its annotations: {}",
                counts_in_words(states)
            )
        }
        AddState::Unchanged => format!("{title} has not changed"),
        AddState::Restored => format!("{title} was in the trash and is back"),
        AddState::Left => format!("{title} was left in the trash"),
    };
    for notice in &added.notices {
        said += &format!(". {}", notice.trim_end_matches('.'));
    }
    said
}

fn ended(app: &mut App, one: &Addition, added: &Added) {
    // Whoever reads or writes something meanwhile is not led away from it.
    let is_free = app.overlays.is_empty() && (app.pane == Pane::List || app.reader.is_none());
    let mut said = what_came(added);
    if one.then == Then::Open && !is_free {
        let open = app.keymap.named(CommandId::Open, Place::Additions);
        said += &match shown_in(app).next() {
            Some(_) => format!("; {open} on it opens it"),
            None => format!("; {} {open} opens it", app.key_of(CommandId::Additions)),
        };
    }
    if added.samples > 0 {
        let remove = app.keymap.named(CommandId::RemoveSamples, Place::List);
        said += &format!(". It is your first; {remove} in the list removes the samples");
    }
    let severity = if added.notices.is_empty() {
        Severity::Done
    } else {
        Severity::Warning
    };
    app.say(severity, &said);
    if matches!(added.state, AddState::Revised | AddState::Restored) {
        super::articles::revised(app, added.id);
    }
    if one.then == Then::Open && is_free {
        app.turn_list(Some(added.id));
        super::articles::open_at(app, added.id, None);
    } else if added.state != AddState::Unchanged {
        app.reload_list();
    }
}

fn gathered(app: &mut App, one: &Addition, folder: &Gathered) {
    let articles = counted(folder.articles, "article");
    let mut said = format!("{}: {articles}", shown(&one.source));
    if !folder.skipped.is_empty() {
        said += &format!(", {} skipped ({})", folder.skipped.len(), folder.reasons);
    }
    if folder.noticed > 0 {
        let noticed = grouped(folder.noticed);
        said += &format!("; of {noticed} there is something to know");
        if shown_in(app).next().is_none() {
            said += &format!(", which {} tells", app.key_of(CommandId::Additions));
        }
    }
    if folder.left > 0 {
        said += &format!(
            "; ended with {} left, and adding it again goes on from there",
            counted(folder.left, "file")
        );
    }
    let severity = match folder.noticed {
        0 => Severity::Done,
        _ => Severity::Warning,
    };
    app.say(severity, &said);
}

/// Shows what is being added, or goes back from it.
pub(super) fn additions(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Additions)) {
        return;
    }
    let mut panel = Panel::new(Kind::Additions);
    panel.fill(items(app));
    super::panels::show(app, panel);
}

fn items(app: &App) -> Vec<Item> {
    let additions = app.additions.newest_first().cloned();
    additions.map(Thing::Addition).map(Item::new).collect()
}

/// Lists how far additions have come where they are shown, or would be by a step back.
fn refill(app: &mut App) {
    if shown_in(app).next().is_none() {
        return;
    }
    let items = items(app);
    for overlay in app.overlays.iter_mut().chain(&mut app.behind) {
        if let Overlay::Panel(panel) = overlay
            && matches!(panel.kind, Kind::Additions)
        {
            panel.fill(items.clone());
        }
    }
}

/// Returns the panels that list additions.
fn shown_in(app: &App) -> impl Iterator<Item = &Panel> {
    let overlays = app.overlays.iter().chain(&app.behind);
    overlays.filter_map(|overlay| match overlay {
        Overlay::Panel(panel) if matches!(panel.kind, Kind::Additions) => Some(panel.as_ref()),
        _ => None,
    })
}

fn meant(app: &App) -> Option<&Arc<Addition>> {
    match super::panels::top(app)?.current()? {
        Thing::Addition(one) => Some(one),
        _ => None,
    }
}

/// Opens the article of the addition under the cursor, or tells what became of it.
pub(super) fn open(app: &mut App) {
    let Some(one) = meant(app).cloned() else {
        return;
    };
    match (one.article(), &one.stage) {
        (Some(article), _) => super::panels::read(app, article, None, "what was added"),
        (None, Stage::Failed(why)) => app.say(Severity::Warning, why),
        (None, Stage::Gathered(folder)) => gathered(app, &one, folder),
        (None, _) => app.say(Severity::Done, &format!("It is not there: {}", one.words())),
    }
}

/// Tells whether the addition under the cursor has ended.
pub(crate) fn has_ended(app: &App) -> bool {
    meant(app).is_some_and(|one| one.stage.is_end())
}

/// Tells whether something else than an addition that may bring more is under the cursor of what is added.
pub(crate) fn is_whole(app: &App) -> bool {
    meant(app).is_some_and(|one| !one.may_bring_more())
}

/// Ends the addition under the cursor; whether that was in time, its last stage tells.
pub(super) fn cancel(app: &mut App) {
    let Some(one) = meant(app) else { return };
    let (id, is_end) = (one.id, one.stage.is_end());
    if app.additions.leave(id) {
        app.effect(Effect::LeaveAddition(id));
        refill(app);
    } else if is_end {
        app.say(Severity::Done, "This has ended already.");
    } else {
        app.say(Severity::Done, "This is ending already.");
    }
}
