//! Searching the library, and going through what was found.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        frame::Pane,
        message::Request,
        overlay::{Field, Overlay, Purpose},
        panel::{Found, FoundRow, Item, Kind, Panel, Thing},
        results::{Results, Stop, Target},
    },
    command::CommandId,
    model::{
        ClaimId, CleanText,
        hit::{HitIn, Hits},
    },
    query,
};

/// Opens the panel of the search with its field; where the panel is open already, its field alone.
pub(super) fn open(app: &mut App) {
    if let Some(Kind::Found(_)) = super::panels::top(app).map(|panel| &panel.kind) {
        return edit(app);
    }
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    let typed = app.results.as_ref().map(|results| results.typed.clone());
    open_with(app, &typed.unwrap_or_default());
    edit(app);
}

/// Searches the library for what was typed in the palette.
pub(super) fn search(app: &mut App, typed: &str) {
    app.effect(Effect::Refresh);
    open_with(app, typed);
}

fn open_with(app: &mut App, typed: &str) {
    super::panels::show(app, Panel::new(Kind::Found(Found::default())));
    narrow(app, typed);
}

/// Opens the field of the search.
pub(super) fn edit(app: &mut App) {
    let Some(Kind::Found(found)) = super::panels::top(app).map(|panel| &panel.kind) else {
        return;
    };
    let input = Input::new(found.typed.clone());
    app.effect(Effect::LoadVocabulary);
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Library,
        input,
    }));
}

/// Searches for what stands in the field now.
pub(super) fn narrow(app: &mut App, typed: &str) {
    let is_panel = |overlay: &mut Overlay| matches!(overlay, Overlay::Panel(_));
    let Some(Overlay::Panel(mut panel)) = app.overlays.pop_if(is_panel) else {
        return;
    };
    if let Kind::Found(found) = &mut panel.kind {
        typed.clone_into(&mut found.typed);
        ask(app, &mut panel);
    }
    app.overlays.push(Overlay::Panel(panel));
}

/// Has it search for what was typed; what was found before stays until the answer comes.
pub(super) fn ask(app: &mut App, panel: &mut Panel) {
    let Kind::Found(found) = &mut panel.kind else {
        return;
    };
    if query::parse_typing(&found.typed).expr.is_none() {
        (found.total, found.answered) = (0, String::new());
        panel.waiting = None;
        return panel.fill(Vec::new());
    }
    let typed = found.typed.clone();
    app.listing = app.listing.next();
    panel.waiting = Some(app.listing);
    let story = app.list.story;
    app.effect(Effect::SearchLibrary(app.listing, typed, story));
}

/// Takes what was found, unless something else is looked for by now.
pub(crate) fn came(app: &mut App, request: Request, answer: Result<Box<Hits>, CleanText>) {
    let Some(panel) = super::listing::answered(app, request) else {
        return;
    };
    match answer {
        Ok(hits) => fill(panel, *hits),
        Err(why) => {
            if let Kind::Found(found) = &mut panel.kind {
                (found.total, found.answered) = (0, String::new());
            }
            panel.fill(Vec::new());
            app.say(Severity::Warning, &why);
        }
    }
}

/// Shows the best of what is found; the panel goes on waiting for the rest.
pub(crate) fn began(app: &mut App, request: Request, hits: Hits) {
    if let Some(panel) = super::listing::answered(app, request) {
        fill(panel, hits);
        panel.waiting = Some(request);
    }
}

fn fill(panel: &mut Panel, hits: Hits) {
    let rows = FoundRow::all(hits.hits);
    let is_claim = |row: &&FoundRow| matches!(row.first.found, HitIn::Claim(_));
    let claims = rows.iter().filter(is_claim).count();
    let mut is_other = false;
    if let Kind::Found(found) = &mut panel.kind {
        is_other = found.answered != found.typed;
        found.answered.clone_from(&found.typed);
        found.total = hits.articles + claims;
        found.is_more = hits.is_more;
    }
    let items = rows.into_iter().map(Thing::Found);
    panel.fill(items.map(Item::new).collect());
    if is_other {
        panel.rows.cursor = 0;
    }
}

/// Goes to what the cursor stands on: into the text, with all that was looked for marked, or to the claim.
pub(super) fn go(app: &mut App) {
    let Some(panel) = super::panels::top(app) else {
        return;
    };
    let Kind::Found(found) = &panel.kind else {
        return;
    };
    let rows = panel.things().filter_map(|thing| match thing {
        Thing::Found(row) => Some(row),
        _ => None,
    });
    let stops: Vec<Stop> = rows.filter_map(stop).collect();
    if stops.is_empty() {
        return;
    }
    app.results = Some(Results::new(&found.answered, stops, panel.rows.cursor));
    visit(app);
}

/// Returns what a row leads to.
fn stop(row: &FoundRow) -> Option<Stop> {
    let (what, title) = match &row.first.found {
        HitIn::Claim(claim) => (Target::Claim(claim.id), &claim.statement),
        found => {
            let article = found.article()?;
            (Target::Article(article.id), &article.title)
        }
    };
    Some(Stop {
        what,
        title: title.clone(),
        place: row.place(),
    })
}

/// Returns the claim that is open in its panel.
fn open_claim(app: &App) -> Option<ClaimId> {
    match super::panels::top(app)?.kind {
        Kind::Claim(id, _) => Some(id),
        _ => None,
    }
}

/// Goes on to what was found next or before; tells whether there was a search to go on with.
pub(super) fn step(app: &mut App, by: isize) -> bool {
    let article = app.reader.as_ref().map(|reader| reader.article.id);
    let here = match open_claim(app) {
        Some(claim) => Some(Target::Claim(claim)),
        None => article.map(Target::Article),
    };
    let Some(results) = &mut app.results else {
        return false;
    };
    // Whoever has gone elsewhere meanwhile does not want to be taken back.
    if results.stop().map(|stop| stop.what) != here {
        return false;
    }
    if results.step(by) {
        visit(app);
    } else {
        end(app, by);
    }
    true
}

/// Goes on from a claim that a search found.
pub(super) fn step_from_claim(app: &mut App, by: isize) {
    if !step(app, by) {
        let search = app.key_of(CommandId::SearchLibrary);
        let said = format!("No search has led to this claim; {search} searches the library.");
        app.say(Severity::Done, &said);
    }
}

/// Says that nothing else was found that way.
fn end(app: &mut App, by: isize) {
    let said = if by > 0 {
        "This is the last result."
    } else {
        "This is the first result."
    };
    let back = app.key_of(CommandId::Back);
    app.say(Severity::Done, &format!("{said} {back} leads back to all."));
}

/// Opens what the results stand on, an article at its place.
fn visit(app: &mut App) {
    let Some(results) = &app.results else { return };
    let Some(stop) = results.stop().cloned() else {
        return;
    };
    let said = format!(
        "{} of {}: {}",
        results.at() + 1,
        results.counted(),
        stop.title
    );
    app.say(Severity::Done, &said);
    if open_claim(app).is_some() {
        app.overlays.pop();
    }
    match stop.what {
        Target::Article(id) => {
            if !app.overlays.is_empty() {
                app.behind = std::mem::take(&mut app.overlays);
            }
            app.pane = Pane::Reader;
            super::articles::open_found(app, id);
        }
        Target::Claim(id) => {
            if app.overlays.is_empty() {
                app.overlays = std::mem::take(&mut app.behind);
            }
            super::claims::show(app, id);
            reach(app);
        }
    }
}

fn reach(app: &mut App) {
    if let Some(results) = &mut app.results {
        results.reach();
    }
}

/// Passes over an article that was found and can't be opened, and says so.
pub(crate) fn pass_over(app: &mut App, why: &str) {
    let Some(results) = &mut app.results else {
        return;
    };
    let goes_on = results.pass();
    let next = results.stop().map(|stop| stop.title.clone());
    let rest = match next {
        Some(title) if goes_on => {
            visit(app);
            format!("It was passed over; this is {title}")
        }
        _ => "Nothing else was found that way.".to_owned(),
    };
    app.say(Severity::Warning, &format!("{why} {rest}"));
}

/// Goes to the place that was found in the article that has just been opened, and marks what was looked for.
pub(super) fn arrive(app: &mut App) {
    let Some(results) = &app.results else { return };
    let Some(stop) = results.stop() else { return };
    let (typed, runs, place) = (
        results.typed.clone(),
        results.runs.clone(),
        stop.place.clone(),
    );
    let Some(reader) = &mut app.reader else {
        return;
    };
    if Target::Article(reader.article.id) != stop.what {
        return;
    }
    reader.selection = None;
    // In another text of the article it may stand anywhere.
    if let Some((snapshot, place)) = place
        && snapshot == reader.snapshot().id
    {
        reader.go(reader.document().caret_near(place), None);
    }
    let behind = reader.caret;
    super::find::start_runs(app, typed, runs, behind);
    reach(app);
}
