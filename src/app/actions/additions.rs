//! Adding pages, files and folders from the screen: asking, following, ending, telling what came of it.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        additions::{Addition, AdditionId, Stage, Then},
        frame::Pane,
        overlay::{Field, Overlay, Purpose},
        panel::{Item, Kind, Panel, Thing},
    },
    command::CommandId,
    model::{
        Article, CleanText,
        build::shown,
        view::{AddState, Added, FolderAdded, counts_in_words},
    },
    text::count::counted,
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
    let source = CleanText::line(typed.trim());
    if source.is_empty() {
        return app.say(Severity::Done, "Nothing was typed, so nothing is added.");
    }
    begin(app, &source, Then::Open);
    let panel = app.key_of(CommandId::Additions);
    let said = format!("Adding {} … {panel} shows how it goes", shown(&source));
    app.say(Severity::Done, &said);
}

/// Adds what was named when the program was started; tells what becomes of the first.
pub(crate) fn come(app: &mut App, sources: &[CleanText], mut then: Then) {
    for source in sources {
        begin(app, source, std::mem::take(&mut then));
    }
    if let Some(first) = sources.first() {
        app.say(Severity::Done, &format!("Adding {} …", shown(first)));
    }
}

/// Begins to add something.
fn begin(app: &mut App, source: &CleanText, then: Then) {
    let id = app.additions.begin(source, then);
    app.effect(Effect::Add(id, source.clone()));
    refill(app);
}

/// Adds the addresses that were pasted where no text field is; tells whether there are any.
///
/// Each line must be one: a paragraph that has an address in it was copied for something else.
pub(super) fn pasted(app: &mut App, text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_address = |line: &str| {
        let rest = line
            .strip_prefix("https://")
            .or_else(|| line.strip_prefix("http://"));
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
    };
    let count = lines().take(MOST_PASTED + 1).count();
    if count == 0 || !lines().take(MOST_PASTED + 1).all(is_address) {
        return false;
    }
    if count > MOST_PASTED {
        let said = format!(
            "These are more than {MOST_PASTED} addresses, so none was added; `briefreader add` takes as many as you like."
        );
        app.say(Severity::Warning, &said);
        return true;
    }
    let then = if count == 1 { Then::Open } else { Then::Stay };
    for line in lines() {
        begin(app, &CleanText::line(line), then);
    }
    let panel = app.key_of(CommandId::Additions);
    let said = format!(
        "Adding {} … {panel} shows how it goes",
        counted(count, "page")
    );
    app.say(Severity::Done, &said);
    true
}

/// Fetches the page of the article that is meant again.
pub(super) fn fetch_again(app: &mut App) {
    let Some(article) = super::chosen::one(app) else {
        return;
    };
    let Some(url) = address_of(&article) else {
        let details = app.key_of(CommandId::Details);
        let said = format!("The article has no address to be fetched from; {details} adds it.");
        return app.say(Severity::Done, &said);
    };
    begin(app, &url, Then::Stay);
    app.say(Severity::Done, &format!("Fetching {} …", shown(&url)));
}

/// Returns where the page of an article can be fetched.
fn address_of(article: &Article) -> Option<CleanText> {
    let is_web = |url: &&CleanText| url.starts_with("http://") || url.starts_with("https://");
    article.url.as_ref().filter(is_web).cloned()
}

/// Notes how far an addition has come, and tells its end.
pub(crate) fn went_on(app: &mut App, id: AdditionId, stage: Stage) {
    let Some(one) = app.additions.go_on(id, stage) else {
        return;
    };
    let one = one.clone();
    match &one.stage {
        Stage::Added(added) => ended(app, &one, added),
        Stage::Gathered(folder) => gathered(app, &one, folder),
        Stage::Failed(why) => app.say(Severity::Warning, why),
        Stage::Cancelled => {
            app.say(Severity::Done, &format!("Cancelled {}", shown(&one.source)));
        }
        Stage::Waiting | Stage::Fetching(..) | Stage::Reading | Stage::Folder(..) => {}
    }
    refill(app);
}

fn ended(app: &mut App, one: &Addition, added: &Added) {
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
    };
    let severity = if added.notices.is_empty() {
        Severity::Done
    } else {
        Severity::Warning
    };
    for notice in &added.notices {
        said += &format!(". {}", notice.trim_end_matches('.'));
    }
    app.say(severity, &said);
    // Whoever reads or writes something meanwhile is not led away from it.
    let is_free = app.overlays.is_empty() && (app.pane == Pane::List || app.reader.is_none());
    if one.then == Then::Open && is_free {
        app.turn_list(Some(added.id));
        super::articles::open_at(app, added.id, None);
    } else if added.state != AddState::Unchanged {
        app.reload_list();
    }
}

fn gathered(app: &mut App, one: &Addition, folder: &FolderAdded) {
    let mut said = format!(
        "{}: {}",
        shown(&one.source),
        counted(folder.articles.len(), "article")
    );
    if !folder.skipped.is_empty() {
        said += &format!(", {} skipped ({})", folder.skipped.len(), folder.reasons());
    }
    if folder.left > 0 {
        said += &format!(
            "; ended with {} left, and adding it again goes on from there",
            counted(folder.left, "file")
        );
    }
    app.say(Severity::Done, &said);
    app.reload_list();
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

/// Lists how far additions have come where they are shown.
fn refill(app: &mut App) {
    let items = items(app);
    for overlay in &mut app.overlays {
        if let Overlay::Panel(panel) = overlay
            && matches!(panel.kind, Kind::Additions)
        {
            panel.fill(items.clone());
        }
    }
}

fn meant(app: &App) -> Option<&Addition> {
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
        (None, stage) => app.say(
            Severity::Done,
            &format!("It is not there: {}", stage.words()),
        ),
    }
}

/// Ends the addition under the cursor.
pub(super) fn cancel(app: &mut App) {
    let Some(one) = meant(app) else { return };
    let (id, is_end) = (one.id, one.stage.is_end());
    if is_end {
        return app.say(Severity::Done, "This has ended already.");
    }
    app.effect(Effect::LeaveAddition(id));
    // A folder tells itself how far it has come.
    let is_folder = matches!(meant(app).map(|one| &one.stage), Some(Stage::Folder(..)));
    if !is_folder {
        went_on(app, id, Stage::Cancelled);
    }
}
